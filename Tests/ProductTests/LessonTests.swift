import Foundation
import TerminalTesting
import Testing

/// Lessons at a terminal, by typing.
@Suite("Lessons at the prompt")
struct LessonTests {
  private let home: Home

  init() throws {
    home = try Home()
  }

  /// Starts without colours, so that sentences are written in one piece.
  private func start(_ arguments: [String] = [], columns: Int = 80) throws -> PseudoTerminal {
    try Product.start(arguments, in: home, environment: ["NO_COLOR": "1"], columns: columns)
  }

  @Test("the first lesson, from `learn` to its end, with mistakes, help, a break and a return")
  func firstLesson() throws {
    let terminal = try start()
    try terminal.waitForPrompt()
    try terminal.enter("learn", expecting: "Lesson 1 of 5: Why automatic differentiation")

    // A section: Enter runs each shown command.
    try terminal.expect("A rate of change 1/13")
    try terminal.enter("", expecting: "Move x by a tiny amount")
    try terminal.enter("")
    try terminal.waitForCursorRow(">>> (f(3 + h) - f(3)) / h")
    try terminal.enter("", expecting: "6.000999999999479")
    try terminal.expect("Enter >>>")

    // An exercise: a mistake, hints, an idea of one's own, the solution, the answer.
    try terminal.enter("", expecting: "Exercise: Your first derivative 2/13")
    try terminal.waitForPrompt()
    try terminal.enter("slope = 2 ** 3", expecting: "That is the value of x³ at 2.")
    try terminal.enter("hint", expecting: "Hint 1 of 2")
    try terminal.enter("hint", expecting: "Hint 2 of 2")
    try terminal.enter("3 + 4", answering: "7")
    try terminal.enter("slope = 13", expecting: "`slope` has other values than asked for")
    try terminal.enter("solution", expecting: ">>> slope = 3 * 2 ** 2")
    try terminal.enter("slope = 3 * 4", expecting: "Well done.")

    try terminal.expect("Several variables 3/13")
    try terminal.enter("", expecting: "keep `b` where it is")
    try terminal.enter("", expecting: "24.003999999997916")
    try terminal.waitForCursorRow(">>> (g(3, 4 + h) - g(3, 4)) / h")
    try terminal.send(PseudoTerminal.controlC)
    try terminal.waitForPrompt()
    try terminal.send(PseudoTerminal.controlD)
    #expect(try terminal.waitForExit() == 0)
    #expect(terminal.isCooked)

    // Back again: the place and the workspace are as they were.
    let second = try start(["learn"])
    try second.expect("Back to lesson 1 of 5")
    try second.waitForCursorRow(">>> (g(3, 4 + h) - g(3, 4)) / h")
    try second.enter("", expecting: "9.000000000000341")
    try second.waitForCursorRow(">>> import torch")
    try second.enter("")
    try second.waitForCursorRow(">>> torch.tensor([2.0 * 3 * 4, 3.0 ** 2])")
    try second.enter("", expecting: "tensor([24.,  9.])")
    try second.expect("Enter >>>")
    try second.enter("", expecting: "A gradient by hand 4/13")
    try second.enter("slope", answering: "12")
    try second.enter(
      "gradient = torch.tensor([5.0, 6.0])", expecting: "The right numbers in the wrong order")
    try second.enter("gradient = torch.tensor([6.0, 5.0])", expecting: "✓")
    try second.expect("The chain rule 5/13")
    try second.waitForCursorRow(">>> 2 * 7 * 3")
    try second.enter("", expecting: "And measured with a small step")
    try second.waitForCursorRow(">>> (f(3 * (2 + h) + 1) - f(3 * 2 + 1)) / h")
    try second.enter("", expecting: "42.009000000000185")
    try second.expect("Enter >>>")
    try second.enter("", expecting: "A chain of your own 6/13")
    try second.enter("import math")
    try second.enter("rate = math.cos(1.5 ** 2)", expecting: "That is the rate of the sine alone.")
    try second.enter("rate = 2 * 1.5 * math.cos(2.25)", expecting: "✓")
    try second.expect("The computer does it 7/13")
    for command in [
      "x = torch.tensor(2.0, requires_grad=True)", "y = (3 * x + 1) ** 2", "y.backward()", "x.grad",
    ] {
      try second.waitForCursorRow(">>> " + command)
      try second.enter("")
    }
    try second.expect("tensor(42.)")
    try second.expect("Enter >>>")
    try second.enter("", expecting: "Let it work for you 8/13")
    try second.enter("skip", expecting: "One step of learning 9/13")
    try second.waitForCursorRow(">>> w = torch.tensor(1.0, requires_grad=True)")
    try second.enter("")
    for (command, output) in [
      ("result = w * 2", ">>> result"), ("result", "tensor(2., grad_fn=<MulBackward0>)"),
      ("loss = (result - 6) ** 2", ">>> loss"), ("loss", "tensor(16., grad_fn=<PowBackward0>)"),
      ("loss.backward()", ">>> w.grad"), ("w.grad", "tensor(-16.)"),
    ] {
      try second.waitForCursorRow(">>> " + command)
      try second.enter("", expecting: output)
    }

    // A prediction, said wrongly, and a choice, first wrongly.
    try second.expect("w -= 0.1 * w.grad")
    try second.enter("", expecting: "Did it help? 10/13")
    try second.waitForCursorRow("It prints: ")
    try second.enter("tensor(False)", expecting: "tensor(True)")
    try second.expect("It fell from 16 to 0.64.")
    try second.expect("Two names that get mixed up 11/13")
    try second.expect("Enter >>>")
    try second.enter("", expecting: "Which descent is it? 12/13")
    try second.waitForCursorRow("1-3? ")
    try second.enter("1", expecting: "That one takes a single example per step.")
    try second.waitForCursorRow("1-3? ")
    try second.enter("2", expecting: "A small batch per step")
    try second.expect("What you know now 13/13")
    try second.expect("Enter >>>")
    try second.enter("", expecting: "You have finished")
    try second.expect("Type `next`")
    try second.waitForPrompt()
    try second.enter("lessons", expecting: "done")
    try second.waitForPrompt()
    try second.enter("next", expecting: "Lesson 2 of 5: Tracking computations")
    // A word may be typed behind the shown command.
    try second.waitForCursorRow(">>> import torch")
    try second.enter("quit")
    #expect(try second.waitForExit() == 0)
  }

