import PythonRuntime

extension PythonSource {
  /// `matplotlib.pyplot`: the current figure and its current axes.
  static let pyplot = PythonSource(
    module: "matplotlib.pyplot",
    text: #"""
      from matplotlib import cm, cycler, rc, rcParams, rcdefaults, style
      from matplotlib.axes import Axes
      from matplotlib.cm import get_cmap
      from matplotlib.figure import Figure
      from matplotlib.collections import Rectangle
      from matplotlib.artist import Line2D, Text

      _figures = {}
      _current = []
      _images = []


      # Figures

      def figure(num=None, figsize=None, dpi=None, *, facecolor=None, edgecolor=None, frameon=True, clear=False,
                 layout=None, constrained_layout=None, tight_layout=None):
          """Make a figure, or make one the current one that is there."""
          if isinstance(num, Figure):
              num = num.number
          if num is None:
              num = max([key for key in _figures if isinstance(key, int)], default=0) + 1
          if num not in _figures:
              _figures[num] = Figure(figsize, dpi, num)
          elif clear:
              _figures[num].clear()
          _current[:] = [num]
          return _figures[num]


      def gcf():
          """The current figure; made where there is none."""
          return _figures[_current[0]] if _current else figure()


      def gca():
          """The current axes; made where there are none."""
          return gcf().gca()


      def sca(ax):
          """Make axes the current ones, and their figure the current figure."""
          _current[:] = [ax.figure.number]
          ax.figure.sca(ax)


      def axes(arg=None, **kwargs):
          """Add axes to the current figure."""
          if arg is None:
              return gcf().add_subplot(**kwargs)
          return gcf().add_axes(arg, **kwargs)


      def delaxes(ax=None):
          """Take axes away."""
          gcf().delaxes(gca() if ax is None else ax)


      def get_fignums():
          """The numbers of the figures."""
          return sorted(_figures)


      def fignum_exists(num):
          """Whether there is a figure of a number."""
          return num in _figures


      def subplots(nrows=1, ncols=1, *, sharex=False, sharey=False, squeeze=True, width_ratios=None, height_ratios=None,
                   subplot_kw=None, gridspec_kw=None, **fig_kw):
          """Make a figure with axes in rows and columns."""
          made = figure(**fig_kw)
          grid = made.subplots(nrows, ncols, sharex=sharex, sharey=sharey, squeeze=squeeze, width_ratios=width_ratios,
                               height_ratios=height_ratios, subplot_kw=subplot_kw, gridspec_kw=gridspec_kw)
          return made, grid


      def subplot(*args, **kwargs):
          """Make axes of a grid the current ones; they are added where they are not there."""
          from matplotlib.figure import _grid_key
          key = _grid_key(args)
          current = gcf()
          for found in current.axes:
              if current._keys.get(id(found)) == key:
                  current.sca(found)
                  found.set(**kwargs)
                  return found
          return current.add_subplot(*key, **kwargs)


      def show(*, block=None):
          """Draw all figures in characters; they are closed then."""
          shown = list(_figures.values())
          close("all")
          for number, one in enumerate(shown):
              if one.axes:
                  one.show()


      def close(fig=None):
          """Close a figure: the current one, a figure, its number, or "all"."""
          if fig is None:
              keys = list(_current)
          elif isinstance(fig, str) and fig == "all":
              keys = list(_figures)
          elif isinstance(fig, Figure):
              keys = [fig.number]
          elif isinstance(fig, (int, str)):
              keys = [fig]
          else:
              raise TypeError(f"close() argument must be a Figure, an int, a string, or None, not {type(fig)}")
          for key in keys:
              _figures.pop(key, None)
          if not _current or _current[0] not in _figures:
              _current[:] = list(_figures)[-1:]


      def clf():
          """Take away all that the current figure holds."""
          gcf().clear()


      def cla():
          """Take away all that the current axes hold."""
          gca().clear()


      def suptitle(t, **kwargs):
          """Write a title above all axes of the current figure."""
          return gcf().suptitle(t, **kwargs)


      def savefig(fname, **kwargs):
          """Write the current figure as SVG, where the person at the prompt allows it."""
          gcf().savefig(fname, **kwargs)


      def tight_layout(*, pad=1.08, h_pad=None, w_pad=None, rect=None):
          """Give labels the room that they need, which pictures do by themselves here."""


      def subplots_adjust(left=None, bottom=None, right=None, top=None, wspace=None, hspace=None):
          """Set the room between axes, which follows their labels here."""


      def figlegend(*args, **kwargs):
          """Tell what the lines of all axes mean."""
          return gcf().legend(*args, **kwargs)


      def draw():
          """Draw the current figure again, which `show` does here."""


      # Texts and axes

      def title(label, fontdict=None, loc=None, pad=None, *, y=None, **kwargs):
          """Set the title of the current axes."""
          return gca().set_title(label, fontdict, loc, pad, y=y, **kwargs)


      def xlabel(xlabel, fontdict=None, labelpad=None, *, loc=None, **kwargs):
          """Set the label of the x axis."""
          return gca().set_xlabel(xlabel, fontdict, labelpad, loc=loc, **kwargs)


      def ylabel(ylabel, fontdict=None, labelpad=None, *, loc=None, **kwargs):
          """Set the label of the y axis."""
          return gca().set_ylabel(ylabel, fontdict, labelpad, loc=loc, **kwargs)


      def xlim(*args, **kwargs):
          """Set or get the ends of the x axis."""
          return gca().set_xlim(*args, **kwargs) if args or kwargs else gca().get_xlim()


      def ylim(*args, **kwargs):
          """Set or get the ends of the y axis."""
          return gca().set_ylim(*args, **kwargs) if args or kwargs else gca().get_ylim()


      def xscale(value, **kwargs):
          """Set the scale of the x axis: 'linear' or 'log'."""
          gca().set_xscale(value, **kwargs)


      def yscale(value, **kwargs):
          """Set the scale of the y axis: 'linear' or 'log'."""
          gca().set_yscale(value, **kwargs)


      def xticks(ticks=None, labels=None, *, minor=False, **kwargs):
          """Set or get the ticks of the x axis and their labels."""
          return _ticks(gca().xaxis, ticks, labels, minor)


      def yticks(ticks=None, labels=None, *, minor=False, **kwargs):
          """Set or get the ticks of the y axis and their labels."""
          return _ticks(gca().yaxis, ticks, labels, minor)


      def _ticks(axis, ticks, labels, minor):
          if ticks is None:
              if labels is not None:
                  raise TypeError(f"{axis._name}ticks(): Parameter 'labels' can't be set without setting 'ticks'")
              return axis.get_ticklocs(), axis.get_ticklabels()
          return axis.set_ticks(ticks, labels, minor=minor), axis.get_ticklabels()


      def _of_axes(name):
          method = getattr(Axes, name)

          def function(*args, **kwargs):
              return method(gca(), *args, **kwargs)

          function.__name__ = function.__qualname__ = name
          function.__doc__ = method.__doc__
          function.__wrapped__ = method
          return function


      for _name in ("annotate", "axhline", "axhspan", "axis", "axvline", "axvspan", "bar", "bar_label", "barh", "clabel",
                    "errorbar",
                    "fill_between", "grid", "hist", "hlines", "legend", "loglog", "margins", "matshow", "plot", "semilogx",
                    "semilogy", "stem", "step", "text", "tick_params", "vlines", "autoscale"):
          globals()[_name] = _of_axes(_name)


      # What has colors for values

      def imshow(X, *args, **kwargs):
          """Draw a table of values, or of red, green and blue, as a picture."""
          return sci(gca().imshow(X, *args, **kwargs))


      def scatter(x, y, *args, **kwargs):
          """Draw points, of one color or with colors that tell values."""
          points = gca().scatter(x, y, *args, **kwargs)
          return sci(points) if points._values is not None else points


      def contour(*args, **kwargs):
          """Draw lines of equal height: `contour(Z)`, `contour(X, Y, Z)`, with the levels behind."""
          return sci(gca().contour(*args, **kwargs))


      def contourf(*args, **kwargs):
          """Fill the bands between lines of equal height."""
          return sci(gca().contourf(*args, **kwargs))


      def sci(im):
          """Make an image or points those that `colorbar` explains."""
          _images[:] = [im]
          return im


      def gci():
          """The image or the points that `colorbar` explains."""
          return _images[0] if _images and _images[0].axes in gcf().axes else None


      def colorbar(mappable=None, cax=None, ax=None, **kwargs):
          """Tell what the colors of an image or of points mean."""
          mappable = gci() if mappable is None else mappable
          if mappable is None:
              raise RuntimeError("No mappable was found to use for colorbar creation. First define a mappable such as an "
                                 "image (with imshow) or a contour set (with contourf).")
          return gcf().colorbar(mappable, cax, ax, **kwargs)


      def clim(vmin=None, vmax=None):
          """Set the values at both ends of the colors."""
          if gci() is None:
              raise RuntimeError("You must first define an image, e.g., with imshow")
          gci().set_clim(vmin, vmax)
      """#)
}
