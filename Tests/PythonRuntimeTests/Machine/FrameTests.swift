import Testing

/// Frames that lie over the end of their caller's, and instructions that stand for several.
struct FrameTests {
  @Test func `a call leaves nothing behind in its caller`() {
    let text = transcript(
      #"""
      class Noisy:
          def __init__(self, n): self.n = n
          def __del__(self): print('gone', self.n)
          def wide(self, a, b=7):
              c, d, e = [a, b], (a, b), {a: b}
              return len(c) + len(d) + len(e) + self.n
      def narrow(a): return a + 1
      def use():
          print(Noisy(1).wide(2), narrow(Noisy(2).wide(3, 4)))
          n = Noisy(3)
          return narrow(n.n) + n.wide(narrow(1), b=narrow(2))
      print(use())
      """#)
    #expect(text == "gone 1\ngone 2\n6 8\ngone 3\n12\n")
  }

  @Test func `defaults and missing arguments are told apart where frames lie over each other`() {
    let text = transcript(
      #"""
      def inner(x, y=2, z=3): return x, y, z
      def outer(a, b=5):
          kept = [a, b]
          return inner(b), inner(a, b), inner(*kept), inner(z=a, x=b), kept
      print(outer(1), outer(b=6, a=4))
      def calls():
          for i in range(2):
              yield inner(i, i + 1)
      print(list(calls()), sum(inner(i)[0] for i in range(4)))
      def partly(flag):
          if flag: value = 1
          return inner(flag, value)
      print(partly(1))
      try: partly(0)
      except UnboundLocalError as e: print(e)
      def deep(n): return n if n == 0 else 1 + deep(n - 1)
      print(deep(900))
      try: deep(10**5)
      except RecursionError as e: print(e)
      """#)
    #expect(
      text == """
        ((5, 2, 3), (1, 5, 3), (1, 5, 3), (5, 2, 1), [1, 5]) ((6, 2, 3), (4, 6, 3), (4, 6, 3), (6, 2, 4), [4, 6])
        [(0, 1, 3), (1, 2, 3)] 6
        (1, 1, 3)
        cannot access local variable 'value' where it is not associated with a value
        900
        maximum recursion depth exceeded

        """)
  }

  @Test func `a variable without a value is named at its own place in a call`() {
    let text = transcript(
      #"""
      def f(a, b): return a
      def g():
          if 0: x = y = 1
          z = 2
          return f(z, x)
      g()
      """#)
    #expect(
      text == """
        Traceback (most recent call last):
          File "test.py", line 6, in <module>
            g()
          File "test.py", line 5, in g
            return f(z, x)
                        ^
        UnboundLocalError: cannot access local variable 'x' where it is not associated with a value

        """)
  }

  @Test func `sequences are unpacked into variables all at once or not at all`() {
    let text = transcript(
      #"""
      def f():
          a, b = 1, 2
          t = (a, b)
          b, a = t
          c, d = 'xy'
          for wrong in (iter([1, 2, 3]), (i for i in [1]), 5, [1]):
              try: c, d = wrong
              except (ValueError, TypeError) as e: print(e, c, d)
          a = (5, 6)
          a, b = a
          print(a, b)
          b = [7, 8]
          a, b = b
          (m, n), o = (a, b), 3
          print(m, n, o, {v: k for k, v in {'p': 1}.items()}, [x + y for x, y in [(1, 2), [3, 4]]])
          a, a = 1, 2
          print(a)
      f()
      class Clears:
          def __del__(self): shared.clear()
      def g():
          global shared
          a = Clears(); b = 2
          shared = [1, 2]
          a, b = shared
          print(a, b, shared)
      g()
      """#)
    #expect(
      text == """
        too many values to unpack (expected 2) x y
        not enough values to unpack (expected 2, got 1) x y
        cannot unpack non-iterable int object x y
        not enough values to unpack (expected 2, got 1) x y
        5 6
        7 8 3 {1: 'p'} [3, 7]
        2
        1 2 []

        """)
  }

  @Test func `operands go when they are no longer needed`() {
    let text = transcript(
      #"""
      class Noisy:
          def __init__(self, n): self.n = n
          def __del__(self): print('gone', self.n)
          def __add__(self, other): return self.n
          def __mul__(self, other): return NotImplemented
          def __rmul__(self, other): return other.n
      class Other(Noisy): pass
      def use():
          print(Noisy('a').n, [Noisy('b')][0].n)
          x = Noisy('c') + Noisy('d')
          y = Noisy('e') * Other('f')
          print(x, y)
          return [Noisy(i).n for i in range(2)]
      print(use())
      """#)
    #expect(
      text == """
        gone a
        gone b
        a b
        gone c
        gone d
        gone e
        gone f
        c e
        gone 0
        gone 1
        [0, 1]

        """)
  }
}
