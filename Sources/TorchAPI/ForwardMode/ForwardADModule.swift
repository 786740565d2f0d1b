import Autograd
import PythonRuntime
import TensorCore

/// The functions of `torch._C` on which `torch.autograd.forward_ad` rests.
enum ForwardADInternals {
  /// A dual tensor for each example under `vmap`; none where neither part is batched.
  private static func batchedDual(
    _ values: [Value], at level: DualLevel, in torch: Torch
  ) throws(TensorError) -> Value? {
    let batched = (values[0].batchedTensor, values[1].batchedTensor)
    guard let tangent = batched.1 ?? batched.0 else { return nil }
    let levels = (batched.0?.levels ?? []) + tangent.levels
    guard Set(levels) == Set(tangent.levels) else { return nil }
    let sizes = try tangent.arranged().shape.prefix(tangent.levels.count)
    func whole(_ value: Value, _ batched: BatchedTensorObject?) throws(TensorError) -> Tensor? {
      if let batched { return try batched.arranged() }
      guard let tensor = value.tensor else { return nil }
      return try Dimensions.expand(tensor, Dims(Array(sizes) + Array(tensor.shape)))
    }
    guard let primal = try whole(values[0], batched.0), let direction = try whole(values[1], batched.1) else {
      return nil
    }
    let dual = try DualTensors.make(primal, direction, at: level)
    return BatchedTensorObject.value(dual, levels: tangent.levels, in: torch)
  }

  static func bind(into builder: ModuleBuilder, in torch: Torch) {
    builder.libraryFunction("_enter_dual_level", "", "Opens a level of forward mode.", in: torch) { (_, _) in
      let level = DualLevel.enter()
      torch.dualLevels.append(level)
      return .int(torch.dualLevels.count - 1)
    }
    builder.libraryFunction("_exit_dual_level", "level", "Closes a level of forward mode.", in: torch) {
      (_, _) in
      torch.dualLevels.popLast()?.exit()
      return .none
    }
    builder.libraryFunction("_make_dual", "tensor, tangent, level", "Makes a dual tensor.", in: torch) {
      (interpreter, values) throws(PythonError) in
      if case .int(let number) = values[2], number != torch.dualLevels.count - 1 {
        throw .runtimeError("Invalid level given to _make_dual")
      }
      if let level = torch.dualLevels.last,
        let dual = try translated(batchedDual(values, at: level, in: torch))
      {
        return dual
      }
      guard let level = torch.dualLevels.last, let primal = values[0].tensor, let tangent = values[1].tensor
      else { return values[0] }
      // Inference mode carries nothing along.
      if InferenceMode.isEnabled { return torch.value(Aliasing.alias(primal)) }
      // A tangent with other notes than the tensor is not the very same tensor.
      let carried = primal.pendingBits == tangent.pendingBits ? tangent : try translated(tangent.clone())
      return try torch.value(translated(DualTensors.make(primal, carried, at: level)))
    }
    builder.libraryFunction("_unpack_dual", "tensor, level", "Takes a dual tensor apart.", in: torch) {
      (interpreter, values) throws(PythonError) in
      guard let level = torch.dualLevels.last else { return interpreter.tuple([values[0], .none]) }
      if let batched = values[0].batchedTensor {
        let tangent = try translated(DualTensors.tangent(of: batched.whole, at: level))
        let primal = Aliasing.values(of: batched.whole)
        return interpreter.tuple([
          .object(BatchedTensorObject(primal, batched.batches, in: torch)),
          tangent.map { .object(BatchedTensorObject($0, batched.batches, in: torch)) } ?? .none,
        ])
      }
      guard let tensor = values[0].tensor else {
        throw .typeError(
          "_unpack_dual(): argument 'dual' (position 1) must be Tensor, not "
            + interpreter.type(of: values[0]).name)
      }
      let tangent = try translated(DualTensors.tangent(of: tensor, at: level))
      return interpreter.tuple([torch.value(Aliasing.values(of: tensor)), torch.value(tangent)])
    }
    builder.libraryFunction("_is_fwd_grad_enabled", "", "Whether tangents are carried along.", in: torch) {
      (_, _) in .bool(DualLevel.isEnabled)
    }
    builder.libraryFunction(
      "_set_fwd_grad_enabled", "mode", "Sets whether tangents are carried along.", in: torch
    ) { (interpreter, values) throws(PythonError) in
      _ = DualLevel.setEnabled(try interpreter.isTrue(values[0]))
      return .none
    }
  }
}
