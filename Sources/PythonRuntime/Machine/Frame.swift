import Glibc

/// A running call.
struct Frame {
  var code: Unmanaged<CodeObject>
  /// The function, whose reference the frame owns; none for modules and class bodies.
  var function: Unmanaged<FunctionObject>?
  var registers: UnsafeMutablePointer<Value>
  /// The first free place of the value stack once the frame has ended.
  var outerTop: UnsafeMutablePointer<Value>
  /// The next instruction, while another frame runs.
  var pc: UnsafeMutablePointer<Instruction>
  var globals: Unmanaged<DictObject>
  /// The namespace of a class body or of `exec`, whose reference the frame owns.
  var locals: Unmanaged<Object>?
  /// The captured variables' cells.
  var closure: UnsafeMutablePointer<Value>?
  /// The generator that runs in this frame, whose reference the frame owns.
  var generator: Unmanaged<GeneratorObject>?
  /// The caller's register for the result.
  var destination: Int
  var onReturn: ReturnAction
}

/// What becomes of a frame's result.
enum ReturnAction: UInt8 {
  /// It goes to the destination.
  case store
  /// It must be `None`; the destination holds the new instance already.
  case initialize
  /// It is an operator's, unless it is `NotImplemented`.
  case finishOperator
  /// It leaves the dispatch loop.
  case leave
  /// The frame is a generator's that a `for` loop drives: what it yields goes to the destination, and its end
  /// ends the loop.
  case advanceLoop
}

/// The stacks of an interpreter.
///
/// From `top` on the value stack holds numbers and the like that calls have left behind, but no objects. A new
/// frame's variables are therefore unset, while what lies behind them may be anything: an operand's register is
/// written before it is read.
final class Machine {
  /// How many values the stack has room for; memory is only used as it is touched.
  private static let stackCapacity = 8 << 20
  private static var stackBytes: Int { stackCapacity * MemoryLayout<Value>.stride }
  /// The most frames, whatever `sys.setrecursionlimit` says.
  static let greatestDepth = 200_000
  /// The most that `sys.setrecursionlimit` is taken by its word.
  static var greatestRecursionLimit: Int { greatestDepth }
  /// The most native calls inside one another.
  static let greatestNativeDepth = 5_000

  let stack: UnsafeMutablePointer<Value>
  let limit: UnsafeMutablePointer<Value>
  /// The first free place of the value stack.
  var top: UnsafeMutablePointer<Value>

  let frames: UnsafeMutablePointer<Frame>
  /// The running frame; the place below the first while none runs.
  var frame: UnsafeMutablePointer<Frame>

  /// Python frames and counted native calls inside one another.
  var depth = 0
  var nativeDepth = 0
  var recursionLimit = 1000
  /// The exception that is being handled.
  var handled: Value = .none
  /// Whether the generator that left the dispatch loop yielded rather than ended.
  var didYield = false
  /// The containers whose text is being made.
  var representations: Set<ObjectIdentifier> = []
  /// Whether tracebacks keep the variables of their frames.
  var keepsVariables = false

  /// Stands for the host's interrupt flag where there is none.
  let quietFlag: UnsafeMutablePointer<Int32>

  init() {
    quietFlag = .allocate(capacity: 1)
    quietFlag.initialize(to: 0)
    // From the system, which gives zeros (an integer, to a stack) and no memory before it is touched.
    guard
      let memory = mmap(
        nil, Self.stackBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0),
      memory != MAP_FAILED
    else { fatalError("no room for the value stack") }
    stack = memory.bindMemory(to: Value.self, capacity: Self.stackCapacity)
    limit = stack + (Self.stackCapacity - 4096)
    top = stack
    frames = .allocate(capacity: Self.greatestDepth + 16)
    frame = frames - 1
  }

  deinit {
    quietFlag.deallocate()
    munmap(stack, Self.stackBytes)
    frames.deallocate()
  }
}
