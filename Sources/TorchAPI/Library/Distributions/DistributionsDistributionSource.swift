import PythonRuntime

extension PythonSource {
  /// `torch.distributions.distribution`.
  static let distributionsDistribution = PythonSource(
    module: "torch.distributions.distribution",
    text: #"""
      import torch
      from torch._warnings import warn
      from torch.distributions import constraints
      from torch.distributions.utils import _Number, broadcast_all, lazy_property


      class Distribution:
          """The base of probability distributions."""

          has_rsample = False
          has_enumerate_support = False
          _validate_args = True

          @staticmethod
          def set_default_validate_args(value):
              """Sets whether parameters and values are checked."""
              if value not in [True, False]:
                  raise ValueError
              Distribution._validate_args = value

          def __init__(self, batch_shape=torch.Size(), event_shape=torch.Size(), validate_args=None):
              self._batch_shape = batch_shape
              self._event_shape = event_shape
              if validate_args is not None:
                  self._validate_args = validate_args
              if self._validate_args:
                  self._check_parameters()
              super().__init__()

          def _check_parameters(self):
              try:
                  arg_constraints = self.arg_constraints
              except NotImplementedError:
                  arg_constraints = {}
                  warn(f'{self.__class__} does not define `arg_constraints`. Please set `arg_constraints = {{}}` or '
                       'initialize the distribution with `validate_args=False` to turn off validation.', stacklevel=3)
              for name, constraint in arg_constraints.items():
                  if constraints.is_dependent(constraint):
                      continue
                  if name not in self.__dict__ and isinstance(getattr(type(self), name), lazy_property):
                      continue
                  value = getattr(self, name)
                  if not torch._is_all_true(constraint.check(value)):
                      raise ValueError(f'Expected parameter {name} ({type(value).__name__} of shape {tuple(value.shape)}) '
                                       f'of distribution {self!r} to satisfy the constraint {constraint!r}, but found '
                                       f'invalid values:\n{value}')

          def _take(self, validate_args, **parameters):
              """Sets parameters of one shape, which becomes the batch shape."""
              values = broadcast_all(*parameters.values())
              for name, value in zip(parameters, values):
                  setattr(self, name, value)
              plain = all(isinstance(v, _Number) for v in parameters.values())
              Distribution.__init__(self, torch.Size() if plain else values[0].size(), validate_args=validate_args)

          def expand(self, batch_shape, _instance=None):
              """The same distribution for a larger batch."""
              known = next(c for c in type(self).__mro__ if c.__module__.startswith('torch.distributions.'))
              if known.__name__ in ('Distribution', 'ExponentialFamily'):
                  raise NotImplementedError
              new = self._get_checked_instance(self.__class__, _instance)
              batch_shape = torch.Size(batch_shape)
              kept = len(self._batch_shape)
              for name, value in self.__dict__.items():
                  if isinstance(value, torch.Tensor):
                      value = value.expand(batch_shape + value.shape[kept:])
                  elif isinstance(value, Distribution):
                      extra = len(value._batch_shape) - kept
                      value = value.expand(batch_shape + value._batch_shape[kept:] if extra else batch_shape)
                  new.__dict__[name] = value
              new._batch_shape = batch_shape
              return new

          @property
          def batch_shape(self):
              return self._batch_shape

          @property
          def event_shape(self):
              return self._event_shape

          @property
          def arg_constraints(self):
              raise NotImplementedError

          @property
          def support(self):
              raise NotImplementedError

          @property
          def mean(self):
              raise NotImplementedError

          @property
          def mode(self):
              raise NotImplementedError(f'{self.__class__} does not implement mode')

          @property
          def variance(self):
              raise NotImplementedError

          @property
          def stddev(self):
              return self.variance.sqrt()

          def sample(self, sample_shape=torch.Size()):
              """Draws values without a gradient."""
              with torch.no_grad():
                  return self.rsample(sample_shape)

          def rsample(self, sample_shape=torch.Size()):
              """Draws values that have a gradient with respect to the parameters."""
              raise NotImplementedError

          def sample_n(self, n):
              return self.sample(torch.Size((n,)))

          def log_prob(self, value):
              raise NotImplementedError

          def cdf(self, value):
              raise NotImplementedError

          def icdf(self, value):
              raise NotImplementedError

          def enumerate_support(self, expand=True):
              raise NotImplementedError

          def entropy(self):
              raise NotImplementedError

          def perplexity(self):
              return torch.exp(self.entropy())

          def _enumerated(self, values, expand):
              """Values along a first dimension, for the whole batch."""
              values = values.view((-1,) + (1,) * len(self._batch_shape))
              return values.expand((-1,) + self._batch_shape) if expand else values

          def _extended_shape(self, sample_shape=torch.Size()):
              return torch.Size(torch.Size(sample_shape) + self._batch_shape + self._event_shape)

          def _validate_sample(self, value):
              if not isinstance(value, torch.Tensor):
                  raise ValueError('The value argument to log_prob must be a Tensor')
              start = len(value.size()) - len(self._event_shape)
              if value.size()[start:] != self._event_shape:
                  raise ValueError('The right-most size of value must match event_shape: '
                                   f'{value.size()} vs {self._event_shape}.')
              expected = self._batch_shape + self._event_shape
              for i, j in zip(reversed(value.size()), reversed(expected)):
                  if i != 1 and j != 1 and i != j:
                      raise ValueError('Value is not broadcastable with batch_shape+event_shape: '
                                       f'{value.size()} vs {expected}.')
              try:
                  support = self.support
              except NotImplementedError:
                  warn(f'{self.__class__} does not define `support` to enable sample validation. Please initialize the '
                       'distribution with `validate_args=False` to turn off validation.', stacklevel=2)
                  return
              if not torch._is_all_true(support.check(value)):
                  raise ValueError(f'Expected value argument ({type(value).__name__} of shape {tuple(value.shape)}) to be '
                                   f'within the support ({support!r}) of the distribution {self!r}, but found invalid '
                                   f'values:\n{value}')

          def _checked(self, value):
              if self._validate_args:
                  self._validate_sample(value)
              return value

          def _get_checked_instance(self, cls, _instance=None):
              if _instance is None and type(self).__init__ != cls.__init__:
                  raise NotImplementedError(f'Subclass {self.__class__.__name__} of {cls.__name__} that defines a custom '
                                            '__init__ method must also define a custom .expand() method.')
              return self.__new__(type(self)) if _instance is None else _instance

          def __repr__(self):
              parts = []
              for name in self.arg_constraints:
                  if name in self.__dict__:
                      value = self.__dict__[name]
                      parts.append(f'{name}: {value if value.numel() == 1 else value.size()}')
              return self.__class__.__name__ + '(' + ', '.join(parts) + ')'
      """#)
}
