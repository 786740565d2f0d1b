import TerminalTesting
import Testing

/// The prompt's own commands, typed at a terminal.
@Suite("Commands of the prompt")
struct PromptCommandTests {
  private let home: Home

  init() throws {
    home = try Home()
  }

  /// A prompt at which these lines were typed.
  private func start(_ lines: String..., columns: Int = 80) throws -> PseudoTerminal {
    let terminal = try Product.start(
      ["repl"], in: home, environment: ["NO_COLOR": "1"], columns: columns, rows: 40)
    try terminal.waitForPrompt()
    for line in lines {
      try terminal.enter(line)
      try terminal.waitForLastRows(">>> " + line, ">>>")
    }
    return terminal
  }

  /// A prompt with a leaf and what was computed from it.
  private func startWithGraph() throws -> PseudoTerminal {
    try start("import torch", "x = torch.tensor([1., 2.], requires_grad=True)", "e = (x ** 2).sum()")
  }

  // MARK: Graphs

  @Test("%graph draws what leads to a tensor")
  func graph() throws {
    let terminal = try startWithGraph()
    try terminal.enter("%graph e")
    try terminal.waitForLastRows(
      "● SumBackward0: makes e ()", "● PowBackward0: saves self = x, exponent = 2",
      "■ x: leaf (2,); gradients add up in x.grad",
      "(● operation, ■ leaf. Gradients flow down the lines; where lines meet they are", "added.)", ">>>")
    try terminal.enter("%graph 3")
    try terminal.waitForLastRows("3 is no tensor, so it has no graph.", ">>>")
  }

  @Test("leaves in lists and objects are called by the way to them")
  func paths() throws {
    let terminal = try start("import torch", "w = [torch.ones(2, requires_grad=True)]", "y = w[0].sum()")
    try terminal.enter("%graph y", expecting: "■ w[0]: leaf (2,); gradients add up in w[0].grad")
  }

  @Test("make_dot draws at the prompt, and writes where the person allows it")
  func makeDot() throws {
    let terminal = try startWithGraph()
    try terminal.enter("from torchviz import make_dot")
    try terminal.enter("make_dot(e)", expecting: "■ x: leaf (2,)")
    try terminal.waitForPrompt()
    try terminal.enter("make_dot(e).render('graph', format='svg')", expecting: "Write graph.svg (")
    try terminal.enter("n", expecting: "PermissionError: graph.svg was not written: you did not allow it")
    try terminal.waitForPrompt()
    try terminal.enter("make_dot(e).render('graph', format='svg')", expecting: "Write graph.svg (")
    try terminal.enter("y", expecting: "'graph.svg'")
    #expect(try home.text(of: "graph.svg").hasPrefix("<svg"))
  }

  @Test("%backward goes node by node and leaves what backward() leaves")
  func backward() throws {
    let terminal = try startWithGraph()
    try terminal.enter("%backward e", expecting: "1. SumBackward0, which made e")
    try terminal.expect("sends to PowBackward0: tensor([1., 1.])")
    try terminal.enter("", expecting: "2. PowBackward0")
    try terminal.expect("rule: d x^n/dx = n x^(n - 1)")
    try terminal.expect("local derivative: tensor([2., 4.])")
    try terminal.expect("sends to x: tensor([2., 4.])")
    try terminal.enter("all", expecting: "accumulates in x.grad: tensor([2., 4.])")
    try terminal.waitForLastRows("The pass is over: 3 nodes.", ">>>")
    try terminal.enter("x.grad", answering: "tensor([2., 4.])")
    try terminal.enter("e.backward()", expecting: "Trying to backward through the graph a second time")
  }

  @Test("Ctrl-C leaves the walk")
  func stopBackward() throws {
    let terminal = try startWithGraph()
    try terminal.enter("%backward e", expecting: "Ctrl-C: stop >")
    try terminal.send(PseudoTerminal.controlC)
    try terminal.expect("KeyboardInterrupt")
    try terminal.expect("Stopped on the way")
    try terminal.waitForPrompt()
    try terminal.enter("x.grad is None", answering: "True")
  }

  // MARK: Looking

  @Test("a question mark tells how a thing is used")
  func question() throws {
    let terminal = try start("import torch")
    try terminal.enter("torch.exp?")
    try terminal.waitForLastRows(
      ">>> torch.exp?", "exp(Tensor input)", "    Computes e to the power of each element.",
      "    Try: torch.exp(torch.tensor([0., 1.]))", ">>>")
    try terminal.enter("help(len)")
    try terminal.waitForLastRows("len(obj, /)", "    The number of elements.", ">>>")
    try terminal.enter("nothing?", expecting: "NameError: name 'nothing' is not defined")
  }

  @Test("two question marks show the source of one's own function")
  func source() throws {
    let terminal = try start()
    try terminal.enter("def f(a, b=2):")
    try terminal.enter("'''Adds.'''")
    try terminal.enter("return a + b")
    try terminal.enter("")
    try terminal.waitForPrompt()
    try terminal.enter("f?")
    try terminal.waitForLastRows("f(a, b=2)", "    Adds.", ">>>")
    try terminal.enter("f??")
    try terminal.waitForLastRows("def f(a, b=2):", "    '''Adds.'''", "    return a + b", ">>>")
  }

