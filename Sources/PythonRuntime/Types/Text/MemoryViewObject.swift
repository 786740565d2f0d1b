/// A `memoryview`: a window on bytes, through which those of a `bytearray` can be changed.
package final class MemoryViewObject: ByteSequence, NativeObject {
  override class var kind: String { "memoryview" }

  private let owner: ByteSequence
  private let start: Int
  private let step: Int
  private let count: Int
  private let isReadOnly: Bool
  private var isReleased = false

  private init(
    _ owner: ByteSequence, start: Int = 0, step: Int = 1, count: Int, isReadOnly: Bool, type: TypeObject
  ) {
    self.owner = owner
    self.start = start
    self.step = step
    self.count = count
    self.isReadOnly = isReadOnly
    super.init([], type: type)
  }

  /// What the window shows now; bytes that the owner has lost are zero.
  package internal(set) override var bytes: [UInt8] {
    get {
      let all = owner.bytes
      if step == 1, start &+ count <= all.count { return Array(all[start..<start &+ count]) }
      return (0..<count).map { position in
        let index = start + position * step
        return all.indices.contains(index) ? all[index] : 0
      }
    }
    // Whoever writes to a window writes to its owner's.
    set {}
  }

  private func window(
    start: Int = 0, step: Int = 1, count: Int? = nil, isReadOnly: Bool? = nil
  ) -> MemoryViewObject {
    let count = count ?? self.count
    // The step of a slice of one may be of any size.
    return MemoryViewObject(
      owner, start: self.start + start * self.step, step: count > 1 ? self.step * step : 1, count: count,
      isReadOnly: isReadOnly ?? self.isReadOnly, type: type)
  }

  private func checkUse() throws(PythonError) {
    if isReleased { throw .valueError("operation forbidden on released memoryview object") }
  }

  private func position(_ key: Value, in interpreter: Interpreter) throws(PythonError) -> Int {
    guard let given = try interpreter.indexIfInteger(key) else {
      throw .typeError("memoryview: invalid slice key")
    }
    let index = given < 0 ? given &+ count : given
    guard index >= 0, index < count else { throw .indexError("index out of bounds on dimension 1") }
    return index
  }

  // MARK: Special methods

  package override func length(in interpreter: Interpreter) throws(PythonError) -> Int {
    try checkUse()
    return count
  }

  package override func isTrue(in interpreter: Interpreter) throws(PythonError) -> Bool { count > 0 }

  package override func item(_ key: Value, in interpreter: Interpreter) throws(PythonError) -> Value {
    try checkUse()
    if let slice = key.cast(to: SliceObject.self) {
      let bounds = try interpreter.sliceIndices(slice, count: count)
      return .object(window(start: bounds.start, step: bounds.step, count: bounds.count))
    }
    let index = start + (try position(key, in: interpreter)) * step
    return .int(index < owner.bytes.count ? Int(owner.bytes[index]) : 0)
  }

  package override func setItem(
    _ key: Value, to value: Value, in interpreter: Interpreter
  ) throws(PythonError) {
    try checkUse()
    if isReadOnly { throw .typeError("cannot modify read-only memory") }
    var place = self
    var values: [UInt8] = []
    if let slice = key.cast(to: SliceObject.self) {
      let bounds = try interpreter.sliceIndices(slice, count: count)
      place = window(start: bounds.start, step: bounds.step, count: bounds.count)
      guard let source = value.cast(to: ByteSequence.self) else {
        throw .typeError("a bytes-like object is required, not '\(interpreter.type(of: value).errorName)'")
      }
      values = source.bytes
      guard values.count == bounds.count else {
        throw .valueError("memoryview assignment: lvalue and rvalue have different structures")
      }
    } else {
      place = window(start: try position(key, in: interpreter), count: 1)
      guard let number = try interpreter.indexIfInteger(value) else {
        throw .typeError("memoryview: invalid type for format 'B'")
      }
      guard let byte = UInt8(exactly: number) else {
        throw .valueError("memoryview: invalid value for format 'B'")
      }
      values = [byte]
    }
    for (position, byte) in values.enumerated() {
      let index = place.start + position * place.step
      if owner.bytes.indices.contains(index) { owner.bytes[index] = byte }
    }
  }

  package override func deleteItem(_ key: Value, in interpreter: Interpreter) throws(PythonError) {
    throw .typeError("cannot delete memory")
  }

  package override func binary(
    _ operation: BinaryOperation, _ other: Value, reflected: Bool, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    .notImplemented
  }

  package override func compare(
    _ comparison: Comparison, _ other: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    guard comparison == .equal || comparison == .notEqual else { return .notImplemented }
    if isReleased { return .bool((other.object === self) == (comparison == .equal)) }
    return try super.compare(comparison, other, in: interpreter)
  }

  package override func hash(in interpreter: Interpreter) throws(PythonError) -> Int {
    try checkUse()
    guard isReadOnly else { throw .valueError("cannot hash writable memoryview object") }
    return try interpreter.hash(interpreter.bytes(bytes))
  }

  package override func contains(_ value: Value, in interpreter: Interpreter) throws(PythonError) -> Bool {
    try interpreter.iterationContains(.object(self), value)
  }

  package override func iterator(in interpreter: Interpreter) throws(PythonError) -> Value {
    try checkUse()
    return .object(SequenceIterator(sequence: .object(self), type: interpreter.types.sequenceIterator))
  }

  package override func enter(in interpreter: Interpreter) throws(PythonError) -> Value {
    try checkUse()
    return .object(self)
  }

  package override func exit(
    _ exception: ExceptionObject?, in interpreter: Interpreter
  ) throws(PythonError) -> Bool {
    isReleased = true
    return false
  }

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    "<\(isReleased ? "released " : "")memory at \(interpreter.addressText(of: self))>"
  }

  // MARK: The class

  package static func makeType(in interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "memoryview", base: interpreter.types.object, in: interpreter, isSubclassable: false,
      slots: [
        .length, .getItem, .setItem, .deleteItem, .equal, .notEqual, .hash, .iterate, .contains, .enter,
        .exit,
        .representation,
      ],
      constructor: TypeDefinitions.constructor("memoryview", "object") {
        (interpreter, type, arguments) throws(PythonError) in
        if let view = arguments[0].cast(to: MemoryViewObject.self) {
          try view.checkUse()
          return .object(view.window())
        }
        guard let owner = arguments[0].cast(to: ByteSequence.self) else {
          throw .typeError(
            "memoryview: a bytes-like object is required, not '\(interpreter.type(of: arguments[0]).errorName)'"
          )
        }
        return .object(
          MemoryViewObject(
            owner, count: owner.bytes.count, isReadOnly: !(owner is ByteArrayObject), type: type))
      },
      members: { builder in
        builder.documentation("A window on bytes that copies none of them.")
        addMethods(builder)
        addProperties(builder)
      })
  }

  private static func addMethods(_ builder: TypeBuilder) {
    func method(
      _ name: String, _ signature: String, _ documentation: String,
      elementSize: Int = 1, _ body: @escaping (Interpreter, MemoryViewObject) -> Value
    ) {
      builder.method(name, signature, documentation, on: MemoryViewObject.self) {
        (interpreter, view, _) throws(PythonError) in
        try view.checkUse()
        try interpreter.checkAllocation(view.count, stride: elementSize)
        return body(interpreter, view)
      }
    }
    method("tobytes", "order='C'", "A copy of the bytes.") { (interpreter, view) in
      interpreter.bytes(view.bytes)
    }
    method("tolist", "", "The bytes as integers.", elementSize: MemoryLayout<Value>.stride) {
      (interpreter, view) in
      interpreter.list(view.bytes.map { .int(Int($0)) })
    }
    method("toreadonly", "", "The same window, through which nothing can be changed.") { (_, view) in
      .object(view.window(isReadOnly: true))
    }
    ByteMethods.addHexadecimal(builder)
    builder.method("release", "", "Ends the use of the window.", on: MemoryViewObject.self) {
      (_, view, _) throws(PythonError) in
      view.isReleased = true
      return .none
    }
  }

  private static func addProperties(_ builder: TypeBuilder) {
    func property(_ name: String, _ value: @escaping (Interpreter, MemoryViewObject) -> Value) {
      builder.property(
        name, on: MemoryViewObject.self,
        get: { (interpreter, view) throws(PythonError) in
          try view.checkUse()
          return value(interpreter, view)
        })
    }
    property("obj") { (_, view) in .object(view.owner) }
    property("nbytes") { (_, view) in .int(view.count) }
    property("readonly") { (_, view) in .bool(view.isReadOnly) }
    property("format") { (interpreter, _) in interpreter.string("B") }
    property("shape") { (interpreter, view) in interpreter.tuple([.int(view.count)]) }
    property("strides") { (interpreter, view) in interpreter.tuple([.int(view.step)]) }
    property("suboffsets") { (interpreter, _) in interpreter.tuple([]) }
    for name in ["itemsize", "ndim"] { property(name) { (_, _) in .int(1) } }
    for name in ["contiguous", "c_contiguous", "f_contiguous"] {
      property(name) { (_, view) in .bool(view.step == 1 || view.count < 2) }
    }
  }
}
