/// What of the caller's the graph keeps alive, for a search for cycles that go through tensors and nodes.
extension Node {
  /// What hooks on the node keep alive, and a person's notes on it.
  package final var ownedObjects: [AnyObject] {
    guard let hooks else { return [] }
    return hooks.ownedObjects + (hooks.notes.map { [$0] } ?? [])
  }
}

extension NodeHooks {
  fileprivate var ownedObjects: [AnyObject] {
    tensorHooks.compactMap(\.owned) + preHooks.compactMap(\.owned) + postHooks.compactMap(\.owned)
  }
}

extension Tensor {
  /// Whether the tensor may keep objects of the caller's alive.
  @inline(__always) package var mayOwnObjects: Bool { extras != nil || recordedGradFn != nil }

  /// The tensor's node, if nothing but this tensor keeps it alive.
  package var solelyOwnedNode: Node? {
    isKnownUniquelyReferenced(&recordedGradFn) ? recordedGradFn : nil
  }

  /// What the tensor's hooks and their tables keep alive; nothing where the hooks are those of a node that others keep
  /// alive, too.
  package var ownedObjects: [AnyObject] {
    guard let extras, isKnownUniquelyReferenced(&recordedGradFn) || recordedGradFn == nil else { return [] }
    var objects = extras.leafHooks?.ownedObjects ?? []
    objects += extras.postAccumulateHooks?.compactMap(\.owned) ?? []
    if let table = extras.hookTables.0 { objects.append(table) }
    if let table = extras.hookTables.1 { objects.append(table) }
    return objects
  }
}
