import Testing

/// What `functools` makes of functions.
struct FunctoolsDetailTests {
  @Test func `caches of methods show their counts`() {
    let text = transcript(
      #"""
      from functools import lru_cache
      class A:
          @lru_cache(maxsize=None)
          def f(self, x): return x * 2
      a = A()
      a.f(1); a.f(1); a.f(2)
      print(a.f.cache_info(), A.f.cache_info() == a.f.cache_info(), type(a.f).__name__)
      @lru_cache(typed=True)
      def g(x, *, y=0): return type(y)
      print(g(1, y=1), g(1, y=1.0), g(1.0, y=1), g.cache_info())
      class Key:
          def __init__(self, x): self.x = x
          def __hash__(self): return self.x
          def __eq__(self, other):
              if self.x == 2: h(Key(1))
              return self.x == other.x
      @lru_cache(maxsize=10)
      def h(x): return x
      h(Key(1)); h(Key(2))
      print(h(Key(2)).x)
      """#)
    #expect(
      text == #"""
        CacheInfo(hits=1, misses=2, maxsize=None, currsize=2) True method
        <class 'int'> <class 'float'> <class 'int'> CacheInfo(hits=0, misses=3, maxsize=128, currsize=3)
        2

        """#)
  }

  @Test func `partial methods put the instance first`() {
    let text = transcript(
      #"""
      import functools
      def capture(*args, **kw): return args, kw
      class A:
          plain = functools.partialmethod(capture)
          given = functools.partialmethod(capture, 1, x=2)
          nested = functools.partialmethod(given, 5, y=3)
          cls = functools.partialmethod(classmethod(capture), 7)
          static = functools.partialmethod(staticmethod(capture), 8)
          def __repr__(self): return 'A()'
      a = A()
      print(a.plain(), a.given(9, z=4), A.given(a, 9), a.nested(6))
      print(a.static(1), A.static(), a.cls()[0][0] is A, A.cls(2)[0][1:])
      print(repr(A.__dict__['given']).split(' at ')[0], repr(A.__dict__['given']).split(', ', 1)[1])
      try: functools.partialmethod(None, 1)
      except TypeError as e: print(e)
      class P(functools.partial): pass
      print(repr(P(int, base=2)), P(int, base=2)('101'))
      """#)
    #expect(
      text == #"""
        ((A(),), {}) ((A(), 1, 9), {'x': 2, 'z': 4}) ((A(), 1, 9), {'x': 2}) ((A(), 1, 5, 6), {'x': 2, 'y': 3})
        ((8, 1), {}) ((8,), {}) True (7, 2)
        functools.partialmethod(<function capture 1, x=2)
        None is not callable or a descriptor
        P(<class 'int'>, base=2) 5

        """#)
  }

  @Test func `single dispatch finds abstract classes and unions`() {
    let text = transcript(
      #"""
      from functools import singledispatch, singledispatchmethod
      from collections.abc import Mapping, Sequence, Sized, Iterable, Container
      @singledispatch
      def f(x): return 'base'
      @f.register
      def _(x: Mapping): return 'mapping'
      @f.register
      def _(x: Sequence): return 'sequence'
      @f.register
      def _(x: int | float): return 'number'
      f.register(Sized, lambda x: 'sized')
      print(f({}), f([]), f('a'), f(1), f(2.0), f(True), f({1}), f(None), f(3j))
      class Both(Iterable, Container):
          def __iter__(self): return iter(())
          def __contains__(self, x): return False
      @singledispatch
      def g(x): return 'base'
      g.register(Iterable, lambda x: 'iterable')
      g.register(Container, lambda x: 'container')
      print(g(Both()))
      class Virtual: 
          def __iter__(self): return iter(())
          def __contains__(self, x): return False
      try: g(Virtual())
      except RuntimeError as e: print(str(e)[:18])
      for bad in (list[int], 3):
          try: f.register(bad, lambda x: x)
          except TypeError as e: print(e)
      class C:
          @singledispatchmethod
          @classmethod
          def m(cls, x): return cls.__name__, 'base'
          @m.register
          @classmethod
          def _(cls, x: int): return cls.__name__, 'int'
      print(C.m(1), C().m('a'))
      """#)
    #expect(
      text == #"""
        mapping sequence sequence number number number sized base base
        iterable
        Ambiguous dispatch
        Invalid first argument to `register()`. list[int] is not a class or union type.
        Invalid first argument to `register()`. 3 is not a class or union type.
        ('C', 'int') ('C', 'base')

        """#)
  }

  @Test func `stacks of context managers chain what they raise`() {
    let text = transcript(
      #"""
      from contextlib import ExitStack, AbstractContextManager
      class Raise:
          def __init__(self, error): self.error = error
          def __enter__(self): return self
          def __exit__(self, *details): raise self.error
      try:
          with ExitStack() as stack:
              stack.enter_context(Raise(IndexError('outer')))
              stack.enter_context(Raise(KeyError('inner')))
              raise ValueError('body')
      except IndexError as e:
          while e is not None:
              print(repr(e))
              e = e.__context__
      class Manager:
          def __enter__(self): pass
          def __exit__(self, *details): pass
      print(issubclass(Manager, AbstractContextManager), issubclass(Raise, AbstractContextManager), issubclass(int, AbstractContextManager))
      """#)
    #expect(
      text == #"""
        IndexError('outer')
        KeyError('inner')
        ValueError('body')
        True True False

        """#)
  }
}
