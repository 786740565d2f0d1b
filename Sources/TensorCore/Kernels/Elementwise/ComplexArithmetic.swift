import ComplexModule
import Glibc
import RealModule

/// The plain product; infinities follow from the four real products, as in PyTorch.
@inline(__always)
func complexProduct<R>(_ a: Complex<R>, _ b: Complex<R>) -> Complex<R> where R: ComputeFloat {
  Complex(
    a.realPart * b.realPart - a.imaginaryPart * b.imaginaryPart,
    a.realPart * b.imaginaryPart + a.imaginaryPart * b.realPart)
}

/// The quotient, scaled by the larger part of the divisor so that nothing overflows early.
@inline(__always)
func complexQuotient<R>(_ a: Complex<R>, _ b: Complex<R>) -> Complex<R> where R: ComputeFloat {
  let c = b.realPart
  let d = b.imaginaryPart
  if c.magnitude >= d.magnitude {
    if c == 0 && d == 0 { return Complex(a.realPart / c.magnitude, a.imaginaryPart / d.magnitude) }
    let ratio = d / c
    let scale = 1 / (c + d * ratio)
    return Complex(
      (a.realPart + a.imaginaryPart * ratio) * scale, (a.imaginaryPart - a.realPart * ratio) * scale)
  }
  let ratio = c / d
  let scale = 1 / (d + c * ratio)
  return Complex(
    (a.realPart * ratio + a.imaginaryPart) * scale, (a.imaginaryPart * ratio - a.realPart) * scale)
}

@inline(__always)
func hypotenuse<R>(_ z: Complex<R>) -> R where R: ComputeFloat {
  R.hypotenuse(z.realPart, z.imaginaryPart)
}
