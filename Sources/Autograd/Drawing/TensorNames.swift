package import TensorCore

/// The names that a person has given to tensors, for pictures and narrations to call them by.
package struct TensorNames {
  private var byTensor: [ObjectIdentifier: String] = [:]
  private var byNode: [Output: String] = [:]
  private var detached: [ObjectIdentifier: [String]] = [:]
  private var tracked: [ObjectIdentifier: String] = [:]
  private var storages: [ObjectIdentifier: [Storage]] = [:]

  private struct Output: Hashable {
    let node: ObjectIdentifier
    let number: Int32
  }

  /// - Parameter tensors: The names in order; of several for one tensor the first counts.
  package init(_ tensors: [(name: String, tensor: Tensor)] = []) {
    for (name, tensor) in tensors {
      let identifier = ObjectIdentifier(tensor)
      if byTensor[identifier] != nil { continue }
      byTensor[identifier] = name
      if let node = tensor.gradFn {
        let output = Output(node: ObjectIdentifier(node), number: tensor.outputNumber)
        if byNode[output] == nil { byNode[output] = name }
        storages[ObjectIdentifier(node), default: []].append(tensor.array.storage)
      }
      if tensor.requiresGrad {
        let storage = ObjectIdentifier(tensor.array.storage)
        if tracked[storage] == nil { tracked[storage] = name }
      } else {
        detached[ObjectIdentifier(tensor.array.storage), default: []].append(name)
      }
    }
  }

  /// The name of this very tensor, or of another one that is the same result.
  package func name(of tensor: Tensor) -> String? {
    if let name = byTensor[ObjectIdentifier(tensor)] { return name }
    return tensor.gradFn.flatMap { name(ofOutput: tensor.outputNumber, of: $0) }
  }

  /// The name of what a node made.
  package func name(ofOutput number: Int32, of node: Node) -> String? {
    byNode[Output(node: ObjectIdentifier(node), number: number)]
  }

  /// The memory of the named tensors that a node made.
  func storages(madeBy node: Node) -> [Storage] {
    storages[ObjectIdentifier(node)] ?? []
  }

  /// The name of a tensor in a graph that has this memory.
  func trackedName(of storage: Storage) -> String? {
    tracked[ObjectIdentifier(storage)]
  }

  /// The names of tensors outside the graph that share a tensor's memory, as `detach` makes them.
  package func detachedNames(of storage: Storage) -> [String] {
    detached[ObjectIdentifier(storage)] ?? []
  }
}
