import PythonRuntime

extension PythonSource {
  /// Making arrays.
  static let numpyCreation = PythonSource(
    module: "numpy",
    file: "numpy/creation",
    text: #"""
      import builtins as _builtins
      import numpy._native as _native
      from numpy._native import (
          ndarray, dtype, ufunc, generic, number, integer, signedinteger, unsignedinteger, inexact, floating,
          complexfloating, uint8, int8, int16, int32, int64, float16, float32, float64, complex64, complex128,
          broadcast_shapes as _broadcast_two, result_type, shares_memory,
      )

      bool = bool_ = _native.bool
      int_ = intp = longlong = long = int64
      intc, short, byte, ubyte = int32, int16, int8, uint8
      double, single, half = float64, float32, float16
      cdouble, csingle = complex128, complex64
      may_share_memory = shares_memory
      True_, False_ = bool(True), bool(False)
      pi, e, inf, nan = 3.141592653589793, 2.718281828459045, float('inf'), float('nan')
      euler_gamma = 0.5772156649015329
      newaxis = None
      little_endian = True

      globals().update(_native.ufuncs)
      abs, asin, acos, atan, asinh, acosh, atanh, atan2 = (
          absolute, arcsin, arccos, arctan, arcsinh, arccosh, arctanh, arctan2)
      pow, mod, true_divide, conj, bitwise_not, bitwise_invert = power, remainder, divide, conjugate, invert, invert
      radians, degrees = deg2rad, rad2deg
      bitwise_left_shift, bitwise_right_shift = left_shift, right_shift


      def __getattr__(name):
          if name in _modules:
              return globals().setdefault(name, _native.module('numpy.' + name))
          if name in _printing_names:
              return globals().setdefault(name, getattr(_native.module('numpy._printing'), name))
          if name in _removed:
              raise AttributeError(
                  f"module 'numpy' has no attribute '{name}'.\n"
                  f"`np.{name}` was a deprecated alias for the builtin `{name}`. To avoid this error in existing code, use "
                  f"`{name}` by itself. Doing this will not modify any behavior and is safe. " + _removed[name] +
                  "\nThe aliases was originally deprecated in NumPy 1.20; for more details and guidance see the original "
                  "release note at:\n    https://numpy.org/devdocs/release/1.20.0-notes.html#deprecations")
          raise AttributeError(f"module 'numpy' has no attribute '{name}'")


      _modules = ('random', 'linalg', 'testing', 'exceptions', 'fft', '_core')
      _printing_names = ('set_printoptions', 'get_printoptions', 'printoptions', 'array2string', 'array_repr', 'array_str',
                         'format_float_positional', 'format_float_scientific')
      _removed = {
          'float': 'If you specifically wanted the numpy scalar type, use `np.float64` here.',
          'int': 'When replacing `np.int`, you may wish to use e.g. `np.int64` or `np.int32` to specify the precision. If '
                 'you wish to review your current use, check the release note link for additional information.',
          'complex': 'If you specifically wanted the numpy scalar type, use `np.complex128` here.',
          'object': 'If you specifically wanted the numpy scalar type, use `np.object_` here.',
          'str': 'If you specifically wanted the numpy scalar type, use `np.str_` here.',
      }


      # Making arrays.

      def array(object, dtype=None, *, copy=True, order='K', subok=False, ndmin=0, ndmax=0, like=None):
          """Makes an array of numbers, nested sequences of them, or another array, which it copies."""
          result = _native.array(object, dtype, copy is not False and copy is not None)
          if ndmin > result.ndim:
              result = result.reshape((1,) * (ndmin - result.ndim) + result.shape)
          return result


      def asarray(a, dtype=None, order=None, *, device=None, copy=None, like=None):
          """Makes an array of data, which it shares where it is one already."""
          return _native.array(a, dtype, copy is True)


      asanyarray = asarray


      def ascontiguousarray(a, dtype=None, *, like=None):
          a = _native.array(a, dtype, False)
          return a if a.ndim and _native.layout(a)[0] else atleast_1d(a.copy())


      def asfortranarray(a, dtype=None, *, like=None):
          return _native.array(a, dtype, False).T.copy().T


      def copy(a, order='K', subok=False):
          return _native.array(a)


      def frombuffer(buffer, dtype=float, count=-1, offset=0, *, like=None):
          """Makes a one-dimensional array of the elements that bytes hold."""
          if isinstance(buffer, (ndarray, generic)):
              buffer = buffer.tobytes()
          if not isinstance(buffer, (bytes, bytearray, memoryview)):
              raise TypeError(f"a bytes-like object is required, not '{type(buffer).__name__}'")
          size, length = _native.dtype(dtype).itemsize, len(buffer)
          if not 0 <= offset <= length:
              raise ValueError(f'offset must be non-negative and no greater than buffer length ({length})')
          if count < 0:
              if (length - offset) % size:
                  raise ValueError('buffer size must be a multiple of element size')
              count = (length - offset) // size
          elif offset + count * size > length:
              raise ValueError('buffer is smaller than requested size')
          result = _native.array(list(buffer[offset:offset + count * size]), uint8).view(dtype)
          if isinstance(buffer, bytes):
              result.setflags(write=False)
          return result


      def fromiter(iter, dtype, count=-1, *, like=None):
          values = []
          for value in iter:
              if count >= 0 and len(values) == count:
                  break
              values.append(value)
          return _native.array(values, dtype)


      def fromfunction(function, shape, *, dtype=float, like=None, **kwargs):
          return function(*indices(shape, dtype=dtype), **kwargs)


      def zeros(shape, dtype=None, order='C', *, device=None, like=None):
          """Makes an array of zeros."""
          return _native.zeros(shape, dtype)


      empty = zeros


      def ones(shape, dtype=None, order='C', *, device=None, like=None):
          """Makes an array of ones."""
          return _native.full(shape, 1, dtype)


      def full(shape, fill_value, dtype=None, order='C', *, device=None, like=None):
          """Makes an array with one value everywhere."""
          fill = asarray(fill_value)
          if dtype is None:
              dtype = fill.dtype
          if fill.ndim == 0:
              return _native.full(shape, fill_value, dtype)
          result = _native.zeros(shape, dtype)
          result[...] = fill
          return result


      def zeros_like(a, dtype=None, order='K', subok=True, shape=None, *, device=None):
          a = asarray(a)
          return _native.zeros(a.shape if shape is None else shape, a.dtype if dtype is None else dtype)


      empty_like = zeros_like


      def ones_like(a, dtype=None, order='K', subok=True, shape=None, *, device=None):
          a = asarray(a)
          return _native.full(a.shape if shape is None else shape, 1, a.dtype if dtype is None else dtype)


      def full_like(a, fill_value, dtype=None, order='K', subok=True, shape=None, *, device=None):
          a = asarray(a)
          return full(a.shape if shape is None else shape, fill_value, a.dtype if dtype is None else dtype)


      def arange(start=None, stop=None, step=None, dtype=None, *, device=None, like=None):
          """The numbers from `start` up to `stop`, without it."""
          if start is None and stop is None:
              raise TypeError('arange() requires stop to be specified.')
          if stop is None:
              start, stop = 0, start
          if start is None:
              start = 0
          if step is None:
              step = 1
          if step == 0:
              raise ZeroDivisionError('division by zero')
          if dtype is None:
              dtype = result_type(start, stop, step)
              if dtype == bool:
                  dtype = int64
          span = (stop - start) / step
          if span != span or span - span != 0:
              raise ValueError('arange: cannot compute length')
          count = int(span)
          count = _builtins.max(count + (span > count), 0)
          if _native.dtype(dtype).kind in 'iub':
              return _native.ramp(count, int(start), int(step), dtype)
          first = _native.dtype(dtype).type(start)
          delta = _native.dtype(dtype).type(start + step) - first
          return _native.ramp(count, float(first), float(delta), dtype)


      def linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0, *, device=None):
          """Numbers at equal distances."""
          num = _index(num)
          if num < 0:
              raise ValueError(f'Number of samples, {num}, must be non-negative.')
          div = num - 1 if endpoint else num
          start, stop = asarray(start) * 1.0, asarray(stop) * 1.0
          common = result_type(start, stop, float(num))
          whole = dtype is not None and _native.dtype(dtype).kind in 'iu'
          delta = stop - start
          y = _native.ramp(num, 0., 1., float64).reshape((-1,) + (1,) * ndim(delta))
          if div > 0:
              step = delta / div
              if _builtins.bool(any(asarray(step) == 0)):
                  y = y / div * delta
              else:
                  y = y * step
          else:
              step = nan
              y = y * delta
          y = y + start
          if endpoint and num > 1:
              y[-1, ...] = stop
          if axis != 0:
              y = moveaxis(y, 0, axis)
          if whole:
              y = floor(y)
          y = y.astype(common if dtype is None else dtype, copy=False)
          return (y, step) if retstep else y


