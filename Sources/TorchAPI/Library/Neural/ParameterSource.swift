import PythonRuntime

extension PythonSource {
  /// Buffers and parameters that have no shape yet.
  static let neuralParameter = PythonSource(
    module: "torch.nn.parameter",
    text: #"""
      import torch


      class _BufferMeta(type):
          def __instancecheck__(self, instance):
              return type.__instancecheck__(self, instance) or (
                  isinstance(instance, torch.Tensor) and getattr(instance, '_is_buffer', False))


      class Buffer(torch.Tensor, metaclass=_BufferMeta):
          """A tensor that becomes a buffer when it is assigned to a module."""

          def __new__(cls, data=None, *, persistent=True):
              if data is None:
                  data = torch.empty(0)
              t = data.detach().requires_grad_(data.requires_grad)
              t.persistent = persistent
              t._is_buffer = True
              return t


      _NO_SHAPE = ("Can't access the shape of an uninitialized parameter or buffer. This error usually happens in "
                   '`load_state_dict` when trying to load an uninitialized parameter into an initialized one. Call '
                   '`forward` to initialize the parameters before accessing their attributes.')


      class UninitializedTensorMixin:
          """What tensors have in common whose shape the first batch tells."""

          def materialize(self, shape, device=None, dtype=None):
              self.data = torch.empty(shape, dtype=self.data.dtype if dtype is None else dtype)
              self.__class__ = self.cls_to_become

          # What may be asked of a tensor without a shape.
          _allowed_methods = [getattr(torch.Tensor, name) for name in (
              '__hash__', 'size', 'copy_', 'is_complex', 'is_floating_point', 'half', 'float', 'double', 'char', 'short',
              'int', 'long', 'cpu', 'to', 'get_device')]

          @classmethod
          def __torch_function__(cls, func, types, args=(), kwargs=None):
              # Attributes are looked at and set by functions of these names.
              if func in cls._allowed_methods or func.__name__ in ('__get__', '__set__'):
                  with torch._C.DisableTorchFunctionSubclass():
                      return func(*args, **(kwargs or {}))
              raise ValueError(
                  f'Attempted to use an uninitialized parameter in {func}. This error happens when you are using a '
                  f'`LazyModule` or explicitly manipulating `torch.nn.parameter.{cls.__name__}` objects. When using '
                  'LazyModules Call `forward` with a dummy batch to initialize the parameters before calling torch '
                  'functions')

          @property
          def shape(self):
              raise RuntimeError(_NO_SHAPE)

          def share_memory_(self):
              raise RuntimeError("Can't share memory on an uninitialized parameter or buffer. Call `forward` to initialize "
                                 'the parameters before calling `module.share_memory()`.')

          def __repr__(self):
              return f'<{type(self).__name__}>'

          def __deepcopy__(self, memo):
              if id(self) not in memo:
                  memo[id(self)] = type(self)(self.requires_grad, dtype=self.data.dtype)
              return memo[id(self)]


      class UninitializedParameter(UninitializedTensorMixin, Parameter):
          """A parameter that has no shape yet."""
          cls_to_become = Parameter

          def __new__(cls, requires_grad=True, device=None, dtype=None):
              return Parameter.__new__(cls, torch.empty(0, device=device, dtype=dtype), requires_grad)

          def __init__(self, requires_grad=True, device=None, dtype=None):
              pass


      class UninitializedBuffer(UninitializedTensorMixin, torch.Tensor):
          """A buffer that has no shape yet."""
          cls_to_become = torch.Tensor

          def __new__(cls, requires_grad=False, device=None, dtype=None, persistent=True):
              buffer = torch.Tensor._make_subclass(cls, torch.empty(0, device=device, dtype=dtype), requires_grad)
              buffer.persistent = persistent
              buffer._is_buffer = True
              return buffer

          def __init__(self, requires_grad=False, device=None, dtype=None, persistent=True):
              pass


      def is_lazy(param):
          return isinstance(param, UninitializedTensorMixin)
      """#)
}
