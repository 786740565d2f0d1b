import CVectorMath

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

  private var settings: descent_step {
    descent_step(
      weight_decay: weightDecay, momentum: momentum, share: share, rate: rate, maximize: maximize,
      is_nesterov: isNesterov, is_first: isFirst)
  }

  public func update(_ a: StepArrays<Float>) {
    step_descent_f32(settings, a.parameter, a.gradient, a.first, a.count)
  }

  public func update(_ a: StepArrays<Double>) {
    step_descent_f64(settings, a.parameter, a.gradient, a.first, a.count)
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

  private var settings: root_mean_square_step {
    root_mean_square_step(
      weight_decay: weightDecay, share: share, epsilon: epsilon, momentum: momentum, rate: rate,
      maximize: maximize, is_centered: isCentered)
  }

  public func update(_ a: StepArrays<Float>) {
    let mean = momentum > 0 ? a.third : a.second
    step_root_mean_square_f32(settings, a.parameter, a.gradient, a.first, a.second, mean, a.count)
  }

  public func update(_ a: StepArrays<Double>) {
    let mean = momentum > 0 ? a.third : a.second
    step_root_mean_square_f64(settings, a.parameter, a.gradient, a.first, a.second, mean, a.count)
  }
}

/// Adagrad's step; the state is the sum of squares.
public struct SquareSumRule: StepRule {
  public var maximize = false
  public var weightDecay = 0.0
  public var epsilon = 1e-10
  public var rate = 0.0

  public init() {}

  private var settings: square_sum_step {
    square_sum_step(weight_decay: weightDecay, epsilon: epsilon, rate: rate, maximize: maximize)
  }

  public func update(_ a: StepArrays<Float>) {
    step_square_sum_f32(settings, a.parameter, a.gradient, a.first, a.count)
  }

  public func update(_ a: StepArrays<Double>) {
    step_square_sum_f64(settings, a.parameter, a.gradient, a.first, a.count)
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

  private var settings: ratio_step {
    ratio_step(weight_decay: weightDecay, share: share, epsilon: epsilon, rate: rate, maximize: maximize)
  }

  public func update(_ a: StepArrays<Float>) {
    step_ratio_f32(settings, a.parameter, a.gradient, a.first, a.second, a.count)
  }

  public func update(_ a: StepArrays<Double>) {
    step_ratio_f64(settings, a.parameter, a.gradient, a.first, a.second, a.count)
  }
}
