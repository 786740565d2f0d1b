extension Builtins {
  static func addReductions(_ builder: ModuleBuilder) {
    builder.function("sum", "iterable, /, start=0", "The sum of the elements.") {
      (interpreter, arguments) throws(PythonError) in
      try sum(arguments[0], start: arguments.value(1, default: .int(0)), interpreter)
    }
    for (name, comparison) in [("min", Comparison.less), ("max", .greater)] {
      builder.function(
        name, "*args, key=None, default=<unset>",
        "The \(name == "min" ? "least" : "greatest") of the arguments, or of the elements of the only one."
      ) { (interpreter, arguments) throws(PythonError) in
        try extreme(name, comparison, arguments, interpreter)
      }
    }
    builder.function("any", "iterable, /", "Whether some element is true.") {
      (interpreter, arguments) throws(PythonError) in
      var result = false
      try interpreter.forEach(in: arguments[0]) { (element) throws(PythonError) in
        result = try interpreter.isTrue(element)
        return !result
      }
      return .bool(result)
    }
    builder.function("all", "iterable, /", "Whether all elements are true.") {
      (interpreter, arguments) throws(PythonError) in
      var result = true
      try interpreter.forEach(in: arguments[0]) { (element) throws(PythonError) in
        result = try interpreter.isTrue(element)
        return result
      }
      return .bool(result)
    }
    builder.function(
      "sorted", "*iterable, key=None, reverse=False, **others",
      "A list of the elements, sorted; equal ones keep their order."
    ) { (interpreter, arguments) throws(PythonError) in
      guard arguments.rest.count == 1 else {
        throw .typeError("sorted expected 1 argument, got \(arguments.rest.count)")
      }
      if let other = arguments[2].cast(to: DictObject.self)?.keys.first {
        throw .typeError("'\(try interpreter.string(of: other))' is an invalid keyword argument for sort()")
      }
      let reverse = try interpreter.truthArgument(arguments[1])
      let values = try interpreter.elements(of: arguments.rest[0])
      return interpreter.list(
        try Sorting.sorted(values, key: arguments[0].orNone, reverse: reverse, in: interpreter))
    }
  }

  private static func sum(
    _ iterable: Value, start: Value, _ interpreter: Interpreter
  ) throws(PythonError) -> Value {
    if start.object is StringObject {
      _ = try interpreter.iterator(of: iterable)
      throw .typeError("sum() can't sum strings [use ''.join(seq) instead]")
    }
    if let bytes = start.cast(to: ByteSequence.self) {
      throw .typeError("sum() can't sum \(Swift.type(of: bytes).kind) [use b''.join(seq) instead]")
    }
    var total = start
    try interpreter.forEach(in: iterable) { (element) throws(PythonError) in
      switch (total, element) {
      case (.int(let a), .int(let b)):
        let (sum, overflow) = a.addingReportingOverflow(b)
        total = overflow ? try interpreter.binary(.add, total, element) : .int(sum)
      case (.float(let a), .float(let b)): total = .float(a + b)
      default: total = try interpreter.binary(.add, total, element)
      }
      return true
    }
    return total
  }

  private static func extreme(
    _ name: String, _ comparison: Comparison, _ arguments: Arguments, _ interpreter: Interpreter
  ) throws(PythonError) -> Value {
    let key = arguments[0].orNone
    let fallback = arguments[1]
    guard let first = arguments.rest.first else {
      throw .typeError("\(name) expected at least 1 argument, got 0")
    }
    var best = Value.unset
    var bestKey = Value.unset
    func consider(_ candidate: Value) throws(PythonError) {
      let candidateKey = key.isNone ? candidate : try interpreter.call(key, candidate)
      if best.isUnset {
        best = candidate
        bestKey = candidateKey
        return
      }
      let isBetter: Bool
      switch (candidateKey, bestKey) {
      case (.int(let a), .int(let b)): isBetter = comparison.holds(a, b)
      case (.float(let a), .float(let b)): isBetter = comparison.holds(a, b)
      default: isBetter = try interpreter.isTrue(interpreter.compare(comparison, candidateKey, bestKey))
      }
      if isBetter {
        best = candidate
        bestKey = candidateKey
      }
    }
    if arguments.rest.count > 1 {
      if !fallback.isUnset {
        throw .typeError("Cannot specify a default for \(name)() with multiple positional arguments")
      }
      for candidate in arguments.rest { try consider(candidate) }
      return best
    }
    try interpreter.forEach(in: first) { (candidate) throws(PythonError) in
      try consider(candidate)
      return true
    }
    if !best.isUnset { return best }
    if !fallback.isUnset { return fallback }
    throw .valueError("\(name)() arg is an empty sequence")
  }
}
