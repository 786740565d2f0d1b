/// What the steps of Adam and its kin share: the average gradient, the average square, and what comes before them.
public struct MomentAverages: Sendable {
  public let maximize: Bool
  /// Added to the gradient.
  public let weightDecay: Double
  /// What the parameter itself is multiplied with; 1 for none.
  public let shrinkage: Double
  public let firstWeight: Double
  public let secondShare: Double
  public let epsilon: Double

  public init(
    maximize: Bool, weightDecay: Double, shrinkage: Double, firstShare: Double, secondShare: Double,
    epsilon: Double
  ) {
    self.maximize = maximize
    self.weightDecay = weightDecay
    self.shrinkage = shrinkage
    firstWeight = 1 - firstShare
    self.secondShare = secondShare
    self.epsilon = epsilon
  }

  /// Takes the gradient into the first average.
  @inline(__always)
  fileprivate func takeGradient<T: ComputeFloat>(_ element: inout StepElement<T>) {
    if shrinkage != 1 { element.parameter *= T(shrinkage) }
    element.adjustGradient(maximize: maximize, weightDecay: weightDecay)
    element.first = element.first.interpolated(towards: element.gradient, by: T(firstWeight))
  }

  /// Takes the gradient and its square into the averages.
  @inline(__always)
  fileprivate func takeBoth<T: ComputeFloat>(_ element: inout StepElement<T>) {
    takeGradient(&element)
    element.second = element.second.averaged(with: element.gradient, keeping: secondShare)
  }
}

/// Adam's step; the state is the average gradient, the average square, and the largest average square if kept.
public struct AdamRule: StepRule {
  private let averages: MomentAverages
  private let stepSize, correctionRoot: Double
  private let keepsLargest: Bool

  public init(_ averages: MomentAverages, stepSize: Double, correctionRoot: Double, keepsLargest: Bool) {
    self.averages = averages
    self.stepSize = stepSize
    self.correctionRoot = correctionRoot
    self.keepsLargest = keepsLargest
  }

  @inline(__always)
  public func update<T: ComputeFloat>(_ element: inout StepElement<T>) {
    averages.takeBoth(&element)
    var square = element.second
    if keepsLargest {
      element.third = element.third.isNaN || element.third > square ? element.third : square
      square = element.third
    }
    let divisor = square.squareRoot() / T(correctionRoot) + T(averages.epsilon)
    element.parameter += T(-stepSize) * element.first / divisor
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

  @inline(__always)
  public func update<T: ComputeFloat>(_ element: inout StepElement<T>) {
    averages.takeGradient(&element)
    let decayed = element.second * T(averages.secondShare)
    let size = element.gradient.magnitude + T(averages.epsilon)
    element.second = decayed.isNaN || decayed > size ? decayed : size
    element.parameter += T(-stepSize) * element.first / element.second
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

  @inline(__always)
  public func update<T: ComputeFloat>(_ element: inout StepElement<T>) {
    averages.takeBoth(&element)
    let divisor = (element.second / T(correction)).squareRoot() + T(averages.epsilon)
    element.parameter += T(gradientFactor) * element.gradient / divisor
    element.parameter += T(averageFactor) * element.first / divisor
  }
}

/// RAdam's step; the state is the average gradient and the average square.
public struct RAdamRule: StepRule {
  private let averages: MomentAverages
  private let rate, firstCorrection, correctionRoot: Double
  private let rectification: Double?

  /// - Parameter rectification: How far the adaptive scale can be trusted; nil for a step without it.
  public init(
    _ averages: MomentAverages, rate: Double, firstCorrection: Double, correctionRoot: Double,
    rectification: Double?
  ) {
    self.averages = averages
    self.rate = rate
    self.firstCorrection = firstCorrection
    self.correctionRoot = correctionRoot
    self.rectification = rectification
  }

  @inline(__always)
  public func update<T: ComputeFloat>(_ element: inout StepElement<T>) {
    averages.takeBoth(&element)
    var change = element.first / T(firstCorrection) * T(rate)
    if let rectification {
      change *= 1 / (element.second.squareRoot() + T(averages.epsilon)) * T(correctionRoot)
      change *= T(rectification)
    }
    element.parameter -= change
  }
}
