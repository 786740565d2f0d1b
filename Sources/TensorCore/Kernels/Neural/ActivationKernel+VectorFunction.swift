import CVectorMath

extension ActivationKernel {
  /// The function over arrays that computes this kernel, with its parameters; none for what is simpler than that.
  var vectorFunction: ActivationFunction? {
    switch self {
    case .silu: ActivationFunction(kind: ACTIVATION_SILU)
    case .mish: ActivationFunction(kind: ACTIVATION_MISH)
    case .logSigmoid: ActivationFunction(kind: ACTIVATION_LOG_SIGMOID)
    case .softplus(let beta, let threshold): ActivationFunction(kind: ACTIVATION_SOFTPLUS, beta, threshold)
    case .elu(let coefficient, let scale, let inputScale):
      ActivationFunction(kind: ACTIVATION_ELU, coefficient, scale, inputScale)
    case .gelu: ActivationFunction(kind: ACTIVATION_GELU)
    case .tanhGelu: ActivationFunction(kind: ACTIVATION_TANH_GELU)
    default: nil
    }
  }
}

/// An activation over arrays, and the gradient times its slope; half-width types go through float32.
struct ActivationFunction {
  private let kind: activation
  private let parameters: (Double, Double, Double)
  private let floatParameters: (Float, Float, Float)

  init(kind: activation, _ first: Double = 0, _ second: Double = 0, _ third: Double = 0) {
    self.kind = kind
    parameters = (first, second, third)
    floatParameters = (Float(first), Float(second), Float(third))
  }

  /// out = f(a)
  func apply(to tile: Tile, _ type: ScalarType) {
    switch type {
    case .float64:
      withUnsafeBytes(of: parameters) { bytes in
        let parameters = bytes.baseAddress?.assumingMemoryBound(to: Double.self)
        tile.applyVector(
          { out, a, count in
            activation_f64(
              kind, parameters, out?.assumingMemoryBound(to: Double.self),
              a?.assumingMemoryBound(to: Double.self), count)
          }, type)
      }
    default:
      withUnsafeBytes(of: floatParameters) { bytes in
        let parameters = bytes.baseAddress?.assumingMemoryBound(to: Float.self)
        tile.applyVector(
          { out, a, count in
            activation_f32(
              kind, parameters, out?.assumingMemoryBound(to: Float.self),
              a?.assumingMemoryBound(to: Float.self),
              count)
          }, type)
      }
    }
  }

  /// out = a * slope(b), for gradients a and inputs b.
  func applyGradient(to tile: Tile, _ type: ScalarType) {
    switch type {
    case .float16: tile.applyPairs(load: { (x: Float16) in Float(x) }, store: { Float16($0) }, floatGradient)
    case .bfloat16:
      tile.applyPairs(load: { (x: BFloat16) in x.float }, store: { BFloat16($0) }, floatGradient)
    case .float32: tile.applyPairs(load: { (x: Float) in x }, store: { $0 }, floatGradient)
    default: tile.applyPairs(load: { (x: Double) in x }, store: { $0 }, doubleGradient)
    }
  }

  /// The same for contiguous arrays of one shape and type.
  func applyGradient(to result: NDArray, _ gradient: NDArray, _ input: NDArray) {
    let count = result.elementCount
    if result.scalarType == .float64 {
      doubleGradient(
        result.pointer(as: Double.self), gradient.pointer(as: Double.self), 1, input.pointer(as: Double.self),
        1, count)
    } else {
      floatGradient(
        result.pointer(as: Float.self), gradient.pointer(as: Float.self), 1, input.pointer(as: Float.self), 1,
        count)
    }
  }

  private func floatGradient(
    _ out: UnsafeMutablePointer<Float>, _ gradients: UnsafePointer<Float>, _ gradientStep: Int,
    _ inputs: UnsafePointer<Float>, _ inputStep: Int, _ count: Int
  ) {
    withUnsafeBytes(of: floatParameters) {
      activation_gradient_f32(
        kind, $0.baseAddress?.assumingMemoryBound(to: Float.self), out, gradients, gradientStep, inputs,
        inputStep,
        count)
    }
  }

  private func doubleGradient(
    _ out: UnsafeMutablePointer<Double>, _ gradients: UnsafePointer<Double>, _ gradientStep: Int,
    _ inputs: UnsafePointer<Double>, _ inputStep: Int, _ count: Int
  ) {
    withUnsafeBytes(of: parameters) {
      activation_gradient_f64(
        kind, $0.baseAddress?.assumingMemoryBound(to: Double.self), out, gradients, gradientStep, inputs,
        inputStep,
        count)
    }
  }
}

extension Kernels {
  /// A function whose slope its result tells.
  public enum ResultSlope: Sendable {
    case sigmoid, tanh
  }

  /// The gradient times the slope of a function with these results, in one pass; none for other types than real
  /// floating point numbers, or where the shapes differ.
  public static func resultGradient(
    _ slope: ResultSlope, _ gradient: NDArray, _ result: NDArray
  ) throws(TensorError) -> NDArray? {
    let type = result.scalarType
    if type.isHalfWidth, gradient.scalarType == type {
      return try resultGradient(slope, gradient.converted(to: .float32), result.converted(to: .float32))?
        .converted(to: type)
    }
    guard type == .float32 || type == .float64, gradient.scalarType == type, gradient.shape == result.shape
    else { return nil }
    let function = ActivationFunction(kind: slope == .sigmoid ? ACTIVATION_OF_SIGMOID : ACTIVATION_OF_TANH)
    if gradient.isContiguous, result.isContiguous, !result.isWorthSharing {
      let input = try NDArray.empty(result.layout, type)
      function.applyGradient(to: input, gradient, result)
      return input
    }
    let input = try NDArray.result(result.shape, type, like: result)
    ElementwisePlan.shareTiles(out: input, gradient, result) { function.applyGradient(to: $0, type) }
    return input
  }
}
