/// What a source text is to be: CPython's `exec`, `single` and `eval`.
package enum ParseMode: Sendable {
  /// Any number of statements.
  case file
  /// One compound statement, or one line of simple statements, as typed at a prompt.
  case interactive
  /// One expression; the tree's body is a single expression statement.
  case expression
}
