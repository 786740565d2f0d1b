import CVectorMath

/// An element type for which there are the loops of a batch normalisation; CVectorMath.h says what they do.
protocol ChannelElement: ComputeFloat {
  typealias Cells = UnsafeMutablePointer<Self>
  /// What the gradient of a channel's elements is computed from.
  associatedtype Slope

  static func slope(mean: Self, share: Self, gradientMean: Self, reciprocal: Self, weight: Self) -> Slope
  static func planeMoments(_ a: Cells, examples: Int, step: Int, size: Int) -> (mean: Self, squares: Self)
  static func planeLine(_ out: Cells, _ a: Cells, size: Int, scale: Self, shift: Self)
  static func planeProducts(
    _ a: Cells, _ gradient: Cells, size: Int, mean: Self, sum: inout Double, product: inout Double)
  static func planeSlopes(_ out: Cells, _ a: Cells, _ gradient: Cells, size: Int, _ slope: Slope)
  static func addChannels(to sums: Cells, _ row: Cells, _ channels: Int)
  static func addChannelSquares(to sums: Cells, _ row: Cells, _ mean: Cells, _ channels: Int)
  static func addChannelProducts(
    to sums: Cells, _ row: Cells, _ gradient: Cells, _ mean: Cells, _ channels: Int)
  static func channelLines(_ out: Cells, _ row: Cells, _ scale: Cells, _ shift: Cells, _ channels: Int)
  static func channelSlopes(
    _ out: Cells, _ row: Cells, _ gradient: Cells, _ slopes: UnsafeMutablePointer<Slope>, _ channels: Int)
}

extension Float: ChannelElement {
  static func slope(
    mean: Float, share: Float, gradientMean: Float, reciprocal: Float, weight: Float
  ) -> channel_slope_f32 {
    channel_slope_f32(
      mean: mean, share: share, gradient_mean: gradientMean, reciprocal: reciprocal, weight: weight)
  }

  static func planeMoments(
    _ a: Cells, examples: Int, step: Int, size: Int
  ) -> (mean: Float, squares: Float) {
    var found: (mean: Float, squares: Float) = (0, 0)
    plane_moments_f32(a, examples, step, size, &found.mean, &found.squares)
    return found
  }

  static func planeLine(_ out: Cells, _ a: Cells, size: Int, scale: Float, shift: Float) {
    plane_line_f32(out, a, size, scale, shift)
  }

  static func planeProducts(
    _ a: Cells, _ gradient: Cells, size: Int, mean: Float, sum: inout Double, product: inout Double
  ) {
    plane_products_f32(a, gradient, size, mean, &sum, &product)
  }

  static func planeSlopes(_ out: Cells, _ a: Cells, _ gradient: Cells, size: Int, _ slope: channel_slope_f32)
  {
    plane_slopes_f32(out, a, gradient, size, slope)
  }

  static func addChannels(to sums: Cells, _ row: Cells, _ channels: Int) {
    add_channels_f32(sums, row, channels)
  }

  static func addChannelSquares(to sums: Cells, _ row: Cells, _ mean: Cells, _ channels: Int) {
    add_channel_squares_f32(sums, row, mean, channels)
  }

  static func addChannelProducts(
    to sums: Cells, _ row: Cells, _ gradient: Cells, _ mean: Cells, _ channels: Int
  ) {
    add_channel_products_f32(sums, row, gradient, mean, channels)
  }

  static func channelLines(_ out: Cells, _ row: Cells, _ scale: Cells, _ shift: Cells, _ channels: Int) {
    channel_lines_f32(out, row, scale, shift, channels)
  }

  static func channelSlopes(
    _ out: Cells, _ row: Cells, _ gradient: Cells, _ slopes: UnsafeMutablePointer<channel_slope_f32>,
    _ channels: Int
  ) {
    channel_slopes_f32(out, row, gradient, slopes, channels)
  }
}

extension Double: ChannelElement {
  static func slope(
    mean: Double, share: Double, gradientMean: Double, reciprocal: Double, weight: Double
  ) -> channel_slope_f64 {
    channel_slope_f64(
      mean: mean, share: share, gradient_mean: gradientMean, reciprocal: reciprocal, weight: weight)
  }

  static func planeMoments(
    _ a: Cells, examples: Int, step: Int, size: Int
  ) -> (mean: Double, squares: Double) {
    var found: (mean: Double, squares: Double) = (0, 0)
    plane_moments_f64(a, examples, step, size, &found.mean, &found.squares)
    return found
  }

  static func planeLine(_ out: Cells, _ a: Cells, size: Int, scale: Double, shift: Double) {
    plane_line_f64(out, a, size, scale, shift)
  }

  static func planeProducts(
    _ a: Cells, _ gradient: Cells, size: Int, mean: Double, sum: inout Double, product: inout Double
  ) {
    plane_products_f64(a, gradient, size, mean, &sum, &product)
  }

  static func planeSlopes(_ out: Cells, _ a: Cells, _ gradient: Cells, size: Int, _ slope: channel_slope_f64)
  {
    plane_slopes_f64(out, a, gradient, size, slope)
  }

  static func addChannels(to sums: Cells, _ row: Cells, _ channels: Int) {
    add_channels_f64(sums, row, channels)
  }

  static func addChannelSquares(to sums: Cells, _ row: Cells, _ mean: Cells, _ channels: Int) {
    add_channel_squares_f64(sums, row, mean, channels)
  }

  static func addChannelProducts(
    to sums: Cells, _ row: Cells, _ gradient: Cells, _ mean: Cells, _ channels: Int
  ) {
    add_channel_products_f64(sums, row, gradient, mean, channels)
  }

  static func channelLines(_ out: Cells, _ row: Cells, _ scale: Cells, _ shift: Cells, _ channels: Int) {
    channel_lines_f64(out, row, scale, shift, channels)
  }

  static func channelSlopes(
    _ out: Cells, _ row: Cells, _ gradient: Cells, _ slopes: UnsafeMutablePointer<channel_slope_f64>,
    _ channels: Int
  ) {
    channel_slopes_f64(out, row, gradient, slopes, channels)
  }
}
