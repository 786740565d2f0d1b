import PythonRuntime

extension PythonSource {
  /// Probabilities made of normal numbers.
  static let distributionsLogisticNormal = PythonSource(
    module: "torch.distributions.logistic_normal",
    text: #"""
      from torch.distributions import constraints
      from torch.distributions.normal import Normal
      from torch.distributions.transformed_distribution import TransformedDistribution
      from torch.distributions.transforms import StickBreakingTransform


      class LogisticNormal(TransformedDistribution):
          """Normal numbers, broken into probabilities."""
          arg_constraints = {'loc': constraints.real, 'scale': constraints.positive}
          support = constraints.simplex
          has_rsample = True

          def __init__(self, loc, scale, validate_args=None):
              base = Normal(loc, scale, validate_args=validate_args)
              if not base.batch_shape:
                  base = base.expand([1])
              super().__init__(base, StickBreakingTransform(), validate_args=validate_args)

          @property
          def loc(self):
              return self.base_dist.base_dist.loc

          @property
          def scale(self):
              return self.base_dist.base_dist.scale
      """#)

  /// The reciprocal of a gamma variable.
  static let distributionsInverseGamma = PythonSource(
    module: "torch.distributions.inverse_gamma",
    text: #"""
      import torch
      from torch.distributions import constraints
      from torch.distributions.gamma import Gamma
      from torch.distributions.transformed_distribution import TransformedDistribution
      from torch.distributions.transforms import PowerTransform


      class InverseGamma(TransformedDistribution):
          """The reciprocal of a gamma variable."""
          arg_constraints = {'concentration': constraints.positive, 'rate': constraints.positive}
          support = constraints.positive
          has_rsample = True

          def __init__(self, concentration, rate, validate_args=None):
              base = Gamma(concentration, rate, validate_args=validate_args)
              super().__init__(base, PowerTransform(-base.rate.new_ones(())), validate_args=validate_args)

          @property
          def concentration(self):
              return self.base_dist.concentration

          @property
          def rate(self):
              return self.base_dist.rate

          @property
          def mean(self):
              return torch.where(self.concentration > 1, self.rate / (self.concentration - 1), torch.inf)

          @property
          def mode(self):
              return self.rate / (self.concentration + 1)

          @property
          def variance(self):
              value = self.rate.square() / ((self.concentration - 1).square() * (self.concentration - 2))
              return torch.where(self.concentration > 2, value, torch.inf)

          def entropy(self):
              return (self.concentration + self.rate.log() + self.concentration.lgamma()
                      - (1 + self.concentration) * self.concentration.digamma())
      """#)

  /// A relative of the beta distribution.
  static let distributionsKumaraswamy = PythonSource(
    module: "torch.distributions.kumaraswamy",
    text: #"""
      import torch
      from torch import nan
      from torch.distributions import constraints
      from torch.distributions.transformed_distribution import TransformedDistribution
      from torch.distributions.transforms import AffineTransform, PowerTransform
      from torch.distributions.uniform import Uniform
      from torch.distributions.utils import broadcast_all, euler_constant


      def _moments(a, b, n):
          first = 1 + n / a
          return b * torch.exp(torch.lgamma(first) + torch.lgamma(b) - torch.lgamma(first + b))


      class Kumaraswamy(TransformedDistribution):
          """Numbers from [0, 1] with a simple distribution function."""
          arg_constraints = {'concentration1': constraints.positive, 'concentration0': constraints.positive}
          support = constraints.unit_interval
          has_rsample = True

          def __init__(self, concentration1, concentration0, validate_args=None):
              self.concentration1, self.concentration0 = broadcast_all(concentration1, concentration0)
              base = Uniform(torch.full_like(self.concentration0, 0), torch.full_like(self.concentration0, 1),
                             validate_args=validate_args)
              super().__init__(base, [PowerTransform(exponent=self.concentration0.reciprocal()),
                                      AffineTransform(loc=1.0, scale=-1.0),
                                      PowerTransform(exponent=self.concentration1.reciprocal())], validate_args=validate_args)

          @property
          def mean(self):
              return _moments(self.concentration1, self.concentration0, 1)

          @property
          def mode(self):
              log_mode = (self.concentration0.reciprocal() * (-self.concentration0).log1p()
                          - (-self.concentration0 * self.concentration1).log1p())
              log_mode[(self.concentration0 < 1) | (self.concentration1 < 1)] = nan
              return log_mode.exp()

          @property
          def variance(self):
              return _moments(self.concentration1, self.concentration0, 2) - torch.pow(self.mean, 2)

          def entropy(self):
              first, second = 1 - self.concentration1.reciprocal(), 1 - self.concentration0.reciprocal()
              harmonic = torch.digamma(self.concentration0 + 1) + euler_constant
              return second + first * harmonic - torch.log(self.concentration1) - torch.log(self.concentration0)
      """#)

  /// The quotient of two variances.
  static let distributionsFisherSnedecor = PythonSource(
    module: "torch.distributions.fishersnedecor",
    text: #"""
      import torch
      from torch import nan
      from torch.distributions import constraints
      from torch.distributions.distribution import Distribution
      from torch.distributions.gamma import Gamma
      from torch.distributions.utils import broadcast_all


      class FisherSnedecor(Distribution):
          """The quotient of two sums of squares, each by its degrees of freedom."""
          arg_constraints = {'df1': constraints.positive, 'df2': constraints.positive}
          support = constraints.positive
          has_rsample = True

          def __init__(self, df1, df2, validate_args=None):
              first, second = broadcast_all(df1, df2)
              self._gamma1 = Gamma(first * 0.5, first)
              self._gamma2 = Gamma(second * 0.5, second)
              self._take(validate_args, df1=df1, df2=df2)

          @property
          def mean(self):
              df2 = self.df2.clone()
              df2[df2 <= 2] = nan
              return df2 / (df2 - 2)

          @property
          def mode(self):
              mode = (self.df1 - 2) / self.df1 * self.df2 / (self.df2 + 2)
              mode[self.df1 <= 2] = nan
              return mode

          @property
          def variance(self):
              df2 = self.df2.clone()
              df2[df2 <= 4] = nan
              return 2 * df2.pow(2) * (self.df1 + df2 - 2) / (self.df1 * (df2 - 2).pow(2) * (df2 - 4))

          def rsample(self, sample_shape=torch.Size()):
              shape = self._extended_shape(sample_shape)
              above, below = (gamma.rsample(sample_shape).view(shape) for gamma in (self._gamma1, self._gamma2))
              tiny = torch.finfo(below.dtype).tiny
              below.clamp_(min=tiny)
              value = above / below
              value.clamp_(min=tiny)
              return value

          def log_prob(self, value):
              self._checked(value)
              first, second, ratio = self.df1 * 0.5, self.df2 * 0.5, self.df1 / self.df2
              return ((first + second).lgamma() - first.lgamma() - second.lgamma()
                      + (first * ratio.log() + (first - 1) * torch.log(value))
                      - (first + second) * torch.log1p(ratio * value))
      """#)

  /// What exceeds a threshold.
  static let distributionsGeneralizedPareto = PythonSource(
    module: "torch.distributions.generalized_pareto",
    text: #"""
      import torch
      from torch import inf, nan
      from torch.distributions import constraints
      from torch.distributions.distribution import Distribution


      class GeneralizedPareto(Distribution):
          """What exceeds a threshold."""
          arg_constraints = {'loc': constraints.real, 'scale': constraints.positive, 'concentration': constraints.real}
          has_rsample = True

          def __init__(self, loc, scale, concentration, validate_args=None):
              self._take(validate_args, loc=loc, scale=scale, concentration=concentration)

          def rsample(self, sample_shape=torch.Size()):
              return self.icdf(torch.rand(self._extended_shape(sample_shape), dtype=self.loc.dtype))

          def _cases(self):
              """Where the concentration is zero, and the concentration with one in these places."""
              is_zero = torch.isclose(self.concentration, torch.zeros_like(self.concentration))
              return is_zero, torch.where(is_zero, torch.ones_like(self.concentration), self.concentration)

          def _z(self, value):
              return (value - self.loc) / self.scale

          def log_prob(self, value):
              self._checked(value)
              z = self._z(value)
              is_zero, concentration = self._cases()
              y = 1 / concentration + torch.ones_like(z)
              return -self.scale.log() - torch.where(
                  is_zero, z, torch.where(y == 0, y, y * torch.log1p(concentration * z)))

          def log_survival_function(self, value):
              self._checked(value)
              z = self._z(value)
              is_zero, concentration = self._cases()
              return torch.where(is_zero, -z, -torch.log1p(concentration * z) / concentration)

          def log_cdf(self, value):
              return torch.log1p(-torch.exp(self.log_survival_function(value)))

          def cdf(self, value):
              return torch.exp(self.log_cdf(value))

          def icdf(self, value):
              is_zero, concentration = self._cases()
              logs = torch.log1p(-value)
              return torch.where(is_zero, self.loc - self.scale * logs,
                                 self.loc + self.scale / concentration * torch.expm1(-concentration * logs))

          @property
          def mean(self):
              is_valid = self.concentration < 1
              safe = torch.where(is_valid, self.concentration, 0.5)
              return torch.where(is_valid, self.loc + self.scale / (1 - safe), nan)

          @property
          def variance(self):
              is_valid = self.concentration < 0.5
              safe = torch.where(is_valid, self.concentration, 0.25)
              return torch.where(is_valid, self.scale ** 2 / ((1 - safe) ** 2 * (1 - 2 * safe)), nan)

          def entropy(self):
              return torch.broadcast_to(torch.log(self.scale) + self.concentration + 1, self._batch_shape)

          @property
          def mode(self):
              return self.loc

          @constraints.dependent_property(is_discrete=False, event_dim=0)
          def support(self):
              upper = torch.where(self.concentration < 0, self.loc - self.scale / self.concentration, inf)
              return constraints.interval(self.loc, upper)
      """#)

  /// Correlation matrices.
  static let distributionsLKJ = PythonSource(
    module: "torch.distributions.lkj_cholesky",
    text: #"""
      import math
      import torch
      from torch.distributions import constraints
      from torch.distributions.beta import Beta
      from torch.distributions.distribution import Distribution
      from torch.distributions.utils import broadcast_all


      class LKJCholesky(Distribution):
          """The Cholesky factors of correlation matrices."""
          arg_constraints = {'concentration': constraints.positive}
          support = constraints.corr_cholesky

          def __init__(self, dim, concentration=1.0, validate_args=None):
              if dim < 2:
                  raise ValueError(f'Expected dim to be an integer greater than or equal to 2. Found dim={dim}.')
              self.dim = dim
              self.concentration, = broadcast_all(concentration)
              offset = torch.arange(dim - 1, dtype=self.concentration.dtype)
              offset = torch.cat([offset.new_zeros((1,)), offset])
              marginal = self.concentration + 0.5 * (dim - 2)
              self._beta = Beta(offset + 0.5, marginal.unsqueeze(-1) - 0.5 * offset)
              super().__init__(self.concentration.size(), torch.Size((dim, dim)), validate_args)

          def sample(self, sample_shape=torch.Size()):
              y = self._beta.sample(sample_shape).unsqueeze(-1)
              normal = torch.randn(self._extended_shape(sample_shape), dtype=y.dtype).tril(-1)
              directions = normal / normal.norm(dim=-1, keepdim=True)
              directions[..., 0, :].fill_(0.0)
              w = torch.sqrt(y) * directions
              rest = torch.clamp(1 - torch.sum(w ** 2, dim=-1), min=torch.finfo(w.dtype).tiny).sqrt()
              w += torch.diag_embed(rest)
              return w

          def log_prob(self, value):
              self._checked(value)
              order = 2 * (self.concentration - 1).unsqueeze(-1) + self.dim - torch.arange(2, self.dim + 1)
              density = torch.sum(order * value.diagonal(dim1=-1, dim2=-2)[..., 1:].log(), dim=-1)
              rest = self.dim - 1
              alpha = self.concentration + 0.5 * rest
              return density - (0.5 * rest * math.log(math.pi) + torch.mvlgamma(alpha - 0.5, rest) - torch.lgamma(alpha) * rest)
      """#)
}
