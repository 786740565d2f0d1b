import Testing

struct ClassDetailTests {
  @Test func `a text class with a repr keeps its text`() {
    let text = transcript(
      #"""
      class S(str):
          def __repr__(self): return 'R'
      print(S('a'), str(S('a')), f"{S('a')}", [S('a')], '%s' % S('q'))
      """#)
    #expect(
      text == #"""
        a a a [R] q

        """#)
  }

  @Test func `type() asks the metaclass of a base`() {
    let text = transcript(
      #"""
      class M(type):
          def __new__(m, name, bases, contents): return super().__new__(m, name + '!', bases, contents)
      class A(metaclass=M): pass
      print(type('B', (A,), {}).__name__, type(type('B', (A,), {})).__name__, 'mro' in dir(A))
      """#)
    #expect(
      text == #"""
        B! M False

        """#)
  }

  @Test func `what classes refuse`() {
    let text = transcript(
      #"""
      class A: pass
      def attempt(f):
          try: print(f())
          except Exception as e: print(type(e).__name__, e)
      attempt(lambda: type('S', (), {'__slots__': ('1a',)}))
      attempt(lambda: type('S', (int,), {'__slots__': ('a',)}))
      attempt(lambda: delattr(A, 'zzz'))
      attempt(lambda: super(A).f)
      class I:
          def __getitem__(self, i): return i
      attempt(lambda: reversed(I()))
      def keyword():
          class S(A, foo=1): pass
      attempt(keyword)
      """#)
    #expect(
      text == #"""
        TypeError __slots__ must be identifiers
        TypeError nonempty __slots__ not supported for subtype of 'int'
        AttributeError type object 'A' has no attribute 'zzz'
        AttributeError 'super' object has no attribute 'f'
        TypeError object of type 'I' has no len()
        TypeError keyword.<locals>.S.__init_subclass__() takes no keyword arguments

        """#)
  }

  @Test func `the texts of wrappers and iterators`() {
    let text = transcript(
      #"""
      def f(): pass
      print(repr(staticmethod(f))[:24], repr(classmethod(f))[:23])
      print(repr(iter('a'))[:19], repr(iter('\u03b1'))[:13], repr(reversed([1]))[:21])
      m = type.__dict__['__dict__']
      class A: x = 1
      print(isinstance(A.__dict__, type(type.__dict__)), type(type.__dict__)({'a': 1}), [type(type.__dict__)({'a': 1})])
      print(type(type.__dict__)({'a': 1}) | {'b': 2}, type(type.__dict__)({'a': 1}) == {'a': 1})
      try: A.__dict__.update
      except AttributeError as e: print(e)
      """#)
    #expect(
      text == #"""
        <staticmethod(<function  <classmethod(<function 
        <str_ascii_iterator <str_iterator <list_reverseiterator
        True {'a': 1} [mappingproxy({'a': 1})]
        {'a': 1, 'b': 2} True
        'mappingproxy' object has no attribute 'update'

        """#)
  }
}
