import PythonRuntime

extension PythonSource {
  /// Bars, and histograms, which are made of them.
  static let matplotlibBars = PythonSource(
    module: "matplotlib._bars",
    text: #"""
      import math

      from matplotlib import _native
      from matplotlib._data import Data, array, broadcast, columns, normalized, number, numbers
      from matplotlib.artist import Line2D
      from matplotlib.collections import BarContainer, BarList, FillBetweenPolyCollection, Rectangle


      class Bars:
          """The charts that are made of bars."""

          def bar(self, x, height, width=0.8, bottom=None, *, align="center", data=None, **kwargs):
              """Draw upright bars."""
              return self._bars(x, height, width, bottom, align, kwargs, False)

          def barh(self, y, width, height=0.8, left=None, *, align="center", data=None, **kwargs):
              """Draw lying bars."""
              return self._bars(y, width, height, left, align, kwargs, True)

          def _bars(self, at, length, thickness, base, align, kwargs, lying):
              if align not in ("center", "edge"):
                  raise ValueError(f"{align!r} is not a valid value for align. Supported values are 'center', 'edge'")
              across, along = (self.yaxis, self.xaxis) if lying else (self.xaxis, self.yaxis)
              kwargs = normalized(kwargs)
              log = kwargs.pop("log", False)
              errors = {name: kwargs.pop(name, None) for name in ("xerr", "yerr")}
              error_looks = {name: kwargs.pop(name) for name in ("capsize", "ecolor") if name in kwargs}
              error_looks.update(kwargs.pop("error_kw", None) or {})
              ticks = kwargs.pop("tick_label", None)
              places, lengths = across.convert(at), along.convert(length)
              names = (("y", "width") if lying else ("x", "height"))
              count = max(len(places), len(lengths))
              for name, found in zip(names, (places, lengths)):
                  if len(found) not in (1, count):
                      other = names[1 - names.index(name)], lengths if found is places else places
                      raise _mismatch(names, places, lengths)
              if len(places) != len(lengths) and 1 not in (len(places), len(lengths)):
                  raise _mismatch(names, places, lengths)
              originals = [(found.original * count)[:count] for found in (places, lengths)]
              thick = broadcast(thickness, count)
              starts = [0] * count if base is None else broadcast(base, count)
              hue = kwargs.pop("color", kwargs.pop("facecolor", None))
              if hue is None:
                  hue = self._next_color(patch=True)
              if isinstance(hue, (list, tuple)) and _native.colour(hue) is None:
                  hues = [hue[index % len(hue)] for index in range(count)]
              else:
                  hues = [hue] * count
              label = kwargs.pop("label", "")
              if isinstance(label, str) or not hasattr(label, "__iter__"):
                  container_label, labels = label, ["_nolegend_"] * count
              else:
                  container_label, labels = "", [str(part) for part in label]
                  if len(labels) != count:
                      raise ValueError(f"number of labels ({len(labels)}) does not match number of bars ({count}).")
              bars = []
              for index in range(count):
                  place, size = originals[0][index], originals[1][index]
                  if align == "center":
                      place = place - thick[index] / 2
                  corner = (starts[index], place) if lying else (place, starts[index])
                  extent = (size, thick[index]) if lying else (thick[index], size)
                  bar = Rectangle(corner, *extent, color=hues[index], label=labels[index], **kwargs)
                  bar._lying = lying
                  bars.append(self._add(bar))
              container = BarContainer(bars, container_label or f"_container{len(self.containers)}",
                                       orientation="horizontal" if lying else "vertical", datavalues=originals[1])
              self.containers.append(container)
              if any(error is not None for error in errors.values()):
                  ends = [start + size for start, size in zip(starts, originals[1])]
                  middle = [place + (0 if align == "center" else thick[index] / 2)
                            for index, place in enumerate(originals[0])]
                  ends, middle = (ends, middle) if lying else (middle, ends)
                  container.errorbar = self.errorbar(ends, middle, fmt="none", **errors,
                                                     **{"ecolor": "k", **error_looks})
              if ticks is not None:
                  across.set_ticks(places.values, [ticks] * count if isinstance(ticks, str) else ticks)
              if log:
                  along.set_scale("log")
              return container

          def bar_label(self, container, labels=None, *, fmt="%g", label_type="edge", padding=0, **kwargs):
              """Write the lengths of bars beside them."""
              texts = []
              for index, bar in enumerate(container):
                  x, y = bar.get_xy()
                  lying = container.orientation == "horizontal"
                  value = bar.get_width() if lying else bar.get_height()
                  if labels is not None:
                      text = str(labels[index])
                  else:
                      text = fmt % value if "%" in fmt else fmt.format(value)
                  share = 0.5 if label_type == "center" else 1
                  if lying:
                      place = (x + value * share, y + bar.get_height() / 2)
                  else:
                      place = (x + bar.get_width() / 2, y + value * share)
                  alignment = {"ha": "left", "va": "center"} if lying else {"ha": "center", "va": "bottom"}
                  texts.append(self.annotate(text, place, **{**alignment, **kwargs}))
              return texts

          def hist(self, x, bins=None, *, range=None, density=False, weights=None, cumulative=False, bottom=None,
                   histtype="bar", align="mid", orientation="vertical", rwidth=None, log=False, color=None, label=None,
                   stacked=False, data=None, **kwargs):
              """Count how many values lie in each of several bins, and draw bars of these counts."""
              if histtype not in ("bar", "barstacked", "step", "stepfilled"):
                  raise ValueError(f"{histtype!r} is not a valid value for histtype. Supported values are 'bar', "
                                   "'barstacked', 'step', 'stepfilled'")
              axis = self.xaxis if orientation == "vertical" else self.yaxis
              sets = [axis.convert(part).values for part in _data_sets(x)]
              sets = [[value for value in values if value == value] for values in sets]
              edges = _edges(10 if bins is None else bins, sets, range)
              weights = [None] * len(sets) if weights is None else [numbers(part) for part in _data_sets(weights)]
              widths = [after - before for before, after in zip(edges, edges[1:])]
              heights = [_native.histogram(values, edges, weight) for values, weight in zip(sets, weights)]
              stacked = stacked or histtype == "barstacked"
              bases = [0.0] * len(widths)
              starts, tops = [], []
              for counts in heights:
                  starts.append(list(bases) if stacked else [0.0] * len(widths))
                  tops.append([base + count for base, count in zip(starts[-1], counts)])
                  bases = tops[-1]
              if density:
                  totals = [sum(tops[-1])] * len(tops) if stacked else [sum(counts) for counts in tops]
                  for found in (tops, starts):
                      for index, counts in enumerate(found):
                          total = totals[index] or 1.0
                          found[index] = [count / width / total for count, width in zip(counts, widths)]
              if cumulative:
                  for found in (tops, starts):
                      for index, counts in enumerate(found):
                          running, summed = 0.0, []
                          for count, width in zip(counts, widths):
                              running += count * width if density else count
                              summed.append(running)
                          found[index] = summed
              containers = self._draw_histogram(tops, starts, edges, widths, histtype, stacked, align, orientation, rwidth,
                                                color, label, kwargs)
              if log:
                  (self.yaxis if orientation == "vertical" else self.xaxis).set_scale("log")
              if len(tops) == 1:
                  return array(tops[0]), array(edges), containers[0]
              kind = BarList(containers) if histtype.startswith("bar") else containers
              return array(tops), array(edges), kind

          def _draw_histogram(self, tops, starts, edges, widths, histtype, stacked, align, orientation, rwidth, color, label,
                              kwargs):
              colors = color if isinstance(color, list) and len(tops) > 1 else [color] * len(tops)
              labels = label if isinstance(label, (list, tuple)) else [label] + [None] * (len(tops) - 1)
              share = (0.8 if len(tops) > 1 and not stacked else 1.0) if rwidth is None else min(1.0, max(0.0, rwidth))
              shift = {"left": -0.5, "mid": 0.0, "right": 0.5}[align]
              found = []
              for index, counts in enumerate(tops):
                  hue = colors[index] if colors[index] is not None else self._next_color(patch=True)
                  own = dict(kwargs)
                  if labels[index] is not None:
                      own["label"] = labels[index]
                  if histtype.startswith("step"):
                      found.append(self._draw_outline(counts, starts[index], edges, hue, histtype, own))
                      continue
                  lanes = 1 if stacked else len(tops)
                  lane = 0 if stacked else index
                  thick = [width * share / lanes for width in widths]
                  at = [edge + width * (0.5 + shift + share * ((lane + 0.5) / lanes - 0.5))
                        for edge, width in zip(edges, widths)]
                  draw = self.bar if orientation == "vertical" else self.barh
                  sizes = [top - start for top, start in zip(counts, starts[index])]
                  found.append(draw(at, sizes, thick, starts[index] if stacked else None, color=hue, **own))
              return found

          def _draw_outline(self, counts, starts, edges, hue, histtype, kwargs):
              kwargs = normalized(kwargs)
              xs, ys, lows = [edges[0]], [starts[0]], [starts[0]]
              for index, count in enumerate(counts):
                  xs += [edges[index], edges[index + 1]]
                  ys += [count, count]
                  lows += [starts[index], starts[index]]
              if histtype == "stepfilled":
                  area = FillBetweenPolyCollection([(xs, lows, ys)], hue)
                  area._apply(kwargs)
                  return [self._add(area)]
              return [self._add(Line2D(xs + [edges[-1]], ys + [starts[-1]], color=hue, **kwargs))]


      def _mismatch(names, places, lengths):
          return ValueError(
              "shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between "
              f"'{names[0]}' with shape {places.shape} and '{names[1]}' with shape {lengths.shape}.")


      def _data_sets(x):
          """The sets of a histogram: one of numbers, or several."""
          if isinstance(x, (list, tuple)) and x and all(
                  not isinstance(part, str) and hasattr(part, "__len__") and getattr(part, "ndim", 1) for part in x):
              return list(x)
          found = Data(x)
          if len(found.shape) == 2 and not found.is_text:
              return columns(found)
          if len(found.shape) > 2:
              raise ValueError("x must be 1D or 2D")
          return [[found.values[0]] if not found.shape else x if found.is_text else found.values]


      def _edges(bins, sets, limits):
          every = [value for values in sets for value in values]
          if isinstance(bins, str):
              bins = _automatic_count(bins, every)
          if not isinstance(bins, int):
              found = numbers(bins)
              if len(found) != 1 or hasattr(bins, "__len__"):
                  if any(after < before for before, after in zip(found, found[1:])):
                      raise ValueError("`bins` must increase monotonically, when an array")
                  return found
              bins = int(found[0])
          if bins < 1:
              raise ValueError("`bins` must be positive, when an integer")
          if limits is not None:
              low, high = (number(value) for value in limits)
              if low > high:
                  raise ValueError("max must be larger than min in range parameter.")
          else:
              low, high = min(every, default=0.0), max(every, default=1.0)
          if not (math.isfinite(low) and math.isfinite(high)):
              raise ValueError(f"autodetected range of [{low}, {high}] is not finite")
          if low == high:
              low, high = low - 0.5, high + 0.5
          step = (high - low) / bins
          return [low + step * index for index in range(bins)] + [high]


      def _automatic_count(rule, values):
          count = len(values)
          if count < 2 or max(values) == min(values):
              return 1
          width = max(values) - min(values)
          sturges = width / (math.log2(count) + 1)
          ordered = sorted(values)

          def quantile(part):
              place = part * (count - 1)
              index = int(place)
              return ordered[index] + (ordered[min(index + 1, count - 1)] - ordered[index]) * (place - index)

          spread = 2 * (quantile(0.75) - quantile(0.25)) / count ** (1 / 3)
          if rule == "sqrt":
              size = width / math.sqrt(count)
          elif rule == "sturges":
              size = sturges
          elif rule == "fd":
              size = spread
          elif rule == "rice":
              size = width / (2 * count ** (1 / 3))
          elif rule == "auto":
              size = min(spread, sturges) if spread else sturges
          else:
              raise ValueError(f"{rule!r} is not a valid estimator for `bins`")
          return math.ceil(width / size) if size else 1
      """#)
}
