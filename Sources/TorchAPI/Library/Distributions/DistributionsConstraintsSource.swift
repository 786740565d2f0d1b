import PythonRuntime

extension PythonSource {
  /// `torch.distributions.constraints`.
  static let distributionsConstraints = PythonSource(
    module: "torch.distributions.constraints",
    text: #"""
      import torch


      class Constraint:
          """A region of values: `check` tells which values lie in it."""

          is_discrete = False
          event_dim = 0

          def check(self, value):
              raise NotImplementedError

          def __repr__(self):
              return self.__class__.__name__[1:] + '()'


      class _Dependent(Constraint):
          """A region that depends on other parameters."""

          def __init__(self, *, is_discrete=NotImplemented, event_dim=NotImplemented):
              self._is_discrete = is_discrete
              self._event_dim = event_dim

          @property
          def is_discrete(self):
              if self._is_discrete is NotImplemented:
                  raise NotImplementedError('.is_discrete cannot be determined statically')
              return self._is_discrete

          @property
          def event_dim(self):
              if self._event_dim is NotImplemented:
                  raise NotImplementedError('.event_dim cannot be determined statically')
              return self._event_dim

          def __call__(self, *, is_discrete=NotImplemented, event_dim=NotImplemented):
              return _Dependent(is_discrete=self._is_discrete if is_discrete is NotImplemented else is_discrete,
                                event_dim=self._event_dim if event_dim is NotImplemented else event_dim)

          def check(self, x):
              raise ValueError('Cannot determine validity of dependent constraint')


      def is_dependent(constraint):
          return isinstance(constraint, _Dependent)


      class _DependentProperty(_Dependent):
          """A property that gives a region, itself dependent when read from the class."""

          def __init__(self, fn=None, *, is_discrete=NotImplemented, event_dim=NotImplemented):
              super().__init__(is_discrete=is_discrete, event_dim=event_dim)
              self._fn = fn

          def __get__(self, instance, owner=None):
              return self if instance is None else self._fn(instance)

          def __call__(self, fn):
              return _DependentProperty(fn, is_discrete=self._is_discrete, event_dim=self._event_dim)


      class _IndependentConstraint(Constraint):
          """A region of vectors whose elements all lie in another."""

          def __init__(self, base_constraint, reinterpreted_batch_ndims):
              self.base_constraint = base_constraint
              self.reinterpreted_batch_ndims = reinterpreted_batch_ndims

          @property
          def is_discrete(self):
              return self.base_constraint.is_discrete

          @property
          def event_dim(self):
              return self.base_constraint.event_dim + self.reinterpreted_batch_ndims

          def check(self, value):
              result = self.base_constraint.check(value)
              if result.dim() < self.reinterpreted_batch_ndims:
                  expected = self.base_constraint.event_dim + self.reinterpreted_batch_ndims
                  raise ValueError(f'Expected value.dim() >= {expected} but got {value.dim()}')
              return result.reshape(result.shape[:result.dim() - self.reinterpreted_batch_ndims] + (-1,)).all(-1)

          def __repr__(self):
              return f'{self.__class__.__name__[1:]}({self.base_constraint!r}, {self.reinterpreted_batch_ndims})'


      class MixtureSameFamilyConstraint(Constraint):
          """A region that every component of a mixture has."""

          def __init__(self, base_constraint):
              self.base_constraint = base_constraint

          @property
          def is_discrete(self):
              return self.base_constraint.is_discrete

          @property
          def event_dim(self):
              return self.base_constraint.event_dim

          def check(self, value):
              if value.dim() < self.event_dim:
                  raise ValueError(f'Expected value.dim() >= {self.event_dim} but got {value.dim()}')
              result = self.base_constraint.check(value.unsqueeze(-1 - self.event_dim))
              return result.reshape(result.shape[:value.dim() - self.event_dim] + (-1,)).all(-1)

          def __repr__(self):
              return f'{self.__class__.__name__}({self.base_constraint!r})'


      class _Boolean(Constraint):
          is_discrete = True

          def check(self, value):
              return (value == 0) | (value == 1)


      class _OneHot(Constraint):
          is_discrete = True
          event_dim = 1

          def check(self, value):
              return ((value == 0) | (value == 1)).all(-1) & value.sum(-1).eq(1)


      class _Bounded(Constraint):
          """A region between bounds, shown with the bounds that it has."""

          def __init__(self, **bounds):
              for name, bound in bounds.items():
                  setattr(self, name, bound)
              self._bounds = tuple(bounds)

          def __repr__(self):
              text = ', '.join(f'{name}={getattr(self, name)}' for name in self._bounds)
              return f'{self.__class__.__name__[1:]}({text})'


      class _Between(_Bounded):
          def __init__(self, lower_bound, upper_bound):
              super().__init__(lower_bound=lower_bound, upper_bound=upper_bound)


      class _Above(_Bounded):
          def __init__(self, lower_bound):
              super().__init__(lower_bound=lower_bound)


      class _Below(_Bounded):
          def __init__(self, upper_bound):
              super().__init__(upper_bound=upper_bound)


      class _IntegerInterval(_Between):
          is_discrete = True

          def check(self, value):
              return (value % 1 == 0) & (self.lower_bound <= value) & (value <= self.upper_bound)


      class _IntegerLessThan(_Below):
          is_discrete = True

          def check(self, value):
              return (value % 1 == 0) & (value <= self.upper_bound)


      class _IntegerGreaterThan(_Above):
          is_discrete = True

          def check(self, value):
              return (value % 1 == 0) & (value >= self.lower_bound)


      class _Real(Constraint):
          def check(self, value):
              return value == value


      class _GreaterThan(_Above):
          def check(self, value):
              return self.lower_bound < value


      class _GreaterThanEq(_Above):
          def check(self, value):
              return self.lower_bound <= value


      class _LessThan(_Below):
          def check(self, value):
              return value < self.upper_bound


      class _Interval(_Between):
          def check(self, value):
              return (self.lower_bound <= value) & (value <= self.upper_bound)


      class _HalfOpenInterval(_Between):
          def check(self, value):
              return (self.lower_bound <= value) & (value < self.upper_bound)


      class _Simplex(Constraint):
          event_dim = 1

          def check(self, value):
              return torch.all(value >= 0, dim=-1) & ((value.sum(-1) - 1).abs() < 1e-6)


      class _Multinomial(Constraint):
          is_discrete = True
          event_dim = 1

          def __init__(self, upper_bound):
              self.upper_bound = upper_bound

          def check(self, x):
              return (x >= 0).all(dim=-1) & (x.sum(dim=-1) <= self.upper_bound)


      class _LowerTriangular(Constraint):
          event_dim = 2

          def check(self, value):
              return (value.tril() == value).reshape(value.shape[:-2] + (-1,)).all(-1)


      class _LowerCholesky(Constraint):
          event_dim = 2

          def check(self, value):
              positive = (value.diagonal(dim1=-2, dim2=-1) > 0).all(-1)
              return _LowerTriangular().check(value) & positive


      class _CorrCholesky(Constraint):
          event_dim = 2

          def check(self, value):
              tolerance = torch.finfo(value.dtype).eps * value.size(-1) * 10
              lengths = torch.linalg.norm(value.detach(), dim=-1)
              return _LowerCholesky().check(value) & (lengths - 1.0).abs().le(tolerance).all(dim=-1)


      class _Several(Constraint):
          """Regions side by side along a dimension."""

          def __init__(self, cseq, dim):
              if not all(isinstance(c, Constraint) for c in cseq):
                  raise AssertionError('All elements of cseq must be Constraint instances')
              self.cseq = list(cseq)
              self.dim = dim

          @property
          def is_discrete(self):
              return any(c.is_discrete for c in self.cseq)

          @property
          def event_dim(self):
              return max(c.event_dim for c in self.cseq)

          def _check_dim(self, value):
              if not -value.dim() <= self.dim < value.dim():
                  raise AssertionError(f'dim {self.dim} out of range for value with {value.dim()} dimensions')


      class _Cat(_Several):
          def __init__(self, cseq, dim=0, lengths=None):
              super().__init__(cseq, dim)
              self.lengths = [1] * len(self.cseq) if lengths is None else list(lengths)
              if len(self.lengths) != len(self.cseq):
                  raise AssertionError(f'lengths ({len(self.lengths)}) must match cseq ({len(self.cseq)})')

          def check(self, value):
              self._check_dim(value)
              checks, start = [], 0
              for constraint, length in zip(self.cseq, self.lengths):
                  checks.append(constraint.check(value.narrow(self.dim, start, length)))
                  start += length
              return torch.cat(checks, self.dim)


      class _Stack(_Several):
          def __init__(self, cseq, dim=0):
              super().__init__(cseq, dim)

          @property
          def event_dim(self):
              dim = super().event_dim
              return dim + 1 if self.dim + dim < 0 else dim

          def check(self, value):
              self._check_dim(value)
              return torch.stack([c.check(part) for c, part in zip(self.cseq, value.unbind(self.dim))], self.dim)


      class _Square(Constraint):
          event_dim = 2

          def check(self, value):
              return torch.full(value.shape[:-2], value.shape[-2] == value.shape[-1], dtype=torch.bool)


      class _Symmetric(_Square):
          def check(self, value):
              square = super().check(value)
              if not square.all():
                  return square
              return torch.isclose(value, value.mT, atol=1e-6).all(-2).all(-1)


      class _PositiveSemidefinite(_Symmetric):
          def check(self, value):
              symmetric = super().check(value)
              if not symmetric.all():
                  return symmetric
              return torch.linalg.eigvalsh(value).ge(0).all(-1)


      class _PositiveDefinite(_Symmetric):
          def check(self, value):
              symmetric = super().check(value)
              if not symmetric.all():
                  return symmetric
              return torch.linalg.cholesky_ex(value).info.eq(0)


      dependent = _Dependent()
      dependent_property = _DependentProperty
      independent = _IndependentConstraint
      boolean = _Boolean()
      one_hot = _OneHot()
      nonnegative_integer = _IntegerGreaterThan(0)
      positive_integer = _IntegerGreaterThan(1)
      integer_interval = _IntegerInterval
      real = _Real()
      real_vector = independent(real, 1)
      positive = _GreaterThan(0.0)
      nonnegative = _GreaterThanEq(0.0)
      greater_than = _GreaterThan
      greater_than_eq = _GreaterThanEq
      less_than = _LessThan
      multinomial = _Multinomial
      unit_interval = _Interval(0.0, 1.0)
      interval = _Interval
      half_open_interval = _HalfOpenInterval
      simplex = _Simplex()
      lower_triangular = _LowerTriangular()
      lower_cholesky = _LowerCholesky()
      corr_cholesky = _CorrCholesky()
      cat = _Cat
      stack = _Stack
      square = _Square()
      symmetric = _Symmetric()
      positive_semidefinite = _PositiveSemidefinite()
      positive_definite = _PositiveDefinite()
      """#)
}
