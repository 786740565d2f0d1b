extension StringProtocol {
  /// The text without the spaces and tabs at its end.
  func trimmingBlanksAtEnd() -> String {
    var end = endIndex
    while end > startIndex {
      let before = index(before: end)
      guard self[before] == " " || self[before] == "\t" || self[before] == "\r" else { break }
      end = before
    }
    return String(self[startIndex..<end])
  }

  /// The text without white space at either end.
  func trimmed() -> String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }

  /// The text with every run of white space made one space, and none at either end.
  func collapsingWhitespace() -> String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Whether `other` occurs in the text.
  package func contains(text other: String) -> Bool {
    guard !other.isEmpty else { return true }
    let wanted = Array(other.utf8)
    let bytes = Array(utf8)
    guard bytes.count >= wanted.count else { return false }
    return (0...(bytes.count - wanted.count)).contains {
      bytes[$0..<($0 + wanted.count)].elementsEqual(wanted)
    }
  }
}
