import Glibc
import TensorCore

/// A filter that makes images smaller without artefacts: as wide as the pixels of the result, as Pillow has it.
enum AntialiasFilter: String {
  case bilinear, bicubic, lanczos

  /// How far the filter reaches, in pixels of the result.
  private var reach: Double {
    switch self {
    case .bilinear: 1
    case .bicubic: 2
    case .lanczos: 3
    }
  }

  /// The weight at a distance: a triangle, Keys' cubic convolution with a = -0.5, or a windowed sine.
  private func weight(_ distance: Double) -> Double {
    let x = abs(distance)
    if x >= reach { return 0 }
    switch self {
    case .bilinear: return 1 - x
    case .bicubic:
      let a = -0.5
      if x < 1 { return ((a + 2) * x - (a + 3)) * x * x + 1 }
      return ((x - 5) * x + 8) * x * a - 4 * a
    case .lanczos: return Self.sinc(x) * Self.sinc(x / 3)
    }
  }

  private static func sinc(_ x: Double) -> Double {
    x == 0 ? 1 : sin(.pi * x) / (.pi * x)
  }

  /// The sources of each element of a dimension.
  ///
  /// - Parameter scale: how many elements of the input there are for one of the result.
  func taps(from size: Int, to output: Int, scale: Double) -> ResamplingTaps {
    let support = reach * max(scale, 1)
    let shrink = scale >= 1 ? 1 / scale : 1
    let sources = (0..<output).map { place -> [(index: Int, weight: Double)] in
      let center = scale * (Double(place) + 0.5)
      let first = max(Int(saturatingTruncation: center - support + 0.5), 0)
      let end = min(Int(saturatingTruncation: center + support + 0.5), size)
      if first >= end { return [] }
      let weights = (first..<end).map { weight((Double($0) - center + 0.5) * shrink) }
      let total = weights.reduce(0, +)
      return zip(first..<end, weights).map { ($0, total == 0 ? $1 : $1 / total) }
    }
    return ResamplingTaps(inputSize: size, sources: sources)
  }
}
