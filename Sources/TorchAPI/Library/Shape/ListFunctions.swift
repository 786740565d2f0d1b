import Autograd
import PythonRuntime
import TensorCore

/// The functions of torch that take any number of tensors, one by one or as one list.
enum ListFunctions {
  static func bind(into builder: ModuleBuilder, in torch: Torch) {
    for (name, count) in [("atleast_1d", 1), ("atleast_2d", 2), ("atleast_3d", 3)] {
      define(
        name, "Gives views with at least \(count) dimension\(count == 1 ? "" : "s").", into: builder,
        in: torch
      ) { (values) throws(PythonError) in
        if values.count == 1, let tensor = values[0].tensor {
          return try torch.value(translated(Splitting.atLeast(count, tensor)))
        }
        let tensors = try unpacked(values, refusing: name, in: torch)
        var results: [Value] = []
        for tensor in tensors {
          results.append(torch.value(try translated(Splitting.atLeast(count, tensor))))
        }
        return torch.interpreter.tuple(results)
      }
    }
    define("broadcast_tensors", "Gives views of one common shape.", into: builder, in: torch) {
      (values) throws(PythonError) in
      let tensors = try unpacked(values, takesLists: false, in: torch)
      var shape: Dims = []
      for tensor in tensors { shape = try translated(Dims.broadcast(shape, tensor.shape)) }
      var results: [Value] = []
      for tensor in tensors {
        results.append(
          torch.value(try tensor.shape == shape ? tensor : translated(Dimensions.expand(tensor, shape))))
      }
      return torch.interpreter.tuple(results)
    }
    define("block_diag", "Puts matrices along a diagonal.", into: builder, in: torch) {
      (values) throws(PythonError) in
      let tensors = try unpacked(values, takesLists: false, in: torch)
      return try torch.value(translated(Lists.blocks(tensors)))
    }
    define("cartesian_prod", "Lists all choices of an element of each vector.", into: builder, in: torch) {
      (values) throws(PythonError) in
      let tensors = try unpacked(values, takesLists: false, in: torch)
      for tensor in tensors where tensor.dimensionCount != 1 {
        throw .runtimeError("Expect a 1D vector, but got shape \(tensor.shape)")
      }
      if tensors.count == 1 { return torch.value(tensors[0]) }
      let grids = try grids(tensors, swapsFirst: false)
      var columns: [Tensor] = []
      for grid in grids { columns.append(try translated(grid.reshape([grid.elementCount]))) }
      return try torch.value(translated(Joining.stack(columns, 1)))
    }
    bindGrid(into: builder, in: torch)
    let split = LibraryFunctionObject(
      "split", "tensor, split_size_or_sections, dim=0", module: "torch.functional",
      documentation: torch.operators.function(named: "split")?.documentation() ?? "", in: torch
    ) { (interpreter, values) throws(PythonError) in
      try interpreter.call(
        interpreter.attribute("split", of: values[0]), values[1], values[2].isUnset ? .int(0) : values[2])
    }
    builder.set("split", .object(split))
    builder.set("norm", .object(NormFunction.make(isMethod: false, in: torch)))
    bindShapes(into: builder, in: torch)
  }

  /// The method, which hands sizes and a list of lengths to a function each.
  static func bindSplit(into builder: TypeBuilder, in torch: Torch) {
    let functions = ["split", "split_with_sizes"].map { name in
      torch.operators.function(named: name).map { Value.object(TorchFunctionObject($0)) } ?? .none
    }
    builder.libraryMethod(
      "split", "self, split_size, dim=0", "Takes a dimension apart into ranges.", in: torch
    ) { (_, values) throws(PythonError) in
      let interpreter = torch.interpreter
      var size = values[1]
      let isSize: Bool
      switch size {
      case .int, .bool: isSize = true
      case .object(let object as TensorObject):
        isSize = object.tensor.elementCount == 1
        if isSize { size = try interpreter.call(.object(interpreter.types.int), size) }
      default: isSize = try interpreter.indexIfInteger(size) != nil
      }
      return try interpreter.call(
        functions[isSize ? 0 : 1], [values[0], size, values[2].isUnset ? .int(0) : values[2]])
    }
  }

