import Autograd
import PythonRuntime
import TensorCore

/// `torch.autograd.Function`: operations whose forward and backward a person writes.
enum FunctionClass {
  static func makeType(in torch: Torch) -> TypeObject {
    let metatype = TypeObject(
      native: "FunctionMeta", module: "torch.autograd.function", base: torch.interpreter.types.type,
      in: torch.interpreter,
      members: { builder in
        builder.property(
          "_backward_cls", "The class of the nodes of the function.", on: TypeObject.self,
          get: { (_, type) throws(PythonError) in .object(try torch.functionNodeType(of: type)) })
      })
    return TypeObject(
      native: "Function", module: "torch.autograd.function", base: torch.functionBaseType,
      metatype: metatype,
      in: torch.interpreter, hasInstanceDictionary: true, slots: [.call],
      constructor: { (interpreter, type, _) throws(PythonError) in
        try torch.warn(
          "\(interpreter.representation(of: .object(type))) should not be instantiated. Methods on autograd functions "
            + "are all static, so you should invoke them on the class itself. Instantiating an autograd function will "
            + "raise an error in a future version of PyTorch.", category: .deprecationWarning)
        return .object(FunctionContextObject(needsInputGrad: [], inputs: [], type: type, in: torch))
      },
      members: { builder in
        builder.classMethod("apply", "*args, **kwargs", "Runs forward and records the operation.") {
          (interpreter, type, arguments) throws(PythonError) in
          var keywords: [(name: String, value: Value)] = []
          if let dictionary = arguments[0].cast(to: DictObject.self) {
            for (key, value) in dictionary.items {
              if let name = key.cast(to: StringObject.self) { keywords.append((name.value, value)) }
            }
          }
          let given = Array(arguments.rest)
          guard let all = try FunctionArguments.ordered(given, keywords, for: type, in: interpreter) else {
            return try FunctionRun(type, given, keywords, in: torch).run()
          }
          return try FunctionRun(type, all, [], in: torch).run()
        }
        builder.staticMethod("forward", "*args, **kwargs", "To be written by the derived class.") {
          (_, _) throws(PythonError) in
          throw .notImplementedError(
            "You must implement the forward function for custom autograd.Function.")
        }
        builder.set("generate_vmap_rule", .bool(false))
        builder.set("boxed_grads_call", .bool(false))
        builder.staticMethod("jvp", "*args, **kwargs", "To be written by the derived class.") {
          (_, _) throws(PythonError) in
          throw .notImplementedError(
            "You must implement the jvp function for custom autograd.Function to use it with forward mode AD."
          )
        }
        builder.staticMethod("vmap", "*args, **kwargs", "To be written by the derived class.") {
          (_, _) throws(PythonError) in
          throw .notImplementedError(
            "To use autograd.Function with vmap, you must either override the vmap staticmethod or set "
              + "generate_vmap_rule=True.")
        }
        builder.staticMethod("backward", "*args, **kwargs", "To be written by the derived class.") {
          (_, _) throws(PythonError) in
          throw .notImplementedError(
            "You must implement either the backward or vjp method for your custom autograd.Function to use it with "
              + "backward mode AD.")
        }
      })
  }
}

/// One use of a `torch.autograd.Function`.
private struct FunctionRun {
  private let type: TypeObject
  private let arguments: [Value]
  private let keywords: [(name: String, value: Value)]
  private let torch: Torch

  init(
    _ type: TypeObject, _ arguments: [Value], _ keywords: [(name: String, value: Value)], in torch: Torch
  ) {
    self.type = type
    self.arguments = arguments
    self.keywords = keywords
    self.torch = torch
  }

  private var interpreter: Interpreter { torch.interpreter }

