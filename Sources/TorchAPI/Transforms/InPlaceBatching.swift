import Autograd
import PythonRuntime
import TensorCore

/// Writes under `vmap`: refused where the target has no place for each example.
extension Batching {
  /// Refuses to write examples into a tensor that has no place for each of them; `name` is the method's.
  func checkInPlace(_ target: Value, _ others: [Value], name: String) throws(PythonError) {
    let own = levels(of: [target])
    guard let level = levels(of: others).first(where: { !own.contains($0) }) else { return }
    switch InPlaceRule(name, others) {
    case .elementwise:
      guard let other = others.first, let (aligned, _) = try aligned([target, other]),
        let whole = aligned[0].tensor, let source = aligned[1].tensor
      else { return }
      let shape = try translated(Dims.broadcast(whole.shape, source.shape))
      if shape != whole.shape {
        throw .runtimeError("output with shape \(whole.shape) doesn't match the broadcast shape \(shape)")
      }
    case .arithmetic: throw Batching.writeError("inplace arithmetic", "in a vmap")
    case .named(let shown): throw Batching.writeError(shown, "in a vmap")
    case .other: throw Batching.writeError("aten::\(name)", "at level \(level)")
    }
  }

  private static func writeError(_ name: String, _ place: String) -> PythonError {
    .runtimeError(
      "vmap: \(name)(self, *extra_args) is not possible because there exists a Tensor `other` in extra_args that has more "
        + "elements than `self`. This happened due to `other` being vmapped over but `self` not being vmapped over "
        + "\(place). Please try to use out-of-place operators instead of \(name). If said operator is being called "
        + "inside the PyTorch framework, please file a bug report instead.")
  }

  /// `target[key] = value`.
  func setItem(_ key: Value, of target: Value, to value: Value) throws(PythonError) {
    try checkInPlace(target, [key, value], name: SubscriptWrite(key, value).method)
    _ = try map([target, key, value]) { (values) throws(PythonError) in
      try interpreter.setItem(values[1], of: values[0], to: values[2])
      return .none
    }
  }
}

/// In whose words PyTorch refuses an operator that writes to a tensor which is the same for all examples.
private enum InPlaceRule {
  /// Those of the operator itself, whose result does not fit.
  case elementwise
  /// Those of arithmetic.
  case arithmetic
  /// Those of a rule of its own.
  case named(String)
  /// Those of operators without a rule.
  case other

  init(_ name: String, _ others: [Value]) {
    switch name {
    case "add_", "atan2_", "arctan2_", "copysign_", "gcd_", "lcm_", "bitwise_and_", "bitwise_or_",
      "bitwise_xor_",
      "bitwise_left_shift_", "bitwise_right_shift_":
      self = .elementwise
    case "sub_", "subtract_", "mul_", "multiply_", "div_", "divide_", "true_divide_", "logical_and_",
      "logical_or_",
      "logical_xor_", "clamp_min_", "clamp_max_", "copy_":
      self = .arithmetic
    case "masked_fill_":
      // The mask is looked at first.
      self = others.first.map { Batching.isBatched($0) } == true ? .arithmetic : .named(name)
    case "fill_", "index_put_", "index_add_", "index_fill_", "scatter_add_", "scatter_reduce_":
      self = .named(name)
    default:
      self = .other
    }
  }
}

/// What PyTorch makes of `tensor[key] = value`.
struct SubscriptWrite {
  /// The method that does the writing.
  let method: String
  /// The name of its form after a dot, where it has one.
  let overload: String

  init(_ key: Value, _ value: Value) {
    let keys: [Value] = (key.object as? TupleObject)?.array ?? [key]
    let types = keys.compactMap { $0.batchedTensor?.whole.scalarType ?? $0.tensor?.scalarType }
    let isTensor = value.tensor != nil || value.batchedTensor != nil
    switch (types.first, isTensor) {
    case (nil, true): (method, overload) = ("copy_", "")
    case (nil, false): (method, overload) = ("fill_", ".Scalar")
    case (.bool, false) where keys.count == 1: (method, overload) = ("masked_fill_", ".Scalar")
    case (_, false) where keys.count == 1: (method, overload) = ("index_fill_", ".int_Scalar")
    default: (method, overload) = ("index_put_", "")
    }
  }
}
