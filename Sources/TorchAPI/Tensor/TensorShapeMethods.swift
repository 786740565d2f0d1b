import Autograd
import PythonRuntime
import TensorCore

/// Methods that change in place how a tensor shows its memory, or which memory it shows.
enum TensorShapeMethods {
  static func bind(into builder: TypeBuilder, in torch: Torch) {
    bindViews(into: builder, in: torch)
    bindMemory(into: builder, in: torch)
  }

  private static func bindViews(into builder: TypeBuilder, in torch: Torch) {
    func method(
      _ name: String, _ signatures: [String], _ documentation: String,
      show: @escaping (Tensor, BoundCall) throws(TensorError) -> Tensor
    ) {
      builder.tensorMethod(name, signatures, documentation, in: torch) { (object, call) throws(PythonError) in
        try translated(object.tensor.review { (original) throws(TensorError) in try show(original, call) })
        return .object(object)
      }
    }
    method("squeeze_", ["", "int dim", "int[] dim"], "Drops dimensions of size 1 in place.") {
      (tensor, call) throws(TensorError) in
      try call.overload == 0
        ? Dimensions.squeeze(tensor)
        : Dimensions.squeeze(tensor, call.overload == 1 ? [call.integer(1)] : call.integers(1))
    }
    method("unsqueeze_", ["int dim"], "Inserts a dimension of size 1 in place.") {
      (tensor, call) throws(TensorError) in try Dimensions.unsqueeze(tensor, call.integer(1))
    }
    for (name, first, second) in [
      ("transpose_", "dim0", "dim1"), ("swapaxes_", "axis0", "axis1"), ("swapdims_", "dim0", "dim1"),
    ] {
      method(name, ["int \(first), int \(second)"], "Exchanges two dimensions in place.") {
        (tensor, call) throws(TensorError) in
        try Dimensions.transpose(tensor, call.integer(1), call.integer(2))
      }
    }
    method("t_", [""], "Exchanges a matrix's rows and columns in place.") { (tensor, _) throws(TensorError) in
      try Dimensions.matrixTranspose(tensor)
    }
    method(
      "as_strided_", ["int[] size, int[] stride, int? storage_offset=None"],
      "Shows the memory with given steps between neighbours, in place."
    ) { (tensor, call) throws(TensorError) in
      let offset = call.isGiven(3) ? try call.integer(3) : tensor.array.offset
      return try tensor.asStrided(
        Dims(call.integers(1)), Dims(call.integers(2)), offset &- tensor.array.offset,
        isGiven: call.isGiven(3))
    }
  }

