import CVectorMath

extension Kernels {
  /// The mean of a row that is not empty, and its variance around it, as PyTorch's normalisations round them.
  @inline(__always)
  static func rowMoments<C: ComputeFloat>(_ row: UnsafePointer<C>, _ count: Int) -> (mean: C, variance: C) {
    let row = UnsafeRawPointer(row)
    if C.self == Double.self {
      var (mean, variance) = (0.0, 0.0)
      row_moments_f64(row.assumingMemoryBound(to: Double.self), count, &mean, &variance)
      return (C(mean), C(variance))
    }
    var (mean, variance) = (Float(0), Float(0))
    row_moments_f32(row.assumingMemoryBound(to: Float.self), count, &mean, &variance)
    return (C(mean), C(variance))
  }
}
