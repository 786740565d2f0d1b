extension TypeDefinitions {
  static func range(_ object: TypeObject, _ interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "range", base: object, in: interpreter, isSubclassable: false,
      slots: [.length, .iterate, .getItem, .contains, .equal, .notEqual, .hash, .representation, .truth],
      constructor: { (interpreter, type, arguments) throws(PythonError) in
        .object(try makeRange(type, arguments, interpreter))
      },
      members: { builder in
        builder.documentation("The integers from start up to stop, step apart.")
        builder.offersConstructor()
        builder.property(
          "start", on: RangeObject.self, get: { (_, range) throws(PythonError) in .int(range.start) })
        builder.property(
          "stop", on: RangeObject.self, get: { (_, range) throws(PythonError) in .int(range.stop) })
        builder.property(
          "step", on: RangeObject.self, get: { (_, range) throws(PythonError) in .int(range.step) })
        builder.method("index", "value, /", "Where a value is.", on: RangeObject.self) {
          (interpreter, range, arguments) throws(PythonError) in
          if case .int(let value) = arguments[0], let position = range.position(of: value) {
            return .int(position)
          }
          throw .valueError("\(try interpreter.representation(of: arguments[0])) is not in range")
        }
        builder.method("count", "value, /", "1 for an element, else 0.", on: RangeObject.self) {
          (interpreter, range, arguments) throws(PythonError) in
          .int(try range.contains(arguments[0], in: interpreter) ? 1 : 0)
        }
        builder.method("__reversed__", "", "An iterator from the end on.", on: RangeObject.self) {
          (interpreter, range, _) throws(PythonError) in
          .object(
            RangeIterator(
              current: range[range.count &- 1], remaining: range.count, step: 0 &- range.step,
              type: interpreter.types.rangeIterator))
        }
      })
  }

  private static func makeRange(
    _ type: TypeObject, _ arguments: Arguments, _ interpreter: Interpreter
  ) throws(PythonError) -> RangeObject {
    if arguments.keywordNames != nil { throw .typeError("range() takes no keyword arguments") }
    guard arguments.count >= 1 else { throw .typeError("range expected at least 1 argument, got 0") }
    guard arguments.count <= 3 else {
      throw .typeError("range expected at most 3 arguments, got \(arguments.count)")
    }
    let first = try interpreter.int(arguments[0])
    if arguments.count == 1 { return RangeObject(start: 0, stop: first, step: 1, type: type) }
    let stop = try interpreter.int(arguments[1])
    let step = try arguments.count == 3 ? interpreter.int(arguments[2]) : 1
    if step == 0 { throw .valueError("range() arg 3 must not be zero") }
    return RangeObject(start: first, stop: stop, step: step, type: type)
  }

  static func slice(_ object: TypeObject, _ interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "slice", base: object, in: interpreter, isSubclassable: false,
      slots: [.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .representation],
      constructor: { (interpreter, type, arguments) throws(PythonError) in
        if arguments.keywordNames != nil { throw .typeError("slice() takes no keyword arguments") }
        switch arguments.count {
        case 1: return .object(SliceObject(start: .none, stop: arguments[0], step: .none, type: type))
        case 2, 3:
          return .object(
            SliceObject(start: arguments[0], stop: arguments[1], step: arguments[2].orNone, type: type))
        case 0: throw .typeError("slice expected at least 1 argument, got 0")
        default: throw .typeError("slice expected at most 3 arguments, got \(arguments.count)")
        }
      },
      members: { builder in
        builder.documentation("What start:stop:step in a subscript makes.")
        builder.offersConstructor()
        builder.property(
          "start", on: SliceObject.self, get: { (_, slice) throws(PythonError) in slice.start })
        builder.property("stop", on: SliceObject.self, get: { (_, slice) throws(PythonError) in slice.stop })
        builder.property("step", on: SliceObject.self, get: { (_, slice) throws(PythonError) in slice.step })
        builder.method(
          "indices", "length, /", "Start, stop and step for a sequence of a length.", on: SliceObject.self
        ) {
          (interpreter, slice, arguments) throws(PythonError) in
          let length = try interpreter.int(arguments[0])
          if length < 0 { throw .valueError("length should not be negative") }
          let bounds = try interpreter.sliceIndices(slice, count: length)
          return interpreter.tuple([.int(bounds.start), .int(bounds.stop), .int(bounds.step)])
        }
      })
  }
}
