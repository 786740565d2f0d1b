import Autograd
import PythonRuntime
import TensorCore

/// The functions of `torch._C._functorch` on which `torch.func` rests.
enum FunctorchInternals {
  static func fill(_ builder: ModuleBuilder, in torch: Torch) {
    fillLevels(builder, in: torch)
    fillGradients(builder, in: torch)
    fillTangents(builder, in: torch)
    fillBatches(builder, in: torch)
    fillTrees(builder, in: torch)
  }

  private static func fillLevels(_ builder: ModuleBuilder, in torch: Torch) {
    builder.libraryFunction("_grad_increment_nesting", "", "Begins a level of grad.", in: torch) { (_, _) in
      .int(torch.transforms.push(.gradient, start: torch.tensorObjectCount).number)
    }
    builder.libraryFunction(
      "_vmap_increment_nesting", "batch_size, randomness", "Begins a level of vmap.", in: torch
    ) { (interpreter, values) throws(PythonError) in
      let name = try interpreter.text(values[1], orRaise: "randomness must be a str")
      let size: Int? = values[0].isNone ? nil : try interpreter.int(values[0])
      return .int(
        torch.transforms.push(
          .batch(size: size, randomness: TransformStack.Randomness(rawValue: name) ?? .error),
          start: torch.tensorObjectCount
        ).number)
    }
    builder.libraryFunction(
      "_jvp_increment_nesting", "directions=None", "Begins a level of jvp.", in: torch
    ) { (interpreter, values) throws(PythonError) in
      let count: Int? = values[0].orNone.isNone ? nil : try interpreter.int(values[0])
      try refuseDualLevel(in: torch)
      return .int(
        torch.transforms.push(
          .tangent(DualLevel.enter(directionCount: count)), start: torch.tensorObjectCount
        ).number)
    }
    builder.libraryFunction(
      "_jvp_increment_nesting_for", "primals, tangents", "Begins a level of jvp for dual tensors.", in: torch
    ) { (interpreter, values) throws(PythonError) in
      try refuseDualLevel(in: torch)
      // Tangents that map over more than the values do are followed as directions.
      let batching = Batching(torch)
      let own = batching.levels(of: try interpreter.elements(of: values[0]))
      let extra = batching.levels(of: try interpreter.elements(of: values[1])).filter { !own.contains($0) }
      let direction = extra.last.flatMap { level in torch.transforms.batches.first { $0.number == level } }
      let level = torch.transforms.push(
        .tangent(DualLevel.enter(directionCount: direction?.size)), start: torch.tensorObjectCount)
      level.directionLevel = direction?.number
      return .int(level.number)
    }
    builder.libraryFunction("_decrement_nesting", "", "Ends the innermost level.", in: torch) { (_, _) in
      torch.transforms.pop()
      return .none
    }
  }

  /// Refuses the first level of jvp inside one of `forward_ad`.
  private static func refuseDualLevel(in torch: Torch) throws(PythonError) {
    let isNested = torch.transforms.levels.contains { if case .tangent = $0.kind { true } else { false } }
    if !torch.dualLevels.isEmpty && !isNested {
      throw .runtimeError("Nested forward mode AD is not supported at the moment")
    }
  }

  // MARK: Gradients

  private static func fillGradients(_ builder: ModuleBuilder, in torch: Torch) {
    builder.libraryFunction(
      "_wrap_for_grad", "tensor, level", "Makes an argument one of its own.", in: torch
    ) { (interpreter, values) throws(PythonError) in
      try wrapped(values[0], level: values[1], isDifferentiated: false, in: torch)
    }
    builder.libraryFunction(
      "_create_differentiable", "tensor, level", "Makes an argument one whose gradient is wanted.", in: torch
    ) { (interpreter, values) throws(PythonError) in
      try wrapped(values[0], level: values[1], isDifferentiated: true, in: torch)
    }
    builder.libraryFunction(
      "_unwrap_for_grad", "tensor, inputs", "Takes a result out of a level.", in: torch
    ) { (interpreter, values) throws(PythonError) in
      let lifted =
        values[1].isNone
        ? nil : try interpreter.elements(of: values[1]).compactMap { $0.batchedTensor?.whole ?? $0.tensor }
      return unwrapped(values[0], from: lifted, in: torch)
    }
    builder.libraryFunction(
      "_autograd_grad", "outputs, inputs, grad_outputs, retain_graph, create_graph",
      "Computes gradients, zeros where there are none.", in: torch
    ) { (interpreter, values) throws(PythonError) in
      let call = TransformGradients(
        outputs: try interpreter.elements(of: values[0]), inputs: try interpreter.elements(of: values[1]),
        keepsGraph: try interpreter.isTrue(values[3]), createsGraph: try interpreter.isTrue(values[4]),
        in: torch)
      let seeds = values[2].isNone ? nil : try interpreter.elements(of: values[2])
      return interpreter.tuple(try call.run(seeds))
    }
  }

