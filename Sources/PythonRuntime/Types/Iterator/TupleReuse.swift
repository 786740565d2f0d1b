/// Pairs that an iterator yields: the last one again where nobody has kept it, else a new one.
struct TupleReuse {
  private var last: TupleObject?

  /// A pair whose elements are to be set before it is given out.
  @inline(__always)
  mutating func take(in interpreter: Interpreter) -> TupleObject {
    if isKnownUniquelyReferenced(&last), let pair = last {
      // Another pair is made if the elements' own code asks for one meanwhile.
      last = nil
      return pair
    }
    return TupleObject(.none, .none, type: interpreter.types.tuple)
  }

  /// Puts a pair into a place, and remembers it.
  @inline(__always)
  mutating func giveOut(_ pair: TupleObject, to place: UnsafeMutablePointer<Value>) {
    place.replace(with: RawValue(retaining: Unmanaged.passUnretained(pair as Object)))
    last = pair
  }
}
