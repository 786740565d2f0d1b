import PythonRuntime

extension PythonSource {
  /// How arrays are printed.
  static let numpyPrinting = PythonSource(
    module: "numpy._printing",
    text: #"""
      import numpy._native as _native

      _defaults = {
          'edgeitems': 3, 'threshold': 1000, 'floatmode': 'maxprec', 'precision': 8, 'suppress': False,
          'linewidth': 75, 'nanstr': 'nan', 'infstr': 'inf', 'sign': '-', 'formatter': None, 'legacy': False,
          'override_repr': None,
      }
      _options = dict(_defaults)


      def _checked(options):
          if options.get('floatmode') not in (None, 'fixed', 'unique', 'maxprec', 'maxprec_equal'):
              raise ValueError("floatmode option must be one of 'fixed', 'unique', 'maxprec', 'maxprec_equal'")
          if options.get('sign') not in (None, '-', '+', ' '):
              raise ValueError("sign option must be one of ' ', '+', or '-'")
          threshold = options.get('threshold')
          if threshold is not None:
              if not isinstance(threshold, (int, float, _native.number)):
                  raise TypeError('threshold must be numeric')
              if threshold != threshold:
                  raise ValueError('threshold must be non-NAN, try sys.maxsize for untruncated representation')
          precision = options.get('precision')
          if precision is not None and not hasattr(precision, '__index__'):
              raise TypeError('precision must be an integer')
          return {key: value for key, value in options.items() if value is not None}


      def set_printoptions(precision=None, threshold=None, edgeitems=None, linewidth=None, suppress=None, nanstr=None,
                           infstr=None, formatter=None, sign=None, floatmode=None, *, legacy=None, override_repr=None):
          """Sets how arrays are printed."""
          _options.update(_checked({
              'precision': precision, 'threshold': threshold, 'edgeitems': edgeitems, 'linewidth': linewidth,
              'suppress': suppress, 'nanstr': nanstr, 'infstr': infstr, 'sign': sign, 'floatmode': floatmode}))
          _options['formatter'] = formatter
          if floatmode == 'fixed' and precision is None and _options['precision'] is None:
              _options['precision'] = 8


      def get_printoptions():
          """The options of printing."""
          return dict(_options)


      class printoptions:
          """Other options of printing within a `with` block."""

          def __init__(self, *args, **kwargs):
              self.args = args
              self.kwargs = kwargs

          def __enter__(self):
              self.saved = dict(_options)
              set_printoptions(*self.args, **self.kwargs)
              return get_printoptions()

          def __exit__(self, *exc):
              _options.clear()
              _options.update(self.saved)


      def _positional(x, dtype, precision, unique, trim, sign, min_digits=0):
          """A number without an exponent; `trim` is 'k' to keep zeros, '.' to drop them."""
          if unique:
              digits, exponent = _native.digits(x, dtype)
              if exponent < 0:
                  whole, fraction = '0', ('' if digits == '0' else '0' * (-exponent - 1) + digits)
              else:
                  digits = digits + '0' * (exponent + 1 - len(digits))
                  whole, fraction = digits[:exponent + 1], digits[exponent + 1:]
              if precision >= 0 and len(fraction) > precision:
                  whole, _, fraction = _native.fixed(abs(x), precision).partition('.')
                  if trim != 'k':
                      fraction = fraction.rstrip('0')
              text = whole + '.' + fraction
              if min_digits and len(fraction) < min_digits:
                  text += '0' * (min_digits - len(fraction))
          else:
              text = _native.fixed(abs(x), max(precision, 0))
              if '.' not in text:
                  text += '.'
              if trim != 'k':
                  text = text.rstrip('0')
          if _negative(x):
              return '-' + text
          return '+' + text if sign else text


      def _negative(x):
          return x < 0 or (x == 0 and str(float(x))[0] == '-')


      def _scientific(x, dtype, precision, unique, trim, sign, min_digits=0, exp_digits=2):
          if unique:
              digits, exponent = _native.digits(x, dtype)
              if precision >= 0 and len(digits) - 1 > precision:
                  text = _native.scientific(abs(x), precision)
                  mantissa, _, power = text.partition('e')
                  exponent = int(power)
                  whole, _, fraction = mantissa.partition('.')
                  if trim != 'k':
                      fraction = fraction.rstrip('0')
              else:
                  whole, fraction = digits[0], digits[1:]
              if min_digits:
                  fraction = fraction + '0' * (min_digits - len(fraction))
          else:
              mantissa, _, power = _native.scientific(abs(x), max(precision, 0)).partition('e')
              exponent = int(power)
              whole, _, fraction = mantissa.partition('.')
              if trim != 'k':
                  fraction = fraction.rstrip('0')
          power = str(abs(exponent))
          power = '0' * (max(exp_digits, 2) - len(power)) + power
          text = whole + '.' + fraction + 'e' + ('-' if exponent < 0 else '+') + power
          if _negative(x):
              return '-' + text
          return '+' + text if sign else text


      class FloatingFormat:
          def __init__(self, data, dtype, precision, floatmode, suppress, sign):
              self.dtype = dtype
              self.sign = sign == '+'
              self.precision = -1 if floatmode == 'unique' or precision is None else precision
              self.exp_format = False
              finite = [x for x in data if x - x == 0]
              nonzero = [abs(x) for x in finite if x != 0]
              if nonzero:
                  largest, least = max(nonzero), min(nonzero)
                  cutoff = 10. ** min(8, {2: 3, 4: 6}.get(dtype.itemsize, 15))
                  if largest >= cutoff or (not suppress and (least < 0.0001 or _ratio(largest, least, dtype) > 1000.)):
                      self.exp_format = True
              self.unique, self.trim, self.exp_size, self.min_digits = True, '.', -1, 0
              if not finite:
                  self.pad_left = self.pad_right = 0
              elif self.exp_format:
                  if floatmode == 'fixed':
                      self.unique, self.trim = False, 'k'
                  texts = [_scientific(x, dtype, self.precision, self.unique, self.trim, self.sign) for x in finite]
                  parts = [text.partition('e') for text in texts]
                  self.exp_size = max(len(part[2]) for part in parts) - 1
                  self.trim = 'k'
                  self.precision = self.min_digits = max(len(part[0].split('.')[1]) for part in parts)
                  self.pad_left = max(len(part[0].split('.')[0]) for part in parts)
                  self.pad_right = self.exp_size + 2 + self.precision
              else:
                  if floatmode == 'fixed':
                      self.unique, self.trim = False, 'k'
                  texts = [_positional(x, dtype, self.precision, self.unique, self.trim, self.sign).split('.')
                           for x in finite]
                  self.pad_left = max(len(text[0]) for text in texts)
                  self.pad_right = max(len(text[1]) for text in texts)
                  if floatmode in ('fixed', 'maxprec_equal'):
                      self.precision = self.min_digits = self.pad_right
                      self.trim = 'k'
              if sign == ' ' and not any(_negative(x) for x in finite):
                  self.pad_left += 1
              if len(finite) != len(data):
                  neginf = sign != '-' or any(x < 0 for x in data if x == x and x - x != 0)
                  offset = self.pad_right + 1
                  self.pad_left = max(self.pad_left, len(_options['nanstr']) - offset,
                                      len(_options['infstr']) + neginf - offset)

          def __call__(self, x):
              if x - x != 0:
                  if x != x:
                      text = ('+' if self.sign else '') + _options['nanstr']
                  else:
                      text = ('-' if x < 0 else '+' if self.sign else '') + _options['infstr']
                  return ' ' * (self.pad_left + self.pad_right + 1 - len(text)) + text
              if self.exp_format:
                  text = _scientific(x, self.dtype, self.precision, self.unique, self.trim, self.sign, self.min_digits,
                                     self.exp_size)
                  return ' ' * (self.pad_left - text.index('.')) + text
              text = _positional(x, self.dtype, self.precision, self.unique, self.trim, self.sign, self.min_digits)
              point = text.index('.')
              return ' ' * (self.pad_left - point) + text + ' ' * (self.pad_right - (len(text) - point - 1))


      def _ratio(largest, least, dtype):
          ratio = largest / least
          if dtype.itemsize == 2 and ratio > 65504:
              return float('inf')
          return ratio


      class IntegerFormat:
          def __init__(self, data, sign):
              width = 0
              if data:
                  largest, least = max(data), min(data)
                  width = len(str(largest))
                  if sign == ' ' and least < 0:
                      sign = '-'
                  if largest >= 0 and sign in '+ ':
                      width += 1
                  width = max(width, len(str(least)))
              self.format = '{:' + sign + str(width) + 'd}'

          def __call__(self, x):
              return self.format.format(x)


      class ComplexFormat:
          def __init__(self, data, dtype, precision, floatmode, suppress, sign):
              part = _native.dtype('float32' if dtype.itemsize == 8 else 'float64')
              self.real = FloatingFormat([x.real for x in data], part, precision, floatmode, suppress, sign)
              self.imag = FloatingFormat([x.imag for x in data], part, precision, floatmode, suppress, '+')

          def __call__(self, x):
              imag = self.imag(x.imag)
              end = len(imag.rstrip())
              return self.real(x.real) + imag[:end] + 'j' + imag[end:]


      def _function(array, data, options):
          dtype = array.dtype
          kind = dtype.kind
          formatter = options['formatter']
          if formatter is not None:
              names = {'b': ('bool',), 'i': ('int', 'int_kind'), 'u': ('int', 'int_kind'),
                       'f': ('float', 'float_kind'), 'c': ('complexfloat', 'complex_kind')}[kind]
              for name in names + ('all',):
                  if formatter.get(name) is not None:
                      chosen = formatter[name]
                      return lambda x: chosen(dtype.type(x))
          if kind == 'b':
              true = ' True' if array.shape != () else 'True'
              return lambda x: true if x else 'False'
          if kind in 'iu':
              return IntegerFormat(data, options['sign'])
          make = FloatingFormat if kind == 'f' else ComplexFormat
          return make(data, dtype, options['precision'], options['floatmode'], options['suppress'], options['sign'])


      def _shown(nested, ndim, edge):
          """The elements that a summary shows."""
          if ndim == 0:
              return [nested]
          parts = nested if len(nested) <= 2 * edge or edge is None else nested[:edge] + nested[len(nested) - edge:]
          if ndim == 1:
              return list(parts)
          return [x for part in parts for x in _shown(part, ndim - 1, edge)]


      def _corners(a, edge):
          """The array without what a summary leaves out, and the nested list of what is left."""
          for axis in range(a.ndim):
              if a.shape[axis] > 2 * edge:
                  first = (slice(None),) * axis
                  a = _native.concatenate([a[first + (slice(None, edge),)],
                                           a[first + (slice(a.shape[axis] - edge, None),)]], axis, a.dtype)
          return a


      def _text(a, options, separator, prefix):
          edge = options['edgeitems']
          summary = ''
          data = a
          if a.size > options['threshold']:
              summary = '...'
              data = _corners(a, edge)
          nested = data.tolist()
          function = _function(a, _shown(nested, a.ndim, 10 ** 18), options)
          shape = a.shape

          def recurse(nested, axis, hanging, width):
              left = len(shape) - axis
              if left == 0:
                  return function(nested)
              deeper = hanging + ' '
              next_width = width - 1
              summarised = summary and 2 * edge < shape[axis]
              leading = edge if summarised else 0
              count = len(nested)
              pieces = []
              if left == 1:
                  elem_width = width - max(len(separator.rstrip()), 1)
                  lines, line = '', hanging

                  def extend(lines, line, word):
                      parts = word.splitlines()
                      if len(parts) > 1:
                          longest = max(len(part) for part in parts)
                          if len(line) + longest > elem_width and len(line) > len(hanging):
                              lines += line.rstrip() + '\n'
                              line = hanging + parts[0]
                              indent = hanging
                          else:
                              indent = len(line) * ' '
                              line += parts[0]
                          for part in parts[1:]:
                              lines += line.rstrip() + '\n'
                              line = indent + part
                          return lines, line + (longest - len(parts[-1])) * ' '
                      if len(line) + len(word) > elem_width and len(line) > len(hanging):
                          lines += line.rstrip() + '\n'
                          line = hanging
                      return lines, line + word

                  for index in range(count):
                      if index == leading and summarised:
                          lines, line = extend(lines, line, summary)
                          line += separator
                      lines, line = extend(lines, line, function(nested[index]))
                      if index < count - 1:
                          line += separator
                  text = lines + line
              else:
                  between = separator.rstrip() + '\n' * (left - 1)
                  for index in range(count):
                      if index == leading and summarised:
                          pieces.append(hanging + summary)
                      pieces.append(hanging + recurse(nested[index], axis + 1, deeper, next_width))
                  text = between.join(pieces)
              return '[' + text[len(hanging):] + ']'

          return recurse(nested, 0, ' ' + ' ' * len(prefix), options['linewidth'])


      def array2string(a, max_line_width=None, precision=None, suppress_small=None, separator=' ', prefix='', *,
                       formatter=None, threshold=None, edgeitems=None, sign=None, floatmode=None, suffix='', legacy=None):
          """The elements as text."""
          options = dict(_options)
          options.update(_checked({
              'linewidth': max_line_width, 'precision': precision, 'suppress': suppress_small, 'formatter': formatter,
              'threshold': threshold, 'edgeitems': edgeitems, 'sign': sign, 'floatmode': floatmode}))
          options['linewidth'] -= len(suffix)
          if a.size == 0:
              return '[]'
          return _text(a, options, separator, prefix)


      _implied = ('bool', 'int64', 'float64', 'complex128')


      def array_repr(arr, max_line_width=None, precision=None, suppress_small=None):
          """The array as the prompt shows it."""
          width = _options['linewidth'] if max_line_width is None else max_line_width
          text = array2string(arr, width, precision, suppress_small, ', ', 'array(', suffix=')')
          extras = []
          if arr.size == 0 and arr.shape != (0,) or arr.size > _options['threshold']:
              extras.append(f'shape={arr.shape}')
          if arr.dtype.name not in _implied or arr.size == 0:
              extras.append(f'dtype={arr.dtype.name}')
          text = 'array(' + text
          if not extras:
              return text + ')'
          text += ','
          extra = ', '.join(extras) + ')'
          last = len(text) - (text.rfind('\n') + 1)
          return text + ('\n      ' if last + len(extra) + 1 > width else ' ') + extra


      def array_str(a, max_line_width=None, precision=None, suppress_small=None):
          """The array as `print` shows it."""
          if a.shape == ():
              return _native.scalar_text(a[()])
          return array2string(a, max_line_width, precision, suppress_small, ' ', '')


      def format_float_positional(x, precision=None, unique=True, fractional=True, trim='k', sign=False, pad_left=None,
                                  pad_right=None, min_digits=None):
          """A number without an exponent."""
          dtype = x.dtype if hasattr(x, 'dtype') else _native.dtype('float64')
          text = _positional(x, dtype, -1 if precision is None else precision, unique, trim, sign, min_digits or 0)
          if trim == '0' and text.endswith('.'):
              text += '0'
          if trim == '-':
              text = text.rstrip('.')
          if pad_left is not None:
              text = ' ' * (pad_left - len(text.split('.')[0])) + text
          return text


      def format_float_scientific(x, precision=None, unique=True, trim='k', sign=False, pad_left=None, exp_digits=None,
                                  min_digits=None):
          """A number with an exponent."""
          dtype = x.dtype if hasattr(x, 'dtype') else _native.dtype('float64')
          return _scientific(x, dtype, -1 if precision is None else precision, unique, trim, sign, min_digits or 0,
                             exp_digits or 2)
      """#)
}
