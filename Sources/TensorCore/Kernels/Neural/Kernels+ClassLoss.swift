extension Kernels {
  /// What a class loss reads for its targets.
  public struct ClassTargets {
    /// For each target its class, 0 where it is ignored; int64.
    public var classes: NDArray
    /// For each target the weight of its class, 0 where it is ignored.
    public var weights: NDArray
  }

  /// Checked classes and their weights.
  ///
  /// Throws where a class does not exist.
  public static func classTargets(
    _ target: NDArray, classCount: Int, weight: NDArray?, ignoring ignored: Int, type: ScalarType
  ) throws(TensorError) -> ClassTargets {
    let source = try target.converted(to: .int64).contiguous()
    let classes = try NDArray.empty(target.shape, .int64)
    let weights = try NDArray.empty(target.shape, type)
    let weight = try weight?.contiguous()
    let (from, to) = (source.pointer(as: Int.self), classes.pointer(as: Int.self))
    for index in 0..<target.elementCount {
      let wanted = from[index]
      if wanted != ignored && (wanted < 0 || wanted >= classCount) {
        throw TensorError(.indexError, "Target \(wanted) is out of bounds.")
      }
      to[index] = wanted == ignored ? 0 : wanted
    }
    try type.accept(
      floats: ClassWeights(target: source, weight: weight, ignored: ignored, result: weights),
      name: "nll_loss_out_frame")
    return ClassTargets(classes: classes, weights: weights)
  }
}

private struct ClassWeights: FloatVisitor {
  let target: NDArray
  let weight: NDArray?
  let ignored: Int
  let result: NDArray

  func visit<T: FloatElement>(_ type: T.Type) {
    let classes = target.pointer(as: Int.self)
    let weights = weight?.pointer(as: T.self)
    let out = result.pointer(as: T.self)
    for index in 0..<target.elementCount {
      let wanted = classes[index]
      out[index] = wanted == ignored ? T.zero : weights.map { $0[wanted] } ?? T.one
    }
  }
}
