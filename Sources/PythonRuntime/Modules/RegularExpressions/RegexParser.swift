/// Reads a regular expression into a tree.
struct RegexParser {
  /// A character, or a backslash and the one behind it.
  struct Token: Equatable {
    var first: UInt32
    /// The character behind a backslash.
    var second: UInt32?

    var length: Int { second == nil ? 1 : 2 }

    func isCharacter(_ scalar: Unicode.Scalar) -> Bool { second == nil && first == scalar.value }
  }

  /// Deeper expressions are refused, as no recursion of this program's own may be unlimited.
  private static let greatestDepth = 300
  private static let greatestRepetition = 4_294_967_295

  let characters: [UInt32]
  /// Whether the expression is a `str`; otherwise it is made of bytes.
  let isText: Bool
  var flags: RegexFlags
  private(set) var index = 0
  private(set) var next: Token?
  /// The width of each group, the whole first; nil while a group is open.
  var groupWidths: [RegexWidth?] = [nil]
  /// The named groups in their order.
  var groupNames: [(name: String, index: Int)] = []
  /// How many groups there were when the outermost look-behind began; nil outside of one.
  var groupsBeforeLookBehind: Int?
  /// Where conditions first named a group by number.
  var conditionPositions: [(group: Int, position: Int)] = []
  /// What is to be warned of.
  var warnings: [String] = []
  private var depth = 0
  private let interpreter: Interpreter

  init(
    _ characters: [UInt32], isText: Bool, flags: RegexFlags, in interpreter: Interpreter
  ) throws(RegexFailure) {
    self.interpreter = interpreter
    self.characters = characters
    self.isText = isText
    self.flags = flags
    try advance()
  }

  // MARK: Characters

  mutating func advance() throws(RegexFailure) {
    guard index < characters.count else {
      next = nil
      return
    }
    // A token is two characters at most.
    if index & 0x3FFF < 2 { try interpreter.checkInterruptInExpression() }
    var token = Token(first: characters[index])
    if token.first == 0x5C {
      guard index + 1 < characters.count else {
        throw .mistake("bad escape (end of pattern)", position: characters.count - 1)
      }
      token.second = characters[index + 1]
    }
    index += token.length
    next = token
  }

  /// Where the next token begins.
  var position: Int { index - (next?.length ?? 0) }

  mutating func seek(_ place: Int) throws(RegexFailure) {
    index = place
    try advance()
  }

  /// Takes the next token.
  mutating func take() throws(RegexFailure) -> Token? {
    let token = next
    try advance()
    return token
  }

  /// Takes the next token if it is a certain character.
  mutating func take(_ scalar: Unicode.Scalar) throws(RegexFailure) -> Bool {
    guard let token = next, token.isCharacter(scalar) else { return false }
    try advance()
    return true
  }

  /// Takes at most `count` characters of a kind.
  mutating func take(
    _ count: Int, while isWanted: (UInt32) -> Bool
  ) throws(RegexFailure) -> [UInt32] {
    var taken: [UInt32] = []
    while taken.count < count, let token = next, token.second == nil, isWanted(token.first) {
      taken.append(token.first)
      try advance()
    }
    return taken
  }

  /// Takes all in front of a character, and it; `name` is what mistakes call it.
  mutating func take(until end: Unicode.Scalar, _ name: String) throws(RegexFailure) -> [UInt32] {
    var taken: [UInt32] = []
    while true {
      guard let token = try take() else {
        if taken.isEmpty { throw mistake("missing \(name)") }
        throw mistake("missing \(end), unterminated name", back: taken.count)
      }
      if token.isCharacter(end) {
        if taken.isEmpty { throw mistake("missing \(name)", back: 1) }
        return taken
      }
      taken.append(token.first)
      if let second = token.second { taken.append(second) }
    }
  }

  // MARK: Mistakes

  func mistake(_ message: String, back offset: Int = 0) -> RegexFailure {
    .mistake(isText ? message : Self.asciiText(message), position: position - offset)
  }

  static func text(_ characters: some Sequence<UInt32>) -> String {
    var view = String.UnicodeScalarView()
    for character in characters { view.append(Unicode.Scalar(character) ?? "\u{FFFD}") }
    return String(view)
  }

  static func text(_ token: Token) -> String { text([token.first] + (token.second.map { [$0] } ?? [])) }

  /// A message about bytes names those that are not ASCII by their numbers.
  private static func asciiText(_ message: String) -> String {
    var result = ""
    for scalar in message.unicodeScalars {
      if scalar.isASCII {
        result.unicodeScalars.append(scalar)
      } else {
        result += "\\x" + String(scalar.value, radix: 16)
      }
    }
    return result
  }

  // MARK: Expressions

  /// Reads the whole expression.
  mutating func parse() throws(RegexFailure) -> RegexNode {
    let node = try alternatives(isVerbose: flags.contains(.verbose), isOutermost: true)
    try fixFlags()
    if next != nil { throw mistake("unbalanced parenthesis") }
    for (group, position) in conditionPositions where group >= groupWidths.count {
      throw .mistake("invalid group reference \(group)", position: position)
    }
    return node
  }

