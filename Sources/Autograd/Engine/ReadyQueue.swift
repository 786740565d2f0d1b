/// The nodes whose gradients have all arrived, the newest first: a binary heap by sequence number.
struct ReadyQueue {
  private var heap: [Unmanaged<Node>] = []

  mutating func removeAll() { heap.removeAll(keepingCapacity: true) }

  mutating func push(_ node: Unmanaged<Node>) {
    heap.append(node)
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      if number(parent) >= number(child) { break }
      heap.swapAt(parent, child)
      child = parent
    }
  }

  mutating func pop() -> Unmanaged<Node>? {
    guard let top = heap.first, let last = heap.popLast() else { return nil }
    if !heap.isEmpty {
      heap[0] = last
      var parent = 0
      while true {
        var largest = parent
        let left = 2 * parent + 1
        if left < heap.count, number(left) > number(largest) { largest = left }
        if left + 1 < heap.count, number(left + 1) > number(largest) { largest = left + 1 }
        if largest == parent { break }
        heap.swapAt(parent, largest)
        parent = largest
      }
    }
    return top
  }

  @inline(__always) private func number(_ index: Int) -> UInt64 {
    heap[index]._withUnsafeGuaranteedRef { $0.sequenceNumber }
  }
}
