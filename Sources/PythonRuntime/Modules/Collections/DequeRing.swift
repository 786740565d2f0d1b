/// The elements of a deque: a ring of places whose number is a power of two.
struct DequeRing {
  private static let leastCapacity = 8

  /// The places; those without an element are unset.
  private var places: UnsafeMutablePointer<Value>
  private var capacity: Int
  private var first = 0
  private(set) var count = 0

  init() {
    capacity = Self.leastCapacity
    places = Self.room(capacity)
  }

  private static func room(_ capacity: Int) -> UnsafeMutablePointer<Value> {
    let places = UnsafeMutablePointer<Value>.room(for: capacity)
    places.initialize(repeating: .unset, count: capacity)
    return places
  }

  /// Hands all elements to a queue that releases them; the ring is not to be used again.
  func end(with queue: ReleaseQueue) {
    queue.release(places, count: capacity)
    places.giveBack()
  }

  @inline(__always)
  private func place(_ index: Int) -> UnsafeMutablePointer<Value> {
    places + ((first &+ index) & (capacity &- 1))
  }

  /// The element at an index that is in range.
  subscript(_ index: Int) -> Value {
    @inline(__always) get { place(index).pointee }
    nonmutating set { place(index).pointee = newValue }
  }

  var array: [Value] { (0..<count).map { self[$0] } }

  func visit(_ visitor: inout ReferenceVisitor) { visitor.visit(places, count: capacity) }

  private mutating func grow() {
    let larger = Self.room(capacity * 2)
    let head = min(count, capacity - first)
    larger.moveUpdate(from: places + first, count: head)
    (larger + head).moveUpdate(from: places, count: count - head)
    // The places were full, so all have moved.
    places.giveBack()
    places = larger
    capacity *= 2
    first = 0
  }

  @inline(__always)
  mutating func append(_ value: Value) {
    if count == capacity { grow() }
    place(count).pointee = value
    count &+= 1
  }

  @inline(__always)
  mutating func prepend(_ value: Value) {
    if count == capacity { grow() }
    first = (first &- 1) & (capacity &- 1)
    places[first] = value
    count &+= 1
  }

  /// Takes the first element of a ring that is not empty.
  @inline(__always)
  mutating func popFirst() -> Value {
    let value = places[first]
    places[first] = .unset
    first = (first &+ 1) & (capacity &- 1)
    count &-= 1
    return value
  }

  /// Takes the last element of a ring that is not empty.
  @inline(__always)
  mutating func popLast() -> Value {
    let last = place(count &- 1)
    let value = last.pointee
    last.pointee = .unset
    count &-= 1
    return value
  }

  /// Moves elements from the right end to the left one, or the other way where `steps` is negative.
  mutating func rotate(_ steps: Int) {
    guard count > 1 else { return }
    var right = steps % count
    if right < 0 { right += count }
    if right <= count / 2 {
      for _ in 0..<right { prepend(popLast()) }
    } else {
      for _ in 0..<(count - right) { append(popFirst()) }
    }
  }

  /// Inserts in front of an index that is in `0...count`, moving the shorter side.
  mutating func insert(_ value: Value, at index: Int) {
    if index >= count / 2 {
      append(value)
      for place in stride(from: count - 1, to: index, by: -1) { swap(place, place - 1) }
    } else {
      prepend(value)
      for place in stride(from: 0, to: index, by: 1) { swap(place, place + 1) }
    }
  }

  /// Takes the element at an index that is in range.
  mutating func remove(at index: Int) -> Value {
    if index >= count / 2 {
      for place in stride(from: index, to: count - 1, by: 1) { swap(place, place + 1) }
      return popLast()
    }
    for place in stride(from: index, to: 0, by: -1) { swap(place, place - 1) }
    return popFirst()
  }

  func swap(_ a: Int, _ b: Int) {
    let other = place(b).move()
    place(b).initialize(to: place(a).move())
    place(a).initialize(to: other)
  }
}
