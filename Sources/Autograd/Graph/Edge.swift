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
///
/// The numbers stand apart from the nodes, which packs them.
package struct EdgeList {
  private var firstNode: Node?
  private var secondNode: Node?
  private var rest: [Edge]?
  private var firstNumber: Int32 = 0
  private var secondNumber: Int32 = 0
  private var length: Int32 = 0

  @inline(__always) init() {}

  @inline(__always) init(_ first: Edge) {
    firstNode = first.node
    firstNumber = first.outputNumber
    length = 1
  }

  @inline(__always) init(_ first: Edge, _ second: Edge) {
    firstNode = first.node
    firstNumber = first.outputNumber
    secondNode = second.node
    secondNumber = second.outputNumber
    length = 2
  }

  init(_ edges: [Edge]) {
    for edge in edges { append(edge) }
  }

  package var count: Int {
    @inline(__always) get { Int(length) }
  }

  mutating func append(_ edge: Edge) {
    let index = count
    length += 1
    if index < 2 {
      self[index] = edge
    } else {
      rest = (rest.take() ?? []) + [edge]
    }
  }

  private func further(_ index: Int) -> Edge { rest?[index - 2] ?? Edge(nil) }

  /// The node at `index`, not retained.
  @inline(__always)
  func node(_ index: Int) -> Unmanaged<Node>? {
    switch index {
    case 0: firstNode.map { Unmanaged.passUnretained($0) }
    case 1: secondNode.map { Unmanaged.passUnretained($0) }
    default: further(index).node.map { Unmanaged.passUnretained($0) }
    }
  }

  /// Which of its node's outputs the edge at `index` leads from.
  @inline(__always)
  func outputNumber(_ index: Int) -> Int32 {
    index == 0 ? firstNumber : index == 1 ? secondNumber : further(index).outputNumber
  }

  /// Hands over each node in turn, and forgets it.
  @inline(__always)
  mutating func removeAll(_ body: (consuming Node) -> Void) {
    if let node = firstNode.take() { body(node) }
    if let node = secondNode.take() { body(node) }
    if let further = rest.take() {
      for case let node? in further.lazy.map(\.node) { body(node) }
    }
    length = 0
  }

  /// The edge at `index`, which must be below ``count``.
  package subscript(index: Int) -> Edge {
    @inline(__always) get {
      switch index {
      case 0: Edge(firstNode, firstNumber)
      case 1: Edge(secondNode, secondNumber)
      default: further(index)
      }
    }
    set {
      switch index {
      case 0: (firstNode, firstNumber) = (newValue.node, newValue.outputNumber)
      case 1: (secondNode, secondNumber) = (newValue.node, newValue.outputNumber)
      default: rest?[index - 2] = newValue
      }
    }
  }
}
