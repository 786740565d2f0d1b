import CAutogradState
import TensorCore

/// One backward pass: it runs the nodes below its roots, newest first, and passes gradients along their edges.
///
/// The engine knows no operator. Counters and arriving gradients live in the nodes themselves; a pass that starts
/// inside another one (in a hook, say) puts aside the state of the nodes that both visit.
final class Engine {
  /// What a pass is asked for.
  struct Request {
    /// Where a pass starts, and with which gradient.
    struct Root {
      let edge: Edge
      let gradient: Tensor
    }

    let root: Root?
    let furtherRoots: [Root]
    var keepsGraph = false
    var createsGraph = false
    /// Where gradients are wanted, when not at every leaf.
    var inputs: [Edge]?
    /// Whether the gradients at ``inputs`` are handed back rather than accumulated.
    var captures = false

    init(_ root: Root?, _ furtherRoots: [Root] = []) {
      self.root = root
      self.furtherRoots = furtherRoots
    }

    @inline(__always)
    fileprivate func forEachRoot<Failure: Error>(_ body: (Root) throws(Failure) -> Void) throws(Failure) {
      if let root { try body(root) }
      for root in furtherRoots { try body(root) }
    }
  }

  private struct Suspended {
    let node: Node
    let pass: UInt64
    let dependencies: Int32
    let isNeeded: Bool
    let received: Gradients
  }

  private let request: Request
  private let pass: UInt64
  private let memory: EngineMemory
  /// How many hooks on saved tensors there were before; those that a node adds go with it.
  private let packHookCount = GraphWatch.packHookCount
  private var suspended: [Suspended]?
  private var captured: [Tensor?] = []
  /// Whether every node has run, and so is as it was before.
  private var isFinished = false

  /// Runs a pass; the result has a gradient, or none, for each of the inputs of a capturing request.
  static func run(_ request: consuming Request) throws(TensorError) -> [Tensor?] {
    let state = cAutogradState()
    state.pointee.newestPass += 1
    state.pointee.passDepth += 1
    defer { state.pointee.passDepth -= 1 }
    guard state.pointee.passDepth <= 4000 else {
      throw TensorError(.runtimeError, "maximum depth of nested backward passes exceeded")
    }
    let outer = (state.pointee.currentPass, state.pointee.passHasInputs)
    let outerMemory = state.pointee.runningMemory
    let outerCaptures = state.pointee.passCaptures
    let engine = Engine(request, pass: state.pointee.newestPass)
    state.pointee.runningMemory = Unmanaged.passUnretained(engine.memory).toOpaque()
    state.pointee.passCaptures = engine.request.captures
    state.pointee.currentPass = engine.pass
    if engine.request.inputs != nil { state.pointee.passHasInputs = true }
    defer {
      engine.cleanUp()
      (state.pointee.currentPass, state.pointee.passHasInputs) = outer
      state.pointee.runningMemory = outerMemory
      state.pointee.passCaptures = outerCaptures
    }
    engine.discover()
    try engine.seed()
    let captured = try GradMode.with(engine.request.createsGraph) { () throws(TensorError) in
      let results = try engine.execute()
      engine.isFinished = true
      return results
    }
    if state.pointee.hasCallbacks { try GraphWatch.current.finish(engine.pass) }
    return captured
  }

  private init(_ request: consuming Request, pass: UInt64) {
    self.request = request
    self.pass = pass
    memory = .take()
    memory.keepsGraph = self.request.keepsGraph
    if self.request.captures { captured = Array(repeating: nil, count: self.request.inputs?.count ?? 0) }
  }

  // MARK: Before the first node runs

  /// Visits every node below the roots and counts how many gradients it must wait for.
  private func discover() {
    request.forEachRoot { root in
      if let node = root.edge.node, visit(node) { memory.stack.append(Unmanaged.passUnretained(node)) }
    }
    while let top = memory.stack.popLast() {
      var current = top
      // A chain is followed without the stack.
      while let next = current._withUnsafeGuaranteedRef({ follow($0) }) { current = next }
    }
    if let inputs = request.inputs { markNeeded(inputs) }
  }

  /// Counts a node's edges, and says which of the nodes that they lead to is to be followed next; others that are
  /// new to the pass wait on the stack.
  @inline(__always)
  private func follow(_ node: Node) -> Unmanaged<Node>? {
    var following: Unmanaged<Node>?
    for index in 0..<node.edges.count {
      guard let next = node.edges.node(index) else { continue }
      next._withUnsafeGuaranteedRef { node in
        if visit(node) {
          if let waiting = following { memory.stack.append(waiting) }
          following = next
        }
        node.dependencies += 1
      }
    }
    return following
  }

