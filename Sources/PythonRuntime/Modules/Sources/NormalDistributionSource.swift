extension PythonSource {
  /// The normal distribution of the statistics module.
  static let normalDistribution = #"""
    class NormalDist:
        """The normal distribution of a random variable."""
        __slots__ = {'_mu': 'The mean.', '_sigma': 'The standard deviation.'}

        def __init__(self, mu=0.0, sigma=1.0):
            if sigma < 0.0:
                raise StatisticsError('sigma must be non-negative')
            self._mu = float(mu)
            self._sigma = float(sigma)

        @classmethod
        def from_samples(cls, data):
            data = list(data)
            return cls(fmean(data), stdev(data))

        @property
        def mean(self):
            return self._mu

        median = mode = mean

        @property
        def stdev(self):
            return self._sigma

        @property
        def variance(self):
            return self._sigma * self._sigma

        def samples(self, n, *, seed=None):
            gauss = _random.gauss if seed is None else _random.Random(seed).gauss
            return [gauss(self._mu, self._sigma) for _ in range(n)]

        def pdf(self, x):
            variance = self._sigma * self._sigma
            if not variance:
                raise StatisticsError('pdf() not defined when sigma is zero')
            diff = x - self._mu
            return math.exp(diff * diff / (-2.0 * variance)) / math.sqrt(math.tau * variance)

        def cdf(self, x):
            if not self._sigma:
                raise StatisticsError('cdf() not defined when sigma is zero')
            return 0.5 * (1.0 + math.erf((x - self._mu) / (self._sigma * math.sqrt(2.0))))

        def inv_cdf(self, p):
            if p <= 0.0 or p >= 1.0:
                raise StatisticsError('p must be in the range 0.0 < p < 1.0')
            if self._sigma <= 0.0:
                raise StatisticsError('cdf() not defined when sigma at or below zero')
            return _inverse_normal(p, self._mu, self._sigma)

        def quantiles(self, n=4):
            return [self.inv_cdf(i / n) for i in range(1, n)]

        def overlap(self, other):
            if not isinstance(other, NormalDist):
                raise TypeError('Expected another NormalDist instance')
            x, y = self, other
            if (y._sigma, y._mu) < (x._sigma, x._mu):
                x, y = y, x
            x_var, y_var = x.variance, y.variance
            if not x_var or not y_var:
                raise StatisticsError('overlap() not defined when sigma is zero')
            dv = y_var - x_var
            dm = math.fabs(y._mu - x._mu)
            if not dv:
                return 1.0 - math.erf(dm / (2.0 * x._sigma * math.sqrt(2.0)))
            a = x._mu * y_var - y._mu * x_var
            b = x._sigma * y._sigma * math.sqrt(dm * dm + dv * math.log(y_var / x_var))
            x1 = (a + b) / dv
            x2 = (a - b) / dv
            return 1.0 - (math.fabs(y.cdf(x1) - x.cdf(x1)) + math.fabs(y.cdf(x2) - x.cdf(x2)))

        def zscore(self, x):
            if not self._sigma:
                raise StatisticsError('zscore() not defined when sigma is zero')
            return (x - self._mu) / self._sigma

        def __add__(self, other):
            if isinstance(other, NormalDist):
                return NormalDist(self._mu + other._mu, math.hypot(self._sigma, other._sigma))
            return NormalDist(self._mu + other, self._sigma)

        def __sub__(self, other):
            if isinstance(other, NormalDist):
                return NormalDist(self._mu - other._mu, math.hypot(self._sigma, other._sigma))
            return NormalDist(self._mu - other, self._sigma)

        def __mul__(self, other):
            return NormalDist(self._mu * other, self._sigma * math.fabs(other))

        def __truediv__(self, other):
            return NormalDist(self._mu / other, self._sigma / math.fabs(other))

        def __pos__(self):
            return NormalDist(self._mu, self._sigma)

        def __neg__(self):
            return NormalDist(-self._mu, self._sigma)

        __radd__ = __add__
        __rmul__ = __mul__

        def __rsub__(self, other):
            return -(self - other)

        def __eq__(self, other):
            if not isinstance(other, NormalDist):
                return NotImplemented
            return self._mu == other._mu and self._sigma == other._sigma

        def __hash__(self):
            return hash((self._mu, self._sigma))

        def __repr__(self):
            return f'{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})'


    """#
}
