import PythonSyntax

/// Compiles resolved trees to code objects.
enum Compiler {
  /// What becomes of a module's expressions.
  enum Mode {
    /// Their values are dropped.
    case file
    /// The prompt shows them.
    case interactive
    /// The value of the only one is the result.
    case expression
  }

  /// Compiles a module.
  ///
  /// - Parameter usesLocals: whether names live in a namespace of their own, as in `exec` with locals.
  static func compile(
    _ tree: ModuleTree, mode: Mode, usesLocals: Bool = false, in interpreter: Interpreter
  ) throws(PythonError) -> CodeObject {
    let unit = CompilationUnit(tree: tree, mode: mode, interpreter: interpreter)
    let compiler = ScopeCompiler(unit: unit, scope: tree.scope, usesLocals: usesLocals)
    compiler.assembled.name = "<module>"
    compiler.assembled.qualifiedName = "<module>"
    try compiler.compileModule(tree.body)
    return try compiler.finish()
  }
}

/// What the scopes of a source text share while it is compiled.
final class CompilationUnit {
  let tree: ModuleTree
  let mode: Compiler.Mode
  let interpreter: Interpreter
  /// Whether the text holds `:=`, so that an expression may change a variable on the way.
  let mayAssignInExpressions: Bool
  let hasFutureAnnotations: Bool
  private lazy var lines = tree.source.split(separator: "\n", omittingEmptySubsequences: false).map(
    String.init)

  init(tree: ModuleTree, mode: Compiler.Mode, interpreter: Interpreter) {
    self.tree = tree
    self.mode = mode
    self.interpreter = interpreter
    mayAssignInExpressions = TextSearch.contains(":=", in: tree.source)
    let importsAnnotations = tree.body.contains { statement in
      if case .importFrom("__future__", _, .names(let names)) = statement.kind {
        return names.contains { $0.name == "annotations" }
      }
      return false
    }
    // What was typed once at the prompt counts for all that follows.
    if importsAnnotations, mode == .interactive { interpreter.typedFutureAnnotations = true }
    hasFutureAnnotations = importsAnnotations || mode == .interactive && interpreter.typedFutureAnnotations
  }

  /// The source text of a range.
  func text(of range: SourceRange) -> String {
    var result = ""
    for line in Int(range.start.line)...max(Int(range.end.line), Int(range.start.line)) {
      guard lines.indices.contains(line - 1) else { continue }
      let bytes = Array(lines[line - 1].utf8)
      let lower = line == Int(range.start.line) ? min(Int(range.start.column), bytes.count) : 0
      let upper = line == Int(range.end.line) ? min(Int(range.end.column), bytes.count) : bytes.count
      if lower < upper { result += String(decoding: bytes[lower..<upper], as: UTF8.self) }
    }
    return result
  }
}

/// Compiles one scope: a module, a class body, a function or a comprehension.
final class ScopeCompiler {
  let unit: CompilationUnit
  let scope: Scope
  let builder: CodeBuilder
  let usesLocals: Bool
  var assembled = AssembledCode()
  var blocks: [Block] = []
  /// The handlers of stretches that have been closed, inner ones first.
  var pendingHandlers: [(start: Int, end: Int, target: CodeBuilder.Label, register: Int)] = []

  var interpreter: Interpreter { unit.interpreter }

  init(unit: CompilationUnit, scope: Scope, usesLocals: Bool = false) {
    self.unit = unit
    self.scope = scope
    self.usesLocals = usesLocals
    builder = CodeBuilder(variableCount: scope.slotNames.count, interpreter: unit.interpreter)
    assembled.fileName = unit.tree.fileName
    assembled.qualifiedName = scope.qualifiedName
    assembled.name = scope.name
    assembled.slotNames = scope.slotNames.map { unit.interpreter.intern($0) }
    assembled.freeNames = scope.freeNames.map { unit.interpreter.intern($0) }
    assembled.captures = scope.captures
    for (slot, name) in scope.slotNames.enumerated() {
      if case .cell = scope.binding(of: name) { assembled.cellSlots.append(slot) }
    }
    for slot in assembled.cellSlots { builder.emit(.makeCell, slot) }
  }

  func finish() throws(PythonError) -> CodeObject {
    builder.handlers = pendingHandlers.map {
      ExceptionHandler(
        start: $0.start, end: $0.end, target: builder.offset(of: $0.target), register: $0.register)
    }
    try builder.finish(&assembled)
    return CodeObject(assembled, in: interpreter)
  }

  func compileModule(_ body: [Statement]) throws(PythonError) {
    if let first = body.first { assembled.firstLine = Int(first.range.start.line) }
    if unit.mode == .expression, case .expression(let expression)? = body.first?.kind {
      let result = builder.allocate()
      try compile(expression, into: result)
      builder.emit(.return, result)
      return
    }
    if unit.mode == .file {
      assembled.firstLine = 1
      if let text = documentation(of: body) {
        let mark = builder.mark
        let register = builder.allocate()
        builder.emit(.loadConstant, register, wide: builder.constant(text: text))
        store(register, inName: "__doc__")
        builder.release(to: mark)
      }
    }
    if hasAnnotations(body) { builder.emit(.setUpAnnotations) }
    try compile(body)
    emitReturnNone()
  }

