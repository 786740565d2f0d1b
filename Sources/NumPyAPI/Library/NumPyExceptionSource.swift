import PythonRuntime

extension PythonSource {
  /// `numpy.exceptions`.
  static let numpyException = PythonSource(
    module: "numpy.exceptions",
    text: #"""
      class AxisError(ValueError, IndexError):
          """An axis that an array does not have."""

          def __init__(self, axis, ndim=None, msg_prefix=None):
              if ndim is None:
                  self._msg = axis
              else:
                  self._msg = f'axis {axis} is out of bounds for array of dimension {ndim}'
                  if msg_prefix is not None:
                      self._msg = f'{msg_prefix}: {self._msg}'
              super().__init__(self._msg)


      class ComplexWarning(RuntimeWarning):
          """The imaginary part of a number was thrown away."""


      class DTypePromotionError(TypeError):
          """Types that meet in no common one."""


      class RankWarning(RuntimeWarning):
          """A fit with too few points."""


      class VisibleDeprecationWarning(UserWarning):
          """Something that will go away."""
      """#)
}
