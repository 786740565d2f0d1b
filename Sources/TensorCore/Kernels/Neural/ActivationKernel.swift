import RealModule

/// An activation function of neural networks with its parameters, and the slope of its graph.
public enum ActivationKernel: Sendable {
  case leakyRelu(slope: Double)
  /// `scale * x` above zero, `coefficient * expm1(inputScale * x)` below.
  case elu(coefficient: Double, scale: Double, inputScale: Double)
  case gelu
  case tanhGelu
  case silu
  case mish
  case hardtanh(low: Double, high: Double)
  case hardswish
  case hardsigmoid
  case softplus(beta: Double, threshold: Double)
  case softshrink(Double)
  case hardshrink(Double)
  case threshold(Double, value: Double)
  case logSigmoid

  /// The name in the errors of types for which there is no such function.
  var errorName: String {
    switch self {
    case .leakyRelu: "leaky_relu_cpu"
    case .elu: "elu_cpu"
    case .gelu, .tanhGelu: "GeluKernelImpl"
    case .silu: "silu_cpu"
    case .mish: "mish_cpu"
    case .hardtanh: "hardtanh_cpu"
    case .hardswish: "hardswish_cpu"
    case .hardsigmoid: "hardsigmoid_cpu"
    case .softplus: "softplus_cpu"
    case .softshrink: "softshrink_check"
    case .hardshrink: "hardshrink_cpu"
    case .threshold: "threshold_cpu"
    case .logSigmoid: "log_sigmoid_cpu"
    }
  }
}

extension Kernels {
  /// The activation of every element.
  public static func activation(_ kernel: ActivationKernel, _ a: NDArray) throws(TensorError) -> NDArray {
    if case .silu = kernel, a.scalarType.isComplex {
      return try binary(.multiply, a, unary(.sigmoid, a), type: a.scalarType)
    }
    let result = try NDArray.result(a.shape, a.scalarType, like: a)
    if let function = kernel.vectorFunction, a.scalarType.isFloatingPoint {
      ElementwisePlan.shareTiles(out: result, a) { function.apply(to: $0, a.scalarType) }
    } else if result.isWorthSharing && a.isContiguous {
      try result.forEachPart { (range) throws(TensorError) in
        try a.scalarType.accept(
          floats: ActivationValue(kernel: kernel, a: a.part(range), result: result.part(range)),
          name: kernel.errorName)
      }
    } else {
      try a.scalarType.accept(
        floats: ActivationValue(kernel: kernel, a: a, result: result), name: kernel.errorName)
    }
    return result
  }

  /// The gradient times the slope at every element, in one pass.
  public static func activationGradient(
    _ kernel: ActivationKernel, _ gradient: NDArray, _ a: NDArray
  ) throws(TensorError) -> NDArray {
    let gradient = try gradient.converted(to: a.scalarType)
    let result = try NDArray.result(a.shape, a.scalarType, like: a)
    if let function = kernel.vectorFunction, a.scalarType.isFloatingPoint {
      ElementwisePlan.shareTiles(out: result, gradient, a) { function.applyGradient(to: $0, a.scalarType) }
    } else if result.isWorthSharing && a.isContiguous && gradient.isContiguous {
      try result.forEachPart { (range) throws(TensorError) in
        try a.scalarType.accept(
          floats: ActivationSlope(
            kernel: kernel, gradient: gradient.part(range), a: a.part(range), result: result.part(range)),
          name: kernel.errorName)
      }
    } else {
      try a.scalarType.accept(
        floats: ActivationSlope(kernel: kernel, gradient: gradient, a: a, result: result),
        name: kernel.errorName)
    }
    return result
  }
}

private struct ActivationValue: FloatVisitor {
  let kernel: ActivationKernel
  let a: NDArray
  let result: NDArray

