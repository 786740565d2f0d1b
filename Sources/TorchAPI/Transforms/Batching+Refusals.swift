import Autograd
import PythonRuntime
import TensorCore

/// What functions under `vmap` may not call.
extension Batching {
  /// Refuses what has no meaning for all examples at once.
  func refuse(_ call: BatchedCall, _ name: String) throws(PythonError) {
    switch name {
    case "item", "is_nonzero": throw Batching.itemError
    case "tolist", "data_ptr", "numpy":
      throw .runtimeError("Cannot access data pointer of Tensor that doesn't have storage")
    case "equal":
      throw .runtimeError("Batching rule not implemented for aten::equal. We could not generate a fallback.")
    case "allclose":
      throw .runtimeError(
        "vmap over torch.allclose isn't supported yet. Please file an issue at https://github.com/pytorch/pytorch/issues if "
          + "you need this feature.")
    case "masked_select":
      throw .runtimeError(
        "vmap: Attempted to vmap over `mask` in torch.masked_select(self, mask) We cannot support this because for each "
          + "batch this would return a differently shaped Tensor. Please file an issue at "
          + "https://github.com/pytorch/pytorch/issues if you need this feature.")
    case "batch_norm", "instance_norm": try refuseSharedStatistics(call)
    default: break
    }
    let isSearch = name == "where" && call.values.count == 1
    if let operation = isSearch ? "where" : BatchingRules.dynamicNames[name] {
      throw Self.refusalOfDynamicShape(operation)
    }
  }

  /// The refusal of an operation whose result's shape depends on the elements.
  static func refusalOfDynamicShape(_ operation: String) -> PythonError {
    .runtimeError(
      "vmap: We do not support batching operators that can output dynamic shape. Attempted to vmap over "
        + "aten::\(operation). Please file an issue at https://github.com/pytorch/pytorch/issues if you need this "
        + "feature.")
  }

  /// Refuses to update running statistics, of which there are but one set, with each example.
  private func refuseSharedStatistics(_ call: BatchedCall) throws(PythonError) {
    guard let (overload, values) = try matched(call) else { return }
    func value(_ name: String) -> Value? {
      overload.parameters.firstIndex { $0.name == name }.flatMap { $0 < values.count ? values[$0] : nil }
    }
    if let input = value("input"), let mean = value("running_mean"),
      let trains = value("training") ?? value("use_input_stats")
    {
      try refuseSharedStatistics([input, mean], trains: trains)
    }
  }

  /// The same for an input and its running mean.
  func refuseSharedStatistics(_ values: [Value], trains: Value) throws(PythonError) {
    guard values[0].batchedTensor != nil, values[1].batchedTensor == nil, values[1].tensor != nil,
      case .bool(true) = trains
    else { return }
    throw .runtimeError(
      "Batch norm got a batched tensor as input while the running_mean or running_var, which will be updated in place, "
        + "were not batched.\nIf you are using a module and do not need eval mode, please set `track_running_stats` to "
        + "be False.If you are using a prebuilt module and do not need eval mode, please see the functorch website for "
        + "resources on how to patch your module to work with vmap")
  }
}
