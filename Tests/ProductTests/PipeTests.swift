import Testing

/// A session whose commands come from a pipe.
@Suite("Commands from a pipe")
struct PipeTests {
  private func echo(_ input: String) throws -> Product.Result {
    try Product.run(["repl"], input: input)
  }

  @Test("values are echoed, without prompt or banner")
  func values() throws {
    let result = try echo("1 + 1\nx = 'a'\nx\nNone\nprint('p')\n_\n")
    #expect(result.output == "2\n'a'\np\n'a'\n")
    #expect(result.errors == "")
    #expect(result.status == 0)
  }

  @Test("without a command it is the same")
  func withoutCommand() throws {
    let result = try Product.run([], input: "import torch\ntorch.arange(3) * 2\n")
    #expect(result.output == "tensor([0, 2, 4])\n")
    #expect(result.errors == "")
    #expect(result.status == 0)
  }

  @Test("an error goes to standard error, and the session goes on")
  func errors() throws {
    let result = try echo("1\n1/0\n2\nx = = 3\n3\n")
    #expect(result.output == "1\n2\n3\n")
    #expect(
      result.errors == """
        Traceback (most recent call last):
          File "<stdin>", line 1, in <module>
        ZeroDivisionError: division by zero
          File "<stdin>", line 1
            x = = 3
                ^
        SyntaxError: invalid syntax

        """)
    #expect(result.status == 0)
  }

  @Test("a block ends at a blank line, or at the end of the input")
  func blocks() throws {
    let result = try echo("for i in range(2):\n    i\n\n'between'\nif True:\n    'last'\n")
    #expect(result.output == "0\n1\n'between'\n'last'\n")
    #expect(result.errors == "")
  }

  @Test("input takes the next line, and at the end of the input raises EOFError")
  func input() throws {
    let result = try echo("x = input('? ')\nhello\nx\ny = input()")
    #expect(result.output == "? 'hello'\n")
    #expect(result.errors.hasSuffix("EOFError: EOF when reading a line\n"))
    #expect(result.status == 0)
  }

  @Test("exit ends the session with its status")
  func exit() throws {
    let result = try echo("1\nexit(4)\n2\n")
    #expect(result.output == "1\n")
    #expect(result.status == 4)
  }

  @Test("gradients are computed line by line")
  func gradients() throws {
    let result = try echo(
      """
      import torch
      x = torch.tensor([1., 2.], requires_grad=True)
      y = (x ** 2).sum()
      y
      y.backward()
      x.grad
      y.backward()

      """)
    #expect(result.output == "tensor(5., grad_fn=<SumBackward0>)\ntensor([2., 4.])\n")
    #expect(result.errors.contains("RuntimeError: Trying to backward through the graph a second time"))
  }

  @Test("no colours reach a pipe")
  func colours() throws {
    let result = try Product.run([], input: "1/0\nhelp\n", environment: ["TERM": "xterm-256color"])
    #expect(!(result.output + result.errors).contains("\u{1B}"))
  }
}