  /// An argument as one of a level's own; under `vmap` one for each example.
  private static func wrapped(
    _ value: Value, level: Value, isDifferentiated: Bool, in torch: Torch
  ) throws(PythonError) -> Value {
    guard let level = torch.transforms[try torch.interpreter.int(level)] else { return value }
    let batches = torch.transforms.batches
    let levels: [Int]
    let whole: Tensor
    if isDifferentiated && !batches.isEmpty {
      levels = batches.map(\.number)
      let batching = Batching(torch)
      guard let wide = try translated(batching.expanded(value, levels, sizes: batches.map(\.size))) else {
        return value
      }
      whole = wide
    } else if let batched = value.batchedTensor {
      levels = batched.levels
      whole = try translated(batched.arranged())
    } else if let tensor = value.tensor {
      levels = []
      whole = tensor
    } else {
      return value
    }
    let argument = isDifferentiated ? try translated(Lifting.lift(whole)) : Lifting.alias(whole)
    level.arguments.append(argument)
    return BatchedTensorObject.value(argument, levels: levels, in: torch)
  }

  private static func unwrapped(_ value: Value, from lifted: [Tensor]?, in torch: Torch) -> Value {
    guard let whole = value.batchedTensor?.whole ?? value.tensor, whole.requiresGrad else { return value }
    // What leads nowhere but to the level's own arguments is no history for those outside.
    let isOwn = lifted.map { !Lifting.reachesOthers([whole], than: $0) } ?? true
    let result = isOwn ? Lifting.withoutHistory(whole) : whole
    if let batched = value.batchedTensor {
      return .object(BatchedTensorObject(result, batched.batches, in: torch))
    }
    return torch.value(result)
  }

  // MARK: Tangents

  private static func fillTangents(_ builder: ModuleBuilder, in torch: Torch) {
    builder.libraryFunction(
      "_make_dual", "primal, tangent, level", "Makes a dual tensor at a level.", in: torch
    ) { (interpreter, values) throws(PythonError) in
      guard let level = torch.transforms[try interpreter.int(values[2])], case .tangent(let dual) = level.kind
      else { return values[0] }
      return try TransformTangents(level, dual, in: torch).make(values[0], values[1])
    }
    builder.libraryFunction(
      "_unpack_dual", "tensor, level", "Takes a dual tensor apart at a level.", in: torch
    ) { (interpreter, values) throws(PythonError) in
      guard let level = torch.transforms[try interpreter.int(values[1])], case .tangent(let dual) = level.kind
      else { return interpreter.tuple([values[0], .none]) }
      return try TransformTangents(level, dual, in: torch).unpack(values[0])
    }
  }

  // MARK: Batches

