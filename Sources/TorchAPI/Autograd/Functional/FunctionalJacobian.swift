import Autograd
import PythonRuntime
import TensorCore

/// `jacobian` and `hessian` of `torch.autograd.functional`.
struct FunctionalJacobian {
  /// The function that is differentiated, in the core's terms or the person's.
  typealias Function = ([Tensor]) throws(PythonError) -> FunctionalArguments.Tensors

  private let arguments: FunctionalArguments
  private let isVectorized: Bool

  private init(_ arguments: FunctionalArguments, isVectorized: Bool) {
    self.arguments = arguments
    self.isVectorized = isVectorized
  }

  /// - Parameter values: `func, inputs, create_graph, strict, vectorize, strategy`, unset where not given.
  static func jacobian(_ values: [Value], in torch: Torch) throws(PythonError) -> Value {
    let strategy = values[5].isUnset ? "reverse-mode" : values[5].cast(to: StringObject.self)?.value
    guard let strategy, strategy == "reverse-mode" || strategy == "forward-mode" else {
      throw PythonError(
        .assertionError,
        "Expected strategy to be either \"forward-mode\" or \"reverse-mode\". Hint: If your function has more outputs "
          + "than inputs, \"forward-mode\" tends to be more performant. Otherwise, prefer to use \"reverse-mode\"."
      )
    }
    let flags = try FunctionalFlags(values[2], values[3], in: torch)
    let isVectorized = try FunctionalFlags(values[4], .unset, in: torch).first
    let arguments = FunctionalArguments(
      torch: torch, name: "jacobian", isStrict: flags.second, createsGraph: flags.first)
    let this = FunctionalJacobian(arguments, isVectorized: isVectorized)
    if strategy == "forward-mode" {
      if flags.first {
        throw .notImplementedError(
          "torch.autograd.functional.jacobian: `create_graph=True` and `strategy=\"forward-mode\"` are not supported "
            + "together (yet). Please either set `create_graph=False` or `strategy=\"reverse-mode\"`.")
      }
      try this.checkForward()
    }
    let given = try arguments.tensors(values[1], "inputs")
    let function: Function = { (inputs) throws(PythonError) in
      try arguments.outputs(arguments.call(values[0], inputs))
    }
    if strategy == "forward-mode" {
      let (rows, outputIsTuple) = try this.forward(function, given.all)
      return this.listed(rows, outputIsTuple: outputIsTuple, inputIsTuple: given.isTuple)
    }
    let (rows, outputIsTuple) = try this.backward(function, given.all)
    return this.value(rows, outputIsTuple: outputIsTuple, inputIsTuple: given.isTuple)
  }

  /// - Parameter values: `func, inputs, create_graph, strict, vectorize, outer_jacobian_strategy`, unset where not
  ///   given.
  static func hessian(_ values: [Value], in torch: Torch) throws(PythonError) -> Value {
    let flags = try FunctionalFlags(values[2], values[3], in: torch)
    let arguments = FunctionalArguments(
      torch: torch, name: "hessian", isStrict: flags.second, createsGraph: flags.first)
    let given = try arguments.tensors(values[1], "inputs")
    let strategy = values[5].isUnset ? "reverse-mode" : values[5].cast(to: StringObject.self)?.value
    guard let strategy, strategy == "reverse-mode" || strategy == "forward-mode" else {
      throw PythonError(
        .assertionError, "Expected strategy to be either \"forward-mode\" or \"reverse-mode\".")
    }
    let outer = FunctionalArguments(
      torch: torch, name: "jacobian", isStrict: flags.second, createsGraph: flags.first)
    let this = FunctionalJacobian(
      outer, isVectorized: try FunctionalFlags(values[4], .unset, in: torch).first)
    // The inner jacobian of one number, recorded so that it can be differentiated again.
    let inner = FunctionalArguments(torch: torch, name: "jacobian", isStrict: false, createsGraph: true)
    let gradient: Function = { (inputs) throws(PythonError) in
      try GradMode.with(true) { () throws(PythonError) in
        for input in inputs where strategy == "forward-mode" && !input.requiresGrad {
          try translated(input.setRequiresGrad(true, typeMessage: ""))
        }
        let prepared = try inner.prepared(inputs, needsGraph: true)
        let output = try single(arguments.call(values[0], prepared), arguments)
        var found = try inner.gradients(of: [output], prepared, seeds: nil, createsGraph: true)
        for (index, input) in prepared.enumerated() where found[index] == nil {
          found[index] = try translated(input.zerosLike())
        }
        if arguments.isStrict { try arguments.check(found, constant: constantJacobian) }
        return FunctionalArguments.Tensors(isTuple: given.isTuple, all: found.compactMap { $0 })
      }
    }
    if strategy == "forward-mode" {
      try this.checkForward()
      let (rows, _) = try this.forward(gradient, given.all)
      return this.listed(rows, outputIsTuple: given.isTuple, inputIsTuple: given.isTuple)
    }
    let (rows, _) = try this.backward(gradient, given.all)
    return this.value(rows, outputIsTuple: given.isTuple, inputIsTuple: given.isTuple)
  }

