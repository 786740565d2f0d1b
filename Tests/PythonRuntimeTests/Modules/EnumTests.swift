import Testing

struct EnumTests {
  @Test func `lookups by value, integers and texts among the members`() {
    let text = transcript(
      """
      from enum import Enum, IntEnum, StrEnum, auto
      class Size(IntEnum):
          S = auto()
          M = auto()
          L = 10
          XL = auto()
      print(Size(2), repr(Size(2)), Size.XL + 1, f'{Size.L:>4}', sorted([Size.L, Size.S]), Size['M'] is Size.M)
      class Word(StrEnum):
          Left = auto()
      print(Word.Left, repr(Word.Left), Word('left').upper())
      for attempt in (lambda: Size(5), lambda: Size['Q'], lambda: Size.Q, lambda: setattr(Size, 'S', 1),
                      lambda: setattr(Size.S, 'value', 1), lambda: 1 in Size, lambda: delattr(Size, 'S')):
          try: attempt()
          except Exception as e: print(type(e).__name__, e)
      """)
    #expect(
      text == """
        2 <Size.M: 2> 12   10 [<Size.S: 1>, <Size.L: 10>] True
        left <Word.Left: 'left'> LEFT
        ValueError 5 is not a valid Size
        KeyError 'Q'
        AttributeError Q
        AttributeError cannot reassign member 'S'
        AttributeError <enum 'Enum'> cannot set attribute 'value'
        TypeError unsupported operand type(s) for 'in': 'int' and 'EnumType'
        AttributeError 'Size' cannot delete member 'S'.

        """)
  }

  @Test func `flags`() {
    let text = transcript(
      """
      from enum import Flag, IntFlag, auto
      class F(Flag):
          R = auto()
          W = auto()
          X = auto()
          RW = R | W
      print(F.R | F.X, repr(F.RW), ~F.R, F.R in F.RW, list(F), list(F.RW), F(0), len(F.RW))
      class I(IntFlag):
          A = 1
          B = 2
      print(repr(I.A | 4), I.A | I.B, ~I.A)
      try: F(16)
      except ValueError as e: print(e)
      """)
    #expect(
      text == """
        F.R|X <F.RW: 3> F.W|X True [<F.R: 1>, <F.W: 2>, <F.X: 4>] [<F.R: 1>, <F.W: 2>] F(0) 2
        <I.A|4: 5> 3 2
        <flag 'F'> invalid value 16
            given 0b0 10000
          allowed 0b0 00111

        """)
  }

  @Test func `bodies that cannot be`() {
    let text = transcript(
      """
      from enum import Enum, unique, verify, CONTINUOUS
      def twice():
          class A(Enum):
              X = 1
              X = 2
      def further():
          class A(Enum): X = 1
          class B(A): Y = 2
      def alias():
          @unique
          class A(Enum):
              X = 1
              Y = 1
      def gap():
          @verify(CONTINUOUS)
          class A(Enum):
              X = 1
              Y = 3
      def sunder():
          class A(Enum): _x_ = 1
      for f in twice, further, alias, gap, sunder:
          try: f()
          except Exception as e: print(type(e).__name__, e)
      """)
    #expect(
      text == """
        TypeError 'X' already defined as 1
        TypeError <enum 'B'> cannot extend <enum 'A'>
        ValueError duplicate values found in <enum 'A'>: Y -> X
        ValueError invalid enum 'A': missing values 2
        ValueError _sunder_ names, such as '_x_', are reserved for future Enum use

        """)
  }
}
