/// An expression of the tree, with its place in the source.
package final class Expression {
  package let kind: Kind
  package let range: SourceRange
  /// The height of the tree below this node; the parser refuses trees that are too high to walk.
  package let height: Int32

  package init(_ kind: Kind, range: SourceRange, height: Int32) {
    self.kind = kind
    self.range = range
    self.height = height
  }

  package enum Kind {
    case none
    case `true`
    case `false`
    case ellipsis
    case integer(IntegerLiteral)
    case float(Double)
    /// The imaginary part of `2j`.
    case imaginary(Double)
    /// A string literal, adjacent literals joined.
    case string(String)
    case bytes([UInt8])
    case formattedString([FormattedStringPiece])
    case name(String)
    case attribute(Expression, String)
    /// `base[index]`; the index may be a slice, or a tuple that holds slices.
    case `subscript`(Expression, Expression)
    case slice(lower: Expression?, upper: Expression?, step: Expression?)
    case call(Expression, [Argument])
    case unary(UnaryOperator, Expression)
    case binary(BinaryOperator, Expression, Expression)
    /// `a and b and c`, two operands or more.
    case boolean(BooleanOperator, [Expression])
    /// `a < b <= c`.
    case comparison(Expression, [(ComparisonOperator, Expression)])
    case conditional(test: Expression, then: Expression, otherwise: Expression)
    case lambda(FunctionNode)
    case list([Expression])
    case tuple([Expression])
    case set([Expression])
    /// Key and value pairs; a `**mapping` entry has no key.
    case dictionary([(key: Expression?, value: Expression)])
    case comprehension(ComprehensionNode)
    case starred(Expression)
    case yield(Expression?)
    case yieldFrom(Expression)
    /// `name := value`; the target is always a name expression.
    case named(Expression, Expression)
  }
}

/// An integer literal, unboxed where it fits.
package enum IntegerLiteral: Equatable, Sendable {
  case small(Int)
  /// The digits without underscores or prefix, and their radix.
  case large(digits: String, radix: Int)
}

/// A part of an f-string.
package enum FormattedStringPiece {
  case literal(String)
  /// A replacement field; `debugText` is the source text of `{x = }` up to and with the equals sign.
  case field(
    Expression, debugText: String?, conversion: FormattedStringConversion?, format: [FormattedStringPiece]?)
}

/// The `!r`, `!s` or `!a` of a replacement field.
package enum FormattedStringConversion: Sendable {
  case repr, str, ascii
}

/// An argument of a call.
package enum Argument {
  case positional(Expression)
  case starred(Expression)
  case keyword(String, Expression, SourceRange)
  case doubleStarred(Expression)
}

package enum UnaryOperator: String, Sendable {
  case plus = "+"
  case minus = "-"
  case invert = "~"
  case not = "not "
}

package enum BinaryOperator: String, CaseIterable, Sendable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case matrixMultiply = "@"
  case divide = "/"
  case floorDivide = "//"
  case modulo = "%"
  case power = "**"
  case leftShift = "<<"
  case rightShift = ">>"
  case bitwiseAnd = "&"
  case bitwiseOr = "|"
  case bitwiseXor = "^"
}

package enum BooleanOperator: String, Sendable {
  case and, or
}

package enum ComparisonOperator: String, Sendable {
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case `is` = "is"
  case isNot = "is not"
  case `in` = "in"
  case notIn = "not in"
}

/// A list, set, dictionary comprehension or a generator expression; it has a scope of its own.
package final class ComprehensionNode {
  package enum Kind: Sendable {
    case list, set, dictionary, generator
  }

  package struct Clause {
    package let target: Expression
    package let iterable: Expression
    package let conditions: [Expression]

    package init(target: Expression, iterable: Expression, conditions: [Expression]) {
      self.target = target
      self.iterable = iterable
      self.conditions = conditions
    }
  }

  package let kind: Kind
  /// The element, or a dictionary comprehension's key.
  package let element: Expression
  /// A dictionary comprehension's value.
  package let value: Expression?
  /// The clauses; the first one's iterable belongs to the enclosing scope.
  package let clauses: [Clause]
  /// Set by name resolution.
  package internal(set) var scope: Scope?

  package init(kind: Kind, element: Expression, value: Expression?, clauses: [Clause]) {
    self.kind = kind
    self.element = element
    self.value = value
    self.clauses = clauses
  }
}
