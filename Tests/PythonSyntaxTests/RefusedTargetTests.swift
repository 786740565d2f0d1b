import PythonSyntax
import Testing

/// What CPython says of assignments, displays and comprehensions that are wrong.
struct RefusedTargetTests {
  @Test("Assignment", arguments: assignment)
  func refusesAssignment(_ expected: Refusal) throws {
    let found = try #require(refusal(of: expected.source))
    #expect(found.words == expected.words)
    #expect(found.place == expected.place)
  }

  @Test("Displays and comprehensions", arguments: displaysAndComprehensions)
  func refusesDisplaysAndComprehensions(_ expected: Refusal) throws {
    let found = try #require(refusal(of: expected.source))
    #expect(found.words == expected.words)
    #expect(found.place == expected.place)
  }

  static let assignment: [Refusal] = [
    Refusal(
      "1 = x", "SyntaxError: cannot assign to literal here. Maybe you meant '==' instead of '='?",
      "1:1-1:2"),
    Refusal(
      "'a' = 1", "SyntaxError: cannot assign to literal here. Maybe you meant '==' instead of '='?",
      "1:1-1:4"),
    Refusal(
      "f() = 1", "SyntaxError: cannot assign to function call here. Maybe you meant '==' instead of '='?",
      "1:1-1:4"),
    Refusal("None = 1", "SyntaxError: cannot assign to None", "1:1-1:5"),
    Refusal("True = 0", "SyntaxError: cannot assign to True", "1:1-1:5"),
    Refusal(
      "x + 1 = 2", "SyntaxError: cannot assign to expression here. Maybe you meant '==' instead of '='?",
      "1:1-1:6"),
    Refusal("x = 1 = 2", "SyntaxError: cannot assign to literal", "1:5-1:6"),
    Refusal(
      "-x = 1", "SyntaxError: cannot assign to expression here. Maybe you meant '==' instead of '='?",
      "1:1-1:3"),
    Refusal("(a, 1) = 2", "SyntaxError: cannot assign to literal", "1:5-1:6"),
    Refusal("[a, f()] = 2", "SyntaxError: cannot assign to function call", "1:5-1:8"),
    Refusal("a if b else c = 1", "SyntaxError: cannot assign to conditional expression", "1:1-1:14"),
    Refusal("lambda: x = 1", "SyntaxError: cannot assign to lambda", "1:1-1:10"),
    Refusal("x < y = 1", "SyntaxError: cannot assign to comparison", "1:1-1:6"),
    Refusal(
      "f'{x}' = 1",
      "SyntaxError: cannot assign to f-string expression here. Maybe you meant '==' instead of '='?",
      "1:1-1:7"),
    Refusal(
      "... = 1", "SyntaxError: cannot assign to ellipsis here. Maybe you meant '==' instead of '='?",
      "1:1-1:4"),
    Refusal(
      "{1} = 2", "SyntaxError: cannot assign to set display here. Maybe you meant '==' instead of '='?",
      "1:1-1:4"),
    Refusal(
      "{} = 2", "SyntaxError: cannot assign to dict literal here. Maybe you meant '==' instead of '='?",
      "1:1-1:3"),
    Refusal(
      "[x for x in y] = 1",
      "SyntaxError: cannot assign to list comprehension here. Maybe you meant '==' instead of '='?",
      "1:1-1:15"),
    Refusal("(x for x in y) = 1", "SyntaxError: cannot assign to generator expression", "1:1-1:15"),
    Refusal(
      "{x for x in y} = 1",
      "SyntaxError: cannot assign to set comprehension here. Maybe you meant '==' instead of '='?", "1:1-1:15"
    ),
    Refusal(
      "{x: y for x in y} = 1",
      "SyntaxError: cannot assign to dict comprehension here. Maybe you meant '==' instead of '='?",
      "1:1-1:18"),
    Refusal(
      "(yield) = 1",
      "SyntaxError: cannot assign to yield expression here. Maybe you meant '==' instead of '='?", "1:2-1:7"),
    Refusal("x = yield = 1", "SyntaxError: assignment to yield expression not possible", "1:5-1:10"),
    Refusal("not x = 1", "SyntaxError: cannot assign to expression", "1:1-1:6"),
    Refusal("a and b = 1", "SyntaxError: cannot assign to expression", "1:1-1:8"),
    Refusal(
      "(x := 1) = 2",
      "SyntaxError: cannot assign to named expression here. Maybe you meant '==' instead of '='?", "1:2-1:8"),
    Refusal(
      "f() += 1", "SyntaxError: 'function call' is an illegal expression for augmented assignment",
      "1:1-1:4"),
    Refusal(
      "(a, b) += 1", "SyntaxError: 'tuple' is an illegal expression for augmented assignment",
      "1:1-1:7"),
    Refusal(
      "1 += 1", "SyntaxError: 'literal' is an illegal expression for augmented assignment",
      "1:1-1:2"),
    Refusal("[a] += 1", "SyntaxError: 'list' is an illegal expression for augmented assignment", "1:1-1:4"),
    Refusal(
      "a, b += 1", "SyntaxError: 'tuple' is an illegal expression for augmented assignment",
      "1:1-1:5"),
    Refusal("a, b: int", "SyntaxError: only single target (not tuple) can be annotated", "1:1-1:2"),
    Refusal("[a]: int", "SyntaxError: only single target (not list) can be annotated", "1:1-1:4"),
    Refusal("(a): int = 1; f(): int", "SyntaxError: illegal target for annotation", "1:15-1:18"),
    Refusal("(a, b): int", "SyntaxError: only single target (not tuple) can be annotated", "1:1-1:7"),
    Refusal("x: int: str", "SyntaxError: invalid syntax", "1:7-1:8"),
    Refusal("del f()", "SyntaxError: cannot delete function call", "1:5-1:8"),
    Refusal("del 1", "SyntaxError: cannot delete literal", "1:5-1:6"),
    Refusal("del x + 1", "SyntaxError: cannot delete expression", "1:5-1:10"),
    Refusal("del (a, f())", "SyntaxError: cannot delete function call", "1:9-1:12"),
    Refusal("del *a", "SyntaxError: cannot delete starred", "1:5-1:7"),
    Refusal("del (x := 1)", "SyntaxError: cannot delete named expression", "1:6-1:12"),
    Refusal("for 1 in x: pass", "SyntaxError: cannot assign to literal", "1:5-1:6"),
    Refusal("for f() in x: pass", "SyntaxError: cannot assign to function call", "1:5-1:8"),
    Refusal("for (a, 1) in x: pass", "SyntaxError: cannot assign to literal", "1:9-1:10"),
    Refusal("[x for 1 in y]", "SyntaxError: cannot assign to literal", "1:8-1:9"),
    Refusal("with x as 1: pass", "SyntaxError: cannot assign to literal", "1:11-1:12"),
    Refusal("with x as f(): pass", "SyntaxError: cannot assign to function call", "1:11-1:14"),
    Refusal("with (x as 1): pass", "SyntaxError: cannot assign to literal", "1:12-1:13"),
    Refusal(
      "if x = 3: pass", "SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
      "1:4-1:9"),
    Refusal(
      "while x = 3: pass", "SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
      "1:7-1:12"),
    Refusal(
      "if f() = 3: pass",
      "SyntaxError: cannot assign to function call here. Maybe you meant '==' instead of '='?", "1:4-1:7"),
    Refusal(
      "if x.y = 3: pass",
      "SyntaxError: cannot assign to attribute here. Maybe you meant '==' instead of '='?", "1:4-1:7"),
    Refusal("print(x = 1 = 2)", "SyntaxError: invalid syntax", "1:13-1:14"),
    Refusal(
      "(x = 1)", "SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
      "1:2-1:7"),
    Refusal(
      "f(x.y = 1)", "SyntaxError: expression cannot contain assignment, perhaps you meant \"==\"?",
      "1:3-1:8"),
    Refusal(
      "f(1 = 2)", "SyntaxError: expression cannot contain assignment, perhaps you meant \"==\"?",
      "1:3-1:6"),
    Refusal("f(True = 1)", "SyntaxError: cannot assign to True", "1:3-1:9"),
    Refusal(
      "f(a, x() = 1)", "SyntaxError: expression cannot contain assignment, perhaps you meant \"==\"?",
      "1:6-1:11"),
    Refusal("x := 1", "SyntaxError: invalid syntax", "1:3-1:5"),
    Refusal("(x.y := 1)", "SyntaxError: cannot use assignment expressions with attribute", "1:2-1:5"),
    Refusal("(1 := 2)", "SyntaxError: cannot use assignment expressions with literal", "1:2-1:3"),
    Refusal(
      "f(x = y for y in z)", "SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
      "1:3-1:6"),
    Refusal("*a = 1", "SyntaxError: starred assignment target must be in a list or tuple", "1:1-1:3"),
    Refusal("a, *b, *c = d", "SyntaxError: multiple starred expressions in assignment", "1:1-1:10"),
    Refusal("*a, = *b", "SyntaxError: can't use starred expression here", "1:7-1:9"),
    Refusal("x = *a", "SyntaxError: can't use starred expression here", "1:5-1:7"),
    Refusal("return *a", "SyntaxError: 'return' outside function", "1:1-1:10"),
    Refusal(
      "print(*a) = 1",
      "SyntaxError: cannot assign to function call here. Maybe you meant '==' instead of '='?", "1:1-1:10"),
  ]

