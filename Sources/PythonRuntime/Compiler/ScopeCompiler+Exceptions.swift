import PythonSyntax

/// A statement that encloses the code being compiled and has a say when control leaves it.
struct Block {
  enum Kind {
    case loop(breakTo: CodeBuilder.Label, continueTo: CodeBuilder.Label, state: Int?)
    /// A `finally` whose statements run on the way out.
    case finally([Statement])
    /// An `except` clause: the register with the exception handled before, and the name to unbind.
    case handler(saved: Int, name: String?)
    case with(manager: Int)
    /// A stretch whose exceptions go somewhere, without anything to do on the way out.
    case protected
  }

  var kind: Kind
  /// Where exceptions go, for blocks that catch them.
  var target: CodeBuilder.Label?
  var register = 0
  /// The start of the stretch that is protected now.
  var start = 0

  init(_ kind: Kind) {
    self.kind = kind
  }

  var needsExit: Bool {
    switch kind {
    case .loop, .protected: false
    case .finally, .handler, .with: true
    }
  }
}

extension ScopeCompiler {
  // MARK: Protected stretches

  /// Starts a stretch whose exceptions go to a label, with the exception in a register.
  private func open(_ kind: Block.Kind, to target: CodeBuilder.Label, _ register: Int) {
    var block = Block(kind)
    block.target = target
    block.register = register
    block.start = builder.here
    blocks.append(block)
  }

  private func close() {
    let block = blocks.removeLast()
    addHandler(block)
  }

  private func addHandler(_ block: Block) {
    guard let target = block.target, block.start < builder.here else { return }
    pendingHandlers.append((block.start, builder.here, target, block.register))
  }

  /// Emits what must happen when control leaves the blocks above `depth`, then a jump or return.
  ///
  /// The code on the way out of a block is not protected by it or by those inside.
  func exitBlocks(downTo depth: Int, _ leave: () -> Void) throws(PythonError) {
    let saved = blocks
    var index = saved.count - 1
    while index >= depth {
      let block = saved[index]
      // Leaving may have moved the starts of outer blocks, which stay moved.
      blocks = Array(blocks[..<index])
      addHandler(block)
      switch block.kind {
      case .loop, .protected: break
      case .finally(let statements): try compile(statements)
      case .handler(let register, let name):
        if let name { unbind(name) }
        builder.emit(.popHandled, register)
      case .with(let manager): builder.emit(.exitContext, manager)
      }
      index -= 1
    }
    leave()
    blocks += saved[depth...]
    for index in depth..<max(saved.count, depth) { blocks[index].start = builder.here }
  }

  /// `name = None; del name`.
  private func unbind(_ name: String) {
    let mark = builder.mark
    let register = builder.allocate()
    builder.emit(.loadConstant, register, wide: builder.constant(.none))
    store(register, inName: name)
    deleteName(name)
    builder.release(to: mark)
  }

  /// The end of code that runs while an exception is handled: where exceptions of that code itself go.
  private func emitCleanup(_ label: CodeBuilder.Label, saved: Int, exception: Int) {
    builder.bind(label)
    builder.emit(.popHandled, saved)
    builder.emit(.reraise, exception)
  }

  // MARK: try

  func compileTry(_ node: TryNode) throws(PythonError) {
    if node.finally.isEmpty {
      try compileHandled(node)
      return
    }
    let exception = builder.allocate()
    let saved = builder.allocate()
    let inner = builder.allocate()
    let failed = builder.makeLabel()
    let cleanup = builder.makeLabel()
    let end = builder.makeLabel()
    open(.finally(node.finally), to: failed, exception)
    if node.handlers.isEmpty {
      try compile(node.body)
    } else {
      try compileHandled(node)
    }
    close()
    try compile(node.finally)
    builder.emitJump(.jump, to: end)
    builder.bind(failed)
    builder.emit(.pushHandled, exception, saved)
    open(.handler(saved: saved, name: nil), to: cleanup, inner)
    try compile(node.finally)
    close()
    builder.emit(.popHandled, saved)
    builder.emit(.reraise, exception)
    emitCleanup(cleanup, saved: saved, exception: inner)
    builder.bind(end)
    builder.emit(.clear, exception)
    builder.emit(.clear, inner)
  }

  private func compileHandled(_ node: TryNode) throws(PythonError) {
    if node.isGroup {
      try compileGroupHandlers(node)
      return
    }
    let exception = builder.allocate()
    let saved = builder.allocate()
    let inner = builder.allocate()
    let failed = builder.makeLabel()
    let cleanup = builder.makeLabel()
    let end = builder.makeLabel()
    open(.protected, to: failed, exception)
    try compile(node.body)
    close()
    try compile(node.otherwise)
    builder.emitJump(.jump, to: end)
    builder.bind(failed)
    builder.emit(.pushHandled, exception, saved)
    for handler in node.handlers {
      let mark = builder.mark
      let next = builder.makeLabel()
      builder.position = CodePosition(range: handler.range)
      if let type = handler.type {
        open(.protected, to: cleanup, inner)
        let classes = try operand(type)
        let matches = builder.allocate()
        builder.position = CodePosition(range: handler.range)
        builder.emit(.matchException, matches, exception, classes)
        close()
        builder.emitJump(.jumpIfFalse, matches, to: next)
      }
      try compileHandlerBody(handler, exception, saved, cleanup, inner)
      builder.emit(.popHandled, saved)
      builder.emitJump(.jump, to: end)
      builder.bind(next)
      builder.release(to: mark)
    }
    builder.emit(.popHandled, saved)
    builder.emit(.reraise, exception)
    emitCleanup(cleanup, saved: saved, exception: inner)
    builder.bind(end)
    builder.emit(.clear, exception)
    builder.emit(.clear, inner)
  }

