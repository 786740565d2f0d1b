/// A source text that Python refuses, with CPython 3.11's words for it.
package struct SyntaxError: Error, Equatable {
  package enum Kind: String, Sendable {
    case syntax = "SyntaxError"
    case indentation = "IndentationError"
    case tab = "TabError"
    /// A tree too high to compile: CPython's RecursionError or MemoryError from the parser.
    case recursion = "RecursionError"
    case memory = "MemoryError"
  }

  /// What found the error, which decides over what `SyntaxError.text` holds.
  package enum Stage: Sendable {
    /// The division into tokens.
    case tokens
    case grammar
    /// What comes behind the grammar and knows the tree only.
    case meaning
  }

  package var kind: Kind
  package var stage: Stage
  package var message: String
  package var range: SourceRange
  /// The line that the caret line is drawn below.
  package var lineText: String

  package init(
    kind: Kind, stage: Stage = .grammar, message: String, range: SourceRange, lineText: String
  ) {
    self.kind = kind
    self.stage = stage
    self.message = message
    self.range = range
    self.lineText = lineText
  }
}
