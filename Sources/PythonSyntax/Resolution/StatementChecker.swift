/// Finds what CPython's compiler refuses although it parses and its names resolve: a `return` outside of
/// a function, a `break` outside of a loop, a starred expression in the wrong place.
struct StatementChecker {
  /// CPython's limit on loops, `with` and `try` statements inside one another.
  static let maximumNestedBlocks = 20

  /// A statement whose body can be left by `break`, `continue` or `return`.
  enum Block {
    case loop, exceptionGroupHandler, other
  }

  let buffer: TokenBuffer
  let lastFutureLine: Int32
  /// What kind of scope the code belongs to.
  var scope: Scope.Kind = .module
  /// The blocks around the code in its own scope, outermost first.
  var blocks: [Block] = []

  static func check(
    _ body: [Statement], in buffer: TokenBuffer, lastFutureLine: Int32
  ) throws(SyntaxError) {
    var checker = StatementChecker(buffer: buffer, lastFutureLine: lastFutureLine)
    try checker.check(body)
  }

  func error(_ message: String, at range: SourceRange) -> SyntaxError {
    SyntaxError(
      kind: .syntax, stage: .meaning, message: message, range: range,
      lineText: buffer.lineText(range.start.line))
  }

  mutating func check(_ body: [Statement]) throws(SyntaxError) {
    for statement in body { try check(statement) }
  }

  /// Checks statements inside of a block.
  private mutating func check(
    _ body: [Statement], in inner: Block..., of statement: Statement
  ) throws(SyntaxError) {
    guard blocks.count + inner.count <= Self.maximumNestedBlocks else {
      throw error("too many statically nested blocks", at: statement.range)
    }
    blocks += inner
    try check(body)
    blocks.removeLast(inner.count)
  }

  private mutating func check(_ statement: Statement) throws(SyntaxError) {
    switch statement.kind {
    case .expression(let value): try check(value)
    case .assignment(let targets, let value):
      try check(value)
      for target in targets { try checkTarget(target) }
    case .annotatedAssignment(let target, let annotation, let value, _):
      if let value { try check(value) }
      if case .name(let name) = target.kind {
        try refuseDebug(name, at: statement.range)
      } else {
        try checkTarget(target)
      }
      try check(annotation)
    case .augmentedAssignment(let target, _, let value):
      try checkTarget(target)
      try check(value)
    case .delete(let targets): for target in targets { try checkTarget(target, isDeleted: true) }
    case .return(let value): try checkReturn(value, at: statement.range)
    case .break: try checkJump("'break' outside loop", at: statement.range)
    case .continue: try checkJump("'continue' not properly in loop", at: statement.range)
    case .raise(let exception, let cause):
      if let exception { try check(exception) }
      if let cause { try check(cause) }
    case .assert(let condition, let message):
      try check(condition)
      if let message { try check(message) }
    case .import(let aliases):
      for alias in aliases { try refuseDebug(alias.boundName, at: statement.range) }
    case .importFrom(let module, let level, let names):
      if module == "__future__", level == 0, statement.range.start.line > lastFutureLine {
        throw error(FutureImports.lateMessage, at: statement.range)
      }
      if case .names(let aliases) = names {
        for alias in aliases { try refuseDebug(alias.alias ?? alias.name, at: statement.range) }
      }
    case .pass, .global, .nonlocal: break
    default: try checkCompound(statement)
    }
  }

  private mutating func checkCompound(_ statement: Statement) throws(SyntaxError) {
    switch statement.kind {
    case .if:
      for branch in statement.branches {
        if let test = branch.test { try check(test) }
        try check(branch.body)
      }
    case .while(let test, let body, let otherwise):
      try check(test)
      try check(body, in: .loop, of: statement)
      try check(otherwise)
    case .for(let target, let iterable, let body, let otherwise):
      try check(iterable)
      try checkTarget(target)
      try check(body, in: .loop, of: statement)
      try check(otherwise)
    case .with(let items, let body):
      for item in items {
        try check(item.context)
        if let target = item.target { try checkTarget(target) }
      }
      // Each item is a block of its own.
      let outer = blocks.count
      for _ in items.dropFirst() where blocks.count < Self.maximumNestedBlocks { blocks.append(.other) }
      try check(body, in: .other, of: statement)
      blocks.removeLast(blocks.count - outer)
    case .try(let node): try check(node, in: statement)
    case .match(let subject, let cases): try check(subject, cases)
    case .function(let node): try check(node, at: statement.range)
    case .classDefinition(let node): try check(node, in: statement)
    default: break
    }
  }

  // MARK: Jumps

  private mutating func checkReturn(_ value: Expression?, at range: SourceRange) throws(SyntaxError) {
    guard scope == .function else { throw error("'return' outside function", at: range) }
    if let value { try check(value) }
    if blocks.contains(.exceptionGroupHandler) { throw error(Self.groupMessage, at: range) }
  }

  private func checkJump(_ message: String, at range: SourceRange) throws(SyntaxError) {
    for block in blocks.reversed() {
      switch block {
      case .loop: return
      case .exceptionGroupHandler: throw error(Self.groupMessage, at: range)
      case .other: continue
      }
    }
    throw error(message, at: range)
  }

  private static let groupMessage =
    "'break', 'continue' and 'return' cannot appear in an except* block"

  // MARK: Compound statements

  private mutating func check(_ node: TryNode, in statement: Statement) throws(SyntaxError) {
    let hasFinally = !node.finally.isEmpty
    if hasFinally { blocks.append(.other) }
    if node.handlers.isEmpty {
      try check(node.body)
    } else {
      try check(node.body, in: .other, of: statement)
      try check(node.otherwise)
      for (index, handler) in node.handlers.enumerated() {
        if handler.type == nil, index + 1 < node.handlers.count {
          throw error("default 'except:' must be last", at: handler.range)
        }
        if let type = handler.type { try check(type) }
        if let name = handler.name { try refuseDebug(name, at: handler.range) }
        let block: Block = node.isGroup ? .exceptionGroupHandler : .other
        try check(handler.body, in: block, .other, of: statement)
      }
    }
    if hasFinally {
      blocks.removeLast()
      try check(node.finally, in: .other, of: statement)
    }
  }

  mutating func check(_ node: FunctionNode, at range: SourceRange) throws(SyntaxError) {
    for decorator in node.decorators { try check(decorator) }
    let parameters = node.parameters.all
    for parameter in parameters {
      if let value = parameter.defaultValue { try check(value) }
    }
    for parameter in parameters {
      guard let annotation = parameter.annotation else { continue }
      // `*args: *Ts` unpacks into the annotation.
      if case .starred(let operand) = annotation.kind {
        try check(operand)
      } else {
        try check(annotation)
      }
    }
    if let returns = node.returns { try check(returns) }
    for parameter in parameters { try refuseDebug(parameter.name, at: range) }
    let outer = (scope, blocks)
    blocks = []
    defer { (scope, blocks) = outer }
    switch node.body {
    case .statements(let body):
      scope = .function
      try check(body)
    case .expression(let value):
      scope = .lambda
      try check(value)
    }
    try refuseDebug(node.name, at: range)
  }

  private mutating func check(_ node: ClassNode, in statement: Statement) throws(SyntaxError) {
    for decorator in node.decorators { try check(decorator) }
    let outer = (scope, blocks)
    (scope, blocks) = (.classBody, [])
    try check(node.body)
    (scope, blocks) = outer
    try check(node.arguments, at: statement.range)
    try refuseDebug(node.name, at: statement.range)
  }
}
