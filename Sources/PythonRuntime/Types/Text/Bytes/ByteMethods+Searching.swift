extension ByteMethods {
  /// What `find` and its like look for: bytes, or one byte as an integer.
  private static func searched(_ value: Value, _ interpreter: Interpreter) throws(PythonError) -> [UInt8] {
    if let bytes = value.cast(to: ByteSequence.self) { return bytes.bytes }
    guard let number = try interpreter.indexIfInteger(value) else {
      throw .typeError(
        "argument should be integer or bytes-like object, not '\(interpreter.type(of: value).errorName)'")
    }
    guard let byte = UInt8(exactly: number) else { throw .valueError("byte must be in range(0, 256)") }
    return [byte]
  }

  /// Checks the number of arguments of a method that takes something, a start and an end.
  private static func checkCount(_ count: Int, _ name: String) throws(PythonError) {
    if count == 0 { throw .typeError("\(name)() takes at least 1 argument (0 given)") }
    if count > 3 { throw .typeError("\(name)() takes at most 3 arguments (\(count) given)") }
  }

  static func addSearching(_ builder: TypeBuilder) {
    let methods: [(name: String, fromEnd: Bool, raises: Bool)] = [
      ("find", false, false), ("rfind", true, false), ("index", false, true), ("rindex", true, true),
    ]
    for (name, fromEnd, raises) in methods {
      builder.method(name, "*args", "Where bytes, or a byte, are.", on: ByteSequence.self) {
        (interpreter, bytes, given) throws(PythonError) in
        let arguments = Arguments(base: given.rest.baseAddress ?? given.base, count: given.rest.count)
        try checkCount(arguments.count, name)
        // Reading the arguments may run Python code, which may change a bytearray.
        let own = bytes.bytes
        let (lower, upper) = try TextSearch.bounds(
          arguments[1], arguments[2], count: own.count, in: interpreter)
        let wanted = try searched(arguments[0], interpreter)
        let found = own.withUnsafeBufferPointer { own in
          wanted.withUnsafeBufferPointer { wanted in
            fromEnd
              ? TextSearch.last(wanted, in: own, from: lower, to: upper)
              : TextSearch.first(wanted, in: own, from: lower, to: upper)
          }
        }
        if found == nil, raises { throw .valueError("subsection not found") }
        return .int(found ?? -1)
      }
    }
    builder.method("count", "*args", "How often bytes, or a byte, are there.", on: ByteSequence.self) {
      (interpreter, bytes, given) throws(PythonError) in
      let arguments = Arguments(base: given.rest.baseAddress ?? given.base, count: given.rest.count)
      try checkCount(arguments.count, "count")
      let own = bytes.bytes
      let (lower, upper) = try TextSearch.bounds(
        arguments[1], arguments[2], count: own.count, in: interpreter)
      let wanted = try searched(arguments[0], interpreter)
      if wanted.isEmpty { return .int(max(upper - lower + 1, 0)) }
      return .int(
        try places(of: wanted, in: own, from: lower, to: upper, limit: .max, interpreter).count)
    }
  }

  private static func places(
    of wanted: [UInt8], in bytes: [UInt8], from lower: Int, to upper: Int, limit: Int,
    _ interpreter: Interpreter
  ) throws(PythonError) -> [Int] {
    var places: [Int] = []
    let flag = interpreter.host.interrupt
    let count = bytes.withUnsafeBufferPointer { own in
      wanted.withUnsafeBufferPointer { wanted in
        TextSearch.forEach(wanted, in: own, from: lower, to: upper, limit: limit, until: flag) {
          places.append($0)
        }
      }
    }
    if count == nil { try interpreter.checkInterrupt() }
    return places
  }

  static func addAffixes(_ builder: TypeBuilder) {
    for (name, isPrefix) in [("startswith", true), ("endswith", false)] {
      builder.method(
        name, "*args", "Whether the bytes \(isPrefix ? "start" : "end") with others.", on: ByteSequence.self
      ) { (interpreter, bytes, given) throws(PythonError) in
        let arguments = Arguments(base: given.rest.baseAddress ?? given.base, count: given.rest.count)
        try checkCount(arguments.count, name)
        let own = bytes.bytes
        let (lower, upper) = try TextSearch.bounds(
          arguments[1], arguments[2], count: own.count, in: interpreter)
        func matches(_ affix: [UInt8]) -> Bool {
          guard lower <= upper, affix.count <= upper - lower else { return false }
          let start = isPrefix ? lower : upper - affix.count
          return own[start..<(start + affix.count)].elementsEqual(affix)
        }
        if let tuple = arguments[0].cast(to: TupleObject.self) {
          for element in tuple.buffer where matches(try buffer(element, in: interpreter)) {
            return .bool(true)
          }
          return .bool(false)
        }
        guard let affix = arguments[0].cast(to: ByteSequence.self) else {
          throw .typeError(
            "\(name) first arg must be bytes or a tuple of bytes, not "
              + interpreter.type(of: arguments[0]).name)
        }
        return .bool(matches(affix.bytes))
      }
    }
    builder.method("removeprefix", "prefix, /", "The bytes without a prefix.", on: ByteSequence.self) {
      (interpreter, bytes, arguments) throws(PythonError) in
      let prefix = try buffer(arguments[0], in: interpreter)
      guard bytes.bytes.starts(with: prefix) else { return bytes.unchanged(in: interpreter) }
      return bytes.like(Array(bytes.bytes.dropFirst(prefix.count)), in: interpreter)
    }
    builder.method("removesuffix", "suffix, /", "The bytes without a suffix.", on: ByteSequence.self) {
      (interpreter, bytes, arguments) throws(PythonError) in
      let suffix = try buffer(arguments[0], in: interpreter)
      guard bytes.bytes.reversed().starts(with: suffix.reversed()) else {
        return bytes.unchanged(in: interpreter)
      }
      return bytes.like(Array(bytes.bytes.dropLast(suffix.count)), in: interpreter)
    }
  }

  static func addReplacing(_ builder: TypeBuilder) {
    builder.method("replace", "old, new, count=-1, /", "The bytes with some replaced.", on: ByteSequence.self)
    {
      (interpreter, bytes, arguments) throws(PythonError) in
      let old = try buffer(arguments[0], in: interpreter)
      let new = try buffer(arguments[1], in: interpreter)
      let given = arguments.isPresent(2) ? try interpreter.int(arguments[2]) : -1
      let limit = given < 0 ? Int.max : given
      let own = bytes.bytes
      let places =
        old.isEmpty
        ? Array((0...own.count).prefix(limit))
        : try places(of: old, in: own, from: 0, to: own.count, limit: limit, interpreter)
      if places.isEmpty { return bytes.unchanged(in: interpreter) }
      try interpreter.checkAllocation(places.count, stride: max(new.count, 1))
      var result: [UInt8] = []
      var start = 0
      for place in places {
        result += own[start..<place]
        result += new
        start = place + old.count
      }
      result += own[start...]
      return bytes.like(result, in: interpreter)
    }
  }
}
