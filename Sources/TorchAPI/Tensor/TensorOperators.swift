import Autograd
import PythonRuntime
import TensorCore

/// Python's operators on tensors, straight to the core's functions.
enum TensorOperators {
  /// The other operand of an augmented assignment.
  typealias Operand = Division.Operand

  /// `first op second`; `.notImplemented` for `divmod`.
  @inline(__always)
  static func apply(
    _ operation: BinaryOperation, _ first: Tensor, _ second: Tensor, in torch: Torch
  ) throws(PythonError) -> Value {
    switch operation {
    case .add: return try torch.value(translated(Arithmetic.add(first, second)))
    case .multiply: return try torch.value(translated(Arithmetic.multiply(first, second)))
    case .divide: return try torch.value(translated(Arithmetic.divide(first, second)))
    case .power: return try torch.value(translated(Power.power(first, second)))
    case .subtract: return try torch.value(translated(subtract(first, .tensor(second))))
    case .divmod: return .notImplemented
    default: return try torch.value(translated(applyRarely(operation, first, .tensor(second), in: torch)))
    }
  }

  /// `first op second` with a number on the right.
  @inline(__always)
  static func apply(
    _ operation: BinaryOperation, _ first: Tensor, _ second: Scalar, in torch: Torch
  ) throws(PythonError) -> Value {
    switch operation {
    case .add: return try torch.value(translated(Arithmetic.add(first, second)))
    case .multiply: return try torch.value(translated(Arithmetic.multiply(first, second)))
    case .divide: return try torch.value(translated(Arithmetic.divide(first, second)))
    case .power: return try torch.value(translated(Power.power(first, second)))
    case .subtract: return try torch.value(translated(subtract(first, .scalar(second))))
    case .divmod, .matrixMultiply: return .notImplemented
    default: return try torch.value(translated(applyRarely(operation, first, .scalar(second), in: torch)))
    }
  }

  /// `first op second` with a number on the left.
  static func apply(
    _ operation: BinaryOperation, _ first: Scalar, _ second: Tensor, in torch: Torch
  ) throws(PythonError) -> Value {
    guard let result = try translated(applyReflected(operation, first, second)) else {
      return .notImplemented
    }
    return torch.value(result)
  }

  private static func applyReflected(
    _ operation: BinaryOperation, _ first: Scalar, _ second: Tensor
  ) throws(TensorError) -> Tensor? {
    switch operation {
    case .add: try Arithmetic.add(second, first)
    case .multiply: try Arithmetic.multiply(second, first)
    case .subtract: try Arithmetic.subtract(first, second)
    // PyTorch divides by multiplying with the reciprocal, which the grad_fn shows.
    case .divide: try Arithmetic.multiply(Exponential.reciprocal(second), first)
    case .power: try Power.power(first, second)
    case .floorDivide: try Division.floorDivide(first, second)
    case .modulo: try Division.remainder(first, second)
    case .bitwiseAnd: try Comparison.bitwise(.bitwiseAnd, second, .scalar(first))
    case .bitwiseOr: try Comparison.bitwise(.bitwiseOr, second, .scalar(first))
    case .bitwiseXor: try Comparison.bitwise(.bitwiseXor, second, .scalar(first))
    case .leftShift: try Comparison.bitwise(.shiftLeft, beside(second, first), .tensor(second))
    case .rightShift: try Comparison.bitwise(.shiftRight, beside(second, first), .tensor(second))
    case .matrixMultiply, .divmod: nil
    }
  }

  /// The operator by which a step of a formula may become the next step.
  ///
  /// - Parameter isReflected: Whether the step is the right operand of a number.
  @inline(__always)
  static func step(_ operation: BinaryOperation, isReflected: Bool) -> Autograd.BinaryOperator? {
    switch operation {
    case .add: Arithmetic.add
    case .multiply: Arithmetic.multiply
    case .subtract: isReflected ? nil : Arithmetic.subtract
    case .divide: isReflected ? nil : Arithmetic.divide
    default: nil
    }
  }

  /// A number as a 0-dim tensor of the type that an operation with `tensor` has.
  private static func beside(_ tensor: Tensor, _ number: Scalar) throws(TensorError) -> Tensor {
    let type = ScalarType.resultType(tensor.array, number, defaultType: DefaultScalarType.current)
    return Tensor(try NDArray.scalar(number, type))
  }

  private static func isBool(_ number: Scalar) -> Bool {
    if case .bool = number { true } else { false }
  }

  private static func subtract(_ first: Tensor, _ second: Operand) throws(TensorError) -> Tensor {
    switch second {
    case .tensor(let tensor):
      // Bools may not be subtracted; the full operation says so.
      if first.scalarType == .bool || tensor.scalarType == .bool {
        return try Arithmetic.sum(first, tensor, alpha: .int(1), negated: true)
      }
      return try Arithmetic.subtract(first, tensor)
    case .scalar(let number):
      var hasBool = first.scalarType == .bool
      if case .bool = number { hasBool = true }
      if hasBool { return try Arithmetic.sum(first, number, alpha: .int(1), negated: true) }
      return try Arithmetic.subtract(first, number)
    }
  }

