/// Frees objects that only refer to one another, which counting references cannot.
///
/// Instances of classes written in Python and the cells of captured variables are tracked. A collection counts, for
/// each of them, the references that come from other objects it can see (containers are looked through); what has
/// references from elsewhere is alive, as is all that is reached from there. The rest is emptied, so that counting
/// frees it.
package final class CycleCollector {
  private static let leastThreshold = 10_000

  private var tracked: UnsafeMutablePointer<Unmanaged<Object>>
  private var count = 0
  private var capacity = 1024
  /// How many more objects were made than freed since the last collection.
  private var growth = 0
  private var threshold = leastThreshold
  private var isCollecting = false
  /// What `referenceCount` says of an object with one reference.
  private lazy var baseline = Self.measureBaseline()
  /// Whether collections happen by themselves.
  package var isEnabled = true

  init() {
    tracked = .allocate(capacity: capacity)
  }

  deinit {
    tracked.deallocate()
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

  /// A collection's view of the objects: the tracked ones, then containers that several objects share.
  private struct Graph {
    /// The references that no seen object accounts for.
    var outside: [Int]
    var nodes: [Unmanaged<Object>]
    var shared: [UnsafeMutableRawPointer: Int] = [:]
    var isAlive: [Bool] = []

    /// Empties the graph but keeps its memory: freeing large blocks each time would make the allocator tidy up.
    mutating func removeAll() {
      outside.removeAll(keepingCapacity: true)
      nodes.removeAll(keepingCapacity: true)
      shared.removeAll(keepingCapacity: true)
      isAlive.removeAll(keepingCapacity: true)
    }
  }

  private var graph = Graph(outside: [], nodes: [])
  private var garbage: [Object] = []

  /// Frees unreachable cycles; returns how many objects were found.
  @discardableResult
  func collect() -> Int {
    guard !isCollecting, count > 0 else { return 0 }
    isCollecting = true
    defer { isCollecting = false }
    for index in 0..<count {
      graph.nodes.append(tracked[index])
      graph.outside.append(referenceCount(tracked[index]))
    }
    let trackedCount = count
    subtractInnerReferences(&graph, trackedCount)
    markAlive(&graph, trackedCount)
    for index in 0..<trackedCount where !graph.isAlive[index] {
      garbage.append(graph.nodes[index].borrowed)
    }
    let freed = garbage.count
    graph.removeAll()
    if freed > 0 { free() }
    growth = 0
    threshold = max(Self.leastThreshold, (trackedCount - freed) / 2)
    return freed
  }

  private func subtractInnerReferences(_ graph: inout Graph, _ trackedCount: Int) {
    var visitor = ReferenceVisitor()
    for index in 0..<trackedCount {
      graph.nodes[index]._withUnsafeGuaranteedRef { $0.visitReferences(&visitor) }
      while let child = visitor.found.popLast() {
        let position = child._withUnsafeGuaranteedRef { Int($0.trackIndex) }
        if position >= 0 {
          graph.outside[position] -= 1
        } else if child._withUnsafeGuaranteedRef({ $0.holdsReferences }) {
          let references = referenceCount(child)
          if references > 1 {
            if let known = graph.shared[child.toOpaque()] {
              graph.outside[known] -= 1
              continue
            }
            graph.shared[child.toOpaque()] = graph.nodes.count
            graph.nodes.append(child)
            graph.outside.append(references - 1)
          }
          child._withUnsafeGuaranteedRef { $0.visitReferences(&visitor) }
        }
      }
    }
  }

  private func markAlive(_ graph: inout Graph, _ trackedCount: Int) {
    for references in graph.outside { graph.isAlive.append(references > 0) }
    var pending = graph.isAlive.indices.filter { graph.isAlive[$0] }
    var visitor = ReferenceVisitor()
    while let index = pending.popLast() {
      graph.nodes[index]._withUnsafeGuaranteedRef { $0.visitReferences(&visitor) }
      while let child = visitor.found.popLast() {
        var position = child._withUnsafeGuaranteedRef { Int($0.trackIndex) }
        if position < 0 {
          guard child._withUnsafeGuaranteedRef({ $0.holdsReferences }) else { continue }
          guard let known = graph.shared[child.toOpaque()] else {
            // Nobody else holds this container: what it holds is held by its owner.
            if referenceCount(child) == 1 {
              child._withUnsafeGuaranteedRef { $0.visitReferences(&visitor) }
            }
            continue
          }
          position = known
        }
        if !graph.isAlive[position] {
          graph.isAlive[position] = true
          pending.append(position)
        }
      }
    }
  }

  private func free() {
    for object in garbage {
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
    for object in garbage { object.dropReferences() }
    // What is freed here is freed with the flag up, and cannot start another collection.
    garbage.removeAll(keepingCapacity: true)
  }
}

/// Collects the objects that an object refers to.
public struct ReferenceVisitor {
  var found: [Unmanaged<Object>] = []

  init() {}

  /// Notes a reference that the object owns.
  package mutating func visit(_ value: Value) {
    if case .object(let object) = value { found.append(Unmanaged.passUnretained(object)) }
  }

  /// Notes the references among values that the object owns.
  package mutating func visit(_ values: UnsafeMutablePointer<Value>, count: Int) {
    for index in 0..<count where (values + index).holdsObject { found.append((values + index).reference) }
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
