import PythonRuntime

extension PythonSource {
  /// The backward hooks of modules.
  static let backwardHooks = PythonSource(
    module: "torch.utils.hooks",
    text: #"""
      import torch
      from torch.autograd import Function
      from torch._C import RemovableHandle
      from torch import _warnings as warnings


      class BackwardHookFunction(Function):
          @staticmethod
          def forward(ctx, *args):
              ctx.mark_non_differentiable(*[arg for arg in args if not arg.requires_grad])
              return args

          @staticmethod
          def backward(ctx, *args):
              return args


      class BackwardHook:
          """Calls a module's backward hooks, from identity nodes around what the module has recorded."""

          def __init__(self, module, user_hooks, user_pre_hooks):
              self.user_hooks = user_hooks
              self.user_pre_hooks = user_pre_hooks
              self.module = module
              self.grad_outputs = None
              self.n_outputs = -1
              self.output_tensors_index = None
              self.n_inputs = -1
              self.input_tensors_index = None

          def _spread(self, indices, values, size):
              result = [None] * size
              for index, value in zip(indices, values):
                  result[index] = value
              return tuple(result)

          def _input_hook(self, grad_input, _):
              if self.grad_outputs is None:
                  return
              result = self._spread(self.input_tensors_index, grad_input, self.n_inputs)
              for hook in self.user_hooks:
                  out = hook(self.module, result, self.grad_outputs)
                  if out is None:
                      continue
                  if len(out) != len(result):
                      raise RuntimeError('Backward hook returned an invalid number of grad_input, '
                                         f'got {len(out)}, but expected {len(result)}')
                  result = out
              self.grad_outputs = None
              return tuple(result[index] for index in self.input_tensors_index)

          def _output_hook(self, _, grad_output):
              self.grad_outputs = self._spread(self.output_tensors_index, grad_output, self.n_outputs)
              expected = len(self.grad_outputs)
              for hook in self.user_pre_hooks:
                  out = hook(self.module, self.grad_outputs)
                  if out is None:
                      continue
                  if len(out) != expected:
                      raise RuntimeError('Backward pre hook returned an invalid number of grad_output, '
                                         f'got {len(out)}, but expected {expected}')
                  self.grad_outputs = out
              current = self.grad_outputs
              if self.input_tensors_index is None:
                  grad_inputs = self._spread([], [], self.n_inputs)
                  if self.user_hooks:
                      warnings.warn('Full backward hook is firing when gradients are computed with respect to module '
                                    'outputs since no inputs require gradients. See '
                                    'https://docs.pytorch.org/docs/main/generated/torch.nn.Module.html#torch.nn.Module'
                                    '.register_full_backward_hook for more details.', stacklevel=5)
                  for hook in self.user_hooks:
                      out = hook(self.module, grad_inputs, self.grad_outputs)
                      if out is not None and not (isinstance(out, tuple) and all(part is None for part in out)):
                          raise RuntimeError('Backward hook for Modules where no input requires gradient should always '
                                             'return None or None for all gradients.')
                  self.grad_outputs = None
              if current is not None:
                  return tuple(current[index] for index in self.output_tensors_index)

          def _apply_on_tensors(self, hook, args):
              indices = [index for index, arg in enumerate(args) if isinstance(arg, torch.Tensor)]
              tensors = [args[index] for index in indices]
              if not (any(tensor.requires_grad for tensor in tensors) and torch.is_grad_enabled()):
                  return args, None
              passed = BackwardHookFunction.apply(*tensors)
              node = next(tensor.grad_fn for tensor in passed if tensor.grad_fn is not None)
              node.register_hook(hook)
              result = list(args)
              for index, tensor in zip(indices, passed):
                  result[index] = tensor
              return (tuple(result) if type(args) is tuple else type(args)(*result)), indices

          def setup_input_hook(self, args):
              result, self.input_tensors_index = self._apply_on_tensors(self._input_hook, args)
              self.n_inputs = len(args)
              return result

          def setup_output_hook(self, args):
              is_tuple = isinstance(args, tuple)
              if not is_tuple:
                  args = (args,)
              result, self.output_tensors_index = self._apply_on_tensors(self._output_hook, args)
              self.n_outputs = len(args)
              return result if is_tuple else result[0]
      """#)
}