  func run() throws(PythonError) -> Value {
    let all = arguments + keywords.map(\.value)
    if !torch.transforms.isEmpty {
      try FunctionBatching.checkSetup(type, in: torch)
      if torch.transforms.batchCount > 0, all.contains(where: { Batching.isBatched($0) }) {
        return try FunctionBatching(type, arguments, keywords, in: torch).run()
      }
    }
    let needs = all.map { $0.tensor?.requiresGrad ?? false }
    // A function that is transformed stands for one of PyTorch's making.
    let isTransformed = torch.transforms.levels.contains { !$0.isBatch }
    let name = type.name + (isTransformed ? "GeneratedBackward" : "Backward")
    let context = FunctionContextObject(
      needsInputGrad: needs, inputs: all.compactMap(\.tensor),
      type: try torch.functionNodeType(of: type, isTransformed: isTransformed), in: torch)
    context.follow(type)
    defer { context.forgetMarks() }
    guard let tangents = FunctionTangents(type, inputs: all, in: torch) else {
      // Forward itself never carries tangents along.
      return try DualLevel.withoutForwardGrad { () throws(PythonError) in
        try run(context, name: name, inputs: all)
      }
    }
    let output = try DualLevel.withoutForwardGrad { () throws(PythonError) in
      try run(context, name: name, inputs: all)
    }
    try tangents.apply(to: output, context)
    return output
  }

  private func run(
    _ context: FunctionContextObject, name: String, inputs all: [Value]
  ) throws(PythonError) -> Value {
    let output = try GradMode.with(false) { () throws(PythonError) in try forward(context) }
    guard GradMode.isEnabled, context.needsInputGrad.contains(true) else {
      try context.check(inputs: all, output)
      return asView(output, of: all.compactMap(\.tensor), context)
    }
    return try record(output, name: name, context, inputs: all)
  }

  private func forward(_ context: FunctionContextObject) throws(PythonError) -> Value {
    let function = try interpreter.attribute("forward", of: .object(type))
    guard type.lookup(interpreter.intern("setup_context")) != nil else {
      return try interpreter.call(function, [.object(context)] + arguments, keywords: keywords)
    }
    let output = try interpreter.call(function, arguments, keywords: keywords)
    let setup = try interpreter.attribute("setup_context", of: .object(type))
    _ = try interpreter.call(setup, [.object(context), interpreter.tuple(arguments), output])
    let outputs = output.object is TupleObject ? try interpreter.elements(of: output) : [output]
    try context.checkReturned(outputs, inputs: arguments)
    return output
  }

  // MARK: Recording

  private func record(
    _ output: Value, name: String, _ context: FunctionContextObject, inputs: [Value]
  ) throws(PythonError) -> Value {
    try context.check(inputs: inputs, output)
    for tensor in context.dirty where tensor.base != nil { try translated(tensor.checkInPlace()) }
    try context.checkPureView(inputs: inputs, output)
    let isSingle = !(output.object is TupleObject)
    let values = isSingle ? [output] : try interpreter.elements(of: output)
    let tensors = inputs.compactMap(\.tensor)
    var outputs: [(array: NDArray, isDifferentiable: Bool)] = []
    var kinds: [FunctionOutput] = []
    for value in values {
      guard let tensor = value.tensor else {
        kinds.append(.other)
        outputs.append((try translated(NDArray.empty([0], .float32)), false))
        continue
      }
      let isExcluded =
        context.nonDifferentiable.contains { $0 === tensor } || !tensor.scalarType.isDifferentiable
      kinds.append(isExcluded ? .constant(tensor.array) : .tensor(tensor.array))
      outputs.append((tensor.array, !isExcluded))
    }
    // A tensor that is returned twice is the output of its last place.
    var lastPlaces: [ObjectIdentifier: Int] = [:]
    for (index, value) in values.enumerated() {
      guard let tensor = value.tensor else { continue }
      if let earlier = lastPlaces[ObjectIdentifier(tensor)] { outputs[earlier].isDifferentiable = false }
      lastPlaces[ObjectIdentifier(tensor)] = index
    }
    let declaredTypes = try context.declaredTypes(count: values.count)
    let differentiableCount = outputs.count { $0.isDifferentiable }
    try context.checkViews(outputCount: values.count { $0.tensor != nil })
    let backward = FunctionBackward(
      type: type, context: context, outputs: kinds, inputs: inputs.map { $0.tensorObject?.tensor.scalarType },
      in: torch)
    let derivative = Derivative(
      name,
      ofMany: { (node, gradients) throws(TensorError) in
        try backward.run(gradients)
      })
    let hasTangents = tensors.contains { DualTensors.isLiveDual($0) }
    var isRecorded = false
    let recorded = Tensor.recorded(outputs, derivative, tensors) { node, results in
      isRecorded = true
      var pairs: [(forward: Tensor, recorded: Tensor)] = []
      for (index, result) in results.enumerated() where outputs[index].isDifferentiable {
        guard let tensor = values[index].tensor else { continue }
        // What is saved of a result has the tangents that it is given later.
        if hasTangents, !context.dirty.contains(where: { $0 === tensor }),
          !tensors.contains(where: { $0 === tensor })
        {
          DualTensors.share(tensor, result)
        }
        // An input that is returned as it is stays an input for backward: the output is a view of it.
        let isInput = tensors.contains { $0 === tensor }
        if isInput && !context.dirty.contains(where: { $0 === tensor }) { continue }
        pairs.append((tensor, result))
      }
      context.attach(to: node, outputs: pairs)
      for (index, type) in (declaredTypes ?? []).enumerated() where outputs[index].isDifferentiable {
        node.declareType(type, ofOutput: Int(results[index].outputNumber))
      }
    }
    if isRecorded, let message = context.savingError { throw .typeError(message) }
    var results: [Value] = []
    for (index, kind) in kinds.enumerated() {
      if case .constant = kind {
        results.append(constant(values[index], of: tensors, context, isOneOfMany: differentiableCount > 1))
        continue
      }
      guard outputs[index].isDifferentiable, case .tensor = kind, let original = values[index].tensor else {
        results.append(values[index])
        continue
      }
      let result = recorded[index]
      let isDirty = context.dirty.contains { $0 === original }
      let isInput = tensors.contains { $0 === original }
      if !isDirty, let source = isInput ? original : viewed(by: original, among: tensors) {
        result.becomeOwnView(
          of: source, oneOfMany: differentiableCount > 1, isPure: context.isPureView)
        results.append(torch.value(result, like: values[index]))
      } else if isDirty && isInput {
        // The input itself is the output: its history goes on from here.
        try translated(original.updateInPlace { (_) throws(TensorError) in result })
        results.append(values[index])
      } else if original.canAdoptHistory, !isInput {
        // What forward returned is the result itself, so that others who hold it see its history.
        original.adoptHistory(of: result)
        results.append(values[index])
      } else {
        results.append(torch.value(result))
      }
    }
    for (index, value) in values.enumerated() {
      guard let tensor = value.tensor, let last = lastPlaces[ObjectIdentifier(tensor)] else { continue }
      results[index] = results[last]
    }
    try translated(())
    return isSingle ? results[0] : interpreter.tuple(results)
  }

