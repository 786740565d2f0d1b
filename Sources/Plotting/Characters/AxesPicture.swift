/// Axes in characters: the frame with its ticks, the labels around it, and what is drawn in it.
struct AxesPicture {
  private let axes: Axes
  private let surface: Surface
  private let columns: Int
  private let rows: Int
  private let titles: [String]
  /// What stands above the frame at its left: the name of the upright axis.
  private let heading: String
  private let legendBelow: [[Legend.Entry]]

  /// The fewest cells that a plot is drawn in.
  private static let least = (columns: 8, rows: 3)

  init(_ axes: Axes, columns: Int, rows: Int, on surface: Surface) {
    self.axes = axes
    self.surface = surface
    self.columns = columns
    self.rows = rows
    titles =
      axes.title.isEmpty
      ? [] : Surface.lines(of: axes.title, unicode: surface.unicode).map { surface.fitted($0, to: columns) }
    heading =
      axes.isFramed ? Surface.lines(of: axes.y.label, unicode: surface.unicode).joined(separator: " ") : ""
    legendBelow =
      axes.legend.map {
        $0.location == .outside ? LegendBox($0, surface).flowing(in: columns) : []
      } ?? []
  }

  /// How the cells are shared out.
  private struct Layout {
    /// The upper left cell of the plot, without its frame.
    var column = 0
    var row = 0
    var columns = 0
    var rows = 0
    var view: (x: Interval, y: Interval) = (Interval(0, 1), Interval(0, 1))
    var xTicks: [TickLabel] = []
    var yTicks: [TickLabel] = []
    var xNote = ""
    var yNote = ""

    /// The rows that the labels below the plot take.
    var labelRows: Int { (xTicks.compactMap(\.line).max() ?? -1) + 1 }
  }

  /// A tick, the first cell of its label, and the line on which that stands.
  private struct TickLabel {
    let cell: Int
    let label: String
    var start = 0
    /// No line where the label has no room.
    var line: Int?
  }

  /// Draws everything into a part of a sheet.
  func draw(into sheet: inout Sheet, column: Int, row: Int) {
    let layout = layout()
    var painter = Painter(
      axes, view: layout.view, columns: layout.columns, rows: layout.rows, on: surface)
    drawGrid(on: &painter.canvas, layout)
    for element in axes.elements { painter.draw(element) }
    let origin = (column: column + layout.column, row: row + layout.row)
    for y in 0..<layout.rows {
      for x in 0..<layout.columns {
        let cell = painter.canvas[x, y]
        sheet.put(cell.shown, cell.ink, column: origin.column + x, row: origin.row + y)
      }
    }
    let across = origin.column..<origin.column + layout.columns
    for (number, title) in titles.enumerated() {
      sheet.write(title, .bold, centredIn: across, row: row + number)
    }
    if axes.isFramed {
      drawFrame(into: &sheet, at: origin, layout)
      drawLabels(into: &sheet, at: origin, layout, left: column, top: row)
    }
    if let legend = axes.legend, legend.location != .outside {
      LegendBox(legend, surface).draw(into: &sheet, at: origin, over: painter.canvas)
    }
    drawFooter(
      into: &sheet,
      row: origin.row + layout.rows + (axes.isFramed ? 1 + layout.labelRows : 0)
        + (hasXLabelRow(layout) ? 1 : 0), across: across, left: column)
  }

  // MARK: Layout

  private func hasXLabelRow(_ layout: Layout) -> Bool {
    axes.isFramed && !(axes.x.label.isEmpty && layout.xNote.isEmpty)
  }

  private var footerRows: Int { (axes.colourBar == nil ? 0 : 1) + legendBelow.count }

  private func layout() -> Layout {
    var layout = Layout()
    var room = max(Self.least.rows, rows - titles.count - footerRows - (axes.isFramed ? 5 : 0))
    var left = axes.isFramed ? 5 : 0
    // What one axis' labels take decides on the other's room; three rounds settle it.
    for _ in 0..<3 {
      layout.rows = room
      layout.columns = max(Self.least.columns, columns - left - (axes.isFramed ? 2 : 0))
      shrinkToImage(&layout)
      layout.view = axes.view(
        inWidth: Double(layout.columns), height: Double(layout.rows) * (axes.hasEqualUnits ? 2 : 1))
      guard axes.isFramed else { break }
      let ticks = Ticks(
        axes.y, in: layout.view.y, intervals: max(1, min(9, layout.rows / 2)), unicode: surface.unicode)
      layout.yNote = ticks.note
      layout.yTicks = placed(ticks, of: layout)
      left = min(
        columns / 3, (layout.yTicks.map { surface.width(of: $0.label) }.max() ?? 0) + 1)
      placeXTicks(&layout)
      let heads = titles.count + (heading.isEmpty && layout.yNote.isEmpty ? 0 : 1)
      layout.row = heads + 1
      layout.column = left + 1
      room = max(
        Self.least.rows,
        rows - heads - 2 - layout.labelRows - (hasXLabelRow(layout) ? 1 : 0) - footerRows)
    }
    if !axes.isFramed { layout.row = titles.count }
    // What is narrower than its place stands in the middle of it.
    layout.column += max(0, (columns - left - (axes.isFramed ? 2 : 0) - layout.columns) / 2)
    return layout
  }

