/// Finds CPython's words for why a text does not parse.
struct Diagnosis {
  static func explain(_ failure: ParseFailure, of buffer: TokenBuffer, mode: LexerMode) -> SyntaxError {
    switch failure {
    case .error(let error): return error
    case .unexpectedToken:
      let place = SourcePosition(line: 1, column: 0)
      return SyntaxError(
        kind: .syntax, message: "invalid syntax", range: SourceRange(start: place, end: place),
        lineText: buffer.lineText(1))
    }
  }
}
