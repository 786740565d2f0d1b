/// Replays lessons and transcripts in sessions, and compares.
package struct Replay {
  private let makeSession: SessionFactory

  /// A replay whose files each start with an empty session from here.
  package init(makeSession: @escaping SessionFactory) {
    self.makeSession = makeSession
  }

  // MARK: Files

  /// Replays a file: a lesson when its name ends in `.md` and it starts with front matter, a transcript otherwise.
  package func replay(file: String) -> [ReplayResult] {
    do {
      return replay(text: try LessonLibrary.text(at: file), file: file)
    } catch {
      return [Self.failure(error)]
    }
  }

  /// Replays the text of a file, as `replay(file:)` does.
  package func replay(text: String, file: String) -> [ReplayResult] {
    guard file.hasSuffix(".md"), text.hasPrefix("---\n") else {
      return replay(transcript: text, file: file)
    }
    do {
      return replay(try LessonParser.parse(text, file: file))
    } catch {
      return [Self.failure(error)]
    }
  }

  /// A result that says what is wrong with a file.
  static func failure(_ error: LessonFileError) -> ReplayResult {
    ReplayResult(
      file: error.file, line: error.line, subject: .file, outcome: .failed(error.problem.message))
  }

  // MARK: Transcripts

  /// Replays the `>>>` commands of a text in one session.
  package func replay(transcript text: String, file: String) -> [ReplayResult] {
    let examples: [DoctestExample]
    do {
      examples = try DoctestExample.examples(in: text.withUnixNewlines().textLines(), firstLine: 1)
    } catch {
      return [
        Self.failure(LessonFileError(file: file, line: error.line, problem: .doctest(reason: error.what)))
      ]
    }
    let session = makeSession()
    return examples.map { compare($0, in: session, file: file) }
  }

  private func compare(
    _ example: DoctestExample, in session: any LessonSession, file: String
  ) -> ReplayResult {
    let output = session.run(example.source, showing: false).output
    let matches = OutputPattern(example.expected).matches(output)
    return ReplayResult(
      file: file, line: example.line, subject: .output(of: example),
      outcome: matches ? .passed : .differs(actual: output))
  }

  // MARK: Lessons

  /// Replays a lesson: every command with its output, every solution, every wrong answer, every choice.
  package func replay(_ lesson: Lesson) -> [ReplayResult] {
    let session = makeSession()
    var results: [ReplayResult] = []
    var commands: [String] = []
    for step in lesson.steps {
      switch step.kind {
      case .section, .prediction:
        results += step.commands.map { compare($0, in: session, file: lesson.file) }
      case .choice(let choice):
        results.append(judge(choice, of: step, in: lesson))
      case .exercise(let exercise):
        results += replay(exercise, of: step, in: lesson, startingWith: commands, session)
      }
      commands += step.commands.map(\.source)
    }
    return results
  }

  private func replay(
    _ exercise: Exercise, of step: Step, in lesson: Lesson, startingWith start: [String],
    _ session: any LessonSession
  ) -> [ReplayResult] {
    var results: [ReplayResult] = []
    do {
      let check = try ExerciseCheck(exercise, startingWith: start, makeSession: makeSession)
      var outcome = ExerciseOutcome.unrelated
      for example in exercise.solution {
        let snapshot = check.snapshot(of: session)
        let transcript = session.run(example.source, showing: false)
        let matches = OutputPattern(example.expected).matches(transcript.output)
        results.append(
          ReplayResult(
            file: lesson.file, line: example.line, subject: .output(of: example),
            outcome: matches ? .passed : .differs(actual: transcript.output)))
        outcome = check.outcome(of: example.source, transcript, in: session, since: snapshot)
      }
      results.append(
        ReplayResult(
          file: lesson.file, line: step.line, subject: .solution(step: step.id),
          outcome: outcome == .passed ? .passed : .failed("the solution is not accepted: \(outcome.words)")))
      for index in exercise.wrongAnswers.indices {
        results.append(refuse(index, of: exercise, step, in: lesson, with: check, startingWith: start))
      }
    } catch {
      results += exercise.solution.map { compare($0, in: session, file: lesson.file) }
      results.append(
        ReplayResult(
          file: lesson.file, line: step.line, subject: .solution(step: step.id),
          outcome: .failed("the exercise cannot be checked: \(error)")))
    }
    return results
  }

  /// Gives a wrong answer as a learner would, and sees that it gets its feedback.
  private func refuse(
    _ index: Int, of exercise: Exercise, _ step: Step, in lesson: Lesson, with check: ExerciseCheck,
    startingWith start: [String]
  ) -> ReplayResult {
    let wrongAnswer = exercise.wrongAnswers[index]
    let session = makeSession()
    session.replay(start)
    var outcome = ExerciseOutcome.unrelated
    for command in session.commands(in: wrongAnswer.source) {
      let snapshot = check.snapshot(of: session)
      let transcript = session.run(command, showing: false)
      outcome = check.outcome(of: command, transcript, in: session, since: snapshot)
      if outcome == .passed { break }
    }
    let result: ReplayResult.Outcome
    if case .knownWrongAnswer(_, let feedback) = outcome, feedback == wrongAnswer.feedback {
      result = .passed
    } else {
      result = .failed("the wrong answer does not get its feedback: \(outcome.words)")
    }
    return ReplayResult(
      file: lesson.file, line: wrongAnswer.line,
      subject: .wrongAnswer(step: step.id, number: index + 1), outcome: result)
  }

  private func judge(_ choice: Choice, of step: Step, in lesson: Lesson) -> ReplayResult {
    let right = choice.options.count(where: \.isRight)
    let isSound = right > 0 && choice.options.allSatisfy { !$0.reason.isEmpty }
    return ReplayResult(
      file: lesson.file, line: step.line, subject: .choice(step: step.id),
      outcome: isSound ? .passed : .failed("a right answer or a reason is missing"))
  }
}

extension ExerciseOutcome {
  /// What it came to, in words for an author.
  fileprivate var words: String {
    switch self {
    case .passed: "it is accepted"
    case .partly(let right, let remaining):
      "\(right.joined(separator: ", ")) is right, \(remaining.joined(separator: ", ")) is missing"
    case .knownWrongAnswer(let index, _): "it counts as wrong answer \(index + 1)"
    case .differs(let differences):
      differences.map { PlainText.text(of: $0.sentence) }.joined(separator: " ")
    case .unrelated: "it counts as unrelated to the exercise"
    }
  }
}