  @Test("%who and %whos list variables")
  func variables() throws {
    let terminal = try startWithGraph()
    try terminal.enter("n = 3")
    try terminal.enter("%who")
    try terminal.waitForLastRows("e  n  x", ">>>")
    try terminal.enter("%whos")
    try terminal.waitForLastRows(
      "name  type    shape  dtype    requires_grad  grad_fn",
      "e     Tensor  ()     float32  True           SumBackward0",
      "n     int     3", "x     Tensor  (2,)   float32  True           None", ">>>")
    try terminal.enter("%reset", expecting: "Forget 4 names? [y/N]")
    try terminal.enter("y", expecting: "The workspace is empty.")
    try terminal.waitForPrompt()
    try terminal.enter("x", expecting: "NameError")
  }

  @Test("%time and %timeit measure")
  func timing() throws {
    let terminal = try start("n = 1")
    try terminal.enter("%time n + 1")
    try terminal.waitForScreen("the time") {
      $0.text.contains("2") && $0.text.contains { $0.hasPrefix("Time: ") }
    }
    try terminal.enter(
      "%timeit -n 10 -r 3 n + 1", expecting: "per loop (mean ± std. dev. of 3 runs, 10 loops each)")
    try terminal.waitForPrompt()
    try terminal.enter("%timeit 1 +", expecting: "SyntaxError: invalid syntax")
  }

  // MARK: Files

  @Test("%save writes what ran, asks before it overwrites, and %run runs it")
  func saving() throws {
    let terminal = try start("a = 2", "b = a * 3")
    try terminal.enter("1 / 0", expecting: "ZeroDivisionError")
    try terminal.waitForPrompt()
    try terminal.enter("%history")
    try terminal.waitForLastRows("1  a = 2", "2  b = a * 3", ">>>")
    try terminal.enter("%save steps", expecting: "2 commands saved in steps.py.")
    #expect(try home.text(of: "steps.py") == "a = 2\nb = a * 3\n")
    try terminal.enter("%save steps.py", expecting: "steps.py exists. Overwrite it? [y/N]")
    try terminal.enter("", expecting: "steps.py was left as it is.")
    try terminal.enter("%reset -f", expecting: "The workspace is empty.")
    try terminal.enter("%run steps.py")
    try terminal.enter("b", expecting: "6")
    try terminal.waitForPrompt()
    try terminal.enter("%run nothing.py", expecting: "nothing.py cannot be read")
  }

  // MARK: Errors

  @Test("%explain says what an error means")
  func explaining() throws {
    let terminal = try start("import torch", "y = torch.ones(2, requires_grad=True) * 2")
    try terminal.enter("y.backward()", expecting: "grad can be implicitly created only for scalar outputs")
    try terminal.waitForPrompt()
    try terminal.enter("%explain", expecting: "Reduce it to one number first")
    try terminal.expect("  y.sum().backward()")
  }

  @Test("%debug shows the variables of the frame that failed")
  func debugging() throws {
    let terminal = try start()
    try terminal.enter("def half(n): return inner(n / 2)")
    try terminal.enter("")
    try terminal.enter("def inner(m): return m / 0")
    try terminal.enter("")
    try terminal.waitForPrompt()
    try terminal.enter("half(8)", expecting: "ZeroDivisionError")
    try terminal.waitForPrompt()
    try terminal.enter("%debug")
    try terminal.waitForLastRows(
      "ZeroDivisionError: float division by zero", "  1  <module>, line 1 of <stdin>",
      "  2  half, line 1 of <stdin>", "> 3  inner, line 1 of <stdin>", "Variables in inner:", "  m = 4.0",
      "%debug 1 shows the variables of the first frame.", ">>>")
    try terminal.enter("%debug 2")
    try terminal.waitForLastRows("Variables in half:", "  n = 8", ">>>")
    try terminal.enter("%xmode minimal", expecting: "Errors are shown minimal from now on.")
    try terminal.enter("half(4)")
    try terminal.waitForLastRows(">>> half(4)", "ZeroDivisionError: float division by zero", ">>>")
  }

  @Test("%magic lists the commands, and an unknown one says so")
  func listing() throws {
    let terminal = try start()
    try terminal.enter("%magic", expecting: "%backward NAME")
    try terminal.expect("NAME??")
    try terminal.enter("%nonsense", expecting: "There is no command %nonsense")
    try terminal.enter("%precision 2", expecting: "Tensors are printed with 2 digits.")
    try terminal.waitForPrompt()
    try terminal.enter("import torch")
    try terminal.enter("torch.tensor(0.12345)")
    try terminal.waitForLastRows("tensor(0.12)", ">>>")
  }

  // MARK: Narrow screens

  @Test("at 40 columns everything fits")
  func narrow() throws {
    let terminal = try Product.start(
      ["repl"], in: home, environment: ["NO_COLOR": "1"], columns: 40, rows: 40)
    try terminal.waitForPrompt()
    for line in ["import torch", "x = torch.ones(2)", "x = x.requires_grad_()", "y = (x * x).sum()"] {
      try terminal.enter(line)
      try terminal.waitForLastRows(">>> " + line, ">>>")
    }
    try terminal.enter("%graph y", expecting: "■ x: leaf (2,)")
    try terminal.waitForPrompt()
    try terminal.enter("%backward y", expecting: "Enter: next; all >")
    try terminal.enter("all", expecting: "The pass is over: 3 nodes.")
    try terminal.waitForPrompt()
    try terminal.enter("%magic", expecting: "this list")
  }
}
