extension PythonSource {
  static let string = PythonSource(
    module: "string",
    text: #"""
      whitespace = ' \t\n\r\v\f'
      ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
      ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
      ascii_letters = ascii_lowercase + ascii_uppercase
      digits = '0123456789'
      hexdigits = digits + 'abcdef' + 'ABCDEF'
      octdigits = '01234567'
      punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
      printable = digits + ascii_letters + punctuation + whitespace


      def capwords(s, sep=None):
          """Capitalize the words of a text."""
          return (sep or ' ').join(map(str.capitalize, s.split(sep)))


      class Template:
          """A text with $names to fill in."""
          delimiter = '$'

          def __init__(self, template):
              self.template = template

          def _fill(self, mapping, safe):
              text, result, i = self.template, [], 0
              while i < len(text):
                  if text[i] != self.delimiter:
                      result.append(text[i])
                      i += 1
                      continue
                  rest = text[i + 1:]
                  if rest[:1] == self.delimiter:
                      result.append(self.delimiter)
                      i += 2
                      continue
                  braced = rest[:1] == '{'
                  start = i + 2 if braced else i + 1
                  end = start
                  while end < len(text) and (text[end].isalnum() or text[end] == '_') and text[end].isascii():
                      end += 1
                  name = text[start:end]
                  stop = end + 1 if braced else end
                  if not name or name[0].isdigit() or (braced and text[end:end + 1] != '}'):
                      if not safe:
                          line = text[:i].count('\n') + 1
                          column = i - (text.rfind('\n', 0, i) + 1) + 1
                          raise ValueError(f'Invalid placeholder in string: line {line}, col {column}')
                      result.append(text[i])
                      i += 1
                      continue
                  if safe and name not in mapping:
                      result.append(text[i:stop])
                  else:
                      result.append(str(mapping[name]))
                  i = stop
              return ''.join(result)

          def substitute(self, mapping={}, /, **kws):
              return self._fill(self._joined(mapping, kws), False)

          def safe_substitute(self, mapping={}, /, **kws):
              return self._fill(self._joined(mapping, kws), True)

          def _joined(self, mapping, kws):
              from collections import ChainMap
              return ChainMap(kws, mapping) if kws else mapping

          def get_identifiers(self):
              """The names in the text, each once."""
              class Names(dict):
                  def __missing__(self, name):
                      self[name] = ''
                      return ''

                  def __contains__(self, name):
                      return True
              names = Names()
              self._fill(names, True)
              return list(names)

          def is_valid(self):
              """Whether the text has only names that can be filled in."""
              class Anything(dict):
                  def __missing__(self, name):
                      return ''
              try:
                  self._fill(Anything(), False)
              except ValueError:
                  return False
              return True


      def _parse_format(text):
          literal, i = '', 0
          while i < len(text):
              c = text[i]
              if c in '{}' and text[i + 1:i + 2] == c:
                  yield literal + c, None, None, None
                  literal = ''
                  i += 2
              elif c == '}':
                  raise ValueError("Single '}' encountered in format string")
              elif c == '{':
                  if i + 1 == len(text):
                      raise ValueError("Single '{' encountered in format string")
                  start, depth = i + 1, 1
                  i += 1
                  while i < len(text) and depth:
                      depth += {'{': 1, '}': -1}.get(text[i], 0)
                      i += 1
                  if depth:
                      raise ValueError("expected '}' before end of string")
                  yield literal, *_parse_field(text[start:i - 1])
                  literal = ''
              else:
                  literal += c
                  i += 1
          if literal:
              yield literal, None, None, None


      def _parse_field(field):
          inside, k = False, 0
          while k < len(field) and (inside or field[k] not in '!:'):
              inside = field[k] == '[' or inside and field[k] != ']'
              k += 1
          name, rest, conversion = field[:k], field[k:], None
          if rest[:1] == '!':
              conversion, rest = rest[1:2], rest[2:]
              if not conversion:
                  raise ValueError("end of string while looking for conversion specifier")
              if rest and rest[0] != ':':
                  raise ValueError("expected ':' after conversion specifier")
          return name, rest[1:], conversion


      class Formatter:
          """What str.format does, to derive from."""

          def format(self, format_string, /, *args, **kwargs):
              return self.vformat(format_string, args, kwargs)

          def vformat(self, format_string, args, kwargs):
              used = set()
              result, _ = self._vformat(format_string, args, kwargs, used, 2)
              self.check_unused_args(used, args, kwargs)
              return result

          def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
              if recursion_depth < 0:
                  raise ValueError('Max string recursion exceeded')
              result = []
              for literal, name, spec, conversion in self.parse(format_string):
                  if literal:
                      result.append(literal)
                  if name is None:
                      continue
                  if name == '':
                      if auto_arg_index is False:
                          raise ValueError('cannot switch from manual field specification to automatic field numbering')
                      name = str(auto_arg_index)
                      auto_arg_index += 1
                  elif name.isdigit():
                      if auto_arg_index:
                          raise ValueError('cannot switch from manual field specification to automatic field numbering')
                      auto_arg_index = False
                  value, used = self.get_field(name, args, kwargs)
                  used_args.add(used)
                  value = self.convert_field(value, conversion)
                  spec, auto_arg_index = self._vformat(spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index)
                  result.append(self.format_field(value, spec))
              return ''.join(result), auto_arg_index

          def parse(self, format_string):
              return _parse_format(format_string)

          def get_value(self, key, args, kwargs):
              return args[key] if isinstance(key, int) else kwargs[key]

          def get_field(self, field_name, args, kwargs):
              end = min([k for k in (field_name.find('.'), field_name.find('[')) if k >= 0], default=len(field_name))
              first, rest = field_name[:end], field_name[end:]
              first = int(first) if first.isdigit() else first
              value = self.get_value(first, args, kwargs)
              while rest:
                  if rest[0] == '.':
                      end = min([k for k in (rest.find('.', 1), rest.find('[', 1)) if k >= 0], default=len(rest))
                      value, rest = getattr(value, rest[1:end]), rest[end:]
                  else:
                      end = rest.index(']')
                      key, rest = rest[1:end], rest[end + 1:]
                      value = value[int(key) if key.isdigit() else key]
              return value, first

          def check_unused_args(self, used_args, args, kwargs):
              pass

          def format_field(self, value, format_spec):
              return format(value, format_spec)

          def convert_field(self, value, conversion):
              if conversion is None:
                  return value
              converter = {'s': str, 'r': repr, 'a': ascii}.get(conversion)
              if converter is None:
                  raise ValueError('Unknown conversion specifier {0!s}'.format(conversion))
              return converter(value)
      """#)

  static let textwrap = PythonSource(
    module: "textwrap",
    text: #"""
      __all__ = ['TextWrapper', 'wrap', 'fill', 'dedent', 'indent', 'shorten']


      _whitespace = '\t\n\x0b\x0c\r '


      def _is_letter(text, index):
          return 0 <= index < len(text) and (text[index].isalpha() or text[index] == '_')


      def _is_hyphen(text, index):
          """Whether a word may be broken behind a hyphen: letters stand around it, no single one alone."""
          if not (_is_letter(text, index - 1) and _is_letter(text, index + 1)):
              return False
          before = index - 3 if text[index - 2:index - 1] == '-' else index - 2
          after = index + 3 if text[index + 2:index + 3] == '-' else index + 2
          return _is_letter(text, before) and _is_letter(text, after)


      def _chunks(text, break_on_hyphens):
          result, i = [], 0
          while i < len(text):
              start = i
              blank = text[i] in _whitespace
              while i < len(text) and (text[i] in _whitespace) == blank:
                  i += 1
              piece = text[start:i]
              if blank or not break_on_hyphens:
                  result.append(piece)
                  continue
              begin, k = 0, 1
              while k < len(piece) - 1:
                  if piece[k] != '-':
                      k += 1
                      continue
                  end = k
                  while end < len(piece) and piece[end] == '-':
                      end += 1
                  before, after = piece[k - 1], piece[end:end + 1]
                  if end - k > 1 and (after.isalnum() or after == '_') and (before.isalnum() or before in '_!"\'&.,?'):
                      # A dash stands by itself.
                      result += [piece[begin:k], piece[k:end]]
                      begin = end
                  elif end - k == 1 and _is_hyphen(piece, k):
                      result.append(piece[begin:end])
                      begin = end
                  k = end
              result.append(piece[begin:])
          return result


      class TextWrapper:
          """Break a text into lines of a width."""

          def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True,
                       replace_whitespace=True, fix_sentence_endings=False, break_long_words=True,
                       drop_whitespace=True, break_on_hyphens=True, tabsize=8, *, max_lines=None, placeholder=' [...]'):
              self.width = width
              self.initial_indent = initial_indent
              self.subsequent_indent = subsequent_indent
              self.expand_tabs = expand_tabs
              self.replace_whitespace = replace_whitespace
              self.fix_sentence_endings = fix_sentence_endings
              self.break_long_words = break_long_words
              self.drop_whitespace = drop_whitespace
              self.break_on_hyphens = break_on_hyphens
              self.tabsize = tabsize
              self.max_lines = max_lines
              self.placeholder = placeholder

