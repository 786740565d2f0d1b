/// Writes the elements of one array in one style and one width, which all the elements shown decide together.
struct ElementFormatter {
  private let isFloatingPoint: Bool
  private var allIntegers = true
  private var scientific = false
  private(set) var width = 1
  private let precision: Int
  private let isPrecisionUnfit: Bool

  /// A formatter for `elements`, those that will be shown.
  init(elements: [Scalar], isFloatingPoint: Bool, options: PrintOptions) {
    self.isFloatingPoint = isFloatingPoint
    precision = options.precision
    isPrecisionUnfit = options.unfitPrecision != nil
    if !isFloatingPoint {
      for element in elements { width = Swift.max(width, ElementFormatter.plain(element).utf8.count) }
      return
    }
    let values = elements.lazy.map(\.doubleValue).filter { $0.isFinite && $0 != 0 }
    var smallest = Double.infinity
    var largest = 0.0
    for value in values {
      smallest = Swift.min(smallest, value.magnitude)
      largest = Swift.max(largest, value.magnitude)
      if value.rounded(.up) != value { allIntegers = false }
    }
    // Only finite nonzero elements decide; without any, the defaults stand.
    if largest == 0 { return }
    scientific = options.scientific ?? (largest / smallest > 1000 || largest > 1e8 || smallest < 1e-4)
    for value in values {
      let length =
        scientific
        ? FloatFormat.scientific(value, precision: precision).utf8.count
        : allIntegers
          ? FloatFormat.fixed(value, precision: 0).utf8.count + 1
          : FloatFormat.fixed(value, precision: precision).utf8.count
      width = Swift.max(width, length)
    }
  }

  /// Stands for what cannot be printed, before the letter of its format.
  static let unprintable = "\u{1A}"

  /// An element, set right in the common width.
  func format(_ element: Scalar) -> String {
    let text: String
    if isFloatingPoint {
      let value = element.doubleValue
      if scientific {
        text = isPrecisionUnfit ? Self.unprintable + "e" : FloatFormat.scientific(value, precision: precision)
      } else if allIntegers {
        text = FloatFormat.fixed(value, precision: 0) + (value.isFinite ? "." : "")
      } else {
        text = isPrecisionUnfit ? Self.unprintable + "f" : FloatFormat.fixed(value, precision: precision)
      }
    } else {
      text = ElementFormatter.plain(element)
    }
    return String(repeating: " ", count: Swift.max(width - text.utf8.count, 0)) + text
  }

  private static func plain(_ element: Scalar) -> String {
    switch element {
    case .bool(let value): value ? "True" : "False"
    default: String(element.intValue)
    }
  }
}
