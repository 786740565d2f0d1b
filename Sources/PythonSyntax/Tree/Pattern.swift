/// A pattern of a `case`, with its place in the source.
package final class Pattern {
  package let kind: Kind
  package let range: SourceRange

  package init(_ kind: Kind, range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  package enum Kind {
    /// A literal or a dotted name, which the subject must equal.
    case value(Expression)
    /// `None`, `True` or `False`, which the subject must be.
    case singleton(Expression)
    /// A name to bind; nil for the wildcard `_`.
    case capture(String?)
    /// `[a, *rest]`.
    case sequence([Pattern])
    /// `*name` in a sequence; nil for `*_`.
    case star(String?)
    /// `{key: pattern, **rest}`.
    case mapping([(key: Expression, pattern: Pattern)], rest: String?)
    /// `Class(pattern, attribute=pattern)`.
    case instance(Expression, positional: [Pattern], keywords: [(name: String, pattern: Pattern)])
    /// `a | b`.
    case alternatives([Pattern])
    /// `pattern as name`.
    case named(Pattern, String)
  }

  /// Whether it matches whatever the subject is.
  package var isIrrefutable: Bool {
    switch kind {
    case .capture: true
    case .alternatives(let alternatives): alternatives.contains { $0.isIrrefutable }
    case .named(let pattern, _): pattern.isIrrefutable
    default: false
    }
  }

  package var isStar: Bool {
    if case .star = kind { true } else { false }
  }

  /// The patterns directly inside of it, in the order in which they are tried.
  package var children: [Pattern] {
    switch kind {
    case .value, .singleton, .capture, .star: []
    case .sequence(let elements): elements
    case .mapping(let entries, _): entries.map(\.pattern)
    case .instance(_, let positional, let keywords): positional + keywords.map(\.pattern)
    case .alternatives(let alternatives): alternatives
    case .named(let pattern, _): [pattern]
    }
  }

  /// The name that it binds itself, after those of its children.
  package var ownName: String? {
    switch kind {
    case .capture(let name), .star(let name): name
    case .mapping(_, let rest): rest
    case .named(_, let name): name
    default: nil
    }
  }
}

/// A `case` of a `match` statement.
package struct MatchCase {
  package let pattern: Pattern
  package let guardTest: Expression?
  package let body: [Statement]

  package init(pattern: Pattern, guardTest: Expression?, body: [Statement]) {
    self.pattern = pattern
    self.guardTest = guardTest
    self.body = body
  }
}
