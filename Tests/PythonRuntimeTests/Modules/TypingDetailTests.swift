import Testing

/// Aliases that are filled in, and the types that annotations name.
struct TypingDetailTests {
  @Test func `type variables are replaced`() {
    let text = transcript(
      #"""
      from typing import *
      import collections.abc
      T = TypeVar("T"); K = TypeVar("K")
      class Box(Generic[T]):
          def __init__(self, x=None): self.x = x
      class Pair(Generic[T, K]): pass
      def attempt(*fs):
          for f in fs:
              try: print(repr(f()))
              except Exception as e: print(type(e).__name__, e)
      attempt(lambda: Dict[str, T][int], lambda: Union[T, int][str], lambda: Callable[[T], T][int], lambda: list[T][int])
      attempt(lambda: Box[T][int], lambda: Pair[K, int][str], lambda: Box[int][str], lambda: Pair[int], lambda: Box["X"])
      attempt(lambda: Box[int]().__orig_class__, lambda: dict[K, list[T]].__parameters__, lambda: dict[K, list[T]][int, str])
      attempt(lambda: Callable[[], None], lambda: Optional[Optional[int]], lambda: Optional[Union[int, str]])
      attempt(lambda: List[int] is List[int], lambda: type(List), lambda: type(List[int]), lambda: isinstance(Box(), Box[int]))
      attempt(lambda: collections.abc.Callable[[int], str], lambda: Pattern[str], lambda: len(__import__("typing").__all__))
      """#)
    #expect(
      text == #"""
        typing.Dict[str, int]
        typing.Union[str, int]
        typing.Callable[[int], int]
        list[int]
        __main__.Box[int]
        __main__.Pair[str, int]
        TypeError __main__.Box[int] is not a generic class
        TypeError Too few arguments for <class '__main__.Pair'>; actual 1, expected 2
        __main__.Box[ForwardRef('X')]
        __main__.Box[int]
        (~K, ~T)
        dict[int, list[str]]
        typing.Callable[[], NoneType]
        typing.Optional[int]
        typing.Union[int, str, NoneType]
        True
        <class 'typing._SpecialGenericAlias'>
        <class 'typing._GenericAlias'>
        TypeError Subscripted generics cannot be used with class and instance checks
        collections.abc.Callable[[int], str]
        typing.Pattern[str]
        97

        """#)
  }

  @Test func `literals, annotated types and hints flatten`() {
    let text = transcript(
      #"""
      from typing import *
      class N:
          x: "int"; y: List["N"]; z: Optional["N"]; a: Annotated[int, "m"]
      @runtime_checkable
      class P(Protocol):
          x: int
      def attempt(*fs):
          for f in fs:
              try: print(repr(f()))
              except Exception as e: print(type(e).__name__, e)
      attempt(lambda: Literal[1, 1, 2], lambda: Literal[1, True], lambda: Literal[Literal[1, 2], 3], lambda: Literal[1] == Literal[True])
      attempt(lambda: Annotated[int, 1].__origin__, lambda: get_origin(Annotated[int, 1]), lambda: Annotated[Annotated[int, 1], 2])
      attempt(lambda: Annotated[int], lambda: get_type_hints(N), lambda: issubclass(int, P), lambda: get_type_hints(5))
      """#)
    #expect(
      text == #"""
        typing.Literal[1, 2]
        typing.Literal[1, True]
        typing.Literal[1, 2, 3]
        False
        <class 'int'>
        <class 'typing.Annotated'>
        typing.Annotated[int, 1, 2]
        TypeError Annotated[...] should be used with at least two arguments (a type and an annotation).
        {'x': <class 'int'>, 'y': typing.List[__main__.N], 'z': typing.Optional[__main__.N], 'a': <class 'int'>}
        TypeError Protocols with non-method members don't support issubclass()
        TypeError 5 is not a module, class, method, or function.

        """#)
  }

  @Test func `aliases in aliases are filled in, and refused where they lie too deep`() {
    let text = transcript(
      #"""
      from typing import TypeVar
      T = TypeVar('T')
      def nested(kind, depth):
          for _ in range(depth): kind = list[kind]
          return kind
      print(nested(T, 3)[int], nested(T, 3).__parameters__)
      wide = T
      for _ in range(50): wide = dict[wide, wide]
      print(wide.__parameters__)
      for act in (lambda: nested(T, 100000)[int], lambda: nested(int, 100000).__parameters__):
          try: print(act())
          except RecursionError as e: print(e)
      """#)
    #expect(
      text == #"""
        list[list[list[int]]] (~T,)
        (~T,)
        maximum recursion depth exceeded
        maximum recursion depth exceeded

        """#)
  }
}
