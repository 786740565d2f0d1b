import PythonRuntime

extension PythonSource {
  /// The errors of ufuncs.
  static let numpyCoreException = PythonSource(
    module: "numpy._core._exceptions",
    text: #"""
      class UFuncTypeError(TypeError):
          """Operands whose types a ufunc does not take."""


      class _UFuncNoLoopError(UFuncTypeError):
          """A ufunc has no computation for the types of its operands."""


      class _UFuncCastingError(UFuncTypeError):
          """Types that a ufunc does not convert."""


      class _UFuncOutputCastingError(_UFuncCastingError):
          """A ufunc's result does not go into the array that was given for it."""


      _UFuncNoLoopError.__name__ = 'UFuncTypeError'
      _UFuncOutputCastingError.__name__ = 'UFuncTypeError'


      class _ArrayMemoryError(MemoryError):
          """An array that does not fit into memory."""
      """#)
}
