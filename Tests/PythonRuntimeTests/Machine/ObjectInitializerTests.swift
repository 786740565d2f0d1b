import Testing

/// What `object.__init__` and the classes of single values take.
struct ObjectInitializerTests {
  @Test func `leftover arguments are refused`() {
    let text = transcript(
      #"""
      class A:
          def __init__(self, **k): super().__init__(**k)
      class B:
          def __new__(cls, *a): return object.__new__(cls)
      class C:
          def __new__(cls, *a): return object.__new__(cls)
          def __init__(self, *a): super().__init__(*a)
      class F: pass
      class G(int):
          def __init__(self, *a): super().__init__(*a)
      def attempt(f):
          try: print(type(f()).__name__)
          except Exception as e: print(type(e).__name__, e)
      attempt(A); attempt(lambda: A(x=1)); attempt(lambda: B(1)); attempt(lambda: C(1)); attempt(lambda: G(1))
      attempt(lambda: F(1)); attempt(lambda: F().__init__(1)); attempt(lambda: object(1)); attempt(lambda: (5).__init__(7))
      attempt(type(None)); attempt(type(...)); attempt(lambda: type(NotImplemented)(1))
      def derive(base):
          class X(base): pass
      for base in (None, ..., 5, [1]): attempt(lambda: derive(base))
      """#)
    #expect(
      text == #"""
        A
        TypeError object.__init__() takes exactly one argument (the instance to initialize)
        B
        TypeError object.__init__() takes exactly one argument (the instance to initialize)
        TypeError object.__init__() takes exactly one argument (the instance to initialize)
        TypeError F() takes no arguments
        TypeError F.__init__() takes exactly one argument (the instance to initialize)
        TypeError object() takes no arguments
        NoneType
        NoneType
        ellipsis
        TypeError NotImplementedType takes no arguments
        TypeError NoneType takes no arguments
        TypeError EllipsisType takes no arguments
        TypeError int() takes at most 2 arguments (3 given)
        TypeError list expected at most 1 argument, got 3

        """#)
  }

  @Test func `classes show the attributes of their instances`() {
    let text = transcript(
      #"""
      class A: x = 1
      class B:
          __slots__ = ("b", "a")
      class C:
          "doc"
          __slots__ = ["__weakref__"]
      class D(B): pass
      class E(int): pass
      class G(list): pass
      for c in (A, B, C, D, E, G): print(list(c.__dict__))
      print(A.__weakref__, hasattr(C(), "__weakref__"), hasattr(C(), "__dict__"), A().__weakref__)
      """#)
    #expect(
      text == #"""
        ['__module__', 'x', '__dict__', '__weakref__', '__doc__']
        ['__module__', '__slots__', 'a', 'b', '__doc__']
        ['__module__', '__doc__', '__slots__', '__weakref__']
        ['__module__', '__dict__', '__weakref__', '__doc__']
        ['__module__', '__dict__', '__doc__']
        ['__module__', '__dict__', '__weakref__', '__doc__']
        <attribute '__weakref__' of 'A' objects> True False None

        """#)
  }
}
