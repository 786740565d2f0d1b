/// An exception.
public final class ExceptionObject: Object {
  package var arguments: TupleObject
  /// Where it passed through, outermost frame first.
  package var traceback: [TracebackEntry] = []
  /// The traceback as a value, which is the same as long as no frame is added.
  var tracebackObject: TracebackObject?
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
    let known = keywordNames(in: interpreter)
    for (index, keyword) in arguments.keywords.enumerated() {
      if known.contains(keyword.value) {
        setOwnAttribute(keyword, arguments.keywordValue(index))
      } else if type.builtinException != nil {
        throw .typeError(
          known.isEmpty
            ? "\(type.errorName)() takes no keyword arguments"
            : "'\(keyword.value)' is an invalid keyword argument for \(type.errorName)()")
      }
    }
    setArguments(arguments.positional, in: interpreter)
  }

  /// The keywords that exceptions of its class take.
  func keywordNames(in interpreter: Interpreter) -> [String] {
    if type.isSubtype(of: interpreter.types.exception(.importError)) { return ["name", "path"] }
    if type.isSubtype(of: interpreter.types.exception(.attributeError)) { return ["name", "obj"] }
    if type.isSubtype(of: interpreter.types.exception(.nameError)) { return ["name"] }
    return []
  }

  /// Takes the arguments; what follows the text of an `OSError` are its files, and the second argument of a
  /// `SyntaxError` is its place.
  func setArguments(_ values: [Value], in interpreter: Interpreter) {
    var values = values
    if type.isSubtype(of: interpreter.types.exception(.osError)), (3...5).contains(values.count) {
      setOwnAttribute(interpreter.intern("filename"), values[2])
      if values.count == 5 { setOwnAttribute(interpreter.intern("filename2"), values[4]) }
      values = Array(values[..<2])
    }
    if type.isSubtype(of: interpreter.types.exception(.syntaxError)), values.count == 2,
      let place = values[1].cast(to: TupleObject.self)?.array, place.count >= 4
    {
      syntaxDetails = SyntaxDetails(place)
    }
    arguments = interpreter.makeTuple(values)
  }

  /// Takes a traceback object, or None, as what it passed through.
  func setTraceback(_ value: Value, in interpreter: Interpreter) throws(PythonError) {
    let traceback = value.cast(to: TracebackObject.self)
    guard traceback != nil || value.isNone else {
      throw .typeError("__traceback__ must be a traceback or None")
    }
    self.traceback = traceback.map { Array($0.entries[$0.index...]) } ?? []
    tracebackObject = traceback?.index == 0 ? traceback : nil
  }

  /// The text of a `UnicodeError` that was made with what failed.
  private func codecText(in interpreter: Interpreter) throws(PythonError) -> String? {
    guard arguments.count == 5, case .int(let start) = arguments[2], case .int(let end) = arguments[3]
    else { return nil }
    let isDecoding = type.isSubtype(of: interpreter.types.exception(.unicodeDecodeError))
    guard isDecoding || type.isSubtype(of: interpreter.types.exception(.unicodeEncodeError)) else {
      return nil
    }
    let verb = isDecoding ? "decode" : "encode"
    var what = "\(isDecoding ? "bytes" : "characters") in position \(start)-\(end &- 1)"
    if end == start &+ 1 {
      if let bytes = arguments[1].cast(to: BytesObject.self)?.bytes, bytes.indices.contains(start) {
        let digits = String(bytes[start], radix: 16)
        what = "byte 0x\(digits.count == 1 ? "0" : "")\(digits) in position \(start)"
      } else if let text = arguments[1].cast(to: StringObject.self)?.value.unicodeScalars, start < text.count
      {
        let scalar = text[text.index(text.startIndex, offsetBy: max(start, 0))]
        what = "character '\(TextRepresentation.escape(scalar))' in position \(start)"
      }
    }
    let codec = try interpreter.string(of: arguments[0])
    return "'\(codec)' codec can't \(verb) \(what): \(try interpreter.string(of: arguments[4]))"
  }

  public override func string(in interpreter: Interpreter) throws(PythonError) -> String {
    if type.isSubtype(of: interpreter.types.exception(.keyError)), arguments.count == 1 {
      return try interpreter.representation(of: arguments[0])
    }
    if type.isSubtype(of: interpreter.types.exception(.osError)), arguments.count == 2 {
      let text =
        "[Errno \(try interpreter.string(of: arguments[0]))] \(try interpreter.string(of: arguments[1]))"
      guard let file = ownAttribute(interpreter.intern("filename")) else { return text }
      let second = ownAttribute(interpreter.intern("filename2"))
      let other = try second.map { value throws(PythonError) in
        " -> " + (try interpreter.representation(of: value))
      }
      return "\(text): \(try interpreter.representation(of: file))\(other ?? "")"
    }
    if let text = try codecText(in: interpreter) { return text }
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
    case 0: return type.isSubtype(of: interpreter.types.exception(.syntaxError)) ? "None" : ""
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
  package var endLine: Int
  package var endColumn: Int
  package var text: String
  /// What the `text` of the exception is, if that is not the line as it is shown; nil for none.
  package var textAttribute: String?

  package init(fileName: String, line: Int, column: Int, endLine: Int, endColumn: Int, text: String) {
    self.fileName = fileName
    self.line = line
    self.column = column
    self.endLine = endLine
    self.endColumn = endColumn
    self.text = text
    textAttribute = text
  }

  /// The fields as Python code gives them: the file, the line, the column and the text.
  init(_ place: [Value]) {
    func number(_ index: Int) -> Int {
      guard index < place.count, case .int(let value) = place[index] else { return 0 }
      return value
    }
    func text(_ index: Int) -> String { place[index].cast(to: StringObject.self)?.value ?? "" }
    let column = number(2)
    self.init(
      fileName: text(0), line: number(1), column: column, endLine: place.count > 5 ? number(4) : number(1),
      endColumn: place.count > 5 ? number(5) : column,
      text: text(3))
  }
}
