/// A request that PyTorch refuses, with its words.
public struct TensorError: Error {
  /// The Python exception that carries the message.
  public enum Kind: Sendable {
    case runtimeError, typeError, valueError, indexError, notImplementedError, outOfMemory, linearAlgebra
    case assertionError, overflowError
    /// The running code is asked to stop: see ``Interruption``.
    case interrupted
    /// An error of the caller's own code, such as a hook's, on its way through: see ``TensorError/underlying``.
    case foreign
  }

  public var kind: Kind
  public var message: String
  /// The caller's own error, for the kind `foreign`.
  public var underlying: (any Error)?

  public init(_ kind: Kind = .runtimeError, _ message: String) {
    self.kind = kind
    self.message = message
  }

  /// Carries an error of the caller's own through the core unchanged.
  public init(foreign error: any Error) {
    kind = .foreign
    message = ""
    underlying = error
  }
}
