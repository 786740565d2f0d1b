extension PythonSource {
  static let json = PythonSource(module: "json", text: jsonEncoding + jsonDecoding)

  /// The error, and what turns objects into JSON.
  private static let jsonEncoding = #"""
    __all__ = ['dump', 'dumps', 'load', 'loads', 'JSONDecoder', 'JSONDecodeError', 'JSONEncoder']


    class JSONDecodeError(ValueError):
        """What is wrong in a text that should be JSON, and where."""

        def __init__(self, msg, doc, pos):
            lineno = doc.count('\n', 0, pos) + 1
            colno = pos - doc.rfind('\n', 0, pos)
            ValueError.__init__(self, '%s: line %d column %d (char %d)' % (msg, lineno, colno, pos))
            self.msg = msg
            self.doc = doc
            self.pos = pos
            self.lineno = lineno
            self.colno = colno


    JSONDecodeError.__module__ = 'json.decoder'

    _ESCAPES = {'\\': '\\\\', '"': '\\"', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t'}
    _UNESCAPES = {'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}
    _CONSTANTS = {'NaN': float('nan'), 'Infinity': float('inf'), '-Infinity': float('-inf')}
    _WHITESPACE = ' \t\n\r'


    def _quote(text, ascii_only):
        parts = ['"']
        for char in text:
            code = ord(char)
            if char in _ESCAPES:
                parts.append(_ESCAPES[char])
            elif code < 0x20 or (ascii_only and 0x7f <= code < 0x10000):
                parts.append('\\u{0:04x}'.format(code))
            elif ascii_only and code >= 0x10000:
                code -= 0x10000
                parts.append('\\u{0:04x}\\u{1:04x}'.format(0xd800 | (code >> 10), 0xdc00 | (code & 0x3ff)))
            else:
                parts.append(char)
        parts.append('"')
        return ''.join(parts)


    class JSONEncoder:
        """Turns objects into JSON."""

        item_separator = ', '
        key_separator = ': '

        def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True,
                     sort_keys=False, indent=None, separators=None, default=None):
            self.skipkeys = skipkeys
            self.ensure_ascii = ensure_ascii
            self.check_circular = check_circular
            self.allow_nan = allow_nan
            self.sort_keys = sort_keys
            self.indent = indent
            if separators is not None:
                self.item_separator, self.key_separator = separators
            elif indent is not None:
                self.item_separator = ','
            if default is not None:
                self.default = default

        def default(self, o):
            raise TypeError(f'Object of type {o.__class__.__name__} is not JSON serializable')

        def encode(self, o):
            return ''.join(self.iterencode(o, _one_shot=True))

        def iterencode(self, o, _one_shot=False):
            indent = self.indent
            if indent is not None and not isinstance(indent, str):
                indent = ' ' * indent
            yield from self._parts(o, indent, 0, {} if self.check_circular else None)

        def _float(self, o):
            if o != o:
                text = 'NaN'
            elif o == _CONSTANTS['Infinity']:
                text = 'Infinity'
            elif o == _CONSTANTS['-Infinity']:
                text = '-Infinity'
            else:
                return float.__repr__(o)
            if not self.allow_nan:
                raise ValueError('Out of range float values are not JSON compliant')
            return text

        def _key(self, key):
            if isinstance(key, str):
                return key
            if isinstance(key, float):
                return self._float(key)
            if key is True:
                return 'true'
            if key is False:
                return 'false'
            if key is None:
                return 'null'
            if isinstance(key, int):
                return int.__repr__(key)
            if self.skipkeys:
                return None
            raise TypeError(f'keys must be str, int, float, bool or None, not {key.__class__.__name__}')

        def _parts(self, o, indent, level, markers):
            if isinstance(o, str):
                yield _quote(o, self.ensure_ascii)
            elif o is None:
                yield 'null'
            elif o is True:
                yield 'true'
            elif o is False:
                yield 'false'
            elif isinstance(o, int):
                yield int.__repr__(o)
            elif isinstance(o, float):
                yield self._float(o)
            else:
                if markers is not None:
                    if id(o) in markers:
                        raise ValueError('Circular reference detected')
                    markers[id(o)] = o
                if isinstance(o, (list, tuple)):
                    items = ((None, item) for item in o)
                    yield from self._items('[', items, ']', indent, level, markers)
                elif isinstance(o, dict):
                    pairs = sorted(o.items()) if self.sort_keys else o.items()
                    yield from self._items('{', pairs, '}', indent, level, markers)
                else:
                    yield from self._parts(self.default(o), indent, level, markers)
                if markers is not None:
                    del markers[id(o)]

        def _items(self, opening, items, closing, indent, level, markers):
            separator = self.item_separator
            start = ''
            if indent is not None:
                start = '\n' + indent * (level + 1)
                separator += start
            yield opening
            first = True
            for key, value in items:
                if opening == '{':
                    key = self._key(key)
                    if key is None:
                        continue
                yield start if first else separator
                first = False
                if opening == '{':
                    yield _quote(key, self.ensure_ascii)
                    yield self.key_separator
                yield from self._parts(value, indent, level + 1, markers)
            if indent is not None and not first:
                yield '\n' + indent * level
            yield closing


    JSONEncoder.__module__ = 'json.encoder'


    """#

  /// What turns JSON into objects, and the functions of the module.
  private static let jsonDecoding = #"""
    class JSONDecoder:
        """Turns JSON into objects."""

        def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
                     strict=True, object_pairs_hook=None):
            self.object_hook = object_hook
            self.parse_float = parse_float or float
            self.parse_int = parse_int or int
            self.parse_constant = parse_constant or _CONSTANTS.__getitem__
            self.strict = strict
            self.object_pairs_hook = object_pairs_hook

        def decode(self, s):
            value, end = self.raw_decode(s, self._skip(s, 0))
            end = self._skip(s, end)
            if end != len(s):
                raise JSONDecodeError('Extra data', s, end)
            return value

        def raw_decode(self, s, idx=0):
            try:
                return self._value(s, idx)
            except StopIteration as stop:
                raise JSONDecodeError('Expecting value', s, stop.value) from None

        def _skip(self, s, i):
            while i < len(s) and s[i] in _WHITESPACE:
                i += 1
            return i

        def _value(self, s, i):
            char = s[i:i + 1]
            if char == '"':
                return self._string(s, i + 1)
            if char == '{':
                return self._object(s, i + 1)
            if char == '[':
                return self._array(s, i + 1)
            for text, value in (('null', None), ('true', True), ('false', False)):
                if s.startswith(text, i):
                    return value, i + len(text)
            end = i + 1 if char == '-' else i
            digits = end
            while end < len(s) and '0' <= s[end] <= '9' and not (s[digits] == '0' and end > digits):
                end += 1
            if end == digits:
                for text in ('NaN', 'Infinity', '-Infinity'):
                    if s.startswith(text, i):
                        return self.parse_constant(text), i + len(text)
                raise StopIteration(i)
            whole = end
            if s[end:end + 1] == '.' and '0' <= s[end + 1:end + 2] <= '9':
                end += 2
                while end < len(s) and '0' <= s[end] <= '9':
                    end += 1
            if s[end:end + 1] in ('e', 'E'):
                exponent = end + 1
                if s[exponent:exponent + 1] in ('+', '-'):
                    exponent += 1
                if '0' <= s[exponent:exponent + 1] <= '9':
                    end = exponent
                    while end < len(s) and '0' <= s[end] <= '9':
                        end += 1
            number = s[i:end]
            return (self.parse_int if end == whole else self.parse_float)(number), end

        def _string(self, s, i):
            begin = i - 1
            parts = []
            while True:
                start = i
                while i < len(s) and s[i] not in '"\\' and s[i] >= ' ':
                    i += 1
                if i > start:
                    parts.append(s[start:i])
                if i >= len(s):
                    raise JSONDecodeError('Unterminated string starting at', s, begin)
                char = s[i]
                if char == '"':
                    return ''.join(parts), i + 1
                if char != '\\':
                    if self.strict:
                        raise JSONDecodeError('Invalid control character at', s, i)
                    parts.append(char)
                    i += 1
                    continue
                i += 1
                if i >= len(s):
                    raise JSONDecodeError('Unterminated string starting at', s, begin)
                escape = s[i]
                if escape != 'u':
                    if escape not in _UNESCAPES:
                        raise JSONDecodeError('Invalid \\escape', s, i - 1)
                    parts.append(_UNESCAPES[escape])
                    i += 1
                    continue
                code = self._code(s, i)
                i += 5
                if 0xd800 <= code <= 0xdbff and s[i:i + 2] == '\\u':
                    second = self._code(s, i + 1)
                    if 0xdc00 <= second <= 0xdfff:
                        code = 0x10000 + (((code - 0xd800) << 10) | (second - 0xdc00))
                        i += 6
                parts.append(chr(code))

        def _code(self, s, i):
            digits = s[i + 1:i + 5]
            if len(digits) == 4 and all(digit in '0123456789abcdefABCDEF' for digit in digits):
                return int(digits, 16)
            raise JSONDecodeError('Invalid \\uXXXX escape', s, i)

        def _object(self, s, i):
            pairs = []
            i = self._skip(s, i)
            if s[i:i + 1] == '}':
                return self._made(pairs), i + 1
            if s[i:i + 1] != '"':
                raise JSONDecodeError('Expecting property name enclosed in double quotes', s, i)
            while True:
                key, i = self._string(s, i + 1)
                i = self._skip(s, i)
                if s[i:i + 1] != ':':
                    raise JSONDecodeError("Expecting ':' delimiter", s, i)
                value, i = self._value(s, self._skip(s, i + 1))
                pairs.append((key, value))
                i = self._skip(s, i)
                char = s[i:i + 1]
                if char == '}':
                    return self._made(pairs), i + 1
                if char != ',':
                    raise JSONDecodeError("Expecting ',' delimiter", s, i)
                i = self._skip(s, i + 1)
                if s[i:i + 1] != '"':
                    raise JSONDecodeError('Expecting property name enclosed in double quotes', s, i)

        def _made(self, pairs):
            if self.object_pairs_hook is not None:
                return self.object_pairs_hook(pairs)
            result = dict(pairs)
            return result if self.object_hook is None else self.object_hook(result)

        def _array(self, s, i):
            values = []
            i = self._skip(s, i)
            if s[i:i + 1] == ']':
                return values, i + 1
            while True:
                value, i = self._value(s, i)
                values.append(value)
                i = self._skip(s, i)
                char = s[i:i + 1]
                if char == ']':
                    return values, i + 1
                if char != ',':
                    raise JSONDecodeError("Expecting ',' delimiter", s, i)
                i = self._skip(s, i + 1)


    JSONDecoder.__module__ = 'json.decoder'


    def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None,
              indent=None, separators=None, default=None, sort_keys=False, **kw):
        """The JSON of an object."""
        return (cls or JSONEncoder)(
            skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular, allow_nan=allow_nan,
            indent=indent, separators=separators, default=default, sort_keys=sort_keys, **kw).encode(obj)


    def dump(obj, fp, **kw):
        """Write the JSON of an object."""
        fp.write(dumps(obj, **kw))


    def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
              object_pairs_hook=None, **kw):
        """The object that JSON stands for."""
        if isinstance(s, str):
            if s.startswith('\ufeff'):
                raise JSONDecodeError('Unexpected UTF-8 BOM (decode using utf-8-sig)', s, 0)
        elif isinstance(s, (bytes, bytearray)):
            s = s.decode()
        else:
            raise TypeError(f'the JSON object must be str, bytes or bytearray, not {s.__class__.__name__}')
        hooks = {'object_hook': object_hook, 'parse_float': parse_float, 'parse_int': parse_int,
                 'parse_constant': parse_constant, 'object_pairs_hook': object_pairs_hook}
        return (cls or JSONDecoder)(**{name: hook for name, hook in hooks.items() if hook is not None}, **kw).decode(s)


    def load(fp, **kw):
        """The object that JSON in a file stands for."""
        return loads(fp.read(), **kw)


    from json import decoder, encoder
    """#

  /// What `json` offers, under the names of its parts.
  static let jsonDecoder = PythonSource(
    module: "json.decoder", text: "from json import JSONDecodeError, JSONDecoder")
  static let jsonEncoder = PythonSource(module: "json.encoder", text: "from json import JSONEncoder")
}
