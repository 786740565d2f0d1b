import PythonRuntime

extension PythonSource {
  /// `torch.distributions.independent`.
  static let distributionsIndependent = PythonSource(
    module: "torch.distributions.independent",
    text: #"""
      import torch
      from torch.distributions import constraints
      from torch.distributions.distribution import Distribution
      from torch.distributions.utils import _sum_rightmost


      class Independent(Distribution):
          """Takes the last dimensions of a batch for those of one event."""

          arg_constraints = {}

          def __init__(self, base_distribution, reinterpreted_batch_ndims, validate_args=None):
              if reinterpreted_batch_ndims > len(base_distribution.batch_shape):
                  raise ValueError('Expected reinterpreted_batch_ndims <= len(base_distribution.batch_shape), actual '
                                   f'{reinterpreted_batch_ndims} vs {len(base_distribution.batch_shape)}')
              shape = base_distribution.batch_shape + base_distribution.event_shape
              cut = len(shape) - reinterpreted_batch_ndims - len(base_distribution.event_shape)
              self.base_dist = base_distribution
              self.reinterpreted_batch_ndims = reinterpreted_batch_ndims
              super().__init__(shape[:cut], shape[cut:], validate_args=validate_args)

          @property
          def has_rsample(self):
              return self.base_dist.has_rsample

          @property
          def has_enumerate_support(self):
              return self.reinterpreted_batch_ndims == 0 and self.base_dist.has_enumerate_support

          @constraints.dependent_property
          def support(self):
              result = self.base_dist.support
              if self.reinterpreted_batch_ndims:
                  result = constraints.independent(result, self.reinterpreted_batch_ndims)
              return result

          @property
          def mean(self):
              return self.base_dist.mean

          @property
          def mode(self):
              return self.base_dist.mode

          @property
          def variance(self):
              return self.base_dist.variance

          def sample(self, sample_shape=torch.Size()):
              return self.base_dist.sample(sample_shape)

          def rsample(self, sample_shape=torch.Size()):
              return self.base_dist.rsample(sample_shape)

          def log_prob(self, value):
              return _sum_rightmost(self.base_dist.log_prob(value), self.reinterpreted_batch_ndims)

          def entropy(self):
              return _sum_rightmost(self.base_dist.entropy(), self.reinterpreted_batch_ndims)

          def enumerate_support(self, expand=True):
              if self.reinterpreted_batch_ndims > 0:
                  raise NotImplementedError('Enumeration over cartesian product is not implemented')
              return self.base_dist.enumerate_support(expand=expand)

          def __repr__(self):
              return self.__class__.__name__ + f'({self.base_dist}, {self.reinterpreted_batch_ndims})'
      """#)
}
