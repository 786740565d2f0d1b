import Autograd
import PythonRuntime
import TensorCore

/// The functions of `torch._C` and `torch._C._autograd` on which `torch.autograd.graph`, the search for anomalies
/// and checkpoints rest.
enum GraphInternals {
  static func bind(into builder: ModuleBuilder, in torch: Torch) {
    builder.libraryFunction("_increment_version", "tensors", "Counts a write to tensors.", in: torch) {
      (interpreter, values) throws(PythonError) in
      guard let elements = try? interpreter.elements(of: values[0]) else {
        throw .runtimeError("increment_version expect a Iterable[Tensor] as input")
      }
      for element in elements {
        guard let tensor = element.tensor else {
          throw .runtimeError("increment_version expects each element of the iterable to be a tensor")
        }
        if !tensor.isInference { tensor.bumpVersion() }
      }
      return .none
    }
    builder.libraryFunction("_current_graph_task_id", "", "The number of the running pass.", in: torch) {
      (_, _) in .int(GraphWatch.currentPass.map { Int(truncatingIfNeeded: $0) } ?? -1)
    }
    builder.libraryFunction(
      "_will_engine_execute_node", "node", "Whether the running pass will come to a node.", in: torch
    ) { (_, values) in
      .bool(values[0].cast(to: NodeObject.self).map { GraphWatch.willVisit($0.node) } ?? false)
    }
    builder.libraryFunction("_queue_callback", "callback", "Waits for the pass to end.", in: torch) {
      (interpreter, values) throws(PythonError) in
      let callback = values[0]
      try translated(
        GraphWatch.current.addCallback { () throws(TensorError) in
          _ = try carried { () throws(PythonError) in try interpreter.call(callback) }
        })
      return .none
    }
    builder.libraryFunction("_gradient_edge", "tensor", "Where a tensor's gradient goes.", in: torch) {
      (interpreter, values) in
      guard let tensor = values[0].tensor, let node = tensor.gradientNode else { return .none }
      return .object(torch.object(node))
    }
    builder.libraryFunction(
      "_delayed_error", "tensor, message", "The tensor outside the graph, but for an error on the way back.",
      in: torch
    ) { (interpreter, values) throws(PythonError) in
      guard let tensor = values[0].tensor else { return values[0] }
      let message = try interpreter.text(values[1], orRaise: "the message must be a str")
      let source = tensor.detached()
      try translated(source.setRequiresGrad(true, typeMessage: message))
      let failing = Derivative("Error", rule: "none: it is an error") {
        (_: OperatorNode, _: Tensor) throws(TensorError) -> Gradients in
        throw TensorError(.runtimeError, message)
      }
      return torch.value(Tensor.recorded(tensor.array, failing, source))
    }
    builder.libraryFunction("_is_checkpoint_valid", "", "Whether a checkpoint may run.", in: torch) {
      (_, _) in
      .bool(GraphWatch.allowsCheckpoints)
    }
  }

  /// `torch.is_anomaly_enabled` and its like.
  static func bindAnomalyMode(into builder: ModuleBuilder, in torch: Torch) {
    builder.libraryFunction("is_anomaly_enabled", "", "Whether anomalies are looked for.", in: torch) {
      (_, _) in .bool(GraphWatch.current.looksForAnomalies)
    }
    builder.libraryFunction(
      "is_anomaly_check_nan_enabled", "", "Whether gradients that are not a number count as anomalies.",
      in: torch
    ) { (_, _) in .bool(GraphWatch.current.checksNaN) }
    builder.libraryFunction(
      "set_anomaly_enabled", "mode, check_nan=True", "Sets whether anomalies are looked for.", in: torch
    ) { (interpreter, values) throws(PythonError) in
      let isOn = try interpreter.isTrue(values[0])
      let checksNaN = values[1].isUnset ? true : try interpreter.isTrue(values[1])
      watchForAnomalies(in: torch)
      GraphWatch.current.setAnomalyMode(isOn, checksNaN: checksNaN)
      return .none
    }
  }

