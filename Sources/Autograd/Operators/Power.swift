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
    let base = try node.saved(0)
    let slope = try base.power(node.scalar.decremented) * node.scalar
    return Gradients(try fitting(gradient * slope.conjugate(), base))
  }

  // d x^n / dx = n x^(n - 1), d x^n / dn = x^n log x
  private static let tensorExponent = Derivative(
    "PowBackward1", saves: ["self", "exponent", "result"], packs: [1, 0],
    rule: "d x^n/dx = n x^(n - 1), d x^n/dn = x^n log(x)", forward: .elementwise
  ) {
    (node, gradient) throws(TensorError) in
    let base = try node.saved(0)
    let exponent = try node.saved(1)
    var gradients = Gradients()
    if node.needsGradient(0) {
      let slope = try exponent * power(base, exponent - .int(1))
      let product = try gradient * slope.conjugate()
      let isConstant = try Comparison.compare(.equal, exponent, .int(0))
      gradients.first = try fitting(Selection.choose(isConstant, product.zerosLike(), product), base)
    }
    if node.needsGradient(1) {
      let result = try node.saved(2)
      let slope = try (result * base.to(result.scalarType).log()).conjugate()
      let isZero = try Comparison.compare(.equal, base, .int(0))
      let isFlat = try Comparison.compare(.logicalAnd, isZero, isNotNegative(exponent))
      let product = try gradient * Selection.choose(isFlat, slope.zerosLike(), slope)
      gradients.second = try fitting(product, exponent)
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
    // A negative base has a logarithm beside complex exponents.
    let logarithm = node.scalar.logarithm(isComplex: result.scalarType.isComplex)
    let slope = try (result * logarithm).conjugate()
    let exponent = try node.saved(0)
    if !node.scalar.isZero { return Gradients(try fitting(gradient * slope, exponent)) }
    let isFlat = try isNotNegative(exponent)
    return Gradients(try fitting(gradient * Selection.choose(isFlat, slope.zerosLike(), slope), exponent))
  }

  /// The part of a gradient that a real tensor takes, which in forward mode is all that PyTorch passes on.
  private static func fitting(_ gradient: Tensor, _ input: Tensor) throws(TensorError) -> Tensor {
    input.scalarType.isComplex ? gradient : try gradient.realPart()
  }

  /// Where an exponent is a real number that is not negative.
  private static func isNotNegative(_ exponent: Tensor) throws(TensorError) -> Tensor {
    let isPositive = try Comparison.compare(.greaterOrEqual, exponent.detached().realPart(), .int(0))
    guard exponent.scalarType.isComplex else { return isPositive }
    let imaginary = try ComplexParts.imaginary(exponent.detached())
    return try Comparison.compare(.logicalAnd, Comparison.compare(.equal, imaginary, .int(0)), isPositive)
  }

  package static func power(_ base: Tensor, _ exponent: Scalar) throws(TensorError) -> Tensor {
    let array: NDArray
    if let number = exponent.realValue, let small = SmallKernels.power(base.small, number) {
      array = small
    } else if base.scalarType == .bool, case .bool(let isFirst) = exponent {
      // There is no kernel, but the first power is the base, and the other one is 1.
      array = isFirst ? try base.array.copied() : try NDArray.full(base.shape, .bool(true), .bool)
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

  /// The natural logarithm; of a negative real number nan, unless that is to be complex.
  fileprivate func logarithm(isComplex: Bool) -> Scalar {
    if case .complex(let value) = self { return .complex(Complex(Glibc.log(value.length), value.phase)) }
    let value = doubleValue
    return isComplex && value < 0 ? .complex(Complex(Glibc.log(-value), .pi)) : .double(Glibc.log(value))
  }
}
