/// The functions of one array that keep its element type (see ``Kernels/unary(_:_:)``).
public enum UnaryKernel: Hashable, Sendable {
  case negate, absolute, sign, sgn, conjugate, square, reciprocal
  case sqrt, rsqrt
  case exp, exp2, expm1, log, log2, log10, log1p
  case sin, cos, tan, asin, acos, atan, sinh, cosh, tanh, asinh, acosh, atanh
  case sigmoid, erf, erfc, erfinv, lgamma, digamma, sinc, i0, i0e, i1, i1e, ndtri
  case floor, ceil, round, trunc, frac
  case relu, bitwiseNot
  case erfcx, logNdtr, entr, logit, trigamma
  case besselJ0, besselJ1, besselY0, besselY1, besselK0, besselK1, scaledBesselK0, scaledBesselK1
  case airyAi, sphericalBesselJ0

  /// The name that PyTorch's "not implemented for" texts give the kernel.
  public var errorName: String {
    switch self {
    case .negate: "neg_cpu"
    case .absolute: "abs_cpu"
    case .sign: "sign_cpu"
    case .sgn: "sgn_cpu"
    case .conjugate: "conj_cpu"
    case .square: "pow"
    case .reciprocal: "reciprocal_cpu"
    case .rsqrt: "rsqrt_cpu"
    case .relu: "clamp_min_scalar_cpu"
    case .bitwiseNot: "bitwise_not_cpu"
    case .floor, .ceil, .round, .trunc: "\(self)_vml_cpu"
    case .frac: "frac_cpu"
    case .digamma: "digamma"
    case .lgamma: "lgamma_vml_cpu"
    case .sigmoid: "sigmoid_cpu"
    case .i0: "i0_vml_cpu"
    case .erf, .erfc, .erfinv: "\(self)_vml_cpu"
    case .sinc: "sinc_cpu"
    case .i0e, .i1, .i1e, .ndtri, .erfcx, .entr, .logit: "\(self)_cpu"
    case .logNdtr: "log_ndtr_cpu"
    case .besselJ0: "bessel_j0_cpu"
    case .besselJ1: "bessel_j1_cpu"
    case .besselY0: "bessel_y0_cpu"
    case .besselY1: "bessel_y1_cpu"
    case .besselK0: "modified_bessel_k0_cpu"
    case .besselK1: "modified_bessel_k1_cpu"
    case .scaledBesselK0: "scaled_modified_bessel_k0_cpu"
    case .scaledBesselK1: "scaled_modified_bessel_k1_cpu"
    case .airyAi: "airy_ai_cpu"
    case .sphericalBesselJ0: "spherical_bessel_j0_cpu"
    default: "\(self)"
    }
  }
}

/// The functions of one array whose results are bools.
public enum PredicateKernel: Sendable {
  case isNan, isInf, isFinite, isPositiveInfinity, isNegativeInfinity, signBit, logicalNot
}
