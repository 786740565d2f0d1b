import PythonRuntime

extension PythonSource {
  /// `torch.autograd.forward_ad`.
  static let forwardAD = PythonSource(
    module: "torch.autograd.forward_ad",
    text: #"""
      from typing import NamedTuple as _NamedTuple

      import torch
      from torch import _C

      __all__ = ["UnpackedDualTensor", "enter_dual_level", "exit_dual_level", "make_dual", "unpack_dual",
                 "dual_level"]

      _current_level = -1


      def enter_dual_level():
          """Enter a level of forward mode, at which tensors may carry tangents."""
          global _current_level
          new_level = _C._enter_dual_level()
          if new_level != _current_level + 1 or new_level > 0:
              _C._exit_dual_level(new_level)
              raise RuntimeError("Nested forward mode AD is not supported at the moment")
          _current_level = new_level
          return new_level


      def exit_dual_level(*, level=None):
          """Leave a level of forward mode; the tangents at it are gone."""
          global _current_level
          if level is None:
              level = _current_level
          if level < 0:
              raise RuntimeError("Dual level must be a positive number.")
          if level != _current_level:
              raise RuntimeError(
                  "Trying to exit a forward AD level that was not the last one that was created. "
                  "This is not supported.")
          _C._exit_dual_level(level)
          _current_level = level - 1


      def make_dual(tensor, tangent, *, level=None):
          """Join a tensor and a tangent to a dual tensor."""
          if level is None:
              level = _current_level
          if level < 0:
              raise RuntimeError(
                  "Trying to create a dual Tensor for forward AD but no level exists, make sure to "
                  "enter_dual_level() first.")
          if not (tensor.is_floating_point() or tensor.is_complex()):
              raise ValueError(f"Expected primal to be floating point or complex, but got: {tensor.dtype}")
          if not (tangent.is_floating_point() or tangent.is_complex()):
              raise ValueError(f"Expected tangent to be floating point or complex, but got: {tangent.dtype}")
          return _C._make_dual(tensor, tangent, level)


      class UnpackedDualTensor(_NamedTuple):
          """The values and the tangent of a dual tensor."""

          primal: torch.Tensor
          tangent: torch.Tensor


      def unpack_dual(tensor, *, level=None):
          """Take a dual tensor apart into its values and its tangent."""
          if level is None:
              level = _current_level
          if level < 0:
              return UnpackedDualTensor(tensor, None)
          primal, tangent = _C._unpack_dual(tensor, level)
          return UnpackedDualTensor(primal, tangent)


      class _Decorator:
          def __call__(self, function):
              from functools import wraps

              @wraps(function)
              def wrapper(*args, **kwargs):
                  with self.clone():
                      return function(*args, **kwargs)

              return wrapper

          def clone(self):
              return type(self)()


      class dual_level(_Decorator):
          """A context in which tensors may carry tangents."""

          def __enter__(self):
              return enter_dual_level()

          def __exit__(self, exc_type, exc_value, traceback):
              exit_dual_level()


      def _is_fwd_grad_enabled():
          return _C._is_fwd_grad_enabled()


      class _set_fwd_grad_enabled(_Decorator):
          def __init__(self, mode):
              self.prev = _is_fwd_grad_enabled()
              self.mode = mode
              _C._set_fwd_grad_enabled(mode)

          def __enter__(self):
              pass

          def __exit__(self, exc_type, exc_value, traceback):
              _C._set_fwd_grad_enabled(self.prev)

          def clone(self):
              return type(self)(self.mode)
      """#)
}
