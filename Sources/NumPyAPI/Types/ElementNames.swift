import TensorCore

extension ScalarType {
  /// NumPy's character for the type's kind.
  var kind: String {
    switch self {
    case .bool: "b"
    case .uint8: "u"
    case .int8, .int16, .int32, .int64: "i"
    case .complex64, .complex128: "c"
    default: "f"
    }
  }

  /// NumPy's one-letter code, as in `np.dtype('d')`.
  var character: String {
    switch self {
    case .bool: "?"
    case .uint8: "B"
    case .int8: "b"
    case .int16: "h"
    case .int32: "i"
    case .int64: "l"
    case .float16: "e"
    case .bfloat16: "E"
    case .float32: "f"
    case .float64: "d"
    case .complex64: "F"
    case .complex128: "D"
    }
  }

  /// NumPy's number of the type.
  var number: Int {
    switch self {
    case .bool: 0
    case .int8: 1
    case .uint8: 2
    case .int16: 3
    case .int32: 5
    case .int64: 7
    case .float16, .bfloat16: 23
    case .float32: 11
    case .float64: 12
    case .complex64: 14
    case .complex128: 15
    }
  }

  /// Bool, integers, floats, complex numbers, in the order in which they win a promotion.
  var rank: Int { self == .bool ? 0 : isInteger ? 1 : isFloatingPoint ? 2 : 3 }

  /// The type by one of the names that `np.dtype` takes.
  init?(numpyName name: String) {
    var name = name
    if let first = name.first, "<=|".contains(first) { name.removeFirst() }
    switch name {
    case "float", "double": self = .float64
    case "half": self = .float16
    case "single": self = .float32
    case "int", "long", "longlong", "intp", "q", "p": self = .int64
    case "intc": self = .int32
    case "short": self = .int16
    case "byte": self = .int8
    case "ubyte": self = .uint8
    case "bool_", "b1": self = .bool
    case "complex", "cdouble": self = .complex128
    case "csingle": self = .complex64
    default:
      let known = ScalarType.allCases.first { type in
        type != .bfloat16
          && (type.name == name || type.character == name || type.kind + String(type.byteCount) == name)
      }
      guard let known else { return nil }
      self = known
    }
  }

  /// The type that two arrays' types meet in, by NumPy's rules.
  static func numpyPromoted(_ a: ScalarType, _ b: ScalarType) -> ScalarType {
    if a == b { return a }
    let (low, high) = a.rank <= b.rank ? (a, b) : (b, a)
    guard low.rank == 1, high.rank > 1 else { return promotedAlike(low, high) }
    // An integer type asks for as many bits of precision as its values need.
    let needed: ScalarType =
      switch low {
      case .int8, .uint8: .float16
      case .int16: .float32
      default: .float64
      }
    return promotedAlike(needed, high)
  }

  private static func promotedAlike(_ a: ScalarType, _ b: ScalarType) -> ScalarType {
    switch (a, b) {
    case (.float64, .complex64), (.complex64, .float64): .complex128
    case (.float16, .complex64), (.float32, .complex64): .complex64
    default: promoted(a, b)
    }
  }

  /// The type that functions such as `sin` compute in.
  var functionType: ScalarType {
    switch self {
    case .bool, .int8, .uint8: .float16
    case .int16: .float32
    case .int32, .int64: .float64
    default: self
    }
  }
}
