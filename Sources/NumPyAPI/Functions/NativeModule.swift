import PythonRuntime
import TensorCore

/// `numpy._native`: what the library's Python code is built on.
enum NativeModule {
  static func fill(_ builder: ModuleBuilder) {
    let numpy = builder.interpreter.numpy
    builder.set("ndarray", .object(numpy.arrayType))
    builder.set("dtype", .object(builder.interpreter.type(for: DTypeObject.self)))
    builder.set("ufunc", .object(builder.interpreter.type(for: UfuncObject.self)))
    builder.set("BitGenerator", .object(builder.interpreter.type(for: BitGeneratorObject.self)))
    for (name, type) in numpy.scalarTypes.abstract { builder.set(name, .object(type)) }
    for type in ScalarType.allCases where type != .bfloat16 {
      builder.set(type.name, .object(numpy.scalarTypes[type]))
    }
    let names = builder.interpreter.makeDict()
    for (name, ufunc) in numpy.ufuncs {
      names.setValue(.object(ufunc), forName: builder.interpreter.intern(name))
    }
    builder.set("ufuncs", .object(names))
    builder.function("module", "name, /") { (interpreter, arguments) throws(PythonError) in
      let name = try interpreter.text(arguments[0], orRaise: "a name is required")
      return interpreter.module(named: name).map { .object($0) } ?? .none
    }
    addCreation(builder, numpy)
    addShapes(builder, numpy)
    addReductions(builder, numpy)
    addSelections(builder, numpy)
    addText(builder, numpy)
    addLinearAlgebra(builder, numpy)
  }

  /// An argument as an array.
  static func array(_ value: Value, in numpy: NumPy) throws(PythonError) -> NDArray {
    try ArrayFactory.array(of: value, as: nil, in: numpy)
  }

  static func addCreation(_ builder: ModuleBuilder, _ numpy: NumPy) {
    builder.function("array", "object, dtype=None, copy=True, /") {
      (interpreter, arguments) throws(PythonError) in
      let type = try DTypeObject.scalarType(arguments[1], in: interpreter)
      if let object = arguments[0].cast(to: ArrayObject.self) {
        let isSame = type == nil || type == object.array.scalarType
        if isSame, arguments.isPresent(2), try !interpreter.isTrue(arguments[2]) { return arguments[0] }
        let converted = try translated(object.array.converted(to: type ?? object.array.scalarType))
        return numpy.object(isSame ? try translated(converted.copied()) : converted)
      }
      let made = try ArrayFactory.array(of: arguments[0], as: type, in: numpy)
      let copies = arguments.isPresent(2) ? try interpreter.isTrue(arguments[2]) : true
      let isShared = copies && arguments[0].object.map { !($0 is ListObject || $0 is TupleObject) } ?? false
      return numpy.object(isShared ? try translated(made.copied()) : made)
    }
    builder.function("zeros", "shape, dtype=None, /") { (interpreter, arguments) throws(PythonError) in
      let type = try DTypeObject.scalarType(arguments[1], in: interpreter) ?? .float64
      let shape = try ArrayArguments.shape(arguments[0], in: interpreter)
      return numpy.object(try ArrayArguments.zeros(shape, type, in: numpy))
    }
    builder.function("full", "shape, value, dtype, /") { (interpreter, arguments) throws(PythonError) in
      let type = try DTypeObject.scalarType(arguments[2], in: interpreter) ?? .float64
      let shape = try ArrayArguments.shape(arguments[0], in: interpreter)
      let result = try ArrayArguments.zeros(shape, type, in: numpy)
      result.fill(try ArrayFactory.element(arguments[1], as: type, in: numpy))
      return numpy.object(result)
    }
    builder.function("ramp", "count, start, step, dtype, /") { (interpreter, arguments) throws(PythonError) in
      let count = try interpreter.int(arguments[0])
      let type = try DTypeObject.scalarType(arguments[3], in: interpreter) ?? .float64
      let wide: ScalarType = type.isInteger ? .int64 : .float64
      let result = try ArrayArguments.zeros([count], wide, in: numpy)
      if type.isInteger {
        let (start, step) = (try interpreter.int(arguments[1]), try interpreter.int(arguments[2]))
        for index in 0..<count { result.pointer(as: Int.self)[index] = start &+ index &* step }
      } else {
        let (start, step) = (try interpreter.double(arguments[1]), try interpreter.double(arguments[2]))
        for index in 0..<count { result.pointer(as: Double.self)[index] = start + Double(index) * step }
      }
      return numpy.object(try translated(result.converted(to: type)))
    }
    builder.function("result_type", "*operands") { (interpreter, arguments) throws(PythonError) in
      var joined: Operand?
      for value in arguments.rest {
        let next: Operand
        if let type = DTypeObject.scalarTypeIfAny(value, in: interpreter) {
          next = .array(try translated(.zeros([], type)))
        } else if let operand = try Operand(value, in: numpy) {
          next = operand
        } else {
          next = .array(try array(value, in: numpy))
        }
        if let before = joined {
          joined = .array(try translated(.zeros([], Operand.meeting(before, next))))
        } else {
          joined = next
        }
      }
      guard let joined else { throw .valueError("at least one array or dtype is required") }
      return .object(numpy.dtype(Operand.meeting(joined, joined)))
    }
    builder.function("set_reaction", "kind, reaction, /") { (interpreter, arguments) throws(PythonError) in
      let kind = try interpreter.text(arguments[0], orRaise: "a kind is required")
      let old = numpy.errorReactions[kind] ?? (kind == "under" ? .ignore : .warn)
      if !arguments[1].isNone {
        let name = try interpreter.text(arguments[1], orRaise: "a reaction is required")
        guard let reaction = FloatingPointWarnings.Reaction(rawValue: name) else {
          throw .valueError("invalid error mode '\(name)'")
        }
        numpy.errorReactions[kind] = reaction
      }
      return interpreter.string(old.rawValue)
    }
  }

