import PythonSyntax

/// `warnings`.
enum WarningsModule {
  static func fill(_ builder: ModuleBuilder) {
    builder.function("_caller", "stacklevel, /") { (interpreter, arguments) throws(PythonError) in
      let level = try interpreter.int(arguments[0])
      let place = interpreter.sourcePlace(framesUp: max(level, 1))
      return interpreter.tuple([
        interpreter.string(place.fileName), .int(place.line), interpreter.string(place.text),
      ])
    }
    PythonSource.warnings.run(in: builder)
  }
}

extension Interpreter {
  /// Where a frame stands: its file, its line, and the text of the line where it is known.
  ///
  /// - Parameter framesUp: how many frames outside the running one.
  func sourcePlace(framesUp: Int) -> (fileName: String, line: Int, text: String) {
    let frame = machine.frame - framesUp
    guard frame >= machine.frames, frame <= machine.frame else { return ("sys", 1, "") }
    let code = frame.pointee.code.takeUnretainedValue()
    let index = max(frame.pointee.pc - code.instructions - 1, 0)
    let fileName = code.fileName
    let line = Int(code.position(ofInstruction: index).range.start.line)
    return (fileName, line, sources[fileName]?.line(line) ?? "")
  }

  /// Where the running Python code stands, outermost call first, as tracebacks show it.
  package func stackText() -> String {
    var text = ""
    var framesUp = machine.frame - machine.frames
    while framesUp >= 0 {
      let place = sourcePlace(framesUp: framesUp)
      let code = (machine.frame - framesUp).pointee.code.takeUnretainedValue()
      text += "  File \"\(place.fileName)\", line \(place.line), in \(code.name)\n"
      let line = place.text.drop { $0 == " " || $0 == "\t" }
      if !line.isEmpty { text += "    \(line)\n" }
      framesUp -= 1
    }
    return text
  }

  /// Warns as `warnings.warn` does; the place is that of the running Python code.
  package func warn(_ message: String, category: BuiltinException = .userWarning) throws(PythonError) {
    let module = try importModule("warnings")
    _ = try call(
      attribute("warn", of: .object(module)), string(message), .object(types.exception(category)))
  }
}
