import TensorCore

/// A recorded computation as a picture shows it: its steps, its leaves, and which sends gradients to which.
package struct GraphPicture {
  /// What an item stands for.
  package enum Kind: Sendable {
    /// A recorded operation.
    case operation
    /// A leaf, at which gradients accumulate.
    case leaf
    /// A tensor without history.
    case constant
  }

  /// A step or a leaf.
  package struct Item: Sendable {
    package let kind: Kind
    /// The node's name, or for a leaf its own.
    package let title: String
    /// What else is to be said, each in a few words.
    package let details: [String]
    /// The indices of the items that receive its gradients, one for each of its differentiable inputs.
    package let targets: [Int]
  }

  /// The items in the order in which a backward pass visits them, results first.
  package let items: [Item]
  /// How many more there are than the picture shows.
  package let omittedCount: Int

  /// Pictures the graph of the tensors, with at most `limit` items.
  package init(of tensors: [Tensor], names: TensorNames, limit: Int = 400) {
    var builder = Builder(names: names)
    builder.discover(tensors)
    (items, omittedCount) = builder.items(limit: limit)
  }

  private struct Builder {
    let names: TensorNames
    private var roots: [Node] = []
    private var constants: [Tensor] = []
    private var nodes: [Node] = []
    private var waiting: [ObjectIdentifier: Int] = [:]
    /// Names of tensors in the graph by their memory, to tell what was detached from what.
    private var tracked: [ObjectIdentifier: String] = [:]

    init(names: TensorNames) {
      self.names = names
    }

    /// Finds every node, and counts how often each receives a gradient.
    mutating func discover(_ tensors: [Tensor]) {
      for tensor in tensors {
        note(tensor)
        if let node = tensor.gradientEdge.node {
          roots.append(node)
        } else {
          constants.append(tensor)
        }
      }
      var stack: [Node] = []
      for root in roots where waiting[ObjectIdentifier(root)] == nil {
        waiting[ObjectIdentifier(root)] = 0
        stack.append(root)
      }
      while let node = stack.popLast() {
        nodes.append(node)
        noteTensors(of: node)
        for index in 0..<node.edges.count {
          guard let next = node.edges[index].node else { continue }
          if waiting[ObjectIdentifier(next)] == nil { stack.append(next) }
          waiting[ObjectIdentifier(next), default: 0] += 1
        }
      }
    }

    private mutating func noteTensors(of node: Node) {
      if let leaf = (node as? AccumulateGrad)?.variable { note(leaf) }
      guard let node = node as? OperatorNode else { return }
      for index in 0..<node.savedCount {
        if let saved = try? node.saved(index), saved.requiresGrad { note(saved) }
      }
    }

    private mutating func note(_ tensor: Tensor) {
      guard tensor.requiresGrad, let name = names.name(of: tensor) else { return }
      tracked[ObjectIdentifier(tensor.array.storage)] = name
    }

    func items(limit: Int) -> ([Item], omitted: Int) {
      var order: [Node] = []
      var open = waiting
      var queue = ReadyQueue()
      for root in roots where open[ObjectIdentifier(root)] == 0 {
        // A root may be listed twice; it is ready once.
        open[ObjectIdentifier(root)] = -1
        queue.push(Unmanaged.passUnretained(root))
      }
      while let ready = queue.pop() {
        let node = ready.takeUnretainedValue()
        order.append(node)
        for index in 0..<node.edges.count {
          guard let next = node.edges[index].node else { continue }
          let identifier = ObjectIdentifier(next)
          open[identifier, default: 1] -= 1
          if open[identifier] == 0 {
            open[identifier] = -1
            queue.push(Unmanaged.passUnretained(next))
          }
        }
      }
      let shown = order.prefix(max(0, limit))
      var places: [ObjectIdentifier: Int] = [:]
      for (place, node) in shown.enumerated() { places[ObjectIdentifier(node)] = place }
      let items = shown.map { node in
        let targets = (0..<node.edges.count).compactMap { index in
          node.edges[index].node.flatMap { places[ObjectIdentifier($0)] }
        }
        return item(node, targets)
      }
      return (items + constants.map(item), order.count - shown.count)
    }

    // MARK: What is said of each

    private func item(_ constant: Tensor) -> Item {
      let name = names.name(of: constant) ?? "a tensor"
      let storage = constant.array.storage
      var details = ["shape \(constant.shape.tupleDescription)", "no history: no gradient flows here"]
      if let source = names.trackedName(of: storage), source != name {
        details.append("shares the memory of \(source), cut off from it by detach")
      }
      return Item(kind: .constant, title: name, details: details, targets: [])
    }

    private func item(_ node: Node, _ targets: [Int]) -> Item {
      if let accumulator = node as? AccumulateGrad { return leaf(accumulator.variable) }
      var details: [String] = []
      var made: [String] = []
      for number in 0..<max(node.outputCount, 1) {
        guard let name = names.name(ofOutput: Int32(number), of: node) else { continue }
        made.append(name + " " + (node.metadata(ofOutput: Int32(number))?.shape.tupleDescription ?? ""))
      }
      if !made.isEmpty { details.append("makes " + made.joined(separator: ", ")) }
      var namesConstant = false
      if let node = node as? OperatorNode {
        details += saved(of: node, &namesConstant)
        details += cuts(at: node)
      }
      let constants = (0..<node.edges.count).count { node.edges[$0].node == nil }
      if constants > 0, !namesConstant {
        details.append(
          constants == 1 ? "one input takes no gradient" : "\(constants) inputs take no gradient")
      }
      return Item(kind: .operation, title: node.className, details: details, targets: targets)
    }

    private func leaf(_ tensor: Tensor) -> Item {
      let name = names.name(of: tensor)
      var details = ["leaf \(tensor.shape.tupleDescription)"]
      let place = (name ?? "its ") + (name == nil ? "grad" : ".grad")
      details.append(
        tensor.grad == nil ? "gradients add up in \(place)" : "\(place) holds a gradient, to be added to")
      let cut = names.detachedNames(of: tensor.array.storage)
      if !cut.isEmpty {
        details.append("detached as \(cut.joined(separator: ", ")): no gradient comes from there")
      }
      return Item(kind: .leaf, title: name ?? "(no name)", details: details, targets: [])
    }

    /// What an operator saved for its backward pass.
    private func saved(of node: OperatorNode, _ namesConstant: inout Bool) -> [String] {
      var parts: [String] = []
      for (place, saved) in node.derivative.savedNames.enumerated() {
        guard let index = node.savedTensorIndex(at: place), let tensor = try? node.saved(index) else {
          continue
        }
        let name = saved.name
        if name == "result" {
          parts.append("its result")
        } else {
          parts.append("\(name) = \(describe(tensor))")
          if !tensor.requiresGrad { namesConstant = true }
        }
      }
      if node.savedCount > 0, (try? node.checkNotReleased()) == nil {
        return ["what it saved has been freed"]
      }
      if let name = node.numberName {
        parts.append("\(name) = \(node.scalar.shortText)")
        if node.savesScalar { namesConstant = true }
      }
      return parts.isEmpty ? [] : ["saves " + parts.joined(separator: ", ")]
    }

    private func describe(_ tensor: Tensor) -> String {
      if let name = names.name(of: tensor) ?? names.detachedNames(of: tensor.array.storage).first {
        if !tensor.requiresGrad, let source = tracked[ObjectIdentifier(tensor.array.storage)], source != name
        {
          return "\(name), cut off from \(source) by detach"
        }
        return tensor.requiresGrad ? name : "\(name), which takes no gradient"
      }
      if !tensor.requiresGrad {
        if let source = tracked[ObjectIdentifier(tensor.array.storage)] { return "\(source), detached" }
        return "a constant \(tensor.shape.tupleDescription)"
      }
      return tensor.shape.tupleDescription
    }

    /// The results of a node that have been detached, as far as they have names.
    private func cuts(at node: OperatorNode) -> [String] {
      let storages = names.storages(madeBy: node)
      let cut = storages.flatMap { names.detachedNames(of: $0) }
      return cut.isEmpty ? [] : ["detached as \(cut.joined(separator: ", ")): no gradient comes from there"]
    }
  }
}

extension Scalar {
  /// The number in few characters.
  fileprivate var shortText: String {
    switch self {
    case .bool(let value): return value ? "True" : "False"
    case .int(let value): return "\(value)"
    case .double(let value):
      return value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
    case .complex(let value): return "\(value)"
    }
  }
}
