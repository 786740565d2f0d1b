import PythonRuntime

extension PythonSource {
  /// `torch.overrides`: how classes have their say in calls.
  static let overrides = PythonSource(
    module: "torch.overrides",
    text: #"""
      import functools

      import torch
      from torch import _C

      __all__ = ["handle_torch_function", "has_torch_function", "is_tensor_like", "wrap_torch_function"]


      def _overriding(args):
          """The arguments whose classes have a say, those of derived classes before the others."""
          found = []
          if not _C._is_torch_function_enabled():
              return found
          for arg in args:
              kind = type(arg)
              handler = getattr(kind, "__torch_function__", None)
              if (kind in (torch.Tensor, torch.nn.Parameter) or not hasattr(kind, "__torch_function__")
                      or handler is _C._disabled_torch_function_impl or any(type(other) is kind for other in found)):
                  continue
              place = next((i for i, other in enumerate(found) if issubclass(kind, type(other))), len(found))
              found.insert(place, arg)
          return found


      def has_torch_function(relevant_args):
          """Whether the class of an argument has a say."""
          return bool(_overriding(relevant_args))


      def handle_torch_function(public_api, relevant_args, *args, **kwargs):
          """Let the classes of the arguments answer a call."""
          overriding = _overriding(relevant_args)
          types = tuple(map(type, overriding))
          for arg in overriding:
              result = arg.__torch_function__(public_api, types, args, kwargs)
              if result is not NotImplemented:
                  return result
          raise TypeError(
              f"no implementation found for '{public_api.__module__}.{public_api.__name__}' on types that implement "
              f"__torch_function__: {[type(arg) for arg in overriding]}")


      def wrap_torch_function(dispatcher):
          """Let the classes of the arguments that `dispatcher` names answer calls of a function."""
          def inner(func):
              @functools.wraps(func)
              def wrapped(*args, **kwargs):
                  relevant_args = dispatcher(*args, **kwargs)
                  if has_torch_function(relevant_args):
                      return handle_torch_function(wrapped, relevant_args, *args, **kwargs)
                  return func(*args, **kwargs)

              return wrapped

          return inner


      def is_tensor_like(inp):
          """Whether something is a tensor, or has a say as tensors have."""
          return type(inp) is torch.Tensor or hasattr(inp, "__torch_function__")
      """#)
}