  /// The text of a leading string literal.
  func documentation(of body: [Statement]) -> String? {
    guard case .expression(let expression)? = body.first?.kind, case .string(let text) = expression.kind
    else {
      return nil
    }
    return text
  }

  /// Whether variables are annotated, outside of nested functions and classes.
  func hasAnnotations(_ body: [Statement]) -> Bool {
    var pending = body
    while let statement = pending.popLast() {
      switch statement.kind {
      case .annotatedAssignment: return true
      case .if(_, let body, let otherwise), .while(_, let body, let otherwise),
        .for(_, _, let body, let otherwise):
        pending += body + otherwise
      case .with(_, let body): pending += body
      case .match(_, let cases): pending += cases.flatMap(\.body)
      case .try(let node):
        pending += node.body + node.otherwise + node.finally
        for handler in node.handlers { pending += handler.body }
      default: break
      }
    }
    return false
  }

  func emitReturnNone() {
    builder.emit(.returnNone)
  }

  // MARK: Functions

  /// Compiles a function's body and emits the instructions that make the function.
  func compileFunction(_ node: FunctionNode, into result: Int) throws(PythonError) {
    guard let inner = node.scope else { return }
    let mark = builder.mark
    // The parts of the function lie behind the register that the instruction names.
    let base = builder.allocate(count: 4)
    var parts = 0
    let positional = node.parameters.positionalOnly + node.parameters.positional
    let defaults = positional.compactMap(\.defaultValue)
    if !defaults.isEmpty {
      try compileTuple(defaults, of: nil, into: base + 1)
      parts |= Interpreter.FunctionParts.defaults
    }
    let keywordDefaults = node.parameters.keywordOnly.filter { $0.defaultValue != nil }
    if !keywordDefaults.isEmpty {
      let pairs = builder.allocate(count: keywordDefaults.count * 2)
      for (index, parameter) in keywordDefaults.enumerated() {
        builder.emit(.loadConstant, pairs + 2 * index, wide: builder.constant(text: parameter.name))
        if let value = parameter.defaultValue { try compile(value, into: pairs + 2 * index + 1) }
      }
      builder.emit(.buildDict, base + 2, pairs, keywordDefaults.count)
      parts |= Interpreter.FunctionParts.keywordDefaults
    }
    if try compileAnnotations(of: node, into: base + 3) { parts |= Interpreter.FunctionParts.annotations }
    let compiler = ScopeCompiler(unit: unit, scope: inner)
    compiler.setParameters(node.parameters)
    compiler.assembled.name = inner.name
    compiler.assembled.sourceRange = node.range
    compiler.assembled.isGenerator = node.isGenerator
    compiler.assembled.firstLine = Int(
      node.decorators.first.map(\.range.start.line) ?? node.range.start.line)
    switch node.body {
    case .expression(let expression):
      compiler.builder.position = CodePosition(range: expression.range)
      let value = try compiler.operand(expression)
      compiler.builder.emit(.return, value)
    case .statements(let statements):
      if let text = compiler.documentation(of: statements) {
        compiler.assembled.documentation = interpreter.string(text)
      }
      try compiler.compile(statements)
      compiler.emitReturnNone()
    }
    let code = builder.constant(.object(try compiler.finish()))
    guard builder.fitsNarrow(code) else { throw CodeBuilder.tooLarge }
    builder.emit(.makeFunction, base, code, parts)
    if result != base { builder.emit(.move, result, base) }
    builder.release(to: mark)
  }

  func setParameters(_ parameters: Parameters) {
    assembled.positionalOnlyCount = parameters.positionalOnly.count
    assembled.positionalCount = parameters.positionalOnly.count + parameters.positional.count
    assembled.keywordOnlyCount = parameters.keywordOnly.count
    assembled.hasVariadic = parameters.variadic != nil
    assembled.hasKeywordVariadic = parameters.keywordVariadic != nil
  }

  private func compileAnnotations(of node: FunctionNode, into result: Int) throws(PythonError) -> Bool {
    let parameters = node.parameters
    var annotated: [(String, Expression)] = []
    for parameter in parameters.positionalOnly + parameters.positional
      + [parameters.variadic].compactMap({ $0 })
      + parameters.keywordOnly + [parameters.keywordVariadic].compactMap({ $0 })
    {
      if let annotation = parameter.annotation { annotated.append((parameter.name, annotation)) }
    }
    if let returns = node.returns { annotated.append(("return", returns)) }
    if annotated.isEmpty { return false }
    let mark = builder.mark
    let pairs = builder.allocate(count: annotated.count * 2)
    for (index, item) in annotated.enumerated() {
      builder.emit(.loadConstant, pairs + 2 * index, wide: builder.constant(text: item.0))
      try compileAnnotation(item.1, into: pairs + 2 * index + 1)
    }
    builder.emit(.buildDict, result, pairs, annotated.count)
    builder.release(to: mark)
    return true
  }

  /// An annotation's value, or its text after `from __future__ import annotations`.
  func compileAnnotation(_ annotation: Expression, into result: Int) throws(PythonError) {
    if unit.hasFutureAnnotations {
      builder.emit(.loadConstant, result, wide: builder.constant(text: unit.text(of: annotation.range)))
    } else {
      try compile(annotation, into: result)
    }
  }
}
