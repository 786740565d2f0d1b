/// A binary operator; its raw value is an operand of the machine's instructions.
public enum BinaryOperation: UInt8, CaseIterable, Sendable {
  case add, subtract, multiply, matrixMultiply, divide, floorDivide, modulo, power
  case leftShift, rightShift, bitwiseAnd, bitwiseOr, bitwiseXor
  /// The `divmod` built-in function; it has no in-place form.
  case divmod

  /// The text that errors show: `+`, or `** or pow()`.
  public var symbol: String {
    switch self {
    case .add: "+"
    case .subtract: "-"
    case .multiply: "*"
    case .matrixMultiply: "@"
    case .divide: "/"
    case .floorDivide: "//"
    case .modulo: "%"
    case .power: "** or pow()"
    case .leftShift: "<<"
    case .rightShift: ">>"
    case .bitwiseAnd: "&"
    case .bitwiseOr: "|"
    case .bitwiseXor: "^"
    case .divmod: "divmod()"
    }
  }

  /// The text that errors of the augmented assignment show, such as `+=`.
  public var inPlaceSymbol: String {
    self == .power ? "**=" : symbol + "="
  }
}

/// A unary operator.
public enum UnaryOperation: UInt8, CaseIterable, Sendable {
  case negative, positive, invert, absolute

  /// The text that errors show: `unary -`, `abs()`.
  public var errorName: String {
    switch self {
    case .negative: "unary -"
    case .positive: "unary +"
    case .invert: "unary ~"
    case .absolute: "abs()"
    }
  }
}

/// A rich comparison.
public enum Comparison: UInt8, CaseIterable, Sendable {
  case less, lessOrEqual, equal, notEqual, greater, greaterOrEqual

  /// The comparison with its sides exchanged.
  public var reflected: Comparison {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .equal: .equal
    case .notEqual: .notEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }

  public var symbol: String {
    switch self {
    case .less: "<"
    case .lessOrEqual: "<="
    case .equal: "=="
    case .notEqual: "!="
    case .greater: ">"
    case .greaterOrEqual: ">="
    }
  }

  /// What the comparison says of two ordered values.
  @inlinable public func holds<Compared: Comparable>(_ a: Compared, _ b: Compared) -> Bool {
    switch self {
    case .less: a < b
    case .lessOrEqual: a <= b
    case .equal: a == b
    case .notEqual: a != b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    }
  }
}

/// Some of the two operands of an operator.
public struct OperandSet: OptionSet, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }
  public static let left = OperandSet(rawValue: 1)
  public static let right = OperandSet(rawValue: 2)
}

/// Where an operator between registers has put its result.
public enum RegisterResult {
  /// Nowhere: the operator takes the general way.
  case none
  /// Into the result's register.
  case stored
  /// An operand has become the result.
  case left, right
}
