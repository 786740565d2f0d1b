import Testing

/// The order of the elements of sets, as CPython shows it.
struct SetOrderTests {
  @Test func `literals, removed places and operators keep the order of CPython`() {
    let text = transcript(
      #"""
      print({33, 1, 65}, {1, 9, 17, 25}, {100, -100, 50}, {1j, 2j, 3}, {-1, -2, 5, 100, 1000})
      s = set(range(10)); s.discard(3); s.add(3); print(s)
      s = {1, 2, 3}; s.remove(2); s.add(10); print(s)
      s = set([8, 0, 16]); s.remove(0); s.add(0); print(s)
      a = set([17, 9, 1]); print(a | a, a.union(a), a & a, a - set(), a ^ set())
      a.symmetric_difference_update({25: 0, 9: 0}); print(a)
      print(set([40, 8]).intersection([8, 40, 72]), set(dict.fromkeys(range(40, 0, -8))))
      """#)
    #expect(
      text == #"""
        {65, 1, 33} {1, 17, 25, 9} {100, 50, -100} {1j, 3, 2j} {100, 5, -2, 1000, -1}
        {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}
        {1, 10, 3}
        {8, 0, 16}
        {17, 9, 1} {17, 9, 1} {17, 9, 1} {17, 9, 1} {17, 9, 1}
        {17, 25, 1}
        {8, 40} {32, 16, 40, 24, 8}

        """#)
  }

  @Test func `long runs of changes keep the order of CPython`() {
    let text = transcript(
      #"""
      seed = 7
      def draw(limit):
          global seed
          seed = (seed * 1103515245 + 12345) % 2**31
          return (seed >> 8) % limit
      def some(): return [draw(300) for _ in range(draw(30))]
      s, seen = set(), 0
      for step in range(3000):
          kind, other = draw(12), some()
          if kind < 3: s.add(draw(300))
          elif kind < 5: s.discard(draw(300))
          elif kind == 5 and s: s.pop()
          elif kind == 6: s |= set(other)
          elif kind == 7: s = s & set(other + list(s)[::2])
          elif kind == 8: s = s - set(other)
          elif kind == 9: s ^= set(other)
          elif kind == 10: s.difference_update(other)
          elif kind == 11: s = s.symmetric_difference(other)
          for place, element in enumerate(s): seen = (seen * 31 + place * element) % (2**61 - 1)
      print(seen, len(s))
      """#)
    #expect(
      text == #"""
        2055992695429352385 40

        """#)
  }
}
