import PythonRuntime

extension PythonSource {
  /// `torch.distributions.normal`.
  static let distributionsNormal = PythonSource(
    module: "torch.distributions.normal",
    text: #"""
      import math

      import torch
      from torch.distributions import constraints
      from torch.distributions.exp_family import ExponentialFamily
      from torch.distributions.utils import _standard_normal


      class Normal(ExponentialFamily):
          """The normal distribution with a mean and a standard deviation."""

          arg_constraints = {'loc': constraints.real, 'scale': constraints.positive}
          support = constraints.real
          has_rsample = True
          _mean_carrier_measure = 0

          def __init__(self, loc, scale, validate_args=None):
              self._take(validate_args, loc=loc, scale=scale)

          @property
          def mean(self):
              return self.loc

          @property
          def mode(self):
              return self.loc

          @property
          def stddev(self):
              return self.scale

          @property
          def variance(self):
              return self.stddev.pow(2)

          def sample(self, sample_shape=torch.Size()):
              shape = self._extended_shape(sample_shape)
              with torch.no_grad():
                  return torch.normal(self.loc.expand(shape), self.scale.expand(shape))

          def rsample(self, sample_shape=torch.Size()):
              eps = _standard_normal(self._extended_shape(sample_shape), self.loc.dtype)
              return self.loc + eps * self.scale

          def log_prob(self, value):
              self._checked(value)
              var = self.scale ** 2
              return -((value - self.loc) ** 2) / (2 * var) - self.scale.log() - math.log(math.sqrt(2 * math.pi))

          def cdf(self, value):
              self._checked(value)
              return 0.5 * (1 + torch.erf((value - self.loc) * self.scale.reciprocal() / math.sqrt(2)))

          def icdf(self, value):
              return self.loc + self.scale * torch.erfinv(2 * value - 1) * math.sqrt(2)

          def entropy(self):
              return 0.5 + 0.5 * math.log(2 * math.pi) + torch.log(self.scale)

          @property
          def _natural_params(self):
              return (self.loc / self.scale.pow(2), -0.5 * self.scale.pow(2).reciprocal())

          def _log_normalizer(self, x, y):
              return -0.25 * x.pow(2) / y + 0.5 * torch.log(-math.pi / y)
      """#)
}
