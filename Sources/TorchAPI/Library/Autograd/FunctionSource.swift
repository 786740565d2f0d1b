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


      class BackwardCFunction(FunctionCtx):
          """What the nodes of functions have in common."""


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
