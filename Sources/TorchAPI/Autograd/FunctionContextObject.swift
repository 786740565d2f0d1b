import Autograd
import PythonRuntime

/// The `ctx` of a `torch.autograd.Function`: what its forward keeps for its backward.
///
/// Once the operation is recorded it is also what `grad_fn` shows.
final class FunctionContextObject: Object {
  unowned(unsafe) let torch: Torch
  /// Which arguments of forward want gradients.
  let needsInputGrad: [Bool]
  /// What `save_for_backward` was given last; nil for `None`.
  private(set) var toSave: [Tensor?] = []
  /// What `save_for_forward` was given, until the tangents are computed.
  var savedForForward: [Tensor?]?
  private(set) var dirty: [Tensor] = []
  private(set) var nonDifferentiable: [Tensor] = []
  /// Whether gradients that did not arrive are handed to backward as zeros.
  private(set) var materializesGradients = true
  /// Whether the gradients of outputs that have none are handed to backward as zeros.
  var materializesConstantGradients: Bool {
    guard let value = ownAttribute(torch.interpreter.intern("_materialize_non_diff_grads")) else {
      return true
    }
    return (try? torch.interpreter.isTrue(value)) ?? true
  }
  /// The node that the operation was recorded as.
  private(set) weak var node: OperatorNode?
  /// The node's identity, which outlives it.
  private var nodeIdentity: ObjectIdentifier?
  /// For each saved tensor its place among those that the node saved; nil for `None`.
  private var places: [Int?] = []

  init(needsInputGrad: [Bool], type: TypeObject, in torch: Torch) {
    self.torch = torch
    self.needsInputGrad = needsInputGrad
    super.init(type: type)
  }

  deinit {
    // Another node may have taken the place in memory.
    guard let nodeIdentity,
      torch.functionContexts[nodeIdentity]?.toOpaque() == Unmanaged.passUnretained(self).toOpaque()
    else { return }
    torch.functionContexts[nodeIdentity] = nil
  }

  /// Hands the tensors to be saved to the node; `outputs` are forward's results.
  func attach(to node: OperatorNode, outputs: [(forward: Tensor, recorded: Tensor)]) {
    self.node = node
    nodeIdentity = ObjectIdentifier(node)
    torch.functionContexts[ObjectIdentifier(node)] = Unmanaged.passUnretained(self)
    for tensor in toSave {
      guard let tensor else {
        places.append(nil)
        continue
      }
      places.append(node.savedCount)
      if let output = outputs.first(where: { $0.forward === tensor }) {
        node.saveResult(output.recorded)
      } else {
        node.save(tensor)
      }
    }
    toSave = []
  }

  private func savedTensors() throws(PythonError) -> Value {
    if let savedForForward { return torch.interpreter.tuple(savedForForward.map { torch.value($0) }) }
    guard let node else { return torch.interpreter.tuple(toSave.map { torch.value($0) }) }
    var values: [Value] = []
    for place in places {
      guard let place else {
        values.append(.none)
        continue
      }
      values.append(torch.value(try translated(node.saved(place))))
    }
    return torch.interpreter.tuple(values)
  }

  private func tensors(
    _ arguments: Arguments, refusal: (Int, String) -> String
  ) throws(PythonError) -> [Tensor] {
    var tensors: [Tensor] = []
    for (index, value) in arguments.rest.enumerated() {
      guard let tensor = value.tensor else {
        throw .runtimeError(refusal(index, torch.interpreter.type(of: value).name))
      }
      tensors.append(tensor)
    }
    return tensors
  }

  /// Refuses what may not be marked as written to.
  func check(inputs: [Value], _ output: Value) throws(PythonError) {
    if dirty.isEmpty { return }
    let outputs = output.object is TupleObject ? try torch.interpreter.elements(of: output) : [output]
    for tensor in dirty {
      if tensor.requiresGrad && tensor.isLeaf && inputs.contains(where: { $0.tensor === tensor }) {
        throw .runtimeError("a leaf Variable that requires grad has been used in an in-place operation.")
      }
      if !outputs.contains(where: { $0.tensor === tensor }) {
        throw .runtimeError(
          "Some elements marked as dirty during the forward method were not returned as output. The inputs that are "
            + "modified inplace must all be outputs of the Function.")
      }
    }
  }

