import Autograd
import BigInt
import PythonRuntime
import TensorCore

/// A node of the recorded graph at the prompt: what `y.grad_fn` gives.
class NodeObject: Object {
  private var kept: Node?
  final unowned(unsafe) let torch: Torch
  /// The node; none for the context of a function that is not recorded.
  var node: Node? { kept }
  /// The context of the person's own function that recorded the node; none for other nodes.
  var context: FunctionContextObject? { kept.flatMap { torch.functionContext(of: $0) } }
  /// The edges to the nodes that receive the gradients.
  var edges: [Edge] {
    guard let node else { return [] }
    return (0..<node.edges.count).map { node.edges[$0] }
  }
  /// Does something with the node, such as to register a hook, and gives what undoes it.
  func whenRecorded(_ act: @escaping (Node) -> () -> Void) -> () -> Void {
    node.map(act) ?? {}
  }

  /// The dictionary in which a person may keep notes; the node keeps it.
  private var metadata: DictObject {
    guard let node else { return torch.interpreter.makeDict() }
    let hooks = node.ensureHooks()
    if let known = hooks.notes as? DictObject { return known }
    let made = torch.interpreter.makeDict()
    if let trace = hooks.trace as? StringObject {
      made.setValue(
        torch.interpreter.list(Self.entries(trace.value).map { torch.interpreter.string($0) }),
        forName: torch.interpreter.intern("traceback_"))
    }
    if let parent = hooks.parent {
      made.setValue(Value.object(torch.object(parent)), forName: torch.interpreter.intern("parent_"))
    }
    hooks.notes = made
    return made
  }

  /// The places of a trace, each with its line of code.
  private static func entries(_ trace: String) -> [String] {
    var entries: [String] = []
    for line in trace.split(separator: "\n") {
      if line.hasPrefix("  File") || entries.isEmpty { entries.append("") }
      entries[entries.count - 1] += line + "\n"
    }
    return entries
  }

  fileprivate init(_ node: Node, in torch: Torch) {
    kept = node
    self.torch = torch
    super.init(type: torch.functionContext(of: node)?.type ?? torch.nodeType(named: node.className))
  }

  /// The context of a function, which knows its node once it is recorded.
  init(contextOf type: TypeObject, in torch: Torch) {
    kept = nil
    self.torch = torch
    super.init(type: type)
  }

  deinit {
    if let kept { torch.nodeObjects[ObjectIdentifier(kept)] = nil }
  }

  override var holdsReferences: Bool { super.holdsReferences || kept != nil }

  override func visitReferences(_ visitor: inout ReferenceVisitor) {
    super.visitReferences(&visitor)
    if isKnownUniquelyReferenced(&kept), let kept { visitor.visit(solelyOwned: kept, in: torch) }
  }

  override func attribute(
    _ name: StringObject, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    if name.value.hasPrefix("_saved_"), let saved = try saved(String(name.value.dropFirst(7))) {
      return saved
    }
    if name.value.hasPrefix("_raw_saved_"), let raw = rawSaved(String(name.value.dropFirst(11))) {
      return raw
    }
    return try super.attribute(name, in: interpreter)
  }

  override func fallbackAttribute(
    _ name: StringObject, in interpreter: Interpreter
  ) throws(PythonError) -> Value? {
    // What a person set on the context is on the node, too.
    context?.ownAttribute(name)
  }

  override func setAttribute(
    _ name: StringObject, to value: Value, in interpreter: Interpreter
  ) throws(PythonError) {
    // A note on the node of a person's own function is one on its context.
    if let context, context !== self {
      return try context.setAttribute(name, to: value, in: interpreter)
    }
    try super.setAttribute(name, to: value, in: interpreter)
  }

  /// The gradients of the inputs, given those of the outputs.
  override func call(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) -> Value {
    guard let node, context == nil else { throw .typeError("'\(type.name)' object is not callable") }
    let expected = Swift.max(node.outputCount, 1)
    if arguments.count != expected {
      throw .typeError("expected \(expected) arguments, got \(arguments.count) instead")
    }
    var received: [Tensor?] = []
    for index in 0..<arguments.count {
      guard arguments[index].isNone || arguments[index].tensor != nil else {
        throw .typeError("argument \(index) is not a Variable")
      }
      received.append(arguments[index].tensor)
    }
    let sent = try translated(node.gradients(for: received)).map { torch.value($0) }
    return sent.count == 1 ? sent[0] : interpreter.tuple(sent)
  }

