import TensorCore

/// What functions of matrices refuse, in PyTorch's words.
enum MatrixChecks {
  /// Throws where the tensor is no matrix or batch of matrices.
  static func dimensions(_ tensor: Tensor, _ function: String, _ argument: String = "A") throws(TensorError) {
    if tensor.dimensionCount < 2 {
      throw TensorError(
        .runtimeError, "\(function): The input tensor \(argument) must have at least 2 dimensions.")
    }
  }

  /// Throws where the matrices are not square.
  static func square(_ tensor: Tensor, _ function: String, _ argument: String = "A") throws(TensorError) {
    try dimensions(tensor, function, argument)
    if tensor.rowCount != tensor.columnCount {
      throw TensorError(
        .runtimeError,
        "\(function): \(argument) must be batches of square matrices, but they are \(tensor.rowCount) by "
          + "\(tensor.columnCount) matrices")
    }
  }

  /// Throws where the elements are neither floating point nor complex.
  static func floating(_ tensor: Tensor, _ function: String) throws(TensorError) {
    if !tensor.scalarType.isDifferentiable {
      throw TensorError(
        .notImplementedError,
        "\(function): Expected a floating point or complex tensor as input. Got \(tensor.scalarType.errorName)"
      )
    }
  }

  /// Throws where the elements are of half precision.
  static func wide(_ tensor: Tensor, _ function: String) throws(TensorError) {
    if tensor.scalarType.byteCount < 4 {
      throw TensorError(
        .notImplementedError,
        "\(function): Low precision dtypes not supported. Got \(tensor.scalarType.errorName)")
    }
  }

  /// Throws PyTorch's error for the first matrix of a batch that was not factored.
  static func reports(
    _ reports: NDArray, _ function: String, _ text: (Int) -> String
  ) throws(TensorError) {
    for (index, report) in try reports.scalars().enumerated() where report.intValue != 0 {
      let place = reports.shape.isEmpty ? "" : "(Batch element \(index)): "
      throw TensorError(.linearAlgebra, "\(function): \(place)\(text(report.intValue))")
    }
  }

  static func singular(_ report: Int) -> String {
    "The diagonal element \(report) is zero, the inversion could not be completed because the input matrix is "
      + "singular."
  }

  static func notPositive(_ report: Int) -> String {
    "The factorization could not be completed because the input is not positive-definite (the leading minor of "
      + "order \(report) is not positive-definite)."
  }
}
