/// `re`: regular expressions.
enum RegexModule {
  /// The patterns that were compiled last.
  private final class Cache {
    private static let capacity = 512
    private struct Key: Hashable {
      let characters: [UInt8]
      let isText: Bool
      let flags: RegexFlags
    }

    private var patterns: [Key: PatternObject] = [:]
    private var order: [Key] = []
    /// The one that was asked for last, by the object that it was asked for with.
    private var last: (object: Object, flags: RegexFlags, pattern: PatternObject)?

    func pattern(
      _ value: Value, _ flags: RegexFlags, in interpreter: Interpreter
    ) throws(PythonError) -> PatternObject {
      if let last, let object = value.object, last.object === object, last.flags == flags {
        return last.pattern
      }
      let key: Key
      if let text = value.cast(to: StringObject.self) {
        key = Key(characters: Array(text.buffer), isText: true, flags: flags)
      } else {
        key = Key(characters: value.cast(to: ByteSequence.self)?.bytes ?? [], isText: false, flags: flags)
      }
      let pattern: PatternObject
      if let known = patterns[key] {
        pattern = known
      } else {
        pattern = try PatternObject(value, flags: flags, in: interpreter)
        if order.count == Self.capacity { patterns[order.removeFirst()] = nil }
        patterns[key] = pattern
        order.append(key)
      }
      // A text never changes; a `bytearray` may.
      if let text = value.cast(to: StringObject.self) { last = (text, flags, pattern) }
      return pattern
    }

    func removeAll() {
      patterns = [:]
      order = []
      last = nil
    }
  }

  static func fill(_ builder: ModuleBuilder) {
    let interpreter = builder.interpreter
    builder.type(interpreter.type(for: PatternObject.self))
    builder.type(interpreter.type(for: MatchObject.self))
    let cache = Cache()
    builder.function("_compile", "pattern, flags") { (interpreter, arguments) throws(PythonError) in
      let flags = RegexFlags(rawValue: try interpreter.int(arguments[1]))
      if arguments[0].object is PatternObject {
        if !flags.isEmpty {
          throw .valueError("cannot process flags argument with a compiled pattern")
        }
        return arguments[0]
      }
      guard arguments[0].object is StringObject || arguments[0].object is ByteSequence else {
        throw .typeError("first argument must be string or compiled pattern")
      }
      return .object(try cache.pattern(arguments[0], flags, in: interpreter))
    }
    builder.function("_forget", "") { (_, _) throws(PythonError) in
      cache.removeAll()
      return .none
    }
    PythonSource.regularExpressions.run(in: builder)
  }
}
