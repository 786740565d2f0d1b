import Testing

struct TypingTests {
  @Test func `annotations print and check what they are given`() {
    let text = transcript(
      #"""
      from typing import *
      T = TypeVar("T"); U = TypeVar("U")
      def attempt(f):
          try: print(f())
          except Exception as e: print(type(e).__name__, e)
      class Pair(Generic[T, U]): pass
      class IntPair(Pair[int, int]): pass
      print(Pair[int, str], Pair.__parameters__, Pair.__orig_bases__, IntPair.__parameters__)
      attempt(lambda: Pair[int])
      attempt(lambda: IntPair[int])
      class Shape(Protocol):
          def area(self) -> float: ...
      @runtime_checkable
      class Named(Protocol):
          name: str
      class Square(Shape):
          def __init__(self, side): self.side, self.name = side, "square"
          def area(self): return self.side ** 2
      print(Square(3).area(), isinstance(Square(3), Named), isinstance(3, Named), isinstance(3, SupportsInt))
      attempt(lambda: Shape())
      attempt(lambda: isinstance(Square(3), Shape))
      Movie = TypedDict("Movie", {"name": str, "year": int}, total=False)
      print(Movie(name="a"), Movie.__total__, sorted(Movie.__optional_keys__))
      attempt(lambda: isinstance({}, Movie))
      Meters = NewType("Meters", float)
      print(Meters, Meters(2.0), Meters.__supertype__)
      print(Optional["A"], Dict[str, "B"], Callable[[int, "C"], None], Union[int, None, str], Tuple[()], Literal["a", None])
      print(get_args(Callable[[int, str], bool]), get_origin(int | str), Union[int, str] == (int | str))
      attempt(lambda: List())
      attempt(lambda: Dict[int])
      attempt(lambda: Callable[int])
      attempt(lambda: Optional[int, str])
      attempt(lambda: TypeVar("T", int))
      attempt(lambda: assert_never(1))
      """#)
    #expect(
      text == #"""
        __main__.Pair[int, str] (~T, ~U) (typing.Generic[~T, ~U],) ()
        TypeError Too few arguments for <class '__main__.Pair'>; actual 1, expected 2
        TypeError <class '__main__.IntPair'> is not a generic class
        9 True False True
        TypeError Protocols cannot be instantiated
        TypeError Instance and class checks can only be used with @runtime_checkable protocols
        {'name': 'a'} False ['name', 'year']
        TypeError TypedDict does not support instance and class checks
        __main__.Meters 2.0 <class 'float'>
        typing.Optional[ForwardRef('A')] typing.Dict[str, ForwardRef('B')] typing.Callable[[int, ForwardRef('C')], NoneType] typing.Union[int, NoneType, str] typing.Tuple[()] typing.Literal['a', None]
        ([<class 'int'>, <class 'str'>], <class 'bool'>) <class 'types.UnionType'> True
        TypeError Type List cannot be instantiated; use list() instead
        TypeError Too few arguments for typing.Dict; actual 1, expected 2
        TypeError Callable must be used as Callable[[arg, ...], result].
        TypeError typing.Optional requires a single type. Got (<class 'int'>, <class 'str'>).
        TypeError A single constraint is not allowed
        AssertionError Expected code to be unreachable, but got: 1

        """#)
  }
}