  static let displaysAndComprehensions: [Refusal] = [
    Refusal("{1: *a}", "SyntaxError: cannot use a starred expression in a dictionary value", "1:5-1:7"),
    Refusal("{1:}", "SyntaxError: expression expected after dictionary key and ':'", "1:3-1:4"),
    Refusal("{1: 2, 3}", "SyntaxError: ':' expected after dictionary key", "1:8"),
    Refusal("{1: 2, 3:}", "SyntaxError: expression expected after dictionary key and ':'", "1:9-1:10"),
    Refusal("{**a, b}", "SyntaxError: ':' expected after dictionary key", "1:7"),
    Refusal("{a, **b}", "SyntaxError: invalid syntax", "1:5-1:7"),
    Refusal(
      "{**a for a in b}", "SyntaxError: dict unpacking cannot be used in dict comprehension",
      "1:2-1:4"),
    Refusal(
      "[*a for a in b]", "SyntaxError: iterable unpacking cannot be used in comprehension",
      "1:2-1:4"),
    Refusal(
      "(*a for a in b)", "SyntaxError: iterable unpacking cannot be used in comprehension",
      "1:2-1:4"),
    Refusal(
      "{*a for a in b}", "SyntaxError: iterable unpacking cannot be used in comprehension",
      "1:2-1:4"),
    Refusal(
      "[a, b for a in c]", "SyntaxError: did you forget parentheses around the comprehension target?",
      "1:2-1:6"),
    Refusal(
      "[a, for a in c]", "SyntaxError: did you forget parentheses around the comprehension target?",
      "1:2-1:4"),
    Refusal("(*a)", "SyntaxError: cannot use starred expression here", "1:2-1:4"),
    Refusal("(**a)", "SyntaxError: cannot use double starred expression here", "1:2-1:4"),
    Refusal("[x for x in y if z else w]", "SyntaxError: invalid syntax", "1:20-1:24"),
    Refusal("[x for x y]", "SyntaxError: invalid syntax. Perhaps you forgot a comma?", "1:8-1:11"),
    Refusal("[for x in y]", "SyntaxError: invalid syntax", "1:2-1:5"),
    Refusal("{x: y, z for z in w}", "SyntaxError: ':' expected after dictionary key", "1:8"),
    Refusal("[x for x in]", "SyntaxError: invalid syntax", "1:12-1:13"),
  ]
}
