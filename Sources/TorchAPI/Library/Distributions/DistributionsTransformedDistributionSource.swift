import PythonRuntime

extension PythonSource {
  /// `torch.distributions.transformed_distribution`.
  static let distributionsTransformedDistribution = PythonSource(
    module: "torch.distributions.transformed_distribution",
    text: #"""
      import torch
      from torch.distributions import constraints
      from torch.distributions.distribution import Distribution
      from torch.distributions.independent import Independent
      from torch.distributions.transforms import ComposeTransform, Transform
      from torch.distributions.utils import _sum_rightmost


      class TransformedDistribution(Distribution):
          """A distribution after a change of variables."""

          arg_constraints = {}

          def __init__(self, base_distribution, transforms, validate_args=None):
              if isinstance(transforms, Transform):
                  transforms = [transforms]
              elif not isinstance(transforms, list):
                  raise ValueError(f'transforms must be a Transform or list, but was {transforms}')
              elif not all(isinstance(t, Transform) for t in transforms):
                  raise ValueError('transforms must be a Transform or a list of Transforms')
              self.transforms = transforms
              base_shape = base_distribution.batch_shape + base_distribution.event_shape
              base_event_dim = len(base_distribution.event_shape)
              transform = ComposeTransform(transforms)
              domain_dim, codomain_dim = transform.domain.event_dim, transform.codomain.event_dim
              if len(base_shape) < domain_dim:
                  raise ValueError(f'base_distribution needs to have shape with size at least {domain_dim}, but got '
                                   f'{base_shape}.')
              forward_shape = transform.forward_shape(base_shape)
              expanded = transform.inverse_shape(forward_shape)
              if base_shape != expanded:
                  base_distribution = base_distribution.expand(expanded[:len(expanded) - base_event_dim])
              if domain_dim > base_event_dim:
                  base_distribution = Independent(base_distribution, domain_dim - base_event_dim)
              self.base_dist = base_distribution
              cut = len(forward_shape) - max(codomain_dim, base_event_dim + codomain_dim - domain_dim)
              super().__init__(forward_shape[:cut], forward_shape[cut:], validate_args=validate_args)

          @constraints.dependent_property(is_discrete=False)
          def support(self):
              if not self.transforms:
                  return self.base_dist.support
              support = self.transforms[-1].codomain
              if len(self.event_shape) > support.event_dim:
                  support = constraints.independent(support, len(self.event_shape) - support.event_dim)
              return support

          @property
          def has_rsample(self):
              return self.base_dist.has_rsample

          def sample(self, sample_shape=torch.Size()):
              with torch.no_grad():
                  x = self.base_dist.sample(sample_shape)
                  for transform in self.transforms:
                      x = transform(x)
                  return x

          def rsample(self, sample_shape=torch.Size()):
              x = self.base_dist.rsample(sample_shape)
              for transform in self.transforms:
                  x = transform(x)
              return x

          def log_prob(self, value):
              self._checked(value)
              event_dim = len(self.event_shape)
              log_prob = 0.0
              y = value
              for transform in reversed(self.transforms):
                  x = transform.inv(y)
                  event_dim += transform.domain.event_dim - transform.codomain.event_dim
                  log_prob = log_prob - _sum_rightmost(transform.log_abs_det_jacobian(x, y),
                                                       event_dim - transform.domain.event_dim)
                  y = x
              return log_prob + _sum_rightmost(self.base_dist.log_prob(y), event_dim - len(self.base_dist.event_shape))

          def _monotonize_cdf(self, value):
              sign = 1
              for transform in self.transforms:
                  sign = sign * transform.sign
              if isinstance(sign, int) and sign == 1:
                  return value
              return sign * (value - 0.5) + 0.5

          def cdf(self, value):
              for transform in self.transforms[::-1]:
                  value = transform.inv(value)
              if self._validate_args:
                  self.base_dist._validate_sample(value)
              return self._monotonize_cdf(self.base_dist.cdf(value))

          def icdf(self, value):
              value = self.base_dist.icdf(self._monotonize_cdf(value))
              for transform in self.transforms:
                  value = transform(value)
              return value
      """#)
}
