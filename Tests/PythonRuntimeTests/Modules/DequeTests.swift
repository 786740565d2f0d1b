import Testing

/// `collections.deque` beyond its ends.
struct DequeTests {
  @Test func `elements come and go anywhere`() {
    let text = transcript(
      #"""
      from collections import deque
      d = deque(range(10))
      d.rotate(3); print(d)
      d.rotate(-5); print(d)
      d.rotate(23); print(d)
      d.insert(2, 'x'); d.insert(-2, 'y'); d.insert(100, 'z'); d.insert(-100, 'a'); print(d)
      del d[1]; del d[-2]; d.remove('x'); print(d, len(d))
      d.reverse(); print(d, d.index(5), d.index(5, 1), d.count('y'), 'q' in d)
      e = deque(maxlen=3)
      for i in range(20): e.append(i) if i % 3 else e.appendleft(i)
      print(e, e[0], e[-1], e.maxlen)
      for step in range(200):
          d.append(step); d.append(step + 1); d.popleft()
      print(len(d), d[0], d[-1], list(d)[:3])
      for call in (lambda: d.remove('no'), lambda: d.index('no'), lambda: e.insert(0, 1), lambda: deque().pop(), lambda: d[999]):
          try: call()
          except (ValueError, IndexError) as error: print(error)
      """#)
    #expect(
      text == #"""
        deque([7, 8, 9, 0, 1, 2, 3, 4, 5, 6])
        deque([2, 3, 4, 5, 6, 7, 8, 9, 0, 1])
        deque([9, 0, 1, 2, 3, 4, 5, 6, 7, 8])
        deque(['a', 9, 0, 'x', 1, 2, 3, 4, 5, 6, 'y', 7, 8, 'z'])
        deque(['a', 0, 1, 2, 3, 4, 5, 6, 'y', 7, 'z']) 11
        deque(['z', 7, 'y', 6, 5, 4, 3, 2, 1, 0, 'a']) 4 4 1 False
        deque([13, 16, 19], maxlen=3) 13 19 3
        211 95 200 [95, 95, 96]
        'no' is not in deque
        'no' is not in deque
        deque already at its maximum size
        pop from an empty deque
        deque index out of range

        """#)
  }

  @Test func `a deque that changes while it is searched says so`() {
    let text = transcript(
      #"""
      from collections import deque
      class Clearing:
          def __eq__(self, other):
              d.clear()
              return False
      for call in (lambda: d.count(Clearing()), lambda: d.index(Clearing()), lambda: d.remove(Clearing()), lambda: Clearing() in d):
          d = deque([1, 2, 3])
          try: call()
          except (RuntimeError, IndexError) as error: print(type(error).__name__, error)
      d = deque([1, 2])
      try:
          for x in d: d.append(x)
      except RuntimeError as error: print(error)
      """#)
    #expect(
      text == #"""
        RuntimeError deque mutated during iteration
        RuntimeError deque mutated during iteration
        IndexError deque mutated during iteration
        RuntimeError deque mutated during iteration
        deque mutated during iteration

        """#)
  }

  @Test func `what is made of a deque is of its class`() {
    let text = transcript(
      #"""
      from collections import deque
      class Line(deque): pass
      line = Line([1, 2], 3)
      print(line.copy(), line + line, line * 2, type(line.copy()).__name__, line.copy().maxlen)
      """#)
    #expect(
      text == #"""
        Line([1, 2], maxlen=3) Line([2, 1, 2], maxlen=3) Line([2, 1, 2], maxlen=3) Line 3

        """#)
  }

  @Test func `cycles through a deque are found`() {
    let text = transcript(
      #"""
      import gc, weakref
      from collections import deque
      class Node: pass
      node = Node(); node.line = deque([node]); gone = weakref.ref(node)
      del node; gc.collect(); print(gone())
      nested = deque()
      for _ in range(100000): nested = deque([nested])
      del nested; print('gone')
      """#)
    #expect(
      text == #"""
        None
        gone

        """#)
  }
}
