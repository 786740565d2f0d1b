import PythonSyntax

extension ScopeCompiler {
  func compile(_ statements: [Statement]) throws(PythonError) {
    for statement in statements {
      let mark = builder.mark
      builder.position = CodePosition(range: statement.range)
      try compile(statement)
      builder.release(to: mark)
    }
  }

  private func compile(_ statement: Statement) throws(PythonError) {
    switch statement.kind {
    case .expression(let expression): try compileExpressionStatement(expression)
    case .assignment(let targets, let value): try compileAssignment(targets, value)
    case .annotatedAssignment(let target, let annotation, let value, let isSimple):
      try compileAnnotated(target, annotation, value, isSimple)
    case .augmentedAssignment(let target, let binaryOperator, let value):
      try compileAugmented(target, binaryOperator, value, statement)
    case .delete(let targets): for target in targets { try delete(target) }
    case .pass, .global, .nonlocal: break
    case .break: try compileBreak()
    case .continue: try compileContinue()
    case .return(let value): try compileReturn(value, statement)
    case .raise(let value, let cause): try compileRaise(value, cause, statement)
    case .assert(let test, let message): try compileAssert(test, message, statement)
    case .import(let aliases): compileImport(aliases)
    case .importFrom(let module, let level, let names):
      compileImport(from: String(repeating: ".", count: level) + module, names)
    case .if(let test, let body, let otherwise): try compileIf(test, body, otherwise)
    case .while(let test, let body, let otherwise): try compileWhile(test, body, otherwise)
    case .for(let target, let iterable, let body, let otherwise):
      try compileFor(target, iterable, body, otherwise, CodePosition(range: statement.range))
    case .with(let items, let body): try compileWith(items[...], body, CodePosition(range: statement.range))
    case .try(let node): try compileTry(node)
    case .match(let subject, let cases): try compileMatch(subject, cases)
    case .function(let node): try compileDecorated(node)
    case .classDefinition(let node): try compileClass(node)
    }
  }

  private func compileExpressionStatement(_ expression: Expression) throws(PythonError) {
    if unit.mode == .interactive, scope.kind == .module {
      let register = try operand(expression)
      at(expression)
      builder.emit(.printExpression, register)
      return
    }
    if constantValue(of: expression) != nil { return }
    if case .name(let name) = expression.kind, register(ofVariable: name) != nil {
      // A variable alone must still be bound.
      at(expression)
      load(name, into: builder.allocate())
      return
    }
    let register = builder.allocate()
    try compile(expression, into: register)
    builder.emit(.clear, register)
  }

  private func compileReturn(_ value: Expression?, _ statement: Statement) throws(PythonError) {
    let mustUnwind = blocks.contains { $0.needsExit }
    guard let value else {
      try exitBlocks(downTo: 0) { builder.emit(.returnNone) }
      return
    }
    let register: Int
    if mustUnwind {
      register = builder.allocate()
      try compile(value, into: register)
    } else {
      register = try operand(value)
    }
    builder.position = CodePosition(range: statement.range)
    try exitBlocks(downTo: 0) { builder.emit(.return, register) }
  }

  private func compileRaise(
    _ value: Expression?, _ cause: Expression?, _ statement: Statement
  ) throws(PythonError) {
    guard let value else {
      builder.emit(.raiseAgain)
      return
    }
    let exception = try operand(value)
    let causeRegister = try cause.map { (cause) throws(PythonError) in try operand(cause) }
    builder.position = CodePosition(range: statement.range)
    builder.emit(.raise, exception, causeRegister ?? 0xFFFF)
  }

  private func compileAssert(
    _ test: Expression, _ message: Expression?, _ statement: Statement
  ) throws(PythonError) {
    let end = builder.makeLabel()
    try compileJump(test, if: true, to: end)
    let position = CodePosition(range: Self.lastComparison(test)?.range ?? statement.range)
    if let message {
      let register = try operand(message)
      builder.position = position
      builder.emit(.assertFailure, register)
    } else {
      builder.position = position
      builder.emit(.assertFailure, 0xFFFF)
    }
    builder.bind(end)
  }

