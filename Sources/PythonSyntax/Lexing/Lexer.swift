/// Cuts a source text into tokens, as CPython 3.11's tokenizer does.
///
/// Tabs go to multiples of eight; a second count, in which a tab is one column, finds inconsistent use
/// of tabs and spaces.
struct Lexer {
  static let maximumBracketDepth = 200
  static let maximumIndentation = 100

  let source: UnsafeBufferPointer<UInt8>
  let mode: LexerMode
  let origin: SourcePosition

  /// The offset of the next byte.
  var position = 0
  var line: Int32
  /// The offset of the current line's first byte.
  var lineStart = 0
  /// The offset of the first byte of the line before.
  var previousLineStart = 0
  /// The column of the current line's first byte; not zero only on the first line of a part.
  var lineStartColumn: Int32
  var tokens: [Token] = []
  var failure: LexicalFailure?
  var openBrackets: [OpenBracket] = []
  var indentation: [(column: Int, tabColumn: Int)] = [(0, 0)]
  var isAtLineStart = true

  init(_ source: UnsafeBufferPointer<UInt8>, mode: LexerMode, origin: SourcePosition) {
    self.source = source
    self.mode = mode
    self.origin = origin
    line = origin.line
    lineStartColumn = origin.column
    tokens.reserveCapacity(source.count / 3 + 8)
  }

  /// Cuts a whole text into tokens.
  static func tokenize(
    _ bytes: [UInt8], mode: LexerMode, origin: SourcePosition = SourcePosition(line: 1, column: 0)
  ) -> TokenBuffer {
    bytes.withUnsafeBufferPointer { buffer in
      var lexer = Lexer(buffer, mode: mode, origin: origin)
      lexer.run()
      return TokenBuffer(
        bytes: bytes, tokens: lexer.tokens, failure: lexer.failure, openBrackets: lexer.openBrackets,
        origin: origin)
    }
  }

  /// The byte at an offset from the next one; 0 beyond the end.
  @inline(__always)
  func peek(_ ahead: Int = 0) -> UInt8 {
    let index = position + ahead
    return index < source.count ? source[index] : 0
  }

  private mutating func run() {
    while true {
      let start = position
      let startPosition = sourcePosition(of: start)
      var isDone = false
      if isAtLineStart {
        isAtLineStart = false
        if lexIndentation() { isDone = !lexToken() }
      } else {
        isDone = !lexToken()
      }
      if failure != nil { return append(.failure, from: start, at: startPosition) }
      if isDone { return }
    }
  }

