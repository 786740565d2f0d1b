import Terminal

extension LanguageSupport {
  /// A text is incomplete while a bracket is open, or once a line ends in a colon until a blank line comes;
  /// an exclamation mark is invalid; completion knows a few names.
  static var toy: LanguageSupport {
    LanguageSupport(
      completeness: toyCompleteness, indent: toyIndent, completions: toyCompletions,
      normalizePaste: toyPaste)
  }
}

private func toyCompleteness(_ text: String) -> Completeness {
  if text.contains("!") { return .invalid }
  let depth = text.reduce(0) { $1 == "(" ? $0 + 1 : $1 == ")" ? $0 - 1 : $0 }
  if depth > 0 { return .incomplete }
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  guard lines.contains(where: { $0.hasSuffix(":") }) else { return .complete }
  return lines.count > 1 && lines.last == "" ? .complete : .incomplete
}

private func toyIndent(_ text: String) -> String {
  guard let last = text.split(separator: "\n").last else { return "" }
  let blanks = String(last.prefix { $0 == " " })
  return last.hasSuffix(":") ? blanks + "    " : blanks
}

private func toyCompletions(_ text: String, _ offset: Int) -> CompletionResult {
  let names = ["relu", "reshape", "resize_as", "tanh", "größe"]
  let before = String(decoding: Array(text.utf8.prefix(offset)), as: UTF8.self)
  let word = String(before.reversed().prefix { $0.isLetter || $0 == "_" }.reversed())
  return CompletionResult(
    replacement: (offset - word.utf8.count)..<offset, candidates: names.filter { $0.hasPrefix(word) })
}

private func toyPaste(_ text: String) -> String {
  text.split(separator: "\n", omittingEmptySubsequences: false)
    .map { $0.hasPrefix(">>> ") || $0.hasPrefix("... ") ? $0.dropFirst(4) : $0 }
    .joined(separator: "\n")
}
