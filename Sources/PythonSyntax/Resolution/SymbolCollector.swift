/// Walks a tree and notes in each scope which names it reads, binds and declares.
struct SymbolCollector {
  var current: ScopeRecord
  let buffer: TokenBuffer

  init(module: ScopeRecord, buffer: TokenBuffer) {
    current = module
    self.buffer = buffer
  }

  func error(_ message: String, at range: SourceRange) -> SyntaxError {
    SyntaxError(
      kind: .syntax, stage: .meaning, message: message, range: range,
      lineText: buffer.lineText(range.start.line))
  }

  /// Binds a name in the current scope.
  mutating func bind(
    _ name: String, _ uses: SymbolUses = .assigned, at range: SourceRange
  ) throws(SyntaxError) {
    var uses = uses
    if current.isInIterationTarget {
      if !current.uses(of: name).isDisjoint(with: [.global, .nonlocal]) {
        throw error(
          "comprehension inner loop cannot rebind assignment expression target '\(name)'", at: range)
      }
      uses.insert(.iterationVariable)
    }
    if uses.contains(.parameter) {
      if current.uses(of: name).contains(.parameter) {
        throw error("duplicate argument '\(name)' in function definition", at: range)
      }
      current.parameters.append(name)
    }
    current.add(uses, name)
  }

  /// Visits what is inside a new scope.
  mutating func enter(
    _ record: ScopeRecord, _ visit: (inout SymbolCollector) throws(SyntaxError) -> Void
  ) throws(SyntaxError) {
    let outer = current
    current = record
    defer { current = outer }
    try visit(&self)
  }

  // MARK: Statements

  mutating func visit(_ body: [Statement]) throws(SyntaxError) {
    for statement in body { try visit(statement) }
  }

  private mutating func visit(_ statement: Statement) throws(SyntaxError) {
    switch statement.kind {
    case .expression(let value):
      try visit(value)
    case .assignment(let targets, let value):
      for target in targets { try visitTarget(target) }
      try visit(value)
    case .annotatedAssignment(let target, let annotation, let value, let isSimple):
      try visitAnnotated(target, isSimple: isSimple, hasValue: value != nil, in: statement)
      try visit(annotation)
      if let value { try visit(value) }
    case .augmentedAssignment(let target, _, let value):
      try visitTarget(target)
      try visit(value)
    case .delete(let targets):
      for target in targets { try visitTarget(target) }
    case .pass, .break, .continue:
      break
    case .return(let value):
      if let value { try visit(value) }
    case .raise(let exception, let cause):
      if let exception { try visit(exception) }
      if let cause { try visit(cause) }
    case .assert(let condition, let message):
      try visit(condition)
      if let message { try visit(message) }
    case .global(let names):
      for name in names { try declare(name, .global, word: "global", at: statement.range) }
    case .nonlocal(let names):
      for name in names { try declare(name, .nonlocal, word: "nonlocal", at: statement.range) }
    case .import(let aliases):
      for alias in aliases { try bind(alias.boundName, at: alias.range) }
    case .importFrom(_, _, let names):
      try visitImported(names, in: statement)
    case .if:
      for branch in statement.branches {
        if let test = branch.test { try visit(test) }
        try visit(branch.body)
      }
    case .while(let test, let body, let otherwise):
      try visit(test)
      try visit(body)
      try visit(otherwise)
    case .for(let target, let iterable, let body, let otherwise):
      try visitTarget(target)
      try visit(iterable)
      try visit(body)
      try visit(otherwise)
    case .with(let items, let body):
      for item in items {
        try visit(item.context)
        if let target = item.target { try visitTarget(target) }
      }
      try visit(body)
    case .try(let node):
      try visit(node)
    case .match(let subject, let cases):
      try visit(subject)
      for branch in cases {
        try visit(branch.pattern)
        if let test = branch.guardTest { try visit(test) }
        try visit(branch.body)
      }
    case .function(let node):
      try bind(node.name, at: statement.range)
      try visitHead(of: node)
      for decorator in node.decorators { try visit(decorator) }
      try visitBody(of: node)
    case .classDefinition(let node):
      try visit(node, in: statement)
    }
  }

  private mutating func visit(_ pattern: Pattern) throws(SyntaxError) {
    switch pattern.kind {
    case .value(let value), .singleton(let value), .instance(let value, _, _): try visit(value)
    case .mapping(let entries, _): for entry in entries { try visit(entry.key) }
    default: break
    }
    for child in pattern.children { try visit(child) }
    if let name = pattern.ownName { try bind(name, at: pattern.range) }
  }

