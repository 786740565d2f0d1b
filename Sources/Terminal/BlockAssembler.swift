/// Puts a block together from its lines.
struct BlockAssembler {
  /// The lines taken so far, all of which need more.
  private(set) var lines: [String] = []
  let language: LanguageSupport

  init(language: LanguageSupport) {
    self.language = language
  }

  /// Whether no line was taken yet.
  var isEmpty: Bool { lines.isEmpty }

  /// The lines taken so far, each with its newline.
  var prefix: String {
    lines.reduce(into: "") { $0 += $1 + "\n" }
  }

  /// Takes a line and answers the text when it is whole, or cannot be made so.
  mutating func take(_ line: String) -> String? {
    let text = prefix + line
    let isBlank = lines.isEmpty && line.allSatisfy(\.isWhitespace)
    if isBlank || language.completeness(text) != .incomplete { return text }
    lines.append(line)
    return nil
  }

  /// Takes back all lines.
  mutating func reopen() -> [String] {
    defer { lines = [] }
    return lines
  }

  /// What the lines come to when no more follow; nil when there are none.
  var textAtEndOfInput: String? {
    lines.isEmpty ? nil : prefix
  }

  /// A text as history keeps it: without the newlines that ended it.
  static func historyEntry(for text: String) -> String {
    var entry = text[...]
    while entry.last == "\n" { entry.removeLast() }
    return String(entry)
  }
}
