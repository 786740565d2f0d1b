package import PythonSyntax

/// Running source texts.
extension Interpreter {
  /// How a text is run.
  package enum RunMode: Sendable {
    /// A script or lesson.
    case file
    /// One input of a prompt: values of expressions are shown.
    case interactive
    /// One expression, whose value is the result.
    case expression
  }

  /// Parses, compiles and runs a text in the main module.
  ///
  /// - Returns: the value, for `.expression`; `None` otherwise.
  /// - Throws: the exception that ended it, `SyntaxError` included.
  @discardableResult
  package func run(
    _ source: String, fileName: String, mode: RunMode, firstLine: Int = 1
  ) throws(PythonError) -> Value {
    let tree = try parse(source, fileName: fileName, mode: mode, firstLine: firstLine)
    return try run(tree, mode: mode)
  }

  /// Gives the main module the names that tell which script it runs.
  package func describeScript(_ fileName: String) {
    let loader = TypeObject(
      native: "SourceFileLoader", module: "_frozen_importlib_external", base: types.object, in: self)
    let names: [(String, Value)] = [
      ("__package__", .none), ("__loader__", .object(InstanceObject(type: loader))), ("__spec__", .none),
      ("__annotations__", .object(makeDict())), ("__file__", string(fileName)), ("__cached__", .none),
    ]
    for (name, value) in names { main.namespace.setValue(value, forName: intern(name)) }
  }

  /// Compiles and runs a parsed text in the main module.
  @discardableResult
  package func run(_ tree: ModuleTree, mode: RunMode) throws(PythonError) -> Value {
    try run(compile(tree, mode: mode), globals: main.namespace)
  }

  /// Runs a text as a module's own source.
  package func runModuleSource(
    _ text: String, fileName: String, in module: ModuleObject
  ) throws(PythonError) {
    let tree = try parse(text, fileName: fileName, mode: .file)
    _ = try run(compile(tree, mode: .file), globals: module.namespace)
  }

  /// Parses a text and keeps it for tracebacks.
  package func parse(
    _ source: String, fileName: String, mode: RunMode, firstLine: Int = 1
  ) throws(PythonError) -> ModuleTree {
    let parseMode: ParseMode =
      switch mode {
      case .file: .file
      case .interactive: .interactive
      case .expression: .expression
      }
    do {
      let tree = try Parser.parse(source, fileName: fileName, mode: parseMode, firstLine: firstLine)
      remember(source, fileName: fileName, firstLine: firstLine)
      return tree
    } catch {
      throw PythonError(exception(of: error, fileName: fileName, isExpression: mode == .expression))
    }
  }

  func compile(
    _ tree: ModuleTree, mode: RunMode, usesLocals: Bool = false
  ) throws(PythonError) -> CodeObject {
    let compilerMode: Compiler.Mode =
      switch mode {
      case .file: .file
      case .interactive: .interactive
      case .expression: .expression
      }
    return try Compiler.compile(tree, mode: compilerMode, usesLocals: usesLocals, in: self)
  }

  /// Keeps a text for tracebacks; `<stdin>` and `<string>` show none, as in CPython.
  private func remember(_ source: String, fileName: String, firstLine: Int) {
    if fileName == "<stdin>" || fileName == "<string>" { return }
    sources[fileName] = SourceText(source, firstLine: firstLine)
  }

  /// The `text` of a syntax error: the line with its end, except where CPython leaves that out, or has no line.
  private func text(of error: SyntaxError, fileName: String, isExpression: Bool) -> String? {
    switch error.stage {
    case .tokens: error.lineText
    case .grammar: error.lineText + (isExpression ? "" : "\n")
    case .meaning: fileName.hasPrefix("<") ? nil : error.lineText + "\n"
    }
  }

  /// A syntax error as an exception object.
  package func exception(
    of error: SyntaxError, fileName: String, isExpression: Bool = false
  ) -> ExceptionObject {
    let kind = BuiltinException(rawValue: error.kind.rawValue) ?? .syntaxError
    let exception = ExceptionObject(
      type: types.exception(kind), arguments: makeTuple([string(error.message)]))
    if kind == .memoryError || kind == .recursionError { return exception }
    let line = error.lineText
    func column(_ offset: Int32) -> Int {
      if offset < 0 || line.isEmpty { return Int(offset) + 1 }
      return String(decoding: Array(line.utf8.prefix(Int(offset))), as: UTF8.self).unicodeScalars.count + 1
    }
    let start = error.range.start
    let end = error.range.end
    var endColumn = end.line == start.line ? column(end.column) : line.unicodeScalars.count + 1
    // Where the end is not known, CPython has numbers that are none.
    let isAtEnd = error.message.hasPrefix("expected an indented") && start.column >= line.utf8.count
    if kind == .indentationError, error.message.hasPrefix("un") || isAtEnd { endColumn = -1 }
    if error.message.hasSuffix("was never closed") { endColumn = 0 }
    var place = SyntaxDetails(
      fileName: fileName, line: Int(start.line), column: column(start.column), endLine: Int(end.line),
      endColumn: endColumn, text: line)
    place.textAttribute = text(of: error, fileName: fileName, isExpression: isExpression)
    exception.syntaxDetails = place
    let details = tuple([
      string(fileName), .int(place.line), .int(place.column), place.textAttribute.map { string($0) } ?? .none,
      .int(place.endLine), .int(endColumn),
    ])
    exception.arguments = makeTuple([string(error.message), details])
    return exception
  }

  // MARK: The workspace

  /// The names and values of the main module, in order of their creation; no Python code runs.
  package var workspace: [(name: String, value: Value)] {
    main.namespace.items.compactMap { key, value in
      guard let name = key.cast(to: StringObject.self)?.value else { return nil }
      return name.hasPrefix("__") && name.hasSuffix("__") ? nil : (name, value)
    }
  }

  /// Forgets all names of the main module but its own.
  package func resetWorkspace() {
    for (name, _) in workspace { _ = main.namespace.removeValue(forName: intern(name)) }
  }
}
