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

  @Test("arguments of a call by their names, but for those given")
  func keywordArguments() {
    _ = session.run("import torch; x = torch.ones(2, 3)", showing: false)
    _ = session.run("def scale(tensor, factor=2, *, offset=0): return tensor\n", showing: false)
    #expect(candidates("x.sum(keepd") == ["keepdim="])
    #expect(candidates("torch.sum(x, di").contains("dim="))
    #expect(candidates("torch.nn.Linear(in_") == ["in_features="])
    #expect(candidates("torch.optim.SGD([x], mom") == ["momentum="])
    #expect(candidates("scale(x, f").first == "factor=")
    #expect(candidates("scale(x, factor=3, o").first == "offset=")
    #expect(!candidates("scale(x, factor=3, f").contains("factor="))
    #expect(!candidates("scale(x + f").contains("factor="))
    #expect(candidates("torch.ones(2, requires_g") == ["requires_grad="])
    #expect(candidates("y = [scale(x, off") == ["offset="])
  }

  @Test("keys of a dictionary")
  func dictionaryKeys() {
    _ = session.run("grades = {'ada': 1, 'alan': 2, 7: 3}", showing: false)
    #expect(candidates("grades['a") == ["'ada'", "'alan'"])
    #expect(candidates("grades[\"al") == ["\"alan\""])
    #expect(candidates("grades[") == ["'ada'", "'alan'", "7"])
    #expect(candidates("print(grades['ad") == ["'ada'"])
    #expect(candidates("nothing['a") == [])
  }

  @Test("the prompt's own commands")
  func promptCommands() {
    #expect(candidates("%who") == ["%who", "%whos"])
    #expect(candidates("%backw") == ["%backward"])
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
