import PythonRuntime
import TensorCore

/// NumPy's warnings of results that are infinite or no numbers although the operands were finite.
enum FloatingPointWarnings {
  /// What happens with one kind of trouble.
  enum Reaction: String {
    case ignore, warn, raise
  }

  /// Looks at a result and warns of what went wrong in it.
  static func check(
    _ result: NDArray, _ ufunc: Ufunc, _ a: NDArray, _ b: NDArray? = nil, in numpy: NumPy
  ) throws(PythonError) {
    let isInteger = result.scalarType.isInteger
    guard isInteger ? ufunc.dividesIntegers : result.hasSpecialValue else { return }
    let name =
      a.shape.count == 0 && b?.shape.count ?? 0 == 0 && b != nil ? "scalar \(ufunc.name)" : ufunc.name
    switch ufunc.name {
    case "divide", "floor_divide", "remainder", "reciprocal":
      guard let divisor = b ?? a as NDArray?, try contains(divisor, .equal, 0) else {
        return
      }
      if isInteger {
        return try react("divide", "divide by zero encountered in \(name)", in: numpy)
      }
      try translatedCheck(result, divisor, name, in: numpy)
    case "log", "log2", "log10":
      if try contains(a, .equal, 0) {
        try react("divide", "divide by zero encountered in \(name)", in: numpy)
      }
      if try contains(a, .less, 0) { try react("invalid", "invalid value encountered in \(name)", in: numpy) }
    case "log1p":
      if try contains(a, .equal, -1) {
        try react("divide", "divide by zero encountered in \(name)", in: numpy)
      }
      if try contains(a, .less, -1) {
        try react("invalid", "invalid value encountered in \(name)", in: numpy)
      }
    case "sqrt":
      if try contains(a, .less, 0) { try react("invalid", "invalid value encountered in \(name)", in: numpy) }
    case "arcsin", "arccos":
      let isBelow = try contains(a, .less, -1)
      let isAbove = try contains(a, .greater, 1)
      if isBelow || isAbove {
        try react("invalid", "invalid value encountered in \(name)", in: numpy)
      }
    case "exp", "exp2", "expm1", "sinh", "cosh":
      if !a.hasSpecialValue { try react("over", "overflow encountered in \(name)", in: numpy) }
    case "power" where !a.hasSpecialValue && !(b?.hasSpecialValue ?? false):
      let hasNan = try translated(Kernels.any(Kernels.predicate(.isNan, result))).first.isNonzero
      try react(
        hasNan ? "invalid" : try contains(a, .equal, 0) ? "divide" : "over",
        hasNan
          ? "invalid value encountered in \(name)"
          : try contains(a, .equal, 0)
            ? "divide by zero encountered in \(name)" : "overflow encountered in \(name)",
        in: numpy)
    default: break
    }
  }

  private static func translatedCheck(
    _ result: NDArray, _ divisor: NDArray, _ name: String, in numpy: NumPy
  ) throws(PythonError) {
    if try translated(Kernels.any(Kernels.predicate(.isInf, result))).first.isNonzero {
      try react("divide", "divide by zero encountered in \(name)", in: numpy)
    }
    if try translated(Kernels.any(Kernels.predicate(.isNan, result))).first.isNonzero {
      try react("invalid", "invalid value encountered in \(name)", in: numpy)
    }
  }

  private static func contains(_ a: NDArray, _ kernel: ComparisonKernel, _ bound: Int) throws(PythonError)
    -> Bool
  {
    if a.scalarType.isComplex { return false }
    return try translated(
      Kernels.any(
        Kernels.compare(kernel, a, scalar: .int(bound), type: a.scalarType == .bool ? .int64 : a.scalarType))
    ).first.isNonzero
  }

  private static func react(_ kind: String, _ message: String, in numpy: NumPy) throws(PythonError) {
    switch numpy.errorReactions[kind] ?? .warn {
    case .ignore: break
    case .warn: try numpy.interpreter.warn(message, category: .runtimeWarning)
    case .raise: throw PythonError(.floatingPointError, message)
    }
  }
}

extension NDArray {
  /// Whether an array of floats holds an infinity or a nan.
  var hasSpecialValue: Bool {
    guard scalarType == .float64 || scalarType == .float32 || scalarType == .float16 else { return false }
    if shape.count == 0 { return elementCount > 0 && !first.doubleValue.isFinite }
    if isContiguous, scalarType == .float64 {
      let elements = UnsafeBufferPointer(start: pointer(as: Double.self), count: elementCount)
      return elements.contains { !$0.isFinite }
    }
    if isContiguous, scalarType == .float32 {
      let elements = UnsafeBufferPointer(start: pointer(as: Float.self), count: elementCount)
      return elements.contains { !$0.isFinite }
    }
    guard let finite = try? Kernels.all(Kernels.predicate(.isFinite, self)) else { return false }
    return !finite.first.isNonzero
  }
}
