/// A colour of red, green and blue light.
package struct Colour: Hashable, Sendable {
  package var red: UInt8
  package var green: UInt8
  package var blue: UInt8

  package init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  package static let black = Colour(red: 0, green: 0, blue: 0)
  package static let white = Colour(red: 255, green: 255, blue: 255)

  /// Parts of full light, from 0 to 1.
  package init?(levels parts: [Double]) {
    guard parts.count >= 3, parts.prefix(3).allSatisfy({ $0 >= 0 && $0 <= 1 }) else { return nil }
    let levels = parts.map { UInt8(($0 * 255).rounded()) }
    self.init(red: levels[0], green: levels[1], blue: levels[2])
  }

  /// Three or six hexadecimal digits; what follows for the opacity is left out.
  init?(digits: some StringProtocol) {
    let values = digits.compactMap(\.hexDigitValue)
    guard values.count == digits.count else { return nil }
    switch values.count {
    case 6, 8:
      self.init(
        red: UInt8(values[0] * 16 + values[1]), green: UInt8(values[2] * 16 + values[3]),
        blue: UInt8(values[4] * 16 + values[5]))
    case 3, 4:
      self.init(red: UInt8(values[0] * 17), green: UInt8(values[1] * 17), blue: UInt8(values[2] * 17))
    default: return nil
    }
  }

  /// A colour as it is written: a name, `#1f77b4`, `C0`, or a level of grey such as `0.5`.
  package init?(_ text: String) {
    let found: Colour?
    if text.hasPrefix("#") {
      found = Colour(digits: text.dropFirst())
    } else if text.first == "C", text.count > 1, let number = Int(text.dropFirst()), number >= 0 {
      found = Self.cycle[number % Self.cycle.count]
    } else if let known = ColourNames.colour(named: text.lowercased()) {
      found = known
    } else if let level = Double(text) {
      found = Colour(levels: [level, level, level])
    } else {
      found = nil
    }
    guard let found else { return nil }
    self = found
  }

  /// The colours that lines and bars take in turn.
  package static let cycle: [Colour] = [
    0x1f77b4, 0xff7f0e, 0x2ca02c, 0xd62728, 0x9467bd, 0x8c564b, 0xe377c2, 0x7f7f7f, 0xbcbd22, 0x17becf,
  ].map { (code: Int) in
    Colour(red: UInt8(code >> 16), green: UInt8(code >> 8 & 255), blue: UInt8(code & 255))
  }

  /// As it is written for the web.
  package var hexadecimal: String {
    "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  func mixed(with other: Colour, part: Double) -> Colour {
    func mix(_ first: UInt8, _ second: UInt8) -> UInt8 {
      UInt8(min(255, max(0, (Double(first) + (Double(second) - Double(first)) * part).rounded())))
    }
    return Colour(
      red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue))
  }

  /// How light it is, from 0 to 1.
  var lightness: Double {
    (0.2126 * Double(red) + 0.7152 * Double(green) + 0.0722 * Double(blue)) / 255
  }

  func distance(to other: Colour) -> Int {
    func square(_ first: UInt8, _ second: UInt8, _ weight: Int) -> Int {
      let difference = Int(first) - Int(second)
      return difference * difference * weight
    }
    return square(red, other.red, 2) + square(green, other.green, 4) + square(blue, other.blue, 3)
  }
}
