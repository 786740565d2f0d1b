import Autograd
import PythonRuntime
import TensorCore

/// The methods of tensors that are no operators: their elements as Python values, their measures, the graph.
enum TensorMethods {
  static func bind(into builder: TypeBuilder, in torch: Torch) {
    bindMeasures(into: builder, in: torch)
    bindGraph(into: builder, in: torch)
    builder.tensorMethod("item", [""], "The only element as a Python number.", in: torch) {
      (object, _) throws(PythonError) in try object.itemValue()
    }
    builder.tensorMethod("tolist", [""], "The elements as nested lists.", in: torch) {
      (object, _) throws(PythonError) in
      try NestedList.value(of: object.tensor.array, in: torch.interpreter)
    }
    builder.tensorMethod(
      "resize_", ["int[] size, *, memory_format? memory_format=None"], "Changes the tensor's shape in place.",
      in: torch
    ) { (object, call) throws(PythonError) in
      if object.tensor.requiresGrad { throw .runtimeError("cannot resize variables that require grad") }
      let shape = Dims(try call.ints(1))
      try translated(object.tensor.resizeInPlace(shape))
      return .object(object)
    }
    builder.tensorMethod("cpu", ["*, memory_format? memory_format=None"], "The tensor itself.", in: torch) {
      (object, _) in .object(object)
    }
    builder.tensorMethod(
      "cuda", ["device? device=None, bool non_blocking=False"], "Not available.", in: torch
    ) {
      (_, _) throws(PythonError) in
      try DeviceObject("cuda", type: torch.deviceType).checkUsable()
      return .none
    }
    for name in ["values", "indices", "coalesce"] {
      builder.tensorMethod(name, [""], "Only sparse tensors have it.", in: torch) {
        (_, _) throws(PythonError) in
        throw .runtimeError("\(name) expected sparse tensor layout but got Strided")
      }
    }
    builder.tensorMethod("untyped_storage", [""], "The memory behind the tensor.", in: torch) { object, _ in
      .object(StorageObject(object.tensor.array.storage, in: torch.interpreter))
    }
    builder.tensorMethod("get_device", [""], "The device's number; -1 on the CPU.", in: torch) { _, _ in
      .int(-1)
    }
  }

  private static func bindMeasures(into builder: TypeBuilder, in torch: Torch) {
    builder.tensorMethod("size", ["int? dim=None"], "The size of each dimension, or of one.", in: torch) {
      (object, call) throws(PythonError) in
      guard let dim = try call.optionalInt(1) else { return torch.size(object.tensor.shape) }
      return .int(object.tensor.shape[try dimension(dim, of: object.tensor)])
    }
    builder.tensorMethod("stride", ["int? dim=None"], "The steps in memory between neighbours.", in: torch) {
      (object, call) throws(PythonError) in
      guard let dim = try call.optionalInt(1) else {
        return torch.interpreter.tuple(object.tensor.array.strides.map { .int($0) })
      }
      return .int(object.tensor.array.strides[try dimension(dim, of: object.tensor)])
    }
    for name in ["numel", "nelement"] {
      builder.tensorMethod(name, [""], "The number of elements.", in: torch) { object, _ in
        .int(object.tensor.elementCount)
      }
    }
    for name in ["dim", "ndimension"] {
      builder.tensorMethod(name, [""], "The number of dimensions.", in: torch) { object, _ in
        .int(object.tensor.dimensionCount)
      }
    }
    builder.tensorMethod("element_size", [""], "The bytes of an element.", in: torch) { object, _ in
      .int(object.tensor.scalarType.byteCount)
    }
    builder.tensorMethod(
      "storage_offset", [""], "Where in its memory the tensor begins, in elements.", in: torch
    ) {
      object, _ in .int(object.tensor.array.offset)
    }
    for name in ["data_ptr", "const_data_ptr"] {
      builder.tensorMethod(name, [""], "The address of the first element; 0 where there is none.", in: torch)
      {
        object, _ in .int(object.tensor.array.address)
      }
    }
    builder.tensorMethod(
      "is_contiguous", ["*, memory_format? memory_format=None"], "Whether the elements lie row by row.",
      in: torch
    ) { object, call in .bool((call.memoryFormat(1) ?? .contiguous).describes(object.tensor.array)) }
    builder.tensorMethod(
      "is_floating_point", [""], "Whether the elements are floating point numbers.", in: torch
    ) {
      object, _ in .bool(object.tensor.scalarType.isFloatingPoint)
    }
    builder.tensorMethod("is_complex", [""], "Whether the elements are complex numbers.", in: torch) {
      object, _ in
      .bool(object.tensor.scalarType.isComplex)
    }
    builder.tensorMethod("is_signed", [""], "Whether the elements can be negative.", in: torch) { object, _ in
      .bool(object.tensor.scalarType != .bool && object.tensor.scalarType != .uint8)
    }
    for (name, bit) in [("is_conj", PendingBits.conjugate), ("is_neg", .negative)] {
      builder.tensorMethod(name, [""], "Whether the tensor is noted as one.", in: torch) { object, _ in
        .bool(object.tensor.pendingBits.contains(bit))
      }
    }
    for name in ["is_pinned", "is_shared"] {
      builder.tensorMethod(name, [""], "False for ordinary tensors on the CPU.", in: torch) { _, _ in
        .bool(false)
      }
    }
    builder.tensorMethod("is_inference", [""], "Whether the tensor was made in inference mode.", in: torch) {
      object, _ in
      .bool(object.tensor.isInference)
    }
    builder.tensorMethod("is_nonzero", [""], "Whether the only element is not zero.", in: torch) {
      (object, _) throws(PythonError) in .bool(try object.isTrue(in: torch.interpreter))
    }
    builder.tensorMethod(
      "is_same_size", ["Tensor other"], "Whether another tensor has the same shape.", in: torch
    ) { (object, call) throws(PythonError) in .bool(try object.tensor.shape == call.tensor(1).shape) }
  }

