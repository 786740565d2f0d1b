/// The text of an SVG picture, as it grows.
struct SVGText {
  private(set) var text = ""

  /// Adds an element with attributes; numbers are written short.
  mutating func add(_ name: String, _ attributes: [(String, String)], content: String? = nil) {
    text += "<\(name)"
    for (key, value) in attributes { text += " \(key)=\"\(Self.escaped(value))\"" }
    text += content.map { ">\(Self.escaped($0))</\(name)>\n" } ?? "/>\n"
  }

  mutating func open(_ name: String, _ attributes: [(String, String)]) {
    text += "<\(name)"
    for (key, value) in attributes { text += " \(key)=\"\(Self.escaped(value))\"" }
    text += ">\n"
  }

  mutating func close(_ name: String) { text += "</\(name)>\n" }

  static func number(_ value: Double) -> String { Decimal.coordinate(value) }

  /// A text without what has a meaning in SVG, and without what must not stand in it.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\t", "\n": escaped.unicodeScalars.append(scalar)
      default:
        if scalar.value >= 0x20, scalar.value != 0xFFFE, scalar.value != 0xFFFF {
          escaped.unicodeScalars.append(scalar)
        }
      }
    }
    return escaped
  }
}
