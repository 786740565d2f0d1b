import Glibc

extension Special {
  /// The families of orthogonal polynomials.
  public enum Polynomial: String, CaseIterable, Sendable {
    case chebyshevT = "chebyshev_polynomial_t"
    case chebyshevU = "chebyshev_polynomial_u"
    case chebyshevV = "chebyshev_polynomial_v"
    case chebyshevW = "chebyshev_polynomial_w"
    case hermite = "hermite_polynomial_h"
    case probabilistHermite = "hermite_polynomial_he"
    case laguerre = "laguerre_polynomial_l"
    case legendre = "legendre_polynomial_p"
    case shiftedChebyshevT = "shifted_chebyshev_polynomial_t"
    case shiftedChebyshevU = "shifted_chebyshev_polynomial_u"
    case shiftedChebyshevV = "shifted_chebyshev_polynomial_v"
    case shiftedChebyshevW = "shifted_chebyshev_polynomial_w"

    /// The value at `x` of the polynomial of a degree, which is truncated to an integer.
    public func value(_ x: Double, degree: Double) -> Double {
      if degree.isNaN { return .nan }
      let n = degree.rounded(.towardZero)
      if n < 0 { return 0 }
      switch self {
      case .chebyshevT: return chebyshev(x, n, first: x)
      case .chebyshevU: return chebyshev(x, n, first: 2 * x)
      case .chebyshevV: return chebyshev(x, n, first: 2 * x - 1)
      case .chebyshevW: return chebyshev(x, n, first: 2 * x + 1)
      case .shiftedChebyshevT: return Polynomial.chebyshevT.value(2 * x - 1, degree: n)
      case .shiftedChebyshevU: return Polynomial.chebyshevU.value(2 * x - 1, degree: n)
      case .shiftedChebyshevV: return Polynomial.chebyshevV.value(2 * x - 1, degree: n)
      case .shiftedChebyshevW: return Polynomial.chebyshevW.value(2 * x - 1, degree: n)
      case .hermite: return recurrence(n, 2 * x) { k, p, q in 2 * x * q - 2 * k * p }
      case .probabilistHermite: return recurrence(n, x) { k, p, q in x * q - k * p }
      case .laguerre:
        return recurrence(n, 1 - x) { k, p, q in ((2 * k + 1 - x) * q - k * p) / (k + 1) }
      case .legendre: return recurrence(n, x) { k, p, q in ((2 * k + 1) * x * q - k * p) / (k + 1) }
      }
    }

    private func chebyshev(_ x: Double, _ n: Double, first: Double) -> Double {
      if x.magnitude >= 1 || n <= 8 { return recurrence(n, first) { _, p, q in 2 * x * q - p } }
      let angle = acos(x)
      switch self {
      case .chebyshevT: return cos(n * angle)
      case .chebyshevU: return sin((n + 1) * angle) / sin(angle)
      case .chebyshevV: return cos((n + 0.5) * angle) / cos(angle / 2)
      default: return sin((n + 0.5) * angle) / sin(angle / 2)
      }
    }

    /// The value of degree `n` from those of degrees 0, which is one, and 1.
    private func recurrence(
      _ n: Double, _ first: Double, _ next: (_ k: Double, _ before: Double, _ last: Double) -> Double
    ) -> Double {
      if n == 0 { return 1 }
      // Higher degrees than these take too long to follow one by one.
      if n > 1_000_000 { return .nan }
      var before = 1.0
      var last = first
      var k = 1.0
      while k < n, last.isFinite, !Interruption.isRequested {
        (before, last) = (last, next(k, before, last))
        k += 1
      }
      return last
    }
  }
}
