import Testing

/// What AttributeErrors remember of what was looked for.
struct MissingNameTests {
  @Test func `errors that a class raises itself remember the name and suggest another one`() {
    let text = transcript(
      #"""
      import traceback
      class Fallback:
          value = 1
          def __getattr__(self, name):
              raise AttributeError(f'no {name} here')
      class Strict:
          forward = 1
          @property
          def broken(self):
              raise AttributeError('inner')
          def __getattribute__(self, name):
              if name == 'forwrd':
                  raise AttributeError('gone')
              return object.__getattribute__(self, name)
      for get in (lambda: Fallback().valu, lambda: Strict().forwrd, lambda: Strict().broken):
          try:
              get()
          except AttributeError as error:
              print(error.name, type(error.obj).__name__, traceback.format_exc().splitlines()[-1])
      print(getattr(Fallback(), 'valu', 'none'), hasattr(Strict(), 'forwrd'))
      try:
          from collections import OrderdDict
      except ImportError as error:
          print(traceback.format_exc().splitlines()[-1].split(' (')[0])
      try:
          raise AttributeError('own')
      except AttributeError as error:
          print(error.name, error.obj)
      """#)
    #expect(
      text == #"""
        valu Fallback AttributeError: no valu here
        forwrd Strict AttributeError: gone
        broken Strict AttributeError: inner
        none False
        ImportError: cannot import name 'OrderdDict' from 'collections'
        None None

        """#)
  }
}
