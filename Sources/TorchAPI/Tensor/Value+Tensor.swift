package import Autograd
import BigInt
import ComplexModule
import NumPyAPI
package import PythonRuntime
package import TensorCore

extension Value {
  /// The tensor's object, if this is a tensor.
  @inline(__always)
  package var tensorObject: TensorObject? {
    // A comparison of classes, for the class is final; a dynamic cast would cost more than a small addition.
    guard case .object(let object) = self, Swift.type(of: object) == TensorObject.self else { return nil }
    return unsafeDowncast(object, to: TensorObject.self)
  }

  /// The tensor's object, not retained, if this is a tensor.
  @inline(__always)
  var tensorReference: Unmanaged<TensorObject>? {
    guard case .object(let object) = self, Swift.type(of: object) == TensorObject.self else { return nil }
    return Unmanaged.passUnretained(unsafeDowncast(object, to: TensorObject.self))
  }

  /// The tensor, if this is one.
  @inline(__always)
  package var tensor: Tensor? { tensorObject?.tensor }

  /// The number, if this is a Python number.
  ///
  /// Throws `OverflowError` for an integer of more than 64 bits.
  @inline(__always)
  func scalar() throws(PythonError) -> Scalar? {
    switch self {
    case .int(let value): .int(value)
    case .float(let value): .double(value.asElement)
    case .bool(let value): .bool(value)
    case .object(let object): try Value.boxedScalar(object)
    default: nil
    }
  }

  private static func boxedScalar(_ object: Object) throws(PythonError) -> Scalar? {
    switch object {
    case let object as ComplexObject: return .complex(Complex128(object.real, object.imaginary))
    case let object as FloatObject: return .double(object.value.asElement)
    case let object as ScalarObject: return object.value
    case let object as IntegerObject:
      if let small = Int(exactly: object.value) { return .int(small) }
      // An unsigned number of 64 bits wraps, as it does in PyTorch's arithmetic.
      guard let wide = UInt64(exactly: object.value) else { throw .overflowError("int too big to convert") }
      return .int(Int(bitPattern: UInt(wide)))
    default: return nil
    }
  }

  /// Whether this is a Python number, as PyTorch's argument parser sees it.
  var isNumber: Bool {
    switch self {
    case .int, .float, .bool: true
    case .object(let object):
      object is ComplexObject || object is FloatObject || object is IntegerObject || object is ScalarObject
    default: false
    }
  }
}

extension Interpreter {
  /// A number as Python holds it.
  package func value(_ scalar: Scalar) -> Value {
    switch scalar {
    case .bool(let value): .bool(value)
    case .int(let value): .int(value)
    case .double(let value): converted(value)
    case .complex(let value): complex(value.rawStorage.x, value.rawStorage.y)
    }
  }
}

extension Scalar {
  /// Whether the number is not zero.
  var isTrue: Bool {
    switch self {
    case .bool(let value): value
    case .int(let value): value != 0
    case .double(let value): value != 0
    case .complex(let value): value != .zero
    }
  }
}
