import PythonRuntime

extension PythonSource {
  /// `numpy._core`, of which only the errors are there.
  static let numpyCore = PythonSource(
    module: "numpy._core",
    text: #"""
      from numpy._core import _exceptions
      """#)
}
