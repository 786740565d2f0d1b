import PythonRuntime

extension PythonSource {
  /// `torch.testing`.
  static let testing = PythonSource(
    module: "torch.testing",
    text: #"""
      import cmath
      import collections.abc

      import torch

      _PRECISIONS = {torch.float16: (1e-3, 1e-5), torch.bfloat16: (1.6e-2, 1e-5), torch.float32: (1.3e-6, 1e-5),
                     torch.float64: (1e-7, 1e-7), torch.complex64: (1.3e-6, 1e-5), torch.complex128: (1e-7, 1e-7)}
      _LOOSE_PRECISIONS = {torch.float16: (1e-3, 1e-3), torch.float32: (1e-4, 1e-5), torch.float64: (1e-5, 1e-8)}
      _NUMBER_DTYPES = {int: torch.int64, float: torch.float64, complex: torch.complex128}


      class _Mismatch(Exception):
          """A difference found: the exception to raise, its text, and where in nested values it is."""

          def __init__(self, kind, text, place):
              self.kind = kind
              self.text = text
              self.place = place

          def error(self, msg):
              text = self.text
              if self.place:
                  text += f"\n\nThe failure occurred for item {''.join(str([item]) for item in self.place)}"
              if isinstance(msg, str):
                  text = msg
              elif callable(msg):
                  text = msg(text)
              return self.kind(text)


      def _tolerances(dtypes, precisions=_PRECISIONS):
          pairs = [precisions.get(dtype, (0.0, 0.0)) for dtype in dtypes]
          return max(p[0] for p in pairs), max(p[1] for p in pairs)


      def _mismatch_text(what, extra, absolute, absolute_at, relative, relative_at, rtol, atol):
          exact = rtol == 0 and atol == 0

          def line(kind, difference, at, tolerance):
              start = f'{kind.title()} difference: {difference}' if at is None else (
                  f'Greatest {kind} difference: {difference} at index {at}')
              return start + ('' if exact else f' (up to {tolerance} allowed)')

          return '\n'.join([f"{what} are not {'equal' if exact else 'close'}!", '', extra,
                            line('absolute', absolute, absolute_at, atol), line('relative', relative, relative_at, rtol)])


      def _scalar_text(actual, expected, rtol, atol):
          difference = abs(actual - expected)
          relative = float('inf') if expected == 0 else difference / abs(expected)
          return _mismatch_text('Scalars', f'Expected {expected} but got {actual}.', difference, None, relative, None,
                                rtol, atol)


      def _tensor_text(actual, expected, matches, rtol, atol):
          count = matches.numel()
          wrong = count - int(torch.sum(matches))
          extra = f'Mismatched elements: {wrong} / {count} ({wrong / count:.1%})'
          actual, expected, flat = actual.flatten(), expected.flatten(), matches.flatten()
          if not actual.dtype.is_floating_point and not actual.dtype.is_complex:
              actual, expected = actual.to(torch.int64), expected.to(torch.int64)
          absolute = torch.abs(actual - expected)
          absolute[flat] = 0
          relative = absolute / torch.abs(expected)
          relative[flat] = 0

          def place(index):
              position = []
              for size in reversed(matches.shape):
                  index, rest = divmod(index, size)
                  position.insert(0, rest)
              return tuple(position)

          most, most_at = torch.max(absolute, 0)
          share, share_at = torch.max(relative, 0)
          return _mismatch_text('Tensor-likes', extra, most.item(), place(int(most_at)), share.item(),
                                place(int(share_at)), rtol, atol)


      class _Comparison:
          """The settings of one call."""

          def __init__(self, rtol, atol, equal_nan, check_dtype, check_stride, allow_subclasses):
              self.rtol, self.atol, self.equal_nan = rtol, atol, equal_nan
              self.check_dtype, self.check_stride, self.allow_subclasses = check_dtype, check_stride, allow_subclasses

          def tolerances(self, dtypes, place):
              if (self.rtol is None) != (self.atol is None):
                  missing = 'rtol' if self.rtol is None else 'atol'
                  raise _Mismatch(ValueError, "Both 'rtol' and 'atol' must be either specified or omitted, but got no "
                                              f'{missing}.', place)
              return _tolerances(dtypes) if self.rtol is None else (self.rtol, self.atol)

          def pairs(self, actual, expected, place=()):
              """The comparisons that nested values come down to."""
              kinds = collections.abc.Sequence
              if (isinstance(actual, kinds) and not isinstance(actual, str) and isinstance(expected, kinds)
                      and not isinstance(expected, str)):
                  if len(actual) != len(expected):
                      raise _Mismatch(AssertionError, f'The length of the sequences mismatch: {len(actual)} != '
                                                      f'{len(expected)}', place)
                  for index in range(len(actual)):
                      yield from self.pairs(actual[index], expected[index], (*place, index))
              elif isinstance(actual, collections.abc.Mapping) and isinstance(expected, collections.abc.Mapping):
                  ours, theirs = set(actual.keys()), set(expected.keys())
                  if ours != theirs:
                      raise _Mismatch(AssertionError, 'The keys of the mappings do not match:\nMissing keys in the actual '
                                      f'mapping: {sorted(theirs - ours)}\nAdditional keys in the actual mapping: '
                                      f'{sorted(ours - theirs)}', place)
                  try:
                      ours = sorted(ours)
                  except TypeError:
                      pass
                  for key in ours:
                      yield from self.pairs(actual[key], expected[key], (*place, key))
              else:
                  yield self.comparison(actual, expected, place)

          def comparison(self, actual, expected, place):
              if actual is None or expected is None:
                  return lambda: self.same(actual, expected, 'None', place)
              if isinstance(actual, bool) and isinstance(expected, bool):
                  return lambda: self.same(actual, expected, 'Booleans', place)
              numbers = (int, float, complex)
              if isinstance(actual, numbers) and isinstance(expected, numbers):
                  rtol, atol = self.tolerances([_NUMBER_DTYPES[type(v)] for v in (actual, expected)], place)
                  return lambda: self.numbers(actual, expected, rtol, atol, place)
              related = isinstance(actual, type(expected)) or isinstance(expected, type(actual))
              if related and (self.allow_subclasses or type(actual) is type(expected)):
                  try:
                      first, second = (v if isinstance(v, torch.Tensor) else torch.as_tensor(v)
                                       for v in (actual, expected))
                  except Exception:
                      pass
                  else:
                      rtol, atol = self.tolerances([first.dtype, second.dtype], place)
                      return lambda: self.tensors(first, second, rtol, atol, place)
              raise _Mismatch(TypeError, 'No comparison pair was able to handle inputs of type '
                                         f'{type(actual)} and {type(expected)}.', place)

          def same(self, actual, expected, what, place):
              if actual is not expected:
                  raise _Mismatch(AssertionError, f'{what} mismatch: {actual} is not {expected}', place)

          def numbers(self, actual, expected, rtol, atol, place):
              if self.check_dtype and type(actual) is not type(expected):
                  raise _Mismatch(AssertionError,
                                  f'The (d)types do not match: {type(actual)} != {type(expected)}.', place)
              if actual == expected or self.equal_nan and cmath.isnan(actual) and cmath.isnan(expected):
                  return
              difference = abs(actual - expected)
              if not (cmath.isfinite(difference) and difference <= atol + rtol * abs(expected)):
                  raise _Mismatch(AssertionError, _scalar_text(actual, expected, rtol, atol), place)

          def tensors(self, actual, expected, rtol, atol, place):
              checks = [('shape', actual.shape, expected.shape, True),
                        ('stride()', actual.stride(), expected.stride(), self.check_stride),
                        ('dtype', actual.dtype, expected.dtype, self.check_dtype)]
              for name, ours, theirs, matters in checks:
                  if matters and ours != theirs:
                      raise _Mismatch(AssertionError,
                                      f"The values for attribute '{name}' do not match: {ours} != {theirs}.", place)
              if actual.dtype != expected.dtype:
                  dtype = torch.promote_types(actual.dtype, expected.dtype)
                  actual, expected = actual.to(dtype), expected.to(dtype)
              matches = torch.isclose(actual, expected, rtol=rtol, atol=atol, equal_nan=self.equal_nan)
              if torch.all(matches):
                  return
              if actual.shape == torch.Size([]):
                  text = _scalar_text(actual.item(), expected.item(), rtol, atol)
              else:
                  text = _tensor_text(actual.detach(), expected.detach(), matches, rtol, atol)
              raise _Mismatch(AssertionError, text, place)


      def assert_close(actual, expected, *, allow_subclasses=True, rtol=None, atol=None, equal_nan=False,
                       check_device=True, check_dtype=True, check_layout=True, check_stride=False, msg=None):
          """Raises an AssertionError that says how two values differ, unless they are close."""
          settings = _Comparison(rtol, atol, equal_nan, check_dtype, check_stride, allow_subclasses)
          try:
              comparisons = list(settings.pairs(actual, expected))
          except _Mismatch as mismatch:
              error = mismatch.error(None)
          else:
              error = None
              for comparison in comparisons:
                  try:
                      comparison()
                  except _Mismatch as mismatch:
                      error = mismatch.error(msg)
                      break
          if error is not None:
              raise error


      def assert_allclose(actual, expected, rtol=None, atol=None, equal_nan=True, msg=''):
          """`assert_close` with wider tolerances, of any dtype."""
          if not isinstance(actual, torch.Tensor):
              actual = torch.tensor(actual)
          if not isinstance(expected, torch.Tensor):
              expected = torch.tensor(expected, dtype=actual.dtype)
          if rtol is None and atol is None:
              rtol, atol = _tolerances([actual.dtype, expected.dtype], _LOOSE_PRECISIONS)
          assert_close(actual, expected, rtol=rtol, atol=atol, equal_nan=equal_nan, check_dtype=False, msg=msg or None)


      def make_tensor(*shape, dtype, device='cpu', low=None, high=None, requires_grad=False, noncontiguous=False,
                      exclude_zero=False, memory_format=None):
          """A tensor of random elements."""
          if len(shape) == 1 and isinstance(shape[0], collections.abc.Sequence):
              shape = shape[0]
          if low is not None and high is not None and low >= high:
              raise ValueError(f'`low` must be less than `high`, but got {low} >= {high}')
          if requires_grad and not (dtype.is_floating_point or dtype.is_complex):
              raise ValueError('`requires_grad=True` is not supported for boolean and integral dtypes, but got '
                               f'dtype={dtype}')
          if dtype.is_complex:
              return torch.complex(make_tensor(*shape, dtype=torch.empty(0, dtype=dtype).real.dtype, low=low, high=high),
                                   make_tensor(*shape, dtype=torch.empty(0, dtype=dtype).real.dtype, low=low, high=high)
                                   ).requires_grad_(requires_grad)
          if dtype.is_floating_point:
              result = torch.empty(shape, dtype=dtype).uniform_(-9 if low is None else low, 9 if high is None else high)
          elif dtype is torch.bool:
              result = torch.randint(0, 2, shape, dtype=dtype)
          else:
              least = 0 if dtype is torch.uint8 else -9
              result = torch.randint(least if low is None else low, 10 if high is None else high, shape, dtype=dtype)
          if exclude_zero:
              result[result == 0] = 1
          if noncontiguous and result.numel() > 1:
              result = torch.repeat_interleave(result, 2, dim=-1)[..., ::2]
          return result.requires_grad_() if requires_grad else result
      """#)
}
