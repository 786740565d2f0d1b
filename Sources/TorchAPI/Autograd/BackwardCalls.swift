import Autograd
import PythonRuntime
import TensorCore

/// `torch.autograd.backward` and `torch.autograd.grad`: their arguments, and the core's calls.
enum BackwardCalls {
  static func backward(
    tensors: Value, gradients: Value, retainGraph: Value, createGraph: Value, inputs: Value, in torch: Torch
  ) throws(PythonError) {
    if !torch.transforms.isEmpty { throw TransformGuards.backwardError }
    if let root = tensors.tensor, gradients.isUnset, retainGraph.isUnset, createGraph.isUnset, inputs.isUnset
    {
      if GraphWatch.currentPass == nil { return try translated(Backward.run(root)) }
      // PyTorch goes on in another thread where passes are deep inside one another.
      return try torch.interpreter.withFreshRecursionRoom { () throws(PythonError) in
        try translated(Backward.run(root))
      }
    }
    let inputs = try self.inputs(unkeyed(inputs.orNone, of: "backward()", in: torch).inputs, in: torch)
    if let inputs, inputs.isEmpty {
      throw .runtimeError("`inputs` argument to `backward()` cannot be empty.")
    }
    let outputs = try values(tensors, in: torch)
    let seeds = try self.gradients(gradients.orNone, for: outputs, in: torch)
    let (keeps, creates) = try flags(retainGraph, createGraph, in: torch)
    var targets: [Tensor]?
    if let inputs {
      var found: [Tensor] = []
      for value in inputs {
        let target = try input(value, in: torch)
        if !target.saysItRequiresGrad {
          throw .runtimeError("can't retain_grad on Tensor that has requires_grad=False")
        }
        found.append(target)
      }
      targets = found
    }
    if creates { try warnOfCycles(in: torch) }
    let roots = outputs.compactMap(\.tensor)
    try translated(
      Backward.run(roots, gradients: seeds, keepsGraph: keeps, createsGraph: creates, inputs: targets))
  }

  /// Says once that leaves and their gradients may keep each other alive.
  private static func warnOfCycles(in torch: Torch) throws(PythonError) {
    if torch.hasWarnedOfCycles && !torch.warnsAlways { return }
    torch.hasWarnedOfCycles = true
    try torch.warn(
      "Using backward() with create_graph=True will create a reference cycle between the parameter and its gradient "
        + "which can cause a memory leak. We recommend using autograd.grad when creating the graph to avoid this. If you "
        + "have to use this function, make sure to reset the .grad fields of your parameters to None after use to break "
        + "the cycle and avoid the leak. (Triggered internally at "
        + "/__w/pytorch/pytorch/torch/csrc/autograd/engine.cpp:1445.)")
  }

  /// The gradients of `outputs` with respect to `inputs`, as a tuple, or a dictionary if the inputs are one.
  static func gradients(_ given: [Value], in torch: Torch) throws(PythonError) -> Value {
    let outputs = try values(given[0], in: torch)
    let (inputsGiven, keys) = try unkeyed(given[1], of: "grad()", in: torch)
    let inputValues = try values(inputsGiven, in: torch)
    if inputValues.isEmpty { throw .runtimeError("`inputs` argument to `grad()` cannot be empty.") }
    let isBatched = given[7].isUnset ? false : try torch.interpreter.isTrue(given[7])
    let materializes = given[8].isUnset ? false : try torch.interpreter.isTrue(given[8])
    let allowsUnused = given[6].orNone.isNone ? materializes : try torch.interpreter.isTrue(given[6])
    if materializes && !given[6].orNone.isNone && !allowsUnused {
      throw .valueError(
        "Expected allow_unused to be True or not passed when materialize_grads=True, but got: allow_unused=False."
      )
    }
    let (keeps, creates) = try flags(given[3], given[4], in: torch)
    if torch.transforms.batchCount > 0, given.contains(where: { Batching.isBatched($0) }) {
      let found = try underVmap(
        outputs, inputValues, given[2].orNone, keeps, creates, allowsUnused, in: torch)
      return try result(found, keys, in: torch)
    }
    let isEdge = materializes ? try edges(inputsGiven, count: inputValues.count, in: torch) : []
    let results: [Tensor?]
    if isBatched {
      let seeds = try batchedGradients(given[2].orNone, for: outputs, in: torch)
      results = try batched(outputs, inputValues, seeds, keeps, creates, allowsUnused, in: torch)
    } else {
      let seeds = try self.gradients(given[2].orNone, for: outputs, in: torch)
      let inputs = try tensors(inputValues, in: torch)
      results = try translated(
        Backward.gradients(
          of: outputs.compactMap(\.tensor), inputs: inputs, gradients: seeds, keepsGraph: keeps,
          createsGraph: creates, allowsUnused: allowsUnused))
    }
    var values: [Value] = []
    for (index, result) in results.enumerated() {
      if result == nil && materializes, let input = inputValues[index].tensor {
        if isEdge[index] {
          throw .runtimeError("materialize_grads cannot be used when the given input is a GradientEdge")
        }
        let zeros = try translated(input.zerosLike())
        if creates { try translated(zeros.setRequiresGrad(true, typeMessage: "")) }
        values.append(torch.value(zeros))
      } else {
        values.append(torch.value(result))
      }
    }
    return try result(values, keys, in: torch)
  }

