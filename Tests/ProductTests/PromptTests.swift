import Glibc
import TerminalTesting
import Testing

/// The prompt on a terminal.
@Suite("The prompt")
struct PromptTests {
  private let home: Home

  init() throws {
    home = try Home()
  }

  private func start(_ arguments: [String] = [], environment: [String: String] = [:]) throws
    -> PseudoTerminal
  {
    let terminal = try Product.start(arguments, in: home, environment: environment)
    try terminal.waitForPrompt()
    return terminal
  }

  @Test("a banner says what this is and how to begin")
  func banner() throws {
    let terminal = try start()
    #expect(terminal.screen.text.first?.hasPrefix("Chainrule ") == true)
    let words = terminal.screen.text.joined(separator: " ")
    for word in ["`learn`", "`help`", "Ctrl-D"] { #expect(words.contains(word)) }
    #expect(terminal.screen.text.last == ">>>")
  }

  @Test("the prompt alone has no banner")
  func alone() throws {
    let terminal = try start(["repl"])
    #expect(terminal.screen.text == [">>>"])
  }

  @Test("values are echoed, and _ holds the last")
  func echo() throws {
    let terminal = try start()
    try terminal.enter("6 * 7")
    try terminal.waitForLastRows(">>> 6 * 7", "42", ">>>")
    try terminal.enter("_ + 1")
    try terminal.waitForLastRows(">>> _ + 1", "43", ">>>")
    try terminal.enter("x = 'text'")
    try terminal.waitForLastRows(">>> x = 'text'", ">>>")
    try terminal.enter("x")
    try terminal.waitForLastRows(">>> x", "'text'", ">>>")
  }

  @Test("a tensor is shown as PyTorch shows it")
  func tensor() throws {
    let terminal = try start()
    try terminal.enter("import torch")
    try terminal.enter("torch.ones(2, 4, requires_grad=True)")
    try terminal.waitForLastRows(
      "tensor([[1., 1., 1., 1.],", "        [1., 1., 1., 1.]], requires_grad=True)", ">>>")
  }

  @Test("an error shows its traceback, and the session goes on")
  func error() throws {
    let terminal = try start()
    try terminal.enter("1 / 0")
    try terminal.waitForLastRows(
      "Traceback (most recent call last):", "  File \"<stdin>\", line 1, in <module>",
      "ZeroDivisionError: division by zero", ">>>")
    try terminal.enter("'still here'", answering: "'still here'")
  }

  @Test("a block is indented and runs after one blank line")
  func block() throws {
    let terminal = try start()
    try terminal.enter("for i in range(2):")
    try terminal.waitForCursorRow("...     ", column: 8)
    try terminal.enter("if i:")
    try terminal.waitForCursorRow("...         ", column: 12)
    try terminal.enter("print('one')")
    try terminal.waitForCursorRow("...         ", column: 12)
    try terminal.enter()
    try terminal.waitForLastRows(
      ">>> for i in range(2):", "...     if i:", "...         print('one')", "...", "one", ">>>")
  }

  @Test("an open bracket goes on until it is closed")
  func bracket() throws {
    let terminal = try start()
    try terminal.enter("sum([1,")
    try terminal.waitForScreen("a second line") { $0.text.last == "..." }
    try terminal.enter("2])")
    try terminal.waitForScreen("the sum") { $0.text.suffix(2) == ["3", ">>>"] }
  }

  @Test("input() asks with its prompt")
  func input() throws {
    let terminal = try start()
    try terminal.enter("name = input('name? ')")
    try terminal.waitForCursorRow("name? ")
    try terminal.enter("Ada")
    try terminal.waitForLastRows("name? Ada", ">>>")
    try terminal.enter("name")
    try terminal.waitForLastRows("'Ada'", ">>>")
  }

  // MARK: Keys that end things

  @Test("Ctrl-C clears the line")
  func interruptLine() throws {
    let terminal = try start()
    try terminal.send("unfinished(")
    try terminal.waitForCursorRow(">>> unfinished(")
    try terminal.send(PseudoTerminal.controlC)
    try terminal.waitForLastRows(">>> unfinished(", "KeyboardInterrupt", ">>>")
    try terminal.enter("6 * 7")
    try terminal.waitForLastRows("42", ">>>")
  }

  @Test("Ctrl-C leaves a block")
  func interruptBlock() throws {
    let terminal = try start()
    try terminal.enter("if True:")
    try terminal.waitForCursorRow("...     ", column: 8)
    try terminal.send(PseudoTerminal.controlC)
    try terminal.waitForLastRows("KeyboardInterrupt", ">>>")
  }

  @Test(
    "Ctrl-C stops a computation and keeps the workspace",
    arguments: [
      "while True: started and print(started.pop())",
      "print(started.pop()); sum(range(10 ** 12))",
      "import time; print(started.pop()); time.sleep(600)",
      "print(started.pop()); sorted(range(10 ** 7), key=lambda v: -v)",
      "print(started.pop()); [sorted(x) for x in iter(lambda: [1.5, 0.5] * 10 ** 6, 0)]",
      "print(started.pop()); 3 ** 10 ** 8",
      "import torch; x = torch.ones(8000, 8000); print(started.pop()); x @ x",
      "import torch as t; x = t.ones(()).expand(2 ** 40); print(started.pop()); x.sum()",
      "import torch as t; x = t.ones(()).expand(2 ** 20, 2 ** 20); print(started.pop()); x.amax(0), x.var(0)",
      "import torch as t; x = t.tensor(True).expand(2 ** 40); print(started.pop()); x.all()",
      "import numpy as np; x = np.ones((8000, 8000)); print(started.pop()); x @ x",
      "import torch as t; x = t.ones(8, 64, 128, 128); print(started.pop()); t.conv2d(x, t.ones(64, 64, 5, 5))",
      "import torch as t; x = t.ones(1500, 1500); print(started.pop()); t.linalg.eigvalsh(x + t.eye(1500))",
      "import torch as t; x = t.ones(10 ** 8); print(started.pop()); x.untyped_storage()",
      "import torch; x = (); all(x := [x, x] for _ in range(50)); print(started.pop()); torch.tensor(x)",
      "import numpy as np; x = (); all(x := [x, x] for _ in range(50)); print(started.pop()); np.array(x)",
    ])
  func interruptComputation(command: String) throws {
    let terminal = try start()
    try terminal.enter("kept = 'kept'")
    try terminal.enter("started = ['it ' 'runs']")
    try terminal.enter(command)
    // A loop is a block, which an empty line ends.
    if command.hasPrefix("while") { try terminal.enter() }
    try terminal.expect("it runs")
    try terminal.send(PseudoTerminal.controlC)
    try terminal.expect("Traceback (most recent call last):")
    try terminal.expect("KeyboardInterrupt")
    try terminal.waitForPrompt()
    try terminal.enter("kept")
    try terminal.waitForLastRows(">>> kept", "'kept'", ">>>")
  }

  @Test("Ctrl-D ends with status 0 and gives the terminal back as it was")
  func endOfInput() throws {
    let terminal = try start()
    try terminal.send(PseudoTerminal.controlD)
    #expect(try terminal.waitForExit() == 0)
    #expect(terminal.isCooked)
    #expect(!terminal.screen.marksPastes)
  }

  @Test("Ctrl-D ends with status 0 while a library still computes what was stopped")
  func endDuringComputation() throws {
    let terminal = try start()
    try terminal.enter("import torch")
    try terminal.waitForPrompt()
    try terminal.enter("x = torch.ones(1500, 1500); print('it ' 'runs'); torch.linalg.eigvals(x)")
    try terminal.expect("it runs")
    try terminal.send(PseudoTerminal.controlC)
    try terminal.expect("KeyboardInterrupt")
    try terminal.waitForPrompt()
    try terminal.send(PseudoTerminal.controlD)
    #expect(try terminal.waitForExit() == 0)
  }

  @Test("exit() ends with its status", arguments: [("exit()", 0), ("exit(3)", 3), ("quit", 0), ("%quit", 0)])
  func exit(command: String, status: Int32) throws {
    let terminal = try start()
    try terminal.enter(command)
    #expect(try terminal.waitForExit() == status)
    #expect(terminal.isCooked)
  }

  @Test("a hang-up ends the program")
  func hangUp() throws {
    let terminal = try start()
    terminal.signal(SIGHUP)
    #expect(try terminal.waitForExit() != 0)
  }

  // MARK: Colours

  @Test("a colour terminal gets colours")
  func colours() throws {
    let terminal = try start()
    try terminal.enter("1 / 0", expecting: "division by zero")
    try terminal.waitForPrompt()
    #expect(terminal.written.contains("\u{1B}[1m") || terminal.written.contains("\u{1B}[3"))
  }

  @Test("NO_COLOR means no colour, in lessons and errors either")
  func noColor() throws {
    let terminal = try start(environment: ["NO_COLOR": "1"])
    try terminal.enter("1 / 0", expecting: "division by zero")
    try terminal.waitForPrompt()
    try terminal.enter("lessons", expecting: "Tracking only what you need")
    try terminal.waitForPrompt()
    #expect(terminal.written.firstMatch(of: /\u{1B}\[[0-9;]+m/) == nil)
  }

  @Test("--plain means no control sequences at all")
  func plain() throws {
    let terminal = try start(["--plain"])
    try terminal.enter("1 / 0", expecting: "division by zero")
    try terminal.waitForPrompt()
    try terminal.enter("lessons", expecting: "Tracking only what you need")
    try terminal.waitForPrompt()
    try terminal.enter("if True:", expecting: "... ")
    try terminal.enter("    'in a block'", expecting: "... ")
    try terminal.enter()
    try terminal.waitForLastRows("...", "'in a block'", ">>>")
    #expect(!terminal.written.contains("\u{1B}"))
    #expect(!terminal.written.unicodeScalars.contains { !$0.isASCII })
  }
}
