/// Finds CPython's words for why a text does not parse.
///
/// It reads the text again the way CPython's PEG parser does, alternative by alternative, for its errors
/// depend on that order: a first reading finds the furthest token that was looked at, a second one adds
/// the rules that describe common mistakes. Rules have the names they have in Python's grammar.
final class Diagnosis {
  /// Beyond so many tokens only the generic error is given.
  static let maximumTokens = 20_000
  static let maximumDepth = 1800

  let buffer: TokenBuffer
  let tokens: [Token]
  let mode: LexerMode
  /// The index of the next token.
  var mark: Int
  /// The furthest token that has been looked at.
  var furthest: Int
  /// Whether the rules for mistakes apply.
  var describesMistakes = false
  var depth = 0
  var memo: [Int: (node: Sketch?, end: Int)] = [:]

  init(_ buffer: TokenBuffer, mode: LexerMode, start: Int) {
    self.buffer = buffer
    tokens = buffer.tokens
    self.mode = mode
    mark = start
    furthest = start
  }

  /// The outcome of a diagnosis.
  struct Finding: Error {
    let error: SyntaxError
    /// Whether the first reading came to the end of the text.
    let reachedEnd: Bool
  }

  /// The error of a text that the parser refused.
  ///
  /// - Parameter parser: The parser, where it stopped.
  static func explain(_ failure: ParseFailure, by parser: TreeParser, mode: LexerMode) -> Finding {
    let index = parser.index
    // A long text is read from the statement that is wrong, a short one from its beginning, for CPython
    // may find fault with what comes before.
    let start = index > maximumTokens ? parser.statementStart : 0
    let diagnosis = Diagnosis(parser.buffer, mode: mode, start: start)
    if case .error(let error) = failure {
      diagnosis.furthest = index
      return Finding(error: diagnosis.prioritized(error), reachedEnd: diagnosis.isAtEnd(index))
    }
    if index - start > maximumTokens {
      diagnosis.furthest = index
      return Finding(error: diagnosis.genericError(at: index), reachedEnd: diagnosis.isAtEnd(index))
    }
    return diagnosis.explain(from: start)
  }

  private func explain(from start: Int) -> Finding {
    do {
      try readStart()
    } catch {
      return Finding(error: prioritized(error), reachedEnd: isAtEnd(furthest))
    }
    let last = furthest
    let reachedEnd = isAtEnd(last)
    mark = start
    memo.removeAll()
    describesMistakes = true
    do {
      try readStart()
    } catch {
      return Finding(error: prioritized(error), reachedEnd: reachedEnd)
    }
    return Finding(error: genericError(at: last), reachedEnd: reachedEnd)
  }

  private func readStart() throws(SyntaxError) {
    switch mode {
    case .file: try file()
    case .interactive, .unfinished: try interactive()
    case .expression: try evaluated()
    case .replacementField: _ = try starExpressions()
    }
  }

  /// Whether the lexer has seen the end of the text when it made the token.
  private func isAtEnd(_ index: Int) -> Bool {
    let token = tokens[index]
    if token.kind == .failure { return buffer.failure?.isEndOfInput ?? false }
    if Int(token.startOffset) >= buffer.bytes.count { return true }
    // Most tokens are found to end by looking at the byte after them.
    return mode != .file && mode != .replacementField && Int(token.endOffset) >= buffer.bytes.count
      && token.kind != .string
  }

  // MARK: Errors

  /// The error for a token that fits no rule.
  private func genericError(at last: Int) -> SyntaxError {
    let token = tokens[last]
    switch token.kind {
    case .failure:
      if let failure = buffer.failure { return failure.error }
      return error("invalid syntax", at: token.range)
    case .indent: return furthestError("unexpected indent", kind: .indentation)
    case .dedent: return furthestError("unexpected unindent", kind: .indentation)
    default: return prioritized(error("invalid syntax", at: knownRange(of: last)))
    }
  }

  /// The range of a token; one that the end of the text stands for has no column.
  private func knownRange(of index: Int) -> SourceRange {
    let token = tokens[index]
    guard token.kind == .endMarker || token.kind == .newline && isAtEnd(index) && mode != .file else {
      return token.range
    }
    let place = SourcePosition(line: token.start.line, column: -1)
    return SourceRange(start: place, end: place)
  }

  /// An error of the lexer further on, such as a bracket that is never closed, explains more than the
  /// error that was found.
  private func prioritized(_ found: SyntaxError) -> SyntaxError {
    guard let failure = buffer.failure, tokens[furthest].kind != .failure, !isAtEnd(furthest),
      found.kind != .recursion
    else { return found }
    if failure.isImmediate { return failure.error }
    guard let bracket = buffer.openBrackets.last, bracket.position.line < tokens[furthest].start.line
    else { return found }
    let name = Character(Unicode.Scalar(bracket.byte))
    return error(
      "'\(name)' was never closed", at: SourceRange(start: bracket.position, end: bracket.position))
  }

  /// An error at a place.
  func error(
    _ message: String, kind: SyntaxError.Kind = .syntax, at range: SourceRange
  ) -> SyntaxError {
    SyntaxError(
      kind: kind, message: mode == .replacementField ? "f-string: " + message : message, range: range,
      lineText: buffer.lineText(range.start.line))
  }

  /// An error at the furthest token.
  func furthestError(_ message: String, kind: SyntaxError.Kind = .syntax) -> SyntaxError {
    error(message, kind: kind, at: tokens[furthest].range)
  }