  /// The method that takes a dimension apart into several, which PyTorch has written in Python.
  static func bindUnflatten(into builder: TypeBuilder, in torch: Torch) {
    guard let function = torch.operators.function(named: "unflatten") else { return }
    builder.libraryMethod(
      "unflatten", "self, dim, sizes", "Splits a dimension into several.", in: torch
    ) { (object, values) throws(PythonError) in
      if try !torch.interpreter.isTrue(values[2]) {
        throw .runtimeError("unflatten: sizes must be non-empty")
      }
      let method = Value.object(BoundTorchMethodObject(function, receiver: object))
      return try torch.interpreter.call(method, [values[1], values[2]])
    }
  }

  private static func define(
    _ name: String, _ documentation: String, into builder: ModuleBuilder, in torch: Torch,
    body: @escaping ([Value]) throws(PythonError) -> Value
  ) {
    let function = LibraryFunctionObject(
      name, "*args", module: "torch.functional", documentation: documentation, in: torch
    ) { (_, values) throws(PythonError) in try body(values) }
    builder.set(name, .object(function))
  }

  /// The tensors among the arguments, or in the only one.
  private static func unpacked(
    _ values: [Value], refusing name: String? = nil, takesLists: Bool = true, in torch: Torch
  ) throws(PythonError) -> [Tensor] {
    var elements = values
    if takesLists, values.count == 1, values[0].tensorObject == nil {
      switch values[0].object {
      case is ListObject, is TupleObject: elements = try torch.interpreter.elements(of: values[0])
      default:
        if let name {
          let given = torch.interpreter.type(of: values[0]).name
          throw .typeError(
            "\(name)() received an invalid combination of arguments - got (\(given)), but expected one of:\n"
              + " * (Tensor input)\n      didn't match because some of the arguments have invalid types: (!\(given)!)\n"
              + " * (tuple of Tensors tensors)\n"
              + "      didn't match because some of the arguments have invalid types: (!\(given)!)\n")
        }
      }
    }
    var tensors: [Tensor] = []
    for (index, element) in elements.enumerated() {
      guard let tensor = element.tensor else {
        throw .typeError(
          "expected Tensor as element \(index) in argument 0, but got \(torch.interpreter.type(of: element).name)"
        )
      }
      tensors.append(tensor)
    }
    return tensors
  }

  // MARK: Grids

  private static func bindGrid(into builder: ModuleBuilder, in torch: Torch) {
    let function = LibraryFunctionObject(
      "meshgrid", "*args, indexing=None", module: "torch.functional",
      documentation: "Makes the coordinates of a grid from those along each axis.", in: torch
    ) { (interpreter, values) throws(PythonError) in
      let tensors = try unpacked(Array(values.dropFirst()), in: torch)
      var swaps = false
      if values[0].orNone.isNone {
        try torch.warn(
          "torch.meshgrid: in an upcoming release, it will be required to pass the indexing argument. (Triggered "
            + "internally at /pytorch/aten/src/ATen/native/TensorShape.cpp:4383.)")
      } else {
        let indexing = try interpreter.text(values[0], orRaise: "meshgrid(): argument 'indexing' must be str")
        if indexing != "ij" && indexing != "xy" {
          throw .runtimeError(
            "torch.meshgrid: indexing must be one of \"xy\" or \"ij\", but received: \(indexing)")
        }
        swaps = indexing == "xy"
      }
      return interpreter.tuple(try grids(tensors, swapsFirst: swaps).map { torch.value($0) })
    }
    builder.set("meshgrid", .object(function))
  }

