import PythonRuntime

extension PythonSource {
  /// `torch.distributions.multivariate_normal`.
  static let distributionsMultivariateNormal = PythonSource(
    module: "torch.distributions.multivariate_normal",
    text: #"""
      import math

      import torch
      from torch.distributions import constraints
      from torch.distributions.distribution import Distribution
      from torch.distributions.utils import _standard_normal, lazy_property


      def _batch_mv(matrix, vector):
          return torch.matmul(matrix, vector.unsqueeze(-1)).squeeze(-1)


      def _batch_mahalanobis(lower, x):
          """The squared length of x in units of a distribution with the Cholesky factor `lower`."""
          solved = torch.linalg.solve_triangular(lower.expand(x.shape[:-1] + lower.shape[-2:]), x.unsqueeze(-1), upper=False)
          return solved.squeeze(-1).pow(2).sum(-1)


      def _precision_to_scale_tril(precision):
          flipped = torch.linalg.cholesky(torch.flip(precision, (-2, -1)))
          inverse = torch.transpose(torch.flip(flipped, (-2, -1)), -2, -1)
          return torch.linalg.solve_triangular(inverse, torch.eye(precision.shape[-1], dtype=precision.dtype), upper=False)


      class MultivariateNormal(Distribution):
          """Normally distributed vectors with a covariance."""

          arg_constraints = {'loc': constraints.real_vector, 'covariance_matrix': constraints.positive_definite,
                             'precision_matrix': constraints.positive_definite, 'scale_tril': constraints.lower_cholesky}
          support = constraints.real_vector
          has_rsample = True

          def __init__(self, loc, covariance_matrix=None, precision_matrix=None, scale_tril=None, validate_args=None):
              if loc.dim() < 1:
                  raise ValueError('loc must be at least one-dimensional.')
              given = {name: matrix for name, matrix in (('scale_tril', scale_tril),
                                                         ('covariance_matrix', covariance_matrix),
                                                         ('precision_matrix', precision_matrix)) if matrix is not None}
              if len(given) != 1:
                  raise ValueError(
                      'Exactly one of covariance_matrix or precision_matrix or scale_tril may be specified.')
              (name, matrix), = given.items()
              if matrix.dim() < 2:
                  shown = 'scale_tril matrix' if name == 'scale_tril' else name
                  raise ValueError(f'{shown} must be at least two-dimensional, with optional leading batch dimensions')
              batch_shape = torch.broadcast_shapes(matrix.shape[:-2], loc.shape[:-1])
              setattr(self, name, matrix.expand(batch_shape + (-1, -1)))
              self.loc = loc.expand(batch_shape + (-1,))
              super().__init__(batch_shape, self.loc.shape[-1:], validate_args=validate_args)
              if scale_tril is not None:
                  lower = scale_tril
              elif covariance_matrix is not None:
                  lower = torch.linalg.cholesky(covariance_matrix)
              else:
                  lower = _precision_to_scale_tril(precision_matrix)
              self._unbroadcasted_scale_tril = lower

          def expand(self, batch_shape, _instance=None):
              lower = self._unbroadcasted_scale_tril
              self.__dict__.pop('_unbroadcasted_scale_tril')
              try:
                  new = super().expand(batch_shape, _instance)
              finally:
                  self._unbroadcasted_scale_tril = lower
              new._unbroadcasted_scale_tril = lower
              return new

          def _whole(self, matrix):
              return matrix.expand(self._batch_shape + self._event_shape + self._event_shape)

          @lazy_property
          def scale_tril(self):
              return self._whole(self._unbroadcasted_scale_tril)

          @lazy_property
          def covariance_matrix(self):
              return self._whole(torch.matmul(self._unbroadcasted_scale_tril, self._unbroadcasted_scale_tril.mT))

          @lazy_property
          def precision_matrix(self):
              return self._whole(torch.cholesky_inverse(self._unbroadcasted_scale_tril))

          @property
          def mean(self):
              return self.loc

          @property
          def mode(self):
              return self.loc

          @property
          def variance(self):
              return self._unbroadcasted_scale_tril.pow(2).sum(-1).expand(self._batch_shape + self._event_shape)

          def rsample(self, sample_shape=torch.Size()):
              eps = _standard_normal(self._extended_shape(sample_shape), self.loc.dtype)
              return self.loc + _batch_mv(self._unbroadcasted_scale_tril, eps)

          def _half_log_det(self):
              return self._unbroadcasted_scale_tril.diagonal(dim1=-2, dim2=-1).log().sum(-1)

          def log_prob(self, value):
              self._checked(value)
              distance = _batch_mahalanobis(self._unbroadcasted_scale_tril, value - self.loc)
              return -0.5 * (self._event_shape[0] * math.log(2 * math.pi) + distance) - self._half_log_det()

          def entropy(self):
              entropy = 0.5 * self._event_shape[0] * (1.0 + math.log(2 * math.pi)) + self._half_log_det()
              return entropy.expand(self._batch_shape) if self._batch_shape else entropy
      """#)
}
