import ComplexModule
import Glibc
package import TensorCore

/// Powers, of which base, exponent or both may be tensors.
package enum Power {
  // d x^n / dx = n x^(n - 1)
  private static let scalarExponent = Derivative(
    "PowBackward0", saves: ["self", "exponent"], rule: "d x^n/dx = n x^(n - 1)", forward: .elementwise
  ) {
    (node, gradient) throws(TensorError) in
    if node.scalar.isZero { return Gradients(try gradient.zerosLike()) }
    if !GradMode.isEnabled, !DualLevel.areActive, let exponent = node.scalar.realValue,
      let lowered = node.scalar.decremented.realValue
    {
      let base = try node.saved(0)
      if let array = SmallKernels.powerGradient(
        base.small, exponent: exponent, lowered: lowered, gradient: gradient.small)
      {
        return Gradients(Tensor(array))
      }
    }
    let slope = try node.saved(0).power(node.scalar.decremented) * node.scalar
    return Gradients(try gradient * slope.conjugate())
  }

  // d x^n / dx = n x^(n - 1), d x^n / dn = x^n log x
  private static let tensorExponent = Derivative(
    "PowBackward1", saves: ["self", "exponent", "result"], packs: [1, 0],
    rule: "d x^n/dx = n x^(n - 1), d x^n/dn = x^n log(x)"
  ) {
    (node, gradient) throws(TensorError) in
    let base = try node.saved(0)
    let exponent = try node.saved(1)
    var gradients = Gradients()
    if node.needsGradient(0) {
      let slope = try exponent * power(base, exponent - .int(1))
      let product = try gradient * slope.conjugate()
      let isConstant = try Comparison.compare(.equal, exponent, .int(0))
      gradients.first = try Selection.choose(isConstant, product.zerosLike(), product)
    }
    if node.needsGradient(1) {
      let result = try node.saved(2)
      let slope = try result * base.log()
      let product = try gradient * slope.conjugate()
      let isZero = try Comparison.compare(.equal, base, .int(0))
      let isNotNegative = try Comparison.compare(.greaterOrEqual, exponent, .int(0))
      let isFlat = try Comparison.compare(.logicalAnd, isZero, isNotNegative)
      gradients.second = try Selection.choose(isFlat, product.zerosLike(), product)
    }
    return gradients
  }

  // d b^x / dx = b^x log b
  private static let scalarBase = Derivative(
    "PowBackward2", saves: ["exponent", "result", .init("self", .number)], rule: "d b^x/dx = b^x log(b)",
    forward: .elementwise
  ) {
    (node, gradient) throws(TensorError) in
    let result = try node.saved(1)
    if node.scalar.isZero {
      let exponent = try node.saved(0)
      let isNotNegative = try Comparison.compare(.greaterOrEqual, exponent, .int(0))
      let steep = try gradient * (result * .double(-.infinity))
      return Gradients(try Selection.choose(isNotNegative, gradient.zerosLike(), steep))
    }
    guard let logarithm = node.scalar.logarithm else {
      let base = Tensor(try NDArray.full([], node.scalar, result.scalarType))
      return Gradients(try gradient * (result * base.log()).conjugate())
    }
    return Gradients(try gradient * (result * logarithm).conjugate())
  }

  package static func power(_ base: Tensor, _ exponent: Scalar) throws(TensorError) -> Tensor {
    let array: NDArray
    if let number = exponent.realValue, let small = SmallKernels.power(base.small, number) {
      array = small
    } else {
      let type = Tensor.commonType(base, exponent)
      array = try Kernels.binary(.power, base.array, scalar: exponent.checked(for: type), type: type)
    }
    return Tensor.recorded(array, scalarExponent, base) { node, _ in
      node.save(base)
      node.scalar = exponent
    }
  }

  package static func power(_ base: Tensor, _ exponent: Tensor) throws(TensorError) -> Tensor {
    let type = ScalarType.resultType(base.array, exponent.array, defaultType: DefaultScalarType.current)
    let array = try Kernels.binary(.power, base.array, exponent.array, type: type)
    return Tensor.recorded(array, tensorExponent, base, exponent) { node, result in
      node.save(base)
      node.save(exponent)
      node.saveResult(result)
    }
  }

  package static func power(_ base: Scalar, _ exponent: Tensor) throws(TensorError) -> Tensor {
    let type = ScalarType.resultType(exponent.array, base, defaultType: DefaultScalarType.current)
    let array = try Kernels.binary(.power, scalar: base, exponent.array, type: type)
    return Tensor.recorded(array, scalarBase, exponent) { node, result in
      node.save(exponent)
      node.saveResult(result)
      node.scalar = base
    }
  }

  static let table: [Operator] = [
    Operator(
      "pow",
      [
        "pow(Tensor input, Tensor exponent)", "pow(Tensor input, Scalar exponent)",
        "pow(Scalar self, Tensor exponent)",
      ],
      forms: [.function, .method, .inPlace],
      documentation: "Raises each element to the power of the exponent.",
      example: "torch.pow(torch.tensor([2., 3.]), 2)",
      samples: [
        Sample(.tensor([0.4, 1.3, 2.1], [3]), .tensor([0.7, -1.4, 2.6], [3])),
        Sample(overload: 1, .tensor([0.4, 1.3, 2.1], [3]), .scalar(.double(2.5))),
        Sample(overload: 1, .tensor([-0.4, 1.3, 2.1], [3]), .scalar(.int(3))),
        Sample(overload: 2, .scalar(.double(2)), .tensor([0.4, -1.3, 2.1], [3])),
      ]
    ) { (call) throws(TensorError) in
      switch call.overload {
      case 0: .tensor(try power(call.tensor(0), call.tensor(1)))
      case 1: .tensor(try power(call.tensor(0), call.scalar(1)))
      default: .tensor(try power(call.scalar(0), call.tensor(1)))
      }
    }
  ]
}

extension Scalar {
  /// Whether this is zero.
  package var isZero: Bool {
    switch self {
    case .bool(let value): !value
    case .int(let value): value == 0
    case .double(let value): value == 0
    case .complex(let value): value == .zero
    }
  }

  fileprivate var decremented: Scalar {
    switch self {
    case .bool(let value): .int(value ? 0 : -1)
    case .int(let value): .int(value &- 1)
    case .double(let value): .double(value - 1)
    case .complex(let value): .complex(value - 1)
    }
  }

  /// The natural logarithm of a positive real number.
  fileprivate var logarithm: Scalar? {
    if case .complex = self { return nil }
    return doubleValue > 0 ? .double(Glibc.log(doubleValue)) : .double(.nan)
  }
}