  @Test("commands of the prompt work in a lesson, which counts what they do")
  func promptCommands() throws {
    let terminal = try start(["learn", "3"])
    for command in ["import torch", "x = torch.ones(2, 3, requires_grad=True)"] {
      try terminal.waitForCursorRow(">>> " + command)
      try terminal.enter("")
    }
    try terminal.waitForCursorRow(">>> y = x + 1")
    // What is typed takes the place of the shown command.
    try terminal.enter("z = x.sum()")
    try terminal.waitForCursorRow(">>> y = x + 1")
    try terminal.enter("%backward z", expecting: "1. SumBackward0, which made z")
    try terminal.enter("all", expecting: "The pass is over: 2 nodes.")
    try terminal.waitForCursorRow(">>> y = x + 1")
    try terminal.enter("from torchviz import make_dot")
    try terminal.waitForCursorRow(">>> y = x + 1")
    try terminal.enter("make_dot(z).save('z.gv')", expecting: "a lesson's commands write no files")
    try terminal.waitForCursorRow(">>> y = x + 1")
    try terminal.enter("quit")
    #expect(try terminal.waitForExit() == 0)
    let second = try start(["learn"])
    try second.waitForCursorRow(">>> y = x + 1")
    try second.enter("x.grad[0, 0]", expecting: "tensor(1.)")
  }

  @Test("a correct prediction is praised")
  func prediction() throws {
    let terminal = try start(["learn", "2"])
    try terminal.expect("Nothing is tracked unasked 1/11")
    try terminal.send(PseudoTerminal.controlU)
    try terminal.enter("skip", expecting: "Asking for it 2/11")
    try terminal.send(PseudoTerminal.controlU)
    try terminal.enter("skip", expecting: "Reading the flag 3/11")
    try terminal.waitForCursorRow("It prints: ")
    try terminal.enter("True", expecting: "✓")
    try terminal.expect("A tracked vector 4/11")
  }

  // MARK: Words

  @Test("the words lead through a lesson")
  func words() throws {
    let terminal = try start(["learn", "5"])
    try terminal.expect("Parameters and an error 1/12")
    try terminal.waitForCursorRow(">>> import torch")
    try terminal.send(PseudoTerminal.controlU)
    try terminal.enter("skip", expecting: "By hand 2/12")
    try terminal.waitForCursorRow(">>> dx = 8 * x**3")
    try terminal.send(PseudoTerminal.controlU)
    try terminal.enter("skip", expecting: "Exercise: The other two 3/12")
    try terminal.waitForPrompt()
    try terminal.enter("where", expecting: "Step 3 of 12: The other two")
    try terminal.expect("2/12")
    try terminal.enter("lessons", expecting: "Gradients by hand and by autograd")
    try terminal.enter("help", expecting: "your progress is kept")
    try terminal.enter("again", expecting: "Exercise: The other two 3/12")
    try terminal.enter("dy = 'mine'")
    try terminal.enter("reset", expecting: "Exercise: The other two 3/12")
    try terminal.enter("dy", expecting: "NameError: name 'dy' is not defined")
    try terminal.enter("next", expecting: "waits for your answer")
    try terminal.enter("dy = -3 * y**2", expecting: "Still to come: `dz`.")
    try terminal.enter("back", expecting: "By hand 2/12")
    try terminal.waitForCursorRow(">>> dx = 8 * x**3")
    try terminal.send(PseudoTerminal.controlU)
    try terminal.enter("skip", expecting: "Exercise: The other two 3/12")
    try terminal.enter("skip", expecting: "By autograd 4/12")
    try terminal.waitForCursorRow(">>> x.requires_grad_()")
    try terminal.send(PseudoTerminal.controlU)
    try terminal.enter("dz.shape", expecting: "torch.Size([3])")
    try terminal.waitForCursorRow(">>> x.requires_grad_()")
    try terminal.send(PseudoTerminal.controlU)
    try terminal.enter("quit")
    #expect(try terminal.waitForExit() == 0)
  }

