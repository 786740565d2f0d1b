import Testing

struct LibraryDetailTests {
  @Test func `pprint lays out what the standard library has`() {
    let text = transcript(
      #"""
      import pprint
      from collections import Counter, OrderedDict, defaultdict, deque
      from dataclasses import dataclass
      from types import SimpleNamespace
      @dataclass
      class D:
          a: int
          b: str
          c: list
      pprint.pprint(D(1, 'x' * 50, list(range(20))))
      pprint.pprint(OrderedDict((f'key{i}', i) for i in range(8)))
      pprint.pprint(defaultdict(list, {f'key{i}': [i] for i in range(7)}))
      pprint.pprint(Counter('abracadabra' * 3), width=20)
      pprint.pprint(deque(range(9), maxlen=9), width=20)
      pprint.pprint(SimpleNamespace(a=1, b='x' * 80))
      pprint.pprint([b'bytes' * 20])
      pprint.pprint({1: None, 'e': [], 'a': {}, (1,): 'the quick brown fox ' * 5}, width=40)
      print(pprint.isreadable([1]), pprint.isrecursive([]), pprint.pformat({'b': 1, 'a': 2}))
      """#)
    #expect(
      text == #"""
        D(a=1,
          b='xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
          c=[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19])
        OrderedDict([('key0', 0),
                     ('key1', 1),
                     ('key2', 2),
                     ('key3', 3),
                     ('key4', 4),
                     ('key5', 5),
                     ('key6', 6),
                     ('key7', 7)])
        defaultdict(<class 'list'>,
                    {'key0': [0],
                     'key1': [1],
                     'key2': [2],
                     'key3': [3],
                     'key4': [4],
                     'key5': [5],
                     'key6': [6]})
        Counter({'a': 15,
                 'b': 6,
                 'r': 6,
                 'c': 3,
                 'd': 3})
        deque([0,
               1,
               2,
               3,
               4,
               5,
               6,
               7,
               8],
              maxlen=9)
        namespace(a=1,
                  b='xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx')
        [b'bytesbytesbytesbytesbytesbytesbytesbytesbytesbytesbytesbytesbytesbytesbytesb'
         b'ytesbytesbytesbytesbytes']
        {1: None,
         'a': {},
         'e': [],
         (1,): 'the quick brown fox the quick '
               'brown fox the quick brown fox '
               'the quick brown fox the quick '
               'brown fox '}
        True False {'a': 2, 'b': 1}

        """#)
  }

  @Test func `string.Formatter can be derived from`() {
    let text = transcript(
      #"""
      import string
      class F(string.Formatter):
          def get_value(self, key, args, kwargs):
              return kwargs.get(key, f'<{key}>') if isinstance(key, str) else super().get_value(key, args, kwargs)
      print(F().format('{q} {0} {0.real:>{w}} {x!r:<5}|', 5, w=4, x='a'), list(string.Formatter().parse('a{{b{c!r:d}e')))
      for text in ('{', '}', '{0', '{} {0}', '{!x}'):
          try: print(string.Formatter().format(text, 1))
          except ValueError as e: print(e)
      """#)
    #expect(
      text == #"""
        <q> 5    5 'a'  | [('a{', None, None, None), ('b', 'c', 'd', 'r'), ('e', None, None, None)]
        Single '{' encountered in format string
        Single '}' encountered in format string
        expected '}' before end of string
        cannot switch from manual field specification to automatic field numbering
        Unknown conversion specifier x

        """#)
  }

  @Test func `containers to derive from hold their data`() {
    let text = transcript(
      #"""
      from collections import UserDict, UserList, UserString
      from collections.abc import MutableMapping, MutableSequence
      class D(UserDict):
          def __setitem__(self, key, value): super().__setitem__(key, value * 2)
      d = D(a=1)
      d.update(b=2)
      print(d, d.data, d.get('z'), d.pop('a'), list(d.items()), isinstance(d, MutableMapping), isinstance(d, dict))
      l = UserList([1, 2])
      l.append(3)
      print(l, l[1:], l + [4], l.data, isinstance(l, MutableSequence))
      s = UserString('abc')
      print(s.upper(), s + 'd', repr(s), s[1], type(s.upper()).__name__)
      """#)
    #expect(
      text == #"""
        {'b': 4} {'b': 4} None 2 [('b', 4)] True False
        [1, 2, 3] [2, 3] [1, 2, 3, 4] [1, 2, 3] True
        ABC abcd 'abc' b UserString

        """#)
  }

  @Test func `times in their parts`() {
    let text = transcript(
      #"""
      import time
      print(time.gmtime(0)[:6], time.gmtime(86400).tm_yday, time.strftime('%Y-%m-%d %H:%M:%S', time.gmtime(0)))
      print(time.asctime(time.gmtime(0)), time.gmtime(0))
      """#)
    #expect(
      text == #"""
        (1970, 1, 1, 0, 0, 0) 2 1970-01-01 00:00:00
        Thu Jan  1 00:00:00 1970 time.struct_time(tm_year=1970, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=3, tm_yday=1, tm_isdst=0)

        """#)
  }

  @Test func `inverse complex functions`() {
    let text = transcript(
      #"""
      import cmath
      for f in (cmath.acos, cmath.asin, cmath.atan, cmath.acosh, cmath.asinh, cmath.atanh, cmath.tan, cmath.tanh):
          print(f(1 + 2j), f(0), f(-0.5))
      """#)
    #expect(
      text == #"""
        (1.1437177404024204-1.5285709194809982j) (1.5707963267948966-0j) (2.0943951023931953-0j)
        (0.4270785863924761+1.5285709194809982j) 0j (-0.5235987755982989+0j)
        (1.3389725222944935+0.40235947810852507j) 0j (-0.4636476090008061+0j)
        (1.5285709194809982+1.1437177404024204j) 1.5707963267948966j 2.0943951023931953j
        (1.4693517443681852+1.063440023577752j) 0j (-0.48121182505960347+0j)
        (0.17328679513998632+1.1780972450961724j) 0j (-0.5493061443340549+0j)
        (0.0338128260798967+1.0147936161466335j) 0j (-0.5463024898437905+0j)
        (1.16673625724092-0.24345820118572534j) 0j (-0.46211715726000974+0j)

        """#)
  }

  @Test func `generic classes of ones own can be parameterized`() {
    let text = transcript(
      #"""
      from typing import Generic, TypeVar
      T = TypeVar('T')
      class Box(Generic[T]):
          def __init__(self, v: T): self.v = v
      class IntBox(Box[int]): pass
      print(Box[int](5).v, IntBox(3).v, Box[int])
      from dataclasses import dataclass, field, fields
      @dataclass
      class P:
          x: int
          y: list = field(default_factory=list, metadata={'unit': 'cm'})
      print(P.__init__.__annotations__, fields(P)[1].metadata)
      from collections import OrderedDict, deque
      print(OrderedDict(x=1) | {'y': 2}, {'y': 2} | OrderedDict(x=1))
      try: deque('ab').remove('z')
      except ValueError as e: print(e)
      """#)
    #expect(
      text == #"""
        5 3 __main__.Box[int]
        {'x': <class 'int'>, 'y': <class 'list'>, 'return': None} {'unit': 'cm'}
        OrderedDict([('x', 1), ('y', 2)]) OrderedDict([('y', 2), ('x', 1)])
        'z' is not in deque

        """#)
  }

  @Test func `chained mappings merge, and integers refuse z`() {
    let script = """
      from collections import ChainMap
      c = ChainMap({'a': 1}, {'b': 2, 'a': 3})
      print(c | {'c': 4}, {'b': 9, 'z': 0} | c, c.popitem(), c)
      c |= {'q': 5}; print(c, dict(c))
      for f in (lambda: ChainMap({}, {'b': 1}).popitem(), lambda: c | 3, lambda: 3 | c, lambda: format(1, 'z'), lambda: format(1, 'zd'), lambda: f'{2:z.3d}'):
          try: print(f())
          except Exception as e: print(type(e).__name__, e)
      """
    let expected = """
      ChainMap({'a': 1, 'c': 4}, {'b': 2, 'a': 3}) ChainMap({'b': 2, 'z': 0, 'a': 1}) ('a', 1) ChainMap({}, {'b': 2, 'a': 3})
      ChainMap({'q': 5}, {'b': 2, 'a': 3}) {'b': 2, 'a': 3, 'q': 5}
      KeyError 'No keys found in the first mapping.'
      TypeError unsupported operand type(s) for |: 'ChainMap' and 'int'
      TypeError unsupported operand type(s) for |: 'int' and 'ChainMap'
      ValueError Negative zero coercion (z) not allowed in integer format specifier
      ValueError Negative zero coercion (z) not allowed in integer format specifier
      ValueError Precision not allowed in integer format specifier

      """
    #expect(transcript(script) == expected)
  }

  @Test func `methods of plain numbers say where they belong`() {
    #expect(
      transcript("for m in ((1).__add__, 1.5.__mul__): print(repr(m).split(' at ')[0])")
        == "<method-wrapper '__add__' of int object\n<method-wrapper '__mul__' of float object\n")
  }
}
