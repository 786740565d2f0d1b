import Autograd
import PythonRuntime
import TensorCore

/// The gradients that `grad` and `vjp` compute, of tensors that may be under `vmap`.
struct TransformGradients {
  private let outputs: [Value]
  private let inputs: [Value]
  private let keepsGraph: Bool
  private let createsGraph: Bool
  private let torch: Torch

  init(outputs: [Value], inputs: [Value], keepsGraph: Bool, createsGraph: Bool, in torch: Torch) {
    self.outputs = outputs
    self.inputs = inputs
    self.keepsGraph = keepsGraph
    self.createsGraph = createsGraph
    self.torch = torch
  }

  private func whole(_ value: Value) -> Tensor? { value.batchedTensor?.whole ?? value.tensor }

  /// A gradient for each input, from the outputs' gradients; without those from ones.
  func run(_ seeds: [Value]?) throws(PythonError) -> [Value] {
    var results: [Value] = []
    for (input, gradient) in zip(inputs, try found(seeds)) {
      if let gradient { results.append(gradient) } else { results.append(try zeros(like: input)) }
    }
    return results
  }

  /// A gradient for each input, none where there is no path.
  func found(_ seeds: [Value]?) throws(PythonError) -> [Value?] {
    if let seeds, seeds.count != outputs.count {
      throw .runtimeError("got \(outputs.count) tensors and \(seeds.count) gradients")
    }
    var roots: [(output: Value, seed: Value?)] = []
    for (index, output) in outputs.enumerated() where whole(output)?.requiresGrad == true {
      roots.append((output, seeds?[index]))
    }
    if roots.isEmpty { return inputs.map { _ in nil } }
    // A batch of gradients for outputs that are the same for all examples: one pass for each.
    let own = Set(roots.flatMap { $0.output.batchedTensor?.levels ?? [] })
    let given = roots.map { $0.seed ?? .none }
    let batching = Batching(torch)
    if batching.levels(of: given).contains(where: { !own.contains($0) }) {
      return try perExample(roots.map { $0.output }, given, own: own)
    }
    return try pass(roots.map { $0.output }, given)
  }

  private func perExample(
    _ roots: [Value], _ seeds: [Value], own: Set<Int>, isLast: Bool = true
  ) throws(PythonError) -> [Value?] {
    let batching = Batching(torch)
    let levels = batching.levels(of: seeds).filter { !own.contains($0) }
    // The graph lasts until all examples have gone through it.
    guard let level = levels.last else { return try pass(roots, seeds, isLast: isLast) }
    // Innermost level first; the passes see the gradients without it.
    guard let size = torch.transforms.batches.first(where: { $0.number == level })?.size else {
      return try pass(roots, seeds, isLast: isLast)
    }
    var columns: [[Value?]] = Array(repeating: [], count: inputs.count)
    for number in 0..<size {
      var row: [Value] = []
      for seed in seeds { row.append(try example(seed, level, number)) }
      let gradients = try perExample(roots, row, own: own, isLast: isLast && number == size - 1)
      for (index, gradient) in gradients.enumerated() {
        columns[index].append(gradient)
      }
    }
    var results: [Value?] = []
    for column in columns {
      let column = column.compactMap { $0 }
      guard let first = column.first else {
        results.append(nil)
        continue
      }
      let levels = batching.levels(of: column)
      let outer = levels.filter { $0 < level }
      let wholes = column.compactMap { whole($0) }
      let stack = try translated(Joining.stack(wholes, outer.count))
      let all = (first.batchedTensor?.levels ?? []) + [level]
      results.append(BatchedTensorObject.value(stack, levels: all.sorted(), in: torch))
    }
    return results
  }

  private func example(_ value: Value, _ level: Int, _ number: Int) throws(PythonError) -> Value {
    guard let batched = value.batchedTensor, let batch = batched.batches.first(where: { $0.level == level })
    else {
      return value
    }
    let part = try translated(Parts.select(batched.whole, batch.dim, number))
    let others = batched.batches.filter { $0.level != level }.map {
      (level: $0.level, dim: $0.dim > batch.dim ? $0.dim - 1 : $0.dim)
    }
    return others.isEmpty ? torch.value(part) : .object(BatchedTensorObject(part, others, in: torch))
  }

