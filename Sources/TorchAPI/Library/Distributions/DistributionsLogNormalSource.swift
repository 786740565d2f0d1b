import PythonRuntime

extension PythonSource {
  /// `torch.distributions.log_normal`.
  static let distributionsLogNormal = PythonSource(
    module: "torch.distributions.log_normal",
    text: #"""
      from torch.distributions import constraints
      from torch.distributions.normal import Normal
      from torch.distributions.transformed_distribution import TransformedDistribution
      from torch.distributions.transforms import ExpTransform


      class LogNormal(TransformedDistribution):
          """Numbers whose logarithm is normally distributed."""

          arg_constraints = {'loc': constraints.real, 'scale': constraints.positive}
          support = constraints.positive
          has_rsample = True

          def __init__(self, loc, scale, validate_args=None):
              super().__init__(Normal(loc, scale, validate_args=validate_args), ExpTransform(), validate_args=validate_args)

          @property
          def loc(self):
              return self.base_dist.loc

          @property
          def scale(self):
              return self.base_dist.scale

          @property
          def mean(self):
              return (self.loc + self.scale.pow(2) / 2).exp()

          @property
          def mode(self):
              return (self.loc - self.scale.square()).exp()

          @property
          def variance(self):
              square = self.scale.pow(2)
              return square.expm1() * (2 * self.loc + square).exp()

          def entropy(self):
              return self.base_dist.entropy() + self.loc
      """#)
}
