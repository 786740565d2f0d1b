import PythonRuntime

extension PythonSource {
  /// The edges of the frame around axes.
  static let matplotlibSpines = PythonSource(
    module: "matplotlib.spines",
    text: #"""
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
      """#)
}
