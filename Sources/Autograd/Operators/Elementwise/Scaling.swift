package import TensorCore

/// Sums, products and quotients with numbers as the steps of larger operators record them.
package enum Scaling {
  private static let multiplied = Derivative("MulBackward1", saves: ["other"], rule: "d (c x)/dx = c") {
    (node, gradient) throws(TensorError) in
    Gradients(try gradient * node.scalar.conjugate)
  }

  private static let divided = Derivative("DivBackward1", saves: ["other"], rule: "d (x/c)/dx = 1/c") {
    (node, gradient) throws(TensorError) in
    Gradients(try gradient / node.scalar.conjugate)
  }

  private static let added = Derivative("AddBackward1", rule: "d (x + c)/dx = 1") { (_, gradient) in
    Gradients(gradient)
  }

  package static func multiply(_ input: Tensor, by number: Scalar) throws(TensorError) -> Tensor {
    try record(.multiply, input, number, multiplied)
  }

  package static func divide(_ input: Tensor, by number: Scalar) throws(TensorError) -> Tensor {
    try record(.divide, input, number, divided)
  }

  package static func add(_ input: Tensor, _ number: Scalar) throws(TensorError) -> Tensor {
    try record(.add, input, number, added)
  }

  private static func record(
    _ kernel: BinaryKernel, _ input: Tensor, _ number: Scalar, _ derivative: Derivative
  ) throws(TensorError) -> Tensor {
    var type = Tensor.commonType(input, number)
    if kernel == .divide && !type.isDifferentiable { type = DefaultScalarType.current }
    let array = try Kernels.binary(kernel, input.array, scalar: number, type: type)
    return Tensor.recorded(array, derivative, input) { node, _ in
      node.scalar = number
      node.attributes = [.scalar(number)]
    }
  }
}
