import CVectorMath

/// An element type for which there are loops over rows in vectors wider than every processor has.
protocol VectorElement: ComputeFloat, BitwiseCopyable {
  typealias Row = UnsafeMutablePointer<Self>

  /// out = a + scale * b, rounded once
  static func addScaled(_ out: Row, _ a: Row, _ b: Row, _ scale: Self, _ count: Int)
  /// out = a + scale * b * c, the first product rounded
  static func addProduct(_ out: Row, _ a: Row, _ b: Row, _ c: Row, _ scale: Self, _ count: Int)
  /// out = a + scale * b / c
  static func addQuotient(_ out: Row, _ a: Row, _ b: Row, _ c: Row, _ scale: Self, _ count: Int)
  /// out = a + weight * (b - a), counted from the nearer end; a step of 0 is one weight for all
  static func lerp(_ out: Row, _ a: Row, _ b: Row, _ weights: Row, _ weightStep: Int, _ count: Int)
  /// The largest or smallest of some elements; nan, if there is one.
  static func extremum(_ row: Row, _ count: Int, largest: Bool) -> Self
  /// Where the first element is that equals `value`, or the first nan.
  static func place(of value: Self, in row: Row, _ count: Int) -> Int
  /// Adds the squares of blocks to sums, of which there are ``squareLanes``.
  static func addSquares(to sums: Row, _ row: Row, blocks: Int)
  static var squareLanes: Int { get }
}

extension Float: VectorElement {
  static func addScaled(_ out: Row, _ a: Row, _ b: Row, _ scale: Float, _ count: Int) {
    add_scaled_f32(out, a, b, scale, count)
  }

  static func addProduct(_ out: Row, _ a: Row, _ b: Row, _ c: Row, _ scale: Float, _ count: Int) {
    add_product_f32(out, a, b, c, scale, count)
  }

  static func addQuotient(_ out: Row, _ a: Row, _ b: Row, _ c: Row, _ scale: Float, _ count: Int) {
    add_quotient_f32(out, a, b, c, scale, count)
  }

  static func lerp(_ out: Row, _ a: Row, _ b: Row, _ weights: Row, _ weightStep: Int, _ count: Int) {
    lerp_f32(out, a, b, weights, weightStep, count)
  }

  static func extremum(_ row: Row, _ count: Int, largest: Bool) -> Float {
    largest ? largest_f32(row, count) : smallest_f32(row, count)
  }

  static func place(of value: Float, in row: Row, _ count: Int) -> Int { place_f32(row, count, value) }

  static func addSquares(to sums: Row, _ row: Row, blocks: Int) { add_squares_f32(sums, row, blocks) }

  static var squareLanes: Int { 8 }
}

extension Double: VectorElement {
  static func addScaled(_ out: Row, _ a: Row, _ b: Row, _ scale: Double, _ count: Int) {
    add_scaled_f64(out, a, b, scale, count)
  }

  static func addProduct(_ out: Row, _ a: Row, _ b: Row, _ c: Row, _ scale: Double, _ count: Int) {
    add_product_f64(out, a, b, c, scale, count)
  }

  static func addQuotient(_ out: Row, _ a: Row, _ b: Row, _ c: Row, _ scale: Double, _ count: Int) {
    add_quotient_f64(out, a, b, c, scale, count)
  }

  static func lerp(_ out: Row, _ a: Row, _ b: Row, _ weights: Row, _ weightStep: Int, _ count: Int) {
    lerp_f64(out, a, b, weights, weightStep, count)
  }

  static func extremum(_ row: Row, _ count: Int, largest: Bool) -> Double {
    largest ? largest_f64(row, count) : smallest_f64(row, count)
  }

  static func place(of value: Double, in row: Row, _ count: Int) -> Int { place_f64(row, count, value) }

  static func addSquares(to sums: Row, _ row: Row, blocks: Int) { add_squares_f64(sums, row, blocks) }

  static var squareLanes: Int { 4 }
}
