import PythonSyntax

/// Functions, classes, imports and f-strings.
extension Interpreter {
  /// What `makeFunction` finds in the registers behind its result.
  enum FunctionParts {
    static let defaults = 1
    static let keywordDefaults = 2
    static let annotations = 4
  }

  /// Makes a function: r[a + 1] may hold a tuple of defaults, r[a + 2] keyword defaults, r[a + 3] annotations.
  func makeFunction(
    _ result: UnsafeMutablePointer<Value>, _ code: UnsafeMutablePointer<Value>, _ parts: Int,
    _ frame: UnsafeMutablePointer<Frame>
  ) throws(PythonError) {
    guard code.holdsObject else { return }
    collectCyclesIfDue()
    let code = unsafeDowncast(code.object, to: CodeObject.self)
    let globals = frame.pointee.globals.borrowed
    let function = FunctionObject(
      code: code, globals: globals, closure: capture(code, frame), in: self)
    if parts & FunctionParts.defaults != 0 {
      function.defaults = result[1].cast(to: TupleObject.self)?.array ?? []
      (result + 1).clear()
    }
    if parts & FunctionParts.keywordDefaults != 0 {
      for (key, value) in result[2].cast(to: DictObject.self)?.items ?? [] {
        if let name = key.cast(to: StringObject.self) {
          function.keywordDefaults.append((intern(name), value))
        }
      }
      (result + 2).clear()
    }
    if parts & FunctionParts.annotations != 0 {
      function.annotations = result[3]
      (result + 3).clear()
    }
    result.replace(with: RawValue(owned: .passRetained(function)))
  }

  /// The cells that a new closure captures.
  private func capture(
    _ code: CodeObject, _ frame: UnsafeMutablePointer<Frame>
  ) -> UnsafeMutableBufferPointer<Value> {
    guard !code.captures.isEmpty else { return UnsafeMutableBufferPointer(start: nil, count: 0) }
    let count = code.captures.count
    let cells = UnsafeMutablePointer<Value>.room(for: count)
    code.captures.withUnsafeBufferPointer { captures in
      for index in 0..<count {
        switch captures[index] {
        case .slot(let slot): (cells + index).initializeCopy(from: frame.pointee.registers + slot)
        case .free(let free):
          (cells + index).initializeCopy(from: frame.pointee.closure.unsafelyUnwrapped + free)
        }
      }
    }
    return UnsafeMutableBufferPointer(start: cells, count: count)
  }

  /// Runs a `class` statement: r[c] holds the tuple of bases, r[c + 1] the keywords or nothing.
  @inline(never)
  func makeClass(
    _ result: UnsafeMutablePointer<Value>, _ code: Value, _ base: UnsafeMutablePointer<Value>,
    _ frame: UnsafeMutablePointer<Frame>
  ) throws(PythonError) {
    guard case .object(let object) = code, let given = base[0].cast(to: TupleObject.self) else { return }
    let code = unsafeDowncast(object, to: CodeObject.self)
    let keywords = base[1].cast(to: DictObject.self) ?? makeDict()
    let closure = capture(code, frame)
    defer {
      closure.deinitialize()
      closure.deallocate()
    }
    let bases = try resolveBases(given)
    var metaclass: Value
    if let explicit = keywords.value(forName: intern("metaclass")) {
      metaclass = explicit
      _ = keywords.removeValue(forName: intern("metaclass"))
    } else {
      metaclass = .object(bases.buffer.first.map { type(of: $0) } ?? types.type)
    }
    if let metatype = metaclass.cast(to: TypeObject.self) {
      metaclass = .object(try mostDerivedMetatype(metatype, bases.buffer.map { type(of: $0) }))
    }
    let name = string(code.name)
    let namespace = try prepareNamespace(metaclass, name, bases, keywords)
    guard case .object(let locals) = namespace else {
      throw .typeError("__prepare__() must return a mapping, not \(type(of: namespace).errorName)")
    }
    let cell = try run(
      code, globals: frame.pointee.globals.borrowed, locals: locals,
      closure: closure.baseAddress)
    if bases !== given { try setItem(string("__orig_bases__"), of: namespace, to: .object(given)) }
    var pairs: [(name: String, value: Value)] = []
    for (key, value) in keywords.items { pairs.append((try string(of: key), value)) }
    let made = try call(metaclass, [name, .object(bases), namespace], keywords: pairs)
    if let cell = cell.cast(to: CellObject.self), cell.value.isUnset { cell.value = made }
    result.pointee = made
  }

