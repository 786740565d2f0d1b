package import PythonRuntime
import TensorCore

extension ArrayObject {
  package static func makeType(in interpreter: Interpreter) -> TypeObject {
    let type = TypeObject(
      native: "ndarray", module: "numpy", base: interpreter.types.object, in: interpreter,
      isSubclassable: false,
      slots: ScalarMembers.slots.union([
        .length, .getItem, .setItem, .deleteItem, .iterate, .contains, .index, .inPlaceAdd, .inPlaceSubtract,
        .inPlaceMultiply, .inPlaceDivide, .inPlaceFloorDivide, .inPlaceModulo, .inPlacePower, .inPlaceAnd,
        .inPlaceOr, .inPlaceXor, .inPlaceLeftShift, .inPlaceRightShift, .inPlaceMatrixMultiply,
      ]),
      constructor: { (interpreter, _, arguments) throws(PythonError) in
        let numpy = interpreter.numpy
        let shape = try ArrayArguments.shape(arguments[0], in: interpreter)
        let type = try DTypeObject.scalarType(arguments[1], in: interpreter) ?? .float64
        return numpy.object(try ArrayArguments.zeros(shape, type, in: numpy))
      },
      members: fill)
    type.errorName = type.fullName
    type.isCompleteAfterConstructor = true
    type.multipliesSequences = true
    return type
  }

