import Autograd
import PythonRuntime
import TensorCore

/// Methods that go element by element through Python, choose by a condition, or put values at positions.
enum TensorElementMethods {
  static func bind(into builder: TypeBuilder, in torch: Torch) {
    bindCalls(into: builder, in: torch)
    bindPlacement(into: builder, in: torch)
    bindQuestions(into: builder, in: torch)
  }

  private static func bindCalls(into builder: TypeBuilder, in torch: Torch) {
    func apply(
      _ name: String, _ signature: String, _ documentation: String, others count: Int
    ) {
      builder.tensorMethod(name, [signature], documentation, in: torch) {
        (object, call) throws(PythonError) in
        let target = object.tensor
        if target.requiresGrad {
          throw .runtimeError(
            "Can't call \(name)() on Variable that requires grad. Use var.detach().\(name)() instead.")
        }
        var operands = [try translated(target.array.scalars())]
        for index in 0..<count {
          let other = try call.tensor(1 + index)
          operands.append(try translated(other.array.expanded(to: target.shape).scalars()))
        }
        let callable = call[1 + count]
        let interpreter = torch.interpreter
        var results: [Scalar] = []
        results.reserveCapacity(target.elementCount)
        for index in 0..<target.elementCount {
          var arguments: [Value] = []
          for operand in operands { arguments.append(interpreter.value(operand[index])) }
          let result = try interpreter.call(callable, arguments)
          if let tensor = result.tensor {
            results.append(try translated(tensor.array.item()))
          } else if let scalar = try result.scalar() {
            results.append(scalar)
          } else {
            throw .typeError("must be real number, not \(interpreter.type(of: result).name)")
          }
        }
        let values = try translated(
          NDArray(elements: results, shape: target.shape, scalarType: target.scalarType))
        try translated(target.array.copy(from: values))
        target.bumpVersion()
        return .object(object)
      }
    }
    apply("apply_", "object callable", "Replaces each element by what a function makes of it.", others: 0)
    apply(
      "map_", "Tensor other, object callable", "Replaces each element by what a function makes of a pair.",
      others: 1)
    apply(
      "map2_", "Tensor x, Tensor y, object callable",
      "Replaces each element by what a function makes of three.",
      others: 2)
  }

  private static func bindPlacement(into builder: TypeBuilder, in torch: Torch) {
    let parameters = "OptionalTensorList indices, Tensor values, bool accumulate=False"
    builder.tensorMethod("index_put", [parameters], "A copy with values at positions.", in: torch) {
      (object, call) throws(PythonError) in
      try torch.value(translated(put(object.tensor, call, in: torch)))
    }
    builder.tensorMethod("index_put_", [parameters], "Puts values at positions in place.", in: torch) {
      (object, call) throws(PythonError) in
      try translated(
        object.tensor.updateInPlace { (original) throws(TensorError) in try put(original, call, in: torch) })
      return .object(object)
    }
    builder.tensorMethod(
      "where", ["Tensor condition, Tensor other", "Tensor condition, Scalar other"],
      "Takes the tensor's elements where the condition holds, else the other's.", in: torch
    ) { (object, call) throws(PythonError) in
      let condition = try call.tensor(1)
      let other =
        if let tensor = call.optionalTensor(2) { tensor } else {
          try Tensor.converted(call.scalar(2), beside: object.tensor)
        }
      return try torch.value(translated(Selection.choose(condition, object.tensor, other)))
    }
  }

  /// Throws where the order of an array's dimensions in memory is not the only one, if that is asked for.
  private static func checkOrder(
    of array: NDArray, _ question: Value, in torch: Torch
  ) throws(PythonError) {
    let formats: [MemoryFormat]
    if question.isUnset { return }
    if case .bool(let isAsked) = question {
      if !isAsked { return }
      formats = []
    } else {
      let given = question.cast(to: ListObject.self)?.array.map { $0.cast(to: SymbolObject.self)?.name }
      guard let names = given, !names.contains(nil) else {
        throw .typeError("The ambiguity_check argument must be a bool or a list of memory formats.")
      }
      formats = names.compactMap { $0.flatMap(MemoryFormat.init(rawValue:)) }
    }
    let repeats = zip(array.strides, array.strides.dropFirst()).contains { $0 == $1 }
    if (repeats || array.shape.contains(1)) && formats.count(where: { $0.describes(array) }) != 1 {
      throw .runtimeError(
        "The tensor does not have unique dim order, or cannot map to exact one of the given memory formats.")
    }
  }

  /// A copy of `input` with values at the positions that a call's first argument lists.
  static func put(_ input: Tensor, _ call: BoundCall, in torch: Torch) throws(TensorError) -> Tensor {
    let indices = try carried { () throws(PythonError) in try positions(call[1], call.name, in: torch) }
    let values = try call.tensorOrThrow(2)
    if values.scalarType != input.scalarType {
      throw TensorError(
        .runtimeError,
        "Index put requires the source and destination dtypes match, got \(input.scalarType.errorName) for the "
          + "destination and \(values.scalarType.errorName) for the source.")
    }
    return try AdvancedIndexing.putting(values, into: input, at: indices, accumulates: call.flag(3))
  }

  private static func positions(_ value: Value, _ name: String, in torch: Torch) throws(PythonError)
    -> [Tensor?]
  {
    var result: [Tensor?] = []
    if value.tensor != nil {
      throw .typeError("\(name)(): argument 'indices' (position 1) must be tuple of Tensors, not Tensor")
    }
    for (place, element) in try torch.interpreter.elements(of: value).enumerated() {
      if element.isNone {
        result.append(nil)
      } else if let tensor = element.tensor {
        result.append(tensor)
      } else {
        throw .typeError(
          "expected Tensor as element \(place) in argument 0, but got \(torch.interpreter.type(of: element).name)"
        )
      }
    }
    return result
  }

