/// A parameter's elements during an optimizer's step, and what goes with them.
public struct StepArrays<T> {
  let parameter: UnsafeMutablePointer<T>
  let gradient: UnsafePointer<T>
  /// What the optimizer keeps for the parameter, as many arrays as the rule has.
  let first, second, third: UnsafeMutablePointer<T>?
  let count: Int

  fileprivate init(_ parameter: NDArray, _ gradient: NDArray, _ states: [NDArray]) {
    self.parameter = parameter.pointer(as: T.self)
    self.gradient = UnsafePointer(gradient.pointer(as: T.self))
    first = states.count > 0 ? states[0].pointer(as: T.self) : nil
    second = states.count > 1 ? states[1].pointer(as: T.self) : nil
    third = states.count > 2 ? states[2].pointer(as: T.self) : nil
    count = parameter.elementCount
  }

  private init(_ whole: StepArrays, _ range: Range<Int>) {
    parameter = whole.parameter + range.lowerBound
    gradient = whole.gradient + range.lowerBound
    first = whole.first.map { $0 + range.lowerBound }
    second = whole.second.map { $0 + range.lowerBound }
    third = whole.third.map { $0 + range.lowerBound }
    count = range.count
  }

  fileprivate subscript(range: Range<Int>) -> StepArrays { StepArrays(self, range) }
}

/// How an optimizer changes each element, with the same roundings as a sequence of tensor operations would have.
public protocol StepRule {
  func update(_ arrays: StepArrays<Float>)
  func update(_ arrays: StepArrays<Double>)
}

extension StepRule {
  /// Changes a parameter and an optimizer's state of it.
  ///
  /// All arrays are contiguous, of float32 or float64, and as large as the parameter.
  public func step(parameter: NDArray, gradient: NDArray, states: [NDArray]) {
    if parameter.scalarType == .float64 {
      let arrays = StepArrays<Double>(parameter, gradient, states)
      ParallelFor.run(arrays.count) { update(arrays[$0]) }
    } else {
      let arrays = StepArrays<Float>(parameter, gradient, states)
      ParallelFor.run(arrays.count) { update(arrays[$0]) }
    }
  }
}
