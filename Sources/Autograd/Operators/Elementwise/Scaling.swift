package import TensorCore

/// Sums, differences, products and quotients with numbers as PyTorch's own code takes them.
///
/// What a person types becomes a tensor first, and so an input without a gradient; here the number is none, and the
/// nodes bear names of their own.
package enum Scaling {
  private static let multiplied = Derivative(
    "MulBackward1", saves: ["other"], rule: "d (c x)/dx = c", forward: .elementwise
  ) { (node, gradient) throws(TensorError) in
    Gradients(try gradient * node.scalar.conjugate)
  }

  private static let divided = Derivative(
    "DivBackward1", saves: ["other"], rule: "d (x/c)/dx = 1/c", forward: .elementwise
  ) { (node, gradient) throws(TensorError) in
    Gradients(try gradient / node.scalar.conjugate)
  }

  private static let added = Derivative("AddBackward1", rule: "d (x + c)/dx = 1", forward: .elementwise) {
    (_, gradient) in Gradients(gradient)
  }

  private static let subtracted = Derivative(
    "SubBackward1", rule: "d (x - c)/dx = 1", forward: .elementwise
  ) { (_, gradient) in Gradients(gradient) }

  package static func multiply(_ input: Tensor, by number: Scalar) throws(TensorError) -> Tensor {
    try record(Arithmetic.multiply, input, number, multiplied)
  }

  package static func divide(_ input: Tensor, by number: Scalar) throws(TensorError) -> Tensor {
    try record(Arithmetic.divide, input, number, divided)
  }

  package static func add(_ input: Tensor, _ number: Scalar) throws(TensorError) -> Tensor {
    try record(Arithmetic.add, input, number, added)
  }

  package static func subtract(_ input: Tensor, _ number: Scalar) throws(TensorError) -> Tensor {
    try record(Arithmetic.subtract, input, number, subtracted)
  }

  @inline(__always)
  private static func record(
    _ operation: BinaryOperator, _ input: Tensor, _ number: Scalar, _ derivative: Derivative
  ) throws(TensorError) -> Tensor {
    Tensor.recorded(try operation.array(input, number), derivative, input) { node, _ in
      node.scalar = number
    }
  }
}
