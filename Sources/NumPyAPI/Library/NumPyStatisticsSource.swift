import PythonRuntime

extension PythonSource {
  /// Medians, covariances and histograms.
  static let numpyStatistics = PythonSource(
    module: "numpy",
    file: "numpy/statistics",
    text: #"""
      def median(a, axis=None, out=None, overwrite_input=False, keepdims=False):
          """The middle of the elements over axes."""
          return _stored(_quantile(asarray(a), 0.5, axis, 'linear', keepdims, True), out)


      def quantile(a, q, axis=None, out=None, overwrite_input=False, method='linear', keepdims=False, *, weights=None):
          q = asarray(q)
          if any(q < 0) or any(q > 1):
              raise ValueError('Quantiles must be in the range [0, 1]')
          return _stored(_quantiles(asarray(a), q, axis, method, keepdims), out)


      def percentile(a, q, axis=None, out=None, overwrite_input=False, method='linear', keepdims=False, *, weights=None):
          q = asarray(q)
          if any(q < 0) or any(q > 100):
              raise ValueError('Percentiles must be in the range [0, 100]')
          return _stored(_quantiles(asarray(a), q / 100, axis, method, keepdims), out)


      def _quantiles(a, q, axis, method, keepdims):
          if ndim(q) == 0:
              return _quantile(a, float(q), axis, method, keepdims)
          return stack([asarray(_quantile(a, float(part), axis, method, keepdims)) for part in ravel(q)]).reshape(
              asarray(q).shape + asarray(_quantile(a, 0.5, axis, method, keepdims)).shape)


      def _quantile(a, q, axis, method, keepdims, middle=False):
          if a.dtype == bool or a.dtype.kind in 'iu':
              a = a.astype(float64)
          original = a.ndim
          if axis is None:
              axes = tuple(range(a.ndim))
          else:
              axes = tuple(_axis(ax, a.ndim) for ax in (axis if isinstance(axis, tuple) else (axis,)))
          shape = tuple(1 if i in axes else n for i, n in enumerate(a.shape))
          rest = [i for i in range(a.ndim) if i not in axes]
          a = a.transpose(rest + list(axes)).reshape([a.shape[i] for i in rest] + [-1])
          n = a.shape[-1]
          if n == 0:
              if middle:
                  _warn('Mean of empty slice')
                  return float64(nan)
              raise IndexError('index -1 is out of bounds for axis 0 with size 0')
          a = sort(a, -1)
          if middle:
              low, high = (n - 1) // 2, n // 2
              result = (a[..., low] + a[..., high]) / 2 if low != high else a[..., low]
              result = result[()]
          else:
              place = q * (n - 1)
              if method == 'lower':
                  result = a[..., int(place)][()]
              elif method == 'higher':
                  result = a[..., int(-(-place // 1))][()]
              elif method == 'nearest':
                  result = a[..., int(_builtins.round(place))][()]
              elif method == 'midpoint':
                  result = (a[..., int(place)] + a[..., int(-(-place // 1))]) / 2
              elif method == 'linear':
                  low = int(place)
                  high = _builtins.min(low + 1, n - 1)
                  t = place - low
                  before, after = a[..., low], a[..., high]
                  step = after - before
                  result = before + step * t if t < 0.5 else after - step * (1 - t)
              else:
                  raise ValueError(f'{method!r} is not a valid method here')
          if a.dtype.kind == 'f':
              bad = isnan(a[..., -1])
              if any(bad):
                  result = where(bad, nan, result)[()] if ndim(bad) else a.dtype.type(nan)
          if keepdims:
              return asarray(result).reshape(shape)
          return result


      def _without_nan(a, fill):
          a = asarray(a)
          return (a, None) if a.dtype.kind != 'f' else (_native.where(isnan(a), fill, a), isnan(a))


      def nansum(a, axis=None, dtype=None, out=None, keepdims=False):
          return sum(_without_nan(a, 0.0)[0], axis, dtype, out, keepdims)


      def nanprod(a, axis=None, dtype=None, out=None, keepdims=False):
          return prod(_without_nan(a, 1.0)[0], axis, dtype, out, keepdims)


      def nanmax(a, axis=None, out=None, keepdims=False):
          return fmax.reduce(asarray(a), axis, keepdims=keepdims)


      def nanmin(a, axis=None, out=None, keepdims=False):
          return fmin.reduce(asarray(a), axis, keepdims=keepdims)


      def nanargmax(a, axis=None, out=None, *, keepdims=False):
          return argmax(_without_nan(a, -inf)[0], axis, out, keepdims=keepdims)


      def nanargmin(a, axis=None, out=None, *, keepdims=False):
          return argmin(_without_nan(a, inf)[0], axis, out, keepdims=keepdims)


      def nanmean(a, axis=None, dtype=None, out=None, keepdims=False):
          filled, mask = _without_nan(a, 0.0)
          if mask is None:
              return mean(filled, axis, dtype, out, keepdims)
          with errstate(all='ignore'):
              return sum(filled, axis, dtype, keepdims=keepdims) / sum(~mask, axis, keepdims=keepdims)


      def nanvar(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
          filled, mask = _without_nan(a, 0.0)
          if mask is None:
              return var(filled, axis, dtype, out, ddof, keepdims)
          centred = _native.where(mask, 0.0, filled - nanmean(a, axis, keepdims=True))
          with errstate(all='ignore'):
              return sum(centred * centred, axis, keepdims=keepdims) / (sum(~mask, axis, keepdims=keepdims) - ddof)


      def nanstd(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
          return sqrt(nanvar(a, axis, dtype, out, ddof, keepdims))


      def nanmedian(a, axis=None, out=None, overwrite_input=False, keepdims=False):
          a = asarray(a)
          if axis is None:
              return median(a[~isnan(a)])
          return apply_along_axis(lambda row: median(row[~isnan(row)]), axis, a)


      def nancumsum(a, axis=None, dtype=None, out=None):
          return cumsum(_without_nan(a, 0.0)[0], axis, dtype, out)


      def cov(m, y=None, rowvar=True, bias=False, ddof=None, fweights=None, aweights=None, *, dtype=None):
          """The covariance of variables."""
          x = atleast_2d(asarray(m, float64 if asarray(m).dtype.kind in 'iub' else None))
          if not rowvar and x.shape[0] != 1:
              x = x.T
          if y is not None:
              y = atleast_2d(asarray(y, x.dtype))
              x = concatenate((x, y if rowvar or y.shape[0] == 1 else y.T), axis=0)
          if ddof is None:
              ddof = 0 if bias else 1
          x = x - mean(x, 1, keepdims=True)
          return squeeze(dot(x, conjugate(x).T) * true_divide(1, x.shape[1] - ddof))[()]


      def corrcoef(x, y=None, rowvar=True, *, dtype=None):
          c = cov(x, y, rowvar)
          if ndim(c) == 0:
              return c / c
          d = sqrt(diag(c).real)
          c = c / d[:, None]
          c = c / d[None, :]
          return clip(c, -1, 1)


      def histogram(a, bins=10, range=None, density=None, weights=None):
          """How many elements lie in each of some bins."""
          a = ravel(a)
          edges = histogram_bin_edges(a, bins, range, weights)
          count = len(edges) - 1
          inside = a[(a >= edges[0]) & (a <= edges[-1])]
          place = clip(searchsorted(edges, inside, side='right') - 1, 0, count - 1)
          if weights is None:
              result = bincount(place, minlength=count)
          else:
              result = bincount(place, ravel(weights)[(a >= edges[0]) & (a <= edges[-1])], count)
          if density:
              return result / diff(edges) / sum(result), edges
          return result, edges


      def histogram_bin_edges(a, bins=10, range=None, weights=None):
          a = ravel(a)
          if isinstance(bins, str):
              raise ValueError(f'{bins!r} is not a valid estimator for `bins`')
          if ndim(bins) == 1:
              bins = asarray(bins)
              if any(bins[:-1] > bins[1:]):
                  raise ValueError('`bins` must increase monotonically, when an array')
              return bins
          if bins < 1:
              raise ValueError('`bins` must be positive, when an integer')
          if range is not None:
              first, last = range
              if first > last:
                  raise ValueError('max must be larger than min in range parameter.')
          elif a.size == 0:
              first, last = 0, 1
          else:
              first, last = min(a), max(a)
          if first == last:
              first, last = first - 0.5, last + 0.5
          return linspace(first, last, bins + 1)


      def digitize(x, bins, right=False):
          bins = asarray(bins)
          if len(bins) > 1 and bins[0] > bins[-1]:
              return len(bins) - searchsorted(bins[::-1], x, side='left' if not right else 'right')
          return searchsorted(bins, x, side='left' if right else 'right')


      def bincount(x, /, weights=None, minlength=0):
          x = asarray(x)
          if x.size and min(x) < 0:
              raise ValueError("'list' argument must have no negative elements")
          count = _builtins.max(int(max(x)) + 1 if x.size else 0, minlength)
          result = zeros(count, int64 if weights is None else float64)
          if x.size:
              _native.scatter_add(result, x.astype(int64), ones(x.shape, int64) if weights is None else asarray(weights))
          return result
      """#)
}
