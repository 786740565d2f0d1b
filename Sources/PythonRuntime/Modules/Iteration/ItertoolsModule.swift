/// `itertools`.
enum ItertoolsModule {
  static func fill(_ builder: ModuleBuilder) {
    let tools = ToolBuilder(builder: builder)
    addEndless(tools)
    addChains(tools)
    addSelections(tools)
    addGroups(tools)
    addCombinations(tools)
  }

  private static func addEndless(_ tools: ToolBuilder) {
    tools.tool("count", "start=0, step=1", "start, start + step, start + 2 * step...") {
      (interpreter, type, arguments) throws(PythonError) in
      var current = arguments.value(0, default: .int(0))
      let step = arguments.value(1, default: .int(1))
      for value in [current, step] where try interpreter.complexNumber(value) == nil {
        throw .typeError("a number is required")
      }
      return ToolIterator(
        type: type,
        text: { (interpreter) throws(PythonError) in
          let start = try interpreter.representation(of: current)
          if case .int(1) = step { return "count(\(start))" }
          return "count(\(start), \(try interpreter.representation(of: step)))"
        },
        step: { (interpreter) throws(PythonError) in
          let value = current
          current = try interpreter.binary(.add, current, step)
          return value
        })
    }
    tools.tool("cycle", "iterable, /", "The elements again and again.") {
      (interpreter, type, arguments) throws(PythonError) in
      let iterator = try interpreter.iterator(of: arguments[0])
      var saved: [Value] = []
      var position = -1
      return ToolIterator(type: type) { (interpreter) throws(PythonError) in
        if position < 0 {
          if let value = try interpreter.next(iterator) {
            saved.append(value)
            return value
          }
          position = 0
        }
        if saved.isEmpty { return nil }
        let value = saved[position]
        position = (position + 1) % saved.count
        return value
      }
    }
    tools.tool("repeat", "object, times=None", "An object again and again.") {
      (interpreter, type, arguments) throws(PythonError) in
      let value = arguments[0]
      var remaining = arguments[1].orNone.isNone ? -1 : max(try interpreter.int(arguments[1]), 0)
      return ToolIterator(
        type: type,
        text: { (interpreter) throws(PythonError) in
          let shown = try interpreter.representation(of: value)
          return remaining < 0 ? "repeat(\(shown))" : "repeat(\(shown), \(remaining))"
        },
        step: { (_) throws(PythonError) in
          if remaining == 0 { return nil }
          if remaining > 0 { remaining -= 1 }
          return value
        })
    }
  }

  private static func addChains(_ tools: ToolBuilder) {
    func chained(_ type: TypeObject, _ sources: Value, _ interpreter: Interpreter) throws(PythonError)
      -> ToolIterator
    {
      let outer = try interpreter.iterator(of: sources)
      var inner: Value?
      return ToolIterator(type: type) { (interpreter) throws(PythonError) in
        while true {
          if let current = inner {
            if let value = try interpreter.next(current) { return value }
            inner = nil
          }
          guard let iterable = try interpreter.next(outer) else { return nil }
          inner = try interpreter.iterator(of: iterable)
        }
      }
    }
    tools.tool(
      "chain", "*iterables", "The elements of one iterable after another.",
      members: { builder in
        builder.classMethod(
          "from_iterable", "iterable, /", "The elements of the iterables that an iterable yields."
        ) {
          (interpreter, type, arguments) throws(PythonError) in
          .object(try chained(type, arguments[0], interpreter))
        }
      },
      make: { (interpreter, type, arguments) throws(PythonError) in
        try chained(type, interpreter.tuple(Array(arguments.rest)), interpreter)
      })
    tools.tool("accumulate", "iterable, func=None, *, initial=None", "The running totals.") {
      (interpreter, type, arguments) throws(PythonError) in
      let iterator = try interpreter.iterator(of: arguments[0])
      let function = arguments[1].orNone
      var initial = arguments[2].orNone
      var total = Value.unset
      return ToolIterator(type: type) { (interpreter) throws(PythonError) in
        if !initial.isNone {
          total = initial
          initial = .none
          return total
        }
        guard let value = try interpreter.next(iterator) else { return nil }
        if total.isUnset {
          total = value
        } else {
          total =
            try function.isNone
            ? interpreter.binary(.add, total, value) : interpreter.call(function, total, value)
        }
        return total
      }
    }
    tools.tool("starmap", "function, iterable, /", "The results of a function for tuples of arguments.") {
      (interpreter, type, arguments) throws(PythonError) in
      let function = arguments[0]
      let iterator = try interpreter.iterator(of: arguments[1])
      return ToolIterator(type: type) { (interpreter) throws(PythonError) in
        guard let value = try interpreter.next(iterator) else { return nil }
        return try interpreter.call(function, interpreter.elements(of: value))
      }
    }
    tools.tool(
      "zip_longest", "*iterables, fillvalue=None", "Tuples of elements at the same place, filled up."
    ) {
      (interpreter, type, arguments) throws(PythonError) in
      let fill = arguments[0].orNone
      var iterators: [Value?] = []
      for iterable in arguments.rest { iterators.append(try interpreter.iterator(of: iterable)) }
      var active = iterators.count
      return ToolIterator(type: type) { (interpreter) throws(PythonError) in
        if active == 0 { return nil }
        var values: [Value] = []
        for index in iterators.indices {
          if let iterator = iterators[index] {
            if let value = try interpreter.next(iterator) {
              values.append(value)
              continue
            }
            iterators[index] = nil
            active -= 1
            if active == 0 { return nil }
          }
          values.append(fill)
        }
        return interpreter.tuple(values)
      }
    }
  }
}
