/// The upper half of a float32: eight bits of exponent, seven of fraction.
public struct BFloat16: Sendable, BitwiseCopyable {
  public var bitPattern: UInt16

  public init(bitPattern: UInt16) { self.bitPattern = bitPattern }

  /// The nearest value, ties to even; every nan becomes the one quiet nan that PyTorch uses.
  public init(_ value: Float) {
    if value.isNaN {
      bitPattern = 0x7fc0
    } else {
      let bits = value.bitPattern
      let rounded = bits &+ 0x7fff &+ ((bits &>> 16) & 1)
      bitPattern = UInt16(truncatingIfNeeded: rounded &>> 16)
    }
  }

  /// The same value as a float32; exact.
  public var float: Float { Float(bitPattern: UInt32(bitPattern) &<< 16) }
}
