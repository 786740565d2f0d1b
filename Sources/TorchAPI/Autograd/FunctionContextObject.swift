import Autograd
import PythonRuntime

/// Adds members of contexts to the class that contexts share with the objects of their nodes.
private struct ContextMembers {
  private let builder: TypeBuilder

  init(_ builder: TypeBuilder) { self.builder = builder }

  private static func context(of object: NodeObject) throws(PythonError) -> FunctionContextObject {
    guard let context = object.context else {
      throw .runtimeError("'\(object.type.name)' has no context any more")
    }
    return context
  }

  func method(
    _ name: String, _ signature: String, _ documentation: String,
    _ body: @escaping (Interpreter, FunctionContextObject, Arguments) throws(PythonError) -> Value
  ) {
    builder.method(name, signature, documentation, on: NodeObject.self) {
      (interpreter, object, arguments) throws(PythonError) in
      try body(interpreter, ContextMembers.context(of: object), arguments)
    }
  }

  func property(
    _ name: String, _ documentation: String,
    get: @escaping (Interpreter, FunctionContextObject) throws(PythonError) -> Value
  ) {
    builder.property(
      name, documentation, on: NodeObject.self,
      get: { (interpreter, object) throws(PythonError) in
        try get(interpreter, ContextMembers.context(of: object))
      })
  }

  /// A flag that a person may set but not read.
  func flag(
    _ name: String, setter: String, _ documentation: String,
    _ path: ReferenceWritableKeyPath<FunctionContextObject, Bool>
  ) {
    builder.property(
      name, documentation, on: NodeObject.self,
      get: { (_, object) throws(PythonError) in
        throw .attributeError(
          "attribute '\(name)' of 'torch._C._FunctionBase' objects is not readable", object: .object(object),
          name: name)
      },
      set: { (_, object, value) throws(PythonError) in
        guard case .bool(let flag) = value else {
          throw .typeError(
            "\(setter) received an invalid combination of arguments - got (), but expected (bool)")
        }
        try ContextMembers.context(of: object)[keyPath: path] = flag
      })
  }

  /// What of the inputs' gradients is wanted, which a person may set.
  func needs(_ name: String, _ documentation: String) {
    builder.property(
      name, documentation, on: NodeObject.self,
      get: { (interpreter, object) throws(PythonError) in
        let context = try ContextMembers.context(of: object)
        if context.needsInputGrad.isEmpty, context.operatorNode == nil { return context.givenNeeds ?? .none }
        return context.givenNeeds ?? interpreter.tuple(context.needsInputGrad.map { .bool($0) })
      },
      set: { (_, object, value) throws(PythonError) in
        try ContextMembers.context(of: object).givenNeeds = value.orNone
      })
  }
}

/// The `ctx` of a `torch.autograd.Function`: what its forward keeps for its backward.
///
/// Once the operation is recorded it is also what `grad_fn` shows.
final class FunctionContextObject: NodeObject {
  /// Which arguments of forward want gradients.
  let needsInputGrad: [Bool]
  /// What a person has set in its place.
  var givenNeeds: Value?
  /// What `save_for_backward` was given last; nil for `None`.
  private(set) var toSave: [Tensor?] = []
  /// What is wrong with what is to be saved, which PyTorch tells once it saves.
  private(set) var savingError: String?
  /// What `save_for_forward` was given, until the tangents are computed.
  var savedForForward: [Tensor?]?
  /// Whether jvp runs, which sees nothing but what was saved for it.
  var isInTangents = false
  private(set) var dirty: [Tensor] = []
  private(set) var nonDifferentiable: [Tensor] = []
  /// Whether gradients that did not arrive are handed to backward as zeros.
  fileprivate(set) var materializesGradients = true
  /// Whether forward does nothing but show its input's memory in another way.
  fileprivate(set) var isPureView = false
  /// Whether the gradients of outputs that have none are handed to backward as zeros.
  fileprivate(set) var materializesConstantGradients = true
  /// The node that the operation was recorded as.
  private(set) weak var operatorNode: OperatorNode?
  override var node: Node? { operatorNode }
  override var context: FunctionContextObject? { self }
  /// What waits for the operation to be recorded.
  private var waiting: [(Node) -> Void] = []
  /// Where the gradients will go, while forward runs.
  private var comingEdges: [Edge]
  override var edges: [Edge] { operatorNode == nil ? comingEdges : super.edges }
  /// The node's identity, which outlives it.
  private var nodeIdentity: ObjectIdentifier?
  /// For each saved tensor its place among those that the node saved; nil for `None`.
  private var places: [Int?] = []

