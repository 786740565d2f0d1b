import PythonRuntime

extension PythonSource {
  /// The distributions of counts, and choices.
  static let numpyCounting = PythonSource(
    module: "numpy.random",
    file: "numpy/random/counting",
    text: #"""
      class _Counting(_Distributions):
          """The distributions of counts, and choices."""

          def _poisson(self, lam):
              if lam == 0:
                  return 0
              if lam < 10:
                  limit, product, count = _math.exp(-lam), 1.0, 0
                  while True:
                      product *= self._bits.double()
                      if product <= limit:
                          return count
                      count += 1
              slam, loglam = _math.sqrt(lam), _math.log(lam)
              b = 0.931 + 2.53 * slam
              a = -0.059 + 0.02483 * b
              invalpha = 1.1239 + 1.1328 / (b - 3.4)
              vr = 0.9277 - 3.6224 / (b - 2)
              while True:
                  u = self._bits.double() - 0.5
                  v = self._bits.double()
                  us = 0.5 - abs(u)
                  k = int(_math.floor((2 * a / us + b) * u + lam + 0.43))
                  if us >= 0.07 and v <= vr:
                      return k
                  if k < 0 or us < 0.013 and v > us:
                      continue
                  if (_math.log(v) + _math.log(invalpha) - _math.log(a / (us * us) + b)
                          <= -lam + k * loglam - _math.lgamma(k + 1)):
                      return k

          def poisson(self, lam=1.0, size=None):
              if _np.any(_np.asarray(lam) < 0):
                  raise ValueError('lam < 0 or lam contains NaNs')
              return self._looped(size, (lam,), self._poisson, int)

          def _binomial_inversion(self, n, p):
              q = 1.0 - p
              qn = _math.exp(n * _math.log(q))
              np_ = n * p
              bound = int(min(n, np_ + 10.0 * _math.sqrt(np_ * q + 1)))
              x, px, u = 0, qn, self._bits.double()
              while u > px:
                  x += 1
                  if x > bound:
                      x, px, u = 0, qn, self._bits.double()
                  else:
                      u -= px
                      px = ((n - x + 1) * p * px) / (x * q)
              return x

          def _binomial_btpe(self, n, p):
              r = min(p, 1.0 - p)
              q = 1.0 - r
              fm = n * r + r
              m = int(_math.floor(fm))
              p1 = _math.floor(2.195 * _math.sqrt(n * r * q) - 4.6 * q) + 0.5
              xm, c = m + 0.5, 0.134 + 20.5 / (15.3 + m)
              xl, xr = xm - p1, xm + p1
              a = (fm - xl) / (fm - xl * r)
              laml = a * (1.0 + a / 2.0)
              a = (xr - fm) / (xr * q)
              lamr = a * (1.0 + a / 2.0)
              p2 = p1 * (1.0 + 2.0 * c)
              p3 = p2 + c / laml
              p4 = p3 + c / lamr
              nrq = n * r * q
              while True:
                  u = self._bits.double() * p4
                  v = self._bits.double()
                  if u <= p1:
                      y = int(_math.floor(xm - p1 * v + u))
                      break
                  if u <= p2:
                      x = xl + (u - p1) / c
                      v = v * c + 1.0 - abs(m - x + 0.5) / p1
                      if v > 1.0:
                          continue
                      y = int(_math.floor(x))
                  elif u <= p3:
                      y = int(_math.floor(xl + _math.log(v) / laml)) if v else -1
                      if y < 0 or v == 0.0:
                          continue
                      v = v * (u - p2) * laml
                  else:
                      if v == 0.0:
                          continue
                      y = int(_math.floor(xr - _math.log(v) / lamr))
                      if y > n:
                          continue
                      v = v * (u - p3) * lamr
                  k = abs(y - m)
                  if not (k > 20 and k < nrq / 2.0 - 1):
                      s, f = r / q, 1.0
                      a = s * (n + 1)
                      if m < y:
                          for i in range(m + 1, y + 1):
                              f *= a / i - s
                      elif m > y:
                          for i in range(y + 1, m + 1):
                              f /= a / i - s
                      if v > f:
                          continue
                      break
                  rho = (k / nrq) * ((k * (k / 3.0 + 0.625) + 0.16666666666666666) / nrq + 0.5)
                  t = -k * k / (2 * nrq)
                  A = _math.log(v)
                  if A < t - rho:
                      break
                  if A > t + rho:
                      continue
                  x1, f1, z, w = y + 1, m + 1, n + 1 - m, n - y + 1
                  x2, f2, z2, w2 = x1 * x1, f1 * f1, z * z, w * w
                  def tail(value, square):
                      return (13680. - (462. - (132. - (99. - 140. / square) / square) / square) / square) / value / 166320.
                  if A > (xm * _math.log(f1 / x1) + (n - m + 0.5) * _math.log(z / w)
                          + (y - m) * _math.log(w * r / (x1 * q)) + tail(f1, f2) + tail(z, z2) + tail(x1, x2) + tail(w, w2)):
                      continue
                  break
              return n - y if p > 0.5 else y

          def _binomial(self, n, p):
              if n == 0 or p == 0.0:
                  return 0
              if p <= 0.5:
                  return self._binomial_inversion(n, p) if p * n <= 30.0 else self._binomial_btpe(n, p)
              q = 1.0 - p
              return n - self._binomial_inversion(n, q) if q * n <= 30.0 else self._binomial_btpe(n, p)

          def binomial(self, n, p, size=None):
              if _np.any(_np.asarray(n) < 0):
                  raise ValueError('n < 0')
              if _np.any(_np.asarray(p) < 0) or _np.any(_np.asarray(p) > 1):
                  raise ValueError('p < 0, p > 1 or p contains NaNs')
              return self._looped(size, (n, p), self._binomial, int)

          def geometric(self, p, size=None):
              def one(p):
                  if p >= 0.333333333333333333333333:
                      x, total, product, q = 1, p, p, 1.0 - p
                      u = self._bits.double()
                      while u > total:
                          product *= q
                          total += product
                          x += 1
                      return x
                  return int(_math.ceil(_math.log1p(-self._bits.double()) / _math.log1p(-p)))
              return self._looped(size, (p,), one, int)

          def multinomial(self, n, pvals, size=None):
              pvals = _np.asarray(pvals, float).tolist()
              if sum(pvals[:-1]) > 1.0 + 1e-12:
                  raise ValueError('sum(pvals[:-1].astype(np.float64)) > 1.0. The pvals array is cast to 64-bit floating '
                                   'point prior to checking the sum. Precision changes when casting may cause problems even '
                                   'if the sum of the original pvals is valid.')
              shape = () if size is None else size if isinstance(size, tuple) else (size,)
              rows = []
              for _ in range(_count(shape)):
                  row, left, total = [0] * len(pvals), n, 1.0
                  for place in range(len(pvals) - 1):
                      row[place] = self._binomial(left, min(pvals[place] / total, 1.0))
                      left -= row[place]
                      if left <= 0:
                          break
                      total -= pvals[place]
                  if left > 0:
                      row[-1] = left
                  rows.append(row)
              return _np.array(rows, int).reshape(shape + (len(pvals),))

          def multivariate_normal(self, mean, cov, size=None, check_valid='warn', tol=1e-8, **kwargs):
              mean, cov = _np.asarray(mean, float), _np.asarray(cov, float)
              if mean.ndim != 1:
                  raise ValueError('mean must be 1 dimensional')
              if cov.ndim != 2 or cov.shape[0] != cov.shape[1]:
                  raise ValueError('cov must be 2 dimensional and square')
              if mean.shape[0] != cov.shape[0]:
                  raise ValueError('mean and cov must have same length')
              shape = [] if size is None else list(size) if isinstance(size, (tuple, list)) else [size]
              shape = shape + [mean.shape[0]]
              x = self._bits.normals(_count(shape)).reshape(-1, mean.shape[0])
              u, s, v = _np.linalg.svd(cov)
              return (mean + _np.dot(x, _np.sqrt(s)[:, None] * v)).reshape(shape)

          def triangular(self, left, mode, right, size=None):
              def one(left, mode, right):
                  base, leftbase = right - left, mode - left
                  u = self._bits.double()
                  if u <= leftbase / base:
                      return left + _math.sqrt(u * leftbase * base)
                  return right - _math.sqrt((1.0 - u) * (right - mode) * base)
              return self._looped(size, (left, mode, right), one)

          def _chosen(self, a, size, replace, p, axis=0, shuffle=True):
              source = None if _np.ndim(a) == 0 else _np.asarray(a)
              if source is None:
                  n = _np._index(a) if not isinstance(a, float) else self._refuse_choice()
                  if n <= 0 and _count(size) != 0:
                      raise ValueError(self._choice_error)
              else:
                  n = source.shape[axis]
                  if n == 0 and _count(size) != 0:
                      raise ValueError("'a' cannot be empty unless no samples are taken")
              count = _count(size)
              if p is not None:
                  p = _np.asarray(p, float)
                  if p.ndim != 1:
                      raise ValueError("'p' must be 1-dimensional")
                  if p.size != n:
                      raise ValueError("'a' and 'p' must have same size" if isinstance(self, RandomState)
                                       else 'a and p must have same size')
                  if _np.any(p < 0):
                      raise ValueError('probabilities are not non-negative' if isinstance(self, RandomState)
                                       else 'Probabilities are not non-negative')
                  if abs(_np.sum(p) - 1.) > 1e-8:
                      raise ValueError('probabilities do not sum to 1' if isinstance(self, RandomState)
                                       else f'Probabilities do not sum to 1. See Notes section of docstring for more '
                                            'information.')
              if replace:
                  if p is not None:
                      cdf = _np.cumsum(p)
                      cdf = cdf / cdf[-1]
                      places = _np.searchsorted(cdf, self._bits.doubles(count), side='right')
                  else:
                      places = self._bits.integers(count, 0, n - 1, 'int64')
              else:
                  if count > n:
                      raise ValueError(self._too_many)
                  if p is not None:
                      if _np.count_nonzero(p > 0) < count:
                          raise ValueError('Fewer non-zero entries in p than size')
                      found, p = [], p.copy()
                      while len(found) < count:
                          x = self._bits.doubles(count - len(found))
                          if found:
                              p[found] = 0
                          cdf = _np.cumsum(p)
                          cdf = cdf / cdf[-1]
                          new = _np.searchsorted(cdf, x, side='right').tolist()
                          found += [v for i, v in enumerate(new) if v not in new[:i]]
                      places = _np.array(found, int)
                  else:
                      places = self._distinct(n, count, shuffle)
              places = places.reshape(() if size is None else size)
              if source is None:
                  return int(places[()]) if size is None else places[()]
              return _np.take(source, places, axis)
      """#)
}