          def wrap(self, text):
              if self.expand_tabs:
                  text = text.expandtabs(self.tabsize)
              if self.replace_whitespace:
                  text = text.translate({ord(c): ' ' for c in '\t\n\x0b\x0c\r '})
              if self.width <= 0:
                  raise ValueError("invalid width %r (must be > 0)" % self.width)
              if self.max_lines is not None:
                  indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
                  if len(indent) + len(self.placeholder.lstrip()) > self.width:
                      raise ValueError("placeholder too large for max width")
              chunks = _chunks(text, self.break_on_hyphens)
              if self.fix_sentence_endings:
                  for i in range(1, len(chunks) - 1):
                      end = chunks[i - 1].rstrip('"\'')
                      if chunks[i] == ' ' and end[-1:] in ('.', '!', '?') and end[-2:-1].islower():
                          chunks[i] = '  '
              chunks.reverse()
              lines = []
              while chunks:
                  indent = self.subsequent_indent if lines else self.initial_indent
                  width = self.width - len(indent)
                  if self.drop_whitespace and chunks[-1].strip() == '' and lines:
                      del chunks[-1]
                  current, length = [], 0
                  while chunks and length + len(chunks[-1]) <= width:
                      length += len(chunks[-1])
                      current.append(chunks.pop())
                  if chunks and len(chunks[-1]) > width:
                      space = width - length if width >= 1 else 1
                      if self.break_long_words:
                          if self.break_on_hyphens and len(chunks[-1]) > space:
                              hyphen = chunks[-1].rfind('-', 0, space)
                              if hyphen > 0 and chunks[-1][:hyphen].strip('-'):
                                  space = hyphen + 1
                          current.append(chunks[-1][:space])
                          chunks[-1] = chunks[-1][space:]
                      elif not current:
                          current.append(chunks.pop())
                      length = sum(map(len, current))
                  if self.drop_whitespace and current and current[-1].strip() == '':
                      length -= len(current[-1])
                      del current[-1]
                  if not current:
                      continue
                  fits = not chunks or (self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip())
                  if self.max_lines is None or len(lines) + 1 < self.max_lines or (fits and length <= width):
                      lines.append(indent + ''.join(current))
                      continue
                  while current:
                      if current[-1].strip() and length + len(self.placeholder) <= width:
                          current.append(self.placeholder)
                          lines.append(indent + ''.join(current))
                          break
                      length -= len(current[-1])
                      del current[-1]
                  else:
                      if lines and len(lines[-1].rstrip()) + len(self.placeholder) <= self.width:
                          lines[-1] = lines[-1].rstrip() + self.placeholder
                      else:
                          lines.append(indent + self.placeholder.lstrip())
                  break
              return lines

