import PythonRuntime

extension PythonSource {
  /// `torchviz`: graphs of recorded computations in the DOT language.
  static let torchviz = PythonSource(
    module: "torchviz",
    text: #"""
      import torch
      from graphviz import Digraph

      __all__ = ["make_dot"]

      _PREFIX = "_saved_"


      def _shape(tensor):
          return "(" + ", ".join(str(size) for size in tensor.shape) + ")"


      def _saved(fn):
          for attribute in sorted(dir(fn)):
              if attribute.startswith(_PREFIX):
                  try:
                      yield attribute[len(_PREFIX):], getattr(fn, attribute)
                  except RuntimeError:
                      yield attribute[len(_PREFIX):], "[freed]"


      def _label(fn, show_attrs, max_attr_chars):
          name = type(fn).__name__
          values = {}
          if show_attrs:
              for key, value in _saved(fn):
                  if torch.is_tensor(value):
                      values[key] = "[saved tensor]"
                  elif isinstance(value, tuple) and any(torch.is_tensor(part) for part in value):
                      values[key] = "[saved tensors]"
                  else:
                      values[key] = str(value)
          if not values:
              return name
          limit = max(max_attr_chars, 3)
          left = max(len(key) for key in values)
          right = min(max(len(value) for value in values.values()), limit)
          rows = []
          for key, value in values.items():
              if len(value) > right:
                  value = value[:right - 3] + "..."
              rows.append(key.ljust(left) + ": " + value.rjust(right))
          rule = "-" * max(left + right + 2, len(name))
          return "\n".join([name, rule, *rows])


      class _Drawer:
          def __init__(self, dot, names, show_attrs, show_saved, max_attr_chars):
              self.dot = dot
              self.names = names
              self.show_attrs = show_attrs
              self.show_saved = show_saved
              self.max_attr_chars = max_attr_chars
              # Objects are kept, so that no other one gets the number of one that is drawn.
              self.seen = {}

          def is_new(self, thing):
              if id(thing) in self.seen:
                  return False
              self.seen[id(thing)] = thing
              return True

          def tensor(self, tensor, color, name=None):
              if not name:
                  name = self.names.get(id(tensor), "")
              self.dot.node(str(id(tensor)), f"{name}\n {_shape(tensor)}", fillcolor=color)

          def base(self, tensor, color="darkolivegreen1"):
              while self.is_new(tensor):
                  self.tensor(tensor, color)
                  if tensor.grad_fn is not None:
                      self.functions(tensor.grad_fn)
                      self.dot.edge(str(id(tensor.grad_fn)), str(id(tensor)))
                  if not tensor._is_view():
                      return
                  base = tensor._base
                  self.dot.edge(str(id(base)), str(id(tensor)), style="dotted")
                  tensor, color = base, "darkolivegreen3"

          def functions(self, first):
              if not self.is_new(first):
                  return
              self.function(first)
              stack = [(first, iter(first.next_functions))]
              while stack:
                  fn, inputs = stack[-1]
                  for source, _ in inputs:
                      if source is None:
                          continue
                      self.dot.edge(str(id(source)), str(id(fn)))
                      if self.is_new(source):
                          self.function(source)
                          stack.append((source, iter(source.next_functions)))
                          break
                  else:
                      stack.pop()
                      self.old_saved(fn)

          def function(self, fn):
              if self.show_saved:
                  for key, value in _saved(fn):
                      if torch.is_tensor(value):
                          self.saved_tensor(fn, value, key)
                      elif isinstance(value, tuple):
                          for index, part in enumerate(value):
                              if torch.is_tensor(part):
                                  self.saved_tensor(fn, part, f"{key}[{index}]")
              if hasattr(fn, "variable"):
                  leaf = fn.variable
                  self.seen[id(leaf)] = leaf
                  self.tensor(leaf, "lightblue")
                  self.dot.edge(str(id(leaf)), str(id(fn)))
              self.dot.node(str(id(fn)), _label(fn, self.show_attrs, self.max_attr_chars))

          def saved_tensor(self, fn, tensor, name):
              self.seen[id(tensor)] = tensor
              self.dot.edge(str(id(fn)), str(id(tensor)), dir="none")
              self.tensor(tensor, "orange", name)

          def old_saved(self, fn):
              if not hasattr(fn, "saved_tensors"):
                  return
              for tensor in fn.saved_tensors:
                  if tensor is not None:
                      self.seen[id(tensor)] = tensor
                      self.dot.edge(str(id(tensor)), str(id(fn)), dir="none")
                      self.tensor(tensor, "orange")


      def make_dot(var, params=None, show_attrs=False, show_saved=False, max_attr_chars=50):
          """Draw the graph of operations that made `var`, a tensor or a tuple of them.

          `params` names leaves: a dictionary from names to tensors, such as
          `dict(model.named_parameters())`.

          Example::

              >>> make_dot(x * x)
          """
          params = dict(params or {})
          assert all(isinstance(tensor, torch.Tensor) for tensor in params.values())
          names = {id(tensor): name for name, tensor in params.items()}
          dot = Digraph(
              node_attr=dict(style="filled", shape="box", align="left", fontsize="10", ranksep="0.1",
                             height="0.2", fontname="monospace"),
              graph_attr=dict(size="12,12"))
          drawer = _Drawer(dot, names, show_attrs, show_saved, max_attr_chars)
          roots = tuple(var) if isinstance(var, (tuple, list)) else (var,)
          for root in roots:
              drawer.base(root)
          size = max(12, len(dot.body) * 0.15)
          dot.graph_attr["size"] = f"{size},{size}"
          # What the prompt draws from.
          dot._tensors = roots
          dot._names = params
          dot._keep = drawer.seen
          return dot
      """#)
}
