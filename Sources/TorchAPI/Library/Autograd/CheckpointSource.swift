import PythonRuntime

extension PythonSource {
  /// `torch.utils.checkpoint`.
  static let checkpoint = PythonSource(
    module: "torch.utils.checkpoint",
    text: #"""
      import contextlib
      import functools
      from torch import _warnings

      import torch
      from torch import _C
      from torch._C._autograd import SavedTensor, _make_saved_tensor
      from torch.autograd.graph import saved_tensors_hooks

      __all__ = ["checkpoint", "checkpoint_sequential", "CheckpointError", "CheckpointFunction",
                 "check_backward_validity", "detach_variable", "noop_context_fn", "set_checkpoint_early_stop",
                 "set_checkpoint_debug_enabled", "GraphExecGroup"]

      _early_stop = None
      _debug_enabled = None


      class CheckpointError(RuntimeError):
          pass


      class _StopRecomputation(Exception):
          pass


      class GraphExecGroup:
          """In its block, what backward passes need is computed again once for all of them."""

          _current = None

          def __enter__(self):
              if GraphExecGroup._current is not None:
                  raise RuntimeError(
                      f"GraphExecGroup contexts cannot be nested. Already inside group {GraphExecGroup._current}")
              GraphExecGroup._current = self
              return self

          def __exit__(self, *args):
              GraphExecGroup._current = None


      @contextlib.contextmanager
      def set_checkpoint_early_stop(enable):
          """In its block, sets whether recomputing stops when all that is needed is there."""
          global _early_stop
          before = _early_stop
          try:
              _early_stop = enable
              yield
          finally:
              _early_stop = before


      @contextlib.contextmanager
      def set_checkpoint_debug_enabled(enabled):
          """In its block, sets whether checkpoints say more on errors."""
          global _debug_enabled
          before = _debug_enabled
          try:
              _debug_enabled = enabled
              yield
          finally:
              _debug_enabled = before


      def noop_context_fn():
          return contextlib.nullcontext(), contextlib.nullcontext()


      def detach_variable(inputs):
          """Take the tensors of a tuple out of the graph."""
          if not isinstance(inputs, tuple):
              raise RuntimeError(
                  f"Only tuple of tensors is supported. Got Unsupported input type: {type(inputs).__name__}")
          out = []
          for inp in inputs:
              if isinstance(inp, torch.Tensor):
                  x = inp.detach()
                  x.requires_grad = inp.requires_grad
                  inp = x
              out.append(inp)
          return tuple(out)


      def check_backward_validity(inputs):
          if not any(inp.requires_grad for inp in inputs if isinstance(inp, torch.Tensor)):
              _warnings.warn("None of the inputs have requires_grad=True. Gradients will be None", stacklevel=2)


      class CheckpointFunction(torch.autograd.Function):
          @staticmethod
          def forward(ctx, run_function, preserve_rng_state, *args):
              check_backward_validity(args)
              ctx.run_function = run_function
              ctx.preserve_rng_state = preserve_rng_state
              if preserve_rng_state:
                  ctx.fwd_cpu_state = torch.get_rng_state()
              ctx.mode = torch.autocast("cpu", torch.get_autocast_dtype("cpu"), torch.is_autocast_enabled("cpu"),
                                        torch.is_autocast_cache_enabled())
              ctx.inputs = [None if torch.is_tensor(arg) else arg for arg in args]
              ctx.tensor_indices = [i for i, arg in enumerate(args) if torch.is_tensor(arg)]
              ctx.save_for_backward(*[args[i] for i in ctx.tensor_indices])
              with torch.no_grad():
                  return run_function(*args)

          @staticmethod
          def backward(ctx, *args):
              if not torch.autograd._is_checkpoint_valid():
                  raise RuntimeError(
                      "When use_reentrant=True, torch.utils.checkpoint is incompatible"
                      " with .grad() or passing an `inputs` parameter to .backward()."
                      " To resolve this error, you can either set use_reentrant=False,"
                      " or call .backward() without passing the `inputs` argument.")
              inputs = list(ctx.inputs)
              for i, tensor in zip(ctx.tensor_indices, ctx.saved_tensors):
                  inputs[i] = tensor
              with torch.random.fork_rng(devices=[], enabled=ctx.preserve_rng_state):
                  if ctx.preserve_rng_state:
                      torch.set_rng_state(ctx.fwd_cpu_state)
                  detached_inputs = detach_variable(tuple(inputs))
                  with torch.enable_grad(), ctx.mode:
                      outputs = ctx.run_function(*detached_inputs)
              if isinstance(outputs, torch.Tensor):
                  outputs = (outputs,)
              pairs = [(out, arg) for out, arg in zip(outputs, args)
                       if torch.is_tensor(out) and out.requires_grad]
              if not pairs:
                  raise RuntimeError(
                      "none of output has requires_grad=True, this checkpoint() is not necessary")
              torch.autograd.backward([out for out, _ in pairs], [arg for _, arg in pairs])
              return (None, None) + tuple(
                  inp.grad if isinstance(inp, torch.Tensor) else None for inp in detached_inputs)


      class _Frame:
          """One use of a checkpoint: what was saved in it, and the values that were computed again."""

          def __init__(self, recompute, early_stop, checks):
              self.recompute = recompute
              self.early_stop = early_stop
              self.checks = checks
              # Set where a gradient was computed in the function itself: what was saved then says nothing.
              self.ignores_mismatch = False
              self.metadata = []
              self.values = {}
              self.is_complete = False
              self.log = None

          def pack(self, tensor):
              self.metadata.append((tensor.shape, tensor.dtype, tensor.device))
              return len(self.metadata) - 1

          def unpack(self, index):
              group = GraphExecGroup._current
              number = group or _C._current_graph_task_id()
              if number == -1:
                  # Outside a pass nothing is kept.
                  return self.compute()[index]
              if number not in self.values:
                  self.values[number] = self.compute()
              values = self.values[number]
              if index not in values:
                  extra = "" if group is None else (
                      "Performing two backward calls that overlap (i.e. require the same "
                      "saved activation in order to compute gradients) is not allowed while "
                      "under the torch.utils.checkpoint.GraphExecGroup context. ")
                  raise CheckpointError(
                      "torch.utils.checkpoint: Unpack is being triggered for a tensor that was already "
                      f"unpacked once. {extra}If you are calling ctx.saved_tensors in backward, make sure "
                      "to do so only once. Otherwise please open an issue with details on your use case.")
              return values.pop(index)

          def compute(self):
              found = []
              expected = len(self.metadata)

              def keep(tensor):
                  if len(found) == expected:
                      if self.early_stop:
                          raise _StopRecomputation()
                      if not self.is_complete:
                          # A gradient computed in the function itself: what the rest of it saves is still to come.
                          self.ignores_mismatch = True
                          return tensor.detach() if tensor.requires_grad else tensor
                      raise CheckpointError(
                          "torch.utils.checkpoint: trying to save more tensors during "
                          "recomputation than during the original forward pass.\n"
                          f"{_tip}")
                  found.append(tensor.detach() if tensor.requires_grad else tensor)
                  if self.early_stop and len(found) == expected:
                      raise _StopRecomputation()
                  return len(found) - 1

              def unpack(kept):
                  return kept if isinstance(kept, torch.Tensor) else found[kept]

              try:
                  with saved_tensors_hooks(keep, unpack), torch.enable_grad():
                      self.recompute()
              except _StopRecomputation:
                  pass
              if not self.ignores_mismatch:
                  try:
                      self.check(found)
                  except CheckpointError as error:
                      if self.log is None:
                          raise
                      raise CheckpointError(self.log.message()) from error
              return dict(enumerate(found))

          def check(self, found):
              if len(found) != len(self.metadata):
                  raise CheckpointError(
                      "torch.utils.checkpoint: A different number of tensors was saved "
                      "during the original forward and recomputation.\n"
                      f"Number of tensors saved during forward: {len(self.metadata)}\n"
                      f"Number of tensors saved during recomputation: {len(found)}.\n"
                      f"{_tip}")
              different = ""
              for i, (before, tensor) in enumerate(zip(self.metadata, found) if self.checks else ()):
                  now = (tensor.shape, tensor.dtype, tensor.device)
                  if now != before:
                      names = ("shape", "dtype", "device")
                      different += (
                          f"tensor at position {i}:\n"
                          f"saved metadata: {dict(zip(names, before))}\n"
                          f"recomputed metadata: {dict(zip(names, now))}\n")
              if different:
                  raise CheckpointError(
                      "torch.utils.checkpoint: Recomputed values for the following tensors "
                      "have different metadata than during the forward pass.\n"
                      f"{different}.\n{_tip}")


      _tip = """
      Tip: To see a more detailed error message, either pass `debug=True` to
      `torch.utils.checkpoint.checkpoint(...)` or wrap the code block
      with `with torch.utils.checkpoint.set_checkpoint_debug_enabled(True):` to
      enable checkpoint\u2011debug mode globally.

      If this error occurs under torch.compile with automatic_dynamic_shapes enabled,
      it may be because the recomputation selected a different compiled graph than the
      forward pass (e.g., a dynamic graph instead of the original static graph).
      To fix this, either:
        - Use torch._dynamo.mark_dynamic() to explicitly mark varying dimensions as
          dynamic upfront, avoiding the static-to-dynamic transition.
        - Call torch._C._dynamo.eval_frame._set_lru_cache(False) to disable LRU cache
          reordering, which can change which graph is checked first between forward
          and recompute.
      See https://github.com/pytorch/pytorch/issues/166926 for more details and
      workaround examples.
      """


      def _without_reentry(function, preserve, context_fn, checks, early_stop, args, kwargs):
          forward_context, recompute_context = context_fn()
          state = torch.get_rng_state() if preserve else None
          mode = torch.autocast("cpu", torch.get_autocast_dtype("cpu"), torch.is_autocast_enabled("cpu"),
                                torch.is_autocast_cache_enabled())

          def recompute():
              with mode, torch.random.fork_rng(devices=[], enabled=preserve):
                  if preserve:
                      torch.set_rng_state(state)
                  with recompute_context:
                      function(*(arg.unpack() if isinstance(arg, SavedTensor) else arg for arg in kept), **kwargs)

          frame = _Frame(recompute, early_stop if _early_stop is None else _early_stop, checks)
          if isinstance(forward_context, _Log):
              frame.log = forward_context
          if not torch.is_grad_enabled():
              with forward_context:
                  return function(*args, **kwargs)
          # The inputs are saved as a node would save them: for hooks outside, and against writes.
          kept = [_make_saved_tensor(arg, is_output=False) if isinstance(arg, torch.Tensor) else arg for arg in args]
          with saved_tensors_hooks(frame.pack, frame.unpack), forward_context:
              result = function(*args, **kwargs)
          frame.is_complete = True
          return result


      def checkpoint(function=None, *args, use_reentrant=None, preserve_rng_state=True,
                     context_fn=noop_context_fn, determinism_check="default", debug=False, early_stop=True,
                     respect_saved_tensors_hooks=None, **kwargs):
          """Run a function without saving what its backward needs, which is computed again when needed."""
          if function is None and not args:
              if kwargs:
                  raise ValueError("Unexpected keyword arguments: " + ",".join(arg for arg in kwargs))
              options = dict(use_reentrant=use_reentrant, preserve_rng_state=preserve_rng_state,
                             context_fn=context_fn, determinism_check=determinism_check, debug=debug,
                             early_stop=early_stop)

              def decorate(function):
                  @functools.wraps(function)
                  def wrapper(*args, **kwargs):
                      return checkpoint(function, *args, **options, **kwargs)

                  return wrapper

              return decorate
          if use_reentrant is None:
              _warnings.warn(
                  "torch.utils.checkpoint: the use_reentrant parameter should be passed explicitly. In a future "
                  "release, calling checkpoint without use_reentrant will raise an exception. use_reentrant=False "
                  "is recommended, but if you need to preserve the current default behavior, you can pass "
                  "use_reentrant=True. Refer to docs for more details on the differences between the two "
                  "variants.", stacklevel=2)
              use_reentrant = True
          if use_reentrant:
              if kwargs:
                  raise ValueError("Unexpected keyword arguments: " + ",".join(arg for arg in kwargs))
              if (context_fn is not noop_context_fn or debug is not False
                      or respect_saved_tensors_hooks is not None):
                  raise ValueError(
                      "Passing `context_fn`, `debug`, or `respect_saved_tensors_hooks` is only supported when "
                      "use_reentrant=False.")
              return CheckpointFunction.apply(function, preserve_rng_state, *args)
          if determinism_check not in ("default", "none"):
              raise ValueError(
                  "determinism_check should be one of ['default', 'none'], "
                  f"but got {determinism_check}")
          if debug if _debug_enabled is None else _debug_enabled:
              if context_fn is not noop_context_fn:
                  raise ValueError("debug=True is incompatible with non-default context_fn")
              recomputed = _Log()
              log = _Log(recomputed)

              def context_fn():
                  return log, recomputed

          return _without_reentry(
              function, preserve_rng_state, context_fn, determinism_check == "default", early_stop, args, kwargs)


      def checkpoint_sequential(functions, segments, input, use_reentrant=None, **kwargs):
          """Run a sequence of functions in segments, each but the last under `checkpoint`."""
          if use_reentrant is None:
              _warnings.warn(
                  "torch.utils.checkpoint.checkpoint_sequential: the use_reentrant parameter should be passed "
                  "explicitly. In a future release, we will raise an exception if use_reentrant is not passed. "
                  "use_reentrant=False is recommended, but if you need to preserve the current default behavior, "
                  "you can pass use_reentrant=True. Refer to docs for more details on the differences between "
                  "the two variants.", stacklevel=2)
              use_reentrant = True
          preserve = kwargs.pop("preserve_rng_state", True)
          if kwargs:
              raise ValueError("Unexpected keyword arguments: " + ",".join(arg for arg in kwargs))

          def segment(start, end):
              def forward(input):
                  for function in functions[start:end]:
                      input = function(input)
                  return input

              return forward

          if not isinstance(functions, (list, tuple)):
              functions = list(functions.children())
          size = len(functions) // segments
          end = 0
          for start in range(0, size * (segments - 1), size):
              end = start + size
              input = checkpoint(
                  segment(start, end), input, use_reentrant=use_reentrant, preserve_rng_state=preserve)
          return segment(end, len(functions))(input)
      """#)
}
