import PythonSyntax

extension ScopeCompiler {
  /// Where a name lives, for this compilation.
  private func binding(of name: String) -> Scope.Binding {
    let binding = scope.binding(of: name)
    // A module's names live in the given namespace when `exec` got one.
    if usesLocals, binding == .global, scope.kind == .module, !scope.declaredGlobals.contains(name) {
      return .classMember(free: nil)
    }
    return binding
  }

  /// The register of a variable that needs no instruction to be read.
  func register(ofVariable name: String) -> Int? {
    if case .local(let slot) = scope.binding(of: name) { return slot }
    return nil
  }

  func load(_ name: String, into result: Int) {
    switch binding(of: name) {
    case .local(let slot): builder.emit(.move, result, slot)
    case .cell(let slot): builder.emit(.loadCell, result, slot)
    case .free(let index): builder.emit(.loadFree, result, index)
    case .global: builder.emit(.loadGlobal, result, builder.cache(name))
    case .classMember(nil): builder.emit(.loadName, result, builder.cache(name))
    case .classMember(let free?): builder.emit(.loadClassFree, result, builder.cache(name), free)
    }
  }

  /// Stores a register's value under a name; a temporary's value may be moved.
  func store(_ register: Int, inName name: String) {
    switch binding(of: name) {
    case .local(let slot): if slot != register { builder.emit(.move, slot, register) }
    case .cell(let slot): builder.emit(.storeCell, register, slot)
    case .free(let index): builder.emit(.storeFree, register, index)
    case .global:
      builder.emit(.storeGlobal, register, builder.cache(name), builder.isVariable(register) ? 0 : 1)
    case .classMember: builder.emit(.storeName, register, builder.cache(name))
    }
  }

  func deleteName(_ name: String) {
    switch binding(of: name) {
    case .local(let slot): builder.emit(.deleteLocal, slot)
    case .cell(let slot): builder.emit(.deleteCell, slot)
    case .free(let index): builder.emit(.deleteFree, 0, index)
    case .global: builder.emit(.deleteGlobal, 0, builder.cache(name))
    case .classMember: builder.emit(.deleteName, 0, builder.cache(name))
    }
  }
}
