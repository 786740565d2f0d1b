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
    case .float16: gradient(tile, load: { (x: Float16) in Float(x) }, store: { Float16($0) }, floats)
    case .bfloat16: gradient(tile, load: { (x: BFloat16) in x.float }, store: { BFloat16($0) }, floats)
    case .float32: gradient(tile, load: { (x: Float) in x }, store: { $0 }, floats)
    default: gradient(tile, load: { (x: Double) in x }, store: { $0 }, doubles)
    }
  }

  private func floats(
    _ out: UnsafeMutablePointer<Float>, _ gradients: UnsafePointer<Float>, _ inputs: UnsafePointer<Float>,
    count: Int
  ) {
    withUnsafeBytes(of: floatParameters) {
      activation_gradient_f32(
        kind, $0.baseAddress?.assumingMemoryBound(to: Float.self), out, gradients, inputs, count)
    }
  }

  private func doubles(
    _ out: UnsafeMutablePointer<Double>, _ gradients: UnsafePointer<Double>, _ inputs: UnsafePointer<Double>,
    count: Int
  ) {
    withUnsafeBytes(of: parameters) {
      activation_gradient_f64(
        kind, $0.baseAddress?.assumingMemoryBound(to: Double.self), out, gradients, inputs, count)
    }
  }

  /// Goes through small buffers where elements are not side by side or need widening.
  @inline(__always)
  private func gradient<T, W>(
    _ tile: Tile, load: (T) -> W, store: (W) -> T,
    _ function: (UnsafeMutablePointer<W>, UnsafePointer<W>, UnsafePointer<W>, Int) -> Void
  ) {
    if T.self == W.self, tile.out.step == 1, tile.a.step == 1, tile.b.step == 1 {
      for row in 0..<tile.rows {
        function(
          tile.out.row(row, as: W.self), tile.a.row(row, as: W.self), tile.b.row(row, as: W.self), tile.count)
      }
      return
    }
    let capacity = Swift.min(tile.count, 512)
    withUnsafeTemporaryAllocation(of: W.self, capacity: 2 * capacity) { buffer in
      guard let gradients = buffer.baseAddress else { return }
      let inputs = gradients + capacity
      for row in 0..<tile.rows {
        let (out, a, b) = (
          tile.out.row(row, as: T.self), tile.a.row(row, as: T.self), tile.b.row(row, as: T.self)
        )
        var start = 0
        while start < tile.count {
          let length = Swift.min(capacity, tile.count - start)
          for i in 0..<length {
            gradients[i] = load(a[(start + i) &* tile.a.step])
            inputs[i] = load(b[(start + i) &* tile.b.step])
          }
          function(gradients, gradients, inputs, length)
          for i in 0..<length { out[(start + i) &* tile.out.step] = store(gradients[i]) }
          start += length
        }
      }
    }
  }
}
