/// Puts the lines of an interactive session together to statements, as Python's prompt does with what is
/// typed or piped into it.
///
/// An empty line ends a block; a line at the left margin does not, and is an error. An error discards the
/// lines of its statement, and the next line begins a new one.
package struct InteractiveReader {
  /// What a line led to.
  package enum Event {
    /// A statement to run; its tree's source is the text of the statement.
    case statement(ModuleTree)
    /// The statement goes on.
    case needsMore(IncompleteReason)
    /// The statement is refused; its lines are forgotten.
    case syntaxError(SyntaxError)
    /// A line without a statement: blanks or a comment.
    case nothing
  }

  /// What tracebacks call the text.
  package let fileName: String
  /// The lines of the statement that has begun, each with its line end; empty between statements.
  package private(set) var pending = ""

  package init(fileName: String = "<stdin>") {
    self.fileName = fileName
  }

  /// Takes a line, without its line end.
  package mutating func feed(_ line: String) -> Event {
    pending += line
    pending += "\n"
    switch Completeness.of(pending, fileName: fileName) {
    case .needsMore(let reason):
      return .needsMore(reason)
    case .complete(let tree):
      pending = ""
      return tree.body.isEmpty ? .nothing : .statement(tree)
    case .invalid(let error):
      pending = ""
      return .syntaxError(error)
    }
  }

  /// Ends the text: what has begun is run if it is whole but for the empty line after its block.
  package mutating func finish() -> Event {
    guard !pending.isEmpty else { return .nothing }
    let text = pending
    pending = ""
    do throws(SyntaxError) {
      let tree = try Parser.parse(text, fileName: fileName, mode: .interactive)
      return tree.body.isEmpty ? .nothing : .statement(tree)
    } catch {
      return .syntaxError(error)
    }
  }

  /// Forgets the statement that has begun, as an interrupt does.
  package mutating func reset() {
    pending = ""
  }
}
