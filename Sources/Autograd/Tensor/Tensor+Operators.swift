package import TensorCore

/// The notation in which derivatives are written; every one of these records where it must.
extension Tensor {
  package static func + (first: Tensor, second: Tensor) throws(TensorError) -> Tensor {
    try Arithmetic.add(first, second)
  }

  package static func + (first: Tensor, second: Scalar) throws(TensorError) -> Tensor {
    try Scaling.add(first, second)
  }

  package static func - (first: Tensor, second: Tensor) throws(TensorError) -> Tensor {
    try Arithmetic.subtract(first, second)
  }

  package static func - (first: Tensor, second: Scalar) throws(TensorError) -> Tensor {
    try Scaling.subtract(first, second)
  }

  package static func - (first: Scalar, second: Tensor) throws(TensorError) -> Tensor {
    try Arithmetic.subtract(filled: first, second)
  }

  package static func * (first: Tensor, second: Tensor) throws(TensorError) -> Tensor {
    try Arithmetic.multiply(first, second)
  }

  package static func * (first: Tensor, second: Scalar) throws(TensorError) -> Tensor {
    try Scaling.multiply(first, by: second)
  }

  package static func / (first: Tensor, second: Tensor) throws(TensorError) -> Tensor {
    try Arithmetic.divide(first, second)
  }

  package static func / (first: Tensor, second: Scalar) throws(TensorError) -> Tensor {
    try Scaling.divide(first, by: second)
  }

  package static prefix func - (input: Tensor) throws(TensorError) -> Tensor {
    try RoundingAndSign.negative(input)
  }

  package func exp() throws(TensorError) -> Tensor { try Exponential.exp(self) }
  package func log() throws(TensorError) -> Tensor { try Exponential.log(self) }
  package func sqrt() throws(TensorError) -> Tensor { try Exponential.sqrt(self) }
  package func rsqrt() throws(TensorError) -> Tensor { try Exponential.rsqrt(self) }
  package func reciprocal() throws(TensorError) -> Tensor { try Exponential.reciprocal(self) }
  package func sgn() throws(TensorError) -> Tensor { try RoundingAndSign.sgn(self) }
  package func absolute() throws(TensorError) -> Tensor { try RoundingAndSign.absolute(self) }
  package func power(_ exponent: Scalar) throws(TensorError) -> Tensor { try Power.power(self, exponent) }

  /// The product with a number, without an operation where it is one.
  package func scaled(by factor: Scalar) throws(TensorError) -> Tensor {
    factor == .int(1) ? self : try self * factor
  }

  /// A tensor of zeros of the same shape and type, outside the graph.
  package func zerosLike() throws(TensorError) -> Tensor {
    Tensor(try NDArray.zeros(shape, scalarType))
  }

  /// A tensor of ones of the same shape and type, outside the graph.
  package func onesLike() throws(TensorError) -> Tensor {
    Tensor(try NDArray.full(shape, .int(1), scalarType))
  }
}
