import PythonSyntax
import Testing

/// What CPython says of `match` statements that are wrong.
struct RefusedPatternTests {
  @Test("Patterns", arguments: patterns)
  func refusesPatterns(_ expected: Refusal) throws {
    let found = try #require(refusal(of: expected.source))
    #expect(found.words == expected.words)
    #expect(found.place == expected.place)
  }

  @Test("match, case and _ are ordinary names elsewhere")
  func softKeywords() throws {
    let source = "match = case = _ = 1\nmatch[0] = 2\nmatch(x)\nmatch * 2\nmatch: int = 3\ncase(1)\n"
    #expect(try Parser.parse(source, fileName: "<test>", mode: .file).body.count == 6)
  }

  static let patterns: [Refusal] = [
    Refusal(
      "match x:\n case a: pass\n case b: pass",
      "SyntaxError: name capture 'a' makes remaining patterns unreachable", "2:7-2:8"),
    Refusal(
      "match x:\n case _: pass\n case b: pass", "SyntaxError: wildcard makes remaining patterns unreachable",
      "2:7-2:8"),
    Refusal(
      "match x:\n case a | 1: pass", "SyntaxError: name capture 'a' makes remaining patterns unreachable",
      "2:7-2:8"),
    Refusal(
      "match x:\n case (_ | 1): pass", "SyntaxError: wildcard makes remaining patterns unreachable", "2:8-2:9"
    ),
    Refusal(
      "match x:\n case [a, a]: pass", "SyntaxError: multiple assignments to name 'a' in pattern", "2:11-2:12"),
    Refusal(
      "match x:\n case [a, *b, *c]: pass", "SyntaxError: multiple starred names in sequence pattern",
      "2:7-2:18"),
    Refusal(
      "match x:\n case {1: a, 1: b}: pass", "SyntaxError: mapping pattern checks duplicate key (1)",
      "2:7-2:19"),
    Refusal(
      "match x:\n case {'k': a, 'k': b}: pass", "SyntaxError: mapping pattern checks duplicate key ('k')",
      "2:7-2:23"),
    Refusal(
      "match x:\n case {1: a, True: b}: pass", "SyntaxError: mapping pattern checks duplicate key (True)",
      "2:7-2:22"),
    Refusal(
      "match x:\n case {-1: a, -1: b}: pass", "SyntaxError: mapping pattern checks duplicate key (-1)",
      "2:7-2:21"),
    Refusal(
      "match x:\n case {1+1j: a, 1+1j: b}: pass",
      "SyntaxError: mapping pattern checks duplicate key ((1+1j))", "2:7-2:25"),
    Refusal(
      "match x:\n case P(a=1, a=2): pass", "SyntaxError: attribute name repeated in class pattern: a",
      "2:16-2:17"),
    Refusal(
      "match x:\n case P(a=1, 2): pass", "SyntaxError: positional patterns follow keyword patterns",
      "2:14-2:15"),
    Refusal(
      "match x:\n case P(1, a=1, b=3, 2, 5): pass",
      "SyntaxError: positional patterns follow keyword patterns", "2:22-2:26"),
    Refusal(
      "match x:\n case [a] | [b]: pass", "SyntaxError: alternative patterns bind different names", "2:14-2:15"
    ),
    Refusal("match x:\n case 1 as _: pass", "SyntaxError: cannot use '_' as a target", "2:12-2:13"),
    Refusal("match x:\n case 1 as 2: pass", "SyntaxError: invalid pattern target", "2:12-2:13"),
    Refusal(
      "match x:\n case {f'a': 1}: pass",
      "SyntaxError: mapping pattern keys may only match literals and attribute lookups", "2:7-2:16"),
    Refusal(
      "match x:\n case 1+2: pass", "SyntaxError: imaginary number required in complex literal", "2:9-2:10"),
    Refusal("match x:\n case 1j+2j: pass", "SyntaxError: real number required in complex literal", "2:7-2:9"),
    Refusal("match x:\n case {**_}: pass", "SyntaxError: invalid syntax", "2:10-2:11"),
    Refusal("match x:\n case {**r, 'a': 1}: pass", "SyntaxError: invalid syntax", "2:13-2:16"),
    Refusal("match x\n case 1: pass", "SyntaxError: expected ':'", "1:8"),
    Refusal("match x:\n case 1\n  pass", "SyntaxError: expected ':'", "2:8"),
    Refusal("match x:\n pass", "SyntaxError: invalid syntax", "2:2-2:6"),
    Refusal("match x:\n case 1: pass\nelse: pass", "SyntaxError: invalid syntax", "3:1-3:5"),
    Refusal("match x:\n case 1 if : pass", "SyntaxError: invalid syntax", "2:12-2:13"),
    Refusal(
      "match x:\n case a.b.c(): pass\n case *a, b: pass\n case *a: pass", "SyntaxError: invalid syntax",
      "4:9-4:10"),
    Refusal("match x:\n case a as b as c: pass", "SyntaxError: invalid syntax", "2:14-2:16"),
    Refusal(
      "match x:\n case [a] as a: pass", "SyntaxError: multiple assignments to name 'a' in pattern", "2:8-2:9"),
    Refusal(
      "match x:\n case (a | b) as c: pass",
      "SyntaxError: name capture 'a' makes remaining patterns unreachable", "2:8-2:9"),
    Refusal("match x:\n case x > 3: pass", "SyntaxError: invalid syntax", "2:9-2:10"),
    Refusal("match x:\n case f(): pass\n case f(1)(2): pass", "SyntaxError: invalid syntax", "3:11-3:12"),
    Refusal("match x:\n case x[0]: pass", "SyntaxError: invalid syntax", "2:8-2:9"),
    Refusal("match x:\n case P(__debug__=1): pass", "SyntaxError: cannot assign to __debug__", "2:19-2:20"),
    Refusal("match x: case 1: pass", "SyntaxError: invalid syntax", "1:10-1:14"),
    Refusal("case 1: pass", "SyntaxError: invalid syntax", "1:6-1:7"),
    Refusal(
      "match (x for x in y):\n  case a.b | c: pass", "SyntaxError: alternative patterns bind different names",
      "2:14-2:15"),
    Refusal("match 1 +:\n case 1: pass", "SyntaxError: invalid syntax", "1:10-1:11"),
    Refusal("match x:\n case 1 | : pass", "SyntaxError: invalid syntax", "2:11-2:12"),
    Refusal("match x:\n case {a: 1}: pass", "SyntaxError: invalid syntax", "2:9-2:10"),
    Refusal("match x:\n case {1: 2, *a}: pass", "SyntaxError: invalid syntax", "2:14-2:15"),
    Refusal("match x if y:\n case 1:\n    break", "SyntaxError: invalid syntax", "1:13-1:14"),
  ]
}
