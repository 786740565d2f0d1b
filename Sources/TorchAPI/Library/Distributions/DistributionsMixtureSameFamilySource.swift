import PythonRuntime

extension PythonSource {
  /// `torch.distributions.mixture_same_family`.
  static let distributionsMixtureSameFamily = PythonSource(
    module: "torch.distributions.mixture_same_family",
    text: #"""
      import torch
      from torch.distributions import constraints
      from torch.distributions.categorical import Categorical
      from torch.distributions.distribution import Distribution


      class MixtureSameFamily(Distribution):
          """One of several distributions of a kind, chosen at random."""

          arg_constraints = {}
          has_rsample = False

          def __init__(self, mixture_distribution, component_distribution, validate_args=None):
              if not isinstance(mixture_distribution, Categorical):
                  raise ValueError(' The Mixture distribution needs to be an  instance of '
                                   'torch.distributions.Categorical')
              if not isinstance(component_distribution, Distribution):
                  raise ValueError('The Component distribution needs to be an instance of '
                                   'torch.distributions.Distribution')
              self.mixture_distribution = mixture_distribution
              self.component_distribution = component_distribution
              mixed = mixture_distribution.batch_shape
              batch = component_distribution.batch_shape[:-1]
              for size1, size2 in zip(reversed(mixed), reversed(batch)):
                  if size1 != 1 and size2 != 1 and size1 != size2:
                      raise ValueError(f'`mixture_distribution.batch_shape` ({mixed}) is not compatible with '
                                       f'`component_distribution.batch_shape`({batch})')
              count = mixture_distribution.logits.shape[-1]
              components = component_distribution.batch_shape[-1]
              if count != components:
                  raise ValueError(f'`mixture_distribution component` ({count}) does not equal '
                                   f'`component_distribution.batch_shape[-1]` ({components})')
              self._num_component = count
              self._event_ndims = len(component_distribution.event_shape)
              super().__init__(batch, component_distribution.event_shape, validate_args=validate_args)

          @constraints.dependent_property
          def support(self):
              return constraints.MixtureSameFamilyConstraint(self.component_distribution.support)

          @property
          def mean(self):
              probs = self._weights()
              return torch.sum(probs * self.component_distribution.mean, dim=-1 - self._event_ndims)

          @property
          def variance(self):
              probs = self._weights()
              dim = -1 - self._event_ndims
              inside = torch.sum(probs * self.component_distribution.variance, dim=dim)
              between = torch.sum(probs * (self.component_distribution.mean - self._pad(self.mean)).pow(2.0), dim=dim)
              return inside + between

          def cdf(self, x):
              return torch.sum(self.component_distribution.cdf(self._pad(x)) * self.mixture_distribution.probs, dim=-1)

          def log_prob(self, x):
              self._checked(x)
              log_prob = self.component_distribution.log_prob(self._pad(x))
              return torch.logsumexp(log_prob + torch.log_softmax(self.mixture_distribution.logits, dim=-1), dim=-1)

          def sample(self, sample_shape=torch.Size()):
              with torch.no_grad():
                  gather_dim = len(sample_shape) + len(self.batch_shape)
                  chosen = self.mixture_distribution.sample(sample_shape)
                  draws = self.component_distribution.sample(sample_shape)
                  index = chosen.reshape(chosen.shape + torch.Size([1] * (self._event_ndims + 1)))
                  index = index.repeat(torch.Size([1] * (len(chosen.shape) + 1)) + self.event_shape)
                  return torch.gather(draws, gather_dim, index).squeeze(gather_dim)

          def _pad(self, x):
              return x.unsqueeze(-1 - self._event_ndims)

          def _weights(self):
              probs = self.mixture_distribution.probs
              missing = len(self.batch_shape) - len(self.mixture_distribution.batch_shape)
              pad = 0 if len(self.mixture_distribution.batch_shape) == 1 else max(missing, 0)
              return probs.reshape(probs.shape[:-1] + torch.Size(pad * [1]) + probs.shape[-1:]
                                   + torch.Size(self._event_ndims * [1]))

          def __repr__(self):
              return f'MixtureSameFamily(\n  {self.mixture_distribution},\n  {self.component_distribution})'
      """#)
}