  private mutating func visit(_ node: TryNode) throws(SyntaxError) {
    try visit(node.body)
    try visit(node.otherwise)
    for handler in node.handlers {
      if let type = handler.type { try visit(type) }
      if let name = handler.name { try bind(name, at: handler.range) }
      try visit(handler.body)
    }
    try visit(node.finally)
  }

  private mutating func visit(_ node: ClassNode, in statement: Statement) throws(SyntaxError) {
    try bind(node.name, at: statement.range)
    for argument in node.arguments { try visit(argument.value) }
    for decorator in node.decorators { try visit(decorator) }
    let record = ScopeRecord(kind: .classBody, name: node.writtenName, parent: current)
    node.scope = record.scope
    try enter(record) { collector throws(SyntaxError) in try collector.visit(node.body) }
  }

  private mutating func visitAnnotated(
    _ target: Expression, isSimple: Bool, hasValue: Bool, in statement: Statement
  ) throws(SyntaxError) {
    guard case .name(let name) = target.kind else { return try visitTarget(target) }
    let uses = current.uses(of: name)
    if isSimple, current.scope.kind != .module, !uses.isDisjoint(with: [.global, .nonlocal]) {
      let word = uses.contains(.global) ? "global" : "nonlocal"
      throw error("annotated name '\(name)' can't be \(word)", at: statement.range)
    }
    if isSimple {
      try bind(name, [.annotated, .assigned], at: target.range)
    } else if hasValue {
      try bind(name, at: target.range)
    }
  }

  private mutating func visitImported(
    _ names: ImportedNames, in statement: Statement
  ) throws(SyntaxError) {
    switch names {
    case .names(let aliases):
      for alias in aliases { try bind(alias.alias ?? alias.name, at: alias.range) }
    case .all:
      guard current.scope.kind != .module else { return }
      var range = statement.range
      range.start = range.end
      range.start.column -= 1
      throw error("import * only allowed at module level", at: range)
    }
  }

  private mutating func declare(
    _ name: String, _ declaration: SymbolUses, word: String, at range: SourceRange
  ) throws(SyntaxError) {
    let uses = current.uses(of: name)
    let message: String? =
      if uses.contains(.parameter) {
        "name '\(name)' is parameter and \(word)"
      } else if uses.contains(.read) {
        "name '\(name)' is used prior to \(word) declaration"
      } else if uses.contains(.annotated) {
        "annotated name '\(name)' can't be \(word)"
      } else if uses.contains(.assigned) {
        "name '\(name)' is assigned to before \(word) declaration"
      } else {
        nil
      }
    if let message { throw error(message, at: range) }
    current.add(declaration, name)
    current.declarations.append((name, range))
  }

  // MARK: Functions

  /// Visits what the enclosing scope evaluates: defaults and annotations.
  mutating func visitHead(of node: FunctionNode) throws(SyntaxError) {
    let parameters = node.parameters
    for parameter in parameters.positionalOnly + parameters.positional + parameters.keywordOnly {
      if let value = parameter.defaultValue { try visit(value) }
    }
    for parameter in parameters.all {
      if let annotation = parameter.annotation { try visit(annotation) }
    }
    if let returns = node.returns { try visit(returns) }
  }

  mutating func visitBody(of node: FunctionNode) throws(SyntaxError) {
    let kind: Scope.Kind
    switch node.body {
    case .statements: kind = .function
    case .expression: kind = .lambda
    }
    let record = ScopeRecord(kind: kind, name: node.writtenName, parent: current)
    node.scope = record.scope
    try enter(record) { collector throws(SyntaxError) in
      for parameter in node.parameters.all {
        try collector.bind(parameter.name, .parameter, at: parameter.range)
      }
      switch node.body {
      case .statements(let body): try collector.visit(body)
      case .expression(let value): try collector.visit(value)
      }
    }
  }
}

extension ImportAlias {
  /// The name that an `import` statement binds.
  package var boundName: String {
    alias ?? String(name.prefix { $0 != "." })
  }
}

extension Argument {
  /// The expression of the argument.
  package var value: Expression {
    switch self {
    case .positional(let value), .starred(let value), .keyword(_, let value, _), .doubleStarred(let value):
      value
    }
  }
}
