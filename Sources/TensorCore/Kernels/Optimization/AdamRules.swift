/// Adam's step; the state is the average gradient, the average square, and the largest average square if kept.
package struct AdamRule: StepRule {
  package var maximize = false
  /// Added to the gradient.
  package var weightDecay = 0.0
  /// What the parameter itself is multiplied with; 1 for none.
  package var shrinkage = 1.0
  package var firstWeight = 0.1
  package var secondShare = 0.999
  package var stepSize = 0.0
  package var correctionRoot = 1.0
  package var epsilon = 1e-8
  package var keepsLargest = false

  package init() {}

  @inline(__always)
  package func update<T: ComputeFloat>(_ element: inout StepElement<T>) {
    if maximize { element.gradient = -element.gradient }
    if shrinkage != 1 { element.parameter *= T(shrinkage) }
    element.adjustGradient(maximize: false, weightDecay: weightDecay)
    let gradient = element.gradient
    element.first = element.first.interpolated(towards: gradient, by: T(firstWeight))
    element.second = element.second.averaged(with: gradient, keeping: secondShare)
    var square = element.second
    if keepsLargest {
      element.third = element.third.isNaN || element.third > square ? element.third : square
      square = element.third
    }
    let divisor = square.squareRoot() / T(correctionRoot) + T(epsilon)
    element.parameter += T(-stepSize) * element.first / divisor
  }
}

/// Adamax's step; the state is the average gradient and the largest decayed gradient.
package struct AdamaxRule: StepRule {
  package var maximize = false
  package var weightDecay = 0.0
  package var firstWeight = 0.1
  package var secondShare = 0.999
  package var stepSize = 0.0
  package var epsilon = 1e-8

  package init() {}

  @inline(__always)
  package func update<T: ComputeFloat>(_ element: inout StepElement<T>) {
    element.adjustGradient(maximize: maximize, weightDecay: weightDecay)
    element.first = element.first.interpolated(towards: element.gradient, by: T(firstWeight))
    let decayed = element.second * T(secondShare)
    let size = element.gradient.magnitude + T(epsilon)
    element.second = decayed.isNaN || decayed > size ? decayed : size
    element.parameter += T(-stepSize) * element.first / element.second
  }
}

/// NAdam's step; the state is the average gradient and the average square.
package struct NAdamRule: StepRule {
  package var maximize = false
  package var weightDecay = 0.0
  package var shrinkage = 1.0
  package var firstWeight = 0.1
  package var secondShare = 0.999
  package var correction = 1.0
  package var gradientFactor = 0.0
  package var averageFactor = 0.0
  package var epsilon = 1e-8

  package init() {}

  @inline(__always)
  package func update<T: ComputeFloat>(_ element: inout StepElement<T>) {
    if maximize { element.gradient = -element.gradient }
    if shrinkage != 1 { element.parameter *= T(shrinkage) }
    element.adjustGradient(maximize: false, weightDecay: weightDecay)
    let gradient = element.gradient
    element.first = element.first.interpolated(towards: gradient, by: T(firstWeight))
    element.second = element.second.averaged(with: gradient, keeping: secondShare)
    let divisor = (element.second / T(correction)).squareRoot() + T(epsilon)
    element.parameter += T(gradientFactor) * gradient / divisor
    element.parameter += T(averageFactor) * element.first / divisor
  }
}

/// RAdam's step; the state is the average gradient and the average square.
package struct RAdamRule: StepRule {
  package var maximize = false
  package var weightDecay = 0.0
  package var shrinkage = 1.0
  package var firstWeight = 0.1
  package var secondShare = 0.999
  package var firstCorrection = 1.0
  package var correctionRoot = 1.0
  package var rate = 0.0
  package var epsilon = 1e-8
  /// How far the adaptive scale can be trusted; nil for a step without it.
  package var rectification: Double?

  package init() {}

  @inline(__always)
  package func update<T: ComputeFloat>(_ element: inout StepElement<T>) {
    if maximize { element.gradient = -element.gradient }
    if shrinkage != 1 { element.parameter *= T(shrinkage) }
    element.adjustGradient(maximize: false, weightDecay: weightDecay)
    let gradient = element.gradient
    element.first = element.first.interpolated(towards: gradient, by: T(firstWeight))
    element.second = element.second.averaged(with: gradient, keeping: secondShare)
    var change = element.first / T(firstCorrection) * T(rate)
    if let rectification {
      change *= 1 / (element.second.squareRoot() + T(epsilon)) * T(correctionRoot)
      change *= T(rectification)
    }
    element.parameter -= change
  }
}
