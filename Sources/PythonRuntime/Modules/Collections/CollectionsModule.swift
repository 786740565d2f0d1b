/// `collections`: the containers natively, what is made of them in Python.
enum CollectionsModule {
  static func fill(_ builder: ModuleBuilder) {
    let interpreter = builder.interpreter
    builder.qualifiedType(interpreter.type(for: DequeObject.self))
    builder.qualifiedType(interpreter.type(for: DefaultDictObject.self))
    builder.qualifiedType(interpreter.type(for: OrderedDictObject.self))
    builder.function("_tuplegetter", "index, doc, /") { (interpreter, arguments) throws(PythonError) in
      .object(
        TupleGetter(
          index: try interpreter.int(arguments[0]), documentation: try interpreter.string(of: arguments[1]),
          in: interpreter))
    }
    builder.function("_caller_module") { (interpreter, _) throws(PythonError) in
      // The Python function that asks is in `collections`; who called it is one frame further out.
      let frame = interpreter.machine.frame
      guard frame - 1 >= interpreter.machine.frames else { return interpreter.string("__main__") }
      let globals = (frame - 1).pointee.globals.takeUnretainedValue()
      return globals.value(forName: interpreter.intern("__name__")) ?? interpreter.string("__main__")
    }
    PythonSource.collections.run(in: builder)
    PythonSource.userContainers.run(in: builder)
  }
}
