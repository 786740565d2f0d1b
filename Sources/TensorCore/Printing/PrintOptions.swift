/// How arrays are printed (`torch.set_printoptions`).
public struct PrintOptions: Equatable, Sendable {
  /// Digits behind the decimal point.
  public var precision: Int
  /// What was given in place of a number of digits; what is to have digits cannot be printed then.
  public var unfitPrecision: String?
  /// The most elements that are printed without summarising; infinite for no limit.
  public var threshold: Double
  /// How many elements a summary shows at each end of a dimension.
  public var edgeItems: Int
  /// The same, small enough to be doubled, and not negative.
  var boundedEdgeItems: Int { Swift.min(Swift.max(edgeItems, 0), 1 << 40) }
  /// Characters in a line.
  public var lineWidth: Int
  /// Whether scientific notation is used; nil lets the elements decide.
  public var scientific: Bool?

  public init(
    precision: Int = 4, threshold: Double = 1000, edgeItems: Int = 3, lineWidth: Int = 80,
    scientific: Bool? = nil
  ) {
    self.precision = precision
    self.threshold = threshold
    self.edgeItems = edgeItems
    self.lineWidth = lineWidth
    self.scientific = scientific
  }

  public static let standard = PrintOptions()
  public static let short = PrintOptions(precision: 2, edgeItems: 2)
  public static let full = PrintOptions(threshold: .infinity)
}
