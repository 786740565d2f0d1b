package import TensorCore

/// Tensors in a transformation of functions: what is differentiated is told apart from other uses of it, and
/// results keep the history that lies outside.
package enum Lifting {
  /// A tensor of the same values whose gradient can be asked for apart from that of `tensor`.
  ///
  /// Throws for types that have no gradient.
  package static func lift(_ tensor: Tensor) throws(TensorError) -> Tensor {
    if tensor.requiresGrad && !tensor.isInference { return Aliasing.alias(tensor) }
    let leaf = plain(tensor).carryingTangents(of: tensor)
    try leaf.setRequiresGrad(
      true, typeMessage: "only Tensors of floating point dtype can require gradients")
    return leaf
  }

  /// A tensor of the same values and history.
  package static func alias(_ tensor: Tensor) -> Tensor {
    tensor.requiresGrad && !tensor.isInference
      ? Aliasing.alias(tensor) : plain(tensor).carryingTangents(of: tensor)
  }

  /// The values alone; those of an inference tensor can be recorded within a transformation.
  private static func plain(_ tensor: Tensor) -> Tensor {
    tensor.isInference ? Tensor(tensor.array) : tensor.detached()
  }

  /// The tensor without its history, but with what it carries in forward mode.
  package static func withoutHistory(_ tensor: Tensor) -> Tensor {
    tensor.gradFn == nil && !tensor.requiresGrad ? tensor : tensor.detached().carryingTangents(of: tensor)
  }

  /// Whether the history of `tensors` reaches leaves that are none of `lifted`.
  package static func reachesOthers(_ tensors: [Tensor], than lifted: [Tensor]) -> Bool {
    // A leaf's node lives only as long as someone holds it, and its place in memory is its identity here.
    let own = lifted.compactMap { $0.isLeaf ? $0.gradientEdge.node : nil }
    let roots = tensors.compactMap { $0.gradientEdge.node }
    return withExtendedLifetime((own, roots)) {
      let ownIdentifiers = Set(own.map { ObjectIdentifier($0) })
      var seen = Set<ObjectIdentifier>()
      var stack = roots
      while let node = stack.popLast() {
        guard seen.insert(ObjectIdentifier(node)).inserted else { continue }
        if node is AccumulateGrad {
          if !ownIdentifiers.contains(ObjectIdentifier(node)) { return true }
          continue
        }
        for index in 0..<node.edges.count {
          if let next = node.edges[index].node { stack.append(next) }
        }
      }
      return false
    }
  }
}
