import PythonSyntax

extension ScopeCompiler {
  func compileCall(
    _ callee: Expression, _ arguments: [Argument], _ expression: Expression, into result: Int
  ) throws(PythonError) {
    let isUnpacked = arguments.contains {
      switch $0 {
      case .starred, .doubleStarred: true
      case .positional, .keyword: false
      }
    }
    if isUnpacked || arguments.count > 200 {
      let base = builder.allocate(count: 3)
      try compile(callee, into: base)
      try compileUnpacked(arguments, base, expression)
      at(expression)
      builder.emit(.callUnpacked, base, 0, result)
      return
    }
    if case .attribute(let receiver, let name) = callee.kind {
      let base = builder.allocate(count: 2)
      let mark = builder.mark
      let object = try operand(receiver)
      at(callee)
      builder.emit(.loadMethod, base, object, builder.cache(name))
      builder.release(to: mark)
      let names = try compileArguments(arguments)
      at(expression)
      finishCall(base, arguments.count, names, isMethod: true, result)
      return
    }
    let base = builder.allocate()
    try compile(callee, into: base)
    let names = try compileArguments(arguments)
    at(expression)
    finishCall(base, arguments.count, names, isMethod: false, result)
  }

  private func finishCall(_ base: Int, _ count: Int, _ names: [String], isMethod: Bool, _ result: Int) {
    if names.isEmpty {
      builder.emit(isMethod ? .callMethod : .call, base, count, result)
      return
    }
    let object = KeywordNamesObject(names.map { interpreter.intern($0) }, in: interpreter)
    builder.emit(isMethod ? .callMethodKeywords : .callKeywords, base, count, result)
    // The register that a constructor leaves the instance in.
    builder.emit(.extra, isMethod ? base + 1 : base, wide: builder.constant(.object(object)))
  }

  /// Evaluates the arguments into the next registers: positional values, then keywords' values.
  private func compileArguments(_ arguments: [Argument]) throws(PythonError) -> [String] {
    var names: [String] = []
    for argument in arguments {
      switch argument {
      case .positional(let value): try compile(value, into: builder.allocate())
      case .keyword(let name, let value, _):
        try compile(value, into: builder.allocate())
        names.append(name)
      case .starred, .doubleStarred: break
      }
    }
    return names
  }

  /// Puts a tuple of the positional values into r[base + 1] and a dictionary of the keywords into r[base + 2].
  func compileUnpacked(
    _ arguments: [Argument], _ base: Int, _ expression: Expression
  ) throws(PythonError) {
    var positional: [Expression] = []
    var keywords: [Argument] = []
    for argument in arguments {
      switch argument {
      case .positional(let value): positional.append(value)
      case .starred(let value):
        positional.append(Expression(.starred(value), range: value.range, height: value.height))
      case .keyword, .doubleStarred: keywords.append(argument)
      }
    }
    at(expression)
    try compileTuple(positional, of: expression, into: base + 1, callee: base)
    if keywords.isEmpty {
      builder.emit(.clear, base + 2)
      return
    }
    builder.emit(.buildDict, base + 2, 0, 0)
    for keyword in keywords {
      let mark = builder.mark
      switch keyword {
      case .keyword(let name, let value, _):
        let pair = builder.allocate(count: 2)
        builder.emit(.loadConstant, pair, wide: builder.constant(text: name))
        try compile(value, into: pair + 1)
        let single = builder.allocate()
        builder.emit(.buildDict, single, pair, 1)
        at(expression)
        builder.emit(.dictMerge, base + 2, single, base)
        builder.emit(.clear, single)
      case .doubleStarred(let value):
        let register = try operand(value)
        at(expression)
        builder.emit(.dictMerge, base + 2, register, base)
      case .positional, .starred: break
      }
      builder.release(to: mark)
    }
  }
}
