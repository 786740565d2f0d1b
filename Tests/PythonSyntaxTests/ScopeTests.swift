import PythonSyntax
import Testing

/// Where names live, by CPython's rules.
struct ScopeTests {
  /// The scopes of a text by their qualified names.
  private func scopes(_ source: String) throws -> [String: Scope] {
    let tree = try Parser.parse(source, fileName: "<test>", mode: .file)
    var found: [String: Scope] = ["<module>": tree.scope]
    ScopeFinder { found[$0.qualifiedName] = $0 }.visit(tree.body)
    return found
  }

  @Test("parameters come first in the slots, in CPython's order, then locals as they are bound")
  func slots() throws {
    let scope = try #require(
      try scopes(
        "def f(a, /, b, *c, d, **e):\n  global g\n  h = g\n  for i, (j, *k) in h: import l.m as n, o.p\n  x()"
      )["f"])
    #expect(scope.slotNames == ["a", "b", "d", "c", "e", "h", "i", "j", "k", "n", "o"])
    #expect(scope.binding(of: "h") == .local(5))
    #expect(scope.binding(of: "g") == .global)
    #expect(scope.binding(of: "x") == .global)
    #expect(scope.binding(of: "never mentioned") == .global)
  }

  @Test("captured names are cells, and pass through the scopes between")
  func cells() throws {
    let all = try scopes("def f(a):\n  b = 1\n  def g():\n    def h(): return a + b\n    return h\n  c = a")
    let outer = try #require(all["f"])
    #expect(outer.slotNames == ["a", "g", "c", "b"])
    #expect(outer.binding(of: "a") == .cell(0))
    #expect(outer.binding(of: "b") == .cell(3))
    #expect(outer.binding(of: "c") == .local(2))
    let middle = try #require(all["f.<locals>.g"])
    #expect(middle.freeNames == ["a", "b"])
    #expect(middle.captures == [.slot(0), .slot(3)])
    #expect(middle.binding(of: "a") == .free(0))
    let inner = try #require(all["f.<locals>.g.<locals>.h"])
    #expect(inner.freeNames == ["a", "b"])
    #expect(inner.captures == [.free(0), .free(1)])
  }

  @Test("nonlocal and global reach out")
  func declarations() throws {
    let all = try scopes(
      "def f():\n  a = b = 1\n  def g():\n    nonlocal a\n    global b\n    a = b = 2\n    def h(): return a, b"
    )
    #expect(all["f"]?.binding(of: "a") == .cell(2))
    #expect(all["f"]?.binding(of: "b") == .local(0))
    #expect(all["f.<locals>.g"]?.binding(of: "a") == .free(0))
    #expect(all["f.<locals>.g"]?.binding(of: "b") == .global)
    #expect(all["f.<locals>.g.<locals>.h"]?.binding(of: "b") == .global)
  }

  @Test("a class body has its own namespace, which its methods do not see")
  func classBodies() throws {
    let all = try scopes(
      "def f(a, b):\n  class A:\n    a = a\n    c = b\n    def g(self): return a, b, c\n    print(d)")
    let body = try #require(all["f.<locals>.A"])
    #expect(body.binding(of: "a") == .classMember(free: nil))
    #expect(body.binding(of: "b") == .classMember(free: 1))
    #expect(body.binding(of: "c") == .classMember(free: nil))
    #expect(body.binding(of: "d") == .classMember(free: nil))
    #expect(body.freeNames == ["a", "b"])
    #expect(body.captures == [.slot(0), .slot(1)])
    let method = try #require(all["f.<locals>.A.g"])
    #expect(method.freeNames == ["a", "b"])
    #expect(method.captures == [.free(0), .free(1)])
    #expect(method.binding(of: "c") == .global)
  }

  @Test("super and __class__ make a class keep a cell")
  func classCell() throws {
    let all = try scopes(
      "class A:\n  def f(self): super().f()\n  def g(self): return [__class__ for x in y]\n  def h(self): pass\nsuper()"
    )
    let body = try #require(all["A"])
    #expect(body.needsClassCell)
    #expect(body.slotNames == ["__class__"])
    #expect(body.binding(of: "__class__") == .cell(0))
    #expect(all["A.f"]?.freeNames == ["__class__"])
    #expect(all["A.f"]?.captures == [.slot(0)])
    #expect(all["A.g.<locals>.<listcomp>"]?.captures == [.free(0)])
    #expect(all["A.h"]?.freeNames == [])
    #expect(all["<module>"]?.needsClassCell == false)
  }

  @Test("a comprehension has a scope whose first slot is its argument")
  func comprehensions() throws {
    let all = try scopes("def f(a):\n  return [b + a for b in a for c in b if (d := c)]")
    let scope = try #require(all["f.<locals>.<listcomp>"])
    #expect(scope.slotNames == [".0", "b", "c"])
    #expect(scope.freeNames == ["a", "d"])
    #expect(all["f"]?.binding(of: "d") == .cell(1))
    #expect(try scopes("[x := y for y in z]")["<listcomp>"]?.binding(of: "x") == .global)
  }

  @Test(
    "qualified names",
    arguments: [
      (
        "def f():\n  class A:\n    def g(self): lambda: 0",
        ["f", "f.<locals>.A", "f.<locals>.A.g", "f.<locals>.A.g.<locals>.<lambda>"]
      ),
      ("class A:\n  class B:\n    def f(): pass", ["A", "A.B", "A.B.f"]),
      ("def f():\n  global g\n  def g(): pass", ["f", "g"]),
      (
        "def f(): return {(lambda: 0) for x in y}",
        ["f", "f.<locals>.<setcomp>", "f.<locals>.<setcomp>.<lambda>"]
      ),
      ("(lambda: (x for x in y))", ["<lambda>", "<lambda>.<locals>.<genexpr>"]),
      ("{1: 2 for x in y}", ["<dictcomp>"]),
    ])
  func qualifiedNames(source: String, names: [String]) throws {
    #expect(try scopes(source).keys.filter { $0 != "<module>" }.sorted() == names.sorted())
  }

  @Test("defaults, annotations and decorators belong to the scope around")
  func enclosingParts() throws {
    let all = try scopes(
      "def f(a):\n  @a\n  def g(b=a, *, c: a = a) -> a: pass\n  class A(a, k=a): pass\n  return lambda d=a: d"
    )
    #expect(all["f"]?.binding(of: "a") == .local(0))
    #expect(all["f.<locals>.g"]?.freeNames == [])
  }

  @Test("a name that is bound anywhere in a function is local to all of it")
  func binders() throws {
    let source = """
      def f():
        try: pass
        except a as b: pass
        with c as d, e as (g, h[i]): pass
        from j import k as l, m
        n: int
        del o
        p += 1
        class Q: pass
        (r := 1)
      """
    let scope = try #require(try scopes(source)["f"])
    #expect(scope.slotNames == ["b", "d", "g", "l", "m", "n", "o", "p", "Q", "r"])
  }
}

/// Reports the scopes of a tree.
private struct ScopeFinder {
  let report: (Scope) -> Void

  func visit(_ body: [Statement]) {
    for statement in body { visit(statement) }
  }

  private func visit(_ statement: Statement) {
    switch statement.kind {
    case .expression(let value), .assignment(_, let value), .return(let value?): visit(value)
    case .if(_, let body, _), .while(_, let body, _), .for(_, _, let body, _), .with(_, let body): visit(body)
    case .function(let node): visit(node)
    case .classDefinition(let node):
      if let scope = node.scope { report(scope) }
      visit(node.body)
    default: break
    }
  }

  private func visit(_ node: FunctionNode) {
    if let scope = node.scope { report(scope) }
    switch node.body {
    case .statements(let body): visit(body)
    case .expression(let value): visit(value)
    }
  }

  private func visit(_ expression: Expression) {
    switch expression.kind {
    case .lambda(let node): visit(node)
    case .comprehension(let node):
      if let scope = node.scope { report(scope) }
      visit(node.element)
    default: break
    }
  }
}
