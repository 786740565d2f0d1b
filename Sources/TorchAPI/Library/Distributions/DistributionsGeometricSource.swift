import PythonRuntime

extension PythonSource {
  /// `torch.distributions.geometric`.
  static let distributionsGeometric = PythonSource(
    module: "torch.distributions.geometric",
    text: #"""
      import torch
      from torch.distributions import constraints
      from torch.distributions.bernoulli import _Binary, _check_either
      from torch.distributions.distribution import Distribution
      from torch.distributions.utils import _binary_entropy, broadcast_all


      class Geometric(_Binary, Distribution):
          """The failures before the first success."""

          arg_constraints = {'probs': constraints.unit_interval, 'logits': constraints.real}
          support = constraints.nonnegative_integer

          def __init__(self, probs=None, logits=None, validate_args=None):
              _check_either(probs, logits)
              self._has_probs = probs is not None
              if probs is None:
                  self._take(validate_args, logits=logits)
                  return
              self._take(validate_args, probs=probs)
              value = self.probs
              valid = value > 0
              if self._validate_args and not valid.all():
                  raise ValueError(f'Expected parameter probs ({type(value).__name__} of shape {tuple(value.shape)}) of '
                                   f'distribution {self!r} to be positive but found invalid values:\n{value.data[~valid]}')

          @property
          def mean(self):
              return 1.0 / self.probs - 1.0

          @property
          def mode(self):
              return torch.zeros_like(self.probs)

          @property
          def variance(self):
              return (1.0 / self.probs - 1.0) / self.probs

          def sample(self, sample_shape=torch.Size()):
              shape = self._extended_shape(sample_shape)
              tiny = torch.finfo(self.probs.dtype).tiny
              with torch.no_grad():
                  u = self.probs.new_empty(shape).uniform_(tiny, 1)
                  return (u.log() / (-self.probs).log1p()).floor()

          def log_prob(self, value):
              self._checked(value)
              value, probs = broadcast_all(value, self.probs)
              probs = probs.clone()
              probs[(probs == 1) & (value == 0)] = 0
              return value * (-probs).log1p() + self.probs.log()

          def entropy(self):
              return _binary_entropy(self.logits, self.probs) / self.probs
      """#)
}