  /// What `grad` returns: a tuple, or a dictionary with the keys of the inputs.
  private static func result(_ values: [Value], _ keys: [Value]?, in torch: Torch) throws(PythonError)
    -> Value
  {
    guard let keys else { return torch.interpreter.tuple(values) }
    let result = torch.interpreter.makeDict()
    for (key, value) in zip(keys, values) { try result.setItem(key, to: value, in: torch.interpreter) }
    return .object(result)
  }

  /// Gradients of tensors under `vmap`.
  private static func underVmap(
    _ outputs: [Value], _ inputs: [Value], _ gradients: Value, _ keeps: Bool?, _ creates: Bool,
    _ allowsUnused: Bool, in torch: Torch
  ) throws(PythonError) -> [Value] {
    for (index, output) in outputs.enumerated() {
      let isTracked =
        output.batchedTensor.map { TransformText.isTracked($0.whole, in: torch) }
        ?? output.tensor?.requiresGrad
      guard isTracked == true else {
        throw .runtimeError(
          "element \(index) of tensors does not require grad and does not have a grad_fn")
      }
    }
    let call = TransformGradients(
      outputs: outputs, inputs: inputs, keepsGraph: keeps ?? creates, createsGraph: creates, in: torch)
    let found = try call.found(gradients.isNone ? nil : values(gradients, in: torch))
    if !allowsUnused, let unused = found.firstIndex(where: { $0 == nil }) {
      throw .runtimeError(
        "The differentiated Tensor at index \(unused) appears to not have been used in the graph. Set allow_unused=True "
          + "if this is the desired behavior.")
    }
    return found.map { $0 ?? .none }
  }

  // MARK: Arguments

  private static func values(_ value: Value, in torch: Torch) throws(PythonError) -> [Value] {
    if value.tensorObject != nil || value.batchedTensor != nil { return [value] }
    if let edge = try GradientEdges.tensor(for: value, in: torch) { return [torch.value(edge)] }
    var values = try torch.interpreter.elements(of: value)
    for index in values.indices where values[index].tensorObject == nil {
      if let edge = try GradientEdges.tensor(for: values[index], in: torch) {
        values[index] = torch.value(edge)
      }
    }
    return values
  }

  /// Inputs without the keys by which they may be named.
  private static func unkeyed(
    _ value: Value, of function: String, in torch: Torch
  ) throws(PythonError) -> (inputs: Value, keys: [Value]?) {
    guard let dictionary = value.cast(to: DictObject.self) else { return (value, nil) }
    guard dictionary.type === torch.interpreter.types.dict else {
      throw .typeError(
        "`inputs` argument to `\(function)` must be a dict, not \(dictionary.type.name). Other Mapping types are not "
          + "supported.")
    }
    let items = dictionary.items
    return (torch.interpreter.tuple(items.map { $0.1 }), items.map { $0.0 })
  }

  /// Which of the inputs were given as edges.
  private static func edges(_ value: Value, count: Int, in torch: Torch) throws(PythonError) -> [Bool] {
    if value.tensorObject != nil || value.batchedTensor != nil { return [false] }
    if try GradientEdges.tensor(for: value, in: torch) != nil { return [true] }
    return try torch.interpreter.elements(of: value).map { $0.tensorObject == nil && $0.batchedTensor == nil }
  }

  private static func inputs(_ value: Value, in torch: Torch) throws(PythonError) -> [Value]? {
    value.isNone ? nil : try values(value, in: torch)
  }

  private static func input(_ value: Value, in torch: Torch) throws(PythonError) -> Tensor {
    if let tensor = value.tensor { return tensor }
    throw .runtimeError(
      "all inputs have to be Tensors or GradientEdges, but got \(torch.interpreter.type(of: value).name)")
  }

  private static func tensors(_ values: [Value], in torch: Torch) throws(PythonError) -> [Tensor] {
    var tensors: [Tensor] = []
    for value in values { tensors.append(try input(value, in: torch)) }
    return tensors
  }

