extension Lexer {
  /// Lexes a string literal whose opening quote is the next byte and whose prefix begins at `start`.
  mutating func lexString(from start: Int) {
    let startPosition = sourcePosition(of: start)
    let firstLineStart = lineStart
    let firstLine = line
    let quote = source[position]
    var quoteCount = 1
    position += 1
    if peek() == quote, position < source.count {
      if peek(1) == quote {
        quoteCount = 3
        position += 2
      } else {
        position += 1
        append(.string, from: start, at: startPosition)
        return
      }
    }
    var closing = 0
    while closing < quoteCount {
      guard position < source.count, quoteCount == 3 || source[position] != UInt8(ascii: "\n") else {
        failUnterminated(
          from: start, at: startPosition, isTriple: quoteCount == 3, firstLine: firstLine,
          firstLineStart: firstLineStart)
        return
      }
      let byte = source[position]
      position += 1
      if byte == quote {
        closing += 1
        continue
      }
      closing = 0
      if byte == UInt8(ascii: "\n") {
        beginLine()
      } else if byte == UInt8(ascii: "\\"), position < source.count {
        position += 1
        if source[position - 1] == UInt8(ascii: "\n") { beginLine() }
      }
    }
    append(.string, from: start, at: startPosition)
  }

  private mutating func failUnterminated(
    from start: Int, at startPosition: SourcePosition, isTriple: Bool, firstLine: Int32, firstLineStart: Int
  ) {
    // A line end at the very end begins no further line.
    let lastLine = position == lineStart ? line - 1 : line
    let name = isTriple ? "triple-quoted string literal" : "string literal"

    fail(
      "unterminated \(name) (detected at line \(lastLine))", at: startPosition, end: nil,
      reason: isTriple ? .openString : position >= source.count ? .backslash : nil)
  }
}
