extension LessonRunner {
  private static let praises = ["Right.", "Well done.", "That is it.", "Exactly right."]

  private var praise: String { Self.praises[stepIndex % Self.praises.count] }

  // MARK: Shown commands

  /// Runs what the learner made of a shown command, and goes on when it still does the command's work.
  func runShown(_ example: DoctestExample, as input: String, _ events: inout [LessonEvent]) {
    let transcript = run(input, &events)
    let isUnchanged = input.trimmed() == example.source.trimmed()
    guard transcript.ending != .interrupted else { return }
    if case .raised = transcript.ending, OutputPattern.exception(ofTraceback: example.expected) == nil {
      if isUnchanged {
        events.append(
          .saying("This should have worked. `reset` starts the step over, with the variables it needs."))
      }
      return
    }
    guard isUnchanged || stands(input, transcript, for: example) else { return }
    item += 1
    goOn(&events)
  }

  /// Whether an edited command does the work of the shown one: it binds the same names, or is nearly the same text
  /// when there are none to bind.
  private func stands(_ input: String, _ transcript: Transcript, for example: DoctestExample) -> Bool {
    guard case .section(let items)? = step?.kind else { return false }
    let reference = makeSession()
    reference.replay(lessonCommands(before: stepIndex))
    for case .command(let earlier) in items.prefix(item) {
      _ = reference.run(earlier.source, showing: false)
    }
    let bound = reference.run(example.source, showing: false).bound
    if !bound.isEmpty { return bound.isSubset(of: transcript.bound) }
    let shown = Array(example.source)
    let typed = Array(input.trimmed())
    let start = zip(shown, typed).prefix { $0 == $1 }.count
    let end = zip(shown.dropFirst(start).reversed(), typed.dropFirst(start).reversed()).prefix { $0 == $1 }
      .count
    return (start + end) * 2 >= max(shown.count, typed.count)
  }

  // MARK: Exercises

  /// Runs a command and tries the exercise's check.
  func answer(_ exercise: Exercise, with input: String, _ events: inout [LessonEvent]) {
    let check: ExerciseCheck
    do {
      check = try exerciseCheck(of: exercise)
    } catch {
      run(input, &events)
      events.append(
        .saying("This exercise cannot be checked, because \(error). `skip` goes on."))
      return
    }
    let snapshot = check.snapshot(of: session)
    let transcript = run(input, &events)
    switch check.outcome(of: input, transcript, in: session, since: snapshot) {
    case .passed:
      events.append(.praise(praise))
      if !exercise.explanation.isEmpty { events.append(.prose(exercise.explanation)) }
      finishStep(.solved, &events)
    case .partly(let right, let remaining):
      events.append(.partly(right: right, remaining: remaining))
    case .knownWrongAnswer(_, let feedback):
      events.append(.feedback(feedback))
    case .differs(let differences):
      events.append(.differences(differences))
    case .unrelated:
      // The right words without effect: something that they build on is no longer what it was.
      if exercise.solution.contains(where: { $0.source.trimmed() == input.trimmed() }) {
        events.append(
          .saying("That is right in itself, but what it builds on has changed. `reset` starts the step over.")
        )
      }
    }
  }

  private func exerciseCheck(of exercise: Exercise) throws(UncheckableExercise) -> ExerciseCheck {
    if let check { return check }
    let made = try ExerciseCheck(
      exercise, startingWith: lessonCommands(before: stepIndex), makeSession: makeSession)
    check = made
    return made
  }

  // MARK: Predictions

  /// Runs the command of a prediction and compares; without a prediction, only runs it.
  func judge(_ prediction: Prediction, said: String?, _ events: inout [LessonEvent]) {
    let transcript = run(prediction.command.source, &events)
    guard transcript.ending != .interrupted else { return }
    if let said, said.trimmed() != prediction.command.source {
      events.append(.predictionJudged(PredictionVerdict(of: said, transcript)))
    }
    if !prediction.explanation.isEmpty { events.append(.prose(prediction.explanation)) }
    finishStep(.solved, &events)
  }

  // MARK: Choices

  /// Whether a line is nothing but numbers, which no answers have.
  static func isNumbersOnly(_ line: String) -> Bool {
    line.allSatisfy { $0.isASCII && $0.isNumber || $0 == " " || $0 == "," }
  }

  /// The indices of the answers that a line picks, or nil when it is no such line.
  static func picks(in line: String, count: Int) -> Set<Int>? {
    var picks: Set<Int> = []
    for word in line.split(whereSeparator: { $0.isWhitespace || $0 == "," }) {
      guard let number = Int(word), (1...max(count, 1)).contains(number) else { return nil }
      picks.insert(number - 1)
    }
    return picks.isEmpty ? nil : picks
  }

  /// Says why each picked answer is right or wrong, and goes on when the right ones were picked.
  func judge(_ choice: Choice, picks: Set<Int>, _ events: inout [LessonEvent]) {
    for index in picks.sorted() where choice.options.indices.contains(index) {
      let option = choice.options[index]
      events.append(.optionJudged(number: index + 1, isRight: option.isRight, reason: option.reason))
    }
    let right = Set(choice.options.indices.filter { choice.options[$0].isRight })
    if picks == right {
      finishStep(.solved, &events)
    } else if picks.isSubset(of: right) {
      events.append(.saying("There is more that is right: give all the numbers on one line."))
    }
  }
}
