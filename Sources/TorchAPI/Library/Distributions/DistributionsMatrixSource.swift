import PythonRuntime

extension PythonSource {
  /// Normal vectors with few directions of covariance.
  static let distributionsLowRank = PythonSource(
    module: "torch.distributions.lowrank_multivariate_normal",
    text: #"""
      import math
      import torch
      from torch.distributions import constraints
      from torch.distributions.distribution import Distribution
      from torch.distributions.multivariate_normal import _batch_mahalanobis, _batch_mv
      from torch.distributions.utils import _standard_normal, lazy_property


      def _plus_identity(matrix):
          return matrix + torch.eye(matrix.size(-1), dtype=matrix.dtype)


      class LowRankMultivariateNormal(Distribution):
          """Normal vectors with the covariance `cov_factor @ cov_factor.mT + cov_diag`."""
          arg_constraints = {'loc': constraints.real_vector, 'cov_factor': constraints.independent(constraints.real, 2),
                             'cov_diag': constraints.independent(constraints.positive, 1)}
          support = constraints.real_vector
          has_rsample = True

          def __init__(self, loc, cov_factor, cov_diag, validate_args=None):
              if loc.dim() < 1:
                  raise ValueError('loc must be at least one-dimensional.')
              event_shape = loc.shape[-1:]
              if cov_factor.dim() < 2:
                  raise ValueError('cov_factor must be at least two-dimensional, with optional leading batch dimensions')
              if cov_factor.shape[-2:-1] != event_shape:
                  raise ValueError(f'cov_factor must be a batch of matrices with shape {event_shape[0]} x m')
              if cov_diag.shape[-1:] != event_shape:
                  raise ValueError(f'cov_diag must be a batch of vectors with shape {event_shape}')
              try:
                  location, self.cov_factor, diagonal = torch.broadcast_tensors(
                      loc.unsqueeze(-1), cov_factor, cov_diag.unsqueeze(-1))
              except RuntimeError as e:
                  raise ValueError(f'Incompatible batch shapes: loc {loc.shape}, cov_factor {cov_factor.shape}, cov_diag '
                                   f'{cov_diag.shape}') from e
              self.loc = location[..., 0]
              self.cov_diag = diagonal[..., 0]
              self._parts = (cov_factor, cov_diag)
              self._capacitance_tril = torch.linalg.cholesky(
                  _plus_identity(torch.matmul(cov_factor.mT / cov_diag.unsqueeze(-2), cov_factor)))
              super().__init__(self.loc.shape[:-1], event_shape, validate_args=validate_args)

          def expand(self, batch_shape, _instance=None):
              new = self._get_checked_instance(LowRankMultivariateNormal, _instance)
              batch_shape = torch.Size(batch_shape)
              new.loc = self.loc.expand(batch_shape + self.event_shape)
              new.cov_diag = self.cov_diag.expand(batch_shape + self.event_shape)
              new.cov_factor = self.cov_factor.expand(batch_shape + self.cov_factor.shape[-2:])
              new._parts = self._parts
              new._capacitance_tril = self._capacitance_tril
              Distribution.__init__(new, batch_shape, self.event_shape, validate_args=False)
              new._validate_args = self._validate_args
              return new

          def _whole(self, matrix):
              return matrix.expand(self._batch_shape + self._event_shape + self._event_shape)

          @property
          def mean(self):
              return self.loc

          @property
          def mode(self):
              return self.loc

          @lazy_property
          def variance(self):
              factor, diagonal = self._parts
              return (factor.pow(2).sum(-1) + diagonal).expand(self._batch_shape + self._event_shape)

          @lazy_property
          def scale_tril(self):
              factor, diagonal = self._parts
              root = diagonal.sqrt().unsqueeze(-1)
              scaled = factor / root
              return self._whole(root * torch.linalg.cholesky(_plus_identity(torch.matmul(scaled, scaled.mT))))

          @lazy_property
          def covariance_matrix(self):
              factor, diagonal = self._parts
              return self._whole(torch.matmul(factor, factor.mT) + torch.diag_embed(diagonal))

          @lazy_property
          def precision_matrix(self):
              factor, diagonal = self._parts
              solved = torch.linalg.solve_triangular(self._capacitance_tril, factor.mT / diagonal.unsqueeze(-2), upper=False)
              return self._whole(torch.diag_embed(diagonal.reciprocal()) - solved.mT @ solved)

          def rsample(self, sample_shape=torch.Size()):
              factor, diagonal = self._parts
              shape = self._extended_shape(sample_shape)
              small = _standard_normal(shape[:-1] + self.cov_factor.shape[-1:], self.loc.dtype)
              return self.loc + _batch_mv(factor, small) + diagonal.sqrt() * _standard_normal(shape, self.loc.dtype)

          def _log_det(self):
              return 2 * self._capacitance_tril.diagonal(dim1=-2, dim2=-1).log().sum(-1) + self._parts[1].log().sum(-1)

          def log_prob(self, value):
              self._checked(value)
              factor, diagonal = self._parts
              difference = value - self.loc
              along = _batch_mv(factor.mT / diagonal.unsqueeze(-2), difference)
              distance = (difference.pow(2) / diagonal).sum(-1) - _batch_mahalanobis(self._capacitance_tril, along)
              return -0.5 * (self._event_shape[0] * math.log(2 * math.pi) + self._log_det() + distance)

          def entropy(self):
              entropy = 0.5 * (self._event_shape[0] * (1.0 + math.log(2 * math.pi)) + self._log_det())
              return entropy.expand(self._batch_shape) if self._batch_shape else entropy
      """#)

  /// Covariances of samples of normal vectors.
  static let distributionsWishart = PythonSource(
    module: "torch.distributions.wishart",
    text: #"""
      import math
      import torch
      from torch import nan
      from torch._warnings import warn
      from torch.distributions import constraints
      from torch.distributions.chi2 import Chi2
      from torch.distributions.distribution import Distribution
      from torch.distributions.exp_family import ExponentialFamily
      from torch.distributions.multivariate_normal import _precision_to_scale_tril
      from torch.distributions.utils import _Number, lazy_property


      def _mvdigamma(x, p):
          return torch.digamma(x.unsqueeze(-1) - torch.arange(p, dtype=x.dtype).div(2).expand(x.shape + (-1,))).sum(-1)


      class Wishart(ExponentialFamily):
          """Sums of squares of normal vectors."""
          support = constraints.positive_definite
          has_rsample = True
          _mean_carrier_measure = 0

          @property
          def arg_constraints(self):
              return {'covariance_matrix': constraints.positive_definite, 'precision_matrix': constraints.positive_definite,
                      'scale_tril': constraints.lower_cholesky, 'df': constraints.greater_than(self.event_shape[-1] - 1)}

          def __init__(self, df, covariance_matrix=None, precision_matrix=None, scale_tril=None, validate_args=None):
              given = {name: matrix for name, matrix in (
                  ('covariance_matrix', covariance_matrix), ('precision_matrix', precision_matrix),
                  ('scale_tril', scale_tril)) if matrix is not None}
              if len(given) != 1:
                  raise AssertionError('Exactly one of covariance_matrix or precision_matrix or scale_tril may be specified.')
              (name, param), = given.items()
              if param.dim() < 2:
                  raise ValueError('scale_tril must be at least two-dimensional, with optional leading batch dimensions')
              if isinstance(df, _Number):
                  batch_shape = torch.Size(param.shape[:-2])
                  self.df = torch.tensor(df, dtype=param.dtype)
              else:
                  batch_shape = torch.broadcast_shapes(param.shape[:-2], df.shape)
                  self.df = df.expand(batch_shape)
              event_shape = param.shape[-2:]
              if self.df.le(event_shape[-1] - 1).any():
                  raise ValueError(f'Value of df={df} expected to be greater than ndim - 1 = {event_shape[-1] - 1}.')
              setattr(self, name, param.expand(batch_shape + (-1, -1)))
              if self.df.lt(event_shape[-1]).any():
                  warn('Low df values detected. Singular samples are highly likely to occur for ndim - 1 < df < ndim.', stacklevel=2)
              Distribution.__init__(self, batch_shape, event_shape, validate_args=validate_args)
              if scale_tril is not None:
                  lower = scale_tril
              elif covariance_matrix is not None:
                  lower = torch.linalg.cholesky(covariance_matrix)
              else:
                  lower = _precision_to_scale_tril(precision_matrix)
              self._finish(lower)

          def _finish(self, lower):
              self._unbroadcasted_scale_tril = lower
              steps = torch.arange(self._event_shape[-1], dtype=lower.dtype).expand(self._batch_shape + (-1,))
              self._dist_chi2 = Chi2(df=self.df.unsqueeze(-1) - steps)

          def expand(self, batch_shape, _instance=None):
              new = self._get_checked_instance(Wishart, _instance)
              batch_shape = torch.Size(batch_shape)
              new.df = self.df.expand(batch_shape)
              for name in ('covariance_matrix', 'precision_matrix', 'scale_tril'):
                  if name in self.__dict__:
                      setattr(new, name, self.__dict__[name].expand(batch_shape + self.event_shape))
              Distribution.__init__(new, batch_shape, self.event_shape, validate_args=False)
              new._finish(self._unbroadcasted_scale_tril.expand(batch_shape + self.event_shape))
              new._validate_args = self._validate_args
              return new

          def _whole(self, matrix):
              return matrix.expand(self._batch_shape + self._event_shape)

          @lazy_property
          def scale_tril(self):
              return self._whole(self._unbroadcasted_scale_tril)

          @lazy_property
          def covariance_matrix(self):
              return self._whole(self._unbroadcasted_scale_tril @ self._unbroadcasted_scale_tril.transpose(-2, -1))

          @lazy_property
          def precision_matrix(self):
              identity = torch.eye(self._event_shape[-1], dtype=self._unbroadcasted_scale_tril.dtype)
              return self._whole(torch.cholesky_solve(identity, self._unbroadcasted_scale_tril))

          def _column(self, values):
              return values.view(self._batch_shape + (1, 1))

          @property
          def mean(self):
              return self._column(self.df) * self.covariance_matrix

          @property
          def mode(self):
              factor = self.df - self.covariance_matrix.shape[-1] - 1
              factor[factor <= 0] = nan
              return self._column(factor) * self.covariance_matrix

          @property
          def variance(self):
              matrix = self.covariance_matrix
              diagonal = matrix.diagonal(dim1=-2, dim2=-1)
              return self._column(self.df) * (matrix.pow(2) + torch.einsum('...i,...j->...ij', diagonal, diagonal))

          def _bartlett_sampling(self, sample_shape=torch.Size()):
              p = self._event_shape[-1]
              roots = self._dist_chi2.rsample(sample_shape).sqrt()
              noise = roots.clamp(min=torch.finfo(roots.dtype).eps).diag_embed(dim1=-2, dim2=-1)
              i, j = torch.tril_indices(p, p, offset=-1)
              noise[..., i, j] = torch.randn(torch.Size(sample_shape) + self._batch_shape + (p * (p - 1) // 2,), dtype=noise.dtype)
              lower = self._unbroadcasted_scale_tril @ noise
              return lower @ lower.transpose(-2, -1)

          def _is_singular(self, sample):
              is_bad = self.support.check(sample)
              return is_bad.amax([-(x + 1) for x in range(len(self._batch_shape))]) if self._batch_shape else is_bad

          def rsample(self, sample_shape=torch.Size(), max_try_correction=None):
              sample = self._bartlett_sampling(torch.Size(sample_shape))
              is_singular = self._is_singular(sample)
              if is_singular.any():
                  # PyTorch asks which samples are good and draws these anew; the numbers follow it.
                  warn('Singular sample detected.', stacklevel=2)
                  for _ in range(10 if max_try_correction is None else max_try_correction):
                      fresh = self._bartlett_sampling(is_singular[is_singular].shape)
                      sample[is_singular] = fresh
                      still = ~self.support.check(fresh)
                      if self._batch_shape:
                          still = still.amax([-(x + 1) for x in range(len(self._batch_shape))])
                      is_singular[is_singular.clone()] = still
                      if not is_singular.any():
                          break
              return sample

          def _log_scale(self):
              p = self._event_shape[-1]
              return p * math.log(2) / 2 + self._unbroadcasted_scale_tril.diagonal(dim1=-2, dim2=-1).log().sum(-1)

          def log_prob(self, value):
              self._checked(value)
              p = self._event_shape[-1]
              trace = torch.cholesky_solve(value, self._unbroadcasted_scale_tril).diagonal(dim1=-2, dim2=-1).sum(dim=-1)
              return (-self.df * self._log_scale() - torch.mvlgamma(self.df / 2, p=p)
                      + (self.df - p - 1) / 2 * torch.linalg.slogdet(value).logabsdet - trace / 2)

          def entropy(self):
              p = self._event_shape[-1]
              return ((p + 1) * self._log_scale() + torch.mvlgamma(self.df / 2, p=p)
                      - (self.df - p - 1) / 2 * _mvdigamma(self.df / 2, p=p) + self.df * p / 2)
      """#)
}
