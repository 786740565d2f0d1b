import Glibc

/// Matches a program with a text: backtracking over choices on a stack of its own, so that neither deep expressions nor
/// long texts are a danger.
struct RegexMatcher<Unit: FixedWidthInteger & UnsignedInteger> {
  let program: RegexProgram
  let memory: RegexMemory
  let text: UnsafePointer<Unit>
  /// Where the text ends, for the program.
  let end: Int
  let interpreter: Interpreter

  /// The end of a match that begins at `start`; nil if there is none.
  ///
  /// - Parameters:
  ///   - mustEnd: whether only a match up to the end of the text counts.
  ///   - mustAdvance: whether an empty match does not count.
  func match(from start: Int, mustEnd: Bool, mustAdvance: Bool) throws(PythonError) -> Int? {
    guard let instructions = program.instructions.baseAddress else { return nil }
    memory.reset()
    var place = 0
    var position = start
    while true {
      let instruction = instructions + place
      let a = instruction.pointee.a
      switch instruction.pointee.operation {
      case .character:
        if position < end, Int(text[position]) == a {
          position &+= 1
          place &+= 1
          continue
        }
      case .notNewline, .anything, .set:
        if position < end, isMatch(instruction, position) {
          position &+= 1
          place &+= 1
          continue
        }
      case .repeatGreedily, .repeatPossessively:
        let reached = try advance(instruction + 1, from: position, most: instruction.pointee.b)
        if reached &- position >= a {
          if instruction.pointee.operation == .repeatGreedily, reached &- position > a {
            try memory.push(.greedy, place, reached, position &+ a, in: interpreter)
          }
          position = reached
          place &+= 2
          continue
        }
      case .repeatLazily:
        let reached = try advance(instruction + 1, from: position, most: a)
        if reached &- position == a {
          position = reached
          if instruction.pointee.b > a {
            try memory.push(.lazy, place, position, instruction.pointee.b &- a, in: interpreter)
          }
          place &+= 2
          continue
        }
      case .split:
        try memory.push(.choice, instruction.pointee.b, position, in: interpreter)
        place = a
        continue
      case .jump:
        place = a
        continue
      case .save:
        try memory.set(a, position, in: interpreter)
        place &+= 1
        continue
      case .saveEnd:
        try memory.set(a, position, in: interpreter)
        let last = RegexProgram.lastGroupRegister(groupCount: program.groupCount)
        try memory.set(last, instruction.pointee.b, in: interpreter)
        place &+= 1
        continue
      case .startLoop:
        try memory.set(a, 0, in: interpreter)
        try memory.set(a &+ 1, -1, in: interpreter)
        place &+= 1
        continue
      case .loop:
        try memory.addWork(1, in: interpreter)
        place = try loop(program.loops[a], at: place, position)
        continue
      case .startAtomic:
        try memory.set(a, memory.count, in: interpreter)
        place &+= 1
        continue
      case .endAtomic:
        memory.commit(to: memory.registers[a])
        place &+= 1
        continue
      case .startAssertion:
        if position >= instruction.pointee.b {
          try memory.set(a, memory.count, in: interpreter)
          try memory.set(a &+ 1, position, in: interpreter)
          position &-= instruction.pointee.b
          place &+= 1
          continue
        }
      case .endAssertion:
        position = memory.registers[a &+ 1]
        memory.commit(to: memory.registers[a])
        place &+= 1
        continue
      case .startNegation:
        if position < instruction.pointee.b {
          place = instruction.pointee.c
          continue
        }
        try memory.set(a, memory.count, in: interpreter)
        try memory.push(.choice, instruction.pointee.c, position, in: interpreter)
        position &-= instruction.pointee.b
        place &+= 1
        continue
      case .endNegation: memory.unwind(to: memory.registers[a])
      case .textStart, .lineStart, .textEnd, .lineEnd, .lastLineEnd, .wordBoundary, .insideWord:
        if isPlace(instruction, position) {
          place &+= 1
          continue
        }
      case .backreference:
        if let reached = try backreference(instruction, position) {
          position = reached
          place &+= 1
          continue
        }
      case .condition:
        place = hasMatched(a) ? place &+ 1 : instruction.pointee.b
        continue
      case .match:
        if !(mustEnd && position != end), !(mustAdvance && position == start) { return position }
      }
      try memory.addWork(1, in: interpreter)
      guard try goBack(&place, &position, instructions) else { return nil }
    }
  }

