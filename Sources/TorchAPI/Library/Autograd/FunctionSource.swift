import PythonRuntime

extension PythonSource {
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
              message = "trying to differentiate twice a function that was marked with @once_differentiable"
              is_tuple = isinstance(outputs, tuple)
              outputs = tuple(_C._delayed_error(out, message) if out is not None else None
                              for out in (outputs if is_tuple else (outputs,)))
              return outputs if is_tuple else outputs[0]

          return wrapper
      """#)
}