  /// Refuses a write to a view where there are several outputs.
  func checkViews(outputCount: Int) throws(PythonError) {
    guard outputCount > 1, dirty.contains(where: { $0.base != nil }) else { return }
    throw .runtimeError(
      "If your Function modifies inplace an input that is a view of another Tensor, your Function cannot return more than "
        + "one Tensor. This is not supported by the current autograd engine. You should either make sure the input is not "
        + "a view (using .clone() for example) or make your Function only return one Tensor (potentially splitting it into "
        + "two Functions: one doing the inplace that returns a single Tensor and a second one that does the other "
        + "operations). You can ask on the forum https://discuss.pytorch.org/ if you need help to do this change."
    )
  }

  // MARK: Class

  static func makeType(named name: String, in torch: Torch) -> TypeObject {
    TypeObject(
      native: name, module: "torch.autograd.function", base: torch.interpreter.types.object,
      in: torch.interpreter,
      isSubclassable: false, hasInstanceDictionary: true,
      members: { builder in bind(into: builder, in: torch) })
  }

  private static func bind(into builder: TypeBuilder, in torch: Torch) {
    builder.method(
      "save_for_backward", "*tensors", "Keeps tensors for backward.", on: FunctionContextObject.self
    ) { (interpreter, context, arguments) throws(PythonError) in
      var tensors: [Tensor?] = []
      for (index, value) in arguments.rest.enumerated() {
        guard value.isNone || value.tensorObject != nil else {
          throw .typeError(
            "save_for_backward can only save variables, but argument \(index) is of type "
              + interpreter.type(of: value).name)
        }
        tensors.append(value.tensor)
      }
      context.toSave = tensors
      return .none
    }
    builder.method(
      "save_for_forward", "*tensors", "Keeps tensors for jvp.", on: FunctionContextObject.self
    ) { (_, context, arguments) throws(PythonError) in
      var tensors: [Tensor?] = []
      for value in arguments.rest {
        guard value.isNone || value.tensorObject != nil else {
          throw PythonError(
            .assertionError,
            "save_for_forward expects all arguments to be tensors; you should save non-tensors as attributes on ctx."
          )
        }
        tensors.append(value.tensor)
      }
      context.savedForForward = tensors
      return .none
    }
    builder.method(
      "mark_dirty", "*tensors", "Names inputs that forward has written to.", on: FunctionContextObject.self
    ) {
      (_, context, arguments) throws(PythonError) in
      context.dirty = try context.tensors(arguments) { (index, name) in
        "mark_dirty can only accept variables, but argument \(index) is of type \(name)"
      }
      return .none
    }
    builder.method(
      "mark_non_differentiable", "*tensors", "Names outputs that have no gradient.",
      on: FunctionContextObject.self
    ) { (_, context, arguments) throws(PythonError) in
      context.nonDifferentiable = try context.tensors(arguments) { (_, name) in
        "mark_non_differentiable only accepts variable arguments, but got \(name)"
      }
      return .none
    }
    builder.method(
      "set_materialize_grads", "value", "Sets whether missing gradients become zeros.",
      on: FunctionContextObject.self
    ) { (interpreter, context, arguments) throws(PythonError) in
      guard case .bool(let materializes) = arguments[0] else {
        throw .typeError(
          "set_materialize_grads received an invalid combination of arguments - got (), but expected (bool)")
      }
      context.materializesGradients = materializes
      return .none
    }
    builder.property(
      "saved_variables", "What save_for_backward kept, by an old name.", on: FunctionContextObject.self,
      get: {
        (_, context) throws(PythonError) in
        try torch.warn(
          "'saved_variables' is deprecated; use 'saved_tensors'", category: .deprecationWarning)
        return try context.savedTensors()
      })
    builder.property(
      "saved_tensors", "What save_for_backward kept.", on: FunctionContextObject.self,
      get: {
        (_, context) throws(PythonError) in try context.savedTensors()
      })
    builder.property(
      "needs_input_grad", "Which arguments of forward want gradients.", on: FunctionContextObject.self,
      get: { (interpreter, context) in interpreter.tuple(context.needsInputGrad.map { .bool($0) }) })
  }
}
