import PythonRuntime

extension PythonSource {
  /// `torch.distributions.poisson`.
  static let distributionsPoisson = PythonSource(
    module: "torch.distributions.poisson",
    text: #"""
      import torch
      from torch.distributions import constraints
      from torch.distributions.exp_family import ExponentialFamily
      from torch.distributions.utils import broadcast_all


      class Poisson(ExponentialFamily):
          """Counts of events at a mean rate."""

          arg_constraints = {'rate': constraints.nonnegative}
          support = constraints.nonnegative_integer

          def __init__(self, rate, validate_args=None):
              self._take(validate_args, rate=rate)

          @property
          def mean(self):
              return self.rate

          @property
          def mode(self):
              return self.rate.floor()

          @property
          def variance(self):
              return self.rate

          def sample(self, sample_shape=torch.Size()):
              with torch.no_grad():
                  return torch.poisson(self.rate.expand(self._extended_shape(sample_shape)))

          def log_prob(self, value):
              self._checked(value)
              rate, value = broadcast_all(self.rate, value)
              return value.xlogy(rate) - rate - (value + 1).lgamma()

          @property
          def _natural_params(self):
              return (torch.log(self.rate),)

          def _log_normalizer(self, x):
              return torch.exp(x)
      """#)
}
