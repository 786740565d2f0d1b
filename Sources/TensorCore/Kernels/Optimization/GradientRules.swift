/// The step of gradient descent; the state is the momentum, if there is one.
public struct DescentRule: StepRule {
  public var maximize = false
  public var weightDecay = 0.0
  public var momentum = 0.0
  /// The gradient's share of the momentum.
  public var share = 1.0
  public var isNesterov = false
  /// Whether the momentum starts as the gradient.
  public var isFirst = false
  public var rate = 0.0

  public init() {}

  @inline(__always)
  public func update<T: ComputeFloat>(_ element: inout StepElement<T>) {
    element.adjustGradient(maximize: maximize, weightDecay: weightDecay)
    if momentum != 0 {
      element.first =
        isFirst
        ? element.gradient : (element.first * T(momentum)).addingProduct(T(share), element.gradient)
      element.gradient =
        isNesterov ? element.gradient.addingProduct(T(momentum), element.first) : element.first
    }
    element.parameter = element.parameter.addingProduct(T(-rate), element.gradient)
  }
}

/// RMSprop's step; the state is the average square, then the momentum and the average gradient, if kept.
public struct RootMeanSquareRule: StepRule {
  public var maximize = false
  public var weightDecay = 0.0
  public var share = 0.99
  public var epsilon = 1e-8
  public var momentum = 0.0
  public var isCentered = false
  public var rate = 0.0

  public init() {}

  @inline(__always)
  public func update<T: ComputeFloat>(_ element: inout StepElement<T>) {
    element.adjustGradient(maximize: maximize, weightDecay: weightDecay)
    let gradient = element.gradient
    element.first = element.first.averaged(with: gradient, keeping: share)
    var square = element.first
    if isCentered {
      element.third = element.third.interpolated(towards: gradient, by: T(1 - share))
      square = square.addingProduct(-element.third, element.third)
    }
    let divisor = square.squareRoot() + T(epsilon)
    if momentum > 0 {
      element.second = element.second * T(momentum) + gradient / divisor
      element.parameter = element.parameter.addingProduct(T(-rate), element.second)
    } else {
      element.parameter += T(-rate) * gradient / divisor
    }
  }
}

/// Adagrad's step; the state is the sum of squares.
public struct SquareSumRule: StepRule {
  public var maximize = false
  public var weightDecay = 0.0
  public var epsilon = 1e-10
  public var rate = 0.0

  public init() {}

  @inline(__always)
  public func update<T: ComputeFloat>(_ element: inout StepElement<T>) {
    element.adjustGradient(maximize: maximize, weightDecay: weightDecay)
    element.first = element.first.addingProduct(element.gradient, element.gradient)
    element.parameter += T(-rate) * element.gradient / (element.first.squareRoot() + T(epsilon))
  }
}

/// Adadelta's step; the state is the average square of the gradient and that of the steps.
public struct StepRatioRule: StepRule {
  public var maximize = false
  public var weightDecay = 0.0
  public var share = 0.9
  public var epsilon = 1e-6
  public var rate = 0.0

  public init() {}

  @inline(__always)
  public func update<T: ComputeFloat>(_ element: inout StepElement<T>) {
    element.adjustGradient(maximize: maximize, weightDecay: weightDecay)
    element.first = element.first.averaged(with: element.gradient, keeping: share)
    let scale = (element.first + T(epsilon)).squareRoot()
    let change = (element.second + T(epsilon)).squareRoot() / scale * element.gradient
    element.second = element.second.averaged(with: change, keeping: share)
    element.parameter = element.parameter.addingProduct(T(-rate), change)
  }
}
