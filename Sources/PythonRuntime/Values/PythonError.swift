/// A Python exception on its way to a handler.
///
/// It holds either the exception object or, as native code raises it, what is needed to make one; an
/// interpreter makes the object when somebody looks (`Interpreter.exception(of:)`).
///
/// `@unchecked Sendable`: `Error` asks for it, and a Python error never leaves the thread of its interpreter.
public struct PythonError: Error, @unchecked Sendable {
  enum Payload {
    case raised(ExceptionObject)
    case pending(PendingException)
  }

  private let reference: AnyObject

  var payload: Payload {
    if let exception = reference as? ExceptionObject { return .raised(exception) }
    return .pending(unsafeDowncast(reference, to: PendingException.self))
  }

  /// An exception object that is raised.
  public init(_ exception: ExceptionObject) {
    reference = exception
  }

  /// A built-in exception with a message, or without arguments.
  public init(_ kind: BuiltinException, _ message: String? = nil) {
    reference = PendingException(kind: kind, message: message)
  }

  /// A built-in exception with one argument that is not a message, such as the key of a `KeyError`.
  public init(_ kind: BuiltinException, argument: Value) {
    let pending = PendingException(kind: kind, message: nil)
    pending.argument = argument
    reference = pending
  }

  /// An exception whose class a library defines, as `name` in `module`; `kind` is its built-in base.
  public init(_ kind: BuiltinException, _ message: String, classNamed name: String, in module: String) {
    let pending = PendingException(kind: kind, message: message)
    pending.libraryClass = (module, name)
    reference = pending
  }

  init(_ pending: PendingException) {
    reference = pending
  }

  public static func typeError(_ message: String) -> PythonError { PythonError(.typeError, message) }
  public static func valueError(_ message: String) -> PythonError { PythonError(.valueError, message) }
  public static func indexError(_ message: String) -> PythonError { PythonError(.indexError, message) }
  public static func runtimeError(_ message: String) -> PythonError { PythonError(.runtimeError, message) }
  public static func overflowError(_ message: String) -> PythonError { PythonError(.overflowError, message) }
  public static func zeroDivisionError(_ message: String) -> PythonError {
    PythonError(.zeroDivisionError, message)
  }
  public static func notImplementedError(_ message: String) -> PythonError {
    PythonError(.notImplementedError, message)
  }
  public static func keyError(_ key: Value) -> PythonError { PythonError(.keyError, argument: key) }
  public static var memoryError: PythonError { PythonError(.memoryError) }

  /// An `AttributeError` that remembers what was looked for in what, for "Did you mean".
  public static func attributeError(_ message: String, object: Value, name: String) -> PythonError {
    let pending = PendingException(kind: .attributeError, message: message)
    pending.subject = object
    pending.missingName = name
    return PythonError(pending)
  }

  /// A `NameError` that remembers the name, for "Did you mean".
  public static func nameError(_ message: String, name: String) -> PythonError {
    let pending = PendingException(kind: .nameError, message: message)
    pending.missingName = name
    return PythonError(pending)
  }

  /// The error, which if it is an `AttributeError` remembers what was looked for in what, unless it does already.
  func noting(_ name: StringObject, missingIn object: Value) -> PythonError {
    guard isInstance(of: .attributeError) else { return self }
    switch payload {
    case .raised(let exception):
      if exception.missingName == nil, exception.subject.isUnset {
        (exception.missingName, exception.subject) = (name.value, object)
      }
    case .pending(let pending):
      if pending.missingName == nil, pending.subject.isUnset {
        (pending.missingName, pending.subject) = (name.value, object)
      }
    }
    return self
  }

  /// Whether this is a built-in exception class or one derived from it.
  public func isInstance(of kind: BuiltinException) -> Bool {
    switch payload {
    case .raised(let exception):
      return exception.type.resolutionOrder.contains { $0.builtinException == kind }
    case .pending(let pending):
      var current: BuiltinException? = pending.kind
      while let candidate = current {
        if candidate == kind { return true }
        current = candidate.base
      }
      return false
    }
  }
}

/// An exception that native code raised and nobody has looked at.
final class PendingException {
  let kind: BuiltinException
  let message: String?
  var argument: Value = .unset
  var subject: Value = .unset
  var missingName: String?
  /// Where the class is defined that is meant, if not the built-in one.
  var libraryClass: (module: String, name: String)?

  init(kind: BuiltinException, message: String?) {
    self.kind = kind
    self.message = message
  }
}
