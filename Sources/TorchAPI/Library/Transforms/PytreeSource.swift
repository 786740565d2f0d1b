import PythonRuntime

extension PythonSource {
  /// `torch.utils._pytree`: nested containers taken apart and put together again.
  static let pytree = PythonSource(
    module: "torch.utils._pytree",
    text: #"""
      from collections import OrderedDict, defaultdict, deque

      from torch import Size as _Size
      from torch._C import _functorch as _internals


      class TreeSpec:
          """The containers of a tree, with a place for each leaf."""

          def __init__(self, type, context, children_specs):
              self.type = type
              self.context = context
              self.children_specs = children_specs
              if type is None:
                  self.num_nodes = self.num_leaves = 1
                  self.num_children = 0
              else:
                  self.num_nodes = 1 + sum(child.num_nodes for child in children_specs)
                  self.num_leaves = sum(child.num_leaves for child in children_specs)
                  self.num_children = len(children_specs)

          def is_leaf(self):
              return self.type is None

          def children(self):
              return list(self.children_specs)

          def unflatten(self, leaves):
              return tree_unflatten(leaves, self)

          def __repr__(self, indent=0):
              if self.type is None:
                  return "*"
              text = f"TreeSpec({self.type.__name__}, {_shown(self)}, ["
              if self.children_specs:
                  indent += 2
                  text += self.children_specs[0].__repr__(indent)
                  text += "," if len(self.children_specs) > 1 else ""
                  text += ",".join("\n" + " " * indent + child.__repr__(indent)
                                   for child in self.children_specs[1:])
              return text + "])"

          def __eq__(self, other):
              if self is other:
                  return True
              if not isinstance(other, TreeSpec):
                  return NotImplemented
              return (self.type is other.type and _shown(self) == _shown(other)
                      and self.children_specs == other.children_specs)

          def __hash__(self):
              return hash((self.type, self.num_leaves))


      class LeafSpec(TreeSpec):
          """The place of a leaf."""

          def __init__(self):
              super().__init__(None, None, [])


      _LEAF = LeafSpec()


      def _shown(spec):
          return None if spec.type is not None and _is_return_context(spec.context) else spec.context


      def _is_return_context(context):
          return _internals._is_return_type(context)


      def _is_namedtuple(tree):
          kind = type(tree)
          return (isinstance(tree, tuple) and kind is not tuple
                  and (hasattr(kind, '_fields') or hasattr(kind, 'n_sequence_fields')))


      def _parts(tree):
          kind = type(tree)
          if kind is tuple:
              return tuple, list(tree), None
          if kind is list:
              return list, list(tree), None
          if kind is dict:
              return dict, list(tree.values()), list(tree.keys())
          if kind is OrderedDict:
              return OrderedDict, list(tree.values()), list(tree.keys())
          if kind is defaultdict:
              return defaultdict, list(tree.values()), [tree.default_factory, list(tree.keys())]
          if kind is deque:
              return deque, list(tree), tree.maxlen
          if kind is _Size:
              return _Size, list(tree), None
          if _internals._is_return_type(tree):
              return kind, list(tree), tree
          if _is_namedtuple(tree):
              return kind, list(tree), kind
          return None


      def _is_leaf(tree, is_leaf=None):
          return (is_leaf is not None and is_leaf(tree)) or _parts(tree) is None


      def _flatten_into(tree, leaves, is_leaf):
          if is_leaf is not None and is_leaf(tree):
              leaves.append(tree)
              return _LEAF
          found = _parts(tree)
          if found is None:
              leaves.append(tree)
              return _LEAF
          kind, children, context = found
          return TreeSpec(kind, context, [_flatten_into(child, leaves, is_leaf) for child in children])


      def tree_flatten(tree, is_leaf=None):
          """Take a tree apart into its leaves and what holds them."""
          leaves = []
          spec = _flatten_into(tree, leaves, is_leaf)
          return leaves, spec


      def _build(spec, leaves, position):
          if spec.type is None:
              return leaves[position], position + 1
          children = []
          for child in spec.children_specs:
              value, position = _build(child, leaves, position)
              children.append(value)
          kind, context = spec.type, spec.context
          if kind is tuple or kind is _Size:
              return kind(children), position
          if kind is list:
              return children, position
          if kind is dict or kind is OrderedDict:
              return kind(zip(context, children)), position
          if kind is defaultdict:
              return defaultdict(context[0], zip(context[1], children)), position
          if kind is deque:
              return deque(children, maxlen=context), position
          if _is_return_context(context):
              return _internals._replace_fields(context, children), position
          return kind(*children), position


      def tree_unflatten(leaves, treespec):
          """Put a tree together from its leaves and what holds them."""
          if not isinstance(treespec, TreeSpec):
              raise TypeError(
                  f"tree_unflatten(leaves, treespec): Expected `treespec` to be instance of "
                  f"TreeSpec but got item of type {type(treespec)}.")
          leaves = list(leaves)
          if len(leaves) != treespec.num_leaves:
              raise ValueError(
                  f"tree_unflatten(leaves, treespec): `leaves` has length {len(leaves)} "
                  f"but the spec refers to a pytree that holds {treespec.num_leaves} "
                  f"items ({treespec}).")
          return _build(treespec, leaves, 0)[0]


      def tree_leaves(tree, is_leaf=None):
          return tree_flatten(tree, is_leaf)[0]


      def tree_is_leaf(tree, is_leaf=None):
          """Whether the tree is a single leaf."""
          return _is_leaf(tree, is_leaf)


      def tree_iter(tree, is_leaf=None):
          return iter(tree_leaves(tree, is_leaf))


      def tree_structure(tree, is_leaf=None):
          return tree_flatten(tree, is_leaf)[1]


      def tree_map(func, tree, *rests, is_leaf=None):
          """The tree with `func` applied to each leaf."""
          leaves, spec = tree_flatten(tree, is_leaf)
          others = [tree_flatten(rest, is_leaf)[0] for rest in rests]
          return tree_unflatten([func(*row) for row in zip(leaves, *others)], spec)


      def tree_map_(func, tree, *rests, is_leaf=None):
          """Apply `func` to each leaf, and give the tree itself."""
          leaves = tree_leaves(tree, is_leaf)
          others = [tree_flatten(rest, is_leaf)[0] for rest in rests]
          for row in zip(leaves, *others):
              func(*row)
          return tree


      def tree_map_only(kind, func, tree, is_leaf=None):
          return tree_map(lambda leaf: func(leaf) if isinstance(leaf, kind) else leaf, tree, is_leaf=is_leaf)


      def tree_all(pred, tree, is_leaf=None):
          return all(map(pred, tree_leaves(tree, is_leaf)))


      def tree_any(pred, tree, is_leaf=None):
          return any(map(pred, tree_leaves(tree, is_leaf)))


      class _Asterisk:
          def __repr__(self):
              return "*"


      def treespec_pprint(treespec):
          return repr(tree_unflatten([_Asterisk()] * treespec.num_leaves, treespec))


      def _broadcast_to_and_flatten(tree, treespec, is_leaf=None):
          if _is_leaf(tree, is_leaf):
              return [tree] * treespec.num_leaves
          if treespec.type is None:
              return None
          kind, children, context = _parts(tree)
          if kind is not treespec.type or len(children) != treespec.num_children:
              return None
          if kind is not tuple and kind is not list and context != treespec.context:
              return None
          result = []
          for child, spec in zip(children, treespec.children_specs):
              flat = _broadcast_to_and_flatten(child, spec, is_leaf)
              if flat is None:
                  return None
              result += flat
          return result
      """#)
}
