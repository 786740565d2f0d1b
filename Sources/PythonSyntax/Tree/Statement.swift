/// A statement of the tree, with its place in the source.
package final class Statement {
  package let kind: Kind
  package let range: SourceRange

  package init(_ kind: Kind, range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  package enum Kind {
    case expression(Expression)
    /// `a = b = value`.
    case assignment(targets: [Expression], value: Expression)
    /// `target: annotation = value`; `isSimple` when the target is a name without parentheses.
    case annotatedAssignment(target: Expression, annotation: Expression, value: Expression?, isSimple: Bool)
    case augmentedAssignment(target: Expression, operator: BinaryOperator, value: Expression)
    case delete([Expression])
    case pass
    case `break`
    case `continue`
    case `return`(Expression?)
    case raise(Expression?, cause: Expression?)
    case assert(Expression, message: Expression?)
    case global([String])
    case nonlocal([String])
    case `import`([ImportAlias])
    case importFrom(module: String, level: Int, ImportedNames)
    case `if`(test: Expression, body: [Statement], otherwise: [Statement])
    case `while`(test: Expression, body: [Statement], otherwise: [Statement])
    case `for`(target: Expression, iterable: Expression, body: [Statement], otherwise: [Statement])
    case with([WithItem], body: [Statement])
    case `try`(TryNode)
    case match(Expression, [MatchCase])
    case function(FunctionNode)
    case classDefinition(ClassNode)
  }
}

/// `a.b.c as d` of an import, or one name of a `from` import.
package struct ImportAlias {
  package let name: String
  package let alias: String?
  package let range: SourceRange

  package init(name: String, alias: String?, range: SourceRange) {
    self.name = name
    self.alias = alias
    self.range = range
  }
}

/// What a `from` import takes.
package enum ImportedNames {
  case all
  case names([ImportAlias])
}

/// One `context as target` of a `with` statement.
package struct WithItem {
  package let context: Expression
  package let target: Expression?

  package init(context: Expression, target: Expression?) {
    self.context = context
    self.target = target
  }
}

/// A `try` statement.
package final class TryNode {
  package struct Handler {
    /// The exception types; none for a bare `except:`.
    package let type: Expression?
    package let name: String?
    package let body: [Statement]
    package let range: SourceRange

    package init(type: Expression?, name: String?, body: [Statement], range: SourceRange) {
      self.type = type
      self.name = name
      self.body = body
      self.range = range
    }
  }

  package let body: [Statement]
  package let handlers: [Handler]
  /// Whether the handlers are `except*`.
  package let isGroup: Bool
  package let otherwise: [Statement]
  package let finally: [Statement]

  package init(
    body: [Statement], handlers: [Handler], isGroup: Bool, otherwise: [Statement], finally: [Statement]
  ) {
    self.body = body
    self.handlers = handlers
    self.isGroup = isGroup
    self.otherwise = otherwise
    self.finally = finally
  }
}

/// A `def` or a `lambda`.
package final class FunctionNode {
  package enum Body {
    case statements([Statement])
    case expression(Expression)
  }

  /// The name that the definition binds, mangled where it is private; see `writtenName`.
  package let name: String
  /// The name as it was written: the function's `__name__`.
  package let writtenName: String
  package let parameters: Parameters
  package let body: Body
  package let decorators: [Expression]
  package let returns: Expression?
  /// The range of the whole definition, from `def` (not its decorators) or `lambda` to its end.
  package let range: SourceRange
  /// Whether the body holds a `yield`.
  package let isGenerator: Bool
  /// Set by name resolution.
  package internal(set) var scope: Scope?

  package init(
    name: String, parameters: Parameters, body: Body, decorators: [Expression], returns: Expression?,
    range: SourceRange, isGenerator: Bool, writtenName: String? = nil
  ) {
    self.name = name
    self.writtenName = writtenName ?? name
    self.parameters = parameters
    self.body = body
    self.decorators = decorators
    self.returns = returns
    self.range = range
    self.isGenerator = isGenerator
  }
}

/// The parameters of a function, in the order of Python's grammar.
package struct Parameters {
  package struct Parameter {
    package let name: String
    package let annotation: Expression?
    package let defaultValue: Expression?
    package let range: SourceRange

    package init(name: String, annotation: Expression?, defaultValue: Expression?, range: SourceRange) {
      self.name = name
      self.annotation = annotation
      self.defaultValue = defaultValue
      self.range = range
    }
  }

  package var positionalOnly: [Parameter] = []
  package var positional: [Parameter] = []
  package var variadic: Parameter?
  package var keywordOnly: [Parameter] = []
  package var keywordVariadic: Parameter?

  package init() {}
}

/// A `class` statement.
package final class ClassNode {
  /// The name that the statement binds, mangled where it is private; see `writtenName`.
  package let name: String
  /// The name as it was written: the class's `__name__`.
  package let writtenName: String
  /// Base classes and keywords such as `metaclass=`.
  package let arguments: [Argument]
  package let body: [Statement]
  package let decorators: [Expression]
  package let range: SourceRange
  /// Set by name resolution.
  package internal(set) var scope: Scope?

  package init(
    name: String, arguments: [Argument], body: [Statement], decorators: [Expression], range: SourceRange,
    writtenName: String? = nil
  ) {
    self.name = name
    self.writtenName = writtenName ?? name
    self.arguments = arguments
    self.body = body
    self.decorators = decorators
    self.range = range
  }
}

/// A parsed and resolved source text.
package final class ModuleTree {
  package let body: [Statement]
  package let scope: Scope
  /// The whole text, for tracebacks and `name??`.
  package let source: String
  /// What tracebacks call it: `<stdin>`, or a file's name.
  package let fileName: String

  package init(body: [Statement], scope: Scope, source: String, fileName: String) {
    self.body = body
    self.scope = scope
    self.source = source
    self.fileName = fileName
  }
}
