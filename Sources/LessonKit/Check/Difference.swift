/// How a workspace differs from what an exercise asks for, in plain words.
package struct Difference: Equatable, Sendable {
  /// In what respect a value differs.
  package enum Aspect: Equatable, Sendable {
    case missing
    case type(expected: String, actual: String)
    case dtype(expected: String, actual: String)
    case shape(expected: [Int], actual: [Int])
    case values
    /// It does not require gradients and should.
    case untracked(isLeafExpected: Bool)
    /// It requires gradients and should not.
    case tracked(isLeaf: Bool)
    case leaf(expected: Bool)
    case gradFunction(expected: String?, actual: String?)
    case gradientMissing
    case gradientUnwanted
    /// `.grad` holds other values; the factor is set when it is a whole multiple of what it should be.
    case gradientValues(factor: Int?)
    case gradientForm
    /// An assertion of the lesson does not hold; the message is the author's.
    case assertion([ProseSpan])
  }

  /// The name, or nil for the value of a command that binds none and for assertions.
  package var name: String?

  /// Its aspects; at least one.
  package var aspects: [Aspect]
}

extension Difference {
  /// The difference as one sentence, such as “y has the right values, but it is still part of the graph.”
  package var sentence: [ProseSpan] {
    if case .assertion(let message)? = aspects.first { return message }
    let subject = name.map { ProseSpan($0, .code) } ?? ProseSpan("the value")
    let valuesAreRight = !aspects.contains { $0.excludesRightValues }
    var text: String
    if valuesAreRight {
      text = " has the right values, but " + aspects.map(\.clauseAfterPronoun).joined(separator: ", and ")
    } else {
      text = " " + aspects.map(\.clauseAfterName).joined(separator: ", and it ")
    }
    text += "."
    return [subject, ProseSpan(text)]
  }
}

extension Difference.Aspect {
  /// Whether nothing can be said for the values of something that differs so.
  fileprivate var excludesRightValues: Bool {
    switch self {
    case .missing, .type, .shape, .values, .assertion: true
    default: false
    }
  }

  fileprivate var clauseAfterPronoun: String {
    switch self {
    case .gradientMissing, .gradientUnwanted, .gradientValues, .gradientForm: "its " + gradientClause
    default: "it " + clauseAfterName
    }
  }

  fileprivate var clauseAfterName: String {
    switch self {
    case .missing: return "does not exist yet"
    case .type(let expected, let actual): return "is of type \(actual), not \(expected)"
    case .dtype(let expected, let actual): return "holds \(actual), not \(expected)"
    case .shape(let expected, let actual):
      if expected.isEmpty { return "has the shape \(Self.text(of: actual)), but should be a single number" }
      if actual.isEmpty { return "is a single number, but should have the shape \(Self.text(of: expected))" }
      return "has the shape \(Self.text(of: actual)), not \(Self.text(of: expected))"
    case .values: return "has other values than asked for"
    case .untracked(let isLeafExpected):
      return isLeafExpected ? "does not require gradients" : "is not part of the graph"
    case .tracked(let isLeaf):
      return isLeaf ? "still requires gradients" : "is still part of the graph"
    case .leaf(let expected):
      return expected
        ? "is the result of an operation, not a leaf" : "is a leaf, not the result of an operation"
    case .gradFunction(let expected, let actual):
      return "was made by \(actual ?? "no operation"), not by \(expected ?? "none")"
    case .gradientMissing, .gradientUnwanted, .gradientValues, .gradientForm:
      return "has a problem: its " + gradientClause
    case .assertion: return ""
    }
  }

  private var gradientClause: String {
    switch self {
    case .gradientMissing: return ".grad is None: nothing has flowed back to it yet"
    case .gradientUnwanted: return ".grad is filled, and should still be None"
    case .gradientValues(let factor?):
      return ".grad is \(factor) times what it should be: gradients add up when they flow back again"
    case .gradientValues: return ".grad has other values than asked for"
    default: return ".grad has another shape or dtype than asked for"
    }
  }

  private static func text(of shape: [Int]) -> String {
    "[" + shape.map(String.init).joined(separator: ", ") + "]"
  }
}
