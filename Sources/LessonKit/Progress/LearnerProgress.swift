/// How far a learner has come, in every lesson.
package struct LearnerProgress: Equatable, Sendable {
  /// The id of the lesson that `learn` continues, if one was begun.
  package var currentLesson: String?

  /// What is kept of each lesson that was begun, by lesson id.
  package var lessons: [String: LessonProgress] = [:]

  /// No lesson begun.
  package init() {}
}

/// How far a learner has come in one lesson.
package struct LessonProgress: Equatable, Sendable {
  /// How a step was left.
  package enum Mark: String, Equatable, Sendable {
    case solved
    case skipped
  }

  /// The id of the step the learner is at; empty once the lesson is finished.
  package var step: String

  /// How many items of that step are behind the learner.
  package var item = 0

  /// How many hints of that step were shown.
  package var hints = 0

  /// The steps that are behind the learner, by id.
  package var marks: [String: Mark] = [:]

  /// The commands that make the workspace, in order.
  package var commands: [String] = []

  /// How many of them came before the step began.
  package var commandsBeforeStep = 0

  /// The lesson's text when this was written.
  var fingerprint: Fingerprint

  /// Whether every step is behind the learner.
  package var isFinished: Bool { step.isEmpty }
}