  private mutating func fixFlags() throws(RegexFailure) {
    if isText {
      if flags.contains(.locale) { throw .value("cannot use LOCALE flag with a str pattern") }
      if !flags.contains(.ascii) {
        flags.insert(.unicode)
      } else if flags.contains(.unicode) {
        throw .value("ASCII and UNICODE flags are incompatible")
      }
    } else {
      if flags.contains(.unicode) { throw .value("cannot use UNICODE flag with a bytes pattern") }
      if flags.isSuperset(of: [.locale, .ascii]) {
        throw .value("ASCII and LOCALE flags are incompatible")
      }
    }
  }

  /// `a|b|c`.
  mutating func alternatives(isVerbose: Bool, isOutermost: Bool = false) throws(RegexFailure) -> RegexNode {
    try nested { (parser) throws(RegexFailure) in
      var isVerbose = isVerbose
      var choices: [RegexNode] = []
      repeat {
        choices.append(try parser.sequence(isVerbose: isVerbose, isFirst: isOutermost && choices.isEmpty))
        if isOutermost { isVerbose = parser.flags.contains(.verbose) }
      } while try parser.take("|")
      return .alternatives(choices)
    }
  }

  /// Reads something one level deeper.
  mutating func nested(
    _ read: (inout RegexParser) throws(RegexFailure) -> RegexNode
  ) throws(RegexFailure) -> RegexNode {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.greatestDepth { throw .tooDeep }
    return try read(&self)
  }

  /// What stands between two bars.
  mutating func sequence(isVerbose: Bool, isFirst: Bool = false) throws(RegexFailure) -> RegexNode {
    var isVerbose = isVerbose
    var parts: [RegexNode] = []
    while let token = next {
      if token.isCharacter("|") || token.isCharacter(")") { break }
      try advance()
      if token.second != nil {
        parts.append(try escape(token))
        continue
      }
      guard let scalar = Unicode.Scalar(token.first) else { continue }
      if isVerbose {
        if " \t\n\r\u{0B}\u{0C}".unicodeScalars.contains(scalar) { continue }
        if scalar == "#" {
          while let skipped = try take(), !skipped.isCharacter("\n") {}
          continue
        }
      }
      switch scalar {
      case "[": parts.append(try characterSet())
      case "*", "+", "?", "{": try repetition(scalar, &parts)
      case ".": parts.append(RegexNode(.any, width: .one))
      case "^": parts.append(RegexNode(.place(.lineStart), width: .zero))
      case "$": parts.append(RegexNode(.place(.lineEnd), width: .zero))
      case "(":
        switch try group(isVerbose: isVerbose, isFirst: isFirst && parts.isEmpty) {
        case .node(let node): parts.append(node)
        case .nothing: break
        case .flags: isVerbose = flags.contains(.verbose)
        }
      default: parts.append(.literal(token.first))
      }
    }
    return .sequence(parts)
  }

  /// A quantifier behind the last of `parts`; a brace that begins none is a character.
  private mutating func repetition(
    _ scalar: Unicode.Scalar, _ parts: inout [RegexNode]
  ) throws(RegexFailure) {
    let here = position
    var least = 0
    var most = RegexWidth.unlimited
    switch scalar {
    case "?": most = 1
    case "*": break
    case "+": least = 1
    default:
      guard let bounds = try bounds(from: here) else {
        parts.append(.literal(scalar.value))
        return
      }
      (least, most) = bounds
    }
    guard let item = parts.last else { throw mistake("nothing to repeat", back: position - here + 1) }
    switch item.kind {
    case .place: throw mistake("nothing to repeat", back: position - here + 1)
    case .repeated: throw mistake("multiple repeat", back: position - here + 1)
    default: break
    }
    var greed = RegexGreed.greedy
    if try take("?") {
      greed = .lazy
    } else if try take("+") {
      greed = .possessive
    }
    parts[parts.count - 1] = .repeated(item, least: least, most: most, greed)
  }

  /// The numbers of `{2,3}`; nil where the brace does not begin such.
  private mutating func bounds(from here: Int) throws(RegexFailure) -> (Int, Int)? {
    if let token = next, token.isCharacter("}") { return nil }
    let isDigit: (UInt32) -> Bool = { $0 >= 0x30 && $0 <= 0x39 }
    let low = try take(.max, while: isDigit)
    let high = try take(",") ? try take(.max, while: isDigit) : low
    guard try take("}") else {
      try seek(here)
      return nil
    }
    func number(_ digits: [UInt32]) throws(RegexFailure) -> Int {
      guard let number = Int(Self.text(digits)), number < Self.greatestRepetition else {
        throw .overflow("the repetition number is too large")
      }
      return number
    }
    let least = low.isEmpty ? 0 : try number(low)
    let most = high.isEmpty ? RegexWidth.unlimited : try number(high)
    if most < least {
      throw mistake("min repeat greater than max repeat", back: position - here)
    }
    return (least, most)
  }
}
