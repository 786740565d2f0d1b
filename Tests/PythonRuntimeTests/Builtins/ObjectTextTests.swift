import Testing

/// Texts of objects and of errors.
struct ObjectTextTests {
  @Test func `what is no text is refused by the name of what was asked, and errors mark what CPython marks`()
  {
    let text = transcript(
      #"""
      import traceback
      class Silent:
          def __repr__(self): return None
      for get in (str, repr, '{}'.format):
          try: get(Silent())
          except TypeError as error: print(error)
      class Named(Exception):
          def __repr__(self): return 'mine'
      class Row(list):
          def __repr__(self): return 'row'
      print(Named(5), Row(), f'{Row()}')
      for get in (lambda: {'a': 1}.keys() & 3, lambda: 3 - {}.items(), lambda: {1: 2}.keys() | [3]):
          try: print(get())
          except TypeError as error: print(error)
      for source in ('for i in x:\nabc = 1', 'if 1:', 'x\n  y', 'def f():\n  x\n y'):
          try: exec(source)
          except SyntaxError as error:
              print(error.args[1][1:])
              print(traceback.format_exc().split('\n', 3)[3], end='')
      """#)
    #expect(
      text == #"""
        __str__ returned non-string (type NoneType)
        __repr__ returned non-string (type NoneType)
        __str__ returned non-string (type NoneType)
        5 row row
        'int' object is not iterable
        'int' object is not iterable
        {1, 3}
        (2, 1, 'abc = 1\n', 2, 4)
                 ^^^^^^^^^^^^
          File "<string>", line 2
            abc = 1
            ^^^
        IndentationError: expected an indented block after 'for' statement on line 1
        (1, 6, 'if 1:\n', 1, -1)
                 ^^^^^^^^^^^^
          File "<string>", line 1
            if 1:
                 ^
        IndentationError: expected an indented block after 'if' statement on line 1
        (2, 2, '  y\n', 2, -1)
                 ^^^^^^^^^^^^
          File "<string>", line 2
            y
        IndentationError: unexpected indent
        (3, 3, ' y\n', 3, -1)
                 ^^^^^^^^^^^^
          File "<string>", line 3
            y
             ^
        IndentationError: unindent does not match any outer indentation level

        """#)
  }
}
