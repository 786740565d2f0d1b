/// What a command meant for the exercise at hand.
package enum ExerciseOutcome: Equatable, Sendable {
  case passed
  /// These names are as asked for, those are still to come.
  case partly(right: [String], remaining: [String])
  /// It did what the author's wrong answer of this index does.
  case knownWrongAnswer(index: Int, feedback: [ProseBlock])
  /// It changed what the exercise asks for, but wrongly.
  case differs([Difference])
  /// It had nothing to do with the exercise.
  case unrelated
}

/// Why an exercise cannot be checked: the lesson is at fault, or the interpreter.
package struct UncheckableExercise: Error, Equatable, Sendable, CustomStringConvertible {
  /// What happened when the lesson worked out what to ask for.
  package enum Reason: Equatable, Sendable {
    /// The solution itself raised; the text is the traceback's last line.
    case solutionRaised(String)
    case solutionInterrupted
    /// The solution leaves nothing behind that an answer could be compared with.
    case nothingToCompare
  }

  package var reason: Reason

  /// One sentence without a full stop.
  package var description: String {
    switch reason {
    case .solutionRaised(let error): "its own solution raises \(error)"
    case .solutionInterrupted: "working out its solution was interrupted"
    case .nothingToCompare: "its solution leaves nothing to compare with"
    }
  }
}
