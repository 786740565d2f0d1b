/// `enumerate(iterable, start)`.
package final class EnumerateIterator: Object, NativeObject {
  private var iterator: Value
  private var index: Value
  private var pairs = TupleReuse()

  init(_ iterator: Value, start: Value, type: TypeObject) {
    self.iterator = iterator
    index = start
    super.init(type: type)
  }

  deinit {
    type.releaseQueue.release(&iterator)
  }

  package static func makeType(in interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "enumerate", base: interpreter.types.object, in: interpreter, slots: [.iterate, .next],
      constructor: TypeDefinitions.constructor("enumerate", "iterable=<unset>, start=0") {
        (interpreter, type, arguments) throws(PythonError) in
        guard arguments.isPresent(0) else {
          let place = type.isHeapType ? " (pos 1)" : ""
          throw .typeError("enumerate() missing required argument 'iterable'\(place)")
        }
        let start = interpreter.integer(try interpreter.bigInt(arguments.value(1, default: .int(0))))
        return .object(
          EnumerateIterator(try interpreter.iterator(of: arguments[0]), start: start, type: type))
      },
      members: { builder in
        builder.documentation("Pairs of a count and an element.")
      })
  }

  package override func initialize(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) {}

  package override func iterator(in interpreter: Interpreter) throws(PythonError) -> Value { .object(self) }

  package override func next(in interpreter: Interpreter) throws(PythonError) -> Value? {
    var value = Value.none
    return try next(into: &value, in: interpreter) ? value : nil
  }

  package override func next(
    into place: UnsafeMutablePointer<Value>, in interpreter: Interpreter
  ) throws(PythonError) -> Bool {
    try interpreter.enterNativeCall()
    defer { interpreter.leaveNativeCall() }
    let pair = pairs.take(in: interpreter)
    let source = withUnsafeMutablePointer(to: &iterator) { $0 }
    guard try interpreter.next(source, into: pair.elements + 1) else { return false }
    pair.elements[0] = index
    if case .int(let number) = index, number < .max {
      index = .int(number + 1)
    } else {
      index = try interpreter.binary(.add, index, .int(1))
    }
    pairs.giveOut(pair, to: place)
    return true
  }
}

/// `zip(*iterables, strict=False)`.
package final class ZipIterator: Object, NativeObject {
  private var iterators: [Value]
  private let isStrict: Bool
  private var isDone = false
  private var pairs = TupleReuse()

  init(_ iterators: [Value], isStrict: Bool, type: TypeObject) {
    self.iterators = iterators
    self.isStrict = isStrict
    super.init(type: type)
  }

  deinit {
    for index in iterators.indices { type.releaseQueue.release(&iterators[index]) }
  }

  package static func makeType(in interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "zip", base: interpreter.types.object, in: interpreter, slots: [.iterate, .next],
      constructor: TypeDefinitions.constructor("zip", "*iterables, strict=False") {
        (interpreter, type, arguments) throws(PythonError) in
        var iterators: [Value] = []
        for (index, iterable) in arguments.rest.enumerated() {
          guard interpreter.isIterable(iterable) else {
            throw .typeError("'\(interpreter.type(of: iterable).errorName)' object is not iterable")
          }
          if index & 0xFFF == 0xFFF { try interpreter.checkInterrupt() }
          iterators.append(try interpreter.iterator(of: iterable))
        }
        let isStrict = try interpreter.flag(arguments[0])
        return .object(ZipIterator(iterators, isStrict: isStrict, type: type))
      },
      members: { builder in
        builder.documentation("Tuples of elements that stand at the same place.")
      })
  }

  package override func initialize(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) {}

  package override func iterator(in interpreter: Interpreter) throws(PythonError) -> Value { .object(self) }

  package override func next(in interpreter: Interpreter) throws(PythonError) -> Value? {
    try interpreter.enterNativeCall()
    defer { interpreter.leaveNativeCall() }
    if isDone || iterators.isEmpty { return nil }
    var values: [Value] = []
    values.reserveCapacity(iterators.count)
    for (index, iterator) in iterators.enumerated() {
      guard let value = try interpreter.next(iterator) else {
        isDone = true
        if isStrict { try checkEnds(shortest: index, in: interpreter) }
        return nil
      }
      values.append(value)
    }
    return interpreter.tuple(values)
  }

  package override func next(
    into place: UnsafeMutablePointer<Value>, in interpreter: Interpreter
  ) throws(PythonError) -> Bool {
    guard iterators.count == 2, !isStrict, !isDone else {
      guard let value = try next(in: interpreter) else { return false }
      place.pointee = value
      return true
    }
    try interpreter.enterNativeCall()
    defer { interpreter.leaveNativeCall() }
    let pair = pairs.take(in: interpreter)
    let sources = iterators.withUnsafeMutableBufferPointer { $0.baseAddress.unsafelyUnwrapped }
    guard try interpreter.next(sources, into: pair.elements),
      try interpreter.next(sources + 1, into: pair.elements + 1)
    else {
      isDone = true
      return false
    }
    pairs.giveOut(pair, to: place)
    return true
  }

  private func checkEnds(shortest: Int, in interpreter: Interpreter) throws(PythonError) {
    func others(_ count: Int) -> String { count == 1 ? "argument 1" : "arguments 1-\(count)" }
    if shortest > 0 {
      throw .valueError("zip() argument \(shortest + 1) is shorter than \(others(shortest))")
    }
    for index in 1..<max(iterators.count, 1) where try interpreter.next(iterators[index]) != nil {
      throw .valueError("zip() argument \(index + 1) is longer than \(others(index))")
    }
  }
}

