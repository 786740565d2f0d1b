/// What a matcher works with: the choices that are left, and the registers.
final class RegexMemory {
  struct Entry {
    enum Kind: UInt8 {
      /// On at instruction `a`, place `b`.
      case choice
      /// Register `a` was `b`.
      case register
      /// The repetition at `a` has gone to `b` and may go back as far as `c`.
      case greedy
      /// The repetition at `a` has gone to `b` and may take `c` more.
      case lazy
      /// Another turn of the lazy loop at `a`, from `b`.
      case turn
    }

    var kind: Kind
    var a: Int
    var b: Int
    var c: Int
  }

  private static let keptCapacity = 1 << 14

  private(set) var entries: UnsafeMutablePointer<Entry>
  private var capacity = 64
  private(set) var count = 0
  let registers: UnsafeMutableBufferPointer<Int>
  private var work = 0

  init(registerCount: Int) {
    entries = .allocate(capacity: capacity)
    registers = .allocate(capacity: registerCount)
    registers.initialize(repeating: -1)
  }

  deinit {
    entries.deallocate()
    registers.deallocate()
  }

  /// Begins a match anew.
  @inline(__always)
  func reset() {
    count = 0
    registers.update(repeating: -1)
  }

  /// Counts characters looked at and choices given up, and looks for an interrupt now and then.
  @inline(__always)
  func addWork(_ amount: Int, in interpreter: Interpreter) throws(PythonError) {
    work &+= amount
    if work < 0x4000 { return }
    work = 0
    try interpreter.checkInterrupt()
  }

  /// Gives back what a match that needed much has left.
  func shrink() {
    guard capacity > Self.keptCapacity else { return }
    entries.deallocate()
    capacity = 64
    count = 0
    entries = .allocate(capacity: capacity)
  }

  @inline(__always)
  func push(
    _ kind: Entry.Kind, _ a: Int, _ b: Int, _ c: Int = 0, in interpreter: Interpreter
  ) throws(PythonError) {
    if count == capacity { try grow(in: interpreter) }
    (entries + count).initialize(to: Entry(kind: kind, a: a, b: b, c: c))
    count &+= 1
  }

  @inline(never)
  private func grow(in interpreter: Interpreter) throws(PythonError) {
    try interpreter.checkInterrupt()
    try interpreter.checkAllocation(capacity * 2, stride: MemoryLayout<Entry>.stride)
    let larger = UnsafeMutablePointer<Entry>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: entries, count: count)
    entries.deallocate()
    entries = larger
    capacity *= 2
  }

  @inline(__always)
  func pop() { count &-= 1 }

  /// Sets a register, in a way that going back undoes.
  @inline(__always)
  func set(_ register: Int, _ value: Int, in interpreter: Interpreter) throws(PythonError) {
    // Where there is no choice left, nothing goes back.
    if count > 0 { try push(.register, register, registers[register], in: interpreter) }
    registers[register] = value
  }

  /// Gives up the choices above a height; what undoes registers stays.
  func commit(to height: Int) {
    var kept = height
    for index in stride(from: height, to: count, by: 1) where entries[index].kind == .register {
      entries[kept] = entries[index]
      kept += 1
    }
    count = kept
  }

  /// Goes back to a height, whatever choices there are.
  func unwind(to height: Int) {
    while count > height {
      count -= 1
      if entries[count].kind == .register { registers[entries[count].a] = entries[count].b }
    }
  }
}
