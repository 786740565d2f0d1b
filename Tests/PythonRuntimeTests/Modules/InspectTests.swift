import Testing

/// What `inspect` says of callables.
struct InspectTests {
  @Test func `signatures of functions, classes, methods and partial calls`() {
    let text = transcript(
      #"""
      import functools, inspect
      def attempt(f):
          try: print(f())
          except Exception as e: print(type(e).__name__, e)
      def f(a, b=2, /, c: int = 3, *args, d, e=5, **kw) -> str: "doc"
      print(inspect.signature(f), list(inspect.signature(f).parameters), inspect.signature(f).parameters["d"].kind)
      class A:
          """Says
             something.
          """
          def __init__(self, x, *, y: "str" = "q"): self.x = x
          def m(self, v): return v
          @staticmethod
          def s(u): return u
      print(inspect.signature(A), inspect.signature(A.m), inspect.signature(A(1).m), inspect.signature(A.s), inspect.getdoc(A))
      print(inspect.signature(functools.partial(f, 1, d=4)), inspect.signature(lambda *, z: z))
      s = inspect.signature(f)
      b = s.bind(1, d=2)
      b.apply_defaults()
      print(b, b.args, b.kwargs)
      attempt(lambda: s.bind())
      attempt(lambda: s.bind(1))
      attempt(lambda: inspect.signature(A).bind(1, 2))
      attempt(lambda: inspect.signature(A).bind(1, z=2))
      attempt(lambda: inspect.signature(5))
      print(inspect.isfunction(f), inspect.isclass(A), inspect.ismethod(A(1).m), inspect.isgeneratorfunction(f), inspect.isbuiltin(len))
      """#)
    #expect(
      text == #"""
        (a, b=2, /, c: int = 3, *args, d, e=5, **kw) -> str ['a', 'b', 'c', 'args', 'd', 'e', 'kw'] KEYWORD_ONLY
        (x, *, y: 'str' = 'q') (self, v) (v) (u) Says
        something.
        (b=2, /, c: int = 3, *args, d=4, e=5, **kw) -> str (*, z)
        <BoundArguments (a=1, b=2, c=3, args=(), d=2, e=5, kw={})> (1, 2, 3) {'d': 2, 'e': 5}
        TypeError missing a required argument: 'a'
        TypeError missing a required argument: 'd'
        TypeError too many positional arguments
        TypeError got an unexpected keyword argument 'z'
        TypeError 5 is not a callable object
        True True True False True

        """#)
  }

  @Test func `a frame tells its arguments, and a slot may be named twice`() {
    let text = transcript(
      #"""
      import inspect
      class Settings:
          def keep(self, ignore=()):
              frame = inspect.currentframe().f_back
              _, _, _, local_vars = inspect.getargvalues(frame)
              for name, value in local_vars.items():
                  if name not in ignore and name != 'self':
                      setattr(self, name, value)
      class Trainer(Settings):
          def __init__(self, epochs, rate=0.1, *rest, loud=False, **more):
              self.keep(ignore=['loud'])
      print(vars(Trainer(3, 0.5, 1, loud=True, a=2)))
      def f(a, b=2, *c, d=3, **e):
          return inspect.getargvalues(inspect.currentframe())
      found = f(1, 5, 6, z=1)
      print(found[:3], found.locals['d'], type(found).__name__, inspect.getargs(f.__code__))
      class Twice:
          __slots__ = ('a', 'a')
      print(Twice.__slots__)
      """#)
    #expect(
      text == #"""
        {'epochs': 3, 'rate': 0.5, 'rest': (1,), 'more': {'a': 2}}
        (['a', 'b', 'd'], 'c', 'e') 3 ArgInfo Arguments(args=['a', 'b', 'd'], varargs='c', varkw='e')
        ('a', 'a')

        """#)
  }
}
