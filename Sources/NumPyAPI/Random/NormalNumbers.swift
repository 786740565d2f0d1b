import Glibc

/// Normally distributed numbers by the polar method, as `np.random.seed` has them: they come in pairs.
struct PolarNormals {
  private var spare: Double?

  mutating func next(_ generator: inout BitGenerator) -> Double {
    if let number = spare {
      spare = nil
      return number
    }
    while true {
      let x = 2 * generator.nextDouble() - 1
      let y = 2 * generator.nextDouble() - 1
      let square = x * x + y * y
      if square < 1, square != 0 {
        let factor = (-2 * log(square) / square).squareRoot()
        spare = factor * x
        return factor * y
      }
    }
  }
}

/// The layers of equal area under a falling curve from which the ziggurat method draws.
private struct Ziggurat {
  let heights: [Double]
  let widths: [Double]
  let limits: [UInt64]

  /// - Parameters:
  ///   - edge: where the tail begins.
  ///   - area: the area of each of the 256 layers.
  ///   - scale: what positions within a layer are counted in.
  init(
    edge: Double, area: Double, scale: Double, height: (Double) -> Double, place: (Double) -> Double
  ) {
    var places = [Double](repeating: 0, count: 256)
    var heights = [Double](repeating: 1, count: 256)
    places[255] = edge
    heights[255] = height(edge)
    for index in stride(from: 254, to: 0, by: -1) {
      places[index] = place(area / places[index + 1] + heights[index + 1])
      heights[index] = height(places[index])
    }
    var widths = places.map { $0 / scale }
    widths[0] = area / heights[255] / scale
    var limits = [UInt64](repeating: 0, count: 256)
    limits[0] = UInt64(edge * heights[255] / area * scale)
    for index in 2..<256 { limits[index] = UInt64(places[index - 1] / places[index] * scale) }
    self.heights = heights
    self.widths = widths
    self.limits = limits
  }

  /// Whether a point between two layers lies under the curve.
  func isUnder(_ height: Double, layer: Int, _ draw: Double) -> Bool {
    (heights[layer - 1] - heights[layer]) * draw + heights[layer] < height
  }
}

/// Normally distributed numbers by the ziggurat method, as `np.random.default_rng` has them.
struct ZigguratNormals {
  private static let edge = 3.6541528853610088
  private let layers = Ziggurat(
    edge: edge, area: 0.004928673233974652, scale: 0x1p52, height: { exp(-0.5 * $0 * $0) },
    place: { (-2 * log($0)).squareRoot() })

  static let shared = ZigguratNormals()

  func next(_ generator: inout BitGenerator) -> Double {
    while true {
      var bits = generator.next64()
      let layer = Int(bits & 0xff)
      bits >>= 8
      let isNegative = bits & 1 == 1
      let position = (bits >> 1) & 0x000f_ffff_ffff_ffff
      let x = Double(position) * layers.widths[layer]
      if position < layers.limits[layer] { return isNegative ? -x : x }
      if layer == 0 {
        while true {
          let step = -log1p(-generator.nextDouble()) / Self.edge
          let height = -log1p(-generator.nextDouble())
          if height + height > step * step {
            return (position >> 8) & 1 == 1 ? -(Self.edge + step) : Self.edge + step
          }
        }
      }
      if layers.isUnder(exp(-0.5 * x * x), layer: layer, generator.nextDouble()) {
        return isNegative ? -x : x
      }
    }
  }
}

/// Exponentially distributed numbers by the ziggurat method.
struct ZigguratExponentials {
  private static let edge = 7.69711747013104972
  private let layers = Ziggurat(
    edge: edge, area: 0.0039496598225815571993, scale: 0x1p53, height: { exp(-$0) }, place: { -log($0) })

  static let shared = ZigguratExponentials()

  func next(_ generator: inout BitGenerator) -> Double {
    while true {
      var bits = generator.next64() >> 3
      let layer = Int(bits & 0xff)
      bits >>= 8
      let x = Double(bits) * layers.widths[layer]
      if bits < layers.limits[layer] { return x }
      if layer == 0 { return Self.edge - log1p(-generator.nextDouble()) }
      if layers.isUnder(exp(-x), layer: layer, generator.nextDouble()) { return x }
    }
  }
}
