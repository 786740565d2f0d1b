import PythonRuntime

extension PythonSource {
  /// `torch.distributions.utils`.
  static let distributionsUtils = PythonSource(
    module: "torch.distributions.utils",
    text: #"""
      import torch

      euler_constant = 0.57721566490153286060
      _Number = (int, float, bool)


      def broadcast_all(*values):
          """The values as tensors of one shape; numbers take the type of the first tensor."""
          if not all(isinstance(v, (torch.Tensor, *_Number)) for v in values):
              raise ValueError('Input arguments must all be instances of Number, torch.Tensor or objects implementing '
                               '__torch_function__.')
          dtype = next((v.dtype for v in values if isinstance(v, torch.Tensor)), torch.get_default_dtype())
          return torch.broadcast_tensors(
              *[v if isinstance(v, torch.Tensor) else torch.tensor(v, dtype=dtype) for v in values])


      def _standard_normal(shape, dtype, device=None):
          return torch.empty(shape, dtype=dtype).normal_()


      def _sum_rightmost(value, dim):
          if dim == 0:
              return value
          return value.reshape(value.shape[:-dim] + (-1,)).sum(-1)


      def logits_to_probs(logits, is_binary=False):
          return torch.sigmoid(logits) if is_binary else torch.softmax(logits, dim=-1)


      def clamp_probs(probs):
          eps = torch.finfo(probs.dtype).eps
          return probs.clamp(min=eps, max=1 - eps)


      def probs_to_logits(probs, is_binary=False):
          clamped = clamp_probs(probs)
          if is_binary:
              return torch.log(clamped) - torch.log1p(-clamped)
          return torch.log(clamped)


      def tril_matrix_to_vec(mat, diag=0):
          """The lower triangle row by row."""
          n = mat.shape[-1]
          if diag < -n or diag >= n:
              raise ValueError(f'diag ({diag}) provided is outside [{-n}, {n - 1}].')
          places = torch.arange(n)
          return mat[..., places < places.view(-1, 1) + (diag + 1)]


      def vec_to_tril_matrix(vec, diag=0):
          """The lower triangle with the given rows, the rest zero."""
          n = (-(1 + 2 * diag) + ((1 + 2 * diag) ** 2 + 8 * vec.shape[-1] + 4 * abs(diag) * (diag + 1)) ** 0.5) / 2
          if round(n) - n > torch.finfo(vec.dtype).eps:
              raise ValueError(f'The size of last dimension is {vec.shape[-1]} which cannot be expressed as the lower '
                               'triangular part of a square D x D matrix.')
          n = round(n)
          mat = vec.new_zeros(vec.shape[:-1] + torch.Size((n, n)))
          places = torch.arange(n)
          mat[..., places < places.view(-1, 1) + (diag + 1)] = vec
          return mat


      def _binary_entropy(logits, target):
          """The cross entropy of Bernoulli variables, element by element."""
          return torch.nn.functional.binary_cross_entropy_with_logits(logits, target, reduction='none')


      class lazy_property:
          """A property that is computed when first read, and kept."""

          def __init__(self, wrapped):
              self.wrapped = wrapped
              self.__doc__ = wrapped.__doc__

          def __get__(self, instance, owner=None):
              if instance is None:
                  return self
              with torch.enable_grad():
                  value = self.wrapped(instance)
              setattr(instance, self.wrapped.__name__, value)
              return value
      """#)
}
