import PythonRuntime

extension PythonSource {
  /// `torch._warnings`.
  static let libraryWarnings = PythonSource(
    module: "torch._warnings",
    text: #"""
      import sys
      import warnings

      from torch._C import _optim


      def warn(message, category=UserWarning, stacklevel=1):
          """Warns as `warnings.warn` does, where the program or the session wants to hear warnings."""
          if warnings._recorders or warnings.filters or _optim.shows_warnings():
              warnings.warn(message, category, stacklevel=stacklevel + 1)


      def show_error(error):
          """Writes an error to standard error that must not end what goes on."""
          print(f"{type(error).__name__}: {error}", file=sys.stderr)
      """#)
}
