import PythonRuntime

extension PythonSource {
  /// `torch.distributions.gumbel`.
  static let distributionsGumbel = PythonSource(
    module: "torch.distributions.gumbel",
    text: #"""
      import math

      import torch
      from torch.distributions import constraints
      from torch.distributions.transformed_distribution import TransformedDistribution
      from torch.distributions.transforms import AffineTransform, ExpTransform
      from torch.distributions.uniform import Uniform
      from torch.distributions.utils import _Number, broadcast_all, euler_constant


      class Gumbel(TransformedDistribution):
          """The distribution of largest values."""

          arg_constraints = {'loc': constraints.real, 'scale': constraints.positive}
          support = constraints.real

          def __init__(self, loc, scale, validate_args=None):
              self.loc, self.scale = broadcast_all(loc, scale)
              finfo = torch.finfo(self.loc.dtype)
              low, high = finfo.tiny, 1 - finfo.eps
              if not (isinstance(loc, _Number) and isinstance(scale, _Number)):
                  low, high = torch.full_like(self.loc, low), torch.full_like(self.loc, high)
              super().__init__(
                  Uniform(low, high, validate_args=validate_args),
                  [ExpTransform().inv, AffineTransform(loc=0, scale=-torch.ones_like(self.scale)), ExpTransform().inv,
                   AffineTransform(loc=loc, scale=-self.scale)],
                  validate_args=validate_args)

          def log_prob(self, value):
              self._checked(value)
              y = (self.loc - value) / self.scale
              return (y - y.exp()) - self.scale.log()

          @property
          def mean(self):
              return self.loc + self.scale * euler_constant

          @property
          def mode(self):
              return self.loc

          @property
          def stddev(self):
              return (math.pi / math.sqrt(6)) * self.scale

          @property
          def variance(self):
              return self.stddev.pow(2)

          def entropy(self):
              return self.scale.log() + (1 + euler_constant)
      """#)
}
