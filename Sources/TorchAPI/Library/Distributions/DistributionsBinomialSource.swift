import PythonRuntime

extension PythonSource {
  /// `torch.distributions.binomial`.
  static let distributionsBinomial = PythonSource(
    module: "torch.distributions.binomial",
    text: #"""
      import torch
      from torch.distributions import constraints
      from torch.distributions.bernoulli import _Binary, _check_either
      from torch.distributions.distribution import Distribution
      from torch.distributions.utils import broadcast_all


      class _Counting(_Binary, Distribution):
          """Distributions of counts among a number of trials."""

          def __init__(self, total_count, probs=None, logits=None, validate_args=None):
              _check_either(probs, logits)
              name, value = ('probs', probs) if probs is not None else ('logits', logits)
              count, value = broadcast_all(total_count, value)
              setattr(self, name, value)
              self.total_count = count.type_as(value)
              self._has_probs = probs is not None
              Distribution.__init__(self, value.size(), validate_args=validate_args)


      class Binomial(_Counting):
          """Counts of successes."""

          arg_constraints = {'total_count': constraints.nonnegative_integer, 'probs': constraints.unit_interval,
                             'logits': constraints.real}
          has_enumerate_support = True

          def __init__(self, total_count=1, probs=None, logits=None, validate_args=None):
              super().__init__(total_count, probs, logits, validate_args)

          @constraints.dependent_property(is_discrete=True, event_dim=0)
          def support(self):
              return constraints.integer_interval(0, self.total_count)

          @property
          def mean(self):
              return self.total_count * self.probs

          @property
          def mode(self):
              return ((self.total_count + 1) * self.probs).floor().clamp(max=self.total_count)

          @property
          def variance(self):
              return self.total_count * self.probs * (1 - self.probs)

          def sample(self, sample_shape=torch.Size()):
              shape = self._extended_shape(sample_shape)
              with torch.no_grad():
                  return torch.binomial(self.total_count.expand(shape), self.probs.expand(shape))

          def log_prob(self, value):
              self._checked(value)
              logits = self.logits
              above = (logits.clamp(min=0) + logits - logits.clamp(max=0)) / 2
              normalizer = (self.total_count * above + self.total_count * torch.log1p(torch.exp(-torch.abs(logits)))
                            - torch.lgamma(self.total_count + 1))
              return (value * logits - torch.lgamma(value + 1) - torch.lgamma(self.total_count - value + 1)
                      - normalizer)

          def _common_count(self, what):
              count = int(self.total_count.max())
              if not self.total_count.min() == count:
                  raise NotImplementedError(f'Inhomogeneous total count not supported by `{what}`.')
              return count

          def entropy(self):
              self._common_count('entropy')
              log_prob = self.log_prob(self.enumerate_support(False))
              return -(torch.exp(log_prob) * log_prob).sum(0)

          def enumerate_support(self, expand=True):
              count = self._common_count('enumerate_support')
              return self._enumerated(torch.arange(1 + count, dtype=self._param.dtype), expand)
      """#)
}
