extension PythonSource {
  static let statistics = PythonSource(
    module: "statistics",
    text: #"""
      import math
      import random as _random
      from bisect import bisect_left, bisect_right
      from collections import Counter, namedtuple
      from fractions import Fraction

      __all__ = ['NormalDist', 'StatisticsError', 'correlation', 'covariance', 'fmean', 'geometric_mean',
                 'harmonic_mean', 'linear_regression', 'mean', 'median', 'median_grouped', 'median_high', 'median_low',
                 'mode', 'multimode', 'pstdev', 'pvariance', 'quantiles', 'stdev', 'variance']


      class StatisticsError(ValueError):
          pass


      def _exact(data):
          """The sum as a fraction, the class of the result and the number of values."""
          # Few denominators occur, so that whole numbers are added for each and fractions are made last.
          tops, count, kind = {}, 0, int
          for value in data:
              count += 1
              if isinstance(value, float):
                  kind = float
                  if not math.isfinite(value):
                      rest = [value] + [v for v in data] if iter(data) is not data else [value] + list(data)
                      return sum(rest[1:], rest[0]), float, count + len(rest) - 1
              elif isinstance(value, Fraction):
                  kind = Fraction if kind is int else kind
              elif not isinstance(value, int):
                  raise TypeError(f"can't convert type '{type(value).__name__}' to numerator/denominator")
              top, bottom = value.as_integer_ratio()
              tops[bottom] = tops.get(bottom, 0) + top
          return sum([Fraction(top, bottom) for bottom, top in tops.items()], Fraction(0)), kind, count


      def _convert(value, kind):
          if kind is int and value.denominator == 1:
              return int(value)
          if kind is Fraction:
              return value
          return value.numerator / value.denominator if isinstance(value, Fraction) else value


      def mean(data):
          """The arithmetic mean."""
          data = list(data)
          if not data:
              raise StatisticsError('mean requires at least one data point')
          total, kind, count = _exact(data)
          if not isinstance(total, Fraction):
              return total / count
          return _convert(total / count, kind)


      def fmean(data, weights=None):
          """The arithmetic mean in floats."""
          data = list(data)
          if weights is None:
              if not data:
                  raise StatisticsError('fmean requires at least one data point')
              return math.fsum(data) / len(data)
          weights = list(weights)
          if len(data) != len(weights):
              raise StatisticsError('data and weights must be the same length')
          bottom = math.fsum(weights)
          if not bottom:
              raise StatisticsError('sum of weights must be non-zero')
          return math.fsum(a * b for a, b in zip(data, weights)) / bottom


      def geometric_mean(data):
          """The geometric mean."""
          try:
              return math.exp(fmean(map(math.log, data)))
          except ValueError:
              raise StatisticsError('geometric mean requires a non-empty dataset containing positive numbers') from None


      def harmonic_mean(data, weights=None):
          """The harmonic mean."""
          data = list(data)
          if not data:
              raise StatisticsError('harmonic_mean requires at least one data point')
          if any(value < 0 for value in data):
              raise StatisticsError('harmonic mean does not support negative values')
          if 0 in data:
              return 0
          if len(data) == 1 and weights is None:
              return data[0]
          weights = [1] * len(data) if weights is None else list(weights)
          if len(weights) != len(data):
              raise StatisticsError('Number of weights does not match data size')
          if any(weight < 0 for weight in weights):
              raise StatisticsError('harmonic mean does not support negative values')
          total, kind, _ = _exact([w / x if w else 0 for w, x in zip(weights, data)])
          if total <= 0:
              raise StatisticsError('Weighted sum must be positive')
          return _convert(_exact(weights)[0] / total, kind)


      def median(data):
          """The middle value."""
          data = sorted(data)
          n = len(data)
          if n == 0:
              raise StatisticsError("no median for empty data")
          if n % 2 == 1:
              return data[n // 2]
          return (data[n // 2 - 1] + data[n // 2]) / 2


      def median_low(data):
          """The middle value, the lower of two."""
          data = sorted(data)
          if not data:
              raise StatisticsError("no median for empty data")
          return data[(len(data) - 1) // 2]


      def median_high(data):
          """The middle value, the higher of two."""
          data = sorted(data)
          if not data:
              raise StatisticsError("no median for empty data")
          return data[len(data) // 2]


      def median_grouped(data, interval=1):
          """The median of grouped data."""
          data = sorted(data)
          n = len(data)
          if not n:
              raise StatisticsError("no median for empty data")
          x = data[n // 2]
          i = bisect_left(data, x)
          j = bisect_right(data, x, lo=i)
          return float(x) - interval / 2.0 + float(interval) * (n / 2 - i) / (j - i)


      def mode(data):
          """The most frequent value."""
          pairs = Counter(iter(data)).most_common(1)
          try:
              return pairs[0][0]
          except IndexError:
              raise StatisticsError('no mode for empty data') from None


      def multimode(data):
          """The most frequent values."""
          counts = Counter(iter(data))
          if not counts:
              return []
          most = max(counts.values())
          return [value for value, count in counts.items() if count == most]


      def quantiles(data, *, n=4, method='exclusive'):
          """The values that cut data into n parts of equal probability."""
          if n < 1:
              raise StatisticsError('n must be at least 1')
          data = sorted(data)
          ld = len(data)
          if ld < 2:
              raise StatisticsError('must have at least two data points')
          result = []
          if method == 'inclusive':
              m = ld - 1
              for i in range(1, n):
                  j, delta = divmod(i * m, n)
                  result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
              return result
          if method == 'exclusive':
              m = ld + 1
              for i in range(1, n):
                  j = i * m // n
                  j = 1 if j < 1 else ld - 1 if j > ld - 1 else j
                  delta = i * m - j * n
                  result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
              return result
          raise ValueError(f'Unknown method: {method!r}')


      def _squares(data, center):
          if center is not None:
              return _exact([(value - center) * (value - center) for value in data])
          total, kind, count = _exact(data)
          if not isinstance(total, Fraction):
              return total - total, float, count
          squares = {}
          for value in data:
              top, bottom = value.as_integer_ratio()
              squares[bottom] = squares.get(bottom, 0) + top * top
          whole = sum([Fraction(top, bottom * bottom) for bottom, top in squares.items()], Fraction(0))
          return (count * whole - total * total) / count, kind, count


      def variance(data, xbar=None):
          """The variance of a sample."""
          data = list(data)
          if len(data) < 2:
              raise StatisticsError('variance requires at least two data points')
          total, kind, count = _squares(data, xbar)
          return _convert(total / (count - 1), kind)


      def pvariance(data, mu=None):
          """The variance of a population."""
          data = list(data)
          if not data:
              raise StatisticsError('pvariance requires at least one data point')
          total, kind, count = _squares(data, mu)
          return _convert(total / count, kind)


      def _root(value):
          """The correctly rounded square root of a fraction."""
          if not isinstance(value, Fraction):
              return math.sqrt(value)
          n, m = value.numerator, value.denominator
          q = (n.bit_length() - m.bit_length() - 109) // 2
          if q >= 0:
              numerator = _isqrt_odd(n, m << 2 * q) << q
              denominator = 1
          else:
              numerator = _isqrt_odd(n << -2 * q, m)
              denominator = 1 << -q
          return numerator / denominator


      def _isqrt_odd(n, m):
          a = math.isqrt(n // m)
          return a | (a * a * m != n)


      def stdev(data, xbar=None):
          """The standard deviation of a sample."""
          data = list(data)
          if len(data) < 2:
              raise StatisticsError('stdev requires at least two data points')
          total, kind, count = _squares(data, xbar)
          return _root(total / (count - 1))


      def pstdev(data, mu=None):
          """The standard deviation of a population."""
          data = list(data)
          if not data:
              raise StatisticsError('pstdev requires at least one data point')
          total, kind, count = _squares(data, mu)
          return _root(total / count)


      def covariance(x, y, /):
          """The covariance of two samples."""
          n = len(x)
          if len(y) != n:
              raise StatisticsError('covariance requires that both inputs have same number of data points')
          if n < 2:
              raise StatisticsError('covariance requires at least two data points')
          xbar = math.fsum(x) / n
          ybar = math.fsum(y) / n
          return math.fsum((xi - xbar) * (yi - ybar) for xi, yi in zip(x, y)) / (n - 1)


      def correlation(x, y, /):
          """Pearson's correlation coefficient."""
          n = len(x)
          if len(y) != n:
              raise StatisticsError('correlation requires that both inputs have same number of data points')
          if n < 2:
              raise StatisticsError('correlation requires at least two data points')
          xbar = math.fsum(x) / n
          ybar = math.fsum(y) / n
          sxy = math.fsum((xi - xbar) * (yi - ybar) for xi, yi in zip(x, y))
          sxx = math.fsum((d := xi - xbar) * d for xi in x)
          syy = math.fsum((d := yi - ybar) * d for yi in y)
          try:
              return sxy / math.sqrt(sxx * syy)
          except ZeroDivisionError:
              raise StatisticsError('at least one of the inputs is constant')


      LinearRegression = namedtuple('LinearRegression', ('slope', 'intercept'))


      def linear_regression(x, y, /, *, proportional=False):
          """The straight line that fits points best."""
          n = len(x)
          if len(y) != n:
              raise StatisticsError('linear regression requires that both inputs have same number of data points')
          if n < 2:
              raise StatisticsError('linear regression requires at least two data points')
          if proportional:
              sxy = math.fsum(xi * yi for xi, yi in zip(x, y))
              sxx = math.fsum(xi * xi for xi in x)
          else:
              xbar = math.fsum(x) / n
              ybar = math.fsum(y) / n
              sxy = math.fsum((xi - xbar) * (yi - ybar) for xi, yi in zip(x, y))
              sxx = math.fsum((d := xi - xbar) * d for xi in x)
          try:
              slope = sxy / sxx
          except ZeroDivisionError:
              raise StatisticsError('x is constant')
          intercept = 0.0 if proportional else ybar - slope * xbar
          return LinearRegression(slope=slope, intercept=intercept)


      """# + normalDistribution)
}
