import Autograd
import PythonRuntime
import TensorCore

/// What a tensor says about its shape, type and memory.
enum TensorProperties {
  static func bind(into builder: TypeBuilder, in torch: Torch) {
    builder.tensorProperty("shape", "The size of each dimension.") { torch.size($0.tensor.shape) }
    builder.tensorProperty("dtype", "The type of the elements.") {
      .object(torch.dtype($0.tensor.scalarType))
    }
    builder.tensorProperty("device", "Where the elements are: on the CPU.") { _ in
      .object(DeviceObject("cpu", type: torch.deviceType))
    }
    builder.tensorProperty("layout", "How the elements are laid out.") { _ in .object(torch.symbols.strided) }
    builder.tensorProperty("ndim", "The number of dimensions.") { .int($0.tensor.dimensionCount) }
    builder.tensorProperty("itemsize", "The bytes of an element.") { .int($0.tensor.scalarType.byteCount) }
    builder.tensorProperty("nbytes", "The bytes of all elements.") {
      .int($0.tensor.scalarType.byteCount &* $0.tensor.elementCount)
    }
    for name in [
      "is_cuda", "is_sparse", "is_quantized", "is_mps", "is_xpu", "is_meta", "is_nested", "is_mkldnn",
      "is_sparse_csr",
    ] {
      builder.tensorProperty(name, "False for tensors on the CPU.") { _ in .bool(false) }
    }
    builder.tensorProperty("is_cpu", "True for tensors on the CPU.") { _ in .bool(true) }
    builder.tensorProperty("_version", "How many times the memory was written in place.") {
      (object) throws(PythonError) in
      if !object.tensor.countsWrites {
        throw .runtimeError("Inference tensors do not track version counter.")
      }
      return .int(object.tensor.version)
    }
    builder.tensorProperty("_base", "The tensor that this is a view of.") { torch.value($0.tensor.base) }
    builder.tensorProperty("T", "The dimensions in reverse order.") {
      (object) throws(PythonError) in try torch.value(translated(Dimensions.reversed(object.tensor)))
    }
    builder.tensorProperty("mT", "The last two dimensions exchanged.") { (object) throws(PythonError) in
      try torch.value(translated(matrixTransposed(object.tensor)))
    }
    builder.tensorProperty("H", "The conjugate transpose of a matrix.") { (object) throws(PythonError) in
      let count = object.tensor.dimensionCount
      guard count == 0 || count == 2 else {
        throw .runtimeError(
          "tensor.H is only supported on matrices (2-D tensors). Got \(count)-D tensor."
            + (count > 2 ? " For batches of matrices, consider using tensor.mH" : ""))
      }
      return try torch.value(translated(ComplexParts.noted(matrixTransposed(object.tensor))))
    }
    builder.tensorProperty("mH", "The last two dimensions exchanged and conjugated.") {
      (object) throws(PythonError) in
      try torch.value(translated(ComplexParts.noted(matrixTransposed(object.tensor, "mH"))))
    }
    func parts(
      _ name: String, _ documentation: String, _ get: @escaping (TensorObject) throws(PythonError) -> Value
    ) {
      builder.tensorProperty(
        name, documentation, get,
        set: { (object, value) throws(PythonError) in
          if value.isUnset { throw .typeError("cannot delete the \(name) parts of a tensor") }
          if let source = value.tensor, let target = try get(object).tensor {
            return try translated(Copying.copy(source, into: target))
          }
          try object.torch.interpreter.setItem(.ellipsis, of: get(object), to: value)
        })
    }
    parts("real", "The real parts.") { (object) throws(PythonError) in
      try torch.value(
        translated(object.tensor.scalarType.isComplex ? object.tensor.realPart() : object.tensor))
    }
    parts("imag", "The imaginary parts.") { (object) throws(PythonError) in
      guard object.tensor.scalarType.isComplex else {
        throw .typeError("imag is not implemented for tensors with non-complex dtypes.")
      }
      return try torch.value(translated(ComplexParts.imaginary(object.tensor)))
    }
  }

  private static func matrixTransposed(_ tensor: Tensor, _ name: String = "mT") throws(TensorError) -> Tensor
  {
    switch tensor.dimensionCount {
    case 0: tensor
    case 1:
      throw TensorError(
        .runtimeError, "tensor.\(name) is only supported on matrices or batches of matrices. Got 1-D tensor.")
    default: try tensor.transpose(-2, -1)
    }
  }
}
