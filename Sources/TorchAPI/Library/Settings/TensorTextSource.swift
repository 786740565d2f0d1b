import PythonRuntime
import TensorCore

extension PythonSource {
  /// `torch._tensor_str`: how tensors are printed.
  static let tensorText = PythonSource(
    module: "torch._tensor_str",
    text: #"""
      import contextlib

      import torch

      _NAMES = ("precision", "threshold", "edgeitems", "linewidth", "sci_mode")


      class __PrinterOptions:
          """The settings, which are torch's own."""

          def __getattribute__(self, name):
              if name in _NAMES:
                  return torch._C._print_options()[_NAMES.index(name)]
              return object.__getattribute__(self, name)

          def __setattr__(self, name, value):
              sci_mode = value if name == "sci_mode" else self.sci_mode
              torch.set_printoptions(**{name: value, "sci_mode": sci_mode})

          def __repr__(self):
              return f"__PrinterOptions({', '.join(f'{name}={getattr(self, name)}' for name in _NAMES)})"

          def __eq__(self, other):
              return type(other) is type(self)


      PRINT_OPTS = __PrinterOptions()


      def set_printoptions(*args, **kwargs):
          torch.set_printoptions(*args, **kwargs)


      def get_printoptions():
          """The settings by name."""
          return {name: getattr(PRINT_OPTS, name) for name in _NAMES}


      @contextlib.contextmanager
      def printoptions(**kwargs):
          """Sets how tensors are printed in its block."""
          old = get_printoptions()
          set_printoptions(**kwargs)
          try:
              yield
          finally:
              set_printoptions(**old)
      """#)
}

extension PrintOptions {
  /// The settings in the order in which PyTorch lists them.
  func values(in interpreter: Interpreter) -> Value {
    let isWhole = threshold.isFinite && threshold == threshold.rounded() && abs(threshold) < 1e15
    return interpreter.tuple([
      .int(precision), isWhole ? .int(Int(threshold)) : .float(threshold), .int(edgeItems), .int(lineWidth),
      scientific.map { .bool($0) } ?? .none,
    ])
  }
}
