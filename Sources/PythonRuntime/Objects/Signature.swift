/// The parameters of a native function, read from text in Python's notation: `"iterable, /, *, key=None"`.
///
/// The text is what `help()` shows; it is read when a call first needs it. A default value is only shown: the
/// body sees `.unset` for what was not given.
package final class Signature {
  /// The text between the parentheses, without `self`.
  package let text: String
  private var parsed: Parsed?
  /// What calls look at first: -1 positional parameters while the text has not been read.
  private(set) final var leastPositional = 0
  private(set) final var mostPositional = -1
  private(set) final var hasRest = false
  /// Whether every call must be bound: `**kwargs` needs its dictionary, a keyword-only parameter its value.
  private(set) final var needsBinding = false

  package init(_ text: String) {
    self.text = text
  }

  struct Parsed {
    var names: [String] = []
    /// Whether each parameter has a default value.
    var isOptional: [Bool] = []
    var positionalOnlyCount = 0
    var positionalCount = 0
    var requiredPositionalCount = 0
    var hasRest = false
    var hasKeywordRest = false

    /// Positional and keyword-only parameters.
    var namedCount: Int { names.count }
    var takesKeywords: Bool { hasKeywordRest || positionalOnlyCount < names.count }
  }

  /// The names of the parameters that may be given as keywords.
  package var keywordNames: [String] {
    let signature = value
    return Array(signature.names.dropFirst(signature.positionalOnlyCount))
  }

  var value: Parsed {
    if let parsed { return parsed }
    let result = Self.parse(text)
    parsed = result
    leastPositional = result.requiredPositionalCount
    mostPositional = result.positionalCount
    hasRest = result.hasRest
    needsBinding =
      result.hasKeywordRest || result.isOptional.dropFirst(result.positionalCount).contains(false)
    return result
  }

  private static func parse(_ text: String) -> Parsed {
    var result = Parsed()
    var keywordOnly = false
    for piece in split(text) {
      if piece == "/" {
        result.positionalOnlyCount = result.names.count
      } else if piece.hasPrefix("**") {
        result.hasKeywordRest = true
      } else if piece.hasPrefix("*") {
        if piece != "*" { result.hasRest = true }
        keywordOnly = true
      } else {
        let isOptional = piece.contains("=")
        let end = piece.firstIndex { $0 == "=" || $0 == ":" } ?? piece.endIndex
        result.names.append(String(piece[..<end]))
        result.isOptional.append(isOptional)
        if !keywordOnly {
          result.positionalCount += 1
          if !isOptional { result.requiredPositionalCount += 1 }
        }
      }
    }
    return result
  }

  /// Splits at the commas that are in no bracket or quote.
  private static func split(_ text: String) -> [String] {
    var pieces: [String] = []
    var piece = ""
    var depth = 0
    var quote: Character?
    for character in text {
      if let open = quote {
        if character == open { quote = nil }
        piece.append(character)
        continue
      }
      switch character {
      case "'", "\"":
        quote = character
        piece.append(character)
      case "(", "[", "{":
        depth += 1
        piece.append(character)
      case ")", "]", "}":
        depth -= 1
        piece.append(character)
      case "," where depth == 0:
        pieces.append(piece)
        piece = ""
      case " " where piece.isEmpty: break
      default: piece.append(character)
      }
    }
    if !piece.isEmpty { pieces.append(piece) }
    return pieces
  }
}