  /// Makes the plot as narrow or as low as an image with square fields wants it.
  private func shrinkToImage(_ layout: inout Layout) {
    let images = axes.elements.compactMap { if case .image(let image) = $0 { image } else { nil } }
    guard axes.hasEqualUnits, let image = images.first, image.rows > 0, image.columns > 0 else { return }
    let view = axes.view
    let width = view.x.upper - view.x.lower
    let height = view.y.upper - view.y.lower
    guard width > 0, height > 0, (width / height).isFinite, width / height > 0 else { return }
    let hasSquareFields = abs(width / height * Double(image.rows) / Double(image.columns) - 1) < 1e-9
    if hasSquareFields, let size = wholeFields(image, in: layout) {
      (layout.columns, layout.rows) = size
      return
    }
    // A cell is twice as high as it is wide.
    let wanted = Double(layout.rows) * 2 * width / height
    if wanted < Double(layout.columns) {
      layout.columns = max(Self.least.columns, Int(wanted.rounded()))
    } else {
      layout.rows = max(1, Int((Double(layout.columns) / 2 * height / width).rounded()))
    }
  }

  /// The columns and rows in which all fields of an image are equally large; nil where they are smaller than cells.
  private func wholeFields(_ image: Element.Image, in layout: Layout) -> (columns: Int, rows: Int)? {
    // With two colours in a cell its halves are square.
    let halves = surface.unicode && surface.isColoured
    let (down, across) = halves ? (2, 1) : (1, 2)
    var size = min(layout.rows * down / image.rows, layout.columns / (image.columns * across))
    if halves, size > 1, size * image.rows % 2 == 1 { size -= 1 }
    guard size > 0 else { return nil }
    let columns = size * image.columns * across
    return columns < Self.least.columns ? nil : (columns, (size * image.rows + down - 1) / down)
  }

  private func placed(_ ticks: Ticks, of layout: Layout) -> [TickLabel] {
    let canvas = Canvas(columns: layout.columns, rows: layout.rows, unicode: surface.unicode)
    let projection = axes.projections(of: layout.view).y
    var taken: Set<Int> = []
    return ticks.shown(in: layout.view.y).compactMap { value, label in
      guard let part = projection(value) else { return nil }
      let row = canvas.row(part)
      // Two labels do not fit on one row.
      guard taken.insert(row).inserted else { return nil }
      let text = surface.fitted(
        Surface.lines(of: label, unicode: surface.unicode).joined(separator: " "), to: columns / 3 - 1)
      return TickLabel(cell: row, label: text, line: 0)
    }
  }

  // MARK: Ticks along the lower edge

  private func placeXTicks(_ layout: inout Layout) {
    var layoutTicks: [TickLabel] = []
    for intervals in stride(from: 9, to: 0, by: -1) {
      let ticks = Ticks(axes.x, in: layout.view.x, intervals: intervals, unicode: surface.unicode)
      layout.xNote = ticks.note
      layoutTicks = xLabels(ticks, layout)
      let isOwn = axes.x.ticks != nil
      arrange(&layoutTicks, lines: isOwn ? 3 : 1, gap: isOwn ? 1 : 2)
      if isOwn || layoutTicks.allSatisfy({ $0.line != nil }) { break }
    }
    layout.xTicks = layoutTicks
  }

  private func xLabels(_ ticks: Ticks, _ layout: Layout) -> [TickLabel] {
    let canvas = Canvas(columns: layout.columns, rows: 1, unicode: surface.unicode)
    let projection = axes.projections(of: layout.view).x
    return ticks.shown(in: layout.view.x).compactMap { value, label in
      guard let part = projection(value) else { return nil }
      let text = surface.fitted(
        Surface.lines(of: label, unicode: surface.unicode).joined(separator: " "), to: layout.columns)
      let width = surface.width(of: text)
      let cell = canvas.column(part)
      // Labels may reach as far as the frame does.
      let start = max(-layout.column, min(cell - width / 2, layout.columns + 1 - width))
      return TickLabel(cell: cell, label: text, start: start)
    }.sorted { $0.cell < $1.cell }
  }

  /// Gives labels places that do not overlap, on as few lines as will do.
  private func arrange(_ ticks: inout [TickLabel], lines: Int, gap: Int) {
    for count in 1...lines {
      var ends = Array(repeating: Int.min / 2, count: count)
      for index in ticks.indices {
        let first = index % count
        // Labels take turns on the lines.
        let line = ([first] + (0..<count).filter { $0 != first }).first {
          ends[$0] + gap <= ticks[index].start
        }
        ticks[index].line = line
        if let line { ends[line] = ticks[index].start + surface.width(of: ticks[index].label) }
      }
      if ticks.allSatisfy({ $0.line != nil }) { return }
    }
  }

  // MARK: Drawing

