import PythonRuntime

extension PythonSource {
  /// `torch.distributions.categorical`.
  static let distributionsCategorical = PythonSource(
    module: "torch.distributions.categorical",
    text: #"""
      from math import nan

      import torch
      from torch.distributions import constraints
      from torch.distributions.bernoulli import _check_either
      from torch.distributions.distribution import Distribution
      from torch.distributions.utils import lazy_property, logits_to_probs, probs_to_logits


      class Categorical(Distribution):
          """One of several numbers, by probability."""

          arg_constraints = {'probs': constraints.simplex, 'logits': constraints.real_vector}
          has_enumerate_support = True

          def __init__(self, probs=None, logits=None, validate_args=None):
              _check_either(probs, logits)
              name, value = ('probs', probs) if probs is not None else ('logits', logits)
              if value.dim() < 1:
                  raise ValueError(f'`{name}` parameter must be at least one-dimensional.')
              if probs is not None:
                  self.probs = probs / probs.sum(-1, keepdim=True)
              else:
                  self.logits = logits - logits.logsumexp(dim=-1, keepdim=True)
              self._has_probs = probs is not None
              self._num_events = value.size()[-1]
              super().__init__(value.size()[:-1], validate_args=validate_args)

          @constraints.dependent_property(is_discrete=True, event_dim=0)
          def support(self):
              return constraints.integer_interval(0, self._num_events - 1)

          @lazy_property
          def logits(self):
              return probs_to_logits(self.probs)

          @lazy_property
          def probs(self):
              return logits_to_probs(self.logits)

          @property
          def _param(self):
              return self.__dict__['probs'] if self._has_probs else self.__dict__['logits']

          @property
          def param_shape(self):
              return self._param.size()

          @property
          def mean(self):
              return torch.full(self._extended_shape(), nan, dtype=self.probs.dtype)

          @property
          def mode(self):
              return self.probs.argmax(dim=-1)

          @property
          def variance(self):
              return self.mean

          def sample(self, sample_shape=torch.Size()):
              sample_shape = torch.Size(sample_shape)
              rows = self.probs.reshape(-1, self._num_events)
              samples = torch.multinomial(rows, sample_shape.numel(), True).T
              return samples.reshape(self._extended_shape(sample_shape))

          def log_prob(self, value):
              self._checked(value)
              value = value.long().unsqueeze(-1)
              value, log_pmf = torch.broadcast_tensors(value, self.logits)
              return log_pmf.gather(-1, value[..., :1]).squeeze(-1)

          def entropy(self):
              logits = torch.clamp(self.logits, min=torch.finfo(self.logits.dtype).min)
              return -(logits * self.probs).sum(-1)

          def enumerate_support(self, expand=True):
              return self._enumerated(torch.arange(self._num_events, dtype=torch.long), expand)
      """#)
}
