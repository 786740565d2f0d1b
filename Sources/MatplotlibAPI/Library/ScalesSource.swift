import PythonRuntime

extension PythonSource {
  /// The ends, the scales and the ticks of axes.
  static let matplotlibScales = PythonSource(
    module: "matplotlib._scales",
    text: #"""
      class Scales:
          """What is shown of the numbers, and how the axes are marked."""

          def set_xlim(self, left=None, right=None, *, emit=True, auto=False, xmin=None, xmax=None):
              """Set the ends of the x axis."""
              return self.xaxis.set_limits(left if xmin is None else xmin, right if xmax is None else xmax)

          def get_xlim(self):
              """The ends of the x axis."""
              return self.xaxis.get_limits()

          def set_ylim(self, bottom=None, top=None, *, emit=True, auto=False, ymin=None, ymax=None):
              """Set the ends of the y axis."""
              return self.yaxis.set_limits(bottom if ymin is None else ymin, top if ymax is None else ymax)

          def get_ylim(self):
              """The ends of the y axis."""
              return self.yaxis.get_limits()

          set_xbound, set_ybound = set_xlim, set_ylim
          get_xbound, get_ybound = get_xlim, get_ylim

          def set_xscale(self, value, **kwargs):
              """Set the scale of the x axis: 'linear' or 'log'."""
              self.xaxis.set_scale(value)

          def get_xscale(self):
              """The scale of the x axis."""
              return self.xaxis.get_scale()

          def set_yscale(self, value, **kwargs):
              """Set the scale of the y axis: 'linear' or 'log'."""
              self.yaxis.set_scale(value)

          def get_yscale(self):
              """The scale of the y axis."""
              return self.yaxis.get_scale()

          def set_xticks(self, ticks, labels=None, *, minor=False, **kwargs):
              """Set the ticks of the x axis."""
              return self.xaxis.set_ticks(ticks, labels, minor=minor, **kwargs)

          def set_yticks(self, ticks, labels=None, *, minor=False, **kwargs):
              """Set the ticks of the y axis."""
              return self.yaxis.set_ticks(ticks, labels, minor=minor, **kwargs)

          def get_xticks(self, *, minor=False):
              """The ticks of the x axis."""
              return self.xaxis.get_ticklocs()

          def get_yticks(self, *, minor=False):
              """The ticks of the y axis."""
              return self.yaxis.get_ticklocs()

          def set_xticklabels(self, labels, *, minor=False, **kwargs):
              """Set the labels of the ticks of the x axis."""
              return self.xaxis.set_ticklabels(labels)

          def set_yticklabels(self, labels, *, minor=False, **kwargs):
              """Set the labels of the ticks of the y axis."""
              return self.yaxis.set_ticklabels(labels)

          def get_xticklabels(self, minor=False, which=None):
              """The labels of the ticks of the x axis."""
              return self.xaxis.get_ticklabels()

          def get_yticklabels(self, minor=False, which=None):
              """The labels of the ticks of the y axis."""
              return self.yaxis.get_ticklabels()

          def tick_params(self, axis="both", **kwargs):
              """Set how ticks look."""
              if axis not in ("x", "y", "both"):
                  raise ValueError(f"{axis!r} is not a valid value for axis. Supported values are 'x', 'y', 'both'")
              for name, one in (("x", self.xaxis), ("y", self.yaxis)):
                  if axis in (name, "both"):
                      one.tick_params(**kwargs)

          def invert_xaxis(self):
              """Let the x axis run the other way round."""
              self.xaxis.set_inverted(not self.xaxis_inverted())

          def invert_yaxis(self):
              """Let the y axis run the other way round."""
              self.yaxis.set_inverted(not self.yaxis_inverted())

          def xaxis_inverted(self):
              """Whether the x axis falls."""
              start, end = self.xaxis.limits()
              return start > end

          def yaxis_inverted(self):
              """Whether the y axis falls."""
              start, end = self.yaxis.limits()
              return start > end

          def margins(self, *margins, x=None, y=None, tight=True):
              """Set the room beside the data, as a part of their range."""
              if margins:
                  x, y = (margins * 2)[:2]
              if x is None and y is None:
                  return self.xaxis._scale.margin, self.yaxis._scale.margin
              if x is not None:
                  self.xaxis._scale.margin = float(x)
              if y is not None:
                  self.yaxis._scale.margin = float(y)

          def grid(self, visible=None, which="major", axis="both", **kwargs):
              """Draw lines at the ticks, or leave them out."""
              if axis not in ("x", "y", "both"):
                  raise ValueError(f"{axis!r} is not a valid value for axis. Supported values are 'x', 'y', 'both'")
              if axis in ("x", "both"):
                  self.xaxis.grid(visible, which, **kwargs)
              if axis in ("y", "both"):
                  self.yaxis.grid(visible, which, **kwargs)

          def set_aspect(self, aspect, adjustable=None, anchor=None, share=False):
              """Set whether steps of both axes are equally long: 'equal' or 'auto'."""
              if aspect not in ("equal", "auto") and not isinstance(aspect, (int, float)):
                  raise ValueError(f"aspect must be 'auto', 'equal' or a number, not {aspect!r}")
              self._equal = aspect == "equal" or aspect == 1

          def set_axis_off(self):
              """Leave the frame, the ticks and the labels out."""
              self._framed = False

          def set_axis_on(self):
              """Draw the frame, the ticks and the labels."""
              self._framed = True

          def axis(self, arg=None, /, *, emit=True, **kwargs):
              """Set the ends of both axes, or what is drawn of them; return the ends."""
              if isinstance(arg, (str, bool)):
                  if arg is True or arg == "on":
                      self.set_axis_on()
                  elif arg is False or arg == "off":
                      self.set_axis_off()
                  elif arg in ("equal", "scaled", "square", "image"):
                      self._equal = True
                  elif arg == "tight":
                      self.margins(0)
                  elif arg == "auto":
                      self._equal = False
                      for axis in (self.xaxis, self.yaxis):
                          axis._scale.lower = axis._scale.upper = None
                  else:
                      raise ValueError(f"Unrecognized string {arg!r} to axis; try 'on' or 'off'")
              elif arg is not None:
                  if len(arg) != 4:
                      raise TypeError("The first argument to axis() must be an iterable of the form "
                                      "[xmin, xmax, ymin, ymax]")
                  self.set_xlim(arg[0], arg[1])
                  self.set_ylim(arg[2], arg[3])
              if "xmin" in kwargs or "xmax" in kwargs:
                  self.set_xlim(kwargs.pop("xmin", None), kwargs.pop("xmax", None))
              if "ymin" in kwargs or "ymax" in kwargs:
                  self.set_ylim(kwargs.pop("ymin", None), kwargs.pop("ymax", None))
              if kwargs:
                  raise TypeError(f"axis() got an unexpected keyword argument '{next(iter(kwargs))}'")
              return (*self.get_xlim(), *self.get_ylim())

          def autoscale(self, enable=True, axis="both", tight=None):
              """Let the limits follow the data."""
              for name, one in (("x", self.xaxis), ("y", self.yaxis)):
                  if axis in (name, "both") and enable:
                      one._scale.lower = one._scale.upper = None

          def relim(self, visible_only=False):
              """Look at the data again, which happens by itself here."""

          def autoscale_view(self, tight=None, scalex=True, scaley=True):
              """Fit the limits to the data, which happens by itself here."""
      """#)
}
