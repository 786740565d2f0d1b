import PythonRuntime

extension PythonSource {
  /// `torch.distributions.dirichlet`.
  static let distributionsDirichlet = PythonSource(
    module: "torch.distributions.dirichlet",
    text: #"""
      import torch
      from torch.distributions import constraints
      from torch.distributions._gradients import _Dirichlet
      from torch.distributions.exp_family import ExponentialFamily


      class Dirichlet(ExponentialFamily):
          """Probabilities that add up to one."""

          arg_constraints = {'concentration': constraints.independent(constraints.positive, 1)}
          support = constraints.simplex
          has_rsample = True

          def __init__(self, concentration, validate_args=None):
              if concentration.dim() < 1:
                  raise ValueError('`concentration` parameter must be at least one-dimensional.')
              self.concentration = concentration
              super().__init__(concentration.shape[:-1], concentration.shape[-1:], validate_args=validate_args)

          def rsample(self, sample_shape=()):
              return _Dirichlet.apply(self.concentration.expand(self._extended_shape(sample_shape)))

          def log_prob(self, value):
              self._checked(value)
              return (torch.xlogy(self.concentration - 1.0, value).sum(-1) + torch.lgamma(self.concentration.sum(-1))
                      - torch.lgamma(self.concentration).sum(-1))

          @property
          def mean(self):
              return self.concentration / self.concentration.sum(-1, True)

          @property
          def mode(self):
              above = (self.concentration - 1).clamp(min=0.0)
              mode = above / above.sum(-1, True)
              mask = (self.concentration < 1).all(dim=-1)
              corners = torch.eye(above.shape[-1], dtype=above.dtype)[mode.argmax(dim=-1)]
              return torch.where(mask.unsqueeze(-1), corners, mode)

          @property
          def variance(self):
              total = self.concentration.sum(-1, True)
              return self.concentration * (total - self.concentration) / (total.pow(2) * (total + 1))

          def entropy(self):
              k = self.concentration.size(-1)
              total = self.concentration.sum(-1)
              return (torch.lgamma(self.concentration).sum(-1) - torch.lgamma(total) - (k - total) * torch.digamma(total)
                      - ((self.concentration - 1.0) * torch.digamma(self.concentration)).sum(-1))

          @property
          def _natural_params(self):
              return (self.concentration,)

          def _log_normalizer(self, x):
              return x.lgamma().sum(-1) - torch.lgamma(x.sum(-1))
      """#)
}
