import PythonRuntime

extension PythonSource {
  /// Yes and no that move smoothly.
  static let distributionsRelaxedBernoulli = PythonSource(
    module: "torch.distributions.relaxed_bernoulli",
    text: #"""
      import torch
      from torch.distributions import constraints
      from torch.distributions.bernoulli import _Binary, _check_either
      from torch.distributions.distribution import Distribution
      from torch.distributions.transformed_distribution import TransformedDistribution
      from torch.distributions.transforms import SigmoidTransform
      from torch.distributions.utils import broadcast_all, clamp_probs


      class _Relaxed(TransformedDistribution):
          """What a relaxed distribution has from its base."""
          has_rsample = True

          @property
          def temperature(self):
              return self.base_dist.temperature

          @property
          def logits(self):
              return self.base_dist.logits

          @property
          def probs(self):
              return self.base_dist.probs


      class LogitRelaxedBernoulli(_Binary, Distribution):
          """The logit of a number near zero or one."""
          arg_constraints = {'probs': constraints.unit_interval, 'logits': constraints.real}
          support = constraints.real

          def __init__(self, temperature, probs=None, logits=None, validate_args=None):
              self.temperature = temperature
              _check_either(probs, logits)
              self._has_probs = probs is not None
              self._take(validate_args, **({'probs': probs} if probs is not None else {'logits': logits}))

          def expand(self, batch_shape, _instance=None):
              temperature = self.__dict__.pop('temperature')
              try:
                  new = super().expand(batch_shape, _instance)
              finally:
                  self.temperature = temperature
              new.temperature = temperature
              return new

          def rsample(self, sample_shape=torch.Size()):
              shape = self._extended_shape(sample_shape)
              probs = clamp_probs(self.probs.expand(shape))
              uniforms = clamp_probs(torch.rand(shape, dtype=probs.dtype))
              return (uniforms.log() - (-uniforms).log1p() + probs.log() - (-probs).log1p()) / self.temperature

          def log_prob(self, value):
              self._checked(value)
              logits, value = broadcast_all(self.logits, value)
              difference = logits - value.mul(self.temperature)
              return self.temperature.log() + difference - 2 * difference.exp().log1p()


      class RelaxedBernoulli(_Relaxed):
          """A number between zero and one, near them at a low temperature."""
          arg_constraints = {'probs': constraints.unit_interval, 'logits': constraints.real}
          support = constraints.unit_interval

          def __init__(self, temperature, probs=None, logits=None, validate_args=None):
              super().__init__(LogitRelaxedBernoulli(temperature, probs, logits), SigmoidTransform(), validate_args=validate_args)
      """#)

  /// One of several that moves smoothly.
  static let distributionsRelaxedCategorical = PythonSource(
    module: "torch.distributions.relaxed_categorical",
    text: #"""
      import torch
      from torch.distributions import constraints
      from torch.distributions.categorical import Categorical
      from torch.distributions.distribution import Distribution
      from torch.distributions.relaxed_bernoulli import _Relaxed
      from torch.distributions.transforms import ExpTransform
      from torch.distributions.utils import broadcast_all, clamp_probs


      class ExpRelaxedCategorical(Distribution):
          """The logarithms of probabilities near those of one choice."""
          arg_constraints = {'probs': constraints.simplex, 'logits': constraints.real_vector}
          support = constraints.real_vector
          has_rsample = True

          def __init__(self, temperature, probs=None, logits=None, validate_args=None):
              self._categorical = Categorical(probs, logits)
              self.temperature = temperature
              super().__init__(self._categorical.batch_shape, self._categorical.param_shape[-1:], validate_args=validate_args)

          def expand(self, batch_shape, _instance=None):
              new = self._get_checked_instance(ExpRelaxedCategorical, _instance)
              new.temperature = self.temperature
              new._categorical = self._categorical.expand(torch.Size(batch_shape))
              Distribution.__init__(new, torch.Size(batch_shape), self.event_shape, validate_args=False)
              new._validate_args = self._validate_args
              return new

          @property
          def param_shape(self):
              return self._categorical.param_shape

          @property
          def logits(self):
              return self._categorical.logits

          @property
          def probs(self):
              return self._categorical.probs

          def rsample(self, sample_shape=torch.Size()):
              uniforms = clamp_probs(torch.rand(self._extended_shape(sample_shape), dtype=self.logits.dtype))
              scores = (self.logits - (-uniforms.log()).log()) / self.temperature
              return scores - scores.logsumexp(dim=-1, keepdim=True)

          def log_prob(self, value):
              count = self._categorical._num_events
              self._checked(value)
              logits, value = broadcast_all(self.logits, value)
              scale = torch.full_like(self.temperature, float(count)).lgamma() - self.temperature.log().mul(-(count - 1))
              score = logits - value.mul(self.temperature)
              return (score - score.logsumexp(dim=-1, keepdim=True)).sum(-1) + scale


      class RelaxedOneHotCategorical(_Relaxed):
          """Probabilities near those of one choice at a low temperature."""
          arg_constraints = {'probs': constraints.simplex, 'logits': constraints.real_vector}
          support = constraints.simplex

          def __init__(self, temperature, probs=None, logits=None, validate_args=None):
              base = ExpRelaxedCategorical(temperature, probs, logits, validate_args=validate_args)
              super().__init__(base, ExpTransform(), validate_args=validate_args)
      """#)
}
