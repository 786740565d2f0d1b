import Glibc

/// Draws single gamma numbers, whose shapes vary from element to element.
///
/// Parameters are rounded to the elements' type at the same places as in PyTorch, which decides which draws are
/// taken and which rejected.
struct GammaSampler<T: ComputeFloat> {
  let generator: Generator

  /// A gamma number of rate one, by rejection from the cube of a normal one.
  func gamma(_ shape: T) -> Double {
    var shape = shape
    var scale = 1.0
    if shape < 1 {
      if shape == 0 { return 0 }
      // Smaller shapes are drawn from a larger one, scaled down.
      scale = pow(1 - generator.uniformDouble(), Double(1 / shape))
      shape += 1
    }
    let d = Double(shape - T(Float(1) / 3))
    let c = 1 / (9 * d).squareRoot()
    while true {
      var x = 0.0
      var y = 0.0
      repeat {
        x = generator.normalDouble()
        y = 1 + c * x
      } while y <= 0
      let v = y * y * y
      let u = 1 - generator.uniformDouble()
      let square = x * x
      if u < 1 - Double(Float(0.0331)) * square * square { return scale * d * v }
      if log(u) < 0.5 * square + d * (1 - v + log(v)) { return scale * d * v }
    }
  }
}
