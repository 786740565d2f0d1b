/// Turns the tree of a regular expression into a program.
struct RegexCompiler {
  private static let greatestProgram = 1 << 24

  private var instructions: [RegexInstruction] = []
  private var loops: [RegexLoop] = []
  private var sets: [RegexSet] = []
  private var registerCount: Int
  /// The sets of letters in either case, and of those that ASCII has.
  private var letterSets: (any: [UInt32: Int], ascii: [UInt32: Int]) = ([:], [:])
  private var nodeCount = 0
  private let interpreter: Interpreter

  static func compile(
    _ node: RegexNode, groupCount: Int, flags: RegexFlags, in interpreter: Interpreter
  ) throws(RegexFailure) -> RegexProgram {
    var compiler = RegexCompiler(groupCount: groupCount, interpreter)
    try compiler.add(node, flags)
    compiler.emit(.match)
    return RegexProgram(
      instructions: compiler.instructions, loops: compiler.loops, sets: compiler.sets,
      groupCount: groupCount, registerCount: compiler.registerCount)
  }

  private init(groupCount: Int, _ interpreter: Interpreter) {
    self.interpreter = interpreter
    registerCount = RegexProgram.lastGroupRegister(groupCount: groupCount) + 1
  }

  // MARK: Writing

  private var end: Int { instructions.count }

  private mutating func emit(
    _ operation: RegexInstruction.Operation, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0
  ) {
    instructions.append(RegexInstruction(operation: operation, a: a, b: b, c: c))
  }

  private mutating func register(_ count: Int) -> Int {
    defer { registerCount += count }
    return registerCount
  }

  private static func isASCII(_ flags: RegexFlags) -> Bool { !flags.contains(.unicode) }

  // MARK: Nodes

  private mutating func add(_ node: RegexNode, _ flags: RegexFlags) throws(RegexFailure) {
    nodeCount += 1
    if nodeCount & 0x3FFF == 0 { try interpreter.checkInterruptInExpression() }
    switch node.kind {
    case .literal, .set, .any: _ = single(node, flags)
    case .place(let place): add(place, flags)
    case .backreference(let group):
      let ignoresCase = flags.contains(.ignoreCase)
      emit(.backreference, group, ignoresCase ? (Self.isASCII(flags) ? 2 : 1) : 0)
    case .sequence(let parts): for part in parts { try add(part, flags) }
    case .alternatives(let choices): try add(choices: choices, flags)
    case .repeated(let node, let least, let most, let greed):
      try addRepeat(of: node, least, most, greed, flags)
    case .group(let number, let added, let removed, let node):
      if let number { emit(.save, (number - 1) * 2) }
      try add(node, flags.adding(added, removing: removed))
      if let number { emit(.saveEnd, (number - 1) * 2 + 1, number) }
    case .atomic(let node):
      let mark = register(1)
      emit(.startAtomic, mark)
      try add(node, flags)
      emit(.endAtomic, mark)
    case .assertion(let node, let isBehind, let isNegated):
      try addAssertion(node, isBehind: isBehind, isNegated: isNegated, flags)
    case .conditional(let group, let yes, let no):
      let condition = end
      emit(.condition, group)
      try add(yes, flags)
      if let no {
        let jump = end
        emit(.jump)
        instructions[condition].b = end
        try add(no, flags)
        instructions[jump].a = end
      } else {
        instructions[condition].b = end
      }
    }
  }

  /// Writes what takes one character; false if the node is no such.
  private mutating func single(_ node: RegexNode, _ flags: RegexFlags) -> Bool {
    switch node.kind {
    case .any: emit(flags.contains(.dotAll) ? .anything : .notNewline)
    case .literal(let character):
      if flags.contains(.ignoreCase), RegexSet.hasCase(character, isASCII: Self.isASCII(flags)) {
        emit(.set, letterSet(character, flags))
      } else {
        emit(.character, Int(character))
      }
    case .set(let items, let isNegated): emit(.set, add(RegexSet(items, isNegated: isNegated, flags: flags)))
    case .group(nil, let added, let removed, let inner):
      return single(inner, flags.adding(added, removing: removed))
    default: return false
    }
    return true
  }

  private mutating func add(_ set: RegexSet) -> Int {
    sets.append(set)
    return sets.count - 1
  }

