package import TensorCore

/// Functions of two tensors, element by element: angles, lengths, signs, neighbours and sums in the exponent.
package enum Pairs {
  private static let points = [Sample(.tensor([-1.2, 0.3, 2.1], [3]), .tensor([0.7, 1.4, -2.6], [3]))]

  // d atan2(y, x) = (x dy - y dx) / (x^2 + y^2), zero at the origin.
  package static let atan2 = PairOperator(
    "atan2", .atan2, node: "Atan2Backward0", convertsIntegers: true,
    "Computes the angle of the point (other, input) in the plane.", samples: points
  ) { (node, gradient) throws(TensorError) in
    let y = try node.saved(0)
    let x = try node.saved(1)
    let square = try y * y + x * x
    let isOrigin = try Comparison.compare(.equal, square, .int(0))
    let factor = try Selection.maskedFill(square.reciprocal(), isOrigin, .int(0))
    return Gradients(
      node.needsGradient(0) ? try gradient * x * factor : nil,
      node.needsGradient(1) ? try gradient * -y * factor : nil)
  }

  package static let hypot = PairOperator(
    "hypot", .hypot, node: "HypotBackward0", savesResult: true,
    "Computes the length of the hypotenuse over two sides.", samples: points
  ) { (node, gradient) throws(TensorError) in
    let result = try node.saved(2)
    return Gradients(
      node.needsGradient(0) ? try gradient * node.saved(0) / result : nil,
      node.needsGradient(1) ? try gradient * node.saved(1) / result : nil)
  }

  private static func larger(_ name: String, _ kernel: BinaryKernel, _ node: String, _ wins: ComparisonKernel)
    -> PairOperator
  {
    PairOperator(
      name,
      { (a, b, type) throws(TensorError) in
        if type.isComplex { throw TensorError(.typeError, "\(name) not implemented for complex tensors.") }
        return try Kernels.binary(kernel, a, b, type: type)
      }, node: node,
      "Takes the \(kernel == .fmax ? "larger" : "smaller") of each pair of elements; a number beats a nan.",
      samples: points,
      formula: { (node, gradient) throws(TensorError) in
        let first = try node.saved(0)
        let second = try node.saved(1)
        let shared = try Selection.choose(
          Comparison.compare(.equal, first, second), gradient / .int(2), gradient)
        let zero = Tensor(try NDArray.scalar(.int(0), gradient.scalarType))
        // The first wins where it lies beyond the second, or the second is no number.
        let firstWins = try Comparison.compare(
          .logicalOr, Comparison.compare(wins, first, second),
          Tensor(Kernels.predicate(.isNan, second.array)))
        return Gradients(
          node.needsGradient(0) ? try Selection.choose(firstWins, shared, zero) : nil,
          node.needsGradient(1)
            ? try Selection.choose(
              Comparison.compare(.logicalAnd, firstWins, Comparison.compare(.notEqual, first, second)), zero,
              shared) : nil)
      })
  }

  package static let fmax = larger("fmax", .fmax, "FmaxBackward0", .greaterOrEqual)
  package static let fmin = larger("fmin", .fmin, "FminBackward0", .lessOrEqual)

  // d log(e^x + e^y) / dx = 1 / (1 + e^(y - x))
  package static let logAddExp = PairOperator(
    "logaddexp", .logAddExp, node: "LogaddexpBackward0",
    "Computes the logarithm of the sum of the exponentials.", samples: points
  ) { (node, gradient) throws(TensorError) in
    let (first, second) = (try node.saved(0), try node.saved(1))
    return Gradients(
      node.needsGradient(0) ? try gradient / ((second - first).exp() + .int(1)).conjugate() : nil,
      node.needsGradient(1) ? try gradient / ((first - second).exp() + .int(1)).conjugate() : nil)
  }

  package static let logAddExp2 = PairOperator(
    "logaddexp2", .logAddExp2, node: "Logaddexp2Backward0",
    "Computes the logarithm to base 2 of the sum of the powers of 2.", samples: points
  ) { (node, gradient) throws(TensorError) in
    let difference = try node.saved(1) - node.saved(0)
    return Gradients(
      node.needsGradient(0) ? try gradient / (Exponential.exp2(difference) + .int(1)) : nil,
      node.needsGradient(1) ? try gradient / (Exponential.exp2(-difference) + .int(1)) : nil)
  }

  package static let nextAfter = PairOperator(
    "nextafter", .nextAfter, node: "NextafterBackward0",
    "Gives the next number after each element in the direction of the other.", samples: []
  ) { (node, gradient) throws(TensorError) in
    let isSame = try Comparison.compare(.equal, node.saved(0), node.saved(1))
    let zero = Tensor(try NDArray.scalar(.int(0), gradient.scalarType))
    return Gradients(
      try Selection.choose(isSame, zero, gradient), try Selection.choose(isSame, gradient, zero) * .int(0))
  }

  package static let gcd = integers("gcd", .gcd, "Computes the greatest common divisor of each pair.")
  package static let lcm = integers("lcm", .lcm, "Computes the least common multiple of each pair.")

  private static func integers(_ name: String, _ kernel: BinaryKernel, _ documentation: String) -> Operator {
    Operator(
      name, ["\(name)(Tensor input, Tensor other)"], forms: [.function, .method, .inPlace],
      documentation: documentation, example: "torch.\(name)(torch.tensor([5, 10]), torch.tensor([15, 4]))",
      samples: [Sample(.indices([5, 10, -6], [3]), .indices([15, 4, 9], [3]))]
    ) { (call) throws(TensorError) in
      let first = try call.tensor(0)
      let second = try call.tensor(1)
      return .tensor(
        Tensor(
          try Kernels.binary(kernel, first.array, second.array, type: Tensor.commonType(first, second))))
    }
  }

  // Not even asked for, a derivative is recorded: it fails when it runs.
  private static let noStep = Derivative.notImplemented("heaviside")

  private static let heaviside = Operator(
    "heaviside", ["heaviside(Tensor input, Tensor values)"], forms: [.function, .method, .inPlace],
    documentation: "Gives 0 for negative elements, 1 for positive ones, and the values given at zero.",
    example: "torch.heaviside(torch.tensor([-1.5, 0., 2.]), torch.tensor([0.5]))"
  ) { (call) throws(TensorError) in
    let first = try call.tensor(0)
    let second = try call.tensor(1)
    if first.scalarType.isComplex || second.scalarType.isComplex {
      throw TensorError(.notImplementedError, "heaviside is not yet implemented for complex tensors.")
    }
    if first.scalarType != second.scalarType {
      throw TensorError(
        .runtimeError, "heaviside is not yet implemented for tensors with different dtypes.")
    }
    let array = try Kernels.binary(.heaviside, first.array, second.array, type: first.scalarType)
    return .tensor(Tensor.recorded(array, noStep, first, second))
  }.recordingInPlace(.notImplemented("heaviside_"))

  // MARK: Signs

  private static func signsTaken(_ index: Int) -> Derivative {
    Derivative("CopysignBackward\(index)", saves: ["self", "result"]) {
      (node, gradient) throws(TensorError) in
      let input = try node.saved(0)
      let isZero = try Comparison.compare(.equal, input, .int(0))
      let ratio = try node.saved(1) / input
      let zero = Tensor(try NDArray.scalar(.int(0), ratio.scalarType))
      return Gradients(
        node.needsGradient(0) ? try gradient * Selection.choose(isZero, zero, ratio) : nil,
        node.needsGradient(1) ? try gradient.zerosLike() : nil)
    }
  }

  private static let signsOfTensor = signsTaken(0)
  private static let signsOfNumber = signsTaken(1)

  package static func copySign(_ input: Tensor, _ other: Division.Operand) throws(TensorError) -> Tensor {
    var sign: Tensor
    switch other {
    case .tensor(let tensor): sign = tensor
    case .scalar(let number): sign = try Tensor.number(number, beside: input)
    }
    var type = Tensor.commonType(input, sign)
    if !type.isDifferentiable { type = DefaultScalarType.current }
    if case .scalar(let number) = other { sign = Tensor(try NDArray.scalar(number, type)) }
    let array = try Kernels.binary(.copySign, input.array, sign.array, type: type)
    func save(_ node: OperatorNode, _ result: Tensor) {
      node.save(input)
      node.saveResult(result)
    }
    if case .tensor(let tensor) = other {
      return Tensor.recorded(array, signsOfTensor, input, tensor, save: save)
    }
    return Tensor.recorded(array, signsOfNumber, input, save: save)
  }

  // MARK: Powers

  private static let scaled = Derivative("LdexpBackward0", saves: ["other", "result"]) {
    (node, gradient) throws(TensorError) in
    let other = try node.saved(0)
    return Gradients(
      node.needsGradient(0) ? try gradient * Exponential.exp2(other).conjugate() : nil,
      node.needsGradient(1)
        ? try gradient * (node.saved(1) * .double(0.6931471805599453)).conjugate() : nil)
  }

  /// The elements times powers of two.
  package static func ldexp(_ input: Tensor, _ other: Tensor) throws(TensorError) -> Tensor {
    let powers = try Kernels.unary(.exp2, other.array.floating())
    var exact = try exactPowers(other.array, powers)
    if !other.scalarType.isDifferentiable, input.scalarType.isFloatingPoint {
      exact = try exact.converted(to: input.scalarType)
    }
    let type = ScalarType.resultType(input.array, exact, defaultType: DefaultScalarType.current)
    let array = try Kernels.binary(.multiply, input.array, exact, type: type)
    return Tensor.recorded(array, scaled, input, other) { node, result in
      node.save(other)
      node.saveResult(result)
    }
  }

  /// Powers of two of integers are exact.
  private static func exactPowers(_ exponents: NDArray, _ powers: NDArray) throws(TensorError) -> NDArray {
    if exponents.scalarType.isDifferentiable { return powers }
    return try Kernels.binary(
      .power, NDArray.scalar(.int(2), powers.scalarType), exponents, type: powers.scalarType)
  }

  /// Refuses to write a power to a tensor of another type.
  private static func checkFloatPower(_ call: OperatorCall) throws(TensorError) -> Bool {
    let (base, type) = (try call.tensor(0).scalarType, try floatPowerType(call))
    if base == type { return false }
    throw TensorError(
      .runtimeError,
      "the base given to float_power_ has dtype \(base.errorName) but the operation's result requires dtype "
        + type.errorName)
  }

  private static func floatPowerType(_ call: OperatorCall) throws(TensorError) -> ScalarType {
    var isComplex = false
    for index in 0...1 {
      if let tensor = call.optionalTensor(index) {
        isComplex = isComplex || tensor.scalarType.isComplex
      } else if case .complex = try call.scalar(index) {
        isComplex = true
      }
    }
    return isComplex ? .complex128 : .float64
  }

  private static func floatPower(_ call: OperatorCall) throws(TensorError) -> Tensor {
    let type = try floatPowerType(call)
    func wide(_ index: Int) throws(TensorError) -> Tensor { try call.tensor(index).to(type) }
    switch call.overload {
    case 0: return try Power.power(wide(0), wide(1))
    case 1: return try Power.power(wide(0), call.scalar(1))
    default: return try Power.power(call.scalar(0), wide(1))
    }
  }

  static let table: [Operator] = [
    atan2.row(), atan2.row().alias("arctan2"), hypot.row(), fmax.row(forms: [.function, .method]),
    fmin.row(forms: [.function, .method]), logAddExp.row(forms: [.function, .method]),
    logAddExp2.row(forms: [.function, .method]), nextAfter.row(), gcd, lcm, heaviside,
    Operator(
      "copysign", ["copysign(Tensor input, Tensor other)", "copysign(Tensor input, Scalar other)"],
      forms: [.function, .method, .inPlace],
      documentation: "Gives each element the sign of the other operand.",
      example: "torch.copysign(torch.tensor([1., 2.]), -1)",
      samples: points + [Sample(overload: 1, .tensor([-1.2, 0.3, 2.1], [3]), .scalar(.double(-2)))]
    ) { (call) throws(TensorError) in .tensor(try copySign(call.tensor(0), Division.operand(call, 1))) },
    Operator(
      "ldexp", ["ldexp(Tensor input, Tensor other)"], forms: [.function, .method, .inPlace],
      documentation: "Multiplies each element by two to the power of the other.",
      example: "torch.ldexp(torch.tensor([1.]), torch.tensor([1, 2, 3]))", samples: points
    ) { (call) throws(TensorError) in
      .tensor(try ldexp(call.tensor(0), call.tensor(1)))
    }.updating { (call) throws(TensorError) in
      let type = try call.tensor(0).scalarType
      if type.isDifferentiable { return false }
      throw TensorError(
        .runtimeError, "ldexp can't be cast to the desired output type \(type.errorName)")
    },
    Operator(
      "float_power",
      [
        "float_power(Tensor input, Tensor exponent)", "float_power(Tensor input, Scalar exponent)",
        "float_power(Scalar self, Tensor exponent)",
      ], forms: [.function, .method, .inPlace],
      documentation: "Raises each element to the power of the exponent, in float64.",
      example: "torch.float_power(torch.tensor([2, 3]), 2)",
      samples: [Sample(overload: 1, .tensor([0.4, 1.3, 2.1], [3]), .scalar(.double(2.5)))]
    ) { (call) throws(TensorError) in .tensor(try floatPower(call)) }.updating(checkFloatPower),
  ]
}
