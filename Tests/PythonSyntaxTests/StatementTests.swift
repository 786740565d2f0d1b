import PythonSyntax
import Testing

/// Statements and the trees they make.
struct StatementTests {
  @Test(
    "simple statements",
    arguments: [
      ("a = b = c, d", "(assign a b (tuple c d))"),
      ("a, *b = [c, (d, e)] = f", "(assign (tuple a (* b)) (list c (tuple d e)) f)"),
      ("a.b, c[d] = e", "(assign (tuple (. a b) ([] c d)) e)"),
      ("() = []= a", "(assign (tuple /) (list /) a)"), ("(a) = b", "(assign a b)"),
      ("*a, = b", "(assign (tuple (* a)) b)"), ("a: b", "(annotate a b -)"),
      ("a: b = c, d", "(annotate a b (tuple c d))"),
      ("(a): b = c", "(annotate* a b c)"), ("a.b: c", "(annotate* (. a b) c -)"),
      ("a[b]: c = d", "(annotate* ([] a b) c d)"),
      ("a += b", "(augment + a b)"), ("a.b **= c, d", "(augment ** (. a b) (tuple c d))"),
      ("a[b] @= c", "(augment @ ([] a b) c)"),
      ("(a) >>= b", "(augment >> a b)"),
      ("del a, b.c, d[e], (f, [g])", "(delete a (. b c) ([] d e) (tuple f (list g)))"),
      ("del a,", "(delete a)"),
      ("pass; a;", "(pass)\n(expr a)"), ("raise", "(raise - -)"), ("raise a", "(raise a -)"),
      ("raise a from b", "(raise a b)"),
      ("assert a", "(assert a -)"), ("assert a, b", "(assert a b)"),
      ("import a, b.c as d, e.f", "(import a (b.c d) e.f)"),
      ("from a.b import c, d as e", "(from a.b c (d e))"), ("from . import a", "(from . a)"),
      ("from ...a import (b, c,)", "(from ...a b c)"),
      ("from .... import *", "(from .... *)"),
      ("match = case = _ = type = 1", "(assign match case _ type 1)"), ("match(a)", "(expr (call match a))"),
      ("print (a)", "(expr (call print a))"), ("a; b\nc", "(expr a)\n(expr b)\n(expr c)"),
    ])
  func parses(simple source: String, tree: String) throws {
    #expect(try dump(source) == tree)
  }

  @Test(
    "compound statements",
    arguments: [
      ("if a: b\nelif c: d\nelse: e", "(if a (then (expr b)) (else (if c (then (expr d)) (else (expr e)))))"),
      ("if a := b: pass", "(if (:= a b) (then (pass)))"),
      ("while a: break\nelse: b", "(while a (do (break)) (else (expr b)))"),
      (
        "for a, *b in c, *d: continue\nelse:\n  e",
        "(for (tuple a (* b)) (tuple c (* d)) (do (continue)) (else (expr e)))"
      ),
      ("for a.b in c:\n  pass\n", "(for (. a b) c (do (pass)))"),
      ("with a as b, c: d", "(with a as b c as - (do (expr d)))"),
      ("with (a as b, c,): d", "(with a as b c as - (do (expr d)))"),
      ("with (a, b): c", "(with a as - b as - (do (expr c)))"),
      ("with (a, b) as c: d", "(with (tuple a b) as c (do (expr d)))"),
      ("with (a): b", "(with a as - (do (expr b)))"),
      ("with (a) as b: c", "(with a as b (do (expr c)))"),
      ("with (a).b as (c, d): e", "(with (. a b) as (tuple c d) (do (expr e)))"),
      ("with (a) + b as c[d]: e", "(with (+ a b) as ([] c d) (do (expr e)))"),
      (
        "try: a\nexcept B: c\nexcept (D, E) as f: g\nexcept: h\nelse: i\nfinally: j",
        "(try (do (expr a)) (except B - (do (expr c))) (except (tuple D E) f (do (expr g))) (except - - (do (expr h))) (else (expr i)) (finally (expr j)))"
      ),
      ("try: a\nfinally: b", "(try (do (expr a)) (finally (expr b)))"),
      ("try: a\nexcept* B as c: d", "(try (do (expr a)) (except* B c (do (expr d))))"),
      ("class A: pass", "(class A (do (pass)))"), ("class A(): pass", "(class A (do (pass)))"),
      (
        "@a.b(c)\n@d\nclass A(B, *c, d=e): f",
        "(class A (arguments B (* c) (= d e)) (decorators (call (. a b) c) d) (do (expr f)))"
      ),
    ])
  func parses(compound source: String, tree: String) throws {
    #expect(try dump(source) == tree)
  }

