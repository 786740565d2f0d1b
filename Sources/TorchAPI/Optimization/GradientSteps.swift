import Autograd
import PythonRuntime
import TensorCore

/// A step of SGD, whose state is a momentum that starts as the first gradient.
struct DescentStep: OptimizerStep {
  static let keepsState = false
  private var rule = DescentRule()

  init?(_ group: OptimizerGroup) {
    let names = group.names
    guard let common = group.common, let momentum = group.number(names.momentum),
      let dampening = group.number(names.dampening)
    else { return nil }
    (rule.rate, rule.weightDecay, rule.maximize) = common
    rule.momentum = momentum
    rule.share = 1 - dampening
    rule.isNesterov = group.flag(names.nesterov)
  }

  func apply(_ target: OptimizerTarget) throws(TensorError) -> Bool {
    if rule.momentum == 0 { return try target.apply(rule, []) }
    if let buffer = target.tensor(target.names.momentumBuffer) { return try target.apply(rule, [buffer]) }
    guard let state = target.state else { return false }
    var first = rule
    first.isFirst = true
    let buffer = Tensor(try NDArray.empty(target.parameter.shape, target.parameter.scalarType))
    guard try target.apply(first, [buffer]) else { return false }
    state.setValue(target.torch.value(buffer), forName: target.names.momentumBuffer)
    return true
  }
}

/// A step of RMSprop.
struct RootMeanSquareStep: OptimizerStep {
  private var rule = RootMeanSquareRule()

  init?(_ group: OptimizerGroup) {
    let names = group.names
    guard let common = group.common, let share = group.number(names.share),
      let epsilon = group.number(names.epsilon), let momentum = group.number(names.momentum)
    else { return nil }
    (rule.rate, rule.weightDecay, rule.maximize) = common
    rule.share = share
    rule.epsilon = epsilon
    rule.momentum = momentum
    rule.isCentered = group.flag(names.isCentered)
  }

  func apply(_ target: OptimizerTarget) throws(TensorError) -> Bool {
    let names = target.names
    guard let count = target.number(names.step), let squares = target.tensor(names.squareAverage) else {
      return false
    }
    let momentum = target.tensor(names.momentumBuffer)
    let average = target.tensor(names.gradientAverage)
    guard (momentum != nil) == (rule.momentum > 0), (average != nil) == rule.isCentered else { return false }
    var states = [squares]
    if let momentum { states.append(momentum) }
    if let average { states.append(average) }
    guard try target.apply(rule, states) else { return false }
    count.value = count.next
    return true
  }
}

/// A step of Adagrad.
struct SquareSumStep: OptimizerStep {
  private var rule = SquareSumRule()
  private let rate: Double
  private let rateDecay: Double

  init?(_ group: OptimizerGroup) {
    guard let common = group.common, let epsilon = group.number(group.names.epsilon),
      let rateDecay = group.number(group.names.rateDecay)
    else { return nil }
    (rate, rule.weightDecay, rule.maximize) = common
    rule.epsilon = epsilon
    self.rateDecay = rateDecay
  }

  func apply(_ target: OptimizerTarget) throws(TensorError) -> Bool {
    guard let count = target.number(target.names.step), let sum = target.tensor(target.names.squareSum) else {
      return false
    }
    let step = count.next
    var rule = rule
    rule.rate = rate / (1 + (step - 1) * rateDecay)
    guard try target.apply(rule, [sum]) else { return false }
    count.value = step
    return true
  }
}

/// A step of Adadelta.
struct StepRatioStep: OptimizerStep {
  private var rule = StepRatioRule()

  init?(_ group: OptimizerGroup) {
    guard let common = group.common, let share = group.number(group.names.squareShare),
      let epsilon = group.number(group.names.epsilon)
    else { return nil }
    (rule.rate, rule.weightDecay, rule.maximize) = common
    rule.share = share
    rule.epsilon = epsilon
  }

  func apply(_ target: OptimizerTarget) throws(TensorError) -> Bool {
    guard let count = target.number(target.names.step),
      let squares = target.tensor(target.names.squareAverage),
      let steps = target.tensor(target.names.stepAverage)
    else { return false }
    guard try target.apply(rule, [squares, steps]) else { return false }
    count.value = count.next
    return true
  }
}