  private func compileHandlerBody(
    _ handler: TryNode.Handler, _ exception: Int, _ saved: Int, _ cleanup: CodeBuilder.Label, _ inner: Int
  ) throws(PythonError) {
    guard let name = handler.name else {
      open(.handler(saved: saved, name: nil), to: cleanup, inner)
      try compile(handler.body)
      close()
      return
    }
    let copy = builder.allocate()
    builder.emit(.move, copy, exception)
    store(copy, inName: name)
    builder.emit(.clear, copy)
    let unbinding = builder.makeLabel()
    let done = builder.makeLabel()
    let failed = builder.allocate()
    open(.handler(saved: saved, name: name), to: unbinding, failed)
    try compile(handler.body)
    close()
    unbind(name)
    builder.emitJump(.jump, to: done)
    builder.bind(unbinding)
    unbind(name)
    open(.protected, to: cleanup, inner)
    builder.emit(.reraise, failed)
    close()
    builder.bind(done)
    builder.emit(.clear, failed)
  }

  /// `except*` clauses: each takes its part of the exception; what is left or raised is combined at the end.
  private func compileGroupHandlers(_ node: TryNode) throws(PythonError) {
    // The original exception, the list of raised ones and the rest lie in a row.
    let original = builder.allocate(count: 3)
    let raised = original + 1
    let rest = original + 2
    let exception = builder.allocate()
    let saved = builder.allocate()
    let inner = builder.allocate()
    let failed = builder.makeLabel()
    let cleanup = builder.makeLabel()
    let end = builder.makeLabel()
    open(.protected, to: failed, exception)
    try compile(node.body)
    close()
    try compile(node.otherwise)
    builder.emitJump(.jump, to: end)
    builder.bind(failed)
    builder.emit(.pushHandled, exception, saved)
    builder.emit(.move, original, exception)
    builder.emit(.move, rest, exception)
    builder.emit(.buildList, raised, 0, 0)
    open(.protected, to: cleanup, inner)
    for handler in node.handlers {
      guard let type = handler.type else { continue }
      let mark = builder.mark
      let next = builder.makeLabel()
      let clauseFailed = builder.makeLabel()
      let matching = builder.allocate()
      let none = builder.allocate()
      let isNone = builder.allocate()
      let clauseException = builder.allocate()
      let classes = try operand(type)
      builder.position = CodePosition(range: handler.range)
      builder.emit(.matchGroup, matching, rest, classes)
      builder.emit(.loadConstant, none, wide: builder.constant(.none))
      builder.emit(.isIdentical, isNone, matching, none)
      builder.emitJump(.jumpIfTrue, isNone, to: next)
      let savedClause = builder.allocate()
      builder.emit(.pushHandled, matching, savedClause)
      if let name = handler.name { store(matching, inName: name) }
      open(.handler(saved: savedClause, name: handler.name), to: clauseFailed, clauseException)
      try compile(handler.body)
      close()
      if let name = handler.name { unbind(name) }
      builder.emit(.popHandled, savedClause)
      builder.emitJump(.jump, to: next)
      builder.bind(clauseFailed)
      if let name = handler.name { unbind(name) }
      builder.emit(.popHandled, savedClause)
      builder.emit(.listAppend, raised, clauseException)
      builder.bind(next)
      builder.release(to: mark)
    }
    let result = builder.allocate()
    let isNone = builder.allocate()
    let none = builder.allocate()
    builder.emit(.combineGroup, result, original)
    builder.emit(.loadConstant, none, wide: builder.constant(.none))
    builder.emit(.isIdentical, isNone, result, none)
    close()
    builder.emit(.popHandled, saved)
    builder.emitJump(.jumpIfTrue, isNone, to: end)
    builder.emit(.reraise, result)
    emitCleanup(cleanup, saved: saved, exception: inner)
    builder.bind(end)
    for register in [original, raised, rest, exception, inner] { builder.emit(.clear, register) }
  }

  // MARK: with

  /// - Parameter whole: what errors of the context managers point at: the statement.
  func compileWith(
    _ items: ArraySlice<WithItem>, _ body: [Statement], _ whole: CodePosition
  ) throws(PythonError) {
    guard let item = items.first else {
      try compile(body)
      return
    }
    let manager = builder.allocate(count: 2)
    let exception = builder.allocate()
    let saved = builder.allocate()
    let inner = builder.allocate()
    let swallows = builder.allocate()
    let failed = builder.makeLabel()
    let cleanup = builder.makeLabel()
    let swallowed = builder.makeLabel()
    let end = builder.makeLabel()
    try compile(item.context, into: manager)
    builder.position = whole
    builder.emit(.enterContext, manager)
    open(.with(manager: manager), to: failed, exception)
    if let target = item.target { try assign(manager + 1, to: target) }
    builder.emit(.clear, manager + 1)
    try compileWith(items.dropFirst(), body, whole)
    close()
    builder.position = whole
    builder.emit(.exitContext, manager)
    builder.emitJump(.jump, to: end)
    builder.bind(failed)
    builder.emit(.pushHandled, exception, saved)
    open(.protected, to: cleanup, inner)
    builder.emit(.exitContextWithException, manager, exception, swallows)
    close()
    builder.emitJump(.jumpIfTrue, swallows, to: swallowed)
    builder.emit(.popHandled, saved)
    builder.emit(.reraise, exception)
    emitCleanup(cleanup, saved: saved, exception: inner)
    builder.bind(swallowed)
    builder.emit(.popHandled, saved)
    builder.bind(end)
    builder.emit(.clear, exception)
    builder.emit(.clear, inner)
  }
}
