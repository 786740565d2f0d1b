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


      class UninitializedParameter(Parameter):
          """A parameter whose shape the first batch tells."""

          def __new__(cls, requires_grad=True, device=None, dtype=None):
              return Parameter.__new__(cls, torch.empty(0, dtype=dtype), requires_grad)

          def __init__(self, requires_grad=True, device=None, dtype=None):
              pass

          @property
          def shape(self):
              raise RuntimeError(_NO_SHAPE)

          def __repr__(self):
              return f'<{type(self).__name__}>'


      def is_lazy(param):
          return isinstance(param, UninitializedParameter)
      """#)
}
