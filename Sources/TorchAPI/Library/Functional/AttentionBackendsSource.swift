import PythonRuntime

extension PythonSource {
  /// `torch.nn.attention`: which of the ways to compute attention may be taken.
  static let attentionBackends = PythonSource(
    module: "torch.nn.attention",
    text: #"""
      from contextlib import contextmanager as _contextmanager

      from torch.nn.functional import scaled_dot_product_attention as _attention


      class SDPBackend:
          """A way to compute attention."""

          __members__ = {}

          def __init__(self, value):
              self.value = int(value)

          @property
          def name(self):
              return next((name for name, member in self.__members__.items() if member == self), '???')

          def __eq__(self, other):
              return isinstance(other, SDPBackend) and self.value == other.value

          def __hash__(self):
              return self.value

          def __int__(self):
              return self.value

          __index__ = __int__

          def __str__(self):
              return f'SDPBackend.{self.name}'

          def __repr__(self):
              return f'<{self}: {self.value}>'


      SDPBackend.__qualname__ = '_SDPBackend'
      for _value, _name in enumerate(['ERROR', 'MATH', 'FLASH_ATTENTION', 'EFFICIENT_ATTENTION', 'CUDNN_ATTENTION',
                                      'OVERRIDEABLE'], -1):
          SDPBackend.__members__[_name] = SDPBackend(_value)
          setattr(SDPBackend, _name, SDPBackend.__members__[_name])


      @_contextmanager
      def sdpa_kernel(backends, set_priority=False):
          """Have attention computed in the given ways only."""
          if not isinstance(backends, (list, SDPBackend)):
              raise AssertionError('Backend must be an instance of SDPBackend or a list of SDPBackend instances, got '
                                   f'{type(backends).__name__}')
          previous = _attention._backends[:]
          _attention._backends[:] = map(int, backends if isinstance(backends, list) else [backends])
          try:
              yield {}
          finally:
              _attention._backends[:] = previous
      """#)
}
