import PythonRuntime

extension PythonSource {
  /// What is drawn: lines, texts, and what all of them share.
  static let matplotlibArtists = PythonSource(
    module: "matplotlib.artist",
    text: #"""
      from matplotlib import _native, rcParams
      from matplotlib._data import UNSEEN, array, color, dashes, marker, normalized, numbers, number


      class Artist:
          """Something that is drawn."""

          zorder = 0
          _kind = "patch"

          def __init__(self):
              self.axes = None
              self.zorder = type(self).zorder
              self._label = ""
              self._alpha = None
              self._visible = True

          def get_label(self):
              """The name in legends; one that starts with '_' is left out of them."""
              return self._label

          def set_label(self, s):
              """Set the name in legends."""
              self._label = None if s is None else str(s)

          def get_alpha(self):
              """The opacity, from 0 to 1; None for the usual one."""
              return self._alpha

          def set_alpha(self, alpha):
              """Set the opacity, from 0 to 1."""
              if alpha is not None:
                  if isinstance(alpha, str) or not isinstance(alpha, (int, float)):
                      alpha = number(alpha)
                  if not 0 <= alpha <= 1:
                      raise ValueError(f"alpha ({alpha}) is outside 0-1 range")
              self._alpha = alpha

          def get_visible(self):
              """Whether it is drawn."""
              return self._visible

          def set_visible(self, b):
              """Set whether it is drawn."""
              self._visible = bool(b)

          def get_zorder(self):
              """The order of drawing: what has less lies further back."""
              return self.zorder

          def set_zorder(self, level):
              """Set the order of drawing."""
              self.zorder = level

          def remove(self):
              """Take it out of its axes."""
              if self.axes is None or self not in self.axes._artists:
                  raise NotImplementedError("cannot remove artist")
              self.axes._artists.remove(self)
              self.axes = None

          def set(self, **kwargs):
              """Set several properties at once."""
              return self._update(kwargs, f"{type(self).__name__}.set() got an unexpected keyword argument")

          def _update(self, kwargs, complaint):
              results = []
              for name, value in normalized(kwargs).items():
                  setter = getattr(self, f"set_{name}", None)
                  if setter is not None:
                      results.append(setter(value))
                  elif name not in UNSEEN:
                      raise AttributeError(f"{complaint} {name!r}")
              return results

          def _apply(self, kwargs):
              self._update(kwargs, f"{type(self).__name__}.set() got an unexpected keyword argument")

          # What a description of a figure says about the look.

          def _look(self, series, hue=None, style=1, width=None, mark="", size=6.0):
              digits, opacity = color(self._color if hue is None else hue)
              alpha = self._alpha if self._alpha is not None else opacity
              return (digits, 1.0 if alpha is None else alpha, style, rcParams["lines.linewidth"] if width is None
                      else width, mark, size, series)

          def _sample(self, series):
              return self._look(series)


      class Line2D(Artist):
          """A line through points."""

          zorder = 2
          _kind = "line"

          def __init__(self, xdata, ydata, *, color="C0", linestyle=None, marker=None, **kwargs):
              super().__init__()
              self._drawstyle = "default"
              self.set_data(xdata, ydata)
              self.set_color(color)
              self.set_linestyle(rcParams["lines.linestyle"] if linestyle is None else linestyle)
              self.set_marker(rcParams["lines.marker"] if marker is None else marker)
              self._linewidth = rcParams["lines.linewidth"]
              self._markersize = rcParams["lines.markersize"]
              self._apply(kwargs)

          def __str__(self):
              return f"Line2D({self._label})" if self._label != "" else "Line2D()"

          def set_data(self, *args):
              """Set the points: x and y, or both in one."""
              x, y = args[0] if len(args) == 1 else args
              self._x, self._y = numbers(x), numbers(y)
              self._xdata, self._ydata = x, y

          def set_xdata(self, x):
              """Set the x values."""
              self._x, self._xdata = numbers(x), x

          def set_ydata(self, y):
              """Set the y values."""
              self._y, self._ydata = numbers(y), y

          def get_xdata(self, orig=True):
              """The x values."""
              return array(self._xdata)

          def get_ydata(self, orig=True):
              """The y values."""
              return array(self._ydata)

          def get_data(self, orig=True):
              """The x and the y values."""
              return self.get_xdata(), self.get_ydata()

          def set_color(self, color):
              """Set the color of the line and its markers."""
              _check_color(color)
              self._color = color

          def get_color(self):
              """The color."""
              return self._color

          def set_markerfacecolor(self, color):
              """Set the color of the markers; 'none' is drawn as the line is."""
              if isinstance(color, str) and color in ("none", "auto", "None"):
                  return
              _check_color(color)
              self._marker_color = color

          set_markeredgecolor = set_markerfacecolor
          _marker_color = None

          def set_linestyle(self, ls):
              """Set the style: '-', '--', ':', '-.' or 'None'."""
              dashes(ls)
              self._linestyle = ls

          def get_linestyle(self):
              """The style of the line."""
              names = ["None", "-", "--", ":", "-."]
              return names[dashes(self._linestyle)]

          def set_linewidth(self, w):
              """Set the width, in points."""
              self._linewidth = float(w)

          def get_linewidth(self):
              """The width, in points."""
              return self._linewidth

          def set_marker(self, marker_):
              """Set the sign that marks the points."""
              marker(marker_)
              self._marker = marker_

          def get_marker(self):
              """The sign that marks the points."""
              return self._marker

          def set_markersize(self, sz):
              """Set the size of the markers, in points."""
              self._markersize = float(sz)

          def get_markersize(self):
              """The size of the markers, in points."""
              return self._markersize

          def set_drawstyle(self, drawstyle):
              """Set how points are joined: 'default' or 'steps-pre', 'steps-mid', 'steps-post'."""
              if drawstyle is None:
                  drawstyle = "default"
              if drawstyle not in ("default", "steps", "steps-pre", "steps-mid", "steps-post"):
                  raise ValueError(f"{drawstyle!r} is not a valid value for drawstyle.")
              self._drawstyle = drawstyle

          def _sample(self, series):
              return self._look(series, style=dashes(self._linestyle), width=self._linewidth,
                                mark=marker(self._marker), size=self._markersize)

          def _elements(self, series):
              look = self._sample(series)
              x, y = self._x, self._y
              if self._drawstyle == "default" and self._marker_color is None:
                  return [("line", x, y, look)]
              found = [("line", *steps(x, y, self._drawstyle), (*look[:4], "", *look[5:]))]
              if look[4]:
                  hue = self._marker_color if self._marker_color is not None else self._color
                  found.append(("line", x, y, (color(hue)[0], look[1], 0, *look[3:])))
              return found


      class _Span(Line2D):
          """A line from side to side of the axes."""

          def __init__(self, horizontal, value, start, end, **kwargs):
              self._place = (horizontal, value, value, start, end)
              ends, at = [start, end], [value, value]
              super().__init__(ends if horizontal else at, at if horizontal else ends, **kwargs)

          def _elements(self, series):
              return [("span", *self._place, self._sample(series))]


      def _check_color(value):
          color(value)


      def steps(x, y, style):
          """The corners of stairs through points."""
          if style == "default" or len(x) < 2:
              return x, y
          xs, ys = [x[0]], [y[0]]
          for index in range(1, min(len(x), len(y))):
              if style in ("steps", "steps-pre"):
                  xs += [x[index - 1], x[index]]
                  ys += [y[index], y[index]]
              elif style == "steps-post":
                  xs += [x[index], x[index]]
                  ys += [y[index - 1], y[index]]
              else:
                  middle = (x[index - 1] + x[index]) / 2
                  xs += [middle, middle, x[index]]
                  ys += [y[index - 1], y[index], y[index]]
          return xs, ys


      class Text(Artist):
          """A text at a place."""

          zorder = 3
          _kind = "text"
          _ALIGNMENTS = {"left": 0, "center": 1, "right": 2, "bottom": 0, "baseline": 0, "center_baseline": 1, "top": 2}

          def __init__(self, x=0, y=0, text="", **kwargs):
              super().__init__()
              self._x, self._y = x, y
              self._text = "" if text is None else str(text)
              self._color = None
              self._horizontal = "left"
              self._vertical = "baseline"
              self._relative = False
              self._target = None
              self._apply(kwargs)

          def __repr__(self):
              return f"Text({self._x!r}, {self._y!r}, {self._text!r})"

          def get_text(self):
              """The text."""
              return self._text

          def set_text(self, s):
              """Set the text."""
              self._text = "" if s is None else str(s)

          def get_position(self):
              """The place."""
              return self._x, self._y

          def set_position(self, xy):
              """Set the place."""
              self._x, self._y = xy

          def set_color(self, color):
              """Set the color."""
              _check_color(color)
              self._color = color

          def set_horizontalalignment(self, align):
              """Set which side of the text is at the place: 'left', 'center' or 'right'."""
              if align not in ("center", "right", "left"):
                  raise ValueError(f"{align!r} is not a valid value for align. Supported values are 'center', 'right', "
                                   "'left'")
              self._horizontal = align

          def set_verticalalignment(self, align):
              """Set which edge of the text is at the place: 'top', 'center' or 'bottom'."""
              if align not in ("top", "bottom", "center", "baseline", "center_baseline"):
                  raise ValueError(f"{align!r} is not a valid value for align. Supported values are 'top', 'bottom', "
                                   "'center', 'baseline', 'center_baseline'")
              self._vertical = align

          def set_transform(self, t):
              """Set whether the place is in the data's numbers or a part of the axes."""
              self._relative = t == "axes"

          def _elements(self, series):
              hue = None if self._color is None else color(self._color)[0]
              x, y = number(self._x), number(self._y)
              target = self._target or (None, None)
              return [("text", self._text, x, y, self._relative, self._ALIGNMENTS[self._horizontal],
                       self._ALIGNMENTS[self._vertical], hue, *target)]


      class Annotation(Text):
          """A text with an arrow to a place."""

          def __init__(self, text, xy, xytext=None, arrowprops=None, **kwargs):
              x, y = xy if xytext is None else xytext
              super().__init__(x, y, text, **kwargs)
              self.xy = xy
              if arrowprops is not None:
                  self._target = (number(xy[0]), number(xy[1]))

          def __str__(self):
              return f"Annotation({self.xy[0]:g}, {self.xy[1]:g}, {self._text!r})"


      for _type, _home in ((Line2D, "lines"), (Text, "text"), (Annotation, "text"), (_Span, "lines")):
          _type.__module__ = f"matplotlib.{_home}"
      _Span.__name__ = _Span.__qualname__ = "Line2D"
      """#)
}
