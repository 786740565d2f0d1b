import CAutogradState

/// The numbers by which the engine knows which node was recorded later.
enum SequenceNumber {
  @inline(__always) static func next() -> UInt64 {
    let state = cAutogradState()
    let number = state.pointee.nextSequenceNumber
    state.pointee.nextSequenceNumber = number &+ 1
    return number
  }
}