  /// The comparison that comes last among those whose outcome decides over a test: where an assertion fails, CPython
  /// marks it instead of the statement.
  private static func lastComparison(_ test: Expression) -> Expression? {
    switch test.kind {
    case .comparison: return test
    case .unary(.not, let operand): return lastComparison(operand)
    case .boolean(_, let operands): return operands.lazy.compactMap { lastComparison($0) }.last
    case .conditional(let test, let then, let otherwise):
      return lastComparison(otherwise) ?? lastComparison(then) ?? lastComparison(test)
    default: return nil
    }
  }

  // MARK: Imports

  private func compileImport(_ aliases: [ImportAlias]) {
    for alias in aliases {
      let mark = builder.mark
      let register = builder.allocate()
      let isTop = alias.alias == nil
      builder.emit(.importName, register, builder.cache(alias.name), isTop ? 1 : 0)
      let name = alias.alias ?? alias.name.split(separator: ".").first.map(String.init) ?? alias.name
      store(register, inName: name)
      builder.release(to: mark)
    }
  }

  private func compileImport(from module: String, _ names: ImportedNames) {
    let register = builder.allocate()
    builder.emit(.importName, register, builder.cache(module), 0)
    switch names {
    case .all: builder.emit(.importAll, register)
    case .names(let aliases):
      for alias in aliases {
        let mark = builder.mark
        let value = builder.allocate()
        builder.emit(.importFrom, value, register, builder.cache(alias.name))
        store(value, inName: alias.alias ?? alias.name)
        builder.release(to: mark)
      }
    }
    builder.emit(.clear, register)
  }

  // MARK: Branches and loops

  private func compileIf(
    _ test: Expression, _ body: [Statement], _ otherwise: [Statement]
  ) throws(PythonError) {
    // A chain of `elif` is walked here, for it may be long.
    let end = builder.makeLabel()
    var test = test
    var body = body
    var otherwise = otherwise
    while true {
      let next = builder.makeLabel()
      try compileJump(test, if: false, to: next)
      try compile(body)
      if otherwise.isEmpty {
        builder.bind(next)
        break
      }
      builder.emitJump(.jump, to: end)
      builder.bind(next)
      if otherwise.count == 1, case .if(let nextTest, let nextBody, let rest) = otherwise[0].kind {
        builder.position = CodePosition(range: otherwise[0].range)
        test = nextTest
        body = nextBody
        otherwise = rest
        continue
      }
      try compile(otherwise)
      break
    }
    builder.bind(end)
  }

  private func compileWhile(
    _ test: Expression, _ body: [Statement], _ otherwise: [Statement]
  ) throws(PythonError) {
    let start = builder.makeLabel()
    let condition = builder.makeLabel()
    let end = builder.makeLabel()
    builder.emitJump(.jump, to: condition)
    builder.bind(start)
    blocks.append(Block(.loop(breakTo: end, continueTo: condition, state: nil)))
    try compile(body)
    blocks.removeLast()
    builder.bind(condition)
    try compileJump(test, if: true, to: start)
    try compile(otherwise)
    builder.bind(end)
  }

  private func compileFor(
    _ target: Expression, _ iterable: Expression, _ body: [Statement], _ otherwise: [Statement],
    _ whole: CodePosition
  ) throws(PythonError) {
    let state = builder.allocate(count: 3)
    let mark = builder.mark
    let source = try operand(iterable)
    builder.position = whole
    builder.emit(.forPrepare, state, source)
    if !builder.isVariable(source) { builder.emit(.clear, source) }
    builder.release(to: mark)
    let end = builder.makeLabel()
    try compileLoop(target, whole, state) { (next) throws(PythonError) in
      blocks.append(Block(.loop(breakTo: end, continueTo: next, state: state)))
      try compile(body)
      blocks.removeLast()
    }
    try compile(otherwise)
    builder.bind(end)
  }

