import PythonRuntime

extension PythonSource {
  /// What the lines and bars of axes mean.
  static let matplotlibLegend = PythonSource(
    module: "matplotlib.legend",
    text: #"""
      from matplotlib import rcParams
      from matplotlib.artist import Artist, Text

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
      """#)
}
