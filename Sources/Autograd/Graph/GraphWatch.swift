import CAutogradState
package import TensorCore

/// What a thread's recording and backward passes are watched for: hooks on saved tensors, anomalies, calls to make
/// when a pass is done.
package final class GraphWatch {
  /// Takes a tensor that a node saves, and gives what brings it back.
  package typealias PackHook = (Tensor) throws(TensorError) -> UnpackHook
  /// What brings a saved tensor back.
  package struct UnpackHook {
    /// What the hook made of the tensor, for the caller's use.
    let value: AnyObject?
    let body: () throws(TensorError) -> Tensor

    package init(_ value: AnyObject? = nil, _ body: @escaping () throws(TensorError) -> Tensor) {
      self.value = value
      self.body = body
    }
  }

  private var packHooks: [PackHook] = []
  /// Why hooks on saved tensors are refused; none while they are allowed.
  package var refusal: String?
  /// Says where in a person's program a node is recorded.
  package var trace: (() -> AnyObject)?
  /// Tells the person about the node at which a pass failed, and where it was recorded.
  package var report: ((Node) throws(TensorError) -> Void)?
  /// Called with each tensor that is about to be written to.
  package var beforeWrite: ((Tensor) throws(TensorError) -> Void)? {
    didSet { cAutogradState().pointee.watchesWrites = beforeWrite != nil }
  }
  private var callbacks: [(pass: UInt64, body: () throws(TensorError) -> Void)] = []
  private var pendingError: TensorError?

  /// Whether hooks on saved tensors are in force.
  package var hasPackHooks: Bool { !packHooks.isEmpty }

  /// The calling thread's.
  package static var current: GraphWatch {
    let state = cAutogradState()
    if let known = state.pointee.watch {
      return Unmanaged<GraphWatch>.fromOpaque(known).takeUnretainedValue()
    }
    let made = GraphWatch()
    state.pointee.watch = Unmanaged.passRetained(made).toOpaque()
    return made
  }

  private func update() {
    let state = cAutogradState()
    state.pointee.isWatched = state.pointee.anomalyMode || !packHooks.isEmpty || !newNodes.hooks.isEmpty
  }

  // MARK: New nodes

  /// Nodes that are to be shown to hooks when they are whole.
  let newNodes = NewNodes()

  /// Makes `hook` be called with each node that is made from now on, once it is whole.
  package func push(creationHook hook: @escaping (Node) throws(TensorError) -> Void) {
    newNodes.hooks.append(hook)
    update()
  }

  /// Takes the last hook on new nodes away.
  package func popCreationHook() {
    _ = newNodes.hooks.popLast()
    update()
  }

  // MARK: Saved tensors

  /// Makes `hook` take what nodes save from now on.
  ///
  /// Throws where that is refused.
  package func push(_ hook: @escaping PackHook) throws(TensorError) {
    if let refusal { throw TensorError(.runtimeError, refusal) }
    packHooks.append(hook)
    update()
  }

  package func popHook() {
    _ = packHooks.popLast()
    update()
  }

  var packHook: PackHook? { packHooks.last }

  /// How many hooks on saved tensors are in force.
  static var packHookCount: Int { cAutogradState().pointee.isWatched ? current.packHooks.count : 0 }

  /// Takes the hooks beyond `count` away, which a node's backward left behind.
  func dropHooks(beyond count: Int) {
    guard packHooks.count > count else { return }
    packHooks.removeLast(packHooks.count - count)
    update()
  }

  /// Whether views that are recorded anew take the operation that made them rather than a stride.
  package static var replaysViews: Bool {
    get { cAutogradState().pointee.replaysViews }
    set { cAutogradState().pointee.replaysViews = newValue }
  }

  /// Whether a leaf may keep a gradient that lies in memory in another way than itself.
  package static var relaxesGradientLayout: Bool {
    get { cAutogradState().pointee.relaxesGradientLayout }
    set { cAutogradState().pointee.relaxesGradientLayout = newValue }
  }

  // MARK: Anomalies

  package var looksForAnomalies: Bool { cAutogradState().pointee.anomalyMode }

  /// Whether gradients that are not a number count as anomalies.
  package var checksNaN: Bool { !cAutogradState().pointee.anomalyIgnoresNaN }

  package func setAnomalyMode(_ isOn: Bool, checksNaN: Bool) {
    cAutogradState().pointee.anomalyMode = isOn
    cAutogradState().pointee.anomalyIgnoresNaN = !checksNaN
    update()
  }

  /// Keeps where a new node is recorded, and the node for the hooks on new nodes.
  static func noteCreation(of node: Node) {
    if !current.newNodes.hooks.isEmpty { current.newNodes.note(node, in: current) }
    guard cAutogradState().pointee.anomalyMode, let trace = current.trace else { return }
    let hooks = node.ensureHooks()
    hooks.trace = trace()
    hooks.parent = currentNode
  }

  // MARK: Errors in hooks

  /// Keeps an error that a hook threw where nothing could be thrown; the first one stays.
  package func setPending(_ error: TensorError) {
    if pendingError == nil { pendingError = error }
    cAutogradState().pointee.hasPendingError = true
  }

  /// Throws the error of a hook that ran while an operation was recorded.
  @inline(__always) package static func throwPending() throws(TensorError) {
    if cAutogradState().pointee.hasPendingError { try current.throwKept() }
  }

  /// The same within an operation, whose new nodes are not whole yet and stay to be shown at its end.
  package static func throwPendingWithinOperation() throws(TensorError) {
    if cAutogradState().pointee.hasPendingError, current.pendingError != nil { try current.throwKept() }
  }

  private func throwKept() throws(TensorError) {
    cAutogradState().pointee.hasPendingError = false
    // The nodes of an operation that has failed are never whole.
    if newNodes.areWaiting { try pendingError == nil ? newNodes.show() : newNodes.forget() }
    guard let error = pendingError else { return }
    pendingError = nil
    throw error
  }

  // MARK: Passes

  /// Whether a pass runs on this thread that may start another one through its whole graph.
  package static var allowsCheckpoints: Bool { !cAutogradState().pointee.passHasInputs }

  /// The number of the pass that runs on this thread; none outside.
  package static var currentPass: UInt64? {
    let pass = cAutogradState().pointee.currentPass
    return pass == 0 ? nil : pass
  }

  /// Whether the running pass runs a node, or takes a gradient there.
  package static func willVisit(_ node: Node) -> Bool {
    guard let pass = currentPass, let memory = cAutogradState().pointee.runningMemory else { return false }
    if node.pass == pass { return node.isNeeded }
    // A node that has run already is only on the list of the pass.
    let visited = Unmanaged<EngineMemory>.fromOpaque(memory).takeUnretainedValue().visited
    return node.isNeeded && visited.contains(node)
  }

  /// Whether the running pass keeps what nodes saved; outside, as if it did.
  package static var passKeepsGraph: Bool {
    guard currentPass != nil, let memory = cAutogradState().pointee.runningMemory else { return true }
    return Unmanaged<EngineMemory>.fromOpaque(memory).takeUnretainedValue().keepsGraph
  }

  /// Whether the running pass hands its gradients back instead of accumulating them.
  package static var passCaptures: Bool { cAutogradState().pointee.passCaptures }

  /// The nodes of the running pass in the order in which they will run, if no hook changes it; none outside.
  package static func executionOrder() -> [Node] {
    let state = cAutogradState()
    guard let pass = currentPass, let pointer = state.pointee.runningMemory else { return [] }
    var queue = Unmanaged<EngineMemory>.fromOpaque(pointer).takeUnretainedValue().queue
    if let running = currentNode { queue.push(Unmanaged.passUnretained(running)) }
    var waiting: [ObjectIdentifier: Int32] = [:]
    var order: [Node] = []
    while let next = queue.pop() {
      let node = next.takeUnretainedValue()
      if node.isNeeded { order.append(node) }
      for index in 0..<node.edges.count {
        guard let target = node.edges[index].node, target.pass == pass else { continue }
        let rest = (waiting[ObjectIdentifier(target)] ?? target.dependencies) - 1
        waiting[ObjectIdentifier(target)] = rest
        if rest == 0 { queue.push(Unmanaged.passUnretained(target)) }
      }
    }
    return order
  }

  // MARK: The running node

  /// The node whose backward, or one of whose hooks, runs on this thread.
  package static var currentNode: Node? {
    cAutogradState().pointee.currentNode.map { Unmanaged<Node>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Notes that a node runs; the result is for ``leave(to:)``.
  @inline(__always)
  package static func enter(_ node: Node) -> UnsafeMutableRawPointer? {
    let state = cAutogradState()
    let outer = state.pointee.currentNode
    state.pointee.currentNode = Unmanaged.passUnretained(node).toOpaque()
    return outer
  }

  /// Notes that the node around the one that ran goes on.
  @inline(__always)
  package static func leave(to outer: UnsafeMutableRawPointer?) {
    cAutogradState().pointee.currentNode = outer
  }

  /// Calls `body` when the running pass is done.
  package func addCallback(_ body: @escaping () throws(TensorError) -> Void) throws(TensorError) {
    guard let pass = GraphWatch.currentPass else {
      throw TensorError(.runtimeError, "Final callbacks can only be installed during backward pass.")
    }
    callbacks.append((pass, body))
    cAutogradState().pointee.hasCallbacks = true
  }

  /// Makes the calls that wait for a pass, also those that they add.
  func finish(_ pass: UInt64) throws(TensorError) {
    while let index = callbacks.firstIndex(where: { $0.pass == pass }) {
      try callbacks.remove(at: index).body()
    }
  }

  func forget(_ pass: UInt64) {
    callbacks.removeAll { $0.pass == pass }
    cAutogradState().pointee.hasCallbacks = !callbacks.isEmpty
  }
}

/// What stands in a node for a saved tensor that a hook has taken.
final class PackedTensor {
  let unpack: GraphWatch.UnpackHook
  private let isResult: Bool
  /// Where the gradient of the saved tensor goes.
  private let edge: Edge
  private let shape: Dims
  private let scalarType: ScalarType

  /// Stands for a saved tensor.
  init(_ unpack: GraphWatch.UnpackHook, of tensor: Tensor, isResult: Bool) {
    self.unpack = unpack
    self.isResult = isResult
    edge = isResult ? Edge(nil) : tensor.gradientEdge
    shape = tensor.shape
    scalarType = tensor.scalarType
  }

  /// Throws where a hook gives back what a formula cannot use in place of the saved tensor.
  func check(_ given: Tensor) throws(TensorError) {
    if given.shape == shape && given.scalarType == scalarType { return }
    throw TensorError(
      .runtimeError,
      "An unpack hook returned a tensor of type \(given.scalarType.errorName) and shape \(given.shape), but one of type "
        + "\(scalarType.errorName) and shape \(shape) was saved.")
  }

  /// The tensor that the hook gives back, in the place that the saved one had in the graph.
  func tensor(for node: OperatorNode, outputNumber: Int32) throws(TensorError) -> Tensor {
    let outer = GraphWatch.enter(node)
    defer { GraphWatch.leave(to: outer) }
    let data = try unpack.body()
    if isResult { return Tensor(array: data.array, gradFn: node, outputNumber: outputNumber) }
    guard let source = edge.node else { return data }
    guard let accumulator = source as? AccumulateGrad else {
      return Tensor(array: data.array, gradFn: source, outputNumber: edge.outputNumber)
    }
    let leaf = Tensor(array: data.array)
    leaf.leafRequiresGrad = true
    leaf.ensureExtras().sharedAccumulator = accumulator
    return leaf
  }
}

extension OperatorNode {
  /// What is kept in place of a saved tensor while a hook takes them.
  func packed(_ saved: SavedTensor) -> SavedTensor {
    guard let hook = GraphWatch.current.packHook, let tensor = saved.tensor else { return saved }
    do {
      let given = saved.isResult ? Tensor(array: tensor.array, gradFn: self, outputNumber: 0) : tensor
      return try packed(saved, by: hook, given: given)
    } catch {
      GraphWatch.current.setPending(error)
      return saved
    }
  }

  /// Packs what has been saved, in the derivative's order.
  func packInOrder() {
    for index in derivative.packingOrder { replace(index, by: packed(entry(index))) }
  }

  private func packed(
    _ saved: SavedTensor, by hook: GraphWatch.PackHook, given: Tensor
  ) throws(TensorError) -> SavedTensor {
    let version = given.version
    let unpack = try GradMode.with(false) { () throws(TensorError) in try hook(given) }
    if given.version != version {
      throw TensorError(
        .runtimeError,
        "A saved tensor pack hook is modifying its input in place. Tensors provided as input to pack hook cannot be "
          + "modified by in-place operations as this can lead to unexpected side-effects. Please open an issue if you "
          + "need to perform in-place operations on the input to a pack hook.")
    }
    let shell = Tensor(array: try NDArray.empty([0], given.scalarType))
    shell.ensureExtras().packed = PackedTensor(unpack, of: given, isResult: saved.isResult)
    var result = saved
    result.tensor = shell
    result.version = shell.version
    return result
  }

  /// What a hook made of one saved tensor; none where no hook took it.
  package func packedValue(_ index: Int) -> AnyObject? { entry(index).tensor?.extras?.packed?.unpack.value }

  /// Gives one saved tensor to a hook of its own.
  ///
  /// Throws where it is gone, or has hooks already.
  package func registerSavedHook(_ index: Int, _ hook: GraphWatch.PackHook) throws(TensorError) {
    let saved = entry(index)
    guard let tensor = saved.tensor else {
      throw TensorError(
        .runtimeError,
        isReleased
          ? "Calling register_hooks on a saved tensor after it has been freed. Saved intermediate values of the graph "
            + "are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you need to "
            + "backward through the graph a second time or if you need to access saved variables after calling backward."
          : "Calling register_hooks on a saved tensor with value None is forbidden")
    }
    if tensor.extras?.packed != nil {
      throw TensorError(
        .runtimeError,
        "Calling register_hooks on a saved tensor whose hooks have already been set. Hint: only one pair of hooks is "
          + "allowed at a time.")
    }
    var replaced = try packed(saved, by: hook, given: tensor.detached())
    if !saved.isResult, let shell = replaced.tensor, let packed = shell.extras?.packed {
      shell.extras?.packed = PackedTensor(packed.unpack, of: tensor, isResult: false)
      replaced.tensor = shell
    }
    replace(index, by: replaced)
  }
}
