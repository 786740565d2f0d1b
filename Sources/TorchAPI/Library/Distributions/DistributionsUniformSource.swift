import PythonRuntime

extension PythonSource {
  /// `torch.distributions.uniform`.
  static let distributionsUniform = PythonSource(
    module: "torch.distributions.uniform",
    text: #"""
      from math import nan

      import torch
      from torch.distributions import constraints
      from torch.distributions.distribution import Distribution


      class Uniform(Distribution):
          """All numbers between two bounds alike."""

          has_rsample = True

          @property
          def arg_constraints(self):
              return {'low': constraints.less_than(self.high), 'high': constraints.greater_than(self.low)}

          def __init__(self, low, high, validate_args=None):
              self._take(validate_args, low=low, high=high)

          @property
          def mean(self):
              return (self.high + self.low) / 2

          @property
          def mode(self):
              return nan * self.high

          @property
          def stddev(self):
              return (self.high - self.low) / 12 ** 0.5

          @property
          def variance(self):
              return (self.high - self.low).pow(2) / 12

          @constraints.dependent_property(is_discrete=False, event_dim=0)
          def support(self):
              return constraints.interval(self.low, self.high)

          def rsample(self, sample_shape=torch.Size()):
              rand = torch.rand(self._extended_shape(sample_shape), dtype=self.low.dtype)
              return self.low + rand * (self.high - self.low)

          def log_prob(self, value):
              self._checked(value)
              lower = self.low.le(value).type_as(self.low)
              upper = self.high.gt(value).type_as(self.low)
              return torch.log(lower.mul(upper)) - torch.log(self.high - self.low)

          def cdf(self, value):
              self._checked(value)
              return ((value - self.low) / (self.high - self.low)).clamp(min=0, max=1)

          def icdf(self, value):
              return value * (self.high - self.low) + self.low

          def entropy(self):
              return torch.log(self.high - self.low)
      """#)
}
