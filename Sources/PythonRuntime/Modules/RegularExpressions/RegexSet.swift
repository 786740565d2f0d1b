/// The characters that a set, a category or a letter in either case matches.
struct RegexSet {
  private let items: [RegexSetItem]
  private let isNegated: Bool
  private let ignoresCase: Bool
  /// Whether only ASCII has letters, digits and blanks.
  private let isASCII: Bool

  init(_ items: [RegexSetItem], isNegated: Bool, flags: RegexFlags) {
    self.items = items
    self.isNegated = isNegated
    ignoresCase = flags.contains(.ignoreCase)
    isASCII = !flags.contains(.unicode)
  }

  func contains(_ character: UInt32) -> Bool {
    guard ignoresCase else { return items.contains { matches($0, character) } != isNegated }
    let variants = Self.caseVariants(of: character, isASCII: isASCII)
    return items.contains { item in
      if case .character(let wanted) = item {
        return Self.areSame(wanted, character, isASCII: isASCII)
      }
      return variants.contains { matches(item, $0) }
    } != isNegated
  }

  private func matches(_ item: RegexSetItem, _ character: UInt32) -> Bool {
    switch item {
    case .character(let wanted): character == wanted
    case .range(let first, let last): character >= first && character <= last
    case .category(let category, let isNegated):
      Self.isMember(character, of: category, isASCII: isASCII) != isNegated
    }
  }

  static func isMember(_ character: UInt32, of category: RegexCategory, isASCII: Bool) -> Bool {
    guard let scalar = Unicode.Scalar(character), !isASCII || character < 0x80 else { return false }
    switch category {
    case .digit: return character < 0x80 ? character &- 0x30 < 10 : scalar.decimalDigit != nil
    // ASCII alone counts fewer separators as blanks.
    case .space: return isASCII ? character == 0x20 || character &- 9 < 5 : scalar.isPythonSpace
    case .word:
      if character == 0x5F || scalar.isPythonAlphabetic { return true }
      return character < 0x80 ? character &- 0x30 < 10 : scalar.properties.numericType != nil
    }
  }

  // MARK: Case

  /// The small letter of a character, if it is one character; else the character.
  static func lowercased(_ character: UInt32, isASCII: Bool) -> UInt32 {
    if character < 0x80 { return character &- 0x41 < 26 ? character | 0x20 : character }
    guard !isASCII, let scalar = Unicode.Scalar(character) else { return character }
    // The one capital whose full mapping is longer than its simple one.
    if character == 0x130 { return 0x69 }
    return single(scalar.properties.lowercaseMapping) ?? character
  }

  private static func uppercased(_ character: UInt32, isASCII: Bool) -> UInt32 {
    if character < 0x80 { return character &- 0x61 < 26 ? character & ~0x20 : character }
    guard !isASCII, let scalar = Unicode.Scalar(character) else { return character }
    return single(scalar.properties.uppercaseMapping) ?? character
  }

  private static func single(_ mapping: String) -> UInt32? {
    let scalars = mapping.unicodeScalars
    guard let first = scalars.first, scalars.count == 1 else { return nil }
    return first.value
  }

  /// Whether two characters differ in their case at most.
  private static func areSame(_ a: UInt32, _ b: UInt32, isASCII: Bool) -> Bool {
    if a == b { return true }
    let first = lowercased(a, isASCII: isASCII)
    let second = lowercased(b, isASCII: isASCII)
    return first == second
      || uppercased(first, isASCII: isASCII) == uppercased(second, isASCII: isASCII)
  }

  private static func caseVariants(of character: UInt32, isASCII: Bool) -> [UInt32] {
    let small = lowercased(character, isASCII: isASCII)
    let capital = uppercased(small, isASCII: isASCII)
    return [
      character, small, capital, lowercased(capital, isASCII: isASCII),
      uppercased(character, isASCII: isASCII),
    ]
  }

  /// Whether a character has a capital or a small letter beside itself.
  static func hasCase(_ character: UInt32, isASCII: Bool) -> Bool {
    caseVariants(of: character, isASCII: isASCII).contains { $0 != character }
  }
}
