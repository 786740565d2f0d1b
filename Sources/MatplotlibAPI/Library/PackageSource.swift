import PythonRuntime

extension PythonSource {
  /// `matplotlib` itself: its settings, as far as they count here.
  static let matplotlibPackage = PythonSource(
    module: "matplotlib",
    text: #"""
      __version__ = "3.11.2"


      class Cycler:
          """Colors that lines take in turn."""

          def __init__(self, colors):
              self._colors = list(colors)

          def by_key(self):
              """The colors by the name of what they are for."""
              return {"color": list(self._colors)}

          def __iter__(self):
              return iter([{"color": color} for color in self._colors])

          def __len__(self):
              return len(self._colors)

          def __repr__(self):
              return f"cycler('color', {self._colors!r})"


      def cycler(*args, **kwargs):
          """Colors that lines take in turn: `cycler(color=["r", "g"])`."""
          if len(args) == 1 and isinstance(args[0], Cycler):
              return args[0]
          if len(args) == 2:
              kwargs[args[0]] = args[1]
          if list(kwargs) not in (["color"], ["c"]):
              raise ValueError("only colors can be taken in turn here: cycler(color=[...])")
          return Cycler(kwargs.popitem()[1])


      class RcParams(dict):
          """The settings that figures start from."""

          def __setitem__(self, key, value):
              # A setting of what is not seen here, such as fonts, is kept all the same.
              if key not in _DEFAULTS and str(key).partition(".")[0] not in _GROUPS:
                  raise KeyError(f"{key!r} is not a valid value for rcParam.")
              if key == "axes.prop_cycle":
                  value = value if isinstance(value, Cycler) else Cycler(value)
              dict.__setitem__(self, key, value)

          def update(self, *args, **kwargs):
              for key, value in dict(*args, **kwargs).items():
                  self[key] = value


      _GROUPS = {"axes", "boxplot", "contour", "errorbar", "figure", "font", "grid", "hist", "image", "legend", "lines",
                 "mathtext", "patch", "pdf", "ps", "savefig", "scatter", "svg", "text", "xtick", "ytick"}
      _TABLEAU = ["1f77b4", "ff7f0e", "2ca02c", "d62728", "9467bd", "8c564b", "e377c2", "7f7f7f", "bcbd22", "17becf"]
      _DEFAULTS = {
          "axes.grid": False, "figure.dpi": 100.0, "figure.figsize": [6.4, 4.8], "image.cmap": "viridis",
          "axes.prop_cycle": Cycler([tuple(int(digits[i:i + 2], 16) / 255 for i in (0, 2, 4)) for digits in _TABLEAU]),
          "image.origin": "upper", "legend.loc": "best", "lines.linestyle": "-", "lines.linewidth": 1.5,
          "lines.marker": "None", "lines.markersize": 6.0,
      }
      rcParams = RcParams(_DEFAULTS)


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
          rcParams.clear()
          rcParams.update(_DEFAULTS)
      """#)
}