  /// Takes up the last choice that is left; false if there is none.
  private func goBack(
    _ place: inout Int, _ position: inout Int, _ instructions: UnsafeMutablePointer<RegexInstruction>
  ) throws(PythonError) -> Bool {
    while memory.count > 0 {
      let entry = memory.entries + (memory.count &- 1)
      let a = entry.pointee.a
      switch entry.pointee.kind {
      case .register:
        memory.pop()
        memory.registers[a] = entry.pointee.b
      case .choice:
        memory.pop()
        place = a
        position = entry.pointee.b
        return true
      case .greedy:
        let least = entry.pointee.c
        var shorter = entry.pointee.b &- 1
        let next = instructions + (a &+ 2)
        // What follows tells how far it must go back at least.
        if next.pointee.operation == .character {
          while shorter >= least, Int(text[shorter]) != next.pointee.a { shorter &-= 1 }
          try memory.addWork(entry.pointee.b &- shorter, in: interpreter)
        }
        if shorter > least { entry.pointee.b = shorter } else { memory.pop() }
        if shorter < least { continue }
        position = shorter
        place = a &+ 2
        return true
      case .lazy:
        let reached = entry.pointee.b
        guard reached < end, isMatch(instructions + (a &+ 1), reached) else {
          memory.pop()
          continue
        }
        entry.pointee.b = reached &+ 1
        entry.pointee.c &-= 1
        if entry.pointee.c == 0 { memory.pop() }
        position = reached &+ 1
        place = a &+ 2
        return true
      case .turn:
        memory.pop()
        position = entry.pointee.b
        place = try turn(program.loops[instructions[a].a], position)
        return true
      }
    }
    return false
  }

  // MARK: Single characters

  @inline(__always)
  private func isMatch(_ instruction: UnsafeMutablePointer<RegexInstruction>, _ position: Int) -> Bool {
    switch instruction.pointee.operation {
    case .character: Int(text[position]) == instruction.pointee.a
    case .notNewline: text[position] != 0x0A
    case .set: program.contains(instruction.pointee.a, UInt32(truncatingIfNeeded: text[position]))
    default: true
    }
  }

  /// How far characters of a kind go, at most `most` of them.
  private func advance(
    _ instruction: UnsafeMutablePointer<RegexInstruction>, from start: Int, most: Int
  ) throws(PythonError) -> Int {
    let limit = most < end &- start ? start &+ most : end
    var position = start
    while true {
      // A long way is gone in stretches, with a look for an interrupt behind each.
      let stop = min(limit, position &+ 0x4000)
      let reached = advance(instruction, from: position, to: stop)
      try memory.addWork(reached &- position, in: interpreter)
      if reached < stop || stop == limit { return reached }
      position = reached
    }
  }

  @inline(__always)
  private func advance(
    _ instruction: UnsafeMutablePointer<RegexInstruction>, from start: Int, to limit: Int
  ) -> Int {
    var position = start
    switch instruction.pointee.operation {
    case .character:
      while position < limit, Int(text[position]) == instruction.pointee.a { position &+= 1 }
    case .notNewline:
      while position < limit, text[position] != 0x0A { position &+= 1 }
    case .set:
      let set = instruction.pointee.a
      while position < limit, program.contains(set, UInt32(truncatingIfNeeded: text[position])) {
        position &+= 1
      }
    default: position = limit
    }
    return position
  }

  // MARK: Loops

  /// Where to go on in front of a turn that may be the last or one too many.
  private func loop(_ loop: RegexLoop, at place: Int, _ position: Int) throws(PythonError) -> Int {
    let count = memory.registers[loop.register]
    if count < loop.least {
      try memory.set(loop.register, count &+ 1, in: interpreter)
      return loop.body
    }
    // A turn that took nothing is not followed by another.
    guard count < loop.most, memory.registers[loop.register &+ 1] != position else { return place &+ 1 }
    if loop.isLazy {
      try memory.push(.turn, place, position, in: interpreter)
      return place &+ 1
    }
    try memory.push(.choice, place &+ 1, position, in: interpreter)
    return try turn(loop, position)
  }

