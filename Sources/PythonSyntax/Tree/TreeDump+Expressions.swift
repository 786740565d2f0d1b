extension TreeDump {
  /// An expression on one line.
  package func dump(_ expression: Expression) -> String {
    let (name, parts) = describe(expression)
    if parts.isEmpty, !includesRanges { return name }
    return node(name, parts, expression.range)
  }

  private func describe(_ expression: Expression) -> (String, [String]) {
    switch expression.kind {
    case .none: return ("None", [])
    case .true: return ("True", [])
    case .false: return ("False", [])
    case .ellipsis: return ("...", [])
    case .integer(.small(let value)): return ("\(value)", [])
    case .integer(.large(let digits, let radix)): return ("\(digits)_\(radix)", [])
    case .float(let value): return ("\(value)", [])
    case .imaginary(let value): return ("\(value)j", [])
    case .string(let value): return (quoted(value), [])
    case .bytes(let value): return ("b" + quoted(String(decoding: value, as: UTF8.self)), [])
    case .formattedString(let pieces): return ("f-string", pieces.map { dump($0) })
    case .name(let name): return (name, [])
    case .attribute(let base, let name): return (".", [dump(base), name])
    case .subscript(let base, let index): return ("[]", [dump(base), dump(index)])
    case .slice(let lower, let upper, let step):
      return (":", [optional(lower), optional(upper), optional(step)])
    case .call(let function, let arguments):
      return ("call", [dump(function)] + arguments.map { dump($0) })
    case .unary(let symbol, let operand): return (symbol == .not ? "not" : symbol.rawValue, [dump(operand)])
    case .binary(let symbol, let left, let right): return (symbol.rawValue, [dump(left), dump(right)])
    case .boolean(let connective, let operands): return (connective.rawValue, operands.map { dump($0) })
    case .comparison(let first, let links):
      return ("compare", [dump(first)] + links.flatMap { [$0.0.rawValue, dump($0.1)] })
    case .conditional(let test, let then, let otherwise):
      return ("conditional", [dump(test), dump(then), dump(otherwise)])
    case .lambda(let function): return ("lambda", Array(describe(function).dropFirst()))
    case .list(let elements): return ("list", elements.map { dump($0) } + empty(elements))
    case .tuple(let elements): return ("tuple", elements.map { dump($0) } + empty(elements))
    case .set(let elements): return ("set", elements.map { dump($0) })
    case .dictionary(let entries):
      return (
        "dict", entries.map { "\($0.key.map { dump($0) } ?? "**"): \(dump($0.value))" } + empty(entries)
      )
    case .comprehension(let node): return (node.kind.scopeName, describe(node))
    case .starred(let operand): return ("*", [dump(operand)])
    case .yield(let value): return ("yield", [optional(value)])
    case .yieldFrom(let value): return ("yield-from", [dump(value)])
    case .named(let target, let value): return (":=", [dump(target), dump(value)])
    }
  }

  /// Keeps the parentheses around a display without elements.
  private func empty<Element>(_ elements: [Element]) -> [String] {
    elements.isEmpty ? ["/"] : []
  }

  private func describe(_ node: ComprehensionNode) -> [String] {
    var parts = [dump(node.element)]
    if let value = node.value { parts.append(dump(value)) }
    for clause in node.clauses {
      parts.append(
        self.node("for", [dump(clause.target), dump(clause.iterable)] + clause.conditions.map { dump($0) }))
    }
    return parts
  }

  func dump(_ argument: Argument) -> String {
    switch argument {
    case .positional(let value): dump(value)
    case .starred(let value): node("*", [dump(value)])
    case .keyword(let name, let value, let range): node("=", [name, dump(value)], range)
    case .doubleStarred(let value): node("**", [dump(value)])
    }
  }

  private func dump(_ piece: FormattedStringPiece) -> String {
    switch piece {
    case .literal(let text): return quoted(text)
    case .field(let value, let debugText, let conversion, let format):
      var parts = [dump(value)]
      if let debugText { parts.append("=" + quoted(debugText)) }
      switch conversion {
      case nil: break
      case .repr: parts.append("!r")
      case .str: parts.append("!s")
      case .ascii: parts.append("!a")
      }
      if let format { parts.append(node("format", format.map { dump($0) })) }
      return node("field", parts)
    }
  }

  private func quoted(_ text: String) -> String {
    "\"" + text.unicodeScalars.map { $0.escaped(asASCII: true) }.joined() + "\""
  }
}
