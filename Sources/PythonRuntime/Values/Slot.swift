/// A special method that the interpreter calls by itself; a class's Python definitions of them sit in a table
/// that this indexes, a native class's are Swift methods of `Object`.
public enum Slot: UInt8, CaseIterable, Sendable {
  // The binary operators, in the order of `BinaryOperation`; then reflected; then in place.
  case add, subtract, multiply, matrixMultiply, divide, floorDivide, modulo, power
  case leftShift, rightShift, bitwiseAnd, bitwiseOr, bitwiseXor, divmod
  case reflectedAdd, reflectedSubtract, reflectedMultiply, reflectedMatrixMultiply, reflectedDivide
  case reflectedFloorDivide, reflectedModulo, reflectedPower, reflectedLeftShift, reflectedRightShift
  case reflectedAnd, reflectedOr, reflectedXor, reflectedDivmod
  case inPlaceAdd, inPlaceSubtract, inPlaceMultiply, inPlaceMatrixMultiply, inPlaceDivide
  case inPlaceFloorDivide, inPlaceModulo, inPlacePower, inPlaceLeftShift, inPlaceRightShift
  case inPlaceAnd, inPlaceOr, inPlaceXor
  // The unary operators, in the order of `UnaryOperation`.
  case negative, positive, invert, absolute
  // The comparisons, in the order of `Comparison`.
  case less, lessOrEqual, equal, notEqual, greater, greaterOrEqual
  case getItem, setItem, deleteItem, missing, length, contains, iterate, next, reversed, lengthHint
  case truth, hash, representation, string, format, bytes
  case integer, index, float, complex, round, truncate, floor, ceiling
  case getAttribute, getMissingAttribute, setAttribute, deleteAttribute, directory
  case descriptorGet, descriptorSet, descriptorDelete, setName
  case call, new, initialize, finalize, enter, exit
  case instanceCheck, subclassCheck, classItem, initializeSubclass
  case fileSystemPath, copy, deepCopy

  /// The name in Python, such as `__add__`.
  public var name: String {
    Self.names[Int(rawValue)]
  }

  public init(_ operation: BinaryOperation) {
    self = Self.allCases[Int(operation.rawValue)]
  }

  public init(reflected operation: BinaryOperation) {
    self = Self.allCases[Int(Slot.reflectedAdd.rawValue + operation.rawValue)]
  }

  /// The in-place form; `divmod` has none.
  public init?(inPlace operation: BinaryOperation) {
    if operation == .divmod { return nil }
    self = Self.allCases[Int(Slot.inPlaceAdd.rawValue + operation.rawValue)]
  }

  public init(_ operation: UnaryOperation) {
    self = Self.allCases[Int(Slot.negative.rawValue + operation.rawValue)]
  }

  public init(_ comparison: Comparison) {
    self = Self.allCases[Int(Slot.less.rawValue + comparison.rawValue)]
  }

  static let count = allCases.count

  /// The names in the order of the cases.
  private static let names: [String] = [
    "__add__", "__sub__", "__mul__", "__matmul__", "__truediv__", "__floordiv__", "__mod__", "__pow__",
    "__lshift__", "__rshift__", "__and__", "__or__", "__xor__", "__divmod__",
    "__radd__", "__rsub__", "__rmul__", "__rmatmul__", "__rtruediv__", "__rfloordiv__", "__rmod__",
    "__rpow__", "__rlshift__", "__rrshift__", "__rand__", "__ror__", "__rxor__", "__rdivmod__",
    "__iadd__", "__isub__", "__imul__", "__imatmul__", "__itruediv__", "__ifloordiv__", "__imod__",
    "__ipow__", "__ilshift__", "__irshift__", "__iand__", "__ior__", "__ixor__",
    "__neg__", "__pos__", "__invert__", "__abs__",
    "__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__",
    "__getitem__", "__setitem__", "__delitem__", "__missing__", "__len__", "__contains__", "__iter__",
    "__next__", "__reversed__", "__length_hint__",
    "__bool__", "__hash__", "__repr__", "__str__", "__format__", "__bytes__",
    "__int__", "__index__", "__float__", "__complex__", "__round__", "__trunc__", "__floor__", "__ceil__",
    "__getattribute__", "__getattr__", "__setattr__", "__delattr__", "__dir__",
    "__get__", "__set__", "__delete__", "__set_name__",
    "__call__", "__new__", "__init__", "__del__", "__enter__", "__exit__",
    "__instancecheck__", "__subclasscheck__", "__class_getitem__", "__init_subclass__",
    "__fspath__", "__copy__", "__deepcopy__",
  ]
}
