/// What a legend looks like in characters.
struct LegendBox {
  private let legend: Legend
  private let surface: Surface

  init(_ legend: Legend, _ surface: Surface) {
    self.legend = legend
    self.surface = surface
  }

  /// The cells of a sample, with the blank behind it.
  private static let sampleWidth = 4

  private static func label(_ entry: Legend.Entry, _ surface: Surface) -> String {
    Surface.lines(of: entry.label, unicode: surface.unicode).joined(separator: " ")
  }

  /// The entries on lines of a width.
  func flowing(in width: Int) -> [[Legend.Entry]] {
    var lines: [[Legend.Entry]] = []
    var taken = 0
    for entry in legend.entries {
      let cells = Self.sampleWidth + surface.width(of: Self.label(entry, surface)) + 3
      if lines.isEmpty || taken + cells > width {
        lines.append([])
        taken = 0
      }
      lines[lines.count - 1].append(entry)
      taken += cells
    }
    return lines
  }

  /// Writes entries on one line.
  static func write(
    _ entries: [Legend.Entry], into sheet: inout Sheet, column: Int, row: Int, on surface: Surface
  ) {
    var column = column
    for entry in entries {
      write(entry, into: &sheet, column: column, row: row, on: surface, lines: 2)
      column += sampleWidth + surface.width(of: label(entry, surface)) + 3
    }
  }

  private static func write(
    _ entry: Legend.Entry, into sheet: inout Sheet, column: Int, row: Int, on surface: Surface, lines: Int
  ) {
    let signs = Signs(unicode: surface.unicode, isColoured: surface.isColoured)
    let look = entry.look
    let ink = Ink(foreground: look.colour.onTerminal)
    switch entry.kind {
    case .patch:
      sheet.write(String(repeating: signs.fill(look.series), count: 3), ink, column: column, row: row)
    case .line:
      let dashes = signs.dashes(of: look, among: lines)
      sheet.write(signs.sample(dashes, series: lines > 1 ? look.series : 0), ink, column: column, row: row)
      if let marker = look.marker {
        let variant = dashes == .none && !surface.isColoured ? look.series : 0
        sheet.put(signs.marker(marker, variant: variant), ink, column: column + 1, row: row)
      }
    }
    sheet.write(label(entry, surface), column: column + sampleWidth, row: row)
  }

  /// Draws the box over the plot, where it hides least unless it has a place of its own.
  func draw(into sheet: inout Sheet, at origin: (column: Int, row: Int), over canvas: Canvas) {
    guard !legend.entries.isEmpty else { return }
    let room = max(4, canvas.columns - 2 - 4 - Self.sampleWidth)
    let labels = legend.entries.map { surface.fitted(Self.label($0, surface), to: room) }
    let title = surface.fitted(
      Surface.lines(of: legend.title, unicode: surface.unicode).joined(separator: " "), to: room)
    let width =
      max((labels.map { surface.width(of: $0) }.max() ?? 0) + Self.sampleWidth, surface.width(of: title)) + 4
    let height = min(canvas.rows, labels.count + (title.isEmpty ? 0 : 1) + 2)
    guard width <= canvas.columns, height > 2 else { return }
    let place = place(width: width, height: height, in: canvas)
    let (left, top) = (origin.column + place.column, origin.row + place.row)
    drawFrame(into: &sheet, left: left, top: top, width: width, height: height)
    var row = top + 1
    if !title.isEmpty {
      sheet.write(title, .bold, centredIn: left..<left + width, row: row)
      row += 1
    }
    let lines = legend.entries.count { $0.kind == .line && $0.look.dashes != .none }
    for (entry, label) in zip(legend.entries, labels) where row < top + height - 1 {
      let shown = Legend.Entry(label: label, kind: entry.kind, look: entry.look)
      Self.write(shown, into: &sheet, column: left + 2, row: row, on: surface, lines: lines)
      row += 1
    }
  }

  private func drawFrame(into sheet: inout Sheet, left: Int, top: Int, width: Int, height: Int) {
    let signs: [Character] =
      surface.unicode ? ["╭", "─", "╮", "│", "╰", "╯"] : [".", "-", ".", "|", "'", "'"]
    for row in top..<top + height {
      for column in left..<left + width {
        let isEdge = row == top || row == top + height - 1
        let isSide = column == left || column == left + width - 1
        let corner = row == top ? (column == left ? 0 : 2) : (column == left ? 4 : 5)
        let sign = isEdge ? (isSide ? signs[corner] : signs[1]) : (isSide ? signs[3] : " ")
        sheet.put(sign, .dim, column: column, row: row)
      }
    }
  }

  private func place(width: Int, height: Int, in canvas: Canvas) -> (column: Int, row: Int) {
    let (columns, rows) = (canvas.columns - width, canvas.rows - height)
    // A cell beside the frame is left free where there is room.
    let (near, far) = (min(1, columns), max(0, columns - 1))
    func place(_ location: Legend.Location) -> (column: Int, row: Int) {
      switch location {
      case .best, .upperRight, .outside: (far, 0)
      case .upperLeft: (near, 0)
      case .lowerLeft: (near, rows)
      case .lowerRight: (far, rows)
      case .right, .centreRight: (far, rows / 2)
      case .centreLeft: (near, rows / 2)
      case .lowerCentre: (columns / 2, rows)
      case .upperCentre: (columns / 2, 0)
      case .centre: (columns / 2, rows / 2)
      }
    }
    guard legend.location == .best else { return place(legend.location) }
    let candidates: [Legend.Location] = [
      .upperRight, .upperLeft, .lowerLeft, .lowerRight, .centreRight, .centreLeft, .lowerCentre, .upperCentre,
      .centre,
    ]
    func hidden(_ place: (column: Int, row: Int)) -> Int {
      var count = 0
      for row in place.row..<place.row + height {
        for column in place.column..<place.column + width {
          switch canvas[column, row].content {
          case .empty, .grid: break
          default: count += 1
          }
        }
      }
      return count
    }
    var best = place(.upperRight)
    var least = Int.max
    for candidate in candidates {
      let found = place(candidate)
      let count = hidden(found)
      if count < least { (best, least) = (found, count) }
    }
    return best
  }
}
