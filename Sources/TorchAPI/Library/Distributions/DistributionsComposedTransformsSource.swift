import PythonRuntime

extension PythonSource {
  /// The transforms of vectors and matrices, and those that are made of others.
  static let distributionsComposedTransforms = PythonSource(
    module: "torch.distributions.transforms",
    text: #"""
      from torch.distributions.utils import tril_matrix_to_vec, vec_to_tril_matrix


      def _check_dims(tensor, count):
          if tensor.dim() < count:
              raise ValueError('Too few dimensions on input')


      class IndependentTransform(Transform):
          """A transform whose slopes along the last dimensions are added."""

          def __init__(self, base_transform, reinterpreted_batch_ndims, cache_size=0):
              super().__init__(cache_size=cache_size)
              self.base_transform = base_transform.with_cache(cache_size)
              self.reinterpreted_batch_ndims = reinterpreted_batch_ndims

          @constraints.dependent_property(is_discrete=False)
          def domain(self):
              return constraints.independent(self.base_transform.domain, self.reinterpreted_batch_ndims)

          @constraints.dependent_property(is_discrete=False)
          def codomain(self):
              return constraints.independent(self.base_transform.codomain, self.reinterpreted_batch_ndims)

          @property
          def bijective(self):
              return self.base_transform.bijective

          @property
          def sign(self):
              return self.base_transform.sign

          def _call(self, x):
              _check_dims(x, self.domain.event_dim)
              return self.base_transform(x)

          def _inverse(self, y):
              _check_dims(y, self.codomain.event_dim)
              return self.base_transform.inv(y)

          def log_abs_det_jacobian(self, x, y):
              return _sum_rightmost(self.base_transform.log_abs_det_jacobian(x, y), self.reinterpreted_batch_ndims)

          def __repr__(self):
              return f'{self.__class__.__name__}({self.base_transform!r}, {self.reinterpreted_batch_ndims})'

          def forward_shape(self, shape):
              return self.base_transform.forward_shape(shape)

          def inverse_shape(self, shape):
              return self.base_transform.inverse_shape(shape)


      class ReshapeTransform(Transform):
          """Another shape for the last dimensions."""
          bijective = True

          def __init__(self, in_shape, out_shape, cache_size=0):
              self.in_shape = torch.Size(in_shape)
              self.out_shape = torch.Size(out_shape)
              if self.in_shape.numel() != self.out_shape.numel():
                  raise ValueError('in_shape, out_shape have different numbers of elements')
              super().__init__(cache_size=cache_size)

          @constraints.dependent_property
          def domain(self):
              return constraints.independent(constraints.real, len(self.in_shape))

          @constraints.dependent_property
          def codomain(self):
              return constraints.independent(constraints.real, len(self.out_shape))

          def _call(self, x):
              return x.reshape(x.shape[:x.dim() - len(self.in_shape)] + self.out_shape)

          def _inverse(self, y):
              return y.reshape(y.shape[:y.dim() - len(self.out_shape)] + self.in_shape)

          def log_abs_det_jacobian(self, x, y):
              return x.new_zeros(x.shape[:x.dim() - len(self.in_shape)])

          @staticmethod
          def _exchanged(shape, old, new):
              if len(shape) < len(old):
                  raise ValueError('Too few dimensions on input')
              cut = len(shape) - len(old)
              if shape[cut:] != old:
                  raise ValueError(f'Shape mismatch: expected {shape[cut:]} but got {old}')
              return shape[:cut] + new

          def forward_shape(self, shape):
              return self._exchanged(shape, self.in_shape, self.out_shape)

          def inverse_shape(self, shape):
              return self._exchanged(shape, self.out_shape, self.in_shape)


      class CorrCholeskyTransform(Transform):
          """From a vector to the Cholesky factor of a correlation matrix."""
          domain = constraints.real_vector
          codomain = constraints.corr_cholesky
          bijective = True

          def _call(self, x):
              eps = torch.finfo(x.dtype).eps
              r = vec_to_tril_matrix(torch.tanh(x).clamp(min=-1 + eps, max=1 - eps), diag=-1)
              rest = (1 - r ** 2).sqrt().cumprod(-1)
              r = r + torch.eye(r.shape[-1], dtype=r.dtype)
              return r * F.pad(rest[..., :-1], [1, 0], value=1)

          def _inverse(self, y):
              rest = F.pad((1 - torch.cumsum(y * y, dim=-1))[..., :-1], [1, 0], value=1)
              t = tril_matrix_to_vec(y, diag=-1) / tril_matrix_to_vec(rest, diag=-1).sqrt()
              return (t.log1p() - t.neg().log1p()) / 2

          def log_abs_det_jacobian(self, x, y, intermediates=None):
              rest = tril_matrix_to_vec(1 - (y * y).cumsum(dim=-1), diag=-2)
              return 0.5 * rest.log().sum(-1) - 2 * (x + F.softplus(-2 * x) - math.log(2.0)).sum(dim=-1)

          def forward_shape(self, shape):
              if len(shape) < 1:
                  raise ValueError('Too few dimensions on input')
              count = shape[-1]
              size = round((0.25 + 2 * count) ** 0.5 + 0.5)
              if size * (size - 1) // 2 != count:
                  raise ValueError('Input is not a flattened lower-diagonal number')
              return shape[:-1] + (size, size)

          def inverse_shape(self, shape):
              if len(shape) < 2:
                  raise ValueError('Too few dimensions on input')
              if shape[-2] != shape[-1]:
                  raise ValueError('Input is not square')
              return shape[:-2] + (shape[-1] * (shape[-1] - 1) // 2,)


      class StickBreakingTransform(Transform):
          """From a vector to probabilities, one more of them, each a part of what the others left."""
          domain = constraints.real_vector
          codomain = constraints.simplex
          bijective = True

          def __eq__(self, other):
              return isinstance(other, StickBreakingTransform)

          def _call(self, x):
              offset = x.shape[-1] + 1 - x.new_ones(x.shape[-1]).cumsum(-1)
              z = _clipped_sigmoid(x - offset.log())
              return F.pad(z, [0, 1], value=1) * F.pad((1 - z).cumprod(-1), [1, 0], value=1)

          def _inverse(self, y):
              parts = y[..., :-1]
              offset = y.shape[-1] - y.new_ones(parts.shape[-1]).cumsum(-1)
              rest = torch.clamp(1 - parts.cumsum(-1), min=torch.finfo(y.dtype).tiny)
              return parts.log() - rest.log() + offset.log()

          def log_abs_det_jacobian(self, x, y):
              x = x - (x.shape[-1] + 1 - x.new_ones(x.shape[-1]).cumsum(-1)).log()
              return (-x + F.logsigmoid(x) + y[..., :-1].log()).sum(-1)

          def _longer(self, shape, count):
              if len(shape) < 1:
                  raise ValueError('Too few dimensions on input')
              return shape[:-1] + (shape[-1] + count,)

          def forward_shape(self, shape):
              return self._longer(shape, 1)

          def inverse_shape(self, shape):
              return self._longer(shape, -1)


      class LowerCholeskyTransform(Transform):
          """From any matrix to a lower triangle with a positive diagonal."""
          domain = constraints.independent(constraints.real, 2)
          codomain = constraints.lower_cholesky

          def __eq__(self, other):
              return isinstance(other, LowerCholeskyTransform)

          def _call(self, x):
              return x.tril(-1) + x.diagonal(dim1=-2, dim2=-1).exp().diag_embed()

          def _inverse(self, y):
              return y.tril(-1) + y.diagonal(dim1=-2, dim2=-1).log().diag_embed()


      class PositiveDefiniteTransform(Transform):
          """From any matrix to a positive definite one."""
          domain = constraints.independent(constraints.real, 2)
          codomain = constraints.positive_definite

          def __eq__(self, other):
              return isinstance(other, PositiveDefiniteTransform)

          def _call(self, x):
              x = LowerCholeskyTransform()(x)
              return x @ x.mT

          def _inverse(self, y):
              return LowerCholeskyTransform().inv(torch.linalg.cholesky(y))


      class _Parallel(Transform):
          """Transforms side by side along a dimension."""

          def __init__(self, tseq, dim, cache_size):
              if not all(isinstance(t, Transform) for t in tseq):
                  raise AssertionError('All elements of tseq must be Transform instances')
              super().__init__(cache_size=cache_size)
              self.transforms = [t.with_cache(cache_size) for t in tseq] if cache_size else list(tseq)
              self.dim = dim

          @property
          def bijective(self):
              return all(t.bijective for t in self.transforms)

          def _call(self, x):
              return self._join([t(part) for t, part in zip(self.transforms, self._parts(x))])

          def _inverse(self, y):
              return self._join([t.inv(part) for t, part in zip(self.transforms, self._parts(y))])


      class CatTransform(_Parallel):
          """Transforms of consecutive parts of a dimension."""

          def __init__(self, tseq, dim=0, lengths=None, cache_size=0):
              super().__init__(tseq, dim, cache_size)
              self.lengths = [1] * len(self.transforms) if lengths is None else list(lengths)
              if len(self.lengths) != len(self.transforms):
                  raise AssertionError(f'lengths ({len(self.lengths)}) must match transforms ({len(self.transforms)})')

          @lazy_property
          def event_dim(self):
              return max(t.event_dim for t in self.transforms)

          @lazy_property
          def length(self):
              return sum(self.lengths)

          def _parts(self, x):
              if not -x.dim() <= self.dim < x.dim():
                  raise AssertionError(f'dim {self.dim} out of range for tensor with {x.dim()} dimensions')
              if x.size(self.dim) != self.length:
                  raise AssertionError(f'x.size({self.dim}) = {x.size(self.dim)} must equal length {self.length}')
              return x.split(self.lengths, self.dim)

          def _join(self, parts):
              return torch.cat(parts, dim=self.dim)

          def log_abs_det_jacobian(self, x, y):
              slopes = [_sum_rightmost(t.log_abs_det_jacobian(a, b), self.event_dim - t.event_dim)
                        for t, a, b in zip(self.transforms, self._parts(x), self._parts(y))]
              dim = (self.dim - x.dim() if self.dim >= 0 else self.dim) + self.event_dim
              return torch.cat(slopes, dim=dim) if dim < 0 else sum(slopes)

          @constraints.dependent_property
          def domain(self):
              return constraints.cat([t.domain for t in self.transforms], self.dim, self.lengths)

          @constraints.dependent_property
          def codomain(self):
              return constraints.cat([t.codomain for t in self.transforms], self.dim, self.lengths)


      class StackTransform(_Parallel):
          """A transform for each index of a dimension."""

          def __init__(self, tseq, dim=0, cache_size=0):
              super().__init__(tseq, dim, cache_size)

          def _parts(self, x):
              if not -x.dim() <= self.dim < x.dim():
                  raise AssertionError(f'dim {self.dim} out of range for tensor with {x.dim()} dimensions')
              if x.size(self.dim) != len(self.transforms):
                  raise AssertionError(f'x.size({self.dim}) = {x.size(self.dim)} must equal len(transforms) '
                                       f'{len(self.transforms)}')
              return x.unbind(self.dim)

          def _join(self, parts):
              return torch.stack(parts, dim=self.dim)

          def log_abs_det_jacobian(self, x, y):
              return self._join([t.log_abs_det_jacobian(a, b)
                                 for t, a, b in zip(self.transforms, self._parts(x), self._parts(y))])

          @constraints.dependent_property
          def domain(self):
              return constraints.stack([t.domain for t in self.transforms], self.dim)

          @constraints.dependent_property
          def codomain(self):
              return constraints.stack([t.codomain for t in self.transforms], self.dim)


      class CumulativeDistributionTransform(Transform):
          """From the values of a distribution to their quantiles."""
          bijective = True
          codomain = constraints.unit_interval
          sign = +1

          def __init__(self, distribution, cache_size=0):
              super().__init__(cache_size=cache_size)
              self.distribution = distribution

          @property
          def domain(self):
              return self.distribution.support

          def _call(self, x):
              return self.distribution.cdf(x)

          def _inverse(self, y):
              return self.distribution.icdf(y)

          def log_abs_det_jacobian(self, x, y):
              return self.distribution.log_prob(x)
      """#)

  /// The transforms that lead to constrained values.
  static let distributionsRegistry = PythonSource(
    module: "torch.distributions.constraint_registry",
    text: #"""
      from torch.distributions import constraints, transforms
      from torch.distributions.utils import _Number


      class ConstraintRegistry:
          """For each kind of constraint a function that makes a transform to it."""

          def __init__(self):
              self._registry = {}

          def register(self, constraint, factory=None):
              if factory is None:
                  return lambda factory: self.register(constraint, factory)
              if isinstance(constraint, constraints.Constraint):
                  constraint = type(constraint)
              if not isinstance(constraint, type) or not issubclass(constraint, constraints.Constraint):
                  raise TypeError('Expected constraint to be either a Constraint subclass or instance, '
                                  f'but got {constraint}')
              self._registry[constraint] = factory
              return factory

          def __call__(self, constraint):
              try:
                  factory = self._registry[type(constraint)]
              except KeyError:
                  raise NotImplementedError(f'Cannot transform {type(constraint).__name__} constraints') from None
              return factory(constraint)


      biject_to = ConstraintRegistry()
      transform_to = ConstraintRegistry()


      def _beyond(bound, scale):
          return transforms.ComposeTransform([transforms.ExpTransform(), transforms.AffineTransform(bound, scale)])


      def _between(constraint):
          low, high = constraint.lower_bound, constraint.upper_bound
          if isinstance(low, _Number) and low == 0 and isinstance(high, _Number) and high == 1:
              return transforms.SigmoidTransform()
          return transforms.ComposeTransform([transforms.SigmoidTransform(), transforms.AffineTransform(low, high - low)])


      for _registry in (biject_to, transform_to):
          _registry.register(constraints.real, lambda constraint: transforms.identity_transform)
          _registry.register(constraints.independent, lambda constraint, to=_registry: transforms.IndependentTransform(
              to(constraint.base_constraint), constraint.reinterpreted_batch_ndims))
          for _constraint in (constraints.greater_than, constraints.greater_than_eq):
              _registry.register(_constraint, lambda constraint: _beyond(constraint.lower_bound, 1))
          _registry.register(constraints.less_than, lambda constraint: _beyond(constraint.upper_bound, -1))
          for _constraint in (constraints.interval, constraints.half_open_interval):
              _registry.register(_constraint, _between)
          _registry.register(constraints.corr_cholesky, lambda constraint: transforms.CorrCholeskyTransform())
          _registry.register(constraints.cat, lambda constraint, to=_registry: transforms.CatTransform(
              [to(c) for c in constraint.cseq], constraint.dim, constraint.lengths))
          _registry.register(constraints.stack, lambda constraint, to=_registry: transforms.StackTransform(
              [to(c) for c in constraint.cseq], constraint.dim))
      biject_to.register(constraints.simplex, lambda constraint: transforms.StickBreakingTransform())
      transform_to.register(constraints.simplex, lambda constraint: transforms.SoftmaxTransform())
      transform_to.register(constraints.lower_cholesky, lambda constraint: transforms.LowerCholeskyTransform())
      for _constraint in (constraints.positive_definite, constraints.positive_semidefinite):
          transform_to.register(_constraint, lambda constraint: transforms.PositiveDefiniteTransform())
      """#)
}
