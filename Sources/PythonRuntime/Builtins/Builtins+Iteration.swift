extension Builtins {
  static func addIteration(_ builder: ModuleBuilder) {
    builder.function("len", "obj, /", "The number of elements.") {
      (interpreter, arguments) throws(PythonError) in
      .int(try interpreter.length(of: arguments[0]))
    }
    builder.function(
      "iter", "object, sentinel=<unset>, /", "An iterator over an object, or over the results of calls."
    ) {
      (interpreter, arguments) throws(PythonError) in
      guard arguments.isPresent(1) else { return try interpreter.iterator(of: arguments[0]) }
      guard interpreter.isCallable(arguments[0]) else { throw .typeError("iter(v, w): v must be callable") }
      return .object(
        CallIterator(callable: arguments[0], sentinel: arguments[1], type: interpreter.types.callIterator))
    }
    builder.function("next", "iterator, default=<unset>, /", "The next element of an iterator.") {
      (interpreter, arguments) throws(PythonError) in
      let iterator = arguments[0]
      guard interpreter.type(of: iterator).implements(.next) else {
        throw .typeError("'\(interpreter.type(of: iterator).errorName)' object is not an iterator")
      }
      if case .object(let object) = iterator {
        if let custom = object.type.dunder(.next) {
          do throws(PythonError) {
            return try interpreter.callMethod(custom, on: iterator)
          } catch {
            guard arguments.isPresent(1), error.isInstance(of: .stopIteration) else { throw error }
            return arguments[1]
          }
        }
        if let generator = object as? GeneratorObject {
          let (value, isYield) = try generator.send(.none, in: interpreter)
          if isYield { return value }
          if arguments.isPresent(1) { return arguments[1] }
          throw value.isNone ? PythonError(.stopIteration) : PythonError(.stopIteration, argument: value)
        }
      }
      if let value = try interpreter.next(iterator) { return value }
      if arguments.isPresent(1) { return arguments[1] }
      throw PythonError(.stopIteration)
    }
  }
}

extension Interpreter {
  /// `callable(value)`.
  package func isCallable(_ value: Value) -> Bool {
    guard case .object(let object) = value else { return false }
    if object.type.isHeapType { return object.type.lookup(name(of: .call)) != nil }
    return object is TypeObject || object.type.implements(.call) || object.type.lookup(name(of: .call)) != nil
  }
}
