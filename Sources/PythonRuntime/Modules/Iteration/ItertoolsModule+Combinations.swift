extension ItertoolsModule {
  static func addCombinations(_ tools: ToolBuilder) {
    tools.tool("product", "*iterables, repeat=1", "The tuples of an element of each iterable.") {
      (interpreter, type, arguments) throws(PythonError) in
      let times = arguments.isPresent(0) ? try interpreter.int(arguments[0]) : 1
      if times < 0 { throw .valueError("repeat argument cannot be negative") }
      let (total, overflow) = times.multipliedReportingOverflow(by: max(arguments.rest.count, 1))
      if overflow || total > Int.max / 8 { throw .overflowError("repeat argument too large") }
      try interpreter.checkAllocation(total, stride: 16)
      var once: [[Value]] = []
      for iterable in arguments.rest { once.append(try interpreter.elements(of: iterable)) }
      var pools: [[Value]] = []
      for _ in 0..<times { pools.append(contentsOf: once) }
      var indices = Array(repeating: 0, count: pools.count)
      var isFirst = true
      var isDone = pools.contains(where: \.isEmpty)
      return ToolIterator(type: type) { (interpreter) throws(PythonError) in
        if isDone { return nil }
        if isFirst {
          isFirst = false
        } else {
          var place = pools.count - 1
          while place >= 0 {
            indices[place] += 1
            if indices[place] < pools[place].count { break }
            indices[place] = 0
            place -= 1
          }
          if place < 0 {
            isDone = true
            return nil
          }
        }
        return interpreter.tuple(pools.indices.map { pools[$0][indices[$0]] })
      }
    }
    tools.tool("combinations", "iterable, r", "The ways to choose r elements.") {
      (interpreter, type, arguments) throws(PythonError) in
      try combinations(type, arguments, repeats: false, interpreter)
    }
    tools.tool(
      "combinations_with_replacement", "iterable, r", "The ways to choose r elements, each more than once."
    ) {
      (interpreter, type, arguments) throws(PythonError) in
      try combinations(type, arguments, repeats: true, interpreter)
    }
    tools.tool("permutations", "iterable, r=None", "The ways to arrange r elements.", make: permutations)
  }

  private static func combinations(
    _ type: TypeObject, _ arguments: Arguments, repeats: Bool, _ interpreter: Interpreter
  ) throws(PythonError) -> ToolIterator {
    let pool = try interpreter.elements(of: arguments[0])
    let count = try interpreter.int(arguments[1])
    if count < 0 { throw .valueError("r must be non-negative") }
    try interpreter.checkAllocation(count, stride: 8)
    let n = pool.count
    var isDone = repeats ? n == 0 && count > 0 : count > n
    var indices = isDone ? [] : (0..<count).map { repeats ? 0 : $0 }
    var isFirst = true
    return ToolIterator(type: type) { (interpreter) throws(PythonError) in
      if isDone { return nil }
      if isFirst {
        isFirst = false
      } else {
        guard let place = indices.indices.last(where: { indices[$0] != (repeats ? n - 1 : $0 + n - count) })
        else {
          isDone = true
          return nil
        }
        let next = indices[place] + 1
        for index in place..<count { indices[index] = repeats ? next : next + index - place }
      }
      try interpreter.checkAllocation(count, stride: 32)
      return interpreter.tuple(indices.map { pool[$0] })
    }
  }

  private static func permutations(
    _ interpreter: Interpreter, _ type: TypeObject, _ arguments: Arguments
  ) throws(PythonError) -> ToolIterator {
    let pool = try interpreter.elements(of: arguments[0])
    let n = pool.count
    let count = arguments[1].orNone.isNone ? n : try interpreter.int(arguments[1])
    if count < 0 { throw .valueError("r must be non-negative") }
    try interpreter.checkAllocation(count, stride: 8)
    var isDone = count > n
    var indices = Array(0..<n)
    var cycles = isDone ? [] : (0..<count).map { n - $0 }
    var isFirst = true
    return ToolIterator(type: type) { (interpreter) throws(PythonError) in
      if isDone { return nil }
      if isFirst {
        isFirst = false
      } else {
        var place = count - 1
        while place >= 0 {
          cycles[place] -= 1
          if cycles[place] == 0 {
            let moved = indices.remove(at: place)
            indices.append(moved)
            cycles[place] = n - place
            place -= 1
          } else {
            indices.swapAt(place, n - cycles[place])
            break
          }
        }
        if place < 0 {
          isDone = true
          return nil
        }
      }
      return interpreter.tuple(indices.prefix(count).map { pool[$0] })
    }
  }
}
