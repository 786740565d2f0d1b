package import TensorCore

/// How an operator's gradients follow from those of its results: the part of its row that the graph keeps.
///
/// One value serves every use of the operator; what differs between uses is saved in the ``OperatorNode``.
package final class Derivative: Sendable {
  /// The formula for an operator with one differentiable result.
  ///
  /// It is written with differentiable operators, so that derivatives of higher order follow.
  package typealias Formula = @Sendable (OperatorNode, Tensor) throws(TensorError) -> Gradients
  /// The formula for an operator with several results; a gradient that did not arrive is none.
  package typealias ManyFormula = @Sendable (OperatorNode, Gradients) throws(TensorError) -> Gradients

  /// PyTorch's name of the node.
  package let name: String
  /// PyTorch's names of what the node saves, tensors first, as in `_saved_self`.
  package let savedNames: [SavedName]
  /// In which order saved-tensor hooks get the first saved tensors, where that is not the order of saving.
  let packingOrder: [Int]
  /// Whether the node is one of the graph's own rather than an operator's.
  var belongsToGraph: Bool { Derivative.graphNames.contains(name) }
  private static let graphNames = [
    "CopyBackwards", "CopySlices", "NotImplemented", "Error", "UndefinedGradBackward",
  ]
  /// The local derivative as a person writes it, such as `d exp(x)/dx = exp(x)`.
  package let rule: String?
  let formula: Formula?
  let manyFormula: ManyFormula?
  /// How tangents pass through the operator in forward mode.
  let forward: ForwardRule
  /// Which of the inputs are factors of a product: missing tangents of theirs count as zeros, times the other factors.
  let factors: Range<Int>

  package init(
    _ name: String, saves savedNames: [SavedName] = [], packs packingOrder: [Int] = [],
    rule: String? = nil, forward: ForwardRule = .transposed,
    _ formula: @escaping Formula
  ) {
    self.name = name
    self.savedNames = savedNames
    self.packingOrder = packingOrder
    self.rule = rule
    self.forward = forward
    self.formula = formula
    manyFormula = nil
    factors = 0..<0
  }

  package init(
    _ name: String, saves savedNames: [SavedName] = [], packs packingOrder: [Int] = [],
    rule: String? = nil, forward: ForwardRule = .transposed,
    ofMany formula: @escaping ManyFormula
  ) {
    self.name = name
    self.savedNames = savedNames
    self.packingOrder = packingOrder
    self.rule = rule
    self.forward = forward
    self.formula = nil
    manyFormula = formula
    factors = 0..<0
  }

  private init(
    _ other: Derivative, name: String? = nil, forward: ForwardRule? = nil, factors: Range<Int>? = nil,
    showing saved: [SavedName] = []
  ) {
    self.name = name ?? other.name
    savedNames = other.savedNames + saved
    packingOrder = other.packingOrder
    rule = other.rule
    formula = other.formula
    manyFormula = other.manyFormula
    self.forward = forward ?? other.forward
    self.factors = factors ?? other.factors
  }

  /// Whether the operator maps each element by itself, so that its local derivative is a tensor like its result.
  var mapsElements: Bool {
    if case .elementwise = forward { true } else { false }
  }

  /// The same derivative with another rule for tangents.
  package func forward(_ rule: ForwardRule) -> Derivative { Derivative(self, forward: rule) }

  /// The same derivative, of an operator that multiplies these of its inputs.
  func multiplying(_ factors: Range<Int>) -> Derivative { Derivative(self, factors: factors) }

  /// The derivative of an operator that PyTorch records but cannot differentiate: it fails when it runs.
  static func notImplemented(_ name: String) -> Derivative {
    Derivative("NotImplemented", forward: .notImplemented("aten::" + name)) {
      (_: OperatorNode, _: Tensor) throws(TensorError) -> Gradients in
      throw TensorError(.runtimeError, "derivative for aten::\(name) is not implemented")
    }
  }

  /// The derivative of an identity through which no gradient may come back: it fails with `message` when it runs.
  package static func failing(_ message: String) -> Derivative {
    Derivative(
      "Error", rule: "none: it is an error",
      ofMany: { (_: OperatorNode, _: Gradients) throws(TensorError) -> Gradients in
        throw TensorError(.runtimeError, message)
      })
  }

  /// The same derivative under another name, whose node shows more of what was saved.
  func named(_ name: String, showing saved: [SavedName] = []) -> Derivative {
    Derivative(self, name: name, showing: saved)
  }
}

/// A number, size or flag that a node keeps for its backward pass.
package enum SavedAttribute: Sendable {
  case none
  case int(Int)
  case ints([Int])
  /// A shape, shared with the array that has it.
  case shape(Layout)
  case scalar(Scalar)
  case bool(Bool)
  case string(String)
  case scalarType(ScalarType)
}

extension OperatorNode {
  /// The attribute at `index`, which the operator that reads it has set.
  package func int(_ index: Int) -> Int {
    if index < attributes.count, case .int(let value) = attributes[index] { value } else { 0 }
  }

  package func ints(_ index: Int) -> [Int] {
    if index < attributes.count, case .ints(let values) = attributes[index] { values } else { [] }
  }

  /// The shape at `index`.
  package func shape(_ index: Int) -> Dims {
    layout(index)?.shape ?? []
  }

  /// The shape at `index`, as the array has it.
  func layout(_ index: Int) -> Layout? {
    if index == 0, case .shape(let layout)? = attribute { return layout }
    let all = attributes
    if index < all.count, case .shape(let layout) = all[index] { return layout }
    return nil
  }

  package func string(_ index: Int) -> String {
    if index < attributes.count, case .string(let value) = attributes[index] { value } else { "" }
  }

  package func bool(_ index: Int) -> Bool {
    if index < attributes.count, case .bool(let value) = attributes[index] { value } else { false }
  }

  func scalarType(_ index: Int) -> ScalarType {
    if index < attributes.count, case .scalarType(let value) = attributes[index] { value } else { .float32 }
  }
}

/// How the tangents of an operator's inputs make those of its results.
package enum ForwardRule: Sendable {
  /// The tangent of the result from those of the inputs, of which some may be none.
  package typealias Formula = @Sendable (OperatorNode, [Tensor?]) throws(TensorError) -> Tensor

  /// By transposing the backward formula, which is right for every operator: the formula is linear in the
  /// gradient, and the derivative of its value along a gradient is the operator's own derivative.
  case transposed
  /// By the backward formula itself, as for operators that map each element by itself.
  case elementwise
  /// By a formula of its own.
  case formula(Formula)
  /// Not at all: PyTorch, which has a backward formula only, names the operator so.
  case missing(String)
  /// Not at all, as there is no backward formula either; PyTorch names the operator so.
  case notImplemented(String)

  /// PyTorch's error where there is no rule; nil where there is one.
  var refusal: TensorError? {
    switch self {
    case .missing(let name):
      TensorError(
        .notImplementedError,
        "Trying to use forward AD with \(name) that does not support it because it has not been implemented yet.\n"
          + "Please file an issue to PyTorch at https://github.com/pytorch/pytorch/issues/new?template="
          + "feature-request.yml so that we can prioritize its implementation or submit a PR adding the "
          + "implementation to derivatives.yaml")
    case .notImplemented(let name):
      TensorError(.notImplementedError, "Trying to use forward AD with \(name) that does not support it.")
    default: nil
    }
  }

  /// The only input's tangent.
  package static func only(_ tangents: [Tensor?]) throws(TensorError) -> Tensor {
    if let tangent = tangents.first, let tangent { return tangent }
    throw TensorError(.runtimeError, "an operator with one input got no tangent for it")
  }
}
