import Glibc

extension RandomFunctions {
  static var sequences: [Function] {
    [
      Function("choice", "seq", "An element of a sequence.", choice),
      Function("shuffle", "x", "Puts the elements of a list into a random order.", shuffle),
      Function("sample", "population, k, *, counts=None", "k different elements of a sequence.", sample),
      Function(
        "choices", "population, weights=None, *, cum_weights=None, k=1",
        "k elements, of which each may come again.", choices),
    ]
  }

  private static func choice(
    _ random: RandomObject, _ interpreter: Interpreter, _ arguments: Arguments
  ) throws(PythonError) -> Value {
    let count = try interpreter.length(of: arguments[0])
    if count == 0 { throw .indexError("Cannot choose from an empty sequence") }
    return try interpreter.item(.int(random.below(count)), of: arguments[0])
  }

  private static func shuffle(
    _ random: RandomObject, _ interpreter: Interpreter, _ arguments: Arguments
  ) throws(PythonError) -> Value {
    let sequence = arguments[0]
    let count = try interpreter.length(of: sequence)
    if let list = sequence.cast(to: ListObject.self), !list.type.isHeapType {
      for index in stride(from: count - 1, to: 0, by: -1) {
        list.buffer.swapAt(index, random.below(index + 1))
      }
      return .none
    }
    for index in stride(from: count - 1, to: 0, by: -1) {
      let other = random.below(index + 1)
      let first = try interpreter.item(.int(index), of: sequence)
      let second = try interpreter.item(.int(other), of: sequence)
      try interpreter.setItem(.int(index), of: sequence, to: second)
      try interpreter.setItem(.int(other), of: sequence, to: first)
    }
    return .none
  }

  private static func sample(
    _ random: RandomObject, _ interpreter: Interpreter, _ arguments: Arguments
  ) throws(PythonError) -> Value {
    let population = arguments[0]
    let type = interpreter.type(of: population)
    let isUnordered =
      population.object is SetObject || population.object is DictObject || population.object is DictView
    guard type.implements(.getItem), type.implements(.length), !isUnordered else {
      throw .typeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
    }
    // A long range is not to be listed for a few of its elements.
    var listed: [Value]?
    if !arguments[2].orNone.isNone {
      let elements = try interpreter.elements(of: population)
      let counts = try interpreter.elements(of: arguments[2])
      guard counts.count == elements.count else {
        throw .valueError("The number of counts does not match the population")
      }
      var repeated: [Value] = []
      for (element, count) in zip(elements, counts) {
        let times = try interpreter.index(count, orRaise: "Counts must be integers")
        if times < 0 { throw .valueError("Counts must be non-negative") }
        try interpreter.checkAllocation(repeated.count &+ times, stride: 16)
        repeated.append(contentsOf: repeatElement(element, count: times))
      }
      listed = repeated
    }
    let k = try interpreter.int(arguments[1])
    let n: Int
    if let listed { n = listed.count } else { n = try interpreter.length(of: population) }
    guard k >= 0, k <= n else { throw .valueError("Sample larger than population or is negative") }
    var result: [Value] = []
    result.reserveCapacity(k)
    var setSize = 21
    if k > 5 { setSize += Int(pow(4, ceil(log(Double(k * 3)) / log(4)))) }
    if n <= setSize {
      var elements: [Value]
      if let listed { elements = listed } else { elements = try interpreter.elements(of: population) }
      for index in 0..<k {
        let place = random.below(n - index)
        result.append(elements[place])
        elements[place] = elements[n - index - 1]
      }
    } else {
      var selected: Set<Int> = []
      for _ in 0..<k {
        var place = random.below(n)
        while selected.contains(place) { place = random.below(n) }
        selected.insert(place)
        if let listed {
          result.append(listed[place])
        } else {
          result.append(try interpreter.item(.int(place), of: population))
        }
      }
    }
    return interpreter.list(result)
  }

  private static func choices(
    _ random: RandomObject, _ interpreter: Interpreter, _ arguments: Arguments
  ) throws(PythonError) -> Value {
    let population = arguments[0]
    let count = try interpreter.length(of: population)
    let k = arguments.isPresent(3) ? try interpreter.int(arguments[3]) : 1
    try interpreter.checkAllocation(k, stride: 16)
    var result: [Value] = []
    let weights = arguments[1].orNone
    let given = arguments[2].orNone
    if weights.isNone, given.isNone {
      if count == 0, k > 0 { throw .indexError("list index out of range") }
      for _ in 0..<max(k, 0) {
        result.append(try interpreter.item(.int(Int(random.double() * Double(count))), of: population))
      }
      return interpreter.list(result)
    }
    if !weights.isNone, !given.isNone {
      throw .typeError("Cannot specify both weights and cumulative weights")
    }
    if case .int = weights {
      throw .typeError(
        "The number of choices must be a keyword argument: k=\(try interpreter.representation(of: weights))")
    }
    var cumulative: [Double] = []
    for weight in try interpreter.elements(of: given.isNone ? weights : given) {
      let value = try interpreter.double(weight)
      cumulative.append(given.isNone ? (cumulative.last ?? 0) + value : value)
    }
    guard cumulative.count == count else {
      throw .valueError("The number of weights does not match the population")
    }
    let total = cumulative.last ?? 0
    if total <= 0 { throw .valueError("Total of weights must be greater than zero") }
    if !total.isFinite { throw .valueError("Total of weights must be finite") }
    for _ in 0..<max(k, 0) {
      let wanted = random.double() * total
      var low = 0
      var high = count - 1
      while low < high {
        let middle = (low + high) / 2
        if wanted < cumulative[middle] { high = middle } else { low = middle + 1 }
      }
      result.append(try interpreter.item(.int(low), of: population))
    }
    return interpreter.list(result)
  }
}
