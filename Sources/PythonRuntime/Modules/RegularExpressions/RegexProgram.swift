/// A step of a compiled regular expression.
struct RegexInstruction {
  enum Operation: UInt8 {
    /// One character: `a`.
    case character
    /// Any character but a newline.
    case notNewline
    /// Any character.
    case anything
    /// A character of the set `a`.
    case set
    /// The next instruction, which takes one character, from `a` to `b` times; on behind it.
    case repeatGreedily, repeatLazily, repeatPossessively
    /// Tries `a`, then `b`.
    case split
    /// Goes on at `a`.
    case jump
    /// Keeps the place in register `a`.
    case save
    /// Keeps the place in register `a` as the end of group `b`, the last one to end.
    case saveEnd
    /// Begins to count in register `a`, with the place of the last turn in the one behind it.
    case startLoop
    /// Decides about the next turn of the loop `a`.
    case loop
    /// Marks where the choices of an atomic group begin, in register `a`.
    case startAtomic
    /// Gives up the choices made since the mark `a`.
    case endAtomic
    /// Marks an assertion in register `a`, the place in the one behind it; `b` characters back.
    case startAssertion
    /// Ends one that holds: back to the place, its choices given up.
    case endAssertion
    /// The same for one that must not hold; on at `c` where it does not.
    case startNegation
    /// Fails as a whole, for what must not match has matched.
    case endNegation
    case textStart, lineStart, textEnd, lineEnd, lastLineEnd
    /// Between a word and what is none; `a` is 1 if words are ASCII.
    case wordBoundary, insideWord
    /// What group `a` has matched; `b` tells about case: 0 heeds it, 1 ignores it, 2 ignores it in ASCII.
    case backreference
    /// Goes on at `b` unless group `a` has matched.
    case condition
    case match
  }

  var operation: Operation
  var a = 0
  var b = 0
  var c = 0
}

/// A loop whose turns are counted.
struct RegexLoop {
  var register: Int
  var least: Int
  var most: Int
  var isLazy: Bool
  /// Where a turn begins.
  var body: Int
}

/// A compiled regular expression.
final class RegexProgram {
  let instructions: UnsafeMutableBufferPointer<RegexInstruction>
  let loops: UnsafeMutableBufferPointer<RegexLoop>
  let sets: [RegexSet]
  /// Four words for each set: which of the first 256 characters it has.
  let bitmaps: UnsafeMutableBufferPointer<UInt64>
  /// How many groups there are beside the whole.
  let groupCount: Int
  /// Two for each group, then the last group to end, then what loops and assertions need.
  let registerCount: Int
  /// Whether a match can begin only where the text does.
  let isAnchored: Bool
  /// The character that every match begins with.
  private(set) var firstCharacter: UInt32?
  /// Which of the first 256 characters a match can begin with; nil if it may be empty or begin with anything.
  private(set) var firstBitmap: [UInt64]?

  init(
    instructions: [RegexInstruction], loops: [RegexLoop], sets: [RegexSet], groupCount: Int,
    registerCount: Int
  ) {
    self.instructions = .allocate(capacity: instructions.count)
    _ = self.instructions.initialize(from: instructions)
    self.loops = .allocate(capacity: loops.count)
    _ = self.loops.initialize(from: loops)
    self.sets = sets
    bitmaps = .allocate(capacity: sets.count * 4)
    bitmaps.initialize(repeating: 0)
    for (index, set) in sets.enumerated() {
      for character in 0..<256 where set.contains(UInt32(character)) {
        bitmaps[index * 4 + character >> 6] |= 1 << UInt64(character & 63)
      }
    }
    self.groupCount = groupCount
    self.registerCount = registerCount
    isAnchored = instructions.first?.operation == .textStart
    var bitmap: [UInt64] = [0, 0, 0, 0]
    var steps = 0
    if collectFirst(from: 0, into: &bitmap, &steps) { firstBitmap = bitmap }
    if let first = instructions.first(where: { $0.operation != .save }), first.operation == .character {
      firstCharacter = UInt32(truncatingIfNeeded: first.a)
    }
  }

  deinit {
    instructions.deallocate()
    loops.deallocate()
    bitmaps.deallocate()
  }

  static func lastGroupRegister(groupCount: Int) -> Int { groupCount * 2 }

  @inline(__always)
  func contains(_ set: Int, _ character: UInt32) -> Bool {
    if character < 256 {
      return bitmaps[set &* 4 &+ Int(character >> 6)] >> UInt64(character & 63) & 1 != 0
    }
    return sets[set].contains(character)
  }

  /// Adds what a match from an instruction on can begin with.
  ///
  /// - Returns: false if it may be empty, or begin with any character.
  private func collectFirst(from start: Int, into bitmap: inout [UInt64], _ steps: inout Int) -> Bool {
    var place = start
    while true {
      steps += 1
      if steps > 256 { return false }
      let instruction = instructions[place]
      switch instruction.operation {
      case .character:
        if instruction.a < 256 { bitmap[instruction.a >> 6] |= 1 << UInt64(instruction.a & 63) }
        return true
      case .set:
        for word in 0..<4 { bitmap[word] |= bitmaps[instruction.a * 4 + word] }
        return true
      case .repeatGreedily, .repeatLazily, .repeatPossessively:
        guard collectFirst(from: place + 1, into: &bitmap, &steps) else { return false }
        if instruction.a > 0 { return true }
        place += 2
      case .split:
        guard collectFirst(from: instruction.a, into: &bitmap, &steps) else { return false }
        place = instruction.b
      case .jump: place = instruction.a
      case .save, .saveEnd, .startLoop, .startAtomic, .textStart, .lineStart, .wordBoundary, .insideWord:
        place += 1
      case .loop:
        guard collectFirst(from: loops[instruction.a].body, into: &bitmap, &steps) else { return false }
        if loops[instruction.a].least > 0 { return true }
        place += 1
      default: return false
      }
    }
  }
}
