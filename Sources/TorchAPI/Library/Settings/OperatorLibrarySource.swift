import PythonRuntime

extension PythonSource {
  /// `torch.library`.
  static let operatorLibrary = PythonSource(
    module: "torch.library",
    text: #"""
      import contextlib

      import torch
      from torch import _ops
      from torch._library.custom_ops import (
          _definitions, _implement, _parts_of, CustomOpDef, custom_op, infer_schema)

      __all__ = ["Library", "custom_op", "CustomOpDef", "define", "impl", "infer_schema", "register_autograd",
                 "register_fake", "register_kernel", "register_vmap"]
      _reserved = ("prim",)
      # The namespaces that have their one library.
      _declared = {"aten"}
      # What a kernel can be for: those that run on any device, each device by kind of tensor, and layers around them.
      _composite = ("CompositeExplicitAutograd", "CompositeImplicitAutograd", "CompositeExplicitAutogradNonFunctional")
      _devices = ("CPU", "CUDA", "HIP", "XLA", "MPS", "IPU", "XPU", "HPU", "VE", "Lazy", "MTIA", "MAIA", "PrivateUse1",
                  "PrivateUse2", "PrivateUse3", "Meta")
      _layers = ("Undefined", "CompositeImplicitAutogradNestedTensor", "AutogradOther", "Autograd", "Conjugate",
                 "ZeroTensor", "Negative", "BackendSelect", "ADInplaceOrView", "PythonTLSSnapshot", "Python",
                 "FuncTorchBatched", "FuncTorchVmapMode", "FuncTorchGradWrapper", "FuncTorchBatchedDecomposition",
                 "PythonDispatcher", "PreDispatch", "Functionalize", "AutocastCPU", "AutocastCUDA", "AutocastMPS")
      _keys = {*_composite, *_layers, *(kind + device for kind in ("", "Quantized", "Sparse", "SparseCsr",
                                                                   "NestedTensor", "Autograd") for device in _devices)}


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
              if kind == "DEF":
                  if ns in _declared:
                      raise RuntimeError(
                          f"Only a single TORCH_LIBRARY can be used to register the namespace {ns}; please put all of "
                          "your definitions in a single TORCH_LIBRARY block.  If you were trying to specify "
                          "implementations, consider using TORCH_LIBRARY_IMPL (which can be duplicated).  If you really "
                          "intended to define operators for a single namespace in a distributed way, you can use "
                          "TORCH_LIBRARY_FRAGMENT to explicitly indicate this.")
                  _declared.add(ns)
              if dispatch_key:
                  _check_key(dispatch_key)
              self.ns, self.kind, self.dispatch_key = ns, kind, dispatch_key
              self._op_defs, self._op_impls = set(), set()

          def __repr__(self):
              return f"Library(kind={self.kind}, ns={self.ns}, dispatch_key={self.dispatch_key})>"

          def define(self, schema, alias_analysis="", *, tags=()):
              """Declare an operator by its schema, and give its name."""
              name, bracket, rest = schema.partition("(")
              name = name.strip()
              if not bracket:
                  raise RuntimeError("Tried to parse a function schema but only the operator name was given")
              if self.kind == "IMPL":
                  raise RuntimeError(
                      f"def(\"{name}\"): Cannot define an operator inside of a TORCH_LIBRARY_IMPL block.  All def()s "
                      "should be placed in the (unique) TORCH_LIBRARY block for their namespace.")
              namespace, colons, own = name.rpartition("::")
              if colons and namespace != self.ns:
                  raise RuntimeError(
                      f"Explicitly provided namespace ({namespace}) in schema string does not match namespace of "
                      f"enclosing {self._block} block ({self.ns}).  Move this definition to the (unique) TORCH_LIBRARY "
                      "block corresponding to this namespace (and consider deleting the namespace from your schema "
                      "string.)")
              qualname = f"{self.ns}::{own}"
              if qualname in _definitions:
                  raise RuntimeError(
                      f"Tried to register an operator ({qualname}({rest}) with the same name and overload name multiple "
                      "times. Each overload's schema should only be registered with a single call to def().")
              CustomOpDef(self.ns, own, bracket + rest.strip(), None, is_transparent=True)
              self._op_defs.add(qualname)
              return own

          @property
          def _block(self):
              return {"DEF": "TORCH_LIBRARY", "IMPL": "TORCH_LIBRARY_IMPL"}.get(self.kind, "TORCH_LIBRARY_FRAGMENT")

          def impl(self, op_name, fn, dispatch_key="", *, with_keyset=False, allow_override=False):
              """Have a function compute an operator's results."""
              if not callable(fn):
                  raise TypeError(f"Input function is required to be a callable but found type {type(fn)}")
              if not isinstance(op_name, (str, _ops.OpOverload)):
                  raise RuntimeError("impl should be passed either a name or an OpOverload object as the first argument, "
                                     f"got {type(op_name)}")
              name = op_name if isinstance(op_name, str) else op_name.name()
              namespace, colons, own = name.rpartition("::")
              if colons and namespace != self.ns:
                  raise RuntimeError(
                      f"impl(\"{name}\", ...): Explicitly provided namespace ({namespace}) in operator name does not "
                      f"match namespace of enclosing {self._block} block ({self.ns}).  Move this definition to the "
                      f"{self._block} block corresponding to this namespace (and consider deleting the namespace from "
                      "your schema string.)")
              key = dispatch_key or self.dispatch_key or "CompositeImplicitAutograd"
              _check_key(key)
              qualname = f"{self.ns}::{own}"
              if self.ns == "aten" and qualname not in _definitions:
                  raise NotImplementedError(f"{qualname} is an operator of torch itself, which cannot be replaced here")
              if key.startswith("Autograd") and key not in ("AutogradCUDA", "AutogradMPS", "AutogradMeta"):
                  raise NotImplementedError(
                      f"an operator's kernel for {key} cannot be set here: use torch.library.register_autograd")
              if not allow_override and (qualname, key) in self._op_impls:
                  raise RuntimeError(
                      "This is not allowed since there's already a kernel registered from python overriding "
                      f"{own}'s behavior for {key} dispatch key and {self.ns} namespace.")
              self._op_impls.add((qualname, key))
              if key == "CPU":
                  _implement(qualname, "cpu", fn)
              elif key in _composite:
                  _implement(qualname, None, fn)

          def _destroy(self):
              for name in self._op_defs:
                  if name in _definitions:
                      _remove(name)
              self._op_defs.clear()
              if self.kind == "DEF":
                  _declared.discard(self.ns)


      def _check_key(key):
          if key not in _keys:
              raise RuntimeError(f"could not parse dispatch key: {key}")


      def define(qualname, schema, *, lib=None, tags=()):
          """Declare an operator by its schema; of a library, give what takes the function that computes it."""
          if isinstance(qualname, Library):
              name = qualname.define(schema, "", tags=tags)

              def take(func):
                  qualname.impl(name, func)
                  return func

              return take
          if not isinstance(qualname, str):
              raise ValueError(
                  f"define(qualname, schema): expected qualname to be instance of str, got {type(qualname)}")
          namespace, name = _parts_of(qualname)
          if not (schema.startswith("(") and ") -> " in schema):
              raise ValueError("define(qualname, schema, ...): expected schema to look like e.g. \"(Tensor x) -> Tensor\" "
                               f"but got \"{schema}\"")
          (lib or Library(namespace, "FRAGMENT")).define(name + schema, tags=tags)


      def impl(qualname, types, func=None, *, lib=None):
          """Have a function compute an operator's results on some devices; of a library, for a dispatch key."""
          if isinstance(qualname, Library):
              name, key = types, func or ""

              def take(func):
                  qualname.impl(name, func, key)
                  return func

              return take
          namespace, name = _parts_of(qualname)
          kinds = [types] if isinstance(types, str) else types
          keys = ["CompositeExplicitAutograd" if kind == "default" else torch.device(kind).type.upper() for kind in kinds]

          def register(func):
              library = lib or Library(namespace, "FRAGMENT")
              for key in keys:
                  library.impl(name, func, key)

          return register if func is None else register(func)


      def get_ctx():
          """What runs shapes through an operator at present: nothing."""
          return None


      def register_autograd(op, backward, /, *, setup_context=None, lib=None):
          """Tell how gradients pass through an operator."""
          _definition(op, "register_autograd").register_autograd(backward, setup_context=setup_context)


      def register_fake(op, func=None, /, *, lib=None, _stacklevel=1, allow_override=False):
          """Tell what an operator's results look like."""
          if isinstance(op, str) and op not in _definitions:
              _parts_of(op)
              raise RuntimeError(f"operator {op} does not exist")
          definition = _definition(op, "register_fake")
          return definition.register_fake if func is None else definition.register_fake(func)


      def register_kernel(op, device_types, func=None, /, *, lib=None):
          """Have another function compute an operator's results on some devices."""
          if isinstance(op, str) and op not in _definitions:
              # The operator may be declared later.
              return impl(op, device_types or "default", func, lib=lib)
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
