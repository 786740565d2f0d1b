import CVectorMath

extension UnaryKernel {
  /// The function over arrays that computes this kernel for a type; for the half-width types, the float32 one.
  func vectorFunction(_ type: ScalarType) -> VectorFunction? {
    switch type {
    case .float16, .bfloat16: self == .ndtri ? nil : floatFunction
    case .float32: floatFunction
    case .float64: doubleFunction
    case .complex64: complex64Function
    case .complex128: complex128Function
    default: nil
    }
  }

  private var floatFunction: VectorFunction? {
    switch self {
    case .exp: vector_exp_f32
    case .floor: vector_floor_f32
    case .ceil: vector_ceil_f32
    case .round: vector_round_f32
    case .trunc: vector_trunc_f32
    case .sqrt: vector_sqrt_f32
    case .rsqrt: vector_rsqrt_f32
    case .reciprocal: vector_reciprocal_f32
    case .exp2: vector_exp2_f32
    case .expm1: vector_expm1_f32
    case .log: vector_log_f32
    case .log2: vector_log2_f32
    case .log10: vector_log10_f32
    case .log1p: vector_log1p_f32
    case .sin: vector_sin_f32
    case .cos: vector_cos_f32
    case .tan: vector_tan_f32
    case .asin: vector_asin_f32
    case .acos: vector_acos_f32
    case .atan: vector_atan_f32
    case .sinh: vector_sinh_f32
    case .cosh: vector_cosh_f32
    case .tanh: vector_tanh_f32
    case .asinh: vector_asinh_f32
    case .acosh: vector_acosh_f32
    case .atanh: vector_atanh_f32
    case .erf: vector_erf_f32
    case .erfc: vector_erfc_f32
    case .erfinv: vector_erfinv_f32
    case .lgamma: vector_lgamma_f32
    case .digamma: vector_digamma_f32
    case .sigmoid: vector_sigmoid_f32
    case .sinc: vector_sinc_f32
    case .i0: vector_i0_f32
    case .i0e: vector_i0e_f32
    case .i1: vector_i1_f32
    case .i1e: vector_i1e_f32
    case .ndtri: vector_ndtri_f32
    default: nil
    }
  }

  private var doubleFunction: VectorFunction? {
    switch self {
    case .exp: vector_exp_f64
    case .floor: vector_floor_f64
    case .ceil: vector_ceil_f64
    case .round: vector_round_f64
    case .trunc: vector_trunc_f64
    case .sqrt: vector_sqrt_f64
    case .rsqrt: vector_rsqrt_f64
    case .reciprocal: vector_reciprocal_f64
    case .exp2: vector_exp2_f64
    case .expm1: vector_expm1_f64
    case .log: vector_log_f64
    case .log2: vector_log2_f64
    case .log10: vector_log10_f64
    case .log1p: vector_log1p_f64
    case .sin: vector_sin_f64
    case .cos: vector_cos_f64
    case .tan: vector_tan_f64
    case .asin: vector_asin_f64
    case .acos: vector_acos_f64
    case .atan: vector_atan_f64
    case .sinh: vector_sinh_f64
    case .cosh: vector_cosh_f64
    case .tanh: vector_tanh_f64
    case .asinh: vector_asinh_f64
    case .acosh: vector_acosh_f64
    case .atanh: vector_atanh_f64
    case .erf: vector_erf_f64
    case .erfc: vector_erfc_f64
    case .erfinv: vector_erfinv_f64
    case .lgamma: vector_lgamma_f64
    case .digamma: vector_digamma_f64
    case .sigmoid: vector_sigmoid_f64
    case .sinc: vector_sinc_f64
    case .i0: vector_i0_f64
    case .i0e: vector_i0e_f64
    case .i1: vector_i1_f64
    case .i1e: vector_i1e_f64
    case .ndtri: vector_ndtri_f64
    default: nil
    }
  }