  /// Takes a node into this pass, and says whether it was new to it.
  @inline(__always)
  private func visit(_ node: Node) -> Bool {
    if node.pass == pass { return false }
    if node.pass != 0 { suspend(node) }
    node.pass = pass
    node.dependencies = 0
    node.isNeeded = request.inputs == nil
    memory.visited.append(Unmanaged.passUnretained(node))
    return true
  }

  /// Puts aside what the pass that this one runs inside knows of a node.
  private func suspend(_ node: Node) {
    var all = suspended ?? []
    suspended = nil
    all.append(
      Suspended(
        node: node, pass: node.pass, dependencies: node.dependencies, isNeeded: node.isNeeded,
        received: node.takeReceived()))
    suspended = all
  }

  /// Marks the nodes from which a wanted input can be reached.
  private func markNeeded(_ inputs: [Edge]) {
    for input in inputs { input.node?.isNeeded = true }
    // Depth first; a node is decided when everything below it is.
    var stack: [(node: Unmanaged<Node>, nextEdge: Int)] = []
    var decided = Set<ObjectIdentifier>()
    request.forEachRoot { root in
      if let node = root.edge.node, decided.insert(ObjectIdentifier(node)).inserted {
        stack.append((Unmanaged.passUnretained(node), 0))
      }
      while let (top, edge) = stack.last {
        let node = top.takeUnretainedValue()
        if edge < node.edges.count {
          stack[stack.count - 1].nextEdge += 1
          if let next = node.edges[edge].node, decided.insert(ObjectIdentifier(next)).inserted {
            stack.append((Unmanaged.passUnretained(next), 0))
          }
        } else {
          stack.removeLast()
          for index in 0..<node.edges.count where node.edges[index].node?.isNeeded == true {
            node.isNeeded = true
          }
        }
      }
    }
  }

  private func seed() throws(TensorError) {
    try request.forEachRoot { (root) throws(TensorError) in
      guard let node = root.edge.node else { return }
      try Engine.add(root.gradient, to: node, root.edge.outputNumber)
    }
    request.forEachRoot { root in
      guard let node = root.edge.node, node.dependencies == 0 else { return }
      // A root may be listed twice; it is ready once.
      node.dependencies = -1
      memory.queue.push(Unmanaged.passUnretained(node))
    }
  }

  // MARK: Running

  private func execute() throws(TensorError) -> [Tensor?] {
    let looksForAnomalies = cAutogradState().pointee.anomalyMode
    let isPlain = request.inputs == nil && !looksForAnomalies
    while let next = memory.queue.pop() {
      // The pass's roots keep the node alive: no reference to it need be counted.
      var failure: TensorError?
      next._withUnsafeGuaranteedRef { node in
        do throws(TensorError) {
          if isPlain && node.hooks == nil {
            try stepPlainly(node)
          } else if looksForAnomalies {
            try stepReporting(node)
          } else {
            try step(node)
          }
        } catch {
          failure = error
        }
      }
      if let failure { throw failure }
    }
    return captured
  }

  /// Runs a node that is wanted and has no hooks.
  @inline(__always)
  private func stepPlainly(_ node: Node) throws(TensorError) {
    var sent = try node.applyReceived()
    // It may have got a hook while it ran.
    if node.hooks != nil { sent = try Engine.runPostHooks(of: node, on: sent.take(), nil) }
    try finish(node, &sent)
  }

  /// Runs a node, and tells the person where it was recorded if that fails.
  private func stepReporting(_ node: Node) throws(TensorError) {
    do {
      try step(node)
    } catch {
      try GraphWatch.current.report?(node)
      throw error
    }
  }

  private static func checkNaN(_ sent: Gradients, of node: Node) throws(TensorError) {
    for index in 0..<node.edges.count {
      guard let gradient = sent[index], gradient.scalarType.isDifferentiable else { continue }
      if try Kernels.any(Kernels.predicate(.isNan, gradient.array)).first == .bool(true) {
        throw TensorError(
          .runtimeError, "Function '\(node.namespacedName)' returned nan values in its \(index)th output.")
      }
    }
  }

