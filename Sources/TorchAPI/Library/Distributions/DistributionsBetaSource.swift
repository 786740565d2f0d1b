import PythonRuntime

extension PythonSource {
  /// `torch.distributions.beta`.
  static let distributionsBeta = PythonSource(
    module: "torch.distributions.beta",
    text: #"""
      import torch
      from torch.distributions import constraints
      from torch.distributions.dirichlet import Dirichlet
      from torch.distributions.exp_family import ExponentialFamily
      from torch.distributions.utils import _Number, broadcast_all


      class Beta(ExponentialFamily):
          """Probabilities, by the weights of one and of zero."""

          arg_constraints = {'concentration1': constraints.positive, 'concentration0': constraints.positive}
          support = constraints.unit_interval
          has_rsample = True

          def __init__(self, concentration1, concentration0, validate_args=None):
              if isinstance(concentration1, _Number) and isinstance(concentration0, _Number):
                  both = torch.tensor([float(concentration1), float(concentration0)])
              else:
                  both = torch.stack(broadcast_all(concentration1, concentration0), -1)
              self._dirichlet = Dirichlet(both, validate_args=validate_args)
              super().__init__(self._dirichlet._batch_shape, validate_args=validate_args)

          @property
          def concentration1(self):
              return self._dirichlet.concentration[..., 0]

          @property
          def concentration0(self):
              return self._dirichlet.concentration[..., 1]

          @property
          def mean(self):
              return self.concentration1 / (self.concentration1 + self.concentration0)

          @property
          def mode(self):
              return self._dirichlet.mode[..., 0]

          @property
          def variance(self):
              total = self.concentration1 + self.concentration0
              return self.concentration1 * self.concentration0 / (total.pow(2) * (total + 1))

          def rsample(self, sample_shape=()):
              return self._dirichlet.rsample(sample_shape).select(-1, 0)

          def log_prob(self, value):
              self._checked(value)
              return self._dirichlet.log_prob(torch.stack([value, 1.0 - value], -1))

          def entropy(self):
              return self._dirichlet.entropy()

          @property
          def _natural_params(self):
              return (self.concentration1, self.concentration0)

          def _log_normalizer(self, x, y):
              return torch.lgamma(x) + torch.lgamma(y) - torch.lgamma(x + y)
      """#)
}
