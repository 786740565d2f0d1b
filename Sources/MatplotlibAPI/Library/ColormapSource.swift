import PythonRuntime

extension PythonSource {
  /// The maps from values to colors.
  static let matplotlibColormaps = PythonSource(
    module: "matplotlib.cm",
    text: #"""
      from matplotlib import _native
      from matplotlib._data import Data, array


      class Colormap:
          """Colors for the values from 0 to 1."""

          def __init__(self, name):
              self.name = name

          def __call__(self, X, alpha=None, bytes=False):
              found = Data(X)
              values = [value / 255 for value in found.values] if found.is_whole else found.values
              colors = []
              for digits in _native.mapped(self.name, values, 0.0, 1.0):
                  colors.append((*(int(digits[i:i + 2], 16) / 255 for i in (1, 3, 5)), 1.0 if alpha is None else alpha))
              return array(colors) if found.shape else colors[0]

          def reversed(self):
              """The map that runs the other way round."""
              return Colormap(self.name.removesuffix("_r") if self.name.endswith("_r") else self.name + "_r")


      def get_cmap(name=None):
          """A map by its name."""
          from matplotlib.collections import map_name
          return name if isinstance(name, Colormap) else Colormap(map_name(name))


      def __getattr__(name):
          if _native.has_map(name):
              return Colormap(name)
          raise AttributeError(f"module 'matplotlib.cm' has no attribute {name!r}")


      Colormap.__module__ = "matplotlib.colors"
      """#)
}
