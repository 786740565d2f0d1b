import Autograd
import PythonRuntime
import TensorCore

/// An optimizer's step on the parameters of one group, done without a tensor operation in between.
protocol OptimizerStep {
  /// Whether the optimizer keeps a state of every parameter.
  static var keepsState: Bool { get }

  /// The step with a group's settings; nil where they ask for tensor operations.
  init?(_ group: OptimizerGroup)

  /// Changes a parameter and its state; false, and nothing changed, where tensor operations are needed.
  func apply(_ target: OptimizerTarget) throws(TensorError) -> Bool
}

extension OptimizerStep {
  static var keepsState: Bool { true }
}

/// A parameter, its gradient and its state.
struct OptimizerTarget {
  let parameter: Tensor
  let gradient: Tensor
  let state: DictObject?
  let names: OptimizerNames
  let torch: Torch

  /// A tensor of the state.
  func tensor(_ name: StringObject) -> Tensor? {
    state?.value(forName: name)?.tensor
  }

  /// The only element of a tensor of the state that is kept for a number.
  func number(_ name: StringObject) -> StateNumber? {
    guard let tensor = tensor(name), tensor.elementCount == 1, !tensor.requiresGrad else { return nil }
    return StateNumber(tensor: tensor)
  }

  /// Applies a rule to every element; false where the arrays do not allow it.
  func apply(_ rule: some StepRule, _ states: [Tensor]) throws(TensorError) -> Bool {
    let type = parameter.scalarType
    guard type == .float32 || type == .float64, parameter.array.isContiguous,
      gradient.scalarType == type, gradient.elementCount == parameter.elementCount
    else { return false }
    for state in states
    where state.scalarType != type || !state.array.isContiguous || state.requiresGrad
      || state.elementCount != parameter.elementCount
    {
      return false
    }
    rule.step(
      parameter: parameter.array, gradient: try gradient.array.contiguous(), states: states.map(\.array)
    )
    parameter.bumpVersion()
    for state in states { state.bumpVersion() }
    return true
  }
}

/// A number that an optimizer keeps as a tensor, such as its count of steps.
struct StateNumber {
  fileprivate let tensor: Tensor

  var value: Double {
    get { tensor.array.first.doubleValue }
    nonmutating set {
      tensor.array.setFirst(.double(newValue))
      tensor.bumpVersion()
    }
  }

  /// The number after one more step, as its element type holds it.
  var next: Double {
    tensor.scalarType == .float64 ? value + 1 : Double(Float(value) + 1)
  }
}
