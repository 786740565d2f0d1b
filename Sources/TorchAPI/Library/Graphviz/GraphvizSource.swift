import PythonRuntime

extension PythonSource {
  /// `graphviz`, as far as it makes directed graphs.
  static let graphviz = PythonSource(
    module: "graphviz",
    text: #"""
      from graphviz import _native

      __all__ = ["Digraph"]

      _KEYWORDS = {"node", "edge", "graph", "digraph", "subgraph", "strict"}


      def _is_plain(text):
          """Whether a text needs no quotes: a name or a number."""
          if not text.isascii():
              return False
          if text.isidentifier():
              return text.lower() not in _KEYWORDS
          digits = text.removeprefix("-").replace(".", "", 1)
          return digits.isdigit()


      def _quote(text):
          text = str(text)
          if _is_plain(text):
              return text
          return '"' + text.replace('"', '\\"') + '"'


      def _attributes(label, attrs):
          parts = [] if label is None else ["label=" + _quote(label)]
          parts += [f"{_quote(key)}={_quote(value)}" for key, value in sorted(attrs.items()) if value is not None]
          return " [" + " ".join(parts) + "]" if parts else ""


      class Digraph:
          """A directed graph in the DOT language."""

          def __init__(self, name=None, comment=None, filename=None, directory=None, format=None, engine=None,
                       graph_attr=None, node_attr=None, edge_attr=None, body=None):
              self.name = name
              self.comment = comment
              self.filename = filename if filename is not None else (name or "Digraph") + ".gv"
              self.directory = directory or ""
              self.format = format or "pdf"
              self.engine = engine or "dot"
              self.graph_attr = dict(graph_attr or {})
              self.node_attr = dict(node_attr or {})
              self.edge_attr = dict(edge_attr or {})
              self.body = list(body or [])
              self._nodes = {}
              self._edges = []

          def node(self, name, label=None, _attributes=None, **attrs):
              """Add a node."""
              attrs.update(_attributes or {})
              self.body.append(f"\t{_quote(name)}{_describe(label, attrs)}\n")
              self._nodes[str(name)] = (str(name if label is None else label), str(attrs.get("fillcolor", "")))

          def edge(self, tail_name, head_name, label=None, _attributes=None, **attrs):
              """Add an edge from one node to another."""
              attrs.update(_attributes or {})
              self.body.append(f"\t{_quote(tail_name)} -> {_quote(head_name)}{_describe(label, attrs)}\n")
              kind = "line" if attrs.get("dir") == "none" else attrs.get("style", "")
              self._edges.append((str(tail_name), str(head_name), str(kind)))

          def edges(self, tail_head_iter):
              """Add many edges, each a pair of names."""
              for tail, head in tail_head_iter:
                  self.edge(tail, head)

          def attr(self, kw=None, _attributes=None, **attrs):
              """Set attributes of the graph, or of all nodes or edges that follow."""
              attrs.update(_attributes or {})
              if kw is None:
                  for key, value in attrs.items():
                      self.body.append(f"\t{_quote(key)}={_quote(value)}\n")
              else:
                  self.body.append(f"\t{kw}{_describe(None, attrs)}\n")

          @property
          def source(self):
              """The graph in the DOT language."""
              lines = []
              if self.comment:
                  lines.append(f"// {self.comment}\n")
              lines.append("digraph " + (_quote(self.name) + " {\n" if self.name else "{\n"))
              for kind, attrs in (("graph", self.graph_attr), ("node", self.node_attr), ("edge", self.edge_attr)):
                  if attrs:
                      lines.append(f"\t{kind}{_describe(None, attrs)}\n")
              return "".join(lines + self.body) + "}\n"

          def __str__(self):
              return self.source

          def __iter__(self):
              return iter(self.source.splitlines(keepends=True))

          def pipe(self, format=None, encoding=None):
              """Return the picture as text or bytes; it can be made as 'svg' or 'dot'."""
              text = self._picture(format or "svg")
              return text if encoding else text.encode("utf-8")

          def _repr_svg_(self):
              return self._picture("svg")

          def _picture(self, format):
              if format in ("dot", "gv"):
                  return self.source
              if format != "svg":
                  raise ValueError(f"unknown format: {format!r} (pictures can be made as 'svg' or 'dot')")
              known = dict(self._nodes)
              for tail, head, _ in self._edges:
                  known.setdefault(tail, (tail, ""))
                  known.setdefault(head, (head, ""))
              return _native.svg([(name, *rest) for name, rest in known.items()], self._edges)

          def render(self, filename=None, directory=None, view=False, cleanup=False, format=None, **options):
              """Write the picture beside `filename`, where the person at the prompt allows it; return its path."""
              format = format or ("svg" if self.format == "pdf" else self.format)
              return self._write(f"{self._path(filename, directory)}.{format}", self._picture(format))

          def save(self, filename=None, directory=None):
              """Write the DOT text, where the person at the prompt allows it; return its path."""
              return self._write(self._path(filename, directory), self.source)

          def _path(self, filename, directory):
              filename = str(filename if filename is not None else self.filename)
              directory = str(directory if directory is not None else self.directory)
              return f"{directory}/{filename}" if directory else filename

          def _write(self, path, text):
              _native.save(path, text)
              return path


      _describe = _attributes
      Digraph.__module__ = "graphviz.graphs"
      """#)
}