  /// The bases with `__mro_entries__` and parameterized classes replaced.
  private func resolveBases(_ given: TupleObject) throws(PythonError) -> TupleObject {
    var bases: [Value] = []
    var changed = false
    for base in given.buffer {
      if base.object is TypeObject {
        bases.append(base)
      } else if let alias = base.cast(to: GenericAliasObject.self) {
        bases.append(.object(alias.origin))
        changed = true
      } else if let entries = try attributeIfPresent(intern("__mro_entries__"), of: base) {
        bases.append(contentsOf: try elements(of: call(entries, .object(given))))
        changed = true
      } else {
        bases.append(base)
      }
    }
    return changed ? makeTuple(bases) : given
  }

  private func prepareNamespace(
    _ metaclass: Value, _ name: Value, _ bases: TupleObject, _ keywords: DictObject
  ) throws(PythonError) -> Value {
    if let metatype = metaclass.cast(to: TypeObject.self), metatype === types.type {
      return .object(makeDict())
    }
    guard let prepare = try attributeIfPresent(commonNames[.prepare], of: metaclass) else {
      return .object(makeDict())
    }
    var pairs: [(name: String, value: Value)] = []
    for (key, value) in keywords.items { pairs.append((try string(of: key), value)) }
    return try call(prepare, [name, .object(bases)], keywords: pairs)
  }

  /// `super()` without arguments: the class and the first argument of the calling method.
  func implicitSuper() throws(PythonError) -> Value {
    let frame = machine.frame
    guard frame >= machine.frames else { throw .runtimeError("super(): no current frame") }
    let code = frame.pointee.code.borrowed
    guard code.positionalCount > 0 || code.hasVariadic else { throw .runtimeError("super(): no arguments") }
    guard let position = code.freeNames.firstIndex(where: { $0 === commonNames[.class] }),
      let cell = frame.pointee.closure?[position].cast(to: CellObject.self)
    else {
      throw .runtimeError("super(): __class__ cell not found")
    }
    guard let start = cell.value.cast(to: TypeObject.self) else {
      throw .runtimeError("super(): empty __class__ cell")
    }
    var receiver = frame.pointee.registers[0]
    if code.cellSlots.contains(0), let cell = receiver.cast(to: CellObject.self) { receiver = cell.value }
    if receiver.isUnset { throw .runtimeError("super(): arg[0] deleted") }
    return try makeSuper(start, receiver)
  }

  func setUpAnnotations(_ frame: UnsafeMutablePointer<Frame>) throws(PythonError) {
    let name = commonNames[.annotations]
    let namespace = frame.pointee.locals?.borrowed ?? frame.pointee.globals.borrowed
    if try !contains(.object(namespace), .object(name)) {
      try setItem(.object(name), of: .object(namespace), to: .object(makeDict()))
    }
  }

  // MARK: Imports

  /// `import a.b.c`; the result is `a` when `isTop`, else `a.b.c`.
  @inline(never)
  func importName(
    _ result: UnsafeMutablePointer<Value>, _ name: Unmanaged<StringObject>, isTop: Bool
  ) throws(PythonError) {
    result.pointee = .object(try importModule(name.borrowed.value, isTop: isTop))
  }

  /// Imports a module and the packages it is in.
  package func importModule(_ name: String, isTop: Bool = false) throws(PythonError) -> ModuleObject {
    if name.hasPrefix(".") {
      throw PythonError(.importError, "attempted relative import with no known parent package")
    }
    let parts = name.split(separator: ".").map(String.init)
    var path = ""
    var top: ModuleObject?
    var current: ModuleObject?
    for part in parts {
      let parent = current
      path += path.isEmpty ? part : "." + part
      guard let module = module(named: path) else {
        throw missingModule(path, in: parent.map { isPackage($0.name) ? nil : $0.name } ?? nil)
      }
      if let parent, !hiddenModules.contains(path), parent.namespace.value(forName: intern(part)) == nil {
        parent.namespace.setValue(.object(module), forName: intern(part))
      }
      current = module
      if top == nil { top = module }
    }
    guard let module = isTop ? top : current else { throw .valueError("Empty module name") }
    return module
  }

