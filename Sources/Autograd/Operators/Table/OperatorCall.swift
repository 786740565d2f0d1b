package import TensorCore

/// The arguments of one call, bound to a signature's parameters.
package struct OperatorCall {
  /// Which of the operator's signatures was matched.
  package let overload: Int
  /// A value for each parameter of that signature, defaults included.
  package var values: [Value]
  /// Random numbers and warnings; none in checks, which want the same numbers each time.
  package var environment: OperatorEnvironment?

  package init(overload: Int, values: [Value]) {
    self.overload = overload
    self.values = values
  }

  package enum Value {
    case none
    case tensor(Tensor)
    case scalar(Scalar)
    case scalars([Scalar])
    case int(Int)
    case ints([Int])
    case double(Double)
    case bool(Bool)
    case string(String)
    case tensors([Tensor])
    case optionalTensors([Tensor?])
    case scalarType(ScalarType)
  }

  /// Where random numbers come from.
  package var generator: Generator { environment?.generator ?? Generator() }

  /// Warns the person whose call this is.
  package func warn(_ message: String) { environment?.warn(message) }

  /// The tensor at `index`, which the signature guarantees.
  package func tensor(_ index: Int) throws(TensorError) -> Tensor {
    if case .tensor(let tensor) = values[index] { return tensor }
    throw mismatch(index, "a Tensor")
  }

  package func optionalTensor(_ index: Int) -> Tensor? {
    if case .tensor(let tensor) = values[index] { tensor } else { nil }
  }

  package func tensors(_ index: Int) throws(TensorError) -> [Tensor] {
    if case .tensors(let tensors) = values[index] { return tensors }
    throw mismatch(index, "a list of Tensors")
  }

  package func scalar(_ index: Int) throws(TensorError) -> Scalar {
    if let scalar = optionalScalar(index) { return scalar }
    throw mismatch(index, "a number")
  }

  /// A list of numbers.
  package func scalars(_ index: Int) throws(TensorError) -> [Scalar] {
    if case .scalars(let values) = values[index] { return values }
    throw mismatch(index, "a list of numbers")
  }

  package func optionalScalar(_ index: Int) -> Scalar? {
    switch values[index] {
    case .scalar(let scalar): scalar
    case .int(let value): .int(value)
    case .double(let value): .double(value)
    case .bool(let value): .bool(value)
    default: nil
    }
  }

  package func int(_ index: Int) throws(TensorError) -> Int {
    if let value = optionalInt(index) { return value }
    throw mismatch(index, "an int")
  }

  package func optionalInt(_ index: Int) -> Int? {
    if case .int(let value) = values[index] { value } else { nil }
  }

  /// A list of ints; a single int counts as a list of one.
  package func ints(_ index: Int) throws(TensorError) -> [Int] {
    if let value = optionalInts(index) { return value }
    throw mismatch(index, "a list of ints")
  }

  package func optionalInts(_ index: Int) -> [Int]? {
    switch values[index] {
    case .ints(let values): values
    case .int(let value): [value]
    default: nil
    }
  }

  package func double(_ index: Int) throws(TensorError) -> Double {
    if let scalar = optionalScalar(index) { return scalar.doubleValue }
    throw mismatch(index, "a float")
  }

  /// Whether a flag was given and is true.
  package func isSet(_ index: Int) -> Bool {
    if case .bool(true) = values[index] { true } else { false }
  }

  package func bool(_ index: Int) throws(TensorError) -> Bool {
    if case .bool(let value) = values[index] { return value }
    throw mismatch(index, "a bool")
  }

  /// A memory format; none where it was not given.
  package func memoryFormat(_ index: Int) -> MemoryFormat? {
    string(index).flatMap(MemoryFormat.init(rawValue:))
  }

  package func string(_ index: Int) -> String? {
    if case .string(let value) = values[index] { value } else { nil }
  }

  package func scalarType(_ index: Int) -> ScalarType? {
    if case .scalarType(let type) = values[index] { type } else { nil }
  }

  private func mismatch(_ index: Int, _ expected: String) -> TensorError {
    TensorError(.typeError, "argument \(index + 1) must be \(expected)")
  }
}

/// What operators reach beyond their arguments.
package final class OperatorEnvironment {
  package let generator: Generator
  package let warn: (String) -> Void

  package init(generator: Generator, warn: @escaping (String) -> Void) {
    self.generator = generator
    self.warn = warn
  }
}
