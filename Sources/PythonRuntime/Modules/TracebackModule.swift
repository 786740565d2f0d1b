import PythonSyntax

/// `traceback`, over the texts that the interpreter writes itself.
enum TracebackModule {
  static func fill(_ builder: ModuleBuilder) {
    builder.function("_entries", "tb, /") { (interpreter, arguments) throws(PythonError) in
      guard let traceback = arguments[0].cast(to: TracebackObject.self) else { return interpreter.list([]) }
      return interpreter.list(
        traceback.entries.dropFirst(traceback.index).map { entry in
          let number = Int(entry.code.position(ofInstruction: entry.instruction).range.start.line)
          return interpreter.place(
            entry.code.fileName, number, entry.code.name, text: interpreter.entriesText([entry]))
        })
    }
    builder.function("_stack", "") { (interpreter, _) throws(PythonError) in
      // The innermost is the function of this module that asks.
      let count = interpreter.machine.frame - interpreter.machine.frames
      return interpreter.list(
        (0..<count).map { index in
          let framesUp = count - index
          let place = interpreter.sourcePlace(framesUp: framesUp)
          let code = (interpreter.machine.frame - framesUp).pointee.code.takeUnretainedValue()
          return interpreter.place(place.fileName, place.line, code.name, text: nil)
        })
    }
    builder.function("_ending", "exc, /") { (interpreter, arguments) throws(PythonError) in
      guard let exception = arguments[0].cast(to: ExceptionObject.self) else { return .none }
      return interpreter.string(interpreter.exceptionOnlyText(exception))
    }
    builder.function("_whole", "exc, /") { (interpreter, arguments) throws(PythonError) in
      guard let exception = arguments[0].cast(to: ExceptionObject.self) else { return .none }
      return interpreter.string(interpreter.tracebackText(of: exception))
    }
    PythonSource.traceback.run(in: builder)
  }
}

extension Interpreter {
  /// A file, a line's number, a function's name, the line without its indent, and the text of the whole entry.
  fileprivate func place(_ fileName: String, _ number: Int, _ name: String, text: String?) -> Value {
    let source = sources[fileName]?.line(number) ?? ""
    let line = String(source.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    let entry =
      text ?? "  File \"\(fileName)\", line \(number), in \(name)\n" + (line.isEmpty ? "" : "    \(line)\n")
    return tuple([string(fileName), .int(number), string(name), string(line), string(entry)])
  }
}
