import Autograd
import PythonRuntime
import TensorCore

/// The functions of `torch._C` and `torch._C._autograd` on which `torch.autograd.graph`, the search for anomalies
/// and checkpoints rest.
enum GraphInternals {
  static func bind(into builder: ModuleBuilder, in torch: Torch) {
    builder.set("_FunctionBase", .object(torch.functionBaseType))
    torch.bindAutocast(into: builder)
    builder.set("_disabled_torch_function_impl", .object(torch.disabledClassHandler))
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
    ) { (interpreter, values) throws(PythonError) in
      guard let node = values[0].cast(to: NodeObject.self)?.node else {
        throw .runtimeError(
          "_will_engine_execute_node expects an grad_fn, but got \(interpreter.type(of: values[0]).name)")
      }
      if GraphWatch.currentPass == nil {
        throw .runtimeError("_get_should_execute_nodes should only be called during the backward pass")
      }
      if GraphWatch.passCaptures, node is AccumulateGrad, GraphWatch.willVisit(node) {
        throw .runtimeError(
          "A leaf node was passed to _will_engine_execute_node but we are currently running autograd.grad(). This is "
            + "currently not supported.")
      }
      return .bool(GraphWatch.willVisit(node))
    }
    builder.libraryFunction("_current_autograd_node", "", "The node that runs.", in: torch) { (_, _) in
      GraphWatch.currentNode.map { .object(torch.object($0)) } ?? .none
    }
    builder.libraryFunction(
      "_current_graph_task_execution_order", "", "The nodes that the pass will run, in order.", in: torch
    ) { (interpreter, _) throws(PythonError) in
      if GraphWatch.currentPass == nil {
        throw .runtimeError(
          "_current_graph_task_execution_order should only be called during the backward pass")
      }
      let module = try interpreter.importModule("torch.autograd._modes")
      let isParallel = try interpreter.attribute("_multithreading", of: .object(module))
      if try interpreter.isTrue(isParallel) {
        throw .runtimeError(
          "get_current_graph_task_execution_order expects the current backward to be executed with multithreading "
            + "disabled, e.g. by running:\n\n>>> with torch.autograd.set_multithreading_enabled(False):\n...     "
            + "torch.autograd.grad(...)\n")
      }
      return interpreter.list(GraphWatch.executionOrder().map { .object(torch.object($0)) })
    }
    builder.libraryFunction(
      "_node_outputs", "node", "What the gradients that a node receives look like.", in: torch
    ) { (interpreter, values) in
      guard let node = values[0].cast(to: NodeObject.self)?.node else { return interpreter.tuple([]) }
      return interpreter.tuple(
        node.outputs.map { output in
          interpreter.tuple([
            interpreter.list(output.shape.map { .int($0) }), .object(torch.dtype(output.scalarType)),
          ])
        })
    }
    builder.libraryFunction(
      "_is_node_class", "type", "Whether a class is one of the operators' nodes.", in: torch
    ) {
      (_, values) in .bool(values[0].cast(to: TypeObject.self).map { torch.isNodeType($0) } ?? false)
    }
    builder.libraryFunction("_accumulator_class", "", "The class of the leaves' nodes.", in: torch) {
      (_, _) in
      .object(torch.nodeType(named: "AccumulateGrad"))
    }
    builder.libraryFunction(
      "_undefined_grad", "tensor", "The tensor, but for its gradient, which gets lost.", in: torch
    ) { (_, values) in
      guard let tensor = values[0].tensor else { return values[0] }
      let losing = Derivative("UndefinedGradBackward", rule: "none: the gradient is lost") {
        (_: OperatorNode, _: Tensor) in Gradients()
      }
      return torch.value(Tensor.recorded(tensor.array, losing, tensor))
    }
    builder.libraryFunction(
      "_rename_node", "tensor, name", "Gives a tensor's node another name.", in: torch
    ) { (interpreter, values) throws(PythonError) in
      let name = try interpreter.text(values[1], orRaise: "the name must be a str")
      values[0].tensor?.renameNode(name)
      return .none
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
      "_delayed_error", "message, tensors", "The tensors, but for an error on the way back.", in: torch
    ) { (interpreter, values) throws(PythonError) in
      let message = try interpreter.text(values[0], orRaise: "the message must be a str")
      let given = try interpreter.elements(of: values[1])
      var tensors: [Tensor] = []
      for value in given {
        // What is no tensor has its place among the inputs too.
        if let tensor = value.tensor {
          tensors.append(tensor)
        } else {
          tensors.append(Tensor(try translated(NDArray.empty([0], .float32))))
        }
      }
      let results = Tensor.recorded(
        tensors.map { ($0.array, $0.scalarType.isDifferentiable) }, .failing(message), tensors
      ) { _, _ in }
      return interpreter.tuple(
        zip(given, results).map { (value, result) in value.tensor == nil ? value : torch.value(result) })
    }
    builder.libraryFunction(
      "_watch_operators", "callback",
      "Calls a function with each operator's name, arguments and result; returns the one called before.",
      in: torch
    ) { (_, values) in
      let before = torch.operatorWatcher ?? .none
      torch.operatorWatcher = values[0].isNone ? nil : values[0]
      return before
    }
    bindSwitch(
      "_is_view_replay_enabled", "_set_view_replay_enabled", into: builder, in: torch,
      get: { GraphWatch.replaysViews }, set: { GraphWatch.replaysViews = $0 })
    bindSwitch(
      "_is_grad_layout_enforcement_enabled", "_set_grad_layout_enforcement_enabled", into: builder, in: torch,
      get: { !GraphWatch.relaxesGradientLayout }, set: { GraphWatch.relaxesGradientLayout = !$0 })
    bindSwitch(
      "_is_torch_function_enabled", "_set_torch_function_enabled", into: builder, in: torch,
      get: { torch.ignoredOwnClasses == 0 },
      set: { torch.ignoredOwnClasses = Swift.max(0, torch.ignoredOwnClasses + ($0 ? -1 : 1)) })
    bindSwitch(
      "_is_randomness_refused", "_set_randomness_refused", into: builder, in: torch,
      get: { torch.refusingRandomness > 0 },
      set: { torch.refusingRandomness = Swift.max(0, torch.refusingRandomness + ($0 ? 1 : -1)) })
    builder.libraryFunction("_is_checkpoint_valid", "", "Whether a checkpoint may run.", in: torch) {
      (_, _) in
      .bool(GraphWatch.allowsCheckpoints)
    }
  }

  /// A function that reads a setting, and one that sets it.
  private static func bindSwitch(
    _ question: String, _ setter: String, into builder: ModuleBuilder, in torch: Torch,
    get: @escaping () -> Bool, set: @escaping (Bool) -> Void
  ) {
    builder.libraryFunction(question, "", "Whether the setting is on.", in: torch) { (_, _) in .bool(get()) }
    builder.libraryFunction(setter, "mode", "Changes the setting.", in: torch) {
      (interpreter, values) throws(PythonError) in
      set(try interpreter.isTrue(values[0]))
      return .none
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
    GraphWatch.current.report = { (node) throws(TensorError) in
      try carried { () throws(PythonError) in
        /// Warns; where warnings are errors, what the pass has to tell comes first, and the warning goes to `sys.stderr`.
        ///
        /// - Parameter line: the line in PyTorch's source that its warning names.
        func warn(_ node: Node, _ start: String, _ cause: String, line: Int) throws(PythonError) {
          do {
            try warnOrThrow(node, start, cause, line: line)
          } catch {
            let module = try interpreter.importModule("torch._warnings")
            _ = try interpreter.call(
              interpreter.attribute("show_error", of: .object(module)),
              .object(interpreter.exception(of: error)))
          }
        }
        func warnOrThrow(_ node: Node, _ start: String, _ cause: String, line: Int) throws(PythonError) {
          func place(_ line: Int) -> String {
            " (Triggered internally at /__w/pytorch/pytorch/torch/csrc/autograd/python_anomaly_mode.cpp:\(line).)"
          }
          if let trace = node.hooks?.trace as? StringObject {
            let detail = "Traceback of forward call that \(cause):\n\(trace.value)"
            try torch.warn("\(start) \(node.namespacedName). \(detail)\(place(line))")
          } else {
            try torch.warn(
              "Error detected in \(node.namespacedName). No forward pass information available. Enable detect anomaly "
                + "during forward pass for more information.\(place(90))")
          }
        }
        try warn(node, "Error detected in", "caused the error", line: 108)
        var inner = node
        while let parent = inner.hooks?.parent {
          try warn(
            parent, "\n\nPrevious calculation was induced by", "induced the previous calculation", line: 115)
          inner = parent
        }
      }
    }
  }

  // MARK: Hooks on saved tensors

  static func fillAutograd(_ builder: ModuleBuilder, in torch: Torch) {
    builder.set("SavedTensor", .object(torch.savedTensorType))
    builder.libraryFunction(
      "_make_saved_tensor", "tensor, is_output=False", "Keeps a tensor as nodes do.", in: torch
    ) { (interpreter, values) throws(PythonError) in
      guard let tensor = values[0].tensor else {
        throw .typeError("_make_saved_tensor(): argument 'tensor' must be Tensor")
      }
      return .object(SavedTensorObject(try translated(OperatorNode.keeper(of: tensor)), 0, in: torch))
    }
    builder.libraryFunction(
      "_get_current_graph_task_keep_graph", "", "Whether the running pass keeps what nodes saved.", in: torch
    ) { (_, _) in .bool(GraphWatch.passKeepsGraph) }
    builder.libraryFunction("_profiler_enabled", "", "False: nothing is profiled.", in: torch) { (_, _) in
      .bool(false)
    }
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
      "_push_node_creation_hook", "hook", "Calls a function with each new node once it is whole.", in: torch
    ) { (interpreter, values) in
      let hook = values[0]
      GraphWatch.current.push(creationHook: { (node) throws(TensorError) in
        try carried { () throws(PythonError) in
          let object = torch.object(node)
          let result = try interpreter.call(hook, .object(object))
          if !result.isNone {
            throw .runtimeError(
              "node creation hook must return None, got \(interpreter.type(of: result).name)")
          }
        }
      })
      return .none
    }
    builder.libraryFunction(
      "_pop_node_creation_hook", "", "Takes the last hook on new nodes away.", in: torch
    ) { (_, _) in
      GraphWatch.current.popCreationHook()
      return .none
    }
    builder.libraryFunction(
      "_watch_writes", "callback",
      "Calls a function before each write to a tensor; returns the one called before.",
      in: torch
    ) { (interpreter, values) in
      let before = torch.writeWatcher
      let callback = values[0]
      torch.writeWatcher = callback
      GraphWatch.current.beforeWrite =
        callback.isNone
        ? nil
        : { (tensor) throws(TensorError) in
          try GradMode.with(false) { () throws(TensorError) in
            try carried { () throws(PythonError) in _ = try interpreter.call(callback, torch.value(tensor)) }
          }
        }
      return before
    }
    builder.libraryFunction(
      "_unsafe_set_version_counter", "tensors, versions", "Sets the counts of writes to tensors.", in: torch
    ) { (interpreter, values) throws(PythonError) in
      let versions = try interpreter.elements(of: values[1])
      for (tensor, version) in zip(try interpreter.elements(of: values[0]), versions) {
        let count = try interpreter.int(version)
        if count < 0 {
          throw .runtimeError("Cannot set a version_counter to a value below 0: \(count)")
        }
        tensor.tensor?.setVersion(count)
      }
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
      let value = PackedValue(packed, unpack)
      return GraphWatch.UnpackHook(value) { () throws(TensorError) in
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
