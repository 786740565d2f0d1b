/// The author's check: what a lesson must keep to beyond being replayable.
package struct AuthorCheck {
  private let makeSession: SessionFactory

  /// A check that runs lessons in sessions from here.
  package init(makeSession: @escaping SessionFactory) {
    self.makeSession = makeSession
  }

  /// Checks lesson files together; a file that is no valid lesson is a failure of its own.
  package func check(files: [String]) -> [ReplayResult] {
    var results: [ReplayResult] = []
    var lessons: [Lesson] = []
    for file in files {
      do {
        lessons.append(try LessonLibrary.lesson(at: file))
      } catch {
        results.append(Replay.failure(error))
      }
    }
    return results + check(lessons)
  }

  /// Checks lessons together: each replays, each exercise fails unsolved, its hints keep the solution to themselves,
  /// predictions show their command, and ids are unique across all.
  package func check(_ lessons: [Lesson]) -> [ReplayResult] {
    let replay = Replay(makeSession: makeSession)
    var results: [ReplayResult] = []
    for lesson in lessons {
      results += replay.replay(lesson)
      for (index, step) in lesson.steps.enumerated() {
        switch step.kind {
        case .exercise(let exercise):
          results.append(failsUnsolved(exercise, at: index, in: lesson))
          results.append(hintsKeepSolution(exercise, of: step, in: lesson))
        case .prediction(let prediction):
          results.append(showsCommand(prediction, of: step, in: lesson))
        case .section, .choice: break
        }
      }
    }
    return results + uniqueIDs(lessons)
  }

  // MARK: Rules

  private func failsUnsolved(_ exercise: Exercise, at index: Int, in lesson: Lesson) -> ReplayResult {
    let step = lesson.steps[index]
    let start = lesson.steps.prefix(index).flatMap(\.commands).map(\.source)
    var problem: String?
    do {
      let check = try ExerciseCheck(exercise, startingWith: start, makeSession: makeSession)
      let session = makeSession()
      session.replay(start)
      if check.differences(in: session, Transcript()).isEmpty {
        problem = "the exercise counts as solved before anything is typed"
      }
    } catch {
      problem = "the exercise cannot be checked: \(error)"
    }
    return rule("fails unsolved", step, lesson, problem)
  }

  private func hintsKeepSolution(_ exercise: Exercise, of step: Step, in lesson: Lesson) -> ReplayResult {
    let hints = exercise.hints.map { PlainText.text(of: $0).filter { !$0.isWhitespace } }
    var problem: String?
    for example in exercise.solution {
      let source = example.source.filter { !$0.isWhitespace }
      if let index = hints.firstIndex(where: { $0.contains(text: source) }) {
        problem = "hint \(index + 1) contains the solution `\(example.source)`"
      }
    }
    if exercise.hints.isEmpty { problem = "there is no hint" }
    return rule("hints keep the solution", step, lesson, problem)
  }

  private func showsCommand(_ prediction: Prediction, of step: Step, in lesson: Lesson) -> ReplayResult {
    let prompt = PlainText.text(of: prediction.prompt).filter { !$0.isWhitespace }
    let source = prediction.command.source.filter { !$0.isWhitespace }
    let problem =
      prompt.contains(text: source)
      ? nil : "the text does not show the command `\(prediction.command.source)`"
    return rule("shows its command", step, lesson, problem)
  }

  private func uniqueIDs(_ lessons: [Lesson]) -> [ReplayResult] {
    var places: [String: String] = [:]
    var results: [ReplayResult] = []
    for lesson in lessons {
      for step in lesson.steps {
        let place = "\(lesson.file):\(step.line)"
        if let taken = places[step.id] {
          results.append(rule("unique id", step, lesson, "the id `\(step.id)` is already taken at \(taken)"))
        } else {
          places[step.id] = place
        }
      }
    }
    var lessonIDs: [String: String] = [:]
    for lesson in lessons {
      if let taken = lessonIDs.updateValue(lesson.file, forKey: lesson.id) {
        results.append(
          ReplayResult(
            file: lesson.file, line: 1, subject: .rule("unique id", step: nil),
            outcome: .failed("the lesson's id `\(lesson.id)` is already that of \(taken)")))
      }
    }
    return results
  }

  private func rule(_ name: String, _ step: Step, _ lesson: Lesson, _ problem: String?) -> ReplayResult {
    ReplayResult(
      file: lesson.file, line: step.line, subject: .rule(name, step: step.id),
      outcome: problem.map { .failed($0) } ?? .passed)
  }
}
