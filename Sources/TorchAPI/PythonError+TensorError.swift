import Autograd
import NumPyAPI
import PythonRuntime
import TensorCore

extension PythonError {
  /// The Python exception that carries a refusal of the tensor core, or an error of the person's own code that
  /// passed through it.
  ///
  /// While code is asked to stop it is that: kernels leave results unfinished, which somebody may have refused.
  init(_ error: TensorError) {
    if Interruption.isRequested, error.kind != .foreign {
      self = .stop()
      return
    }
    switch error.kind {
    case .runtimeError, .outOfMemory: self = PythonError(.runtimeError, error.message)
    case .linearAlgebra:
      self = PythonError(.runtimeError, error.message, classNamed: "_LinAlgError", in: "torch._C")
    case .typeError: self = PythonError(.typeError, error.message)
    case .valueError: self = PythonError(.valueError, error.message)
    case .indexError: self = PythonError(.indexError, error.message)
    case .notImplementedError: self = PythonError(.notImplementedError, error.message)
    case .assertionError: self = PythonError(.assertionError, error.message)
    case .overflowError: self = PythonError(.overflowError, error.message)
    case .interrupted: self = .stop()
    case .foreign: self = error.underlying as? PythonError ?? PythonError(.runtimeError, error.message)
    }
  }
}

/// What `body` gives, its tensor errors as Python exceptions.
@inline(__always)
func translated<Result>(
  _ body: @autoclosure () throws(TensorError) -> Result
) throws(PythonError) -> Result {
  do {
    let result = try body()
    try Interruption.check()
    try GraphWatch.throwPending()
    return result
  } catch {
    // A hook's error, or one in a tensor's history, came first.
    do { try GraphWatch.throwPending() } catch { throw PythonError(error) }
    throw PythonError(error)
  }
}

/// What `body` gives, its Python exceptions in a form that the tensor core lets through unchanged.
@inline(__always)
func carried<Result>(
  _ body: () throws(PythonError) -> Result
) throws(TensorError) -> Result {
  do {
    return try body()
  } catch {
    throw TensorError(foreign: error)
  }
}
