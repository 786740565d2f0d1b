import BigInt

/// The functions of `random`, which are methods of `random.Random` too.
enum RandomFunctions {
  struct Function {
    let name: String
    let signature: String
    let documentation: String
    let body: (RandomObject, Interpreter, Arguments) throws(PythonError) -> Value

    init(
      _ name: String, _ signature: String, _ documentation: String,
      _ body: @escaping (RandomObject, Interpreter, Arguments) throws(PythonError) -> Value
    ) {
      self.name = name
      self.signature = signature
      self.documentation = documentation
      self.body = body
    }
  }

  static var all: [Function] { state + integers + sequences + distributions }

  private static var state: [Function] {
    [
      Function("random", "", "A float in 0 <= x < 1.") { (random, _, _) throws(PythonError) in
        .float(random.double())
      },
      Function("seed", "a=None, version=2", "Starts the sequence that a seed stands for.") {
        (random, interpreter, arguments) throws(PythonError) in
        try random.seed(arguments[0].orNone, in: interpreter)
        return .none
      },
      Function("getrandbits", "k, /", "An integer of k random bits.") {
        (random, interpreter, arguments) throws(PythonError) in
        let count = try interpreter.int(arguments[0])
        if count < 0 { throw .valueError("number of bits must be non-negative") }
        try interpreter.checkAllocation(count / 8, stride: 64)
        return interpreter.integer(random.bits(count))
      },
      Function("randbytes", "n", "n random bytes.") { (random, interpreter, arguments) throws(PythonError) in
        let count = try interpreter.int(arguments[0])
        if count < 0 { throw .valueError("number of bits must be non-negative") }
        try interpreter.checkAllocation(count, stride: 8)
        var bytes: [UInt8] = []
        while bytes.count < count {
          let remaining = count - bytes.count
          var word = random.generator.next()
          if remaining < 4 { word >>= UInt32(32 - remaining * 8) }
          for place in 0..<min(remaining, 4) {
            bytes.append(UInt8(truncatingIfNeeded: word >> UInt32(place * 8)))
          }
        }
        return interpreter.bytes(bytes)
      },
      Function("getstate", "", "The state, for setstate.") { (random, interpreter, _) throws(PythonError) in
        let words = random.generator.state.map { Value.int(Int($0)) } + [.int(random.generator.index)]
        return interpreter.tuple([
          .int(3), interpreter.tuple(words), random.nextGauss.map { .float($0) } ?? .none,
        ])
      },
      Function("setstate", "state", "Goes back to a state that getstate gave.") {
        (random, interpreter, arguments) throws(PythonError) in
        let parts = try interpreter.elements(of: arguments[0])
        guard parts.count == 3, case .int(3) = parts[0] else {
          throw .valueError("state with version other than 3 passed to Random.setstate() of version 3")
        }
        var words: [UInt32] = []
        for part in try interpreter.elements(of: parts[1]) {
          words.append(UInt32(truncatingIfNeeded: try interpreter.int(part)))
        }
        guard let index = words.popLast(), let generator = MersenneTwister(state: words, index: Int(index))
        else {
          throw .valueError("state vector is the wrong size")
        }
        random.generator = generator
        random.nextGauss = parts[2].isNone ? nil : try interpreter.double(parts[2])
        return .none
      },
    ]
  }

  /// An integer, or what equals one.
  private static func whole(
    _ value: Value, _ name: String, _ interpreter: Interpreter
  ) throws(PythonError) -> BigInt {
    if let number = try interpreter.indexValue(value) { return number }
    let number = try interpreter.call(.object(interpreter.types.int), [value])
    guard try interpreter.areEqual(number, value) else {
      throw .valueError("non-integer \(name) for randrange()")
    }
    return try interpreter.bigInt(number)
  }

  private static var integers: [Function] {
    [
      Function("randrange", "start, stop=None, step=1", "An element of range(start, stop, step).") {
        (random, interpreter, arguments) throws(PythonError) in
        let start = try whole(arguments[0], "arg 1", interpreter)
        guard arguments.isPresent(1), !arguments[1].isNone else {
          if arguments.isPresent(2), try whole(arguments[2], "step", interpreter) != 1 {
            throw .typeError("Missing a non-None stop argument")
          }
          if start <= 0 { throw .valueError("empty range for randrange()") }
          return interpreter.integer(random.below(start))
        }
        let stop = try whole(arguments[1], "stop", interpreter)
        let width = stop - start
        let step = arguments.isPresent(2) ? try whole(arguments[2], "step", interpreter) : 1
        if step == 1 {
          if width <= 0 { throw .valueError("empty range for randrange() (\(start), \(stop), \(width))") }
          return interpreter.integer(start + random.below(width))
        }
        if step.isZero { throw .valueError("zero step for randrange()") }
        let count = BigArithmetic.floorDivide(width + step + (step > 0 ? -1 : 1), step).quotient
        if count <= 0 { throw .valueError("empty range for randrange()") }
        return interpreter.integer(start + step * random.below(count))
      },
      Function("randint", "a, b", "An integer in a <= n <= b.") {
        (random, interpreter, arguments) throws(PythonError) in
        if case .int(let a) = arguments[0], case .int(let b) = arguments[1], a <= b, b < 1 << 60,
          a > -(1 << 60)
        {
          return .int(a + random.below(b - a + 1))
        }
        let a = try whole(arguments[0], "arg 1", interpreter)
        let stop = try whole(arguments[1], "stop", interpreter) + 1
        let width = stop - a
        if width <= 0 { throw .valueError("empty range for randrange() (\(a), \(stop), \(width))") }
        return interpreter.integer(a + random.below(width))
      },
    ]
  }
}
