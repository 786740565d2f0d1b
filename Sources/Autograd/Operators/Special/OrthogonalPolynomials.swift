package import TensorCore

/// Chebyshev's, Hermite's, Laguerre's and Legendre's polynomials, of degrees that are given as a tensor.
package enum OrthogonalPolynomials {
  static let table: [Operator] = Special.Polynomial.allCases.map { polynomial in
    let name = polynomial.rawValue
    return Operator(
      name,
      ["\(name)(Tensor input, Tensor n)", "\(name)(Scalar x, Tensor n)", "\(name)(Tensor input, Scalar n)"],
      forms: .function, namespace: .special,
      documentation: "Computes the value of a polynomial of degree `n`.",
      example: "torch.special.\(name)(torch.tensor([0.5, 1.5]), 3)"
    ) { (call) throws(TensorError) in
      let first = try operand(call, 0, beside: 1)
      let second = try operand(call, 1, beside: 0)
      var type = ScalarType.resultType(first.array, second.array, defaultType: DefaultScalarType.current)
      if !type.isDifferentiable { type = DefaultScalarType.current }
      return .tensor(
        Tensor(
          try Kernels.map(first.array, second.array, type: type, name: "\(name)_cpu", supportsHalf: false) {
            polynomial.value($0, degree: $1)
          }))
    }
  }

  private static func operand(
    _ call: OperatorCall, _ index: Int, beside other: Int
  ) throws(TensorError) -> Tensor {
    if let tensor = call.optionalTensor(index) { return tensor }
    return try Tensor.number(call.scalar(index), beside: call.tensor(other))
  }
}

extension Tensor {
  /// A number as a 0-dim tensor of the type that an operation with `other` has.
  package static func number(_ number: Scalar, beside other: Tensor) throws(TensorError) -> Tensor {
    let type = ScalarType.resultType(other.array, number, defaultType: DefaultScalarType.current)
    return Tensor(try NDArray.scalar(number, type))
  }
}
