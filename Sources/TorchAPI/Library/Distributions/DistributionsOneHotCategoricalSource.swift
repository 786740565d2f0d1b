import PythonRuntime

extension PythonSource {
  /// `torch.distributions.one_hot_categorical`.
  static let distributionsOneHotCategorical = PythonSource(
    module: "torch.distributions.one_hot_categorical",
    text: #"""
      import torch
      from torch.distributions import constraints
      from torch.distributions.categorical import Categorical
      from torch.distributions.distribution import Distribution


      class OneHotCategorical(Distribution):
          """A categorical variable as a vector with a single one."""

          arg_constraints = {'probs': constraints.simplex, 'logits': constraints.real_vector}
          support = constraints.one_hot
          has_enumerate_support = True

          def __init__(self, probs=None, logits=None, validate_args=None):
              self._categorical = Categorical(probs, logits)
              super().__init__(self._categorical.batch_shape, self._categorical.param_shape[-1:],
                               validate_args=validate_args)

          @property
          def _param(self):
              return self._categorical._param

          @property
          def probs(self):
              return self._categorical.probs

          @property
          def logits(self):
              return self._categorical.logits

          @property
          def mean(self):
              return self._categorical.probs

          @property
          def mode(self):
              return self._one_hot(self.probs.argmax(dim=-1))

          @property
          def variance(self):
              return self.probs * (1 - self.probs)

          @property
          def param_shape(self):
              return self._categorical.param_shape

          def _one_hot(self, indices):
              return torch.eye(self.event_shape[0], dtype=self.probs.dtype)[indices]

          def sample(self, sample_shape=torch.Size()):
              return self._one_hot(self._categorical.sample(torch.Size(sample_shape)))

          def log_prob(self, value):
              self._checked(value)
              return self._categorical.log_prob(value.max(-1)[1])

          def entropy(self):
              return self._categorical.entropy()

          def enumerate_support(self, expand=True):
              n = self.event_shape[0]
              values = torch.eye(n, dtype=self._param.dtype).view((n,) + (1,) * len(self.batch_shape) + (n,))
              return values.expand((n,) + self.batch_shape + (n,)) if expand else values


      class OneHotCategoricalStraightThrough(OneHotCategorical):
          """One-hot samples whose gradient is that of the probabilities."""

          has_rsample = True

          def rsample(self, sample_shape=torch.Size()):
              samples = self.sample(sample_shape)
              return samples + (self.probs - self.probs.detach())
      """#)
}
