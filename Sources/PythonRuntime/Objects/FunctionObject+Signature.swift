extension FunctionObject {
  /// The parameters that positional arguments go to, in their order, with their defaults.
  package var positionalParameters: [(name: String, defaultValue: Value?)] {
    let count = code.positionalCount
    let first = count - defaults.count
    return (0..<count).map { index in
      (code.slotNames[index].value, index >= first ? defaults[index - first] : nil)
    }
  }

  /// The parameters as they are written in a definition, with the values of defaults: `a, b=2, *rest, key=None`.
  package func parameterText(in interpreter: Interpreter) -> String {
    var parts: [String] = []
    let names = code.slotNames.map(\.value)
    let firstDefault = code.positionalCount - defaults.count
    func text(of value: Value) -> String { (try? interpreter.representation(of: value)) ?? "..." }
    for index in 0..<code.positionalCount where names.indices.contains(index) {
      let value = index >= firstDefault && defaults.indices.contains(index - firstDefault)
      parts.append(value ? "\(names[index])=\(text(of: defaults[index - firstDefault]))" : names[index])
      if index + 1 == code.positionalOnlyCount { parts.append("/") }
    }
    let keywordStart = code.positionalCount
    var rest = keywordStart + code.keywordOnlyCount
    if code.hasVariadic, names.indices.contains(rest) {
      parts.append("*" + names[rest])
      rest += 1
    } else if code.keywordOnlyCount > 0 {
      parts.append("*")
    }
    for index in keywordStart..<(keywordStart + code.keywordOnlyCount) where names.indices.contains(index) {
      let value = keywordDefaults.first { $0.name.value == names[index] }?.value
      parts.append(value.map { "\(names[index])=\(text(of: $0))" } ?? names[index])
    }
    if code.hasKeywordVariadic, names.indices.contains(rest) { parts.append("**" + names[rest]) }
    return parts.joined(separator: ", ")
  }

  /// The names of the parameters that a call may give as keywords.
  package var keywordNames: [String] {
    let end = min(code.positionalCount + code.keywordOnlyCount, code.slotNames.count)
    return code.positionalOnlyCount < end
      ? code.slotNames[code.positionalOnlyCount..<end].map(\.value) : []
  }
}