  private static func grids(_ tensors: [Tensor], swapsFirst: Bool) throws(PythonError) -> [Tensor] {
    if tensors.isEmpty { throw .runtimeError("meshgrid expects a non-empty TensorList") }
    for tensor in tensors {
      if tensor.dimensionCount > 1 {
        throw .runtimeError(
          "torch.meshgrid: Expected 0D or 1D tensor in the tensor list but got: \(ArrayText.string(of: tensor.array))"
        )
      }
      if tensor.scalarType != tensors[0].scalarType {
        throw .runtimeError("meshgrid expects all tensors to have the same dtype")
      }
    }
    let swaps = swapsFirst && tensors.count >= 2
    var ordered = tensors
    if swaps { ordered.swapAt(0, 1) }
    let shape = Dims(ordered.map(\.elementCount))
    var results: [Tensor] = []
    for (index, tensor) in ordered.enumerated() {
      var own = Dims(repeating: 1, count: ordered.count)
      own[index] = tensor.elementCount
      results.append(try translated(Dimensions.expand(Reshaping.view(tensor, own), shape)))
    }
    if swaps { results.swapAt(0, 1) }
    return results
  }

  // MARK: Shapes

  private static func bindShapes(into builder: ModuleBuilder, in torch: Torch) {
    define("broadcast_shapes", "The shape that all shapes broadcast to.", into: builder, in: torch) {
      (values) throws(PythonError) in
      var result: [Int] = []
      for (position, value) in values.enumerated() {
        if case .float = value {
          throw .runtimeError(
            "Input shapes should be of type ints, a tuple of ints, or a list of ints, got "
              + (try torch.interpreter.string(of: value)))
        }
        let shape = try sizes(value, in: torch)
        while result.count < shape.count { result.insert(1, at: 0) }
        for (index, size) in shape.enumerated().reversed() {
          let place = result.count - shape.count + index
          if size < 0 { throw .valueError("Attempting to broadcast a dimension with negative length!") }
          if size == 1 || result[place] == size { continue }
          if result[place] != 1 {
            let isOne = if case .int = value { true } else { false }
            let shown = try isOne ? "(\(size),)" : torch.interpreter.representation(of: value)
            throw .runtimeError(
              "Attempting to broadcast a dimension of length \(size) at \(index - shape.count)! Mismatching argument at "
                + "index \(position) had \(shown); but expected shape should be broadcastable to \(Dims(result))"
            )
          }
          result[place] = size
        }
      }
      return torch.size(Dims(result))
    }
    builder.libraryFunction(
      "unravel_index", "indices, shape", "The positions in a shape of row-major positions.", in: torch
    ) { (interpreter, values) throws(PythonError) in
      guard let indices = values[0].tensor else {
        throw .attributeError(
          "'\(interpreter.type(of: values[0]).name)' object has no attribute 'is_complex'", object: values[0],
          name: "is_complex")
      }
      if !indices.scalarType.isInteger {
        throw .typeError("expected 'indices' to be integer dtype, but got torch.\(indices.scalarType.name)")
      }
      let shape = try sizes(values[1], in: torch)
      if shape.contains(where: { $0 < 0 }) {
        throw .valueError(
          "'shape' cannot have negative values, but got \(try interpreter.representation(of: values[1]))")
      }
      var step = 1
      var results: [Value] = []
      for size in shape.reversed() {
        let places = try translated(
          Kernels.binary(
            .remainder,
            Kernels.binary(.floorDivide, indices.array, scalar: .int(step), type: .int64), scalar: .int(size),
            type: .int64))
        results.insert(torch.value(Tensor(places)), at: 0)
        step = step &* size
      }
      if results.isEmpty { return interpreter.tuple([]) }
      // PyTorch takes the positions of one element to lie side by side.
      let stacked = try translated(Joining.stack(results.compactMap(\.tensor), -1))
      return try interpreter.tuple(translated(Parts.unbind(stacked, -1)).map { torch.value($0) })
    }
  }

  private static func sizes(_ value: Value, in torch: Torch) throws(PythonError) -> [Int] {
    if case .int(let size) = value { return [size] }
    var sizes: [Int] = []
    for element in try torch.interpreter.elements(of: value) {
      sizes.append(try torch.interpreter.int(element))
    }
    return sizes
  }
}
