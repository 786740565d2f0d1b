import CAutogradState
package import TensorCore

/// The node of an operator from the table.
package final class OperatorNode: Node {
  package private(set) var derivative: Derivative
  private var firstSaved = SavedTensor.none
  private var secondSaved = SavedTensor.none
  /// A number or another thing that the formula needs, see ``scalar`` and ``attribute``.
  private var inlineAttribute = SavedAttribute.none
  /// Whether ``inlineAttribute`` is the ``scalar``.
  private var holdsScalar = false
  /// Whether ``scalar`` stands for a tensor that PyTorch saves, so that its release ends the graph's use too.
  package var savesScalar = false
  /// Whether what was saved is gone, so that the node cannot run again.
  private(set) var isReleased = false
  /// Whether hooks have taken what was saved.
  private var isPacked = false
  /// Whether the node's formula runs, for which hooks give each saved tensor back once.
  private var isApplied = false
  /// Whether the gradient that the node's formula works on may be overwritten.
  private(set) var ownsGradient = false
  /// Whether the node only serves to compute tangents, on behalf of ``original`` if the operation was recorded.
  var isStandIn = false

  package var savedCount: Int {
    @inline(__always) get { Int(savedTensorCount) }
  }

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
    edges.removeAll { _ in }
    forgetSaved()
    state.pointee.releaseDepth -= 1
  }

  /// The recorded node for which this one stands in.
  var original: OperatorNode? {
    get { rarities?.original }
    set { ensureRarities().original = newValue }
  }

  package override var name: String { derivative.name }

  package override var namespacedName: String {
    derivative.belongsToGraph ? "torch::autograd::\(derivative.name)" : derivative.name
  }

  /// Gives the node another name in the graph, where it shows some more.
  func rename(_ name: String, showing saved: [SavedName] = []) {
    derivative = derivative.named(name, showing: saved)
  }

  private static let keeping = Derivative("SavedTensor") { (_: OperatorNode, _: Tensor) in Gradients() }

  /// A node outside of the graph that does nothing but keep a tensor.
  package static func keeper(of tensor: Tensor) -> OperatorNode {
    let node = OperatorNode(keeping, edges: EdgeList())
    node.save(tensor)
    return node
  }

  /// Makes the node one of an operation with another derivative, which uses what was saved for the first.
  func replaceDerivative(by other: Derivative) {
    derivative = other
  }

  /// Whether the gradient of the input at `index` is wanted.
  @inline(__always) package func needsGradient(_ index: Int) -> Bool {
    edges[index].node != nil
  }

  // MARK: What is saved beside tensors

  /// A number that the formula needs, kept apart from ``attributes`` for most have no other.
  package var scalar: Scalar {
    get {
      if holdsScalar, case .scalar(let value) = inlineAttribute { return value }
      return rarities?.scalar ?? .int(1)
    }
    set {
      if case .none = inlineAttribute {
        inlineAttribute = .scalar(newValue)
        holdsScalar = true
      } else if holdsScalar {
        inlineAttribute = .scalar(newValue)
      } else {
        ensureRarities().scalar = newValue
      }
    }
  }

  /// The first of ``attributes``, which so needs no array where it is the only one.
  package var attribute: SavedAttribute? {
    get {
      if let first = rarities?.attributes.first { return first }
      if holdsScalar { return nil }
      if case .none = inlineAttribute { return nil }
      return inlineAttribute
    }
    set {
      if holdsScalar {
        ensureRarities().attributes = newValue.map { [$0] } ?? []
      } else {
        inlineAttribute = newValue ?? .none
      }
    }
  }

  /// What else the formula needs, in the order of the derivative's names after the tensors.
  package var attributes: [SavedAttribute] {
    get {
      if let many = rarities?.attributes, !many.isEmpty { return many }
      return attribute.map { [$0] } ?? []
    }
    set { ensureRarities().attributes = newValue }
  }

  // MARK: What is saved

  package func save(_ input: Tensor) {
    append(SavedTensor(input: input))
  }

  /// Saves an input where the gradient at `index`, for which it is needed, is wanted; else leaves its place empty.
  @inline(__always) package func save(_ input: Tensor, forGradient index: Int) {
    append(needsGradient(index) ? SavedTensor(input: input) : .none)
  }

  /// Saves an input that need not be there; its place stays empty where it is not.
  package func save(ifGiven input: Tensor?) {
    append(input.map { SavedTensor(input: $0) } ?? .none)
  }

  package func saveResult(_ result: Tensor) {
    append(SavedTensor(result: result))
  }

  private func append(_ saved: SavedTensor) {
    if let tensor = saved.tensor, tensor.isInference, !isStandIn {
      GraphWatch.current.setPending(SavedTensor.inference)
    }
    let isPacked = cAutogradState().pointee.isWatched && !isStandIn
    let saved = isPacked && savedCount >= derivative.packingOrder.count ? packed(saved) : saved
    switch savedCount {
    case 0: firstSaved = saved
    case 1: secondSaved = saved
    default: ensureRarities().furtherSaved.append(saved)
    }
    savedTensorCount += 1
    if isPacked {
      self.isPacked = true
      if savedCount == derivative.packingOrder.count { packInOrder() }
    }
  }

  /// The saved tensor at `index`, in the order of saving.
  ///
  /// Throws PyTorch's errors where it was released, or written to since it was saved.
  package func saved(_ index: Int) throws(TensorError) -> Tensor {
    if isReleased { throw SavedTensor.released }
    return try isPacked ? unpackedOnce(index) : entry(index).unpacked(by: self)
  }

  /// The saved tensor at `index` as a person sees it, whatever hooks give back for it.
  ///
  /// Throws as ``saved(_:)`` does.
  package func shownSaved(_ index: Int) throws(TensorError) -> Tensor {
    if isReleased { throw SavedTensor.released }
    return try entry(index).unpacked(by: self)
  }

  /// What hooks give back for the saved tensor at `index`, for which they are asked once in each run of the formula.
  private func unpackedOnce(_ index: Int) throws(TensorError) -> Tensor {
    if let tensor = rarities?.unpacked[index] { return tensor }
    let tensor = try entry(index).unpacked(by: self)
    try entry(index).tensor?.extras?.packed?.check(tensor)
    if isApplied { ensureRarities().unpacked[index] = tensor }
    return tensor
  }

  /// The saved tensor at `index` as a person's own backward sees it, a result with its history.
  ///
  /// Throws as ``saved(_:)`` does.
  package func savedWithHistory(_ index: Int) throws(TensorError) -> Tensor {
    if isReleased { throw SavedTensor.released }
    return try entry(index).unpacked(by: self, keepsHistory: true)
  }

  /// Whether what was saved at a place is a result of the operation.
  package func isResult(_ index: Int) -> Bool { entry(index).isResult }

  /// Whether a place among the saved tensors was left empty.
  package func hasNoTensor(_ index: Int) -> Bool {
    !isReleased && (index < 0 || index >= savedCount || entry(index).tensor == nil)
  }

  /// What the gradient of an input must look like; none where it wants none.
  package func inputLayout(_ index: Int) -> Layout? {
    guard index < edges.count, let node = edges[index].node else { return nil }
    return node.metadata(ofOutput: edges[index].outputNumber)?.layout
  }

  /// Throws PyTorch's error where what was saved is gone.
  package func checkNotReleased() throws(TensorError) {
    if isReleased { throw SavedTensor.released }
  }

  func entry(_ index: Int) -> SavedTensor {
    if index < 0 { return .none }
    switch index {
    case 0: return firstSaved
    case 1: return secondSaved
    default:
      guard let further = rarities?.furtherSaved, index - 2 < further.count else { return .none }
      return further[index - 2]
    }
  }

  package override func releaseSaved() {
    if savedCount == 0 && !savesScalar { return }
    isReleased = true
    forgetSaved()
  }

  /// Lets go of what was saved, though the node may still run.
  @inline(__always) package func forgetSaved() {
    firstSaved.tensor = nil
    secondSaved.tensor = nil
    if let rarities { rarities.furtherSaved = [] }
  }

  package override func apply(_ gradients: consuming Gradients) throws(TensorError) -> Gradients {
    if isReleased { throw SavedTensor.released }
    guard isPacked, !isApplied else { return try applyFormula(gradients) }
    isApplied = true
    defer {
      isApplied = false
      rarities?.unpacked = [:]
    }
    return try applyFormula(gradients)
  }

  @inline(__always) private func applyFormula(_ gradients: consuming Gradients) throws(TensorError)
    -> Gradients
  {
    if let formula = derivative.formula {
      guard var gradient = gradients.first.take() else { return Gradients() }
      // Hooks that give back what was saved may run the node again meanwhile.
      ownsGradient = !isPacked && Tensor.isSpent(&gradient)
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
    default: rarities?.furtherSaved[index - 2] = saved
    }
  }

  // MARK: Release

  override func surrender(into stack: inout [Node]) {
    super.surrender(into: &stack)
    surrender(&firstSaved, into: &stack)
    surrender(&secondSaved, into: &stack)
    guard let rarities else { return }
    var further = rarities.furtherSaved
    rarities.furtherSaved = []
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
