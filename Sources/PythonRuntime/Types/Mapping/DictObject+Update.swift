/// The operators of `dict`.
extension DictObject {
  /// `update(mapping or pairs, **keywords)`.
  package final func update(
    from arguments: Arguments, name: String, in interpreter: Interpreter
  ) throws(PythonError) {
    guard arguments.count <= 1 else {
      throw .typeError("\(name) expected at most 1 argument, got \(arguments.count)")
    }
    if arguments.count == 1 { try update(from: arguments[0], in: interpreter) }
    for (index, keyword) in arguments.keywords.enumerated() {
      setValue(arguments.keywordValue(index), forName: keyword)
    }
  }

  /// `update(mapping or pairs)`.
  package final func update(from source: Value, in interpreter: Interpreter) throws(PythonError) {
    if let dictionary = source.cast(to: DictObject.self), dictionary.type.dunder(.iterate) == nil {
      try merge(dictionary, in: interpreter)
      return
    }
    if let keys = try interpreter.attributeIfPresent(interpreter.intern("keys"), of: source) {
      for key in try interpreter.elements(of: interpreter.call(keys)) {
        try setValue(interpreter.item(key, of: source), for: key, in: interpreter)
      }
      return
    }
    var position = 0
    try interpreter.forEach(in: source) { (element) throws(PythonError) in
      let pair: [Value]
      do throws(PythonError) {
        pair = try interpreter.elements(of: element)
      } catch {
        guard error.isInstance(of: .typeError) else { throw error }
        throw .typeError(
          "cannot convert dictionary update sequence element #\(position) to a sequence")
      }
      guard pair.count == 2 else {
        throw .valueError(
          "dictionary update sequence element #\(position) has length \(pair.count); 2 is required")
      }
      try setValue(pair[1], for: pair[0], in: interpreter)
      position += 1
      return true
    }
  }

  final func union(of left: Value, with right: Value, in interpreter: Interpreter) throws(PythonError)
    -> Value
  {
    guard let first = left.cast(to: DictObject.self), let second = right.cast(to: DictObject.self) else {
      return .notImplemented
    }
    let result = interpreter.makeDict()
    try result.merge(first, in: interpreter)
    try result.merge(second, in: interpreter)
    return .object(result)
  }

  final func isEqual(to other: DictObject, in interpreter: Interpreter) throws(PythonError) -> Bool {
    if self === other { return true }
    guard count == other.count else { return false }
    for (key, value) in items {
      guard let found = try other.value(for: key, in: interpreter) else { return false }
      if try !interpreter.areSame(value, found) { return false }
    }
    return true
  }
}
