import PythonRuntime

extension PythonSource {
  /// Sums, means and differences.
  static let numpyReduction = PythonSource(
    module: "numpy",
    file: "numpy/reduction",
    text: #"""
      # Reductions.

      def _reduced(name, a, axis, dtype, out, keepdims, initial, where):
          a = a if isinstance(a, ndarray) else asarray(a)
          if where is not True:
              neutral = {'sum': 0, 'prod': 1, 'any': False, 'all': True}.get(name, initial)
              if neutral is None:
                  raise ValueError(
                      f"reduction operation '{name}imum' does not have an identity, so to use a where mask one has to "
                      "specify 'initial'")
              a = _native.where(where, a, neutral)
          result = _native.reduce(name, a, axis, keepdims, dtype)
          if initial is not None:
              result = {'sum': add, 'prod': multiply, 'max': maximum, 'min': minimum}[name](result, initial)
          return _stored(result, out)


      def sum(a, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=True):
          """The sum of the elements over axes."""
          if hasattr(a, '__next__'):
              a = list(a)
          return _reduced('sum', a, axis, dtype, out, keepdims, initial, where)


      def prod(a, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=True):
          return _reduced('prod', a, axis, dtype, out, keepdims, initial, where)


      def max(a, axis=None, out=None, keepdims=False, initial=None, where=True):
          return _reduced('max', a, axis, None, out, keepdims, initial, where)


      def min(a, axis=None, out=None, keepdims=False, initial=None, where=True):
          return _reduced('min', a, axis, None, out, keepdims, initial, where)


      amax, amin = max, min


      def any(a, axis=None, out=None, keepdims=False, *, where=True):
          return _reduced('any', a, axis, None, out, keepdims, None, where)


      def all(a, axis=None, out=None, keepdims=False, *, where=True):
          return _reduced('all', a, axis, None, out, keepdims, None, where)


      def _count(a, axis):
          if axis is None:
              return a.size
          count = 1
          for ax in axis if isinstance(axis, tuple) else (axis,):
              count *= a.shape[_axis(ax, a.ndim)]
          return count


      def _warn(message):
          import warnings
          warnings.warn(message, RuntimeWarning, stacklevel=3)


      def mean(a, axis=None, dtype=None, out=None, keepdims=False, *, where=True):
          """The mean of the elements over axes."""
          a = a if isinstance(a, ndarray) else asarray(a)
          count = _count(a, axis)
          if where is not True:
              count = sum(broadcast_to(where, a.shape), axis, keepdims=keepdims)
              a = _native.where(where, a, a.dtype.type(0))
          elif count == 0:
              _warn('Mean of empty slice')
          result_dtype = a.dtype if dtype is None else _native.dtype(dtype)
          if dtype is None and a.dtype.kind in 'iub':
              dtype = result_dtype = _native.dtype(float64)
          half = a.dtype == float16 and dtype is None
          total = _native.reduce('sum', a, axis, keepdims, float32 if half else dtype)
          with errstate(all='ignore'):
              result = divide(total, count if not isinstance(total, ndarray) or total.dtype.kind != 'f' else count)
          if half or result.dtype != result_dtype:
              result = result.astype(result_dtype)
          return _stored(result, out)


      def var(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=True, mean=None, correction=None):
          """The variance of the elements over axes."""
          a = a if isinstance(a, ndarray) else asarray(a)
          ddof = ddof if correction is None else correction
          if where is not True:
              a = a[broadcast_to(where, a.shape)]
          count = _count(a, axis)
          if count - ddof <= 0:
              _warn('Degrees of freedom <= 0 for slice')
          if dtype is None and a.dtype.kind in 'iub':
              dtype = float64
          half = a.dtype == float16 and dtype is None
          work = float32 if half else dtype
          with errstate(all='ignore'):
              if mean is None:
                  mean = _native.reduce('sum', a, axis, True, work) / count
              x = asarray(a - mean)
              x = multiply(x, x) if x.dtype.kind != 'c' else x.real * x.real + x.imag * x.imag
              total = _native.reduce('sum', x, axis, keepdims, work)
              result = total / _builtins.max(count - ddof, 0)
          if half:
              result = result.astype(float16)
          return _stored(result, out)


      def std(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=True, mean=None, correction=None):
          """The standard deviation of the elements over axes."""
          return _stored(sqrt(var(a, axis, dtype, None, ddof, keepdims, where=where, mean=mean, correction=correction)), out)


      def ptp(a, axis=None, out=None, keepdims=False):
          return _stored(max(a, axis, keepdims=keepdims) - min(a, axis, keepdims=keepdims), out)


      def argmax(a, axis=None, out=None, *, keepdims=False):
          return _stored(_native.place(True, asarray(a), axis, keepdims), out)


      def argmin(a, axis=None, out=None, *, keepdims=False):
          return _stored(_native.place(False, asarray(a), axis, keepdims), out)


      def count_nonzero(a, axis=None, *, keepdims=False):
          result = _native.reduce('sum', asarray(a) != 0, axis, keepdims)
          return result


      def average(a, axis=None, weights=None, returned=False, *, keepdims=False):
          a = asarray(a)
          if weights is None:
              result = mean(a, axis, keepdims=keepdims)
              scale = result.dtype.type(a.size / asarray(result).size)
          else:
              weights = asarray(weights)
              if a.shape != weights.shape:
                  if axis is None:
                      raise TypeError('Axis must be specified when shapes of a and weights differ.')
                  if weights.ndim != 1:
                      raise TypeError('1D weights expected when shapes of a and weights differ.')
                  if weights.shape[0] != a.shape[axis]:
                      raise ValueError('Shape of weights must be consistent with shape of a along specified axis.')
                  weights = moveaxis(broadcast_to(weights, (1,) * (a.ndim - 1) + weights.shape), -1, axis)
              kind = result_type(a.dtype, weights.dtype, float64) if a.dtype.kind in 'iub' else result_type(a, weights)
              scale = sum(weights, axis, kind, keepdims=keepdims)
              if any(scale == 0.0):
                  raise ZeroDivisionError("Weights sum to zero, can't be normalized")
              result = sum(multiply(a, weights), axis, kind, keepdims=keepdims) / scale
          return (result, broadcast_to(scale, asarray(result).shape)[()]) if returned else result


      def cumsum(a, axis=None, dtype=None, out=None):
          return _scanned('add', a, axis, dtype, out)


      def cumprod(a, axis=None, dtype=None, out=None):
          return _scanned('multiply', a, axis, dtype, out)


      def _scanned(name, a, axis, dtype, out):
          a = asarray(a)
          if axis is None:
              a, axis = a.reshape(-1), 0
          return _stored(_native.scan(name, a, axis, dtype), out)


      def diff(a, n=1, axis=-1, prepend=None, append=None):
          a = asarray(a)
          if n < 0:
              raise ValueError('order must be non-negative but got ' + repr(n))
          if a.ndim == 0:
              raise ValueError('diff requires input that is at least one dimensional')
          axis = _axis(axis, a.ndim)
          parts = []
          for extra in (prepend, a, append):
              if extra is None:
                  continue
              extra = asarray(extra)
              if extra.ndim == 0:
                  extra = broadcast_to(extra, a.shape[:axis] + (1,) + a.shape[axis + 1:])
              parts.append(extra)
          if len(parts) > 1:
              a = concatenate(parts, axis)
          lead = (slice(None),) * axis
          for _ in range(n):
              after, before = a[lead + (slice(1, None),)], a[lead + (slice(None, -1),)]
              a = not_equal(after, before) if a.dtype == bool else subtract(after, before)
          return a


      def ediff1d(ary, to_end=None, to_begin=None):
          parts = [diff(ravel(ary))]
          if to_begin is not None:
              parts.insert(0, ravel(to_begin))
          if to_end is not None:
              parts.append(ravel(to_end))
          return concatenate(parts)


      def gradient(f, *varargs, axis=None, edge_order=1):
          f = asarray(f)
          if f.dtype.kind in 'iub':
              f = f.astype(float64)
          axes = tuple(range(f.ndim)) if axis is None else (axis,) if isinstance(axis, int) else tuple(axis)
          axes = [_axis(ax, f.ndim) for ax in axes]
          spacings = [1.0] * len(axes) if not varargs else list(varargs) * (len(axes) if len(varargs) == 1 else 1)
          results = []
          for ax, h in zip(axes, spacings):
              if f.shape[ax] < edge_order + 1:
                  raise ValueError('Shape of array too small to calculate a numerical gradient, at least (edge_order + 1) '
                                   'elements are required.')
              y = moveaxis(f, ax, 0)
              out = empty(y.shape, f.dtype)
              if ndim(h) == 0:
                  out[1:-1] = (y[2:] - y[:-2]) / (2. * h)
                  first = last = h
              else:
                  steps = diff(asarray(h, float64))
                  wide = (-1,) + (1,) * (y.ndim - 1)
                  if _builtins.bool(all(steps == steps[0])):
                      first = last = steps[0]
                      out[1:-1] = (y[2:] - y[:-2]) / (2. * first)
                  else:
                      a, b = steps[:-1].reshape(wide), steps[1:].reshape(wide)
                      out[1:-1] = (-b / (a * (a + b))) * y[:-2] + ((b - a) / (a * b)) * y[1:-1] + (a / (b * (a + b))) * y[2:]
                      first, last = steps[0], steps[-1]
              if edge_order == 1:
                  out[0] = (y[1] - y[0]) / first
                  out[-1] = (y[-1] - y[-2]) / last
              else:
                  out[0] = -1.5 / first * y[0] + 2. / first * y[1] - 0.5 / first * y[2]
                  out[-1] = 0.5 / last * y[-3] - 2. / last * y[-2] + 1.5 / last * y[-1]
              results.append(moveaxis(out, 0, ax))
          return results[0] if len(results) == 1 else tuple(results)


      def trapezoid(y, x=None, dx=1.0, axis=-1):
          y = moveaxis(asarray(y), axis, -1)
          d = dx if x is None else diff(asarray(x))
          return sum(d * (y[..., 1:] + y[..., :-1]) / 2.0, -1)
      """#)
}
