import PythonRuntime

extension PythonSource {
  /// `torch._library.custom_ops`: operators that a program defines.
  static let customOperators = PythonSource(
    module: "torch._library.custom_ops",
    text: #"""
      import inspect
      import typing

      import torch
      from torch import _C, _ops
      from torch.autograd.graph import increment_version
      from torch.utils._pytree import tree_flatten, tree_map

      _names = {torch.Tensor: "Tensor", int: "SymInt", float: "float", bool: "bool", str: "str",
                torch.dtype: "ScalarType", torch.device: "Device", complex: "Scalar"}
      _kinds = {"Tensor": torch.Tensor, "int": int, "SymInt": int, "float": (int, float), "bool": bool, "str": str}
      _definitions = {}


      def _type_name(kind):
          """The name of an annotation in a schema, or None."""
          if kind in _names:
              return _names[kind]
          origin, parts = typing.get_origin(kind), typing.get_args(kind)
          if type(None) in parts and len(parts) == 2:
              inner = _type_name(parts[0] if parts[1] is type(None) else parts[1])
              return inner and inner + "?"
          if origin in (list, typing.Sequence) or str(origin) == "<class 'collections.abc.Sequence'>":
              inner = _type_name(parts[0])
              return inner and inner + "[]"
          if origin is typing.Union and set(parts) <= {int, float, bool}:
              return "Scalar"
          return None


      def infer_schema(prototype_function, /, *, mutates_args, op_name=None):
          """The schema of a function, by its annotations."""
          signature = inspect.signature(prototype_function)

          def refuse(what):
              raise ValueError(f"infer_schema(func): {what} Got func with signature {signature})")

          arguments, is_keyword_only = [], False
          for place, (name, parameter) in enumerate(signature.parameters.items()):
              if parameter.kind not in (parameter.POSITIONAL_OR_KEYWORD, parameter.KEYWORD_ONLY):
                  refuse("We do not support positional-only args, varargs, or varkwargs.")
              if parameter.kind is parameter.KEYWORD_ONLY and not is_keyword_only:
                  arguments.append("*")
                  is_keyword_only = True
              if parameter.annotation is parameter.empty:
                  refuse(f"Parameter {name} must have a type annotation.")
              kind = _type_name(parameter.annotation)
              if kind is None:
                  refuse(f"Parameter {name} has unsupported type {parameter.annotation}. The valid types are: "
                         f"{list(_names)}.")
              if mutates_args == "unknown" or name in mutates_args:
                  if kind.startswith("Tensor"):
                      kind = f"Tensor(a{place}!){kind[6:]}"
                  elif mutates_args != "unknown":
                      refuse(f"Parameter {name} is in mutable_args but only Tensors or collections of Tensors can be "
                             "mutated")
              text = f"{kind} {name}"
              default = parameter.default
              if default is not parameter.empty:
                  text += f'="{default}"' if isinstance(default, str) else f"={default}"
              arguments.append(text)
          if mutates_args != "unknown":
              for name in mutates_args:
                  if name not in signature.parameters:
                      refuse(f"{sorted(set(mutates_args) - set(signature.parameters))} in mutates_args were not found "
                             "in the custom op's signature. mutates_args should contain the names of all args that "
                             "the custom op mutates, or just the string \"unknown\" if you don't know.")
          result = signature.return_annotation
          if result is inspect.Signature.empty:
              refuse("No return type annotation was provided. Please add one.")
          if result is None or result is type(None):
              returns = "()"
          elif typing.get_origin(result) is tuple:
              returns = f"({', '.join(str(_type_name(part)) for part in typing.get_args(result))})"
          else:
              returns = _type_name(result)
              if returns is None:
                  refuse(f"Return has unsupported type {result}. The valid types are: {list(_names)}.")
          return f"{op_name or ''}({', '.join(arguments)}) -> {returns}"


      class _Overload(_ops.OpOverload):
          """The only form of an operator that a program defined."""

          def __init__(self, packet, definition):
              super().__init__(packet, "default")
              self._definition = definition
              self._schema = f"{definition._qualname}{definition._schema}"
              self._namespace, self._opname = definition._namespace, definition._name

          @property
          def namespace(self):
              return self._namespace

          def name(self):
              return self._definition._qualname

          def __call__(self, *args, **kwargs):
              return self._definition._run(args, kwargs)

          def __repr__(self):
              return f"<OpOverload(op='{self._packet}', overload='default')>"

          def __str__(self):
              return f"{self._packet}.default"


      class _Packet:
          """An operator that a program defined."""

          def __init__(self, definition):
              self.__name__ = definition._name
              self._namespace = definition._namespace
              self.default = _Overload(self, definition)

          def __call__(self, *args, **kwargs):
              return self.default(*args, **kwargs)

          def overloads(self):
              return ["default"]

          def __repr__(self):
              return f"<OpOverloadPacket(op='{self}')>"

          def __str__(self):
              return f"{self._namespace}.{self.__name__}"


      class CustomOpDef:
          """An operator that a program defined, with what is known of its gradients."""

          def __init__(self, namespace, name, schema, fn, tags=None):
              self._namespace, self._name, self._schema, self._init_fn = namespace, name, schema, fn
              self._signature = inspect.signature(fn)
              self._kernel = fn
              self._backward_fn = self._setup_context_fn = self._abstract_fn = None
              self._mutated = [part.split()[-1].split("=")[0].rstrip(")") for part in schema.split("->")[0].split(", ")
                               if "!)" in part]
              self._function = None
              self._packet = _Packet(self)
              _definitions[self._qualname] = self
              setattr(_ops.family(namespace), name, self._packet)

          @property
          def _qualname(self):
              return f"{self._namespace}::{self._name}"

          @property
          def _opoverload(self):
              return self._packet.default

          def __repr__(self):
              return f"<CustomOpDef({self._qualname})>"

          def register_kernel(self, device_types, fn=None, /):
              """Have another function compute the results on some devices."""
              kinds = [device_types] if isinstance(device_types, str) or device_types is None else device_types

              def inner(fn):
                  if None in kinds or "cpu" in kinds:
                      self._kernel = fn
                  return fn

              return inner if fn is None else inner(fn)

          def register_fake(self, fn, /):
              """Tell what the results look like."""
              self._abstract_fn = fn
              return fn

          def register_autograd(self, backward, /, *, setup_context=None):
              """Tell how gradients pass through the operator."""
              if self._mutated or self._schema.endswith("-> ()"):
                  raise RuntimeError(
                      f"Cannot register autograd formula for non-functional operator {self} with schema "
                      f"{self._qualname}{self._schema}. Please create a functional operator and register an autograd "
                      "formula for that.")
              self._backward_fn, self._setup_context_fn, self._function = backward, setup_context, None

          def __call__(self, *args, **kwargs):
              return self._opoverload(*args, **kwargs)

          # How a call runs.

          def _declaration(self):
              return f"Declaration: {self._qualname}{self._schema}"

          def _bind(self, args, kwargs):
              parameters = self._signature.parameters
              for name, parameter in parameters.items():
                  place = list(parameters).index(name)
                  if parameter.default is parameter.empty and name not in kwargs and place >= len(args):
                      raise RuntimeError(
                          f"{self._qualname}() is missing value for argument '{name}'. {self._declaration()}")
              try:
                  bound = self._signature.bind(*args, **kwargs)
              except TypeError:
                  raise RuntimeError(
                      f"{self._qualname}() expected at most {len(parameters)} argument(s) but received "
                      f"{len(args) + len(kwargs)} argument(s). {self._declaration()}") from None
              bound.apply_defaults()
              for place, (name, value) in enumerate(bound.arguments.items()):
                  kind = (_type_name(parameters[name].annotation) or "").replace("SymInt", "int")
                  wanted = _kinds.get(kind)
                  if wanted is not None and not isinstance(value, wanted):
                      more = (f"Unable to cast {value!r} to Tensor" if kind == "Tensor" else
                              f"Unable to cast Python instance of type {type(value)} to C++ type '?' (#define "
                              "PYBIND11_DETAILED_ERROR_MESSAGES or compile in debug mode for details)")
                      raise RuntimeError(
                          f"{self._qualname}() Expected a value of type '{kind}' for argument '{name}' but instead "
                          f"found type '{type(value).__name__}'.\nPosition: {place}\nValue: {value!r}\n"
                          f"{self._declaration()}\nCast error details: {more}")
              return bound

          def _run(self, args, kwargs):
              bound = self._bind(args, kwargs)
              leaves = [leaf for leaf in tree_flatten(bound.arguments)[0] if isinstance(leaf, torch.Tensor)]
              if torch.is_grad_enabled() and not self._mutated and any(leaf.requires_grad for leaf in leaves):
                  return self._recorded(bound)
              with torch.no_grad():
                  return self._computed(bound.args, bound.kwargs)

          def _computed(self, args, kwargs):
              result = self._kernel(*args, **kwargs)
              given = [leaf for leaf in tree_flatten((args, kwargs))[0] if isinstance(leaf, torch.Tensor)]
              memory = {leaf.untyped_storage().data_ptr() for leaf in given if leaf.numel()}
              for leaf in tree_flatten(result)[0]:
                  if not isinstance(leaf, torch.Tensor) or not leaf.numel():
                      continue
                  place = leaf.untyped_storage().data_ptr()
                  if place in memory:
                      raise RuntimeError(
                          f"{self._name} (with implementation in <module '{self._kernel.__module__}'>): The output of "
                          "this custom operator (1) must not also be an input to this custom operator and (2) may not "
                          "alias any inputs to this custom operator or other returns. The most common way to trigger "
                          "this error is if we have y = custom_op(x) and y and x are the same Tensor. Please instead "
                          "return a clone of the offending output tensor(s) (e.g. return x.clone()) or refactor the "
                          "custom operator to not return y.")
                  memory.add(place)
              for name in self._mutated:
                  value = self._signature.bind(*args, **kwargs).arguments[name]
                  for leaf in tree_flatten(value)[0]:
                      if isinstance(leaf, torch.Tensor):
                          increment_version(leaf)
              return result

          def _recorded(self, bound):
              if self._function is None:
                  self._function = self._make_function()
              # Tensors in lists are inputs too, and so are results in lists.
              leaves, kinds = [], []
              for value in bound.args:
                  is_list = isinstance(value, (list, tuple)) and any(isinstance(v, torch.Tensor) for v in value)
                  kinds.append(len(value) if is_list else None)
                  leaves += value if is_list else [value]
              self._keywords, self._kinds = bound.kwargs, kinds
              result = self._function.apply(*leaves)
              return list(result) if self._schema.endswith("-> Tensor[]") else result

          def _make_function(self):
              definition = self

              gives_list = self._schema.endswith("-> Tensor[]")

              def forward(ctx, *leaves):
                  keywords, ctx._kinds = definition._keywords, definition._kinds
                  left = iter(leaves)
                  args = tuple(next(left) if count is None else [next(left) for _ in range(count)]
                               for count in ctx._kinds)
                  result = definition._computed(args, keywords)
                  setup = definition._setup_context_fn
                  if setup is not None and keywords:
                      setup(ctx=ctx, inputs=args, keyword_only_inputs=keywords, output=result)
                  elif setup is not None:
                      setup(ctx=ctx, inputs=args, output=result)
                  return tuple(result) if gives_list else result

              def backward(ctx, *gradients):
                  if definition._backward_fn is None:
                      raise RuntimeError(
                          f"Trying to backward through {definition._opoverload} but no autograd formula was "
                          "registered. Please use register_autograd to add one.")
                  gradients = (list(gradients),) if gives_list else gradients
                  found = definition._backward_fn(ctx, *gradients)
                  found = found if isinstance(found, tuple) else (found,)
                  spread = []
                  for value, count in zip(found, ctx._kinds):
                      if count is None:
                          spread.append(value)
                      else:
                          spread += [None] * count if value is None else value
                  return tuple(spread) + found[len(ctx._kinds):]

              name = f"GeneratedBackwardFor_{self._namespace}_{self._name}_default"
              return type(name, (torch.autograd.Function,),
                          {"forward": staticmethod(forward), "backward": staticmethod(backward)})


      def custom_op(name, fn=None, /, *, mutates_args, device_types=None, schema=None, tags=None):
          """Make a function an operator."""
          def inner(fn):
              found = infer_schema(fn, mutates_args=mutates_args) if schema is None else schema
              namespace, _, own = name.partition("::")
              if not own or "::" in own:
                  raise ValueError(f"Expected `qualname` to be of the form \"namespace::name\", but got {name}. The "
                                   "qualname passed to the torch.library APIs must consist of a namespace and a "
                                   "name, e.g. aten::sin")
              return CustomOpDef(namespace, own, found, fn, tags)

          return inner if fn is None else inner(fn)
      """#)

  /// `torch.library`.
  static let operatorLibrary = PythonSource(
    module: "torch.library",
    text: #"""
      import contextlib

      from torch._library.custom_ops import _definitions, CustomOpDef, custom_op, infer_schema

      __all__ = ["custom_op", "CustomOpDef", "infer_schema", "register_autograd", "register_fake", "register_kernel"]


      def _definition(op):
          if isinstance(op, CustomOpDef):
              return op
          name = op if isinstance(op, str) else op.name()
          if name not in _definitions:
              raise RuntimeError(f"operator {name} does not exist")
          return _definitions[name]


      def register_autograd(op, backward, /, *, setup_context=None, lib=None):
          """Tell how gradients pass through an operator."""
          _definition(op).register_autograd(backward, setup_context=setup_context)


      def register_fake(op, func=None, /, *, lib=None, _stacklevel=1, allow_override=False):
          """Tell what an operator's results look like."""
          definition = _definition(op)
          return definition.register_fake if func is None else definition.register_fake(func)


      def register_kernel(op, device_types, func=None, /, *, lib=None):
          """Have another function compute an operator's results on some devices."""
          return _definition(op).register_kernel(device_types, func)


      @contextlib.contextmanager
      def _scoped_library(*args, **kwargs):
          """A block whose operators are its own."""
          before = set(_definitions)
          try:
              yield None
          finally:
              for name in set(_definitions) - before:
                  definition = _definitions.pop(name)
                  from torch import _ops
                  delattr(_ops.family(definition._namespace), definition._name)
      """#)
}