  /// - Parameter parent: the module before the name that could not hold others, if that is why there is none.
  private func missingModule(_ name: String, in parent: String?) -> PythonError {
    let reason = parent.map { "; '\($0)' is not a package" } ?? ""
    let exception = exception(of: PythonError(.moduleNotFoundError, "No module named '\(name)'\(reason)"))
    exception.setOwnAttribute(intern("name"), string(name))
    setContext(of: exception)
    return PythonError(exception)
  }

  @inline(never)
  func importFrom(
    _ result: UnsafeMutablePointer<Value>, _ module: Value, _ name: Unmanaged<StringObject>
  ) throws(PythonError) {
    let name = name.borrowed
    if let value = try attributeIfPresent(name, of: module) {
      result.pointee = value
      return
    }
    let moduleName = module.cast(to: ModuleObject.self)?.name ?? "?"
    if let submodule = self.module(named: "\(moduleName).\(name.value)") {
      result.pointee = .object(submodule)
      return
    }
    let exception = exception(
      of: PythonError(
        .importError, "cannot import name '\(name.value)' from '\(moduleName)' (unknown location)"))
    exception.setOwnAttribute(intern("name"), string(moduleName))
    exception.missingName = name.value
    exception.subject = module
    setContext(of: exception)
    throw PythonError(exception)
  }

  @inline(never)
  func importAll(_ module: Value, _ frame: UnsafeMutablePointer<Frame>) throws(PythonError) {
    guard let module = module.cast(to: ModuleObject.self) else { return }
    var names: [StringObject] = []
    if let listed = module.namespace.value(forName: commonNames[.all]) {
      for element in try elements(of: listed) {
        if let name = element.cast(to: StringObject.self) { names.append(intern(name)) }
      }
    } else {
      names = module.namespace.keys.compactMap { $0.cast(to: StringObject.self) }.filter {
        !$0.value.hasPrefix("_")
      }
    }
    let target = frame.pointee.locals?.borrowed ?? frame.pointee.globals.borrowed
    for name in names {
      let value = try attribute(name, of: .object(module))
      try setItem(.object(name), of: .object(target), to: value)
    }
  }

  // MARK: f-strings and echo

  /// Formats a replacement field; the conversion is 0 for none, 1 for `!s`, 2 for `!r`, 3 for `!a`.
  @inline(never)
  func formatValue(
    _ result: UnsafeMutablePointer<Value>, _ value: Value, _ conversion: Int,
    specification: UnsafeMutablePointer<Value>?
  ) throws(PythonError) {
    if conversion < 2, specification == nil {
      switch value {
      case .int, .float:
        // What joins the pieces writes numbers by itself.
        result.pointee = value
        return
      default: break
      }
    }
    var value = value
    switch conversion {
    case 1: value = try stringValue(of: value)
    case 2: value = string(try representation(of: value))
    case 3: value = string(asciiRepresentation(try representation(of: value)))
    default: break
    }
    let text = specification?.pointee.cast(to: StringObject.self)
    specification?.clear()
    if text?.isEmpty ?? true, case .object(let object) = value, object.type === types.str {
      result.pointee = value
      return
    }
    if let text, let formatted = try formatPlainly(value, text) {
      result.pointee = .object(formatted)
      return
    }
    result.pointee = string(try format(value, text?.value ?? ""))
  }

  /// A representation with escapes for all that is not ASCII.
  package func asciiRepresentation(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        result.unicodeScalars.append(scalar)
      } else {
        result += TextRepresentation.escape(scalar)
      }
    }
    return result
  }

  /// What the prompt does with the value of an expression: shows it, unless it is `None`, and keeps it as `_`.
  @inline(never)
  func displayHook(_ value: Value) throws(PythonError) {
    if value.isNone { return }
    builtins.namespace.setValue(.none, forName: commonNames[.underscore])
    if host.showValue?(value) != true { host.write(try representation(of: value) + "\n") }
    builtins.namespace.setValue(value, forName: commonNames[.underscore])
  }
}
