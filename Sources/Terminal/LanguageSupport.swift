/// Whether a text can run as it stands.
package enum Completeness: Equatable, Sendable {
  /// It can run.
  case complete
  /// It needs more lines: an open bracket, string or block.
  case incomplete
  /// More lines cannot mend it; it should run to show its error.
  case invalid
}

/// What could stand in place of a part of a text.
package struct CompletionResult: Equatable, Sendable {
  /// The part to replace, in UTF-8 bytes from the start of the text.
  package var replacement: Range<Int>
  /// What may stand there, in the order to list it.
  package var candidates: [String]

  /// A part to replace, in UTF-8 bytes, and what may stand there.
  package init(replacement: Range<Int>, candidates: [String]) {
    self.replacement = replacement
    self.candidates = candidates
  }

  /// Nothing to offer.
  package static let none = CompletionResult(replacement: 0..<0, candidates: [])
}

/// What a line reader must be told of the language that is typed; each text is all of the block so far.
package struct LanguageSupport {
  /// Whether a text can run. A text that ends in a newline ends in a blank line.
  package var completeness: (String) -> Completeness
  /// The blanks to start the line after a text with.
  package var indent: (String) -> String
  /// What could complete a text at a place, given in UTF-8 bytes from its start.
  package var completions: (_ text: String, _ offset: Int) -> CompletionResult
  /// A pasted text without what does not belong to it, such as prompts copied with it.
  package var normalizePaste: (String) -> String

  /// Support of a language; without the last three there is no indent, no completion, and pastes stay as
  /// they are.
  package init(
    completeness: @escaping (String) -> Completeness,
    indent: @escaping (String) -> String = { _ in "" },
    completions: @escaping (String, Int) -> CompletionResult = { _, _ in .none },
    normalizePaste: @escaping (String) -> String = { $0 }
  ) {
    self.completeness = completeness
    self.indent = indent
    self.completions = completions
    self.normalizePaste = normalizePaste
  }

  /// Every line is complete.
  package static var lines: LanguageSupport { LanguageSupport(completeness: { _ in .complete }) }
}

/// The two prompts of a session.
package struct Prompts: Equatable, Sendable {
  /// Stands before the first line.
  package var primary: String
  /// Stands before the lines that follow it.
  package var continuation: String

  /// Python's prompts unless others are given; any text without newlines.
  package init(primary: String = ">>> ", continuation: String = "... ") {
    self.primary = primary
    self.continuation = continuation
  }
}

/// What came of a read.
package enum ReadResult: Equatable, Sendable {
  /// A line or block, without the newline that ended it.
  case input(String)
  /// Ctrl-C; what was typed is gone.
  case interrupted
  /// Ctrl-D on an empty line, or the end of the input.
  case endOfInput
}