  private func pass(_ roots: [Value], _ seeds: [Value], isLast: Bool = true) throws(PythonError) -> [Value?] {
    let tensors = roots.compactMap { whole($0) }
    var arriving: [Tensor?] = []
    for (root, seed) in zip(roots, seeds) { arriving.append(try gradient(seed, for: root)) }
    let targets = inputs.compactMap { whole($0) }
    // Where nothing outside could see them, derivatives of the gradients are not recorded.
    let records =
      createsGraph
      && (arriving.contains { $0?.requiresGrad == true } || Lifting.reachesOthers(tensors, than: targets))
    let found = try translated(
      Backward.gradients(
        of: tensors, inputs: targets, gradients: arriving, keepsGraph: keepsGraph || records || !isLast,
        createsGraph: records, allowsUnused: true))
    var results: [Value?] = []
    for (input, gradient) in zip(inputs, found) {
      guard let gradient else {
        results.append(nil)
        continue
      }
      if let batched = input.batchedTensor {
        results.append(.object(BatchedTensorObject(gradient, batched.batches, in: torch)))
      } else {
        results.append(torch.value(gradient))
      }
    }
    return results
  }

  /// The gradient that the pass starts with at an output, in the shape of all examples.
  private func gradient(_ seed: Value, for root: Value) throws(PythonError) -> Tensor? {
    guard let batched = root.batchedTensor else {
      if let seed = seed.tensor { return seed }
      return seed.isNone ? nil : nil
    }
    let levels = batched.levels
    if seed.isNone { return try translated(batched.whole.onesLike()) }
    let sizes = batched.batches.map { batched.whole.shape[$0.dim] }
    if let shape = seed.batchedTensor?.shape ?? seed.tensor?.shape, shape != batched.shape {
      throw .runtimeError(
        "Mismatch in shape: grad_output[0] has a shape of torch.Size(\(shape)) and output[0] has a shape of "
          + "torch.Size(\(batched.shape)).")
    }
    guard let wide = try translated(Batching(torch).expanded(seed, levels, sizes: sizes)) else { return nil }
    // The whole may have its mapped dimensions elsewhere.
    let mapped = batched.batches.map(\.dim)
    if mapped == Array(0..<mapped.count) { return wide }
    var order = Array(repeating: 0, count: wide.dimensionCount)
    let others = (0..<wide.dimensionCount).filter { !mapped.contains($0) }
    for (place, dim) in (mapped + others).enumerated() { order[dim] = place }
    return try translated(Dimensions.permute(wide, Dims(order)))
  }

  private func zeros(like input: Value) throws(PythonError) -> Value {
    guard let tensor = whole(input) else { return .none }
    let zeros = try translated(tensor.zerosLike())
    guard let batched = input.batchedTensor else { return torch.value(zeros) }
    return .object(BatchedTensorObject(zeros, batched.batches, in: torch))
  }
}

/// Dual tensors at a level of `jvp`, of tensors that may be under `vmap`.
struct TransformTangents {
  private let level: TransformStack.Level
  private let dual: DualLevel
  fileprivate let torch: Torch

  init(_ level: TransformStack.Level, _ dual: DualLevel, in torch: Torch) {
    self.level = level
    self.dual = dual
    self.torch = torch
  }

