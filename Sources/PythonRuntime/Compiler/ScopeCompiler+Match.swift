import PythonSyntax

/// Compiles `match` statements.
extension ScopeCompiler {
  func compileMatch(_ subject: Expression, _ cases: [MatchCase]) throws(PythonError) {
    // A case may rebind the variable that the subject is, so that its value is kept apart.
    let register = builder.allocate()
    try compile(subject, into: register)
    let end = builder.makeLabel()
    for branch in cases {
      let mark = builder.mark
      let next = builder.makeLabel()
      let matcher = PatternCompiler(compiler: self, failure: next, pattern: branch.pattern)
      try matcher.compile(branch.pattern, register)
      builder.position = CodePosition(range: branch.pattern.range)
      for (name, place) in matcher.captures { store(place, inName: name) }
      if let test = branch.guardTest { try compileJump(test, if: false, to: next) }
      builder.release(to: mark)
      try compile(branch.body)
      builder.emitJump(.jump, to: end)
      builder.bind(next)
    }
    builder.bind(end)
    builder.emit(.clear, register)
  }
}

/// Compiles the pattern of a `case`.
///
/// Names are bound only when the whole pattern matches: until then their values wait in registers.
private struct PatternCompiler {
  let compiler: ScopeCompiler
  /// Where to go on when the pattern does not match.
  var failure: CodeBuilder.Label
  /// The register of each name, in the order of binding.
  let captures: [(name: String, place: Int)]

  private var builder: CodeBuilder { compiler.builder }

  init(compiler: ScopeCompiler, failure: CodeBuilder.Label, pattern: Pattern) {
    self.compiler = compiler
    self.failure = failure
    var captures: [(name: String, place: Int)] = []
    Self.collectNames(of: pattern) { name in
      if !captures.contains(where: { $0.name == name }) {
        captures.append((name, compiler.builder.allocate()))
      }
    }
    self.captures = captures
  }

  private static func collectNames(of pattern: Pattern, _ body: (String) -> Void) {
    for child in pattern.children { collectNames(of: child, body) }
    if let name = pattern.ownName { body(name) }
  }

  private func capture(_ subject: Int, _ name: String?) {
    guard let place = captures.first(where: { $0.name == name })?.place else { return }
    builder.emit(.move, place, subject)
  }

  /// Goes on behind the instruction if the subject in a register matches.
  func compile(_ pattern: Pattern, _ subject: Int) throws(PythonError) {
    let mark = builder.mark
    builder.position = CodePosition(range: pattern.range)
    switch pattern.kind {
    case .value(let value): try compare(subject, with: value, .equal, pattern)
    case .singleton(let value): try compare(subject, with: value, .isIdentical, pattern)
    case .capture(let name), .star(let name): capture(subject, name)
    case .sequence(let elements): try compileSequence(elements, subject, pattern)
    case .mapping(let entries, let rest): try compileMapping(entries, rest, subject, pattern)
    case .instance(let type, let positional, let keywords):
      try compileInstance(type, positional, keywords, subject, pattern)
    case .alternatives(let alternatives):
      let matched = builder.makeLabel()
      for (index, alternative) in alternatives.enumerated() {
        var inner = self
        if index < alternatives.count - 1 { inner.failure = builder.makeLabel() }
        try inner.compile(alternative, subject)
        if index < alternatives.count - 1 {
          builder.emitJump(.jump, to: matched)
          builder.bind(inner.failure)
        }
      }
      builder.bind(matched)
    case .named(let inner, let name):
      try compile(inner, subject)
      capture(subject, name)
    }
    builder.release(to: mark)
  }

  private func compare(
    _ subject: Int, with value: Expression, _ opcode: Opcode, _ pattern: Pattern
  ) throws(PythonError) {
    let result = builder.allocate()
    let right = try compiler.operand(value)
    builder.position = CodePosition(range: pattern.range)
    // A comparison reads its operands last.
    builder.emit(.move, result, subject)
    builder.emit(opcode, result, result, right)
    builder.emitJump(.jumpIfFalse, result, to: failure)
  }

  /// Tests a property of the subject with `matchPattern`; its operand is in the register of the result.
  private func test(_ step: PatternStep, _ result: Int, _ subject: Int, _ pattern: Pattern) {
    builder.position = CodePosition(range: pattern.range)
    builder.emit(.matchPattern, result, subject, Int(step.rawValue))
    builder.emitJump(.jumpIfFalse, result, to: failure)
  }

  private func load(_ constant: Value, into register: Int) {
    builder.emit(.loadConstant, register, wide: builder.constant(constant))
  }

  /// Takes the elements of a tuple or sequence apart and matches each with its pattern.
  private func compileElements(_ elements: [Pattern], of source: Int) throws(PythonError) {
    guard !elements.allSatisfy(\.isWildcard) else { return }
    let base = builder.allocate(count: elements.count)
    if let last = elements.last, last.isStar, last.isWildcard {
      // The rest, which may be long, is not asked for.
      let taken = builder.allocate()
      load(.int(elements.count - 1), into: taken)
      builder.emit(.matchPattern, taken, source, Int(PatternStep.prefix.rawValue))
      builder.emit(.unpack, base, taken, elements.count - 1)
      builder.emit(.clear, taken)
    } else if let star = elements.firstIndex(where: \.isStar) {
      builder.emit(.unpackStarred, base, source, star | (elements.count - 1 - star) << 8)
    } else {
      builder.emit(.unpack, base, source, elements.count)
    }
    for (index, element) in elements.enumerated() { try compile(element, base + index) }
    for index in elements.indices { builder.emit(.clear, base + index) }
  }

  private func compileSequence(
    _ elements: [Pattern], _ subject: Int, _ pattern: Pattern
  ) throws(PythonError) {
    let result = builder.allocate()
    let hasStar = elements.contains(where: \.isStar)
    load(.int(elements.count - (hasStar ? 1 : 0)), into: result)
    test(hasStar ? .longSequence : .sequence, result, subject, pattern)
    try compileElements(elements, of: subject)
  }

  private func compileMapping(
    _ entries: [(key: Expression, pattern: Pattern)], _ rest: String?, _ subject: Int, _ pattern: Pattern
  ) throws(PythonError) {
    let result = builder.allocate(count: 2)
    load(.int(entries.count), into: result)
    test(.mapping, result, subject, pattern)
    guard !entries.isEmpty || rest != nil else { return }
    let keys = builder.allocate()
    try compiler.compileTuple(entries.map(\.key), of: nil, into: keys)
    if !entries.isEmpty {
      builder.emit(.move, result, keys)
      test(.keys, result, subject, pattern)
      try compileElements(entries.map(\.pattern), of: result + 1)
    }
    if rest != nil {
      builder.position = CodePosition(range: pattern.range)
      builder.emit(.matchPattern, keys, subject, Int(PatternStep.rest.rawValue))
      capture(keys, rest)
    }
  }

  private func compileInstance(
    _ type: Expression, _ positional: [Pattern], _ keywords: [(name: String, pattern: Pattern)],
    _ subject: Int, _ pattern: Pattern
  ) throws(PythonError) {
    let result = builder.allocate(count: 2)
    try compiler.compile(type, into: result)
    let names = keywords.map { compiler.interpreter.string($0.name) }
    load(compiler.interpreter.tuple([.int(positional.count)] + names), into: result + 1)
    test(.instance, result, subject, pattern)
    try compileElements(positional + keywords.map(\.pattern), of: result + 1)
  }
}

extension Pattern {
  fileprivate var isWildcard: Bool {
    switch kind {
    case .capture(nil), .star(nil): true
    default: false
    }
  }
}
