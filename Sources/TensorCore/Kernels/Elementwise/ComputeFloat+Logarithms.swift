import RealModule

/// Products with logarithms, which are the C library's of the type itself, as PyTorch has them.
extension ComputeFloat {
  static func xLogY(_ x: Self, _ y: Self) -> Self {
    if y.isNaN { return .nan }
    return x == 0 ? 0 : x * Self.log(y)
  }

  static func xLog1pY(_ x: Self, _ y: Self) -> Self {
    if y.isNaN { return .nan }
    return x == 0 ? 0 : x * Self.log(onePlus: y)
  }
}
