import PythonRuntime

extension PythonSource {
  /// Numbers between no and yes.
  static let distributionsContinuousBernoulli = PythonSource(
    module: "torch.distributions.continuous_bernoulli",
    text: #"""
      import math
      import torch
      from torch.distributions import constraints
      from torch.distributions.bernoulli import _Binary, _check_either
      from torch.distributions.exp_family import ExponentialFamily
      from torch.distributions.utils import _binary_entropy, broadcast_all, clamp_probs, lazy_property, logits_to_probs


      class ContinuousBernoulli(_Binary, ExponentialFamily):
          """A number from [0, 1] whose density is an exponential function."""
          arg_constraints = {'probs': constraints.unit_interval, 'logits': constraints.real}
          support = constraints.unit_interval
          _mean_carrier_measure = 0
          has_rsample = True

          def __init__(self, probs=None, logits=None, lims=(0.499, 0.501), validate_args=None):
              _check_either(probs, logits)
              self._has_probs = probs is not None
              self._lims = lims
              if probs is None:
                  self._take(validate_args, logits=logits)
                  return
              if validate_args is not None:
                  if not self.arg_constraints['probs'].check(broadcast_all(probs)[0]).all():
                      raise ValueError('The parameter probs has invalid values')
              self._take(validate_args, probs=probs)
              self.probs = clamp_probs(self.probs)

          @lazy_property
          def probs(self):
              return clamp_probs(logits_to_probs(self.logits, is_binary=True))

          def _outside_unstable_region(self):
              return torch.max(torch.le(self.probs, self._lims[0]), torch.gt(self.probs, self._lims[1]))

          def _cut_probs(self):
              """The probabilities, those near a half moved to where the formulas are stable."""
              return torch.where(self._outside_unstable_region(), self.probs, self._lims[0] * torch.ones_like(self.probs))

          def _cont_bern_log_norm(self):
              cut = self._cut_probs()
              below = torch.where(torch.le(cut, 0.5), cut, torch.zeros_like(cut))
              above = torch.where(torch.ge(cut, 0.5), cut, torch.ones_like(cut))
              log_norm = torch.log(torch.abs(torch.log1p(-cut) - torch.log(cut))) - torch.where(
                  torch.le(cut, 0.5), torch.log1p(-2.0 * below), torch.log(2.0 * above - 1.0))
              x = torch.pow(self.probs - 0.5, 2)
              return torch.where(self._outside_unstable_region(), log_norm, math.log(2.0) + (4.0 / 3.0 + 104.0 / 45.0 * x) * x)

          @property
          def mean(self):
              cut = self._cut_probs()
              mean = cut / (2.0 * cut - 1.0) + 1.0 / (torch.log1p(-cut) - torch.log(cut))
              x = self.probs - 0.5
              return torch.where(self._outside_unstable_region(), mean, 0.5 + (1.0 / 3.0 + 16.0 / 45.0 * torch.pow(x, 2)) * x)

          @property
          def stddev(self):
              return torch.sqrt(self.variance)

          @property
          def variance(self):
              cut = self._cut_probs()
              variance = (cut * (cut - 1.0) / torch.pow(1.0 - 2.0 * cut, 2)
                          + 1.0 / torch.pow(torch.log1p(-cut) - torch.log(cut), 2))
              x = torch.pow(self.probs - 0.5, 2)
              return torch.where(self._outside_unstable_region(), variance, 1.0 / 12.0 - (1.0 / 15.0 - 128.0 / 945.0 * x) * x)

          def rsample(self, sample_shape=torch.Size()):
              return self.icdf(torch.rand(self._extended_shape(sample_shape), dtype=self.probs.dtype))

          def log_prob(self, value):
              self._checked(value)
              logits, value = broadcast_all(self.logits, value)
              return -_binary_entropy(logits, value) + self._cont_bern_log_norm()

          def cdf(self, value):
              self._checked(value)
              cut = self._cut_probs()
              inside = (torch.pow(cut, value) * torch.pow(1.0 - cut, 1.0 - value) + cut - 1.0) / (2.0 * cut - 1.0)
              inside = torch.where(self._outside_unstable_region(), inside, value)
              return torch.where(torch.le(value, 0.0), torch.zeros_like(value),
                                 torch.where(torch.ge(value, 1.0), torch.ones_like(value), inside))

          def icdf(self, value):
              cut = self._cut_probs()
              inside = ((torch.log1p(-cut + value * (2.0 * cut - 1.0)) - torch.log1p(-cut))
                        / (torch.log(cut) - torch.log1p(-cut)))
              return torch.where(self._outside_unstable_region(), inside, value)

          def entropy(self):
              no, yes = torch.log1p(-self.probs), torch.log(self.probs)
              return self.mean * (no - yes) - self._cont_bern_log_norm() - no

          @property
          def _natural_params(self):
              return (self.logits,)

          def _log_normalizer(self, x):
              is_stable = torch.max(torch.le(x, self._lims[0] - 0.5), torch.gt(x, self._lims[1] - 0.5))
              cut = torch.where(is_stable, x, (self._lims[0] - 0.5) * torch.ones_like(x))
              log_norm = torch.log(torch.abs(torch.special.expm1(cut))) - torch.log(torch.abs(cut))
              return torch.where(is_stable, log_norm, 0.5 * x + torch.pow(x, 2) / 24.0 - torch.pow(x, 4) / 2880.0)
      """#)

  /// Angles around a direction.
  static let distributionsVonMises = PythonSource(
    module: "torch.distributions.von_mises",
    text: #"""
      import math
      import torch
      from torch.distributions import constraints
      from torch.distributions.distribution import Distribution
      from torch.distributions.utils import lazy_property

      # Polynomials for the modified Bessel functions of order 0 and 1, for small and for large arguments.
      _SMALL = ((1.0, 3.5156229, 3.0899424, 1.2067492, 0.2659732, 0.0360768, 0.0045813),
                (0.5, 0.87890594, 0.51498869, 0.15084934, 0.02658733, 0.00301532, 0.00032411))
      _LARGE = ((0.39894228, 0.01328592, 0.00225319, -0.00157565, 0.00916281, -0.02057706, 0.02635537, -0.01647633, 0.00392377),
                (0.39894228, -0.03988024, -0.00362018, 0.00163801, -0.01031555, 0.02282967, -0.02895312, 0.01787654,
                 -0.00420059))


      def _poly(y, coefficients):
          result = coefficients[-1]
          for c in reversed(coefficients[:-1]):
              result = c + y * result
          return result


      def _log_modified_bessel_fn(x, order=0):
          if order not in (0, 1):
              raise AssertionError(f'order must be 0 or 1, got {order}')
          y = x / 3.75
          small = _poly(y * y, _SMALL[order])
          if order == 1:
              small = x.abs() * small
          large = x - 0.5 * x.log() + _poly(3.75 / x, _LARGE[order]).log()
          return torch.where(x < 3.75, small.log(), large)


      class VonMises(Distribution):
          """Angles around a direction."""
          arg_constraints = {'loc': constraints.real, 'concentration': constraints.positive}
          support = constraints.real
          has_rsample = False

          def __init__(self, loc, concentration, validate_args=None):
              self._take(validate_args, loc=loc, concentration=concentration)

          def log_prob(self, value):
              self._checked(value)
              return (self.concentration * torch.cos(value - self.loc) - math.log(2 * math.pi)
                      - _log_modified_bessel_fn(self.concentration, order=0))

          @lazy_property
          def _proposal_r(self):
              kappa = self.concentration.double()
              tau = 1 + (1 + 4 * kappa ** 2).sqrt()
              rho = (tau - (2 * tau).sqrt()) / (2 * kappa)
              return torch.where(kappa < 1e-05, 1 / kappa + kappa, (1 + rho ** 2) / (2 * rho))

          @torch.no_grad()
          def sample(self, sample_shape=torch.Size()):
              loc, concentration, r = self.loc.double(), self.concentration.double(), self._proposal_r
              x = torch.empty(self._extended_shape(sample_shape), dtype=torch.double)
              done = torch.zeros(x.shape, dtype=torch.bool)
              while not done.all():
                  u1, u2, u3 = torch.rand((3,) + x.shape, dtype=torch.double).unbind()
                  z = torch.cos(math.pi * u1)
                  f = (1 + r * z) / (r + z)
                  c = concentration * (r - f)
                  accept = (c * (2 - c) - u2 > 0) | ((c / u2).log() + 1 - c >= 0)
                  if accept.any():
                      x = torch.where(accept, (u3 - 0.5).sign() * f.acos(), x)
                      done = done | accept
              return ((x + math.pi + loc) % (2 * math.pi) - math.pi).to(self.loc.dtype)

          @property
          def mean(self):
              return self.loc

          @property
          def mode(self):
              return self.loc

          @lazy_property
          def variance(self):
              return 1 - (_log_modified_bessel_fn(self.concentration, order=1)
                          - _log_modified_bessel_fn(self.concentration, order=0)).exp()
      """#)
}
