package import PythonRuntime
package import TensorCore

/// A `numpy.dtype`.
package final class DTypeObject: Object, NativeObject {
  package let scalarType: ScalarType
  unowned(unsafe) private let numpy: NumPy

  init(_ scalarType: ScalarType, in numpy: NumPy) {
    self.scalarType = scalarType
    self.numpy = numpy
    super.init(type: numpy.interpreter.type(for: DTypeObject.self))
  }

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    "dtype('\(scalarType.name)')"
  }

  package override func string(in interpreter: Interpreter) throws(PythonError) -> String { scalarType.name }

  package override func compare(
    _ comparison: PythonRuntime.Comparison, _ other: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    guard comparison == .equal || comparison == .notEqual else { return .notImplemented }
    var type: ScalarType?
    if !other.isNone { type = DTypeObject.scalarTypeIfAny(other, in: interpreter) }
    return .bool((type == scalarType) == (comparison == .equal))
  }

  package override func hash(in interpreter: Interpreter) throws(PythonError) -> Int {
    Int(scalarType.rawValue) &+ 0x6e70
  }

  /// The type that a value names as a `dtype` argument; nil if it names none.
  static func scalarTypeIfAny(_ value: Value, in interpreter: Interpreter) -> ScalarType? {
    switch value.object {
    case let dtype as DTypeObject: return dtype.scalarType
    case let text as StringObject: return ScalarType(numpyName: text.value)
    case let type as TypeObject:
      if let known = interpreter.numpy.scalarTypes.scalarType(of: type) { return known }
      let types = interpreter.types
      return type === types.float
        ? .float64
        : type === types.int
          ? .int64 : type === types.bool ? .bool : type === types.complex ? .complex128 : nil
    default: return nil
    }
  }

  /// The type that a `dtype` argument names; nil where it is not given.
  static func scalarType(_ value: Value, in interpreter: Interpreter) throws(PythonError) -> ScalarType? {
    if value.isUnset || value.isNone { return nil }
    if let type = scalarTypeIfAny(value, in: interpreter) { return type }
    if let text = value.cast(to: StringObject.self) {
      throw .typeError("data type '\(text.value)' not understood")
    }
    throw .typeError("Cannot interpret '\(try interpreter.representation(of: value))' as a data type")
  }

  package static func makeType(in interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "dtype", module: "numpy", base: interpreter.types.object, in: interpreter,
      isSubclassable: false,
      slots: [.representation, .string, .equal, .notEqual, .hash],
      constructor: { (interpreter, _, arguments) throws(PythonError) in
        guard arguments.count == 1 else { throw .typeError("dtype() takes one argument") }
        let type = try scalarType(arguments[0], in: interpreter) ?? .float64
        return .object(interpreter.numpy.dtype(type))
      },
      members: { builder in
        func property(_ name: String, _ get: @escaping (DTypeObject) -> Value) {
          builder.property(name, on: DTypeObject.self, get: { (_, object) in get(object) })
        }
        let interpreter = builder.interpreter
        property("name") { interpreter.string($0.scalarType.name) }
        property("itemsize") { .int($0.scalarType.byteCount) }
        property("alignment") {
          .int($0.scalarType.isComplex ? $0.scalarType.byteCount / 2 : $0.scalarType.byteCount)
        }
        property("kind") { interpreter.string($0.scalarType.kind) }
        property("char") { interpreter.string($0.scalarType.character) }
        property("num") { .int($0.scalarType.number) }
        property("str") {
          let size = $0.scalarType.byteCount
          return interpreter.string("\(size == 1 ? "|" : "<")\($0.scalarType.kind)\(size)")
        }
        property("byteorder") { interpreter.string($0.scalarType.byteCount == 1 ? "|" : "=") }
        property("type") { .object($0.numpy.scalarTypes[$0.scalarType]) }
        property("shape") { _ in interpreter.tuple([]) }
        property("ndim") { _ in .int(0) }
        property("names") { _ in .none }
        property("isnative") { _ in .bool(true) }
      })
  }
}
