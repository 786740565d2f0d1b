extension SyntaxError {
  /// The lines that Python prints above an uncaught error's last line: the place, the source line, and
  /// the carets under what is wrong.
  package func excerpt(fileName: String) -> [String] {
    var lines = ["  File \"\(fileName)\", line \(range.start.line)"]
    let text = lineText.drop { $0 == " " || $0 == "\t" || $0 == "\u{0C}" }
    guard !text.isEmpty else { return lines }
    lines.append("    " + text)
    let margin = lineText.count - text.count
    let start = characterColumn(range.start.column)
    var end = range.end.line > range.start.line ? lineText.count : characterColumn(range.end.column)
    if end <= start { end = start + 1 }
    guard start >= margin else { return lines }
    // Tabs stay, so that the carets line up.
    var padding = String(text.prefix(start - margin).map { $0.isWhitespace ? $0 : " " })
    padding += String(repeating: " ", count: start - margin - padding.count)
    lines.append("    " + padding + String(repeating: "^", count: end - start))
    return lines
  }

  /// The whole of what Python prints: the excerpt, and the kind and the message.
  package func report(fileName: String) -> String {
    let summary = message.isEmpty ? kind.rawValue : "\(kind.rawValue): \(message)"
    switch kind {
    case .recursion, .memory: return summary
    case .syntax, .indentation, .tab:
      return (excerpt(fileName: fileName) + [summary]).joined(separator: "\n")
    }
  }

  /// CPython's `offset`, in characters from 1; 0 where the place has no column.
  package var offset: Int { characterColumn(range.start.column) + 1 }

  /// CPython's `end_offset`; 0 where the error points at a single character.
  package var endOffset: Int { range.end == range.start ? 0 : characterColumn(range.end.column) + 1 }

  /// A column in characters from a column in bytes; columns beyond the line count on.
  private func characterColumn(_ column: Int32) -> Int {
    let bytes = lineText.utf8
    guard column > 0 else { return Int(column) }
    guard Int(column) <= bytes.count else {
      return lineText.unicodeScalars.count + Int(column) - bytes.count
    }
    return String(decoding: bytes.prefix(Int(column)), as: UTF8.self).unicodeScalars.count
  }
}
