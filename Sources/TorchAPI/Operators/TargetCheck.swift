import Autograd
import TensorCore

extension Tensor {
  /// Throws what PyTorch finds before it finds that a type has no kernel: that this tensor cannot hold the result of an
  /// operation on it and another operand.
  func checkHoldsResult(with other: Division.Operand, instead error: TensorError) throws(TensorError) {
    guard error.message.contains("\" not implemented for '") || error.message == "ZeroDivisionError" else {
      return
    }
    let operand: PromotionOperand
    switch other {
    case .tensor(let other):
      operand = other.array.promotionOperand
      let common = try Dims.broadcast(shape, other.shape)
      if common != shape {
        throw TensorError(
          .runtimeError, "output with shape \(shape) doesn't match the broadcast shape \(common)")
      }
    case .scalar(let number): operand = .number(number)
    }
    let type = ScalarType.resultType(
      of: [array.promotionOperand, operand], defaultType: DefaultScalarType.current)
    if !type.canCast(to: scalarType) {
      throw TensorError(
        .runtimeError,
        "result type \(type.errorName) can't be cast to the desired output type \(scalarType.errorName)")
    }
  }
}
