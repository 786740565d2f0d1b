import PythonRuntime

extension PythonSource {
  /// Orthogonal weights, weight and spectral normalization.
  static let parametrizations = PythonSource(
    module: "torch.nn.utils.parametrizations",
    text: #"""
      import torch
      import torch.nn.functional as F
      from enum import Enum, auto
      from torch import Tensor
      from torch.nn.modules.module import Module
      from torch.nn.utils import parametrize


      def _is_orthogonal(Q, eps=None):
          n, k = Q.size(-2), Q.size(-1)
          return torch.allclose(Q.mH @ Q, torch.eye(k, dtype=Q.dtype), atol=10.0 * n * torch.finfo(Q.dtype).eps)


      def _make_orthogonal(A):
          X, tau = torch.geqrf(A)
          Q = torch.linalg.householder_product(X, tau)
          # The diagonal of R is made positive, so that an orthogonal matrix stays as it is.
          Q *= X.diagonal(dim1=-2, dim2=-1).sgn().unsqueeze(-2)
          return Q


      class _OrthMaps(Enum):
          matrix_exp = auto()
          cayley = auto()
          householder = auto()


      class _Orthogonal(Module):
          def __init__(self, weight, orthogonal_map, *, use_trivialization=True):
              super().__init__()
              if weight.is_complex() and orthogonal_map == _OrthMaps.householder:
                  raise ValueError('The householder parametrization does not support complex tensors.')
              self.shape = weight.shape
              self.orthogonal_map = orthogonal_map
              if use_trivialization:
                  self.register_buffer('base', None)

          def forward(self, X):
              n, k = X.size(-2), X.size(-1)
              is_wide = n < k
              if is_wide:
                  X = X.mT
                  n, k = k, n
              if self.orthogonal_map == _OrthMaps.householder:
                  A = X.tril(diagonal=-1)
                  tau = 2.0 / (1.0 + (A * A).sum(dim=-2))
                  Q = torch.linalg.householder_product(A, tau)
                  Q = Q * X.diagonal(dim1=-2, dim2=-1).int().unsqueeze(-2)
              else:
                  X = X.tril()
                  if n != k:
                      X = torch.cat([X, X.new_zeros(n, n - k).expand(*X.shape[:-2], -1, -1)], dim=-1)
                  A = X - X.mH
                  if self.orthogonal_map == _OrthMaps.matrix_exp:
                      Q = torch.matrix_exp(A)
                  else:
                      identity = torch.eye(n, dtype=A.dtype)
                      Q = torch.linalg.solve(torch.add(identity, A, alpha=-0.5), torch.add(identity, A, alpha=0.5))
                  if n != k:
                      Q = Q[..., :k]
              if hasattr(self, 'base'):
                  Q = self.base @ Q
              return Q.mT if is_wide else Q

          @torch.no_grad()
          def right_inverse(self, Q):
              if Q.shape != self.shape:
                  raise ValueError(f'Expected a matrix or batch of matrices of shape {self.shape}. Got a tensor of shape '
                                   f'{Q.shape}.')
              start = Q
              n, k = Q.size(-2), Q.size(-1)
              is_wide = n < k
              if is_wide:
                  Q = Q.mT
                  n, k = k, n
              if not hasattr(self, 'base'):
                  if self.orthogonal_map != _OrthMaps.householder:
                      raise NotImplementedError('It is not possible to assign to the matrix exponential or the Cayley '
                                                'parametrizations when use_trivialization=False.')
                  A, tau = torch.geqrf(Q)
                  A.diagonal(dim1=-2, dim2=-1).sign_()
                  A.diagonal(dim1=-2, dim2=-1)[tau == 0.0] *= -1
                  return A.mT if is_wide else A
              if n != k:
                  rest = torch.randn(*(Q.size()[:-2] + (n, n - k)), dtype=Q.dtype)
                  Q = _make_orthogonal(torch.cat([Q, rest], dim=-1))
              else:
                  Q = Q.clone() if _is_orthogonal(Q) else _make_orthogonal(Q)
              self.base = Q
              negative = torch.zeros_like(start)
              negative.diagonal(dim1=-2, dim2=-1).fill_(-1.0)
              return negative


      def _weight(module, name):
          weight = getattr(module, name, None)
          if not isinstance(weight, Tensor):
              raise ValueError(f"Module '{module}' has no parameter or buffer with name '{name}'")
          return weight


      def orthogonal(module, name='weight', orthogonal_map=None, *, use_trivialization=True):
          """Keeps a weight orthogonal."""
          weight = _weight(module, name)
          if weight.ndim < 2:
              raise ValueError(f'Expected a matrix or batch of matrices. Got a tensor of {weight.ndim} dimensions.')
          if orthogonal_map is None:
              is_square = weight.size(-2) == weight.size(-1)
              orthogonal_map = 'matrix_exp' if is_square or weight.is_complex() else 'householder'
          map = getattr(_OrthMaps, orthogonal_map, None)
          if map is None:
              raise ValueError('orthogonal_map has to be one of "matrix_exp", "cayley", "householder". '
                               f'Got: {orthogonal_map}')
          parametrize.register_parametrization(
              module, name, _Orthogonal(weight, map, use_trivialization=use_trivialization), unsafe=True)
          return module


      class _WeightNorm(Module):
          def __init__(self, dim=0):
              super().__init__()
              self.dim = -1 if dim is None else dim

          def forward(self, weight_g, weight_v):
              return torch._weight_norm(weight_v, weight_g, self.dim)

          def right_inverse(self, weight):
              return torch.norm_except_dim(weight, 2, self.dim), weight


      def weight_norm(module, name='weight', dim=0):
          """Splits a weight into its length and its direction."""
          parametrize.register_parametrization(module, name, _WeightNorm(dim), unsafe=True)

          def take_older_names(state_dict, prefix, *rest):
              old = [f'{prefix}{name}_g', f'{prefix}{name}_v']
              if all(key in state_dict for key in old):
                  for i, key in enumerate(old):
                      state_dict[f'{prefix}parametrizations.{name}.original{i}'] = state_dict.pop(key)

          module._register_load_state_dict_pre_hook(take_older_names)
          return module


      class _SpectralNorm(Module):
          def __init__(self, weight, n_power_iterations=1, dim=0, eps=1e-12):
              super().__init__()
              ndim = weight.ndim
              if dim >= ndim or dim < -ndim:
                  raise IndexError(f'Dimension out of range (expected to be in range of [-{ndim}, {ndim - 1}] but got {dim})')
              if n_power_iterations <= 0:
                  raise ValueError('Expected n_power_iterations to be positive, but got '
                                   f'n_power_iterations={n_power_iterations}')
              self.dim = dim if dim >= 0 else dim + ndim
              self.eps = eps
              if ndim > 1:
                  self.n_power_iterations = n_power_iterations
                  matrix = self._reshape_weight_to_matrix(weight)
                  for name, size in zip(('_u', '_v'), matrix.size()):
                      vector = matrix.new_empty(size).normal_(0, 1)
                      self.register_buffer(name, F.normalize(vector, dim=0, eps=eps))
                  self._power_method(matrix, 15)

          def _reshape_weight_to_matrix(self, weight):
              if self.dim != 0:
                  weight = weight.permute(self.dim, *[d for d in range(weight.dim()) if d != self.dim])
              return weight.flatten(1)

          @torch.no_grad()
          def _power_method(self, matrix, count):
              for _ in range(count):
                  self._u.copy_(F.normalize(torch.mv(matrix, self._v), dim=0, eps=self.eps))
                  self._v.copy_(F.normalize(torch.mv(matrix.mH, self._u), dim=0, eps=self.eps))

          def forward(self, weight):
              if weight.ndim == 1:
                  return F.normalize(weight, dim=0, eps=self.eps)
              matrix = self._reshape_weight_to_matrix(weight)
              if self.training:
                  self._power_method(matrix, self.n_power_iterations)
              return weight / torch.vdot(self._u.clone(), torch.mv(matrix, self._v.clone()))

          def right_inverse(self, value):
              return value


      def spectral_norm(module, name='weight', n_power_iterations=1, eps=1e-12, dim=None):
          """Divides a weight by its largest singular value."""
          weight = _weight(module, name)
          if dim is None:
              from torch.nn.modules.conv import _ConvTransposeNd
              dim = 1 if isinstance(module, _ConvTransposeNd) else 0
          parametrize.register_parametrization(module, name, _SpectralNorm(weight, n_power_iterations, dim, eps))
          return module
      """#)
}
