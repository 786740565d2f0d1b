/// What a picture in characters is drawn on.
package struct Surface: Sendable {
  /// The colours that can be shown.
  package enum Palette: Sendable {
    case none
    case sixteen
    /// The 256 colours of an index.
    case indexed
    case full
  }

  /// The cells of a line.
  package let columns: Int
  /// The lines that are seen at once.
  package let rows: Int
  package let palette: Palette
  /// Whether characters beyond ASCII are shown.
  package let unicode: Bool
  /// The cells that a character takes.
  package let measure: @Sendable (Character) -> Int

  package init(
    columns: Int, rows: Int = 24, palette: Palette = .none, unicode: Bool = true,
    measure: @escaping @Sendable (Character) -> Int = { _ in 1 }
  ) {
    self.columns = columns
    self.rows = rows
    self.palette = palette
    self.unicode = unicode
    self.measure = measure
  }

  var isColoured: Bool { palette != .none }

  /// The cells that a text takes.
  func width(of text: String) -> Int { text.reduce(0) { $0 + measure($1) } }

  /// The lines of a text, without characters that would move the cursor, and with its formulas written plainly.
  static func lines(of text: String, unicode: Bool = true) -> [String] {
    MathText.plain(text, unicode: unicode).split(omittingEmptySubsequences: false) { $0.isNewline }.map {
      line in
      String(
        line.filter { character in
          character.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) }
        })
    }
  }

  /// The beginning of a text that fits so many cells, with a sign where something is left out.
  func fitted(_ text: String, to width: Int) -> String {
    if self.width(of: text) <= width { return text }
    let sign = unicode ? "…" : "."
    var cells = 0
    var kept = ""
    for character in text {
      cells += measure(character)
      if cells > width - 1 { break }
      kept.append(character)
    }
    return width > 0 ? kept + sign : ""
  }
}
