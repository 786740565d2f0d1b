import PythonRuntime

extension PythonSource {
  /// `torch.distributions.cauchy`.
  static let distributionsCauchy = PythonSource(
    module: "torch.distributions.cauchy",
    text: #"""
      import math

      import torch
      from torch.distributions import constraints
      from torch.distributions.distribution import Distribution


      class Cauchy(Distribution):
          """The ratio of two normal numbers; it has no mean."""

          arg_constraints = {'loc': constraints.real, 'scale': constraints.positive}
          support = constraints.real
          has_rsample = True

          def __init__(self, loc, scale, validate_args=None):
              self._take(validate_args, loc=loc, scale=scale)

          @property
          def mean(self):
              return torch.full(self._extended_shape(), math.nan, dtype=self.loc.dtype)

          @property
          def mode(self):
              return self.loc

          @property
          def variance(self):
              return torch.full(self._extended_shape(), math.inf, dtype=self.loc.dtype)

          def rsample(self, sample_shape=torch.Size()):
              eps = self.loc.new_empty(self._extended_shape(sample_shape)).cauchy_()
              return self.loc + eps * self.scale

          def log_prob(self, value):
              self._checked(value)
              return -math.log(math.pi) - self.scale.log() - (((value - self.loc) / self.scale) ** 2).log1p()

          def cdf(self, value):
              self._checked(value)
              return torch.atan((value - self.loc) / self.scale) / math.pi + 0.5

          def icdf(self, value):
              return torch.tan(math.pi * (value - 0.5)) * self.scale + self.loc

          def entropy(self):
              return math.log(4 * math.pi) + self.scale.log()
      """#)
}
