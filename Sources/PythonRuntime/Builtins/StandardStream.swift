/// `sys.stdin`, `sys.stdout` or `sys.stderr`.
package final class StandardStream: Object, NativeObject {
  enum Kind: String {
    case input = "<stdin>"
    case output = "<stdout>"
    case error = "<stderr>"
  }

  private let kind: Kind
  /// What was read and not yet given.
  private var rest = ""

  init(_ kind: Kind, in interpreter: Interpreter) {
    self.kind = kind
    super.init(type: interpreter.type(for: StandardStream.self))
  }

  /// Writes a text.
  ///
  /// - Throws: `io.UnsupportedOperation` for the input.
  func write(_ text: String, in interpreter: Interpreter) throws(PythonError) {
    switch kind {
    case .input: throw Self.unsupported("not writable")
    case .output: interpreter.host.write(text)
    case .error: interpreter.host.writeError(text)
    }
  }

  private static func unsupported(_ message: String) -> PythonError {
    PythonError(.osError, message, classNamed: "UnsupportedOperation", in: "io")
  }

  // MARK: Reading

  /// The next line with its end, empty where there is none.
  private func readLine(in interpreter: Interpreter) throws(PythonError) -> String {
    guard kind == .input else { throw Self.unsupported("not readable") }
    if !rest.isEmpty {
      let end = rest.unicodeScalars.firstIndex(of: "\n").map { rest.unicodeScalars.index(after: $0) }
      let line = String(rest.unicodeScalars[..<(end ?? rest.endIndex)])
      rest = String(rest.unicodeScalars[(end ?? rest.endIndex)...])
      return line
    }
    guard let line = interpreter.host.readLine("") else {
      try interpreter.checkInterrupt()
      return ""
    }
    return line + "\n"
  }

  /// At most `size` characters, all there are where it is negative.
  private func read(_ size: Int, in interpreter: Interpreter) throws(PythonError) -> String {
    var text = String.UnicodeScalarView()
    var count = 0
    while size < 0 || count < size {
      let line = try readLine(in: interpreter)
      if line.isEmpty { break }
      text.append(contentsOf: line.unicodeScalars)
      count += line.unicodeScalars.count
    }
    return keep(text, size)
  }

  /// The first `size` characters of a text; what follows them is given later.
  private func keep(_ text: String.UnicodeScalarView, _ size: Int) -> String {
    guard size >= 0, text.count > size else { return String(text) }
    rest = String(text.dropFirst(size)) + rest
    return String(text.prefix(size))
  }

  private static func size(_ value: Value, _ interpreter: Interpreter) throws(PythonError) -> Int {
    value.orNone.isNone ? -1 : try interpreter.int(value)
  }

  package override func iterator(in interpreter: Interpreter) throws(PythonError) -> Value { .object(self) }

  package override func next(in interpreter: Interpreter) throws(PythonError) -> Value? {
    let line = try readLine(in: interpreter)
    return line.isEmpty ? nil : interpreter.string(line)
  }

  private static func addReading(_ builder: TypeBuilder) {
    builder.method(
      "read", "size=-1, /", "Reads characters, all if no number is given.", on: StandardStream.self
    ) {
      (interpreter, stream, arguments) throws(PythonError) in
      interpreter.string(try stream.read(size(arguments[0], interpreter), in: interpreter))
    }
    builder.method("readline", "size=-1, /", "Reads a line with its end.", on: StandardStream.self) {
      (interpreter, stream, arguments) throws(PythonError) in
      let line = try stream.readLine(in: interpreter)
      return interpreter.string(stream.keep(line.unicodeScalars, try size(arguments[0], interpreter)))
    }
    builder.method("readlines", "hint=-1, /", "Reads all lines.", on: StandardStream.self) {
      (interpreter, stream, arguments) throws(PythonError) in
      let hint = try size(arguments[0], interpreter)
      var lines: [Value] = []
      var count = 0
      while hint <= 0 || count < hint {
        let line = try stream.readLine(in: interpreter)
        if line.isEmpty { break }
        count += line.unicodeScalars.count
        lines.append(interpreter.string(line))
      }
      return interpreter.list(lines)
    }
    builder.method("readable", on: StandardStream.self) { (_, stream, _) throws(PythonError) in
      .bool(stream.kind == .input)
    }
    builder.method("writable", on: StandardStream.self) { (_, stream, _) throws(PythonError) in
      .bool(stream.kind != .input)
    }
  }

  // MARK: The class

  package static func makeType(in interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "TextIOWrapper", module: "_io", base: interpreter.types.object, in: interpreter,
      isSubclassable: false, slots: [.representation, .iterate, .next]
    ) { builder in
      builder.method("write", "text, /", "Writes a text; returns its length.", on: StandardStream.self) {
        (interpreter, stream, arguments) throws(PythonError) in
        guard let text = arguments[0].cast(to: StringObject.self) else {
          throw .typeError(
            "write() argument must be str, not \(interpreter.type(of: arguments[0]).errorName)")
        }
        try stream.write(text.value, in: interpreter)
        return .int(text.scalarCount)
      }
      builder.method("writelines", "lines, /", on: StandardStream.self) {
        (interpreter, stream, arguments) throws(PythonError) in
        for line in try interpreter.elements(of: arguments[0]) {
          try stream.write(try interpreter.string(of: line), in: interpreter)
        }
        return .none
      }
      builder.method("flush", on: StandardStream.self) { (interpreter, _, _) throws(PythonError) in
        interpreter.host.flush()
        return .none
      }
      builder.method("isatty", on: StandardStream.self) { (_, _, _) throws(PythonError) in .bool(false) }
      builder.property(
        "name", on: StandardStream.self,
        get: { (interpreter, stream) throws(PythonError) in interpreter.string(stream.kind.rawValue) })
      builder.property(
        "encoding", on: StandardStream.self,
        get: { (interpreter, _) throws(PythonError) in interpreter.string("utf-8") })
      addReading(builder)
    }
  }

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    let mode = kind == .input ? "r" : "w"
    return "<_io.TextIOWrapper name='\(kind.rawValue)' mode='\(mode)' encoding='utf-8'>"
  }
}
