import PythonRuntime

extension PythonSource {
  /// What layers' arguments need.
  static let layerUtilities = PythonSource(
    module: "torch.nn.modules.utils",
    text: #"""
      def _repeated(value, count):
          """The value as a tuple of one for each dimension."""
          if hasattr(value, '__iter__'):
              return tuple(value)
          return (value,) * count
      """#)
}
