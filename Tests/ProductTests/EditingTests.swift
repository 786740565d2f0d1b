import TerminalTesting
import Testing

/// What the keyboard and the clipboard do in the whole program.
@Suite("Pasting, history and completion")
struct EditingTests {
  private let home: Home

  init() throws {
    home = try Home()
  }

  private func start() throws -> PseudoTerminal {
    let terminal = try Product.start(in: home)
    try terminal.waitForPrompt()
    return terminal
  }

  // MARK: Pasting

  /// A function of 30 lines with blank lines in it.
  private static let program = """
    def classify(n):
        # Each branch stands apart.

        if n < 0:
            kind = "negative"

        elif n == 0:
            kind = "zero"

        else:
            kind = "positive"

            if n > 1000:
                kind += ", large"


        parts = []

        for step in range(3):
            value = n + step

            if value % 2:
                continue

            parts.append(value)

        # A last word.
        total = sum(parts)

        return kind, parts, total


    classify(1999)

    """

  @Test("a pasted block of 30 lines runs in one piece, blank lines and all")
  func pastedBlock() throws {
    #expect(Self.program.split(separator: "\n", omittingEmptySubsequences: false).count > 30)
    let terminal = try start()
    try terminal.paste(Self.program)
    try terminal.enter()
    try terminal.expect("('positive, large', [2000], 2000)")
    try terminal.waitForPrompt()
    try terminal.enter("classify(0)", expecting: "('zero', [0, 2], 2)")
    #expect(!terminal.written.contains("Error"))
  }

  @Test("several pasted statements run one after another")
  func pastedStatements() throws {
    let terminal = try start()
    try terminal.paste("import torch\nx = torch.ones(2)\nx + 1\nx * 5")
    try terminal.enter()
    try terminal.waitForLastRows("tensor([2., 2.])", "tensor([5., 5.])", ">>>")
  }

  @Test("a pasted session loses its prompts and its output")
  func pastedSession() throws {
    let terminal = try start()
    try terminal.paste(
      ">>> def twice(x):\n...     return 2 * x\n...\n>>> twice(4)\n8\n>>> twice(21)\n42\n")
    try terminal.enter()
    try terminal.waitForLastRows("8", "42", ">>>")
    #expect(!terminal.written.contains("SyntaxError"))
  }

  // MARK: History

  @Test("a new session recalls what an earlier one ran")
  func historyAcrossSessions() throws {
    let first = try start()
    try first.enter("6 * 7", answering: "42")
    try first.waitForPrompt()
    try first.enter("if True:")
    try first.waitForCursorRow("...     ", column: 8)
    try first.enter("'in a block'")
    try first.enter()
    try first.waitForLastRows("'in a block'", ">>>")
    try first.send(PseudoTerminal.controlD)
    try first.waitForExit()

    let second = try start()
    try second.send(PseudoTerminal.up)
    try second.waitForScreen("the block") { $0.text.last?.contains("'in a block'") == true }
    try second.send(PseudoTerminal.up)
    try second.send(PseudoTerminal.up)
    try second.waitForCursorRow(">>> 6 * 7")
    try second.enter()
    try second.waitForLastRows(">>> 6 * 7", "42", ">>>")
  }

  @Test("two sessions at once lose nothing of each other's history")
  func concurrentSessions() throws {
    let first = try start()
    let second = try start()
    for number in 1...5 {
      try first.enter("'first' + '-\(number)'", expecting: "'first-\(number)'")
      try second.enter("'second' + '-\(number)'", expecting: "'second-\(number)'")
    }
    for session in [first, second] {
      try session.waitForPrompt()
      try session.send(PseudoTerminal.controlD)
      try session.waitForExit()
    }
    let history = try home.text(of: "state/chainrule/history")
    for number in 1...5 {
      #expect(history.contains("'first' + '-\(number)'\n"))
      #expect(history.contains("'second' + '-\(number)'\n"))
    }
  }

  @Test("Ctrl-R finds an earlier command")
  func search() throws {
    let terminal = try start()
    try terminal.enter("'needle' * 2", expecting: "'needleneedle'")
    try terminal.enter("6 * 7", answering: "42")
    try terminal.waitForPrompt()
    try terminal.send("\u{12}needle")
    try terminal.waitForScreen("the command") { $0.text.last?.contains("'needle' * 2") == true }
    try terminal.enter()
    try terminal.waitForLastRows("42", ">>> 'needle' * 2", "'needleneedle'", ">>>")
  }

  // MARK: Completion

  @Test("Tab completes an attribute of what the name holds")
  func attribute() throws {
    let terminal = try start()
    try terminal.enter("import torch")
    try terminal.enter("x = torch.ones(2)")
    try terminal.waitForLastRows(">>> x = torch.ones(2)", ">>>")
    try terminal.send("x.requires_g\t")
    try terminal.waitForCursorRow(">>> x.requires_grad")
    try terminal.enter()
    try terminal.waitForLastRows("False", ">>>")
  }

  @Test("Tab completes names, keywords and modules")
  func names() throws {
    let terminal = try start()
    try terminal.enter("gradient_of_loss = 5")
    try terminal.waitForPrompt()
    try terminal.send("gradient_o\t")
    try terminal.waitForCursorRow(">>> gradient_of_loss")
    try terminal.send(PseudoTerminal.controlU + "lamb\t")
    try terminal.waitForCursorRow(">>> lambda")
    try terminal.send(PseudoTerminal.controlU + "import tor\t")
    try terminal.waitForCursorRow(">>> import torch")
  }

  @Test("Tab runs none of the learner's code")
  func noCode() throws {
    let terminal = try start()
    try terminal.paste(
      "class Loud:\n    @property\n    def value(self):\n        print('ran')\n        return self\n    quiet = 5\n"
    )
    try terminal.enter()
    try terminal.waitForPrompt()
    try terminal.enter("loud = Loud()")
    try terminal.waitForPrompt()
    try terminal.send("loud.value.\t" + PseudoTerminal.controlU + "loud.qui\t")
    try terminal.waitForCursorRow(">>> loud.quiet")
    #expect(!terminal.screen.text.contains("ran"))
  }
}
