import Testing

/// The views of mappings that are written in Python, and small things of other modules.
struct MappingViewTests {
  @Test func `views follow their mapping; hints, sentences and wrong arguments`() {
    let text = transcript(
      #"""
      import collections.abc, math, operator, textwrap
      from typing import TypeVarTuple
      def attempt(f):
          try: print(f())
          except Exception as e: print(type(e).__name__, e)
      class Pairs(collections.abc.MutableMapping):
          def __init__(self): self.d = {}
          def __getitem__(self, k): return self.d[k]
          def __setitem__(self, k, v): self.d[k] = v
          def __delitem__(self, k): del self.d[k]
          def __iter__(self): return iter(self.d)
          def __len__(self): return len(self.d)
          def __repr__(self): return f"Pairs({self.d})"
      p = Pairs()
      p.update(a=1)
      keys, values, items = p.keys(), p.values(), p.items()
      p["b"] = 2
      print(keys, values, items, len(keys), "b" in keys, 2 in values, ("b", 2) in items, list(items))
      print(sorted(keys & {"a", "z"}), sorted(keys | ["n"]), sorted(keys ^ {"a"}), p == {"a": 1, "b": 2})
      class Hinted:
          def __length_hint__(self): return 3
      print(operator.length_hint(Hinted()), operator.length_hint(object(), 7))
      attempt(lambda: math.perm(-1))
      attempt(lambda: math.perm(0.5))
      print(math.perm(5), math.perm(5, 2), TypeVarTuple("Ts"))
      print(textwrap.wrap("A sentence. Another one", 40, fix_sentence_endings=True))
      attempt(lambda: type("A", (1,), {}))
      """#)
    #expect(
      text == #"""
        KeysView(Pairs({'a': 1, 'b': 2})) ValuesView(Pairs({'a': 1, 'b': 2})) ItemsView(Pairs({'a': 1, 'b': 2})) 2 True True True [('a', 1), ('b', 2)]
        ['a'] ['a', 'b', 'n'] ['b'] True
        3 7
        ValueError factorial() not defined for negative values
        TypeError 'float' object cannot be interpreted as an integer
        120 20 Ts
        ['A sentence.  Another one']
        TypeError metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases

        """#)
  }
}
