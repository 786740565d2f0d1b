/// A lesson as its file tells it.
///
/// A lesson file is Markdown that reads well as it stands. Front matter names the lesson, each heading of the second
/// level starts a step, and a comment under that heading gives the step its kind and its id:
///
///     ---
///     title: Tracking computations
///     summary: Which operations PyTorch remembers, and why not all of them.
///     ---
///
///     # Tracking computations
///
///     An introduction, without commands.
///
///     ## Turning tracking on
///     <!-- section: turning-tracking-on -->
///
///     Prose, and commands as doctest text, in turn.
///
/// The kinds are `section`, `exercise`, `prediction` and `choice`; `Lessons/WRITING.md` tells authors about each.
package struct Lesson: Equatable, Sendable {
  /// The name of its file without the leading number and the extension; it stays when lessons are reordered.
  package var id: String

  /// Its title, as the front matter and the first heading give it.
  package var title: String

  /// One sentence for a list of lessons.
  package var summary: String

  /// What is said before the first step.
  package var introduction: [ProseBlock]

  /// Its steps in order; at least one.
  package var steps: [Step]

  /// The path under which its file was opened.
  package var file: String

  /// Tells whether the file has changed since progress was kept.
  var fingerprint: Fingerprint
}

/// One step of a lesson: what happens under one heading.
package struct Step: Equatable, Sendable {
  /// What a learner does in a step.
  package enum Kind: Equatable, Sendable {
    case section([SectionItem])
    case exercise(Exercise)
    case prediction(Prediction)
    case choice(Choice)
  }

  /// Its id, unique across lessons, which stays when its wording changes.
  package var id: String

  /// Its heading.
  package var title: [ProseSpan]

  /// The line of its heading, from 1.
  package var line: Int

  /// What the learner does in it.
  package var kind: Kind

  /// The commands with which the lesson itself leaves this step, in order.
  var commands: [DoctestExample] {
    switch kind {
    case .section(let items):
      return items.compactMap { if case .command(let example) = $0 { example } else { nil } }
    case .exercise(let exercise): return exercise.solution
    case .prediction(let prediction): return [prediction.command]
    case .choice: return []
    }
  }
}

/// What a section consists of, in turn.
package enum SectionItem: Equatable, Sendable {
  case prose([ProseBlock])
  /// A command for the learner to run.
  case command(DoctestExample)
}

/// A task for the learner, checked on the workspace.
package struct Exercise: Equatable, Sendable {
  /// A Python expression that must be true, and what to say when it is not.
  package struct Assertion: Equatable, Sendable {
    package var expression: String
    package var message: [ProseSpan]
    package var line: Int
  }

  /// A mistake that the author expects.
  package struct WrongAnswer: Equatable, Sendable {
    /// Its Python text, one command or more, without prompts.
    package var source: String
    package var feedback: [ProseBlock]
    package var line: Int
  }

  /// What is asked for.
  package var prompt: [ProseBlock]

  /// From a nudge to almost the answer; at least one.
  package var hints: [[ProseBlock]]

  /// The commands that solve it; at least one.
  package var solution: [DoctestExample]

  /// What is said once it is solved; may be empty.
  package var explanation: [ProseBlock]

  /// The names that an answer has to leave as the solution does, or nil for all that the solution changes.
  package var askedNames: [String]?

  /// Whether an answer has to leave the workspace as the solution does; otherwise the assertions alone decide.
  package var comparesWorkspace: Bool

  /// What must hold beside that.
  package var assertions: [Assertion]

  /// Mistakes with their feedback; at least one.
  package var wrongAnswers: [WrongAnswer]
}

/// A command whose output the learner says before it runs.
package struct Prediction: Equatable, Sendable {
  package var prompt: [ProseBlock]
  package var command: DoctestExample

  /// What is said once it has run; may be empty.
  package var explanation: [ProseBlock]
}

/// A question with answers to choose from.
package struct Choice: Equatable, Sendable {
  /// One answer.
  package struct Option: Equatable, Sendable {
    package var text: [ProseSpan]
    package var isRight: Bool

    /// Why it is right or wrong.
    package var reason: [ProseBlock]
  }

  package var question: [ProseBlock]

  /// At least two, of which at least one is right.
  package var options: [Option]
}
