extension ByteMethods {
  static func addPadding(_ builder: TypeBuilder) {
    let methods: [(name: String, left: Bool, right: Bool)] = [
      ("center", true, true), ("ljust", false, true), ("rjust", true, false),
    ]
    for (name, left, right) in methods {
      builder.method(name, "width, fillchar=b' ', /", "The bytes, padded.", on: ByteSequence.self) {
        (interpreter, bytes, arguments) throws(PythonError) in
        let width = try interpreter.int(arguments[0])
        var fill: UInt8 = 0x20
        if arguments.isPresent(1) {
          guard let given = arguments[1].cast(to: ByteSequence.self)?.bytes, given.count == 1 else {
            throw .typeError(
              "\(name)() argument 2 must be a byte string of length 1, not "
                + interpreter.type(of: arguments[1]).name)
          }
          fill = given[0]
        }
        let missing = width - min(bytes.bytes.count, max(width, 0))
        guard width > bytes.bytes.count else { return bytes.unchanged(in: interpreter) }
        try interpreter.checkAllocation(width, stride: 1)
        // An odd blank goes to the left where the width is odd.
        let before = !left ? 0 : !right ? missing : missing / 2 + (missing & width & 1)
        return bytes.like(
          Array(repeating: fill, count: before) + bytes.bytes
            + Array(repeating: fill, count: missing - before), in: interpreter)
      }
    }
    builder.method("zfill", "width, /", "The bytes with zeros behind the sign.", on: ByteSequence.self) {
      (interpreter, bytes, arguments) throws(PythonError) in
      let width = try interpreter.int(arguments[0])
      guard width > bytes.bytes.count else { return bytes.unchanged(in: interpreter) }
      try interpreter.checkAllocation(width, stride: 1)
      let hasSign = bytes.bytes.first == 0x2B || bytes.bytes.first == 0x2D
      let sign = bytes.bytes.prefix(hasSign ? 1 : 0)
      return bytes.like(
        sign + Array(repeating: 0x30, count: width - bytes.bytes.count) + bytes.bytes.dropFirst(sign.count),
        in: interpreter)
    }
    builder.method("expandtabs", "tabsize=8", "The bytes with blanks for tabs.", on: ByteSequence.self) {
      (interpreter, bytes, arguments) throws(PythonError) in
      let size = arguments.isPresent(0) ? try interpreter.int(arguments[0]) : 8
      if size > Int(Int32.max) { throw .overflowError("Python int too large to convert to C int") }
      return bytes.like(try expandTabs(bytes.bytes, size: size, interpreter), in: interpreter)
    }
  }

  private static func expandTabs(
    _ bytes: [UInt8], size: Int, _ interpreter: Interpreter
  ) throws(PythonError) -> [UInt8] {
    var result: [UInt8] = []
    var column = 0
    for byte in bytes {
      switch byte {
      case 0x09:
        guard size > 0 else { continue }
        let count = size - column % size
        try interpreter.checkAllocation(result.count + count, stride: 1)
        result.append(contentsOf: repeatElement(0x20, count: count))
        column += count
      case 0x0A, 0x0D:
        result.append(byte)
        column = 0
      default:
        result.append(byte)
        column += 1
      }
    }
    return result
  }

  static func addTrimming(_ builder: TypeBuilder) {
    for (name, left, right) in [("strip", true, true), ("lstrip", true, false), ("rstrip", false, true)] {
      builder.method(
        name, "bytes=None, /", "The bytes without blanks, or without given ones, at the ends.",
        on: ByteSequence.self
      ) { (interpreter, bytes, arguments) throws(PythonError) in
        let given = arguments[0].orNone.isNone ? nil : Set(try buffer(arguments[0], in: interpreter))
        func isDropped(_ byte: UInt8) -> Bool { given?.contains(byte) ?? isBlank(byte) }
        var rest = bytes.bytes[...]
        if left { rest = rest.drop(while: isDropped) }
        if right { while let last = rest.last, isDropped(last) { rest.removeLast() } }
        return bytes.like(Array(rest), in: interpreter)
      }
    }
  }
}
