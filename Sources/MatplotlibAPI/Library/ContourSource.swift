import PythonRuntime

extension PythonSource {
  /// Lines of equal height, and what lies between them.
  static let matplotlibContours = PythonSource(
    module: "matplotlib.contour",
    text: #"""
      from matplotlib import _native
      from matplotlib._data import Data, array, color, normalized, number, numbers
      from matplotlib.artist import Text
      from matplotlib.collections import _Mapped, map_name


      class QuadContourSet(_Mapped):
          """Lines along which a table of values has the same height, or the bands between them."""

          zorder = 2
          _kind = "contour"
          # As many fields as can be told apart in characters.
          _fields = 160

          def __init__(self, x, y, values, levels, filled, colors, cmap, vmin, vmax):
              super().__init__()
              self._x, self._y, self._values = x, y, values
              self._levels, self.filled = levels, filled
              self._color = "C0" if colors is None else colors[0]
              self._colors = colors
              self._cmap, self._vmin, self._vmax = cmap, vmin, vmax
              self._linewidth, self._style = 1.5, 1
              if filled:
                  self.zorder = 1

          @property
          def levels(self):
              """The heights of the lines."""
              return array(self._levels)

          def get_clim(self):
              """The heights at both ends of the colors."""
              lower, upper = self._levels[0], self._levels[-1]
              return (lower if self._vmin is None else float(self._vmin), upper if self._vmax is None else float(self._vmax))

          def _hue(self, index):
              if self._colors is not None:
                  return self._colors[index % len(self._colors)]
              return _native.mapped(self._cmap, [self._levels[index]], *self.get_clim())[0]

          def _pieces(self, level):
              return _native.contours(self._values, self._x, self._y, level)

          def _elements(self, series):
              ends = (self._x[0], self._x[-1], self._y[-1], self._y[0])
              if self.filled:
                  bands = _native.bands(self._values, self._x, self._y, self._levels, self._fields)
                  return [("image", self._fields, self._fields, 1, bands, self._cmap, *self.get_clim(), *ends)]
              # An image without fields: no room is left beside the data.
              found = [("image", 0, 0, 1, [], self._cmap, 0.0, 1.0, *ends)]
              for index, level in enumerate(self._levels):
                  look = self._look(series, self._hue(index), style=self._style, width=self._linewidth)
                  found.append(("segments", self._pieces(level), look))
              return found


      class TextList(list):
          """The labels of lines of equal height."""

          def __repr__(self):
              return f"<a list of {len(self)} text.Text objects>"


      class Contours:
          """The charts of heights."""

          def contour(self, *args, levels=None, colors=None, cmap=None, alpha=None, vmin=None, vmax=None, **kwargs):
              """Draw lines of equal height: `contour(Z)`, `contour(X, Y, Z)`, with the levels behind."""
              return self._contours("contour", args, levels, colors, cmap, alpha, vmin, vmax, kwargs)

          def contourf(self, *args, levels=None, colors=None, cmap=None, alpha=None, vmin=None, vmax=None, **kwargs):
              """Fill the bands between lines of equal height."""
              return self._contours("contourf", args, levels, colors, cmap, alpha, vmin, vmax, kwargs)

          def _contours(self, name, args, levels, colors, cmap, alpha, vmin, vmax, kwargs):
              if len(args) in (2, 4):
                  args, levels = args[:-1], args[-1]
              if len(args) not in (1, 3):
                  raise TypeError(f"{name}() takes from 1 to 4 positional arguments but {len(args)} were given")
              z = Data(args[-1])
              if len(z.shape) != 2:
                  raise TypeError(f"Input z must be 2D, not {len(z.shape)}D")
              rows, columns = z.shape
              if rows < 2 or columns < 2:
                  raise TypeError(f"Input z must be at least a (2, 2) shaped array, but has shape {z.shape}")
              if len(args) == 1:
                  x, y = [float(i) for i in range(columns)], [float(i) for i in range(rows)]
              else:
                  x, y = _coordinates(args[0], args[1], z.shape)
              levels = _levels(7 if levels is None else levels, z.values, name == "contourf")
              if isinstance(colors, str) or colors is not None and _native.colour(colors) is not None:
                  colors = [colors]
              for part in colors or []:
                  color(part)
              found = QuadContourSet(x, y, z.values, levels, name == "contourf", colors, map_name(cmap), vmin, vmax)
              kwargs = normalized(kwargs)
              for key in ("linewidth", "linestyle"):
                  if isinstance(kwargs.get(key), (list, tuple)):
                      kwargs[key] = kwargs[key][0]
              for key in ("origin", "extent", "extend", "locator", "norm", "linewidth", "linestyle"):
                  if kwargs.get(key, 0) is None:
                      kwargs.pop(key)
              found._apply({"alpha": alpha, **kwargs})
              return self._add(found)

          def clabel(self, CS, levels=None, *, fmt="%1.3g", colors=None, **kwargs):
              """Write heights at their lines."""
              texts = TextList()
              for index, level in enumerate(CS._levels):
                  if levels is not None and level not in numbers(levels):
                      continue
                  pieces = CS._pieces(level)
                  if not pieces:
                      continue
                  start = len(pieces) // 8 * 4
                  label = fmt[level] if isinstance(fmt, dict) else fmt(level) if callable(fmt) else fmt % level
                  hue = CS._hue(index) if colors is None else colors if isinstance(colors, str) else colors[0]
                  texts.append(self._add(Text((pieces[start] + pieces[start + 2]) / 2,
                                              (pieces[start + 1] + pieces[start + 3]) / 2, label, color=hue,
                                              ha="center", va="center")))
              return texts


      def _coordinates(x, y, shape):
          """The coordinates of columns and rows."""
          x, y = Data(x), Data(y)
          rows, columns = shape
          if len(x.shape) != len(y.shape):
              raise TypeError("Number of dimensions of x and y should match")
          if len(x.shape) == 1:
              if len(x) != columns:
                  raise TypeError(f"Length of x ({len(x)}) must match number of columns in z ({columns})")
              if len(y) != rows:
                  raise TypeError(f"Length of y ({len(y)}) must match number of rows in z ({rows})")
              return x.values, y.values
          for name, found in (("x", x), ("y", y)):
              if found.shape != shape:
                  if len(found.shape) != 2:
                      raise TypeError(f"Inputs x and y must be 1D or 2D, not {len(found.shape)}D")
                  raise TypeError(f"Shapes of {name} {found.shape} and z {shape} do not match")
          across, down = x.values[:columns], y.values[::columns]
          if across[0] == across[-1] and down[0] == down[-1]:
              raise ValueError("x and y change along the other dimension than here: make them with meshgrid(..., "
                               "indexing='xy')")
          return across, down


      def _levels(levels, values, filled):
          if not hasattr(levels, "__len__"):
              finite = [value for value in values if value - value == 0]
              low, high = min(finite, default=0.0), max(finite, default=1.0)
              found = _native.levels(low, high, int(number(levels)) + 1)
              first = max([index for index, level in enumerate(found) if level < low], default=0)
              last = min([index for index, level in enumerate(found) if level > high], default=len(found) - 1)
              return found[first:last + 1] if last - first > 1 else found
          found = numbers(levels)
          if any(after <= before for before, after in zip(found, found[1:])):
              raise ValueError("Contour levels must be increasing")
          if filled and len(found) < 2:
              raise ValueError("Filled contours require at least 2 levels.")
          return found
      """#)
}
