import Autograd
import Glibc
import PythonRuntime
import TensorCore

/// What Adam and its kin have in common: averages of the gradient and of its square.
private struct MomentSettings {
  let rate, weightDecay, epsilon, firstShare, secondShare: Double
  let maximize, isDecoupled: Bool

  init?(_ group: OptimizerGroup) {
    guard let common = group.common, let betas = group.pair(group.names.betas),
      let epsilon = group.number(group.names.epsilon)
    else { return nil }
    (rate, weightDecay, maximize) = common
    (firstShare, secondShare) = betas
    self.epsilon = epsilon
    isDecoupled = group.flag(group.names.isDecoupled)
  }

  /// What the parameter itself is multiplied with.
  var shrinkage: Double { isDecoupled && weightDecay != 0 ? 1 - rate * weightDecay : 1 }
  /// What the gradient takes up of the parameter.
  var penalty: Double { isDecoupled ? 0 : weightDecay }
}

/// A step of Adam and of AdamW.
struct AdamStep: OptimizerStep {
  private let settings: MomentSettings
  private let keepsLargest: Bool

  init?(_ group: OptimizerGroup) {
    guard let settings = MomentSettings(group) else { return nil }
    self.settings = settings
    keepsLargest = group.flag(group.names.keepsLargest)
  }

  func apply(_ target: OptimizerTarget) throws(TensorError) -> Bool {
    let names = target.names
    guard let count = target.number(names.step), let average = target.tensor(names.average),
      let square = target.tensor(names.square)
    else { return false }
    let step = count.next
    var rule = AdamRule()
    rule.maximize = settings.maximize
    rule.weightDecay = settings.penalty
    rule.shrinkage = settings.shrinkage
    rule.firstWeight = 1 - settings.firstShare
    rule.secondShare = settings.secondShare
    rule.stepSize = settings.rate / (1 - pow(settings.firstShare, step))
    rule.correctionRoot = pow(1 - pow(settings.secondShare, step), 0.5)
    rule.epsilon = settings.epsilon
    rule.keepsLargest = keepsLargest
    var states = [average, square]
    if keepsLargest {
      guard let largest = target.tensor(names.largestSquare) else { return false }
      states.append(largest)
    }
    guard try target.apply(rule, states) else { return false }
    count.value = step
    return true
  }
}

/// A step of Adamax.
struct AdamaxStep: OptimizerStep {
  private let settings: MomentSettings

  init?(_ group: OptimizerGroup) {
    guard let settings = MomentSettings(group) else { return nil }
    self.settings = settings
  }

  func apply(_ target: OptimizerTarget) throws(TensorError) -> Bool {
    let names = target.names
    guard let count = target.number(names.step), let average = target.tensor(names.average),
      let largest = target.tensor(names.largest)
    else { return false }
    let step = count.next
    var rule = AdamaxRule()
    rule.maximize = settings.maximize
    rule.weightDecay = settings.weightDecay
    rule.firstWeight = 1 - settings.firstShare
    rule.secondShare = settings.secondShare
    rule.stepSize = settings.rate / (1 - pow(settings.firstShare, step))
    rule.epsilon = settings.epsilon
    guard try target.apply(rule, [average, largest]) else { return false }
    count.value = step
    return true
  }
}

/// A step of NAdam.
struct NAdamStep: OptimizerStep {
  private let settings: MomentSettings
  private let momentumDecay: Double

  init?(_ group: OptimizerGroup) {
    guard let settings = MomentSettings(group), let decay = group.number(group.names.momentumDecay) else {
      return nil
    }
    self.settings = settings
    momentumDecay = decay
  }

  private func momentum(at step: Double) -> Double {
    settings.firstShare * (1 - 0.5 * pow(0.96, step * momentumDecay))
  }

  func apply(_ target: OptimizerTarget) throws(TensorError) -> Bool {
    let names = target.names
    guard let count = target.number(names.step), let product = target.number(names.momentumProduct),
      let average = target.tensor(names.average), let square = target.tensor(names.square),
      target.tensor(names.momentumProduct)?.scalarType == .float32
    else { return false }
    let step = count.next
    let (present, following) = (momentum(at: step), momentum(at: step + 1))
    let newProduct = Double(Float(product.value) * Float(present))
    var rule = NAdamRule()
    rule.maximize = settings.maximize
    rule.weightDecay = settings.penalty
    rule.shrinkage = settings.shrinkage
    rule.firstWeight = 1 - settings.firstShare
    rule.secondShare = settings.secondShare
    rule.correction = 1 - pow(settings.secondShare, step)
    rule.gradientFactor = -settings.rate * (1 - present) / (1 - newProduct)
    rule.averageFactor = -settings.rate * following / (1 - newProduct * following)
    rule.epsilon = settings.epsilon
    guard try target.apply(rule, [average, square]) else { return false }
    count.value = step
    product.value = newProduct
    return true
  }
}

/// A step of RAdam.
struct RAdamStep: OptimizerStep {
  private let settings: MomentSettings

  init?(_ group: OptimizerGroup) {
    guard let settings = MomentSettings(group) else { return nil }
    self.settings = settings
  }

  func apply(_ target: OptimizerTarget) throws(TensorError) -> Bool {
    let names = target.names
    guard let count = target.number(names.step), let average = target.tensor(names.average),
      let square = target.tensor(names.square)
    else { return false }
    let step = count.next
    let secondPower = pow(settings.secondShare, step)
    let correction = 1 - secondPower
    let limit = 2 / (1 - settings.secondShare) - 1
    let length = limit - 2 * step * secondPower / correction
    var rule = RAdamRule()
    rule.maximize = settings.maximize
    rule.weightDecay = settings.penalty
    rule.shrinkage = settings.shrinkage
    rule.firstWeight = 1 - settings.firstShare
    rule.secondShare = settings.secondShare
    rule.firstCorrection = 1 - pow(settings.firstShare, step)
    rule.correctionRoot = pow(correction, 0.5)
    rule.rate = settings.rate
    rule.epsilon = settings.epsilon
    if length > 5 {
      let ratio = (length - 4) * (length - 2) * limit / ((limit - 4) * (limit - 2) * length)
      rule.rectification = pow(ratio, 0.5)
    }
    guard try target.apply(rule, [average, square]) else { return false }
    count.value = step
    return true
  }
}
