import ComplexModule
package import TensorCore

/// Functions of three operands: products and quotients added on, and interpolation.
package enum ElementCombinations {
  // d (a + v b c): v c for b, v b for c.
  private static let productAdded = Derivative("AddcmulBackward0", saves: ["tensor1", "tensor2", "value"]) {
    (node, gradient) throws(TensorError) in
    let value = node.scalar
    return Gradients([
      gradient, node.needsGradient(1) ? try gradient * (node.saved(1) * value).conjugate() : nil,
      node.needsGradient(2) ? try gradient * (node.saved(0) * value).conjugate() : nil,
    ])
  }

  private static let quotientAdded = Derivative("AddcdivBackward0", saves: ["tensor1", "tensor2", "value"]) {
    (node, gradient) throws(TensorError) in
    let first = try node.saved(0)
    let second = try node.saved(1)
    return Gradients([
      gradient,
      node.needsGradient(1)
        ? try gradient * (Tensor.number(node.scalar, beside: second) / second).conjugate() : nil,
      node.needsGradient(2)
        ? try -gradient * (first * node.scalar / (second * second)).conjugate() : nil,
    ])
  }

  package static func addProduct(
    _ input: Tensor, _ first: Tensor, _ second: Tensor, value: Scalar, divides: Bool
  ) throws(TensorError) -> Tensor {
    let type = ScalarType.resultType(
      of: [input, first, second].map { $0.array.promotionOperand }, defaultType: DefaultScalarType.current)
    if divides, !first.scalarType.isDifferentiable, !second.scalarType.isDifferentiable {
      throw TensorError(
        .runtimeError,
        "Integer division with addcdiv is no longer supported, and in a future  release addcdiv will perform a true "
          + "division of tensor1 and tensor2. The historic addcdiv behavior can be implemented as (input + value * "
          + "torch.trunc(tensor1 / tensor2)).to(input.dtype) for integer inputs and as (input + value * tensor1 / "
          + "tensor2) for float inputs. The future addcdiv behavior is just the latter implementation: (input + value "
          + "* tensor1 / tensor2), for all dtypes.")
    }
    if type == .bool { throw type.notImplemented(divides ? "addcdiv_cpu_out" : "addcmul_cpu_out") }
    _ = try value.checked(for: type.isHalfWidth ? .float32 : type)
    let array =
      try divides
      ? Kernels.addQuotient(input.array, first.array, second.array, value: value, type: type)
      : Kernels.addProduct(input.array, first.array, second.array, value: value, type: type)
    return Tensor.recorded(array, divides ? quotientAdded : productAdded, [input, first, second]) { node, _ in
      node.save(first)
      node.save(second)
      node.scalar = value
    }
  }

  private static func row(_ name: String, divides: Bool) -> Operator {
    Operator(
      name,
      [
        "\(name)(Tensor input, Tensor tensor1, Tensor tensor2, *, Scalar value=1)",
        "\(name)(Tensor input, Scalar value, Tensor tensor1, Tensor tensor2)",
      ],
      forms: [.function, .method, .inPlace],
      documentation:
        "Adds the \(divides ? "quotient" : "product") of two tensors, times a number, to a third.",
      example: "torch.\(name)(torch.zeros(2), torch.tensor([1., 2.]), torch.tensor([3., 4.]), value=0.1)",
      samples: [
        Sample(
          .tensor([-1.2, 0.3, 2.1], [3]), .tensor([0.7, 1.4, -2.6], [3]), .tensor([1.1, -0.4, 0.8], [3]),
          .scalar(.double(2.5)))
      ]
    ) { (call) throws(TensorError) in
      let shift = call.overload
      return .tensor(
        try addProduct(
          call.tensor(0), call.tensor(1 + shift), call.tensor(2 + shift),
          value: call.scalar(call.overload == 0 ? 3 : 1), divides: divides))
    }
  }

  // MARK: Interpolation

  private static let movedByNumber = Derivative("LerpBackward0", saves: ["weight"]) {
    (node, gradient) throws(TensorError) in
    let weight = node.scalar.conjugate
    let rest: Scalar =
      if case .complex(let weight) = weight {
        .complex(Complex128(1 - weight.real, -weight.imaginary))
      } else { .double(1 - weight.doubleValue) }
    return Gradients(
      node.needsGradient(0) ? try gradient * rest : nil, node.needsGradient(1) ? try gradient * weight : nil)
  }

  private static let movedByTensor = Derivative(
    "LerpBackward1", saves: ["self", "end", "weight"], packs: [1, 0]
  ) {
    (node, gradient) throws(TensorError) in
    let weight = try node.saved(2).conjugate()
    return Gradients([
      node.needsGradient(0) ? try gradient * (.int(1) - weight) : nil,
      node.needsGradient(1) ? try gradient * weight : nil,
      node.needsGradient(2) ? try gradient * (node.saved(1) - node.saved(0)).conjugate() : nil,
    ])
  }

  package static func interpolate(_ start: Tensor, _ end: Tensor, _ weight: Tensor) throws(TensorError)
    -> Tensor
  {
    try checkTypes(start, end, weight)
    let type = ScalarType.resultType(start.array, weight.array, defaultType: DefaultScalarType.current)
    let array = try Kernels.lerp(start.array, end.array, weight: .array(weight.array), type: type)
    return Tensor.recorded(array, movedByTensor, [start, end, weight]) { node, _ in
      node.save(start, forGradient: 2)
      node.save(end, forGradient: 2)
      node.save(weight)
    }
  }

  package static func interpolate(_ start: Tensor, _ end: Tensor, _ weight: Scalar) throws(TensorError)
    -> Tensor
  {
    try checkTypes(start, end, nil)
    let weight = try weight.checked(for: start.scalarType)
    let array = try Kernels.lerp(start.array, end.array, weight: .number(weight), type: start.scalarType)
    return Tensor.recorded(array, movedByNumber, start, end) { node, _ in node.scalar = weight }
  }

  private static func checkTypes(_ start: Tensor, _ end: Tensor, _ weight: Tensor?) throws(TensorError) {
    // A weight without dimensions stands for a number, of any type.
    let sized = weight.flatMap { $0.dimensionCount == 0 ? nil : $0 }
    for (name, other) in [("end", end), ("weight", sized ?? start)]
    where other.scalarType != start.scalarType {
      throw TensorError(
        .runtimeError,
        "expected dtype \(start.scalarType.cppName) for `\(name)` but got dtype \(other.scalarType.cppName)")
    }
    if !start.scalarType.isDifferentiable {
      throw start.scalarType.notImplemented(weight == nil ? "lerp_kernel_scalar" : "lerp_kernel_tensor")
    }
  }

  static let table: [Operator] = [
    row("addcmul", divides: false), row("addcdiv", divides: true),
    Operator(
      "lerp",
      ["lerp(Tensor input, Tensor end, Tensor weight)", "lerp(Tensor input, Tensor end, Scalar weight)"],
      forms: [.function, .method, .inPlace],
      documentation: "Goes a part of the way from each element to the other's.",
      example: "torch.lerp(torch.zeros(2), torch.tensor([10., 20.]), 0.5)",
      samples: [
        Sample(.tensor([-1.2, 0.3], [2]), .tensor([0.7, 1.4], [2]), .tensor([0.2, 0.7], [2])),
        Sample(overload: 1, .tensor([-1.2, 0.3], [2]), .tensor([0.7, 1.4], [2]), .scalar(.double(0.3))),
      ]
    ) { (call) throws(TensorError) in
      call.overload == 0
        ? .tensor(try interpolate(call.tensor(0), call.tensor(1), call.tensor(2)))
        : .tensor(try interpolate(call.tensor(0), call.tensor(1), call.scalar(2)))
    },
  ]
}
