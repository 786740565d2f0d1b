import CAutogradState
package import TensorCore

/// The node of an operator from the table.
package final class OperatorNode: Node {
  package let derivative: Derivative
  private var firstSaved = SavedTensor.none
  private var secondSaved = SavedTensor.none
  private var furtherSaved: [SavedTensor]?
  package private(set) var savedCount = 0
  /// Whether what was saved is gone, so that the node cannot run again.
  private(set) var isReleased = false
  /// A number that the formula needs, kept apart from ``attributes`` for it needs no allocation.
  package var scalar = Scalar.int(1)
  /// Whether ``scalar`` stands for a tensor that PyTorch saves, so that its release ends the graph's use too.
  package var savesScalar = false
  /// Whether the node only serves to compute tangents, on behalf of ``original`` if the operation was recorded.
  final var isStandIn = false
  /// The recorded node for which this one stands in.
  final var original: OperatorNode?
  /// What else the formula needs, in the order of the derivative's names after the tensors.
  package var attributes: [SavedAttribute] {
    get { manyAttributes ?? (attribute.map { [$0] } ?? []) }
    set { manyAttributes = newValue }
  }
  /// The only one of ``attributes``, which so needs no array.
  package var attribute: SavedAttribute?
  private var manyAttributes: [SavedAttribute]?

  package init(_ derivative: Derivative, edges: EdgeList) {
    self.derivative = derivative
    super.init(edges: edges, sequenceNumber: SequenceNumber.next())
  }

  /// How many nodes may release one another before that is done without recursion.
  private static let deepestRelease: Int32 = 40

  deinit {
    let state = cAutogradState()
    if state.pointee.releaseDepth >= OperatorNode.deepestRelease {
      releaseIteratively()
      return
    }
    state.pointee.releaseDepth += 1
    edges.removeAll()
    firstSaved.tensor = nil
    secondSaved.tensor = nil
    furtherSaved = nil
    state.pointee.releaseDepth -= 1
  }

  package override var name: String { derivative.name }

  package override var namespacedName: String {
    derivative.belongsToGraph ? "torch::autograd::\(derivative.name)" : derivative.name
  }

  /// Whether the gradient of the input at `index` is wanted.
  @inline(__always) package func needsGradient(_ index: Int) -> Bool {
    edges[index].node != nil
  }

  // MARK: What is saved

  package func save(_ input: Tensor) {
    append(SavedTensor(input: input))
  }

  /// Saves an input where the gradient at `index`, for which it is needed, is wanted; else leaves its place empty.
  @inline(__always) package func save(_ input: Tensor, forGradient index: Int) {
    append(needsGradient(index) ? SavedTensor(input: input) : .none)
  }

  package func saveResult(_ result: Tensor) {
    append(SavedTensor(result: result))
  }

  private func append(_ saved: SavedTensor) {
    if let tensor = saved.tensor, tensor.isInference, !isStandIn {
      GraphWatch.current.setPending(SavedTensor.inference)
    }
    let saved = cAutogradState().pointee.isWatched && !isStandIn ? packed(saved) : saved
    switch savedCount {
    case 0: firstSaved = saved
    case 1: secondSaved = saved
    default:
      var all = furtherSaved ?? []
      furtherSaved = nil
      all.append(saved)
      furtherSaved = all
    }
    savedCount += 1
  }

  /// The saved tensor at `index`, in the order of saving.
  ///
  /// Throws PyTorch's errors where it was released, or written to since it was saved.
  package func saved(_ index: Int) throws(TensorError) -> Tensor {
    if isReleased { throw SavedTensor.released }
    return try entry(index).unpacked(by: self)
  }

  /// Throws PyTorch's error where what was saved is gone.
  package func checkNotReleased() throws(TensorError) {
    if isReleased { throw SavedTensor.released }
  }

  func entry(_ index: Int) -> SavedTensor {
    index == 0 ? firstSaved : index == 1 ? secondSaved : furtherSaved?[index - 2] ?? .none
  }

  package override func releaseSaved() {
    if savedCount == 0 && !savesScalar { return }
    isReleased = true
    firstSaved.tensor = nil
    secondSaved.tensor = nil
    furtherSaved = nil
  }

  package override func apply(_ gradients: consuming Gradients) throws(TensorError) -> Gradients {
    if isReleased { throw SavedTensor.released }
    if let formula = derivative.formula {
      guard let gradient = gradients.first else { return Gradients() }
      return try formula(self, gradient)
    }
    guard let manyFormula = derivative.manyFormula else { return Gradients() }
    return try manyFormula(self, gradients)
  }

  // MARK: In-place use

  /// Makes the node that recorded an operation out of place right for `target`, into which the result is about
  /// to be written: an input saved from `target` keeps its old values, a saved result refers to `target`.
  ///
  /// Throws where memory runs out.
  func adapt(toWriteInto target: Tensor, original: Tensor, newVersion: Int) throws(TensorError) {
    for index in 0..<savedCount {
      var saved = entry(index)
      guard let tensor = saved.tensor, tensor.extras?.packed == nil else { continue }
      if saved.isResult {
        let shell = Tensor(array: target.array, sharingVersionOf: target)
        shell.tangents = tensor.tangents
        saved.tensor = shell
        saved.version = newVersion
      } else if tensor === original {
        saved.tensor = Tensor(
          array: try tensor.array.copied(), gradFn: tensor.gradFn, outputNumber: tensor.outputNumber
        ).carryingTangents(of: tensor)
        saved.version = 0
      } else {
        continue
      }
      replace(index, by: saved)
    }
  }

  func replace(_ index: Int, by saved: SavedTensor) {
    switch index {
    case 0: firstSaved = saved
    case 1: secondSaved = saved
    default: furtherSaved?[index - 2] = saved
    }
  }

  // MARK: Release

  override func surrender(into stack: inout [Node]) {
    super.surrender(into: &stack)
    surrender(&firstSaved, into: &stack)
    surrender(&secondSaved, into: &stack)
    guard var further = furtherSaved else { return }
    furtherSaved = nil
    for index in further.indices { surrender(&further[index], into: &stack) }
  }

  private func surrender(_ saved: inout SavedTensor, into stack: inout [Node]) {
    guard saved.tensor != nil else { return }
    if isKnownUniquelyReferenced(&saved.tensor!), let node = saved.tensor!.takeHistory() {
      stack.append(node)
    }
    saved.tensor = nil
  }
}
