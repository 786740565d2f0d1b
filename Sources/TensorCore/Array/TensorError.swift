/// A request that PyTorch refuses, with its words.
package struct TensorError: Error, Equatable {
  /// The Python exception that carries the message.
  package enum Kind: Sendable {
    case runtimeError, typeError, valueError, indexError, notImplementedError, outOfMemory, linearAlgebra
  }

  package var kind: Kind
  package var message: String

  package init(_ kind: Kind = .runtimeError, _ message: String) {
    self.kind = kind
    self.message = message
  }
}
