import TensorCore

/// A linear map of arrays with its transpose: each is the other's derivative, so that one pair of kernels has
/// derivatives of any order.
///
/// What the maps capture is used by the one thread that runs tensors.
struct LinearMap: @unchecked Sendable {
  typealias Map = (NDArray) throws(TensorError) -> NDArray

  let forward: Map
  let backward: Map

  init(forward: @escaping Map, backward: @escaping Map) {
    self.forward = forward
    self.backward = backward
  }

  var transposed: LinearMap { LinearMap(forward: backward, backward: forward) }

  /// The map of `input` as an operator whose node has the given name.
  ///
  /// - Parameters:
  ///   - savesInput: Whether PyTorch's node saves its input, though the derivative does not need it.
  ///   - places: A tensor of places that PyTorch's node saves too, and its name there.
  ///   - others: What else PyTorch's node shows.
  ///   - array: The result, if it is known.
  func callAsFunction(
    _ input: Tensor, node name: String, savesInput: Bool = false,
    places: (name: String, tensor: Tensor)? = nil,
    saves others: @autoclosure () -> [SavedName] = [], result array: NDArray? = nil
  ) throws(TensorError) -> Tensor {
    let result: NDArray
    if let array { result = array } else { result = try forward(input.array) }
    let map = transposed
    func names() -> [SavedName] {
      let tensors = (savesInput ? ["self"] : []) + (places.map { [$0.name] } ?? [])
      return tensors.map { SavedName($0) } + others()
    }
    return Tensor.recorded(
      result,
      Derivative(name, saves: names()) { (node, gradient) throws(TensorError) in
        try node.checkNotReleased()
        return Gradients(try map(gradient, node: name + "Backward"))
      }, input
    ) { node, _ in
      if savesInput { node.save(input) }
      if let places { node.save(places.tensor) }
    }
  }
}
