/// The parts of a string token: its prefix letters and the bytes between its quotes.
struct StringLiteral {
  var isBytes = false
  var isRaw = false
  var isFormatted = false
  /// The offsets of the bytes between the quotes.
  var content: Range<Int>

  init(_ token: Token, in bytes: [UInt8]) {
    var index = Int(token.startOffset)
    let end = Int(token.endOffset)
    prefix: while index < end {
      switch bytes[index] {
      case UInt8(ascii: "b"), UInt8(ascii: "B"): isBytes = true
      case UInt8(ascii: "r"), UInt8(ascii: "R"): isRaw = true
      case UInt8(ascii: "f"), UInt8(ascii: "F"): isFormatted = true
      case UInt8(ascii: "u"), UInt8(ascii: "U"): break
      default: break prefix
      }
      index += 1
    }
    let isTriple = end - index >= 6 && bytes[index] == bytes[index + 1] && bytes[index] == bytes[index + 2]
    let quotes = isTriple ? 3 : 1
    content = (index + quotes)..<max(end - quotes, index + quotes)
  }
}

extension TreeParser {
  /// One or more adjacent string literals, joined.
  mutating func parseStrings() throws(ParseFailure) -> Expression {
    let start = startPosition
    let first = index
    while kind == .string { advance() }
    if kind == .failure { throw unexpected }
    let literals = tokens[first..<index].map { StringLiteral($0, in: buffer.bytes) }
    let isBytes = literals.first?.isBytes ?? false
    guard literals.allSatisfy({ $0.isBytes == isBytes }) else {
      throw literalError("cannot mix bytes and nonbytes literals")
    }
    if isBytes {
      var value: [UInt8] = []
      for (literal, token) in zip(literals, tokens[first..<index]) {
        value += try decodeBytes(literal, of: token)
      }
      return try makeExpression(.bytes(value), from: start)
    }
    if !literals.contains(where: \.isFormatted) {
      var value = ""
      for literal in literals {
        value += try decodeText(literal.content, isRaw: literal.isRaw)
      }
      return try makeExpression(.string(value), from: start)
    }
    var joined = FormattedStringBuilder()
    for (literal, token) in zip(literals, tokens[first..<index]) {
      guard literal.isFormatted else {
        joined.append(try decodeText(literal.content, isRaw: literal.isRaw))
        continue
      }
      var reader = FormattedStringReader(parser: self, token: token, literal: literal)
      try reader.readPieces(nesting: 0, into: &joined)
      containsYield = containsYield || reader.containsYield
    }
    return try makeExpression(.formattedString(joined.pieces), from: start, below: joined.height)
  }

  /// An error in a literal; CPython points at the token after it.
  func literalError(_ message: String) -> ParseFailure {
    error(message, at: tokens[index].range)
  }

  /// The text of a stretch of a literal.
  func decodeText(_ content: Range<Int>, isRaw: Bool) throws(ParseFailure) -> String {
    if isRaw { return String(decoding: buffer.bytes[content], as: UTF8.self) }
    do {
      return try EscapeDecoder.decodeText(buffer.bytes[content])
    } catch {
      throw literalError(error.message)
    }
  }

  private func decodeBytes(_ literal: StringLiteral, of token: Token) throws(ParseFailure) -> [UInt8] {
    let content = buffer.bytes[literal.content]
    guard content.allSatisfy({ $0 < 0x80 }) else {
      throw error("bytes can only contain ASCII literal characters", at: token.range)
    }
    if literal.isRaw { return Array(content) }
    do {
      return try EscapeDecoder.decodeBytes(content)
    } catch {
      throw literalError(error.message)
    }
  }
}

/// Collects the pieces of an f-string, joining adjacent text.
struct FormattedStringBuilder {
  private(set) var pieces: [FormattedStringPiece] = []
  /// The height of the highest expression.
  private(set) var height: Int32 = 0

  mutating func append(_ text: String) {
    guard !text.isEmpty else { return }
    if case .literal(let previous) = pieces.last {
      pieces[pieces.count - 1] = .literal(previous + text)
    } else {
      pieces.append(.literal(text))
    }
  }

  mutating func append(_ field: FormattedStringPiece, height: Int32) {
    pieces.append(field)
    self.height = max(self.height, height)
  }
}
