/// A prompt's interpreter as lessons see it: something that runs commands and can be looked into.
///
/// Every session has a workspace, a random state and modes (such as `torch.no_grad`) of its own; what one session
/// does is never seen by another. A lesson keeps several at once: the learner's, and silent ones in which it works
/// out what an answer has to leave behind.
package protocol LessonSession: AnyObject {
  /// Runs one command and returns what happened.
  ///
  /// - Parameters:
  ///   - source: A command that `completeness(of:)` calls complete, without prompts. A block needs no blank line
  ///     at its end.
  ///   - showing: Whether a learner is watching. A session may then also show the output as it comes; its presenter
  ///     leaves out the text of the `LessonEvent.output` that follows.
  func run(_ source: String, showing: Bool) -> Transcript

  /// The names that the learner's commands have bound at the top level, in any order.
  var names: [String] { get }

  /// What a name of the workspace holds, or nil when it is not bound there.
  func view(of name: String) -> ValueView?

  /// Evaluates a Python expression for its truth, without echoing it and without touching `_`.
  func evaluate(assertion: String) -> AssertionOutcome

  /// Whether `source`, as typed so far, is a whole command.
  func completeness(of source: String) -> Completeness
}

/// Makes a new session with an empty workspace, as the prompt starts with.
package typealias SessionFactory = () -> any LessonSession

/// What an assertion came to.
package enum AssertionOutcome: Equatable, Sendable {
  case holds
  case fails
  /// The expression raised; the text is the last line of its traceback.
  case raised(String)
}

/// How far a command is from being runnable.
package enum Completeness: Equatable, Sendable {
  /// It can run. A block counts as complete once a blank line ends it.
  case complete
  /// A bracket, a string or a block is still open.
  case incomplete
  /// It can never run; running it shows the syntax error.
  case invalid
}

extension LessonSession {
  /// Whether the learner's workspace has this name.
  package func isBound(_ name: String) -> Bool { view(of: name) != nil }

  /// All that the workspace holds.
  func workspace() -> Workspace {
    var workspace: Workspace = [:]
    for name in names { workspace[name] = view(of: name) }
    return workspace
  }

  /// What these names hold; a name that is not bound is left out.
  func workspace(of names: some Sequence<String>) -> Workspace {
    var workspace: Workspace = [:]
    for name in names { workspace[name] = view(of: name) }
    return workspace
  }

  /// Runs commands silently, one after the other, stopping when the learner interrupts one.
  ///
  /// - Returns: The commands that ran.
  @discardableResult
  func replay(_ commands: some Sequence<String>) -> [String] {
    var replayed: [String] = []
    for command in commands {
      let transcript = run(command, showing: false)
      if transcript.ending == .interrupted { break }
      replayed.append(command)
    }
    return replayed
  }
}

/// What names hold, by name.
package typealias Workspace = [String: ValueView]