  /// Lexes what comes next; false once the end marker has been appended.
  private mutating func lexToken() -> Bool {
    while isBlank(peek()) { position += 1 }
    // A line end's token takes in the comment before it.
    let start = position
    skipComment()
    guard position < source.count else { return lexEnd(from: start) }
    let byte = source[position]
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
      0x80...0xFF:
      lexIdentifier(from: start)
    case UInt8(ascii: "\n"):
      if openBrackets.isEmpty { append(.newline, from: start) }
      position += 1
      beginLine()
      isAtLineStart = openBrackets.isEmpty
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      lexNumber(from: start)
    case UInt8(ascii: "."):
      if isDigit(peek(1)) {
        lexNumber(from: start)
      } else if peek(1) == byte, peek(2) == byte {
        position += 3
        append(.ellipsis, from: start)
      } else {
        position += 1
        append(.dot, from: start)
      }
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      lexString(from: start)
    case UInt8(ascii: "\\"):
      continueLine()
    default:
      lexOperator(from: start)
    }
    return true
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == 0x0C
  }

  private mutating func skipComment() {
    guard peek() == UInt8(ascii: "#") else { return }
    while position < source.count, source[position] != UInt8(ascii: "\n") { position += 1 }
  }

  /// A backslash: the next line belongs to this one.
  mutating func continueLine() {
    position += 1
    guard peek() == UInt8(ascii: "\n") || position >= source.count && mode != .interactive else {
      let place = sourcePosition(of: position < source.count ? position : position - 1)
      return fail(
        "unexpected character after line continuation character", at: place, end: nil, isImmediate: false)
    }
    if position + 1 >= source.count {
      failAtEnd(reason: .backslash)
    } else {
      position += 1
      beginLine()
    }
  }

  /// Notes that the next byte begins a line.
  mutating func beginLine() {
    previousLineStart = lineStart
    line += 1
    lineStart = position
    lineStartColumn = 0
  }

  private mutating func lexEnd(from start: Int) -> Bool {
    if !openBrackets.isEmpty {
      failAtEnd(reason: .openBracket)
      return true
    }
    switch mode {
    case .file, .replacementField, .expression:
      if mode != .expression, isInsideLine {
        append(.newline, from: start)
        beginLine()
      }
      appendDedents(downTo: 0)
    case .interactive where !tokens.isEmpty:
      appendEmpty(.newline)
      if indentation.count > 1 {
        appendDedents(downTo: 0)
        appendEmpty(.newline)
      }
    case .unfinished where !tokens.isEmpty:
      appendEmpty(.newline)
    case .interactive, .unfinished:
      break
    }
    appendEmpty(.endMarker)
    return false
  }

  /// Whether the last token belongs to a line that has not ended.
  private var isInsideLine: Bool {
    switch tokens.last?.kind {
    case nil, .newline, .dedent, .indent: false
    default: true
    }
  }

  /// The text ends where something is missing.
  mutating func failAtEnd(reason: IncompleteReason) {
    if let bracket = openBrackets.last {
      let name = Character(Unicode.Scalar(bracket.byte))
      fail("'\(name)' was never closed", at: bracket.position, end: nil, reason: reason, isImmediate: false)
    } else {
      let here = sourcePosition(of: position)
      fail("unexpected EOF while parsing", at: here, end: nil, reason: reason, isImmediate: false)
    }
  }

  /// The position of an offset on the current line.
  func sourcePosition(of offset: Int) -> SourcePosition {
    SourcePosition(line: line, column: Int32(truncatingIfNeeded: offset - lineStart) + lineStartColumn)
  }

  /// Appends a token that has no text, where CPython places it: on the byte before, and at the end of the
  /// last line rather than on the empty line after it.
  mutating func appendEmpty(_ kind: TokenKind) {
    var place = sourcePosition(of: position)
    if position >= source.count, position == lineStart, line > origin.line {
      let lineEnd = source.last == UInt8(ascii: "\n") ? position - 1 : position
      place = SourcePosition(line: line - 1, column: Int32(truncatingIfNeeded: lineEnd - previousLineStart))
    } else if position < source.count || mode != .file {
      place.column -= 1
    }
    tokens.append(
      Token(
        kind: kind, bracketDepth: UInt8(truncatingIfNeeded: openBrackets.count),
        startOffset: Int32(truncatingIfNeeded: position), endOffset: Int32(truncatingIfNeeded: position),
        start: place, end: place))
  }

  @inline(__always)
  mutating func append(_ kind: TokenKind, from start: Int) {
    append(kind, from: start, at: sourcePosition(of: start))
  }

  @inline(__always)
  mutating func append(_ kind: TokenKind, from start: Int, at startPosition: SourcePosition) {
    tokens.append(
      Token(
        kind: kind, bracketDepth: UInt8(truncatingIfNeeded: openBrackets.count),
        startOffset: Int32(truncatingIfNeeded: start), endOffset: Int32(truncatingIfNeeded: position),
        start: startPosition, end: sourcePosition(of: position)))
  }

  /// Stops the lexer with an error; without an end, the error points at a single character.
  mutating func fail(
    _ message: String, kind: SyntaxError.Kind = .syntax, at start: SourcePosition, end: SourcePosition?,
    reason: IncompleteReason? = nil, isImmediate: Bool = true
  ) {
    let text = SourceLines.text(in: source, line: Int(start.line) - Int(origin.line))
    failure = LexicalFailure(
      error: SyntaxError(
        kind: kind, stage: kind == .syntax && message != "invalid syntax" ? .tokens : .grammar,
        message: message, range: SourceRange(start: start, end: end ?? start), lineText: text),
      isEndOfInput: reason != nil, reason: reason, isImmediate: isImmediate)
  }
}

/// What the lexer takes its text for.
enum LexerMode {
  /// A file, whose last line needs no line end.
  case file
  /// A typed statement; the end of the text ends its line and its blocks.
  case interactive
  /// A typed statement of which more may come: without a line end its blocks stay open.
  case unfinished
  /// An expression.
  case expression
  /// The expression of a replacement field, in parentheses.
  case replacementField
}
