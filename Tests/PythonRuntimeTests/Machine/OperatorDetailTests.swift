import Testing

/// Operators where classes have several answers.
struct OperatorDetailTests {
  @Test func `a reflected method goes first only where the class has its own`() {
    let text = transcript(
      #"""
      class B:
          def __floordiv__(self, other): return 'B.__floordiv__'
          def __rfloordiv__(self, other): return 'B.__rfloordiv__'
      class C(B): pass
      class D(B):
          def __rfloordiv__(self, other): return 'D.__rfloordiv__'
      print(B() // 1, 1 // B(), B() // C(), C() // B(), B() // D(), D() // B())
      class I(int):
          def __pow__(self, other, mod=None): return ('pow', int(other), mod)
      print(pow(I(2), 3), pow(I(2), 3, 5), I(2) ** 3)
      """#)
    #expect(
      text == #"""
        B.__floordiv__ B.__rfloordiv__ B.__floordiv__ B.__floordiv__ D.__rfloordiv__ B.__floordiv__
        ('pow', 3, None) ('pow', 3, 5) ('pow', 3, None)

        """#)
  }

  @Test func `isinstance believes the class attribute`() {
    let text = transcript(
      #"""
      class Real: pass
      class Stand:
          __class__ = property(lambda self: Real)
      class Forward:
          def __getattribute__(self, name): return getattr(Real(), name)
      print(isinstance(Stand(), Real), isinstance(Stand(), (int, Real)), isinstance(Forward(), Real), isinstance(Stand(), int))
      print(isinstance(Stand(), Stand), type(Stand()) is Stand)
      """#)
    #expect(
      text == #"""
        True True True False
        True True

        """#)
  }

  @Test func `modular powers and quotients of zero`() {
    let text = transcript(
      #"""
      print(pow(3, -1, 1), pow(5, -2, -1), pow(3, -1, 7), pow(7, 0, 1))
      for modulus in (2, 0):
          try: pow(4, -1, modulus)
          except ValueError as e: print(e)
      print(0 / -10**30, 0 / 10**30, 0.0 ** -float('inf'))
      """#)
    #expect(
      text == #"""
        0 0 5 0
        base is not invertible for the given modulus
        pow() 3rd argument cannot be 0
        -0.0 0.0 inf

        """#)
  }

  @Test func `special methods that are each other end in a RecursionError`() {
    let text = transcript(
      #"""
      class Foo: pass
      Foo.__repr__ = Foo.__str__
      for function in (str, repr):
          try: function(Foo())
          except RecursionError as e: print('RecursionError')
      """#)
    #expect(
      text == #"""
        RecursionError
        RecursionError

        """#)
  }
}
