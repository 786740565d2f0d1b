extension ScalarType {
  /// Throws where whole numbers in a range are no elements of this type.
  func checkIntegerBounds(from: Int, last: Int) throws(TensorError) {
    if isComplex {
      throw TensorError(
        .runtimeError, "check_random_bounds handles only integral, floating-point and boolean types")
    }
    for (name, bound) in [("from", from), ("to - 1", last)] where !holdsWhole(bound) {
      throw TensorError(.runtimeError, "\(name) is out of bounds for \(cppName)")
    }
  }

  private func holdsWhole(_ value: Int) -> Bool {
    self == .float16 ? value.magnitude <= 65504 : wholeNumbers?.contains(value) ?? true
  }

  /// The numbers that a type of whole numbers holds; none for other types.
  public var wholeNumbers: ClosedRange<Int>? {
    switch self {
    case .bool: 0...1
    case .uint8: 0...255
    case .int8: -128...127
    case .int16: -32768...32767
    case .int32: Int(Int32.min)...Int(Int32.max)
    case .int64: Int.min...Int.max
    default: nil
    }
  }

  /// The number of binary digits of a floating point type.
  private var digits: Int? {
    switch self {
    case .float16: 11
    case .bfloat16: 8
    case .float32: 24
    case .float64: 53
    default: nil
    }
  }

  /// The range of whole numbers, drawn in so far that the type does not round its ends outwards.
  func roundedIntegerBounds(from: Int, to: Int) -> (from: Int, to: Int) {
    guard let digits else { return (from, to) }
    var (from, to) = (from, to)
    let first = rounded(from &+ 1)
    if first < from { from = first &+ step(of: from &+ 1, digits) }
    let last = rounded(to &- 1)
    if last >= to { to = last &- step(of: to &- 1, digits) }
    return (from, to)
  }

  private func step(of value: Int, _ digits: Int) -> Int {
    let exponent = Int.bitWidth - 1 - value.magnitude.leadingZeroBitCount
    return 1 << Swift.max(exponent - digits + 1, 0)
  }

  private func rounded(_ value: Int) -> Int {
    let number: Double
    switch self {
    case .float16: number = Double(Float16(value))
    case .bfloat16: number = Double(BFloat16(Float(value)).float)
    case .float32: number = Double(Float(value))
    default: number = Double(value)
    }
    return Int(exactly: number) ?? (number < 0 ? .min : .max)
  }
}
