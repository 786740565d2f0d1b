/// `re.Pattern`: a compiled regular expression.
package final class PatternObject: Object, NativeObject {
  /// The expression as it was given.
  let pattern: Value
  let isText: Bool
  let flags: RegexFlags
  let program: RegexProgram
  let groupNames: [(name: String, index: Int)]
  private let memory: RegexMemory

  /// - Parameter pattern: a `str` or bytes.
  init(_ pattern: Value, flags: RegexFlags, in interpreter: Interpreter) throws(PythonError) {
    let characters: [UInt32]
    if let text = pattern.cast(to: StringObject.self) {
      // What a tree and a program for them take.
      try interpreter.checkAllocation(text.byteCount, stride: 256)
      characters = try RegexSubject.scalars(of: text, in: interpreter)
      isText = true
    } else {
      let bytes = pattern.cast(to: ByteSequence.self)?.bytes ?? []
      try interpreter.checkAllocation(bytes.count, stride: 256)
      characters = bytes.map { UInt32($0) }
      isText = false
    }
    let warnings: [String]
    do throws(RegexFailure) {
      var parser = try RegexParser(characters, isText: isText, flags: flags, in: interpreter)
      let node = try parser.parse()
      program = try RegexCompiler.compile(
        node, groupCount: parser.groupWidths.count - 1, flags: parser.flags, in: interpreter)
      self.flags = parser.flags
      groupNames = parser.groupNames
      warnings = parser.warnings
    } catch {
      throw interpreter.error(error, pattern: pattern)
    }
    self.pattern = pattern
    memory = RegexMemory(registerCount: program.registerCount)
    super.init(type: interpreter.type(for: PatternObject.self))
    for warning in warnings { try interpreter.warn(warning, category: .futureWarning) }
  }

  // MARK: Matching

  /// A text or bytes, whichever the pattern is for.
  func subject(_ value: Value, in interpreter: Interpreter) throws(PythonError) -> RegexSubject {
    let subject = try RegexSubject.of(value, in: interpreter)
    if subject.isText != isText {
      throw .typeError(
        isText
          ? "cannot use a string pattern on a bytes-like object"
          : "cannot use a bytes pattern on a string-like object")
    }
    return subject
  }

  /// A match; nil if there is none.
  func find(
    _ manner: RegexManner, in subject: RegexSubject, from start: Int, to end: Int, bounds: (Int, Int),
    mustAdvance: Bool = false, _ interpreter: Interpreter
  ) throws(PythonError) -> MatchObject? {
    guard start <= end else { return nil }
    let found = try subject.find(
      program, memory, manner, from: start, to: end, mustAdvance: mustAdvance, in: interpreter)
    guard let found else { return nil }
    var marks = [found.start, found.end]
    marks.reserveCapacity(2 + program.groupCount * 2)
    for group in 0..<program.groupCount {
      let start = memory.registers[group * 2]
      let end = memory.registers[group * 2 + 1]
      marks.append(start < 0 || end < 0 ? -1 : start)
      marks.append(start < 0 || end < 0 ? -1 : end)
    }
    let last = memory.registers[RegexProgram.lastGroupRegister(groupCount: program.groupCount)]
    return MatchObject(
      of: self, in: subject.value, marks: marks, lastGroup: last < 0 ? nil : last, bounds: bounds, interpreter
    )
  }

  /// The number of a group that is given by number or name; nil if there is none.
  func group(_ key: Value, in interpreter: Interpreter) throws(PythonError) -> Int? {
    // No group has a number that a machine integer cannot hold.
    if let big = key.cast(to: IntegerObject.self), Int(exactly: big.value) == nil { return nil }
    if let number = try interpreter.indexIfInteger(key) {
      return number >= 0 && number <= program.groupCount ? number : nil
    }
    guard let name = key.cast(to: StringObject.self) else { return nil }
    return groupNames.first { StringObject.areEqual($0.name, name.value) }?.index
  }

  // MARK: Special methods

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    let names: [(RegexFlags, String)] = [
      (.template, "re.TEMPLATE"), (.ignoreCase, "re.IGNORECASE"), (.locale, "re.LOCALE"),
      (.multiline, "re.MULTILINE"), (.dotAll, "re.DOTALL"), (.unicode, "re.UNICODE"),
      (.verbose, "re.VERBOSE"), (.debug, "re.DEBUG"), (.ascii, "re.ASCII"),
    ]
    var shown = flags
    // Texts are Unicode unless something else is said.
    if isText { shown.remove(.unicode) }
    var texts = names.filter { shown.contains($0.0) }.map(\.1)
    let rest = names.reduce(shown) { $0.subtracting($1.0) }
    if !rest.isEmpty { texts.append("0x" + String(rest.rawValue, radix: 16)) }
    let expression = try interpreter.representation(of: pattern).unicodeScalars.prefix(200)
    let suffix = texts.isEmpty ? "" : ", " + texts.joined(separator: "|")
    return "re.compile(\(String(expression))\(suffix))"
  }

  package override func hash(in interpreter: Interpreter) throws(PythonError) -> Int {
    let hash = try interpreter.hash(pattern) &* 31 &+ flags.rawValue
    return hash == -1 ? -2 : hash
  }

  package override func compare(
    _ comparison: Comparison, _ other: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    guard comparison == .equal || comparison == .notEqual, let other = other.cast(to: PatternObject.self)
    else { return .notImplemented }
    var isEqual = flags == other.flags && isText == other.isText
    if isEqual, other !== self { isEqual = try interpreter.areEqual(pattern, other.pattern) }
    return .bool(isEqual == (comparison == .equal))
  }

  package static func makeType(in interpreter: Interpreter) -> TypeObject {
    let type = TypeObject(
      native: "Pattern", module: "re", base: interpreter.types.object, in: interpreter,
      isSubclassable: false, slots: [.representation, .equal, .notEqual, .hash],
      members: { builder in
        builder.documentation("Compiled regular expression object.")
        addProperties(builder)
        addMatching(builder)
        addReplacing(builder)
      })
    type.takesWeakReferences = true
    type.errorName = type.fullName
    return type
  }

  private static func addProperties(_ builder: TypeBuilder) {
    let own = PatternObject.self
    builder.property("pattern", on: own, get: { (_, pattern) throws(PythonError) in pattern.pattern })
    builder.property(
      "flags", on: own, get: { (_, pattern) throws(PythonError) in .int(pattern.flags.rawValue) })
    builder.property(
      "groups", on: own, get: { (_, pattern) throws(PythonError) in .int(pattern.program.groupCount) })
    builder.property(
      "groupindex", on: own,
      get: { (interpreter, pattern) throws(PythonError) in
        let groups = interpreter.makeDict()
        for (name, index) in pattern.groupNames {
          groups.setValue(.int(index), forName: interpreter.intern(name))
        }
        return .object(MappingProxyObject(groups, in: interpreter))
      })
    for (name, signature) in [("__copy__", ""), ("__deepcopy__", "memo, /")] {
      builder.method(name, signature) { (_, receiver, _) throws(PythonError) in receiver }
    }
  }
}

extension Interpreter {
  /// Stops the reading of an expression if the person has asked for it.
  func checkInterruptInExpression() throws(RegexFailure) {
    do throws(PythonError) { try checkInterrupt() } catch { throw .interrupted(error) }
  }

  /// The exception for an expression that cannot be compiled.
  func error(_ failure: RegexFailure, pattern: Value) -> PythonError {
    switch failure {
    case .value(let message): return .valueError(message)
    case .overflow(let message): return .overflowError(message)
    case .unknownGroup(let name):
      return .indexError("unknown group name \(TextRepresentation.quoted(name))")
    case .interrupted(let stop): return stop
    case .tooDeep: return PythonError(.recursionError, "maximum recursion depth exceeded")
    case .mistake(let message, let position):
      do {
        let type = try attribute("error", of: .object(importModule("re")))
        let made = try call(
          type, position == nil ? [string(message)] : [string(message), pattern, .int(position ?? 0)])
        guard let exception = made.cast(to: ExceptionObject.self) else { return .valueError(message) }
        return PythonError(exception)
      } catch {
        return error
      }
    }
  }
}
