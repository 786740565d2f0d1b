import PythonRuntime
import TensorCore

/// Python's operators on arrays and scalars.
enum ArrayArithmetic {
  /// `a op b`, or `b op a` when reflected.
  static func binary(
    _ operation: BinaryOperation, _ own: Value, _ other: Value, reflected: Bool, in numpy: NumPy
  ) throws(PythonError) -> Value {
    guard let a = try Operand(own, in: numpy) else { return .notImplemented }
    guard let b = try Operand(other, in: numpy) else {
      return try foreign(operation, own, other, reflected: reflected, in: numpy)
    }
    let (left, right) = reflected ? (b, a) : (a, b)
    switch operation {
    case .matrixMultiply:
      return numpy.value(try ArrayProduct.matrixMultiply(left, right))
    case .divmod:
      return numpy.interpreter.tuple([
        numpy.value(try result(.floorDivide, left, right, in: numpy)),
        numpy.value(try result(.modulo, left, right, in: numpy)),
      ])
    default: return numpy.value(try result(operation, left, right, in: numpy))
    }
  }

  private static func result(
    _ operation: BinaryOperation, _ left: Operand, _ right: Operand, in numpy: NumPy
  ) throws(PythonError) -> NDArray {
    // The operators of every training loop: floats with a number.
    if let kernel = operation.simpleKernel {
      switch (left, right) {
      case (.array(let a), .number(let number)) where a.scalarType.isFloatingPoint && number.realValue != nil:
        if kernel != .divide || number.doubleValue != 0 {
          return try translated(Kernels.binary(kernel, a, scalar: number, type: a.scalarType))
        }
      case (.number(let number), .array(let b))
      where b.scalarType.isFloatingPoint && number.realValue != nil && kernel != .divide:
        return try translated(Kernels.binary(kernel, scalar: number, b, type: b.scalarType))
      default: break
      }
    }
    if operation == .power, case .array(let a) = left, a.scalarType.rank > 1,
      case .number(let number) = right,
      let exponent = number.realValue
    {
      // NumPy's own shortcuts.
      switch exponent {
      case 2: return try translated(Kernels.unary(.square, a))
      case 1: return try translated(a.copied())
      case 0.5: return try translated(Kernels.unary(.sqrt, a))
      case -1: return try translated(Kernels.unary(.reciprocal, a))
      default: break
      }
    }
    return try apply(Ufunc.operators[Int(operation.rawValue)], left, right, in: numpy)
  }

  /// A ufunc of two operands, with its warnings.
  static func apply(
    _ ufunc: Ufunc, _ left: Operand, _ right: Operand, type given: ScalarType? = nil, in numpy: NumPy
  ) throws(PythonError) -> NDArray {
    var type = given ?? Operand.meeting(left, right)
    var isCompared = false
    if case .compare = ufunc.computation {
      isCompared = true
      if left.exceeds(type) || right.exceeds(type) { type = .int64 }
    }
    let computed = isCompared ? type : try ufunc.computedType(type)
    let a = try left.array(computed, isCompared: isCompared)
    let b = try right.array(computed, isCompared: isCompared)
    let result = try ufunc.apply(a, b, meetingIn: type)
    try FloatingPointWarnings.check(result, ufunc, a, b, in: numpy)
    return result
  }

  /// An operator on something that is no array, no number and no list of them.
  private static func foreign(
    _ operation: BinaryOperation, _ own: Value, _ other: Value, reflected: Bool, in numpy: NumPy
  ) throws(PythonError) -> Value {
    let interpreter = numpy.interpreter
    guard case .object(let object) = other else {
      return try refusal(operation, own, other, reflected: reflected, in: numpy)
    }
    switch object {
    case is ListObject, is TupleObject, is RangeObject:
      let array = numpy.object(try ArrayFactory.array(of: other, as: nil, in: numpy))
      return try binary(operation, own, array, reflected: reflected, in: numpy)
    case is StringObject:
      guard operation == .add, own.object is ArrayObject, let sample = try Operand(own, in: numpy),
        case .array(let array) = sample
      else { return .notImplemented }
      let text = "dtype('<U\(max(try interpreter.length(of: other), 1))')"
      let type = "dtype('\(array.scalarType.name)')"
      throw PythonError(
        .typeError,
        "ufunc 'add' did not contain a loop with signature matching types "
          + "(\(reflected ? text : type), \(reflected ? type : text)) -> None",
        classNamed: "_UFuncNoLoopError",
        in: "numpy._core._exceptions")
    default: break
    }
    guard own.object is ArrayObject else { return .notImplemented }
    guard let wrap = try interpreter.attributeIfPresent(interpreter.intern("__array_wrap__"), of: other)
    else {
      return object.type.isHeapType
        ? .notImplemented : try refusal(operation, own, other, reflected: reflected, in: numpy)
    }
    guard reflected else {
      if operation == .add {
        throw .typeError(
          "Concatenation operation is not implemented for NumPy arrays, use np.concatenate() instead. Please do "
            + "not rely on this error; it may not be given on all Python implementations.")
      }
      return .notImplemented
    }
    guard let array = try ArrayFactory.arrayIfAny(other, in: numpy) else { return .notImplemented }
    let result = try binary(operation, own, numpy.object(array), reflected: true, in: numpy)
    return try interpreter.call(wrap, numpy.object(ArrayFactory.array(of: result, as: nil, in: numpy)))
  }

