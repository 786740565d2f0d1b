/// What `functools.lru_cache` makes of a function.
package final class CachedFunction: Object, NativeObject {
  private let function: Value
  /// The most results that are kept; nil for all of them.
  private let capacity: Int?
  private let isTyped: Bool
  private var results: DictObject
  private var hits = 0
  private var misses = 0

  init(_ function: Value, capacity: Int?, isTyped: Bool, in interpreter: Interpreter) {
    self.function = function
    self.capacity = capacity
    self.isTyped = isTyped
    results = interpreter.makeDict()
    super.init(type: interpreter.type(for: CachedFunction.self))
  }

  package static func makeType(in interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "_lru_cache_wrapper", module: "functools", base: interpreter.types.object, in: interpreter,
      isSubclassable: false, hasInstanceDictionary: true, slots: [.call, .descriptorGet]
    ) { builder in
      ObjectDefinitions.callWrapper(builder)
      builder.method("cache_clear", "", "Forgets all results.", on: CachedFunction.self) {
        (interpreter, cache, _) throws(PythonError) in
        cache.results = interpreter.makeDict()
        cache.hits = 0
        cache.misses = 0
        return .none
      }
      for (name, signature) in [("__copy__", ""), ("__deepcopy__", "memo, /")] {
        builder.method(name, signature) { (_, cache, _) throws(PythonError) in cache }
      }
      builder.method("_counts", on: CachedFunction.self) { (interpreter, cache, _) throws(PythonError) in
        interpreter.tuple([
          .int(cache.hits), .int(cache.misses), cache.capacity.map { .int($0) } ?? .none,
          .int(cache.results.count),
        ])
      }
    }
  }

  package override var descriptorKind: DescriptorKind { .nonData }

  package override func descriptorGet(
    instance: Value, owner: TypeObject, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    if instance.isUnset { return .object(self) }
    return .object(BoundMethodObject(function: .object(self), receiver: instance, in: interpreter))
  }

  package override func call(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) -> Value
  {
    if capacity == 0 {
      misses += 1
      return try interpreter.call(function, arguments)
    }
    let key = key(arguments, interpreter)
    let hash = try interpreter.hash(key)
    let position = try results.position(of: key, hash: hash, in: interpreter)
    if position >= 0 {
      hits += 1
      // What is the newest stays where it is: a comparison of keys may be what asks.
      guard capacity != nil, position != results.lastPosition else {
        return results.entry(at: position).value
      }
      let value = results.remove(at: position)
      results.append(key: key, hash: hash, value: value)
      return value
    }
    misses += 1
    let value = try interpreter.call(function, arguments)
    // The call may have stored the same key, and more.
    if try results.position(of: key, hash: hash, in: interpreter) < 0 {
      if let capacity, results.count >= capacity, let oldest = results.nextPosition(from: 0) {
        _ = results.remove(at: oldest)
      }
      results.append(key: key, hash: hash, value: value)
    }
    return value
  }

  private func key(_ arguments: Arguments, _ interpreter: Interpreter) -> Value {
    let names = arguments.keywords
    if names.isEmpty, arguments.count == 1, !isTyped {
      switch arguments[0] {
      case .int: return arguments[0]
      case .object(let object) where object.type === interpreter.types.str: return arguments[0]
      default: break
      }
    }
    var parts = arguments.positional
    if !names.isEmpty {
      parts.append(.object(interpreter.types.object))
      for (index, name) in names.enumerated() {
        parts.append(.object(name))
        parts.append(arguments.keywordValue(index))
      }
    }
    if isTyped {
      for value in parts { parts.append(.object(interpreter.type(of: value))) }
    }
    return interpreter.tuple(parts)
  }
}
