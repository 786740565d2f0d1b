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
  ///   - argument: A tensor that PyTorch has as another input, though the result does not depend on it.
  ///   - array: The result, if it is known.
  func callAsFunction(
    _ input: Tensor, node name: String, savesInput: Bool = false,
    places: (name: String, tensor: Tensor)? = nil,
    saves others: @autoclosure () -> [SavedName] = [], beside argument: Tensor? = nil,
    result array: NDArray? = nil
  ) throws(TensorError) -> Tensor {
    let result: NDArray
    if let array { result = array } else { result = try forward(input.array) }
    let map = transposed
    let hasPlaces = places != nil
    let unused = argument.map { ($0.shape, $0.scalarType) }
    func derivative() -> Derivative {
      let tensors = (savesInput ? ["self"] : []) + (places.map { [$0.name] } ?? [])
      let others = others()
      return Derivative(name, saves: tensors.map { SavedName($0) } + others) {
        (node, gradient) throws(TensorError) in
        try node.checkNotReleased()
        let isRecorded = GradMode.isEnabled
        let found = try map(
          gradient, node: String(name.dropLast()) + "Backward0",
          places: isRecorded && hasPlaces ? ("indices", node.saved(savesInput ? 1 : 0)) : nil,
          saves: hasPlaces ? [] : others.filter { $0.name != "self_sym_sizes" },
          beside: isRecorded && savesInput ? node.saved(0) : nil)
        guard let (shape, type) = unused, node.needsGradient(1) else { return Gradients(found) }
        return Gradients(found, Tensor(try NDArray.zeros(shape, type)))
      }
    }
    return Tensor.recorded(result, derivative(), [input] + (argument.map { [$0] } ?? [])) { node, _ in
      if savesInput { node.save(input) }
      if let places { node.save(places.tensor) }
    }
  }
}
