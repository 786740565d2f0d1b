/// A set of special methods, as bits.
public struct SlotSet: ExpressibleByArrayLiteral, Sendable {
  private var bits: UInt128 = 0

  public init(arrayLiteral slots: Slot...) {
    for slot in slots { bits |= Self.bit(slot) }
  }

  @inline(__always)
  private static func bit(_ slot: Slot) -> UInt128 { 1 &<< UInt128(slot.rawValue) }

  @inline(__always)
  public func contains(_ slot: Slot) -> Bool { bits & Self.bit(slot) != 0 }

  public func union(_ other: SlotSet) -> SlotSet {
    var all = self
    all.bits |= other.bits
    return all
  }

  /// The special methods in the order of their cases.
  var elements: [Slot] { Slot.allCases.filter(contains) }
}
