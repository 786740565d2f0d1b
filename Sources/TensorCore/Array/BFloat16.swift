/// The upper half of a float32: eight bits of exponent, seven of fraction.
package struct BFloat16: Sendable, BitwiseCopyable {
  package var bitPattern: UInt16

  package init(bitPattern: UInt16) { self.bitPattern = bitPattern }

  /// The nearest value, ties to even; every nan becomes the one quiet nan that PyTorch uses.
  package init(_ value: Float) {
    if value.isNaN {
      bitPattern = 0x7fc0
    } else {
      let bits = value.bitPattern
      let rounded = bits &+ 0x7fff &+ ((bits &>> 16) & 1)
      bitPattern = UInt16(truncatingIfNeeded: rounded &>> 16)
    }
  }

  /// The same value as a float32; exact.
  package var float: Float { Float(bitPattern: UInt32(bitPattern) &<< 16) }
}
