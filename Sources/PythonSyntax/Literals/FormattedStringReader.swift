/// Reads the pieces of an f-string, as CPython 3.11 does: each replacement field is found by its
/// brackets and quotes, then parsed in parentheses as a text of its own.
struct FormattedStringReader {
  let parser: TreeParser
  let token: Token
  let isRaw: Bool
  /// The offset where the literal's content ends.
  let end: Int
  var position: Int
  var containsYield = false
  /// Up to where line ends have been counted, and the line that lies there.
  private var scanned: Int
  private var scannedLine: Int32
  private var scannedLineStart: Int

  init(parser: TreeParser, token: Token, literal: StringLiteral) {
    self.parser = parser
    self.token = token
    isRaw = literal.isRaw
    position = literal.content.lowerBound
    end = literal.content.upperBound
    scanned = Int(token.startOffset)
    scannedLine = token.start.line
    scannedLineStart = Int(token.startOffset) - Int(token.start.column)
  }

  private var bytes: [UInt8] { parser.buffer.bytes }

  private func error(_ message: String) -> ParseFailure {
    parser.literalError(message)
  }

  private func peek(_ ahead: Int = 0) -> UInt8 {
    position + ahead < end ? bytes[position + ahead] : 0
  }

  /// Reads text and fields; with a nesting, up to the brace that ends a format specification.
  mutating func readPieces(
    nesting: Int, into joined: inout FormattedStringBuilder
  ) throws(ParseFailure) {
    while true {
      let isDoubledBrace = try readText(nesting: nesting, into: &joined)
      if isDoubledBrace { continue }
      if position >= end || peek() == UInt8(ascii: "}") { break }
      try readField(nesting: nesting, into: &joined)
    }
    if nesting == 0, position < end { throw error("f-string: unexpected end of string") }
    if nesting > 0, peek() != UInt8(ascii: "}") { throw error("f-string: expecting '}'") }
  }

