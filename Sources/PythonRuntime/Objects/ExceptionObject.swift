/// An exception.
public final class ExceptionObject: Object {
  package var arguments: TupleObject
  /// Where it passed through, outermost frame first.
  package var traceback: [TracebackEntry] = []
  package var cause: ExceptionObject?
  package var context: ExceptionObject?
  package var suppressesContext = false
  /// Whether a handler is passing the exception on, so that its frame is not noted twice.
  var isReraised = false
  /// The object and the name that "Did you mean" needs.
  var subject: Value = .unset
  var missingName: String?
  /// The fields of a `SyntaxError` that displays need.
  package var syntaxDetails: SyntaxDetails?
  /// The exceptions of a group.
  package var members: [Value] = []

  package init(type: TypeObject, arguments: TupleObject) {
    self.arguments = arguments
    super.init(type: type)
  }

  deinit {
    // Chains of contexts can be long.
    var next = context
    context = nil
    while let exception = next, isKnownUniquelyReferenced(&next) {
      next = exception.context
      exception.context = nil
    }
  }

  public override func initialize(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) {
    if !arguments.keywords.isEmpty, type.builtinException != nil {
      throw .typeError("\(type.name)() takes no keyword arguments")
    }
    self.arguments = interpreter.makeTuple(arguments.positional)
  }

  public override func string(in interpreter: Interpreter) throws(PythonError) -> String {
    if type.isSubtype(of: interpreter.types.exception(.keyError)), arguments.count == 1 {
      return try interpreter.representation(of: arguments[0])
    }
    if type.isSubtype(of: interpreter.types.exception(.osError)), arguments.count == 2 {
      return "[Errno \(try interpreter.string(of: arguments[0]))] \(try interpreter.string(of: arguments[1]))"
    }
    if type.isSubtype(of: interpreter.types.exception(.baseExceptionGroup)) {
      let count = members.count
      let message = try arguments.count > 0 ? interpreter.string(of: arguments[0]) : ""
      return "\(message) (\(count) sub-exception\(count == 1 ? "" : "s"))"
    }
    if let details = syntaxDetails {
      let message = try arguments.count > 0 ? interpreter.string(of: arguments[0]) : ""
      let fileName = details.fileName.split(separator: "/").last.map(String.init) ?? details.fileName
      return "\(message) (\(fileName), line \(details.line))"
    }
    switch arguments.count {
    case 0: return ""
    case 1: return try interpreter.string(of: arguments[0])
    default: return try interpreter.representation(of: .object(arguments))
    }
  }

  public override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    if arguments.count == 1 {
      return "\(type.name)(\(try interpreter.representation(of: arguments[0])))"
    }
    return "\(type.name)\(try interpreter.representation(of: .object(arguments)))"
  }
}

/// A frame that an exception passed through.
package struct TracebackEntry {
  package let code: CodeObject
  /// The instruction that raised.
  package let instruction: Int
  /// The variables of the frame as it ended, for a post-mortem look.
  package let locals: [(name: String, value: Value)]

  package init(code: CodeObject, instruction: Int, locals: [(name: String, value: Value)] = []) {
    self.code = code
    self.instruction = instruction
    self.locals = locals
  }
}

/// Where a `SyntaxError` points.
package struct SyntaxDetails {
  package var fileName: String
  package var line: Int
  /// The column, counted from 1 in code points; 0 when unknown.
  package var column: Int
  package var endColumn: Int
  package var text: String

  package init(fileName: String, line: Int, column: Int, endColumn: Int, text: String) {
    self.fileName = fileName
    self.line = line
    self.column = column
    self.endColumn = endColumn
    self.text = text
  }
}