  init(needsInputGrad: [Bool], inputs: [Tensor], type: TypeObject, in torch: Torch) {
    self.needsInputGrad = needsInputGrad
    comingEdges = GradMode.isEnabled && needsInputGrad.contains(true) ? inputs.map(\.gradientEdge) : []
    super.init(contextOf: type, in: torch)
  }

  deinit {
    // Another node may have taken the place in memory.
    guard let nodeIdentity,
      torch.functionContexts[nodeIdentity]?.toOpaque() == Unmanaged.passUnretained(self).toOpaque()
    else { return }
    torch.functionContexts[nodeIdentity] = nil
  }

  override func visitReferences(_ visitor: inout ReferenceVisitor) {
    super.visitReferences(&visitor)
    if let givenNeeds { visitor.visit(givenNeeds) }
    // The node keeps this object alive: while others keep the node, something refers to this from outside.
    if let operatorNode { visitor.visit(owned: operatorNode.ownedObjects) }
  }

  /// Forgets what mattered while forward ran, which would keep its results alive with their node.
  func forgetMarks() {
    dirty = []
    nonDifferentiable = []
    savedForForward = nil
  }

  override func whenRecorded(_ act: @escaping (Node) -> () -> Void) -> () -> Void {
    if operatorNode != nil { return super.whenRecorded(act) }
    var isUndone = false
    var undo: (() -> Void)?
    waiting.append { node in if !isUndone { undo = act(node) } }
    return {
      isUndone = true
      undo?()
    }
  }

  // An instance of a function takes any arguments: there is no use of it.
  override func initialize(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) {}

  override func call(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) -> Value {
    guard type.isSubtype(of: torch.functionType) else { return try super.call(arguments, in: interpreter) }
    throw .runtimeError(
      "Legacy autograd function with non-static forward method is deprecated. Please use new-style autograd function "
        + "with static forward method. (Example: https://pytorch.org/docs/stable/autograd.html#torch.autograd.Function)"
    )
  }