  /// What gives a tensor without a note on it, and the note.
  static let resolvers: [(name: String, bit: PendingBits)] = [
    ("resolve_conj", .conjugate), ("resolve_neg", .negative),
  ]

  private static func bindQuestions(into builder: TypeBuilder, in torch: Torch) {
    for (name, bit) in resolvers {
      builder.tensorMethod(
        name, [""], "The tensor itself, or a copy where it is noted as a conjugate or negative.", in: torch
      ) { (object, _) throws(PythonError) in
        let result = try translated(object.tensor.resolving(bit))
        return result === object.tensor ? .object(object) : torch.value(result)
      }
    }
    builder.tensorMethod("_neg_view", [""], "The negative, which notes that it is one.", in: torch) {
      (object, _) throws(PythonError) in
      try torch.value(translated(ComplexParts.notedNegative(object.tensor)))
    }
    builder.tensorMethod("dequantize", [""], "The tensor itself.", in: torch) { object, _ in .object(object) }
    builder.tensorMethod(
      "to_dense", ["dtype? dtype=None, *, bool? masked_grad=None"], "The tensor itself, which is dense.",
      in: torch
    ) { (object, call) throws(PythonError) in
      guard let type = try call.scalarType(1) else { return .object(object) }
      return try torch.value(translated(Copying.convert(object.tensor, to: type)))
    }
    builder.tensorMethod("is_distributed", [""], "False: tensors live in one process.", in: torch) { _, _ in
      .bool(false)
    }
    builder.tensorMethod("sparse_dim", [""], "0: the tensor is dense.", in: torch) { _, _ in .int(0) }
    builder.tensorMethod("dense_dim", [""], "The number of dimensions.", in: torch) { object, _ in
      .int(object.tensor.dimensionCount)
    }
    for name in ["is_coalesced", "crow_indices", "col_indices", "ccol_indices", "row_indices"] {
      builder.tensorMethod(name, [""], "Only sparse tensors have it.", in: torch) {
        (_, _) throws(PythonError) in
        throw .runtimeError(
          name == "is_coalesced"
            ? "is_coalesced expected sparse coordinate tensor layout but got Strided"
            : "\(name) expected sparse row or column compressed tensor layout but got Strided")
      }
    }
    builder.tensorMethod("__complex__", [""], "The only element as a complex number.", in: torch) {
      (object, _) throws(PythonError) in
      guard object.tensor.elementCount == 1 else {
        throw .valueError("only one element tensors can be converted to Python scalars")
      }
      let number = try translated(object.tensor.array.item())
      if case .complex = number { return torch.interpreter.value(number) }
      return torch.interpreter.complex(number.doubleValue, 0)
    }
    builder.libraryMethod(
      "dim_order", "self, *, ambiguity_check=False",
      "The dimensions from the widest step in memory to the closest.",
      in: torch
    ) { (object, values) throws(PythonError) in
      let strides = object.tensor.array.strides
      try checkOrder(of: object.tensor.array, values[1], in: torch)
      let order = (0..<strides.count).sorted {
        strides[$0] > strides[$1] || (strides[$0] == strides[$1] && $0 < $1)
      }
      return torch.interpreter.tuple(order.map { .int($0) })
    }
    builder.libraryMethod("as_subclass", "self, cls", "The tensor as one of a subclass.", in: torch) {
      (object, values) throws(PythonError) in
      guard let type = values[1].cast(to: TypeObject.self) else {
        throw .typeError(
          "as_subclass(): argument 'cls' (position 1) must be type, not \(torch.interpreter.type(of: values[1]).name)"
        )
      }
      if type === torch.tensorType, !object.type.isHeapType { return .object(object) }
      return torch.ownTensor(Aliasing.alias(object.tensor), type: type)
    }
    for (name, message) in [
      (
        "pin_memory",
        "Found no NVIDIA driver on your system. Please check that you have an NVIDIA GPU and installed a driver from http://www.nvidia.com/Download/index.aspx"
      ),
      ("ipu", "PyTorch is not linked with support for ipu devices"),
    ] {
      builder.tensorMethod(name, ["device? device=None"], "Not available on the CPU.", in: torch) {
        (_, _) throws(PythonError) in throw .runtimeError(message)
      }
    }
    builder.tensorMethod("resize", ["int[] size"], "The elements in another shape.", in: torch) {
      (object, call) throws(PythonError) in
      let shape = Dims(try call.ints(1))
      guard let count = shape.checkedElementCount, count == object.tensor.elementCount else {
        throw .runtimeError(
          "requested resize to \(shape.map { String($0) }.joined(separator: "x")) "
            + "(\(shape.checkedElementCount ?? 0) elements in total), but the given tensor has a size of "
            + "\(object.tensor.shape.map { String($0) }.joined(separator: "x")) (\(object.tensor.elementCount) elements). "
            + "autograd's resize can only change the shape of a given tensor, while preserving the number of elements. "
        )
      }
      return try torch.value(translated(object.tensor.reshape(shape)))
    }
    for name in ["is_xla", "is_ipu", "is_maia", "is_mtia", "is_vulkan"] {
      builder.tensorProperty(name, "False for tensors on the CPU.") { _ in .bool(false) }
    }
  }
}

extension Tensor {
  /// A number as a 0-dim tensor of the type that an operation with `other` has, for Python's callers.
  fileprivate static func converted(_ number: Scalar, beside other: Tensor) throws(PythonError) -> Tensor {
    try translated(Tensor.number(number, beside: other))
  }
}
