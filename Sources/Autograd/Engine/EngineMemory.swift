import CAutogradState

/// The working memory of backward passes, which one pass after another uses: for the graph of a line typed at the
/// prompt, allocating it anew would cost as much as the pass.
///
/// Nodes are not retained: those of the graph are kept alive by the pass's roots.
final class EngineMemory {
  /// The nodes whose edges are yet to be followed.
  var stack = NodeList()
  /// The nodes that take part in the pass.
  var visited = NodeList()
  var queue = ReadyQueue()
  /// Whether the pass keeps what nodes saved.
  var keepsGraph = false

  deinit {
    stack.deallocate()
    visited.deallocate()
  }

  /// The thread's memory, or new memory where another pass is using that.
  static func take() -> EngineMemory {
    let state = cAutogradState()
    guard let pointer = state.pointee.passMemory else { return EngineMemory() }
    state.pointee.passMemory = nil
    return Unmanaged<EngineMemory>.fromOpaque(pointer).takeRetainedValue()
  }

  /// Hands the memory to the next pass, unless an unusually large graph made it large.
  static func giveBack(_ memory: EngineMemory) {
    let state = cAutogradState()
    memory.stack.removeAll()
    memory.visited.removeAll()
    memory.queue.removeAll()
    guard state.pointee.passMemory == nil, memory.visited.capacity <= 4096 else { return }
    state.pointee.passMemory = Unmanaged.passRetained(memory).toOpaque()
  }
}