  /// The gradients that a pass starts with, one for each output, none standing for one of a scalar.
  private static func gradients(
    _ value: Value, for outputs: [Value], in torch: Torch
  ) throws(PythonError) -> [Tensor?] {
    let given = value.isNone ? Array(repeating: .none, count: outputs.count) : try values(value, in: torch)
    var seeds: [Tensor?] = []
    for (output, gradient) in zip(outputs, given) {
      guard output.tensorObject != nil else {
        throw PythonError(.assertionError, "Expected output to be a torch.Tensor")
      }
      if let tensor = gradient.tensor {
        if given.count != outputs.count, let output = output.tensor {
          try checkShape(tensor, output, seeds.count)
        }
        seeds.append(tensor)
      } else if gradient.isNone {
        seeds.append(nil)
      } else {
        throw .typeError(
          "gradients can be either Tensors or None, but got \(torch.interpreter.type(of: gradient).name)")
      }
    }
    if given.count < outputs.count {
      throw .runtimeError("got \(outputs.count) tensors and \(given.count) gradients")
    }
    return seeds
  }

  private static func checkShape(_ gradient: Tensor, _ output: Tensor, _ index: Int) throws(PythonError) {
    if gradient.shape == output.shape { return }
    throw .runtimeError(
      "Mismatch in shape: grad_output[\(index)] has a shape of torch.Size(\(gradient.shape)) and output[\(index)] has a "
        + "shape of torch.Size(\(output.shape)).")
  }

  private static func flags(
    _ retainGraph: Value, _ createGraph: Value, in torch: Torch
  ) throws(PythonError) -> (keeps: Bool?, creates: Bool) {
    func flag(_ value: Value) throws(PythonError) -> Bool? {
      switch value.orNone {
      case .none: return nil
      case .bool(let flag): return flag
      default: return try torch.interpreter.int(value) != 0
      }
    }
    return (try flag(retainGraph), try flag(createGraph) ?? false)
  }

  // MARK: Batches of gradients

  private static func batchedGradients(
    _ value: Value, for outputs: [Value], in torch: Torch
  ) throws(PythonError) -> [Tensor] {
    let gradients = value.isNone ? outputs.map { _ in Value.none } : try values(value, in: torch)
    // Gradients that are left out are made first, and only for scalars.
    if zip(outputs, gradients).contains(where: { $1.isNone && ($0.tensor?.elementCount ?? 1) != 1 }) {
      throw .runtimeError("grad can be implicitly created only for scalar outputs")
    }
    if gradients.contains(where: { $0.isNone }) {
      throw .valueError(
        "vmap(vjp, in_dims=0, ...)(<inputs>): Got in_dim=0 for some input, but that input is a Tensor of dimensionality 0 "
          + "so expected in_dim to satisfy 0 <= in_dim < 0.")
    }
    let seeds = gradients.compactMap(\.tensor)
    guard seeds.count == outputs.count, let first = seeds.first, first.dimensionCount > 0 else {
      throw .runtimeError(
        "grad: with is_grads_batched=True, each output needs a gradient with a batch dimension")
    }
    return seeds
  }

  /// One pass for each of the gradients along the first dimension.
  private static func batched(
    _ outputs: [Value], _ inputValues: [Value], _ seeds: [Tensor], _ keeps: Bool?, _ creates: Bool,
    _ allowsUnused: Bool, in torch: Torch
  ) throws(PythonError) -> [Tensor?] {
    let inputs = try tensors(inputValues, in: torch)
    let roots = outputs.compactMap(\.tensor)
    for (index, (seed, root)) in zip(seeds, roots).enumerated() {
      guard seed.dimensionCount > 0, Dims(seed.shape.dropFirst()) == root.shape else {
        throw .runtimeError(
          "If `is_grads_batched=True`, we interpret the first dimension of each grad_output as the batch dimension. "
            + "The sizes of the remaining dimensions are expected to match the shape of corresponding output, but a "
            + "mismatch was detected: grad_output[\(index)] has a shape of torch.Size(\(Dims(seed.shape.dropFirst(2)))) and output["
            + "\(index)] has a shape of torch.Size(\(root.shape)). If you only want some tensors in `grad_output` to be "
            + "considered batched, consider using vmap.")
      }
    }
    torch.refusingRandomness += 1
    defer { torch.refusingRandomness -= 1 }
    let count = seeds[0].shape[0]
    var rows: [[Tensor?]] = []
    for row in 0..<count {
      var gradients: [Tensor?] = []
      for seed in seeds { gradients.append(try translated(Parts.select(seed, 0, row))) }
      let keepsGraph = row < count - 1 ? true : keeps
      rows.append(
        try translated(
          Backward.gradients(
            of: roots, inputs: inputs, gradients: gradients, keepsGraph: keepsGraph, createsGraph: creates,
            allowsUnused: allowsUnused)))
    }
    var results: [Tensor?] = []
    for index in inputs.indices {
      let column = rows.compactMap { $0[index] }
      results.append(column.count == count ? try translated(Joining.stack(column, 0)) : nil)
    }
    return results
  }
}
