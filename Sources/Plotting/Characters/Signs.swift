/// The signs that stand for markers, lines and bars.
struct Signs {
  let unicode: Bool
  let isColoured: Bool

  /// A marker's sign.
  ///
  /// - Parameter variant: A number by which markers of the same form are told apart.
  func marker(_ marker: Marker, variant: Int = 0) -> Character {
    if variant > 0, marker == .circle {
      let others: [Character] = unicode ? ["●", "×", "▲", "■", "+", "◆"] : ["o", "x", "^", "#", "+", "%"]
      return others[variant % others.count]
    }
    if !unicode {
      switch marker {
      case .square: return "#"
      case .diamond, .thinDiamond: return "%"
      case .pentagon, .hexagon, .otherHexagon, .octagon, .circle: return "o"
      case .filledPlus: return "+"
      case .threeDown: return "v"
      case .threeUp: return "^"
      case .threeLeft: return "<"
      case .threeRight: return ">"
      case .pixel: return "."
      default: return marker.rawValue
      }
    }
    switch marker {
    case .circle, .pentagon, .hexagon, .otherHexagon, .octagon: return "●"
    case .point: return "•"
    case .pixel: return "·"
    case .cross, .filledCross: return "×"
    case .plus, .filledPlus: return "+"
    case .star: return "★"
    case .square: return "■"
    case .diamond, .thinDiamond: return "◆"
    case .up, .threeUp: return "▲"
    case .down, .threeDown: return "▼"
    case .left, .threeLeft: return "◀"
    case .right, .threeRight: return "▶"
    case .vertical: return "│"
    case .horizontal: return "─"
    }
  }

  private static let lineSigns: [Character] = ["*", "+", "o", "x", "#", "@", "%", "&"]

  /// What a line is made of where there are no dots.
  func line(_ series: Int) -> Character { Self.lineSigns[max(0, series) % Self.lineSigns.count] }

  /// What fills an area where there are no dots.
  static let area: Character = ":"

  /// What fills a bar.
  func fill(_ series: Int) -> Character {
    let signs: [Character] = unicode ? ["█", "▒", "░", "▓"] : ["#", "=", "+", "%", "-", "@"]
    return signs[isColoured ? 0 : max(0, series) % signs.count]
  }

  /// What shows that one bar is seen through another.
  var blend: Character { unicode ? (isColoured ? "▒" : "▓") : "&" }

  /// The dashes of a line among several, so that they differ where there are no colours.
  func dashes(of look: Look, among count: Int) -> Look.Dashes {
    guard !isColoured, unicode, count > 1, look.dashes == .solid, look.series > 0 else { return look.dashes }
    let variants: [Look.Dashes] = [.solid, .dashed, .dotted, .dashDotted]
    return variants[look.series % variants.count]
  }

  /// How a line looks in a legend.
  func sample(_ dashes: Look.Dashes, series: Int) -> String {
    let sign = line(series)
    switch (dashes, unicode) {
    case (.none, _): return "   "
    case (.solid, true): return "⠒⠒⠒"
    case (.dashed, true): return "⠒ ⠒"
    case (.dotted, true): return "⠂⠂⠂"
    case (.dashDotted, true): return "⠒⠂⠒"
    case (.solid, false): return String(repeating: sign, count: 3)
    case (_, false): return "\(sign) \(sign)"
    }
  }

  /// Blocks that fill a cell from below and from the left, by eighths.
  static let risingBlocks: [Character] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  static let leadingBlocks: [Character] = [" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]

  /// What shows a lightness where there are no colours.
  func shade(_ lightness: Double) -> Character {
    let shades: [Character] =
      unicode ? [" ", "░", "▒", "▓", "█"] : [" ", ".", ":", "-", "=", "+", "*", "#", "%", "@"]
    return shades[min(shades.count - 1, max(0, Int(lightness * Double(shades.count))))]
  }
}
