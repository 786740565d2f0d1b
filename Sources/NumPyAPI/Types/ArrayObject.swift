package import PythonRuntime
package import TensorCore

/// A `numpy.ndarray`.
package final class ArrayObject: Object, NativeObject {
  package internal(set) var array: NDArray
  /// The object whose memory this array shows, or `None`.
  let base: Value
  var isWriteable = true
  unowned(unsafe) let numpy: NumPy

  package init(_ array: NDArray, base: Value = .none, in numpy: NumPy) {
    self.array = array
    self.base = base
    self.numpy = numpy
    super.init(type: numpy.arrayType)
  }

  /// A view of this array's memory.
  func view(_ array: NDArray) -> Value {
    let made = ArrayObject(array, base: base.isNone ? .object(self) : base, in: numpy)
    made.isWriteable = isWriteable
    return .object(made)
  }

  package override var holdsReferences: Bool { base.object != nil || super.holdsReferences }

  package override func visitReferences(_ visitor: inout ReferenceVisitor) {
    visitor.visit(base)
    super.visitReferences(&visitor)
  }

  /// Refuses to change an array that is only for reading.
  func checkWriteable(_ what: String = "assignment destination") throws(PythonError) {
    if !isWriteable { throw .valueError("\(what) is read-only") }
  }

  /// The element of an array without dimensions.
  func onlyElement() throws(PythonError) -> Scalar {
    guard array.shape.count == 0 else {
      throw .typeError("only 0-dimensional arrays can be converted to Python scalars")
    }
    return array.first
  }

  // MARK: Text

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    try text("array_repr")
  }

  package override func string(in interpreter: Interpreter) throws(PythonError) -> String {
    try text("array_str")
  }

  private func text(_ function: String) throws(PythonError) -> String {
    let interpreter = numpy.interpreter
    return try interpreter.string(
      of: interpreter.call(numpy.libraryValue(function, in: "numpy._printing"), .object(self)))
  }

  package override func format(
    _ specification: String, in interpreter: Interpreter
  ) throws(PythonError) -> String {
    if array.shape.count == 0, !specification.isEmpty {
      return try interpreter.format(interpreter.plainValue(array.first), specification)
    }
    if !specification.isEmpty {
      throw .typeError("unsupported format string passed to numpy.ndarray.__format__")
    }
    return try string(in: interpreter)
  }

  // MARK: Operators

  package override func binary(
    _ operation: BinaryOperation, _ other: Value, reflected: Bool, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    try ArrayArithmetic.binary(operation, .object(self), other, reflected: reflected, in: numpy)
  }

  package override func inPlace(
    _ operation: BinaryOperation, _ other: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    try ArrayArithmetic.inPlace(operation, self, other, in: numpy)
  }

  package override func unary(
    _ operation: UnaryOperation, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    try ArrayArithmetic.unary(operation, .object(self), in: numpy)
  }

  package override func compare(
    _ comparison: PythonRuntime.Comparison, _ other: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    try ArrayArithmetic.compare(comparison, .object(self), other, in: numpy)
  }

  package override func hash(in interpreter: Interpreter) throws(PythonError) -> Int {
    throw .typeError("unhashable type: 'numpy.ndarray'")
  }

  package override func isTrue(in interpreter: Interpreter) throws(PythonError) -> Bool {
    switch array.elementCount {
    case 1: return array.first.isNonzero
    case 0:
      throw .valueError(
        "The truth value of an empty array is ambiguous. Use `array.size > 0` to check that an array is not empty."
      )
    default:
      throw .valueError(
        "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()")
    }
  }

  package override func integer(in interpreter: Interpreter) throws(PythonError) -> Value {
    try interpreter.integerValue(of: interpreter.plainValue(onlyElement()))
  }

  package override func index(in interpreter: Interpreter) throws(PythonError) -> Value {
    guard array.scalarType.isInteger, array.shape.count == 0 else {
      throw .typeError("only integer scalar arrays can be converted to a scalar index")
    }
    return .int(array.first.intValue)
  }

  package override func float(in interpreter: Interpreter) throws(PythonError) -> Double? {
    try onlyElement().doubleValue
  }

  // MARK: Elements

  package override func length(in interpreter: Interpreter) throws(PythonError) -> Int {
    guard array.shape.count > 0 else { throw .typeError("len() of unsized object") }
    return array.shape[0]
  }

  package override func item(_ key: Value, in interpreter: Interpreter) throws(PythonError) -> Value {
    try ArrayIndexing.item(key, of: self)
  }

  package override func setItem(
    _ key: Value, to value: Value, in interpreter: Interpreter
  ) throws(PythonError) {
    try ArrayIndexing.setItem(key, of: self, to: value)
  }

  package override func deleteItem(_ key: Value, in interpreter: Interpreter) throws(PythonError) {
    throw .valueError("cannot delete array elements")
  }

  package override func iterator(in interpreter: Interpreter) throws(PythonError) -> Value {
    guard array.shape.count > 0 else { throw .typeError("iteration over a 0-d array") }
    return .object(
      SequenceIterator(sequence: .object(self), type: interpreter.types.sequenceIterator))
  }

  package override func contains(_ value: Value, in interpreter: Interpreter) throws(PythonError) -> Bool {
    let equal = try interpreter.compare(.equal, .object(self), value)
    guard let found = equal.cast(to: ArrayObject.self) else { return try interpreter.isTrue(equal) }
    return try translated(Kernels.any(found.array)).first.isNonzero
  }

  package override func fallbackAttribute(
    _ name: StringObject, in interpreter: Interpreter
  ) throws(PythonError) -> Value? {
    if name.value.hasPrefix("__") && name.value != "__array__" { return nil }
    let module = try interpreter.importModule("numpy._methods")
    guard let function = module.namespace.value(forName: name), function.object is FunctionObject else {
      return nil
    }
    // The few names that are no methods.
    if name.value == "flat" || name.value == "flags" { return try interpreter.call(function, .object(self)) }
    return .object(BoundMethodObject(function: function, receiver: .object(self), in: interpreter))
  }
}
