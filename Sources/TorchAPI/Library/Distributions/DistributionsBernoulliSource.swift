import PythonRuntime

extension PythonSource {
  /// `torch.distributions.bernoulli`.
  static let distributionsBernoulli = PythonSource(
    module: "torch.distributions.bernoulli",
    text: #"""
      from math import nan

      import torch
      from torch.distributions import constraints
      from torch.distributions.exp_family import ExponentialFamily
      from torch.distributions.utils import (
          _binary_entropy, broadcast_all, lazy_property, logits_to_probs, probs_to_logits)


      def _check_either(probs, logits):
          if (probs is None) == (logits is None):
              raise ValueError('Either `probs` or `logits` must be specified, but not both.')


      class _Binary:
          """Distributions of yes and no: `probs` and `logits` follow from each other."""

          @lazy_property
          def logits(self):
              return probs_to_logits(self.probs, is_binary=True)

          @lazy_property
          def probs(self):
              return logits_to_probs(self.logits, is_binary=True)

          @property
          def _param(self):
              return self.__dict__['probs'] if self._has_probs else self.__dict__['logits']

          @property
          def param_shape(self):
              return self._param.size()


      class Bernoulli(_Binary, ExponentialFamily):
          """One or zero at a probability."""

          arg_constraints = {'probs': constraints.unit_interval, 'logits': constraints.real}
          support = constraints.boolean
          has_enumerate_support = True
          _mean_carrier_measure = 0

          def __init__(self, probs=None, logits=None, validate_args=None):
              _check_either(probs, logits)
              self._has_probs = probs is not None
              if probs is not None:
                  self._take(validate_args, probs=probs)
              else:
                  self._take(validate_args, logits=logits)

          @property
          def mean(self):
              return self.probs

          @property
          def mode(self):
              mode = (self.probs >= 0.5).to(self.probs)
              mode[self.probs == 0.5] = nan
              return mode

          @property
          def variance(self):
              return self.probs * (1 - self.probs)

          def sample(self, sample_shape=torch.Size()):
              with torch.no_grad():
                  return torch.bernoulli(self.probs.expand(self._extended_shape(sample_shape)))

          def log_prob(self, value):
              self._checked(value)
              logits, value = broadcast_all(self.logits, value)
              return -_binary_entropy(logits, value)

          def entropy(self):
              return _binary_entropy(self.logits, self.probs)

          def enumerate_support(self, expand=True):
              return self._enumerated(torch.arange(2, dtype=self._param.dtype), expand)

          @property
          def _natural_params(self):
              return (torch.logit(self.probs),)

          def _log_normalizer(self, x):
              return torch.log1p(torch.exp(x))
      """#)
}