  private static func fill(_ builder: TypeBuilder) {
    func property(_ name: String, _ get: @escaping (Interpreter, ArrayObject) throws(PythonError) -> Value) {
      builder.property(name, on: ArrayObject.self, get: get)
    }
    builder.property(
      "shape", on: ArrayObject.self,
      get: { (interpreter, object) in interpreter.tuple(object.array.shape.map { .int($0) }) },
      set: { (interpreter, object, value) throws(PythonError) in
        let shape = try ArrayArguments.shape(value, in: interpreter)
        let wanted = try ArrayArguments.inferred(shape, for: object.array)
        guard let view = object.array.viewed(as: wanted) else {
          throw PythonError(
            .attributeError,
            "Incompatible shape for in-place modification. Use `.reshape()` to make a copy with the desired shape."
          )
        }
        object.array = view
      })
    property("ndim") { (_, object) in .int(object.array.shape.count) }
    property("size") { (_, object) in .int(object.array.elementCount) }
    property("itemsize") { (_, object) in .int(object.array.scalarType.byteCount) }
    property("nbytes") { (_, object) in .int(object.array.elementCount &* object.array.scalarType.byteCount) }
    property("dtype") { (_, object) in .object(object.numpy.dtype(object.array.scalarType)) }
    property("strides") { (interpreter, object) in
      let size = object.array.scalarType.byteCount
      return interpreter.tuple(object.array.strides.map { .int($0 &* size) })
    }
    property("base") { (_, object) in object.base }
    property("T") { (_, object) in
      object.view(object.array.permuted(Dims((0..<object.array.shape.count).reversed())))
    }
    property("real") { (_, object) throws(PythonError) in
      guard object.array.scalarType.isComplex else { return .object(object) }
      return object.view(try translated(object.array.realParts()))
    }
    property("imag") { (_, object) throws(PythonError) in
      guard object.array.scalarType.isComplex else {
        return object.numpy.object(try translated(.zeros(object.array.shape, object.array.scalarType)))
      }
      return object.view(try translated(object.array.imaginaryParts()))
    }
    method(builder, "tolist", "", "The elements as nested lists of Python numbers.") {
      (interpreter, object, _) throws(PythonError) in
      try list(object.array, dim: 0, offset: 0, in: interpreter)
    }
    method(builder, "copy", "order='C'", "A copy with memory of its own.") {
      (_, object, _) throws(PythonError) in
      let fresh = try translated(NDArray.empty(object.array.shape, object.array.scalarType))
      try translated(fresh.copy(from: object.array))
      return object.numpy.object(fresh)
    }
    method(
      builder, "astype", "dtype, order='K', casting='unsafe', subok=True, copy=True",
      "A copy of another type."
    ) { (interpreter, object, arguments) throws(PythonError) in
      let type = try DTypeObject.scalarType(arguments[0], in: interpreter) ?? .float64
      if type == object.array.scalarType {
        if arguments.isPresent(4), try !interpreter.isTrue(arguments[4]) { return .object(object) }
        return object.numpy.object(try translated(object.array.copied()))
      }
      return object.numpy.object(try translated(object.array.converted(to: type)))
    }
    method(builder, "reshape", "*shape, order='C', copy=None", "The elements in another shape.") {
      (interpreter, object, arguments) throws(PythonError) in
      let rest = Array(arguments.rest)
      let shape =
        rest.count == 1
        ? try ArrayArguments.shape(rest[0], in: interpreter)
        : try ArrayArguments.shape(interpreter.tuple(rest), in: interpreter)
      if let order = arguments[0].cast(to: StringObject.self), order.value == "F" {
        let wanted = try ArrayArguments.inferred(shape, for: object.array)
        let reversed = object.array.permuted(Dims((0..<object.array.shape.count).reversed()))
        let turned = try translated(reversed.reshaped(wanted.reversedEntries))
        return object.view(turned.permuted(Dims((0..<wanted.count).reversed())))
      }
      return try object.reshaped(to: shape)
    }
    method(builder, "transpose", "*axes", "The dimensions in another order.") {
      (interpreter, object, arguments) throws(PythonError) in
      var axes = Array(arguments.rest)
      if axes.count == 1 {
        if axes[0].isNone {
          axes = []
        } else if axes[0].object is TupleObject || axes[0].object is ListObject {
          axes = try interpreter.elements(of: axes[0])
        }
      }
      let count = object.array.shape.count
      if axes.isEmpty { return object.view(object.array.permuted(Dims((0..<count).reversed()))) }
      guard axes.count == count else { throw .valueError("axes don't match array") }
      var order = Dims()
      for axis in axes {
        let dim = try ArrayArguments.axis(interpreter.int(axis), count: count)
        if order.contains(dim) { throw .valueError("repeated axis in transpose") }
        order.append(dim)
      }
      return object.view(object.array.permuted(order))
    }
    method(builder, "ravel", "order='C'", "The elements in one dimension, shared where possible.") {
      (_, object, _) throws(PythonError) in try object.reshaped(to: [-1])
    }
    method(builder, "flatten", "order='C'", "A copy of the elements in one dimension.") {
      (_, object, _) throws(PythonError) in
      let flat = try translated(object.array.reshaped([object.array.elementCount]))
      return object.numpy.object(try translated(flat.copied()))
    }
    method(builder, "fill", "value", "Sets every element.") {
      (interpreter, object, arguments) throws(PythonError) in
      try object.checkWriteable()
      object.array.fill(
        try ArrayFactory.element(arguments[0], as: object.array.scalarType, in: object.numpy))
      return .none
    }
    method(builder, "sum", "axis=None, dtype=None, out=None, keepdims=False", "The sum of the elements.") {
      (interpreter, object, arguments) throws(PythonError) in
      guard !arguments.isPresent(2) || arguments[2].isNone else {
        return try interpreter.call(
          object.numpy.libraryValue("sum", in: "numpy"),
          [.object(object), arguments[0].orNone, arguments[1].orNone],
          keywords: [("out", arguments[2]), ("keepdims", arguments.value(3, default: .bool(false)))])
      }
      let type = try DTypeObject.scalarType(arguments[1], in: interpreter)
      let axes = try ArrayArguments.axes(arguments[0], count: object.array.shape.count, in: interpreter)
      let keeps = arguments.isPresent(3) ? try interpreter.isTrue(arguments[3]) : false
      return object.numpy.value(
        try ArrayReduction.reduce("sum", object.array, axes, keepDims: keeps, type: type))
    }
  }

  private static func method(
    _ builder: TypeBuilder, _ name: String, _ signature: String, _ documentation: String,
    _ body: @escaping (Interpreter, ArrayObject, Arguments) throws(PythonError) -> Value
  ) {
    builder.method(name, signature, documentation, on: ArrayObject.self, body)
  }

  /// The elements in another shape, one size of which may be -1.
  func reshaped(to shape: Dims) throws(PythonError) -> Value {
    let wanted = try ArrayArguments.inferred(shape, for: array)
    if let view = array.viewed(as: wanted) { return self.view(view) }
    return numpy.object(try translated(array.reshaped(wanted)))
  }

  private static func list(
    _ array: NDArray, dim: Int, offset: Int, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    if dim == array.shape.count { return interpreter.plainValue(array.scalar(at: offset)) }
    try interpreter.checkAllocation(array.shape[dim], stride: 64)
    try interpreter.checkInterrupt()
    var values: [Value] = []
    values.reserveCapacity(array.shape[dim])
    for index in 0..<array.shape[dim] {
      values.append(
        try list(array, dim: dim + 1, offset: offset &+ index &* array.strides[dim], in: interpreter))
    }
    return interpreter.list(values)
  }
}
