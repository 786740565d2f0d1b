/// A figure in characters.
package enum FigurePicture {
  /// The columns that axes need beside others.
  private static let leastColumns = 28
  /// The rows that axes need above others.
  private static let leastRows = 11
  /// The rows of a plot for each column, where it is as high as it is wide; a cell is twice as high as wide.
  private static let rowsPerColumn = 0.27

  /// The lines of the picture, with escape sequences where the surface has colours.
  package static func lines(of figure: Figure, on surface: Surface) -> [String] {
    let columns = max(24, surface.columns)
    let narrowest = figure.axes.map(\.place.width).min() ?? 1
    guard figure.axes.count == 1 || Int(Double(columns) * narrowest) >= leastColumns else {
      // Side by side they would be too narrow; they are shown below each other.
      return stacked(figure, columns, surface)
    }
    let parts = figure.axes.map { 1 / max(0.01, $0.place.height) }
    let lines = max(1, Int((parts.max() ?? 1).rounded()))
    let titles = titles(of: figure, columns, surface)
    var rows = Int(Double(columns) * figure.height / max(0.1, figure.width) * rowsPerColumn) + 5 * lines
    rows = max(min(rows, surface.rows - 1 - titles.count), leastRows * lines)
    var sheet = Sheet(columns: columns, rows: rows + titles.count, on: surface)
    for (number, title) in titles.enumerated() {
      sheet.write(title, .bold, centredIn: 0..<columns, row: number)
    }
    for axes in figure.axes {
      let place = axes.place
      func cell(_ part: Double, _ count: Int) -> Int { Int((part * Double(count)).rounded()) }
      let (left, right) = (cell(place.left, columns), cell(place.left + place.width, columns))
      let (top, bottom) = (cell(place.top, rows), cell(place.top + place.height, rows))
      let picture = AxesPicture(
        axes, columns: right - left - (right < columns ? 2 : 0), rows: bottom - top, on: surface)
      picture.draw(into: &sheet, column: left, row: top + titles.count)
    }
    return trimmed(sheet.lines)
  }

  private static func titles(of figure: Figure, _ columns: Int, _ surface: Surface) -> [String] {
    figure.title.isEmpty
      ? [] : Surface.lines(of: figure.title, unicode: surface.unicode).map { surface.fitted($0, to: columns) }
  }

  private static func stacked(_ figure: Figure, _ columns: Int, _ surface: Surface) -> [String] {
    var lines: [String] = []
    for (number, axes) in figure.axes.enumerated() {
      var alone = axes
      alone.place = .whole
      let part = Figure(
        width: figure.width, height: figure.height * 0.7, title: number == 0 ? figure.title : "",
        axes: [alone])
      if number > 0 { lines.append("") }
      lines += self.lines(of: part, on: surface)
    }
    return lines
  }

  /// The lines without empty ones at the end.
  private static func trimmed(_ lines: [String]) -> [String] {
    var lines = lines
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}
