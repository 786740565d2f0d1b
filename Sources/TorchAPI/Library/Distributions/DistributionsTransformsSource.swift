import PythonRuntime

extension PythonSource {
  /// `torch.distributions.transforms`.
  static let distributionsTransforms = PythonSource(
    module: "torch.distributions.transforms",
    text: #"""
      import copy
      import math

      import torch
      import torch.nn.functional as F
      from torch.distributions import constraints
      from torch.distributions.utils import _Number, _sum_rightmost, broadcast_all, lazy_property


      class Transform:
          """A change of variables that can be undone, with its log slope."""

          bijective = False

          def __init__(self, cache_size=0):
              if cache_size not in (0, 1):
                  raise ValueError('cache_size must be 0 or 1')
              self._cache_size = cache_size
              self._inv = None
              self._cached_x_y = (None, None)

          @property
          def event_dim(self):
              if self.domain.event_dim == self.codomain.event_dim:
                  return self.domain.event_dim
              raise ValueError('Please use either .domain.event_dim or .codomain.event_dim')

          @property
          def inv(self):
              if self._inv is None:
                  self._inv = _InverseTransform(self)
              return self._inv

          @property
          def sign(self):
              raise NotImplementedError

          def with_cache(self, cache_size=1):
              if self._cache_size == cache_size:
                  return self
              other = copy.copy(self)
              Transform.__init__(other, cache_size)
              return other

          def __eq__(self, other):
              return self is other

          def __call__(self, x):
              if self._cache_size == 0:
                  return self._call(x)
              if x is not self._cached_x_y[0]:
                  self._cached_x_y = (x, self._call(x))
              return self._cached_x_y[1]

          def _inv_call(self, y):
              if self._cache_size == 0:
                  return self._inverse(y)
              if y is not self._cached_x_y[1]:
                  self._cached_x_y = (self._inverse(y), y)
              return self._cached_x_y[0]

          def _call(self, x):
              raise NotImplementedError

          def _inverse(self, y):
              raise NotImplementedError

          def log_abs_det_jacobian(self, x, y):
              raise NotImplementedError

          def __repr__(self):
              return self.__class__.__name__ + '()'

          def forward_shape(self, shape):
              return shape

          def inverse_shape(self, shape):
              return shape


      class _InverseTransform(Transform):
          """A transform the other way round."""

          def __init__(self, transform):
              super().__init__(cache_size=transform._cache_size)
              self._inv = transform

          @constraints.dependent_property(is_discrete=False)
          def domain(self):
              return self._inv.codomain

          @constraints.dependent_property(is_discrete=False)
          def codomain(self):
              return self._inv.domain

          @property
          def bijective(self):
              return self._inv.bijective

          @property
          def sign(self):
              return self._inv.sign

          def __eq__(self, other):
              return isinstance(other, _InverseTransform) and self._inv == other._inv

          def __repr__(self):
              return f'{self.__class__.__name__}({self._inv!r})'

          def __call__(self, x):
              return self._inv._inv_call(x)

          def log_abs_det_jacobian(self, x, y):
              return -self._inv.log_abs_det_jacobian(y, x)

          def forward_shape(self, shape):
              return self._inv.inverse_shape(shape)

          def inverse_shape(self, shape):
              return self._inv.forward_shape(shape)


      def _with_event_dim(constraint, event_dim):
          if event_dim > constraint.event_dim:
              return constraints.independent(constraint, event_dim - constraint.event_dim)
          return constraint


      class ComposeTransform(Transform):
          """Transforms one after another."""

          def __init__(self, parts, cache_size=0):
              super().__init__(cache_size=cache_size)
              self.parts = parts

          def __eq__(self, other):
              return isinstance(other, ComposeTransform) and self.parts == other.parts

          @constraints.dependent_property(is_discrete=False)
          def domain(self):
              if not self.parts:
                  return constraints.real
              event_dim = self.parts[-1].codomain.event_dim
              for part in reversed(self.parts):
                  event_dim = max(event_dim + part.domain.event_dim - part.codomain.event_dim, part.domain.event_dim)
              return _with_event_dim(self.parts[0].domain, event_dim)

          @constraints.dependent_property(is_discrete=False)
          def codomain(self):
              if not self.parts:
                  return constraints.real
              event_dim = self.parts[0].domain.event_dim
              for part in self.parts:
                  event_dim = max(event_dim + part.codomain.event_dim - part.domain.event_dim, part.codomain.event_dim)
              return _with_event_dim(self.parts[-1].codomain, event_dim)

          @property
          def bijective(self):
              return all(p.bijective for p in self.parts)

          @property
          def sign(self):
              sign = 1
              for p in self.parts:
                  sign = sign * p.sign
              return sign

          @property
          def inv(self):
              if self._inv is None:
                  self._inv = ComposeTransform([p.inv for p in reversed(self.parts)])
                  self._inv._inv = self
              return self._inv

          def __call__(self, x):
              for part in self.parts:
                  x = part(x)
              return x

          def log_abs_det_jacobian(self, x, y):
              if not self.parts:
                  return torch.zeros_like(x)
              total = None
              event_dim = self.domain.event_dim
              for index, part in enumerate(self.parts):
                  following = y if index == len(self.parts) - 1 else part(x)
                  term = _sum_rightmost(part.log_abs_det_jacobian(x, following), event_dim - part.domain.event_dim)
                  total = term if total is None else total + term
                  event_dim += part.codomain.event_dim - part.domain.event_dim
                  x = following
              return total

          def forward_shape(self, shape):
              for part in self.parts:
                  shape = part.forward_shape(shape)
              return shape

          def inverse_shape(self, shape):
              for part in reversed(self.parts):
                  shape = part.inverse_shape(shape)
              return shape

          def __repr__(self):
              return self.__class__.__name__ + '(\n    ' + ',\n    '.join(repr(p) for p in self.parts) + '\n)'


      identity_transform = ComposeTransform([])
      """#)
}
