/// How a cell's character looks; a colour that is nil is the terminal's own.
struct Ink: Equatable {
  enum Weight {
    case normal, dim, bold
  }

  var foreground: Colour?
  var background: Colour?
  var weight = Weight.normal
  /// Whether the two colours change places.
  var isReversed = false

  static let plain = Ink()
  static let dim = Ink(weight: .dim)
  static let bold = Ink(weight: .bold)

  /// The escape sequence that starts this look; empty for the plain one.
  func opening(in palette: Surface.Palette) -> String {
    guard palette != .none else { return "" }
    var codes: [String] = []
    switch weight {
    case .normal: break
    case .dim: codes.append("2")
    case .bold: codes.append("1")
    }
    if isReversed { codes.append("7") }
    if let foreground { codes += foreground.codes(in: palette, isBackground: false) }
    if let background { codes += background.codes(in: palette, isBackground: true) }
    return codes.isEmpty ? "" : "\u{1B}[\(codes.joined(separator: ";"))m"
  }

  static let closing = "\u{1B}[0m"
}

extension Colour {
  /// The parameters that choose this colour, or the one that comes nearest.
  fileprivate func codes(in palette: Surface.Palette, isBackground: Bool) -> [String] {
    let base = isBackground ? 10 : 0
    switch palette {
    case .none: return []
    case .sixteen:
      let code = Self.basicOfCycle[self] ?? nearestBasic
      return ["\(code + base)"]
    case .indexed: return ["\(38 + base)", "5", "\(index)"]
    case .full: return ["\(38 + base)", "2", "\(red)", "\(green)", "\(blue)"]
    }
  }

  /// The basic colours for those that lines take in turn, all different as far as there are enough.
  private static let basicOfCycle: [Colour: Int] = Dictionary(
    uniqueKeysWithValues: zip(cycle, [34, 33, 32, 31, 35, 91, 95, 90, 93, 36]))

  private static let basic: [(code: Int, colour: Colour)] = [
    (30, 0x000000), (31, 0xcd0000), (32, 0x00cd00), (33, 0xcdcd00), (34, 0x0000ee), (35, 0xcd00cd),
    (36, 0x00cdcd), (37, 0xe5e5e5), (90, 0x7f7f7f), (91, 0xff0000), (92, 0x00ff00), (93, 0xffff00),
    (94, 0x5c5cff), (95, 0xff00ff), (96, 0x00ffff), (97, 0xffffff),
  ].map { (code: Int, value: Int) in
    (code, Colour(red: UInt8(value >> 16), green: UInt8(value >> 8 & 255), blue: UInt8(value & 255)))
  }

  private var nearestBasic: Int {
    Self.basic.min { distance(to: $0.colour) < distance(to: $1.colour) }?.code ?? 39
  }

  /// The nearest of the 216 colours and 24 greys that have an index.
  private var index: Int {
    let levels = [0, 95, 135, 175, 215, 255]
    func nearest(_ value: UInt8) -> Int {
      levels.indices.min { abs(levels[$0] - Int(value)) < abs(levels[$1] - Int(value)) } ?? 0
    }
    let (r, g, b) = (nearest(red), nearest(green), nearest(blue))
    let cube = Colour(red: UInt8(levels[r]), green: UInt8(levels[g]), blue: UInt8(levels[b]))
    let mean = (Int(red) + Int(green) + Int(blue)) / 3
    let step = min(23, max(0, (mean - 3) / 10))
    let level = UInt8(8 + 10 * step)
    let grey = Colour(red: level, green: level, blue: level)
    return distance(to: grey) < distance(to: cube) ? 232 + step : 16 + 36 * r + 6 * g + b
  }

  /// This colour for lines and signs; what would be black or white on paper is the terminal's own colour.
  var onTerminal: Colour? {
    let spread = Int(max(red, green, blue)) - Int(min(red, green, blue))
    return spread < 24 && (lightness < 0.2 || lightness > 0.93) ? nil : self
  }
}
