/// The built-in names.
enum Builtins {
  static func fill(_ builder: ModuleBuilder) {
    let interpreter = builder.interpreter
    builder.set("__debug__", .bool(true))
    builder.set("NotImplemented", .notImplemented)
    builder.set("Ellipsis", .ellipsis)
    let types = interpreter.types
    for type in [
      types.object, types.type, types.str, types.int, types.bool, types.float, types.complex, types.bytes,
      types.byteArray, types.list, types.tuple, types.dict, types.set, types.frozenSet, types.range,
      types.slice,
      types.property,
      types.staticMethod, types.classMethod, types.super,
    ] + types.exceptionTypes {
      builder.type(type)
    }
    builder.set("EnvironmentError", .object(types.exception(.osError)))
    builder.set("IOError", .object(types.exception(.osError)))
    builder.type(interpreter.type(for: MemoryViewObject.self))
    builder.type(interpreter.type(for: EnumerateIterator.self))
    builder.type(interpreter.type(for: ZipIterator.self))
    builder.type(interpreter.type(for: MapIterator.self))
    builder.type(interpreter.type(for: FilterIterator.self))
    builder.type(interpreter.type(for: ReverseIterator.self))
    addText(builder)
    addNumbers(builder)
    addIteration(builder)
    addReductions(builder)
    addObjects(builder)
    addAttributes(builder)
    addStreams(builder)
    MachineBuiltins.fill(builder)
  }
}