  /// The set of a letter in either case.
  private mutating func letterSet(_ letter: UInt32, _ flags: RegexFlags) -> Int {
    let known = Self.isASCII(flags) ? \Self.letterSets.ascii : \Self.letterSets.any
    if let index = self[keyPath: known][letter] { return index }
    let index = add(RegexSet([.character(letter)], isNegated: false, flags: flags))
    self[keyPath: known][letter] = index
    return index
  }

  private mutating func add(_ place: RegexPlace, _ flags: RegexFlags) {
    switch place {
    case .lineStart: emit(flags.contains(.multiline) ? .lineStart : .textStart)
    case .lineEnd: emit(flags.contains(.multiline) ? .lineEnd : .lastLineEnd)
    case .textStart: emit(.textStart)
    case .textEnd: emit(.textEnd)
    case .wordBoundary: emit(.wordBoundary, Self.isASCII(flags) ? 1 : 0)
    case .insideWord: emit(.insideWord, Self.isASCII(flags) ? 1 : 0)
    }
  }

  private mutating func add(choices: [RegexNode], _ flags: RegexFlags) throws(RegexFailure) {
    var jumps: [Int] = []
    for (index, choice) in choices.enumerated() {
      if index == choices.count - 1 {
        try add(choice, flags)
        break
      }
      let split = end
      emit(.split, split + 1)
      try add(choice, flags)
      jumps.append(end)
      emit(.jump)
      instructions[split].b = end
    }
    for jump in jumps { instructions[jump].a = end }
  }

  private mutating func addAssertion(
    _ node: RegexNode, isBehind: Bool, isNegated: Bool, _ flags: RegexFlags
  ) throws(RegexFailure) {
    if isBehind, node.width.least != node.width.most {
      throw .mistake("look-behind requires fixed-width pattern", position: nil)
    }
    let mark = register(2)
    let start = end
    emit(isNegated ? .startNegation : .startAssertion, mark, isBehind ? node.width.least : 0)
    try add(node, flags)
    emit(isNegated ? .endNegation : .endAssertion, mark)
    instructions[start].c = end
  }

  // MARK: Repeating

  private mutating func addRepeat(
    of node: RegexNode, _ least: Int, _ most: Int, _ greed: RegexGreed, _ flags: RegexFlags
  ) throws(RegexFailure) {
    if end > Self.greatestProgram { throw .overflow("the expression is too large") }
    let start = end
    emit(
      greed == .greedy ? .repeatGreedily : greed == .lazy ? .repeatLazily : .repeatPossessively, least, most)
    if single(node, flags) { return }
    instructions.removeLast(end - start)
    guard greed == .possessive else {
      return try addLoop(of: node, least, most, isLazy: greed == .lazy, flags)
    }
    let mark = register(1)
    emit(.startAtomic, mark)
    try addLoop(of: node, least, most, isLazy: false, flags)
    emit(.endAtomic, mark)
  }

  /// A split that tries to go on with a turn first, or last if the loop is lazy.
  private mutating func emitSplit(into turn: Int, orTo exit: Int, isLazy: Bool) {
    emit(.split, isLazy ? exit : turn, isLazy ? turn : exit)
  }

  private mutating func addLoop(
    of node: RegexNode, _ least: Int, _ most: Int, isLazy: Bool, _ flags: RegexFlags
  ) throws(RegexFailure) {
    if most == 0 { return }
    let takesSome = node.width.least > 0
    if least == 0, most == 1 || (takesSome && most == RegexWidth.unlimited) {
      let split = end
      emit(.split)
      try add(node, flags)
      if most > 1 { emit(.jump, split) }
      instructions[split] = RegexInstruction(
        operation: .split, a: isLazy ? end : split + 1, b: isLazy ? split + 1 : end)
    } else if takesSome, most == RegexWidth.unlimited, least == 1 {
      let body = end
      try add(node, flags)
      emitSplit(into: body, orTo: end + 1, isLazy: isLazy)
    } else {
      let loop = loops.count
      loops.append(
        RegexLoop(register: register(2), least: least, most: most, isLazy: isLazy, body: end + 2))
      emit(.startLoop, loops[loop].register)
      let jump = end
      emit(.jump)
      try add(node, flags)
      instructions[jump].a = end
      emit(.loop, loop)
    }
  }
}