  /// A dual tensor; where directions are followed at once, the tangent has them as its first dimension.
  func make(_ primal: Value, _ tangent: Value) throws(PythonError) -> Value {
    let batching = Batching(torch)
    let levels = batching.levels(of: [primal, tangent]).filter { $0 != level.directionLevel }
    if levels.isEmpty, level.directionLevel == nil, let primal = primal.tensor, let tangent = tangent.tensor {
      let made = try translated(DualTensors.make(primal, tangent, at: dual))
      level.arguments.append(made)
      return torch.value(made)
    }
    let sizes = batching.sizes(levels, in: [primal, tangent])
    var tangentLevels = levels
    var tangentSizes = sizes
    // Where the directions are: a level of their own, or the first dimension after the mapped ones.
    var place = levels.count
    if let direction = level.directionLevel, let count = dual.directionCount {
      place = levels.firstIndex { $0 > direction } ?? levels.count
      tangentLevels.insert(direction, at: place)
      tangentSizes.insert(count, at: place)
    }
    guard let values = try translated(batching.expanded(primal, levels, sizes: sizes)),
      var directions = try translated(batching.expanded(tangent, tangentLevels, sizes: tangentSizes))
    else { return primal }
    if dual.directionCount != nil {
      // The directions come before the mapped dimensions.
      var order = Array(0..<directions.dimensionCount)
      order.remove(at: place)
      order.insert(place, at: 0)
      if Array(directions.shape.dropFirst(tangentLevels.count))
        != Array(values.shape.dropFirst(levels.count)),
        level.directionLevel != nil
      {
        throw wrongSize(primal, tangent)
      }
      directions = try translated(Dimensions.permute(directions, Dims(order)))
    } else if directions.shape != values.shape {
      let shapes = [primal, tangent].map { $0.batchedTensor?.shape ?? $0.tensor?.shape ?? [] }
      throw .runtimeError(
        "Trying to set a forward gradient that has a different size than that of the original Tensor, this is not "
          + "supported. Tensor is of size \(shapes[0]) while the given forward gradient is of size \(shapes[1])."
      )
    }
    let made = try translated(DualTensors.make(values, directions, at: dual))
    level.arguments.append(made)
    return BatchedTensorObject.value(made, levels: levels, in: torch)
  }

  private func wrongSize(_ primal: Value, _ tangent: Value) -> PythonError {
    let shapes = [primal, tangent].map { $0.batchedTensor?.shape ?? $0.tensor?.shape ?? [] }
    return .runtimeError(
      "Trying to set a forward gradient that has a different size than that of the original Tensor, this is not "
        + "supported. Tensor is of size \(shapes[0]) while the given forward gradient is of size \(shapes[1])."
    )
  }

  /// The values and the tangent, or `None`.
  func unpack(_ value: Value) throws(PythonError) -> Value {
    guard let whole = value.batchedTensor?.whole ?? value.tensor else { return value }
    let tangent = try translated(DualTensors.tangent(of: whole, at: dual))
    let values = torch.withoutLevel(whole, dual)
    if let direction = level.directionLevel {
      return torch.interpreter.tuple([
        value.batchedTensor.map { .object(BatchedTensorObject(values, $0.batches, in: torch)) }
          ?? torch.value(values),
        try tangent.map { (tangent) throws(PythonError) in
          try mapped(tangent, over: direction, value.batchedTensor?.batches ?? [])
        } ?? .none,
      ])
    }
    guard let batched = value.batchedTensor else {
      return torch.interpreter.tuple([torch.value(values), torch.value(tangent)])
    }
    var parts = [Value.object(BatchedTensorObject(values, batched.batches, in: torch)), Value.none]
    if let tangent {
      if dual.directionCount == nil {
        parts[1] = .object(BatchedTensorObject(tangent, batched.batches, in: torch))
      } else {
        let shifted = batched.batches.map { (level: $0.level, dim: $0.dim + 1) }
        parts[1] = .object(BatchedTensorObject(tangent, shifted, in: torch))
      }
    }
    return torch.interpreter.tuple(parts)
  }
}

extension TransformTangents {
  /// A tangent whose directions, in its first dimension, are examples of a level of `vmap`.
  private func mapped(
    _ tangent: Tensor, over direction: Int, _ batches: [(level: Int, dim: Int)]
  ) throws(PythonError) -> Value {
    if let own = batches.first(where: { $0.level == direction }) {
      // The values are mapped over the level, too: each example follows its own direction.
      let followed = try translated(Parts.diagonal(tangent, offset: 0, 0, own.dim + 1))
      var all = batches.filter { $0.level != direction }.map {
        (level: $0.level, dim: $0.dim > own.dim ? $0.dim - 1 : $0.dim)
      }
      all.append((level: direction, dim: followed.dimensionCount - 1))
      return .object(BatchedTensorObject(followed, all.sorted { $0.level < $1.level }, in: torch))
    }
    var all = batches.map { (level: $0.level, dim: $0.dim + 1) }
    all.append((level: direction, dim: 0))
    return .object(BatchedTensorObject(tangent, all.sorted { $0.level < $1.level }, in: torch))
  }
}

extension Torch {
  /// The same values with the tangents of the levels outside one only.
  fileprivate func withoutLevel(_ tensor: Tensor, _ level: DualLevel) -> Tensor {
    DualTensors.outside(level, tensor)
  }
}
