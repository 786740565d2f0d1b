import ComplexModule
import Glibc

/// Discrete Fourier transforms of rows, in float64 whatever the element type.
enum FourierTransform {
  /// The sums over `x[j] exp(∓2πi jk / n)` for every k, where n is the length of `x`.
  ///
  /// - Parameter roots: what ``unitRoots(_:forward:)`` gives for as many.
  static func transform(_ x: [Complex128], _ roots: [Complex128]) -> [Complex128] {
    if x.count <= 1 { return x }
    var output = Array(repeating: Complex128.zero, count: x.count)
    x.withUnsafeBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        roots.withUnsafeBufferPointer { roots in
          combine(input, start: 0, step: 1, count: x.count, into: output, at: 0, roots)
        }
      }
    }
    return output
  }

  /// exp(∓2πi k / n) for every k; exact at the quarters, and symmetric.
  static func unitRoots(_ count: Int, forward: Bool) -> [Complex128] {
    (0..<count).map { k in
      let sign = forward ? -1.0 : 1.0
      // Folded into the first eighth, where sine and cosine are most exact.
      let eighth = 8 * k / count
      let offset = Double(8 * k - eighth * count) / Double(count)
      let angle = Double.pi / 4 * offset
      let (c, s): (Double, Double)
      switch eighth {
      case 0: (c, s) = (cos(angle), sin(angle))
      case 1: (c, s) = (sin(.pi / 4 - angle), cos(.pi / 4 - angle))
      case 2: (c, s) = (-sin(angle), cos(angle))
      case 3: (c, s) = (-cos(.pi / 4 - angle), sin(.pi / 4 - angle))
      case 4: (c, s) = (-cos(angle), -sin(angle))
      case 5: (c, s) = (-sin(.pi / 4 - angle), -cos(.pi / 4 - angle))
      case 6: (c, s) = (sin(angle), -cos(angle))
      default: (c, s) = (cos(.pi / 4 - angle), -sin(.pi / 4 - angle))
      }
      return Complex128(c.withExactHalf, sign * s.withExactHalf)
    }
  }

  /// Splits a row by its least prime factor, transforms the parts and joins them.
  private static func combine(
    _ input: UnsafeBufferPointer<Complex128>, start: Int, step: Int, count: Int,
    into output: UnsafeMutableBufferPointer<Complex128>, at place: Int,
    _ roots: UnsafeBufferPointer<Complex128>
  ) {
    if count == 1 {
      output[place] = input[start]
      return
    }
    let factor = count % 4 == 0 ? 4 : leastFactor(count)
    let length = count / factor
    for part in 0..<factor {
      combine(
        input, start: start + part * step, step: step * factor, count: length, into: output,
        at: place + part * length, roots)
    }
    if Interruption.isRequested { return }
    let part = UnsafeMutableBufferPointer(rebasing: output[place..<(place + count)])
    switch factor {
    case 2: joinPairs(part, roots)
    case 4: joinFours(part, roots)
    default: join(part, factor, roots)
    }
  }

  /// Joins the transforms of the even and the odd elements.
  private static func joinPairs(
    _ output: UnsafeMutableBufferPointer<Complex128>, _ roots: UnsafeBufferPointer<Complex128>
  ) {
    let length = output.count / 2
    let stride = roots.count / output.count
    for k in 0..<length {
      let (a, odd) = (output[k], output[length &+ k])
      let b = k == 0 ? odd : complexProduct(odd, roots[k &* stride])
      output[k] = Complex128(a.realPart + b.realPart, a.imaginaryPart + b.imaginaryPart)
      output[length &+ k] = Complex128(a.realPart - b.realPart, a.imaginaryPart - b.imaginaryPart)
    }
  }

  /// Joins the transforms of every fourth element, which takes products with exact roots only.
  private static func joinFours(
    _ output: UnsafeMutableBufferPointer<Complex128>, _ roots: UnsafeBufferPointer<Complex128>
  ) {
    let length = output.count / 4
    let stride = roots.count / output.count
    let turn = roots[roots.count / 4].imaginaryPart
    for k in 0..<length {
      let a = output[k]
      var (b, c, d) = (output[length &+ k], output[2 &* length &+ k], output[3 &* length &+ k])
      if k > 0 {
        b = complexProduct(b, roots[k &* stride])
        c = complexProduct(c, roots[2 &* k &* stride])
        d = complexProduct(d, roots[3 &* k &* stride])
      }
      // Mirrored ones are taken together, so that symmetric rows stay symmetric.
      let (sumReal, sumImaginary) = (b.realPart + d.realPart, b.imaginaryPart + d.imaginaryPart)
      let real = (b.realPart - d.realPart) * turn
      let imaginary = (b.imaginaryPart - d.imaginaryPart) * turn
      output[k] = Complex128(
        a.realPart + sumReal + c.realPart, a.imaginaryPart + sumImaginary + c.imaginaryPart)
      output[length &+ k] = Complex128(
        a.realPart - imaginary - c.realPart, a.imaginaryPart + real - c.imaginaryPart)
      output[2 &* length &+ k] = Complex128(
        a.realPart - sumReal + c.realPart, a.imaginaryPart - sumImaginary + c.imaginaryPart)
      output[3 &* length &+ k] = Complex128(
        a.realPart + imaginary - c.realPart, a.imaginaryPart - real - c.imaginaryPart)
    }
  }

  private static func join(
    _ output: UnsafeMutableBufferPointer<Complex128>, _ factor: Int,
    _ roots: UnsafeBufferPointer<Complex128>
  ) {
    let length = output.count / factor
    let stride = roots.count / output.count
    withUnsafeTemporaryAllocation(of: Complex128.self, capacity: 2 * factor) { buffer in
      let values = UnsafeMutableBufferPointer(rebasing: buffer[..<factor])
      let joined = UnsafeMutableBufferPointer(rebasing: buffer[factor...])
      for k in 0..<length {
        for part in 0..<factor {
          let value = output[part * length + k]
          values[part] = part == 0 || k == 0 ? value : complexProduct(value, roots[part * k * stride])
        }
        transformPrime(values, roots, into: joined)
        for part in 0..<factor { output[part * length + k] = joined[part] }
      }
    }
  }

  private static func leastFactor(_ count: Int) -> Int {
    var factor = 2
    while factor * factor <= count {
      if count % factor == 0 { return factor }
      factor += 1
    }
    return count
  }

  /// A transform of few elements; mirrored ones are taken together, so that symmetric rows stay symmetric.
  private static func transformPrime(
    _ x: UnsafeMutableBufferPointer<Complex128>, _ roots: UnsafeBufferPointer<Complex128>,
    into result: UnsafeMutableBufferPointer<Complex128>
  ) {
    let n = x.count
    let stride = roots.count / n
    for k in 0..<n {
      result[k] = .zero
      if n > 1000, Interruption.isRequested { continue }
      var (real, imaginary) = (x[0].realPart, x[0].imaginaryPart)
      var j = 1
      while 2 * j < n {
        let root = roots[(j * k % n) * stride]
        let (a, b) = (x[j], x[n - j])
        let (c, s) = (root.realPart, root.imaginaryPart)
        real += (a.realPart + b.realPart) * c - (a.imaginaryPart - b.imaginaryPart) * s
        imaginary += (a.imaginaryPart + b.imaginaryPart) * c + (a.realPart - b.realPart) * s
        j += 1
      }
      if n % 2 == 0 {
        let sign = k % 2 == 0 ? 1.0 : -1.0
        real += sign * x[n / 2].realPart
        imaginary += sign * x[n / 2].imaginaryPart
      }
      result[k] = Complex128(real, imaginary)
    }
  }
}

