import PythonRuntime

extension PythonSource {
  /// Axes: what is drawn between two axes, and all that is said around them.
  static let matplotlibAxes = PythonSource(
    module: "matplotlib.axes",
    text: #"""
      import warnings

      from matplotlib import _native, rcParams
      from matplotlib._charts import Charts
      from matplotlib.contour import Contours
      from matplotlib._data import UNSEEN, number
      from matplotlib.artist import Annotation, Artist, Line2D, Text
      from matplotlib.axis import XAxis, YAxis
      from matplotlib.collections import AxesImage, BarContainer, LineCollection, Rectangle, _Filled

      _LOCATIONS = {"best": 0, "upper right": 1, "upper left": 2, "lower left": 3, "lower right": 4, "right": 5,
                    "center left": 6, "center right": 7, "lower center": 8, "upper center": 9, "center": 10}


      class Legend(Artist):
          """What the lines and bars of axes mean."""

          def __init__(self, axes, handles, labels, loc=None, title=None, **kwargs):
              super().__init__()
              self.axes = axes
              self._handles, self._labels = handles, labels
              self._title = Text(0, 0, title)
              if loc is None:
                  loc = rcParams["legend.loc"]
              if isinstance(loc, str):
                  if loc not in _LOCATIONS:
                      raise ValueError(f"{loc!r} is not a valid value for loc.")
                  loc = _LOCATIONS[loc]
              elif isinstance(loc, (tuple, list)):
                  loc = 1
              # What is anchored outside of the axes stands below them.
              anchor = kwargs.get("bbox_to_anchor")
              outside = anchor is not None and not all(0 <= part <= 1 for part in tuple(anchor)[:2])
              self._location = 11 if outside else loc

          def get_texts(self):
              """The labels."""
              return [Text(0, 0, label) for label in self._labels]

          def get_title(self):
              """The title."""
              return self._title

          def set_title(self, title, **kwargs):
              """Set the title."""
              self._title.set_text(title)

          def remove(self):
              """Take it out of its axes."""
              self.axes._legend = None

          def _describe(self, series):
              entries = [(label, handle._kind not in ("line", "points"), handle._sample(series.get(id(handle), 0)))
                         for handle, label in zip(self._handles, self._labels)]
              return (entries, self._title.get_text(), self._location)


      Legend.__module__ = "matplotlib.legend"


      class ArtistList(list):
          """Those artists of axes that are of one kind."""

          def __init__(self, kind, artists):
              super().__init__(artists)
              self._kind = kind

          def __repr__(self):
              return f"<Axes.ArtistList of {len(self)} {self._kind}>"


      class _Spine:
          """An edge of the frame; the frame is drawn whole or not at all."""

          def __init__(self):
              self._visible = True

          def set_visible(self, b):
              """Set whether the edge is drawn."""
              self._visible = bool(b)

          def get_visible(self):
              """Whether the edge is drawn."""
              return self._visible


      class Spines(dict):
          """The edges of the frame, by their names."""

          def __init__(self):
              super().__init__({name: _Spine() for name in ("left", "right", "bottom", "top")})

          def __repr__(self):
              return object.__repr__(self)

          def __getattr__(self, name):
              if name in self:
                  return self[name]
              raise AttributeError(f"'Spines' object does not contain a '{name}' spine")

          def __getitem__(self, key):
              if isinstance(key, (list, tuple, slice)):
                  names = list(self) if isinstance(key, slice) else key
                  return _SpineGroup([dict.__getitem__(self, name) for name in names])
              return dict.__getitem__(self, key)


      class _SpineGroup:
          def __init__(self, spines):
              self._spines = spines

          def set_visible(self, b):
              """Set whether the edges are drawn."""
              for spine in self._spines:
                  spine.set_visible(b)


      Spines.__module__ = "matplotlib.spines"


      class Axes(Charts, Contours):
          """A plot: two axes, and what is drawn between them."""

          def __init__(self, figure, place, sharex=None, sharey=None):
              self.figure = figure
              self._place = place
              self._shared = (sharex, sharey)
              self.clear()

          def __repr__(self):
              parts = []
              if self._label:
                  parts.append(f"label={self._label!r}")
              if self._title.get_text():
                  parts.append(f"title={{'center': {self._title.get_text()!r}}}")
              for name, axis in (("xlabel", self.xaxis), ("ylabel", self.yaxis)):
                  if axis.get_label_text():
                      parts.append(f"{name}={axis.get_label_text()!r}")
              return "<Axes: " + ", ".join(parts) + ">"

          def clear(self):
              """Take away all that was drawn and set."""
              self._artists, self.containers = [], []
              self._title = Text(0.5, 1.0, "")
              for axis in (getattr(self, "xaxis", None), getattr(self, "yaxis", None)):
                  if axis is not None and self in axis._scale.axes:
                      axis._scale.axes.remove(self)
              sharex, sharey = self._shared
              self.xaxis = XAxis(self, None if sharex is None else sharex.xaxis._scale)
              self.yaxis = YAxis(self, None if sharey is None else sharey.yaxis._scale)
              self._legend = self._bar = None
              self._line_count = self._patch_count = 0
              self._equal, self._framed = False, True
              self._label = ""
              self.spines = Spines()

          cla = clear

          def get_figure(self, root=False):
              """The figure."""
              return self.figure

          def remove(self):
              """Take the axes out of their figure."""
              self.figure.delaxes(self)

          # Artists

          def _add(self, artist):
              artist.axes = self
              if artist._label in ("", None):
                  artist._label = f"_child{len(self._artists)}"
              self._artists.append(artist)
              return artist

          def _next_color(self, patch=False):
              if patch:
                  self._patch_count += 1
                  return _native.cycle(self._patch_count - 1)
              self._line_count += 1
              return _native.cycle(self._line_count - 1)

          def _children(self, kind, type_):
              return ArtistList(kind, [artist for artist in self._artists if isinstance(artist, type_)])

          @property
          def lines(self):
              """The lines."""
              return self._children("lines", Line2D)

          @property
          def patches(self):
              """The bars and rectangles."""
              return self._children("patches", Rectangle)

          @property
          def texts(self):
              """The texts."""
              return self._children("texts", Text)

          @property
          def images(self):
              """The images."""
              return self._children("images", AxesImage)

          @property
          def collections(self):
              """The points and the areas."""
              others = [artist for artist in self._artists
                        if isinstance(artist, _Filled) and not isinstance(artist, (Rectangle, AxesImage))]
              return ArtistList("collections", others)

          def get_lines(self):
              """The lines."""
              return list(self.lines)

          def get_children(self):
              """All that is drawn."""
              return list(self._artists)

          # Texts

          def set_title(self, label, fontdict=None, loc=None, pad=None, *, y=None, **kwargs):
              """Set the title."""
              self._title.set_text(label)
              self._title._apply(kwargs)
              return self._title

          def get_title(self, loc="center"):
              """The title."""
              return self._title.get_text()

          def set_xlabel(self, xlabel, fontdict=None, labelpad=None, *, loc=None, **kwargs):
              """Set the label of the x axis."""
              return self.xaxis.set_label_text(xlabel, **kwargs)

          def get_xlabel(self):
              """The label of the x axis."""
              return self.xaxis.get_label_text()

          def set_ylabel(self, ylabel, fontdict=None, labelpad=None, *, loc=None, **kwargs):
              """Set the label of the y axis."""
              return self.yaxis.set_label_text(ylabel, **kwargs)

          def get_ylabel(self):
              """The label of the y axis."""
              return self.yaxis.get_label_text()

          def text(self, x, y, s, fontdict=None, **kwargs):
              """Write a text at a place."""
              return self._add(Text(self._at(self.xaxis, x), self._at(self.yaxis, y), s, **kwargs))

          def _at(self, axis, value):
              if isinstance(value, str):
                  return axis.convert([value]).values[0]
              return value if isinstance(value, (int, float)) else number(value)

          def annotate(self, text, xy, xytext=None, xycoords="data", textcoords=None, arrowprops=None,
                       annotation_clip=None, **kwargs):
              """Write a text, with an arrow to a place where `arrowprops` are given."""
              xy = (self._at(self.xaxis, xy[0]), self._at(self.yaxis, xy[1]))
              if xytext is not None:
                  xytext = (self._at(self.xaxis, xytext[0]), self._at(self.yaxis, xytext[1]))
                  if textcoords in ("offset points", "offset pixels"):
                      # A few points away is a neighbouring cell here.
                      kwargs.setdefault("verticalalignment", "bottom" if xytext[1] >= 0 else "top")
                      xytext = None
              return self._add(Annotation(text, xy, xytext, arrowprops, **kwargs))

          @property
          def transAxes(self):
              """For texts whose place is a part of the axes."""
              return "axes"

          @property
          def transData(self):
              """For texts whose place is in the numbers of the data."""
              return "data"

          # Limits, scales, ticks

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

          def set(self, **kwargs):
              """Set several properties at once."""
              return Artist._update(self, kwargs, "Axes.set() got an unexpected keyword argument")

          # The legend

          def get_legend_handles_labels(self, legend_handler_map=None):
              """What has a name for the legend, and the names."""
              found = [artist for artist in self._artists if not isinstance(artist, Text)] + self.containers
              handles = [artist for artist in found
                         if artist.get_label() and not str(artist.get_label()).startswith("_")]
              return handles, [handle.get_label() for handle in handles]

          def legend(self, *args, handles=None, labels=None, **kwargs):
              """Tell what the lines and bars mean."""
              if len(args) == 2:
                  handles, labels = args
              elif len(args) == 1:
                  labels = args[0]
                  if isinstance(labels, str):
                      labels = [labels]
              elif len(args) > 2:
                  raise TypeError(f"legend() takes from 0 to 2 positional arguments but {len(args)} were given")
              if handles is None and labels is None:
                  handles, labels = self.get_legend_handles_labels()
                  if not handles:
                      warnings.warn(
                          "No artists with labels found to put in legend.  Note that artists whose label start with an "
                          "underscore are ignored when legend() is called with no argument.", stacklevel=3)
              elif handles is None:
                  contained = {id(part) for container in self.containers for part in container}
                  handles = [artist for artist in self._artists
                             if not isinstance(artist, (Text, AxesImage)) and id(artist) not in contained]
                  handles += self.containers
              elif labels is None:
                  labels = [handle.get_label() for handle in handles]
              handles = [handle[0] if isinstance(handle, (list, BarList)) and handle else handle for handle in handles]
              pairs = list(zip(handles, [str(label) for label in labels]))
              self._legend = Legend(self, [handle for handle, _ in pairs], [label for _, label in pairs], **kwargs)
              return self._legend

          def get_legend(self):
              """The legend; None where there is none."""
              return self._legend

          # Describing

          def _describe(self):
              series, counts = {}, {}
              elements = []
              contained = {id(part): container for container in self.containers for part in container
                           if isinstance(container, BarContainer)}
              for artist in self._artists:
                  owner = contained.get(id(artist), artist)
                  if id(owner) not in series:
                      series[id(owner)] = counts.get(artist._kind, 0)
                      counts[artist._kind] = series[id(owner)] + 1
                  series[id(artist)] = series[id(owner)]
              for container in self.containers:
                  if container._kind == "line":
                      series[id(container)] = next((series[id(part)] for part in container if id(part) in series), 0)
              for artist in sorted(self._artists, key=lambda artist: artist.zorder):
                  if not artist.get_visible():
                      continue
                  found = artist._elements(series[id(artist)])
                  last = elements[-1] if elements else None
                  if (found[0][0] == "boxes" and last is not None and last[0] == "boxes" and last[2:] == found[0][2:]
                          and id(artist) in contained):
                      # The bars of a chart are one element.
                      last[1].extend(found[0][1])
                  else:
                      elements += found
              framed = self._framed and any(spine.get_visible() for spine in self.spines.values())
              return (*self._place, self._title.get_text(), self.xaxis._describe(), self.yaxis._describe(), elements,
                      None if self._legend is None else self._legend._describe(series), self._equal, framed,
                      None if self._bar is None else self._bar._describe())


      from matplotlib.collections import BarList

      Axes.__module__ = "matplotlib.axes._axes"
      ArtistList.__module__ = "matplotlib.axes._base"
      """#)
}