  static func constantJacobian(_ index: Int) -> String {
    "While computing the hessian, found that the jacobian of the user-provided function with respect to input "
      + "\(index) is independent of the input. This is not allowed in strict mode. You should ensure that your function "
      + "is twice differentiable and that the jacobian depends on the inputs (this would be violated by a linear "
      + "function for example)."
  }

  private static func single(_ value: Value, _ arguments: FunctionalArguments) throws(PythonError) -> Tensor {
    let outputs = try arguments.outputs(value)
    if outputs.isTuple { throw .runtimeError("The function given to hessian should return a single Tensor") }
    if outputs.all[0].elementCount != 1 {
      throw .runtimeError(
        "The Tensor returned by the function given to hessian should contain a single element")
    }
    return outputs.all[0].dimensionCount == 0
      ? outputs.all[0] : try translated(outputs.all[0].reshape([]))
  }

  private func checkForward() throws(PythonError) {
    if arguments.isStrict {
      throw .runtimeError(
        "torch.autograd.functional.jacobian: `strict=True` and `strategy=\"forward-mode\"` are not supported together "
          + "(yet). Please either set `strict=False` or `strategy=\"reverse-mode\"`.")
    }
    if !isVectorized {
      throw .notImplementedError(
        "Computing Jacobian using forward-AD or forward-over-reverse Hessian isonly implemented for "
          + "`vectorize=True`.")
    }
  }

  // MARK: Row by row

  /// For each output its derivatives with respect to each input.
  private func backward(
    _ function: Function, _ given: [Tensor]
  ) throws(PythonError) -> (rows: [[Tensor]], isTuple: Bool) {
    try GradMode.with(true) { () throws(PythonError) in
      let inputs = try arguments.prepared(given, needsGraph: true)
      let outputs = try function(inputs)
      if isVectorized && arguments.isStrict {
        throw .runtimeError(
          "torch.autograd.functional.jacobian: `strict=True` and `vectorized=True` are not supported together. Please "
            + "either set `strict=False` or `vectorize=False`.")
      }
      var rows: [[Tensor]] = []
      for (index, output) in outputs.all.enumerated() {
        rows.append(try derivatives(of: output, index, inputs))
      }
      return (rows, outputs.isTuple)
    }
  }

  private func derivatives(of output: Tensor, _ number: Int, _ inputs: [Tensor]) throws(PythonError)
    -> [Tensor]
  {
    if output.requiresGrad, output.scalarType.isComplex, !isVectorized {
      // PyTorch starts a pass at each element, without a gradient of its own.
      throw .runtimeError(
        "grad can be implicitly created only for real scalar outputs but got torch.\(output.scalarType.name)")
    }
    var columns: [[Tensor]] = Array(repeating: [], count: inputs.count)
    for element in 0..<output.elementCount {
      let found: [Tensor?]
      if output.requiresGrad {
        let seed = try translated(NDArray.zeros(output.shape, output.scalarType))
        try translated(seed.view(shape: [output.elementCount], strides: [1]).select(0, element)).fill(.int(1))
        found = try translated(
          Backward.gradients(
            of: [output], inputs: inputs, gradients: [Tensor(seed)], keepsGraph: true,
            createsGraph: arguments.createsGraph, allowsUnused: true))
      } else {
        found = Array(repeating: nil, count: inputs.count)
      }
      for (index, gradient) in found.enumerated() {
        columns[index].append(try checked(gradient, number, index, inputs[index]))
      }
    }
    var result: [Tensor] = []
    for (index, column) in columns.enumerated() {
      let shape = Dims(Array(output.shape) + Array(inputs[index].shape))
      if column.isEmpty && isVectorized {
        result.append(Tensor(try translated(NDArray.zeros(shape, inputs[index].scalarType))))
        continue
      }
      let whole = try translated(Joining.stack(column, 0))
      let isDone = whole.shape == shape && !arguments.createsGraph
      result.append(isDone ? whole : try translated(Reshaping.view(whole, shape)))
    }
    return arguments.finished(result)
  }