  /// The error of an operator between an array's elements and something else.
  private static func refusal(
    _ operation: BinaryOperation, _ own: Value, _ other: Value, reflected: Bool, in numpy: NumPy
  ) throws(PythonError) -> Value {
    guard let array = own.cast(to: ArrayObject.self)?.array else { return .notImplemented }
    let element = ["bool", "int", "float", "complex"][array.scalarType.rank]
    let name = numpy.interpreter.type(of: other).errorName
    let (left, right) = reflected ? (name, element) : (element, name)
    throw .typeError("unsupported operand type(s) for \(operation.symbol): '\(left)' and '\(right)'")
  }

  // MARK: In place

  /// `array op= other`.
  static func inPlace(
    _ operation: BinaryOperation, _ target: ArrayObject, _ other: Value, in numpy: NumPy
  ) throws(PythonError) -> Value {
    try target.checkWriteable("output array")
    let array = target.array
    guard let operand = try Operand(other, in: numpy) else {
      guard other.object is ListObject || other.object is TupleObject else { return .notImplemented }
      let list = numpy.object(try ArrayFactory.array(of: other, as: nil, in: numpy))
      return try inPlace(operation, target, list, in: numpy)
    }
    if let kernel = operation.simpleKernel, array.scalarType.isFloatingPoint {
      switch operand {
      case .number(let number)
      where number.realValue != nil && (kernel != .divide || number.doubleValue != 0):
        try translated(Kernels.binary(kernel, array, scalar: number, type: array.scalarType, into: array))
        return .object(target)
      case .array(let other)
      where other.scalarType == array.scalarType && kernel != .divide && other.storage !== array.storage
        && other.shape.isBroadcastable(to: array.shape):
        try translated(Kernels.binary(kernel, array, other, type: array.scalarType, into: array))
        return .object(target)
      default: break
      }
    }
    if operation != .matrixMultiply {
      do {
        _ = try Dims.broadcast(array.shape, operand.shape)
      } catch {
        throw .valueError(
          "operands could not be broadcast together with shapes "
            + ArrayArguments.text(array.shape, operand.shape, array.shape))
      }
    }
    let result: NDArray
    if operation == .matrixMultiply {
      result = try ArrayProduct.matrixMultiply(.array(array), operand)
    } else {
      result = try self.result(operation, .array(array), operand, in: numpy)
    }
    try store(result, into: target, of: Ufunc.operators[Int(operation.rawValue)].name)
    return .object(target)
  }

  /// Writes a ufunc's result into an array that was given for it.
  static func store(_ result: NDArray, into target: ArrayObject, of name: String) throws(PythonError) {
    let array = target.array
    try target.checkWriteable("output array")
    if result.scalarType.rank > array.scalarType.rank
      || result.scalarType.isInteger && result.scalarType != .uint8 && array.scalarType == .uint8
    {
      throw PythonError(
        .typeError,
        "Cannot cast ufunc '\(name)' output from dtype('\(result.scalarType.name)') to "
          + "dtype('\(array.scalarType.name)') with casting rule 'same_kind'",
        classNamed: "_UFuncOutputCastingError", in: "numpy._core._exceptions")
    }
    guard result.shape.isBroadcastable(to: array.shape) else {
      func text(_ shape: Dims) -> String {
        "(\(shape.map { String($0) }.joined(separator: ","))\(shape.count == 1 ? "," : ""))"
      }
      throw .valueError(
        "non-broadcastable output operand with shape \(text(array.shape)) doesn't match the broadcast shape "
          + text(result.shape))
    }
    try translated(array.copy(from: result))
  }

  // MARK: One operand, comparisons

  static func unary(_ operation: UnaryOperation, _ value: Value, in numpy: NumPy) throws(PythonError) -> Value
  {
    guard case .array(let array)? = try Operand(value, in: numpy) else { return .notImplemented }
    return numpy.value(try Ufunc.unaries[Int(operation.rawValue)].apply(array))
  }

  static func compare(
    _ comparison: PythonRuntime.Comparison, _ own: Value, _ other: Value, in numpy: NumPy
  ) throws(PythonError) -> Value {
    guard let a = try Operand(own, in: numpy) else { return .notImplemented }
    let ufunc = Ufunc.comparisons[Int(comparison.rawValue)]
    if let b = try Operand(other, in: numpy) { return numpy.value(try apply(ufunc, a, b, in: numpy)) }
    if other.object is ListObject || other.object is TupleObject {
      let array = try ArrayFactory.array(of: other, as: nil, in: numpy)
      return numpy.value(try apply(ufunc, a, .array(array), in: numpy))
    }
    guard own.object is ArrayObject, comparison == .equal || comparison == .notEqual,
      other.isNone || other.object is StringObject
    else {
      return .notImplemented
    }
    return numpy.value(try translated(.full(a.shape, .bool(comparison == .notEqual), .bool)))
  }
}

extension BinaryOperation {
  /// The kernel of an operator that works on floats without any further rule.
  fileprivate var simpleKernel: BinaryKernel? {
    switch self {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    default: nil
    }
  }
}