          def fill(self, text):
              return "\n".join(self.wrap(text))


      def wrap(text, width=70, **kwargs):
          """The lines of a text, none longer than a width."""
          return TextWrapper(width=width, **kwargs).wrap(text)


      def fill(text, width=70, **kwargs):
          """A text broken into lines, none longer than a width."""
          return TextWrapper(width=width, **kwargs).fill(text)


      def shorten(text, width, **kwargs):
          """A text cut off so that it fits a width."""
          return TextWrapper(width=width, max_lines=1, **kwargs).fill(' '.join(text.strip().split()))


      def dedent(text):
          """A text without the blanks that all its lines start with."""
          margin = None
          lines = [line if line.strip(' \t') else '' for line in text.split('\n')]
          for line in lines:
              if not line:
                  continue
              indent = line[:len(line) - len(line.lstrip(' \t'))]
              if margin is None or indent.startswith(margin):
                  margin = indent if margin is None else margin
              elif margin.startswith(indent):
                  margin = indent
              else:
                  for i, (x, y) in enumerate(zip(margin, indent)):
                      if x != y:
                          margin = margin[:i]
                          break
          if margin:
              lines = [line[len(margin):] for line in lines]
          return '\n'.join(lines)


      def indent(text, prefix, predicate=None):
          """A text with something in front of its lines."""
          if predicate is None:
              def predicate(line):
                  return line.strip()
          return ''.join(prefix + line if predicate(line) else line for line in text.splitlines(True))
      """#)
}
