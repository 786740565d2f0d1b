package import TensorCore

/// Comparisons and tests, whose results are bools and have no gradient.
package enum Comparison {
  package static func compare(
    _ kernel: ComparisonKernel, _ first: Tensor, _ second: Tensor
  ) throws(TensorError) -> Tensor {
    let type = ScalarType.resultType(first.array, second.array, defaultType: DefaultScalarType.current)
    return Tensor(try Kernels.compare(kernel, first.array, second.array, type: type))
  }

  package static func compare(
    _ kernel: ComparisonKernel, _ first: Tensor, _ second: Scalar
  ) throws(TensorError) -> Tensor {
    let type = ScalarType.resultType(first.array, second, defaultType: DefaultScalarType.current)
    return Tensor(try Kernels.compare(kernel, first.array, scalar: second, type: type))
  }

  private static func row(_ name: String, _ kernel: ComparisonKernel, _ documentation: String) -> Operator {
    Operator(
      name, ["\(name)(Tensor input, Tensor other)", "\(name)(Tensor input, Scalar other)"],
      forms: [.function, .method, .inPlace], documentation: documentation,
      example: "torch.\(name)(torch.tensor([1., 2.]), 1)",
      samples: [
        Sample(.tensor([1, 2, 3, .nan], [2, 2]), .tensor([1, 3], [2])),
        Sample(overload: 1, .tensor([1, 2.5, 3, -4], [4]), .scalar(.double(2.5))),
      ]
    ) { (call) throws(TensorError) in
      call.overload == 0
        ? .tensor(try compare(kernel, call.tensor(0), call.tensor(1)))
        : .tensor(try compare(kernel, call.tensor(0), call.scalar(1)))
    }
  }

  private static func logicalRow(_ name: String, _ kernel: ComparisonKernel, _ documentation: String)
    -> Operator
  {
    Operator(
      name, ["\(name)(Tensor input, Tensor other)"], forms: [.function, .method, .inPlace],
      documentation: documentation, example: "torch.\(name)(torch.tensor([True]), torch.tensor([False]))",
      samples: [
        Sample(.tensor([0, 0, 2, -1], [4]), .tensor([0, 3, 0, 4], [4])),
        Sample(.indices([0, 0, 1, 1], [4]), .indices([0, 1, 0, 1], [4])),
      ]
    ) { (call) throws(TensorError) in .tensor(try compare(kernel, call.tensor(0), call.tensor(1))) }
  }

  private static func bitwiseRow(_ name: String, _ kernel: BinaryKernel, _ documentation: String) -> Operator
  {
    Operator(
      name,
      [
        "\(name)(Tensor input, Tensor other)", "\(name)(Tensor input, Scalar other)",
        "\(name)(Scalar self, Tensor other)",
      ], forms: [.function, .method, .inPlace],
      documentation: documentation, example: "torch.\(name)(torch.tensor([1, 2]), 3)",
      samples: [
        Sample(.indices([12, 10, -7, 5], [2, 2]), .indices([2, 3], [2])),
        Sample(overload: 1, .indices([12, 10, -7], [3]), .scalar(.int(3))),
        Sample(overload: 2, .scalar(.int(6)), .indices([2, 3, 1], [3])),
      ]
    ) { (call) throws(TensorError) in
      switch call.overload {
      case 0: .tensor(try bitwise(kernel, call.tensor(0), .tensor(call.tensor(1))))
      case 1: .tensor(try bitwise(kernel, call.tensor(0), .scalar(call.scalar(1))))
      default:
        .tensor(
          try bitwise(
            kernel, Division.asTensor(call.scalar(0), beside: call.tensor(1)), .tensor(call.tensor(1))))
      }
    }
  }

  package static func bitwise(
    _ kernel: BinaryKernel, _ first: Tensor, _ second: Division.Operand
  ) throws(TensorError) -> Tensor {
    switch second {
    case .tensor(let second):
      let type = ScalarType.resultType(first.array, second.array, defaultType: DefaultScalarType.current)
      return Tensor(try Kernels.binary(kernel, first.array, second.array, type: type))
    case .scalar(let second):
      let type = ScalarType.resultType(first.array, second, defaultType: DefaultScalarType.current)
      return Tensor(try Kernels.binary(kernel, first.array, scalar: second, type: type))
    }
  }

  private static func testRow(_ name: String, _ kernel: PredicateKernel, _ documentation: String) -> Operator
  {
    Operator(
      name, ["\(name)(Tensor input)"], documentation: documentation,
      example: "torch.\(name)(torch.tensor([1., float('nan'), float('inf')]))",
      samples: [Sample(.tensor([1, .nan, .infinity, -.infinity], [4]))]
    ) { (call) throws(TensorError) in .tensor(Tensor(try Kernels.predicate(kernel, call.tensor(0).array))) }
  }

  static let table: [Operator] = [
    row("eq", .equal, "Tells for each element whether it equals the other operand."),
    row("ne", .notEqual, "Tells for each element whether it differs from the other operand."),
    row("not_equal", .notEqual, "Tells for each element whether it differs from the other operand."),
    row("lt", .less, "Tells for each element whether it is less than the other operand."),
    row("less", .less, "Tells for each element whether it is less than the other operand."),
    row("le", .lessOrEqual, "Tells for each element whether it is at most the other operand."),
    row("less_equal", .lessOrEqual, "Tells for each element whether it is at most the other operand."),
    row("gt", .greater, "Tells for each element whether it is greater than the other operand."),
    row("greater", .greater, "Tells for each element whether it is greater than the other operand."),
    row("ge", .greaterOrEqual, "Tells for each element whether it is at least the other operand."),
    row("greater_equal", .greaterOrEqual, "Tells for each element whether it is at least the other operand."),
    logicalRow("logical_and", .logicalAnd, "Tells for each pair of elements whether both are not zero."),
    logicalRow("logical_or", .logicalOr, "Tells for each pair of elements whether one is not zero."),
    logicalRow("logical_xor", .logicalXor, "Tells for each pair of elements whether just one is not zero."),
    bitwiseRow("bitwise_and", .bitwiseAnd, "Combines the bits of each pair of elements by and."),
    bitwiseRow("bitwise_or", .bitwiseOr, "Combines the bits of each pair of elements by or."),
    bitwiseRow("bitwise_xor", .bitwiseXor, "Combines the bits of each pair of elements by exclusive or."),
    bitwiseRow("bitwise_left_shift", .shiftLeft, "Shifts the bits of each element to the left."),
    bitwiseRow("bitwise_right_shift", .shiftRight, "Shifts the bits of each element to the right."),
    Operator(
      "bitwise_not", ["bitwise_not(Tensor input)"], forms: [.function, .method, .inPlace],
      documentation: "Inverts the bits of each element; of a bool its truth.",
      example: "torch.bitwise_not(torch.tensor([True, False]))",
      samples: [Sample(.indices([12, -7, 0], [3])), Sample(.indices([1, 0], [2]))]
    ) { (call) throws(TensorError) in .tensor(Tensor(try Kernels.unary(.bitwiseNot, call.tensor(0).array))) },
    Operator(
      "logical_not", ["logical_not(Tensor input)"], forms: [.function, .method, .inPlace],
      documentation: "Tells for each element whether it is zero.",
      example: "torch.logical_not(torch.tensor([0., 2.]))", samples: [Sample(.tensor([0, 2, -0.5], [3]))]
    ) { (call) throws(TensorError) in .tensor(try compare(.equal, call.tensor(0), .int(0))) },
    testRow("isnan", .isNan, "Tells for each element whether it is not a number."),
    testRow("isinf", .isInf, "Tells for each element whether it is infinite."),
    testRow("isfinite", .isFinite, "Tells for each element whether it is finite."),
    Operator(
      "equal", ["equal(Tensor input, Tensor other)"],
      documentation: "Tells whether two tensors have the same shape and values.",
      example: "torch.equal(torch.ones(2), torch.ones(2))",
      samples: [
        Sample(.tensor([1, 2], [2]), .tensor([1, 2], [2])),
        Sample(.tensor([1, 2], [2]), .tensor([1, 3], [2])),
      ]
    ) { (call) throws(TensorError) in .bool(try Kernels.equal(call.tensor(0).array, call.tensor(1).array)) },
    Operator(
      "allclose",
      ["allclose(Tensor input, Tensor other, float rtol=1e-05, float atol=1e-08, bool equal_nan=False)"],
      documentation:
        "Tells whether all elements are close: within `atol` plus `rtol` times the other's size.",
      example: "torch.allclose(torch.ones(2), torch.ones(2) + 1e-9)",
      samples: [
        Sample(
          .tensor([1, 2], [2]), .tensor([1.000001, 2], [2]), .scalar(.double(1e-5)), .scalar(.double(1e-8)),
          .bool(false)),
        Sample(
          .tensor([1, .nan], [2]), .tensor([1.1, .nan], [2]), .scalar(.double(0.01)), .scalar(.double(1e-8)),
          .bool(true)),
      ]
    ) { (call) throws(TensorError) in
      .bool(
        try Kernels.allClose(
          call.tensor(0).array, call.tensor(1).array, rtol: call.double(2),
          atol: call.double(3), equalNan: call.bool(4)))
    },
    Operator(
      "isclose",
      ["isclose(Tensor input, Tensor other, float rtol=1e-05, float atol=1e-08, bool equal_nan=False)"],
      documentation: "Tells for each pair of elements whether they are close.",
      example: "torch.isclose(torch.ones(2), torch.tensor([1., 2.]))",
      samples: [
        Sample(
          .tensor([1, 2], [2]), .tensor([1.000001, 2], [2]), .scalar(.double(1e-5)), .scalar(.double(1e-8)),
          .bool(false)),
        Sample(
          .tensor([1, .nan], [2]), .tensor([1.1, .nan], [2]), .scalar(.double(0.01)), .scalar(.double(1e-8)),
          .bool(true)),
      ]
    ) { (call) throws(TensorError) in
      .tensor(
        Tensor(
          try Kernels.isClose(
            call.tensor(0).array, call.tensor(1).array, rtol: call.double(2),
            atol: call.double(3), equalNan: call.bool(4))))
    },
  ]
}