  override func additionalAttributeNames(in interpreter: Interpreter) -> [String] {
    guard let node = node as? OperatorNode else { return [] }
    let (names, tensors) = SavedNames.all(of: node)
    return names.map { "_saved_" + $0 } + tensors.map { "_raw_saved_" + $0 }
  }

  // MARK: What a node saved

  private func saved(_ name: String) throws(PythonError) -> Value? {
    guard let node = node as? OperatorNode else { return nil }
    return try SavedNames(node, in: torch).value(name)
  }

  /// The keeper of a saved tensor.
  private func rawSaved(_ name: String) -> Value? {
    guard let node = node as? OperatorNode else { return nil }
    let names = SavedNames(node, in: torch)
    if let positions = names.positions(name) {
      // Gaps have a keeper too.
      return torch.interpreter.tuple(
        positions.map { .object(SavedTensorObject(node, $0 ?? -1, in: torch)) })
    }
    return names.tensorIndex(name).map { .object(SavedTensorObject(node, $0, in: torch)) }
  }

  // MARK: Classes

  /// Gives a class of nodes what all of them have.
  static func bind(into builder: TypeBuilder, in torch: Torch) {
    builder.method("name", "", "The node's name.", on: NodeObject.self) { (interpreter, object, _) in
      interpreter.string(object.node?.namespacedName ?? object.type.name)
    }
    builder.property(
      "next_functions", "The nodes that receive the gradients, each with the number of its output.",
      on: NodeObject.self,
      get: { (interpreter, object) in
        interpreter.tuple(
          object.edges.map { edge in
            interpreter.tuple([
              edge.node.map { .object(torch.object($0)) } ?? .none,
              .int(Int(edge.node == nil ? 0 : edge.outputNumber)),
            ])
          })
      })
    builder.property(
      "metadata", "A dictionary for notes.", on: NodeObject.self,
      get: { (_, object) in
        .object(object.metadata)
      })
    builder.property(
      "_input_metadata", "What the gradients that the node receives look like.", on: NodeObject.self,
      get: { (interpreter, object) throws(PythonError) in
        let module = try interpreter.importModule("torch._C._functions")
        return try interpreter.call(
          interpreter.attribute("_metadata_of", of: .object(module)), .object(object))
      })
    builder.property("requires_grad", on: NodeObject.self, get: { (_, _) in .bool(true) })
    builder.method("_sequence_nr", on: NodeObject.self) { (_, object, _) in
      .int(Int(truncatingIfNeeded: object.node?.sequenceNumber ?? 0))
    }
    builder.method("_set_sequence_nr", "sequence_nr", on: NodeObject.self) {
      (interpreter, object, arguments) throws(PythonError) in
      let number = try interpreter.int(arguments[0])
      // Leaves keep the greatest number, by which they are told.
      if let node = object.node, !(node is AccumulateGrad), number >= 0 {
        node.sequenceNumber = UInt64(number)
      }
      return .none
    }
    builder.method("_register_hook_dict", "tensor", on: NodeObject.self) {
      (_, object, arguments) throws(PythonError) in
      guard let tensor = arguments[0].tensor else {
        throw .typeError("_register_hook_dict expected a variable")
      }
      guard let table = try (tensor.hookTable as? HookTable)?.shown() else { return .none }
      let place = Int(tensor.outputNumber)
      _ = object.whenRecorded { node in
        node.registerPreHook { (received) throws(TensorError) in
          try carried { () throws(PythonError) in
            var received = received
            for (_, hook) in table.items {
              let result = try torch.interpreter.call(hook, torch.value(received[place]))
              if let replaced = try HookResults.gradient(
                result, of: hook, replacing: received[place], in: torch)
              {
                received[place] = replaced
              }
            }
            return received
          }
        }
      }
      return .none
    }
    bindHooks(builder, in: torch)
  }

