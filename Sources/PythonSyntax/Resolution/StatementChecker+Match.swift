extension StatementChecker {
  mutating func check(_ subject: Expression, _ cases: [MatchCase]) throws(SyntaxError) {
    try check(subject)
    for (index, branch) in cases.enumerated() {
      let allowsIrrefutable = branch.guardTest != nil || index == cases.count - 1
      var patterns = PatternChecker(checker: self, place: branch.pattern.range)
      try patterns.check(branch.pattern, allowsIrrefutable: allowsIrrefutable)
      if let test = branch.guardTest { try check(test) }
      try check(branch.body)
    }
  }
}

/// Finds what CPython's compiler refuses in a pattern.
private struct PatternChecker {
  var checker: StatementChecker
  /// The names bound so far.
  var names: [String] = []
  /// The pattern that was looked at last, which is where CPython sees the mistakes of those around it.
  var place: SourceRange

  init(checker: StatementChecker, place: SourceRange) {
    self.checker = checker
    self.place = place
  }

  mutating func check(_ pattern: Pattern, allowsIrrefutable: Bool = true) throws(SyntaxError) {
    place = pattern.range
    switch pattern.kind {
    case .value(let value):
      if case .formattedString = value.kind {
        throw checker.error("patterns may only match literals and attribute lookups", at: place)
      }
      try checker.check(value)
    case .singleton: break
    case .capture(let name):
      guard allowsIrrefutable else {
        let what = name.map { "name capture '\($0)'" } ?? "wildcard"
        throw checker.error("\(what) makes remaining patterns unreachable", at: place)
      }
      try bind(name)
    case .star(let name): try bind(name)
    case .sequence(let elements):
      if elements.count(where: \.isStar) > 1 {
        throw checker.error("multiple starred names in sequence pattern", at: place)
      }
      if let star = elements.firstIndex(where: \.isStar), star > 255 || elements.count - star > 256 {
        throw checker.error("too many expressions in star-unpacking sequence pattern", at: place)
      }
      for element in elements { try check(element) }
    case .mapping(let entries, let rest):
      try checkKeys(entries.map(\.key))
      for entry in entries { try check(entry.pattern) }
      try bind(rest)
    case .instance(let type, let positional, let keywords):
      try checkKeywords(keywords)
      try checker.check(type)
      for element in positional { try check(element) }
      for keyword in keywords { try check(keyword.pattern) }
    case .alternatives(let alternatives):
      try check(alternatives, allowsIrrefutable: allowsIrrefutable)
    case .named(let inner, let name):
      try check(inner, allowsIrrefutable: allowsIrrefutable)
      try bind(name)
    }
  }

  private mutating func bind(_ name: String?) throws(SyntaxError) {
    guard let name else { return }
    try checker.refuseDebug(name, at: place)
    if names.contains(name) {
      throw checker.error("multiple assignments to name '\(name)' in pattern", at: place)
    }
    names.append(name)
  }

  /// Checks alternatives, which must bind the same names.
  private mutating func check(
    _ alternatives: [Pattern], allowsIrrefutable: Bool
  ) throws(SyntaxError) {
    let outer = names
    var first: [String]?
    for (index, alternative) in alternatives.enumerated() {
      names = []
      try check(alternative, allowsIrrefutable: allowsIrrefutable && index == alternatives.count - 1)
      if Set(first ?? names) != Set(names) {
        throw checker.error("alternative patterns bind different names", at: place)
      }
      first = first ?? names
    }
    names = outer
    for name in first ?? [] { try bind(name) }
  }

  private func checkKeys(_ keys: [Expression]) throws(SyntaxError) {
    var seen: Set<PatternKey> = []
    for key in keys {
      if case .formattedString = key.kind {
        throw checker.error(
          "mapping pattern keys may only match literals and attribute lookups", at: place)
      }
      guard let constant = PatternKey(key) else { continue }
      guard seen.insert(constant).inserted else {
        throw checker.error(
          "mapping pattern checks duplicate key (\(PatternKey.representation(of: key)))", at: place)
      }
    }
  }

  private func checkKeywords(_ keywords: [(name: String, pattern: Pattern)]) throws(SyntaxError) {
    for (index, keyword) in keywords.enumerated() {
      try checker.refuseDebug(keyword.name, at: keyword.pattern.range)
      if let other = keywords[(index + 1)...].first(where: { $0.name == keyword.name }) {
        throw checker.error(
          "attribute name repeated in class pattern: \(keyword.name)", at: other.pattern.range)
      }
    }
  }
}

/// A constant key of a mapping pattern; equal numbers are one key.
private enum PatternKey: Hashable {
  case none
  case number(Double, Double)
  case large(String)
  case string(String)
  case bytes([UInt8])

  init?(_ key: Expression) {
    switch key.kind {
    case .none: self = .none
    case .true: self = .number(1, 0)
    case .false: self = .number(0, 0)
    case .integer(.small(let value)):
      self = abs(value) < 1 << 53 ? .number(Double(value), 0) : .large(String(value))
    case .integer(.large(let digits, let radix)): self = .large("\(radix):\(digits)")
    case .float(let value): self = .number(value, 0)
    case .imaginary(let value): self = .number(0, value)
    case .string(let text): self = .string(text)
    case .bytes(let bytes): self = .bytes(bytes)
    case .unary(_, let operand):
      guard let value = PatternKey(operand) else { return nil }
      switch value {
      case .number(let real, let imaginary): self = .number(-real, -imaginary)
      case .large(let digits): self = .large("-" + digits)
      default: return nil
      }
    case .binary(let symbol, let left, let right):
      guard case .number(let real, _)? = PatternKey(left), case .number(_, let imaginary)? = PatternKey(right)
      else { return nil }
      self = .number(real, symbol == .add ? imaginary : -imaginary)
    default: return nil
    }
  }

  /// What `repr` makes of a key.
  static func representation(of key: Expression) -> String {
    switch key.kind {
    case .none: "None"
    case .true: "True"
    case .false: "False"
    case .integer(.small(let value)): String(value)
    case .integer(.large(let digits, _)): digits
    case .float(let value): "\(value)"
    case .imaginary(let value): "\(trimmed(value))j"
    case .string(let text): quoted(text)
    case .bytes(let bytes): "b" + quoted(String(decoding: bytes, as: UTF8.self))
    case .unary(_, let operand): "-" + representation(of: operand)
    case .binary(let symbol, let left, let right):
      "(\(real(left))\(symbol.rawValue)\(representation(of: right)))"
    default: "..."
    }
  }

  private static func real(_ key: Expression) -> String {
    let text = representation(of: key)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func trimmed(_ value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func quoted(_ text: String) -> String {
    let quote = text.contains("'") && !text.contains("\"") ? "\"" : "'"
    var result = quote
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case "\\": result += "\\\\"
      case "'" where quote == "'": result += "\\'"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + quote
  }
}
