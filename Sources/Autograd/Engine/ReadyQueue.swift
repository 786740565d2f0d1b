/// The nodes whose gradients have all arrived, the newest first: a binary heap by sequence number.
///
/// In a chain each node makes the next one ready, so the newest node stands apart while the heap is empty.
struct ReadyQueue {
  private var only: Unmanaged<Node>?
  private var heap: [Unmanaged<Node>] = []

  mutating func removeAll() {
    only = nil
    heap.removeAll(keepingCapacity: true)
  }

  @inline(__always)
  mutating func push(_ node: Unmanaged<Node>) {
    if only == nil && heap.isEmpty {
      only = node
    } else {
      pushFurther(node)
    }
  }

  @inline(__always)
  mutating func pop() -> Unmanaged<Node>? {
    if let node = only {
      only = nil
      return node
    }
    return heap.isEmpty ? nil : popFromHeap()
  }

  private mutating func pushFurther(_ node: Unmanaged<Node>) {
    if let first = only {
      only = nil
      insert(first)
    }
    insert(node)
  }

  private mutating func insert(_ node: Unmanaged<Node>) {
    heap.append(node)
    heap.withUnsafeMutableBufferPointer { heap in
      let number = ReadyQueue.number(node)
      var child = heap.count - 1
      while child > 0 {
        let parent = (child - 1) / 2
        if ReadyQueue.number(heap[parent]) >= number { break }
        heap[child] = heap[parent]
        child = parent
      }
      heap[child] = node
    }
  }

  private mutating func popFromHeap() -> Unmanaged<Node>? {
    guard let last = heap.popLast() else { return nil }
    guard let top = heap.first else { return last }
    heap.withUnsafeMutableBufferPointer { heap in
      let number = ReadyQueue.number(last)
      var parent = 0
      while true {
        var child = 2 * parent + 1
        guard child < heap.count else { break }
        if child + 1 < heap.count, ReadyQueue.number(heap[child + 1]) > ReadyQueue.number(heap[child]) {
          child += 1
        }
        if number >= ReadyQueue.number(heap[child]) { break }
        heap[parent] = heap[child]
        parent = child
      }
      heap[parent] = last
    }
    return top
  }

  @inline(__always) private static func number(_ node: Unmanaged<Node>) -> UInt64 {
    node._withUnsafeGuaranteedRef { $0.sequenceNumber }
  }
}
