import PythonRuntime

extension PythonSource {
  /// `torch.distributions.weibull`.
  static let distributionsWeibull = PythonSource(
    module: "torch.distributions.weibull",
    text: #"""
      import torch
      from torch.distributions import constraints
      from torch.distributions.exponential import Exponential
      from torch.distributions.transformed_distribution import TransformedDistribution
      from torch.distributions.transforms import AffineTransform, PowerTransform
      from torch.distributions.utils import broadcast_all, euler_constant


      class Weibull(TransformedDistribution):
          """Times to failure."""

          arg_constraints = {'scale': constraints.positive, 'concentration': constraints.positive}
          support = constraints.positive

          def __init__(self, scale, concentration, validate_args=None):
              self.scale, self.concentration = broadcast_all(scale, concentration)
              self.concentration_reciprocal = self.concentration.reciprocal()
              super().__init__(
                  Exponential(torch.ones_like(self.scale), validate_args=validate_args),
                  [PowerTransform(exponent=self.concentration_reciprocal), AffineTransform(loc=0, scale=self.scale)],
                  validate_args=validate_args)

          @property
          def mean(self):
              return self.scale * torch.exp(torch.lgamma(1 + self.concentration_reciprocal))

          @property
          def mode(self):
              return self.scale * ((self.concentration - 1) / self.concentration) ** self.concentration.reciprocal()

          @property
          def variance(self):
              return self.scale.pow(2) * (torch.exp(torch.lgamma(1 + 2 * self.concentration_reciprocal))
                                          - torch.exp(2 * torch.lgamma(1 + self.concentration_reciprocal)))

          def entropy(self):
              return (euler_constant * (1 - self.concentration_reciprocal)
                      + torch.log(self.scale * self.concentration_reciprocal) + 1)
      """#)
}
