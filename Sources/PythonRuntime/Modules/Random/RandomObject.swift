import BigInt

/// A `random.Random`.
final class RandomObject: Object, NativeObject {
  var generator = MersenneTwister(key: [0])
  /// The second value of a pair that `gauss` has made.
  var nextGauss: Double?

  static func makeType(in interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "Random", module: "random", base: interpreter.types.object, in: interpreter,
      hasInstanceDictionary: true,
      constructor: { (interpreter, type, arguments) throws(PythonError) in
        let random = RandomObject(type: type)
        try random.seed(arguments[0].orNone, in: interpreter)
        return .object(random)
      },
      members: { builder in
        builder.documentation("A generator of random numbers with a state of its own.")
        builder.offersConstructor()
        for function in RandomFunctions.all {
          builder.method(function.name, function.signature, function.documentation, on: RandomObject.self) {
            (interpreter, random, arguments) throws(PythonError) in
            try function.body(random, interpreter, arguments)
          }
        }
      })
  }

  override func initialize(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) {}

  /// `seed(value)`; `None` seeds from the system.
  func seed(_ value: Value, in interpreter: Interpreter) throws(PythonError) {
    nextGauss = nil
    let number: BigUInt
    switch value {
    case .none:
      var system = SystemRandomNumberGenerator()
      generator.seed(key: (0..<8).map { _ in system.next() })
      return
    case .object(let object as StringObject): number = Self.number(of: Array(object.value.utf8))
    case .object(let object as ByteSequence): number = Self.number(of: object.bytes)
    case .int, .bool, .object(is IntegerObject): number = try interpreter.bigInt(value).magnitude
    case .float(let double): number = BigUInt(UInt(bitPattern: NumberHash.hash(double)))
    default:
      throw .typeError("The only supported seed types are: None,\nint, float, str, bytes, and bytearray.")
    }
    var key: [UInt32] = []
    for word in number.words {
      key.append(UInt32(truncatingIfNeeded: word))
      key.append(UInt32(truncatingIfNeeded: word >> 32))
    }
    while key.count > 1, key.last == 0 { key.removeLast() }
    generator.seed(key: key.isEmpty ? [0] : key)
  }

  private static func number(of bytes: [UInt8]) -> BigUInt {
    (bytes + SecureHash.sha512(bytes)).reduce(BigUInt(0)) { $0 << 8 | BigUInt($1) }
  }

  func double() -> Double { generator.nextDouble() }

  /// An integer of `count` random bits; `count` is in 1...64.
  private func smallBits(_ count: Int) -> UInt {
    if count <= 32 { return UInt(generator.next() >> UInt32(32 - count)) }
    let low = UInt(generator.next())
    return low | UInt(generator.next() >> UInt32(64 - count)) << 32
  }

  /// An integer below `bound`, which is positive.
  func below(_ bound: Int) -> Int {
    let count = Int.bitWidth - bound.leadingZeroBitCount
    while true {
      let bits = smallBits(count)
      if bits < UInt(bound) { return Int(bits) }
    }
  }

  /// An integer of `count` random bits.
  func bits(_ count: Int) -> BigUInt {
    if count <= 64 { return count == 0 ? 0 : BigUInt(smallBits(count)) }
    var result = BigUInt(0)
    var remaining = count
    var place = 0
    while remaining > 0 {
      let word = remaining < 32 ? generator.next() >> UInt32(32 - remaining) : generator.next()
      result |= BigUInt(UInt(word)) << place
      place += 32
      remaining -= 32
    }
    return result
  }

  /// An integer below `bound`, which is positive.
  func below(_ bound: BigInt) -> BigInt {
    if let small = Int(exactly: bound) { return BigInt(below(small)) }
    while true {
      let candidate = BigInt(bits(bound.magnitude.bitWidth))
      if candidate < bound { return candidate }
    }
  }
}
