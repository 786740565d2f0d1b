import PythonRuntime

extension PythonSource {
  /// `torch.distributions.studentT`.
  static let distributionsStudentT = PythonSource(
    module: "torch.distributions.studentT",
    text: #"""
      import math

      import torch
      from torch.distributions import constraints
      from torch.distributions.chi2 import Chi2
      from torch.distributions.distribution import Distribution
      from torch.distributions.utils import _standard_normal, broadcast_all


      class StudentT(Distribution):
          """Student's distribution with its degrees of freedom."""

          arg_constraints = {'df': constraints.positive, 'loc': constraints.real, 'scale': constraints.positive}
          support = constraints.real
          has_rsample = True

          def __init__(self, df, loc=0.0, scale=1.0, validate_args=None):
              self.df, self.loc, self.scale = broadcast_all(df, loc, scale)
              self._chi2 = Chi2(self.df)
              super().__init__(self.df.size(), validate_args=validate_args)

          @property
          def mean(self):
              mean = self.loc.clone()
              mean[self.df <= 1] = math.nan
              return mean

          @property
          def mode(self):
              return self.loc

          @property
          def variance(self):
              variance = self.scale.pow(2) * self.df / (self.df - 2)
              variance[(self.df <= 2) & (self.df > 1)] = math.inf
              variance[self.df <= 1] = math.nan
              return variance

          def rsample(self, sample_shape=torch.Size()):
              x = _standard_normal(self._extended_shape(sample_shape), self.df.dtype)
              z = self._chi2.rsample(sample_shape)
              return self.loc + self.scale * (x * torch.rsqrt(z / self.df))

          def log_prob(self, value):
              self._checked(value)
              y = (value - self.loc) / self.scale
              normalizer = (self.scale.log() + 0.5 * self.df.log() + 0.5 * math.log(math.pi)
                            + torch.lgamma(0.5 * self.df) - torch.lgamma(0.5 * (self.df + 1.0)))
              return -0.5 * (self.df + 1.0) * torch.log1p(y ** 2.0 / self.df) - normalizer

          def entropy(self):
              half, next_half = 0.5 * self.df, 0.5 * (self.df + 1)
              lbeta = torch.lgamma(half) + math.lgamma(0.5) - torch.lgamma(next_half)
              return (self.scale.log() + next_half * (torch.digamma(next_half) - torch.digamma(half))
                      + 0.5 * self.df.log() + lbeta)
      """#)
}
