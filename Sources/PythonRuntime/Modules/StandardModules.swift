/// The modules that `import` finds, each built when first imported.
enum StandardModules {
  static func register(in interpreter: Interpreter) {
    let native: [(String, (ModuleBuilder) -> Void)] = [
      ("math", MathModule.fill), ("random", RandomModule.fill), ("sys", SystemModule.fill),
      ("time", TimeModule.fill), ("itertools", ItertoolsModule.fill), ("operator", OperatorModule.fill),
      ("collections", CollectionsModule.fill), ("functools", FunctoolsModule.fill),
      ("warnings", WarningsModule.fill),
      ("cmath", ComplexMathModule.fill), ("weakref", MemoryModules.fillWeakReferences),
      ("gc", MemoryModules.fillCollector), ("heapq", HeapModule.fill),
      ("statistics", StatisticsModule.fill), ("traceback", TracebackModule.fill), ("re", RegexModule.fill),
    ]
    for (name, fill) in native { interpreter.register(module: name, fill) }
    for source in sources {
      interpreter.register(module: source.module) { source.run(in: $0) }
    }
    interpreter.register(module: "inspect") {
      PythonSource.inspect.run(in: $0)
      PythonSource.inspectFrames.run(in: $0)
    }
    interpreter.register(module: "collections.abc") {
      PythonSource.collectionsAbc.run(in: $0)
      PythonSource.mappingAbc.run(in: $0)
    }
  }

  /// The modules that are written in Python altogether.
  private static let sources: [PythonSource] = [
    .abc, .bisect, .contextlib, .copy, .copyRegistry, .dataclasses, .enumeration, .fractions, .future,
    .io, .json, .jsonDecoder, .jsonEncoder, .keyword, .numbers, .pprint, .string, .textwrap,
    .timeit, .types, .typing,
  ]
}

extension ModuleBuilder {
  /// A class that CPython writes in C, whose errors show its module.
  func qualifiedType(_ type: TypeObject) {
    type.errorName = type.fullName
    self.type(type)
  }
}
