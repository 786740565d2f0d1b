import PythonRuntime

extension PythonSource {
  /// Reading what callers give: numbers, colours, names.
  static let matplotlibData = PythonSource(
    module: "matplotlib._data",
    text: #"""
      from matplotlib import _native, rcParams

      DASHES = {"-": 1, "solid": 1, "--": 2, "dashed": 2, ":": 3, "dotted": 3, "-.": 4, "dashdot": 4,
                "None": 0, "none": 0, " ": 0, "": 0}
      MARKERS = "o.,xX+P*sDd^v<>phH8|_1234"


      class Data:
          """The values of a sequence, flat, with their shape."""

          def __init__(self, data):
              self.shape, self.values, self.is_text, self.is_whole = _native.numbers(data)

          def __len__(self):
              return len(self.values)

          @property
          def original(self):
              """The values as NumPy would hold them."""
              return [int(value) for value in self.values] if self.is_whole else self.values


      def numbers(data):
          """The values of a sequence or of a single number, as a list."""
          return Data(data).values


      def number(value):
          """A single number; None stays None."""
          if value is None:
              return None
          found = Data(value)
          if len(found) != 1 or found.is_text:
              raise TypeError("only length-1 arrays can be converted to Python scalars" if len(found) != 1
                              else f"could not convert string to float: {found.values[0]!r}")
          return found.values[0]


      def array(values, shape=None):
          """Values as an array of NumPy, where that is there."""
          try:
              import numpy
              made = numpy.array(values)
              return made if shape is None else made.reshape(shape)
          except (ImportError, AttributeError):
              return list(values)


      def scalar(value):
          """A number as an array of NumPy would give it."""
          try:
              import numpy
              return numpy.float64(value)
          except (ImportError, AttributeError):
              return float(value)


      def broadcast(value, count):
          """A value for each of so many."""
          values = numbers(value)
          return values * count if len(values) == 1 else values


      def columns(data):
          """The columns of a table; a sequence is one of them."""
          if len(data.shape) < 2:
              return [data.original]
          width = data.shape[1]
          return [data.original[start::width] for start in range(width)]


      def color(value):
          """The digits and the opacity of a color."""
          if isinstance(value, str) and value[:1] == "C" and value[1:].isdigit():
              colors = rcParams["axes.prop_cycle"].by_key()["color"]
              value = colors[int(value[1:]) % len(colors)]
          found = _native.colour(value)
          if found is None:
              raise ValueError(
                  f"{value!r} is not a valid value for color: supported inputs are (r, g, b) and (r, g, b, a) 0-1 "
                  "float tuples; '#rrggbb', '#rrggbbaa', '#rgb', '#rgba' strings; named color strings; string reprs "
                  "of 0-1 floats for grayscale values; 'C0', 'C1', ... strings for colors of the color cycle; and "
                  "pairs combining one of the above with an alpha value")
          return found


      def dashes(value):
          """The number of a line style."""
          if value is None:
              return 1
          if isinstance(value, (tuple, list)):
              return 2
          if value not in DASHES:
              raise ValueError(f"{value!r} is not a valid value for ls.")
          return DASHES[value]


      def marker(value):
          """The sign of a marker; an empty text for none."""
          if value is None or value in ("None", "none", " ", ""):
              return ""
          if not isinstance(value, str) or value not in MARKERS or len(value) != 1:
              raise ValueError(f"Unrecognized marker style {value!r}")
          return value


      def line_format(text):
          """Color, marker and line style of a text such as 'r--o'; None for what is not named."""
          if text and not text.replace(".", "").isdigit() and _native.colour(text) is not None:
              return text, None, None
          style = mark = hue = None
          place = 0
          while place < len(text):
              rest = text[place:]
              step = 1
              if rest[:2] in ("--", "-."):
                  if style is not None:
                      raise _invalid(text, "two linestyle symbols")
                  style, step = rest[:2], 2
              elif rest[0] in "-:":
                  if style is not None:
                      raise _invalid(text, "two linestyle symbols")
                  style = rest[0]
              elif rest[0] in MARKERS:
                  if mark is not None:
                      raise _invalid(text, "two marker symbols")
                  mark = rest[0]
              elif rest[0] in "bgrcmykw":
                  if hue is not None:
                      raise _invalid(text, "two color symbols")
                  hue = rest[0]
              elif rest[0] == "C" and rest[1:2].isdigit():
                  if hue is not None:
                      raise _invalid(text, "two color symbols")
                  hue, step = rest[:2], 2
              else:
                  raise _invalid(text, f"unrecognized character {rest[0]!r}")
              place += step
          if style is None and mark is not None:
              style = "None"
          return hue, mark, style


      def _invalid(text, reason):
          return ValueError(f"{text!r} is not a valid format string ({reason})")


      ALIASES = {"c": "color", "lw": "linewidth", "ls": "linestyle", "ms": "markersize", "ds": "drawstyle",
                 "mfc": "markerfacecolor", "mec": "markeredgecolor", "mew": "markeredgewidth", "ec": "edgecolor",
                 "fc": "facecolor", "edgecolors": "edgecolor", "facecolors": "facecolor",
                 "colors": "color", "linewidths": "linewidth", "linestyles": "linestyle", "ha": "horizontalalignment",
                 "va": "verticalalignment", "size": "fontsize", "weight": "fontweight", "aa": "antialiased",
                 "family": "fontfamily", "style": "fontstyle"}
      # What neither characters nor the SVG pictures made here show; it is taken and left out.
      UNSEEN = {"antialiased", "markeredgewidth", "fillstyle", "clip_on", "rasterized", "solid_capstyle",
                "dash_capstyle", "solid_joinstyle", "dash_joinstyle", "picker", "fontsize", "fontweight",
                "fontfamily", "fontstyle", "fontname", "fontdict", "rotation", "rotation_mode", "bbox", "pad",
                "labelpad", "edgecolor", "hatch", "joinstyle", "capstyle", "interpolation", "markevery", "linespacing",
                "wrap", "usetex", "ecolor", "capsize", "capthick", "elinewidth", "gid", "url", "snap", "path_effects",
                "in_layout", "backgroundcolor", "multialignment", "scalex", "scaley", "animated"}


      def normalized(kwargs):
          """Keywords with their long names."""
          found = {}
          for key, value in kwargs.items():
              name = ALIASES.get(key, key)
              if name in found:
                  raise TypeError(f"Got both {name!r} and {key!r}, which are aliases of one another")
              found[name] = value
          return found
      """#)
}
