/// Why the parser gave up.
enum ParseFailure: Error {
  /// The next token fits no rule; the diagnosis finds the words for it.
  case unexpectedToken
  /// An error whose words are known.
  case error(SyntaxError)

  /// The error, if its words are known.
  var knownError: SyntaxError? {
    if case .error(let error) = self { error } else { nil }
  }
}
