import TensorCore

/// A tensor that a node keeps for its backward pass, with the version it had.
struct SavedTensor {
  /// An input itself; for a result a shell that shares its memory but not its history, for otherwise the
  /// node and its result would keep each other alive.
  var tensor: Tensor?
  /// Twice the version, and one more for a result: nodes are many, and this keeps them small.
  private var stamp: UInt

  static var none: SavedTensor { SavedTensor(tensor: nil, version: 0, isResult: false) }

  init(input tensor: Tensor) {
    self.init(tensor: tensor, version: tensor.version, isResult: false)
  }

  init(result tensor: Tensor) {
    let shell = Tensor(array: tensor.array)
    shell.outputNumber = tensor.outputNumber
    shell.tangents = tensor.tangents
    self.init(tensor: shell, version: tensor.version, isResult: true)
  }

  @inline(__always) private init(tensor: Tensor?, version: Int, isResult: Bool) {
    self.tensor = tensor
    stamp = UInt(bitPattern: version) &<< 1 | (isResult ? 1 : 0)
  }

  /// The version that the tensor had.
  var version: Int {
    @inline(__always) get { Int(bitPattern: stamp &>> 1) }
    set { stamp = UInt(bitPattern: newValue) &<< 1 | (stamp & 1) }
  }

  var isResult: Bool {
    @inline(__always) get { stamp & 1 == 1 }
  }

  /// The tensor for use in the backward formula of `node`.
  ///
  /// Throws PyTorch's errors where it was released, or written to since.
  ///
  /// - Parameter keepsHistory: whether a result says what recorded it also where nothing is recorded now.
  func unpacked(by node: OperatorNode, keepsHistory: Bool = false) throws(TensorError) -> Tensor {
    guard let tensor else { throw SavedTensor.released }
    let outputNumber = tensor.outputNumber
    if let packed = tensor.extras?.packed { return try packed.tensor(for: node, outputNumber: outputNumber) }
    if tensor.version != version {
      throw modified(tensor, node: node, outputNumber: outputNumber)
    }
    if !isResult, let detachment = tensor.extras?.detachment, node.sequenceNumber < detachment {
      throw TensorError(
        .runtimeError,
        "Trying to use a saved tensor that has been detached in-place, i.e. with .detach_().This is not supported, please "
          + "use out-of-place `.detach()` instead")
    }
    if !isResult, let replacement = tensor.extras?.replacement, node.sequenceNumber < replacement {
      throw TensorError(
        .runtimeError,
        "The data of a variable needed for gradient computation was replaced by data of another type or shape: it is "
          + "\(tensor.scalarType.errorName) and \(tensor.shape) now.")
    }
    guard isResult, keepsHistory || GradMode.isEnabled else { return tensor }
    let recorded = node.isStandIn ? node.original : node
    let result = Tensor(
      array: tensor.array, gradFn: recorded?.rarities?.viewNode ?? recorded, outputNumber: outputNumber)
    result.tangents = tensor.tangents
    return result
  }

  static var inference: TensorError {
    TensorError(
      .runtimeError,
      "Inference tensors cannot be saved for backward. Please do not use Tensors created in inference mode in computation "
        + "tracked by autograd. To work around this, you can make a clone to get a normal tensor and use it in autograd, "
        + "or use `torch.no_grad()` instead of `torch.inference_mode()`.")
  }

  static var released: TensorError {
    TensorError(
      .runtimeError,
      "Trying to backward through the graph a second time (or directly access saved tensors after they have "
        + "already been freed). Saved intermediate values of the graph are freed when you call .backward() or "
        + "autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time "
        + "or if you need to access saved tensors after calling backward.")
  }

  private func modified(_ tensor: Tensor, node: OperatorNode, outputNumber: Int32) -> TensorError {
    let type = "torch.\(tensor.array.scalarType.errorName)Tensor"
    let producer =
      isResult
      ? ((node.rarities?.viewNode ?? node).forwardName, outputNumber)
      : tensor.gradFn.map { ($0.forwardName, tensor.outputNumber) }
    let clause = producer.map { ", which is output \($0.1) of \($0.0)," } ?? ""
    return TensorError(
      .runtimeError,
      "one of the variables needed for gradient computation has been modified by an inplace operation: "
        + "[\(type) \(tensor.array.shape)]\(clause) is at version \(tensor.version); expected version "
        + "\(version) instead. Hint: "
        + (GraphWatch.current.looksForAnomalies
          ? "the backtrace further above shows the operation that failed to compute its gradient. The variable in "
            + "question was changed in there or anywhere later. Good luck!"
          : "enable anomaly detection to find the operation that failed to compute its gradient, with "
            + "torch.autograd.set_detect_anomaly(True, check_nan=False)."))
  }
}
