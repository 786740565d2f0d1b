/// A value as lessons see it.
package indirect enum ValueView: Equatable, Sendable {
  case tensor(TensorView)
  case object(ObjectView)
}

/// A tensor, described without sharing its memory.
package struct TensorView: Equatable, Sendable {
  /// The name of its element type without `torch.`, such as `float32`.
  package var dtype: String

  /// Its sizes, outermost first.
  package var shape: [Int]

  /// Its elements in row-major order.
  package var values: TensorValues

  /// Its `requires_grad`.
  package var requiresGrad: Bool

  /// Its `is_leaf`.
  package var isLeaf: Bool

  /// The name of its `grad_fn`, such as `AddBackward0`, or nil when it has none.
  package var gradFunction: String?

  /// Its `.grad`, whose own gradient is left out, or nil when that is None.
  package var gradient: ValueView?

  /// A view of these parts; the defaults are those of a tensor that a learner has just made.
  package init(
    dtype: String = "float32", shape: [Int], values: TensorValues, requiresGrad: Bool = false,
    isLeaf: Bool = true, gradFunction: String? = nil, gradient: ValueView? = nil
  ) {
    self.dtype = dtype
    self.shape = shape
    self.values = values
    self.requiresGrad = requiresGrad
    self.isLeaf = isLeaf
    self.gradFunction = gradFunction
    self.gradient = gradient
  }
}

/// The elements of a tensor; integers and booleans are given as numbers.
package enum TensorValues: Equatable, Sendable {
  case real([Double])
  case complex([ComplexPair])
  /// Too many to list, by the session's own limit; only their count is compared.
  case unlisted(count: Int)
}

/// A complex element.
package struct ComplexPair: Equatable, Sendable {
  package var real: Double
  package var imaginary: Double

  /// The number `real + imaginary·i`.
  package init(real: Double, imaginary: Double) {
    self.real = real
    self.imaginary = imaginary
  }
}

/// Any value that is not a tensor.
package struct ObjectView: Equatable, Sendable {
  /// The name of its Python type, such as `list`.
  package var typeName: String

  /// Its `repr`, which the session may cut short.
  package var representation: String

  /// Its value when it is an int, a float or a bool.
  package var number: Double?

  /// A view of these parts.
  package init(typeName: String, representation: String, number: Double? = nil) {
    self.typeName = typeName
    self.representation = representation
    self.number = number
  }
}
