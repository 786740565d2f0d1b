import PythonSyntax

/// Collects the instructions of one code object.
final class CodeBuilder {
  /// A place to jump to, which may come later.
  struct Label {
    fileprivate let index: Int
  }

  private struct Fixup {
    var instruction: Int
    var label: Int
  }

  private let interpreter: Interpreter
  private(set) var instructions: [Instruction] = []
  private var positionIndices: [UInt32] = []
  private var positions: [CodePosition] = []
  private var constants: [Value] = []
  private var constantPositions: [ConstantKey: Int] = [:]
  private var cacheNames: [StringObject] = []
  private var labels: [Int] = []
  private var fixups: [Fixup] = []
  var handlers: [ExceptionHandler] = []
  /// Where the instructions that are being emitted come from.
  var position = CodePosition()
  private var nextRegister: Int
  private var registerCount: Int
  /// The registers that are variables.
  let variableCount: Int

  private enum ConstantKey: Hashable {
    case none, ellipsis
    case bool(Bool)
    case int(Int)
    case float(UInt64)
    case string(ExactText)
  }

  init(variableCount: Int, interpreter: Interpreter) {
    self.variableCount = variableCount
    self.interpreter = interpreter
    nextRegister = variableCount
    registerCount = variableCount
  }

  /// The place of the next instruction.
  var here: Int { instructions.count }

  // MARK: Instructions

  @discardableResult
  func emit(_ opcode: Opcode, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0) -> Int {
    append(Instruction(opcode, a, b, c))
  }

  @discardableResult
  func emit(_ opcode: Opcode, _ a: Int = 0, wide: Int) -> Int {
    append(Instruction(opcode, a, wide: wide))
  }

  private func append(_ instruction: Instruction) -> Int {
    instructions.append(instruction)
    if positions.last != position { positions.append(position) }
    positionIndices.append(UInt32(positions.count - 1))
    return instructions.count - 1
  }

  // MARK: Labels

  func makeLabel() -> Label {
    labels.append(-1)
    return Label(index: labels.count - 1)
  }

  /// Makes a label mean the next instruction.
  func bind(_ label: Label) {
    labels[label.index] = here
  }

  /// Emits a jump whose distance is filled in later.
  func emitJump(_ opcode: Opcode, _ a: Int = 0, _ b: Int = 0, to label: Label) {
    fixups.append(Fixup(instruction: here, label: label.index))
    emit(opcode, a, b)
  }

  func offset(of label: Label) -> Int { labels[label.index] }

  private func resolveJumps() throws(PythonError) {
    for fixup in fixups {
      let distance = labels[fixup.label] - (fixup.instruction + 1)
      let old = instructions[fixup.instruction]
      switch old.opcode {
      case .jump, .jumpBack, .jumpIfTrue, .jumpIfFalse:
        instructions[fixup.instruction] = Instruction(old.opcode, Int(old.a), wide: distance)
      default:
        guard Int(Int16.min)...Int(Int16.max) ~= distance else { throw Self.tooLarge }
        instructions[fixup.instruction].c = UInt16(bitPattern: Int16(distance))
      }
    }
  }

  /// Lets the first of two neighbouring moves do both. The second stays where it is, for jumps to it and for its
  /// error, which names its own place.
  private func pairMoves() {
    var index = 0
    while index + 1 < instructions.count {
      if instructions[index].opcode == .move, instructions[index + 1].opcode == .move {
        instructions[index].opcode = .moveTwice
        index += 1
      }
      index += 1
    }
  }

  static let tooLarge = PythonError(.memoryError, "code is too large to compile")

  // MARK: Registers

  /// Takes the next free register.
  func allocate() -> Int {
    allocate(count: 1)
  }

  /// Takes registers in a row and returns the first.
  func allocate(count: Int) -> Int {
    let register = nextRegister
    nextRegister += count
    registerCount = max(registerCount, nextRegister)
    return register
  }

  /// The registers taken so far; give it to `release` to free those taken since.
  var mark: Int { nextRegister }

  func release(to mark: Int) {
    nextRegister = mark
  }

  func isVariable(_ register: Int) -> Bool { register < variableCount }

  // MARK: Constants and caches

  func constant(_ value: Value) -> Int {
    let key: ConstantKey?
    switch value {
    case .none: key = ConstantKey.none
    case .ellipsis: key = .ellipsis
    case .bool(let value): key = .bool(value)
    case .int(let value): key = .int(value)
    case .float(let value): key = .float(value.bitPattern)
    default: key = nil
    }
    return constant(value, key)
  }

  /// A text constant; short ones that look like names are interned.
  func constant(text: String) -> Int {
    if let known = constantPositions[.string(ExactText(text))] { return known }
    let isName =
      text.utf8.count < 64
      && text.utf8.allSatisfy {
        $0 == 0x5F || ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 >= 0x30 && $0 <= 0x39
      }
    let value = isName ? Value.object(interpreter.intern(text)) : interpreter.string(text)
    return constant(value, .string(ExactText(text)))
  }

  private func constant(_ value: Value, _ key: ConstantKey?) -> Int {
    if let key, let known = constantPositions[key] { return known }
    constants.append(value)
    if let key { constantPositions[key] = constants.count - 1 }
    return constants.count - 1
  }

  /// A new inline cache for a name.
  func cache(_ name: String) -> Int {
    cacheNames.append(interpreter.intern(name))
    return cacheNames.count - 1
  }

  // MARK: Result

  /// Hands the instructions over.
  ///
  /// - Throws: `MemoryError` when operands do not fit.
  func finish(_ assembled: inout AssembledCode) throws(PythonError) {
    try resolveJumps()
    pairMoves()
    guard registerCount < 0xFFF0, cacheNames.count < 0xFFF0, instructions.count < Int(Int32.max) else {
      throw Self.tooLarge
    }
    assembled.instructions = instructions
    assembled.positionIndices = positionIndices
    assembled.positions = positions
    assembled.constants = constants
    assembled.cacheNames = cacheNames
    assembled.handlers = handlers
    assembled.registerCount = registerCount
  }

  /// Whether constants can still be operands of instructions with narrow ones.
  func fitsNarrow(_ constant: Int) -> Bool { constant < 0xFFFF }
}
