/// `random`.
enum RandomModule {
  static func fill(_ builder: ModuleBuilder) {
    let interpreter = builder.interpreter
    let type = interpreter.type(for: RandomObject.self)
    builder.type(type)
    let shared = RandomObject(type: type)
    // Without a seed from the system there is still one from the address of the generator.
    do throws(PythonError) {
      try shared.seed(.none, in: interpreter)
    } catch {
      shared.generator.seed(key: [UInt32(truncatingIfNeeded: shared.address)])
    }
    for function in RandomFunctions.all {
      builder.function(function.name, function.signature, function.documentation) {
        (interpreter, arguments) throws(PythonError) in
        try function.body(shared, interpreter, arguments)
      }
    }
  }
}
