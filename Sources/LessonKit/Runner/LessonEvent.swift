/// Something to present to the learner, in order; how it looks is the presenter's own.
package enum LessonEvent: Equatable, Sendable {
  /// A lesson begins, or goes on where it was left.
  case lessonStarted(LessonHeader)
  /// A step begins.
  case stepStarted(StepHeader)
  /// Something to read.
  case prose([ProseBlock])
  /// The answers of a choice, numbered from 1.
  case options([[ProseSpan]])
  /// A command ran. A presenter that has shown the output as it came leaves the text out.
  case output(Transcript)
  /// The exercise or the choice is solved.
  case praise(String)
  /// The exercise is partly solved: these names are right, those are still to come.
  case partly(right: [String], remaining: [String])
  /// What is wrong with a known wrong answer.
  case feedback([ProseBlock])
  /// How the workspace differs from what is asked for.
  case differences([Difference])
  /// A hint; levels count from 1.
  case hint(level: Int, count: Int, [ProseBlock])
  /// The solution's commands, and why they solve it.
  case solution([String], explanation: [ProseBlock])
  /// What a prediction came to.
  case predictionJudged(PredictionVerdict)
  /// An answer of a choice that was picked, with its reason.
  case optionJudged(number: Int, isRight: Bool, reason: [ProseBlock])
  /// One or two sentences from the program itself.
  case note([ProseSpan])
  /// Where the learner is.
  case location(LessonLocation)
  /// All lessons.
  case lessonList([LessonListing])
  /// The words that lessons understand.
  case commandList([LessonCommand.Word])
  /// The last step is behind the learner.
  case lessonFinished(LessonSummary)
  /// The learner wants to leave the program; progress is kept.
  case leave
}

extension LessonEvent {
  /// A note from a text in which words between backticks are code.
  static func saying(_ text: String) -> LessonEvent {
    var spans: [ProseSpan] = []
    for (position, part) in text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
    where !part.isEmpty {
      spans.append(ProseSpan(String(part), position.isMultiple(of: 2) ? [] : .code))
    }
    return .note(spans)
  }
}

/// What stands above a lesson.
package struct LessonHeader: Equatable, Sendable {
  /// Its place among the lessons, from 1.
  package var number: Int
  package var count: Int
  package var title: String
  package var summary: String
  /// Whether the learner comes back to it.
  package var isResumed: Bool
}

/// What stands above a step.
package struct StepHeader: Equatable, Sendable {
  /// What the learner does in a step.
  package enum Kind: Equatable, Sendable { case section, exercise, prediction, choice }

  /// Its place in the lesson, from 1.
  package var number: Int
  package var count: Int
  package var title: [ProseSpan]
  package var kind: Kind
}

/// How good a prediction was.
package enum PredictionVerdict: Equatable, Sendable {
  /// To the character, blanks aside.
  case exact
  /// The numbers, or the error, but not the rest.
  case sameValues
  case wrong
}

/// Where a learner is in a lesson.
package struct LessonLocation: Equatable, Sendable {
  package var lesson: LessonHeader
  /// The step, or nil when the lesson is finished.
  package var step: StepHeader?
  /// How many steps are behind the learner, solved or skipped.
  package var done: Int
}

/// One lesson in the list of all.
package struct LessonListing: Equatable, Sendable {
  package var number: Int
  package var id: String
  package var title: String
  package var summary: String
  package var done: Int
  package var count: Int
  /// Whether `learn` continues it.
  package var isCurrent: Bool
}

/// What came of a lesson.
package struct LessonSummary: Equatable, Sendable {
  package var title: String
  package var solved: Int
  package var skipped: Int
  /// The title of the lesson that `next` goes on to.
  package var nextTitle: String?
}

/// What the learner is expected to type.
package enum LessonExpectation: Equatable, Sendable {
  /// Any Python; the prompt starts with this command when there is one.
  case command(prefill: String?)
  /// Enter goes on; any Python may be typed before.
  case enter
  /// What a command will print.
  case prediction
  /// Numbers of answers, from 1 to `count`; any Python may be typed before.
  case choice(count: Int)
}
