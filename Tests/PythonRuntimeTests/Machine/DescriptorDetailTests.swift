import Testing

/// Details of cells, supers, groups, modules and other objects of the machine.
struct DescriptorDetailTests {
  @Test func `the objects of the machine answer as in CPython`() {
    let text = transcript(
      #"""
      import types, collections, dataclasses, functools, itertools, sys, warnings
      def attempt(*fs):
          for f in fs:
              try: print(repr(f()))
              except BaseException as e: print(type(e).__name__, str(e)[:120])
      class EG(ExceptionGroup): pass
      g = ExceptionGroup("m", [ValueError(1)])
      def rename(): g.message = "x"
      attempt(lambda: EG("a", [KeyboardInterrupt()]), rename, lambda: g.subgroup([]), lambda: "{:,,}".format(1))
      attempt(lambda: int("9" * 400 + "x"), lambda: types.SimpleNamespace(a=1).b, lambda: collections.deque(maxlen="a"))
      def leave(*a):
          try: sys.exit(*a)
          except SystemExit as e: return str(e), e.args, e.code
      attempt(leave, lambda: leave((1, 2)), lambda: warnings.catch_warnings(record=True), lambda: types.CellType(5).cell_contents)
      class B1:
          def f(self): return "b1"
      class B2(B1):
          def f(self): return "b2"
      attempt(lambda: repr(super(B2)), lambda: super(B2).__get__(B2()).f(), lambda: super(B2, B2()).__self_class__)
      attempt(lambda: (5).__pow__(2, 7), lambda: type((5).__add__), lambda: types.ModuleType("m", "doc").__doc__)
      class CM:
          @classmethod
          def c(cls): "doc"
      attempt(lambda: CM.__dict__["c"].__name__, lambda: CM.__dict__["c"].__doc__)
      def kw(*, k=1): return k
      kw.__kwdefaults__ = {"k": 2}
      @dataclasses.dataclass(frozen=True)
      class DC: x: int = 1
      attempt(kw, lambda: DC.__dataclass_params__, lambda: __import__("math.foo"))
      """#)
    #expect(
      text == #"""
        TypeError Cannot nest BaseExceptions in 'EG'
        AttributeError readonly attribute
        TypeError expected a function, exception type or tuple of exception types
        ValueError Cannot specify ',' with ','.
        ValueError invalid literal for int() with base 10: '9999999999999999999999999999999999999999999999999999999999999999999999999999999
        AttributeError 'types.SimpleNamespace' object has no attribute 'b'
        TypeError an integer is required
        ('', (), None)
        ('(1, 2)', (1, 2), (1, 2))
        catch_warnings(record=True)
        5
        "<super: <class 'B2'>, NULL>"
        'b1'
        <class '__main__.B2'>
        4
        <class 'method-wrapper'>
        'doc'
        'c'
        'doc'
        2
        _DataclassParams(init=True,repr=True,eq=True,order=False,unsafe_hash=False,frozen=True)
        ModuleNotFoundError No module named 'math.foo'; 'math' is not a package

        """#)
  }
}
