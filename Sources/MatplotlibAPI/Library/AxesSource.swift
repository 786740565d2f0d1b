import PythonRuntime

extension PythonSource {
  /// Axes: what is drawn between two axes, and all that is said around them.
  static let matplotlibAxes = PythonSource(
    module: "matplotlib.axes",
    text: #"""
      import warnings

      from matplotlib import cycler, rcParams
      from matplotlib._charts import Charts
      from matplotlib._data import number
      from matplotlib._scales import Scales
      from matplotlib.artist import Annotation, Artist, Line2D, Text
      from matplotlib.axis import XAxis, YAxis
      from matplotlib.collections import AxesImage, BarContainer, BarList, Rectangle, _Filled
      from matplotlib.contour import Contours
      from matplotlib.legend import Legend
      from matplotlib.spines import Spines


      class ArtistList(list):
          """Those artists of axes that are of one kind."""

          def __init__(self, kind, artists):
              super().__init__(artists)
              self._kind = kind

          def __repr__(self):
              return f"<Axes.ArtistList of {len(self)} {self._kind}>"


      class Axes(Charts, Contours, Scales):
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
              self._cycle = None
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
              cycle = rcParams["axes.prop_cycle"] if self._cycle is None else self._cycle
              colors = cycle.by_key()["color"]
              count = self._patch_count if patch else self._line_count
              if patch:
                  self._patch_count += 1
              else:
                  self._line_count += 1
              return colors[count % len(colors)]

          def set_prop_cycle(self, *args, **kwargs):
              """Set the colors that lines take in turn; None for the usual ones."""
              self._cycle = None if args == (None,) else cycler(*args, **kwargs)
              self._line_count = self._patch_count = 0

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


      Axes.__module__ = "matplotlib.axes._axes"
      ArtistList.__module__ = "matplotlib.axes._base"
      """#)
}
