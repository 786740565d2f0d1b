import PythonRuntime

extension PythonSource {
  /// `torch.autograd.variable`.
  static let variable = PythonSource(
    module: "torch.autograd.variable",
    text: #"""
      import torch
      from torch import _C, _warnings

      __all__ = ["VariableMeta", "Variable"]


      class _Engine:
          """What runs backward passes."""

          @staticmethod
          def queue_callback(callback):
              _C._queue_callback(callback)


      class VariableMeta(type):
          """The class of `Variable`, which knows every tensor as its instance."""

          def __instancecheck__(cls, other):
              return isinstance(other, torch.Tensor)


      class Variable(metaclass=VariableMeta):
          """A tensor, by the name that it had before PyTorch 0.4."""

          _execution_engine = _Engine()

          def __new__(cls, data=None, requires_grad=False, volatile=None):
              if volatile is not None:
                  _warnings.warn("volatile was removed and now has no effect. Use `with torch.no_grad():` instead.")
              if data is None:
                  data = torch.empty(0)
              if not isinstance(data, torch.Tensor):
                  raise TypeError(f"Variable data has to be a tensor, but got {type(data).__name__}")
              if requires_grad and not (data.is_floating_point() or data.is_complex()):
                  raise RuntimeError("Only Tensors of floating point and complex dtype can require gradients")
              return data.detach().requires_grad_(requires_grad)
      """#)

  /// What `torch.autograd` has beside the modes that are used often.
  static let autogradModes = PythonSource(
    module: "torch.autograd._modes",
    text: #"""
      import functools
      import weakref

      import torch
      from torch import _C
      from torch._C import _autograd

      _multithreading = True


      def is_multithreading_enabled():
          """Whether backward passes may use several threads."""
          return _multithreading


      class set_multithreading_enabled:
          """Set whether backward passes may use several threads; also for a block or a function."""

          def __init__(self, mode):
              global _multithreading
              self.prev = _multithreading
              self.mode = mode
              _multithreading = mode

          def __enter__(self):
              pass

          def __exit__(self, *args):
              global _multithreading
              _multithreading = self.prev

          def __call__(self, function):
              self.__exit__()

              @functools.wraps(function)
              def wrapper(*args, **kwargs):
                  with set_multithreading_enabled(self.mode):
                      return function(*args, **kwargs)

              return wrapper


      class _Setting:
          """A setting that is changed at once; also for a block or a function."""

          def __init__(self, mode):
              self.prev = self._get()
              self.mode = mode
              self._set(mode)

          def __enter__(self):
              pass

          def __exit__(self, *args):
              self._set(self.prev)

          def __call__(self, function):
              self._set(self.prev)

              @functools.wraps(function)
              def wrapper(*args, **kwargs):
                  with type(self)(self.mode):
                      return function(*args, **kwargs)

              return wrapper

          def clone(self):
              return type(self)(self.mode)


      class _force_original_view_tracking(_Setting):
          """Set whether views that are recorded anew take the operation that made them."""

          _get = staticmethod(_C._is_view_replay_enabled)
          _set = staticmethod(_C._set_view_replay_enabled)


      is_view_replay_enabled = _C._is_view_replay_enabled


      class enforce_grad_layout_policy(_Setting):
          """Set whether the gradients of leaves must lie in memory as the leaves do."""

          _get = staticmethod(_C._is_grad_layout_enforcement_enabled)
          _set = staticmethod(_C._set_grad_layout_enforcement_enabled)

          def __init__(self, enable=True):
              super().__init__(enable)


      def _calculate_shape(output, grad, is_grads_batched):
          """The shapes of an output and of its gradient, which must agree."""
          if isinstance(output, torch.autograd.graph.GradientEdge):
              if is_grads_batched:
                  raise RuntimeError("Batched grads are not supported with GradientEdge")
              return torch.Size(output.node._input_metadata[output.output_nr].shape), grad.shape
          return output.shape, grad.shape[1:] if is_grads_batched else grad.shape


      class _unsafe_preserve_version_counter:
          """In its block, writes to tensors are not counted."""

          def __init__(self, tensors):
              self.tensors = (tensors,) if isinstance(tensors, torch.Tensor) else tensors
              self.prev_versions = tuple(tensor._version for tensor in self.tensors)

          def __enter__(self):
              pass

          def __exit__(self, *args):
              _autograd._unsafe_set_version_counter(self.tensors, self.prev_versions)


      class _WeakTensorRef:
          """A reference that does not keep a tensor alive."""

          def __init__(self, tensor):
              self._ref = weakref.ref(tensor)

          def expired(self):
              return self._ref() is None
      """#)

  /// `torch.utils._contextlib`.
  static let generatorContexts = PythonSource(
    module: "torch.utils._contextlib",
    text: #"""
      import functools


      def _wrap_generator(ctx_factory, func):
          """Make a generator function run in a context, which it leaves while it waits."""

          @functools.wraps(func)
          def generator_context(*args, **kwargs):
              gen = func(*args, **kwargs)
              try:
                  with ctx_factory():
                      response = gen.send(None)
                  while True:
                      try:
                          request = yield response
                      except GeneratorExit:
                          with ctx_factory():
                              gen.close()
                          raise
                      except BaseException as error:
                          with ctx_factory():
                              response = gen.throw(error)
                      else:
                          with ctx_factory():
                              response = gen.send(request)
              except StopIteration as e:
                  return e.value

          return generator_context
      """#)
}
