import PythonSyntax

/// Escapes and character sets.
extension RegexParser {
  private static func isHexDigit(_ character: UInt32) -> Bool {
    Unicode.Scalar(character)?.properties.isASCIIHexDigit ?? false
  }

  private static func isOctalDigit(_ character: UInt32) -> Bool { character >= 0x30 && character <= 0x37 }

  private static func isDigit(_ character: UInt32) -> Bool { character >= 0x30 && character <= 0x39 }

  private static func isLetter(_ character: UInt32) -> Bool {
    character < 0x80 && (character | 0x20) >= 0x61 && (character | 0x20) <= 0x7A
  }

  /// The characters that a letter behind a backslash stands for, in expressions and in replacements.
  static func controlCharacter(_ letter: UInt32) -> UInt32? {
    switch Unicode.Scalar(letter) {
    case "a": 0x07
    case "b": 0x08
    case "f": 0x0C
    case "n": 0x0A
    case "r": 0x0D
    case "t": 0x09
    case "v": 0x0B
    case "\\": 0x5C
    default: nil
    }
  }

  static func category(_ letter: UInt32) -> RegexSetItem? {
    switch Unicode.Scalar(letter) {
    case "d": .category(.digit, isNegated: false)
    case "D": .category(.digit, isNegated: true)
    case "s": .category(.space, isNegated: false)
    case "S": .category(.space, isNegated: true)
    case "w": .category(.word, isNegated: false)
    case "W": .category(.word, isNegated: true)
    default: nil
    }
  }

  private static func place(_ letter: UInt32) -> RegexPlace? {
    switch Unicode.Scalar(letter) {
    case "A": .textStart
    case "Z": .textEnd
    case "b": .wordBoundary
    case "B": .insideWord
    default: nil
    }
  }

  /// An escape outside of sets.
  mutating func escape(_ token: Token) throws(RegexFailure) -> RegexNode {
    let letter = token.second ?? 0
    if let place = Self.place(letter) { return RegexNode(.place(place), width: .zero) }
    if let category = Self.category(letter) {
      return RegexNode(.set([category], isNegated: false), width: .one)
    }
    if let character = Self.controlCharacter(letter) { return .literal(character) }
    if let character = try numericEscape(token) { return .literal(character) }
    if letter == 0x30 {
      let digits = try take(2, while: Self.isOctalDigit)
      return .literal(Self.number([letter] + digits, radix: 8) ?? 0)
    }
    if Self.isDigit(letter) { return try reference(letter) }
    if Self.isLetter(letter) { throw mistake("bad escape \(Self.text(token))", back: 2) }
    return .literal(letter)
  }

  /// A group by its number, or three octal digits.
  private mutating func reference(_ first: UInt32) throws(RegexFailure) -> RegexNode {
    var digits = [first]
    digits += try take(1, while: Self.isDigit)
    if digits.count == 2, digits.allSatisfy(Self.isOctalDigit), let token = next, token.second == nil,
      Self.isOctalDigit(token.first)
    {
      digits += try take(1, while: Self.isOctalDigit)
      return .literal(try octal(digits))
    }
    let group = Int(Self.text(digits)) ?? 0
    guard group < groupWidths.count else {
      throw mistake("invalid group reference \(group)", back: digits.count)
    }
    return try backreference(to: group, back: digits.count + 1)
  }

  private func octal(_ digits: [UInt32]) throws(RegexFailure) -> UInt32 {
    let number = Self.number(digits, radix: 8) ?? 0
    if number > 0o377 {
      throw mistake(
        "octal escape value \\\(Self.text(digits)) outside of range 0-0o377", back: digits.count + 1)
    }
    return number
  }

  private static func number(_ digits: [UInt32], radix: Int) -> UInt32? {
    UInt32(text(digits), radix: radix)
  }

  /// A character by its number or name; nil if the escape is of another kind.
  private mutating func numericEscape(_ token: Token) throws(RegexFailure) -> UInt32? {
    let count: Int
    switch Unicode.Scalar(token.second ?? 0) {
    case "x": count = 2
    case "u" where isText: count = 4
    case "U" where isText: count = 8
    case "N" where isText: return try namedCharacter()
    default: return nil
    }
    let digits = try take(count, while: Self.isHexDigit)
    let text = Self.text(token) + Self.text(digits)
    if digits.count < count { throw mistake("incomplete escape \(text)", back: digits.count + 2) }
    guard let number = Self.number(digits, radix: 16), number <= 0x10FFFF else {
      throw mistake("bad escape \(text)", back: digits.count + 2)
    }
    return number
  }

  private mutating func namedCharacter() throws(RegexFailure) -> UInt32 {
    guard try take("{") else { throw mistake("missing {") }
    let name = Self.text(try take(until: "}", "character name"))
    guard let scalar = UnicodeNames.scalar(named: name) else {
      throw mistake(
        "undefined character name \(TextRepresentation.quoted(name))", back: name.unicodeScalars.count + 4)
    }
    return scalar.value
  }

  // MARK: Sets

  /// Reads on behind an opening bracket.
  mutating func characterSet() throws(RegexFailure) -> RegexNode {
    let here = position - 1
    if let token = next, token.isCharacter("[") {
      warnings.append("Possible nested set at position \(position)")
    }
    let isNegated = try take("^")
    var items: [RegexSetItem] = []
    while true {
      guard let token = try take() else {
        throw mistake("unterminated character set", back: position - here)
      }
      if token.isCharacter("]"), !items.isEmpty { break }
      if !items.isEmpty { warnOfOperation(token) }
      let low = try setItem(token)
      guard try take("-") else {
        items.append(low)
        continue
      }
      guard let end = try take() else {
        throw mistake("unterminated character set", back: position - here)
      }
      if end.isCharacter("]") {
        items += [low, .character(0x2D)]
        break
      }
      if end.isCharacter("-") { warnings.append("Possible set difference at position \(position - 2)") }
      let high = try setItem(end)
      guard case .character(let first) = low, case .character(let last) = high, first <= last else {
        throw mistake(
          "bad character range \(Self.text(token))-\(Self.text(end))", back: token.length + 1 + end.length)
      }
      items.append(.range(first, last))
    }
    if !isNegated, case .character(let character) = items[0], items.allSatisfy({ $0 == items[0] }) {
      return .literal(character)
    }
    return RegexNode(.set(items, isNegated: isNegated), width: .one)
  }

  /// Warns of two characters that may come to mean an operation on sets.
  private mutating func warnOfOperation(_ token: Token) {
    guard token.second == nil, next == token else { return }
    let name: String
    switch Unicode.Scalar(token.first) {
    case "-": name = "difference"
    case "&": name = "intersection"
    case "~": name = "symmetric difference"
    case "|": name = "union"
    default: return
    }
    warnings.append("Possible set \(name) at position \(position - 1)")
  }

  private mutating func setItem(_ token: Token) throws(RegexFailure) -> RegexSetItem {
    guard let letter = token.second else { return .character(token.first) }
    if let character = Self.controlCharacter(letter) { return .character(character) }
    if let category = Self.category(letter) { return category }
    if let character = try numericEscape(token) { return .character(character) }
    if Self.isOctalDigit(letter) {
      let digits = try take(2, while: Self.isOctalDigit)
      return .character(try octal([letter] + digits))
    }
    if Self.isDigit(letter) || Self.isLetter(letter) {
      throw mistake("bad escape \(Self.text(token))", back: 2)
    }
    return .character(letter)
  }
}
