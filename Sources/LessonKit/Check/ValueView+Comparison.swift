extension ValueView {
  /// Whether this value is as good as another: equal in every aspect that a learner can see, its values within
  /// tolerance.
  func matches(_ expected: ValueView) -> Bool { aspects(differingFrom: expected).isEmpty }

  /// In what respects this value differs from the expected one.
  ///
  /// A difference that only follows from another is left out: a tensor that is not tracked has no `grad_fn` either.
  func aspects(differingFrom expected: ValueView) -> [Difference.Aspect] {
    switch (self, expected) {
    case (.tensor(let actual), .tensor(let expected)):
      return actual.aspects(differingFrom: expected)
    case (.object(let actual), .object(let expected)):
      return actual.aspects(differingFrom: expected)
    default:
      return [.type(expected: expected.typeName, actual: typeName)]
    }
  }

  private var typeName: String {
    switch self {
    case .tensor: "Tensor"
    case .object(let view): view.typeName
    }
  }
}

extension ObjectView {
  fileprivate func aspects(differingFrom expected: ObjectView) -> [Difference.Aspect] {
    guard typeName == expected.typeName else {
      return [.type(expected: expected.typeName, actual: typeName)]
    }
    if let number, let wanted = expected.number {
      return Tolerance(dtype: "float64").accepts(number, wanted) ? [] : [.values]
    }
    let same =
      OutputPattern.maskingAddresses(representation)
      == OutputPattern.maskingAddresses(expected.representation)
    return same ? [] : [.values]
  }
}

extension TensorView {
  fileprivate func aspects(differingFrom expected: TensorView) -> [Difference.Aspect] {
    var aspects: [Difference.Aspect] = []
    if dtype != expected.dtype { aspects.append(.dtype(expected: expected.dtype, actual: dtype)) }
    if shape != expected.shape {
      aspects.append(.shape(expected: expected.shape, actual: shape))
    } else if !values.match(expected.values, within: Tolerance(dtype: expected.dtype)) {
      aspects.append(.values)
    }
    if requiresGrad != expected.requiresGrad {
      aspects.append(
        requiresGrad ? .tracked(isLeaf: isLeaf) : .untracked(isLeafExpected: expected.isLeaf))
    } else if isLeaf != expected.isLeaf {
      aspects.append(.leaf(expected: expected.isLeaf))
    } else if gradFunction != expected.gradFunction {
      aspects.append(.gradFunction(expected: expected.gradFunction, actual: gradFunction))
    }
    if let aspect = gradientAspect(differingFrom: expected) { aspects.append(aspect) }
    return aspects
  }

  private func gradientAspect(differingFrom expected: TensorView) -> Difference.Aspect? {
    switch (gradient, expected.gradient) {
    case (nil, nil): return nil
    case (nil, _?): return .gradientMissing
    case (_?, nil): return .gradientUnwanted
    case (.tensor(let actual)?, .tensor(let wanted)?):
      guard actual.dtype == wanted.dtype, actual.shape == wanted.shape else { return .gradientForm }
      if actual.values.match(wanted.values, within: Tolerance(dtype: wanted.dtype)) { return nil }
      return .gradientValues(
        factor: actual.values.factor(of: wanted.values, within: Tolerance(dtype: wanted.dtype)))
    default: return gradient == expected.gradient ? nil : .gradientForm
    }
  }
}

extension TensorValues {
  fileprivate func match(_ expected: TensorValues, within tolerance: Tolerance) -> Bool {
    switch (self, expected) {
    case (.real(let actual), .real(let expected)):
      return actual.count == expected.count && zip(actual, expected).allSatisfy { tolerance.accepts($0, $1) }
    case (.complex(let actual), .complex(let expected)):
      return actual.count == expected.count
        && zip(actual, expected).allSatisfy {
          tolerance.accepts($0.real, $1.real) && tolerance.accepts($0.imaginary, $1.imaginary)
        }
    case (.unlisted(let actual), .unlisted(let expected)):
      return actual == expected
    default:
      return false
    }
  }

  /// The whole number from 2 to 9 by which every expected element has to be multiplied, if there is one.
  fileprivate func factor(of expected: TensorValues, within tolerance: Tolerance) -> Int? {
    guard case .real(let actual) = self, case .real(let expected) = expected,
      expected.contains(where: { $0 != 0 })
    else { return nil }
    return (2...9).first { factor in
      zip(actual, expected).allSatisfy { tolerance.accepts($0, Double(factor) * $1) }
    }
  }
}

/// How far two numbers may lie apart and still count as the same answer.
struct Tolerance {
  private let relative: Double
  private let absolute: Double

  /// The tolerance for elements of a type: rounding may depend on the order of operations.
  init(dtype: String) {
    switch dtype {
    case "bfloat16": (relative, absolute) = (1.6e-2, 1e-5)
    case "float16": (relative, absolute) = (1e-3, 1e-5)
    case "float64", "complex128": (relative, absolute) = (1e-7, 1e-10)
    default: (relative, absolute) = (1e-5, 1e-7)
    }
  }

  /// Whether a number is as good as the expected one; NaN is as good as NaN.
  func accepts(_ actual: Double, _ expected: Double) -> Bool {
    if actual == expected || (actual.isNaN && expected.isNaN) { return true }
    // Infinity is near nothing but itself.
    guard actual.isFinite, expected.isFinite else { return false }
    return (actual - expected).magnitude <= absolute + relative * expected.magnitude
  }
}
