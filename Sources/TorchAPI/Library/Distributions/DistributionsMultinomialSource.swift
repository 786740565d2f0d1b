import PythonRuntime

extension PythonSource {
  /// `torch.distributions.multinomial`.
  static let distributionsMultinomial = PythonSource(
    module: "torch.distributions.multinomial",
    text: #"""
      from math import inf

      import torch
      from torch.distributions import constraints
      from torch.distributions.binomial import Binomial
      from torch.distributions.categorical import Categorical
      from torch.distributions.distribution import Distribution
      from torch.distributions.utils import broadcast_all


      class Multinomial(Distribution):
          """Counts of each category among a number of draws."""

          arg_constraints = {'probs': constraints.simplex, 'logits': constraints.real_vector}

          def __init__(self, total_count=1, probs=None, logits=None, validate_args=None):
              if not isinstance(total_count, int):
                  raise NotImplementedError('inhomogeneous total_count is not supported')
              self.total_count = total_count
              self._categorical = Categorical(probs=probs, logits=logits)
              self._binomial = Binomial(total_count=total_count, probs=self.probs)
              super().__init__(self._categorical.batch_shape, self._categorical.param_shape[-1:],
                               validate_args=validate_args)

          @property
          def mean(self):
              return self.probs * self.total_count

          @property
          def variance(self):
              return self.total_count * self.probs * (1 - self.probs)

          @constraints.dependent_property(is_discrete=True, event_dim=1)
          def support(self):
              return constraints.multinomial(self.total_count)

          @property
          def logits(self):
              return self._categorical.logits

          @property
          def probs(self):
              return self._categorical.probs

          @property
          def param_shape(self):
              return self._categorical.param_shape

          def sample(self, sample_shape=torch.Size()):
              sample_shape = torch.Size(sample_shape)
              samples = self._categorical.sample(torch.Size((self.total_count,)) + sample_shape)
              samples = samples.permute(*range(1, samples.dim()), 0)
              counts = samples.new_zeros(self._extended_shape(sample_shape))
              counts.scatter_add_(-1, samples, torch.ones_like(samples))
              return counts.type_as(self.probs)

          def entropy(self):
              n = torch.tensor(self.total_count, dtype=self.probs.dtype)
              support = self._binomial.enumerate_support(expand=False)[1:]
              weights = torch.exp(self._binomial.log_prob(support)) * torch.lgamma(support + 1)
              return n * self._categorical.entropy() - torch.lgamma(n + 1) + weights.sum([0, -1])

          def log_prob(self, value):
              self._checked(value)
              logits, value = broadcast_all(self.logits, value)
              logits = logits.clone()
              factorials = torch.lgamma(value.sum(-1) + 1) - torch.lgamma(value + 1).sum(-1)
              logits[(value == 0) & (logits == -inf)] = 0
              return factorials + (logits * value).sum(-1)
      """#)
}