  /// Hands the tensors to be saved to the node; `outputs` are forward's results.
  func attach(to node: OperatorNode, outputs: [(forward: Tensor, recorded: Tensor)]) {
    operatorNode = node
    comingEdges = []
    for act in waiting { act(node) }
    waiting = []
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

  /// Whether the function lets what it saved go as soon as that is asked for.
  private(set) var clearsOnAccess = false
  private var wasCleared = false

  /// Takes the function's wishes over.
  func follow(_ type: TypeObject) {
    guard let value = type.lookup(torch.interpreter.intern("clear_saved_tensors_on_access")) else { return }
    clearsOnAccess = (try? torch.interpreter.isTrue(value)) ?? false
  }

  /// What was saved as it lies in the node, also with its hooks.
  private func rawSavedTensors() throws(PythonError) -> Value {
    guard let node = operatorNode else { return torch.interpreter.tuple([]) }
    if !places.isEmpty { try translated(node.checkNotReleased()) }
    return torch.interpreter.tuple(
      places.map { place in .object(SavedTensorObject(node, place ?? -1, in: torch)) })
  }

  private func savedTensors() throws(PythonError) -> Value {
    if wasCleared {
      throw .runtimeError(
        "saved_tensors can only be accessed once when clear_saved_tensors_on_access=True is set on the "
          + "autograd.Function. Either access saved_tensors only once, or set clear_saved_tensors_on_access=False."
      )
    }
    if clearsOnAccess, savedForForward == nil, let node = operatorNode {
      let values = try savedTensors(in: node)
      wasCleared = true
      node.forgetSaved()
      return values
    }
    if isInTangents { return torch.interpreter.tuple((savedForForward ?? []).map { torch.value($0) }) }
    if let savedForForward { return torch.interpreter.tuple(savedForForward.map { torch.value($0) }) }
    // Before forward has returned there is no node that could have saved anything.
    guard let node = operatorNode else { return torch.interpreter.tuple([]) }
    return try savedTensors(in: node)
  }

  private func savedTensors(in node: OperatorNode) throws(PythonError) -> Value {
    if !places.isEmpty { try translated(node.checkNotReleased()) }
    var values: [Value] = []
    for place in places {
      guard let place else {
        values.append(.none)
        continue
      }
      values.append(torch.value(try translated(node.savedWithHistory(place))))
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

  /// What `set_output_grad_dtype` was given.
  private(set) var declaredTypes: [Value]?

  /// Tensors that forward has marked, which are forgotten once the operation is recorded.
  private func marked(_ tensors: [Tensor]) -> Value {
    operatorNode != nil || tensors.isEmpty ? .none : torch.interpreter.tuple(tensors.map { torch.value($0) })
  }

  // MARK: Class

  static func makeBaseType(in torch: Torch) -> TypeObject {
    TypeObject(
      native: "_FunctionBase", module: "torch._C", base: torch.interpreter.types.object,
      in: torch.interpreter,
      hasInstanceDictionary: true, slots: [.getMissingAttribute, .setAttribute],
      constructor: { (_, type, _) in
        .object(FunctionContextObject(needsInputGrad: [], inputs: [], type: type, in: torch))
      },
      members: { builder in
        NodeObject.bind(into: builder, in: torch)
        bind(builder, in: torch)
      })
  }

  private static func bind(_ builder: TypeBuilder, in torch: Torch) {
    let context = ContextMembers(builder)
    context.method(
      "save_for_backward", "*tensors", "Keeps tensors for backward."
    ) { (interpreter, context, arguments) throws(PythonError) in
      var tensors: [Tensor?] = []
      context.savingError = nil
      for (index, value) in arguments.rest.enumerated() {
        if !value.isNone, value.tensorObject == nil, context.savingError == nil {
          context.savingError =
            "save_for_backward can only save variables, but argument \(index) is of type "
            + interpreter.type(of: value).name
        }
        tensors.append(value.tensor)
      }
      context.toSave = tensors
      return .none
    }
    context.method(
      "save_for_forward", "*tensors", "Keeps tensors for jvp."
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
    context.method(
      "mark_dirty", "*tensors", "Names inputs that forward has written to."
    ) {
      (_, context, arguments) throws(PythonError) in
      context.dirty = try context.tensors(arguments) { (index, name) in
        "mark_dirty can only accept variables, but argument \(index) is of type \(name)"
      }
      return .none
    }
    context.method(
      "mark_non_differentiable", "*tensors", "Names outputs that have no gradient."
    ) { (_, context, arguments) throws(PythonError) in
      context.nonDifferentiable = try context.tensors(arguments) { (_, name) in
        "mark_non_differentiable only accepts variable arguments, but got \(name)"
      }
      return .none
    }
    context.method(
      "set_output_grad_dtype", "*dtypes", "Sets the types of the gradients that backward gets."
    ) { (_, context, arguments) throws(PythonError) in
      if context.declaredTypes != nil {
        throw .runtimeError("set_output_grad_dtype can only be called once")
      }
      context.declaredTypes = Array(arguments.rest)
      return .none
    }
    context.property(
      "output_grad_dtypes", "What set_output_grad_dtype was given.",
      get: { (interpreter, context) in context.declaredTypes.map { interpreter.tuple($0) } ?? .none })
    context.method(
      "set_materialize_grads", "value", "Sets whether missing gradients become zeros."
    ) { (interpreter, context, arguments) throws(PythonError) in
      guard case .bool(let materializes) = arguments[0] else {
        throw .typeError(
          "set_materialize_grads received an invalid combination of arguments - got (), but expected (bool)")
      }
      context.materializesGradients = materializes
      return .none
    }
    context.flag(
      "materialize_grads", setter: "set_materialize_grads", "Whether missing gradients become zeros.",
      \.materializesGradients)
    context.flag(
      "_materialize_non_diff_grads", setter: "set_materialize_non_diff_grads",
      "Whether missing gradients of what has none become zeros.", \.materializesConstantGradients)
    context.flag(
      "_is_pure_view", setter: "set_pure_view", "Whether forward only shows its input's memory anew.",
      \.isPureView)
    context.property(
      "saved_variables", "What save_for_backward kept, by an old name.",
      get: {
        (_, context) throws(PythonError) in
        try torch.warn(
          "'saved_variables' is deprecated; use 'saved_tensors'", category: .deprecationWarning)
        return try context.savedTensors()
      })
    context.property(
      "_raw_saved_tensors", "What save_for_backward kept, with its hooks.",
      get: { (_, context) throws(PythonError) in try context.rawSavedTensors() })
    context.property(
      "saved_tensors", "What save_for_backward kept.",
      get: {
        (_, context) throws(PythonError) in try context.savedTensors()
      })
    context.property(
      "saved_for_forward", "What save_for_forward kept.",
      get: { (interpreter, context) in
        context.savedForForward.map { interpreter.tuple($0.map { torch.value($0) }) } ?? .none
      })
    context.property(
      "to_save", "What save_for_backward was given, while forward runs.",
      get: { (interpreter, context) in
        context.toSave.isEmpty ? .none : interpreter.tuple(context.toSave.map { torch.value($0) })
      })
    context.property(
      "dirty_tensors", "The inputs that mark_dirty named, while forward runs.",
      get: { (interpreter, context) in context.marked(context.dirty) })
    context.property(
      "non_differentiable", "The outputs that mark_non_differentiable named, while forward runs.",
      get: { (interpreter, context) in context.marked(context.nonDifferentiable) })
    context.needs("needs_input_grad", "Which arguments of forward want gradients.")
  }
}
