import PythonRuntime

extension PythonSource {
  /// Points, bars, areas, images, and what holds several of them together.
  static let matplotlibCollections = PythonSource(
    module: "matplotlib.collections",
    text: #"""
      from matplotlib import _native, rcParams
      from matplotlib._data import array, color, dashes, marker, numbers
      from matplotlib.artist import Artist


      class _Filled(Artist):
          """What has a color of its own inside."""

          zorder = 1

          def set_color(self, c):
              """Set the color."""
              color(c)
              self._color = c

          set_facecolor = set_color

          def get_facecolor(self):
              """The color inside, as red, green, blue and opacity."""
              digits, opacity = color(self._color)
              alpha = self._alpha if self._alpha is not None else opacity
              return (*(int(digits[i:i + 2], 16) / 255 for i in (1, 3, 5)), 1.0 if alpha is None else alpha)

          def set_linewidth(self, w):
              """Set the width of the edge."""
              self._linewidth = w

          def set_linestyle(self, ls):
              """Set the style of the edge."""
              self._style = dashes(ls)


      class _Mapped(_Filled):
          """What may take its colors from values."""

          _values = None

          def set_cmap(self, cmap):
              """Set the colors that values have."""
              self._cmap = map_name(cmap)

          def set_clim(self, vmin=None, vmax=None):
              """Set the values at both ends of the colors."""
              self._vmin = self._vmin if vmin is None else vmin
              self._vmax = self._vmax if vmax is None else vmax

          def get_clim(self):
              """The values at both ends of the colors."""
              finite = [value for value in self._values or [] if value == value and abs(value) != float("inf")]
              lower = min(finite, default=0.0) if self._vmin is None else float(self._vmin)
              upper = max(finite, default=1.0) if self._vmax is None else float(self._vmax)
              return lower, upper

          def get_array(self):
              """The values."""
              return None if self._values is None else array(self._values)


      def map_name(cmap):
          """The name of a map of colors."""
          name = rcParams["image.cmap"] if cmap is None else getattr(cmap, "name", cmap)
          if not isinstance(name, str) or not _native.has_map(name):
              raise ValueError(f"{cmap!r} is not a valid value for cmap. The maps here are " +
                               ", ".join(_native.maps()))
          return name


      class PathCollection(_Mapped):
          """Points."""

          _kind = "points"

          def __init__(self, x, y, sizes, colors, values, mark, cmap, vmin, vmax):
              super().__init__()
              self._x, self._y = x, y
              self._size = (sizes[0] if sizes else 36.0) ** 0.5
              self._color = colors[0] if colors else "C0"
              self._colors = [color(c)[0] for c in colors]
              self._values = values
              self._marker = marker(mark)
              self._cmap, self._vmin, self._vmax = cmap, vmin, vmax

          def set_color(self, c):
              """Set the color of all points."""
              super().set_color(c)
              self._colors, self._values = [], None

          set_facecolor = set_color

          def set_offsets(self, offsets):
              """Set the places."""
              flat = numbers(offsets)
              self._x, self._y = flat[::2], flat[1::2]

          def get_offsets(self):
              """The places."""
              return array([list(pair) for pair in zip(self._x, self._y)])

          def set_sizes(self, sizes):
              """Set the sizes, in square points."""
              self._size = (numbers(sizes) or [36.0])[0] ** 0.5

          def _sample(self, series):
              return self._look(series, style=0, mark=self._marker or "o", size=self._size)

          def _elements(self, series):
              colors = self._colors
              if self._values is not None:
                  colors = _native.mapped(self._cmap, self._values, *self.get_clim())
              return [("points", self._x, self._y, colors, self._sample(series))]


      class LineCollection(_Filled):
          """Pieces of lines."""

          zorder = 2
          _kind = "line"
          _style = 1
          _linewidth = 1.5

          def __init__(self, ends, hue):
              super().__init__()
              self._ends = ends
              self._color = hue

          def _sample(self, series):
              return self._look(series, style=self._style, width=self._linewidth)

          def _elements(self, series):
              return [("segments", self._ends, self._sample(series))]


      class FillBetweenPolyCollection(_Filled):
          """What lies between two curves."""

          _kind = "area"

          def __init__(self, pieces, hue):
              super().__init__()
              self._pieces = pieces
              self._color = hue

          def _elements(self, series):
              look = self._sample(series)
              return [("area", *piece, look) for piece in self._pieces]


      class Rectangle(_Filled):
          """A rectangle, such as a bar."""

          _kind = "bar"

          def __init__(self, xy, width, height, *, angle=0, color="C0", **kwargs):
              super().__init__()
              self.xy = tuple(xy)
              self._width, self._height, self._angle = width, height, angle
              self._color = "C0"
              self._lying = False
              self.set_color(color)
              self._apply(kwargs)

          def __str__(self):
              return (f"Rectangle(xy=({self.xy[0]:g}, {self.xy[1]:g}), width={self._width:g}, "
                      f"height={self._height:g}, angle={self._angle:g})")

          def get_x(self):
              """The left edge."""
              return self.xy[0]

          def get_y(self):
              """The lower edge."""
              return self.xy[1]

          def get_xy(self):
              """The lower left corner."""
              return self.xy

          def get_width(self):
              """The width."""
              return self._width

          def get_height(self):
              """The height."""
              return self._height

          def set_height(self, h):
              """Set the height."""
              self._height = h

          def set_width(self, w):
              """Set the width."""
              self._width = w

          def _corners(self):
              x, y = self.xy
              return [x, y, x + self._width, y + self._height]

          def _elements(self, series):
              return [("boxes", self._corners(), self._lying, self._sample(series))]


      class _SpanRectangle(Rectangle):
          """A band from side to side of the axes."""

          _kind = "area"

          def __init__(self, horizontal, lower, upper, start, end, **kwargs):
              self._place = (horizontal, lower, upper, start, end)
              low, size = (start, lower), (end - start, upper - lower)
              super().__init__(low if horizontal else low[::-1], *(size if horizontal else size[::-1]), **kwargs)

          def _elements(self, series):
              return [("span", *self._place, self._sample(series))]


      class AxesImage(_Mapped):
          """A picture of fields."""

          zorder = 0
          _kind = "image"

          def __init__(self, rows, columns, channels, values, scale, cmap, vmin, vmax, extent):
              super().__init__()
              self._shape = (rows, columns, channels)
              self._values, self._scale = values, scale
              self._cmap, self._vmin, self._vmax = cmap, vmin, vmax
              # Left, right, and where the last and the first row end.
              self._extent = extent

          def set_data(self, A):
              """Set the values."""
              found = numbers(A)
              if len(found) != len(self._values):
                  raise TypeError("the shape of the values does not fit")
              self._values = found

          def get_extent(self):
              """The edges: left, right, bottom, top."""
              return self._extent

          def __str__(self):
              rows, columns, channels = self._shape
              return f"AxesImage(shape={(rows, columns) if channels == 1 else self._shape})"

          def _elements(self, series):
              lower, upper = self.get_clim() if self._shape[2] == 1 else (0.0, self._scale)
              return [("image", *self._shape, self._values, self._cmap, lower, upper, *self._extent)]


      class _Container(tuple):
          """Several artists that were made together."""

          _kind = "bar"

          def __new__(cls, artists, label=None, **kwargs):
              return tuple.__new__(cls, artists)

          def __init__(self, artists, label=None, **kwargs):
              self._label = label
              self.__dict__.update(kwargs)

          def __repr__(self):
              return f"<{type(self).__name__} object of {len(self)} artists>"

          def get_label(self):
              """The name in legends."""
              return self._label

          def set_label(self, s):
              """Set the name in legends."""
              self._label = None if s is None else str(s)


      class BarContainer(_Container):
          """The bars of a chart."""

          @property
          def patches(self):
              """The bars."""
              return list(self)

          def _sample(self, series):
              return self[0]._sample(series)


      class ErrorbarContainer(_Container):
          """A line with its error bars."""

          _kind = "line"

          def _sample(self, series):
              return self.line._sample(series)


      class StemContainer(_Container):
          """Stems with their heads."""

          _kind = "line"

          def _sample(self, series):
              return self.markerline._sample(series)


      class BarList(list):
          """The containers of a histogram of several sets."""

          def __repr__(self):
              return f"<a list of {len(self)} BarContainer objects>"


      for _type, _home in ((Rectangle, "patches"), (_SpanRectangle, "patches"), (AxesImage, "image"),
                           (BarContainer, "container"), (ErrorbarContainer, "container"),
                           (StemContainer, "container")):
          _type.__module__ = f"matplotlib.{_home}"
      _SpanRectangle.__name__ = _SpanRectangle.__qualname__ = "Rectangle"
      """#)
}
