import ComplexModule
package import TensorCore

/// Real and imaginary parts, and conjugates.
package enum ComplexParts {
  private static let conjugated = Derivative("ConjBackward0") { (_, gradient) throws(TensorError) in
    Gradients(try gradient.conjugate())
  }

  private static let realTaken = Derivative("RealBackward0") { (_, gradient) in Gradients(gradient) }

  private static let imaginaryTaken = Derivative("ImagBackward0") { (_, gradient) throws(TensorError) in
    Gradients(try gradient.to(gradient.scalarType.complexType) * .complex(.i))
  }

  package static func conjugate(_ input: Tensor) throws(TensorError) -> Tensor {
    if !input.scalarType.isComplex { return input }
    return Tensor.recorded(try Kernels.unary(.conjugate, input.array), conjugated, input)
  }

  package static func real(_ input: Tensor) throws(TensorError) -> Tensor {
    if !input.scalarType.isComplex { return input }
    return Tensor.recordedView(try input.array.realParts(), realTaken, input)
  }

  package static func imaginary(_ input: Tensor) throws(TensorError) -> Tensor {
    if !input.scalarType.isComplex {
      throw TensorError(
        .runtimeError, "imag is not implemented for tensors with non-complex dtypes.")
    }
    return Tensor.recordedView(try input.array.imaginaryParts(), imaginaryTaken, input)
  }

  static let table: [Operator] = [
    Operator(
      "conj", ["conj(Tensor input)"], documentation: "Computes the complex conjugate of each element.",
      example: "torch.conj(torch.tensor([1 + 2j]))"
    ) { (call) throws(TensorError) in .tensor(try conjugate(call.tensor(0))) },
    Operator(
      "real", ["real(Tensor input)"], forms: .function, documentation: "Shows the real part of each element.",
      example: "torch.real(torch.tensor([1 + 2j]))"
    ) { (call) throws(TensorError) in .tensor(try real(call.tensor(0))) },
    Operator(
      "imag", ["imag(Tensor input)"], forms: .function,
      documentation: "Shows the imaginary part of each element.",
      example: "torch.imag(torch.tensor([1 + 2j]))"
    ) { (call) throws(TensorError) in .tensor(try imaginary(call.tensor(0))) },
  ]
}

extension Tensor {
  /// The complex conjugate; a real tensor itself.
  @inline(__always) package func conjugate() throws(TensorError) -> Tensor {
    array.scalarType.isComplex ? try ComplexParts.conjugate(self) : self
  }

  package func realPart() throws(TensorError) -> Tensor { try ComplexParts.real(self) }
}
