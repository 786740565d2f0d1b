/// `re.Match`: where an expression and its groups have matched.
package final class MatchObject: Object, NativeObject {
  private let pattern: PatternObject
  /// The text, as it was given.
  private let subject: Value
  /// Start and end of the whole and of each group; -1 for one that has not matched.
  private let marks: [Int]
  private let lastGroup: Int?
  /// The part of the text that was searched.
  private let bounds: (start: Int, end: Int)

  init(
    of pattern: PatternObject, in subject: Value, marks: [Int], lastGroup: Int?, bounds: (Int, Int),
    _ interpreter: Interpreter
  ) {
    self.pattern = pattern
    self.subject = subject
    self.marks = marks
    self.lastGroup = lastGroup
    self.bounds = bounds
    super.init(type: interpreter.type(for: MatchObject.self))
  }

  func start(_ group: Int) -> Int { marks[group * 2] }

  func end(_ group: Int) -> Int { marks[group * 2 + 1] }

  /// What a group has matched.
  func text(of group: Int, default fallback: Value = .none, in interpreter: Interpreter) -> Value {
    guard start(group) >= 0 else { return fallback }
    return RegexSubject.slice(of: subject, start(group), end(group), in: interpreter)
  }

  private func group(_ key: Value, _ interpreter: Interpreter) throws(PythonError) -> Int {
    if let group = try pattern.group(key, in: interpreter) { return group }
    throw .indexError("no such group")
  }

  private func span(_ group: Int, _ interpreter: Interpreter) -> Value {
    interpreter.tuple([.int(start(group)), .int(end(group))])
  }

  // MARK: Special methods

  package override func item(_ key: Value, in interpreter: Interpreter) throws(PythonError) -> Value {
    text(of: try group(key, interpreter), in: interpreter)
  }

  // Its groups have numbers, but it is no sequence.

  package override func iterator(in interpreter: Interpreter) throws(PythonError) -> Value {
    throw .typeError("'re.Match' object is not iterable")
  }

  package override func contains(_ value: Value, in interpreter: Interpreter) throws(PythonError) -> Bool {
    throw .typeError("argument of type 're.Match' is not iterable")
  }

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    let text = try interpreter.representation(of: text(of: 0, in: interpreter)).unicodeScalars.prefix(50)
    return "<re.Match object; span=(\(start(0)), \(end(0))), match=\(String(text))>"
  }

  package static func makeType(in interpreter: Interpreter) -> TypeObject {
    let type = TypeObject(
      native: "Match", module: "re", base: interpreter.types.object, in: interpreter, isSubclassable: false,
      slots: [.getItem, .representation],
      members: { builder in
        builder.documentation(
          "The result of re.match() and re.search().\nMatch objects always have a boolean value of True.")
        addProperties(builder)
        addGroups(builder)
        addPlaces(builder)
      })
    type.errorName = type.fullName
    return type
  }

  private static func addProperties(_ builder: TypeBuilder) {
    let own = MatchObject.self
    builder.property("string", on: own, get: { (_, match) throws(PythonError) in match.subject })
    builder.property("re", on: own, get: { (_, match) throws(PythonError) in .object(match.pattern) })
    builder.property("pos", on: own, get: { (_, match) throws(PythonError) in .int(match.bounds.start) })
    builder.property("endpos", on: own, get: { (_, match) throws(PythonError) in .int(match.bounds.end) })
    builder.property(
      "lastindex", on: own,
      get: { (_, match) throws(PythonError) in match.lastGroup.map { .int($0) } ?? .none })
    builder.property(
      "lastgroup", on: own,
      get: { (interpreter, match) throws(PythonError) in
        let name = match.pattern.groupNames.first { $0.index == match.lastGroup }?.name
        return name.map { interpreter.string($0) } ?? .none
      })
    builder.property(
      "regs", on: own,
      get: { (interpreter, match) throws(PythonError) in
        interpreter.tuple((0...match.pattern.program.groupCount).map { match.span($0, interpreter) })
      })
    for (name, signature) in [("__copy__", ""), ("__deepcopy__", "memo, /")] {
      builder.method(name, signature) { (_, receiver, _) throws(PythonError) in receiver }
    }
  }

  private static func addGroups(_ builder: TypeBuilder) {
    builder.method("group", "*args", "What one or more groups have matched.", on: MatchObject.self) {
      (interpreter, match, arguments) throws(PythonError) in
      guard arguments.rest.count > 0 else { return match.text(of: 0, in: interpreter) }
      if arguments.rest.count == 1 {
        return match.text(of: try match.group(arguments.rest[0], interpreter), in: interpreter)
      }
      var texts: [Value] = []
      for key in arguments.rest {
        texts.append(match.text(of: try match.group(key, interpreter), in: interpreter))
      }
      return interpreter.tuple(texts)
    }
    builder.method("groups", "default=None", "What all groups have matched.", on: MatchObject.self) {
      (interpreter, match, arguments) throws(PythonError) in
      let count = match.pattern.program.groupCount
      let texts = (0..<count).map {
        match.text(of: $0 + 1, default: arguments[0].orNone, in: interpreter)
      }
      return interpreter.tuple(texts)
    }
    builder.method(
      "groupdict", "default=None", "What the named groups have matched, by name.", on: MatchObject.self
    ) { (interpreter, match, arguments) throws(PythonError) in
      let groups = interpreter.makeDict()
      for (name, index) in match.pattern.groupNames {
        groups.setValue(
          match.text(of: index, default: arguments[0].orNone, in: interpreter),
          forName: interpreter.intern(name))
      }
      return .object(groups)
    }
    builder.method(
      "expand", "template", "A template with the groups filled in.", on: MatchObject.self
    ) { (interpreter, match, arguments) throws(PythonError) in
      try RegexTemplate(arguments[0], for: match.pattern, in: interpreter).expand(match, in: interpreter)
    }
  }

  private static func addPlaces(_ builder: TypeBuilder) {
    builder.method("start", "group=0, /", "Where a group's match begins.", on: MatchObject.self) {
      (interpreter, match, arguments) throws(PythonError) in
      .int(match.start(try match.group(arguments.value(0, default: .int(0)), interpreter)))
    }
    builder.method("end", "group=0, /", "Where a group's match ends.", on: MatchObject.self) {
      (interpreter, match, arguments) throws(PythonError) in
      .int(match.end(try match.group(arguments.value(0, default: .int(0)), interpreter)))
    }
    builder.method("span", "group=0, /", "Where a group's match begins and ends.", on: MatchObject.self) {
      (interpreter, match, arguments) throws(PythonError) in
      match.span(try match.group(arguments.value(0, default: .int(0)), interpreter), interpreter)
    }
  }
}