  /// The class of an operator's nodes.
  static func makeType(named name: String, in torch: Torch) -> TypeObject {
    TypeObject(
      native: name, module: "builtins", base: torch.interpreter.types.object, in: torch.interpreter,
      isSubclassable: false, slots: [.call],
      members: { builder in
        bind(into: builder, in: torch)
        guard name == "AccumulateGrad" else { return }
        builder.property(
          "variable", "The leaf whose gradient this accumulates.", on: NodeObject.self,
          get: { (_, object) in (object.node as? AccumulateGrad).map { torch.value($0.variable) } ?? .none })
      })
  }

  private static func bindHooks(_ builder: TypeBuilder, in torch: Torch) {
    builder.method(
      "register_hook", "hook", "Calls `hook(grad_inputs, grad_outputs)` after the node ran.",
      on: NodeObject.self
    ) { (interpreter, object, arguments) throws(PythonError) in
      let owned = OwnedHook(arguments[0])
      let remove = object.whenRecorded { node in
        let edgeCount = node.edges.count
        let outputCount = node.outputCount
        return node.registerHook(owning: owned) { (sent, received) throws(TensorError) in
          try carried { () throws(PythonError) in
            let given = torch.tuple(sent, count: edgeCount)
            let arrived = received.map { torch.tuple($0, count: outputCount) } ?? interpreter.tuple([])
            let result = try interpreter.call(owned.hook, given, arrived)
            let originals = (0..<edgeCount).map { sent[$0] }
            return try HookResults.gradients(result, of: owned.hook, replacing: originals, in: torch)
          }
        }
      }
      return .object(RemovableHandleObject(remove, in: interpreter))
    }
    builder.method(
      "register_prehook", "hook", "Calls `hook(grad_outputs)` before the node runs.", on: NodeObject.self
    ) { (interpreter, object, arguments) throws(PythonError) in
      let owned = OwnedHook(arguments[0])
      let remove = object.whenRecorded { node in
        let outputCount = node.outputCount
        return node.registerPreHook(owning: owned) { (received) throws(TensorError) in
          try carried { () throws(PythonError) in
            let result = try interpreter.call(owned.hook, torch.tuple(received, count: outputCount))
            let originals = (0..<outputCount).map { received[$0] }
            return try HookResults.gradients(result, of: owned.hook, replacing: originals, in: torch)
          }
        }
      }
      return .object(RemovableHandleObject(remove, in: interpreter))
    }
  }

}

extension Torch {
  /// The Python object of a node; one and the same while somebody holds it.
  func object(_ node: Node) -> NodeObject {
    // What a person's function kept is what its node shows.
    if let context = functionContext(of: node) { return context }
    if let known = nodeObjects[ObjectIdentifier(node)] { return known.takeUnretainedValue() }
    let made = NodeObject(node, in: self)
    nodeObjects[ObjectIdentifier(node)] = Unmanaged.passUnretained(made)
    return made
  }

  /// What a node keeps for its formula, as PyTorch shows it.
  func value(_ attribute: SavedAttribute) -> Value {
    return switch attribute {
    case .none: .none
    // PyTorch keeps these as unsigned numbers.
    case .int(let value): value < 0 ? interpreter.unsigned(value) : .int(value)
    case .shape(let layout): interpreter.tuple(layout.shape.map { .int($0) })
    case .ints(let values): interpreter.tuple(values.map { $0 < 0 ? interpreter.unsigned($0) : .int($0) })
    case .scalar(let scalar): interpreter.value(scalar)
    case .bool(let value): .bool(value)
    case .string(let text): interpreter.string(text)
    case .scalarType(let type): .object(dtype(type))
    }
  }

  /// Gradients as a tuple for a hook.
  fileprivate func tuple(_ gradients: Gradients, count: Int) -> Value {
    interpreter.tuple((0..<count).map { value(gradients[$0]) })
  }
}

extension Interpreter {
  /// A negative number as the unsigned one of the same bits.
  fileprivate func unsigned(_ value: Int) -> Value {
    integer(BigUInt(UInt(bitPattern: value)))
  }
}
