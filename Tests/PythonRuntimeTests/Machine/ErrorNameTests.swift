import Testing

/// How errors name classes and arguments, and what stands close to that.
struct ErrorNameTests {
  @Test func `classes that CPython writes in C are named with their module, and None as such`() {
    let text = transcript(
      #"""
      import collections, itertools, functools, re, types, json, inspect
      from fractions import Fraction
      m = re.match("(a)(b)", "ab")
      def attempt(f):
          try: print(f())
          except Exception as e: print(type(e).__name__, e)
      attempt(lambda: hash(collections.defaultdict(int)))
      attempt(lambda: len(itertools.chain([1])))
      attempt(lambda: functools.partial(print)[0])
      attempt(lambda: m.foo)
      attempt(lambda: list(m))
      attempt(lambda: "a" in m)
      attempt(lambda: "a".replace("b", None))
      attempt(lambda: "a".encode(None))
      attempt(lambda: "a".removeprefix(None))
      attempt(lambda: "a".partition(None))
      attempt(lambda: (5).to_bytes(2, None))
      attempt(lambda: float.fromhex(None))
      attempt(lambda: [1] * Fraction(1, 2))
      attempt(lambda: Fraction(1, 2) * "a")
      attempt(lambda: eval("1", 5))
      attempt(lambda: eval("1", {}, 5))
      attempt(lambda: str(SyntaxError()))
      attempt(lambda: json.dumps("\x7f"))
      n = types.SimpleNamespace(a=1)
      n.b = [n]
      attempt(lambda: n)
      class K: pass
      attempt(lambda: inspect.getdoc(K))
      class P:
          def __setitem__(self, key, value): pass
      def delete(): del P()[0]
      attempt(delete)
      a, b = tuple([]), tuple("")
      attempt(lambda: (a is b, b"" is bytes(), "x" is "xyz"[0], frozenset() is frozenset([])))
      """#)
    #expect(
      text == #"""
        TypeError unhashable type: 'collections.defaultdict'
        TypeError object of type 'itertools.chain' has no len()
        TypeError 'functools.partial' object is not subscriptable
        AttributeError 're.Match' object has no attribute 'foo'
        TypeError 're.Match' object is not iterable
        TypeError argument of type 're.Match' is not iterable
        TypeError replace() argument 2 must be str, not None
        TypeError encode() argument 'encoding' must be str, not None
        TypeError removeprefix() argument must be str, not None
        TypeError must be str, not NoneType
        TypeError to_bytes() argument 'byteorder' must be str, not None
        TypeError bad argument type for built-in operation
        TypeError can't multiply sequence by non-int of type 'Fraction'
        TypeError can't multiply sequence by non-int of type 'Fraction'
        TypeError globals must be a dict
        TypeError locals must be a mapping
        None
        "\u007f"
        namespace(a=1, b=[namespace(...)])
        None
        AttributeError __delitem__
        (True, True, True, False)

        """#)
  }

  @Test func `a future import counts for what is typed after it`() {
    let text = session(
      """
      from __future__ import annotations
      def f(x: undefined): pass

      f.__annotations__
      """)
    #expect(text == "{'x': 'undefined'}\n")
  }
}
