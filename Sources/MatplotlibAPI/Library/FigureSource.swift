import PythonRuntime

extension PythonSource {
  /// Figures: axes in a grid, and the pictures of them.
  static let matplotlibFigure = PythonSource(
    module: "matplotlib.figure",
    text: #"""
      from matplotlib import _native, rcParams
      from matplotlib._data import array, number
      from matplotlib.artist import Artist, Text
      from matplotlib.axes import Axes


      class AxesArray:
          """Axes in rows and columns, as an array of NumPy holds them."""

          def __init__(self, rows):
              self._rows = rows

          @property
          def _nested(self):
              return bool(self._rows) and isinstance(self._rows[0], list)

          @property
          def shape(self):
              """The number of rows and of columns."""
              return (len(self._rows), len(self._rows[0])) if self._nested else (len(self._rows),)

          @property
          def size(self):
              """The number of axes."""
              return len(self.ravel())

          @property
          def ndim(self):
              """The number of dimensions."""
              return len(self.shape)

          @property
          def flat(self):
              """All axes, row by row."""
              return iter(self.ravel())

          @property
          def T(self):
              """The axes with rows and columns exchanged."""
              return AxesArray([list(row) for row in zip(*self._rows)]) if self._nested else self

          def ravel(self):
              """All axes in one dimension."""
              return AxesArray([axes for row in self._rows for axes in row] if self._nested else list(self._rows))

          flatten = ravel

          def reshape(self, *shape):
              """The axes in another arrangement."""
              every = list(self.flat)
              shape = shape[0] if len(shape) == 1 and isinstance(shape[0], tuple) else shape
              if len(shape) == 1:
                  return AxesArray(every)
              width = shape[1] if shape[1] != -1 else len(every) // shape[0]
              return AxesArray([every[start:start + width] for start in range(0, len(every), width)])

          def tolist(self):
              """The axes as lists."""
              return [list(row) for row in self._rows] if self._nested else list(self._rows)

          def __len__(self):
              return len(self._rows)

          def __iter__(self):
              return iter([AxesArray(row) for row in self._rows] if self._nested else self._rows)

          def __getitem__(self, key):
              if isinstance(key, tuple):
                  if len(key) != 2 or not self._nested:
                      raise IndexError(f"too many indices for array: array is {self.ndim}-dimensional, but {len(key)} were "
                                       "indexed")
                  rows = self._rows[key[0]]
                  if isinstance(key[0], slice):
                      found = [row[key[1]] for row in rows]
                      return AxesArray(found)
                  found = rows[key[1]]
                  return AxesArray(found) if isinstance(key[1], slice) else found
              if not isinstance(key, slice):
                  size = len(self._rows)
                  if not -size <= key < size:
                      raise IndexError(f"index {key} is out of bounds for axis 0 with size {size}")
              found = self._rows[key]
              return AxesArray(found) if isinstance(found, list) else found

          def __repr__(self):
              if not self._nested:
                  return "array([" + ", ".join(map(repr, self._rows)) + "], dtype=object)"
              rows = ["[" + ", ".join(map(repr, row)) + "]" for row in self._rows]
              return "array([" + ",\n       ".join(rows) + "], dtype=object)"

          def __str__(self):
              if not self._nested:
                  return "[" + " ".join(map(repr, self._rows)) + "]"
              return "[" + "\n ".join("[" + " ".join(map(repr, row)) + "]" for row in self._rows) + "]"


      AxesArray.__module__, AxesArray.__name__, AxesArray.__qualname__ = "numpy", "ndarray", "ndarray"


      class Colorbar:
          """What the colors of an image or of points mean."""

          def __init__(self, mappable, axes, label=""):
              self.mappable, self.ax = mappable, axes
              self._label = str(label or "")

          def set_label(self, label, **kwargs):
              """Set the label."""
              self._label = str(label)

          def remove(self):
              """Take it away."""
              self.mappable.axes._bar = None

          def _describe(self):
              return (self.mappable._cmap, *self.mappable.get_clim(), self._label)


      Colorbar.__module__ = "matplotlib.colorbar"


      class Figure:
          """A picture: axes, and a title above them."""

          def __init__(self, figsize=None, dpi=None, number_=None):
              width, height = rcParams["figure.figsize"] if figsize is None else figsize
              width, height = number(width), number(height)
              if not (0 < width < 1e4 and 0 < height < 1e4):
                  raise ValueError(f"figure size must be positive finite not {figsize}")
              self._size = [width, height]
              self.dpi = rcParams["figure.dpi"] if dpi is None else dpi
              self.number = number_
              self.clear()

          def __repr__(self):
              return (f"<Figure size {self._size[0] * self.dpi:g}x{self._size[1] * self.dpi:g} with {len(self.axes)} Axes>")

          def __str__(self):
              return f"Figure({self._size[0] * self.dpi:g}x{self._size[1] * self.dpi:g})"

          def clear(self, keep_observers=False):
              """Take away all axes and the title."""
              self.axes = []
              self._keys = {}
              self._current = None
              self._suptitle = Text(0.5, 0.98, "")

          clf = clear

          def get_size_inches(self):
              """The width and the height, in inches."""
              return array(self._size)

          def set_size_inches(self, w, h=None, forward=True):
              """Set the width and the height, in inches."""
              width, height = w if h is None else (w, h)
              self._size = [number(width), number(height)]

          def set_figwidth(self, val, forward=True):
              """Set the width, in inches."""
              self._size[0] = number(val)

          def set_figheight(self, val, forward=True):
              """Set the height, in inches."""
              self._size[1] = number(val)

          def set_dpi(self, val):
              """Set the dots of an inch."""
              self.dpi = val

          def get_dpi(self):
              """The dots of an inch."""
              return self.dpi

          def get_axes(self):
              """The axes."""
              return list(self.axes)

          # Axes

          def _add_axes(self, place, key=None, sharex=None, sharey=None):
              axes = Axes(self, place, sharex, sharey)
              self.axes.append(axes)
              self._keys[id(axes)] = key
              self._current = axes
              return axes

          def add_axes(self, rect, **kwargs):
              """Add axes at a place: left, bottom, width and height as parts of the figure."""
              left, bottom, width, height = (number(part) for part in rect)
              axes = self._add_axes((left, 1 - bottom - height, width, height))
              axes.set(**kwargs)
              return axes

          def add_subplot(self, *args, sharex=None, sharey=None, projection=None, **kwargs):
              """Add axes in a grid: rows, columns and the number of the place, from 1."""
              if projection not in (None, "rectilinear"):
                  raise ValueError(f"Unknown projection {projection!r}; there is only 'rectilinear' here")
              key = _grid_key(args)
              axes = self._add_axes(_grid_place(*key), key, sharex, sharey)
              axes.set(**kwargs)
              return axes

          def subplots(self, nrows=1, ncols=1, *, sharex=False, sharey=False, squeeze=True, width_ratios=None,
                       height_ratios=None, subplot_kw=None, gridspec_kw=None):
              """Add axes in rows and columns."""
              for name, count in (("rows", nrows), ("columns", ncols)):
                  if not isinstance(count, int) or count <= 0:
                      raise ValueError(f"Number of {name} must be a positive integer, not {count!r}")
              ratios = gridspec_kw or {}
              widths = _shares(width_ratios or ratios.get("width_ratios"), ncols, "width")
              heights = _shares(height_ratios or ratios.get("height_ratios"), nrows, "height")
              grid = []
              for row in range(nrows):
                  grid.append([])
                  for column in range(ncols):
                      shared = []
                      for share in (sharex, sharey):
                          if share not in (True, False, "all", "none", "row", "col"):
                              raise ValueError(f"{share!r} is not a valid value for sharex. Supported values are 'all', "
                                               "'row', 'col', 'none', False, True")
                          first = {"row": (row, 0), "col": (0, column)}.get(share, (0, 0))
                          is_alone = share in (False, "none") or first == (row, column)
                          shared.append(None if is_alone else grid[first[0]][first[1]])
                      place = (sum(widths[:column]), sum(heights[:row]), widths[column], heights[row])
                      axes = self._add_axes(place, (nrows, ncols, row * ncols + column + 1), *shared)
                      axes.set(**(subplot_kw or {}))
                      grid[row].append(axes)
              if not squeeze:
                  return AxesArray(grid)
              if nrows == ncols == 1:
                  return grid[0][0]
              if nrows == 1:
                  return AxesArray(grid[0])
              return AxesArray([row[0] for row in grid] if ncols == 1 else grid)

          def delaxes(self, ax):
              """Take axes away."""
              self.axes.remove(ax)
              if self._current is ax:
                  self._current = self.axes[-1] if self.axes else None

          def gca(self):
              """The current axes; made where there are none."""
              if self._current is None:
                  return self.add_subplot()
              return self._current

          def sca(self, a):
              """Make axes the current ones."""
              self._current = a
              return a

          def suptitle(self, t, **kwargs):
              """Write a title above all axes."""
              self._suptitle.set_text(t)
              self._suptitle._apply({key: value for key, value in kwargs.items() if key not in ("x", "y")})
              return self._suptitle

          def get_suptitle(self):
              """The title above all axes."""
              return self._suptitle.get_text()

          def legend(self, *args, **kwargs):
              """Tell what the lines of all axes mean, beside the current ones."""
              if not args and "handles" not in kwargs:
                  pairs = [axes.get_legend_handles_labels() for axes in self.axes]
                  kwargs["handles"] = [handle for handles, _ in pairs for handle in handles]
                  kwargs["labels"] = [label for _, labels in pairs for label in labels]
              return self.gca().legend(*args, **kwargs)

          def colorbar(self, mappable, cax=None, ax=None, label="", **kwargs):
              """Tell what the colors of an image or of points mean."""
              axes = mappable.axes
              axes._bar = Colorbar(mappable, axes, label)
              return axes._bar

          def tight_layout(self, **kwargs):
              """Give labels the room that they need, which pictures do by themselves here."""

          def subplots_adjust(self, left=None, bottom=None, right=None, top=None, wspace=None, hspace=None):
              """Set the room between axes, which follows their labels here."""

          def autofmt_xdate(self, **kwargs):
              """Make room for long labels of the x axis, which is done by itself here."""

          # Pictures

          def show(self, warn=True):
              """Draw the picture in characters."""
              _native.show(self._describe())

          def savefig(self, fname, *, format=None, dpi=None, bbox_inches=None, transparent=None, facecolor=None,
                      edgecolor=None, pad_inches=None, **kwargs):
              """Write the picture as SVG, where the person at the prompt allows it."""
              path = None if hasattr(fname, "write") else str(fname)
              if format is None:
                  name = "" if path is None else path.rsplit("/", 1)[-1]
                  format = name.rsplit(".", 1)[1] if "." in name.lstrip(".") else "svg"
                  if path is not None and "." not in name.lstrip("."):
                      path += ".svg"
              if format.lower() != "svg":
                  raise ValueError(f"Format {format!r} is not supported (supported formats: svg)")
              text = _native.svg(self._describe())
              if path is not None:
                  _native.save(path, text)
                  return
              try:
                  fname.write(text)
              except TypeError:
                  fname.write(text.encode("utf-8"))

          def _repr_svg_(self):
              return _native.svg(self._describe())

          def _describe(self):
              return (*self._size, self._suptitle.get_text(), [axes._describe() for axes in self.axes])


      def _grid_key(args):
          """Rows, columns and number out of what callers give."""
          if not args:
              return 1, 1, 1
          if len(args) == 1:
              digits = args[0]
              if not isinstance(digits, int) or not 100 <= digits <= 999:
                  raise ValueError(f"Single argument to subplot must be a three-digit integer, not {digits!r}")
              args = tuple(int(digit) for digit in str(digits))
          if len(args) != 3:
              raise TypeError(f"subplot() takes 1 or 3 positional arguments but {len(args)} were given")
          rows, columns, place = args
          for name, count in (("rows", rows), ("columns", columns)):
              if not isinstance(count, int) or count <= 0:
                  raise ValueError(f"Number of {name} must be a positive integer, not {count!r}")
          last = place[-1] if isinstance(place, (tuple, list)) else place
          first = place[0] if isinstance(place, (tuple, list)) else place
          if not isinstance(last, int) or not 1 <= first <= last <= rows * columns:
              raise ValueError(f"num must be an integer with 1 <= num <= {rows * columns}, not {place!r}")
          return rows, columns, (first, last) if first != last else first


      def _grid_place(rows, columns, place):
          first, last = place if isinstance(place, tuple) else (place, place)
          top, left = divmod(first - 1, columns)
          bottom, right = divmod(last - 1, columns)
          left, right = min(left, right), max(left, right)
          return (left / columns, top / rows, (right - left + 1) / columns, (bottom - top + 1) / rows)


      def _shares(ratios, count, name):
          if ratios is None:
              return [1 / count] * count
          if len(ratios) != count:
              raise ValueError(f"Expected the given number of {name} ratios to match the number of "
                               f"{'columns' if name == 'width' else 'rows'} of the grid")
          return [ratio / sum(ratios) for ratio in ratios]
      """#)
}
