/// The flags of a regular expression, with the values that Python gives them.
struct RegexFlags: OptionSet, Hashable {
  let rawValue: Int

  static let template = RegexFlags(rawValue: 1)
  static let ignoreCase = RegexFlags(rawValue: 2)
  static let locale = RegexFlags(rawValue: 4)
  static let multiline = RegexFlags(rawValue: 8)
  static let dotAll = RegexFlags(rawValue: 16)
  static let unicode = RegexFlags(rawValue: 32)
  static let verbose = RegexFlags(rawValue: 64)
  static let debug = RegexFlags(rawValue: 128)
  static let ascii = RegexFlags(rawValue: 256)

  /// Which characters there are; no two of them go together.
  static let types: RegexFlags = [.ascii, .locale, .unicode]
  /// What holds for a whole expression only.
  static let global: RegexFlags = [.debug, .template]

  /// The flag of a letter in `(?...)`.
  init?(letter: UInt32) {
    switch Unicode.Scalar(letter) {
    case "i": self = .ignoreCase
    case "L": self = .locale
    case "m": self = .multiline
    case "s": self = .dotAll
    case "x": self = .verbose
    case "a": self = .ascii
    case "t": self = .template
    case "u": self = .unicode
    default: return nil
    }
  }

  init(rawValue: Int) {
    self.rawValue = rawValue
  }

  /// The flags within a group that turns some on and some off.
  func adding(_ added: RegexFlags, removing removed: RegexFlags) -> RegexFlags {
    let base = added.isDisjoint(with: .types) ? self : subtracting(.types)
    return base.union(added).subtracting(removed)
  }
}

/// What a regular expression cannot be compiled for.
enum RegexFailure: Error {
  /// A mistake in the expression, and where; no place for one of the whole.
  case mistake(String, position: Int?)
  case value(String)
  case overflow(String)
  case unknownGroup(String)
  case tooDeep
  /// The person has asked to stop.
  case interrupted(PythonError)
}

/// A class of characters that an escape such as `\d` names.
enum RegexCategory {
  case digit, space, word
}

/// A member of a character set.
enum RegexSetItem: Equatable {
  case character(UInt32)
  case range(UInt32, UInt32)
  case category(RegexCategory, isNegated: Bool)
}

/// A place that an expression may ask for.
enum RegexPlace {
  case lineStart, lineEnd, textStart, textEnd, wordBoundary, insideWord
}

/// How many characters an expression may match.
struct RegexWidth: Equatable {
  /// Stands for any greater number, too.
  static let unlimited = Int.max
  static let zero = RegexWidth(least: 0, most: 0)
  static let one = RegexWidth(least: 1, most: 1)

  var least: Int
  var most: Int

  static func sum(_ a: Int, _ b: Int) -> Int {
    let (sum, overflow) = a.addingReportingOverflow(b)
    return overflow ? unlimited : sum
  }

  static func product(_ a: Int, _ b: Int) -> Int {
    let (product, overflow) = a.multipliedReportingOverflow(by: b)
    return overflow ? unlimited : product
  }

  func followed(by next: RegexWidth) -> RegexWidth {
    RegexWidth(least: Self.sum(least, next.least), most: Self.sum(most, next.most))
  }

  func united(with other: RegexWidth) -> RegexWidth {
    RegexWidth(least: min(least, other.least), most: max(most, other.most))
  }
}

enum RegexGreed {
  case greedy, lazy, possessive
}

/// A part of a regular expression.
struct RegexNode {
  indirect enum Kind {
    case literal(UInt32)
    case set([RegexSetItem], isNegated: Bool)
    case any
    case place(RegexPlace)
    case backreference(Int)
    case sequence([RegexNode])
    case alternatives([RegexNode])
    case repeated(RegexNode, least: Int, most: Int, RegexGreed)
    case group(Int?, adding: RegexFlags, removing: RegexFlags, RegexNode)
    case atomic(RegexNode)
    case assertion(RegexNode, isBehind: Bool, isNegated: Bool)
    case conditional(Int, RegexNode, RegexNode?)
  }

  let kind: Kind
  let width: RegexWidth

  init(_ kind: Kind, width: RegexWidth) {
    self.kind = kind
    self.width = width
  }

  static func literal(_ character: UInt32) -> RegexNode { RegexNode(.literal(character), width: .one) }

  static func sequence(_ parts: [RegexNode]) -> RegexNode {
    if parts.count == 1 { return parts[0] }
    return RegexNode(.sequence(parts), width: parts.reduce(.zero) { $0.followed(by: $1.width) })
  }

  static func alternatives(_ choices: [RegexNode]) -> RegexNode {
    if choices.count == 1 { return choices[0] }
    let width = choices.dropFirst().reduce(choices.first?.width ?? .zero) { $0.united(with: $1.width) }
    return RegexNode(.alternatives(choices), width: width)
  }

  static func repeated(_ node: RegexNode, least: Int, most: Int, _ greed: RegexGreed) -> RegexNode {
    RegexNode(
      .repeated(node, least: least, most: most, greed),
      width: RegexWidth(
        least: RegexWidth.product(node.width.least, least), most: RegexWidth.product(node.width.most, most)))
  }
}
