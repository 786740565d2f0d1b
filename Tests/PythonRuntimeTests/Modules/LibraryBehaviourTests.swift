import Testing

/// Parts of the library that small programs lean on.
struct LibraryBehaviourTests {
  @Test func `iterators tell how many elements are left`() {
    let text = transcript(
      #"""
      import operator
      from collections import deque
      for values in ([1, 2, 3], (1, 2, 3), range(3), 'añb', {1, 2, 3}, {1: 1, 2: 2, 3: 3}, {1: 1, 2: 2, 3: 3}.items(), deque([1, 2, 3])):
          it = iter(values)
          counts = [operator.length_hint(it)]
          for _ in it: counts.append(it.__length_hint__())
          print(type(values).__name__, counts)
      print(operator.length_hint((x for x in []), 7))
      """#)
    #expect(
      text == #"""
        list [3, 2, 1, 0]
        tuple [3, 2, 1, 0]
        range [3, 2, 1, 0]
        str [3, 2, 1, 0]
        set [3, 2, 1, 0]
        dict [3, 2, 1, 0]
        dict_items [3, 2, 1, 0]
        deque [3, 2, 1, 0]
        7

        """#)
  }

  @Test func `a program may add modules`() {
    let text = transcript(
      #"""
      import sys, types
      m = types.ModuleType('mine'); m.value = 3
      sys.modules['mine'] = m
      import mine
      from mine import value
      print(mine is m, value)
      import textwrap, string
      print(sys.modules['string'] is string)
      import enum
      @enum.global_enum
      class Colour(enum.IntFlag):
          RED = 1
          GREEN = 2
      print(RED, repr(RED | GREEN))
      """#)
    #expect(
      text == #"""
        True 3
        True
        1 __main__.RED|__main__.GREEN

        """#)
  }

  @Test func `numbers in other bases`() {
    let text = transcript(
      #"""
      for n in (0, 1, -1, 255, -256, 2**63 - 1, -2**63, 2**64, True):
          print(bin(n), oct(n), hex(n))
      """#)
    #expect(
      text == #"""
        0b0 0o0 0x0
        0b1 0o1 0x1
        -0b1 -0o1 -0x1
        0b11111111 0o377 0xff
        -0b100000000 -0o400 -0x100
        0b111111111111111111111111111111111111111111111111111111111111111 0o777777777777777777777 0x7fffffffffffffff
        -0b1000000000000000000000000000000000000000000000000000000000000000 -0o1000000000000000000000 -0x8000000000000000
        0b10000000000000000000000000000000000000000000000000000000000000000 0o2000000000000000000000 0x10000000000000000
        0b1 0o1 0x1

        """#)
  }

  @Test func `words are broken behind hyphens between letters`() {
    let text = transcript(
      #"""
      import textwrap
      print(textwrap.wrap("this-is-a-useful-feature from tim-peters'ly x-y", 1), textwrap.wrap('a\u00a0long-lasting word', 10))
      print(textwrap.wrap('We used 2-succinyl-6-hydroxy-2,4-cyclohexadiene synthase.', 24), textwrap.wrap('a-b-c --w foo---bar', 3))
      """#)
    #expect(
      text == #"""
        ['t', 'h', 'i', 's', '-', 'i', 's', '-', 'a', '-', 'u', 's', 'e', 'f', 'u', 'l', '-', 'f', 'e', 'a', 't', 'u', 'r', 'e', 'f', 'r', 'o', 'm', 't', 'i', 'm', '-', 'p', 'e', 't', 'e', 'r', 's', "'", 'l', 'y', 'x', '-', 'y'] ['a\xa0long-', 'lasting', 'word']
        ['We used 2-succinyl-6-', 'hydroxy-2,4-', 'cyclohexadiene synthase.'] ['a-', 'b-c', '--w', 'foo', '---', 'bar']

        """#)
  }

  @Test func `fractions are read as CPython reads them`() {
    let text = transcript(
      #"""
      from fractions import Fraction
      for text in ('3/4', ' -1.5e2 ', '.5', '5.', '1_000/3', '1/0', '1//2', '1.2/3', '1 /2', '+1/-2', '1e', '_1', '1__0', '.', ''):
          try: print(repr(Fraction(text)))
          except (ValueError, ZeroDivisionError) as error: print(error)
      """#)
    #expect(
      text == #"""
        Fraction(3, 4)
        Fraction(-150, 1)
        Fraction(1, 2)
        Fraction(5, 1)
        Fraction(1000, 3)
        Fraction(1, 0)
        Invalid literal for Fraction: '1//2'
        Invalid literal for Fraction: '1.2/3'
        Invalid literal for Fraction: '1 /2'
        Invalid literal for Fraction: '+1/-2'
        Invalid literal for Fraction: '1e'
        Invalid literal for Fraction: '_1'
        Invalid literal for Fraction: '1__0'
        Invalid literal for Fraction: '.'
        Invalid literal for Fraction: ''

        """#)
  }

  @Test func `a property follows its getter`() {
    let text = transcript(
      #"""
      import abc
      class Shape:
          @property
          def area(self):
              "the first text"
          @area.getter
          def area(self):
              "the second text"
              return 2
          @area.setter
          def area(self, value): pass
      print(Shape.area.__doc__, Shape().area, Shape.area.__isabstractmethod__)
      class Abstract(abc.ABC):
          @property
          @abc.abstractmethod
          def x(self): ...
          @staticmethod
          @abc.abstractmethod
          def y(): ...
          @abc.abstractproperty
          def z(self): ...
      print(sorted(Abstract.__abstractmethods__), Abstract.__dict__['y'].__isabstractmethod__, Abstract.x.__isabstractmethod__)
      try: Abstract()
      except TypeError as error: print(error)
      """#)
    #expect(
      text == #"""
        the second text 2 False
        ['x', 'y', 'z'] True True
        Can't instantiate abstract class Abstract with abstract methods x, y, z

        """#)
  }

  @Test func `statistics of many numbers are exact`() {
    let text = transcript(
      #"""
      import statistics
      from fractions import Fraction
      print(statistics.mean([0.1] * 10), statistics.stdev([0.1, 0.2, 0.4]), statistics.pvariance(range(1000)), statistics.variance([True, 2, 3]))
      print(statistics.mean([Fraction(1, 2), Fraction(1, 3)]), statistics.pvariance([Fraction(1, 2), Fraction(1, 3)]), statistics.variance([1e16, 1, -1e16]))
      print(statistics.stdev(float(i) for i in range(5000)), statistics.mean([float('inf'), 1]), statistics.stdev([1, 2, 3, 4], 2))
      """#)
    #expect(
      text == #"""
        0.1 0.15275252316519466 83333.25 1
        5/12 1/144 1e+32
        1443.5200033252052 inf 1.4142135623730951

        """#)
  }

  @Test func `errors of connections and of complex powers have their classes`() {
    let text = transcript(
      #"""
      print(type(OSError(104, 'x')).__name__, type(OSError(111, 'x')).__name__, ConnectionAbortedError.__mro__[1].__name__)
      try: pow(1j, 2, 3)
      except ValueError as error: print(error)
      import collections
      class D(collections.defaultdict):
          def __init__(self): super().__init__(self.make)
          def make(self): return 0
      print(D(), collections.defaultdict(None, {1: 2}))
      """#)
    #expect(
      text == #"""
        ConnectionResetError ConnectionRefusedError ConnectionError
        complex modulo
        D(<bound method D.make of D(..., {})>, {}) defaultdict(None, {1: 2})

        """#)
  }
}
