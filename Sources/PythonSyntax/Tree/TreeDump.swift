/// Writes trees as nested parentheses, for tests and for looking at what the parser made.
package struct TreeDump {
  /// Whether every node is followed by its range, as `@1:0-1:5`.
  package var includesRanges = false

  package init(includesRanges: Bool = false) {
    self.includesRanges = includesRanges
  }

  /// A line for each statement.
  package func dump(_ body: [Statement]) -> String {
    body.map { dump($0) }.joined(separator: "\n")
  }

  func node(_ name: String, _ parts: [String], _ range: SourceRange? = nil) -> String {
    var text = "(" + ([name] + parts).joined(separator: " ")
    if includesRanges, let range {
      text += " @\(range.start.line):\(range.start.column)-\(range.end.line):\(range.end.column)"
    }
    return text + ")"
  }

  func block(_ name: String, _ body: [Statement]) -> String {
    body.isEmpty ? "" : node(name, body.map { dump($0) })
  }

  func list(_ name: String, _ parts: [String]) -> String {
    parts.isEmpty ? "" : node(name, parts)
  }

  func optional(_ expression: Expression?) -> String {
    expression.map { dump($0) } ?? "-"
  }

  // MARK: Statements

  package func dump(_ statement: Statement) -> String {
    let (name, parts) = describe(statement)
    return node(name, parts.filter { !$0.isEmpty }, statement.range)
  }

  private func describe(_ statement: Statement) -> (String, [String]) {
    switch statement.kind {
    case .expression(let value): return ("expr", [dump(value)])
    case .assignment(let targets, let value):
      return ("assign", targets.map { dump($0) } + [dump(value)])
    case .annotatedAssignment(let target, let annotation, let value, let isSimple):
      return (isSimple ? "annotate" : "annotate*", [dump(target), dump(annotation), optional(value)])
    case .augmentedAssignment(let target, let symbol, let value):
      return ("augment", [symbol.rawValue, dump(target), dump(value)])
    case .delete(let targets): return ("delete", targets.map { dump($0) })
    case .pass: return ("pass", [])
    case .break: return ("break", [])
    case .continue: return ("continue", [])
    case .return(let value): return ("return", [optional(value)])
    case .raise(let exception, let cause): return ("raise", [optional(exception), optional(cause)])
    case .assert(let condition, let message): return ("assert", [dump(condition), optional(message)])
    case .global(let names): return ("global", names)
    case .nonlocal(let names): return ("nonlocal", names)
    case .import(let aliases): return ("import", aliases.map { dump($0) })
    case .importFrom(let module, let level, let names):
      let source = String(repeating: ".", count: level) + module
      switch names {
      case .all: return ("from", [source, "*"])
      case .names(let aliases): return ("from", [source] + aliases.map { dump($0) })
      }
    case .if(let test, let body, let otherwise):
      return ("if", [dump(test), block("then", body), block("else", otherwise)])
    case .while(let test, let body, let otherwise):
      return ("while", [dump(test), block("do", body), block("else", otherwise)])
    case .for(let target, let iterable, let body, let otherwise):
      return ("for", [dump(target), dump(iterable), block("do", body), block("else", otherwise)])
    case .with(let items, let body):
      return ("with", items.map { dump($0.context) + " as " + optional($0.target) } + [block("do", body)])
    case .try(let try_): return ("try", describe(try_))
    case .match(let subject, let cases): return ("match", [dump(subject)] + cases.map { dump($0) })
    case .function(let function): return ("def", describe(function))
    case .classDefinition(let definition): return ("class", describe(definition))
    }
  }

  private func describe(_ statement: TryNode) -> [String] {
    let word = statement.isGroup ? "except*" : "except"
    let handlers = statement.handlers.map {
      node(word, [optional($0.type), $0.name ?? "-", block("do", $0.body)], $0.range)
    }
    return [block("do", statement.body)] + handlers
      + [block("else", statement.otherwise), block("finally", statement.finally)]
  }

  private func dump(_ branch: MatchCase) -> String {
    node("case", [dump(branch.pattern), optional(branch.guardTest), block("do", branch.body)])
  }

  private func dump(_ pattern: Pattern) -> String {
    let (name, parts) = describe(pattern)
    return node(name, parts, pattern.range)
  }

  private func describe(_ pattern: Pattern) -> (String, [String]) {
    switch pattern.kind {
    case .value(let value): return ("value", [dump(value)])
    case .singleton(let value): return ("is", [dump(value)])
    case .capture(let name): return ("capture", [name ?? "_"])
    case .sequence(let elements): return ("sequence", elements.map { dump($0) })
    case .star(let name): return ("star", [name ?? "_"])
    case .mapping(let entries, let rest):
      return (
        "mapping", entries.map { dump($0.key) + ": " + dump($0.pattern) } + [rest.map { "**" + $0 } ?? "-"]
      )
    case .instance(let type, let positional, let keywords):
      let named = keywords.map { $0.name + "=" + dump($0.pattern) }
      return ("instance", [dump(type)] + positional.map { dump($0) } + named)
    case .alternatives(let alternatives): return ("any", alternatives.map { dump($0) })
    case .named(let inner, let name): return ("as", [dump(inner), name])
    }
  }

  private func describe(_ definition: ClassNode) -> [String] {
    let decorators = list("decorators", definition.decorators.map { dump($0) })
    return [definition.name, list("arguments", definition.arguments.map { dump($0) }), decorators]
      + [block("do", definition.body)]
  }

  func describe(_ function: FunctionNode) -> [String] {
    let parameters = function.parameters
    let groups: [(String, [Parameters.Parameter])] = [
      ("positionalOnly", parameters.positionalOnly), ("positional", parameters.positional),
      ("variadic", parameters.variadic.map { [$0] } ?? []), ("keywordOnly", parameters.keywordOnly),
      ("keywordVariadic", parameters.keywordVariadic.map { [$0] } ?? []),
    ]
    var parts = [function.name]
    parts += groups.map { name, group in list(name, group.map { dump($0) }) }
    if let returns = function.returns { parts.append(node("returns", [dump(returns)])) }
    parts.append(list("decorators", function.decorators.map { dump($0) }))
    if function.isGenerator { parts.append("generator") }
    switch function.body {
    case .statements(let body): parts.append(block("do", body))
    case .expression(let value): parts.append(dump(value))
    }
    return parts.filter { !$0.isEmpty }
  }

  private func dump(_ parameter: Parameters.Parameter) -> String {
    guard parameter.annotation != nil || parameter.defaultValue != nil || includesRanges else {
      return parameter.name
    }
    let parts = [parameter.name, optional(parameter.annotation), optional(parameter.defaultValue)]
    return node("parameter", parts, parameter.range)
  }

  private func dump(_ alias: ImportAlias) -> String {
    alias.alias == nil && !includesRanges ? alias.name : node(alias.name, [alias.alias ?? "-"], alias.range)
  }
}
