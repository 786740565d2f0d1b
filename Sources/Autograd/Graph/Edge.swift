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
  var rest: [Edge] = []
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
    default: rest.append(edge)
    }
    count += 1
  }

  /// The edge at `index`, which must be below ``count``.
  package subscript(index: Int) -> Edge {
    @inline(__always) get { index == 0 ? first : index == 1 ? second : rest[index - 2] }
    set {
      switch index {
      case 0: first = newValue
      case 1: second = newValue
      default: rest[index - 2] = newValue
      }
    }
  }
}