  /// Tells the core how to say where in the program a node is recorded.
  private static func watchForAnomalies(in torch: Torch) {
    let interpreter = torch.interpreter
    GraphWatch.current.trace = {
      interpreter.string(interpreter.stackText()).object ?? interpreter.makeDict()
    }
    GraphWatch.current.report = { (node, trace) throws(TensorError) in
      try carried { () throws(PythonError) in
        let detail =
          if let trace = trace as? StringObject {
            "Traceback of forward call that caused the error:\n\(trace.value)"
          } else {
            "No forward pass information available. Enable detect anomaly during forward pass for more information."
          }
        try torch.warn("Error detected in \(node.namespacedName). \(detail)")
      }
    }
  }

  // MARK: Hooks on saved tensors

  static func fillAutograd(_ builder: ModuleBuilder, in torch: Torch) {
    builder.set("SavedTensor", .object(torch.savedTensorType))
    builder.libraryFunction(
      "_push_saved_tensors_default_hooks", "pack_hook, unpack_hook", "Hands what nodes save to hooks.",
      in: torch
    ) { (interpreter, values) throws(PythonError) in
      guard interpreter.isCallable(values[0]), interpreter.isCallable(values[1]) else {
        let given = try values.map { (value) throws(PythonError) in try interpreter.representation(of: value)
        }
        throw .typeError(
          "_push_saved_tensors_default_hooks(): incompatible function arguments. The following argument types are "
            + "supported:\n    1. (arg0: collections.abc.Callable, arg1: collections.abc.Callable) -> None\n\n"
            + "Invoked with: \(given.joined(separator: ", "))")
      }
      try translated(GraphWatch.current.push(packHook(values[0], values[1], in: torch)))
      return .none
    }
    builder.libraryFunction(
      "_pop_saved_tensors_default_hooks", "", "Takes the last hooks away.", in: torch
    ) { (_, _) in
      GraphWatch.current.popHook()
      return .none
    }
    builder.libraryFunction(
      "_saved_tensors_hooks_disable", "message", "Refuses hooks on saved tensors.", in: torch
    ) { (interpreter, values) throws(PythonError) in
      let message = try interpreter.text(values[0], orRaise: "the message must be a str")
      if GraphWatch.current.hasPackHooks { throw .runtimeError(message) }
      GraphWatch.current.refusal = message
      return .none
    }
    builder.libraryFunction(
      "_saved_tensors_hooks_enable", "", "Allows hooks on saved tensors.", in: torch
    ) { (_, _) in
      GraphWatch.current.refusal = nil
      return .none
    }
    builder.libraryFunction(
      "_saved_tensors_hooks_is_enabled", "", "Whether hooks on saved tensors are allowed.", in: torch
    ) { (_, _) in .bool(GraphWatch.current.refusal == nil) }
    builder.libraryFunction(
      "_saved_tensors_hooks_get_disabled_error_message", "", "Why hooks on saved tensors are refused.",
      in: torch
    ) { (interpreter, _) in GraphWatch.current.refusal.map { interpreter.string($0) } ?? .none }
  }

  /// A person's pair of hooks as the core calls it.
  static func packHook(_ pack: Value, _ unpack: Value, in torch: Torch) -> GraphWatch.PackHook {
    let interpreter = torch.interpreter
    return { (tensor) throws(TensorError) in
      let packed = try carried { () throws(PythonError) in try interpreter.call(pack, torch.value(tensor)) }
      return { () throws(TensorError) in
        try carried { () throws(PythonError) in
          let result = try interpreter.call(unpack, packed)
          if let tensor = result.tensor { return tensor }
          throw .typeError(
            "Output of saved tensor unpack_hook expected to be a Tensor but got result of type "
              + interpreter.type(of: result).name)
        }
      }
    }
  }
}
