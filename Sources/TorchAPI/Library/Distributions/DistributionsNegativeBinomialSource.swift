import PythonRuntime

extension PythonSource {
  /// `torch.distributions.negative_binomial`.
  static let distributionsNegativeBinomial = PythonSource(
    module: "torch.distributions.negative_binomial",
    text: #"""
      import torch
      import torch.nn.functional as F
      from torch.distributions import constraints
      from torch.distributions.binomial import _Counting
      from torch.distributions.gamma import Gamma
      from torch.distributions.utils import lazy_property


      class NegativeBinomial(_Counting):
          """The successes before a number of failures."""

          arg_constraints = {'total_count': constraints.greater_than_eq(0),
                             'probs': constraints.half_open_interval(0.0, 1.0), 'logits': constraints.real}
          support = constraints.nonnegative_integer

          @property
          def mean(self):
              return self.total_count * torch.exp(self.logits)

          @property
          def mode(self):
              return ((self.total_count - 1) * self.logits.exp()).floor().clamp(min=0.0)

          @property
          def variance(self):
              return self.mean / torch.sigmoid(-self.logits)

          @lazy_property
          def _gamma(self):
              return Gamma(self.total_count, torch.exp(-self.logits), validate_args=False)

          def sample(self, sample_shape=torch.Size()):
              with torch.no_grad():
                  return torch.poisson(self._gamma.sample(sample_shape=sample_shape))

          def log_prob(self, value):
              self._checked(value)
              unnormalized = self.total_count * F.logsigmoid(-self.logits) + value * F.logsigmoid(self.logits)
              normalization = (-torch.lgamma(self.total_count + value) + torch.lgamma(1.0 + value)
                               + torch.lgamma(self.total_count))
              return unnormalized - normalization.masked_fill(self.total_count + value == 0.0, 0.0)
      """#)
}
