import Autograd
import PythonRuntime
import TensorCore

/// Forward mode through a `torch.autograd.Function`: its `jvp` makes the tangents of its outputs.
struct FunctionTangents {
  private let type: TypeObject
  private let inputs: [Value]
  private let torch: Torch

  /// None where no input carries a tangent.
  init?(_ type: TypeObject, inputs: [Value], in torch: Torch) {
    guard DualLevel.areActive, inputs.contains(where: { $0.tensor.map(DualTensors.isDual) ?? false }) else {
      return nil
    }
    self.type = type
    self.inputs = inputs
    self.torch = torch
  }

  /// Gives the outputs their tangents at every level.
  func apply(to output: Value, _ context: FunctionContextObject) throws(PythonError) {
    let interpreter = torch.interpreter
    let outputs = output.object is TupleObject ? try interpreter.elements(of: output) : [output]
    let function = try interpreter.attribute("jvp", of: .object(type))
    context.isInTangents = true
    defer { context.isInTangents = false }
    for level in DualTensors.levels(of: inputs.compactMap(\.tensor)) {
      let written = context.dirty.map { DualTensors.carried(by: $0, at: level)?.version }
      let computed = try tangents(at: level, function, context)
      if computed.count != outputs.count {
        throw .runtimeError(
          "Function's jvp returned an invalid number of forward gradients (expected \(outputs.count) but got "
            + "\(computed.count))")
      }
      for (index, (value, tangent)) in zip(outputs, computed).enumerated() {
        guard tangent.isNone || tangent.tensor != nil else {
          throw .runtimeError(
            "expected Variable or None (got \(interpreter.type(of: tangent).name)) for grad output \(index).")
        }
        guard let result = value.tensor else { continue }
        if level.directionCount == nil {
          try check(tangent.tensor, of: result, index, context, versions: written, at: level)
        }
        guard let tangent = tangent.tensor else { continue }
        try translated(DualTensors.set(tangent, of: result, at: level))
      }
    }
    context.savedForForward = nil
  }

  /// Refuses a tangent that does not lie in memory as its output does.
  private func check(
    _ tangent: Tensor?, of output: Tensor, _ index: Int, _ context: FunctionContextObject, versions: [Int?],
    at level: DualLevel
  ) throws(PythonError) {
    let tensors = inputs.compactMap(\.tensor)
    if context.nonDifferentiable.contains(where: { $0 === output }) || !output.scalarType.isDifferentiable {
      if tangent == nil { return }
      throw .runtimeError(
        "Function's jvp returned a gradient at position \(index), but  the corresponding forward output is not a "
          + "differentiable Tensor.You should return None at that position instead.")
    }
    if let place = context.dirty.firstIndex(where: { $0 === output }) {
      guard let given = DualTensors.carried(by: output, at: level) else { return }
      if given === tangent, given.version != versions[place] { return }
      throw .runtimeError(
        "An inplace custom Function is not modifying the forward mode gradients inplace. If the forward is modifying an "
          + "input inplace, then the jvp function must modify the corresponding gradient inplace.")
    }
    guard let tangent,
      let source = tensors.first(where: { input in
        input === output || output.base.map { $0 === input || $0 === input.base } ?? false
      }), let given = DualTensors.carried(by: source, at: level)
    else { return }
    guard let base = tangent.base else {
      throw .runtimeError(
        "A custom Function's forward is returning a view (or an input as-is) but the jvp is not returning a view."
      )
    }
    if let givenBase = given.base {
      if base === givenBase { return }
      throw .runtimeError(
        "A custom Function is returning a view but the jvp is not returning a view of the same base as the given grad "
          + "input.")
    }
    if base !== given {
      throw .runtimeError(
        "A custom Function is returning a view but the jvp is not returning a view of the given grad input.")
    }
  }

  private func tangents(
    at level: DualLevel, _ function: Value, _ context: FunctionContextObject
  ) throws(PythonError) -> [Value] {
    let given = inputs.map { $0.tensor.flatMap { DualTensors.carried(by: $0, at: level) } }
    guard let count = level.directionCount else {
      return try call(function, context, given, level)
    }
    var rows: [[Value]] = []
    for row in 0..<count {
      var directions: [Tensor?] = []
      for tangent in given {
        if let tangent {
          directions.append(try translated(Parts.select(tangent, 0, row)))
        } else {
          directions.append(nil)
        }
      }
      rows.append(try call(function, context, directions, level))
    }
    var stacked: [Value] = []
    for index in (rows.first ?? []).indices {
      let column = rows.compactMap { index < $0.count ? $0[index].tensor : nil }
      stacked.append(
        column.count == count ? torch.value(try translated(Joining.stack(column, 0))) : .none)
    }
    return stacked
  }

