import PythonRuntime

extension PythonSource {
  /// Named looks: their colors and their grids.
  static let matplotlibStyle = PythonSource(
    module: "matplotlib.style",
    text: #"""
      from contextlib import contextmanager

      from matplotlib import Cycler, rcParams, rcdefaults

      # Name, grid, colors of images, and the colors of lines where they are others than usual.
      _TABLE = """
      Solarize_Light2 1 viridis 268bd2 2aa198 859900 b58900 cb4b16 dc322f d33682 6c71c4
      bmh 1 viridis 348abd a60628 7a68a6 467821 d55e00 cc79a7 56b4e9 009e73 f0e442 0072b2
      classic 0 jet 0000ff 008000 ff0000 00bfbf bf00bf bfbf00 000000
      dark_background 0 viridis 8dd3c7 feffb3 bfbbd9 fa8174 81b1d2 fdb462 b3de69 bc82bd ccebc4 ffed6f
      fast 0 viridis 
      fivethirtyeight 1 viridis 008fd5 fc4f30 e5ae38 6d904f 8b8b8b 810f7c
      ggplot 1 viridis e24a33 348abd 988ed5 777777 fbc15e 8eba42 ffb5b8
      grayscale 0 gray 000000 666666 999999 b2b2b2
      petroff10 0 viridis 3f90da ffa90e bd1f01 94a4a2 832db6 a96b59 e76300 b9ac70 717581 92dadd
      petroff6 0 viridis 5790fc f89c20 e42536 964a8b 9c9ca1 7a21dd
      petroff8 0 viridis 1845fb ff5e02 c91f16 c849a9 adad7d 86c8dd 578dff 656364
      seaborn-v0_8 1 Greys 4c72b0 55a868 c44e52 8172b2 ccb974 64b5cd
      seaborn-v0_8-bright 0 viridis 003fff 03ed3a e8000b 8a2be2 ffc400 00d7ff
      seaborn-v0_8-colorblind 0 viridis 0072b2 009e73 d55e00 cc79a7 f0e442 56b4e9
      seaborn-v0_8-dark 0 Greys 
      seaborn-v0_8-dark-palette 0 viridis 001c7f 017517 8c0900 7600a1 b8860b 006374
      seaborn-v0_8-darkgrid 1 Greys 
      seaborn-v0_8-deep 0 viridis 4c72b0 55a868 c44e52 8172b2 ccb974 64b5cd
      seaborn-v0_8-muted 0 viridis 4878cf 6acc65 d65f5f b47cc7 c4ad66 77bedb
      seaborn-v0_8-notebook 0 viridis 
      seaborn-v0_8-paper 0 viridis 
      seaborn-v0_8-pastel 0 viridis 92c6ff 97f0aa ff9f9a d0bbff fffea3 b0e0e6
      seaborn-v0_8-poster 0 viridis 
      seaborn-v0_8-talk 0 viridis 
      seaborn-v0_8-ticks 0 Greys 
      seaborn-v0_8-white 0 Greys 
      seaborn-v0_8-whitegrid 1 Greys 
      tableau-colorblind10 0 viridis 006ba4 ff800e ababab 595959 5f9ed1 c85200 898989 a2c8ec ffbc79 cfcfcf
      """
      _STYLES = {}
      for _row in _TABLE.strip().splitlines():
          _name, _grid, _cmap, *_colors = _row.split()
          _STYLES[_name] = {"axes.grid": _grid == "1", "image.cmap": _cmap}
          if _colors:
              _STYLES[_name]["axes.prop_cycle"] = Cycler(["#" + digits for digits in _colors])
      available = sorted(_STYLES)


      def use(style):
          """Take the colors and the grid of a named look: `use("ggplot")`."""
          for one in [style] if isinstance(style, (str, dict)) else style:
              if one == "default":
                  rcdefaults()
              elif isinstance(one, dict):
                  rcParams.update(one)
              elif one in _STYLES:
                  rcParams.update(_STYLES[one])
              else:
                  raise OSError(f"{one!r} is not a valid package style, path of style file, URL of style file, or library "
                                "style name (library styles are listed in `style.available`)")


      @contextmanager
      def context(style, after_reset=False):
          """Take a named look for the statements of a `with` block."""
          before = dict(rcParams)
          if after_reset:
              rcdefaults()
          use(style)
          try:
              yield
          finally:
              rcParams.clear()
              rcParams.update(before)
      """#)
}