  private static func bindMemory(into builder: TypeBuilder, in torch: Torch) {
    builder.tensorMethod(
      "set_",
      [
        "", "Tensor source", "object source",
        "object source, int storage_offset, int[] size, int[] stride=()",
        "Tensor source, int storage_offset, int[] size, int[] stride=()",
      ],
      "Makes the tensor show another one's memory.", in: torch
    ) { (object, call) throws(PythonError) in
      let target = object.tensor
      var array = try translated(NDArray.empty([0], target.scalarType))
      if call.overload > 0 {
        if let source = call[1].tensor {
          if source.scalarType != target.scalarType {
            throw .runtimeError(
              "Could not set tensor of type \(source.scalarType.metaName) to a tensor of type "
                + target.scalarType.metaName)
          }
          array = source.array
        } else if let source = call[1].cast(to: StorageObject.self) {
          let count = source.storage.byteCount / target.scalarType.byteCount
          array = NDArray(
            storage: source.storage, layout: .contiguous([count]), scalarType: target.scalarType)
        } else {
          throw .typeError(
            "set_(): argument 'source' (position 1) must be Tensor, not \(torch.interpreter.type(of: call[1]).name)"
          )
        }
        if call.overload > 2 {
          let size = Dims(try call.ints(3))
          let stride = try call.ints(4)
          let offset = try call.int(2)
          array = try translated(
            array.asStrided(size, stride.isEmpty ? size.contiguousStrides : Dims(stride), offset: offset))
        }
      }
      if target.requiresGrad && GradMode.isEnabled && target.isLeaf {
        throw .runtimeError("a leaf Variable that requires grad is being used in an in-place operation.")
      }
      target.replaceData(with: Tensor(array))
      target.forgetAccumulator()
      target.bumpVersion()
      return .object(object)
    }
    builder.tensorMethod(
      "is_set_to", ["Tensor tensor"], "Whether another tensor shows the same memory in the same way.",
      in: torch
    ) { (object, call) throws(PythonError) in
      let (first, second) = (object.tensor.array, try call.tensor(1).array)
      return .bool(
        first.storage === second.storage && first.offset == second.offset && first.shape == second.shape
          && first.strides == second.strides)
    }
    builder.tensorMethod(
      "resize_as_", ["Tensor the_template, *, memory_format? memory_format=None"],
      "Changes the tensor's shape in place to another one's.", in: torch
    ) { (object, call) throws(PythonError) in
      if object.tensor.requiresGrad { throw .runtimeError("cannot resize variables that require grad") }
      try translated(object.tensor.resizeInPlace(call.tensorOrThrow(1).shape))
      return .object(object)
    }
    builder.tensorMethod(
      "new_empty_strided", ["int[] size, int[] stride, *, \(FactoryOptions.text)"],
      "Makes a tensor of this tensor's type with the given steps in memory.", in: torch
    ) { (object, call) throws(PythonError) in
      let options = try FactoryOptions(call, from: 3)
      let shape = Dims(try call.ints(1))
      let strides = Dims(try call.ints(2))
      guard shape.count == strides.count, !strides.contains(where: { $0 < 0 }) else {
        throw .runtimeError(
          "mismatch in length of strides and shape: \(shape.count) and \(strides.count)")
      }
      var extent = 1
      for (size, stride) in zip(shape, strides) { extent = extent &+ Swift.max(size &- 1, 0) &* stride }
      let memory = try translated(
        NDArray.zeros([extent], options.scalarType ?? object.tensor.scalarType))
      return try torch.value(options.finish(translated(memory.asStrided(shape, strides, offset: 0))))
    }
    builder.tensorMethod(
      "fill_diagonal_", ["Scalar fill_value, bool wrap=False"], "Fills the main diagonal.", in: torch
    ) { (object, call) throws(PythonError) in
      try translated(
        fillDiagonal(
          object.tensor, carried { () throws(PythonError) in try call.scalar(1) }, wraps: call.flag(2)))
      return .object(object)
    }
  }

  private static func fillDiagonal(_ tensor: Tensor, _ value: Scalar, wraps: Bool) throws(TensorError) {
    let shape = tensor.shape
    if shape.count < 2 { throw TensorError(.runtimeError, "dimensions must larger than 1") }
    if shape.count > 2, shape.contains(where: { $0 != shape[0] }) {
      throw TensorError(.runtimeError, "all dimensions of input must be of equal length")
    }
    var step = 0
    for stride in tensor.array.strides { step &+= stride }
    try Copying.fill(tensor.asStrided([shape.min() ?? 0], [step], 0), value)
    // A tall matrix goes on with more diagonals, after a row of its own each.
    guard wraps, shape.count == 2, shape[1] > 0 else { return }
    let (columns, rowStride) = (shape[1], tensor.array.strides[0])
    var row = columns &+ 1
    while row < shape[0] {
      let count = Swift.min(columns, shape[0] &- row)
      try Copying.fill(tensor.asStrided([count], [step], row &* rowStride), value)
      row &+= columns &+ 1
    }
  }
}

extension BoundCall {
  /// A list of integers, in the core's error type.
  func integers(_ index: Int) throws(TensorError) -> [Int] {
    try carried { () throws(PythonError) in try ints(index) }
  }

  /// A tensor, in the core's error type.
  func tensorOrThrow(_ index: Int) throws(TensorError) -> Tensor {
    try carried { () throws(PythonError) in try tensor(index) }
  }
}
