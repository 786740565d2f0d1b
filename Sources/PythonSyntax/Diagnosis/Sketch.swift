/// A rough node of a text that may be wrong: enough to name it in an error and to point at it.
final class Sketch {
  enum Shape {
    case name, attribute, `subscript`, starred, call, lambda, conditional, named, yield
    /// A unary, binary or boolean operation.
    case operation
    case comparison(startsWithIn: Bool)
    case list, tuple, set, dictionary
    case listComprehension, setComprehension, dictionaryComprehension, generator
    case none, `true`, `false`, ellipsis, literal, formattedString
    /// Something that is no expression, such as a list of arguments.
    case other
  }

  let shape: Shape
  let range: SourceRange
  /// The elements of a display, the operand of a star, the left side of a comparison, or the positional
  /// arguments of a call.
  let parts: [Sketch]
  /// Whether there are keywords among these arguments.
  let hasKeywords: Bool
  /// Whether `**` unpacks a mapping into these arguments.
  let unpacksMapping: Bool

  init(
    _ shape: Shape, _ range: SourceRange, parts: [Sketch] = [], hasKeywords: Bool = false,
    unpacksMapping: Bool = false
  ) {
    self.shape = shape
    self.range = range
    self.parts = parts
    self.hasKeywords = hasKeywords
    self.unpacksMapping = unpacksMapping
  }

  /// What CPython calls such an expression in its errors.
  var description: String {
    switch shape {
    case .name: "name"
    case .attribute: "attribute"
    case .subscript: "subscript"
    case .starred: "starred"
    case .call: "function call"
    case .lambda: "lambda"
    case .conditional: "conditional expression"
    case .named: "named expression"
    case .yield: "yield expression"
    case .operation: "expression"
    case .comparison: "comparison"
    case .list: "list"
    case .tuple: "tuple"
    case .set: "set display"
    case .dictionary: "dict literal"
    case .listComprehension: "list comprehension"
    case .setComprehension: "set comprehension"
    case .dictionaryComprehension: "dict comprehension"
    case .generator: "generator expression"
    case .none: "None"
    case .true: "True"
    case .false: "False"
    case .ellipsis: "ellipsis"
    case .literal: "literal"
    case .formattedString: "f-string expression"
    case .other: "expression"
    }
  }

  /// What an expression is a target of.
  enum TargetUse {
    case assignment, deletion, iteration
  }

  /// The first part of a target that cannot be one.
  func invalidTarget(for use: TargetUse) -> Sketch? {
    switch shape {
    case .name, .subscript, .attribute:
      return nil
    case .list, .tuple:
      for part in parts {
        if let invalid = part.invalidTarget(for: use) { return invalid }
      }
      return nil
    case .starred:
      return use == .deletion ? self : parts.first?.invalidTarget(for: use)
    case .comparison(let startsWithIn) where use == .iteration:
      // `a in b` of `for a in b` has been read as a comparison.
      return startsWithIn ? parts.first?.invalidTarget(for: use) : nil
    default:
      return self
    }
  }
}
