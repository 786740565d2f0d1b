import LessonKit
import Terminal
import Testing

@testable import Shell

@Suite("Completion")
struct CompleterTests {
  private let session = InterpreterSession(console: Console(isPlain: true), readLine: { _ in .end })

  /// What could stand at the end of `text`.
  private func candidates(_ text: String, words: [String] = []) -> [String] {
    Completer(session.interpreter).completions(in: text, at: text.utf8.count, words: words).candidates
  }

  @Test("names of the workspace, builtins and keywords")
  func names() {
    _ = session.run("wavelength = 3", showing: false)
    #expect(candidates("wavel") == ["wavelength"])
    #expect(candidates("print(wav") == ["wavelength"])
    #expect(candidates("whi") == ["while"])
    #expect(candidates("isinst") == ["isinstance"])
  }

  @Test("attributes of what a name holds, through native properties too")
  func attributes() {
    _ = session.run("import torch; x = torch.ones(2, requires_grad=True)", showing: false)
    #expect(candidates("x.requires_gr") == ["requires_grad", "requires_grad_"])
    #expect(candidates("x.data.reshap").contains("reshape"))
    #expect(candidates("torch.manual_s") == ["manual_seed"])
  }

  @Test("a learner's property is not run")
  func learnerCode() {
    _ = session.run(
      "class A:\n  @property\n  def p(self):\n    global ran\n    ran = True\n    return self\n",
      showing: false)
    _ = session.run("ran = False; a = A()", showing: false)
    #expect(candidates("a.p.p") == [])
    #expect(session.evaluate(assertion: "not ran") == .holds)
  }

  @Test("modules after import, names of a module after from")
  func imports() {
    #expect(candidates("import tor") == ["torch", "torchviz"])
    #expect(candidates("from torch.n") == ["nn"])
    #expect(candidates("from math import co").contains("cos"))
    #expect(candidates("from math imp") == ["import"])
  }

  @Test("nothing inside a string or a comment")
  func strings() {
    #expect(candidates("'whi") == [])
    #expect(candidates("x = 1 # whi") == [])
    #expect(candidates("'' + whi") == ["while"])
  }

  @Test("words of the lessons at the start of a line only")
  func words() {
    #expect(candidates("hin", words: ["hint"]) == ["hint"])
    #expect(candidates("x + hin", words: ["hint"]) == [])
  }
}