  /// An output without a gradient: an input that is returned as it is becomes another tensor of the same memory.
  private func constant(
    _ output: Value, of inputs: [Tensor], _ context: FunctionContextObject, isOneOfMany: Bool
  ) -> Value {
    guard let tensor = output.tensor, inputs.contains(where: { $0 === tensor }),
      !context.dirty.contains(where: { $0 === tensor })
    else { return output }
    let result = tensor.detached()
    if !tensor.requiresGrad { result.becomeOwnView(of: tensor, oneOfMany: isOneOfMany) }
    return torch.value(result)
  }

  /// An output outside the graph: inputs that are returned as they are become others of the same memory, and views of
  /// inputs such that may not be written to within the graph.
  private func asView(
    _ output: Value, of inputs: [Tensor], _ context: FunctionContextObject
  ) -> Value {
    let isSingle = !(output.object is TupleObject)
    var values = (output.object as? TupleObject).map { Array($0.buffer) } ?? [output]
    for (index, value) in values.enumerated() {
      guard let tensor = value.tensor else { continue }
      if context.dirty.contains(where: { $0 === tensor }) {
        // That the function has written to it counts beside the writes themselves.
        tensor.bumpVersion()
        continue
      }
      let isInput = inputs.contains { $0 === tensor }
      guard let source = isInput ? tensor : viewed(by: tensor, among: inputs) else { continue }
      let result = isInput ? tensor.detached() : tensor
      if GradMode.isEnabled || !isInput || !tensor.requiresGrad {
        result.becomeOwnView(of: source, oneOfMany: values.count > 1, isPure: context.isPureView)
      }
      if isInput { values[index] = torch.value(result, like: value) }
    }
    return isSingle ? values[0] : interpreter.tuple(values)
  }

  /// The tensor whose memory an output shows, an input if there is one.
  private func viewed(by output: Tensor, among inputs: [Tensor]) -> Tensor? {
    guard let base = output.base else { return nil }
    return inputs.first { $0 === base || $0.base === base } ?? base
  }
}

