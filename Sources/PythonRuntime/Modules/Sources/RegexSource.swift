extension PythonSource {
  /// What `re` is made of beside its patterns and matches.
  static let regularExpressions = PythonSource(
    module: "re",
    text: #"""
      import enum

      __all__ = [
          'match', 'fullmatch', 'search', 'sub', 'subn', 'split', 'findall', 'finditer', 'compile', 'purge',
          'template', 'escape', 'error', 'Pattern', 'Match', 'A', 'I', 'L', 'M', 'S', 'X', 'U', 'ASCII',
          'IGNORECASE', 'LOCALE', 'MULTILINE', 'DOTALL', 'VERBOSE', 'UNICODE', 'NOFLAG', 'RegexFlag',
      ]


      @enum.global_enum
      class RegexFlag(enum.IntFlag, boundary=enum.KEEP):
          NOFLAG = 0
          ASCII = A = 256
          IGNORECASE = I = 2
          LOCALE = L = 4
          UNICODE = U = 32
          MULTILINE = M = 8
          DOTALL = S = 16
          VERBOSE = X = 64
          TEMPLATE = T = 1
          DEBUG = 128
          __str__ = object.__str__
          _numeric_repr_ = hex


      class error(Exception):
          """A mistake in a regular expression: what it is, in which pattern, and where."""
          __module__ = 're'

          def __init__(self, msg, pattern=None, pos=None):
              self.msg, self.pattern, self.pos = msg, pattern, pos
              self.lineno = self.colno = None
              if pattern is not None and pos is not None:
                  msg = f'{msg} at position {pos}'
                  newline = '\n' if isinstance(pattern, str) else b'\n'
                  self.lineno = pattern.count(newline, 0, pos) + 1
                  self.colno = pos - pattern.rfind(newline, 0, pos)
                  if newline in pattern:
                      msg = f'{msg} (line {self.lineno}, column {self.colno})'
              super().__init__(msg)


      def match(pattern, string, flags=0):
          """A match at the start of a text; None if there is none."""
          return _compile(pattern, flags).match(string)


      def fullmatch(pattern, string, flags=0):
          """A match with the whole of a text; None if there is none."""
          return _compile(pattern, flags).fullmatch(string)


      def search(pattern, string, flags=0):
          """The first match anywhere in a text; None if there is none."""
          return _compile(pattern, flags).search(string)


      def sub(pattern, repl, string, count=0, flags=0):
          """The text with the matches replaced."""
          return _compile(pattern, flags).sub(repl, string, count)


      def subn(pattern, repl, string, count=0, flags=0):
          """The text with the matches replaced, and how many there were."""
          return _compile(pattern, flags).subn(repl, string, count)


      def split(pattern, string, maxsplit=0, flags=0):
          """The parts of a text between the matches."""
          return _compile(pattern, flags).split(string, maxsplit)


      def findall(pattern, string, flags=0):
          """What all matches, or their groups, have matched."""
          return _compile(pattern, flags).findall(string)


      def finditer(pattern, string, flags=0):
          """An iterator over all matches."""
          return _compile(pattern, flags).finditer(string)


      def compile(pattern, flags=0):
          """A pattern, ready to be matched."""
          return _compile(pattern, flags)


      def purge():
          """Forgets the patterns that were compiled."""
          _forget()


      def template(pattern, flags=0):
          """A pattern; deprecated."""
          import warnings
          warnings.warn('The re.template() function is deprecated as it is an undocumented function '
                        'without an obvious purpose. Use re.compile() instead.', DeprecationWarning)
          return _compile(pattern, flags | T)


      _escapes = {code: '\\' + chr(code) for code in b'()[]{}?*+-|^$\\.&~# \t\n\r\v\f'}


      def escape(pattern):
          """The text with a backslash in front of what is special in expressions."""
          if isinstance(pattern, str):
              return pattern.translate(_escapes)
          return str(pattern, 'latin1').translate(_escapes).encode('latin1')
      """#)
}
