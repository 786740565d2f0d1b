/// A page of character cells.
struct Sheet {
  let columns: Int
  let rows: Int
  private let surface: Surface
  private var glyphs: [Character]
  private var inks: [Ink]

  /// What stands in the second cell of a wide character.
  private static let filler: Character = "\0"

  init(columns: Int, rows: Int, on surface: Surface) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
    self.surface = surface
    glyphs = Array(repeating: " ", count: self.columns * self.rows)
    inks = Array(repeating: .plain, count: glyphs.count)
  }

  mutating func put(_ glyph: Character, _ ink: Ink = .plain, column: Int, row: Int) {
    guard column >= 0, column < columns, row >= 0, row < rows else { return }
    glyphs[row * columns + column] = glyph
    inks[row * columns + column] = ink
  }

  /// Writes a text to the right; what does not fit is left out.
  mutating func write(_ text: String, _ ink: Ink = .plain, column: Int, row: Int) {
    var column = column
    for character in text {
      let width = surface.measure(character)
      guard width > 0, column + width <= columns else { continue }
      put(character, ink, column: column, row: row)
      if width == 2 { put(Self.filler, ink, column: column + 1, row: row) }
      column += width
    }
  }

  /// Writes a text around the middle of a range of columns.
  mutating func write(_ text: String, _ ink: Ink = .plain, centredIn range: Range<Int>, row: Int) {
    let width = surface.width(of: text)
    let start = range.lowerBound + (range.count - width) / 2
    write(text, ink, column: max(0, min(start, columns - width)), row: row)
  }

  /// The lines, without blanks at their ends, with escape sequences where the surface has colours.
  var lines: [String] {
    (0..<rows).map { row in
      let cells = row * columns..<(row + 1) * columns
      guard
        let last = cells.last(where: {
          glyphs[$0] != " " || inks[$0].background != nil || inks[$0].isReversed
        })
      else { return "" }
      var line = ""
      var current = Ink.plain
      for cell in cells.lowerBound...last where glyphs[cell] != Self.filler {
        // The look of a blank's foreground is not seen.
        let ink = glyphs[cell] == " " && inks[cell].background == nil ? Ink.plain : inks[cell]
        if ink != current {
          if current != .plain && surface.isColoured { line += Ink.closing }
          line += ink.opening(in: surface.palette)
          current = ink
        }
        line.append(glyphs[cell])
      }
      if current != .plain && surface.isColoured { line += Ink.closing }
      return line
    }
  }
}