  @Test(
    "functions",
    arguments: [
      ("def f(): return", "(def f (do (return -)))"),
      ("def f(): yield", "(def f generator (do (expr (yield -))))"),
      ("def f(): x = yield from a", "(def f generator (do (assign x (yield-from a))))"),
      (
        "def f():\n  def g(): yield\n  class A:\n    lambda: (yield)",
        "(def f (do (def g generator (do (expr (yield -)))) (class A (do (expr (lambda generator (yield -)))))))"
      ),
      (
        "def f(a, b: c = 1, /, d=2, *e: f, g, h=3, **i: j) -> k: pass",
        "(def f (positionalOnly a (parameter b c 1)) (positional (parameter d - 2)) (variadic (parameter e f -)) (keywordOnly g (parameter h - 3)) (keywordVariadic (parameter i j -)) (returns k) (do (pass)))"
      ),
      ("def f(a, *, b): pass", "(def f (positional a) (keywordOnly b) (do (pass)))"),
      ("def f(a, /,): pass", "(def f (positionalOnly a) (do (pass)))"),
      ("def f(*args: *Ts): pass", "(def f (variadic (parameter args (* Ts) -)) (do (pass)))"),
      ("@a\n@b if c else d\ndef f(): pass", "(def f (decorators a (conditional c b d)) (do (pass)))"),
      (
        "def f():\n  global a, b\n  def g():\n    nonlocal_ = 1",
        "(def f (do (global a b) (def g (do (assign nonlocal_ 1)))))"
      ),
      ("def f():\n  return *a, b", "(def f (do (return (tuple (* a) b))))"),
    ])
  func parses(function source: String, tree: String) throws {
    #expect(try dump(source) == tree)
  }

  @Test("private names are mangled in the tree, names of definitions kept as written beside it")
  func mangles() throws {
    let source =
      "class _A:\n  def __f(self, __a, b__):\n    self.__x = __y.__z__; g(__k=1)\n    import __m as __n\nself.__x"
    #expect(
      try dump(source)
        == """
        (class _A (do (def _A__f (positional self _A__a b__) (do (assign (. self _A__x) (. _A__y __z__)) \
        (expr (call g (= __k 1))) (import (_A__m _A__n))))))
        (expr (. self __x))
        """)
    let tree = try Parser.parse(source, fileName: "<test>", mode: .file)
    guard case .classDefinition(let node) = tree.body[0].kind,
      case .function(let function) = node.body[0].kind
    else { return #expect(Bool(false)) }
    #expect(function.writtenName == "__f")
    #expect(function.scope?.name == "__f")
    #expect(function.scope?.qualifiedName == "_A.__f")
    #expect(try dump("class __:\n  __x") == "(class __ (do (expr __x)))")
  }

  @Test("statements end with their last token")
  func ranges() throws {
    #expect(
      try dump("if a:\n  b  # c\n\n# d\ne", ranges: true)
        == "(if (a @1:3-1:4) (then (expr (b @2:2-2:3) @2:2-2:3)) @1:0-2:3)\n(expr (e @5:0-5:1) @5:0-5:1)")
    #expect(
      try dump("@a\ndef f(b): pass", ranges: true)
        == "(def f (positional (parameter b - - @2:6-2:7)) (decorators (a @1:1-1:2)) (do (pass @2:10-2:14)) @2:0-2:14)"
    )
  }

  @Test("branches list an if statement without its nesting")
  func branches() throws {
    let tree = try Parser.parse("if a: 1\nelif b: 2\nelse: 3", fileName: "<test>", mode: .file)
    #expect(tree.body[0].branches.map { $0.test == nil } == [false, false, true])
    let plain = try Parser.parse("if a: 1", fileName: "<test>", mode: .file)
    #expect(plain.body[0].branches.count == 1)
  }

  @Test("async is refused in words of its own")
  func unsupported() {
    #expect(refusal(of: "async def f(): pass")?.words == "SyntaxError: 'async' is not supported here")
    #expect(refusal(of: "await x")?.words == "SyntaxError: 'await' is not supported here")
    #expect(refusal(of: "[x async for x in y]")?.words == "SyntaxError: 'async' is not supported here")
  }
}
