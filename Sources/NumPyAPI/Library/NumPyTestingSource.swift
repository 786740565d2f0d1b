import PythonRuntime

extension PythonSource {
  /// `numpy.testing`.
  static let numpyTesting = PythonSource(
    module: "numpy.testing",
    text: #"""
      import numpy as _np


      def _places(mask, actual, desired):
          """The places where arrays differ, five at most."""
          indices = _np.argwhere(mask)
          first = indices[:5]
          lines = []
          for index in first.tolist():
              key = tuple(index)
              shown = f'[{", ".join(str(i) for i in index)}]'
              lines.append(f' {shown}: {actual[key]} (ACTUAL), {desired[key]} (DESIRED)')
          if len(indices) > 5:
              head = f'First {len(first)} mismatches are at indices:'
          else:
              head = 'Mismatch at index:' if len(indices) == 1 else 'Mismatch at indices:'
          return [head] + lines


      def _message(lines, header, actual, desired, err_msg, names=('ACTUAL', 'DESIRED'), verbose=True):
          text = ['\n' + header]
          if lines:
              err_msg = str(err_msg) + '\n' + '\n'.join(lines)
          if err_msg:
              if '\n' not in str(err_msg) and len(str(err_msg)) < 79 - len(header):
                  text = ['\n' + header + ' ' + str(err_msg)]
              else:
                  text.append(str(err_msg))
          if verbose:
              for name, value in zip(names, (actual, desired)):
                  shown = _np.array_repr(value) if isinstance(value, _np.ndarray) else repr(value)
                  rows = shown.splitlines()
                  if len(rows) > 3:
                      shown = '\n'.join(rows[:3]) + '...'
                  text.append(f' {name}: {shown}')
          return '\n'.join(text)


      def _compare(close, actual, desired, header, err_msg='', equal_nan=True, verbose=True, strict=False):
          x, y = _np.asarray(actual), _np.asarray(desired)
          if strict and (x.shape != y.shape or x.dtype != y.dtype) or not (x.shape == y.shape or x.shape == () or
                                                                           y.shape == ()):
              what = (f'(shapes {x.shape}, {y.shape} mismatch)' if x.shape != y.shape else
                      f'(dtypes {x.dtype}, {y.dtype} mismatch)')
              raise AssertionError(_message([what], header, x, y, err_msg, verbose=verbose))
          if x.dtype.kind in 'fc' or y.dtype.kind in 'fc':
              both = _np.isnan(x) & _np.isnan(y) if equal_nan else _np.zeros(_np.broadcast_shapes(x.shape, y.shape), bool)
              if equal_nan and _np.any(_np.isnan(x) != _np.isnan(y)):
                  wrong = _np.isnan(x) != _np.isnan(y)
                  raise AssertionError(_message(['nan location mismatch:'], header, x, y, err_msg, verbose=verbose))
          else:
              both = False
          good = _np.asarray(close(x, y) | both)
          if _np.all(good):
              return
          bad = ~good
          count, total = int(_np.sum(bad)), bad.size
          lines = [f'Mismatched elements: {count} / {total} ({100 * count / total:.3g}%)']
          wide_x, wide_y = _np.broadcast_to(x, bad.shape), _np.broadcast_to(y, bad.shape)
          if bad.ndim:
              lines += _places(bad, wide_x, wide_y)
          if x.dtype.kind != 'b' or y.dtype.kind != 'b':
              with _np.errstate(all='ignore'):
                  error = _np.asarray(_np.absolute(wide_x - wide_y))[bad]
                  lines.append('Max absolute difference among violations: ' + _np.array2string(_np.asarray(_np.max(error))))
                  nonzero = bad & (wide_y != 0)
                  if _np.any(nonzero):
                      relative = _np.asarray(_np.absolute(wide_x - wide_y))[nonzero] / _np.absolute(wide_y[nonzero])
                      lines.append('Max relative difference among violations: ' + _np.array2string(
                          _np.asarray(_np.max(relative))))
                  else:
                      lines.append('Max relative difference among violations: inf')
          raise AssertionError(_message(lines, header, x, y, err_msg, verbose=verbose))


      def assert_allclose(actual, desired, rtol=1e-07, atol=0, equal_nan=True, err_msg='', verbose=True, *, strict=False):
          """Raises where two arrays are not nearly equal."""
          _compare(lambda x, y: _np.isclose(x, y, rtol, atol, equal_nan), actual, desired,
                   f'Not equal to tolerance rtol={rtol:g}, atol={atol:g}', str(err_msg), equal_nan, verbose, strict)


      def assert_array_equal(actual, desired, err_msg='', verbose=True, *, strict=False):
          """Raises where two arrays are not equal."""
          _compare(lambda x, y: x == y, actual, desired, 'Arrays are not equal', str(err_msg), True, verbose, strict)


      def assert_array_almost_equal(actual, desired, decimal=6, err_msg='', verbose=True):
          _compare(lambda x, y: _np.absolute(x - y) < 1.5 * 10. ** -decimal, actual, desired,
                   f'Arrays are not almost equal to {decimal} decimals', str(err_msg), True, verbose)


      def assert_array_less(x, y, err_msg='', verbose=True, *, strict=False):
          x, y = _np.asarray(x), _np.asarray(y)
          if _np.all(x < y):
              return
          _compare(lambda x, y: x < y, x, y, 'Arrays are not strictly ordered `x < y`', str(err_msg), True, verbose)


      def assert_equal(actual, desired, err_msg='', verbose=True, *, strict=False):
          """Raises where two values are not equal."""
          if isinstance(desired, dict):
              if not isinstance(actual, dict):
                  raise AssertionError(repr(type(actual)))
              assert_equal(len(actual), len(desired), err_msg, verbose)
              for key in desired:
                  if key not in actual:
                      raise AssertionError(repr(key))
                  assert_equal(actual[key], desired[key], f'key={key!r}\n{err_msg}', verbose)
              return
          if isinstance(desired, (list, tuple)) and isinstance(actual, (list, tuple)):
              assert_equal(len(actual), len(desired), err_msg, verbose)
              for place in range(len(desired)):
                  assert_equal(actual[place], desired[place], f'item={place!r}\n{err_msg}', verbose)
              return
          if isinstance(actual, _np.ndarray) or isinstance(desired, _np.ndarray):
              return assert_array_equal(actual, desired, err_msg, verbose)
          if actual != actual and desired != desired or actual == desired:
              return
          raise AssertionError(_message([], 'Items are not equal:', actual, desired, err_msg, verbose=verbose))


      def assert_almost_equal(actual, desired, decimal=7, err_msg='', verbose=True):
          if isinstance(actual, (_np.ndarray, tuple, list)) or isinstance(desired, (_np.ndarray, tuple, list)):
              return assert_array_almost_equal(actual, desired, decimal, err_msg)
          if not abs(desired - actual) < 1.5 * 10.0 ** -decimal:
              raise AssertionError(_message([], f'Arrays are not almost equal to {decimal} decimals', actual, desired, err_msg,
                                            verbose=verbose))


      def assert_(val, msg=''):
          if not val:
              raise AssertionError(msg() if callable(msg) else msg)


      def assert_raises(exception_class, function=None, *args, **kwargs):
          class Context:
              def __enter__(self):
                  return self

              def __exit__(self, kind, value, traceback):
                  if kind is None:
                      raise AssertionError(f'{exception_class.__name__} not raised')
                  self.exception = value
                  return issubclass(kind, exception_class)

          if function is None:
              return Context()
          with Context():
              function(*args, **kwargs)
      """#)
}
