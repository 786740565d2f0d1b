extension DequeObject {
  static func addEnds(_ builder: TypeBuilder) {
    builder.method("append", "x, /", "Adds an element at the right.", on: DequeObject.self) {
      (_, deque, arguments) throws(PythonError) in
      deque.append(arguments[0])
      return .none
    }
    builder.method("appendleft", "x, /", "Adds an element at the left.", on: DequeObject.self) {
      (_, deque, arguments) throws(PythonError) in
      deque.prepend(arguments[0])
      return .none
    }
    builder.method("pop", "", "Removes and returns the element at the right.", on: DequeObject.self) {
      (_, deque, _) throws(PythonError) in
      guard let value = deque.popLast() else { throw .indexError("pop from an empty deque") }
      return value
    }
    builder.method("popleft", "", "Removes and returns the element at the left.", on: DequeObject.self) {
      (_, deque, _) throws(PythonError) in
      guard let value = deque.popFirst() else { throw .indexError("pop from an empty deque") }
      return value
    }
    for (name, atFront) in [("extend", false), ("extendleft", true)] {
      builder.method(name, "iterable, /", "Adds the elements of an iterable.", on: DequeObject.self) {
        (interpreter, deque, arguments) throws(PythonError) in
        try deque.extend(arguments[0], atFront: atFront, in: interpreter)
        return .none
      }
    }
    builder.method(
      "rotate", "n=1, /", "Moves elements from the right end to the left one.", on: DequeObject.self
    ) {
      (interpreter, deque, arguments) throws(PythonError) in
      deque.rotate(try interpreter.int(arguments.value(0, default: .int(1))))
      return .none
    }
    builder.method("clear", "", "Removes all elements.", on: DequeObject.self) {
      (_, deque, _) throws(PythonError) in
      deque.removeAll()
      return .none
    }
    builder.property(
      "maxlen", on: DequeObject.self,
      get: { (_, deque) throws(PythonError) in deque.capacity.map { .int($0) } ?? .none })
  }

  static func addOthers(_ builder: TypeBuilder) {
    for name in ["copy", "__copy__"] {
      builder.method(name, "", "A new deque with the same elements.", on: DequeObject.self) {
        (interpreter, deque, _) throws(PythonError) in
        .object(try deque.copied(in: interpreter))
      }
    }
    builder.method("reverse", "", "Turns the order round.", on: DequeObject.self) {
      (_, deque, _) throws(PythonError) in
      deque.reverse()
      return .none
    }
    builder.method("count", "x, /", "How often a value occurs.", on: DequeObject.self) {
      (interpreter, deque, arguments) throws(PythonError) in
      var total = 0
      try deque.forEachIndex(
        of: arguments[0], in: 0..<deque.count, orRaise: DequeObject.mutation, interpreter
      ) {
        _ in
        total += 1
        return true
      }
      return .int(total)
    }
    builder.method(
      "index", "x, start=0, stop=9223372036854775807, /", "Where a value first is.", on: DequeObject.self
    ) {
      (interpreter, deque, arguments) throws(PythonError) in
      let bounds = try TextSearch.bounds(arguments[1], arguments[2], count: deque.count, in: interpreter)
      let range = min(bounds.lower, bounds.upper)..<bounds.upper
      if let index = try deque.firstIndex(of: arguments[0], in: range, interpreter) { return .int(index) }
      throw .valueError("\(try interpreter.representation(of: arguments[0])) is not in deque")
    }
    builder.method(
      "remove", "value, /", "Removes the first element that equals a value.", on: DequeObject.self
    ) {
      (interpreter, deque, arguments) throws(PythonError) in
      let index = try deque.firstIndex(
        of: arguments[0], orRaise: .indexError("deque mutated during iteration"), interpreter)
      if let index {
        deque.remove(at: index)
        return .none
      }
      throw .valueError("\(try interpreter.representation(of: arguments[0])) is not in deque")
    }
    builder.method("insert", "index, object, /", "Adds an element in front of another.", on: DequeObject.self)
    {
      (interpreter, deque, arguments) throws(PythonError) in
      if deque.count == deque.capacity { throw .indexError("deque already at its maximum size") }
      var index = try interpreter.int(arguments[0])
      if index < 0 { index = max(index &+ deque.count, 0) }
      deque.insert(arguments[1], at: min(index, deque.count))
      return .none
    }
    builder.method("__reversed__", on: DequeObject.self) { (interpreter, deque, _) throws(PythonError) in
      .object(DequeIterator(deque, isReverse: true, in: interpreter))
    }
  }
}
