import ComplexModule
import PythonRuntime
import TensorCore

/// What an operator or a ufunc works on: an array, or a Python number, whose type gives way to an array's.
enum Operand {
  case array(NDArray)
  case number(Scalar)

  /// The operand that a value is; nil where it is nothing of NumPy's nor a number.
  init?(_ value: Value, in numpy: NumPy) throws(PythonError) {
    switch value {
    case .float(let number): self = .number(.double(number.asElement))
    case .int(let number): self = .number(.int(number))
    case .object(let object as ArrayObject): self = .array(object.array)
    default:
      if let scalar = value.numpyScalar {
        self = .array(try translated(.scalar(scalar.value, scalar.type)))
      } else if let number = try ArrayFactory.number(value, in: numpy) {
        self = .number(number)
      } else {
        return nil
      }
    }
  }

  var shape: Dims {
    if case .array(let array) = self { return array.shape }
    return []
  }

  /// The type in which two operands meet.
  static func meeting(_ a: Operand, _ b: Operand) -> ScalarType {
    switch (a, b) {
    case (.array(let a), .array(let b)): .numpyPromoted(a.scalarType, b.scalarType)
    case (.array(let a), .number(let number)), (.number(let number), .array(let a)):
      number.joined(to: a.scalarType)
    case (.number(let a), .number(let b)):
      .numpyPromoted(a.scalarType(default: .float64), b.scalarType(default: .float64))
    }
  }

  /// The operand as an array; a number takes the type that it meets the other operand in.
  func array(_ type: ScalarType, isCompared: Bool = false) throws(PythonError) -> NDArray {
    switch self {
    case .array(let array): return array
    case .number(let number):
      if case .int(let integer) = number, type.isInteger, !isCompared {
        try ArrayFactory.checkRange(integer, type)
      }
      return try translated(.scalar(number, type))
    }
  }

  /// Whether a Python integer lies outside the values of a type, so that a comparison must widen it.
  func exceeds(_ type: ScalarType) -> Bool {
    guard case .number(.int(let integer)) = self, type.isInteger else { return false }
    do {
      try ArrayFactory.checkRange(integer, type)
      return false
    } catch {
      return true
    }
  }
}

extension Scalar {
  /// The type that a Python number meets an array's type in.
  fileprivate func joined(to type: ScalarType) -> ScalarType {
    switch self {
    case .bool: type
    case .int: type == .bool ? .int64 : type
    case .double: type.rank < 2 ? .float64 : type
    case .complex: type.rank == 3 ? type : type == .float32 || type == .float16 ? .complex64 : .complex128
    }
  }
}
