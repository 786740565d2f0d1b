package import TensorCore

/// What PyTorch notes on a tensor and computes later: that its numbers are to be conjugated, or negated.
///
/// Here the numbers are computed at once; the notes remain so that a program that asks for them is told the same.
package struct PendingBits: OptionSet, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let conjugate = PendingBits(rawValue: 1)
  package static let negative = PendingBits(rawValue: 2)
}

extension Tensor {
  /// The notes on this tensor, which its views share.
  package var pendingBits: PendingBits {
    get { extras?.pendingBits ?? [] }
    set {
      if newValue != pendingBits { ensureExtras().pendingBits = newValue }
    }
  }

  /// The tensor without a note of a kind: itself where it has none, a copy otherwise.
  package func resolving(_ bit: PendingBits) throws(TensorError) -> Tensor {
    if !pendingBits.contains(bit) { return self }
    let copy = try clone()
    copy.pendingBits = pendingBits.subtracting(bit)
    return copy
  }
}
