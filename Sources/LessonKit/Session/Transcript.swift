/// What one command did.
package struct Transcript: Equatable, Sendable {
  /// How a command came to its end.
  package enum Ending: Equatable, Sendable {
    case completed
    /// An exception, or a syntax error, ended it; the text is the last line of the traceback.
    case raised(String)
    /// The learner stopped it.
    case interrupted
  }

  /// All that the prompt shows: what was printed, the echoed value, the traceback, with a newline after each line.
  package var output: String

  /// How it ended.
  package var ending: Ending

  /// The names that the command bound, bound again or deleted at the top level.
  package var bound: Set<String>

  /// The value that the prompt echoed, if it did.
  package var echoed: ValueView?

  /// A transcript of these parts.
  package init(
    output: String = "", ending: Ending = .completed, bound: Set<String> = [], echoed: ValueView? = nil
  ) {
    self.output = output
    self.ending = ending
    self.bound = bound
    self.echoed = echoed
  }
}
