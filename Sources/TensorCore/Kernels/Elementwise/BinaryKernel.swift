/// The functions of two arrays that keep their common element type.
public enum BinaryKernel: Sendable {
  case add, subtract, multiply, divide
  case floorDivide, truncDivide, remainder, fmod
  case power, atan2, hypot, copySign, nextAfter
  case maximum, minimum, fmax, fmin
  case bitwiseAnd, bitwiseOr, bitwiseXor, shiftLeft, shiftRight
  case gcd, lcm, heaviside, logAddExp, logAddExp2, xLogY, xLog1pY

  /// The name that PyTorch's "not implemented for" texts give the kernel.
  public var errorName: String {
    switch self {
    case .add, .subtract: "add_stub"
    case .multiply: "mul_cpu"
    case .divide: "div_true_cpu"
    case .floorDivide: "div_floor_cpu"
    case .truncDivide: "div_trunc_cpu"
    case .remainder: "remainder_cpu"
    case .fmod: "fmod_cpu"
    case .power: "pow"
    case .copySign: "copysign_cpu"
    case .nextAfter: "nextafter_cpu"
    case .bitwiseAnd: "bitwise_and_cpu"
    case .bitwiseOr: "bitwise_or_cpu"
    case .bitwiseXor: "bitwise_xor_cpu"
    case .shiftLeft: "lshift_cpu"
    case .shiftRight: "rshift_cpu"
    case .gcd: "gcd_cpu"
    case .lcm: "lcm_cpu"
    case .heaviside: "heaviside_cpu"
    case .hypot: "hypot_cpu"
    case .logAddExp: "logaddexp_cpu"
    case .logAddExp2: "logaddexp2_cpu"
    case .xLogY: "xlogy_cpu"
    case .xLog1pY: "xlog1py_cpu"
    case .fmax: "fmax_cpu"
    case .fmin: "fmin_cpu"
    case .maximum: "maximum_cpu"
    case .minimum: "minimum_cpu"
    case .atan2: "atan2_cpu"
    }
  }
}

/// The functions of two arrays whose results are bools.
public enum ComparisonKernel: Sendable {
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
  case logicalAnd, logicalOr, logicalXor

  /// The kernel's name in PyTorch's "not implemented for" texts.
  public var errorName: String {
    switch self {
    case .equal: "eq_cpu"
    case .notEqual: "ne_cpu"
    case .less: "lt_cpu"
    case .lessOrEqual: "le_cpu"
    case .greater: "gt_cpu"
    case .greaterOrEqual: "ge_cpu"
    case .logicalAnd: "logical_and_cpu"
    case .logicalOr: "logical_or_cpu"
    case .logicalXor: "logical_xor_cpu"
    }
  }
}