  /// Runs a node with hooks, or one that may not be wanted.
  private func step(_ node: Node) throws(TensorError) {
    let outer = GraphWatch.enter(node)
    defer { GraphWatch.leave(to: outer) }
    var gradients = node.takeReceived()
    if node.isNeeded {
      let isRun = shouldRun(node)
      // A gradient that is handed back is the one before the hooks where the node runs as well.
      if request.captures && isRun { capture(at: node, gradients) }
      if let hooks = node.hooks {
        try Engine.runTensorHooks(hooks, on: &gradients)
        if isRun { try Engine.runPreHooks(hooks, on: &gradients) }
      }
      if isRun { return try run(node, gradients.take()) }
      if request.captures { capture(at: node, gradients) }
    }
    node.pass = 0
    var nothing = Gradients()
    try send(&nothing, from: node)
  }

  /// Whether a needed node is to be run, or is just where a gradient is taken.
  private func shouldRun(_ node: Node) -> Bool {
    guard request.captures else { return true }
    if node is AccumulateGrad { return false }
    for index in 0..<node.edges.count where node.edges[index].node?.isNeeded == true { return true }
    return false
  }

  private func capture(at node: Node, _ gradients: Gradients) {
    guard let inputs = request.inputs else { return }
    for (index, input) in inputs.enumerated() where input.node === node {
      captured[index] = gradients[Int(input.outputNumber)]
    }
  }

  /// Runs a node, which takes the gradients over, so that one that nothing else refers to can be kept without a copy.
  @inline(__always)
  private func run(_ node: Node, _ gradients: consuming Gradients) throws(TensorError) {
    if let hooks = node.hooks, !hooks.postHooks.isEmpty {
      var gradients = gradients
      // That the hooks see the gradient too is no reason to copy it.
      (node as? AccumulateGrad)?.mayKeep = isKnownUniquelyReferenced(&gradients.first)
      let received = copy gradients
      var sent = try node.apply(gradients)
      for index in 0..<node.edges.count {
        guard let gradient = sent[index], let next = node.edges[index].node else { continue }
        let expected = next.metadata(ofOutput: node.edges[index].outputNumber)
        sent[index] = try Engine.fit(gradient, to: expected, from: node, index)
      }
      sent = try Engine.runPostHooks(of: node, on: sent.take(), received)
      try finish(node, &sent)
    } else {
      var sent = try node.apply(gradients)
      if node.hooks != nil { sent = try Engine.runPostHooks(of: node, on: sent.take(), nil) }
      try finish(node, &sent)
    }
  }

  @inline(__always)
  private func finish(_ node: Node, _ sent: inout Gradients) throws(TensorError) {
    // What was cut short is not sent on.
    try Interruption.check()
    if !request.keepsGraph { node.releaseSaved() }
    node.pass = 0
    let state = cAutogradState()
    if state.pointee.hasPendingError { try GraphWatch.throwPending() }
    if state.pointee.isWatched { GraphWatch.current.dropHooks(beyond: packHookCount) }
    if state.pointee.anomalyMode && GraphWatch.current.checksNaN { try Engine.checkNaN(sent, of: node) }
    try send(&sent, from: node)
  }

  /// Passes gradients on, in the shape and type that the next nodes expect.
  @inline(__always)
  private func send(_ gradients: inout Gradients, from node: Node) throws(TensorError) {
    for index in 0..<node.edges.count {
      guard let next = node.edges.node(index) else { continue }
      let outputNumber = node.edges.outputNumber(index)
      let isDelivered = next._withUnsafeGuaranteedRef { target in
        if !target.isNeeded { return true }
        guard outputNumber == 0 else { return false }
        switch index {
        case 0: return Engine.deliver(&gradients.first, to: target)
        case 1: return Engine.deliver(&gradients.second, to: target)
        default: return false
        }
      }
      if !isDelivered {
        try sendFurther(
          gradients.take(index), to: next.takeUnretainedValue(), outputNumber, from: node, index)
      }
      let isReady = next._withUnsafeGuaranteedRef { target in
        target.dependencies -= 1
        return target.dependencies == 0
      }
      if isReady { memory.queue.push(next) }
    }
  }

  // MARK: After the last

  /// Leaves every node as if this pass had not been, also after an error.
  private func cleanUp() {
    if cAutogradState().pointee.hasCallbacks { GraphWatch.current.forget(pass) }
    if !isFinished {
      for index in 0..<memory.visited.count {
        memory.visited[index]._withUnsafeGuaranteedRef { node in
          guard node.pass == pass else { return }
          node.pass = 0
          _ = node.takeReceived()
        }
      }
    }
    for state in suspended ?? [] {
      state.node.pass = state.pass
      state.node.dependencies = state.dependencies
      state.node.isNeeded = state.isNeeded
      state.node.restore(state.received)
    }
    EngineMemory.giveBack(memory)
  }
}