  private static func applyRarely(
    _ operation: BinaryOperation, _ first: Tensor, _ second: Operand, in torch: Torch
  ) throws(TensorError) -> Tensor {
    switch operation {
    case .floorDivide: return try Division.floorDivide(first, second)
    case .modulo: return try Division.remainder(first, second)
    case .leftShift: return try Comparison.bitwise(.shiftLeft, first, second)
    case .rightShift: return try Comparison.bitwise(.shiftRight, first, second)
    case .bitwiseAnd: return try Comparison.bitwise(.bitwiseAnd, first, second)
    case .bitwiseOr: return try Comparison.bitwise(.bitwiseOr, first, second)
    case .bitwiseXor: return try Comparison.bitwise(.bitwiseXor, first, second)
    case .matrixMultiply:
      if case .tensor(let second) = second { return try Products.matmul(first, second) }
    case .add, .subtract, .multiply, .divide, .power, .divmod: break
    }
    throw TensorError(.typeError, "unsupported operand type(s) for \(operation.symbol)")
  }

  /// `target op= other`; false where the operator has no in-place form.
  static func applyInPlace(
    _ operation: BinaryOperation, _ target: Tensor, _ other: Operand
  ) throws(TensorError) -> Bool {
    switch (operation, other) {
    case (.add, .tensor(let other)): try Arithmetic.add.inPlace(target, other)
    case (.add, .scalar(let other)): try Arithmetic.add.inPlace(target, other)
    case (.multiply, .tensor(let other)): try Arithmetic.multiply.inPlace(target, other)
    case (.multiply, .scalar(let other)): try Arithmetic.multiply.inPlace(target, other)
    case (.divide, .tensor(let other)): try Arithmetic.divide.inPlace(target, other)
    case (.divide, .scalar(let other)): try Arithmetic.divide.inPlace(target, other)
    case (.subtract, .tensor(let other)) where target.scalarType != .bool && other.scalarType != .bool:
      try Arithmetic.subtract.inPlace(target, other)
    // Bools may not be subtracted; the full operation says so.
    case (.subtract, .scalar(let number)) where target.scalarType != .bool && !isBool(number):
      try Arithmetic.subtract.inPlace(target, number)
    case (.matrixMultiply, _), (.divmod, _): return false
    default:
      try target.updateInPlace { (original) throws(TensorError) in
        do throws(TensorError) {
          return try applyToTarget(operation, original, other)
        } catch {
          try original.checkHoldsResult(with: other, instead: error)
          throw error
        }
      }
    }
    return true
  }

  private static func applyToTarget(
    _ operation: BinaryOperation, _ target: Tensor, _ other: Operand
  ) throws(TensorError) -> Tensor {
    switch (operation, other) {
    case (.subtract, _): try subtract(target, other)
    case (.power, .tensor(let other)): try Power.power(target, other)
    case (.power, .scalar(let other)): try Power.power(target, other)
    case (.floorDivide, _): try Division.floorDivide(target, other)
    case (.modulo, _): try Division.remainder(target, other)
    case (.leftShift, _): try Comparison.bitwise(.shiftLeft, target, other)
    case (.rightShift, _): try Comparison.bitwise(.shiftRight, target, other)
    case (.bitwiseAnd, _): try Comparison.bitwise(.bitwiseAnd, target, other)
    case (.bitwiseOr, _): try Comparison.bitwise(.bitwiseOr, target, other)
    default: try Comparison.bitwise(.bitwiseXor, target, other)
    }
  }

  static func apply(_ operation: UnaryOperation, _ tensor: Tensor) throws(TensorError) -> Tensor {
    switch operation {
    case .negative:
      if tensor.scalarType == .bool {
        throw TensorError(
          .notImplementedError,
          "Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use "
            + "the `~` or `logical_not()` operator instead.")
      }
      return try RoundingAndSign.negative(tensor)
    case .positive:
      if tensor.scalarType == .bool {
        throw TensorError(.notImplementedError, "The `+` operator, on a bool tensor is not supported.")
      }
      return tensor
    case .absolute: return try RoundingAndSign.absolute(tensor)
    case .invert:
      if tensor.scalarType.isDifferentiable {
        throw TensorError(
          .typeError, "~ (operator.invert) is only implemented on integer and Boolean-type tensors")
      }
      return Tensor(try Kernels.unary(.bitwiseNot, tensor.array))
    }
  }

  @inline(__always)
  static func kernel(_ comparison: PythonComparison) -> ComparisonKernel {
    switch comparison {
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .equal: .equal
    case .notEqual: .notEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    }
  }
}