      def logspace(start, stop, num=50, endpoint=True, base=10.0, dtype=None, axis=0):
          y = power(base, linspace(start, stop, num=num, endpoint=endpoint, axis=axis))
          return y if dtype is None else y.astype(dtype, copy=False)


      def geomspace(start, stop, num=50, endpoint=True, dtype=None, axis=0):
          start, stop = asarray(start) * 1.0, asarray(stop) * 1.0
          if any(start == 0) or any(stop == 0):
              raise ValueError('Geometric sequence cannot include zero')
          out_sign = sign(start)
          start, stop = start / out_sign, stop / out_sign
          result = logspace(log10(start), log10(stop), num=num, endpoint=endpoint, base=10.0)
          if num > 0:
              result[0] = start
              if num > 1 and endpoint:
                  result[-1] = stop
          result = result * out_sign
          return result if dtype is None else result.astype(dtype)


      def eye(N, M=None, k=0, dtype=float, order='C', *, device=None, like=None):
          """Ones on a diagonal."""
          result = _native.zeros((N, N if M is None else M), dtype)
          if -result.shape[0] < k < result.shape[1]:
              _native.diagonal(result, k, 0, 1)[...] = 1
          return result


      def identity(n, dtype=None, *, like=None):
          return eye(n, dtype=dtype)


