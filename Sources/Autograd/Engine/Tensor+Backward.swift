package import TensorCore

/// The ways to ask for gradients.
package enum Backward {
  /// Accumulates the gradients of a tensor of one element in the leaves, as `x.backward()` does.
  ///
  /// Throws PyTorch's errors where it has no history or more elements.
  package static func run(_ root: Tensor) throws(TensorError) {
    let seed = try seed(for: root, nil, 0)
    _ = try Engine.run(Engine.Request(makeRoot(root, 0, seed)))
  }

  /// Accumulates the gradients of `tensors` in the leaves, or in `inputs` only.
  ///
  /// `gradients` holds one per tensor, none standing for one of a scalar. Throws PyTorch's errors where a tensor
  /// has no history, is no scalar, or does not fit its gradient.
  package static func run(
    _ tensors: [Tensor], gradients: [Tensor?], keepsGraph: Bool? = nil, createsGraph: Bool = false,
    inputs: [Tensor]? = nil
  ) throws(TensorError) {
    if let inputs, inputs.isEmpty {
      throw TensorError(.runtimeError, "`inputs` argument to `backward()` cannot be empty.")
    }
    var request = try makeRequest(tensors, gradients: gradients)
    request.keepsGraph = keepsGraph ?? createsGraph
    request.createsGraph = createsGraph
    if let inputs {
      var edges: [Edge] = []
      for input in inputs {
        guard input.saysItRequiresGrad else {
          throw TensorError(.runtimeError, "One of the differentiated Tensors does not require grad")
        }
        if !input.isLeaf { try input.retainGrad() }
        edges.append(input.gradientEdge)
      }
      request.inputs = edges
    }
    _ = try Engine.run(request)
  }

  /// The gradients of `outputs` with respect to `inputs`; none where there is no path.
  ///
  /// Throws as ``run(_:gradients:keepsGraph:createsGraph:inputs:)`` does, and for inputs that want no gradient or,
  /// unless `allowsUnused`, are not reached.
  package static func gradients(
    of outputs: [Tensor], inputs: [Tensor], gradients: [Tensor?], keepsGraph: Bool? = nil,
    createsGraph: Bool = false, allowsUnused: Bool = false
  ) throws(TensorError) -> [Tensor?] {
    var request = try makeRequest(outputs, gradients: gradients)
    request.keepsGraph = keepsGraph ?? createsGraph
    request.createsGraph = createsGraph
    request.captures = true
    var edges: [Edge] = []
    for input in inputs {
      guard input.saysItRequiresGrad else {
        throw TensorError(.runtimeError, "One of the differentiated Tensors does not require grad")
      }
      edges.append(input.gradientEdge)
    }
    request.inputs = edges
    let results = try Engine.run(request)
    if !allowsUnused, let unused = results.firstIndex(where: { $0 == nil }) {
      throw TensorError(
        .runtimeError,
        "The differentiated Tensor at index \(unused) appears to not have been used in the graph. Set allow_unused=True if "
          + "this is the desired behavior.")
    }
    return results
  }

  private static func makeRequest(
    _ tensors: [Tensor], gradients: [Tensor?]
  ) throws(TensorError) -> Engine.Request {
    // Every tensor's gradient is looked at before any tensor's history.
    var seeds: [Tensor] = []
    seeds.reserveCapacity(tensors.count)
    for (index, tensor) in tensors.enumerated() {
      seeds.append(try seed(for: tensor, gradients[index], index))
    }
    var roots: [Engine.Request.Root] = []
    roots.reserveCapacity(tensors.count)
    for (index, tensor) in tensors.enumerated() { roots.append(try makeRoot(tensor, index, seeds[index])) }
    return Engine.Request(roots.first, Array(roots.dropFirst()))
  }

  private static func makeRoot(
    _ tensor: Tensor, _ index: Int, _ seed: Tensor
  ) throws(TensorError) -> Engine.Request.Root {
    let edge = tensor.gradientEdge
    if edge.node == nil {
      throw TensorError(
        .runtimeError, "element \(index) of tensors does not require grad and does not have a grad_fn")
    }
    return Engine.Request.Root(edge: edge, gradient: seed)
  }

  /// The gradient that a pass starts with at one of its roots.
  private static func seed(
    for tensor: Tensor, _ gradient: Tensor?, _ index: Int
  ) throws(TensorError) -> Tensor {
    if let gradient {
      if gradient.shape != tensor.shape {
        throw TensorError(
          .runtimeError,
          "Mismatch in shape: grad_output[\(index)] has a shape of torch.Size(\(gradient.shape)) and output[\(index)] "
            + "has a shape of torch.Size(\(tensor.shape)).")
      }
      if gradient.scalarType.isComplex != tensor.scalarType.isComplex {
        throw TensorError(
          .runtimeError,
          "For complex Tensors, both grad_output and output are required to have the same dtype. Mismatch in "
            + "dtype: grad_output[\(index)] has a dtype of torch.\(gradient.scalarType.name) and output[\(index)] has a "
            + "dtype of torch.\(tensor.scalarType.name).")
      }
      return gradient.scalarType == tensor.scalarType ? gradient : try gradient.to(tensor.scalarType)
    }
    guard tensor.saysItRequiresGrad else { return tensor }
    if tensor.elementCount != 1 {
      throw TensorError(.runtimeError, "grad can be implicitly created only for scalar outputs")
    }
    if !tensor.scalarType.isFloatingPoint {
      throw TensorError(
        .runtimeError,
        "grad can be implicitly created only for real scalar outputs but got torch.\(tensor.scalarType.name)")
    }
    return Tensor(
      tensor.dimensionCount == 0
        ? try NDArray.scalar(.int(1), tensor.scalarType)
        : try NDArray.full(tensor.shape, .double(1), tensor.scalarType))
  }
}
