import Testing

struct ContainerTests {
  @Test(arguments: [
    ("[1, 2, 3][10:0:-1], [1, 2][::-2**63], 'abc'[10**30:]", "([3, 2], [2], '')"),
    ("range(10)[::-1], range(0) == range(2, 2), 5.0 in range(10)", "(range(9, -1, -1), True, True)"),
    ("slice(None, None, -1).indices(3), slice(5)", "((2, -1, -1), slice(None, 5, None))"),
    (
      "{'a': 1} | {'b': 2}, {'a': 1}.keys() & {'a'}, list(reversed({'a': 1, 'b': 2}))",
      "({'a': 1, 'b': 2}, {'a'}, ['b', 'a'])"
    ),
    (
      "{1.0: 'x', 1: 'y'}, {10, 5, 1, 20}, frozenset([1]) | {2}",
      "({1.0: 'y'}, {1, 10, 20, 5}, frozenset({1, 2}))"
    ),
    ("sorted([(1, 'b'), (0, 'c')], key=lambda t: t[1], reverse=True)", "[(0, 'c'), (1, 'b')]"),
    (
      "hash((1, 2, 3)), hash(()), hash(frozenset([1, 2]))",
      "(529344067295497451, 5740354900026072187, -1826646154956904602)"
    ),
  ])
  func `containers do as in CPython`(expression: String, expected: String) {
    #expect(transcript("print((\(expression)))") == expected + "\n")
  }

  @Test func `containers that hold themselves print`() {
    #expect(
      transcript("a = [1]; a.append(a); d = {'d': a}; a.append(d); print(a)") == "[1, [...], {'d': [...]}]\n")
  }

  @Test func `a list that its sort's key changes is noticed`() {
    let text = transcript("a = [3, 1, 2]\na.sort(key=lambda x: a.append(x) or x)")
    #expect(text.hasSuffix("ValueError: list modified during sort\n"))
  }

  @Test(arguments: [
    ("[].pop()", "IndexError: pop from empty list"),
    ("[1].remove(2)", "ValueError: list.remove(x): x not in list"),
    ("(1,).index(5)", "ValueError: tuple.index(x): x not in tuple"),
    ("{}[1, 2]", "KeyError: (1, 2)"),
    ("{[]: 1}", "TypeError: unhashable type: 'list'"),
    ("dict([(1, 2, 3)])", "ValueError: dictionary update sequence element #0 has length 3; 2 is required"),
    ("[0] * 10**12", "MemoryError"),
    ("list(range(10**12))", "MemoryError"),
    ("for key in (d := {1: 1}): d[2] = 2", "RuntimeError: dictionary changed size during iteration"),
  ])
  func `containers refuse in CPython's words`(statement: String, error: String) {
    #expect(transcript(statement).hasSuffix(error + "\n"))
  }

  @Test func `sequences take values over from themselves, from ranges and many times`() {
    let script = """
      a = [1, [2], 'x']
      a.extend(a); print(a, a[1] is a[4])
      a += a; print(len(a))
      b = a * 3; print(len(b), b[1] is a[1]); b *= 2; print(len(b)); print([0] * 5, [] * 10, [1, 2] * 0, (1, 2) * 3, () * 9, (1,) * -1)
      print(a[1:4], a[::-2][:3], [1, 2] + [3] + [], list(range(5, 0, -2)), tuple(range(3)), [*range(3), *range(2)])
      c = [1]; c.extend(range(3)); c.extend(range(0)); c[1:1] = range(7, 9); print(c, sorted(range(3)), list(range(0)))
      """
    let expected = """
      [1, [2], 'x', 1, [2], 'x'] True
      12
      36 True
      72
      [0, 0, 0, 0, 0] [] [] (1, 2, 1, 2, 1, 2) () ()
      [[2], 'x', 1] ['x', 1, [2]] [1, 2, 3] [5, 3, 1] (0, 1, 2) [0, 1, 2, 0, 1]
      [1, 7, 8, 0, 1, 2] [0, 1, 2] []

      """
    #expect(transcript(script) == expected)
  }
}