      def diag(v, k=0):
          """The diagonal of a matrix, or a matrix with a diagonal."""
          v = asarray(v)
          if v.ndim == 1:
              n = len(v) + _builtins.abs(k)
              result = _native.zeros((n, n), v.dtype)
              _native.diagonal(result, k, 0, 1)[...] = v
              return result
          if v.ndim != 2:
              raise ValueError('Input must be 1- or 2-d.')
          return diagonal(v, k)


      def diagflat(v, k=0):
          return diag(ravel(v), k)


      def diagonal(a, offset=0, axis1=0, axis2=1):
          a = _native.diagonal(asarray(a), offset, axis1, axis2)
          _native.set_writeable(a, False)
          return a


      def fill_diagonal(a, val, wrap=False):
          _native.diagonal(a, 0, 0, 1)[...] = val


      def trace(a, offset=0, axis1=0, axis2=1, dtype=None, out=None):
          return sum(diagonal(a, offset, axis1, axis2), -1, dtype, out)


      def tri(N, M=None, k=0, dtype=float, *, like=None):
          M = N if M is None else M
          return greater_equal.outer(arange(N), arange(-k, M - k)).astype(dtype)


      def tril(m, k=0):
          m = asarray(m)
          return where(tri(m.shape[-2], m.shape[-1], k, bool), m, zeros(1, m.dtype))


      def triu(m, k=0):
          m = asarray(m)
          return where(tri(m.shape[-2], m.shape[-1], k - 1, bool), zeros(1, m.dtype), m)


      def tril_indices(n, k=0, m=None):
          return nonzero(tri(n, m, k, bool))


      def triu_indices(n, k=0, m=None):
          return nonzero(~tri(n, m, k - 1, bool))


      def vander(x, N=None, increasing=False):
          x = asarray(x)
          N = len(x) if N is None else N
          powers = arange(N) if increasing else arange(N - 1, -1, -1)
          columns = [ones(len(x), x.dtype)]
          for _ in range(1, N):
              columns.append(columns[-1] * x)
          if not increasing:
              columns = columns[::-1]
          return stack(columns, axis=1) if N else zeros((len(x), 0), x.dtype)


      def meshgrid(*xi, copy=True, sparse=False, indexing='xy'):
          """Coordinate matrices of coordinate vectors."""
          if indexing not in ('xy', 'ij'):
              raise ValueError("Valid values for `indexing` are 'xy' and 'ij'.")
          count = len(xi)
          parts = [asarray(x).reshape((1,) * i + (-1,) + (1,) * (count - i - 1)) for i, x in enumerate(xi)]
          if indexing == 'xy' and count > 1:
              parts[0] = parts[0].reshape((1, -1) + (1,) * (count - 2))
              parts[1] = parts[1].reshape((-1, 1) + (1,) * (count - 2))
          if not sparse:
              parts = list(broadcast_arrays(*parts))
          return tuple(part.copy() if copy else part for part in parts)


      def indices(dimensions, dtype=int, sparse=False):
          dimensions = tuple(dimensions)
          count = len(dimensions)
          result = empty((count,) + dimensions, dtype)
          for i, size in enumerate(dimensions):
              result[i] = arange(size, dtype=dtype).reshape((1,) * i + (size,) + (1,) * (count - i - 1))
          return result


      class _Grid:
          def __init__(self, sparse):
              self.sparse = sparse

          def __getitem__(self, key):
              if isinstance(key, slice):
                  return _range_of(key)
              parts = meshgrid(*[_range_of(part) for part in key], indexing='ij', sparse=self.sparse)
              return parts if self.sparse else stack(parts)


      def _range_of(key):
          start, step = key.start or 0, key.step or 1
          if isinstance(step, complex):
              return linspace(start, key.stop, int(_builtins.abs(step)))
          return arange(start, key.stop, step)


      mgrid, ogrid = _Grid(False), _Grid(True)


      class _Joiner:
          def __init__(self, columns):
              self.columns = columns

          def __getitem__(self, key):
              parts = [_range_of(k) if isinstance(k, slice) else atleast_1d(k)
                       for k in (key if isinstance(key, tuple) else (key,))]
              if self.columns:
                  return column_stack(parts)
              return concatenate(parts, axis=0)


      r_, c_ = _Joiner(False), _Joiner(True)


      class _Slices:
          def __init__(self, maketuple):
              self.maketuple = maketuple

          def __getitem__(self, key):
              return (key,) if self.maketuple and not isinstance(key, tuple) else key


      s_, index_exp = _Slices(False), _Slices(True)
      """#)
}