  private static func dimension(_ dim: Int, of tensor: Tensor) throws(PythonError) -> Int {
    try translated(wrapExistingDimension(dim, count: tensor.dimensionCount))
  }

  private static func bindGraph(into builder: TypeBuilder, in torch: Torch) {
    builder.tensorMethod("detach", [""], "The same memory outside the graph.", in: torch) { object, _ in
      torch.value(object.tensor.detached())
    }
    builder.tensorMethod("detach_", [""], "Takes the tensor out of the graph.", in: torch) {
      (object, _) throws(PythonError) in
      try translated(object.tensor.detachInPlace())
      return .object(object)
    }
    builder.tensorMethod(
      "requires_grad_", ["bool requires_grad=True"], "Sets whether operations on the tensor are recorded.",
      in: torch
    ) { (object, call) throws(PythonError) in
      let wanted = try call.bool(1)
      try TensorGradientProperties.setRequiresGrad(
        object.tensor, wanted, "only Tensors of floating point dtype can require gradients")
      return .object(object)
    }
    builder.tensorMethod("retain_grad", [""], "Keeps the gradient of a tensor that is no leaf.", in: torch) {
      (object, _) throws(PythonError) in
      try translated(object.tensor.retainGrad())
      return .none
    }
    builder.tensorMethod("_is_view", [""], "Whether the tensor is a view of another.", in: torch) {
      object, _ in
      .bool(object.tensor.base != nil)
    }
  }
}

/// A tensor's elements as nested Python lists.
enum NestedList {
  /// The most elements that are read at one go.
  private static let stretch = 1 << 16

  static func value(of array: NDArray, in interpreter: Interpreter) throws(PythonError) -> Value {
    if array.elementCount > stretch { return try largeValue(of: array, in: interpreter) }
    let scalars = try translated(array.scalars())
    var position = 0
    return try value(of: scalars, array.shape, dim: 0, &position, in: interpreter)
  }

  /// Reads part after part, so that an interrupt is seen.
  private static func largeValue(
    of array: NDArray, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    let size = array.shape[0]
    try interpreter.checkAllocation(size, stride: 16)
    var values: [Value] = []
    values.reserveCapacity(size)
    let step = array.shape.count == 1 ? stretch : 1
    for start in Swift.stride(from: 0, to: size, by: step) {
      try interpreter.checkInterrupt()
      let offset = array.offset &+ start &* array.strides[0]
      if array.shape.count == 1 {
        let part = array.view(
          shape: [Swift.min(step, size - start)], strides: array.strides, offset: offset)
        for scalar in try translated(part.scalars()) { values.append(interpreter.value(scalar)) }
      } else {
        let part = array.view(
          shape: Dims(array.shape.dropFirst()), strides: Dims(array.strides.dropFirst()), offset: offset)
        values.append(try value(of: part, in: interpreter))
      }
    }
    return interpreter.list(values)
  }

  private static func value(
    of scalars: [Scalar], _ shape: Dims, dim: Int, _ position: inout Int, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    if dim == shape.count {
      defer { position += 1 }
      return interpreter.value(scalars[position])
    }
    // Lists without elements take memory of their own.
    try interpreter.checkAllocation(shape[dim], stride: 64)
    try interpreter.checkInterrupt()
    var values: [Value] = []
    values.reserveCapacity(shape[dim])
    for _ in 0..<shape[dim] {
      values.append(try value(of: scalars, shape, dim: dim + 1, &position, in: interpreter))
    }
    return interpreter.list(values)
  }
}

extension NDArray {
  /// The address of the first element; 0 where there is none.
  fileprivate var address: Int {
    if elementCount == 0 { return 0 }
    return Int(bitPattern: storage.pointer) &+ offset &* scalarType.byteCount
  }
}
