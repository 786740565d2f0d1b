import PythonRuntime

extension PythonSource {
  /// What `torch.utils.checkpoint` tells with `debug=True` where a function did not do the same again.
  static let checkpointLog = PythonSource(
    module: "torch.utils.checkpoint",
    text: #"""
      class _Log:
          """In its block, writes down the operators that run; `recomputed` does so for what is computed again."""

          def __init__(self, recomputed=None):
              self.lines, self.numbers, self.recomputed = [], {}, recomputed

          def __enter__(self):
              self.before = _C._watch_operators(self.note)
              return self

          def __exit__(self, *args):
              _C._watch_operators(self.before)

          def number(self, tensor):
              return f"${self.numbers.setdefault(id(tensor), len(self.numbers))}"

          def note(self, name, args, kwargs, result):
              from torch import _ops
              if not isinstance(result, torch.Tensor):
                  return
              given = ", ".join(self.number(arg) if isinstance(arg, torch.Tensor) else repr(arg) for arg in args)
              kind = f"{result.dtype}"[6:].replace("float", "f").replace("int", "i")
              line = (f"{self.number(result)}: {kind}{list(result.shape)} = "
                      f"torch._ops.{_ops.operator_of(name, args, kwargs)}({given})")
              self.lines.append(line)

          def message(self):
              parts = [(log.lines, label) for log, label in ((self, "original"), (self.recomputed, "recompute"))]
              traces = ["\n\n".join(f"{line}   ({i + 1} of {len(lines)} in {label})" for i, line in enumerate(lines))
                        for lines, label in parts]
              first, second = ["\n".join(lines) for lines, _ in parts]
              return _debug_message.format(traces=traces, first=first, second=second)


      _debug_message = """ \
      An error happened while unpacking tensors; dumping logs of latest computation
      because you passed `debug=True` to `torch.utils.checkpoint.checkpoint()`.
      Scroll all the way down for guidance on how to navigate these logs.

      +~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~+
      |        1. Stack traces of the operators that ran in the original forward     |
      +------------------------------------------------------------------------------+

      {traces[0]}
      +~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~+
      |        2. Stack traces of the operators that ran during recomputation        |
      +------------------------------------------------------------------------------+

      {traces[1]}
      +~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~+
      |       3. Log of operators in the original forward and recomputation          |
      +------------------------------------------------------------------------------+
      (Scroll up to correlate stack traces with each operation listed below. This
       helps identify their source in the code.)

      IMPORTANT: Differences in "detach" calls between the original forward and the
                 recomputation are expected. They are introduced by the checkpointing
                 mechanism and can be ignored.

      Operations executed during the original forward:

      {first}

      Operations executed during recomputation:

      {second}

      +------------------------------------------------------------------------------+
       ERROR: Detected non-determinism while running activation checkpointing

       You are seeing this error because you passed `debug=True` to checkpoint and
       tensors to be saved during the original forward and differ between those saved
       during recomputation. This can happen if different operators were ran in the
       original forward and in the recomputation.

       To identify where the mismatch may be coming from, you can do the following:

       1) Compare the operators ran during original forward and recomputation to
          see where they differ. These operators are printed above in the order they
          were executed.

       2) Review the stack trace for each operator to locate its invocation source.
          Each operator's stack trace is printed in their execution order.

       Note that the logs can be quite long. Here's how they are structured:
       (Tip: you can Ctrl-f for these headers)

       1. Stack traces of the operators that ran in the original forward
       2. Stack traces of the operators that ran during recomputation
       3. Log of operators in the original forward and recomputation
       4. Error message                                             <--- You are here
      --------------------------------------------------------------------------------
      """
      """#)
}
