import Glibc
package import TensorCore

/// Rounding to decimals, degrees, angles, and what stands in for numbers that are none.
package enum Rounding {
  private static let toWhole = Derivative("RoundBackward0") { (_, gradient) throws(TensorError) in
    Gradients(try gradient.zerosLike())
  }
  private static let toDecimals = Derivative("RoundBackward1") { (_, gradient) throws(TensorError) in
    Gradients(try gradient.zerosLike())
  }

  package static func round(_ input: Tensor) throws(TensorError) -> Tensor {
    Tensor.recorded(try Kernels.unary(.round, input.array), toWhole, input)
  }

  /// Rounds to a number of places behind the point, or before it.
  package static func round(_ input: Tensor, decimals: Int) throws(TensorError) -> Tensor {
    let type = input.scalarType
    if !type.isFloatingPoint { throw type.notImplemented("round_vml_cpu") }
    var array = input.array
    if decimals == 0 {
      array = try Kernels.unary(.round, array)
    } else {
      let factor = Scalar.double(pow(10, Double(decimals.magnitude)))
      let (before, after): (BinaryKernel, BinaryKernel) =
        decimals > 0 ? (.multiply, .divide) : (.divide, .multiply)
      array = try Kernels.binary(before, array, scalar: factor, type: type)
      array = try Kernels.unary(.round, array)
      array = try Kernels.binary(after, array, scalar: factor, type: type)
    }
    return Tensor.recorded(array, toDecimals, input)
  }

  private static let roundRow =
    Operator(
      "round", ["round(Tensor input)", "round(Tensor input, *, int decimals)"],
      forms: [.function, .method, .inPlace],
      documentation: "Rounds each element to the nearest whole number, halves to even ones.",
      example: "torch.round(torch.tensor([0.5, 1.5, 2.7]))",
      samples: [Sample(.tensor([-1.2, 0.3, 2.1], [3]))]
    ) { (call) throws(TensorError) in
      call.overload == 0
        ? .tensor(try round(call.tensor(0))) : .tensor(try round(call.tensor(0), decimals: call.int(1)))
    }

  private static let conjugated = Derivative("ConjPhysicalBackward0") { (_, gradient) throws(TensorError) in
    Gradients(try gradient.conjugate())
  }

  // MARK: Degrees

  private static func conversion(
    _ name: String, _ node: String, _ factor: Double, _ documentation: String
  ) -> Operator {
    let derivative = Derivative(node) { (_, gradient) throws(TensorError) in
      Gradients(try gradient * .double(factor))
    }
    return Operator(
      name, ["\(name)(Tensor input)"], forms: [.function, .method, .inPlace], documentation: documentation,
      example: "torch.\(name)(torch.tensor([180., 3.14]))", samples: [Sample(.tensor([-1.2, 0.3, 2.1], [3]))]
    ) { (call) throws(TensorError) in
      let input = try call.tensor(0)
      if input.scalarType.isComplex {
        throw TensorError(.notImplementedError, "\(name) is not supported for complex tensors.")
      }
      let array = try input.array.floating()
      let result = try Kernels.binary(.multiply, array, scalar: .double(factor), type: array.scalarType)
      return .tensor(Tensor.recorded(result, derivative, input))
    }
  }

  // MARK: Angles and parts

  private static let turned = Derivative("AngleBackward0", saves: ["self"]) {
    (node, gradient) throws(TensorError) in
    let input = try node.saved(0)
    if !input.scalarType.isComplex { return Gradients(try gradient.zerosLike()) }
    // The angle grows fastest at a right angle to the number.
    let real = try ComplexParts.real(input)
    let imaginary = try ComplexParts.imaginary(input)
    let square = try real * real + imaginary * imaginary
    let isZero = try Comparison.compare(.equal, square, .int(0))
    let zero = Tensor(try NDArray.scalar(.int(0), square.scalarType))
    let one = Tensor(try NDArray.scalar(.int(1), square.scalarType))
    let safe = try Selection.choose(isZero, one, square)
    let x = try Selection.choose(isZero, zero, -imaginary / safe)
    let y = try Selection.choose(isZero, zero, real / safe)
    return Gradients(try ComplexParts.join(gradient * x, gradient * y))
  }

  package static func angle(_ input: Tensor) throws(TensorError) -> Tensor {
    Tensor.recorded(try Kernels.angle(input.array.floating()), turned, input) { node, _ in node.save(input) }
  }

  // MARK: What is no number

  private static let replaced = Derivative("NanToNumBackward0", saves: ["self"]) {
    (node, gradient) throws(TensorError) in
    let isFinite = Tensor(try Kernels.predicate(.isFinite, node.saved(0).array))
    return Gradients(try Selection.masked(gradient, isFinite))
  }

  package static func replaceNonFinite(
    _ input: Tensor, nan: Double?, positive: Double?, negative: Double?
  ) throws(TensorError) -> Tensor {
    let type = input.scalarType
    if !type.isDifferentiable { return Tensor(try input.array.copied()) }
    let greatest = type.realType.greatestFinite
    var array = try input.array.copied()
    func replace(_ part: NDArray) throws(TensorError) -> NDArray {
      var part = part
      for (kernel, value) in [
        (PredicateKernel.isNan, nan ?? 0), (.isPositiveInfinity, positive ?? greatest),
        (.isNegativeInfinity, negative ?? -greatest),
      ] {
        part = try Kernels.select(
          Kernels.predicate(kernel, part), .number(.double(value)), .array(part), type: part.scalarType)
      }
      return part
    }
    if type.isComplex {
      try array.realParts().copy(from: replace(array.realParts()))
      try array.imaginaryParts().copy(from: replace(array.imaginaryParts()))
    } else {
      array = try replace(array)
    }
    return Tensor.recorded(array, replaced, input) { node, _ in node.save(input) }
  }

  // MARK: Mantissa and exponent

  private static let split = Derivative("FrexpBackward0", saves: ["exponent"]) {
    (node, gradient) throws(TensorError) in
    let powers = try Power.power(.double(2), node.saved(0).to(gradient.scalarType))
    return Gradients(try gradient / powers)
  }

  /// The parts of `mantissa * 2 ** exponent`.
  package static func frexp(_ input: Tensor) throws(TensorError) -> (mantissa: Tensor, exponent: Tensor) {
    if !input.scalarType.isFloatingPoint {
      throw TensorError(.runtimeError, "torch.frexp() only supports floating-point dtypes")
    }
    let mantissas = try Kernels.map(input.array, name: "frexp") { $0.split.mantissa }
    let exponents = try Kernels.map(input.array, name: "frexp") { Double($0.split.exponent) }
    let exponent = Tensor(try exponents.converted(to: .int32))
    let mantissa = Tensor.recorded(mantissas, split, input) { node, _ in node.save(exponent) }
    return (mantissa, exponent)
  }

  private static func testRow(
    _ name: String, _ kernel: PredicateKernel, _ refusal: TensorError, _ documentation: String
  ) -> Operator {
    Operator(
      name, ["\(name)(Tensor input)"], documentation: documentation,
      example: "torch.\(name)(torch.tensor([-1., float('inf')]))",
      samples: [Sample(.tensor([-1.2, 0.3], [2]))]
    ) { (call) throws(TensorError) in
      let input = try call.tensor(0)
      if input.scalarType.isComplex { throw refusal }
      return .tensor(Tensor(try Kernels.predicate(kernel, input.array)))
    }
  }

  static let tests: [Operator] = [
    testRow(
      "signbit", .signBit,
      TensorError(.notImplementedError, "signbit is not implemented for complex tensors."),
      "Tells for each element whether its sign is minus."),
    testRow(
      "isposinf", .isPositiveInfinity, TensorError(.typeError, "isposinf does not support complex inputs."),
      "Tells for each element whether it is positive infinity."),
    testRow(
      "isneginf", .isNegativeInfinity, TensorError(.typeError, "isneginf does not support complex inputs."),
      "Tells for each element whether it is negative infinity."),
    Operator(
      "isreal", ["isreal(Tensor input)"],
      documentation: "Tells for each element whether its imaginary part is zero.",
      example: "torch.isreal(torch.tensor([1, 1 + 1j]))", samples: [Sample(.tensor([-1.2, 0.3], [2]))]
    ) { (call) throws(TensorError) in
      let input = try call.tensor(0)
      if !input.scalarType.isComplex {
        return .tensor(Tensor(try NDArray.full(input.shape, .bool(true), .bool)))
      }
      return .tensor(try Comparison.compare(.equal, Tensor(input.array.imaginaryParts()), .int(0)))
    },
  ]

  static let table: [Operator] =
    [
      roundRow,
      Operator(
        "round", ["round(Tensor input, *, int decimals=0)"], forms: .function, namespace: .special,
        documentation: "Rounds each element to a number of places behind the point.",
        example: "torch.special.round(torch.tensor([0.5, 1.5, 2.7]))",
        samples: [Sample(.tensor([-1.2, 0.3, 2.1], [3]), .int(0))]
      ) { (call) throws(TensorError) in .tensor(try round(call.tensor(0), decimals: call.int(1))) },
      conversion("deg2rad", "Deg2RadBackward0", .pi / 180, "Turns degrees into radians."),
      conversion("rad2deg", "Rad2DegBackward0", 180 / .pi, "Turns radians into degrees."),
      Operator(
        "angle", ["angle(Tensor input)"],
        documentation: "Computes the angle of each element in the complex plane.",
        example: "torch.angle(torch.tensor([1 + 1j, -1]))", samples: [Sample(.tensor([-1.2, 0.3, 2.1], [3]))]
      ) { (call) throws(TensorError) in .tensor(try angle(call.tensor(0))) },
      Operator(
        "nan_to_num",
        ["nan_to_num(Tensor input, float? nan=None, float? posinf=None, float? neginf=None)"],
        forms: [.function, .method, .inPlace],
        documentation: "Replaces nan by zero and infinities by the largest numbers, or by what is given.",
        example: "torch.nan_to_num(torch.tensor([float('nan'), float('inf')]))",
        samples: [Sample(.tensor([-1.2, 0.3, 2.1], [3]), .none, .none, .none)]
      ) { (call) throws(TensorError) in
        .tensor(
          try replaceNonFinite(
            call.tensor(0), nan: call.optionalScalar(1)?.doubleValue,
            positive: call.optionalScalar(2)?.doubleValue, negative: call.optionalScalar(3)?.doubleValue))
      },
      Operator(
        "frexp", ["frexp(Tensor input)"],
        documentation: "Takes each element apart into a mantissa and a power of two.",
        example: "torch.frexp(torch.tensor([3., 10.]))", samples: [Sample(.tensor([-1.2, 0.3, 2.1], [3]))]
      ) { (call) throws(TensorError) in
        let parts = try frexp(call.tensor(0))
        return .named(
          "torch.return_types.frexp", [("mantissa", parts.mantissa), ("exponent", parts.exponent)])
      },
      Operator(
        "conj_physical", ["conj_physical(Tensor input)"], forms: [.function, .method, .inPlace],
        documentation: "Computes the complex conjugate of each element in memory of its own.",
        example: "torch.conj_physical(torch.tensor([1 + 2j]))",
        samples: [Sample(.complexTensor([1, 2, -0.5, 0.3], [2]))]
      ) { (call) throws(TensorError) in
        let input = try call.tensor(0)
        if !input.scalarType.isComplex { return .tensor(input) }
        return .tensor(Tensor.recorded(try Kernels.unary(.conjugate, input.array), conjugated, input))
      },
    ] + tests
}

extension Double {
  /// A number of size from one half to one, and the power of two that it must be multiplied by.
  fileprivate var split: (mantissa: Double, exponent: Int) {
    if self == 0 || !isFinite { return (self, 0) }
    return (Double(signOf: self, magnitudeOf: significand / 2), Int(exponent) + 1)
  }
}

extension ScalarType {
  /// The largest finite number of a real floating point type.
  package var greatestFinite: Double {
    switch self {
    case .float16: 65504
    case .bfloat16: Double(BFloat16(bitPattern: 0x7F7F).float)
    case .float64: .greatestFiniteMagnitude
    default: Double(Float.greatestFiniteMagnitude)
    }
  }
}
