import PythonRuntime
import Testing

@testable import Shell

@Suite("Explanations of errors")
struct ErrorExplanationTests {
  private static let mistakes = [
    "torch.ones(2, requires_grad=True).backward()",
    "torch.ones(2).sum().backward()",
    "y = (x * x).sum(); y.backward(); y.backward()",
    "torch.tensor([1, 2], requires_grad=True)",
    "torch.tensor([1, 2]).requires_grad_()",
    "x += 1",
    "y = x.exp(); y += 1; y.sum().backward()",
    "y = x * 2; y.requires_grad = False",
    "torch.autograd.grad(x.sum(), torch.ones(2))",
    "torch.autograd.grad(x.sum(), torch.ones(2, requires_grad=True))",
    "torch.ones(2).retain_grad()",
    "(x * 2).backward(torch.ones(3))",
    "torch.ones(2) + torch.ones(3)",
    "torch.ones(2, 3) @ torch.ones(2, 3)",
    "torch.ones(6).reshape(4, 2)",
    "torch.ones(2).item()",
    "if torch.ones(2) > 0: pass",
    "y = torch.tensor([1, 2]); y /= 2",
    "x.grad + 1",
    "x.grad.zero_()",
    "undefined + 1",
    "import nothing_of_the_kind",
    "torch.ones(2)[5]",
    "1 / 0",
    "x.nothing",
  ]

  @Test("the errors that learners of autograd meet have one", arguments: mistakes)
  func explained(mistake: String) throws {
    let session = InterpreterSession(console: Console(isPlain: true), readLine: { _ in .end })
    _ = session.run("import torch; x = torch.ones(2, requires_grad=True)", showing: false)
    for line in mistake.split(separator: ";") where !mistake.hasPrefix("if") {
      _ = session.run(String(line.drop { $0 == " " }), showing: false)
    }
    if mistake.hasPrefix("if") { _ = session.run(mistake + "\n", showing: false) }
    let error = try #require(session.lastError, "no error was raised")
    let text = session.interpreter.exceptionOnlyText(error, isUncaught: true)
    let explanation = try #require(ErrorExplanation.explanation(for: text), "\(text)")
    #expect(!explanation.lines.isEmpty)
  }

  @Test("an error of the person's own has none")
  func unknown() {
    #expect(ErrorExplanation.explanation(for: "ValueError: as you like") == nil)
  }
}
