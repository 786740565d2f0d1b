import PythonRuntime

extension PythonSource {
  /// `torch.distributions.gamma`.
  static let distributionsGamma = PythonSource(
    module: "torch.distributions.gamma",
    text: #"""
      import torch
      from torch.distributions import constraints
      from torch.distributions._gradients import StandardGamma
      from torch.distributions.exp_family import ExponentialFamily


      class Gamma(ExponentialFamily):
          """The gamma distribution with a shape and a rate."""

          arg_constraints = {'concentration': constraints.positive, 'rate': constraints.positive}
          support = constraints.nonnegative
          has_rsample = True
          _mean_carrier_measure = 0

          def __init__(self, concentration, rate, validate_args=None):
              self._take(validate_args, concentration=concentration, rate=rate)

          @property
          def mean(self):
              return self.concentration / self.rate

          @property
          def mode(self):
              return ((self.concentration - 1) / self.rate).clamp(min=0)

          @property
          def variance(self):
              return self.concentration / self.rate.pow(2)

          def sample(self, sample_shape=torch.Size(), *, generator=None):
              with torch.no_grad():
                  return self.rsample(sample_shape, generator=generator)

          def rsample(self, sample_shape=torch.Size(), generator=None):
              shape = self._extended_shape(sample_shape)
              draws = StandardGamma.apply(self.concentration.expand(shape), generator)
              value = draws / self.rate.expand(shape)
              value.detach().clamp_(min=torch.finfo(value.dtype).tiny)
              return value

          def log_prob(self, value):
              value = torch.as_tensor(value, dtype=self.rate.dtype)
              self._checked(value)
              return (torch.xlogy(self.concentration, self.rate) + torch.xlogy(self.concentration - 1, value)
                      - self.rate * value - torch.lgamma(self.concentration))

          def cdf(self, value):
              self._checked(value)
              return torch.special.gammainc(self.concentration, self.rate * value)

          def entropy(self):
              return (self.concentration - torch.log(self.rate) + torch.lgamma(self.concentration)
                      + (1.0 - self.concentration) * torch.digamma(self.concentration))

          @property
          def _natural_params(self):
              return (self.concentration - 1, -self.rate)

          def _log_normalizer(self, x, y):
              return torch.lgamma(x + 1) + (x + 1) * torch.log(-y.reciprocal())
      """#)
}