  func visit<T: FloatElement>(_ type: T.Type) {
    typealias C = T.Compute
    @inline(__always) func map(_ body: (C) -> C) {
      ElementwisePlan.forEachTile(out: result, a) { tile in
        tile.map { (x: T) in T(compute: body(x.compute)) }
      }
    }
    switch kernel {
    case .leakyRelu(let slope):
      let slope = C(slope)
      map { $0 > 0 ? $0 : $0 * slope }
    case .hardtanh(let low, let high):
      let (low, high) = (C(low), C(high))
      map { x in x < low ? low : x > high ? high : x }
    case .hardswish: map { x in x * Swift.min(Swift.max(x + 3, 0), 6) / 6 }
    case .hardsigmoid: map { x in x.isNaN ? x : Swift.min(Swift.max(x + 3, 0), 6) / 6 }
    case .softshrink(let bound):
      let bound = C(bound)
      // PyTorch does whole blocks of neighbours at once, and gives them zeros without a sign.
      ElementwisePlan.forEachTile(out: result, a) { tile in
        let block = 64 / MemoryLayout<T>.size
        let whole = tile.out.step == 1 && tile.a.step == 1 ? tile.count / block * block : 0
        for row in 0..<tile.rows {
          let (target, source) = (tile.out.row(row, as: T.self), tile.a.row(row, as: T.self))
          for i in 0..<tile.count {
            let x = source[i &* tile.a.step].compute
            let y = x > bound ? x - bound : x < -bound ? x + bound : x.isNaN || i >= whole ? x * 0 : 0
            target[i &* tile.out.step] = T(compute: y)
          }
        }
      }
    case .hardshrink(let bound):
      let bound = C(bound)
      map { x in x >= -bound && x <= bound ? 0 : x }
    case .threshold(let bound, let value):
      let (bound, value) = (C(bound), C(value))
      map { x in x <= bound ? value : x }
    // What a vector function computes.
    case .elu, .silu, .mish, .softplus, .logSigmoid, .gelu, .tanhGelu: break
    }
  }
}

private struct ActivationSlope: FloatVisitor {
  let kernel: ActivationKernel
  let gradient: NDArray
  let a: NDArray
  let result: NDArray

  func visit<T: FloatElement>(_ type: T.Type) {
    typealias C = T.Compute
    @inline(__always) func map(_ slope: (C) -> C) {
      ElementwisePlan.forEachTile(out: result, gradient, a) { tile in
        tile.mapPairs { (g: T, x: T) in T(compute: g.compute * slope(x.compute)) }
      }
    }
    // Elsewhere the gradient is zero, whatever its sign was.
    @inline(__always) func map(where isOpen: (C) -> Bool, _ slope: (C) -> C) {
      ElementwisePlan.forEachTile(out: result, gradient, a) { tile in
        tile.mapPairs { (g: T, x: T) in
          isOpen(x.compute) ? T(compute: g.compute * slope(x.compute)) : T(compute: 0)
        }
      }
    }
    @inline(__always) func mask(_ isOpen: (C) -> Bool) {
      ElementwisePlan.forEachTile(out: result, gradient, a) { tile in
        tile.mapPairs { (g: T, x: T) in isOpen(x.compute) ? g : T(compute: 0) }
      }
    }
    switch kernel {
    case .leakyRelu(let slope):
      let slope = C(slope)
      map { $0 > 0 ? 1 : slope }
    case .hardtanh(let low, let high):
      let (low, high) = (C(low), C(high))
      mask { x in !(x <= low || x >= high) }
    case .hardswish: map(where: { !($0 <= -3) }, { x in x < 3 ? x / 3 + 0.5 : 1 })
    // PyTorch's slope is a float32 number in every type.
    case .hardsigmoid: map(where: { $0 > -3 && $0 < 3 }, { _ in C(Float(1) / 6) })
    case .softshrink(let bound), .hardshrink(let bound):
      let bound = C(bound)
      mask { x in !(x >= -bound && x <= bound) }
    case .threshold(let bound, _):
      let bound = C(bound)
      mask { x in !(x <= bound) }
    // What a vector function computes.
    case .elu, .silu, .mish, .softplus, .logSigmoid, .gelu, .tanhGelu: break
    }
  }
}
