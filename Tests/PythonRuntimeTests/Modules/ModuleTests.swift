import Testing

struct ModuleTests {
  @Test func `random numbers are CPython's after a seed`() {
    let text = transcript(
      """
      import random
      random.seed(42)
      print(random.random(), random.randint(1, 10), random.gauss(0, 1))
      values = list(range(10)); random.shuffle(values)
      random.seed('hello'); print(random.random())
      random.seed(5); print(random.getrandbits(100), random.choices('abc', k=3))
      """)
    #expect(
      text == """
        0.6394267984578837 1 -0.039773455257050304
        0.3537754404730722
        454911232961676339139289971781 ['c', 'c', 'c']

        """)
  }

  @Test(arguments: [
    (
      "math", "math.factorial(20), math.isqrt(10**20), math.comb(5, 2)",
      "(2432902008176640000, 10000000000, 10)"
    ),
    (
      "math", "math.fsum([0.1] * 10), math.hypot(1e200, 1e200), math.log(10**500)",
      "(1.0, 1.414213562373095e+200, 1151.2925464970226)"
    ),
    (
      "itertools", "list(itertools.islice(itertools.count(2**63 - 1), 2))",
      "[9223372036854775807, 9223372036854775808]"
    ),
    ("itertools", "[(k, list(g)) for k, g in itertools.groupby('aab')]", "[('a', ['a', 'a']), ('b', ['b'])]"),
    (
      "collections", "collections.Counter('abca').most_common(1), collections.deque([1, 2], maxlen=1)",
      "([('a', 2)], deque([2], maxlen=1))"
    ),
    (
      "fractions", "fractions.Fraction(1, 3) + fractions.Fraction(1, 6), fractions.Fraction('0.25')",
      "(Fraction(1, 2), Fraction(1, 4))"
    ),
    ("statistics", "statistics.stdev([1, 2, 3, 4]), statistics.median([3, 1, 2])", "(1.2909944487358056, 2)"),
    (
      "textwrap", "textwrap.fill('the quick brown fox', 10), textwrap.shorten('hello world foo', 11)",
      "('the quick\\nbrown fox', 'hello [...]')"
    ),
    (
      "typing", "typing.Optional[int], typing.Dict[str, int]", "(typing.Optional[int], typing.Dict[str, int])"
    ),
  ])
  func `modules compute as in CPython`(module: String, expression: String, expected: String) {
    #expect(transcript("import \(module)\nprint((\(expression)))") == expected + "\n")
  }

  @Test func `dataclasses compare, print and refuse`() {
    let text = transcript(
      """
      from dataclasses import dataclass, field, FrozenInstanceError
      @dataclass(order=True)
      class A:
          x: int
          y: list = field(default_factory=list)
      print(A(1), A(1) < A(2), A(1) == A(1))
      @dataclass(frozen=True)
      class B:
          x: int = 3
      try: B().x = 4
      except FrozenInstanceError as error: print(error)
      A()
      """)
    #expect(text.hasPrefix("A(x=1, y=[]) True True\ncannot assign to field 'x'\n"))
    #expect(text.hasSuffix("TypeError: A.__init__() missing 1 required positional argument: 'x'\n"))
  }

  @Test func `enumerations`() {
    let text = transcript(
      """
      from enum import Enum, Flag, IntEnum, auto
      class Color(Enum):
          RED = 1
          GREEN = auto()
      class Access(Flag):
          READ = auto()
          WRITE = auto()
      class Level(IntEnum):
          LOW = 1
      print(Color.RED, repr(Color.GREEN), Color(2), list(Color), repr(Access.READ | Access.WRITE), Level.LOW + 1)
      Color(9)
      """)
    #expect(
      text.hasPrefix(
        "Color.RED <Color.GREEN: 2> Color.GREEN [<Color.RED: 1>, <Color.GREEN: 2>] <Access.READ|WRITE: 3> 2\n"
      ))
    #expect(text.hasSuffix("ValueError: 9 is not a valid Color\n"))
  }

  @Test func `caches, context managers and abstract classes`() {
    let text = transcript(
      """
      import functools, contextlib, abc
      @functools.cache
      def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
      print(fib(300), fib.cache_info())
      @contextlib.contextmanager
      def manager():
          print('in')
          try: yield 5
          finally: print('out')
      with manager() as value: print(value)
      class Shape(abc.ABC):
          @abc.abstractmethod
          def area(self): ...
      Shape()
      """)
    #expect(
      text.hasPrefix(
        """
        222232244629420445529739893461909967206666939096499764990979600 \
        CacheInfo(hits=298, misses=301, maxsize=None, currsize=301)
        in
        5
        out

        """))
    #expect(text.hasSuffix("TypeError: Can't instantiate abstract class Shape with abstract method area\n"))
  }
}
