/// A token, with its place in the source as byte offsets and as positions.
struct Token {
  let kind: TokenKind
  /// How many brackets are open after it.
  let bracketDepth: UInt8
  let startOffset: Int32
  let endOffset: Int32
  let start: SourcePosition
  let end: SourcePosition

  var range: SourceRange { SourceRange(start: start, end: end) }
}

/// Why the lexer stopped before the end of its text.
struct LexicalFailure {
  let error: SyntaxError
  /// Whether more text could repair it: an open bracket, an open triple-quoted string, a backslash at
  /// the very end.
  let isEndOfInput: Bool
  let reason: IncompleteReason?
  /// Whether the error is reported even when the parser stops before it.
  let isImmediate: Bool
}

/// A bracket that is open where the lexer stands.
struct OpenBracket {
  let byte: UInt8
  let position: SourcePosition
}

/// A source text cut into tokens, up to its end or to the first failure.
struct TokenBuffer {
  /// UTF-8, with `\n` as the only line end.
  let bytes: [UInt8]
  let tokens: [Token]
  let failure: LexicalFailure?
  /// The brackets that were never closed, outermost first.
  let openBrackets: [OpenBracket]
  /// The line number of the first line, and the column at which that line begins.
  let origin: SourcePosition

  /// The source text of a token.
  func text(of token: Token) -> String {
    String(decoding: bytes[Int(token.startOffset)..<Int(token.endOffset)], as: UTF8.self)
  }

  /// The text of a line by its number, without its end; empty when there is no such line.
  func lineText(_ line: Int32) -> String {
    bytes.withUnsafeBufferPointer { SourceLines.text(in: $0, line: Int(line) - Int(origin.line)) }
  }
}

/// Finding lines in source bytes.
enum SourceLines {
  /// The text of the line with that index, counted from 0, without its end.
  static func text(in bytes: UnsafeBufferPointer<UInt8>, line: Int) -> String {
    var start = bytes.startIndex
    var remaining = line
    while remaining > 0 {
      guard let newline = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else { return "" }
      start = newline + 1
      remaining -= 1
    }
    let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}
