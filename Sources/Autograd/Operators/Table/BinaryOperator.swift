package import TensorCore

/// An operator on two broadcast operands, element by element, such as `mul`; either may be a number.
package final class BinaryOperator: Sendable {
  /// The type of the result.
  package enum ResultRule: Sendable {
    /// The operands' common type.
    case promoted
    /// The common type; for integers the default floating point type.
    case floating
  }

  private let kernel: BinaryKernel
  private let rule: ResultRule
  private let tensorDerivative: Derivative
  private let scalarDerivative: Derivative
  /// Whether the formulas need the operands; saved are then `self` and `other`.
  private let savesOperands: Bool
  /// Whether they are saved even where only one gradient is wanted.
  private let savesAlways: Bool
  private let hasSmallKernel: Bool

  /// - Parameters:
  ///   - withTensor: The derivative for two tensors; it may use the saved `self` (0) and `other` (1).
  ///   - withScalar: The derivative for a tensor and a number; it may use the node's scalar, and the saved `self`.
  package init(
    _ kernel: BinaryKernel, rule: ResultRule = .promoted, savesOperands: Bool, savesAlways: Bool = false,
    withTensor: Derivative, withScalar: Derivative
  ) {
    self.kernel = kernel
    self.rule = rule
    self.savesOperands = savesOperands
    self.savesAlways = savesAlways
    hasSmallKernel = SmallKernels.has(kernel)
    tensorDerivative = withTensor.forward(.elementwise)
    scalarDerivative = withScalar.forward(.elementwise)
  }

  @inline(__always) private func resultType(_ promoted: ScalarType) -> ScalarType {
    rule == .floating && !promoted.isDifferentiable ? DefaultScalarType.current : promoted
  }

  package func callAsFunction(_ first: Tensor, _ second: Tensor) throws(TensorError) -> Tensor {
    if hasSmallKernel, let array = SmallKernels.binary(kernel, first.small, second.small) {
      return record(array, first, second)
    }
    let type = resultType(Tensor.commonType(first, second))
    let array = try Kernels.binary(kernel, first.array, second.array, type: type)
    return record(array, first, second)
  }

  @inline(__always)
  private func record(_ array: NDArray, _ first: Tensor, _ second: Tensor) -> Tensor {
    Tensor.recorded(array, tensorDerivative, first, second) { node, _ in
      if savesAlways {
        node.save(first)
        node.save(second)
      } else if savesOperands {
        node.save(first, forGradient: 1)
        // A quotient's own divisor takes part in both gradients.
        if rule == .floating { node.save(second) } else { node.save(second, forGradient: 0) }
      }
    }
  }

  /// The elements of the result.
  @inline(__always)
  func array(_ first: Tensor, _ second: Scalar) throws(TensorError) -> NDArray {
    if hasSmallKernel, let number = second.realValue,
      let small = SmallKernels.binary(kernel, first.small, number)
    {
      return small
    }
    let type = resultType(Tensor.commonType(first, second))
    return try Kernels.binary(kernel, first.array, scalar: second, type: type)
  }

  package func callAsFunction(_ first: Tensor, _ second: Scalar) throws(TensorError) -> Tensor {
    let array = try array(first, second)
    if DualLevel.areActive, first.isDual {
      return Tensor.recordedDual(array, scalarDerivative, [first]) { node, _ in
        node.scalar = second
        node.savesScalar = savesOperands
      }
    }
    let result = Tensor(array)
    // The number counts as an ordinary tensor beside an inference tensor.
    if GradMode.isEnabled && (first.requiresGrad || first.isMarkedInInference)
      && result.scalarType.isDifferentiable && !result.isInference
    {
      result.attach(makeNode(first, second))
    }
    return result
  }

  /// The node of an operation with a number.
  private func makeNode(_ first: Tensor, _ second: Scalar) -> OperatorNode {
    // The second edge stands for the number, as PyTorch wraps it in a tensor.
    let node = OperatorNode(scalarDerivative, edges: EdgeList(first.gradientEdge, Edge(nil)))
    node.scalar = second
    node.savesScalar = savesOperands
    return node
  }

  // MARK: Steps that nobody else holds

  /// Turns `step` into `step op number`; false, with nothing changed, where that takes new memory.
  ///
  /// The caller must hold the only reference to `step`, and give it up for the result.
  package func advance(_ step: Tensor, _ number: Scalar) -> Bool {
    guard hasSmallKernel, let value = number.realValue, step.isPlainStep,
      isKnownUniquelyReferenced(&step.array.storage),
      SmallKernels.binary(kernel, inPlace: step.small, value)
    else { return false }
    step.becomeNextStep(GradMode.isEnabled && step.recordedGradFn != nil ? makeNode(step, number) : nil)
    return true
  }

  /// Turns `step`, which is `first` or `second`, into `first op second`, as ``advance(_:_:)`` does.
  package func advance(_ step: Tensor, _ first: Tensor, _ second: Tensor) -> Bool {
    let isRecorded = GradMode.isEnabled && (first.requiresGrad || second.requiresGrad)
    guard hasSmallKernel, !(isRecorded && savesOperands), step.isPlainStep, first.extras == nil,
      second.extras == nil, first !== second, !first.isInference, !second.isInference,
      isKnownUniquelyReferenced(&step.array.storage),
      SmallKernels.binary(kernel, first.small, second.small, into: step.small)
    else { return false }
    step.becomeNextStep(
      isRecorded
        ? OperatorNode(tensorDerivative, edges: EdgeList(first.gradientEdge, second.gradientEdge)) : nil)
    return true
  }

  /// Replaces the values of `target`, without a temporary where nothing is recorded.
  package func inPlace(_ target: Tensor, _ other: Tensor) throws(TensorError) {
    if try update(target, other) { return }
    try target.updateInPlace { (original) throws(TensorError) in try self(original, other) }
  }

  package func inPlace(_ target: Tensor, _ other: Scalar) throws(TensorError) {
    if try update(target, other) { return }
    try target.updateInPlace { (original) throws(TensorError) in try self(original, other) }
  }

  /// Writes the result into `target`; false, with nothing changed, where that is recorded or takes a temporary.
  func update(_ target: Tensor, _ other: Tensor) throws(TensorError) -> Bool {
    guard !target.isWrittenOnRecord(with: other),
      target.scalarType
        == resultType(
          ScalarType.resultType(target.array, other.array, defaultType: DefaultScalarType.current)),
      other.shape.isBroadcastable(to: target.shape)
    else { return false }
    try target.checkInPlace()
    try Kernels.binary(kernel, target.array, other.array, type: target.scalarType, into: target.array)
    target.bumpVersion()
    return true
  }

  func update(_ target: Tensor, _ other: Scalar) throws(TensorError) -> Bool {
    guard !target.isWrittenOnRecord(with: target),
      target.scalarType
        == resultType(
          ScalarType.resultType(target.array, other, defaultType: DefaultScalarType.current))
    else { return false }
    try target.checkInPlace()
    try Kernels.binary(kernel, target.array, scalar: other, type: target.scalarType, into: target.array)
    target.bumpVersion()
    return true
  }
}

extension Tensor {
  /// Whether a write to this tensor of what follows from `other` too is recorded, or moves tangents.
  func isWrittenOnRecord(with other: Tensor) -> Bool {
    GradMode.isEnabled && (saysItRequiresGrad || other.saysItRequiresGrad)
      || DualLevel.areActive && (isDual || other.isDual)
  }

  /// The type of an operation on two tensors; looking at the usual case first spares copying the arrays.
  @inline(__always) static func commonType(_ first: Tensor, _ second: Tensor) -> ScalarType {
    let type = first.array.scalarType
    if type == second.array.scalarType { return type }
    return ScalarType.resultType(first.array, second.array, defaultType: DefaultScalarType.current)
  }

  /// The type of an operation on a tensor and a number.
  @inline(__always) static func commonType(_ tensor: Tensor, _ number: Scalar) -> ScalarType {
    let type = tensor.array.scalarType
    if type.isFloatingPoint {
      if case .complex = number {} else { return type }
    }
    return ScalarType.resultType(tensor.array, number, defaultType: DefaultScalarType.current)
  }
}