  private var complex64Function: VectorFunction? {
    switch self {
    case .exp: vector_exp_c64
    case .exp2: vector_exp2_c64
    case .expm1: vector_expm1_c64
    case .log: vector_log_c64
    case .log2: vector_log2_c64
    case .log10: vector_log10_c64
    case .log1p: vector_log1p_c64
    case .sin: vector_sin_c64
    case .cos: vector_cos_c64
    case .tan: vector_tan_c64
    case .asin: vector_asin_c64
    case .acos: vector_acos_c64
    case .atan: vector_atan_c64
    case .sinh: vector_sinh_c64
    case .cosh: vector_cosh_c64
    case .tanh: vector_tanh_c64
    case .asinh: vector_asinh_c64
    case .acosh: vector_acosh_c64
    case .atanh: vector_atanh_c64
    case .sqrt: vector_sqrt_c64
    case .rsqrt: vector_rsqrt_c64
    case .reciprocal: vector_reciprocal_c64
    case .sigmoid: vector_sigmoid_c64
    default: nil
    }
  }

  private var complex128Function: VectorFunction? {
    switch self {
    case .exp: vector_exp_c128
    case .exp2: vector_exp2_c128
    case .expm1: vector_expm1_c128
    case .log: vector_log_c128
    case .log2: vector_log2_c128
    case .log10: vector_log10_c128
    case .log1p: vector_log1p_c128
    case .sin: vector_sin_c128
    case .cos: vector_cos_c128
    case .tan: vector_tan_c128
    case .asin: vector_asin_c128
    case .acos: vector_acos_c128
    case .atan: vector_atan_c128
    case .sinh: vector_sinh_c128
    case .cosh: vector_cosh_c128
    case .tanh: vector_tanh_c128
    case .asinh: vector_asinh_c128
    case .acosh: vector_acosh_c128
    case .atanh: vector_atanh_c128
    case .sqrt: vector_sqrt_c128
    case .rsqrt: vector_rsqrt_c128
    case .reciprocal: vector_reciprocal_c128
    case .sigmoid: vector_sigmoid_c128
    default: nil
    }
  }
}

/// A function of one variable over an array; see `VectorFunction`, which is one.
typealias ArrayFunction = (UnsafeMutableRawPointer?, UnsafeRawPointer?, Int) -> Void

extension Tile {
  /// out = function(a), through small buffers where elements are not side by side or need widening.
  func applyVector(_ function: ArrayFunction, _ type: ScalarType) {
    if a.step == 0 && count > 1 {
      var (first, rest) = (self, self)
      first.count = 1
      first.applyVector(function, type)
      rest.count -= 1
      rest.a = Lane(base: out.base, step: 0, rowStep: out.rowStep)
      rest.out.base += out.step &* type.byteCount
      rest.copy(byteCount: type.byteCount)
      return
    }
    switch type {
    case .float16:
      buffered(function, load: { (x: Float16) in Float(x) }, store: { (y: Float) in Float16(y) })
    case .bfloat16:
      buffered(function, load: { (x: BFloat16) in x.float }, store: { (y: Float) in BFloat16(y) })
    case .float32: direct(function, UInt32.self)
    case .float64, .complex64: direct(function, UInt64.self)
    default: direct(function, WidePair.self)
    }
  }

  private func direct<T>(_ function: ArrayFunction, _: T.Type) {
    if out.step == 1 && a.step == 1 {
      for row in 0..<rows { function(out.row(row, as: T.self), a.row(row, as: T.self), count) }
    } else {
      buffered(function, load: { (x: T) in x }, store: { (y: T) in y })
    }
  }

  @inline(__always)
  private func buffered<T, W>(_ function: ArrayFunction, load: (T) -> W, store: (W) -> T) {
    let capacity = Swift.min(count, 512)
    withUnsafeTemporaryAllocation(of: W.self, capacity: capacity) { buffer in
      let buffer = buffer.baseAddress!
      for row in 0..<rows {
        let source = a.row(row, as: T.self)
        let target = out.row(row, as: T.self)
        var start = 0
        while start < count {
          let length = Swift.min(capacity, count - start)
          for i in 0..<length { buffer[i] = load(source[(start + i) &* a.step]) }
          function(buffer, buffer, length)
          for i in 0..<length { target[(start + i) &* out.step] = store(buffer[i]) }
          start += length
        }
      }
    }
  }
}