/// What a forward returned, as its backward needs to know it.
private enum FunctionOutput {
  case tensor(NDArray)
  /// A tensor that has no gradient.
  case constant(NDArray)
  /// No tensor.
  case other
}

/// The backward of one use of a `torch.autograd.Function`.
///
/// `@unchecked Sendable`: derivatives are shared between threads only where they are constants; this one stays
/// with the interpreter's thread.
private final class FunctionBackward: @unchecked Sendable {
  private let type: TypeObject
  private let context: FunctionContextObject
  private let outputs: [FunctionOutput]
  /// The types of those arguments of forward that were tensors.
  private let inputs: [ScalarType?]
  private let torch: Torch

  init(
    type: TypeObject, context: FunctionContextObject, outputs: [FunctionOutput], inputs: [ScalarType?],
    in torch: Torch
  ) {
    self.type = type
    self.context = context
    self.outputs = outputs
    self.inputs = inputs
    self.torch = torch
  }

  func run(_ gradients: Gradients) throws(TensorError) -> Gradients {
    var given: [Value] = [.object(context)]
    for (index, output) in outputs.enumerated() {
      switch output {
      case .tensor(let array): given.append(try value(gradients[index], array))
      case .constant(let array):
        given.append(context.materializesConstantGradients ? try value(nil, array) : .none)
      case .other: given.append(.none)
      }
    }
    let outer = context.node.map { GraphWatch.enter($0) }
    defer { if let outer { GraphWatch.leave(to: outer) } }
    let results = try carried { () throws(PythonError) in
      let interpreter = torch.interpreter
      let function = try self.function()
      if let isBoxed = type.lookup(interpreter.intern("boxed_grads_call")), try interpreter.isTrue(isBoxed) {
        given = [given[0], interpreter.list(Array(given.dropFirst()))]
      }
      return try self.results(interpreter.call(function, given))
    }
    return Gradients(results)
  }

  /// The person's `backward`, or `vjp`.
  private func function() throws(PythonError) -> Value {
    let interpreter = torch.interpreter
    func isWritten(_ name: String) -> Bool {
      type.lookupWithOwner(interpreter.intern(name)).map { $0.owner !== torch.functionType } ?? false
    }
    let hasVJP = isWritten("vjp")
    if hasVJP && isWritten("backward") {
      throw .runtimeError(
        "Implementing both 'backward' and 'vjp' for a custom Function is not allowed. You should only implement one of "
          + "them.")
    }
    return try interpreter.attribute(hasVJP ? "vjp" : "backward", of: .object(type))
  }

  private func value(_ gradient: Tensor?, _ array: NDArray) throws(TensorError) -> Value {
    if gradient == nil && context.materializesGradients {
      return torch.value(Tensor(try NDArray.zeros(array.shape, array.scalarType)))
    }
    return torch.value(gradient)
  }

  /// The gradients of forward's tensors, from what backward returned for all its arguments.
  private func results(_ value: Value) throws(PythonError) -> [Tensor?] {
    let interpreter = torch.interpreter
    var values = value.object is TupleObject ? try interpreter.elements(of: value) : [value]
    while values.count > inputs.count, values.last?.isNone == true { values.removeLast() }
    if values.count != inputs.count {
      throw .runtimeError(
        "function \(type.name)Backward returned an incorrect number of gradients (expected \(inputs.count), got "
          + "\(values.count))")
    }
    var gradients: [Tensor?] = []
    for (index, value) in values.enumerated() {
      guard let input = inputs[index] else {
        guard value.isNone else {
          throw .runtimeError(
            "function \(type.name)Backward returned a gradient different than None at position \(index + 1), but the "
              + "corresponding forward input was not a Variable")
        }
        continue
      }
      guard value.isNone || value.tensorObject != nil else {
        throw .runtimeError("expected Variable or None (got \(interpreter.type(of: value).name))")
      }
      if let gradient = value.tensor, gradient.scalarType.isComplex, !input.isComplex {
        throw .runtimeError(
          "Expected isFloatingType(grad.scalar_type()) || (input_is_complex == grad_is_complex) to be true, but got "
            + "false.  (Could this error message be improved?  If so, please report an enhancement request to "
            + "PyTorch.)")
      }
      gradients.append(value.tensor)
    }
    return gradients
  }
}
