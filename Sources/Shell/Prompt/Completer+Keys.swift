import PythonRuntime
import Terminal

/// What could stand between the brackets of a dictionary: its keys.
extension Completer {
  /// The keys that could complete a text such as `grades['a`; none where the text ends in no subscript of a dictionary.
  func keys(in line: String, endingAt offset: Int) -> CompletionResult? {
    guard let bracket = line.lastIndex(of: "[") else { return nil }
    let typed = line[line.index(after: bracket)...]
    let quote = typed.first.flatMap { "'\"".contains($0) ? $0 : nil }
    let content = quote == nil ? typed : typed.dropFirst()
    // What is closed already, or is no beginning of a key, is left alone.
    if let quote, content.contains(quote) { return nil }
    if quote == nil, content.contains(where: { !($0.isLetter || $0.isNumber || $0 == "_") }) { return nil }
    let path = Completer.path(atEndOf: String(line[..<bracket]))
    guard !path.isEmpty, path != [""], let dictionary = value(at: path[...])?.cast(to: DictObject.self) else {
      return nil
    }
    var candidates: [String] = []
    for (key, _) in dictionary.items {
      if let text = key.cast(to: StringObject.self)?.value {
        let mark = quote ?? "'"
        guard text.hasPrefix(content), !text.contains(mark), !text.contains("\\"), !text.contains("\n") else {
          continue
        }
        candidates.append("\(mark)\(text)\(mark)")
      } else if quote == nil, case .int(let number) = key, "\(number)".hasPrefix(typed) {
        candidates.append("\(number)")
      }
    }
    guard !candidates.isEmpty else { return nil }
    return CompletionResult(
      replacement: (offset - typed.utf8.count)..<offset, candidates: candidates.sorted())
  }
}