  private func checked(
    _ gradient: Tensor?, _ output: Int, _ index: Int, _ input: Tensor
  ) throws(PythonError) -> Tensor {
    if let gradient {
      if arguments.isStrict && arguments.createsGraph && !gradient.requiresGrad {
        throw .runtimeError(
          "The jacobian of the user-provided function is independent of input \(output). This is not allowed in strict "
            + "mode when create_graph=True.")
      }
      return gradient
    }
    if arguments.isStrict {
      throw .runtimeError(
        "Output \(output) of the user-provided function is independent of input \(index). This is not allowed in strict "
          + "mode.")
    }
    return try translated(input.zerosLike())
  }

  // MARK: Column by column

  /// For each output its derivatives with respect to each input, by forward mode along all directions at once.
  private func forward(
    _ function: Function, _ given: [Tensor]
  ) throws(PythonError) -> (rows: [[Tensor]], isTuple: Bool) {
    let counts = given.map(\.elementCount)
    let total = counts.reduce(0, +)
    let level = DualLevel.enter(directionCount: total)
    defer { level.exit() }
    var duals: [Tensor] = []
    var start = 0
    for (input, count) in zip(given, counts) {
      duals.append(
        try translated(
          DualTensors.make(
            input, ForwardBasis.directions(like: input, total: total, from: start), at: level)))
      start += count
    }
    let outputs = try function(duals)
    var rows: [[Tensor]] = []
    for output in outputs.all {
      let tangent = try translated(DualTensors.tangent(of: output, at: level))
      rows.append(
        try translated(
          ForwardBasis.split(tangent, like: output, total: total, inputs: given)))
    }
    return (rows, outputs.isTuple)
  }

  // MARK: Results

  private func value(_ rows: [[Tensor]], outputIsTuple: Bool, inputIsTuple: Bool) -> Value {
    let values = rows.map { arguments.value($0, isTuple: inputIsTuple) }
    return outputIsTuple ? arguments.interpreter.tuple(values) : values[0]
  }

  /// Forward mode's results, which come in lists where they are several.
  private func listed(_ rows: [[Tensor]], outputIsTuple: Bool, inputIsTuple: Bool) -> Value {
    let torch = arguments.torch
    guard inputIsTuple else { return value(rows, outputIsTuple: outputIsTuple, inputIsTuple: false) }
    let lists = rows.map { row in torch.interpreter.list(row.map { torch.value($0) }) }
    return outputIsTuple ? torch.interpreter.list(lists) : lists[0]
  }
}

/// The directions along which forward mode finds all columns of a jacobian.
enum ForwardBasis {
  /// Directions of which those from `start` on are the unit vectors of `tensor`, the others zero.
  static func directions(like tensor: Tensor, total: Int, from start: Int) throws(TensorError) -> Tensor {
    let count = tensor.elementCount
    let basis = try NDArray.zeros([total, count], tensor.scalarType)
    for element in 0..<count { try basis.select(0, start + element).select(0, element).fill(.int(1)) }
    return Tensor(
      basis.view(
        shape: Dims([total] + Array(tensor.shape)),
        strides: Dims([count] + Array(tensor.shape.contiguousStrides))))
  }

  /// The jacobian's parts, one for each input, from the tangents of an output along all directions.
  static func split(
    _ tangent: Tensor?, like output: Tensor, total: Int, inputs: [Tensor]
  ) throws(TensorError) -> [Tensor] {
    let tangent =
      if let tangent { tangent } else {
        Tensor(try NDArray.zeros(Dims([total] + Array(output.shape)), output.scalarType))
      }
    let rank = tangent.dimensionCount
    let last = try Dimensions.permute(tangent, Dims(Array(1..<rank) + [0]))
    var result: [Tensor] = []
    let parts = try Parts.split(last, lengths: inputs.map(\.elementCount), rank - 1)
    for (part, input) in zip(parts, inputs) {
      let shape = Dims(Array(output.shape) + Array(input.shape))
      guard let array = part.array.viewed(as: shape) else {
        result.append(try part.reshape(shape))
        continue
      }
      result.append(
        Tensor.recordedView(array, reshaped, part) { node, _ in node.attributes = [.ints(Array(part.shape))] }
      )
    }
    return result
  }

  private static let reshaped = Derivative("ReshapeAliasBackward0", saves: ["self_sym_sizes"]) {
    (node, gradient) throws(TensorError) in
    Gradients(try gradient.reshape(Dims(node.ints(0))))
  }
}
