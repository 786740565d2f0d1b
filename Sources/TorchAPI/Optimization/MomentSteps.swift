import Autograd
import Glibc
import PythonRuntime
import TensorCore

/// What Adam and its kin have in common: averages of the gradient and of its square.
private struct MomentSettings {
  let rate, firstShare, secondShare: Double
  private let weightDecay, epsilon: Double
  private let maximize, isDecoupled: Bool

  init?(_ group: OptimizerGroup) {
    guard let common = group.common, let betas = group.pair(group.names.betas),
      let epsilon = group.number(group.names.epsilon)
    else { return nil }
    (rate, weightDecay, maximize) = common
    (firstShare, secondShare) = betas
    self.epsilon = epsilon
    isDecoupled = group.flag(group.names.isDecoupled)
  }

  private var averages: MomentAverages {
    MomentAverages(
      maximize: maximize, weightDecay: isDecoupled ? 0 : weightDecay,
      shrinkage: isDecoupled && weightDecay != 0 ? 1 - rate * weightDecay : 1, firstShare: firstShare,
      secondShare: secondShare, epsilon: epsilon)
  }

  /// One minus the share of the gradient's average that the first `step` gradients have not filled.
  func firstCorrection(_ step: Double) -> Double { 1 - pow(firstShare, step) }

  /// The same for the average of squares.
  func secondCorrection(_ step: Double) -> Double { 1 - pow(secondShare, step) }

  /// Takes the next step by the rule that `rule` makes of its number; false where tensor operations are needed.
  ///
  /// - Parameter others: The names of the state's tensors besides the average gradient.
  @inline(__always)
  func step<Rule: StepRule>(
    _ target: OptimizerTarget, _ others: [StringObject], rule: (MomentAverages, Double) -> Rule
  ) throws(TensorError) -> Bool {
    guard let count = target.number(target.names.step), let average = target.tensor(target.names.average)
    else {
      return false
    }
    var states = [average]
    for name in others {
      guard let state = target.tensor(name) else { return false }
      states.append(state)
    }
    let step = count.next
    guard try target.apply(rule(averages, step), states) else { return false }
    count.value = step
    return true
  }
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
    return try settings.step(target, keepsLargest ? [names.square, names.largestSquare] : [names.square]) {
      AdamRule(
        $0, stepSize: settings.rate / settings.firstCorrection($1),
        correctionRoot: pow(settings.secondCorrection($1), 0.5))
    }
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
    try settings.step(target, [target.names.largest]) {
      AdamaxRule($0, stepSize: settings.rate / settings.firstCorrection($1))
    }
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
    guard let product = target.number(names.momentumProduct),
      target.tensor(names.momentumProduct)?.scalarType == .float32
    else { return false }
    var newProduct = 0.0
    let isDone = try settings.step(target, [names.square]) { (averages, step) in
      let (present, following) = (momentum(at: step), momentum(at: step + 1))
      newProduct = Double(Float(product.value) * Float(present))
      return NAdamRule(
        averages, correction: settings.secondCorrection(step),
        gradientFactor: -settings.rate * (1 - present) / (1 - newProduct),
        averageFactor: -settings.rate * following / (1 - newProduct * following))
    }
    if isDone { product.value = newProduct }
    return isDone
  }
}

/// A step of RAdam.
struct RAdamStep: OptimizerStep {
  private let settings: MomentSettings

  init?(_ group: OptimizerGroup) {
    guard let settings = MomentSettings(group) else { return nil }
    self.settings = settings
  }

  /// How far the adaptive scale can be trusted; nil while it cannot.
  private func rectification(at step: Double) -> Double? {
    let limit = 2 / (1 - settings.secondShare) - 1
    let length = limit - 2 * step * pow(settings.secondShare, step) / settings.secondCorrection(step)
    guard length > 5 else { return nil }
    return pow((length - 4) * (length - 2) * limit / ((limit - 4) * (limit - 2) * length), 0.5)
  }

  func apply(_ target: OptimizerTarget) throws(TensorError) -> Bool {
    try settings.step(target, [target.names.square]) {
      RAdamRule(
        $0, rate: settings.rate, firstCorrection: settings.firstCorrection($1),
        correctionRoot: pow(settings.secondCorrection($1), 0.5), rectification: rectification(at: $1))
    }
  }
}
