import CVectorMath

/// Arithmetic on float32 and float64 elements that lie without gaps, in vectors wider than every processor has.
extension Kernels {
  /// Writes `result` and answers true, or false where the general way must.
  static func arithmetic<T: FloatElement>(
    _ kernel: BinaryKernel, _ operands: BinaryOperands, _ result: NDArray, _: T.Type
  ) -> Bool {
    guard let operation = kernel.arithmetic, result.isContiguous, operands.haveParts(like: result) else {
      return false
    }
    switch T.scalarType {
    case .float32:
      return arithmetic(operation, operands, result, { Float(scalar: $0) }, arithmetic_f32)
    case .float64:
      return arithmetic(operation, operands, result, { Double(scalar: $0) }, arithmetic_f64)
    default: return false
    }
  }

  private static func arithmetic<T>(
    _ operation: CVectorMath.arithmetic, _ operands: BinaryOperands, _ result: NDArray,
    _ number: (Scalar) -> T,
    _ loop: (
      CVectorMath.arithmetic, UnsafeMutablePointer<T>?, UnsafePointer<T>?, Int, UnsafePointer<T>?, Int, Int
    ) -> Void
  ) -> Bool {
    let (out, count) = (result.pointer(as: T.self), result.elementCount)
    func run(_ a: UnsafePointer<T>, _ aStep: Int, _ b: UnsafePointer<T>, _ bStep: Int) {
      ParallelFor.run(count) { range in
        let start = range.lowerBound
        loop(operation, out + start, a + start &* aStep, aStep, b + start &* bStep, bStep, range.count)
      }
    }
    func step(_ array: NDArray) -> Int { array.isOneElement(in: result) ? 0 : 1 }
    /// Whether writing the result leaves an operand as it is until it is read.
    func isApart(_ array: NDArray) -> Bool {
      let pointer = array.pointer(as: T.self)
      if step(array) == 0 { return pointer < out || pointer >= out + count }
      return pointer == out || pointer + count <= out || out + count <= pointer
    }
    switch operands {
    case .arrays(let a, let b):
      guard step(a) + step(b) > 0, isApart(a), isApart(b) else { return false }
      run(a.pointer(as: T.self), step(a), b.pointer(as: T.self), step(b))
    case .rightNumber(let a, let scalar):
      guard step(a) > 0, isApart(a) else { return false }
      withUnsafePointer(to: number(scalar)) { run(a.pointer(as: T.self), 1, $0, 0) }
    case .leftNumber(let scalar, let b):
      guard step(b) > 0, isApart(b) else { return false }
      withUnsafePointer(to: number(scalar)) { run($0, 0, b.pointer(as: T.self), 1) }
    }
    return true
  }
}

extension BinaryKernel {
  fileprivate var arithmetic: CVectorMath.arithmetic? {
    switch self {
    case .add: ARITHMETIC_ADD
    case .subtract: ARITHMETIC_SUBTRACT
    case .multiply: ARITHMETIC_MULTIPLY
    case .divide: ARITHMETIC_DIVIDE
    case .maximum: ARITHMETIC_MAXIMUM
    case .minimum: ARITHMETIC_MINIMUM
    case .remainder: ARITHMETIC_REMAINDER
    case .floorDivide: ARITHMETIC_FLOOR_DIVIDE
    case .fmod: ARITHMETIC_FMOD
    default: nil
    }
  }
}