  func error(_ message: String, from first: Sketch, to last: Sketch) -> SyntaxError {
    error(message, at: SourceRange(start: first.range.start, end: last.range.end))
  }

  /// An error from a place to the end of what has been looked at, where CPython counts a byte less.
  func error(_ message: String, startingAt place: SourcePosition) -> SyntaxError {
    var end = tokens[furthest].end
    end.column -= 1
    return error(message, at: SourceRange(start: place, end: end))
  }

  func invalidTargetError(_ target: Sketch, for use: Sketch.TargetUse) -> SyntaxError? {
    guard let invalid = target.invalidTarget(for: use) else { return nil }
    let verb = use == .deletion ? "delete" : "assign to"
    return error("cannot \(verb) \(invalid.description)", at: invalid.range)
  }

  // MARK: Tokens

  /// The kind of the next token.
  func kind() throws(SyntaxError) -> TokenKind {
    if mark > furthest { furthest = mark }
    let kind = tokens[mark].kind
    if kind == .failure, let failure = buffer.failure { throw failure.error }
    return kind
  }

  /// Takes the next token if it is of that kind.
  func take(_ expected: TokenKind) throws(SyntaxError) -> Bool {
    guard try kind() == expected else { return false }
    if mark + 1 < tokens.count { mark += 1 }
    return true
  }

  /// Takes the next token if it is of that kind, as a node.
  func token(_ expected: TokenKind, _ shape: Sketch.Shape = .other) throws(SyntaxError) -> Sketch? {
    let index = mark
    return try take(expected) ? Sketch(shape, tokens[index].range) : nil
  }

  func name() throws(SyntaxError) -> Sketch? { try token(.name, .name) }

  /// Whether the next token is of one of these kinds.
  func isNext(_ kinds: TokenKind...) throws(SyntaxError) -> Bool {
    let next = try kind()
    return kinds.contains(next)
  }

  /// Takes a token that must come.
  func force(_ expected: TokenKind, _ spelling: String) throws(SyntaxError) {
    guard try take(expected) else { throw error("expected '\(spelling)'", at: knownRange(of: mark)) }
  }

  /// The spelling of a name token.
  func text(_ index: Int) -> String { buffer.text(of: tokens[index]) }

  /// The range from a token to the last one taken.
  func range(from start: Int) -> SourceRange {
    var last = mark - 1
    while last > start, tokens[last].kind.isBlankSpace { last -= 1 }
    return SourceRange(start: tokens[start].start, end: tokens[max(last, start)].end)
  }

  // MARK: Rules

  /// Reads an alternative; without a match nothing is taken.
  func attempt<Result>(
    _ alternative: () throws(SyntaxError) -> Result?
  ) throws(SyntaxError) -> Result? {
    let start = mark
    if let result = try alternative() { return result }
    mark = start
    return nil
  }

  /// Whether an alternative matches; nothing is taken.
  func lookahead(_ alternative: () throws(SyntaxError) -> Bool) throws(SyntaxError) -> Bool {
    let start = mark
    defer { mark = start }
    return try alternative()
  }

  /// Reads a rule once for each place.
  func memoized(
    _ rule: MemoizedRule, _ read: () throws(SyntaxError) -> Sketch?
  ) throws(SyntaxError) -> Sketch? {
    let start = mark
    let variant = rule.isSharedByReadings || !describesMistakes ? 0 : 1
    let key = (start * MemoizedRule.allCases.count + rule.rawValue) * 2 + variant
    if let known = memo[key] {
      mark = known.end
      return known.node
    }
    let node = try attempt(read)
    memo[key] = (node, mark)
    return node
  }

  /// Reads something nested.
  func nested(
    weight: Int, _ read: () throws(SyntaxError) -> Sketch?
  ) throws(SyntaxError) -> Sketch? {
    guard depth + weight <= Self.maximumDepth else {
      throw error(
        "maximum recursion depth exceeded during compilation", kind: .recursion, at: tokens[mark].range)
    }
    depth += weight
    defer { depth -= weight }
    return try read()
  }

  /// Reads one or more items with commas between them; a comma at the end is left.
  func separated(
    _ item: () throws(SyntaxError) -> Sketch?
  ) throws(SyntaxError) -> [Sketch]? {
    guard let first = try item() else { return nil }
    var items = [first]
    while true {
      let start = mark
      guard try take(.comma), let next = try item() else {
        mark = start
        return items
      }
      items.append(next)
    }
  }

  /// Reads any number of items.
  func repeated(_ item: () throws(SyntaxError) -> Sketch?) throws(SyntaxError) -> [Sketch] {
    var items: [Sketch] = []
    while let next = try attempt(item) { items.append(next) }
    return items
  }
}

/// The rules whose readings are kept.
enum MemoizedRule: Int, CaseIterable {
  case simpleStatement, block, expression, starExpression, namedExpression, starNamedExpression
  case invalidNamedExpression, disjunction, conjunction, inversion, comparison, bitwiseOr, factor, primary
  case atom, slices, arguments, generator, strings, starTarget, targetWithStarAtom, targetPrimary
  case deletionTarget, pattern, closedPattern

  /// Whether a reading without the rules for mistakes serves where they apply, too; CPython keeps these
  /// readings, and so misses some mistakes in them.
  var isSharedByReadings: Bool {
    switch self {
    case .namedExpression, .starNamedExpression, .comparison, .atom, .slices, .generator: false
    default: true
    }
  }
}
