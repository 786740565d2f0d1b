import TensorCore

/// How a loss's elements become its result.
enum LossReduction: Int {
  case none, mean, sum

  /// The reduction that a call names; `size_average` and `reduce` are the older way to say it.
  static func of(
    _ call: OperatorCall, _ index: Int, legacy: (size: Int, reduce: Int)? = nil
  ) throws(TensorError) -> LossReduction {
    if let legacy {
      let averages = flag(call, legacy.size)
      let reduces = flag(call, legacy.reduce)
      if averages != nil || reduces != nil {
        let reduction: LossReduction = reduces == false ? .none : averages == false ? .sum : .mean
        call.warn(
          "size_average and reduce args will be deprecated, please use reduction='\(reduction)' instead.")
        return reduction
      }
    }
    return try named(call.string(index) ?? "mean")
  }

  static func named(_ name: String) throws(TensorError) -> LossReduction {
    switch name {
    case "none": return .none
    case "mean": return .mean
    case "sum": return .sum
    default: throw TensorError(.valueError, "\(name) is not a valid value for reduction")
    }
  }

  private static func flag(_ call: OperatorCall, _ index: Int) -> Bool? {
    if case .bool(let value) = call.values[index] { value } else { nil }
  }

  /// Reduces a loss's elements by recorded operations.
  func callAsFunction(_ loss: Tensor) throws(TensorError) -> Tensor {
    switch self {
    case .none: loss
    case .mean: try Reduction.mean(loss)
    case .sum: try Reduction.sum(loss)
    }
  }

  /// The gradient of the elements from that of the result.
  func spread(_ gradient: Tensor, count: Int) throws(TensorError) -> Tensor {
    self == .mean ? try gradient * .double(1 / Double(count)) : gradient
  }
}

extension Operator {
  /// A row of a loss, which PyTorch has written in Python.
  static func loss(
    _ name: String, _ parameters: String, _ documentation: String, inner: String? = nil,
    comparesSizes: Bool = true,
    example: String = "torch.tensor([0.5, 2.]), torch.tensor([1., 2.])", samples: [Sample],
    _ body: @escaping @Sendable (OperatorCall) throws(TensorError) -> Tensor
  ) -> Operator {
    Operator(
      name, ["\(name)(\(parameters))"], forms: .function, namespace: .functional,
      documentation: documentation,
      example: "torch.nn.functional.\(name)(\(example))", samples: samples
    ) { (call) throws(TensorError) in .tensor(try body(call)) }.inPython(inner: inner).preparing(
      comparesSizes ? .comparesSizes : .none)
  }
}
