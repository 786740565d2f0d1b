import BigInt

/// `sys`.
enum SystemModule {
  static func fill(_ builder: ModuleBuilder) {
    let interpreter = builder.interpreter
    builder.set("argv", interpreter.list(interpreter.host.arguments.map { interpreter.string($0) }))
    builder.set("maxsize", .int(.max))
    builder.set("maxunicode", .int(0x10FFFF))
    builder.set("byteorder", interpreter.string("little"))
    builder.set("platform", interpreter.string("linux"))
    builder.set("executable", interpreter.string(""))
    builder.set("version", interpreter.string("3.11.7 (chainrule)"))
    builder.set("path", interpreter.list([interpreter.string("")]))
    let streams: [(String, StandardStream.Kind)] = [
      ("stdin", .input), ("stdout", .output), ("stderr", .error),
    ]
    for (name, kind) in streams {
      let stream = Value.object(StandardStream(kind, in: interpreter))
      builder.set(name, stream)
      builder.set("__\(name)__", stream)
    }
    let modules = interpreter.makeDict()
    for (name, module) in interpreter.modules.sorted(by: { $0.key < $1.key }) {
      modules.setValue(.object(module), forName: interpreter.intern(name))
    }
    builder.set("modules", .object(modules))
    builder.set("hexversion", .int(0x030B_07F0))
    builder.set("float_repr_style", interpreter.string("short"))
    let builtin = ["_abc", "builtins", "itertools", "math", "sys", "time"].map { interpreter.string($0) }
    builder.set("builtin_module_names", interpreter.tuple(builtin))
    addRecords(builder)
    addSettings(builder)
    addFunctions(builder)
  }

  private static func addRecords(_ builder: ModuleBuilder) {
    let interpreter = builder.interpreter
    builder.set(
      "version_info",
      .object(
        RecordObject(
          "sys.version_info",
          [
            ("major", .int(3)), ("minor", .int(11)), ("micro", .int(7)),
            ("releaselevel", interpreter.string("final")), ("serial", .int(0)),
          ], in: interpreter)))
    builder.set(
      "float_info",
      .object(
        RecordObject(
          "sys.float_info",
          [
            ("max", .float(.greatestFiniteMagnitude)), ("max_exp", .int(1024)), ("max_10_exp", .int(308)),
            ("min", .float(.leastNormalMagnitude)), ("min_exp", .int(-1021)), ("min_10_exp", .int(-307)),
            ("dig", .int(15)), ("mant_dig", .int(53)), ("epsilon", .float(.ulpOfOne)), ("radix", .int(2)),
            ("rounds", .int(1)),
          ], in: interpreter)))
    builder.set(
      "hash_info",
      .object(
        RecordObject(
          "sys.hash_info",
          [
            ("width", .int(64)), ("modulus", .int((1 << 61) - 1)), ("inf", .int(314_159)), ("nan", .int(0)),
            ("imag", .int(1_000_003)), ("algorithm", interpreter.string("siphash13")),
            ("hash_bits", .int(64)),
            ("seed_bits", .int(128)), ("cutoff", .int(0)),
          ], in: interpreter)))
    let version = builder.module.namespace.value(forName: interpreter.intern("version_info")) ?? .none
    builder.set(
      "implementation",
      .object(
        RecordObject(
          "namespace",
          [
            ("name", interpreter.string("cpython")), ("cache_tag", interpreter.string("cpython-311")),
            ("version", version), ("hexversion", .int(0x030B_07F0)),
            ("_multiarch", interpreter.string("x86_64-linux-gnu")),
          ], in: interpreter)))
    builder.set(
      "int_info",
      .object(
        RecordObject(
          "sys.int_info",
          [
            ("bits_per_digit", .int(30)), ("sizeof_digit", .int(4)), ("default_max_str_digits", .int(4300)),
            ("str_digits_check_threshold", .int(640)),
          ], in: interpreter)))
  }

  private static func addSettings(_ builder: ModuleBuilder) {
    let names = [
      "debug", "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site", "no_site",
      "ignore_environment", "verbose", "bytes_warning", "quiet", "hash_randomization", "isolated", "dev_mode",
      "utf8_mode", "warn_default_encoding", "safe_path", "int_max_str_digits",
    ]
    let values: [String: Value] = [
      "hash_randomization": .int(1), "dev_mode": .bool(false), "safe_path": .bool(false),
      "int_max_str_digits": .int(IntegerFormat.greatestDigitCount),
    ]
    builder.set(
      "flags",
      .object(
        RecordObject("sys.flags", names.map { ($0, values[$0] ?? .int(0)) }, in: builder.interpreter)))
  }

