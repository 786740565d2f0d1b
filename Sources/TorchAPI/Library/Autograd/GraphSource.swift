import PythonRuntime

extension PythonSource {
  /// `torch.autograd.graph`.
  static let graph = PythonSource(
    module: "torch.autograd.graph",
    text: #"""
      import abc
      import contextlib
      import functools
      import weakref
      from typing import NamedTuple
      from typing import Optional as _Optional

      import torch
      from torch import _C
      from torch._C import _autograd
      from torch.autograd.function import BackwardCFunction

      __all__ = ["saved_tensors_hooks", "save_on_cpu", "disable_saved_tensors_hooks", "node_creation_hook",
                 "register_multi_grad_hook",
                 "allow_mutation_on_saved_tensors", "Node", "GradientEdge", "get_gradient_edge",
                 "increment_version", "queue_callback"]


      class Node(abc.ABC):
          """A node of the recorded graph: what `grad_fn` gives."""

          @abc.abstractmethod
          def name(self):
              """Get the node's name."""

          @property
          @abc.abstractmethod
          def next_functions(self):
              """The nodes that receive the gradients, each with the number of its output."""

          @abc.abstractmethod
          def metadata(self):
              """A dictionary for notes."""

          @property
          @abc.abstractmethod
          def _input_metadata(self):
              """What the gradients that the node receives look like."""

          @abc.abstractmethod
          def register_hook(self, fn):
              """Call `fn(grad_inputs, grad_outputs)` after the node ran."""

          @abc.abstractmethod
          def register_prehook(self, fn):
              """Call `fn(grad_outputs)` before the node runs."""

          @abc.abstractmethod
          def _register_hook_dict(self, tensor):
              """Take a tensor's hooks over."""

          @abc.abstractmethod
          def _sequence_nr(self):
              """Get the number of the node in the order of recording."""

          @classmethod
          def __subclasshook__(cls, subclass):
              from torch._C._functions import DelayedError, UndefinedGrad

              if cls is Node and (_C._is_node_class(subclass)
                                  or issubclass(subclass, (BackwardCFunction, DelayedError, UndefinedGrad))):
                  return True
              return NotImplemented


      class GradientEdge(NamedTuple):
          """Where the gradient of a tensor is computed: a node, and which of its outputs."""

          node: Node
          output_nr: int
          ownership_token: _Optional[Node] = None


      def _node_of(tensor):
          node = tensor.node if isinstance(tensor, GradientEdge) else _C._gradient_edge(tensor)
          if node is None:
              raise AssertionError("Expected gradient function to be set")
          return node


      def get_gradient_edge(tensor):
          """Get the edge at which the gradient of a tensor is computed."""
          if not tensor.requires_grad:
              raise RuntimeError(
                  "It is not possible to get the gradient edge for a Tensor that does not require gradients")
          return GradientEdge(_node_of(tensor), tensor.output_nr)


      def increment_version(tensor):
          """Count a write to a tensor, or to several, that autograd has not seen."""
          if isinstance(tensor, torch.Tensor):
              tensor = (tensor,)
          _C._increment_version(tensor)


      def queue_callback(callback):
          """Call a function when the running backward pass is done."""
          _C._queue_callback(callback)


      class saved_tensors_hooks:
          """In its block, what nodes save is packed by one function, and unpacked by another when needed."""

          def __init__(self, pack_hook, unpack_hook):
              self.pack_hook = pack_hook
              self.unpack_hook = unpack_hook

          def __enter__(self):
              _autograd._push_saved_tensors_default_hooks(self.pack_hook, self.unpack_hook)

          def __exit__(self, *args):
              _autograd._pop_saved_tensors_default_hooks()


      class node_creation_hook:
          """In its block, a function is called with each node of the graph that is made, once it is whole."""

          def __init__(self, hook):
              self.hook = hook

          def __enter__(self):
              _autograd._push_node_creation_hook(self.hook)

          def __exit__(self, *args):
              _autograd._pop_node_creation_hook()


      class save_on_cpu(saved_tensors_hooks):
          """In its block, what nodes save is kept on the CPU."""

          def __init__(self, pin_memory=False, device_type="cuda"):
              def pack_to_cpu(tensor):
                  return (tensor.device, tensor.cpu())

              def unpack_from_cpu(packed):
                  device, tensor = packed
                  return tensor.to(device)

              super().__init__(pack_to_cpu, unpack_from_cpu)


      @contextlib.contextmanager
      def disable_saved_tensors_hooks(error_message):
          """In its block, hooks on saved tensors are an error with the given message."""
          before = _autograd._saved_tensors_hooks_get_disabled_error_message()
          try:
              _autograd._saved_tensors_hooks_disable(error_message)
              yield
          finally:
              if before is None:
                  _autograd._saved_tensors_hooks_enable()
              else:
                  _autograd._saved_tensors_hooks_disable(before)


      class _MultiHandle:
          """The handles of several hooks as one."""

          def __init__(self, handles):
              self.handles = handles

          def remove(self):
              for handle in self.handles:
                  handle.remove()

          def __enter__(self):
              return self

          def __exit__(self, *args):
              self.remove()


      def _running_pass():
          number = _C._current_graph_task_id()
          if number == -1:
              raise AssertionError("expected this hook to be called inside a backward call")
          return number


      def register_multi_grad_hook(tensors, fn, *, mode="all"):
          """Call a function with the gradients of several tensors, or with the first of them."""
          modes = ("all", "any")
          if mode not in modes:
              raise ValueError(f"Expects mode to be one of {modes} but got {mode}")
          if mode == "any":
              passes = set()

              @functools.wraps(fn)
              def on_first(grad):
                  number = _running_pass()
                  if number not in passes:
                      passes.add(number)
                      fn(grad)

              return _MultiHandle(tuple(t.register_hook(on_first) for t in tensors if t.requires_grad))

          nodes = [_node_of(t) for t in tensors]
          # By pass: the gradients so far, how many there are, and how many there will be.
          progress = {}

          def hook_for(index):
              def on_gradient(grad):
                  number = _running_pass()
                  if number not in progress:
                      expected = sum(map(_C._will_engine_execute_node, nodes))
                      progress[number] = [[None] * len(nodes), 0, expected]
                  state = progress[number]
                  state[0][index] = grad
                  state[1] += 1
                  if state[1] == state[2]:
                      del progress[number]
                      fn(state[0])

              return on_gradient

          return _MultiHandle(tuple(t.register_hook(hook_for(i)) for i, t in enumerate(tensors)))


      _mutation_is_allowed = False
      _refusal = ("Trying to backward outside of the 'allow_mutation_on_saved_tensors' context"
                  "in which the graph was originally recorded.")


      class _Handle:
          """What a node keeps of a saved tensor; the context forgets the tensor when the last node lets go of it."""

          def __init__(self, context, tid):
              self.context = context
              self.tid = tid
              self.key = id(self)

          def __del__(self):
              context = self.context
              context.tid_to_weakhandle.pop(self.tid, None)
              context.original.pop(self.key, None)
              context.cloned.pop(self.key, None)


      class _AllowMutationOnSavedContext:
          """What was saved in a block that allows to change saved tensors: as it is, or as it was before a write."""

          def __init__(self):
              self.cloned = {}
              self.original = {}
              self.tid_to_weakhandle = {}
              self.sid_to_tid = {}

          def clear(self):
              for kept in (self.cloned, self.original, self.tid_to_weakhandle, self.sid_to_tid):
                  kept.clear()

          def pack(self, tensor):
              memory = (tensor.data_ptr(), tensor._version)
              tid = (id(tensor), *memory)
              self.sid_to_tid.setdefault(memory, set()).add(tid)
              known = self.tid_to_weakhandle.get(tid)
              if known is not None:
                  return known()
              handle = _Handle(self, tid)
              self.tid_to_weakhandle[tid] = weakref.ref(handle)
              self.original[handle.key] = tensor
              return handle

          def unpack(self, handle):
              found = self.cloned.get(handle.key, self.original.get(handle.key))
              if not _mutation_is_allowed or found is None:
                  raise AssertionError(_refusal)
              return found

          def before_write(self, tensor):
              for tid in self.sid_to_tid.get((tensor.data_ptr(), tensor._version), ()):
                  known = self.tid_to_weakhandle.get(tid)
                  if known is not None and known().key in self.original:
                      key = known().key
                      self.cloned[key] = self.original.pop(key).clone()


      @contextlib.contextmanager
      def allow_mutation_on_saved_tensors():
          """In its block, tensors that were saved for backward may be written to."""
          global _mutation_is_allowed
          context = _AllowMutationOnSavedContext()
          with saved_tensors_hooks(context.pack, context.unpack):
              before = _autograd._watch_writes(context.before_write)
              try:
                  if _mutation_is_allowed:
                      raise RuntimeError("allow_mutation_on_saved_tensors contexts cannot be nested")
                  _mutation_is_allowed = True
                  yield context
              finally:
                  _autograd._watch_writes(before)
                  context.clear()
                  _mutation_is_allowed = False
      """#)

  /// `torch.autograd.anomaly_mode`.
  static let anomalyMode = PythonSource(
    module: "torch.autograd.anomaly_mode",
    text: #"""
      from torch import _warnings

      import torch

      __all__ = ["detect_anomaly", "set_detect_anomaly"]


      class detect_anomaly:
          """In its block, a failing backward pass says where the operation was recorded."""

          def __init__(self, check_nan=True):
              self.prev = torch.is_anomaly_enabled()
              self.check_nan = check_nan
              self.prev_check_nan = torch.is_anomaly_check_nan_enabled()
              _warnings.warn(
                  "Anomaly Detection has been enabled. This mode will increase the runtime and should only be "
                  "enabled for debugging.", stacklevel=2)

          def __enter__(self):
              torch.set_anomaly_enabled(True, self.check_nan)

          def __exit__(self, *args):
              torch.set_anomaly_enabled(self.prev, self.prev_check_nan)


      class set_detect_anomaly:
          """Set whether failing backward passes say where the operation was recorded; also for a block."""

          def __init__(self, mode, check_nan=True):
              if not isinstance(mode, bool):
                  raise TypeError("set_anomaly_enabled(): argument 'enabled' (position 1) must be bool, not "
                                  f"{type(mode).__name__}")
              self.prev = torch.is_anomaly_enabled()
              self.prev_check_nan = torch.is_anomaly_check_nan_enabled()
              torch.set_anomaly_enabled(mode, check_nan)

          def __enter__(self):
              pass

          def __exit__(self, *args):
              torch.set_anomaly_enabled(self.prev, self.prev_check_nan)
      """#)
}
