import PythonRuntime

extension PythonSource {
  /// `torch.distributions.laplace`.
  static let distributionsLaplace = PythonSource(
    module: "torch.distributions.laplace",
    text: #"""
      import torch
      from torch.distributions import constraints
      from torch.distributions.distribution import Distribution


      class Laplace(Distribution):
          """Two exponential distributions back to back."""

          arg_constraints = {'loc': constraints.real, 'scale': constraints.positive}
          support = constraints.real
          has_rsample = True

          def __init__(self, loc, scale, validate_args=None):
              self._take(validate_args, loc=loc, scale=scale)

          @property
          def mean(self):
              return self.loc

          @property
          def mode(self):
              return self.loc

          @property
          def variance(self):
              return 2 * self.scale.pow(2)

          @property
          def stddev(self):
              return 2 ** 0.5 * self.scale

          def rsample(self, sample_shape=torch.Size()):
              eps = torch.finfo(self.loc.dtype).eps
              u = self.loc.new_empty(self._extended_shape(sample_shape)).uniform_(eps - 1, 1)
              return self.loc - self.scale * u.sign() * torch.log1p(-u.abs())

          def log_prob(self, value):
              self._checked(value)
              return -torch.log(2 * self.scale) - torch.abs(value - self.loc) / self.scale

          def cdf(self, value):
              self._checked(value)
              return 0.5 - 0.5 * (value - self.loc).sign() * torch.expm1(-(value - self.loc).abs() / self.scale)

          def icdf(self, value):
              term = value - 0.5
              return self.loc - self.scale * term.sign() * torch.log1p(-2 * term.abs())

          def entropy(self):
              return 1 + torch.log(2 * self.scale)
      """#)
}