/// `map(function, *iterables)`.
package final class MapIterator: Object, NativeObject {
  private let function: Value
  private var iterators: [Value]

  init(_ function: Value, _ iterators: [Value], type: TypeObject) {
    self.function = function
    self.iterators = iterators
    super.init(type: type)
  }

  deinit {
    for index in iterators.indices { type.releaseQueue.release(&iterators[index]) }
  }

  package static func makeType(in interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "map", base: interpreter.types.object, in: interpreter, slots: [.iterate, .next],
      constructor: { (interpreter, type, arguments) throws(PythonError) in
        if arguments.keywordNames != nil { throw .typeError("map() takes no keyword arguments") }
        guard arguments.count >= 2 else { throw .typeError("map() must have at least two arguments.") }
        var iterators: [Value] = []
        for iterable in arguments.positional.dropFirst() {
          iterators.append(try interpreter.iterator(of: iterable))
        }
        return .object(MapIterator(arguments[0], iterators, type: type))
      },
      members: { builder in
        builder.documentation("The results of a function for the elements of iterables.")
      })
  }

  package override func initialize(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) {}

  package override func iterator(in interpreter: Interpreter) throws(PythonError) -> Value { .object(self) }

  package override func next(in interpreter: Interpreter) throws(PythonError) -> Value? {
    try interpreter.enterNativeCall()
    defer { interpreter.leaveNativeCall() }
    if iterators.count == 1 {
      guard let value = try interpreter.next(iterators[0]) else { return nil }
      return try interpreter.call(function, value)
    }
    var values: [Value] = []
    values.reserveCapacity(iterators.count)
    for iterator in iterators {
      guard let value = try interpreter.next(iterator) else { return nil }
      values.append(value)
    }
    return try interpreter.call(function, values)
  }
}

/// `filter(function, iterable)`.
package final class FilterIterator: Object, NativeObject {
  private let function: Value
  private var iterator: Value

  init(_ function: Value, _ iterator: Value, type: TypeObject) {
    self.function = function
    self.iterator = iterator
    super.init(type: type)
  }

  deinit {
    type.releaseQueue.release(&iterator)
  }

  package static func makeType(in interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "filter", base: interpreter.types.object, in: interpreter, slots: [.iterate, .next],
      constructor: TypeDefinitions.constructor("filter", "function, iterable, /") {
        (interpreter, type, arguments) throws(PythonError) in
        .object(FilterIterator(arguments[0], try interpreter.iterator(of: arguments[1]), type: type))
      },
      members: { builder in
        builder.documentation("The elements for which a function is true.")
      })
  }

  package override func initialize(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) {}

  package override func iterator(in interpreter: Interpreter) throws(PythonError) -> Value { .object(self) }

  package override func next(in interpreter: Interpreter) throws(PythonError) -> Value? {
    try interpreter.enterNativeCall()
    defer { interpreter.leaveNativeCall() }
    while let value = try interpreter.next(iterator) {
      let verdict = function.isNone ? value : try interpreter.call(function, value)
      if try interpreter.isTrue(verdict) { return value }
      try interpreter.checkInterrupt()
    }
    return nil
  }
}
