/// Decides what the learner's commands mean for one exercise.
///
/// It works out what to ask for by running the solution, and later the wrong answers, in sessions of its own that
/// start as the exercise does. How a learner comes to an answer makes no difference; only what is left behind counts.
package final class ExerciseCheck {
  /// The workspace before a command, for telling what the command changed.
  package struct Snapshot {
    fileprivate var workspace: Workspace
  }

  /// What a wrong answer leaves behind.
  private struct WrongEffect {
    /// The names that it changes, as it leaves them.
    var changed: Workspace
    /// The last line of its traceback.
    var error: String?
  }

  private let exercise: Exercise
  private let start: [String]
  private let makeSession: SessionFactory
  private let startingWorkspace: Workspace

  /// The names that an answer has to leave as the solution does.
  package let askedNames: [String]

  private let asked: Workspace

  /// The value that the solution shows, when showing it is all that it does.
  private let askedValue: ValueView?

  private var wrongEffects: [WrongEffect]?

  /// Works out what the exercise asks for.
  ///
  /// - Parameters:
  ///   - exercise: The exercise.
  ///   - start: The commands with which the lesson comes to the exercise.
  ///   - makeSession: Makes an empty session.
  /// - Throws: When the solution does not run, or there is nothing that an answer could be compared with.
  package init(
    _ exercise: Exercise, startingWith start: [String], makeSession: @escaping SessionFactory
  ) throws(UncheckableExercise) {
    self.exercise = exercise
    self.start = start
    self.makeSession = makeSession

    let session = makeSession()
    session.replay(start)
    let before = session.workspace()
    startingWorkspace = before
    var bound: Set<String> = []
    var lastValue: ValueView?
    for command in exercise.solution {
      let transcript = session.run(command.source, showing: false)
      switch transcript.ending {
      case .completed: break
      case .raised(let error):
        // A solution may show an error on purpose.
        if OutputPattern.exception(ofTraceback: command.expected) == nil {
          throw UncheckableExercise(reason: .solutionRaised(error))
        }
      case .interrupted: throw UncheckableExercise(reason: .solutionInterrupted)
      }
      bound.formUnion(transcript.bound)
      lastValue = transcript.echoed
    }

    let solved = session.workspace()
    if let names = exercise.askedNames {
      askedNames = names
    } else {
      askedNames = solved.names(changedSince: before, bound: bound).sorted()
    }
    asked = solved.filter { [askedNames] in askedNames.contains($0.key) }
    askedValue = asked.isEmpty ? lastValue : nil
    let canCompare = exercise.comparesWorkspace && (!asked.isEmpty || askedValue != nil)
    guard canCompare || !exercise.assertions.isEmpty else {
      throw UncheckableExercise(reason: .nothingToCompare)
    }
  }

  /// Takes down what the workspace holds, to be handed back after the next command.
  package func snapshot(of session: any LessonSession) -> Snapshot {
    Snapshot(workspace: session.workspace())
  }

  /// What a command meant for the exercise.
  ///
  /// - Parameters:
  ///   - source: The command.
  ///   - transcript: What it did.
  ///   - session: The session after it.
  ///   - snapshot: The workspace before it.
  package func outcome(
    of source: String, _ transcript: Transcript, in session: any LessonSession, since snapshot: Snapshot
  ) -> ExerciseOutcome {
    guard transcript.ending != .interrupted else { return .unrelated }
    let differences = differences(in: session, transcript)
    if differences.isEmpty {
      guard let name = nameWrittenDown(in: source) else { return .passed }
      return .differs([
        Difference(
          name: nil,
          aspects: [
            .assertion([
              ProseSpan(name, .code),
              ProseSpan(
                " would be right, but it was only written down. Let Python find it out from the tensors."),
            ])
          ])
      ])
    }

    let workspace = session.workspace()
    let changed = workspace.names(changedSince: snapshot.workspace, bound: transcript.bound)
    if let index = wrongAnswer(like: source, transcript, workspace: workspace, changed: changed) {
      return .knownWrongAnswer(index: index, feedback: exercise.wrongAnswers[index].feedback)
    }

    let touched = askedNames.filter(changed.contains)
    guard !touched.isEmpty else { return .unrelated }
    let missed = differences.filter { difference in
      // Assertions are about the whole; they are told once every name is there.
      difference.name.map(touched.contains) ?? askedNames.allSatisfy { workspace[$0] != nil }
    }
    guard missed.isEmpty else { return .differs(missed) }
    let remaining = askedNames.filter { name in differences.contains { $0.name == name } }
    return remaining.isEmpty ? .unrelated : .partly(right: touched, remaining: remaining)
  }

  /// The asked name to which a command binds True, False or None just so, where the solution works it out: there are
  /// few such values, and a guess shows nothing.
  private func nameWrittenDown(in source: String) -> String? {
    let typed = Self.withoutSpaces(source)
    return askedNames.first { name in
      ["True", "False", "None"].contains { typed == "\(name)=\($0)" }
        && !exercise.solution.contains { Self.withoutSpaces($0.source) == typed }
    }
  }

  /// How a session differs from what the exercise asks for; empty when it is solved.
  func differences(in session: any LessonSession, _ transcript: Transcript) -> [Difference] {
    var differences: [Difference] = []
    if exercise.comparesWorkspace {
      for name in askedNames {
        guard let expected = asked[name] else { continue }
        let aspects = session.view(of: name)?.aspects(differingFrom: expected) ?? [.missing]
        if !aspects.isEmpty { differences.append(Difference(name: name, aspects: aspects)) }
      }
      if let askedValue {
        let aspects = transcript.echoed?.aspects(differingFrom: askedValue) ?? [.missing]
        if !aspects.isEmpty { differences.append(Difference(name: nil, aspects: aspects)) }
      }
    }
    // An assertion may take the names for granted.
    guard differences.isEmpty else { return differences }
    for assertion in exercise.assertions
    where session.evaluate(assertion: assertion.expression) != .holds {
      differences.append(Difference(name: nil, aspects: [.assertion(assertion.message)]))
    }
    return differences
  }

  // MARK: Wrong answers

  /// The index of the wrong answer that a command amounts to, if any.
  private func wrongAnswer(
    like source: String, _ transcript: Transcript, workspace: Workspace, changed: Set<String>
  ) -> Int? {
    let typed = Self.withoutSpaces(source)
    let isTyped = exercise.wrongAnswers.map { Self.withoutSpaces($0.source) == typed }
    let fitting = effectsOfWrongAnswers().enumerated().filter { _, effect in
      Self.fits(transcript, workspace, changed, effect)
    }
    // Of several with the same effect the one that was typed counts, then the one that changes most.
    if let same = fitting.first(where: { isTyped[$0.offset] }) { return same.offset }
    let largest = fitting.max { $0.element.changed.count < $1.element.changed.count }
    // An answer without any effect is known by its text alone.
    return largest?.offset ?? isTyped.firstIndex(of: true)
  }

  private static func fits(
    _ transcript: Transcript, _ workspace: Workspace, _ changed: Set<String>, _ effect: WrongEffect
  ) -> Bool {
    if let error = effect.error {
      guard case .raised(let raised) = transcript.ending else { return false }
      return OutputPattern.maskingAddresses(raised) == OutputPattern.maskingAddresses(error)
    }
    guard transcript.ending == .completed, !changed.isDisjoint(with: effect.changed.keys) else {
      return false
    }
    return effect.changed.allSatisfy { name, value in workspace[name]?.matches(value) == true }
  }

  private func effectsOfWrongAnswers() -> [WrongEffect] {
    if let wrongEffects { return wrongEffects }
    let effects = exercise.wrongAnswers.map { effect(of: $0) }
    wrongEffects = effects
    return effects
  }

  private func effect(of wrongAnswer: Exercise.WrongAnswer) -> WrongEffect {
    let session = makeSession()
    session.replay(start)
    var bound: Set<String> = []
    var error: String?
    for command in session.commands(in: wrongAnswer.source) {
      let transcript = session.run(command, showing: false)
      bound.formUnion(transcript.bound)
      if case .raised(let line) = transcript.ending { error = line }
      if transcript.ending != .completed { break }
    }
    let workspace = session.workspace()
    let changed = workspace.names(changedSince: startingWorkspace, bound: bound)
    return WrongEffect(changed: workspace.filter { changed.contains($0.key) }, error: error)
  }

  private static func withoutSpaces(_ source: String) -> String { source.filter { !$0.isWhitespace } }
}

extension Workspace {
  /// The names that were bound since, or that hold something else now.
  fileprivate func names(changedSince earlier: Workspace, bound: Set<String>) -> Set<String> {
    Set(
      keys.filter { name in
        if bound.contains(name) { return true }
        guard let now = self[name], let then = earlier[name] else { return true }
        return !now.matches(then)
      })
  }
}
