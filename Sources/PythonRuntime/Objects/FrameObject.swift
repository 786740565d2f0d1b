import PythonSyntax

/// What is known of a frame: where it is, its variables, and the names around it where they are known.
struct FrameRecord {
  let entry: TracebackEntry
  let globals: DictObject?
  /// The namespace of a module or class body, which is the frame's own.
  let namespace: Object?

  init(_ entry: TracebackEntry, globals: DictObject? = nil, namespace: Object? = nil) {
    self.entry = entry
    self.globals = globals
    self.namespace = namespace
  }
}

/// A frame as tracebacks and `sys._getframe` show it: as it was when it was asked for.
package final class FrameObject: Object {
  /// The frame and those that it was called from, the outermost first. They are kept in one piece, so that the
  /// frames of a deep recursion go without one.
  private let records: [FrameRecord]
  private let index: Int

  init(_ records: [FrameRecord], index: Int? = nil, in interpreter: Interpreter) {
    self.records = records
    self.index = index ?? records.count - 1
    super.init(type: interpreter.types.frame)
  }

  fileprivate var record: FrameRecord { records[index] }

  fileprivate var line: Int {
    Int(record.entry.code.position(ofInstruction: record.entry.instruction).range.start.line)
  }

  fileprivate func caller(in interpreter: Interpreter) -> Value {
    index == 0 ? .none : .object(FrameObject(records, index: index - 1, in: interpreter))
  }

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    let code = record.entry.code
    let file = try interpreter.representation(of: interpreter.string(code.fileName))
    return "<frame at \(interpreter.addressText(of: self)), file \(file), line \(line), code \(code.name)>"
  }
}

extension ObjectDefinitions {
  static func frame(_ object: TypeObject, _ interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "frame", base: object, in: interpreter, isSubclassable: false, slots: [.representation]
    ) { builder in
      func property(_ name: String, _ get: @escaping (Interpreter, FrameObject) -> Value) {
        builder.property(
          name, on: FrameObject.self,
          get: { (interpreter, frame) throws(PythonError) in get(interpreter, frame) })
      }
      property("f_code") { .object($1.record.entry.code) }
      property("f_lineno") { .int($1.line) }
      property("f_lasti") { .int($1.record.entry.instruction &* 2) }
      property("f_back") { $1.caller(in: $0) }
      property("f_trace") { _, _ in .none }
      property("f_builtins") { interpreter, _ in .object(interpreter.builtins.namespace) }
      property("f_globals") { interpreter, frame in
        .object(frame.record.globals ?? interpreter.main.namespace)
      }
      property("f_locals") { interpreter, frame in
        if let namespace = frame.record.namespace { return .object(namespace) }
        let locals = interpreter.makeDict()
        for (name, value) in frame.record.entry.locals {
          locals.setValue(value, forName: interpreter.intern(name))
        }
        return .object(locals)
      }
    }
  }
}

extension Interpreter {
  /// The running frame, or one so many calls outside it.
  func runningFrame(_ depth: Int) throws(PythonError) -> Value {
    guard machine.frame - machine.frames >= max(depth, 0) else {
      throw .valueError("call stack is not deep enough")
    }
    let wanted = machine.frame - max(depth, 0)
    var records: [FrameRecord] = []
    var frame = machine.frames
    while frame <= wanted {
      let code = frame.pointee.code.takeUnretainedValue()
      let globals = frame.pointee.globals.borrowed
      let isModule =
        frame.pointee.function == nil && frame.pointee.generator == nil && code.name == "<module>"
      let namespace = frame.pointee.locals?.borrowed ?? (isModule ? globals : nil)
      let entry = TracebackEntry(
        code: code, instruction: max(frame.pointee.pc - code.instructions - 1, 0),
        locals: namespace == nil ? variables(of: frame).map { ($0.name.value, $0.value) } : [])
      records.append(FrameRecord(entry, globals: globals, namespace: namespace))
      frame += 1
    }
    return .object(FrameObject(records, in: self))
  }
}
