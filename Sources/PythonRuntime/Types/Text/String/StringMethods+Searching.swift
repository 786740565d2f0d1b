extension StringMethods {
  static func addSearching(_ builder: TypeBuilder) {
    for (name, fromEnd, isRequired) in [
      ("find", false, false), ("rfind", true, false), ("index", false, true), ("rindex", true, true),
    ] {
      builder.method(
        name, "*args",
        "\(name)(sub, start, end): where a text is; \(isRequired ? "ValueError" : "-1") if nowhere.",
        on: StringObject.self
      ) { (interpreter, text, given) throws(PythonError) in
        let arguments = try searchArguments(given, name)
        let sub = try Self.text(arguments[0], in: interpreter)
        if let found = try find(sub, in: text, arguments, fromEnd: fromEnd, interpreter) {
          return .int(found)
        }
        if isRequired { throw .valueError("substring not found") }
        return .int(-1)
      }
    }
    builder.method(
      "count", "*args", "count(sub, start, end): how often a text occurs, without overlaps.",
      on: StringObject.self
    ) { (interpreter, text, given) throws(PythonError) in
      let arguments = try searchArguments(given, "count")
      let sub = try Self.text(arguments[0], in: interpreter)
      let bounds = try TextSearch.bounds(arguments[1], arguments[2], count: text.scalarCount, in: interpreter)
      guard bounds.lower <= bounds.upper else { return .int(0) }
      if sub.isEmpty { return .int(bounds.upper - bounds.lower + 1) }
      let lower = text.utf8Offset(ofScalar: bounds.lower)
      let upper = text.utf8Offset(ofScalar: bounds.upper)
      let flag = interpreter.host.interrupt
      let count = text.withBytes(sub) {
        TextSearch.forEach($1, in: $0, from: lower, to: upper, until: flag) { _ in }
      }
      guard let count else { throw interpreter.requestedStop() ?? .memoryError }
      return .int(count)
    }
    addAffixes(builder)
    builder.method(
      "replace", "old, new, count=-1, /", "The text with one text in place of another.", on: StringObject.self
    ) { (interpreter, text, arguments) throws(PythonError) in
      let old = try argument(arguments[0], "replace", 1, in: interpreter)
      let new = try argument(arguments[1], "replace", 2, in: interpreter)
      let limit = arguments.isPresent(2) ? try interpreter.int(arguments[2]) : -1
      return try replace(old, with: new, in: text, limit: limit < 0 ? .max : limit, interpreter)
    }
  }

  /// The text that is looked for, a start and an end, counted in the words of CPython for these methods.
  private static func searchArguments(_ given: Arguments, _ name: String) throws(PythonError) -> Arguments {
    let count = given.rest.count
    guard count > 0, let base = given.rest.baseAddress else {
      throw .typeError("\(name)() takes at least 1 argument (\(count) given)")
    }
    if count > 3 { throw .typeError("\(name)() takes at most 3 arguments (\(count) given)") }
    return Arguments(base: base, count: count)
  }

  private static func find(
    _ sub: String, in text: StringObject, _ arguments: Arguments, fromEnd: Bool, _ interpreter: Interpreter
  ) throws(PythonError) -> Int? {
    var lower = 0
    var upper = text.value.utf8.count
    if arguments.isPresent(1) || arguments.isPresent(2) {
      let bounds = try TextSearch.bounds(arguments[1], arguments[2], count: text.scalarCount, in: interpreter)
      guard bounds.lower <= bounds.upper else { return nil }
      lower = text.utf8Offset(ofScalar: bounds.lower)
      upper = text.utf8Offset(ofScalar: bounds.upper)
    }
    let offset = text.withBytes(sub) { bytes, needle in
      fromEnd
        ? TextSearch.last(needle, in: bytes, from: lower, to: upper)
        : TextSearch.first(needle, in: bytes, from: lower, to: upper)
    }
    return offset.map { text.scalarIndex(ofOffset: $0) }
  }

  private static func addAffixes(_ builder: TypeBuilder) {
    for (name, isPrefix) in [("startswith", true), ("endswith", false)] {
      builder.method(
        name, "*args",
        "\(name)(affix, start, end): whether the text \(isPrefix ? "starts" : "ends") with a text.",
        on: StringObject.self
      ) { (interpreter, text, given) throws(PythonError) in
        let arguments = try searchArguments(given, name)
        var lower = 0
        var upper = text.value.utf8.count
        if arguments.isPresent(1) || arguments.isPresent(2) {
          let bounds = try TextSearch.bounds(
            arguments[1], arguments[2], count: text.scalarCount, in: interpreter)
          guard bounds.lower <= bounds.upper else { return .bool(false) }
          lower = text.utf8Offset(ofScalar: bounds.lower)
          upper = text.utf8Offset(ofScalar: bounds.upper)
        }
        func matches(_ affix: String) -> Bool {
          text.withBytes(affix) { bytes, wanted in
            guard wanted.count <= upper - lower else { return false }
            let start = isPrefix ? lower : upper - wanted.count
            return wanted.indices.allSatisfy { bytes[start + $0] == wanted[$0] }
          }
        }
        if let tuple = arguments[0].cast(to: TupleObject.self) {
          for element in tuple.buffer {
            let affix = try Self.text(element, in: interpreter) {
              "tuple for \(name) must only contain str, not \($0)"
            }
            if matches(affix) { return .bool(true) }
          }
          return .bool(false)
        }
        let affix = try Self.text(arguments[0], in: interpreter) {
          "\(name) first arg must be str or a tuple of str, not \($0)"
        }
        return .bool(matches(affix))
      }
    }
    builder.method("removeprefix", "prefix, /", "The text without a prefix.", on: StringObject.self) {
      (interpreter, text, arguments) throws(PythonError) in
      let prefix = try Self.text(arguments[0], in: interpreter) {
        "removeprefix() argument must be str, not \($0)"
      }
      guard text.withBytes(prefix, { $0.starts(with: $1) }) else { return interpreter.string(text.value) }
      return interpreter.string(text.slice(fromOffset: prefix.utf8.count, to: text.value.utf8.count))
    }
    builder.method("removesuffix", "suffix, /", "The text without a suffix.", on: StringObject.self) {
      (interpreter, text, arguments) throws(PythonError) in
      let suffix = try Self.text(arguments[0], in: interpreter) {
        "removesuffix() argument must be str, not \($0)"
      }
      let isSuffix = text.withBytes(suffix) { bytes, wanted in
        wanted.count <= bytes.count && bytes.suffix(wanted.count).elementsEqual(wanted)
      }
      let end = text.value.utf8.count - (isSuffix ? suffix.utf8.count : 0)
      return interpreter.string(text.slice(fromOffset: 0, to: end))
    }
  }

  private static func replace(
    _ old: String, with new: String, in text: StringObject, limit: Int, _ interpreter: Interpreter
  ) throws(PythonError) -> Value {
    if old.isEmpty { return try insert(new, between: text, limit: limit, interpreter) }
    var places: [Int] = []
    let flag = interpreter.host.interrupt
    let count = text.withBytes(old) {
      TextSearch.forEach($1, in: $0, from: 0, to: $0.count, limit: limit, until: flag) { places.append($0) }
    }
    guard count != nil else { throw interpreter.requestedStop() ?? .memoryError }
    if places.isEmpty {
      return text.type === interpreter.types.str ? .object(text) : interpreter.string(text.value)
    }
    try interpreter.checkAllocation(places.count, stride: max(new.utf8.count, 1))
    let oldCount = old.utf8.count
    var output: [UInt8] = []
    output.reserveCapacity(max(text.value.utf8.count + places.count * (new.utf8.count - oldCount), 0))
    text.withBytes(new) { bytes, replacement in
      var position = 0
      for place in places {
        output.append(contentsOf: bytes[position..<place])
        output.append(contentsOf: replacement)
        position = place + oldCount
      }
      output.append(contentsOf: bytes[position...])
    }
    return interpreter.string(String(decoding: output, as: UTF8.self))
  }

  private static func insert(
    _ new: String, between text: StringObject, limit: Int, _ interpreter: Interpreter
  ) throws(PythonError) -> Value {
    try interpreter.checkAllocation(min(text.scalarCount + 1, limit), stride: max(new.utf8.count, 1))
    var output = String.UnicodeScalarView()
    var inserted = 0
    for scalar in text.value.unicodeScalars {
      if inserted < limit {
        output.append(contentsOf: new.unicodeScalars)
        inserted += 1
      }
      output.append(scalar)
    }
    if inserted < limit { output.append(contentsOf: new.unicodeScalars) }
    return interpreter.string(String(output))
  }
}

extension StringObject {
  /// The text between two UTF-8 offsets, which must not be inside a scalar.
  func slice(fromOffset start: Int, to end: Int) -> String {
    let utf8 = value.utf8
    let lower = utf8.index(utf8.startIndex, offsetBy: start)
    return String(value[lower..<utf8.index(lower, offsetBy: end - start)])
  }
}
