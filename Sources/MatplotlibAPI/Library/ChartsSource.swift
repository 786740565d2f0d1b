import PythonRuntime

extension PythonSource {
  /// What can be drawn into axes.
  static let matplotlibCharts = PythonSource(
    module: "matplotlib._charts",
    text: #"""
      from matplotlib import _native, rcParams
      from matplotlib._bars import Bars
      from matplotlib._data import Data, broadcast, color, columns, line_format, normalized, number, numbers
      from matplotlib.artist import Line2D, _Span, steps
      from matplotlib.collections import (AxesImage, ErrorbarContainer, FillBetweenPolyCollection, LineCollection,
                                          PathCollection, StemContainer, _SpanRectangle, map_name)


      class Charts(Bars):
          """The charts of axes."""

          # Lines

          def plot(self, *args, scalex=True, scaley=True, data=None, **kwargs):
              """Draw lines through points: `plot(y)`, `plot(x, y)`, `plot(x, y, "r--o")`, and several of these."""
              kwargs = normalized(kwargs)
              if data is not None:
                  args = [data[arg] if isinstance(arg, str) and arg in data else arg for arg in args]
              args = list(args)
              lines = []
              while args:
                  group, args = args[:2], args[2:]
                  if args and isinstance(args[0], str):
                      group, args = group + args[:1], args[1:]
                  lines += self._plot_group(group, kwargs)
              return lines

          def _plot_group(self, group, kwargs):
              hue = mark = style = None
              if len(group) > 1 and isinstance(group[-1], str):
                  group, text = group[:-1], group[-1]
                  hue, mark, style = line_format(text)
              elif len(group) == 3:
                  raise ValueError("third arg must be a format string")
              if any(part is None for part in group):
                  raise ValueError("x, y, and format string must not be None")
              if len(group) == 2:
                  x, y = self.xaxis.convert(group[0]), self.yaxis.convert(group[1])
              else:
                  y = self.yaxis.convert(group[0])
                  x = Data(range(y.shape[0] if y.shape else 1))
              if not x.shape:
                  x.shape = (1,)
              if not y.shape:
                  y.shape = (1,)
              if x.shape[0] != y.shape[0]:
                  raise ValueError("x and y must have same first dimension, but have shapes "
                                   f"{x.shape} and {y.shape}")
              if len(x.shape) > 2 or len(y.shape) > 2:
                  raise ValueError(f"x and y can be no greater than 2D, but have shapes {x.shape} and {y.shape}")
              xs, ys = columns(x), columns(y)
              count = max(len(xs), len(ys))
              if min(len(xs), len(ys)) not in (1, count):
                  raise ValueError(f"x has {len(xs)} columns but y has {len(ys)} columns")
              labels = kwargs.get("label")
              if not isinstance(labels, (list, tuple)) or count == 1:
                  labels = [labels] * count
              elif len(labels) != count:
                  raise ValueError(f"label must be scalar or have the same length as the input data, but found "
                                   f"{len(labels)} for {count} datasets.")
              lines = []
              for index in range(count):
                  own = dict(kwargs)
                  own.pop("label", None)
                  if labels[index] is not None:
                      own["label"] = labels[index]
                  for name, value in (("color", hue), ("marker", mark), ("linestyle", style)):
                      if value is not None:
                          own.setdefault(name, value)
                  if own.get("color") is None:
                      own["color"] = self._next_color()
                  line = Line2D(xs[index % len(xs)], ys[index % len(ys)], **own)
                  lines.append(self._add(line))
              return lines

          def step(self, x, y, *args, where="pre", data=None, **kwargs):
              """Draw a line that goes up and down in steps."""
              if where not in ("pre", "post", "mid"):
                  raise ValueError(f"{where!r} is not a valid value for where. Supported values are 'pre', 'post', 'mid'")
              return self.plot(x, y, *args, drawstyle=f"steps-{where}", **kwargs)

          def semilogy(self, *args, **kwargs):
              """Draw lines with a logarithmic y axis."""
              self.yaxis.set_scale("log")
              return self.plot(*args, **kwargs)

          def semilogx(self, *args, **kwargs):
              """Draw lines with a logarithmic x axis."""
              self.xaxis.set_scale("log")
              return self.plot(*args, **kwargs)

          def loglog(self, *args, **kwargs):
              """Draw lines with two logarithmic axes."""
              self.xaxis.set_scale("log")
              self.yaxis.set_scale("log")
              return self.plot(*args, **kwargs)

          def axhline(self, y=0, xmin=0, xmax=1, **kwargs):
              """Draw a line from side to side."""
              line = _Span(True, self.yaxis.convert(y).values[0], xmin, xmax, **normalized(kwargs))
              return self._add(line)

          def axvline(self, x=0, ymin=0, ymax=1, **kwargs):
              """Draw a line from the lower edge to the upper."""
              line = _Span(False, self.xaxis.convert(x).values[0], ymin, ymax, **normalized(kwargs))
              return self._add(line)

          def axhspan(self, ymin, ymax, xmin=0, xmax=1, **kwargs):
              """Fill a band from side to side."""
              return self._add(_SpanRectangle(True, number(ymin), number(ymax), xmin, xmax, **_patch(kwargs)))

          def axvspan(self, xmin, xmax, ymin=0, ymax=1, **kwargs):
              """Fill a band from the lower edge to the upper."""
              return self._add(_SpanRectangle(False, number(xmin), number(xmax), ymin, ymax, **_patch(kwargs)))

          def hlines(self, y, xmin, xmax, colors=None, linestyles="solid", *, label="", **kwargs):
              """Draw level lines from `xmin` to `xmax`."""
              return self._ruled(y, xmin, xmax, colors, linestyles, label, kwargs, True)

          def vlines(self, x, ymin, ymax, colors=None, linestyles="solid", *, label="", **kwargs):
              """Draw upright lines from `ymin` to `ymax`."""
              return self._ruled(x, ymin, ymax, colors, linestyles, label, kwargs, False)

          def _ruled(self, at, start, end, colors, linestyles, label, kwargs, level):
              along, across = (self.xaxis, self.yaxis) if level else (self.yaxis, self.xaxis)
              places = across.convert(at).values
              starts, ends = (broadcast(along.convert(value).values, len(places)) for value in (start, end))
              pieces = []
              for place, first, last in zip(places, starts, ends):
                  pieces += [first, place, last, place] if level else [place, first, place, last]
              hue = colors if colors is not None else "C0"
              if isinstance(hue, list) and hue and _native.colour(hue) is None:
                  hue = hue[0]
              kwargs = normalized(kwargs)
              lines = LineCollection(pieces, kwargs.pop("color", hue))
              lines._apply({"linestyle": linestyles, "label": label, **kwargs})
              return self._add(lines)

          # Points

          def scatter(self, x, y, s=None, c=None, *, marker=None, cmap=None, norm=None, vmin=None, vmax=None, alpha=None,
                      linewidths=None, edgecolors=None, plotnonfinite=False, data=None, **kwargs):
              """Draw points, of one color or with colors that tell values."""
              kwargs = normalized(kwargs)
              x, y = self.xaxis.convert(x).values, self.yaxis.convert(y).values
              if len(x) != len(y):
                  raise ValueError("x and y must be the same size")
              if "color" in kwargs:
                  if c is not None:
                      raise ValueError("Supply a 'c' argument or a 'color' kwarg but not both; they differ but their "
                                       "functionalities overlap.")
                  c = kwargs.pop("color")
              elif "facecolor" in kwargs:
                  c = kwargs.pop("facecolor")
              colors, values = self._point_colors(c, len(x))
              sizes = None if s is None else numbers(s)
              if sizes is not None and len(sizes) not in (1, len(x)):
                  raise ValueError("s must be a scalar, or float array-like with the same size as x and y")
              points = PathCollection(x, y, sizes, colors, values, "o" if marker is None else marker, map_name(cmap),
                                      vmin, vmax)
              points._apply({"alpha": alpha, **kwargs})
              return self._add(points)

          def _point_colors(self, c, count):
              if c is None:
                  return [self._next_color(patch=True)], None
              if isinstance(c, str):
                  if _native.colour(c) is None:
                      raise ValueError("'c' argument must be a color, a sequence of colors, or a sequence of numbers, not "
                                       f"{c!r}")
                  return [c], None
              parts = c if isinstance(c, (list, tuple)) else None
              if parts and all(isinstance(part, str) or not isinstance(part, (int, float)) and
                               _native.colour(part) is not None for part in parts):
                  colors, size = list(parts), len(parts)
                  for part in colors:
                      color(part)
                  if size not in (1, count):
                      raise ValueError(f"'c' argument has {size} elements, which is inconsistent with 'x' and 'y' with "
                                       f"size {count}.")
                  return colors, None
              values = numbers(c)
              if len(values) == count:
                  return [], values
              if _native.colour(c) is not None:
                  return [c], None
              raise ValueError(f"'c' argument has {len(values)} elements, which is inconsistent with 'x' and 'y' with size "
                               f"{count}.")

          # Errors, areas, stems

          def errorbar(self, x, y, yerr=None, xerr=None, fmt="", *, ecolor=None, elinewidth=None, capsize=None,
                       barsabove=False, errorevery=1, capthick=None, data=None, **kwargs):
              """Draw a line through points with bars that show how far they may be off."""
              kwargs = normalized(kwargs)
              xs, ys = self.xaxis.convert(x), self.yaxis.convert(y)
              if len(xs) != len(ys):
                  raise ValueError("'x' and 'y' must have the same size")
              label = kwargs.pop("label", None)
              line = None
              if fmt in ("none", "None"):
                  hue = kwargs.pop("color", None) or self._next_color()
              else:
                  line, = self._plot_group([xs.original, ys.original, fmt], {**kwargs, "label": "_nolegend_"})
                  hue = line.get_color()
              pieces, caps = [], []
              for name, errors, is_x in (("xerr", xerr, True), ("yerr", yerr, False)):
                  if errors is None:
                      continue
                  lows, highs = _error_ends(errors, len(xs), name, "x" if is_x else "y")
                  for px, py, low, high in zip(xs.values, ys.values, lows, highs):
                      pieces += [px - low, py, px + high, py] if is_x else [px, py - low, px, py + high]
              bars = LineCollection(pieces, ecolor if ecolor is not None else hue)
              bars._apply({name: kwargs[name] for name in ("alpha", "zorder") if name in kwargs})
              self._add(bars)
              made = ErrorbarContainer((line, (), (bars,)), label or f"_container{len(self.containers)}",
                                       line=line if line is not None else bars, has_xerr=xerr is not None,
                                       has_yerr=yerr is not None)
              self.containers.append(made)
              return made

          def fill_between(self, x, y1, y2=0, where=None, interpolate=False, step=None, *, data=None, **kwargs):
              """Fill what lies between two curves."""
              kwargs = normalized(kwargs)
              xs = self.xaxis.convert(x).values
              curves = []
              for name, curve in (("y1", y1), ("y2", y2)):
                  values = self.yaxis.convert(curve).values
                  if len(values) == 1:
                      values = values * len(xs)
                  if len(values) != len(xs):
                      raise ValueError(f"'x' has size {len(xs)}, but {name!r} has an unequal size of {len(values)}")
                  curves.append(values)
              if where is None:
                  inside = [True] * len(xs)
              else:
                  inside = [bool(value) for value in numbers(where)]
                  if len(inside) != len(xs):
                      raise ValueError(f"where size ({len(inside)}) does not match 'x' size ({len(xs)})")
              hue = kwargs.pop("color", None)
              hue = kwargs.pop("facecolor", hue)
              if hue is None:
                  hue = self._next_color(patch=True)
              pieces, current = [], ([], [], [])
              for values in zip(xs, *curves, inside):
                  if values[3] and all(value == value for value in values[:3]):
                      for part, value in zip(current, values):
                          part.append(value)
                  elif current[0]:
                      pieces.append(current)
                      current = ([], [], [])
              if current[0]:
                  pieces.append(current)
              if step is not None:
                  style = f"steps-{step}"
                  pieces = [(steps(px, low, style)[0], steps(px, low, style)[1], steps(px, high, style)[1])
                            for px, low, high in pieces]
              area = FillBetweenPolyCollection(pieces, hue)
              area._apply(kwargs)
              return self._add(area)

          def stem(self, *args, linefmt=None, markerfmt=None, basefmt=None, bottom=0, label=None, orientation="vertical",
                   data=None):
              """Draw a stem with a head for each value."""
              if not 1 <= len(args) <= 3:
                  raise TypeError(f"stem expected between 1 or 3 positional arguments, got {args}")
              args = list(args)
              if len(args) > 1 and isinstance(args[-1], str):
                  linefmt = args.pop()
              heads = self.yaxis.convert(args[-1]).values
              places = self.xaxis.convert(args[0]).values if len(args) > 1 else [float(i) for i in range(len(heads))]
              line_hue, _, line_style = line_format("C0-" if linefmt is None else linefmt)
              line_hue = line_hue or "C0"
              hue, mark, style = line_format((line_hue if line_hue[0] == "C" or len(line_hue) == 1 else "C0") + "o"
                                             if markerfmt is None else markerfmt)
              pieces = []
              for place, head in zip(places, heads):
                  pieces += [place, bottom, place, head]
              stems = LineCollection(pieces, line_hue)
              stems.set_linestyle(line_style or "-")
              self._add(stems)
              markers = self._add(Line2D(places, heads, color=hue or line_hue, marker=mark or "o", linestyle=style or "None",
                                         label="_nolegend_"))
              base_hue, _, base_style = line_format("C3-" if basefmt is None else basefmt)
              ends = [min(places, default=0.0), max(places, default=0.0)]
              base = self._add(Line2D(ends, [bottom, bottom], color=base_hue or "C3",
                                      linestyle=base_style or ("None" if basefmt == " " else "-"), label="_nolegend_"))
              made = StemContainer((markers, stems, base), label or f"_container{len(self.containers)}",
                                   markerline=markers, stemlines=stems, baseline=base)
              self.containers.append(made)
              return made

          # Images

          def imshow(self, X, cmap=None, norm=None, *, aspect=None, interpolation=None, alpha=None, vmin=None, vmax=None,
                     origin=None, extent=None, **kwargs):
              """Draw a table of values, or of red, green and blue, as a picture."""
              found = Data(X)
              shape = found.shape
              if len(shape) == 3 and shape[2] == 1:
                  shape = shape[:2]
              if len(shape) not in (2, 3) or len(shape) == 3 and shape[2] not in (3, 4):
                  raise TypeError(f"Invalid shape {found.shape} for image data")
              rows, columns = shape[:2]
              channels = shape[2] if len(shape) == 3 else 1
              origin = rcParams["image.origin"] if origin is None else origin
              if origin not in ("upper", "lower"):
                  raise ValueError(f"{origin!r} is not a valid value for origin. Supported values are 'upper', 'lower'")
              if extent is None:
                  upper = origin == "upper"
                  extent = (-0.5, columns - 0.5, rows - 0.5 if upper else -0.5, -0.5 if upper else rows - 0.5)
              left, right, bottom, top = (number(value) for value in extent)
              image = AxesImage(rows, columns, channels, found.values, 255.0 if found.is_whole else 1.0, map_name(cmap),
                                vmin, vmax, (left, right, bottom, top))
              # The first row lies at the top, or at the bottom.
              if origin == "lower":
                  image._extent = (left, right, top, bottom)
              image._apply({"alpha": alpha, **kwargs})
              self._add(image)
              self._equal = aspect in (None, "equal", 1)
              self.set_xlim(left, right)
              self.set_ylim(bottom, top)
              return image

          def matshow(self, Z, **kwargs):
              """Draw a matrix as a picture."""
              return self.imshow(Z, **kwargs)


      def _patch(kwargs):
          kwargs = normalized(kwargs)
          if "facecolor" in kwargs:
              kwargs["color"] = kwargs.pop("facecolor")
          return kwargs


      def _error_ends(errors, count, name, axis):
          found = Data(errors)
          if len(found) == 1:
              lows = highs = found.values * count
          elif found.shape == (count,):
              lows = highs = found.values
          elif len(found.shape) == 2 and found.shape[0] == 2 and found.shape[1] in (1, count):
              half = found.shape[1]
              lows, highs = found.values[:half] * (count // half), found.values[half:] * (count // half)
          else:
              raise ValueError(f"{name!r} (shape: {found.shape}) must be a scalar or a 1D or (2, n) array-like whose shape "
                               f"matches {axis!r} (shape: ({count},))")
          if any(value < 0 for value in lows) or any(value < 0 for value in highs):
              raise ValueError(f"{name!r} must not contain negative values")
          return lows, highs
      """#)
}