  private func call(
    _ function: Value, _ context: FunctionContextObject, _ tangents: [Tensor?], _ level: DualLevel
  ) throws(PythonError) -> [Value] {
    var arguments: [Value] = [.object(context)]
    for (input, tangent) in zip(inputs, tangents) {
      if let tangent {
        arguments.append(torch.value(tangent))
      } else if let tensor = input.tensor, context.materializesGradients, tensor.scalarType.isDifferentiable {
        arguments.append(torch.value(try translated(tensor.zerosLike())))
      } else {
        arguments.append(.none)
      }
    }
    let result = try DualTensors.outside(level) { () throws(PythonError) in
      try torch.interpreter.call(function, arguments)
    }
    return result.object is TupleObject ? try torch.interpreter.elements(of: result) : [result]
  }
}

/// A `torch.autograd.Function` under `vmap`.
struct FunctionBatching {
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

  private static let link =
    "For more details, please see https://pytorch.org/docs/main/notes/extending.func.html"

  /// Refuses the older kind of functions in transformations.
  static func checkSetup(_ type: TypeObject, in torch: Torch) throws(PythonError) {
    let name = torch.interpreter.intern("setup_context")
    guard let owner = type.lookupWithOwner(name)?.owner, owner !== torch.functionType else {
      throw .runtimeError(
        "In order to use an autograd.Function with functorch transforms (vmap, grad, jvp, jacrev, ...), it must override "
          + "the setup_context staticmethod. " + link)
    }
  }

  func run() throws(PythonError) -> Value {
    let interpreter = torch.interpreter
    if keywords.contains(where: { $0.value.tensor != nil || $0.value.batchedTensor != nil }) {
      var parts: [String] = []
      for (name, value) in keywords {
        parts.append("'\(name)': " + (try interpreter.representation(of: value)))
      }
      throw .notImplementedError(
        "Run vmap on autograd.Function with kwarg-only Tensor args. Please do not pass kwarg-only Tensors to "
          + "autograd.Function. Got: {\(parts.joined(separator: ", "))}")
    }
    let flag = try interpreter.attributeIfPresent(interpreter.intern("generate_vmap_rule"), of: .object(type))
    let isGenerated = if let flag { try interpreter.isTrue(flag) } else { false }
    let owner = type.lookupWithOwner(interpreter.intern("vmap"))?.owner
    let isWritten = owner != nil && owner !== torch.functionType
    if isGenerated {
      if isWritten {
        throw .runtimeError(
          "You tried to vmap over \(type.name), but it has both generate_vmap_rule=True and an overridden vmap "
            + "staticmethod. Please set generate_vmap_rule=False or delete the overridden vmap staticmethod to avoid "
            + "ambiguity. " + Self.link)
      }
      let apply = try interpreter.attribute("apply", of: .object(type))
      return try Batching(torch).map(arguments + keywords.map(\.value)) { (values) throws(PythonError) in
        try interpreter.call(
          apply, Array(values.prefix(arguments.count)),
          keywords: zip(keywords, values.dropFirst(arguments.count)).map { ($0.name, $1) })
      }
    }
    if !isWritten {
      throw .runtimeError(
        "You tried to vmap over \(type.name), but it does not have vmap support. Please override and implement the vmap "
          + "staticmethod or set generate_vmap_rule=True. " + Self.link)
    }
    return try callWritten()
  }

  /// Calls the person's own rule with all examples of the innermost level.
  private func callWritten() throws(PythonError) -> Value {
    let interpreter = torch.interpreter
    guard let level = Batching(torch).levels(of: arguments).last, let transform = torch.transforms[level],
      case .batch(let size?, let randomness) = transform.kind
    else { throw .runtimeError("vmap: there is no level to map over") }
    let module = try interpreter.importModule("torch._functorch.vmap")
    return try interpreter.call(
      interpreter.attribute("call_rule", of: .object(module)),
      [
        interpreter.attribute("vmap", of: .object(type)), .int(level), .int(size),
        interpreter.string(randomness.rawValue), interpreter.tuple(arguments),
        .object(DictObject(type: interpreter.types.dict)),
      ])
  }
}
