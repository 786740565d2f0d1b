import Testing

@testable import LessonKit

@Suite("Leading through lessons")
struct LessonRunnerTests {
  let lessons: [Lesson]

  init() throws {
    lessons = [
      try LessonParser.parse(LessonTexts.small, file: "01-small.md"),
      try LessonParser.parse(LessonTexts.second, file: "02-second.md"),
    ]
  }

  private func runner(store: ProgressStore? = nil) -> LessonRunner {
    LessonRunner(lessons: lessons, store: store, makeSession: { FakeSession() })
  }

  /// A runner to which these lines were given.
  private func runner(after lines: String...) -> LessonRunner {
    let runner = runner()
    for line in lines { _ = runner.submit(line) }
    return runner
  }

  private func said(_ runner: LessonRunner, _ line: String) -> String {
    PlainText.text(of: runner.submit(line))
  }

  private static let toExercise = ["learn", "x = tracked(1, 2)", "x", ""]

  private func runnerAtExercise(store: ProgressStore? = nil) -> LessonRunner {
    let runner = runner(store: store)
    for line in Self.toExercise { _ = runner.submit(line) }
    return runner
  }

  // MARK: A whole lesson

  @Test func `a lesson is gone through by typing`() {
    let runner = runner()
    #expect(runner.expectation == .command(prefill: nil))
    #expect(!runner.isInLesson)
    #expect(
      said(runner, "learn") == """
        Lesson 1 of 2: Small
        Welcome.
        1/5 Making one
        First make it.

        """)
    #expect(runner.expectation == .command(prefill: "x = tracked(1, 2)"))
    #expect(said(runner, "x = tracked(1, 2)") == "\n")
    #expect(runner.expectation == .command(prefill: "x"))
    #expect(said(runner, "x") == "tensor([1.0, 2.0], requires_grad=True)\nThen look.\n")
    #expect(runner.expectation == .enter)
    #expect(said(runner, "") == "2/5 One more\nBind `y` to one more than `x`.\n")
    #expect(runner.expectation == .command(prefill: nil))
    #expect(said(runner, "x + 5") == "tensor([6.0, 7.0], grad_fn=<AddBackward0>)\n")
    #expect(said(runner, "y = x + 2") == "\nThat is two more.\n")
    #expect(said(runner, "y = x + 3") == "\n`y` has other values than asked for.\n")
    #expect(
      said(runner, "y = x + 1") == """

        Well done.
        One more it is.
        3/5 What is it?
        What does `detach(y)` print?

        """)
    #expect(runner.expectation == .prediction)
    #expect(
      said(runner, "2, 3") == """
        tensor([2.0, 3.0])
        You had the values right.
        Cut loose.
        4/5 Which?
        Which is a leaf?
        1  y
        2  x

        """)
    #expect(runner.expectation == .choice(count: 2))
    #expect(said(runner, "1") == "1 is wrong: It was made by an addition.\n")
    #expect(
      said(runner, "2") == """
        2 is right: You made it.
        5/5 Two names
        Bind `a` to 1 and `b` to 2.

        """)
    #expect(said(runner, "b = 2") == "\n`b` is right; `a` is still to come.\n")
    #expect(said(runner, "a = 1") == "\nRight.\nYou have finished “Small”: 5 steps done.\n")
    #expect(said(runner, "where") == "Lesson 1, Small: finished; 5 done.\n")
    #expect(said(runner, "next").hasPrefix("Lesson 2 of 2: Second\n1/2 Rolling\n"))
  }

  @Test func `next runs shown commands and predictions, and waits at exercises`() {
    let runner = runner(after: "learn", "next", "next", "next")
    #expect(said(runner, "next") == "This exercise waits for your answer: `hint` helps, `skip` goes on.\n")
    _ = runner.submit("skip")
    #expect(said(runner, "next").hasPrefix("tensor([2.0, 3.0])\nCut loose.\n4/5"))
    #expect(said(runner, "next") == "This question waits for a number; `skip` goes on.\n")
    _ = runner.submit("skip")
    #expect(said(runner, "skip").hasSuffix("You have finished “Small”: 2 steps done, 3 skipped.\n"))
    _ = runner.submit("next")
    #expect(said(runner, "next").hasSuffix("2/2 Rolled\n"))
    _ = runner.submit("next")
    #expect(said(runner, "next") == "That was the last lesson.\n")
  }

  // MARK: Shown commands

  @Test func `a shown command may be edited, and exploring does not replace it`() {
    let runner = runner(after: "learn")
    #expect(said(runner, "z = 4") == "\n")
    #expect(runner.expectation == .command(prefill: "x = tracked(1, 2)"))
    _ = runner.submit("x = tracked(5, 6)")
    #expect(runner.expectation == .command(prefill: "x"))
    #expect(said(runner, "x + 1") == "tensor([6.0, 7.0], grad_fn=<AddBackward0>)\n")
    #expect(runner.expectation == .command(prefill: "x"))
    _ = runner.submit("x")
    #expect(
      said(runner, "") == """
        For this step, `x` has its lesson value again.
        2/5 One more
        Bind `y` to one more than `x`.

        """)
    #expect(said(runner, "z") == "4.0\n")
  }

  @Test func `a shown command that fails says how to recover`() {
    let runner = runner(after: "learn", "x = tracked(1, 2)", "spin")
    #expect(runner.expectation == .command(prefill: "x"))
    #expect(
      said(runner, "nonsense") == """
        Traceback (most recent call last):
          File "<stdin>", line 1, in <module>
        NameError: name 'nonsense' is not defined

        """)
    #expect(runner.expectation == .command(prefill: "x"))
  }

  // MARK: Words

  @Test func `hints get stronger, and end with the solution`() {
    let runner = runnerAtExercise()
    #expect(said(runner, "hint") == "Hint 1 of 2: Add something.\n")
    #expect(said(runner, "%hint") == "Hint 2 of 2: Add one.\n")
    #expect(
      said(runner, "hint")
        == "Hint 2 of 2: Add one.\nThere is no further hint; `solution` shows the answer.\n")
    #expect(
      said(runner, "solution") == "y = x + 1\n\nOne more it is.\nType it, or `skip` to go on as if you had.\n"
    )
  }

  @Test func `skip leaves the workspace as if solved`() {
    let runner = runnerAtExercise()
    _ = runner.submit("y = 17")
    #expect(said(runner, "skip").hasPrefix("y = x + 1\n\nOne more it is.\n3/5 What is it?\n"))
    #expect(
      runner.session.view(of: "y")?.matches(FakeSession.view("x + 1", after: "x = tracked(1, 2)")) == true)
    #expect(said(runner, "lessons") == "1  Small (2/5)\n2  Second (0/2)\n")
  }

  @Test func `reset gives the step its starting workspace and keeps what was there before`() {
    let runner = runner(after: "learn", "x = tracked(1, 2)", "mine = 5", "x", "", "x = 3", "y = 4", "hint")
    #expect(said(runner, "reset") == "2/5 One more\nBind `y` to one more than `x`.\n")
    #expect(said(runner, "x") == "tensor([1.0, 2.0], requires_grad=True)\n")
    #expect(said(runner, "mine") == "5.0\n")
    #expect(runner.session.view(of: "y") == nil)
    #expect(said(runner, "hint") == "Hint 1 of 2: Add something.\n")
  }

  @Test func `back returns to the step before as the lesson starts it`() {
    let runner = runnerAtExercise()
    _ = runner.submit("y = x + 1")
    #expect(said(runner, "back") == "2/5 One more\nBind `y` to one more than `x`.\n")
    #expect(runner.session.view(of: "y") == nil)
    #expect(runner.session.view(of: "x") != nil)
    _ = runner.submit("back")
    #expect(runner.session.names == [])
    #expect(said(runner, "back") == "This is the first step.\n")
  }

  @Test func `again shows the step's text and changes nothing`() {
    let runner = runner(after: "learn", "x = tracked(1, 2)")
    #expect(said(runner, "again") == "1/5 Making one\nFirst make it.\n    >>> x = tracked(1, 2)\n")
    #expect(runner.expectation == .command(prefill: "x"))
    #expect(said(runner, "learn") == said(runner, "again"))
  }

  @Test func `a variable wins over the bare word, not over the marked one`() {
    let runner = runnerAtExercise()
    _ = runner.submit("hint = 3")
    #expect(said(runner, "hint") == "3.0\n")
    #expect(said(runner, "%hint") == "Hint 1 of 2: Add something.\n")
    #expect(runner.takesWholeLine("%hint"))
    #expect(!runner.takesWholeLine("hint"))
  }

  @Test func `learn takes a number, an id or a beginning`() {
    #expect(said(runner(), "learn 2").hasPrefix("Lesson 2 of 2: Second\n"))
    #expect(said(runner(), "learn small").hasPrefix("Lesson 1 of 2: Small\n"))
    #expect(said(runner(), "learn sec").hasPrefix("Lesson 2 of 2: Second\n"))
    #expect(said(runner(), "learn s") == "There is no lesson s. `lessons` lists them all.\n")
    #expect(said(runner(), "learn 0") == "There is no lesson 0. `lessons` lists them all.\n")
    #expect(
      said(runner(), "learn 99999999999999999999")
        == "There is no lesson 99999999999999999999. `lessons` lists them all.\n")
    #expect(said(runner(), "hint 2").contains("NameError"))
  }

  @Test func `outside lessons Python runs, and words point to learn`() {
    let runner = runner()
    #expect(said(runner, "x = 3") == "\n")
    #expect(said(runner, "x") == "3.0\n")
    #expect(said(runner, "skip") == "You are in no lesson. `learn` begins one.\n")
    #expect(said(runner, "help").hasPrefix("learn  continue"))
    #expect(runner.submit("quit") == [.leave])
    #expect(said(runner, "learn").hasPrefix("Lessons have a workspace of their own"))
    #expect(runner.session.names == [])
  }

  @Test func `without lessons learn says so`() {
    let runner = LessonRunner(lessons: [], makeSession: { FakeSession() })
    #expect(PlainText.text(of: runner.learn()) == "There are no lessons.\n")
  }

  // MARK: Predictions and choices

  @Test func `a prediction may be exact, right in its values, or wrong`() {
    func verdict(_ said: String, _ output: String, _ ending: Transcript.Ending = .completed)
      -> PredictionVerdict
    {
      PredictionVerdict(of: said, Transcript(output: output, ending: ending))
    }
    #expect(verdict("tensor([ 1., 2.])", "tensor([1., 2.])\n") == .exact)
    #expect(verdict("1 2", "tensor([1., 2.])\n") == .sameValues)
    #expect(verdict("[1, -2e3]", "tensor([1., -2000.])\n") == .sameValues)
    #expect(verdict("2 1", "tensor([1., 2.])\n") == .wrong)
    #expect(verdict("True", "tensor(True)\n") == .sameValues)
    #expect(verdict("true", "True\n") == .sameValues)
    #expect(verdict("false", "True\n") == .wrong)
    #expect(verdict("False", "tensor(True)\n") == .wrong)
    #expect(verdict("MulBackward0", "'MulBackward0'\n") == .sameValues)
    #expect(verdict("an error", "Traceback…", .raised("ValueError: x")) == .sameValues)
    #expect(verdict("valueerror", "Traceback…", .raised("ValueError: x")) == .sameValues)
    #expect(verdict("3", "Traceback…", .raised("ValueError: x")) == .wrong)
    #expect(verdict("no idea", "no numbers here") == .wrong)
  }

  @Test func `at a prediction marked Python is only run`() {
    let runner = runner(after: "learn", "x = tracked(1, 2)", "x", "", "skip")
    #expect(said(runner, ">>> x") == "tensor([1.0, 2.0], requires_grad=True)\n")
    #expect(runner.expectation == .prediction)
    #expect(runner.takesWholeLine("tensor(("))
    #expect(said(runner, "detach(y)").hasPrefix("tensor([2.0, 3.0])\nCut loose.\n"))
  }

  @Test func `at a choice Python is run`() {
    let runner = runner(after: "learn", "x = tracked(1, 2)", "x", "", "skip", "next")
    #expect(said(runner, "x + 1").hasPrefix("tensor"))
    #expect(said(runner, "3") == "The answers are numbered from 1 to 2.\n")
    #expect(said(runner, ">>> 3") == "3.0\n")
    #expect(said(runner, "1, 2").hasPrefix("1 is wrong: It was made by an addition.\n2 is right"))
    #expect(runner.expectation == .choice(count: 2))
  }

  @Test func `an exercise that cannot be checked can be left`() throws {
    let text = LessonTexts.small.replacing(">>> y = x + 1", with: ">>> y = q + 1")
    let runner = LessonRunner(
      lessons: [try LessonParser.parse(text, file: "01-small.md")], makeSession: { FakeSession() })
    for line in Self.toExercise { _ = runner.submit(line) }
    #expect(
      said(runner, "y = 1") == """

        This exercise cannot be checked, because its own solution raises NameError: name 'q' is not defined. \
        `skip` goes on.

        """)
    #expect(said(runner, "skip").contains("\n3/5"))
  }

  // MARK: Coming back

  @Test func `quitting and coming back rebuilds the workspace, random state included`() throws {
    let directory = TemporaryDirectory()
    let store = ProgressStore(directory: directory.path + "/state/chainrule")
    let first = LessonRunner(lessons: lessons, store: store, makeSession: { FakeSession() })
    for line in Self.toExercise + ["mine = roll()", "spin", "hint", "quit"] { _ = first.submit(line) }

    let second = LessonRunner(lessons: lessons, store: store, makeSession: { FakeSession() })
    #expect(second.reports() == [])
    #expect(second.canResume)
    #expect(
      said(second, "learn") == """
        Lesson 1 of 2: Small
        2/5 One more
        Bind `y` to one more than `x`.

        """)
    #expect(second.session.view(of: "mine") == first.session.view(of: "mine"))
    #expect(said(second, "mine = roll()") == said(first, "mine = roll()"))
    #expect(second.session.view(of: "mine") == first.session.view(of: "mine"))
    #expect(said(second, "hint") == "Hint 2 of 2: Add one.\n")
    #expect(said(second, "y = x + 1").hasPrefix("\nWell done.\n"))
    _ = second.submit("learn 2")
    #expect(said(second, "learn 1").hasPrefix("Lesson 1 of 2: Small\n3/5 What is it?\n"))
  }

  @Test func `coming back within a section goes on at the same command`() {
    let directory = TemporaryDirectory()
    let store = ProgressStore(directory: directory.path)
    let first = runner(store: store)
    for line in ["learn", "x = tracked(1, 2)"] { _ = first.submit(line) }
    let second = runner(store: store)
    #expect(
      said(second, "learn")
        == "Lesson 1 of 2: Small\n1/5 Making one\nFirst make it.\n    >>> x = tracked(1, 2)\n")
    #expect(second.expectation == .command(prefill: "x"))
    _ = second.submit("x")
    let third = runner(store: store)
    #expect(said(third, "learn").hasSuffix("    >>> x = tracked(1, 2)\n    >>> x\nThen look.\n"))
    #expect(third.expectation == .enter)
  }

  @Test func `when the lesson has changed, the step starts over with the lesson's variables`() throws {
    let directory = TemporaryDirectory()
    let store = ProgressStore(directory: directory.path)
    let first = runnerAtExercise(store: store)
    _ = first.submit("mine = 3")
    let changed = LessonTexts.small.replacing("Bind `y` to", with: "Let `y` be")
    let second = LessonRunner(
      lessons: [try LessonParser.parse(changed, file: "01-small.md")], store: store,
      makeSession: { FakeSession() })
    #expect(
      said(second, "learn") == """
        Lesson 1 of 1: Small
        This step starts over, with the lesson's own variables.
        2/5 One more
        Let `y` be one more than `x`.

        """)
    #expect(second.session.names == ["x"])
  }

  @Test func `when rebuilding is interrupted, the step starts over`() throws {
    let directory = TemporaryDirectory()
    let store = ProgressStore(directory: directory.path)
    _ = runnerAtExercise(store: store)
    var progress = store.load().progress
    progress.lessons["small"]?.commands += ["spin", "late = 1"]
    try store.save(progress, isStepStart: false)
    let second = runner(store: store)
    #expect(said(second, "learn").contains("This step starts over"))
    #expect(second.session.names == ["x"])
    #expect(said(second, "y = x + 1").hasPrefix("\nWell done.\n"))
  }

  @Test func `when the step is gone, the first open one follows`() throws {
    let directory = TemporaryDirectory()
    let store = ProgressStore(directory: directory.path)
    _ = runnerAtExercise(store: store)
    let changed = LessonTexts.small.replacing("exercise: one-more", with: "exercise: renamed")
    let second = LessonRunner(
      lessons: [try LessonParser.parse(changed, file: "01-small.md")], store: store,
      makeSession: { FakeSession() })
    #expect(said(second, "learn").contains("2/5 One more\n"))
  }

  @Test func `damage costs no more than the step`() throws {
    let directory = TemporaryDirectory()
    let store = ProgressStore(directory: directory.path)
    let first = runnerAtExercise(store: store)
    _ = first.submit("mine = 3")
    try directory.write("progress", "garbage\n")
    let second = runner(store: store)
    #expect(
      PlainText.text(of: second.reports()) == "The file of your progress was damaged and is kept as "
        + "\(directory.path)/progress.damaged; you go on from where the step began.\n")
    #expect(said(second, "learn").hasSuffix("2/5 One more\nBind `y` to one more than `x`.\n"))
    #expect(second.session.names == ["x"])
    #expect(try directory.read("progress.damaged") == "garbage\n")
  }

  @Test func `progress that cannot be kept is said once`() {
    let runner = LessonRunner(
      lessons: lessons, store: ProgressStore(directory: "/dev/null/x"), makeSession: { FakeSession() })
    #expect(said(runner, "learn").contains("Note: your progress cannot be kept in /dev/null/x: "))
    #expect(!said(runner, "x = tracked(1, 2)").contains("Note"))
  }
}

extension FakeSession {
  /// The value of an expression after some commands.
  static func view(_ expression: String, after commands: String...) -> ValueView {
    let session = FakeSession()
    session.replay(commands)
    return session.run(expression, showing: false).echoed
      ?? .object(ObjectView(typeName: "none", representation: ""))
  }
}
