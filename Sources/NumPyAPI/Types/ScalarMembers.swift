import ComplexModule
import PythonRuntime
import TensorCore

/// What the classes of scalars have in common.
enum ScalarMembers {
  static let slots: SlotSet = [
    .representation, .string, .format, .getItem, .truth, .hash, .integer, .float, .add, .subtract, .multiply,
    .divide,
    .floorDivide, .modulo, .power, .divmod, .bitwiseAnd, .bitwiseOr, .bitwiseXor, .leftShift, .rightShift,
    .matrixMultiply, .reflectedAdd, .reflectedSubtract, .reflectedMultiply, .reflectedDivide,
    .reflectedFloorDivide, .reflectedModulo, .reflectedPower, .reflectedDivmod, .reflectedAnd, .reflectedOr,
    .reflectedXor, .reflectedLeftShift, .reflectedRightShift, .reflectedMatrixMultiply,
    .negative, .positive, .invert, .absolute, .less, .lessOrEqual, .equal, .notEqual, .greater,
    .greaterOrEqual,
  ]

  /// `np.float32(value)`: a scalar, or an array of a sequence's elements.
  static func construct(
    _ type: ScalarType, _ arguments: Arguments, in numpy: NumPy
  ) throws(PythonError) -> Value {
    if arguments.count == 0 { return numpy.scalar(.int(0), type) }
    let interpreter = numpy.interpreter
    if let text = arguments[0].cast(to: StringObject.self), type != .bool {
      let number = try interpreter.call(
        .object(
          type.isInteger
            ? interpreter.types.int : type.isComplex ? interpreter.types.complex : interpreter.types.float),
        .object(text))
      return numpy.scalar(try ArrayFactory.element(number, as: type, in: numpy), type)
    }
    if case .int = arguments[0] {
      return numpy.scalar(try ArrayFactory.element(arguments[0], as: type, in: numpy), type)
    }
    let array = try ArrayFactory.array(of: arguments[0], as: nil, in: numpy)
    return numpy.value(try translated(array.converted(to: type)))
  }

  /// The scalar as the prompt shows it, with its class where the options of printing ask for it.
  static func representation(
    _ value: Scalar, _ type: ScalarType, in interpreter: Interpreter
  ) throws(PythonError) -> String {
    let text = ScalarText.text(value, type)
    switch type {
    case .bool: return "np.\(text)_"
    case .complex64, .complex128:
      return "np.\(type.name)(\(text.hasPrefix("(") ? String(text.dropFirst().dropLast()) : text))"
    default: return "np.\(type.name)(\(text))"
    }
  }

  /// The members of `numpy.generic`; what it has of arrays, it does as an array without dimensions.
  static func fill(_ builder: TypeBuilder) {
    let interpreter = builder.interpreter
    func scalar(_ value: Value) throws(PythonError) -> (value: Scalar, type: ScalarType) {
      guard let scalar = value.numpyScalar else { throw .typeError("a NumPy scalar is required") }
      return scalar
    }
    func property(_ name: String, _ get: @escaping (Scalar, ScalarType) -> Value) {
      builder.property(name) { (_, value) throws(PythonError) in
        let scalar = try scalar(value)
        return get(scalar.value, scalar.type)
      }
    }
    property("dtype") { (_, type) in .object(interpreter.numpy.dtype(type)) }
    property("shape") { (_, _) in interpreter.tuple([]) }
    property("ndim") { (_, _) in .int(0) }
    property("size") { (_, _) in .int(1) }
    property("itemsize") { (_, type) in .int(type.byteCount) }
    property("nbytes") { (_, type) in .int(type.byteCount) }
    property("real") { (value, type) in
      interpreter.numpy.scalar(
        type.isComplex ? .double(value.complexValue.rawStorage.x) : value, type.realType)
    }
    property("imag") { (value, type) in
      interpreter.numpy.scalar(
        type.isComplex ? .double(value.complexValue.rawStorage.y) : .int(0), type.realType)
    }
    for name in ["item", "tolist"] {
      builder.method(name, "*args", "The number as Python holds it.") {
        (interpreter, value, _) throws(PythonError) in
        interpreter.plainValue(try scalar(value).value)
      }
    }
    builder.method("copy", "", "The scalar itself.") { (_, value, _) throws(PythonError) in value }
    builder.method("astype", "dtype, copy=True", "The number as another type.") {
      (interpreter, value, arguments) throws(PythonError) in
      let (number, type) = try scalar(value)
      let wanted = try DTypeObject.scalarType(arguments[0], in: interpreter) ?? .float64
      return interpreter.numpy.value(try translated(NDArray.scalar(number, type).converted(to: wanted)))
    }
    builder.method("__complex__") { (interpreter, value, _) throws(PythonError) in
      let number = try scalar(value).value.complexValue
      return interpreter.complex(number.rawStorage.x, number.rawStorage.y)
    }
    builder.method("__round__", "ndigits=None, /") { (interpreter, value, arguments) throws(PythonError) in
      let (number, type) = try scalar(value)
      if type.isInteger { return value }
      guard arguments.isPresent(0), !arguments[0].isNone else {
        return try interpreter.call(
          interpreter.attribute("__round__", of: interpreter.plainValue(number)))
      }
      return try interpreter.call(
        interpreter.attribute("round", of: interpreter.numpy.object(try translated(.scalar(number, type)))),
        arguments[0])
    }
  }

  /// `scalar[()]` and `scalar[...]`, the only subscripts that there are.
  static func item(
    _ key: Value, of own: Value, _ value: Scalar, _ type: ScalarType, in numpy: NumPy
  ) throws(PythonError) -> Value {
    if let tuple = key.cast(to: TupleObject.self), tuple.count == 0 { return own }
    guard case .ellipsis = key else { throw .indexError("invalid index to scalar variable.") }
    return numpy.object(try translated(.scalar(value, type)))
  }

  /// What a scalar does as an array without dimensions does it.
  static func fallback(
    _ name: StringObject, _ value: Scalar, _ type: ScalarType, in numpy: NumPy
  ) throws(PythonError) -> Value? {
    if name.value.hasPrefix("__") { return nil }
    let array = numpy.object(try translated(.scalar(value, type)))
    do {
      return try numpy.interpreter.attribute(name, of: array)
    } catch {
      if error.isInstance(of: .attributeError) { return nil }
      throw error
    }
  }
}