  static func addShapes(_ builder: ModuleBuilder, _ numpy: NumPy) {
    func view(
      _ name: String, _ signature: String,
      _ body: @escaping (Interpreter, NDArray, Arguments) throws(PythonError) -> NDArray
    ) {
      builder.function(name, signature) { (interpreter, arguments) throws(PythonError) in
        if let object = arguments[0].cast(to: ArrayObject.self) {
          return object.view(try body(interpreter, object.array, arguments))
        }
        return numpy.object(try body(interpreter, array(arguments[0], in: numpy), arguments))
      }
    }
    builder.function("broadcast_to", "array, shape, /") { (interpreter, arguments) throws(PythonError) in
      let source = try array(arguments[0], in: numpy)
      let shape = try ArrayArguments.shape(arguments[1], in: interpreter)
      guard source.shape.isBroadcastable(to: shape) else {
        throw .valueError(
          "operands could not be broadcast together with remapped shapes [original->remapped]: "
            + "\(ArrayArguments.text(source.shape)) and requested shape \(ArrayArguments.text(shape).dropLast())"
        )
      }
      guard shape.checkedElementCount != nil else {
        throw .valueError("maximum supported dimension size exceeded")
      }
      let result = ArrayObject(
        try translated(source.expanded(to: shape)), base: arguments[0], in: numpy)
      result.isWriteable = false
      return .object(result)
    }
    builder.function("broadcast_shapes", "a, b, /") { (interpreter, arguments) throws(PythonError) in
      let shape = try ArrayArguments.broadcast(
        ArrayArguments.shape(arguments[0], in: interpreter),
        ArrayArguments.shape(arguments[1], in: interpreter))
      return interpreter.tuple(shape.map { .int($0) })
    }
    view("expand", "array, axis, /") { (interpreter, array, arguments) throws(PythonError) in
      let axis = try ArrayArguments.axis(interpreter.int(arguments[1]), count: array.shape.count + 1)
      return try translated(array.unsqueezed(axis))
    }
    view("squeeze", "array, axes=None, /") { (interpreter, array, arguments) throws(PythonError) in
      let axes = try ArrayArguments.axes(arguments[1], count: array.shape.count, in: interpreter)
      for axis in axes ?? [] where array.shape[axis] != 1 {
        throw .valueError("cannot select an axis to squeeze out which has size not equal to one")
      }
      return try translated(array.squeezed(axes))
    }
    view("diagonal", "array, offset, first, second, /") {
      (interpreter, array, arguments) throws(PythonError) in
      guard array.shape.count >= 2 else {
        throw .valueError("diag requires an array of at least two dimensions")
      }
      let offset = try interpreter.int(arguments[1])
      let limit = Int(Int32.max)
      return try translated(
        array.diagonal(
          offset: Swift.max(-limit, Swift.min(limit, offset)), dim1: interpreter.int(arguments[2]),
          dim2: interpreter.int(arguments[3])))
    }
    view("windows", "array, size, axis, /") { (interpreter, array, arguments) throws(PythonError) in
      try translated(
        array.unfolded(interpreter.int(arguments[2]), size: interpreter.int(arguments[1]), step: 1))
    }
    builder.function("concatenate", "arrays, axis, dtype, /") {
      (interpreter, arguments) throws(PythonError) in
      var arrays: [NDArray] = []
      for value in try interpreter.elements(of: arguments[0]) {
        arrays.append(try translated(array(value, in: numpy).contiguousForward()))
      }
      let type =
        try DTypeObject.scalarType(arguments[2], in: interpreter) ?? arrays.first?.scalarType ?? .float64
      return numpy.object(
        try translated(Kernels.concatenate(arrays, dim: interpreter.int(arguments[1]), type: type)))
    }
    builder.function("set_writeable", "array, flag=None, /") { (interpreter, arguments) throws(PythonError) in
      guard let object = arguments[0].cast(to: ArrayObject.self) else {
        throw .typeError("an array is required")
      }
      if arguments.isPresent(1) { object.isWriteable = try interpreter.isTrue(arguments[1]) }
      return .bool(object.isWriteable)
    }
    builder.function("reinterpreted", "array, dtype, /") { (interpreter, arguments) throws(PythonError) in
      guard let object = arguments[0].cast(to: ArrayObject.self),
        let type = try DTypeObject.scalarType(arguments[1], in: interpreter)
      else { throw .typeError("an array and a type are required") }
      return object.view(try translated(object.array.viewed(asType: type)))
    }
    builder.function("layout", "array, /") { (interpreter, arguments) throws(PythonError) in
      let source = try array(arguments[0], in: numpy)
      let turned = source.permuted(Dims((0..<source.shape.count).reversed()))
      return interpreter.tuple([.bool(source.isContiguous), .bool(turned.isContiguous)])
    }
    builder.function("shares_memory", "a, b, /") { (_, arguments) throws(PythonError) in
      .bool(try array(arguments[0], in: numpy).storage === array(arguments[1], in: numpy).storage)
    }
  }
}