  private func turn(_ loop: RegexLoop, _ position: Int) throws(PythonError) -> Int {
    try memory.set(loop.register, memory.registers[loop.register] &+ 1, in: interpreter)
    try memory.set(loop.register &+ 1, position, in: interpreter)
    return loop.body
  }

  // MARK: Places and groups

  private func isPlace(_ instruction: UnsafeMutablePointer<RegexInstruction>, _ position: Int) -> Bool {
    switch instruction.pointee.operation {
    case .textStart: position == 0
    case .lineStart: position == 0 || text[position &- 1] == 0x0A
    case .textEnd: position == end
    case .lineEnd: position == end || text[position] == 0x0A
    case .lastLineEnd: position == end || (position &+ 1 == end && text[position] == 0x0A)
    case .wordBoundary: end > 0 && isBoundary(position, isASCII: instruction.pointee.a == 1)
    default: end > 0 && !isBoundary(position, isASCII: instruction.pointee.a == 1)
    }
  }

  private func isBoundary(_ position: Int, isASCII: Bool) -> Bool {
    func isWord(_ position: Int) -> Bool {
      RegexSet.isMember(UInt32(truncatingIfNeeded: text[position]), of: .word, isASCII: isASCII)
    }
    return (position > 0 && isWord(position &- 1)) != (position < end && isWord(position))
  }

  private func hasMatched(_ group: Int) -> Bool {
    memory.registers[group &* 2 &- 2] >= 0 && memory.registers[group &* 2 &- 1] >= 0
  }

  /// The end of what a group has matched, where it stands here again.
  private func backreference(
    _ instruction: UnsafeMutablePointer<RegexInstruction>, _ position: Int
  ) throws(PythonError) -> Int? {
    let group = instruction.pointee.a
    guard hasMatched(group) else { return nil }
    let start = memory.registers[group &* 2 &- 2]
    let count = memory.registers[group &* 2 &- 1] &- start
    guard count <= end &- position else { return nil }
    try memory.addWork(count, in: interpreter)
    let isASCII = instruction.pointee.b == 2
    for index in stride(from: 0, to: count, by: 1) {
      let first = UInt32(truncatingIfNeeded: text[start &+ index])
      let second = UInt32(truncatingIfNeeded: text[position &+ index])
      if first == second { continue }
      guard instruction.pointee.b > 0,
        RegexSet.lowercased(first, isASCII: isASCII) == RegexSet.lowercased(second, isASCII: isASCII)
      else { return nil }
    }
    return position &+ count
  }

  // MARK: Searching

  /// The first match that begins at `start` or behind it.
  func search(from start: Int, mustAdvance: Bool) throws(PythonError) -> (start: Int, end: Int)? {
    var position = start
    while position <= end {
      guard let candidate = nextCandidate(from: position) else { return nil }
      position = candidate
      if program.isAnchored, position > 0 { return nil }
      if let reached = try match(
        from: position, mustEnd: false, mustAdvance: mustAdvance && position == start)
      {
        return (position, reached)
      }
      position &+= 1
    }
    return nil
  }

  /// The next place at which a match can begin, by its first character.
  private func nextCandidate(from start: Int) -> Int? {
    var position = start
    if let first = program.firstCharacter {
      if MemoryLayout<Unit>.size == 1 {
        guard first < 256, let found = memchr(text + position, Int32(first), end &- position) else {
          return nil
        }
        return UnsafeRawPointer(text).distance(to: found)
      }
      while position < end, UInt32(truncatingIfNeeded: text[position]) != first { position &+= 1 }
      return position < end ? position : nil
    }
    guard let bitmap = program.firstBitmap else { return position }
    return bitmap.withUnsafeBufferPointer { words in
      while position < end {
        let character = UInt32(truncatingIfNeeded: text[position])
        if character >= 256 || words[Int(character >> 6)] >> UInt64(character & 63) & 1 != 0 {
          return position
        }
        position &+= 1
      }
      return nil
    }
  }
}
