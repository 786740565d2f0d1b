import Testing

/// Calls that may go without a frame.
struct PlainCallTests {
  @Test func `what a plain function computes is what it computes with a frame`() {
    let text = transcript(
      #"""
      def add(a, b): return a + b
      print(add(1, 2), add(1.5, 2), add("a", "b"), add([1], [2]), add(2**62, 2**62), add(True, 1))
      def scaled(x, factor=2): return x * factor
      print(scaled(3), scaled("ab"), scaled(3, 0.5), scaled(x=4), scaled(factor=3, x=1))
      def line(x): return 3 * x + 1 / x ** 2 - x
      print([line(x) for x in (1, 2.0, -3)])
      def clip(x, low, high):
          if x < low: return low
          if x >= high: return high
          return x
      print([clip(x, 0, 2.5) for x in (-1, 0, 2, 2.5, 3.5)])
      def outer(step):
          def advance(x): return x + step
          return advance
      print(outer(3)(1), outer("b")("a"))
      def local(x):
          y = x * 2
          x = y + x
          return x - y
      print(local(4), local(2.5))
      pairs = [(1, "b"), (0, "c"), (2, "a")]
      print(sorted(pairs, key=lambda q: q[1]), max(pairs, key=lambda q: q[-2]), list(map(add, [1, 2], [3.5, 4])))
      print([*(add(i, 1) for i in range(3))])
      """#)
    #expect(
      text == #"""
        3 3.5 ab [1, 2] 9223372036854775808 2
        6 abab 1.5 8 3
        [3.0, 4.25, -5.888888888888889]
        [0, 0, 2, 2.5, 2.5]
        4 ab
        4 2.5
        [(2, 'a'), (1, 'b'), (0, 'c')] (2, 'a') [4.5, 6]
        [1, 2, 3]

        """#)
  }

  @Test func `a plain call goes on with a frame where something else turns up`() {
    let text = transcript(
      #"""
      class P:
          def __init__(self, x): self.x = x
          def grow(self, n):
              self.x += n
              return self.x
          def area(self): return self.x * self.y
      p = P(3)
      print(p.grow(2), p.grow(0.5), p.x, P("a").grow("b"))
      try: p.area()
      except AttributeError as e: print(e)
      p.y = 2
      print(p.area())
      class Noisy:
          def __add__(self, other): print("add"); return 1
      def both(a):
          a.n = a.n + 1
          return a.n + a.other
      q = P(0); q.n = 1; q.other = 1
      print([both(q) for _ in range(3)], q.n)
      q.n = Noisy(); q.other = 5
      try: both(q)
      except TypeError as e: print(e)
      def late():
          def use(): return value + 1
          try: use()
          except NameError as e: print(e)
          value = 1
          print(use())
          del value
          try: print(use())
          except NameError as e: print(e)
      late()
      def unbound(x):
          if x > 1: y = x
          return y
      print(unbound(2))
      try: unbound(0)
      except UnboundLocalError as e: print(e)
      SCALE = 10
      def scaled(x): return x * SCALE
      print(scaled(2))
      del SCALE
      try: scaled(2)
      except NameError as e: print(e)
      def last(q): return q[2]
      try: last((1, 2))
      except IndexError as e: print(e)
      print(last({2: "two"}), last("abc"), last([1, 2, 3]))
      def spin(n):
          if n < 0: return n
          while n > 0: n = n - 1
          return n
      print(spin(-1), spin(1000))
      """#)
    #expect(
      text == #"""
        5 5.5 5.5 ab
        'P' object has no attribute 'y'
        11.0
        [3, 4, 5] 4
        add
        cannot access free variable 'value' where it is not associated with a value in enclosing scope
        2
        cannot access free variable 'value' where it is not associated with a value in enclosing scope
        2
        cannot access local variable 'y' where it is not associated with a value
        20
        name 'SCALE' is not defined
        tuple index out of range
        two c 3
        -1 0

        """#)
  }

  @Test func `plain calls release what they hold and count as deep as others`() {
    let text = transcript(
      #"""
      import sys
      class Loud:
          def __init__(self, n): self.n = n
          def __del__(self): print("gone", self.n)
          def value(self): return self.n
      def same(x): return x
      print(same(Loud(1)).n, Loud(2).value())
      kept = Loud(3)
      print(same(kept) is kept)
      del kept
      def take(x, y=Loud(4)): return y.n + x
      print(take(1), take(2, Loud(5)))
      class Holder: pass
      h = Holder(); h.x = Loud(6)
      def put(h, x):
          h.x = x
          return x
      print(put(h, 7), put(h, 8))
      def add(a, b): return a + b
      def frames(a, b): return [a, b][0]
      def deepest(n, call):
          try: return deepest(n + 1, call)
          except RecursionError: pass
          try: call(1, 2)
          except RecursionError: return -n
          return n
      sys.setrecursionlimit(80)
      print(deepest(0, add) == deepest(0, frames))
      """#)
    #expect(
      text == #"""
        gone 1
        gone 2
        1 2
        True
        gone 3
        gone 5
        5 7
        gone 6
        7 8
        True

        """#)
  }

  @Test func `a function whose code is replaced while it runs goes on with the old one`() {
    let text = session(
      #"""
      def g(): return 2

      def f():
          f.__code__ = g.__code__
          x = [i for i in range(1000)]
          return len("a" * 50 + str(x))

      f()
      f()
      """#)
    #expect(text == "4940\n2\n")
  }
}
