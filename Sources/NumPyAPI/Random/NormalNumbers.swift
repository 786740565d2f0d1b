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

/// Normally distributed numbers by the ziggurat method, as `np.random.default_rng` has them.
struct ZigguratNormals {
  /// Where the tail begins, and the area of each of the 256 layers.
  private static let edge = 3.6541528853610088
  private static let area = 0.004928673233974652

  private let heights: [Double]
  private let widths: [Double]
  private let limits: [UInt64]

  static let shared = ZigguratNormals()

  private init() {
    let scale = 0x1p52
    var places = [Double](repeating: 0, count: 256)
    var heights = [Double](repeating: 1, count: 256)
    places[255] = Self.edge
    heights[255] = exp(-0.5 * Self.edge * Self.edge)
    for index in stride(from: 254, to: 0, by: -1) {
      places[index] = (-2 * log(Self.area / places[index + 1] + heights[index + 1])).squareRoot()
      heights[index] = exp(-0.5 * places[index] * places[index])
    }
    var widths = places.map { $0 / scale }
    widths[0] = Self.area / heights[255] / scale
    var limits = [UInt64](repeating: 0, count: 256)
    limits[0] = UInt64(Self.edge * heights[255] / Self.area * scale)
    for index in 2..<256 { limits[index] = UInt64(places[index - 1] / places[index] * scale) }
    self.heights = heights
    self.widths = widths
    self.limits = limits
  }

  func next(_ generator: inout BitGenerator) -> Double {
    while true {
      var bits = generator.next64()
      let layer = Int(bits & 0xff)
      bits >>= 8
      let isNegative = bits & 1 == 1
      let position = (bits >> 1) & 0x000f_ffff_ffff_ffff
      let x = Double(position) * widths[layer]
      if position < limits[layer] { return isNegative ? -x : x }
      if layer == 0 {
        while true {
          let step = -log1p(-generator.nextDouble()) / Self.edge
          let height = -log1p(-generator.nextDouble())
          if height + height > step * step {
            return (position >> 8) & 1 == 1 ? -(Self.edge + step) : Self.edge + step
          }
        }
      }
      let height = (heights[layer - 1] - heights[layer]) * generator.nextDouble() + heights[layer]
      if height < exp(-0.5 * x * x) { return isNegative ? -x : x }
    }
  }
}
