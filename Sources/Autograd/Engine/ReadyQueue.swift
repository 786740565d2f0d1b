/// The nodes whose gradients have all arrived, the newest first: a binary heap by sequence number.
struct ReadyQueue {
  private var heap: [Unmanaged<Node>] = []

  mutating func reserveCapacity(_ count: Int) { heap.reserveCapacity(count) }

  mutating func push(_ node: Node) {
    heap.append(Unmanaged.passUnretained(node))
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      if number(parent) >= number(child) { break }
      heap.swapAt(parent, child)
      child = parent
    }
  }

  mutating func pop() -> Node? {
    guard let top = heap.first, let last = heap.popLast() else { return nil }
    if !heap.isEmpty {
      heap[0] = last
      var parent = 0
      while true {
        var largest = parent
        for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count {
          if number(child) > number(largest) { largest = child }
        }
        if largest == parent { break }
        heap.swapAt(parent, largest)
        parent = largest
      }
    }
    return top.takeUnretainedValue()
  }

  @inline(__always) private func number(_ index: Int) -> UInt64 {
    heap[index]._withUnsafeGuaranteedRef { $0.sequenceNumber }
  }
}