  @Test("a variable of a word's name wins; with a percent sign the word does")
  func variable() throws {
    let terminal = try start(["learn", "5"])
    try terminal.waitForCursorRow(">>> import torch")
    for step in ["By hand", "The other two"] {
      try terminal.send(PseudoTerminal.controlU)
      try terminal.enter("skip", expecting: step)
    }
    try terminal.waitForPrompt()
    try terminal.enter("hint", expecting: "Hint 1 of 2")
    try terminal.enter("hint = 3")
    try terminal.enter("hint", answering: "3")
    try terminal.enter("%hint", expecting: "Hint 2 of 2")
    try terminal.enter("del hint")
    try terminal.enter("hint", expecting: "There is no further hint")
  }

  @Test("outside a lesson the words say so, and no learner is lost")
  func outside() throws {
    let terminal = try start()
    try terminal.waitForPrompt()
    try terminal.enter("hint", expecting: "`learn` begins one")
    try terminal.enter("learn 9", expecting: "There is no lesson 9.")
    try terminal.enter("%nonsense", expecting: "There is no command %nonsense")
    try terminal.enter("6 * 7", answering: "42")
  }

  // MARK: Progress

  @Test("a damaged file of progress is told of in one sentence and kept aside")
  func damagedProgress() throws {
    let first = try start(["learn", "2"])
    try first.waitForCursorRow(">>> import torch")
    try first.send(PseudoTerminal.controlU)
    try first.enter("skip", expecting: "Asking for it 2/11")
    try first.send(PseudoTerminal.controlU)
    try first.enter("skip", expecting: "Reading the flag 3/11")
    try first.waitForCursorRow("It prints: ")
    try first.send(PseudoTerminal.controlD)
    try first.waitForExit()

    let progress = "state/chainrule/progress"
    let text = try home.text(of: progress)
    try home.write(text.replacing("done", with: "dome"), to: progress)
    let second = try start(["learn"])
    try second.expect("The file of your progress was damaged")
    try second.expect("Back to lesson 2 of 5")
    try second.expect("Reading the flag 3/11")
    #expect(home.stateFiles.contains("progress.damaged"))
  }

  @Test("a state directory that cannot be written costs only the progress")
  func unwritableState() throws {
    let home = self.home
    try home.write("", to: "state")
    let terminal = try start(["learn", "2"])
    try terminal.expect("Your history and progress will not be kept")
    try terminal.waitForCursorRow(">>> import torch")
    try terminal.enter("")
    try terminal.waitForCursorRow(">>> a = torch.tensor([1.0, 2.0, 3.0])")
  }

  // MARK: Width

  @Test("prose is wrapped to a window of 40 columns, from its start or after a change of size")
  func narrow() throws {
    let terminal = try start(["learn", "2"], columns: 40)
    try terminal.waitForCursorRow(">>> import torch")
    #expect(terminal.screen.text.contains("Lesson 2 of 5: Tracking computations"))
    terminal.resize(columns: 60, rows: 24)
    try terminal.send(PseudoTerminal.controlU)
    try terminal.enter("lessons", expecting: "Gradients by hand and by autograd")
    try terminal.waitForCursorRow(">>> import torch")
    terminal.resize(columns: 40, rows: 24)
    try terminal.send(PseudoTerminal.controlU)
    let before = terminal.transcript.count
    try terminal.enter("skip", expecting: "2/11")
    try terminal.expect("requires_grad=True`:")
    try terminal.expect(">>> ")
    let lines = String(decoding: terminal.transcript[before...], as: UTF8.self).split(separator: "\n")
    // Written lines, not rows of the screen: a terminal would wrap them without regard to words.
    for line in lines.drop(while: { !$0.contains("2/11") }).prefix(while: { !$0.contains(">>>") }) {
      #expect(line.filter { $0 != "\r" }.count <= 40)
    }
  }
}
