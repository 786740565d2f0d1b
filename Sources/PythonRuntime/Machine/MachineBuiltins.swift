/// The built-in functions that need the machine.
enum MachineBuiltins {
  static func fill(_ builder: ModuleBuilder) {
    builder.function("globals", "", "Return the dictionary containing the current scope's global variables.")
    {
      (interpreter, _) throws(PythonError) in
      .object(interpreter.currentGlobals)
    }
    builder.function("locals", "", "Return a dictionary containing the current scope's local variables.") {
      (interpreter, _) throws(PythonError) in
      .object(interpreter.currentLocals)
    }
    builder.function(
      "exec", "source, globals=None, locals=None, /",
      "Execute the given source in the context of globals and locals."
    ) { (interpreter, arguments) throws(PythonError) in
      _ = try interpreter.evaluate(arguments, function: "exec", mode: .file)
      return .none
    }
    builder.function(
      "eval", "source, globals=None, locals=None, /",
      "Evaluate the given source in the context of globals and locals."
    ) { (interpreter, arguments) throws(PythonError) in
      try interpreter.evaluate(arguments, function: "eval", mode: .expression)
    }
    builder.function(
      "compile", "source, filename, mode, flags=0, dont_inherit=False, optimize=-1",
      "Compile source into a code object that can be executed by exec() or eval()."
    ) { (interpreter, arguments) throws(PythonError) in
      let source = try interpreter.text(
        arguments[0], orRaise: "compile() arg 1 must be a string, bytes or AST object")
      let fileName = try interpreter.string(of: arguments[1])
      let mode: Interpreter.RunMode
      switch try interpreter.string(of: arguments[2]) {
      case "exec": mode = .file
      case "eval": mode = .expression
      case "single": mode = .interactive
      default: throw .valueError("compile() mode must be 'exec', 'eval' or 'single'")
      }
      let tree = try interpreter.parse(source, fileName: fileName, mode: mode)
      return .object(try interpreter.compile(tree, mode: mode, usesLocals: true))
    }
    builder.function(
      "__import__", "name, globals=None, locals=None, fromlist=(), level=0", "Import a module."
    ) { (interpreter, arguments) throws(PythonError) in
      let name = try interpreter.text(
        arguments[0],
        orRaise: "module name must be a string")
      let hasList = try interpreter.isTrue(arguments[3])
      return .object(try interpreter.importModule(name, isTop: !hasList))
    }
  }
}

extension Interpreter {
  /// The global namespace of the running code.
  package var currentGlobals: DictObject {
    machine.frame >= machine.frames
      ? machine.frame.pointee.globals.borrowed : main.namespace
  }

  /// The namespace of the running class body or module, or a dictionary made of a function's variables.
  package var currentLocals: Object {
    guard machine.frame >= machine.frames else { return main.namespace }
    let frame = machine.frame
    if let locals = frame.pointee.locals { return locals.borrowed }
    let code = frame.pointee.code.borrowed
    if frame.pointee.function == nil, frame.pointee.generator == nil, code.name == "<module>" {
      return frame.pointee.globals.borrowed
    }
    let dictionary = makeDict()
    for (name, value) in variables(of: frame) { dictionary.setValue(value, forName: name) }
    return dictionary
  }

  /// `exec` and `eval`.
  fileprivate func evaluate(
    _ arguments: Arguments, function: String, mode: RunMode
  ) throws(PythonError) -> Value {
    let givenGlobals = arguments[1].orNone
    let givenLocals = arguments[2].orNone
    guard givenGlobals.isNone || givenGlobals.object is DictObject else {
      throw .typeError(
        function == "eval"
          ? "globals must be a dict"
          : "exec() globals must be a dict, not \(type(of: givenGlobals).errorName)")
    }
    if !givenLocals.isNone, !(givenLocals.object?.type.implements(.getItem) ?? false) {
      throw .typeError(
        function == "eval"
          ? "locals must be a mapping"
          : "locals must be a mapping or None, not \(type(of: givenLocals).errorName)")
    }
    let globals = givenGlobals.cast(to: DictObject.self) ?? currentGlobals
    var locals: Object = globals
    if case .object(let object) = givenLocals {
      locals = object
    } else if givenGlobals.isNone {
      locals = currentLocals
    }
    if globals.value(forName: commonNames[.builtins]) == nil {
      globals.setValue(.object(builtins), forName: commonNames[.builtins])
    }
    if let code = arguments[0].cast(to: CodeObject.self) {
      guard code.freeNames.isEmpty else {
        throw .typeError(
          function == "exec"
            ? "code object requires a closure of exactly length \(code.freeNames.count)"
            : "code object passed to eval() may not contain free variables")
      }
      return try run(code, globals: globals, locals: locals)
    }
    let source: String
    if let bytes = arguments[0].cast(to: BytesObject.self) {
      source = String(decoding: bytes.bytes, as: UTF8.self)
    } else {
      source = try text(
        arguments[0], orRaise: "\(function)() arg 1 must be a string, bytes or code object")
    }
    let trimmed = mode == .expression ? String(source.drop { $0 == " " || $0 == "\t" }) : source
    let tree = try parse(trimmed, fileName: "<string>", mode: mode)
    let code = try compile(tree, mode: mode, usesLocals: locals !== globals)
    return try run(code, globals: globals, locals: locals === globals ? nil : locals)
  }
}