  private func compileBreak() throws(PythonError) {
    guard let (index, block) = innermostLoop, case .loop(let label, _, let state) = block.kind else { return }
    try exitBlocks(downTo: index + 1) {
      if let state { builder.emit(.clear, state) }
      builder.emitJump(.jump, to: label)
    }
  }

  private func compileContinue() throws(PythonError) {
    guard let (index, block) = innermostLoop, case .loop(_, let label, _) = block.kind else { return }
    try exitBlocks(downTo: index + 1) { builder.emitJump(.jumpBack, to: label) }
  }

  private var innermostLoop: (Int, Block)? {
    for index in blocks.indices.reversed() {
      if case .loop = blocks[index].kind { return (index, blocks[index]) }
    }
    return nil
  }

  // MARK: Definitions

  private func compileDecorated(_ node: FunctionNode) throws(PythonError) {
    let register = try compileDecorators(node.decorators) { (register) throws(PythonError) in
      builder.position = CodePosition(range: node.range)
      try compileFunction(node, into: register)
    }
    store(register, inName: node.name)
  }

  /// Evaluates decorators, makes what they decorate, and applies them from the last to the first.
  private func compileDecorators(
    _ decorators: [Expression], _ make: (Int) throws(PythonError) -> Void
  ) throws(PythonError) -> Int {
    var callees: [Int] = []
    for decorator in decorators {
      // A callee and the room for its argument.
      let base = builder.allocate(count: 2)
      try compile(decorator, into: base)
      callees.append(base)
    }
    let register = builder.allocate()
    try make(register)
    for (index, base) in callees.enumerated().reversed() {
      at(decorators[index])
      builder.emit(.move, base + 1, register)
      builder.emit(.clear, register)
      builder.emit(.call, base, 1, register)
    }
    return register
  }

  private func compileClass(_ node: ClassNode) throws(PythonError) {
    let register = try compileDecorators(node.decorators) { (register) throws(PythonError) in
      builder.position = CodePosition(range: node.range)
      try compileClassBody(node, into: register)
    }
    store(register, inName: node.name)
  }

  private func compileClassBody(_ node: ClassNode, into result: Int) throws(PythonError) {
    guard let inner = node.scope else { return }
    let compiler = ScopeCompiler(unit: unit, scope: inner)
    compiler.assembled.firstLine = Int(node.range.start.line)
    compiler.assembled.sourceRange = node.range
    try compiler.compileClassNamespace(node)
    let code = builder.constant(.object(try compiler.finish()))
    guard builder.fitsNarrow(code) else { throw CodeBuilder.tooLarge }
    let base = builder.allocate(count: 3)
    let whole = Expression(.none, range: node.range, height: 0)
    // compileUnpacked fills the two registers behind its base, whose own is the callee's.
    builder.emit(.loadConstant, base, wide: builder.constant(text: inner.name))
    try compileUnpacked(node.arguments, base, whole)
    builder.position = CodePosition(range: node.range)
    builder.emit(.makeClass, result, code, base + 1)
    builder.emit(.clear, base + 1)
    builder.emit(.clear, base + 2)
  }

  private func compileClassNamespace(_ node: ClassNode) throws(PythonError) {
    builder.position = CodePosition(range: node.range)
    let mark = builder.mark
    let register = builder.allocate()
    builder.emit(.loadGlobal, register, builder.cache("__name__"))
    builder.emit(.storeName, register, builder.cache("__module__"))
    builder.emit(.loadConstant, register, wide: builder.constant(text: scope.qualifiedName))
    builder.emit(.storeName, register, builder.cache("__qualname__"))
    if let text = documentation(of: node.body) {
      builder.emit(.loadConstant, register, wide: builder.constant(text: text))
      builder.emit(.storeName, register, builder.cache("__doc__"))
    }
    builder.release(to: mark)
    if hasAnnotations(node.body) { builder.emit(.setUpAnnotations) }
    try compile(node.body)
    if scope.needsClassCell {
      builder.emit(.storeName, 0, builder.cache("__classcell__"))
      builder.emit(.return, 0)
    } else {
      emitReturnNone()
    }
  }
}