  /// Reads text up to a brace; true when it ended in a doubled brace.
  private mutating func readText(
    nesting: Int, into joined: inout FormattedStringBuilder
  ) throws(ParseFailure) -> Bool {
    let start = position
    while position < end {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\\"), !isRaw, position < end {
        let escape = bytes[position]
        // The brace of an unknown escape `\{` still begins a field.
        guard escape != UInt8(ascii: "{"), escape != UInt8(ascii: "}") else { continue }
        position += 1
        if escape == UInt8(ascii: "N"), peek() == UInt8(ascii: "{") {
          while position < end, bytes[position] != UInt8(ascii: "}") { position += 1 }
          position = min(position + 1, end)
        }
        continue
      }
      guard byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") else { continue }
      if nesting == 0 {
        if peek() == byte {
          joined.append(try parser.decodeText(start..<position, isRaw: isRaw))
          position += 1
          return true
        }
        if byte == UInt8(ascii: "}") { throw error("f-string: single '}' is not allowed") }
      }
      position -= 1
      break
    }
    joined.append(try parser.decodeText(start..<position, isRaw: isRaw))
    return false
  }

  /// Reads a replacement field from its opening brace.
  private mutating func readField(
    nesting: Int, into joined: inout FormattedStringBuilder
  ) throws(ParseFailure) {
    guard nesting < 2 else { throw error("f-string: expressions nested too deeply") }
    position += 1
    let start = position
    try skipFieldExpression()
    guard position < end else { throw error("f-string: expecting '}'") }
    let expression = try parseFieldExpression(start..<position)
    var debugText: String?
    if peek() == UInt8(ascii: "=") {
      position += 1
      while isSpace(peek()) { position += 1 }
      debugText = String(decoding: bytes[start..<position], as: UTF8.self)
    }
    var conversion: FormattedStringConversion?
    if peek() == UInt8(ascii: "!") {
      position += 1
      guard position < end else { throw error("f-string: expecting '}'") }
      switch peek() {
      case UInt8(ascii: "r"): conversion = .repr
      case UInt8(ascii: "s"): conversion = .str
      case UInt8(ascii: "a"): conversion = .ascii
      default: throw error("f-string: invalid conversion character: expected 's', 'r', or 'a'")
      }
      position += 1
    }
    guard position < end else { throw error("f-string: expecting '}'") }
    var format: FormattedStringBuilder?
    if peek() == UInt8(ascii: ":") {
      position += 1
      guard position < end else { throw error("f-string: expecting '}'") }
      var specification = FormattedStringBuilder()
      try readPieces(nesting: nesting + 1, into: &specification)
      format = specification
    }
    guard peek() == UInt8(ascii: "}") else { throw error("f-string: expecting '}'") }
    position += 1
    if debugText != nil, format == nil, conversion == nil { conversion = .repr }
    joined.append(
      .field(expression, debugText: debugText, conversion: conversion, format: format?.pieces),
      height: max(expression.height, format?.height ?? 0))
  }

  private func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte)
  }

  /// Moves to what ends the expression of a field: `!`, `:`, `=` or `}` outside of brackets and strings.
  private mutating func skipFieldExpression() throws(ParseFailure) {
    var quote: (byte: UInt8, isTriple: Bool)?
    var brackets: [UInt8] = []
    scan: while position < end {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\\") {
        throw error("f-string expression part cannot include a backslash")
      }
      if let open = quote {
        if byte == open.byte {
          if !open.isTriple {
            quote = nil
          } else if peek(1) == byte, peek(2) == byte {
            position += 2
            quote = nil
          }
        }
        position += 1
        continue
      }
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        let isTriple = peek(1) == byte && peek(2) == byte
        if isTriple { position += 2 }
        quote = (byte, isTriple)
      case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "("):
        guard brackets.count < Lexer.maximumBracketDepth else {
          throw error("f-string: too many nested parenthesis")
        }
        brackets.append(byte)
      case UInt8(ascii: "#"):
        throw error("f-string expression part cannot include '#'")
      case UInt8(ascii: "!"), UInt8(ascii: ":"), UInt8(ascii: "}"), UInt8(ascii: "="),
        UInt8(ascii: ">"), UInt8(ascii: "<"):
        if !brackets.isEmpty {
          if byte == UInt8(ascii: "}") { try close(byte, &brackets) }
          break
        }
        let isComparison =
          peek(1) == UInt8(ascii: "=") && byte != UInt8(ascii: ":") && byte != UInt8(ascii: "}")
        if isComparison {
          position += 1
          break
        }
        if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "<") { break }
        break scan
      case UInt8(ascii: "]"), UInt8(ascii: ")"):
        try close(byte, &brackets)
      default:
        break
      }
      position += 1
    }
    if quote != nil { throw error("f-string: unterminated string") }
    if let opening = brackets.last {
      throw error("f-string: unmatched '\(Character(Unicode.Scalar(opening)))'")
    }
  }

  private func close(_ byte: UInt8, _ brackets: inout [UInt8]) throws(ParseFailure) {
    let closing = Character(Unicode.Scalar(byte))
    guard let opening = brackets.popLast() else { throw error("f-string: unmatched '\(closing)'") }
    let expected: UInt8 =
      switch opening {
      case UInt8(ascii: "("): UInt8(ascii: ")")
      case UInt8(ascii: "["): UInt8(ascii: "]")
      default: UInt8(ascii: "}")
      }
    guard byte == expected else {
      throw error(
        "f-string: closing parenthesis '\(closing)' does not match opening parenthesis "
          + "'\(Character(Unicode.Scalar(opening)))'")
    }
  }

  /// Parses the expression of a field, in parentheses where its braces are.
  private mutating func parseFieldExpression(_ content: Range<Int>) throws(ParseFailure) -> Expression {
    let isBlank = bytes[content].allSatisfy {
      $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\n") || $0 == 0x0C
    }
    if isBlank {
      let next = peek()
      if next == UInt8(ascii: "!") || next == UInt8(ascii: ":") || next == UInt8(ascii: "=") {
        throw error("f-string: expression required before '\(Character(Unicode.Scalar(next)))'")
      }
      throw error("f-string: empty expression not allowed")
    }
    let text = [UInt8(ascii: "(")] + bytes[content] + [UInt8(ascii: ")")]
    let origin = positionInToken(of: content.lowerBound - 1)
    let lexed = Lexer.tokenize(text, mode: .replacementField, origin: origin)
    var inner = TreeParser(lexed)
    inner.depth = parser.depth
    inner.manglingClass = parser.manglingClass
    do {
      try inner.enter()
      let expression = try inner.parseStarExpressions()
      containsYield = containsYield || inner.containsYield
      return expression
    } catch {
      var found = Diagnosis.explain(error, by: inner, mode: .replacementField).error
      // The line that is shown is the expression alone.
      found.range.moveColumns(by: -origin.column, onLine: origin.line)
      throw .error(found)
    }
  }

  /// The position of an offset in the token; offsets only grow from call to call.
  private mutating func positionInToken(of offset: Int) -> SourcePosition {
    while scanned < offset {
      if bytes[scanned] == UInt8(ascii: "\n") {
        scannedLine += 1
        scannedLineStart = scanned + 1
      }
      scanned += 1
    }
    return SourcePosition(
      line: scannedLine, column: Int32(truncatingIfNeeded: offset - scannedLineStart))
  }
}
