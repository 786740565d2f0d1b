import PythonRuntime

extension PythonSource {
  private static let foreachMaps = [
    "abs", "acos", "asin", "atan", "ceil", "cos", "cosh", "erf", "erfc", "exp", "expm1", "floor", "frac",
    "lgamma", "log", "log10", "log1p", "log2", "neg", "reciprocal", "round", "rsqrt", "sigmoid", "sign",
    "sin", "sinh", "sqrt", "tan", "tanh", "trunc",
  ]
  private static let foreachPairs = [
    "add", "sub", "mul", "div", "maximum", "minimum", "clamp_max", "clamp_min", "pow",
  ]

  /// The names of the functions that do an operation with each tensor of a list.
  static let foreachNames =
    ["norm", "max", "clone", "copy_", "zero_"].map { "_foreach_" + $0 }
    + (foreachMaps + foreachPairs + ["lerp", "addcmul", "addcdiv"]).flatMap {
      ["_foreach_" + $0, "_foreach_\($0)_"]
    }

  /// The functions that do an operation with each tensor of a list.
  static let foreach = PythonSource(
    module: "torch._foreach",
    text: #"""
      import torch
      from torch import _C

      _maps = """\#(foreachMaps.joined(separator: " "))""".split()
      _pairs = """\#(foreachPairs.joined(separator: " "))""".split()
      # Functions whose nodes do not tell what the other operand was.
      _own = {("div", "List"): 0, ("maximum", "Scalar"): 0, ("maximum", "ScalarList"): 1, ("minimum", "Scalar"): 0,
              ("minimum", "ScalarList"): 1, ("pow", "List"): 0, ("pow", "ScalarList"): 1}


      def _check(name, *lists):
          for value in lists:
              if not isinstance(value, (list, tuple)):
                  kinds = ", ".join(type(value).__name__ for value in lists)
                  raise TypeError(f"{name}() received an invalid combination of arguments - got ({kinds})")
              for place, element in enumerate(value):
                  if not isinstance(element, torch.Tensor):
                      raise TypeError(f"expected Tensor as element {place} in argument 0, but got "
                                      f"{type(element).__name__}")
              if not value:
                  raise RuntimeError("Tensor list must have at least one tensor.")
              if len(value) != len(lists[0]):
                  raise RuntimeError("Tensor lists must have the same number of tensors, got "
                                     f"{len(lists[0])} and {len(value)}")


      def _camel(name):
          return "".join(part.capitalize() for part in name.split("_"))


      def _renamed(result, name, form):
          if result.grad_fn is not None:
              own = _own.get((name, form))
              if own is not None:
                  _C._rename_node(result, f"Foreach{_camel(name)}Backward{own}")
              elif form.startswith("Scalar") and name in ("add", "sub", "mul", "div"):
                  _C._rename_node(result, f"Foreach{_camel(name)}Backward1{form}")
              elif form:
                  _C._rename_node(result, f"Foreach{result.grad_fn.name()}{form}")
              else:
                  _C._rename_node(result, f"Foreach{result.grad_fn.name()}")
          return result


      def _others(name, self, other):
          """The other operand for each tensor, and what kind of operand it is."""
          if not isinstance(self, (list, tuple)):
              raise TypeError(f"{name}() received an invalid combination of arguments - got "
                              f"({type(self).__name__}, {type(other).__name__})")
          _check(name, self)
          if isinstance(other, torch.Tensor):
              if other.dim() != 0:
                  raise RuntimeError(f"scalar tensor expected to be 0 dim but it has {other.dim()} dimensions and "
                                     f"{other.numel()} elements.")
              return [other] * len(self), "Tensor"
          if not isinstance(other, (list, tuple)):
              if not isinstance(other, (int, float, complex)):
                  raise TypeError(f"{name}() received an invalid combination of arguments - got "
                                  f"({type(self).__name__}, {type(other).__name__})")
              return [other] * len(self), "Scalar"
          if other and isinstance(other[0], torch.Tensor):
              _check(name, self, other)
              return other, "List"
          if len(other) != len(self):
              raise RuntimeError("Tensor list must have same number of elements as scalar list.")
          return other, "ScalarList"


      def _define(name, function, in_place):
          for suffix, body in (("", function), ("_", in_place)):
              if body is not None:
                  body.__name__ = body.__qualname__ = f"_foreach_{name}{suffix}"
                  globals()[body.__name__] = body


      def _define_map(name):
          inner, inner_in_place = getattr(torch, name), getattr(torch.Tensor, name + "_")

          def function(self):
              _check("_foreach_" + name, self)
              return tuple(_renamed(inner(tensor), name, "") for tensor in self)

          def in_place(self):
              _check(f"_foreach_{name}_", self)
              for tensor in self:
                  inner_in_place(tensor)
              return self

          _define(name, function, in_place)


      def _define_pair(name):
          # What has no form with a number is done with a tensor of that number.
          takes_numbers = name not in ("maximum", "minimum")
          inner = getattr(torch, name)
          method = getattr(torch.Tensor, name + "_", None)

          def operand(tensor, other):
              return other if takes_numbers or isinstance(other, torch.Tensor) else tensor.new_full((), other)

          def function(self, other, **options):
              if name == "pow" and not isinstance(self, (list, tuple)):
                  _check("_foreach_pow", other)
                  return tuple(_renamed(torch.pow(self, tensor), "pow", "ScalarAndTensor") for tensor in other)
              others, form = _others("_foreach_" + name, self, other)
              return tuple(_renamed(inner(tensor, operand(tensor, other), **options), name, form)
                           for tensor, other in zip(self, others))

          def in_place(self, other, **options):
              others, _ = _others(f"_foreach_{name}_", self, other)
              for tensor, other in zip(self, others):
                  if method is not None:
                      method(tensor, operand(tensor, other), **options)
                  else:
                      tensor.copy_(inner(tensor, operand(tensor, other)))
              return self

          _define(name, function, in_place)


      for _name in _maps:
          _define_map(_name)
      for _name in _pairs:
          _define_pair(_name)


      def _foreach_lerp(self, tensors1, weight):
          """Points on the way from each tensor to the other one."""
          _check("_foreach_lerp", self, tensors1)
          weights, form = _others("_foreach_lerp", self, weight)
          return tuple(_renamed(torch.lerp(*given), "lerp", form) for given in zip(self, tensors1, weights))


      def _foreach_lerp_(self, tensors1, weight):
          _check("_foreach_lerp_", self, tensors1)
          for tensor, end, part in zip(self, tensors1, _others("_foreach_lerp_", self, weight)[0]):
              tensor.lerp_(end, part)
          return self


      def _values(name, self, value):
          if isinstance(value, torch.Tensor):
              value = value.tolist()
          return _others(name, self, value)


      def _define_triple(name):
          inner, method = getattr(torch, name), getattr(torch.Tensor, name + "_")

          def function(self, tensor1, tensor2, value=1):
              _check("_foreach_" + name, self, tensor1, tensor2)
              values, form = _values("_foreach_" + name, self, value)
              return tuple(_renamed(inner(tensor, first, second, value=factor), name, form)
                           for tensor, first, second, factor in zip(self, tensor1, tensor2, values))

          def in_place(self, tensor1, tensor2, value=1):
              _check(f"_foreach_{name}_", self, tensor1, tensor2)
              values, _ = _values(f"_foreach_{name}_", self, value)
              for tensor, first, second, factor in zip(self, tensor1, tensor2, values):
                  method(tensor, first, second, value=factor)
              return self

          _define(name, function, in_place)


      for _name in ("addcmul", "addcdiv"):
          _define_triple(_name)


      def _foreach_norm(self, ord=2, dtype=None):
          """The norm of each tensor."""
          _check("_foreach_norm", self)
          results = [torch.linalg.vector_norm(tensor, ord, dtype=dtype) for tensor in self]
          for result in results:
              if result.grad_fn is not None:
                  _C._rename_node(result, "ForeachNormBackward0")
          return tuple(results)


      def _foreach_max(self):
          """The greatest element of each tensor."""
          _check("_foreach_max", self)
          return tuple(_renamed(torch.max(tensor), "max", "") for tensor in self)


      def _foreach_clone(self, memory_format=None):
          """A copy of each tensor."""
          _check("_foreach_clone", self)
          return tuple(tensor.clone() for tensor in self)


      def _foreach_copy_(self, src, non_blocking=False):
          _check("_foreach_copy_", self, src)
          for tensor, other in zip(self, src):
              tensor.copy_(other)
          return self


      def _foreach_zero_(self):
          _check("_foreach_zero_", self)
          for tensor in self:
              tensor.zero_()
          return self
      """#)
}