  private static func addFunctions(_ builder: ModuleBuilder) {
    builder.function("exit", "status=None, /", "Ends the program.") {
      (interpreter, arguments) throws(PythonError) in
      let status = arguments[0].orNone
      let given = status.cast(to: TupleObject.self) ?? interpreter.makeTuple(status.isNone ? [] : [status])
      let exception = ExceptionObject(type: interpreter.types.exception(.systemExit), arguments: given)
      interpreter.setContext(of: exception)
      throw PythonError(exception)
    }
    builder.function("excepthook", "exctype, value, traceback, /", "Shows an exception that nobody caught.") {
      (interpreter, arguments) throws(PythonError) in
      if let exception = arguments[1].cast(to: ExceptionObject.self) {
        interpreter.host.writeError(interpreter.tracebackText(of: exception, isUncaught: true))
      }
      return .none
    }
    if let hook = builder.module.namespace.value(forName: builder.interpreter.intern("excepthook")) {
      builder.set("__excepthook__", hook)
    }
    builder.function("_getframe", "depth=0, /", "The running frame, or one outside it.") {
      (interpreter, arguments) throws(PythonError) in
      try interpreter.runningFrame(arguments.isPresent(0) ? interpreter.int(arguments[0]) : 0)
    }
    builder.function("getfilesystemencoding") { (interpreter, _) throws(PythonError) in
      interpreter.string("utf-8")
    }
    builder.function("is_finalizing") { (_, _) throws(PythonError) in .bool(false) }
    builder.function("intern", "string, /") { (interpreter, arguments) throws(PythonError) in
      .object(try interpreter.attributeName(arguments[0]))
    }
    builder.function("getrecursionlimit", "", "How deep calls may go.") {
      (interpreter, _) throws(PythonError) in
      .int(interpreter.machine.recursionLimit)
    }
    builder.function("setrecursionlimit", "limit, /", "Sets how deep calls may go, within what is safe.") {
      (interpreter, arguments) throws(PythonError) in
      let limit = try interpreter.int(arguments[0])
      if limit <= 0 { throw .valueError("recursion limit must be greater or equal than 1") }
      interpreter.machine.recursionLimit = min(limit, Machine.greatestDepth)
      return .none
    }
    builder.function("getsizeof", "object, default=0, /", "The bytes that an object takes, roughly.") {
      (interpreter, arguments) throws(PythonError) in
      .int(ObjectSizes.size(of: arguments[0], in: interpreter))
    }
    builder.function("getdefaultencoding") { (interpreter, _) throws(PythonError) in
      interpreter.string("utf-8")
    }
    builder.function("getrefcount", "object, /") { (_, _) throws(PythonError) in .int(2) }
    builder.function("get_int_max_str_digits") { (_, _) throws(PythonError) in
      .int(IntegerFormat.greatestDigitCount)
    }
    builder.function("exception", "", "The exception that is being handled.") {
      (interpreter, _) throws(PythonError) in
      interpreter.machine.handled.object is ExceptionObject ? interpreter.machine.handled : .none
    }
    builder.function("exc_info") { (interpreter, _) throws(PythonError) in
      guard let exception = interpreter.machine.handled.cast(to: ExceptionObject.self) else {
        return interpreter.tuple([.none, .none, .none])
      }
      return interpreter.tuple([
        .object(exception.type), .object(exception), interpreter.tracebackValue(of: exception),
      ])
    }
  }
}

extension Interpreter {
  /// Shows an exception that nobody caught by the program's own `sys.excepthook`; false where it has none.
  package func showByOwnHook(_ exception: ExceptionObject) -> Bool {
    guard let names = modules["sys"]?.namespace, let hook = names.value(forName: intern("excepthook")),
      let usual = names.value(forName: intern("__excepthook__")), !hook.isIdentical(to: usual)
    else { return false }
    do throws(PythonError) {
      let traceback = tracebackValue(of: exception)
      _ = try call(hook, [.object(exception.type), .object(exception), traceback])
      return true
    } catch {
      host.writeError(
        "Error in sys.excepthook:\n" + tracebackText(of: self.exception(of: error), isUncaught: true)
          + "\nOriginal exception was:\n")
      return false
    }
  }
}
