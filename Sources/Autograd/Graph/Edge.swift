/// One input of a node: the node that made it, and which of that node's outputs it is.
package struct Edge {
  package var node: Node?
  package var outputNumber: Int32

  @inline(__always) package init(_ node: Node?, _ outputNumber: Int32 = 0) {
    self.node = node
    self.outputNumber = outputNumber
  }
}

/// A node's edges, two of them without an allocation.
package struct EdgeList {
  var first = Edge(nil)
  var second = Edge(nil)
  private var rest: [Edge]?
  package private(set) var count = 0

  @inline(__always) init() {}

  @inline(__always) init(_ first: Edge) {
    self.first = first
    count = 1
  }

  @inline(__always) init(_ first: Edge, _ second: Edge) {
    self.first = first
    self.second = second
    count = 2
  }

  init(_ edges: [Edge]) {
    for edge in edges { append(edge) }
  }

  mutating func append(_ edge: Edge) {
    switch count {
    case 0: first = edge
    case 1: second = edge
    default:
      var all = rest ?? []
      rest = nil
      all.append(edge)
      rest = all
    }
    count += 1
  }

  private func further(_ index: Int) -> Edge { rest?[index - 2] ?? Edge(nil) }

  /// The node at `index`, not retained.
  @inline(__always)
  func node(_ index: Int) -> Unmanaged<Node>? {
    switch index {
    case 0: first.node.map { Unmanaged.passUnretained($0) }
    case 1: second.node.map { Unmanaged.passUnretained($0) }
    default: further(index).node.map { Unmanaged.passUnretained($0) }
    }
  }

  /// Which of its node's outputs the edge at `index` leads from.
  @inline(__always)
  func outputNumber(_ index: Int) -> Int32 {
    index == 0 ? first.outputNumber : index == 1 ? second.outputNumber : further(index).outputNumber
  }

  /// Lets go of all nodes.
  mutating func removeAll() {
    first.node = nil
    second.node = nil
    rest = nil
    count = 0
  }

  /// The edge at `index`, which must be below ``count``.
  package subscript(index: Int) -> Edge {
    @inline(__always) get { index == 0 ? first : index == 1 ? second : further(index) }
    set {
      switch index {
      case 0: first = newValue
      case 1: second = newValue
      default: rest?[index - 2] = newValue
      }
    }
  }
}
