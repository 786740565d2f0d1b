/// Finds out where every name of a tree lives, as CPython's symbol table does.
enum Resolver {
  /// Resolves a module's statements and sets the scope of every function, class and comprehension.
  static func resolve(_ body: [Statement], in buffer: TokenBuffer) throws(SyntaxError) -> Scope {
    let module = ScopeRecord(kind: .module, name: "<module>", parent: nil)
    var collector = SymbolCollector(module: module, buffer: buffer)
    let lastFutureLine = try FutureImports.check(body, in: buffer)
    try collector.visit(body)
    try ScopeAnalyzer(buffer: buffer).analyze(module)
    try StatementChecker.check(body, in: buffer, lastFutureLine: lastFutureLine)
    return module.scope
  }
}

/// How a name is used in a scope.
struct SymbolUses: OptionSet {
  let rawValue: UInt16

  static let read = SymbolUses(rawValue: 1)
  static let assigned = SymbolUses(rawValue: 2)
  static let parameter = SymbolUses(rawValue: 4)
  static let global = SymbolUses(rawValue: 8)
  static let nonlocal = SymbolUses(rawValue: 16)
  static let annotated = SymbolUses(rawValue: 32)
  static let iterationVariable = SymbolUses(rawValue: 64)

  /// What makes a name local to its scope.
  static let bound: SymbolUses = [.assigned, .parameter]
}

/// A scope while its names are being collected.
final class ScopeRecord {
  let scope: Scope
  /// What a comprehension makes.
  let comprehension: ComprehensionNode.Kind?
  unowned let parent: ScopeRecord?
  var children: [ScopeRecord] = []
  var symbols: [String: SymbolUses] = [:]
  /// Names in order of first mention.
  var order: [String] = []
  var parameters: [String] = []
  /// Where names were declared `global` or `nonlocal`.
  var declarations: [(name: String, range: SourceRange)] = []
  /// How many iterable expressions of comprehensions enclose the code that is being visited.
  var iterableDepth = 0
  var isInIterationTarget = false

  init(kind: Scope.Kind, name: String, parent: ScopeRecord?, comprehension: ComprehensionNode.Kind? = nil) {
    scope = Scope(kind: kind, name: name)
    self.comprehension = comprehension
    self.parent = parent
    iterableDepth = parent?.iterableDepth ?? 0
    parent?.children.append(self)
  }

  /// Whether names that are bound here live in slots of a frame.
  var isFunctionLike: Bool {
    switch scope.kind {
    case .function, .lambda, .comprehension: true
    case .module, .classBody: false
    }
  }

  func uses(of name: String) -> SymbolUses { symbols[name] ?? [] }

  /// Notes a use of a name.
  func add(_ uses: SymbolUses, _ name: String) {
    if let known = symbols[name] {
      symbols[name] = known.union(uses)
    } else {
      symbols[name] = uses
      order.append(name)
    }
  }
}
