extension TypeDefinitions {
  static func list(_ object: TypeObject, _ interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "list", base: object, in: interpreter,
      slots: [
        .add, .multiply, .reflectedMultiply, .inPlaceAdd, .inPlaceMultiply, .less, .lessOrEqual, .equal,
        .notEqual, .greater, .greaterOrEqual, .getItem, .setItem, .deleteItem, .length, .contains, .iterate,
        .representation,
      ],
      constructor: { (_, type, _) throws(PythonError) in .object(ListObject(type: type)) },
      members: { builder in
        builder.documentation("A list: elements in order, which may change.")
        builder.offersConstructor()
        builder.offersInitializer("iterable=(), /")
        listAdditions(builder)
        listRemovals(builder)
        listOrdering(builder)
        sequenceSearch(builder, kind: "list") { value in
          value.cast(to: ListObject.self).map { list in (count: { list.count }, element: { list[$0] }) }
        }
      })
  }

  private static func listAdditions(_ builder: TypeBuilder) {
    builder.method("append", "object, /", "Adds an element at the end.", on: ListObject.self) {
      (_, list, arguments) throws(PythonError) in
      list.append(arguments[0])
      return .none
    }
    builder.method(
      "extend", "iterable, /", "Adds the elements of an iterable at the end.", on: ListObject.self
    ) {
      (interpreter, list, arguments) throws(PythonError) in
      try list.extend(with: arguments[0], in: interpreter)
      return .none
    }
    builder.method("insert", "index, object, /", "Adds an element in front of another.", on: ListObject.self)
    {
      (interpreter, list, arguments) throws(PythonError) in
      var index = try interpreter.int(arguments[0])
      if index < 0 { index = max(index &+ list.count, 0) }
      list.insert(arguments[1], at: min(index, list.count))
      return .none
    }
    builder.method("copy", "", "A new list with the same elements.", on: ListObject.self) {
      (interpreter, list, _) throws(PythonError) in
      interpreter.list(list.array)
    }
  }

  private static func listRemovals(_ builder: TypeBuilder) {
    builder.method(
      "pop", "index=-1, /", "Removes and returns an element, the last by default.", on: ListObject.self
    ) {
      (interpreter, list, arguments) throws(PythonError) in
      var index = arguments.isPresent(0) ? try interpreter.int(arguments[0]) : -1
      if list.count == 0 { throw .indexError("pop from empty list") }
      if index < 0 { index = index &+ list.count }
      guard index >= 0, index < list.count else { throw .indexError("pop index out of range") }
      return list.remove(at: index)
    }
    builder.method(
      "remove", "value, /", "Removes the first element that equals a value.", on: ListObject.self
    ) {
      (interpreter, list, arguments) throws(PythonError) in
      var index = 0
      while index < list.count {
        if try interpreter.areSame(list[index], arguments[0]) {
          if index < list.count { _ = list.remove(at: index) }
          return .none
        }
        index += 1
      }
      throw .valueError("list.remove(x): x not in list")
    }
    builder.method("clear", "", "Removes all elements.", on: ListObject.self) {
      (_, list, _) throws(PythonError) in
      list.removeAll()
      return .none
    }
  }

  private static func listOrdering(_ builder: TypeBuilder) {
    builder.method("reverse", "", "Turns the order round.", on: ListObject.self) {
      (_, list, _) throws(PythonError) in
      var buffer = list.buffer
      buffer.reverse()
      return .none
    }
    builder.method(
      "sort", "*, key=None, reverse=False", "Sorts the elements; equal ones keep their order.",
      on: ListObject.self
    ) { (interpreter, list, arguments) throws(PythonError) in
      let reverse = try interpreter.truthArgument(arguments[1])
      let values = list.takeAll()
      let sorted: [Value]
      do throws(PythonError) {
        sorted = try Sorting.sorted(values, key: arguments[0].orNone, reverse: reverse, in: interpreter)
      } catch {
        list.replace(0..<list.count, with: values)
        throw error
      }
      let wasModified = list.count > 0
      list.replace(0..<list.count, with: sorted)
      if wasModified { throw .valueError("list modified during sort") }
      return .none
    }
    builder.method("__reversed__", "", "An iterator from the end on.", on: ListObject.self) {
      (interpreter, list, _) throws(PythonError) in
      .object(ReverseIterator(.object(list), count: list.count, in: interpreter))
    }
  }

  /// `index` and `count` of a sequence.
  static func sequenceSearch(
    _ builder: TypeBuilder, kind: String,
    _ access: @escaping (Value) -> (count: () -> Int, element: (Int) -> Value)?
  ) {
    builder.method("index", "value, start=0, stop=9223372036854775807, /", "Where a value first is.") {
      (interpreter, receiver, arguments) throws(PythonError) in
      guard let sequence = access(receiver) else { return .none }
      func bound(_ value: Value, _ fallback: Int) throws(PythonError) -> Int {
        if value.isUnset { return fallback }
        let given = try interpreter.index(
          value, orRaise: "slice indices must be integers or have an __index__ method")
        return given < 0 ? max(given &+ sequence.count(), 0) : given
      }
      var index = try bound(arguments[1], 0)
      let stop = try bound(arguments[2], .max)
      while index < stop, index < sequence.count() {
        if try interpreter.areSame(sequence.element(index), arguments[0]) { return .int(index) }
        index += 1
      }
      if kind == "tuple" { throw .valueError("tuple.index(x): x not in tuple") }
      throw .valueError("\(try interpreter.representation(of: arguments[0])) is not in list")
    }
    builder.method("count", "value, /", "How often a value occurs.") {
      (interpreter, receiver, arguments) throws(PythonError) in
      guard let sequence = access(receiver) else { return .none }
      var total = 0
      var index = 0
      while index < sequence.count() {
        if try interpreter.areSame(sequence.element(index), arguments[0]) { total += 1 }
        index += 1
      }
      return .int(total)
    }
  }
}

extension Interpreter {
  /// A truth argument such as `reverse=`, which must be an integer; false if it was not given.
  func truthArgument(_ value: Value) throws(PythonError) -> Bool {
    value.isUnset ? false : try int(value) != 0
  }

  /// A truth argument of any class; false if it was not given.
  func flag(_ value: Value) throws(PythonError) -> Bool {
    value.isUnset ? false : try isTrue(value)
  }
}
