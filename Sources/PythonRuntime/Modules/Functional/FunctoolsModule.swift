/// `functools`: what needs speed natively, the rest in Python.
enum FunctoolsModule {
  static func fill(_ builder: ModuleBuilder) {
    let interpreter = builder.interpreter
    builder.qualifiedType(interpreter.type(for: PartialObject.self))
    builder.function("reduce", "function, iterable, initial=<unset>, /", "The elements combined two by two.")
    {
      (interpreter, arguments) throws(PythonError) in
      var total = arguments[2]
      guard interpreter.isIterable(arguments[1]) else {
        throw .typeError("reduce() arg 2 must support iteration")
      }
      try interpreter.forEach(in: arguments[1]) { (element) throws(PythonError) in
        total = total.isUnset ? element : try interpreter.call(arguments[0], total, element)
        return true
      }
      if total.isUnset { throw .typeError("reduce() of empty iterable with no initial value") }
      return total
    }
    builder.function("_cached", "function, maxsize, typed, /") {
      (interpreter, arguments) throws(PythonError) in
      let capacity = arguments[1].isNone ? nil : max(try interpreter.int(arguments[1]), 0)
      return .object(
        CachedFunction(
          arguments[0], capacity: capacity, isTyped: try interpreter.isTrue(arguments[2]), in: interpreter))
    }
    PythonSource.functools.run(in: builder)
  }
}
