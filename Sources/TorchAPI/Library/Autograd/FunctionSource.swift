import PythonRuntime

extension PythonSource {
  /// `torch._C._functions`, as far as programs use it.
  static let graphFunctions = PythonSource(
    module: "torch._C._functions",
    text: #"""
      from torch import _C, device

      AccumulateGrad = _C._accumulator_class()


      class DelayedError:
          """Hand tensors on, with an error where their gradients would come back."""

          def __init__(self, message, num_inputs):
              self.message = message

          def __call__(self, *inputs):
              outputs = _C._delayed_error(self.message, inputs)
              return outputs[0] if len(outputs) == 1 else outputs


      class UndefinedGrad:
          """Hand a tensor on, but not its gradient back."""

          def __call__(self, tensor):
              return _C._undefined_grad(tensor)


      class _InputMetadata:
          """What a gradient must look like."""

          __module__ = 'torch._C._autograd'

          is_nested_tensor = is_cpp_nested_tensor = False
          device = device("cpu")

          def __init__(self, shape, dtype):
              self.shape = shape
              self.dtype = dtype


      def _metadata_of(node):
          return tuple(_InputMetadata(*output) for output in _C._node_outputs(node))
      """#)

  /// `torch.autograd.function`, but for `Function` and its class.
  static let autogradFunction = PythonSource(
    module: "torch.autograd.function",
    text: #"""
      import functools

      import torch
      from torch import _C

      __all__ = ["FunctionCtx", "BackwardCFunction", "FunctionMeta", "Function", "once_differentiable",
                 "InplaceFunction", "NestedIOFunction"]


      class FunctionCtx:
          """What forward keeps for backward."""

          def save_for_backward(self, *tensors):
              self.to_save = tensors

          def save_for_forward(self, *tensors):
              for tensor in tensors:
                  if not (isinstance(tensor, torch.Tensor) or tensor is None):
                      raise AssertionError("save_for_forward expects all arguments to be tensors; you should save "
                                           "non-tensors as attributes on ctx.")
              self.saved_for_forward = tensors

          def mark_dirty(self, *args):
              self.dirty_tensors = args

          def mark_non_differentiable(self, *args):
              self.non_differentiable = args

          def set_materialize_grads(self, value):
              self.materialize_grads = value


      class _HookMixin:
          """What objects with hooks have in common."""


      class BackwardCFunction(_C._FunctionBase, FunctionCtx, _HookMixin):
          """What the nodes of functions have in common."""

          def apply(self, *args):
              forward = self._forward_cls
              if _is_written(forward, "vjp"):
                  if _is_written(forward, "backward"):
                      raise RuntimeError("Implementing both 'backward' and 'vjp' for a custom Function is not allowed. "
                                         "You should only implement one of them.")
                  return forward.vjp(self, *args)
              if getattr(forward, "boxed_grads_call", False):
                  args = (list(args),)
              return forward.backward(self, *args)

          def apply_jvp(self, *args):
              return self._forward_cls.jvp(self, *args)


      def _is_written(cls, name):
          return getattr(cls, name, None) is not getattr(Function, name, None)


      def _node_class(function, is_transformed=False):
          name = function.__name__ + ("GeneratedBackward" if is_transformed else "Backward")
          return type(name, (BackwardCFunction,), {"_forward_cls": function, "__module__": __name__})


      class InplaceFunction(Function):
          """A function that may work in place."""

          def __init__(self, inplace=False):
              super().__init__()
              self.inplace = inplace


      class NestedIOFunction(Function):
          """A function with nested inputs and outputs."""


      def once_differentiable(fn):
          """Make it an error to differentiate through a backward."""

          @functools.wraps(fn)
          def wrapper(ctx, *args):
              with torch.no_grad():
                  outputs = fn(ctx, *args)
              if not torch.is_grad_enabled():
                  return outputs
              if not any(isinstance(arg, torch.Tensor) and arg.requires_grad for arg in args):
                  return outputs
              is_tuple = isinstance(outputs, tuple)
              outputs = outputs if is_tuple else (outputs,)
              outputs = _C._delayed_error(
                  "trying to differentiate twice a function that was marked with @once_differentiable",
                  [out.detach().requires_grad_() if out is not None else None for out in outputs])
              return outputs if is_tuple else outputs[0]

          return wrapper
      """#)
}
