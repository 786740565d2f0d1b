import PythonRuntime

extension PythonSource {
  /// `torch.distributions.exponential`.
  static let distributionsExponential = PythonSource(
    module: "torch.distributions.exponential",
    text: #"""
      import torch
      from torch.distributions import constraints
      from torch.distributions.exp_family import ExponentialFamily


      class Exponential(ExponentialFamily):
          """The time to the next event at a rate."""

          arg_constraints = {'rate': constraints.positive}
          support = constraints.nonnegative
          has_rsample = True
          _mean_carrier_measure = 0

          def __init__(self, rate, validate_args=None):
              self._take(validate_args, rate=rate)

          @property
          def mean(self):
              return self.rate.reciprocal()

          @property
          def mode(self):
              return torch.zeros_like(self.rate)

          @property
          def stddev(self):
              return self.rate.reciprocal()

          @property
          def variance(self):
              return self.rate.pow(-2)

          def rsample(self, sample_shape=torch.Size()):
              return self.rate.new_empty(self._extended_shape(sample_shape)).exponential_() / self.rate

          def log_prob(self, value):
              self._checked(value)
              return self.rate.log() - self.rate * value

          def cdf(self, value):
              self._checked(value)
              return 1 - torch.exp(-self.rate * value)

          def icdf(self, value):
              return -torch.log1p(-value) / self.rate

          def entropy(self):
              return 1.0 - torch.log(self.rate)

          @property
          def _natural_params(self):
              return (-self.rate,)

          def _log_normalizer(self, x):
              return -torch.log(-x)
      """#)
}
