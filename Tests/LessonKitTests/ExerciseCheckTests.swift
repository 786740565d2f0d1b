import Testing

@testable import LessonKit

@Suite("Checking exercises")
struct ExerciseCheckTests {
  private func check(
    solution: String, asked: [String]? = nil, wrong: [(String, String)] = [], assertion: String? = nil,
    comparing: Bool = true, start: [String] = ["x = tracked(1, 2)"]
  ) throws -> ExerciseCheck {
    let examples = try DoctestExample.examples(in: solution.textLines(), firstLine: 1)
    let exercise = Exercise(
      prompt: [], hints: [], solution: examples, explanation: [], askedNames: asked,
      comparesWorkspace: comparing,
      assertions: assertion.map {
        [Exercise.Assertion(expression: $0, message: [ProseSpan("Not that.")], line: 1)]
      } ?? [],
      wrongAnswers: wrong.map {
        Exercise.WrongAnswer(source: $0.0, feedback: [.paragraph([ProseSpan($0.1)])], line: 1)
      })
    return try ExerciseCheck(exercise, startingWith: start, makeSession: { FakeSession() })
  }

  /// The outcome of the last of these commands.
  private func outcome(
    _ check: ExerciseCheck, _ commands: String..., start: [String] = ["x = tracked(1, 2)"]
  ) -> ExerciseOutcome {
    let session = FakeSession()
    session.replay(start)
    var outcome = ExerciseOutcome.unrelated
    for command in commands {
      let snapshot = check.snapshot(of: session)
      let transcript = session.run(command, showing: true)
      outcome = check.outcome(of: command, transcript, in: session, since: snapshot)
    }
    return outcome
  }

  private func feedback(_ text: String) -> [ProseBlock] { [.paragraph([ProseSpan(text)])] }

  private func sentences(_ outcome: ExerciseOutcome) -> [String] {
    guard case .differs(let differences) = outcome else { return [] }
    return differences.map { PlainText.text(of: $0.sentence) }
  }

  @Test func `however it is typed, the workspace decides`() throws {
    let check = try check(solution: ">>> y = x + 2")
    #expect(check.askedNames == ["y"])
    #expect(outcome(check, "y = x + 2") == .passed)
    #expect(outcome(check, "y = x + 1 + 1") == .passed)
    #expect(outcome(check, "t = x", "y = t + 2") == .passed)
  }

  @Test func `exploring is unrelated`() throws {
    let check = try check(solution: ">>> y = x + 2")
    #expect(outcome(check, "x") == .unrelated)
    #expect(outcome(check, "z = 3") == .unrelated)
    #expect(outcome(check, "nonsense") == .unrelated)
    #expect(outcome(check, "spin") == .unrelated)
    #expect(outcome(check, "y = 3", "z = 3") == .unrelated)
  }

