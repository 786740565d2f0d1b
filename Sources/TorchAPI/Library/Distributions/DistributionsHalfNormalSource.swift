import PythonRuntime

extension PythonSource {
  /// `torch.distributions.half_normal`.
  static let distributionsHalfNormal = PythonSource(
    module: "torch.distributions.half_normal",
    text: #"""
      import math

      import torch
      from torch.distributions import constraints
      from torch.distributions.normal import Normal
      from torch.distributions.transformed_distribution import TransformedDistribution
      from torch.distributions.transforms import AbsTransform


      class _Half(TransformedDistribution):
          """The absolute value of a symmetric distribution."""

          arg_constraints = {'scale': constraints.positive}
          support = constraints.nonnegative
          has_rsample = True

          @property
          def scale(self):
              return self.base_dist.scale

          @property
          def mode(self):
              return torch.zeros_like(self.scale)

          def log_prob(self, value):
              self._checked(value)
              log_prob = self.base_dist.log_prob(value) + math.log(2)
              return torch.where(value >= 0, log_prob, -math.inf)

          def cdf(self, value):
              self._checked(value)
              return 2 * self.base_dist.cdf(value) - 1

          def icdf(self, prob):
              return self.base_dist.icdf((prob + 1) / 2)

          def entropy(self):
              return self.base_dist.entropy() - math.log(2)


      class HalfNormal(_Half):
          """The absolute value of a normal number."""

          def __init__(self, scale, validate_args=None):
              super().__init__(Normal(0, scale, validate_args=False), AbsTransform(), validate_args=validate_args)

          @property
          def mean(self):
              return self.scale * math.sqrt(2 / math.pi)

          @property
          def variance(self):
              return self.scale.pow(2) * (1 - 2 / math.pi)
      """#)
}
