import PythonRuntime

extension PythonSource {
  /// Polynomials and comparisons.
  static let numpyPolynomial = PythonSource(
    module: "numpy",
    file: "numpy/polynomial",
    text: #"""
      # Polynomials.

      def polyfit(x, y, deg, rcond=None, full=False, w=None, cov=False):
          """The polynomial that fits points best, its highest coefficient first."""
          from numpy.linalg import lstsq
          x, y = asarray(x, float64), asarray(y, float64)
          if deg < 0:
              raise ValueError('expected deg >= 0')
          if x.ndim != 1:
              raise TypeError('expected 1D vector for x')
          if x.size == 0:
              raise TypeError('expected non-empty vector for x')
          if y.ndim < 1 or y.ndim > 2:
              raise TypeError('expected 1D or 2D array for y')
          if x.shape[0] != y.shape[0]:
              raise TypeError('expected x and y to have same length')
          lhs, rhs = vander(x, deg + 1), y
          if w is not None:
              w = asarray(w, float64)
              lhs = lhs * w[:, None]
              rhs = rhs * (w[:, None] if rhs.ndim == 2 else w)
          scale = sqrt(sum(lhs * lhs, 0))
          lhs = lhs / scale
          c, residuals, rank, s = lstsq(lhs, rhs, len(x) * finfo(x.dtype).eps if rcond is None else rcond)
          c = (c.T / scale).T
          if full:
              return c, residuals, rank, s, len(x) * finfo(x.dtype).eps if rcond is None else rcond
          if cov:
              from numpy.linalg import inv
              base = inv(dot(lhs.T, lhs)) / outer(scale, scale)
              return c, base * (1.0 if cov == 'unscaled' else residuals / (len(x) - deg - 1))
          return c


      def polyval(p, x):
          p = asarray(p)
          if isinstance(x, poly1d):
              result = 0
          else:
              x = asarray(x)
              result = zeros_like(x)
          for coefficient in p:
              result = result * x + coefficient
          return result[()] if isinstance(result, ndarray) else result


      def polyder(p, m=1):
          wrap = isinstance(p, poly1d)
          p = asarray(p.coeffs if wrap else p)
          for _ in range(m):
              p = p[:-1] * arange(len(p) - 1, 0, -1) if len(p) > 1 else zeros(0, p.dtype)
          return poly1d(p) if wrap else p


      def polyint(p, m=1, k=None):
          wrap = isinstance(p, poly1d)
          p = asarray(p.coeffs if wrap else p)
          for place in range(m):
              constant = 0 if k is None else k if ndim(k) == 0 else k[place]
              p = concatenate([p / arange(len(p), 0, -1), asarray([constant])])
          return poly1d(p) if wrap else p


      def polyadd(a1, a2):
          wrap = isinstance(a1, poly1d) or isinstance(a2, poly1d)
          a1, a2 = (atleast_1d(a.coeffs if isinstance(a, poly1d) else a) for a in (a1, a2))
          n = _builtins.max(len(a1), len(a2))
          result = concatenate([zeros(n - len(a1), a1.dtype), a1]) + concatenate([zeros(n - len(a2), a2.dtype), a2])
          return poly1d(result) if wrap else result


      def polysub(a1, a2):
          return polyadd(a1, -1 * a2 if isinstance(a2, poly1d) else negative(a2))


      def polymul(a1, a2):
          wrap = isinstance(a1, poly1d) or isinstance(a2, poly1d)
          a1, a2 = (a.coeffs if isinstance(a, poly1d) else a for a in (a1, a2))
          result = convolve(a1, a2)
          return poly1d(result) if wrap else result


      def roots(p):
          from numpy.linalg import eigvals
          p = atleast_1d(p)
          places = nonzero(p)[0]
          if len(places) == 0:
              return array([])
          trailing = len(p) - places[-1] - 1
          p = p[int(places[0]):int(places[-1]) + 1]
          if p.dtype.kind in 'iub':
              p = p.astype(float64)
          n = len(p)
          if n > 1:
              A = diag(ones(n - 2, p.dtype), -1)
              A[0, :] = -p[1:] / p[0]
              found = eigvals(A)
          else:
              found = array([])
          return concatenate([found, zeros(int(trailing), found.dtype)])


      def poly(seq_of_zeros):
          result = ones(1)
          for zero in atleast_1d(seq_of_zeros):
              result = convolve(result, array([1, -zero]))
          return result.real.copy() if result.dtype.kind == 'c' and all(result.imag == 0) else result


      class poly1d:
          """A polynomial by its coefficients, the highest first."""

          def __init__(self, c_or_r, r=False, variable=None):
              c = poly(c_or_r) if r else atleast_1d(c_or_r.coeffs if isinstance(c_or_r, poly1d) else c_or_r)
              places = nonzero(c)[0]
              self.coeffs = c[int(places[0]):] if len(places) else array([0], c.dtype)
              self.variable = variable or 'x'

          c = coef = coefficients = property(lambda self: self.coeffs)
          order = o = property(lambda self: len(self.coeffs) - 1)
          roots = r = property(lambda self: roots(self.coeffs))

          def __call__(self, val):
              return polyval(self.coeffs, val)

          def __len__(self):
              return self.order

          def __repr__(self):
              return f'poly1d({repr(self.coeffs)[6:-1]})'

          def __add__(self, other):
              return polyadd(self, poly1d(other))

          __radd__ = __add__

          def __sub__(self, other):
              return polyadd(self, poly1d(negative(poly1d(other).coeffs)))

          def __mul__(self, other):
              return poly1d(self.coeffs * other) if isscalar(other) else polymul(self, poly1d(other))

          __rmul__ = __mul__

          def __truediv__(self, other):
              return poly1d(self.coeffs / other)

          def __neg__(self):
              return poly1d(-self.coeffs)

          def __pow__(self, times):
              result = poly1d([1])
              for _ in range(times):
                  result = result * self
              return result

          def __eq__(self, other):
              return isinstance(other, poly1d) and array_equal(self.coeffs, other.coeffs)

          def __getitem__(self, power):
              place = self.order - power
              return self.coeffs[place] if 0 <= place < len(self.coeffs) else 0

          def __array__(self, dtype=None, copy=None):
              return self.coeffs

          def deriv(self, m=1):
              return poly1d(polyder(self.coeffs, m))

          def integ(self, m=1, k=0):
              return poly1d(polyint(self.coeffs, m, k))

          def __str__(self):
              above, below = '', ''
              for place, c in enumerate(self.coeffs):
                  power = self.order - place
                  text = f'{c:.4g}' if not isinstance(c, complexfloating) else str(c)
                  if place:
                      sign_text = ' + '
                      if text[0] == '-':
                          sign_text, text = ' - ', text[1:]
                      if text == '0' and self.order:
                          continue
                  else:
                      sign_text = ''
                  if power and place and text == '1':
                      text = ''
                  term = sign_text + text + ('' if power == 0 else (' ' if text else '') + self.variable)
                  below += term
                  above += ' ' * (len(below) - len(above))
                  if power > 1:
                      above += str(power)
                      below += ' ' * (len(str(power)) - 1)
              return (above.rstrip() or ' ') + '\n' + below


      # Comparing.

      def isclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
          """Where two arrays are nearly equal."""
          x, y = asarray(a), asarray(b)
          if y.dtype.kind in 'iub':
              y = y.astype(float64)
          with errstate(invalid='ignore', over='ignore'):
              result = less_equal(absolute(x - y), atol + rtol * absolute(y)) & isfinite(y) | (x == y)
          if equal_nan:
              result = result | isnan(x) & isnan(y)
          return result


      def allclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
          """Whether two arrays are nearly equal everywhere."""
          return _builtins.bool(all(isclose(a, b, rtol, atol, equal_nan)))


      def array_equal(a1, a2, equal_nan=False):
          """Whether two arrays have the same shape and elements."""
          a1, a2 = asarray(a1), asarray(a2)
          if a1.shape != a2.shape:
              return False
          same = a1 == a2
          if equal_nan:
              same = same | isnan(a1) & isnan(a2)
          return _builtins.bool(all(same))


      def array_equiv(a1, a2):
          a1, a2 = asarray(a1), asarray(a2)
          try:
              broadcast_shapes(a1.shape, a2.shape)
          except ValueError:
              return False
          return _builtins.bool(all(a1 == a2))


      def iterable(y):
          return hasattr(y, '__iter__')


      def ndenumerate(arr):
          arr = asarray(arr)
          for index in ndindex(*arr.shape):
              yield index, arr[index]


      def ndindex(*shape):
          from itertools import product
          if len(shape) == 1 and isinstance(shape[0], tuple):
              shape = shape[0]
          return product(*[range(n) for n in shape])


      def base_repr(number, base=2, padding=0):
          digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
          n, text = _builtins.abs(int(number)), ''
          while n:
              text = digits[n % base] + text
              n //= base
          return ('-' if number < 0 else '') + '0' * padding + (text or ('' if padding else '0'))


      def binary_repr(num, width=None):
          if num < 0 and width is not None:
              num += 1 << width
          text = base_repr(num)
          return text if width is None else '0' * (width - len(text)) + text


      def save(*args, **kwargs):
          raise PermissionError('code cannot write files here')


      savez = savetxt = savez_compressed = save


      def load(*args, **kwargs):
          raise PermissionError('code cannot read files here')


      loadtxt = genfromtxt = fromfile = load
      """#)
}
