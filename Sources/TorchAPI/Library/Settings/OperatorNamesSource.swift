import PythonRuntime

extension PythonSource {
  /// `torch._ops`: the operators by PyTorch's own names, such as `torch.ops.aten.mm.default`.
  static let operatorNames = PythonSource(
    module: "torch._ops",
    text: #"""
      import torch


      class OpOverload:
          """One form of an operator."""

          def __init__(self, packet, overload):
              self._packet = packet
              self._overloadname = overload
              self.__name__ = f"{packet.__name__}.{overload}"

          @property
          def overloadpacket(self):
              return self._packet

          @property
          def namespace(self):
              return "aten"

          def name(self):
              name = f"aten::{self._packet.__name__}"
              return name if self._overloadname == "default" else f"{name}.{self._overloadname}"

          def __call__(self, *args, **kwargs):
              return self._packet(*args, **kwargs)

          def __repr__(self):
              return f"<OpOverload(op='{self._packet}', overload='{self._overloadname}')>"

          def __str__(self):
              return f"{self._packet}.{self._overloadname}"


      class OpOverloadPacket:
          """All forms of an operator."""

          def __init__(self, name):
              self.__name__ = name
              self._forms = {}

          def __call__(self, *args, **kwargs):
              return _function(self.__name__)(*args, **kwargs)

          def __getattr__(self, key):
              if key.startswith("__") or key not in _forms_of(self.__name__):
                  raise AttributeError(f"The underlying op of '{self}' has no overload name '{key}'")
              if key not in self._forms:
                  self._forms[key] = OpOverload(self, key)
              return self._forms[key]

          def __repr__(self):
              return f"<OpOverloadPacket(op='{self}')>"

          def __str__(self):
              return f"aten.{self.__name__}"


      class _OpNamespace:
          """The operators of one family."""

          def __init__(self, name):
              self.name = name

          def __getattr__(self, key):
              if key.startswith("__") or (_function(key) is None and key not in _inner):
                  raise AttributeError(f"'_OpNamespace' '{self.name}' object has no attribute '{key}'")
              packet = OpOverloadPacket(key)
              setattr(self, key, packet)
              return packet


      # What PyTorch calls the operator of a function or method, where that has another name.
      _inner = {"_softmax": "softmax", "_log_softmax": "log_softmax", "_to_copy": "to"}
      _outer = {"softmax": "_softmax", "log_softmax": "_log_softmax", "reshape": "view", "flatten": "view",
                "__and__": "bitwise_and", "__or__": "bitwise_or", "__xor__": "bitwise_xor",
                "__rsub__": "rsub", "__floordiv__": "floor_divide", "__rpow__": "pow", "__eq__": "eq",
                "true_divide": "div", "multiply": "mul", "subtract": "sub", "divide": "div",
                "absolute": "abs", "negative": "neg", "movedim": "permute", "swapaxes": "transpose"}
      _of_tensors = {"add", "sub", "mul", "div", "remainder", "floor_divide"}
      _of_both = {"eq", "ne", "lt", "le", "gt", "ge", "fmod", "rsub", "bitwise_and", "bitwise_or", "bitwise_xor"}
      _named = {"var": "correction", "std": "correction", "var_mean": "correction", "std_mean": "correction",
                "transpose": "int", "select": "int", "unbind": "int", "split": "Tensor", "slice": "Tensor",
                "where": "self"}
      _along = {"sum": "dim_IntList", "mean": "dim", "prod": "dim_int", "max": "dim", "min": "dim",
                "median": "dim", "any": "dim", "all": "dim"}


      def convolution_backward(grad_output, input, weight, bias_sizes, stride, padding, dilation, transposed,
                               output_padding, groups, output_mask):
          """The gradients of a convolution's input, weight and bias, as far as the mask wants them."""
          leaves = [tensor.detach().requires_grad_() for tensor in (input, weight)]
          wanted = [leaf for leaf, is_wanted in zip(leaves, output_mask) if is_wanted]
          found = []
          if wanted:
              with torch.enable_grad():
                  result = torch.convolution(
                      *leaves, None, stride, padding, dilation, transposed, output_padding, groups)
              found = list(torch.autograd.grad(result, wanted, grad_output))
          gradients = [found.pop(0) if is_wanted else None for is_wanted in output_mask[:2]]
          dims = [dim for dim in range(grad_output.dim()) if dim != 1]
          return (*gradients, grad_output.sum(dims) if output_mask[2] else None)


      def _function(name):
          if name == "convolution_backward":
              return convolution_backward
          name = _inner.get(name, name)
          return getattr(torch, name, None) or getattr(torch.nn.functional, name, None) or getattr(
              torch.Tensor, name, None)


      def _forms_of(name):
          stem = name[:-1] if name.endswith("_") else name
          if stem in _of_tensors:
              return ("Tensor", "Scalar", "out")
          if stem in _of_both:
              return ("Tensor", "Scalar", "Tensor_out", "Scalar_out")
          if stem == "pow":
              return ("Tensor_Tensor", "Tensor_Scalar", "Scalar")
          if stem in _named:
              return (_named[stem], "default", "dim")
          if stem in _along:
              return ("default", _along[stem], "out")
          return ("default", "out")


      def operator_of(name, args, kwargs):
          """The form of the operator behind a call of a function or method."""
          name = _outer.get(name, name)
          first, second = (*args, None, None)[:2]
          stem = name[:-1] if name.endswith("_") else name
          if stem == "matmul":
              ranks = (first.dim(), second.dim())
              name = {(1, 1): "dot", (2, 1): "mv", (2, 2): "mm"}.get(ranks, "bmm")
          elif stem == "linear":
              name = "mm" if len(args) < 3 and kwargs.get("bias") is None else "addmm"
          form = "default"
          if stem in _of_tensors:
              form = "Tensor"
          elif stem in _of_both:
              form = "Tensor" if isinstance(second, torch.Tensor) else "Scalar"
          elif stem == "pow":
              form = f"Tensor_{'Tensor' if isinstance(second, torch.Tensor) else 'Scalar'}"
          elif stem in _named:
              form = _named[stem]
          elif stem in _along and (second is not None or "dim" in kwargs):
              form = _along[stem]
          return getattr(getattr(aten, name), form)


      aten = _OpNamespace("aten")


      class _OwnNamespace:
          """The operators of one family of a program's."""

          def __init__(self, name):
              self.name = name

          def __getattr__(self, key):
              if key.startswith("__"):
                  raise AttributeError(key)
              raise AttributeError(f"'_OpNamespace' '{self.name}' object has no attribute '{key}'")

          def __repr__(self):
              return f"<module 'torch.ops.{self.name}' from 'torch.ops'>"


      _families = {"aten": aten}


      def family(name):
          """The operators of a family, which may have none yet."""
          if name not in _families:
              _families[name] = _OwnNamespace(name)
          return _families[name]
      """#)

  /// `torch.ops`.
  static let operatorFamilies = PythonSource(
    module: "torch.ops",
    text: #"""
      from torch._ops import _families


      def __getattr__(name):
          from torch._ops import family
          if name.startswith("__"):
              raise AttributeError(name)
          return family(name)
      """#)

  /// What `torch.utils.checkpoint` has to keep some of the results.
  static let selectiveCheckpoint = PythonSource(
    module: "torch.utils.checkpoint",
    text: #"""
      import enum

      from torch import _ops
      from torch.utils._pytree import tree_flatten

      __all__ += ["CheckpointPolicy", "SelectiveCheckpointContext", "create_selective_checkpoint_contexts",
                  "SAC_IGNORED_OPS"]

      _unseen = {"detach", "detach_", "requires_grad_", "retain_grad", "as_subclass"}
      SAC_IGNORED_OPS = {_ops.aten.detach.default}


      class SelectiveCheckpointContext:
          """What a policy is told beside the operator and its arguments."""

          def __init__(self, *, is_recompute, op_output=None):
              self.is_recompute = is_recompute
              self.op_output = op_output


      class CheckpointPolicy(enum.Enum):
          """What becomes of an operator's results between the function and its backward."""

          MUST_SAVE = 0
          PREFER_SAVE = 1
          MUST_RECOMPUTE = 2
          PREFER_RECOMPUTE = 3
          MUST_CPU_OFFLOAD = 4
          PREFER_CPU_OFFLOAD = 5


      _save_policies = (CheckpointPolicy.MUST_SAVE, CheckpointPolicy.PREFER_SAVE)
      _recomputed, _consumed = object(), object()


      class _Kept:
          """A result that is kept, with the count of writes to it."""

          def __init__(self, value):
              self.value = value.detach() if isinstance(value, torch.Tensor) else value
              self.version = self.value._version if isinstance(value, torch.Tensor) else None

          def get(self, may_change):
              if self.version is not None and not may_change and self.value._version != self.version:
                  raise RuntimeError("Tensor cached during selective activation checkpoint has been mutated")
              return self.value


      class _Watch:
          """In its block, sees what operators give; results are kept by operator, in order."""

          def __init__(self, storage):
              self.storage = storage

          def __enter__(self):
              self.counts = {}
              self.before = _C._watch_operators(self.note)
              return self

          def __exit__(self, *args):
              _C._watch_operators(self.before)

          def note(self, name, args, kwargs, result):
              leaves = tree_flatten(result)[0]
              if name in _unseen or not any(isinstance(leaf, torch.Tensor) for leaf in leaves):
                  return
              op = _ops.operator_of(name, args, kwargs)
              index = self.counts.get(op, 0)
              self.counts[op] = index + 1
              self.see(op, index, args, kwargs, result, leaves)


      class _Keeping(_Watch):
          """Keeps what the policy wants to keep."""

          def __init__(self, policy_fn, storage):
              super().__init__(storage)
              self.policy_fn = policy_fn

          def see(self, op, index, args, kwargs, result, leaves):
              context = SelectiveCheckpointContext(is_recompute=False, op_output=result)
              policy = self.policy_fn(context, op, *args, **kwargs)
              if isinstance(policy, bool):
                  policy = CheckpointPolicy.MUST_SAVE if policy else CheckpointPolicy.PREFER_RECOMPUTE
              kept = [_Kept(leaf) for leaf in leaves] if policy in _save_policies else _recomputed
              self.storage.setdefault(op, {})[index] = kept


      class _Using(_Watch):
          """Puts what was kept in the place of what is computed again."""

          def __init__(self, storage, may_change):
              super().__init__(storage)
              self.may_change = may_change

          def see(self, op, index, args, kwargs, result, leaves):
              reason = ("This can happen if the operations in the checkpointed region are nondeterministic or depend "
                        "on global state that changed between forward and backward.")
              entries = self.storage.get(op)
              if entries is None:
                  raise RuntimeError(f"{op} encountered during backward but not found in storage. {reason}")
              entry = entries.get(index)
              if entry is None:
                  raise RuntimeError(
                      f"{op} invocation index {index} encountered during backward but not found in storage. {reason}")
              if entry is _consumed:
                  raise RuntimeError(
                      "Trying to backward an extra time. You are only allowed to backward once on any region "
                      "computed under selective activation checkpoint.")
              if entry is _recomputed:
                  return
              entries[index] = _consumed
              for leaf, kept in zip(leaves, entry):
                  value = kept.get(self.may_change)
                  if isinstance(leaf, torch.Tensor) and leaf.data_ptr() != value.data_ptr():
                      leaf.data.copy_(value)


      def create_selective_checkpoint_contexts(policy_fn_or_list, allow_cache_entry_mutation=False):
          """Make the contexts in which a checkpoint keeps the results that a policy, or a list of operators, names."""
          if isinstance(policy_fn_or_list, list):
              for op in policy_fn_or_list:
                  if not isinstance(op, _ops.OpOverload):
                      more = ("Please update the OpOverloadPacket to a specific OpOverload."
                              "For example, if you have `torch.ops.aten.mm`, change it to "
                              "`torch.ops.aten.mm.default`.") if isinstance(op, _ops.OpOverloadPacket) else ""
                      raise ValueError(
                          f"Expected op in `op_list` to be an OpOverload but got: {op} of type {type(op)}. {more}")

              def policy_fn(ctx, op, *args, **kwargs):
                  return op in policy_fn_or_list
          elif callable(policy_fn_or_list):
              policy_fn = policy_fn_or_list
          else:
              raise TypeError("policy_fn_or_list must be either a function or a list of ops.")
          storage = {}
          return _Keeping(policy_fn, storage), _Using(storage, allow_cache_entry_mutation)
      """#)
}
