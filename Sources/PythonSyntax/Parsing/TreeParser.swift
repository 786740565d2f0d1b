/// A recursive-descent parser of Python 3.11 that builds the tree.
///
/// It says only whether a text is right; when it is not, `Diagnosis` finds CPython's words for why.
/// Private names (`__x` in a class) are mangled as they are read, so that the tree holds the names that
/// are looked up.
struct TreeParser {
  /// The nesting of expressions at which the parser gives up before its stack does.
  static let maximumDepth = 1000
  /// The height of the highest tree; everything that walks trees recursively relies on it.
  static let maximumHeight: Int32 = 1000
  /// The number of `elif` clauses in a row, each of which nests one statement deeper.
  static let maximumClauses = 400

  let buffer: TokenBuffer
  let tokens: [Token]
  var index = 0
  /// The index of the first token of the statement at the top level that is being parsed.
  var statementStart = 0
  var depth = 0
  /// Whether the function that is being parsed holds a `yield` so far.
  var containsYield = false
  /// The name of the class that is being parsed, without leading underscores; nil where names stay.
  var manglingClass: String?

  init(_ buffer: TokenBuffer) {
    self.buffer = buffer
    tokens = buffer.tokens
  }

  // MARK: Tokens

  var kind: TokenKind { tokens[index].kind }

  /// The kind of the token after the next one.
  var followingKind: TokenKind { index + 1 < tokens.count ? tokens[index + 1].kind : .endMarker }

  var startPosition: SourcePosition { tokens[index].start }

  /// Takes the next token; the end marker and a failure are never taken.
  mutating func advance() {
    if index + 1 < tokens.count { index += 1 }
  }

  /// Takes the next token if it is of that kind.
  mutating func accept(_ expected: TokenKind) -> Bool {
    guard tokens[index].kind == expected else { return false }
    advance()
    return true
  }

  mutating func expect(_ expected: TokenKind) throws(ParseFailure) {
    guard accept(expected) else { throw unexpected }
  }

  /// What to throw at a token that fits no rule.
  var unexpected: ParseFailure { .unexpectedToken }

  /// The range from a position to the end of the last token taken that is not a line's or a block's end.
  func range(from start: SourcePosition) -> SourceRange {
    var last = index - 1
    while last > 0, tokens[last].kind.isBlankSpace { last -= 1 }
    return SourceRange(start: start, end: last >= 0 ? tokens[last].end : start)
  }

  // MARK: Names

  /// Takes an identifier, mangled where it is private.
  mutating func parseName() throws(ParseFailure) -> String {
    mangled(try parsePlainName())
  }

  mutating func parsePlainName() throws(ParseFailure) -> String {
    guard kind == .name else { throw unexpected }
    let text = buffer.text(of: tokens[index])
    advance()
    return text
  }

  func mangled(_ name: String) -> String {
    guard let manglingClass, name.utf8.starts(with: [UInt8(ascii: "_"), UInt8(ascii: "_")]),
      !name.hasSuffix("__"), !name.utf8.contains(UInt8(ascii: "."))
    else { return name }
    return "_" + manglingClass + name
  }

  // MARK: Nodes

  /// Makes a node that begins at a position and ends with the last token taken.
  func makeExpression(
    _ kind: Expression.Kind, from start: SourcePosition, below childHeight: Int32 = 0
  ) throws(ParseFailure) -> Expression {
    guard childHeight < Self.maximumHeight else { throw tooDeep }
    return Expression(kind, range: range(from: start), height: childHeight + 1)
  }

  func makeStatement(_ kind: Statement.Kind, from start: SourcePosition) -> Statement {
    Statement(kind, range: range(from: start))
  }

  /// Counts a level of nesting; every call is paired with `leave` of the same weight.
  mutating func enter(weight: Int = 1) throws(ParseFailure) {
    guard depth + weight <= Self.maximumDepth else { throw tooDeep }
    depth += weight
  }

  mutating func leave(weight: Int = 1) { depth -= weight }

  var tooDeep: ParseFailure {
    error("maximum recursion depth exceeded during compilation", kind: .recursion, at: tokens[index].range)
  }

  func error(
    _ message: String, kind: SyntaxError.Kind = .syntax, at range: SourceRange
  ) -> ParseFailure {
    .error(
      SyntaxError(
        kind: kind, message: message, range: range, lineText: buffer.lineText(range.start.line)))
  }
}

extension [Expression] {
  /// The height of the highest of them; 0 for none.
  var height: Int32 { reduce(0) { Swift.max($0, $1.height) } }
}
