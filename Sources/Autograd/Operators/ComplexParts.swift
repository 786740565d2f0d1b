import ComplexModule
package import TensorCore

/// Real and imaginary parts, and conjugates.
package enum ComplexParts {
  private static let conjugated = Derivative("ConjBackward0", rule: "the gradient is conjugated") {
    (_, gradient) throws(TensorError) in
    Gradients(try gradient.conjugate())
  }

  package static func conjugate(_ input: Tensor) throws(TensorError) -> Tensor {
    if !input.scalarType.isComplex { return input }
    return Tensor.recorded(try Kernels.unary(.conjugate, input.array), conjugated, input)
  }

  /// The conjugate as programs see it, which notes that it is one.
  package static func noted(_ input: Tensor) throws(TensorError) -> Tensor {
    let result = try conjugate(input)
    if result !== input { result.pendingBits = input.pendingBits.symmetricDifference(.conjugate) }
    return result
  }

  /// The negative, which notes that it is one.
  package static func notedNegative(_ input: Tensor) throws(TensorError) -> Tensor {
    let result = try -input
    result.pendingBits = input.pendingBits.symmetricDifference(.negative)
    return result
  }

  package static func real(_ input: Tensor) throws(TensorError) -> Tensor {
    if !input.scalarType.isComplex { return input }
    let part = try Parts.select(showAsReal(input), -1, 0)
    part.pendingBits.remove(.conjugate)
    return part
  }

  package static func imaginary(_ input: Tensor) throws(TensorError) -> Tensor {
    if !input.scalarType.isComplex {
      throw TensorError(
        .typeError, "imag is not implemented for tensors with non-complex dtypes.")
    }
    let part = try Parts.select(showAsReal(input), -1, 1)
    // Of conjugates it is the negative.
    if part.pendingBits.contains(.conjugate) {
      part.pendingBits.formSymmetricDifference([.conjugate, .negative])
    }
    return part
  }

  private static let joined = Derivative("ComplexBackward0", saves: ["real", "imag"], packs: [1, 0]) {
    (node, gradient) throws(TensorError) in
    Gradients(
      node.needsGradient(0) ? try real(gradient) : nil, node.needsGradient(1) ? try imaginary(gradient) : nil)
  }

  /// Complex numbers from their parts, which are both of float32 or both of float64.
  package static func join(_ real: Tensor, _ imaginary: Tensor) throws(TensorError) -> Tensor {
    try checkParts(real, imaginary)
    let shape = try Dims.broadcast(real.shape, imaginary.shape)
    let array = try NDArray.empty(shape, real.scalarType.complexType)
    try array.realParts().copy(from: real.array)
    try array.imaginaryParts().copy(from: imaginary.array)
    return Tensor.recorded(array, joined, real, imaginary) { node, _ in
      node.save(real)
      node.save(imaginary)
    }
  }

  /// Refuses parts of complex numbers that are not both of float32 or both of float64.
  static func checkParts(_ real: Tensor, _ imaginary: Tensor) throws(TensorError) {
    let types: [ScalarType] = [.float32, .float64]
    guard types.contains(real.scalarType), types.contains(imaginary.scalarType) else {
      throw TensorError(
        .notImplementedError,
        "Expected both inputs to be Half, Float or Double tensors but got \(real.scalarType.errorName) and "
          + imaginary.scalarType.errorName)
    }
    guard real.scalarType == imaginary.scalarType else {
      throw TensorError(
        .runtimeError,
        "Expected object of scalar type \(real.scalarType.errorName) but got scalar type "
          + "\(imaginary.scalarType.errorName) for second argument")
    }
  }

  private static let shownAsReal = Derivative("ViewAsRealBackward0") { (_, gradient) throws(TensorError) in
    Gradients(try showAsComplex(gradient.contiguous()))
  }

  private static let shownAsComplex = Derivative("ViewAsComplexBackward0") {
    (_, gradient) throws(TensorError) in
    Gradients(try showAsReal(gradient))
  }

  /// The parts of complex numbers as a last dimension of two.
  package static func showAsReal(_ input: Tensor) throws(TensorError) -> Tensor {
    if !input.scalarType.isComplex {
      throw TensorError(.typeError, "view_as_real is only supported for complex tensors")
    }
    return Tensor.recordedView(try input.array.viewAsReal(), shownAsReal, input)
  }

  /// Pairs along the last dimension as complex numbers.
  package static func showAsComplex(_ input: Tensor) throws(TensorError) -> Tensor {
    Tensor.recordedView(try input.array.viewAsComplex(), shownAsComplex, input)
  }

  static let table: [Operator] = [
    Operator(
      "complex", ["complex(Tensor real, Tensor imag)"], forms: .function,
      documentation: "Makes complex numbers from their real and imaginary parts.",
      example: "torch.complex(torch.tensor([1.]), torch.tensor([2.]))",
      samples: [Sample(.tensor([1, 2], [2]), .tensor([3, -4], [2]))]
    ) { (call) throws(TensorError) in .tensor(try join(call.tensor(0), call.tensor(1))) },
    Operator(
      "view_as_real", ["view_as_real(Tensor input)"], forms: .function,
      documentation: "Shows complex numbers as pairs of real ones.",
      example: "torch.view_as_real(torch.tensor([1 + 2j]))",
      samples: [Sample(.complexTensor([1, 2, -3, 0.5], [2]))]
    ) { (call) throws(TensorError) in
      let input = try call.tensor(0)
      if input.pendingBits.contains(.conjugate) {
        throw TensorError(
          .runtimeError,
          "view_as_real doesn't work on unresolved conjugated tensors.  To resolve the conjugate tensor so you can view it "
            + "as real, use self.resolve_conj(); however, be warned that the resulting tensor will NOT alias the original."
        )
      }
      return .tensor(try showAsReal(input))
    },
    Operator(
      "view_as_complex", ["view_as_complex(Tensor input)"], forms: .function,
      documentation: "Shows pairs of real numbers as complex ones.",
      example: "torch.view_as_complex(torch.ones(3, 2))",
      samples: [Sample(.tensor([1, 2, 3, 4], [2, 2]))]
    ) { (call) throws(TensorError) in .tensor(try showAsComplex(call.tensor(0))) },
    Operator(
      "conj", ["conj(Tensor input)"], documentation: "Computes the complex conjugate of each element.",
      example: "torch.conj(torch.tensor([1 + 2j]))",
      samples: [Sample(.complexTensor([1, 2, -3, 0.5], [2]))]
    ) { (call) throws(TensorError) in .tensor(try noted(call.tensor(0))) },
    Operator(
      "real", ["real(Tensor input)"], forms: .function, documentation: "Shows the real part of each element.",
      example: "torch.real(torch.tensor([1 + 2j]))",
      samples: [Sample(.complexTensor([1, 2, -3, 0.5], [2]))]
    ) { (call) throws(TensorError) in .tensor(try real(call.tensor(0))) },
    Operator(
      "imag", ["imag(Tensor input)"], forms: .function,
      documentation: "Shows the imaginary part of each element.",
      example: "torch.imag(torch.tensor([1 + 2j]))",
      samples: [Sample(.complexTensor([1, 2, -3, 0.5], [2]))]
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
