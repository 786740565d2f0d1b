import TensorCore

/// Rows of functions that `torch.linalg` and `torch` both have.
enum MatrixRows {
  typealias Body = @Sendable (OperatorCall) throws(TensorError) -> OperatorResult

  /// A function of `torch.linalg`, and the same under `torch` and as a method.
  static func twins(
    _ name: String, torch other: String? = nil, _ parameters: [String], _ torchParameters: [String],
    _ documentation: String, _ arguments: String, forms: Operator.Forms = [.function, .method],
    samples: [Sample], file: StaticString = #fileID, _ body: @escaping Body
  ) -> [Operator] {
    let twin = other ?? name
    return [
      linear(name, parameters, documentation, arguments, samples: samples, file: file, body),
      Operator(
        twin, torchParameters.map { "\(twin)(\($0))" }, forms: forms, documentation: documentation,
        example: "torch.\(twin)(\(arguments))", samples: samples, file: file, run: body),
    ]
  }

  /// A function of `torch.linalg` alone.
  static func linear(
    _ name: String, _ parameters: [String], _ documentation: String, _ arguments: String,
    samples: [Sample] = [], file: StaticString = #fileID, _ body: @escaping Body
  ) -> Operator {
    Operator(
      name, parameters.map { "\(name)(\($0))" }, forms: .function, namespace: .linearAlgebra,
      documentation: documentation, example: "torch.linalg.\(name)(\(arguments))", samples: samples,
      file: file, run: body
    )
  }
}
