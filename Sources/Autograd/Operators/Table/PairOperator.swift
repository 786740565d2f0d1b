package import TensorCore

/// An operator on two broadcast tensors, element by element, that has no form for numbers, such as `atan2`.
package final class PairOperator: Sendable {
  package let name: String
  private let kernel: @Sendable (NDArray, NDArray, ScalarType) throws(TensorError) -> NDArray
  private let convertsIntegers: Bool
  private let savesResult: Bool
  private let derivative: Derivative
  private let documentation: String
  private let samples: [Sample]

  /// The gradients from that of the result; the node has saved `self` (0), `other` (1) and, if asked to, the
  /// result (2).
  package typealias Formula = @Sendable (OperatorNode, Tensor) throws(TensorError) -> Gradients

  package init(
    _ name: String,
    _ kernel: @escaping @Sendable (NDArray, NDArray, ScalarType) throws(TensorError) -> NDArray,
    node: String, convertsIntegers: Bool = false, savesResult: Bool = false, _ documentation: String,
    samples: [Sample], forward: ForwardRule = .elementwise, formula: @escaping Formula
  ) {
    self.name = name
    self.kernel = kernel
    self.convertsIntegers = convertsIntegers
    self.savesResult = savesResult
    self.documentation = documentation
    self.samples = samples
    derivative = Derivative(
      node, saves: ["self", "other"] + (savesResult ? ["result"] : []), packs: [1, 0], forward: forward,
      formula)
  }

  package convenience init(
    _ name: String, _ kernel: BinaryKernel, node: String, convertsIntegers: Bool = false,
    savesResult: Bool = false, _ documentation: String, samples: [Sample], formula: @escaping Formula
  ) {
    self.init(
      name, { (a, b, type) throws(TensorError) in try Kernels.binary(kernel, a, b, type: type) }, node: node,
      convertsIntegers: convertsIntegers, savesResult: savesResult, documentation, samples: samples,
      formula: formula)
  }

  package func callAsFunction(_ first: Tensor, _ second: Tensor) throws(TensorError) -> Tensor {
    var type = Tensor.commonType(first, second)
    if convertsIntegers && !type.isDifferentiable { type = DefaultScalarType.current }
    let array = try kernel(first.array, second.array, type)
    return Tensor.recorded(array, derivative, first, second) { node, result in
      node.save(first)
      node.save(second)
      if savesResult { node.saveResult(result) }
    }
  }

  /// The operator's row of the table.
  package func row(
    forms: Operator.Forms = [.function, .method, .inPlace], namespace: Operator.Namespace = .torch
  ) -> Operator {
    Operator(
      name, ["\(name)(Tensor input, Tensor other)"], forms: forms, namespace: namespace,
      documentation: documentation,
      example: "torch.\(name)(torch.tensor([1., 2.]), torch.tensor([3., 4.]))", samples: samples
    ) { (call) throws(TensorError) in .tensor(try self(call.tensor(0), call.tensor(1))) }
  }
}

extension Operator {
  /// The same operator as a function of `torch.special`.
  package func special(_ name: String? = nil) -> Operator {
    let name = name ?? self.name
    let renamed = alias(name)
    let call = renamed.example.drop { $0 != "(" }
    return Operator(
      name, renamed.signatures, forms: .function, namespace: .special, documentation: documentation,
      example: "torch.special.\(name)\(call)", samples: samples, run: run)
  }
}
