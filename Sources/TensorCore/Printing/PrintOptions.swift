/// How arrays are printed (`torch.set_printoptions`).
package struct PrintOptions: Equatable, Sendable {
  /// Digits behind the decimal point.
  package var precision: Int
  /// The most elements that are printed without summarising; infinite for no limit.
  package var threshold: Double
  /// How many elements a summary shows at each end of a dimension.
  package var edgeItems: Int
  /// The same, small enough to be doubled, and not negative.
  var boundedEdgeItems: Int { Swift.min(Swift.max(edgeItems, 0), 1 << 40) }
  /// Characters in a line.
  package var lineWidth: Int
  /// Whether scientific notation is used; nil lets the elements decide.
  package var scientific: Bool?

  package init(
    precision: Int = 4, threshold: Double = 1000, edgeItems: Int = 3, lineWidth: Int = 80,
    scientific: Bool? = nil
  ) {
    self.precision = precision
    self.threshold = threshold
    self.edgeItems = edgeItems
    self.lineWidth = lineWidth
    self.scientific = scientific
  }

  package static let standard = PrintOptions()
  package static let short = PrintOptions(precision: 2, edgeItems: 2)
  package static let full = PrintOptions(threshold: .infinity)
}
