package import TensorCore

/// Copies, conversions, and overwriting.
package enum Copying {
  private static let cloned = Derivative("CloneBackward0", rule: "d clone(x)/dx = 1", forward: .elementwise) {
    (_, gradient) in
    Gradients(gradient)
  }

  // The engine converts the gradient back.
  private static let converted = Derivative(
    "ToCopyBackward0", rule: "the gradient takes the input's type", forward: .elementwise
  ) { (_, gradient) in
    Gradients(gradient)
  }

  private static let copied = Derivative("CopyBackwards") { (node, gradient) throws(TensorError) in
    Gradients(
      node.needsGradient(0) ? try gradient.zerosLike() : nil, node.needsGradient(1) ? gradient : nil)
  }

  private static let filled = filling("FillBackward2")
  private static let filledCopy = filling("FillBackward0")
  private static let filledWithTensor = filling("FillBackward3")
  private static let filledCopyWithTensor = filling("FillBackward1")

  private static func filling(_ name: String) -> Derivative {
    Derivative(name) { (node, gradient) throws(TensorError) in
      Gradients(
        node.needsGradient(0) ? try gradient.zerosLike() : nil,
        node.edges.count > 1 && node.needsGradient(1) ? try Reduction.sum(gradient) : nil)
    }
  }

  /// A tensor like `input` with one value everywhere.
  package static func filledCopy(of input: Tensor, _ value: Scalar) throws(TensorError) -> Tensor {
    let copy = try Tensor(input.array.copied())
    try fill(copy, value)
    return Tensor.recorded(copy.array, filledCopy, input)
  }

  package static func filledCopy(of input: Tensor, _ value: Tensor) throws(TensorError) -> Tensor {
    let copy = try Tensor(input.array.copied())
    try fill(copy, Tensor(value.array))
    return Tensor.recorded(copy.array, filledCopyWithTensor, input, value)
  }

  private static let zeroed = Derivative("ZeroBackward0") { (_, gradient) throws(TensorError) in
    Gradients(try gradient.zerosLike())
  }

  /// A copy that shows in the graph as one into fresh memory, which is how gradients are kept.
  ///
  /// - Parameter leaf: whose elements' order in memory the copy's have.
  static func copy(of source: Tensor, like leaf: NDArray? = nil) throws(TensorError) -> Tensor {
    let array = if let leaf { try source.array.copied(lyingLike: leaf) } else { try source.array.copied() }
    return Tensor.recorded(array, copied, Tensor(array: array), source)
  }

  package static func clone(_ input: Tensor) throws(TensorError) -> Tensor {
    Tensor.recorded(try input.array.copied(), cloned, input)
  }

  /// The tensor itself where its elements lie row by row, else a copy whose elements do.
  package static func contiguous(_ input: Tensor) throws(TensorError) -> Tensor {
    if input.array.isContiguous { return input }
    return Tensor.recorded(try input.array.contiguous(), cloned, input)
  }

  /// The tensor itself where its elements lie as asked, else a copy whose elements do.
  package static func arrange(_ input: Tensor, _ format: MemoryFormat) throws(TensorError) -> Tensor {
    if format.describes(input.array) { return input }
    return Tensor.recorded(try input.array.copied(format), cloned, input)
  }

  /// The values in another type; the tensor itself where it has the type already.
  package static func convert(_ input: Tensor, to type: ScalarType, copy: Bool = false) throws(TensorError)
    -> Tensor
  {
    if input.scalarType == type { return copy ? try clone(input) : input }
    return Tensor.recorded(try input.array.converted(to: type), converted, input)
  }

  /// Overwrites the values of `target` with those of `source`, broadcast and converted.
  package static func copy(_ source: Tensor, into target: Tensor) throws(TensorError) {
    try target.checkInPlace()
    guard source.shape.isBroadcastable(to: target.shape) else {
      let shape = try Dims.broadcast(target.shape, source.shape)
      throw TensorError(
        .runtimeError, "output with shape \(target.shape) doesn't match the broadcast shape \(shape)")
    }
    let records = GradMode.isEnabled && (target.requiresGrad || source.requiresGrad)
    if records { try target.checkRecordedWrite() }
    try target.array.checkWritable(reading: source.array)
    try target.array.copy(from: source.array)
    let node =
      records && target.scalarType.isDifferentiable
      ? OperatorNode(copied, edges: EdgeList(target.gradientEdge, source.gradientEdge)) : nil
    target.bumpVersion()
    if let node { target.rebaseHistory(on: node) }
    if DualLevel.areActive { try target.replaceTangents(byThoseOf: source) }
  }

  package static func fill(_ target: Tensor, _ value: Scalar) throws(TensorError) {
    let value = try value.checked(forFilling: target.scalarType)
    try overwrite(target, filled) { target.array.fill(value) }
  }

  package static func fill(_ target: Tensor, _ value: Tensor) throws(TensorError) {
    if value.dimensionCount != 0 {
      throw TensorError(
        .runtimeError,
        "fill_ only supports 0-dimension value tensor but got tensor with \(value.dimensionCount) dimensions."
      )
    }
    try target.checkInPlace()
    let edges = EdgeList(target.gradientEdge, value.gradientEdge)
    target.array.fill(try value.array.item())
    target.bumpVersion()
    if GradMode.isEnabled && (edges.node(0) != nil || edges.node(1) != nil) {
      target.rebaseHistory(on: OperatorNode(filledWithTensor, edges: edges))
    }
    if DualLevel.areActive { try target.replaceTangents(byThoseOf: value) }
  }

  package static func zero(_ target: Tensor) throws(TensorError) {
    try overwrite(target, zeroed) { target.array.fill(.int(0)) }
  }

  /// Overwrites without regard to the old values, so that no gradient reaches them.
  package static func overwrite(
    _ target: Tensor, _ derivative: Derivative, _ write: () throws(TensorError) -> Void
  ) throws(TensorError) {
    try target.checkInPlace()
    let edge = target.gradientEdge
    try write()
    target.bumpVersion()
    if GradMode.isEnabled && edge.node != nil {
      target.rebaseHistory(on: OperatorNode(derivative, edges: EdgeList(edge)))
    }
    if DualLevel.areActive { try target.replaceTangents(byThoseOf: nil) }
  }

  static let table: [Operator] = [
    Operator(
      "clone", ["clone(Tensor input, *, memory_format? memory_format=None)"],
      documentation: "Copies the tensor; gradients flow back to the original.",
      example: "torch.ones(2, requires_grad=True).clone()",
      samples: [Sample(.tensor([1, 2, 3, 4], [2, 2]), .none)]
    ) { (call) throws(TensorError) in
      let input = try call.tensor(0)
      guard let format = call.memoryFormat(1), format != .preserved else { return .tensor(try clone(input)) }
      return .tensor(Tensor.recorded(try input.array.copied(format), cloned, input))
    },
    Operator(
      "contiguous", ["contiguous(Tensor input, *, memory_format? memory_format=None)"], forms: .method,
      documentation: "Gives a tensor whose elements lie row by row in memory, copying where needed.",
      example: "torch.ones(2, 3).t().contiguous()",
      samples: [Sample(.tensor([1, 2, 3, 4], [2, 2]), .none)]
    ) { (call) throws(TensorError) in
      guard let format = call.memoryFormat(1) else { return .tensor(try contiguous(call.tensor(0))) }
      return .tensor(try arrange(call.tensor(0), format))
    },
    Operator(
      "copy_",
      [
        "copy_(Tensor input, Tensor other, bool non_blocking=False)",
        "copy_(Tensor input, Scalar other, bool non_blocking=False)",
      ], forms: .method,
      documentation: "Overwrites the tensor with another one's values.",
      example: "torch.zeros(2).copy_(torch.ones(2))",
      samples: [Sample(.tensor([1, 2, 3, 4], [2, 2]), .tensor([5, 6], [2]), .bool(false))]
    ) { (call) throws(TensorError) in
      let target = try call.tensor(0)
      if call.overload == 0 {
        try copy(call.tensor(1), into: target)
      } else {
        // A number is copied as a tensor of its own type, whose values need not fit the target's.
        let number = try call.scalar(1)
        try copy(Tensor(NDArray.scalar(number, number.scalarType(default: .float64))), into: target)
      }
      return .tensor(target)
    },
    Operator(
      "fill_", ["fill_(Tensor input, Tensor value)", "fill_(Tensor input, Scalar value)"], forms: .method,
      documentation: "Overwrites every element with one value.", example: "torch.zeros(2).fill_(7)",
      samples: [
        Sample(.tensor([1, 2], [2]), .tensor([5], [])),
        Sample(overload: 1, .tensor([1, 2], [2]), .scalar(.double(7))),
      ]
    ) { (call) throws(TensorError) in
      let target = try call.tensor(0)
      if call.overload == 0 { try fill(target, call.tensor(1)) } else { try fill(target, call.scalar(1)) }
      return .tensor(target)
    },
    Operator(
      "zero_", ["zero_(Tensor input)"], forms: .method, documentation: "Overwrites every element with zero.",
      example: "torch.ones(2).zero_()", samples: [Sample(.tensor([1, 2], [2]))]
    ) { (call) throws(TensorError) in
      let target = try call.tensor(0)
      try zero(target)
      return .tensor(target)
    },
  ]
}

extension Tensor {
  package func clone() throws(TensorError) -> Tensor { try Copying.clone(self) }
  package func contiguous() throws(TensorError) -> Tensor { try Copying.contiguous(self) }
  package func to(_ type: ScalarType) throws(TensorError) -> Tensor { try Copying.convert(self, to: type) }
}