extension Double {
  /// One half for what rounding has moved off it, so that thirds and sixths of a circle add up.
  fileprivate var withExactHalf: Double {
    (magnitude - 0.5).magnitude < 1e-15 ? Double(signOf: self, magnitudeOf: 0.5) : self
  }
}

extension Kernels {
  /// The Fourier transform of a complex array along dimensions, times `scale`.
  public static func fourier(
    _ a: NDArray, dims: [Int], forward: Bool, scale: Double
  ) throws(TensorError) -> NDArray {
    let type = a.scalarType
    var current = try a.converted(to: .complex128)
    for (number, dim) in dims.enumerated() {
      let factor = number == dims.count - 1 ? scale : 1
      let last = current.shape.count - 1
      let moved = try current.movedDimension(from: dim, to: last)
      let rows = try NDArray.empty(moved.shape, .complex128)
      try rows.copy(from: moved)
      let length = rows.shape[last]
      let elements = rows.pointer(as: Complex128.self)
      if length > 0 {
        let roots = length > 1 ? FourierTransform.unitRoots(length, forward: forward) : []
        for row in 0..<(rows.elementCount / length) {
          let start = elements + row * length
          let line = FourierTransform.transform(
            Array(UnsafeBufferPointer(start: start, count: length)), roots)
          // What rounding of float64 has moved off zero is nothing at all for float32.
          let noise = type == .complex64 ? noise(of: start, count: length) : 0
          func cleaned(_ part: Double) -> Double {
            part != 0 && part.magnitude < noise ? 0 : part * factor
          }
          for (index, value) in line.enumerated() {
            start[index] = Complex128(cleaned(value.realPart), cleaned(value.imaginaryPart))
          }
        }
      }
      current = try rows.movedDimension(from: last, to: dim)
    }
    return try current.converted(to: type).contiguous()
  }

  /// How far rounding may move a sum of a row's elements.
  private static func noise(of row: UnsafeMutablePointer<Complex128>, count: Int) -> Double {
    var total = 0.0
    for index in 0..<count {
      total += row[index].realPart.magnitude + row[index].imaginaryPart.magnitude
    }
    return total.isFinite ? total * 0x1p-52 : 0
  }
}