  private static func fillBatches(_ builder: ModuleBuilder, in torch: Torch) {
    builder.libraryFunction("_add_batch_dim", "tensor, dim, level", "Maps over a dimension.", in: torch) {
      (interpreter, values) throws(PythonError) in
      let dim = try interpreter.int(values[1])
      let level = try interpreter.int(values[2])
      let rank = values[0].batchedTensor?.rank ?? values[0].tensor?.dimensionCount ?? 0
      guard dim >= 0, dim < rank else {
        throw .indexError("vmap: there is no dimension \(dim) in a Tensor of \(rank) dimensions")
      }
      if let tensor = values[0].tensor {
        return .object(BatchedTensorObject(tensor, [(level, dim)], in: torch))
      }
      guard let batched = values[0].batchedTensor else { return values[0] }
      // The dimension is one of an example's.
      let whole = try translated(batched.arranged())
      let outer = batched.levels.enumerated().map { ($1, $0) }
      return .object(BatchedTensorObject(whole, outer + [(level, dim + outer.count)], in: torch))
    }
    builder.libraryFunction(
      "_remove_batch_dim", "tensor, level, batch_size, out_dim", "Ends the mapping over a dimension.",
      in: torch
    ) { (interpreter, values) throws(PythonError) in
      try removed(
        values[0], level: interpreter.int(values[1]), size: interpreter.int(values[2]),
        dim: interpreter.int(values[3]), in: torch)
    }
    builder.libraryFunction("is_batchedtensor", "tensor", "Whether a tensor is under vmap.", in: torch) {
      (_, values) in .bool(values[0].batchedTensor != nil)
    }
    builder.libraryFunction(
      "is_functorch_wrapped_tensor", "tensor", "Whether a tensor belongs to a transformation.", in: torch
    ) { (_, values) in
      if values[0].batchedTensor != nil { return .bool(true) }
      guard let tensor = values[0].tensor else { return .bool(false) }
      return .bool(torch.transforms.levels.contains { $0.arguments.contains { $0 === tensor } })
    }
    builder.libraryFunction("is_gradtrackingtensor", "tensor", "Whether a tensor belongs to grad.", in: torch)
    {
      (_, values) in
      guard let tensor = values[0].tensor else { return .bool(false) }
      return .bool(torch.transforms.levels.contains { $0.arguments.contains { $0 === tensor } })
    }
    builder.libraryFunction(
      "_unwrap_batched", "tensor, level", "The examples of a level, and their dimension.", in: torch
    ) { (interpreter, values) throws(PythonError) in
      let level = try interpreter.int(values[1])
      guard let batched = values[0].batchedTensor, batched.has(level) else {
        return interpreter.tuple([values[0], .none])
      }
      let dim = batched.batches.first { $0.level == level }?.dim ?? 0
      let others = batched.batches.filter { $0.level != level }
      let rest: Value =
        others.isEmpty
        ? torch.value(batched.whole) : .object(BatchedTensorObject(batched.whole, others, in: torch))
      // The dimension is counted among those that the value shows.
      return interpreter.tuple([rest, .int(dim - others.count { $0.dim < dim })])
    }
    builder.libraryFunction(
      "_innermost_batch", "values", "The innermost level over which values map, its size and its randomness.",
      in: torch
    ) { (interpreter, values) in
      guard let level = Batching(torch).levels(of: [values[0]]).last,
        let batch = torch.transforms.batches.first(where: { $0.number == level })
      else { return .none }
      return interpreter.tuple([
        .int(level), .int(batch.size), interpreter.string(batch.randomness.rawValue),
      ])
    }
  }

  private static func removed(
    _ value: Value, level: Int, size: Int, dim: Int, in torch: Torch
  ) throws(PythonError) -> Value {
    guard let batched = value.batchedTensor, batched.has(level) else {
      // The same for all examples.
      guard let rank = value.batchedTensor?.rank ?? value.tensor?.dimensionCount else { return value }
      let place = try translated(wrapDimension(dim, count: rank + 1))
      let outer = value.batchedTensor?.levels ?? []
      var whole: Tensor
      if let batched = value.batchedTensor {
        whole = try translated(batched.arranged())
      } else if let tensor = value.tensor {
        whole = tensor
      } else {
        return value
      }
      whole = try translated(whole.unsqueeze(outer.count + place))
      var shape = Array(whole.shape)
      shape[outer.count + place] = size
      return BatchedTensorObject.value(try translated(whole.expand(Dims(shape))), levels: outer, in: torch)
    }
    let whole = try translated(batched.arranged())
    let place = try translated(wrapDimension(dim, count: batched.rank + 1))
    let outer = batched.levels.filter { $0 != level }
    let position = batched.levels.firstIndex(of: level) ?? 0
    var order = Array(0..<whole.dimensionCount)
    order.remove(at: position)
    order.insert(position, at: outer.count + place)
    let isInPlace = order == Array(0..<whole.dimensionCount)
    let moved = isInPlace ? whole : try translated(Dimensions.permute(whole, Dims(order)))
    return BatchedTensorObject.value(moved, levels: outer, in: torch)
  }

  // MARK: Trees

  private static func fillTrees(_ builder: ModuleBuilder, in torch: Torch) {
    builder.libraryFunction(
      "_is_return_type", "value", "Whether a value is an operator's result with named parts.", in: torch
    ) { (_, values) in .bool(values[0].object is NamedResultObject) }
    builder.libraryFunction(
      "_replace_fields", "value, fields", "The same named parts with other values.", in: torch
    ) { (interpreter, values) throws(PythonError) in
      guard let result = values[0].object as? NamedResultObject else { return values[1] }
      return result.replacing(try interpreter.elements(of: values[1]), in: torch)
    }
  }
}
