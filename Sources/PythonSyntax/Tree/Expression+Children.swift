extension Expression {
  /// Appends the operands of a plain expression to a stack, the first one last.
  ///
  /// - Returns: Whether that is all there is to the expression; false, with nothing appended, for names,
  ///   f-strings, lambdas, comprehensions, `yield` and `:=`.
  func appendChildren(to stack: inout [Expression]) -> Bool {
    switch kind {
    case .none, .true, .false, .ellipsis, .integer, .float, .imaginary, .string, .bytes:
      break
    case .attribute(let base, _), .unary(_, let base), .starred(let base):
      stack.append(base)
    case .subscript(let first, let second), .binary(_, let first, let second):
      stack.append(second)
      stack.append(first)
    case .slice(let lower, let upper, let step):
      for part in [step, upper, lower] { if let part { stack.append(part) } }
    case .call(let function, let arguments):
      for argument in arguments.reversed() { stack.append(argument.value) }
      stack.append(function)
    case .boolean(_, let operands), .list(let operands), .tuple(let operands), .set(let operands):
      stack.append(contentsOf: operands.reversed())
    case .comparison(let first, let links):
      for (_, operand) in links.reversed() { stack.append(operand) }
      stack.append(first)
    case .conditional(let test, let then, let otherwise):
      stack.append(otherwise)
      stack.append(then)
      stack.append(test)
    case .dictionary(let entries):
      for (key, value) in entries.reversed() {
        stack.append(value)
        if let key { stack.append(key) }
      }
    case .name, .formattedString, .lambda, .comprehension, .yield, .yieldFrom, .named:
      return false
    }
    return true
  }
}
