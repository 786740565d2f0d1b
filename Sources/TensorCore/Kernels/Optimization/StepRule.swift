/// One element of a parameter during an optimizer's step.
public struct StepElement<T: ComputeFloat> {
  public var parameter: T
  public var gradient: T
  /// What the optimizer keeps for the parameter, as many as the rule has.
  public var first: T
  public var second: T
  public var third: T
}

/// How an optimizer changes one element, with the same roundings as a sequence of tensor operations would have.
public protocol StepRule {
  func update<T: ComputeFloat>(_ element: inout StepElement<T>)

  /// Changes a parameter and an optimizer's state of it.
  ///
  /// All arrays are contiguous, of one real type that is computed in itself, and as large as the parameter. (A
  /// requirement, so that each rule has code of its own for callers in other modules.)
  func step(parameter: NDArray, gradient: NDArray, states: [NDArray])
}

extension StepRule {
  public func step(parameter: NDArray, gradient: NDArray, states: [NDArray]) {
    if parameter.scalarType == .float64 {
      step(parameter, gradient, states, Double.self)
    } else {
      step(parameter, gradient, states, Float.self)
    }
  }

  @inline(__always)
  private func step<T: ComputeFloat>(
    _ parameter: NDArray, _ gradient: NDArray, _ states: [NDArray], _: T.Type
  ) {
    let values = parameter.pointer(as: T.self)
    let gradients = gradient.pointer(as: T.self)
    let first = states.count > 0 ? states[0].pointer(as: T.self) : nil
    let second = states.count > 1 ? states[1].pointer(as: T.self) : nil
    let third = states.count > 2 ? states[2].pointer(as: T.self) : nil
    for index in 0..<parameter.elementCount {
      var element = StepElement(
        parameter: values[index], gradient: gradients[index], first: first?[index] ?? 0,
        second: second?[index] ?? 0, third: third?[index] ?? 0)
      update(&element)
      values[index] = element.parameter
      first?[index] = element.first
      second?[index] = element.second
      third?[index] = element.third
    }
  }
}

extension StepElement {
  /// Turns the gradient round to ascend, and adds a penalty's gradient to it.
  @inline(__always)
  mutating func adjustGradient(maximize: Bool, weightDecay: Double) {
    if maximize { gradient = -gradient }
    if weightDecay != 0 { gradient = gradient.addingProduct(T(weightDecay), parameter) }
  }
}

extension ComputeFloat {
  /// The value moved towards another by a share of the distance, counted from the nearer end.
  @inline(__always)
  func interpolated(towards end: Self, by weight: Self) -> Self {
    weight.magnitude < 0.5
      ? addingProduct(weight, end - self) : end.addingProduct(-(end - self), 1 - weight)
  }

  /// The value after a running average of squares took up one more.
  @inline(__always)
  func averaged(with value: Self, keeping share: Double) -> Self {
    (self * Self(share)).addingProduct(Self(1 - share) * value, value)
  }
}
