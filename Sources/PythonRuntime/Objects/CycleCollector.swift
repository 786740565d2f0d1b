/// Frees objects that only refer to one another, which counting references cannot.
///
/// Instances of classes written in Python and the cells of captured variables are tracked. A collection counts, for
/// each of them, the references that come from other objects it can see (containers are looked through); what has
/// references from elsewhere is alive, as is all that is reached from there. The rest is emptied, so that counting
/// frees it.
package final class CycleCollector {
  /// Few enough that what a loop leaves behind is freed, and its memory used again, while the processor's caches
  /// still hold it.
  private static let leastThreshold = 4_000

  private var tracked: UnsafeMutablePointer<Unmanaged<Object>>
  private var count = 0
  private var capacity = 1024
  /// How many more objects were made than freed since the last collection.
  private var growth = 0
  private var threshold = leastThreshold
  private var isCollecting = false
  /// What `referenceCount` says of an object with one reference.
  private lazy var baseline = Self.measureBaseline()
  /// The weak references to objects, which end with them.
  let weakReferences = WeakReferences()
  /// Whether collections happen by themselves.
  package var isEnabled = true

  init() {
    tracked = .allocate(capacity: capacity)
  }

  deinit {
    tracked.deallocate()
    outside?.deallocate()
  }

  /// Whether a collection is due.
  @inline(__always)
  var isDue: Bool { growth > threshold }

  @inline(__always)
  func track(_ object: Object) {
    if count == capacity { grow() }
    (tracked + count).initialize(to: Unmanaged.passUnretained(object))
    object.trackIndex = Int32(truncatingIfNeeded: count)
    count += 1
    growth += 1
  }

  @inline(__always)
  func untrack(_ object: Object) {
    let index = Int(object.trackIndex)
    count -= 1
    growth -= 1
    let last = tracked[count]
    tracked[index] = last
    last._withUnsafeGuaranteedRef { $0.trackIndex = Int32(truncatingIfNeeded: index) }
  }

  private func grow() {
    let larger = UnsafeMutablePointer<Unmanaged<Object>>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: tracked, count: count)
    tracked.deallocate()
    tracked = larger
    capacity *= 2
  }

  // MARK: Counting references

  @inline(never)
  private static func rawReferenceCount(_ object: Unmanaged<Object>) -> Int {
    object._withUnsafeGuaranteedRef { Int(bitPattern: _getRetainCount($0)) }
  }

  private static func measureBaseline() -> Int {
    final class Probe {}
    let probe = Unmanaged.passRetained(Probe())
    defer { probe.release() }
    return rawReferenceCount(Unmanaged.fromOpaque(probe.toOpaque()))
  }

  @inline(__always)
  private func referenceCount(_ object: Unmanaged<Object>) -> Int {
    ReferenceCount.count(object.toOpaque()) ?? Self.rawReferenceCount(object) - baseline + 1
  }

  // MARK: Collecting

  /// What a collection knows of the containers that several objects share, which are not tracked.
  private struct SharedContainers {
    var objects: [Unmanaged<Object>] = []
    /// The references that no seen object accounts for.
    var outside: [Int] = []
    var isAlive: [Bool] = []
    var positions: [UnsafeMutableRawPointer: Int] = [:]

    /// Empties the lists but keeps their memory: freeing large blocks each time would make the allocator tidy up.
    mutating func removeAll() {
      objects.removeAll(keepingCapacity: true)
      outside.removeAll(keepingCapacity: true)
      isAlive.removeAll(keepingCapacity: true)
      positions.removeAll(keepingCapacity: true)
    }
  }

  private var shared = SharedContainers()
  /// For each tracked object the references that no seen object accounts for; one that is alive has some.
  private var outside: UnsafeMutablePointer<Int>?
  private var outsideCapacity = 0
  private var garbage: [Unmanaged<Object>] = []

  /// Frees unreachable cycles; returns how many objects were found.
  @discardableResult
  func collect() -> Int {
    guard !isCollecting, count > 0 else { return 0 }
    isCollecting = true
    defer { isCollecting = false }
    let outside = countReferences()
    subtractInnerReferences(outside)
    markAlive(outside)
    let trackedCount = count
    for index in 0..<trackedCount where outside[index] <= 0 { garbage.append(tracked[index].retain()) }
    let freed = garbage.count
    shared.removeAll()
    if freed > 0 { free() }
    growth = 0
    threshold = max(Self.leastThreshold, trackedCount - freed)
    return freed
  }

  private func countReferences() -> UnsafeMutablePointer<Int> {
    if outsideCapacity < count {
      outside?.deallocate()
      outsideCapacity = capacity
      outside = .allocate(capacity: capacity)
    }
    let outside = self.outside.unsafelyUnwrapped
    for index in 0..<count { (outside + index).initialize(to: referenceCount(tracked[index])) }
    return outside
  }

  private func subtractInnerReferences(_ outside: UnsafeMutablePointer<Int>) {
    var visitor = ReferenceVisitor(subtractingFrom: outside)
    defer { visitor.end() }
    for index in 0..<count {
      tracked[index]._withUnsafeGuaranteedRef { $0.visitReferences(&visitor) }
      while let child = visitor.containers.pop() {
        guard child._withUnsafeGuaranteedRef({ $0.holdsReferences }) else { continue }
        let references = referenceCount(child)
        if references > 1 {
          if let known = shared.positions[child.toOpaque()] {
            shared.outside[known] -= 1
            continue
          }
          shared.positions[child.toOpaque()] = shared.objects.count
          shared.objects.append(child)
          shared.outside.append(references - 1)
        }
        child._withUnsafeGuaranteedRef { $0.visitReferences(&visitor) }
      }
    }
  }

  /// Marks what can be reached from the objects that are referred to from elsewhere.
  private func markAlive(_ outside: UnsafeMutablePointer<Int>) {
    var visitor = ReferenceVisitor(marking: outside)
    defer { visitor.end() }
    for references in shared.outside { shared.isAlive.append(references > 0) }
    for index in 0..<count where outside[index] > 0 { visitor.pending.push(tracked[index]) }
    for index in shared.objects.indices where shared.isAlive[index] {
      visitor.pending.push(shared.objects[index])
    }
    while let object = visitor.pending.pop() {
      object._withUnsafeGuaranteedRef { $0.visitReferences(&visitor) }
      while let child = visitor.containers.pop() {
        guard child._withUnsafeGuaranteedRef({ $0.holdsReferences }) else { continue }
        if referenceCount(child) == 1 {
          // Nobody else holds this container: what it holds is held by its owner.
          child._withUnsafeGuaranteedRef { $0.visitReferences(&visitor) }
        } else if let known = shared.positions[child.toOpaque()], !shared.isAlive[known] {
          shared.isAlive[known] = true
          visitor.pending.push(child)
        }
      }
    }
  }

  private func free() {
    // A callback must not find its way back to what is about to be emptied.
    var referenced: [Object] = []
    for reference in garbage {
      let object = reference.borrowed
      guard object.hasWeakReferences else { continue }
      object.hasWeakReferences = false
      referenced.append(object)
    }
    if !referenced.isEmpty { weakReferences.objectsEnd(referenced) }
    for reference in garbage {
      let object = reference.borrowed
      if let finalizer = object.type.dunder(.finalize), !object.isFinalized {
        object.isFinalized = true
        let interpreter = object.type.interpreter
        do {
          _ = try interpreter.callMethod(finalizer, on: .object(object))
        } catch {
          interpreter.reportUnraisable(error, in: finalizer)
        }
      }
    }
    for object in garbage { object._withUnsafeGuaranteedRef { $0.dropReferences() } }
    // What is freed here is freed with the flag up, and cannot start another collection.
    for object in garbage { ReferenceCount.release(object.toOpaque()) }
    garbage.removeAll(keepingCapacity: true)
  }
}

