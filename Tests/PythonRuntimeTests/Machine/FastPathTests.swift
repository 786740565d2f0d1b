import Testing

struct FastPathTests {
  @Test func `an exchange leaves its variables alone where the last value fails`() {
    let text = transcript(
      #"""
      def f():
          a, b = 1, 2
          try: a, b = b, 1 // 0
          except ZeroDivisionError as e: print(a, b, e)
          a, b = b, a + b
          x = y = 0
          x, y = y + 1, x + 2
          print(a, b, x, y)
      f()
      """#)
    #expect(
      text == #"""
        1 2 integer division or modulo by zero
        2 3 1 2

        """#)
  }

  @Test func `division rounds down for powers of two and other divisors`() {
    let text = transcript(
      #"""
      def f(a, b): return a // b, a % b
      print([f(a, b) for a in (-9, -8, 7, 2**40) for b in (1, 4, 3, 2**33)])
      """#)
    #expect(
      text == #"""
        [(-9, 0), (-3, 3), (-3, 0), (-1, 8589934583), (-8, 0), (-2, 0), (-3, 1), (-1, 8589934584), (7, 0), (1, 3), (2, 1), (0, 7), (1099511627776, 0), (274877906944, 0), (366503875925, 1), (128, 0)]

        """#)
  }

  @Test func `shifts, bits and powers leave machine integers where they must`() {
    let text = transcript(
      #"""
      def f(a, b): return a << b, a >> b, a & b, a | b, a ^ b
      print(f(1, 62), f(1, 63), f(-1, 70))
      def p(a, b):
          try: return a ** b
          except Exception as e: return f'{type(e).__name__}: {e}'
      print(p(2, 62), p(2, 64), p(2, -1), p(0.0, -1), p(2.0, 2000), p(-8.0, 0.5), p(1.5, 2))
      """#)
    #expect(
      text == #"""
        (4611686018427387904, 0, 0, 63, 63) (9223372036854775808, 0, 1, 63, 62) (-1180591620717411303424, -1, 70, -1, -71)
        4611686018427387904 18446744073709551616 0.5 ZeroDivisionError: 0.0 cannot be raised to a negative power OverflowError: (34, 'Numerical result out of range') (1.7319121124709868e-16+2.8284271247461903j) 2.25

        """#)
  }

  @Test func `a constant on the left keeps its place`() {
    let text = transcript(
      #"""
      class R:
          def __radd__(self, other): return ('radd', other)
          def __rsub__(self, other): return ('rsub', other)
          def __rmul__(self, other): return ('rmul', other)
          def __rtruediv__(self, other): return ('rdiv', other)
      def f(x): return 1 + x, 2 - x, 3 * x, 4 / x
      print(f(R()), f(2), f(0.5))
      try: f('a')
      except TypeError as e: print(e)
      """#)
    #expect(
      text == #"""
        (('radd', 1), ('rsub', 2), ('rmul', 3), ('rdiv', 4)) (3, 0, 6, 2.0) (1.5, 1.5, 1.5, 8.0)
        unsupported operand type(s) for +: 'int' and 'str'

        """#)
  }

  @Test func `pairs that somebody keeps are not used again`() {
    let text = transcript(
      #"""
      kept = []
      for p in zip([1, 2], [3, 4]): kept.append(p)
      print(kept, list(enumerate('ab', 5)), list({'a': 1, 'b': 2}.items()))
      for i, (a, b) in enumerate(zip('ab', 'cd')): print(i, a, b)
      """#)
    #expect(
      text == #"""
        [(1, 3), (2, 4)] [(5, 'a'), (6, 'b')] [('a', 1), ('b', 2)]
        0 a c
        1 b d

        """#)
  }

  @Test func `sites see properties, class methods and slots change`() {
    let text = transcript(
      #"""
      class P:
          __slots__ = ('a',)
          def __init__(self): self.a = 1
          @property
          def double(self): return self.a * 2
          @staticmethod
          def s(x): return x
      def f():
          out = []
          for i in range(4):
              p = P()
              if i == 1: del p.a
              try: out.append(p.a)
              except AttributeError as e: out.append(str(e))
              p.a = i
              out.append((p.double, P.s(i)))
              if i == 1: P.double = property(lambda self: 'new')
              if i == 2: P.s = staticmethod(lambda x: -x)
          return out
      print(f())
      """#)
    #expect(
      text == #"""
        [1, (0, 0), "'P' object has no attribute 'a'", (2, 1), 1, ('new', 2), 1, ('new', -3)]

        """#)
  }

  @Test func `calls with keywords and stars bind as any other`() {
    let text = transcript(
      #"""
      class C:
          def __init__(self, x, *, y=2, **rest): self.v = x, y, rest
          def m(self, a, b=1): return a, b
          def g(self, n=2): yield from range(n)
      print(C(1).v, C(x=1, y=3, z=4).v, C(1).m(b=5, a=6), list(C(1).g(n=3)))
      def forward(*args, **keywords): return C(0).m(*args, **keywords)
      print(forward(1), forward(1, b=2), forward(*(3, 4)), forward(*[5], **{'b': 6}))
      for call in (lambda: C(), lambda: C(1, x=2), lambda: forward(*5), lambda: forward(**{1: 2})):
          try: call()
          except TypeError as e: print(e)
      """#)
    #expect(
      text == #"""
        (1, 2, {}) (1, 3, {'z': 4}) (6, 5) [0, 1, 2]
        (1, 1) (1, 2) (3, 4) (5, 6)
        C.__init__() missing 1 required positional argument: 'x'
        C.__init__() got multiple values for argument 'x'
        __main__.forward() argument after * must be an iterable, not int
        keywords must be strings

        """#)
  }

  @Test func `formatted floats are rounded exactly`() {
    let text = transcript(
      #"""
      print(f'{1.005:.2f} {2.5:.0f} {3.5:.0f} {0.125:.2f} {-0.04:.1f} {1e15:.3f} {5e-324:.3f} {123456789.987654321:.5f}')
      print('%d %s %.3f %5d|%-4s|' % (3, 'a', 2.0005, 7, 'b'), '{:>6.2f}|{}|{name}'.format(1.005, 2, name='x'))
      print(9999999999999998.0, 9007199254740993.0, 1e16, 0.0001, 0.00001, 1 / 3)
      """#)
    #expect(
      text == #"""
        1.00 2 4 0.12 -0.0 1000000000000000.000 0.000 123456789.98765
        3 a 2.001     7|b   |   1.00|2|x
        9999999999999998.0 9007199254740992.0 1e+16 0.0001 1e-05 0.3333333333333333

        """#)
  }
}
