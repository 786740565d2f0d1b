import PythonRuntime

extension PythonSource {
  /// `matplotlib` itself: its settings, as far as they count here.
  static let matplotlibPackage = PythonSource(
    module: "matplotlib",
    text: #"""
      __version__ = "3.11.2"


      class RcParams(dict):
          """The settings that figures start from."""

          def __setitem__(self, key, value):
              if key not in _DEFAULTS:
                  raise KeyError(f"{key} is not a valid rc parameter here (see rcParams.keys() for a list of valid "
                                 "parameters)")
              dict.__setitem__(self, key, value)

          def update(self, *args, **kwargs):
              for key, value in dict(*args, **kwargs).items():
                  self[key] = value


      _DEFAULTS = {
          "axes.grid": False, "figure.dpi": 100.0, "figure.figsize": [6.4, 4.8], "image.cmap": "viridis",
          "image.origin": "upper", "legend.loc": "best", "lines.linestyle": "-", "lines.linewidth": 1.5,
          "lines.marker": "None", "lines.markersize": 6.0,
      }
      rcParams = RcParams(_DEFAULTS)
      RcParams.__setitem__.__qualname__ = "RcParams.__setitem__"


      def use(backend, *, force=True):
          """Select a backend; pictures are drawn in characters, whichever is named."""


      def get_backend():
          """The name of the backend."""
          return "characters"


      def rc(group, **kwargs):
          """Set several settings of a group: `rc("lines", linewidth=2)`."""
          for name in (group,) if isinstance(group, str) else group:
              for key, value in kwargs.items():
                  rcParams[f"{name}.{key}"] = value


      def rcdefaults():
          """Take all settings back."""
          rcParams.update(_DEFAULTS)
      """#)
}
