/// What replaces a match: text with the groups filled in.
struct RegexTemplate {
  private enum Part {
    /// A part of `characters`.
    case text(Range<Int>)
    case group(Int)
  }

  private var parts: [Part] = []
  private var characters: [UInt32] = []
  private let isText: Bool
  /// The template's text if it names no group.
  private(set) var literal: Value?

  /// Whether a value is a text or bytes with a backslash in it.
  static func hasEscapes(_ value: Value) -> Bool {
    if let text = value.cast(to: StringObject.self) { return text.buffer.contains(0x5C) }
    if let sequence = value.cast(to: ByteSequence.self) { return sequence.bytes.contains(0x5C) }
    return true
  }

  /// Reads a template.
  init(_ value: Value, for pattern: PatternObject, in interpreter: Interpreter) throws(PythonError) {
    let characters: [UInt32]
    if let text = value.cast(to: StringObject.self) {
      characters = try RegexSubject.scalars(of: text, in: interpreter)
      isText = true
    } else if let sequence = value.cast(to: ByteSequence.self) {
      characters = sequence.bytes.map { UInt32($0) }
      isText = false
    } else {
      throw .typeError(
        "decoding to str: need a bytes-like object, \(interpreter.type(of: value).errorName) found")
    }
    do throws(RegexFailure) {
      var parser = try RegexParser(characters, isText: isText, flags: [], in: interpreter)
      while let token = try parser.take() {
        guard let letter = token.second else {
          append([token.first])
          continue
        }
        try readEscape(letter, pattern, &parser)
      }
    } catch {
      throw interpreter.error(error, pattern: value)
    }
    if !parts.contains(where: { if case .group = $0 { true } else { false } }) {
      literal = text(0..<self.characters.count, interpreter)
    }
  }

  private mutating func append(_ more: [UInt32]) {
    let start = characters.count
    characters += more
    if case .text(let range)? = parts.last {
      parts[parts.count - 1] = .text(range.lowerBound..<characters.count)
    } else {
      parts.append(.text(start..<characters.count))
    }
  }

  private func text(_ range: Range<Int>, _ interpreter: Interpreter) -> Value {
    isText
      ? interpreter.string(RegexParser.text(characters[range]))
      : interpreter.bytes(characters[range].map { UInt8(truncatingIfNeeded: $0) })
  }

  private mutating func readEscape(
    _ letter: UInt32, _ pattern: PatternObject, _ parser: inout RegexParser
  ) throws(RegexFailure) {
    func isOctal(_ character: UInt32) -> Bool { character >= 0x30 && character <= 0x37 }
    func isDigit(_ character: UInt32) -> Bool { character >= 0x30 && character <= 0x39 }
    func addGroup(_ group: Int, back offset: Int) throws(RegexFailure) {
      if group > pattern.program.groupCount {
        throw parser.mistake("invalid group reference \(group)", back: offset)
      }
      parts.append(.group(group))
    }
    switch letter {
    case 0x67:
      guard try parser.take("<") else { throw parser.mistake("missing <") }
      let name = RegexParser.text(try parser.take(until: ">", "group name"))
      try addGroup(
        try Self.group(named: name, pattern, parser), back: name.unicodeScalars.count + 1)
    case 0x30:
      let digits = [letter] + (try parser.take(2, while: isOctal))
      append([(UInt32(RegexParser.text(digits), radix: 8) ?? 0) & 0xFF])
    case 0x31...0x39:
      var digits = [letter] + (try parser.take(1, while: isDigit))
      if digits.count == 2, digits.allSatisfy(isOctal) {
        digits += try parser.take(1, while: isOctal)
      }
      let text = RegexParser.text(digits)
      if digits.count < 3 { return try addGroup(Int(text) ?? 0, back: digits.count) }
      let number = UInt32(text, radix: 8) ?? 0
      if number > 0o377 {
        throw parser.mistake(
          "octal escape value \\\(text) outside of range 0-0o377", back: digits.count + 1)
      }
      append([number])
    default:
      if let character = RegexParser.controlCharacter(letter) { return append([character]) }
      if letter < 0x80, (letter | 0x20) >= 0x61, (letter | 0x20) <= 0x7A {
        throw parser.mistake("bad escape \\\(RegexParser.text([letter]))", back: 2)
      }
      append([0x5C, letter])
    }
  }

  private static func group(
    named name: String, _ pattern: PatternObject, _ parser: RegexParser
  ) throws(RegexFailure) -> Int {
    if StringMethods.isIdentifier(name) {
      if let group = pattern.groupNames.first(where: { StringObject.areEqual($0.name, name) }) {
        return group.index
      }
      throw .unknownGroup(name)
    }
    let isNumber = name.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    guard isNumber else { throw parser.badName(name) }
    // A number beyond all groups is no machine integer, perhaps.
    guard let number = Int(name), number < Int(Int32.max) / 2 else {
      throw parser.mistake("invalid group reference \(name)", back: name.unicodeScalars.count + 1)
    }
    return number
  }

  /// The text for a match; a group that has not matched is empty.
  func expand(_ match: MatchObject, in interpreter: Interpreter) throws(PythonError) -> Value {
    if let literal { return literal }
    var texts: [Value] = []
    var bytes: [UInt8] = []
    for part in parts {
      let value: Value
      switch part {
      case .text(let range): value = text(range, interpreter)
      case .group(let group):
        value = match.text(of: group, default: text(0..<0, interpreter), in: interpreter)
      }
      if isText { texts.append(value) } else { bytes += value.cast(to: ByteSequence.self)?.bytes ?? [] }
    }
    guard isText, let empty = interpreter.emptyText.cast(to: StringObject.self) else {
      return interpreter.bytes(bytes)
    }
    return try StringMethods.join(interpreter.list(texts), with: empty, interpreter)
  }
}
