import PythonRuntime

extension PythonSource {
  /// Clipping of gradients.
  static let gradientUtilities = PythonSource(
    module: "torch.nn.utils.clip_grad",
    text: #"""
      import torch


      def _listed(parameters):
          return [parameters] if isinstance(parameters, torch.Tensor) else list(parameters)


      @torch.no_grad()
      def get_total_norm(tensors, norm_type=2.0, error_if_nonfinite=False, foreach=None):
          """The norm of all tensors together."""
          tensors = _listed(tensors)
          norm_type = float(norm_type)
          if not tensors:
              return torch.tensor(0.0)
          norms = torch.stack([torch.linalg.vector_norm(tensor, norm_type) for tensor in tensors])
          total = torch.linalg.vector_norm(norms, norm_type)
          if error_if_nonfinite and torch.logical_or(total.isnan(), total.isinf()):
              raise RuntimeError(
                  f'The total norm of order {norm_type} for gradients from `parameters` is non-finite, so it cannot be '
                  'clipped. To disable this error and scale the gradients by the non-finite norm anyway, set '
                  '`error_if_nonfinite=False`')
          return total


      @torch.no_grad()
      def clip_grads_with_norm_(parameters, max_norm, total_norm, foreach=None):
          factor = torch.clamp(float(max_norm) / (total_norm + 1e-6), max=1.0)
          for param in _listed(parameters):
              if param.grad is not None:
                  param.grad.mul_(factor)


      @torch.no_grad()
      def clip_grad_norm_(parameters, max_norm, norm_type=2.0, error_if_nonfinite=False, foreach=None):
          """Scales gradients down to a total norm, and returns what it was."""
          parameters = _listed(parameters)
          grads = [param.grad for param in parameters if param.grad is not None]
          total = get_total_norm(grads, norm_type, error_if_nonfinite, foreach)
          clip_grads_with_norm_(parameters, max_norm, total, foreach)
          return total


      def clip_grad_norm(parameters, max_norm, norm_type=2.0, error_if_nonfinite=False, foreach=None):
          return clip_grad_norm_(parameters, max_norm, norm_type, error_if_nonfinite, foreach)


      @torch.no_grad()
      def clip_grad_value_(parameters, clip_value, foreach=None):
          """Clamps gradients."""
          clip_value = float(clip_value)
          for param in _listed(parameters):
              if param.grad is not None:
                  param.grad.clamp_(min=-clip_value, max=clip_value)
      """#)
}
