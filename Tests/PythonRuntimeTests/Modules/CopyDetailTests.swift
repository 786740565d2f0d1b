import Testing

/// Copies, and the parts that objects are taken apart into.
struct CopyDetailTests {
  @Test func `dictionaries keep their class`() {
    let text = transcript(
      #"""
      import collections, copy
      class OD(collections.OrderedDict): pass
      class DD(collections.defaultdict): pass
      o, d = OD(a=1), DD(int, a=1)
      print(o.copy(), o | {}, {} | o, copy.copy(o), d.copy(), d | {}, {} | d)
      print(collections.OrderedDict.fromkeys("ab", value=3), OD.fromkeys("ab", 3))
      class UD(collections.UserDict):
          def __setitem__(self, k, v): print("set", k, v); super().__setitem__(k, v)
          def __delitem__(self, k): print("del", k); super().__delitem__(k)
      u = UD(a=1); u.update(b=2); print(u.pop("b"), u.setdefault("c", 5), u.get("z"), u.copy())
      """#)
    #expect(
      text == #"""
        OD([('a', 1)]) OD([('a', 1)]) OD([('a', 1)]) OD([('a', 1)]) DD(<class 'int'>, {'a': 1}) DD(<class 'int'>, {'a': 1}) DD(<class 'int'>, {'a': 1})
        OrderedDict([('a', 3), ('b', 3)]) OD([('a', 3), ('b', 3)])
        set a 1
        set b 2
        del b
        set c 5
        set a 1
        set c 5
        2 5 None {'a': 1, 'c': 5}

        """#)
  }

  @Test func `functions and iterators are copied`() {
    let text = transcript(
      #"""
      import copy, functools
      p = functools.partial(int, base=2)
      @functools.lru_cache
      def cached(x): return x
      it = iter([1, 2, 3]); next(it)
      print(copy.copy(p)("11"), copy.copy(cached) is cached, copy.deepcopy(cached) is cached, list(copy.copy(it)), next(it))
      class A:
          def __init__(self): self.x = 1
      class S: __slots__ = ("a", "b")
      s = S(); s.a = 1
      print(A().__getstate__(), s.__getstate__(), object().__getstate__(), A().__reduce_ex__(2)[1:], range(3).__reduce__())
      print(sorted(set(dir(object)) & {"__reduce__", "__reduce_ex__", "__getstate__"}), Exception(1).__reduce__())
      """#)
    #expect(
      text == #"""
        3 True True [2, 3] 2
        {'x': 1} (None, {'a': 1}) None ((<class '__main__.A'>,), {'x': 1}, None, None) (<class 'range'>, (0, 3, 1))
        ['__getstate__', '__reduce__', '__reduce_ex__'] (<class 'Exception'>, (1,))

        """#)
  }
}
