extension Builtins {
  static func addStreams(_ builder: ModuleBuilder) {
    builder.function(
      "print", "*args, sep=' ', end='\\n', file=None, flush=False", "Shows values as text."
    ) { (interpreter, arguments) throws(PythonError) in
      let separator = try printOption(arguments[0], " ", "sep", interpreter)
      let end = try printOption(arguments[1], "\n", "end", interpreter)
      var text = ""
      for (index, value) in arguments.rest.enumerated() {
        if index > 0 { text += separator }
        text += try interpreter.string(of: value)
      }
      text += end
      try interpreter.write(text, to: arguments[2].orNone)
      if arguments.isPresent(3), try interpreter.isTrue(arguments[3]) {
        let stream = arguments[2].orNone
        if !stream.isNone {
          _ = try interpreter.callMethod("flush", of: stream)
        } else if let stream = interpreter.replacedOutput {
          if !stream.isNone { _ = try interpreter.callMethod("flush", of: stream) }
        } else {
          interpreter.host.flush()
        }
      }
      return .none
    }
    builder.function("input", "prompt='', /", "Reads a line after showing a prompt.") {
      (interpreter, arguments) throws(PythonError) in
      let prompt = arguments.isPresent(0) ? try interpreter.string(of: arguments[0]) : ""
      guard let line = interpreter.host.readLine(prompt) else {
        try interpreter.checkInterrupt()
        throw PythonError(.eofError, "EOF when reading a line")
      }
      return interpreter.string(line)
    }
    builder.function(
      "open",
      "file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None",
      "Refuses: code that runs here has no access to files."
    ) { (interpreter, arguments) throws(PythonError) in
      let name = try interpreter.representation(of: arguments[0])
      throw PythonError(
        .permissionError, "open(\(name)) is not allowed: code that runs here has no access to files")
    }
    for name in ["exit", "quit"] {
      builder.set(name, .object(ExitObject(name: name, in: builder.interpreter)))
    }
  }

  private static func printOption(
    _ value: Value, _ fallback: String, _ name: String, _ interpreter: Interpreter
  ) throws(PythonError) -> String {
    if value.isUnset || value.isNone { return fallback }
    return try interpreter.text(
      value, orRaise: "\(name) must be None or a string, not \(interpreter.type(of: value).errorName)")
  }
}

extension Interpreter {
  /// Writes a text to a stream; `None` is `sys.stdout`.
  func write(_ text: String, to stream: Value) throws(PythonError) {
    var stream = stream
    if stream.isNone {
      guard let output = replacedOutput else {
        host.write(text)
        return
      }
      stream = output
      if stream.isNone { return }
    }
    if case .object(let object) = stream, let standard = object as? StandardStream {
      try standard.write(text, in: self)
      return
    }
    _ = try callMethod("write", of: stream, [string(text)])
  }

  /// `sys.stdout`, which a program may have replaced, or `None` where it is gone; nil until the module is imported.
  fileprivate var replacedOutput: Value? {
    modules["sys"].map { $0.namespace.value(forName: intern("stdout")) ?? .none }
  }
}

/// `exit` and `quit`.
package final class ExitObject: Object, NativeObject {
  private let name: String

  init(name: String, in interpreter: Interpreter) {
    self.name = name
    super.init(type: interpreter.type(for: ExitObject.self))
  }

  package static func makeType(in interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "Quitter", module: "_sitebuiltins", base: interpreter.types.object, in: interpreter,
      isSubclassable: false, slots: [.call, .representation],
      members: { builder in ObjectDefinitions.callWrapper(builder) })
  }

  package override func call(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) -> Value
  {
    throw PythonError(.systemExit, argument: arguments.count > 0 ? arguments[0] : .none)
  }

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    "Use \(name)() or Ctrl-D (i.e. EOF) to exit"
  }
}
