package import PythonRuntime
package import TensorCore

/// What the numpy names of one interpreter share: its classes.
///
/// The class that leads to it keeps it alive, and classes live as long as the interpreter's process.
package final class NumPy {
  unowned(unsafe) package let interpreter: Interpreter
  private(set) lazy var arrayType = interpreter.type(for: ArrayObject.self)
  private(set) lazy var scalarTypes = ScalarClasses(in: self)
  /// What happens where a result is infinite or no number, by kind; a warning where nothing is set.
  var errorReactions: [String: FloatingPointWarnings.Reaction] = [:]
  /// The ufuncs, by name.
  private(set) lazy var ufuncs = Dictionary(
    uniqueKeysWithValues: Ufunc.all.map { ($0.name, UfuncObject($0, in: self)) })
  private lazy var truth = ScalarObject(.bool(true), .bool, numpy: self)
  private lazy var falsehood = ScalarObject(.bool(false), .bool, numpy: self)
  private var dtypes: [DTypeObject?] = Array(repeating: nil, count: ScalarType.allCases.count)

  fileprivate init(in interpreter: Interpreter) {
    self.interpreter = interpreter
  }

  /// An array's object, one of its own.
  package func object(_ array: NDArray, base: Value = .none) -> Value {
    .object(ArrayObject(array, base: base, in: self))
  }

  /// The result of an operation: a scalar where it has no dimensions.
  func value(_ array: NDArray) -> Value {
    array.shape.count == 0 ? scalar(array.first, array.scalarType) : object(array)
  }

  /// A NumPy scalar.
  func scalar(_ value: Scalar, _ type: ScalarType) -> Value {
    if type == .float64 {
      return .object(Float64Object(value.doubleValue, type: scalarTypes[.float64], numpy: self))
    }
    if type == .bool { return .object(value.isNonzero ? truth : falsehood) }
    return .object(ScalarObject(value, type, numpy: self))
  }

  /// The `numpy.dtype` of an element type, one for all uses.
  package func dtype(_ type: ScalarType) -> DTypeObject {
    let index = Int(type.rawValue)
    if let known = dtypes[index] { return known }
    let made = DTypeObject(type, in: self)
    dtypes[index] = made
    return made
  }

  /// A name of a library module that is written in Python, which is loaded now if it was not yet.
  func libraryValue(_ name: String, in module: String) throws(PythonError) -> Value {
    try interpreter.attribute(name, of: .object(interpreter.importModule(module)))
  }
}

extension Interpreter {
  /// This interpreter's numpy.
  package var numpy: NumPy {
    let handle = type(for: NumPyHandle.self).lookup(intern("numpy"))?.cast(to: NumPyHandle.self)
    return handle?.numpy ?? NumPy(in: self)
  }
}

/// What leads from an interpreter to its ``NumPy``: the one value of a class that nobody sees.
private final class NumPyHandle: Object, NativeObject {
  let numpy: NumPy

  private override init(type: TypeObject) {
    numpy = NumPy(in: type.interpreter)
    super.init(type: type)
  }

  static func makeType(in interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "numpy", base: interpreter.types.object, in: interpreter,
      members: { builder in
        builder.set("numpy", .object(NumPyHandle(type: builder.type)))
      })
  }
}

/// What `body` gives, the array core's refusals as Python exceptions.
@inline(__always)
func translated<Result>(
  _ body: @autoclosure () throws -> Result
) throws(PythonError) -> Result {
  do {
    let result = try body()
    // A kernel that was asked to stop has left its result unfinished.
    try Interruption.check()
    return result
  } catch {
    throw PythonError(translating: error)
  }
}

extension PythonError {
  /// What a request to stop, which is taken back, comes to: it is the person's, or memory is short.
  package static func stop() -> PythonError {
    Interruption.take() == Host.memoryIsShort ? .memoryError : PythonError(.keyboardInterrupt)
  }

  /// The Python exception that carries an error of the array core, or a Python exception itself.
  init(translating error: any Error) {
    guard let error = error as? TensorError else {
      self = error as? PythonError ?? .runtimeError("\(error)")
      return
    }
    // What kernels left unfinished may have been refused.
    if Interruption.isRequested {
      self = .stop()
      return
    }
    switch error.kind {
    case .outOfMemory: self = .memoryError
    case .interrupted: self = .stop()
    case .typeError, .notImplementedError: self = .typeError(error.message)
    case .indexError: self = .indexError(error.message)
    default: self = .valueError(error.message)
    }
  }
}