/// What a collection does with each reference that an object owns.
public struct ReferenceVisitor {
  private let outside: UnsafeMutablePointer<Int>
  private let isMarking: Bool
  /// The objects met that are not tracked; those that hold references are to be looked through.
  var containers = ObjectStack()
  /// The tracked objects that were found to be alive.
  var pending = ObjectStack()

  /// Takes one of the references outside for each that is found.
  init(subtractingFrom outside: UnsafeMutablePointer<Int>) {
    self.outside = outside
    isMarking = false
  }

  /// Gives a reference outside to each object that is found and has none.
  init(marking outside: UnsafeMutablePointer<Int>) {
    self.outside = outside
    isMarking = true
  }

  /// Gives back the visitor's memory; it is of no use any more.
  func end() {
    containers.free()
    pending.free()
  }

  @inline(__always)
  private mutating func visit(_ object: Unmanaged<Object>) {
    let position = object._withUnsafeGuaranteedRef { Int($0.trackIndex) }
    if position < 0 {
      containers.push(object)
    } else if !isMarking {
      outside[position] &-= 1
    } else if outside[position] <= 0 {
      outside[position] = 1
      pending.push(object)
    }
  }

  /// Notes a reference that the object owns.
  package mutating func visit(_ value: Value) {
    if case .object(let object) = value { visit(Unmanaged.passUnretained(object)) }
  }

  /// Notes the reference in a place that the object owns, if there is one.
  @inline(__always)
  mutating func visit(_ place: UnsafeMutablePointer<Value>) {
    if place.holdsObject { visit(place.reference) }
  }

  /// Notes the references among values that the object owns.
  package mutating func visit(_ values: UnsafeMutablePointer<Value>, count: Int) {
    for index in 0..<count { visit(values + index) }
  }
}

/// Objects that are still to be looked at, none of which it keeps alive.
struct ObjectStack {
  private var places = UnsafeMutablePointer<Unmanaged<Object>>.room(for: 64)
  private var count = 0
  private var capacity = 64

  @inline(__always)
  mutating func push(_ object: Unmanaged<Object>) {
    if count == capacity { grow() }
    (places + count).initialize(to: object)
    count &+= 1
  }

  @inline(__always)
  mutating func pop() -> Unmanaged<Object>? {
    if count == 0 { return nil }
    count &-= 1
    return places[count]
  }

  @inline(never)
  private mutating func grow() {
    capacity *= 2
    places = places.resized(to: capacity)
  }

  func free() {
    places.giveBack()
  }
}

extension Interpreter {
  /// Frees unreachable cycles of objects; returns how many objects were found.
  @discardableResult
  package func collectCycles() -> Int {
    collector.collect()
  }

  /// Frees cycles if enough objects have been made.
  @inline(__always)
  func collectCyclesIfDue() {
    if collector.isDue, collector.isEnabled { collector.collect() }
  }
}
