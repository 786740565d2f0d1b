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

  /// The sum of the losses of classes, in PyTorch's order: over levels, each of which takes up the one below it after
  /// so many examples; those ignored are not counted.
  public static func classLossSum(
    _ losses: NDArray, target: NDArray, ignoring ignored: Int
  ) throws(TensorError) -> NDArray {
    let result = try NDArray.zeros([], losses.scalarType)
    let (losses, target) = (try losses.contiguous(), try target.converted(to: .int64).contiguous())
    try losses.scalarType.accept(
      floats: ClassLossSum(losses: losses, target: target, ignored: ignored, result: result),
      name: "nll_loss_out_frame")
    return result
  }
}

private struct ClassLossSum: FloatVisitor {
  let losses: NDArray
  let target: NDArray
  let ignored: Int
  let result: NDArray

  func visit<T: FloatElement>(_ type: T.Type) {
    let (values, classes) = (losses.pointer(as: T.self), target.pointer(as: Int.self))
    let levelCount = 8
    let power = Swift.max(4, ceilingOfLog2(losses.elementCount) / levelCount)
    let step = 1 << power - 1
    var levels = [T.Compute](repeating: 0, count: levelCount)
    for index in 0..<losses.elementCount where classes[index] != ignored {
      levels[0] += values[index].compute
      for level in 0..<levelCount - 1 {
        if index & (step << (level * power)) != 0 { break }
        levels[level + 1] += levels[level]
        levels[level] = 0
      }
    }
    result.pointer(as: T.self)[0] = T(compute: levels.reduce(0, +))
  }

  private func ceilingOfLog2(_ count: Int) -> Int {
    count <= 2 ? 1 : Int.bitWidth - (count - 1).leadingZeroBitCount
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
