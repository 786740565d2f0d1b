import PythonSyntax
import Testing

/// Expressions and the trees they make.
struct ExpressionTests {
  @Test(
    "operators bind as Python's do",
    arguments: [
      ("a + b * c", "(+ a (* b c))"), ("(a + b) * c", "(* (+ a b) c)"), ("a - b - c", "(- (- a b) c)"),
      ("a ** b ** c", "(** a (** b c))"), ("-a ** -b", "(- (** a (- b)))"), ("~-+a", "(~ (- (+ a)))"),
      ("a @ b // c % d / e", "(/ (% (// (@ a b) c) d) e)"), ("a << b + c", "(<< a (+ b c))"),
      ("a | b ^ c & d >> e", "(| a (^ b (& c (>> d e))))"), ("not a == b", "(not (compare a == b))"),
      ("a < b <= c != d", "(compare a < b <= c != d)"),
      ("a is not b not in c", "(compare a is not b not in c)"),
      ("a is b in c", "(compare a is b in c)"), ("not not a", "(not (not a))"),
      ("a or b and not c or d", "(or a (and b (not c)) d)"),
      ("a if b else c if d else e", "(conditional b a (conditional d c e))"),
      ("(a := 1)", "(:= a 1)"), ("a.b[c](d).e", "(. (call ([] (. a b) c) d) e)"),
      ("-a.b ** c[d]", "(- (** (. a b) ([] c d)))"),
    ])
  func parses(operators source: String, tree: String) throws {
    #expect(try dump(source) == "(expr \(tree))")
  }

  @Test(
    "displays",
    arguments: [
      ("()", "(tuple /)"), ("(a,)", "(tuple a)"), ("a,", "(tuple a)"), ("a, *b", "(tuple a (* b))"),
      ("(a)", "a"),
      ("[]", "(list /)"), ("[a, *b,]", "(list a (* b))"), ("[a := 1]", "(list (:= a 1))"), ("{}", "(dict /)"),
      ("{a: b, **c, d: e,}", "(dict a: b **: c d: e)"), ("{a, *b}", "(set a (* b))"), ("...", "..."),
      ("None, True, False", "(tuple None True False)"),
      ("{a if b else c: d}", "(dict (conditional b a c): d)"),
    ])
  func parses(display source: String, tree: String) throws {
    #expect(try dump(source) == "(expr \(tree))")
  }

  @Test(
    "comprehensions",
    arguments: [
      ("[a for b in c]", "(<listcomp> a (for b c))"),
      ("{a for b in c if d if e}", "(<setcomp> a (for b c d e))"),
      ("{a: b for c, *d in e}", "(<dictcomp> a b (for (tuple c (* d)) e))"),
      ("(a for b in c for d in e)", "(<genexpr> a (for b c) (for d e))"),
      ("[a for b, in c]", "(<listcomp> a (for (tuple b) c))"),
      ("[a for b.c in d for e[f] in g]", "(<listcomp> a (for (. b c) d) (for ([] e f) g))"),
      ("[a := b for b in c]", "(<listcomp> (:= a b) (for b c))"),
      ("f(a for b in c)", "(call f (<genexpr> a (for b c)))"),
      ("[a for b in c if d or e]", "(<listcomp> a (for b c (or d e)))"),
      ("[a for b in (lambda: c)]", "(<listcomp> a (for b (lambda c)))"),
    ])
  func parses(comprehension source: String, tree: String) throws {
    #expect(try dump(source) == "(expr \(tree))")
  }

  @Test(
    "subscripts",
    arguments: [
      ("a[:]", "([] a (: - - -))"), ("a[b:]", "([] a (: b - -))"), ("a[:b]", "([] a (: - b -))"),
      ("a[::b]", "([] a (: - - b))"),
      ("a[b:c:d]", "([] a (: b c d))"), ("a[b, :, ...]", "([] a (tuple b (: - - -) ...))"),
      ("a[b,]", "([] a (tuple b))"),
      ("a[*b]", "([] a (tuple (* b)))"), ("a[*b, c]", "([] a (tuple (* b) c))"),
      ("a[b := 1]", "([] a (:= b 1))"),
      ("a[()]", "([] a (tuple /))"), ("a[b:c, d]", "([] a (tuple (: b c -) d))"),
    ])
  func parses(subscript source: String, tree: String) throws {
    #expect(try dump(source) == "(expr \(tree))")
  }

  @Test(
    "calls",
    arguments: [
      ("f()", "(call f)"), ("f(a, *b, c=d, **e,)", "(call f a (* b) (= c d) (** e))"),
      ("f(a=1, *b)", "(call f (= a 1) (* b))"),
      ("f(**a, b=1)", "(call f (** a) (= b 1))"), ("f(a := 1, b)", "(call f (:= a 1) b)"),
      ("f(a)(b)", "(call (call f a) b)"), ("f(a if b else c)", "(call f (conditional b a c))"),
      ("f(*a or b)", "(call f (* (or a b)))"),
    ])
  func parses(call source: String, tree: String) throws {
    #expect(try dump(source) == "(expr \(tree))")
  }

  @Test(
    "lambdas",
    arguments: [
      ("lambda: a", "(lambda a)"), ("lambda a, b=1: a", "(lambda (positional a (parameter b - 1)) a)"),
      (
        "lambda a, /, b, *c, d, e=1, **f: a",
        "(lambda (positionalOnly a) (positional b) (variadic c) (keywordOnly d (parameter e - 1)) (keywordVariadic f) a)"
      ),
      ("lambda *, a: a", "(lambda (keywordOnly a) a)"), ("lambda: (yield)", "(lambda generator (yield -))"),
      ("lambda: lambda: a", "(lambda (lambda a))"),
      ("lambda a: a if b else c", "(lambda (positional a) (conditional b a c))"),
    ])
  func parses(lambda source: String, tree: String) throws {
    #expect(try dump(source) == "(expr \(tree))")
  }

  @Test("every node has CPython's place, parentheses aside")
  func ranges() throws {
    #expect(
      try dump("x = (a + b) * f(c,\n  d=(1))", ranges: true)
        == """
        (assign (x @1:0-1:1) (* (+ (a @1:5-1:6) (b @1:9-1:10) @1:5-1:10) \
        (call (f @1:14-1:15) (c @1:16-1:17) (= d (1 @2:5-2:6) @2:2-2:7) @1:14-2:8) @1:4-2:8) @1:0-2:8)
        """)
    #expect(try dump("é.x", ranges: true) == "(expr (. (é @1:0-1:2) x @1:0-1:4) @1:0-1:4)")
  }

  @Test("a text that is evaluated holds a single expression")
  func evaluates() throws {
    #expect(try dump("a, b\n\n", mode: .expression) == "(expr (tuple a b))")
    #expect(refusal(of: "a = 1", mode: .expression)?.words == "SyntaxError: invalid syntax")
    #expect(refusal(of: "", mode: .expression)?.words == "SyntaxError: invalid syntax")
  }
}