  @Test func `a name that is changed in place is asked for`() throws {
    let check = try check(solution: ">>> back(x)")
    #expect(check.askedNames == ["x"])
    #expect(outcome(check, "back(x)") == .passed)
    #expect(
      sentences(outcome(check, "back(x)", "back(x)")) == [
        "`x` has the right values, but its .grad is 2 times what it should be: "
          + "gradients add up when they flow back again."
      ])
  }

  @Test func `differences are told in plain words`() throws {
    let tracked = try check(solution: ">>> y = x + 2")
    #expect(sentences(outcome(tracked, "y = x + 3")) == ["`y` has other values than asked for."])
    #expect(
      sentences(outcome(tracked, "y = tensor(3, 4)")) == [
        "`y` has the right values, but it is not part of the graph."
      ])
    #expect(
      sentences(outcome(tracked, "y = tracked(3, 4)")) == [
        "`y` has the right values, but it is a leaf, not the result of an operation."
      ])
    #expect(
      sentences(outcome(tracked, "y = tracked(3)")) == [
        "`y` has the shape [1], not [2], and it is a leaf, not the result of an operation."
      ])
    #expect(sentences(outcome(tracked, "y = 3")) == ["`y` is of type float, not Tensor."])
    let plain = try check(solution: ">>> y = detach(x)")
    #expect(
      sentences(outcome(plain, "y = x + 0")) == [
        "`y` has the right values, but it is still part of the graph."
      ])
    #expect(
      sentences(outcome(plain, "y = x")) == ["`y` has the right values, but it still requires gradients."])
    let walked = try check(solution: ">>> back(x)")
    #expect(
      sentences(outcome(walked, "x = tracked(1, 2)")) == [
        "`x` has the right values, but its .grad is None: nothing has flowed back to it yet."
      ])
  }

  @Test func `half an answer is told as such`() throws {
    let check = try check(solution: ">>> a = 1\n>>> b = 2")
    #expect(outcome(check, "b = 2") == .partly(right: ["b"], remaining: ["a"]))
    #expect(outcome(check, "b = 2", "a = 1") == .passed)
    #expect(sentences(outcome(check, "b = 2", "a = 5")) == ["`a` has other values than asked for."])
  }

  @Test func `only the asked names count`() throws {
    let check = try check(solution: ">>> t = x + 1\n>>> y = t + 1", asked: ["y"])
    #expect(outcome(check, "y = x + 2") == .passed)
  }

  @Test func `a wrong answer is known by its effect`() throws {
    let check = try check(
      solution: ">>> y = x + 1",
      wrong: [
        ("y = x + 2", "two"), ("x = detach(x)\ny = x + 1", "cut"), ("back(tensor(1))", "stuck"),
        ("x", "look"),
      ])
    #expect(outcome(check, "y = x + 2") == .knownWrongAnswer(index: 0, feedback: feedback("two")))
    #expect(outcome(check, "y = x + 1 + 1") == .knownWrongAnswer(index: 0, feedback: feedback("two")))
    #expect(
      outcome(check, "x = tensor(1, 2)", "y = tensor(2, 3)")
        == .knownWrongAnswer(index: 1, feedback: feedback("cut")))
    #expect(outcome(check, "back(tensor(7))") == .knownWrongAnswer(index: 2, feedback: feedback("stuck")))
    #expect(outcome(check, "x ") == .knownWrongAnswer(index: 3, feedback: feedback("look")))
    #expect(outcome(check, "y = x + 1") == .passed)
  }

  @Test func `an assertion is told with its message once the rest is right`() throws {
    let check = try check(solution: ">>> y = x + 1", assertion: "x != y", start: ["x = tracked(1, 2)"])
    #expect(outcome(check, "y = x + 1") == .passed)
    #expect(sentences(outcome(check, "y = x + 1", "x = y")) == [])
    #expect(sentences(outcome(check, "x = x + 1", "y = tracked(1, 2) + 1")) == ["Not that."])
  }

  @Test func `assertions alone may decide`() throws {
    let check = try check(solution: ">>> y = 5", assertion: "y != 0", comparing: false)
    #expect(outcome(check, "y = 7") == .passed)
    #expect(sentences(outcome(check, "y = 0")) == ["Not that."])
    #expect(outcome(check, "z = 7") == .unrelated)
  }

  @Test func `a solution that only shows a value asks for that value`() throws {
    let check = try check(solution: ">>> x + 1")
    #expect(check.askedNames == [])
    #expect(outcome(check, "x + 1") == .passed)
    #expect(outcome(check, "x + 2") == .unrelated)
  }

  @Test func `a solution that fails is the lesson's fault`() {
    #expect(throws: UncheckableExercise(reason: .solutionRaised("NameError: name 'q' is not defined"))) {
      try check(solution: ">>> y = q")
    }
    #expect(throws: UncheckableExercise(reason: .solutionInterrupted)) { try check(solution: ">>> spin") }
    #expect(throws: UncheckableExercise(reason: .nothingToCompare)) {
      try check(solution: ">>> if x:\n...   y")
    }
  }
}

@Suite("Comparing values")
struct ValueComparisonTests {
  private func tensor(_ values: [Double], dtype: String = "float32") -> ValueView {
    .tensor(TensorView(dtype: dtype, shape: [values.count], values: .real(values)))
  }

  @Test func `values may differ by rounding, and NaN equals NaN`() {
    #expect(tensor([1.000001]).matches(tensor([1])))
    #expect(!tensor([1.0001]).matches(tensor([1])))
    #expect(!tensor([1.000001], dtype: "float64").matches(tensor([1], dtype: "float64")))
    #expect(tensor([.nan, .infinity]).matches(tensor([.nan, .infinity])))
    #expect(!tensor([.infinity]).matches(tensor([-.infinity])))
    #expect(!tensor([1e30]).matches(tensor([.infinity])))
  }

  @Test func `the dtype counts`() {
    #expect(
      tensor([1], dtype: "int64").aspects(differingFrom: tensor([1]))
        == [.dtype(expected: "float32", actual: "int64")])
  }

  @Test func `complex values are compared in both parts`() {
    func complex(_ real: Double, _ imaginary: Double) -> ValueView {
      .tensor(
        TensorView(
          dtype: "complex64", shape: [], values: .complex([ComplexPair(real: real, imaginary: imaginary)])))
    }
    #expect(complex(1, 2).matches(complex(1, 2)))
    #expect(!complex(1, 2).matches(complex(1, 3)))
  }

  @Test func `values too many to list are compared by their count`() {
    func large(_ count: Int) -> ValueView {
      .tensor(TensorView(shape: [count], values: .unlisted(count: count)))
    }
    #expect(large(9).matches(large(9)))
    #expect(!large(9).matches(large(8)))
  }

  @Test func `objects are compared by type and repr, addresses aside`() {
    func object(_ type: String, _ text: String, _ number: Double? = nil) -> ValueView {
      .object(ObjectView(typeName: type, representation: text, number: number))
    }
    #expect(object("F", "<F object at 0x7f0000001234>").matches(object("F", "<F object at 0x7f0000005678>")))
    #expect(object("list", "[1]").aspects(differingFrom: object("list", "[2]")) == [.values])
    #expect(object("float", "0.30000000000000004", 0.1 + 0.2).matches(object("float", "0.3", 0.3)))
    #expect(
      object("int", "1", 1).aspects(differingFrom: object("float", "1.0", 1))
        == [.type(expected: "float", actual: "int")])
  }
}
