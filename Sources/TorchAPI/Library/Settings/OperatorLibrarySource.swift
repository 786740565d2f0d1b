import PythonRuntime

extension PythonSource {
  /// `torch.library`.
  static let operatorLibrary = PythonSource(
    module: "torch.library",
    text: #"""
      import contextlib

      import torch
      from torch import _ops
      from torch._library.custom_ops import _definitions, _parts_of, CustomOpDef, custom_op, infer_schema

      __all__ = ["Library", "custom_op", "CustomOpDef", "define", "impl", "infer_schema", "register_autograd",
                 "register_fake", "register_kernel", "register_vmap"]
      _reserved = ("prim",)


      def _definition(op, caller):
          if isinstance(op, CustomOpDef):
              return op
          if not isinstance(op, (str, _ops.OpOverload)):
              raise ValueError(f"{caller}({op}): got unexpected type for op: {type(op)}")
          name = op if isinstance(op, str) else op.name()
          if name not in _definitions:
              namespace, own = _parts_of(name)
              raise AttributeError(f"'_OpNamespace' '{namespace}' object has no attribute '{own}'")
          return _definitions[name]


      def _remove(name):
          definition = _definitions.pop(name)
          delattr(_ops.family(definition._namespace), definition._name)


      class Library:
          """A family of operators that a program defines, or implements."""

          def __init__(self, ns, kind, dispatch_key=""):
              if kind not in ("IMPL", "DEF", "FRAGMENT"):
                  raise ValueError(f"Unsupported kind: {kind}")
              if ns in _reserved and kind in ("DEF", "FRAGMENT"):
                  raise ValueError(f"{ns} is a reserved namespace. Please try creating a library with another name.")
              self.ns, self.kind, self.dispatch_key = ns, kind, dispatch_key
              self._op_defs = set()

          def __repr__(self):
              return f"Library(kind={self.kind}, ns={self.ns}, dispatch_key={self.dispatch_key})>"

          def define(self, schema, alias_analysis="", *, tags=()):
              """Declare an operator by its schema, and give its name."""
              name = schema.split("(")[0].strip()
              qualname = f"{self.ns}::{name}"
              if qualname in _definitions:
                  raise RuntimeError(
                      f"Tried to register an operator ({qualname}{schema[schema.index('('):]}) with the same name and "
                      "overload name multiple times. Each overload's schema should only be registered with a single "
                      "call to def().")
              definition = CustomOpDef(self.ns, name, schema[schema.index("("):].strip(), _unimplemented(qualname))
              definition._checks_aliases = False
              self._op_defs.add(qualname)
              return name

          def impl(self, op_name, fn, dispatch_key="", *, with_keyset=False, allow_override=False):
              """Have a function compute an operator's results."""
              name = op_name if isinstance(op_name, str) else op_name.name()
              definition = _definitions.get(name if "::" in name else f"{self.ns}::{name}")
              key = dispatch_key or self.dispatch_key or "CompositeImplicitAutograd"
              if definition is None or key.startswith(("Meta", "CUDA", "Autograd")):
                  return
              definition._init_fn = fn

          def _destroy(self):
              for name in self._op_defs:
                  if name in _definitions:
                      _remove(name)
              self._op_defs.clear()


      def _unimplemented(qualname):
          def missing(*args, **kwargs):
              raise NotImplementedError(
                  f"Could not run '{qualname}' with arguments from the 'CPU' backend. This could be because the operator "
                  "doesn't exist for this backend, or was omitted during the selective/custom build process (if using "
                  "custom build).")

          return missing


      def define(qualname, schema, *, lib=None, tags=()):
          """Declare an operator by its schema."""
          namespace, name = _parts_of(qualname)
          if not (schema.startswith("(") and ") -> " in schema):
              raise ValueError("define(qualname, schema, ...): expected schema to look like e.g. \"(Tensor x) -> Tensor\" "
                               f"but got \"{schema}\"")
          (lib or Library(namespace, "FRAGMENT")).define(name + schema, tags=tags)


      def impl(qualname, types, func=None, *, lib=None):
          """Have a function compute an operator's results on some devices."""
          namespace, name = _parts_of(qualname)
          kinds = [types] if isinstance(types, str) else types
          devices = [kind if kind == "default" else torch.device(kind).type for kind in kinds]

          def register(func):
              if "cpu" in devices or "default" in devices:
                  (lib or Library(namespace, "FRAGMENT")).impl(name, func, "CPU")

          return register if func is None else register(func)


      def get_ctx():
          """What runs shapes through an operator at present: nothing."""
          return None


      def register_autograd(op, backward, /, *, setup_context=None, lib=None):
          """Tell how gradients pass through an operator."""
          _definition(op, "register_autograd").register_autograd(backward, setup_context=setup_context)


      def register_fake(op, func=None, /, *, lib=None, _stacklevel=1, allow_override=False):
          """Tell what an operator's results look like."""
          definition = _definition(op, "register_fake")
          return definition.register_fake if func is None else definition.register_fake(func)


      def register_kernel(op, device_types, func=None, /, *, lib=None):
          """Have another function compute an operator's results on some devices."""
          if isinstance(op, str) and op not in _definitions:
              # The operator may be declared later.
              return None
          return _definition(op, "register_kernel").register_kernel(device_types, func)


      def register_vmap(op, func=None, /, *, lib=None):
          """Tell what an operator makes of all examples at once."""
          return _definition(op, "register_vmap").register_vmap(func)


      @contextlib.contextmanager
      def _scoped_library(*args, **kwargs):
          """A block whose operators are its own."""
          before = set(_definitions)
          try:
              yield Library(*args, **kwargs)
          finally:
              for name in set(_definitions) - before:
                  _remove(name)
      """#)
}
