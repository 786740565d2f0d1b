/// A list of nodes that it does not retain.
///
/// An array would check and count more at each step than the step of a pass itself takes.
struct NodeList {
  private var nodes: UnsafeMutablePointer<Unmanaged<Node>>
  private(set) var count = 0
  private(set) var capacity = 64

  init() {
    nodes = .allocate(capacity: capacity)
  }

  /// Gives the memory back, after which the list must not be used.
  func deallocate() {
    nodes.deallocate()
  }

  @inline(__always)
  mutating func append(_ node: Unmanaged<Node>) {
    if count == capacity { grow() }
    (nodes + count).initialize(to: node)
    count &+= 1
  }

  @inline(__always)
  mutating func popLast() -> Unmanaged<Node>? {
    guard count > 0 else { return nil }
    count &-= 1
    return nodes[count]
  }

  mutating func removeAll() { count = 0 }

  subscript(index: Int) -> Unmanaged<Node> { nodes[index] }

  func contains(_ node: Node) -> Bool {
    let wanted = Unmanaged.passUnretained(node).toOpaque()
    for index in 0..<count where nodes[index].toOpaque() == wanted { return true }
    return false
  }

  @inline(never)
  private mutating func grow() {
    let larger = UnsafeMutablePointer<Unmanaged<Node>>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: nodes, count: count)
    nodes.deallocate()
    nodes = larger
    capacity *= 2
  }
}
