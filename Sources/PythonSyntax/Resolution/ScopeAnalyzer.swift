/// Decides for every name of every scope whether it is local, a cell, free or global.
struct ScopeAnalyzer {
  let buffer: TokenBuffer

  /// Analyzes a module and all scopes in it.
  func analyze(_ module: ScopeRecord) throws(SyntaxError) {
    _ = try analyze(module, bound: nil, global: [])
  }

  /// What a name is in its scope.
  private enum Place {
    case local, free, explicitGlobal, implicitGlobal
  }

  /// - Parameters:
  ///   - bound: The names that enclosing functions bind; nil for the module.
  ///   - global: The names that enclosing functions declare global.
  /// - Returns: The names that are free in the scope or in a scope below it.
  private func analyze(
    _ record: ScopeRecord, bound: Set<String>?, global: Set<String>
  ) throws(SyntaxError) -> Set<String> {
    var places: [String: Place] = [:]
    var bound = bound
    var global = global
    var locals: Set<String> = []
    var free: Set<String> = []
    let outerBound = bound
    let outerGlobal = global
    for name in record.order {
      let uses = record.uses(of: name)
      if uses.contains(.global) {
        if uses.contains(.nonlocal) {
          throw error("name '\(name)' is nonlocal and global", for: name, in: record)
        }
        places[name] = .explicitGlobal
        // Declared anywhere, it is one of the module's names for the module's own code, too.
        var outermost = record
        while let parent = outermost.parent { outermost = parent }
        outermost.scope.declaredGlobals.append(name)
        global.insert(name)
        bound?.remove(name)
      } else if uses.contains(.nonlocal) {
        guard let enclosing = bound else {
          throw error("nonlocal declaration not allowed at module level", for: name, in: record)
        }
        guard enclosing.contains(name) else {
          throw error("no binding for nonlocal '\(name)' found", for: name, in: record)
        }
        places[name] = .free
        free.insert(name)
      } else if !uses.isDisjoint(with: .bound) {
        places[name] = .local
        locals.insert(name)
        global.remove(name)
      } else if bound?.contains(name) == true {
        places[name] = .free
        free.insert(name)
      } else {
        places[name] = .implicitGlobal
      }
    }
    // What a class body binds or declares is not seen by the functions in it.
    var innerBound = record.scope.kind == .classBody ? outerBound ?? [] : bound ?? []
    if record.isFunctionLike { innerBound.formUnion(locals) }
    if record.scope.kind == .classBody { innerBound.insert("__class__") }
    let innerGlobal = record.scope.kind == .classBody ? outerGlobal : global
    var innerFree: Set<String> = []
    for child in record.children {
      setQualifiedName(of: child, in: record)
      innerFree.formUnion(
        try analyze(
          child, bound: innerBound, global: innerGlobal))
    }
    if record.scope.kind == .classBody, innerFree.remove("__class__") != nil {
      record.scope.needsClassCell = true
    }
    let cells = record.isFunctionLike ? innerFree.intersection(locals) : []
    innerFree.subtract(cells)
    assignBindings(record, places: places, cells: cells, free: free.union(innerFree))
    return free.union(innerFree)
  }

  private func assignBindings(
    _ record: ScopeRecord, places: [String: Place], cells: Set<String>, free: Set<String>
  ) {
    let scope = record.scope
    scope.freeNames = free.sorted()
    var freeIndex: [String: Int] = [:]
    for (index, name) in scope.freeNames.enumerated() { freeIndex[name] = index }
    if record.isFunctionLike { assignSlots(record, places: places, cells: cells) }
    for (name, place) in places {
      switch (place, scope.kind) {
      case (.free, .classBody):
        let isDeclared = record.uses(of: name).contains(.nonlocal)
        guard let index = freeIndex[name] else { continue }
        scope.bindings[name] = isDeclared ? .free(index) : .classMember(free: index)
      case (.free, _):
        if let index = freeIndex[name] { scope.bindings[name] = .free(index) }
      case (.local, .classBody), (.implicitGlobal, .classBody):
        scope.bindings[name] = .classMember(free: nil)
      case (.local, _), (.implicitGlobal, _), (.explicitGlobal, _):
        break
      }
    }
    for name in scope.freeNames where scope.bindings[name] == nil && record.isFunctionLike {
      // Only passed on to inner scopes.
      scope.bindings[name] = freeIndex[name].map { .free($0) }
    }
    if scope.needsClassCell {
      scope.slotNames = ["__class__"]
      if scope.bindings["__class__"] == nil { scope.bindings["__class__"] = .cell(0) }
    }
    for child in record.children { assignCaptures(of: child.scope, in: scope, freeIndex) }
  }

  /// Gives every local name of a function its slot.
  private func assignSlots(_ record: ScopeRecord, places: [String: Place], cells: Set<String>) {
    let scope = record.scope
    let parameters = Set(record.parameters)
    let others = record.order.filter { places[$0] == .local && !parameters.contains($0) }
    scope.slotNames =
      record.parameters + others.filter { !cells.contains($0) } + others.filter(cells.contains).sorted()
    for (slot, name) in scope.slotNames.enumerated() {
      scope.bindings[name] = cells.contains(name) ? .cell(slot) : .local(slot)
    }
  }

  private func assignCaptures(of inner: Scope, in outer: Scope, _ freeIndex: [String: Int]) {
    inner.captures = inner.freeNames.map { name in
      if outer.kind == .classBody {
        if name == "__class__", outer.needsClassCell { return .slot(0) }
      } else if case .cell(let slot) = outer.binding(of: name) {
        return .slot(slot)
      }
      return .free(freeIndex[name] ?? 0)
    }
  }

  private func setQualifiedName(of child: ScopeRecord, in parent: ScopeRecord) {
    let scope = child.scope
    let isDefinition = scope.kind == .function || scope.kind == .classBody
    if parent.scope.kind == .module || isDefinition && parent.uses(of: scope.name).contains(.global) {
      scope.qualifiedName = scope.name
    } else if parent.scope.kind == .function || parent.scope.kind == .lambda {
      scope.qualifiedName = "\(parent.scope.qualifiedName).<locals>.\(scope.name)"
    } else {
      scope.qualifiedName = "\(parent.scope.qualifiedName).\(scope.name)"
    }
  }

  private func error(_ message: String, for name: String, in record: ScopeRecord) -> SyntaxError {
    let range =
      record.declarations.first { $0.name == name }?.range
      ?? SourceRange(start: buffer.origin, end: buffer.origin)
    return SyntaxError(
      kind: .syntax, stage: .meaning, message: message, range: range,
      lineText: buffer.lineText(range.start.line))
  }
}
