import PythonRuntime

extension PythonSource {
  /// The two axes of a plot: their scales, limits, ticks and labels.
  static let matplotlibAxis = PythonSource(
    module: "matplotlib.axis",
    text: #"""
      import warnings

      from matplotlib import _native, rcParams
      from matplotlib._data import Data, array, number, scalar
      from matplotlib.artist import Text


      class _Scale:
          """What axes share that show the same part of the numbers."""

          def __init__(self):
              self.axes = []
              self.lower = self.upper = None
              self.is_log = self.inverted = False
              self.margin = 0.05


      class Tick:
          """A mark on an axis."""

          def __init__(self, value):
              self._value = value

          def get_loc(self):
              """The place."""
              return self._value


      class XTick(Tick):
          """A mark on the x axis."""


      class YTick(Tick):
          """A mark on the y axis."""


      class Axis:
          """One of the two axes."""

          def __init__(self, axes, scale=None):
              self.axes = axes
              self._scale = _Scale() if scale is None else scale
              self._scale.axes.append(axes)
              self.label = Text(*self._label_place, "")
              self._ticks = self._ticklabels = None
              self._grid = rcParams["axes.grid"]
              self._categories = {}
              self._visible = True

          def set_label_text(self, label, **kwargs):
              """Set the label."""
              self.label.set_text(label)
              self.label._apply(kwargs)
              return self.label

          def get_label_text(self):
              """The label."""
              return self.label.get_text()

          def set_visible(self, b):
              """Set whether the axis has ticks and a label."""
              self._visible = bool(b)

          def grid(self, visible=None, which="major", **kwargs):
              """Draw lines at the ticks, or leave them out."""
              if visible is None:
                  visible = True if kwargs else not self._grid
              if which != "minor":
                  self._grid = bool(visible)

          # Values

          def convert(self, data):
              """The values of data; texts become categories, each with a place of its own."""
              found = data if isinstance(data, Data) else Data(data)
              if not found.is_text:
                  return found
              for text in found.values:
                  self._categories.setdefault(text, float(len(self._categories)))
              found.values = [self._categories[text] for text in found.values]
              found.is_text, found.is_whole = False, True
              return found

          # Limits

          def limits(self):
              """The ends of what is shown."""
              return _native.limits([axes._describe() for axes in [self.axes] + [
                  other for other in self._scale.axes if other is not self.axes]], self._name == "x")

          def set_limits(self, low, high):
              """Set one end or both; a pair counts as both."""
              if high is None and hasattr(low, "__iter__"):
                  low, high = low
              low, high = number(low), number(high)
              for value in (low, high):
                  if value is not None and value - value != 0:
                      raise ValueError("Axis limits cannot be NaN or Inf")
              if self._scale.is_log:
                  for value in (low, high):
                      if value is not None and value <= 0:
                          warnings.warn(f"Attempt to set non-positive {self._name}lim on a log-scaled axis will be "
                                        "ignored.", stacklevel=4)
                  low = None if low is not None and low <= 0 else low
                  high = None if high is not None and high <= 0 else high
              scale = self._scale
              if low is None or high is None:
                  # An end that was not set stays where it is.
                  start, end = self.limits()
                  low, high = start if low is None else low, end if high is None else high
              scale.lower, scale.upper, scale.inverted = low, high, False
              if low == high:
                  warnings.warn(f"Attempting to set identical low and high {self._name}lims makes transformation "
                                "singular; automatically expanding.", stacklevel=4)
                  scale.lower, scale.upper = self.limits()
              return scale.lower, scale.upper

          def get_limits(self):
              """The ends as they are given to callers."""
              return tuple(scalar(value) for value in self.limits())

          def set_inverted(self, inverted):
              """Set whether the values fall instead of rising."""
              start, end = self.limits()
              if (start > end) == bool(inverted):
                  return
              scale = self._scale
              if scale.lower is not None or scale.upper is not None:
                  scale.lower, scale.upper, scale.inverted = end, start, False
              else:
                  scale.inverted = bool(inverted)

          def set_scale(self, value):
              """Set the scale: 'linear' or 'log'."""
              if value not in ("linear", "log"):
                  raise ValueError(f"{value!r} is not a valid value for scale.")
              self._scale.is_log = value == "log"

          def get_scale(self):
              """The scale: 'linear' or 'log'."""
              return "log" if self._scale.is_log else "linear"

          # Ticks

          def set_ticks(self, ticks, labels=None, *, minor=False, **kwargs):
              """Set the places of the ticks, and their labels."""
              values = self.convert(ticks)
              if not minor:
                  if labels is not None:
                      labels = [_text(label) for label in labels]
                      if len(labels) != len(values):
                          raise ValueError(
                              f"The number of FixedLocator locations ({len(values)}), usually from a call to set_ticks, "
                              f"does not match the number of labels ({len(labels)}).")
                  self._ticks, self._ticklabels, self._whole = values.values, labels, values.is_whole
                  if values.values and self._scale.lower is not None and self._scale.upper is not None:
                      low, high = sorted((self._scale.lower, self._scale.upper))
                      if min(values.values) < low or max(values.values) > high:
                          falls = self._scale.lower > self._scale.upper
                          ends = min(low, *values.values), max(high, *values.values)
                          self._scale.lower, self._scale.upper = ends[::-1] if falls else ends
              return [self._tick_type(value) for value in values.original]

          _whole = False

          def set_ticklabels(self, labels, **kwargs):
              """Set the labels of the ticks."""
              labels = [_text(label) for label in labels]
              if self._ticks is not None and labels and len(labels) != len(self._ticks):
                  raise ValueError(
                      f"The number of FixedLocator locations ({len(self._ticks)}), usually from a call to set_ticks, does "
                      f"not match the number of labels ({len(labels)}).")
              if not labels:
                  self._ticks, self._ticklabels = [], []
                  return []
              if self._ticks is None:
                  self._ticks = self._found()[0][:len(labels)]
              self._ticklabels = labels
              return self.get_ticklabels()

          def _found(self):
              low, high = sorted(self.limits())
              return _native.ticks(self._describe(), low, high, 9)

          def get_ticklocs(self):
              """The places of the ticks."""
              values = self._found()[0]
              if self._ticks is not None and self._whole:
                  values = [int(value) for value in values]
              return array(values)

          def get_ticklabels(self, minor=False, which=None):
              """The labels of the ticks."""
              values, labels = self._found()
              if self._ticks is not None and self._whole:
                  values = [int(value) for value in values]
              return [Text(*((value, 0) if self._name == "x" else (0, value)), label)
                      for value, label in zip(values, labels)]

          def tick_params(self, **kwargs):
              """Set how ticks look; a size or a direction is not seen here."""
              if kwargs.get("labelbottom", True) is False or kwargs.get("labelleft", True) is False:
                  self._ticklabels = [""] * len(self._found()[0])

          def _describe(self):
              ticks, labels = self._ticks, self._ticklabels
              if ticks is None and self._categories:
                  ticks, labels = list(self._categories.values()), list(self._categories)
              if not self._visible:
                  ticks, labels = [], []
              scale = self._scale
              return (self.label.get_text() if self._visible else "", scale.is_log, scale.lower, scale.upper,
                      scale.inverted, ticks, labels, self._grid, scale.margin)


      def _text(label):
          return label.get_text() if isinstance(label, Text) else str(label)


      class XAxis(Axis):
          """The x axis."""

          _name, _tick_type, _label_place = "x", XTick, (0.5, 0)


      class YAxis(Axis):
          """The y axis."""

          _name, _tick_type, _label_place = "y", YTick, (0, 0.5)


      Axis.set = Text.set
      Axis._update = Text._update
      """#)
}