  private func drawGrid(on canvas: inout Canvas, _ layout: Layout) {
    let signs: (across: Character, down: Character, both: Character) =
      surface.unicode ? ("┈", "┊", "┼") : ("-", ":", "+")
    let rows = axes.y.hasGrid ? Set(layout.yTicks.map(\.cell)) : []
    let columns = axes.x.hasGrid ? Set(layout.xTicks.map(\.cell)) : []
    for row in rows {
      for column in 0..<layout.columns { canvas.put(signs.across, .grid, .dim, column: column, row: row) }
    }
    for column in columns {
      for row in 0..<layout.rows {
        canvas.put(rows.contains(row) ? signs.both : signs.down, .grid, .dim, column: column, row: row)
      }
    }
  }

  private func drawFrame(into sheet: inout Sheet, at origin: (column: Int, row: Int), _ layout: Layout) {
    let signs: [Character] =
      surface.unicode ? ["┌", "─", "┐", "│", "└", "┘", "┤", "┬"] : ["+", "-", "+", "|", "+", "+", "+", "+"]
    let (left, right) = (origin.column - 1, origin.column + layout.columns)
    let (top, bottom) = (origin.row - 1, origin.row + layout.rows)
    for column in left...right {
      sheet.put(signs[1], .dim, column: column, row: top)
      sheet.put(signs[1], .dim, column: column, row: bottom)
    }
    for row in top...bottom {
      sheet.put(signs[3], .dim, column: left, row: row)
      sheet.put(signs[3], .dim, column: right, row: row)
    }
    sheet.put(signs[0], .dim, column: left, row: top)
    sheet.put(signs[2], .dim, column: right, row: top)
    sheet.put(signs[4], .dim, column: left, row: bottom)
    sheet.put(signs[5], .dim, column: right, row: bottom)
    for tick in layout.yTicks where !tick.label.isEmpty {
      sheet.put(signs[6], .dim, column: left, row: origin.row + tick.cell)
    }
    for tick in layout.xTicks where !tick.label.isEmpty {
      sheet.put(signs[7], .dim, column: origin.column + tick.cell, row: bottom)
    }
  }

  private func drawLabels(
    into sheet: inout Sheet, at origin: (column: Int, row: Int), _ layout: Layout, left: Int, top: Int
  ) {
    for tick in layout.yTicks {
      let width = surface.width(of: tick.label)
      sheet.write(tick.label, column: origin.column - 2 - width, row: origin.row + tick.cell)
    }
    let below = origin.row + layout.rows + 1
    for tick in layout.xTicks {
      guard let line = tick.line else { continue }
      sheet.write(tick.label, column: origin.column + tick.start, row: below + line)
    }
    let across = origin.column..<origin.column + layout.columns
    if !heading.isEmpty || !layout.yNote.isEmpty {
      let words = [heading, layout.yNote.isEmpty ? "" : "(\(layout.yNote))"].filter { !$0.isEmpty }
      sheet.write(
        surface.fitted(words.joined(separator: " "), to: columns), column: left, row: top + titles.count)
    }
    guard hasXLabelRow(layout) else { return }
    let words = [
      Surface.lines(of: axes.x.label, unicode: surface.unicode).joined(separator: " "),
      layout.xNote.isEmpty ? "" : "(\(layout.xNote))",
    ].filter { !$0.isEmpty }
    sheet.write(
      surface.fitted(words.joined(separator: " "), to: columns), centredIn: across,
      row: below + layout.labelRows)
  }

  /// Draws the colours' meaning and a legend that stands below.
  private func drawFooter(into sheet: inout Sheet, row: Int, across: Range<Int>, left: Int) {
    var row = row
    if let bar = axes.colourBar {
      drawBar(bar, into: &sheet, row: row, across: across)
      row += 1
    }
    for line in legendBelow {
      LegendBox.write(line, into: &sheet, column: left + 1, row: row, on: surface)
      row += 1
    }
  }

  private func drawBar(_ bar: ColourBar, into sheet: inout Sheet, row: Int, across: Range<Int>) {
    let view = Interval(bar.lower, bar.upper)
    let labels = NumberLabels([bar.lower, bar.upper], in: view, unicode: surface.unicode).ticks
    let ends = labels.labels.map { $0 + (labels.note.isEmpty ? "" : " (\(labels.note))") }
    let width = min(32, max(4, across.count - surface.width(of: ends.joined()) - 2))
    let start = max(
      across.lowerBound,
      across.lowerBound + (across.count - width - surface.width(of: ends.joined()) - 2) / 2)
    var column = start
    sheet.write(ends[0], column: column, row: row)
    column += surface.width(of: ends[0]) + 1
    for step in 0..<width {
      let colour = bar.map.colour(at: (Double(step) + 0.5) / Double(width))
      if surface.isColoured {
        sheet.put(" ", Ink(background: colour), column: column + step, row: row)
      } else {
        let signs = Signs(unicode: surface.unicode, isColoured: false)
        sheet.put(signs.shade(colour.lightness), column: column + step, row: row)
      }
    }
    sheet.write(ends[1], column: column + width + 1, row: row)
    if !bar.label.isEmpty {
      sheet.write(bar.label, column: column + width + 2 + surface.width(of: ends[1]), row: row)
    }
  }
}
