import Testing

struct MatchTests {
  @Test func `every kind of pattern`() {
    let text = transcript(
      #"""
      class Point:
          __match_args__ = ('x', 'y')
          def __init__(self, x, y): self.x, self.y = x, y
      def f(v):
          match v:
              case None | True: return 'singleton'
              case int(n) if n < 0: return f'negative {n}'
              case -1.5 | 2+3j: return 'number'
              case 'a' | b'b': return 'text'
              case Point(x=0, y=y) | Point(y, 0): return f'axis {y}'
              case Point(x, y): return x, y
              case []: return 'empty'
              case [1, *rest]: return rest
              case (a, _, {'k': [b]}) as whole: return a, b, whole
              case {'a': a, **rest}: return a, rest
              case _: return 'other'
      for v in [None, True, False, -3, 3, -1.5, 2+3j, 'a', 'z', b'b', Point(0, 5), Point(6, 0), Point(1, 2), (),
                [1, 2, 3], (7, 8, {'k': [9]}), {'a': 1, 'b': 2}, range(1, 3)]:
          print(f(v))
      """#)
    #expect(
      text == """
        singleton
        singleton
        other
        negative -3
        other
        number
        number
        text
        other
        text
        axis 5
        axis 6
        (1, 2)
        empty
        [2, 3]
        (7, 9, (7, 8, {'k': [9]}))
        (1, {'b': 2})
        [2]

        """)
  }

  @Test func `names are bound when the pattern has matched, before its guard`() {
    let text = transcript(
      """
      x = [1, 2]
      match x:
          case [a, 3]: pass
          case x if x == 5: pass
          case [*_, last]: print(x, last)
      try: a
      except NameError as e: print(e)
      """)
    #expect(text == "[1, 2] 2\nname 'a' is not defined\n")
  }

  @Test func `what counts as a sequence and as a mapping`() {
    let text = transcript(
      """
      from collections import deque, OrderedDict, namedtuple
      from collections.abc import Sequence
      class Registered:
          def __len__(self): return 2
          def __iter__(self): return iter('pq')
      Sequence.register(Registered)
      for v in deque([1, 2]), range(2), Registered(), namedtuple('P', 'a b')(3, 4), 'ab', {1, 2}, OrderedDict(a=1):
          match v:
              case [a, b]: print(a, b)
              case {'a': a}: print('mapping', a)
              case _: print('no')
      """)
    #expect(text == "1 2\n0 1\np q\n3 4\nno\nno\nmapping 1\n")
  }

  @Test(arguments: [
    ("class A: __match_args__ = ['x']", "A(1)", "A()", "A.__match_args__ must be a tuple (got list)"),
    ("class A: __match_args__ = (1,)", "A(1)", "A()", "__match_args__ elements must be strings (got int)"),
    ("class A: pass", "A(1)", "A()", "A() accepts 0 positional sub-patterns (1 given)"),
    ("A = 3", "A()", "1", "called match pattern must be a type"),
    ("A = int", "A(1, 2)", "1", "int() accepts 1 positional sub-pattern (2 given)"),
    (
      "class A: __match_args__ = ('x',); x = 1", "A(1, x=2)", "A()",
      "A() got multiple sub-patterns for attribute 'x'"
    ),
  ])
  func `class patterns that cannot be`(_ row: (String, String, String, String)) {
    let text = transcript(
      "\(row.0)\ntry:\n    match \(row.2):\n        case \(row.1): pass\nexcept TypeError as e: print(e)\n")
    #expect(text == row.3 + "\n")
  }
}
