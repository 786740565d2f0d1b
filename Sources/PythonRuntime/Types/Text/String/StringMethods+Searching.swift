import Glibc

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
      let count = TextSearch.forEach(sub.buffer, in: text.buffer, from: lower, to: upper, until: flag) { _ in
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
    _ sub: StringObject, in text: StringObject, _ arguments: Arguments, fromEnd: Bool,
    _ interpreter: Interpreter
  ) throws(PythonError) -> Int? {
    var lower = 0
    var upper = text.byteCount
    if arguments.isPresent(1) || arguments.isPresent(2) {
      let bounds = try TextSearch.bounds(arguments[1], arguments[2], count: text.scalarCount, in: interpreter)
      guard bounds.lower <= bounds.upper else { return nil }
      lower = text.utf8Offset(ofScalar: bounds.lower)
      upper = text.utf8Offset(ofScalar: bounds.upper)
    }
    let offset =
      fromEnd
      ? TextSearch.last(sub.buffer, in: text.buffer, from: lower, to: upper)
      : TextSearch.first(sub.buffer, in: text.buffer, from: lower, to: upper)
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
        var upper = text.byteCount
        if arguments.isPresent(1) || arguments.isPresent(2) {
          let bounds = try TextSearch.bounds(
            arguments[1], arguments[2], count: text.scalarCount, in: interpreter)
          guard bounds.lower <= bounds.upper else { return .bool(false) }
          lower = text.utf8Offset(ofScalar: bounds.lower)
          upper = text.utf8Offset(ofScalar: bounds.upper)
        }
        func matches(_ affix: StringObject) -> Bool {
          guard affix.byteCount <= upper - lower else { return false }
          let start = isPrefix ? lower : upper - affix.byteCount
          return memcmp(text.bytes + start, affix.bytes, affix.byteCount) == 0
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
      let prefix = try Self.text(arguments[0], in: interpreter) { _ in
        "removeprefix() argument must be str, not \(interpreter.givenName(of: arguments[0]))"
      }
      let isPrefix =
        prefix.byteCount <= text.byteCount && memcmp(text.bytes, prefix.bytes, prefix.byteCount) == 0
      return interpreter.slice(of: text, fromOffset: isPrefix ? prefix.byteCount : 0, to: text.byteCount)
    }
    builder.method("removesuffix", "suffix, /", "The text without a suffix.", on: StringObject.self) {
      (interpreter, text, arguments) throws(PythonError) in
      let suffix = try Self.text(arguments[0], in: interpreter) { _ in
        "removesuffix() argument must be str, not \(interpreter.givenName(of: arguments[0]))"
      }
      let end = text.byteCount - suffix.byteCount
      let isSuffix = end >= 0 && memcmp(text.bytes + end, suffix.bytes, suffix.byteCount) == 0
      return interpreter.slice(of: text, fromOffset: 0, to: isSuffix ? end : text.byteCount)
    }
  }

  private static func replace(
    _ old: StringObject, with new: StringObject, in text: StringObject, limit: Int, _ interpreter: Interpreter
  ) throws(PythonError) -> Value {
    if old.isEmpty { return try insert(new.value, between: text, limit: limit, interpreter) }
    var places: [Int] = []
    let flag = interpreter.host.interrupt
    let count = TextSearch.forEach(
      old.buffer, in: text.buffer, from: 0, to: text.byteCount, limit: limit, until: flag
    ) { places.append($0) }
    guard let count else { throw interpreter.requestedStop() ?? .memoryError }
    if count == 0 { return interpreter.plain(text) }
    try interpreter.checkAllocation(count, stride: max(new.byteCount, 1))
    let isCounted = text.isASCII && new.isASCII
    let size = text.byteCount + count * (new.byteCount - old.byteCount)
    let result = StringObject(
      byteCount: size, scalarCount: isCounted ? size : -1, type: interpreter.types.strReference)
    var target = result.bytes
    var position = 0
    for place in places {
      memcpy(target, text.bytes + position, place - position)
      target += place - position
      memcpy(target, new.bytes, new.byteCount)
      target += new.byteCount
      position = place + old.byteCount
    }
    memcpy(target, text.bytes + position, text.byteCount - position)
    return .object(result)
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
