/// A source text of which tracebacks show lines; it is cut only when they ask for one.
struct SourceText {
  private let text: String
  /// The number of the text's first line.
  private let firstLine: Int

  init(_ text: String, firstLine: Int) {
    self.text = text
    self.firstLine = firstLine
  }

  /// A line by its number, from 1, without its end; lines before the text are empty, and behind it there are none.
  func line(_ number: Int) -> String? {
    if number < firstLine { return number >= 1 ? "" : nil }
    let bytes = text.utf8
    var start = bytes.startIndex
    for _ in firstLine..<number {
      guard let end = bytes[start...].firstIndex(of: 0x0A) else { return nil }
      start = bytes.index(after: end)
    }
    let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.endIndex
    return String(text[start..<end])
  }
}
