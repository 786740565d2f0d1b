import CVectorMath

/// What the steps of Adam and its kin share: the average gradient, the average square, and what comes before them.
public struct MomentAverages: Sendable {
  fileprivate let settings: moment_averages

  /// - Parameters:
  ///   - weightDecay: Times the parameter, added to the gradient.
  ///   - shrinkage: What the parameter itself is multiplied with; 1 for none.
  public init(
    maximize: Bool, weightDecay: Double, shrinkage: Double, firstShare: Double, secondShare: Double,
    epsilon: Double
  ) {
    settings = moment_averages(
      weight_decay: weightDecay, shrinkage: shrinkage, first_weight: 1 - firstShare,
      second_share: secondShare, epsilon: epsilon, maximize: maximize)
  }
}

/// Adam's step; the state is the average gradient, the average square, and the largest average square if kept.
public struct AdamRule: StepRule {
  private let averages: MomentAverages
  private let stepSize, correctionRoot: Double

  public init(_ averages: MomentAverages, stepSize: Double, correctionRoot: Double) {
    self.averages = averages
    self.stepSize = stepSize
    self.correctionRoot = correctionRoot
  }

  public func update(_ a: StepArrays<Float>) {
    step_adam_f32(
      averages.settings, stepSize, correctionRoot, a.parameter, a.gradient, a.first, a.second, a.third,
      a.count)
  }

  public func update(_ a: StepArrays<Double>) {
    step_adam_f64(
      averages.settings, stepSize, correctionRoot, a.parameter, a.gradient, a.first, a.second, a.third,
      a.count)
  }
}

/// Adamax's step; the state is the average gradient and the largest decayed gradient.
public struct AdamaxRule: StepRule {
  private let averages: MomentAverages
  private let stepSize: Double

  public init(_ averages: MomentAverages, stepSize: Double) {
    self.averages = averages
    self.stepSize = stepSize
  }

  public func update(_ a: StepArrays<Float>) {
    step_adamax_f32(averages.settings, stepSize, a.parameter, a.gradient, a.first, a.second, a.count)
  }

  public func update(_ a: StepArrays<Double>) {
    step_adamax_f64(averages.settings, stepSize, a.parameter, a.gradient, a.first, a.second, a.count)
  }
}

/// NAdam's step; the state is the average gradient and the average square.
public struct NAdamRule: StepRule {
  private let averages: MomentAverages
  private let correction, gradientFactor, averageFactor: Double

  public init(
    _ averages: MomentAverages, correction: Double, gradientFactor: Double, averageFactor: Double
  ) {
    self.averages = averages
    self.correction = correction
    self.gradientFactor = gradientFactor
    self.averageFactor = averageFactor
  }

  public func update(_ a: StepArrays<Float>) {
    step_nadam_f32(
      averages.settings, correction, gradientFactor, averageFactor, a.parameter, a.gradient, a.first,
      a.second, a.count)
  }

  public func update(_ a: StepArrays<Double>) {
    step_nadam_f64(
      averages.settings, correction, gradientFactor, averageFactor, a.parameter, a.gradient, a.first,
      a.second, a.count)
  }
}

/// RAdam's step; the state is the average gradient and the average square.
public struct RAdamRule: StepRule {
  private let averages: MomentAverages
  private let rate, firstCorrection, correctionRoot: Double
  private let rectification: Double

  /// - Parameter rectification: How far the adaptive scale can be trusted; nil for a step without it.
  public init(
    _ averages: MomentAverages, rate: Double, firstCorrection: Double, correctionRoot: Double,
    rectification: Double?
  ) {
    self.averages = averages
    self.rate = rate
    self.firstCorrection = firstCorrection
    self.correctionRoot = correctionRoot
    self.rectification = rectification ?? 0
  }

  public func update(_ a: StepArrays<Float>) {
    step_radam_f32(
      averages.settings, rate, firstCorrection, correctionRoot, rectification, a.parameter, a.gradient,
      a.first, a.second, a.count)
  }

  public func update(_ a: StepArrays<Double>) {
    step_radam_f64(
      averages.settings, rate, firstCorrection, correctionRoot, rectification, a.parameter, a.gradient,
      a.first, a.second, a.count)
  }
}
