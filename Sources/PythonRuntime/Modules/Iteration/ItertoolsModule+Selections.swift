extension ItertoolsModule {
  static func addSelections(_ tools: ToolBuilder) {
    tools.tool("compress", "data, selectors", "The elements whose selectors are true.") {
      (interpreter, type, arguments) throws(PythonError) in
      let data = try interpreter.iterator(of: arguments[0])
      let selectors = try interpreter.iterator(of: arguments[1])
      return ToolIterator(type: type) { (interpreter) throws(PythonError) in
        while let value = try interpreter.next(data) {
          guard let selector = try interpreter.next(selectors) else { return nil }
          if try interpreter.isTrue(selector) { return value }
        }
        return nil
      }
    }
    tools.tool(
      "takewhile", "predicate, iterable, /", "The elements in front of the first that does not suit."
    ) {
      (interpreter, type, arguments) throws(PythonError) in
      let predicate = arguments[0]
      let iterator = try interpreter.iterator(of: arguments[1])
      var isDone = false
      return ToolIterator(type: type) { (interpreter) throws(PythonError) in
        if isDone { return nil }
        guard let value = try interpreter.next(iterator) else { return nil }
        if try interpreter.isTrue(interpreter.call(predicate, value)) { return value }
        isDone = true
        return nil
      }
    }
    tools.tool("dropwhile", "predicate, iterable, /", "The elements from the first on that does not suit.") {
      (interpreter, type, arguments) throws(PythonError) in
      let predicate = arguments[0]
      let iterator = try interpreter.iterator(of: arguments[1])
      var isDropping = true
      return ToolIterator(type: type) { (interpreter) throws(PythonError) in
        while let value = try interpreter.next(iterator) {
          if !isDropping { return value }
          if try !interpreter.isTrue(interpreter.call(predicate, value)) {
            isDropping = false
            return value
          }
          try interpreter.checkInterrupt()
        }
        return nil
      }
    }
    tools.tool("filterfalse", "function, iterable, /", "The elements for which a function is false.") {
      (interpreter, type, arguments) throws(PythonError) in
      let function = arguments[0]
      let iterator = try interpreter.iterator(of: arguments[1])
      return ToolIterator(type: type) { (interpreter) throws(PythonError) in
        while let value = try interpreter.next(iterator) {
          let verdict = function.isNone ? value : try interpreter.call(function, value)
          if try !interpreter.isTrue(verdict) { return value }
          try interpreter.checkInterrupt()
        }
        return nil
      }
    }
    addSlices(tools)
  }

  private static func addSlices(_ tools: ToolBuilder) {
    tools.tool("islice", "iterable, start, stop=<unset>, step=<unset>, /", "The elements of a slice.") {
      (interpreter, type, arguments) throws(PythonError) in
      let iterator = try interpreter.iterator(of: arguments[0])
      func bound(_ value: Value, _ what: String) throws(PythonError) -> Int? {
        if value.isUnset || value.isNone { return nil }
        guard let number = try? interpreter.indexIfInteger(value), number >= 0 else {
          throw .valueError("\(what) for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
        }
        return number
      }
      let hasStop = arguments.isPresent(2)
      let start = hasStop ? try bound(arguments[1], "Indices") ?? 0 : 0
      let stop = try bound(hasStop ? arguments[2] : arguments[1], hasStop ? "Indices" : "Stop argument")
      let step = try bound(arguments[3], "Step") ?? 1
      if step == 0 { throw .valueError("Step for islice() must be a positive integer or None.") }
      var position = 0
      var wanted = start
      return ToolIterator(type: type) { (interpreter) throws(PythonError) in
        if let stop, wanted >= stop {
          while position < stop, position < wanted, try interpreter.next(iterator) != nil { position += 1 }
          return nil
        }
        while position < wanted {
          guard try interpreter.next(iterator) != nil else { return nil }
          position += 1
          try interpreter.checkInterrupt()
        }
        guard let value = try interpreter.next(iterator) else { return nil }
        position += 1
        let (next, overflow) = wanted.addingReportingOverflow(step)
        wanted = overflow ? .max : next
        return value
      }
    }
    tools.tool("pairwise", "iterable, /", "Pairs of neighbours.") {
      (interpreter, type, arguments) throws(PythonError) in
      let iterator = try interpreter.iterator(of: arguments[0])
      var previous: Value?
      return ToolIterator(type: type) { (interpreter) throws(PythonError) in
        if previous == nil { previous = try interpreter.next(iterator) }
        guard let first = previous, let second = try interpreter.next(iterator) else { return nil }
        previous = second
        return interpreter.tuple([first, second])
      }
    }
  }

  static func addGroups(_ tools: ToolBuilder) {
    let interpreter = tools.builder.interpreter
    let grouper = TypeObject(
      native: "_grouper", module: "itertools", base: interpreter.types.object, in: interpreter,
      isSubclassable: false, slots: [.iterate, .next])
    tools.tool("groupby", "iterable, key=None", "Neighbours with equal keys, in groups.") {
      (interpreter, type, arguments) throws(PythonError) in
      let iterator = try interpreter.iterator(of: arguments[0])
      let function = arguments[1].orNone
      var current = Value.unset
      var currentKey = Value.unset
      var targetKey = Value.unset
      var group = 0
      func advance(_ interpreter: Interpreter) throws(PythonError) -> Bool {
        guard let value = try interpreter.next(iterator) else {
          current = .unset
          return false
        }
        current = value
        currentKey = function.isNone ? value : try interpreter.call(function, value)
        return true
      }
      return ToolIterator(type: type) { (interpreter) throws(PythonError) in
        group += 1
        if currentKey.isUnset {
          if try !advance(interpreter) { return nil }
        } else {
          while try targetKey.isUnset ? false : interpreter.areSame(currentKey, targetKey) {
            if try !advance(interpreter) { return nil }
            try interpreter.checkInterrupt()
          }
          if current.isUnset { return nil }
        }
        targetKey = currentKey
        let own = group
        let key = currentKey
        let members = ToolIterator(type: grouper) { (interpreter) throws(PythonError) in
          guard own == group, !current.isUnset, try interpreter.areSame(currentKey, key) else { return nil }
          let value = current
          _ = try advance(interpreter)
          return value
        }
        return interpreter.tuple([key, .object(members)])
      }
    }
    let teeType = TypeObject(
      native: "_tee", module: "itertools", base: interpreter.types.object, in: interpreter,
      isSubclassable: false,
      slots: [.iterate, .next])
    tools.builder.function("tee", "iterable, n=2, /", "Iterators that each yield all elements.") {
      (interpreter, arguments) throws(PythonError) in
      let count = arguments.isPresent(1) ? try interpreter.int(arguments[1]) : 2
      if count < 0 { throw .valueError("n must be >= 0") }
      try interpreter.checkAllocation(count, stride: 64)
      let iterator = try interpreter.iterator(of: arguments[0])
      let buffer = TeeBuffer(readers: count)
      var readers: [Value] = []
      for index in 0..<count {
        readers.append(
          .object(
            ToolIterator(type: teeType) { (interpreter) throws(PythonError) in
              try buffer.next(reader: index, from: iterator, in: interpreter)
            }))
      }
      return interpreter.tuple(readers)
    }
  }
}

/// The elements that some of the iterators of a `tee` have not read yet.
private final class TeeBuffer {
  private var pending: [Value] = []
  private var first = 0
  private var positions: [Int]

  init(readers: Int) {
    positions = Array(repeating: 0, count: readers)
  }

  func next(reader: Int, from iterator: Value, in interpreter: Interpreter) throws(PythonError) -> Value? {
    if positions[reader] == first + pending.count {
      guard let value = try interpreter.next(iterator) else { return nil }
      pending.append(value)
    }
    let value = pending[positions[reader] - first]
    positions[reader] += 1
    if pending.count > 64, let least = positions.min(), least - first > pending.count / 2 {
      pending.removeFirst(least - first)
      first = least
    }
    return value
  }
}
