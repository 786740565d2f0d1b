import Testing

struct LimitTests {
  @Test(arguments: [
    "def f(n): return f(n + 1)\nf(0)",
    "class R:\n    def __add__(self, o): return self + o\nR() + 1",
    "class R:\n    def __getattr__(self, n): return getattr(self, n + 'x')\nR().y",
    "class R:\n    def __repr__(self): return repr(self)\nrepr(R())",
    "a = []; a.append(a)\nb = []; b.append(b)\na == b",
    "x = []\nfor i in range(100000): x = [x]\nrepr(x)",
    "g = ExceptionGroup('', [ValueError()])\nfor i in range(100000): g = ExceptionGroup('', [g])\n"
      + "try: raise g\nexcept* ValueError: pass",
  ])
  func `endless recursion ends in RecursionError`(source: String) {
    #expect(transcript(source).contains("RecursionError: maximum recursion depth exceeded"))
  }

  @Test(arguments: [
    "types.CellType(a)", "slice(a)", "[a]", "(a,)", "{1: a}", "types.MappingProxyType({1: a})", "list[a]",
    "{1: a}.items()", "collections.deque([a])",
  ])
  func `deep nests compare until they are too deep`(nest: String) {
    let text = transcript(
      """
      import collections, types
      def nested(count):
          a = None
          for i in range(count): a = \(nest)
          return a
      print(nested(50) == nested(50), nested(50) != nested(50))
      a, b = nested(200000), nested(200000)
      for i in range(2):
          try: a == b
          except RecursionError as e: print(e)
      """)
    let tooDeep = "maximum recursion depth exceeded in comparison\n"
    #expect(text == "True False\n" + tooDeep + tooDeep)
  }

  @Test(arguments: [
    "[0] * 10**12", "'a' * 10**12", "1 << 10**12", "10**10**10", "list(range(10**15))",
    "format(-0j, '1000000000000')", "format(1.5, '1000000000000')", "format(15, '1000000000000')",
    "format('a', '1000000000000')", "'%1000000000000d' % 3", "'a'.ljust(10**12)",
  ])
  func `a result that is too large is refused at once`(source: String) {
    let last = transcript(source).split(separator: "\n").last ?? ""
    #expect(last.hasPrefix("MemoryError") || last.hasPrefix("OverflowError"))
  }

  @Test(arguments: [
    "class N:\n    def __init__(self, n): self.n = n\nn = None\nfor i in range(200000): n = N(n)\nn = None",
    "t = ()\nfor i in range(200000): t = (t,)\nt = None",
    "f = None\nfor i in range(200000): f = (lambda g: lambda: g)(f)\nf = None",
  ])
  func `a long chain is released without recursion`(source: String) {
    #expect(transcript(source + "\nprint('released')") == "released\n")
  }

  @Test func `machine integers grow instead of overflowing`() {
    let text = transcript(
      "print(2**62 + 2**62, -(-2**63), abs(-2**63), (-2**63) // -1, (-2**63) % -1, 3**40)")
    #expect(
      text
        == "9223372036854775808 9223372036854775808 9223372036854775808 9223372036854775808 0 "
        + "12157665459056928801\n")
  }
}
