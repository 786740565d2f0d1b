import PythonSyntax
import Testing

/// What CPython says of texts that parse, but whose names or jumps make no sense.
struct RefusedNameTests {
  @Test("Names and scopes", arguments: namesAndScopes)
  func refusesNamesAndScopes(_ expected: Refusal) throws {
    let found = try #require(refusal(of: expected.source))
    #expect(found.words == expected.words)
    #expect(found.place == expected.place)
  }

  @Test("Jumps", arguments: jumps)
  func refusesJumps(_ expected: Refusal) throws {
    let found = try #require(refusal(of: expected.source))
    #expect(found.words == expected.words)
    #expect(found.place == expected.place)
  }

  static let namesAndScopes: [Refusal] = [
    Refusal(
      "def f():\n  x = 1\n  global x", "SyntaxError: name 'x' is assigned to before global declaration",
      "3:3-3:11"),
    Refusal(
      "def f():\n  print(x)\n  global x", "SyntaxError: name 'x' is used prior to global declaration",
      "3:3-3:11"),
    Refusal("def f(x):\n  global x", "SyntaxError: name 'x' is parameter and global", "2:3-2:11"),
    Refusal(
      "def f():\n  x: int\n  global x", "SyntaxError: annotated name 'x' can't be global",
      "3:3-3:11"),
    Refusal("def f():\n  nonlocal x", "SyntaxError: no binding for nonlocal 'x' found", "2:3-2:13"),
    Refusal("nonlocal x", "SyntaxError: nonlocal declaration not allowed at module level", "1:1-1:11"),
    Refusal(
      "def f():\n  x = 1\n  def g():\n    print(x)\n    nonlocal x",
      "SyntaxError: name 'x' is used prior to nonlocal declaration", "5:5-5:15"),
    Refusal("def f(x):\n  nonlocal x", "SyntaxError: name 'x' is parameter and nonlocal", "2:3-2:13"),
    Refusal(
      "def f():\n  global x\n  x: int = 1", "SyntaxError: annotated name 'x' can't be global",
      "3:3-3:13"),
    Refusal(
      "def f():\n  x = 1\n  def g():\n    global x\n    nonlocal x",
      "SyntaxError: name 'x' is nonlocal and global", "4:5-4:13"),
    Refusal("class A:\n  nonlocal x", "SyntaxError: no binding for nonlocal 'x' found", "2:3-2:13"),
    Refusal(
      "def f():\n  from x import *", "SyntaxError: import * only allowed at module level",
      "2:17-2:18"),
    Refusal(
      "class A:\n  from x import *", "SyntaxError: import * only allowed at module level",
      "2:17-2:18"),
    Refusal(
      "[x := 1 for x in y]",
      "SyntaxError: assignment expression cannot rebind comprehension iteration variable 'x'", "1:2-1:3"),
    Refusal(
      "[y for x in (z := w)]",
      "SyntaxError: assignment expression cannot be used in a comprehension iterable expression", "1:14-1:20"),
    Refusal(
      "class A:\n  [x := 1 for y in z]",
      "SyntaxError: assignment expression within a comprehension cannot be used in a class body", "2:4-2:5"),
    Refusal(
      "[(x := 1) for y in z for x in w]",
      "SyntaxError: assignment expression cannot rebind comprehension iteration variable 'x'", "1:3-1:4"),
    Refusal("[(yield) for x in y]", "SyntaxError: 'yield' inside list comprehension", "1:3-1:8"),
    Refusal("((yield) for x in y)", "SyntaxError: 'yield' inside generator expression", "1:3-1:8"),
    Refusal("{(yield) for x in y}", "SyntaxError: 'yield' inside set comprehension", "1:3-1:8"),
    Refusal("{(yield): 1 for x in y}", "SyntaxError: 'yield' inside dict comprehension", "1:3-1:8"),
    Refusal(
      "def f():\n  [(yield x) for x in y]", "SyntaxError: 'yield' inside list comprehension",
      "2:5-2:12"),
    Refusal(
      "lambda x: (x := 1, [x := 2 for x in y])",
      "SyntaxError: assignment expression cannot rebind comprehension iteration variable 'x'", "1:21-1:22"),
  ]

  static let jumps: [Refusal] = [
    Refusal("return", "SyntaxError: 'return' outside function", "1:1-1:7"),
    Refusal("return 1", "SyntaxError: 'return' outside function", "1:1-1:9"),
    Refusal("class A:\n  return", "SyntaxError: 'return' outside function", "2:3-2:9"),
    Refusal("break", "SyntaxError: 'break' outside loop", "1:1-1:6"),
    Refusal("continue", "SyntaxError: 'continue' not properly in loop", "1:1-1:9"),
    Refusal("if x:\n  break", "SyntaxError: 'break' outside loop", "2:3-2:8"),
    Refusal("for x in y:\n  def f():\n    break", "SyntaxError: 'break' outside loop", "3:5-3:10"),
    Refusal(
      "while x:\n  class A:\n    continue", "SyntaxError: 'continue' not properly in loop",
      "3:5-3:13"),
    Refusal("yield 3", "SyntaxError: 'yield' outside function", "1:1-1:8"),
    Refusal("x = yield", "SyntaxError: 'yield' outside function", "1:5-1:10"),
    Refusal("class A:\n  yield", "SyntaxError: 'yield' outside function", "2:3-2:8"),
    Refusal("yield from x", "SyntaxError: 'yield' outside function", "1:1-1:13"),
    Refusal("try: x\nexcept: y\nexcept A: z", "SyntaxError: default 'except:' must be last", "2:1-2:10"),
    Refusal(
      "def f():\n  try: x\n  except* A:\n    return",
      "SyntaxError: 'break', 'continue' and 'return' cannot appear in an except* block", "4:5-4:11"),
    Refusal(
      "for x in y:\n  try: x\n  except* A:\n    break",
      "SyntaxError: 'break', 'continue' and 'return' cannot appear in an except* block", "4:5-4:10"),
    Refusal("for x in y:\n  pass\nelse:\n  break", "SyntaxError: 'break' outside loop", "4:3-4:8"),
    Refusal("from __future__ import x", "SyntaxError: future feature x is not defined", "1:1"),
    Refusal("from __future__ import braces", "SyntaxError: not a chance", "1:1"),
    Refusal(
      "x = 1\nfrom __future__ import division",
      "SyntaxError: from __future__ imports must occur at the beginning of the file", "2:1-2:32"),
    Refusal("__debug__ = 1", "SyntaxError: cannot assign to __debug__", "1:1-1:10"),
    Refusal("del __debug__", "SyntaxError: cannot delete __debug__", "1:5-1:14"),
    Refusal("def f(__debug__): pass", "SyntaxError: cannot assign to __debug__", "1:1-1:23"),
    Refusal("f(__debug__=1)", "SyntaxError: cannot assign to __debug__", "1:1-1:15"),
    Refusal("import x as __debug__", "SyntaxError: cannot assign to __debug__", "1:1-1:22"),
    Refusal("x.__debug__ = 1", "SyntaxError: cannot assign to __debug__", "1:1-1:12"),
  ]
}
