import PythonRuntime

extension PythonSource {
  /// The schemas of operators that a program defines: from annotations, and from text.
  static let operatorSchemas = PythonSource(
    module: "torch._library.custom_ops",
    text: #"""
      import inspect
      import types
      import typing

      import torch

      _names = {torch.Tensor: "Tensor", int: "SymInt", float: "float", bool: "bool", str: "str",
                torch.dtype: "ScalarType", torch.device: "Device", complex: "Scalar"}
      _known = set(_names.values()) | {"int", "complex", "Layout", "MemoryFormat", "Generator", "SymBool", "SymFloat",
                                       "Dimname", "Stream", "Storage", "QScheme", "Any"}
      _kinds = {"Tensor": torch.Tensor, "int": int, "float": (int, float), "bool": bool, "str": str}
      _returned = {torch.Tensor: "Tensor", typing.List[torch.Tensor]: "Tensor[]", list[torch.Tensor]: "Tensor[]",
                   int: "SymInt", float: "float", bool: "bool", int | float | bool: "Scalar"}


      def _type_name(kind):
          """The name of an annotation in a schema, or None."""
          if kind in _names:
              return _names[kind]
          origin, parts = typing.get_origin(kind), typing.get_args(kind)
          if origin in (typing.Union, types.UnionType):
              rest = [part for part in parts if part is not type(None)]
              if set(rest) == {int, float, bool}:
                  inner = "Scalar"
              else:
                  inner = _type_name(rest[0]) if len(rest) == 1 else None
              return inner + "?" if inner and len(rest) < len(parts) else inner
          if origin in (list, typing.Sequence) or str(origin) == "<class 'collections.abc.Sequence'>":
              inner = _type_name(parts[0]) if parts[0] not in (str, torch.dtype, torch.device) else None
              return inner and inner + "[]"
          return None


      def _default_text(default):
          if default is None or isinstance(default, (int, float, bool)):
              return str(default)
          if isinstance(default, str):
              return f'"{default}"'
          return str(default).removeprefix("torch.") if isinstance(default, torch.dtype) else None


      def infer_schema(prototype_function, /, *, mutates_args, op_name=None):
          """The schema of a function, by its annotations."""
          signature = inspect.signature(prototype_function)

          def refuse(what):
              raise ValueError(f"infer_schema(func): {what} Got func with signature {signature})")

          def resolved(annotation):
              if not isinstance(annotation, str):
                  return annotation
              try:
                  return eval(annotation, prototype_function.__globals__)
              except NameError:
                  refuse(f"Unsupported type annotation {annotation}. It is not a type.")

          arguments, is_keyword_only = [], False
          for place, (name, parameter) in enumerate(signature.parameters.items()):
              if parameter.kind not in (parameter.POSITIONAL_OR_KEYWORD, parameter.KEYWORD_ONLY):
                  refuse("We do not support positional-only args, varargs, or varkwargs.")
              if parameter.kind is parameter.KEYWORD_ONLY and not is_keyword_only:
                  arguments.append("*")
                  is_keyword_only = True
              if parameter.annotation is parameter.empty:
                  refuse(f"Parameter {name} must have a type annotation.")
              kind = _type_name(resolved(parameter.annotation))
              if kind is None:
                  refuse(f"Parameter {name} has unsupported type {parameter.annotation}. The valid types are: "
                         f"{list(_names)}.")
              if isinstance(mutates_args, str):
                  if mutates_args != "unknown":
                      raise ValueError("mutates_args must either be a sequence of the names of the arguments that are "
                                       "mutated or the string 'unknown'. ")
                  if kind.startswith("Tensor"):
                      kind = f"Tensor(a{place}!){kind[6:]}"
              elif name in mutates_args:
                  if not kind.startswith("Tensor"):
                      refuse(f"Parameter {name} is in mutable_args but only Tensors or collections of Tensors can be "
                             "mutated")
                  kind = f"Tensor(a{place}!){kind[6:]}"
              text = f"{kind} {name}"
              if parameter.default is not parameter.empty:
                  default = _default_text(parameter.default)
                  if default is None:
                      refuse(f"Parameter {name} has an unsupported default value type {type(parameter.default)}. "
                             "Please file an issue on GitHub so we can prioritize this.")
                  text += f"={default}"
              arguments.append(text)
          if not isinstance(mutates_args, str):
              for name in mutates_args:
                  if name not in signature.parameters:
                      refuse(f"{sorted(set(mutates_args) - set(signature.parameters))} in mutates_args were not found "
                             "in the custom op's signature. mutates_args should contain the names of all args that "
                             "the custom op mutates, or just the string \"unknown\" if you don't know.")
          result = resolved(signature.return_annotation)
          if result is inspect.Signature.empty:
              refuse("No return type annotation was provided. Please add one.")

          def returned(kind):
              if kind not in _returned:
                  refuse(f"Return has unsupported type {result}. The valid types are: {_returned}.")
              return _returned[kind]

          if result is None or result is type(None):
              returns = "()"
          elif typing.get_origin(result) is tuple:
              returns = f"({', '.join(returned(part) for part in typing.get_args(result))})"
          else:
              returns = returned(result)
          return f"{op_name or ''}({', '.join(arguments)}) -> {returns}"


      def _split(text):
          """The parts of a list that commas separate, brackets apart."""
          parts, depth, start = [], 0, 0
          for place, letter in enumerate(text):
              depth += (letter in "([") - (letter in ")]")
              if letter == "," and depth == 0:
                  parts.append(text[start:place])
                  start = place + 1
          return [part.strip() for part in parts + [text[start:]] if part.strip()]


      class _Argument:
          """An argument of an operator."""

          def __init__(self, text, kwarg_only):
              declared, _, default = text.partition("=")
              self.text = text.removesuffix("0") if default.endswith(".0") else text
              kind, _, self.name = declared.strip().rpartition(" ")
              self.is_write = "!" in kind
              if "(" in kind:
                  kind = kind[:kind.index("(")] + kind[kind.index(")") + 1:]
              self.type, self.kwarg_only = kind.replace("SymInt", "int"), kwarg_only
              self.has_default = bool(default)
              self.default = _value(default.strip()) if default else None

          @property
          def is_tensor_like(self):
              return self.type.startswith("Tensor")

          @property
          def is_tensor_list(self):
              return self.type in ("Tensor[]", "Tensor?[]", "Tensor[]?", "Tensor?[]?")


      def _value(text):
          """A default value as a schema writes it."""
          try:
              return eval(text, {})
          except NameError:
              return getattr(torch, text)


      def _refuse(text, expected, place, found=None):
          """Say what a schema has in another's place, which runs to the next blank if nothing else is said."""
          if place >= 0 and found is None:
              place += len(text[place:]) - len(text[place:].lstrip())
              found = text[place:].split(" ")[0]
          if place < 0 or not found:
              raise RuntimeError(f"expected {expected} but found 'eof' here:\n{text}")
          name = "arrow" if found == "->" else "ident" if found.isidentifier() else found
          raise RuntimeError(f"expected {expected} but found '{name}' here:\n{text}\n{' ' * place}{'~' * len(found)} "
                             "<--- HERE\n")


      class _Schema:
          """What an operator takes and gives."""

          def __init__(self, text):
              start, arrow = text.index("("), text.find("->")
              end = text.rfind(")", 0, arrow if arrow >= 0 else None)
              if end < 0:
                  _refuse(text, ")", arrow, "->")
              if arrow < 0 or text[end + 1:arrow].strip():
                  _refuse(text, "arrow", end + 1)
              inner, self.returns = text[start + 1:end], text[arrow + 2:].strip()
              if not self.returns:
                  _refuse(text, "ident", len(text))
              if self.returns.startswith("(") and not self.returns.endswith(")"):
                  _refuse(text, ")", len(text))
              self.arguments, is_keyword_only, place = [], False, start + 1
              shown = []
              for part in _split(inner):
                  if part == "*":
                      is_keyword_only = True
                      shown.append(part)
                      continue
                  argument = _Argument(part, is_keyword_only)
                  if not argument.type:
                      place = text.index(part, place) + len(part)
                      _refuse(text, "ident", place, text[place])
                  base = argument.type.rstrip("?[]0123456789")
                  if base not in _known:
                      place = text.index(base, place)
                      raise RuntimeError(
                          "\nunknown type specifier. Common valid schema types include Tensor, SymInt, int, float, bool, "
                          "Scalar; for a full list, please see https://github.com/pytorch/pytorch/blob/main/aten/src/"
                          f"ATen/native/README.md#func :\n{text}\n{' ' * place}{'~' * len(base)} <--- HERE\n")
                  self.arguments.append(argument)
                  shown.append(argument.text)
              # As PyTorch shows it.
              self.text = f"({', '.join(shown)}) -> {self.returns}"

          @property
          def positional(self):
              return [argument for argument in self.arguments if not argument.kwarg_only]

          @property
          def mutated(self):
              return [argument.name for argument in self.arguments if argument.is_write]

          @property
          def has_tensor_lists(self):
              return (any(argument.is_tensor_list for argument in self.arguments)
                      or "Tensor[]" in _split(self.returns.strip("()")))

          def bind(self, name, args, kwargs):
              """The values of all arguments, those by position and those by keyword."""
              declaration = f"Declaration: {name}{self.text}"
              count = len(args) + len(kwargs)
              if count > len(self.arguments):
                  raise RuntimeError(f"{name}() expected at most {len(self.arguments)} argument(s) but received {count} "
                                     f"argument(s). {declaration}")
              if len(args) > len(self.positional):
                  raise RuntimeError(f"{name}() takes {len(self.positional)} positional argument(s) but {len(args)} "
                                     f"was/were given.  {declaration}")
              for key in kwargs:
                  if key not in [argument.name for argument in self.arguments]:
                      raise RuntimeError(f"Unknown keyword argument '{key}' for operator '{name}'. Schema: "
                                         f"{declaration.removeprefix('Declaration: ')}")
              positional, keywords = [], {}
              for place, argument in enumerate(self.arguments):
                  if place < len(args):
                      value = args[place]
                  elif argument.name in kwargs:
                      value = kwargs[argument.name]
                  elif argument.has_default:
                      value = argument.default
                  else:
                      raise RuntimeError(f"{name}() is missing value for argument '{argument.name}'. {declaration}")
                  wanted = _kinds.get(argument.type)
                  if wanted is not None and not isinstance(value, wanted):
                      more = (f"Unable to cast {value!r} to Tensor" if argument.type == "Tensor" else
                              f"Unable to cast Python instance of type {type(value)} to C++ type '?' (#define "
                              "PYBIND11_DETAILED_ERROR_MESSAGES or compile in debug mode for details)")
                      raise RuntimeError(
                          f"{name}() Expected a value of type '{argument.type}' for argument '{argument.name}' but "
                          f"instead found type '{type(value).__name__}'.\nPosition: {place}\nValue: {value!r}\n"
                          f"{declaration}\nCast error details: {more}")
                  if argument.kwarg_only:
                      keywords[argument.name] = value
                  else:
                      positional.append(value)
              return tuple(positional), keywords
      """#)

  /// `torch.types`: names for annotations.
  static let annotationTypes = PythonSource(
    module: "torch.types",
    text: #"""
      from torch import Size, Tensor, device as _device, dtype as _dtype, layout as _layout

      _bool, _float, _int, _complex = bool, float, int, complex
      Number = int | float | bool
      Device = _device | str | int | None
      __all__ = ["Number", "Device", "Tensor"]
      """#)
}
