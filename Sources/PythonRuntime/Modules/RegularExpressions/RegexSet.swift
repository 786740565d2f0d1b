/// The characters that a set, a category or a letter in either case matches.
struct RegexSet {
  /// The characters and ranges of it.
  private let members: CharacterRanges
  private let categories: [(category: RegexCategory, isNegated: Bool)]
  /// What counts beside them where case is ignored; nil where it is not.
  private let variants: Variants?
  private let isNegated: Bool
  /// Whether only ASCII has letters, digits and blanks.
  private let isASCII: Bool

  private struct Variants {
    /// What its single characters are as small letters, and these as capitals.
    let small: CharacterRanges
    let capital: CharacterRanges
    let ranges: CharacterRanges
  }

  init(_ items: [RegexSetItem], isNegated: Bool, flags: RegexFlags) {
    let isASCII = !flags.contains(.unicode)
    var characters: [UInt32] = []
    var ranges: [ClosedRange<UInt32>] = []
    var categories: [(category: RegexCategory, isNegated: Bool)] = []
    for item in items {
      switch item {
      case .character(let character): characters.append(character)
      case .range(let first, let last): ranges.append(first...last)
      case .category(let category, let isNegated): categories.append((category, isNegated))
      }
    }
    members = CharacterRanges(characters.map { $0...$0 } + ranges)
    self.categories = categories
    self.isNegated = isNegated
    self.isASCII = isASCII
    guard flags.contains(.ignoreCase) else {
      variants = nil
      return
    }
    let small = characters.map { Self.lowercased($0, isASCII: isASCII) }
    variants = Variants(
      small: CharacterRanges(small.map { $0...$0 }),
      capital: CharacterRanges(
        small.map { Self.uppercased($0, isASCII: isASCII) }.map { $0...$0 }),
      ranges: CharacterRanges(ranges))
  }

  func contains(_ character: UInt32) -> Bool {
    (members.contains(character) || isInCategory(character)
      || variants.map { isVariant(character, $0) } ?? false) != isNegated
  }

  private func isInCategory(_ character: UInt32) -> Bool {
    categories.contains { Self.isMember(character, of: $0.category, isASCII: isASCII) != $0.isNegated }
  }

  /// Whether a character is one of the set's in another case.
  private func isVariant(_ character: UInt32, _ variants: Variants) -> Bool {
    let (small, capital) = Self.cases(of: character, isASCII: isASCII)
    if variants.small.contains(small) || variants.capital.contains(capital) { return true }
    func isMember(_ other: UInt32) -> Bool {
      other != character && (variants.ranges.contains(other) || isInCategory(other))
    }
    return isMember(small) || isMember(capital) || isMember(Self.lowercased(capital, isASCII: isASCII))
      || isMember(Self.uppercased(character, isASCII: isASCII))
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

  /// The small letters and the capitals of the characters that texts mostly have.
  private static let latin = (
    small: (0..<256).map { mapped(UInt32($0), \.lowercaseMapping) },
    capital: (0..<256).map { mapped(UInt32($0), \.uppercaseMapping) }
  )

  /// The small letter of a character, if it is one character; else the character.
  static func lowercased(_ character: UInt32, isASCII: Bool) -> UInt32 {
    if isASCII { return character &- 0x41 < 26 ? character | 0x20 : character }
    if character < 256 { return latin.small[Int(character)] }
    // The one capital whose full mapping is longer than its simple one.
    if character == 0x130 { return 0x69 }
    return mapped(character, \.lowercaseMapping)
  }

  private static func uppercased(_ character: UInt32, isASCII: Bool) -> UInt32 {
    if isASCII { return character &- 0x61 < 26 ? character & ~0x20 : character }
    if character < 256 { return latin.capital[Int(character)] }
    return mapped(character, \.uppercaseMapping)
  }

  private static func mapped(
    _ character: UInt32, _ mapping: KeyPath<Unicode.Scalar.Properties, String>
  ) -> UInt32 {
    guard let scalar = Unicode.Scalar(character) else { return character }
    let scalars = scalar.properties[keyPath: mapping].unicodeScalars
    guard let first = scalars.first, scalars.count == 1 else { return character }
    return first.value
  }

  /// The small letter of a character, and the capital of that.
  private static func cases(of character: UInt32, isASCII: Bool) -> (small: UInt32, capital: UInt32) {
    let small = lowercased(character, isASCII: isASCII)
    return (small, uppercased(small, isASCII: isASCII))
  }

  /// Whether a character may be matched by another in its place.
  static func hasCase(_ character: UInt32, isASCII: Bool) -> Bool {
    if isASCII { return (character | 0x20) &- 0x61 < 26 }
    return Unicode.Scalar(character)?.properties.changesWhenCaseMapped ?? false
  }
}

/// Characters as ranges in their order, none of them touching another.
private struct CharacterRanges {
  private var ranges: [ClosedRange<UInt32>] = []

  init(_ unordered: [ClosedRange<UInt32>]) {
    for range in unordered.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = ranges.last, range.lowerBound <= last.upperBound &+ 1 {
        ranges[ranges.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        ranges.append(range)
      }
    }
  }

  func contains(_ character: UInt32) -> Bool {
    // How many begin at the character or in front of it.
    var least = 0
    var most = ranges.count
    while least < most {
      let middle = (least + most) / 2
      if ranges[middle].lowerBound <= character { least = middle + 1 } else { most = middle }
    }
    return least > 0 && ranges[least - 1].upperBound >= character
  }
}
