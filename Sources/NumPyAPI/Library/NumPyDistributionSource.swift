import PythonRuntime

extension PythonSource {
  /// The distributions of `numpy.random`.
  static let numpyDistribution = PythonSource(
    module: "numpy.random",
    file: "numpy/random/distribution",
    text: #"""
      import math as _math
      import numpy as _np
      import numpy._native as _native


      def _count(size):
          if size is None:
              return 1
          total = 1
          for n in size if isinstance(size, (tuple, list)) else (size,):
              n = _np._index(n)
              if n < 0:
                  raise ValueError('negative dimensions are not allowed')
              total *= n
          return total


      def _shaped(values, size):
          """One number, or an array of a shape."""
          if size is None:
              return values[0]
          return values.reshape(size)


      def _wanted(size, *parameters):
          """The shape of a distribution's numbers, from its parameters where it is not given."""
          if size is not None:
              return size if isinstance(size, (tuple, list)) else (size,)
          shape = _np.broadcast_shapes(*[_np.shape(p) for p in parameters])
          return shape or None


      class _Distributions:
          """What both kinds of generators draw with their own bits."""

          def _uniforms(self, size):
              return _shaped(self._bits.doubles(_count(size)), size)

          def _plain(self, value, size):
              return float(value) if size is None else value

          def _transformed(self, draw, size, parameters, function):
              shape = _wanted(size, *parameters)
              values = draw(_count(shape))
              if shape is not None:
                  return function(values.reshape(shape))
              return float(function(values)[0])

          def uniform(self, low=0.0, high=1.0, size=None):
              if _np.any(_np.asarray(high) - low - (_np.asarray(high) - low) != 0):
                  raise OverflowError('high - low range exceeds valid bounds')
              low, span = _np.asarray(low, float), _np.asarray(high, float) - low
              return self._transformed(self._bits.doubles, size, (low, span), lambda u: low + span * u)

          def normal(self, loc=0.0, scale=1.0, size=None):
              if _np.any(_np.asarray(scale) < 0):
                  raise ValueError('scale < 0')
              loc, scale = _np.asarray(loc, float), _np.asarray(scale, float)
              return self._transformed(self._bits.normals, size, (loc, scale), lambda z: loc + scale * z)

          def lognormal(self, mean=0.0, sigma=1.0, size=None):
              mean, sigma = _np.asarray(mean, float), _np.asarray(sigma, float)
              return self._transformed(self._bits.normals, size, (mean, sigma), lambda z: _np.exp(mean + sigma * z))

          def _looped(self, size, parameters, one, dtype=float):
              """Numbers that each take as many draws as they need."""
              shape = _wanted(size, *parameters)
              arrays = [p.reshape(-1).tolist() for p in _np.broadcast_arrays(
                  *[_np.broadcast_to(p, shape or ()) for p in parameters])] if parameters else []
              if shape is None:
                  value = one(*[a[0] for a in arrays])
                  return value if dtype is float else int(value)
              values = [one(*row) for row in zip(*arrays)] if arrays else [one() for _ in range(_count(shape))]
              return _np.array(values, dtype).reshape(shape)

          def _exponential(self):
              return -_math.log(1.0 - self._bits.double())

          def exponential(self, scale=1.0, size=None):
              return self._looped(size, (scale,), lambda s: s * self._exponential())

          def standard_exponential(self, size=None):
              return self._looped(size, (1.0,), lambda s: self._exponential())

          def _gamma(self, shape):
              if shape == 1.0:
                  return self._exponential()
              if shape == 0.0:
                  return 0.0
              if shape < 1.0:
                  while True:
                      u, v = self._bits.double(), self._exponential()
                      if u <= 1.0 - shape:
                          x = u ** (1. / shape)
                          if x <= v:
                              return x
                      else:
                          y = -_math.log((1 - u) / shape)
                          x = (1.0 - shape + shape * y) ** (1. / shape)
                          if x <= v + y:
                              return x
              b = shape - 1. / 3.
              c = 1. / _math.sqrt(9 * b)
              while True:
                  v = -1.0
                  while v <= 0.0:
                      x = self._bits.normal()
                      v = 1.0 + c * x
                  v = v * v * v
                  u = self._bits.double()
                  if u < 1.0 - 0.0331 * (x * x) * (x * x):
                      return b * v
                  if u > 0.0 and _math.log(u) < 0.5 * x * x + b * (1. - v + _math.log(v)):
                      return b * v

          def gamma(self, shape, scale=1.0, size=None):
              return self._looped(size, (shape, scale), lambda k, s: s * self._gamma(k))

          def standard_gamma(self, shape, size=None):
              return self._looped(size, (shape,), self._gamma)

          def chisquare(self, df, size=None):
              return self._looped(size, (df,), lambda d: 2.0 * self._gamma(d / 2.0))

          def _beta(self, a, b):
              if a <= 1.0 and b <= 1.0:
                  while True:
                      u, v = self._bits.double(), self._bits.double()
                      x, y = u ** (1.0 / a), v ** (1.0 / b)
                      if x + y <= 1.0 and u + v > 0.0:
                          if x + y > 0:
                              return x / (x + y)
                          logx, logy = _math.log(u) / a, _math.log(v) / b
                          most = max(logx, logy)
                          logx, logy = logx - most, logy - most
                          return _math.exp(logx - _math.log(_math.exp(logx) + _math.exp(logy)))
              ga, gb = self._gamma(a), self._gamma(b)
              return ga / (ga + gb)

          def beta(self, a, b, size=None):
              return self._looped(size, (a, b), self._beta)

          def dirichlet(self, alpha, size=None):
              alpha = _np.asarray(alpha, float).tolist()
              shape = () if size is None else size if isinstance(size, tuple) else (size,)
              rows = []
              for _ in range(_count(shape)):
                  row = [self._gamma(a) for a in alpha]
                  total = sum(row)
                  rows.append([x * (1 / total) for x in row])
              return _np.array(rows).reshape(shape + (len(alpha),))

          def laplace(self, loc=0.0, scale=1.0, size=None):
              def one(loc, scale):
                  while True:
                      u = self._bits.double()
                      if u >= 0.5:
                          return loc - scale * _math.log(2.0 - u - u)
                      if u > 0.0:
                          return loc + scale * _math.log(u + u)
              return self._looped(size, (loc, scale), one)

          def gumbel(self, loc=0.0, scale=1.0, size=None):
              def one(loc, scale):
                  while True:
                      u = 1.0 - self._bits.double()
                      if u < 1.0:
                          return loc - scale * _math.log(-_math.log(u))
              return self._looped(size, (loc, scale), one)

          def logistic(self, loc=0.0, scale=1.0, size=None):
              def one(loc, scale):
                  while True:
                      u = self._bits.double()
                      if u > 0.0:
                          return loc + scale * _math.log(u / (1.0 - u))
              return self._looped(size, (loc, scale), one)

          def standard_cauchy(self, size=None):
              return self._looped(size, (1.0,), lambda _: self._bits.normal() / self._bits.normal())

          def standard_t(self, df, size=None):
              def one(df):
                  number = self._bits.normal()
                  return _math.sqrt(df / 2) * number / _math.sqrt(self._gamma(df / 2))
              return self._looped(size, (df,), one)

          def rayleigh(self, scale=1.0, size=None):
              return self._looped(size, (scale,), lambda s: s * _math.sqrt(-2.0 * _math.log(1.0 - self._bits.double())))

          def weibull(self, a, size=None):
              return self._looped(size, (a,), lambda a: self._exponential() ** (1. / a))

          def pareto(self, a, size=None):
              return self._looped(size, (a,), lambda a: _math.expm1(self._exponential() / a))
      """#)
}
