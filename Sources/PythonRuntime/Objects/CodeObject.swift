package import PythonSyntax

/// Compiled code: a module's, a function's, a class body's or a comprehension's.
package final class CodeObject: Object {
  package let name: String
  package let qualifiedName: String
  package let fileName: String
  package let firstLine: Int
  let documentation: Value

  // Parameters, in the order of the frame's first slots.
  let positionalOnlyCount: Int
  /// Positional parameters, positional-only ones included.
  let positionalCount: Int
  let keywordOnlyCount: Int
  let hasVariadic: Bool
  let hasKeywordVariadic: Bool

  /// The names of the frame's variables.
  package let slotNames: [StringObject]
  /// The number of registers that hold variables; those behind them hold operands, each for one instruction.
  let variableCount: Int
  package let freeNames: [StringObject]
  /// Where a new closure finds the cells of its free names.
  let captures: [Scope.Capture]
  /// The variables that live in cells.
  let cellSlots: [Int]
  let registerCount: Int
  let isGenerator: Bool

  let instructions: UnsafeMutablePointer<Instruction>
  let instructionCount: Int
  let constants: UnsafeMutablePointer<Value>
  let constantCount: Int
  let caches: UnsafeMutablePointer<InlineCache>
  let cacheCount: Int
  let handlers: [ExceptionHandler]
  /// For each instruction, the place in `positions`.
  let positionIndices: [UInt32]
  let positions: [CodePosition]
  /// The whole definition in the source, for functions.
  package let sourceRange: SourceRange?

  /// Whether a call with exactly the positional arguments needs nothing but moving them into place.
  let isSimple: Bool
  /// The number of those arguments; negative where more is needed.
  let plainArgumentCount: Int
  /// How many more times a call without a frame may fail before none is tried; see `Interpreter.callPlainly`.
  var plainPatience: Int

  init(_ assembled: AssembledCode, in interpreter: Interpreter) {
    name = assembled.name
    qualifiedName = assembled.qualifiedName
    fileName = assembled.fileName
    firstLine = assembled.firstLine
    documentation = assembled.documentation
    positionalOnlyCount = assembled.positionalOnlyCount
    positionalCount = assembled.positionalCount
    keywordOnlyCount = assembled.keywordOnlyCount
    hasVariadic = assembled.hasVariadic
    hasKeywordVariadic = assembled.hasKeywordVariadic
    slotNames = assembled.slotNames
    variableCount = assembled.slotNames.count
    freeNames = assembled.freeNames
    captures = assembled.captures
    cellSlots = assembled.cellSlots
    registerCount = assembled.registerCount
    isGenerator = assembled.isGenerator
    instructionCount = assembled.instructions.count
    instructions = .allocate(capacity: max(instructionCount, 1))
    for (index, instruction) in assembled.instructions.enumerated() {
      (instructions + index).initialize(to: instruction)
    }
    constantCount = assembled.constants.count
    constants = .allocate(capacity: max(constantCount, 1))
    for (index, constant) in assembled.constants.enumerated() {
      (constants + index).initialize(to: constant)
    }
    cacheCount = assembled.cacheNames.count
    caches = .allocate(capacity: max(cacheCount, 1))
    for (index, name) in assembled.cacheNames.enumerated() {
      (caches + index).initialize(to: InlineCache(name: name))
    }
    handlers = assembled.handlers
    positionIndices = assembled.positionIndices
    positions = assembled.positions
    sourceRange = assembled.sourceRange
    isSimple = keywordOnlyCount == 0 && !hasVariadic && !hasKeywordVariadic && !isGenerator
    plainArgumentCount = isSimple ? positionalCount : -1
    plainPatience = isSimple && cellSlots.isEmpty ? Self.greatestPatience : 0
    super.init(type: interpreter.types.code)
  }

  deinit {
    instructions.deallocate()
    constants.deinitialize(count: constantCount)
    constants.deallocate()
    caches.deinitialize(count: cacheCount)
    caches.deallocate()
  }

  /// How many more calls than not may turn out to need a frame.
  static let greatestPatience = 16

  /// The source position of an instruction.
  package func position(ofInstruction index: Int) -> CodePosition {
    guard positionIndices.indices.contains(index) else { return CodePosition() }
    return positions[Int(positionIndices[index])]
  }

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    "<code object \(name) at \(interpreter.addressText(of: self)), file \"\(fileName)\", line \(firstLine)>"
  }
}

/// Where an instruction comes from.
package struct CodePosition: Equatable, Sendable {
  package var range: SourceRange
  /// The ends of the operands of a binary operator or a subscript, between which the operator is.
  package var anchor: Anchor?

  package struct Anchor: Equatable, Sendable {
    package var leftEnd: SourcePosition
    package var rightStart: SourcePosition
    package var isSubscript: Bool
  }

  package init(range: SourceRange? = nil, anchor: Anchor? = nil) {
    let origin = SourcePosition(line: 1, column: 0)
    self.range = range ?? SourceRange(start: origin, end: origin)
    self.anchor = anchor
  }
}

/// A stretch of instructions whose exceptions go to a handler; inner ones come first in the table.
struct ExceptionHandler {
  var start: Int
  /// The instruction behind the last.
  var end: Int
  var target: Int
  /// The register that gets the exception.
  var register: Int
}

/// What an instruction remembers between its executions.
struct InlineCache {
  /// The name of the attribute or variable; interned names live as long as the interpreter.
  var name: Unmanaged<StringObject>
  var version = 0
  var slot: Int32 = 0
  var kind = Kind.empty
  /// The method or the next shape; kept alive by the class whose version is checked.
  var target: UnsafeMutableRawPointer?

  enum Kind: UInt8 {
    case empty, slot, method, property, adding, global, builtin, fallback
    /// A property written in Python; the target is its getter.
    case getter
    /// A name of a module; the slot is its place in the namespace.
    case moduleName
    /// An attribute of a class, whose version is checked: a plain callable or a class method's function.
    case classValue, classMethod
  }

  init(name: StringObject) {
    self.name = Unmanaged.passUnretained(name)
  }
}

/// What the compiler hands over to make a code object.
struct AssembledCode {
  var name = ""
  var qualifiedName = ""
  var fileName = ""
  var firstLine = 1
  var documentation: Value = .none
  var positionalOnlyCount = 0
  var positionalCount = 0
  var keywordOnlyCount = 0
  var hasVariadic = false
  var hasKeywordVariadic = false
  var slotNames: [StringObject] = []
  var freeNames: [StringObject] = []
  var captures: [Scope.Capture] = []
  var cellSlots: [Int] = []
  var registerCount = 0
  var isGenerator = false
  var instructions: [Instruction] = []
  var constants: [Value] = []
  var cacheNames: [StringObject] = []
  var handlers: [ExceptionHandler] = []
  var positionIndices: [UInt32] = []
  var positions: [CodePosition] = []
  var sourceRange: SourceRange?
}
