import Glibc

/// Times taken apart into years, months and so on.
extension TimeModule {
  static func addCalendar(_ builder: ModuleBuilder) {
    builder.set("struct_time", .object(builder.interpreter.type(for: TimeRecord.self)))
    builder.function("gmtime", "seconds=None, /", "A time in its parts, in UTC.") {
      (interpreter, arguments) throws(PythonError) in
      record(try parts(of: arguments[0], isLocal: false, interpreter), interpreter)
    }
    builder.function("localtime", "seconds=None, /", "A time in its parts, where the machine is.") {
      (interpreter, arguments) throws(PythonError) in
      record(try parts(of: arguments[0], isLocal: true, interpreter), interpreter)
    }
    builder.function("strftime", "format, t=None, /", "The time as text.") {
      (interpreter, arguments) throws(PythonError) in
      let format = try StringMethods.argument(arguments[0], "strftime", 1, in: interpreter).value
      return interpreter.string(text(format, try given(arguments[1], interpreter)))
    }
    builder.function("asctime", "t=None, /", "The time as text.") {
      (interpreter, arguments) throws(PythonError) in
      interpreter.string(text("%a %b %e %H:%M:%S %Y", try given(arguments[0], interpreter)))
    }
    builder.function("ctime", "seconds=None, /", "The time as text.") {
      (interpreter, arguments) throws(PythonError) in
      interpreter.string(
        text("%a %b %e %H:%M:%S %Y", try parts(of: arguments[0], isLocal: true, interpreter)))
    }
    builder.function("mktime", "t, /", "The seconds since 1970 of a local time.") {
      (interpreter, arguments) throws(PythonError) in
      var parts = try given(arguments[0], interpreter)
      return .float(Double(Glibc.mktime(&parts)))
    }
  }

  private static func parts(
    of seconds: Value, isLocal: Bool, _ interpreter: Interpreter
  ) throws(PythonError) -> tm {
    var moment = time(nil)
    if !seconds.isUnset, !seconds.isNone {
      let number = try interpreter.double(seconds)
      guard number.magnitude < 6e10 else {
        throw .overflowError("timestamp out of range for platform time_t")
      }
      moment = Int(number.rounded(.down))
    }
    var parts = tm()
    if isLocal { localtime_r(&moment, &parts) } else { gmtime_r(&moment, &parts) }
    return parts
  }

  private static func record(_ parts: tm, _ interpreter: Interpreter) -> Value {
    let fields: [(name: String, value: Int32)] = [
      ("tm_year", parts.tm_year + 1900), ("tm_mon", parts.tm_mon + 1), ("tm_mday", parts.tm_mday),
      ("tm_hour", parts.tm_hour), ("tm_min", parts.tm_min), ("tm_sec", parts.tm_sec),
      ("tm_wday", (parts.tm_wday + 6) % 7), ("tm_yday", parts.tm_yday + 1), ("tm_isdst", parts.tm_isdst),
    ]
    return .object(TimeRecord(fields.map { ($0.name, .int(Int($0.value))) }, in: interpreter))
  }

  /// The parts that a tuple of nine numbers gives; those of now without one.
  private static func given(_ value: Value, _ interpreter: Interpreter) throws(PythonError) -> tm {
    if value.isUnset || value.isNone { return try parts(of: .none, isLocal: true, interpreter) }
    guard let tuple = value.cast(to: TupleObject.self) else {
      throw .typeError("Tuple or struct_time argument required")
    }
    var numbers: [Int32] = []
    for element in tuple.array { numbers.append(Int32(truncatingIfNeeded: try interpreter.int(element))) }
    guard numbers.count == 9 else {
      throw .typeError("function takes exactly 9 arguments (\(numbers.count) given)")
    }
    let limits: [(String, ClosedRange<Int32>)] = [
      ("year", -9999...99999), ("month", 0...12), ("day of month", 0...31), ("hour", 0...23),
      ("minute", 0...59), ("seconds", 0...61), ("day of week", -1...6), ("day of year", 0...366),
    ]
    for (number, (name, range)) in zip(numbers, limits) where !range.contains(number) {
      throw .valueError("\(name) out of range")
    }
    var parts = tm()
    parts.tm_year = numbers[0] - 1900
    parts.tm_mon = max(numbers[1], 1) - 1
    parts.tm_mday = max(numbers[2], 1)
    parts.tm_hour = numbers[3]
    parts.tm_min = numbers[4]
    parts.tm_sec = numbers[5]
    parts.tm_wday = (numbers[6] + 1) % 7
    parts.tm_yday = max(numbers[7], 1) - 1
    parts.tm_isdst = numbers[8]
    return parts
  }

  private static func text(_ format: String, _ parts: tm) -> String {
    var parts = parts
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1024) { buffer in
      guard let base = buffer.baseAddress else { return "" }
      let count = Glibc.strftime(base, 1024, format, &parts)
      return String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }
}

/// `time.struct_time`.
final class TimeRecord: RecordObject {
  private static let names = [
    "tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst",
  ]

  init(_ fields: [(name: String, value: Value)], in interpreter: Interpreter) {
    super.init("time.struct_time", fields, type: interpreter.type(for: TimeRecord.self), in: interpreter)
  }

  package override class func makeType(in interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "struct_time", module: "time", base: interpreter.types.tuple, in: interpreter,
      isSubclassable: false, slots: [.representation, .getAttribute],
      constructor: { (interpreter, _, arguments) throws(PythonError) in
        guard arguments.count == 1 else {
          throw .typeError("time.struct_time() takes exactly one argument (\(arguments.count) given)")
        }
        let parts = try interpreter.elements(of: arguments[0])
        guard parts.count >= names.count else {
          throw .typeError(
            "time.struct_time() takes an at least 9-sequence (\(parts.count)-sequence given)")
        }
        return .object(TimeRecord(Array(zip(names, parts)).map { ($0.0, $0.1) }, in: interpreter))
      },
      members: { builder in ObjectDefinitions.ignoringInitializer(builder) })
  }
}
