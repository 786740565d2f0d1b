extension ByteMethods {
  static func addSplitting(_ builder: TypeBuilder) {
    for (name, fromEnd) in [("split", false), ("rsplit", true)] {
      builder.method(
        name, "sep=None, maxsplit=-1", "The parts between the separators, or between blanks.",
        on: ByteSequence.self
      ) { (interpreter, bytes, arguments) throws(PythonError) in
        let given = arguments.isPresent(1) ? try interpreter.int(arguments[1]) : -1
        let limit = given < 0 ? Int.max : given
        let ranges: [Range<Int>]
        if arguments[0].orNone.isNone {
          ranges = blankRanges(bytes.bytes, limit: limit, fromEnd: fromEnd)
        } else {
          let separator = try buffer(arguments[0], in: interpreter)
          if separator.isEmpty { throw .valueError("empty separator") }
          ranges = bytes.bytes.withUnsafeBufferPointer { own in
            separator.withUnsafeBufferPointer {
              StringMethods.ranges(between: $0, in: own, limit: limit, fromEnd: fromEnd)
            }
          }
        }
        return parts(ranges, of: bytes, interpreter)
      }
    }
    builder.method("splitlines", "keepends=False", "The lines.", on: ByteSequence.self) {
      (interpreter, bytes, arguments) throws(PythonError) in
      let keepsEnds = arguments.isPresent(0) ? try interpreter.int(arguments[0]) != 0 : false
      return parts(lineRanges(bytes.bytes, keepsEnds: keepsEnds), of: bytes, interpreter)
    }
    for (name, fromEnd) in [("partition", false), ("rpartition", true)] {
      builder.method(
        name, "sep, /", "What stands before a separator, the separator, and what stands behind it.",
        on: ByteSequence.self
      ) { (interpreter, bytes, arguments) throws(PythonError) in
        let separator = try buffer(arguments[0], in: interpreter)
        if separator.isEmpty { throw .valueError("empty separator") }
        let own = bytes.bytes
        let found = own.withUnsafeBufferPointer { own in
          separator.withUnsafeBufferPointer {
            fromEnd
              ? TextSearch.last($0, in: own, from: 0, to: own.count)
              : TextSearch.first($0, in: own, from: 0, to: own.count)
          }
        }
        guard let found else {
          let empty = bytes.like([], in: interpreter)
          let whole = bytes.unchanged(in: interpreter)
          return interpreter.tuple(fromEnd ? [empty, empty, whole] : [whole, empty, empty])
        }
        return interpreter.tuple([
          bytes.like(Array(own[..<found]), in: interpreter), bytes.like(separator, in: interpreter),
          bytes.like(Array(own[(found + separator.count)...]), in: interpreter),
        ])
      }
    }
  }

  private static func parts(
    _ ranges: [Range<Int>], of bytes: ByteSequence, _ interpreter: Interpreter
  ) -> Value {
    interpreter.list(ranges.map { bytes.like(Array(bytes.bytes[$0]), in: interpreter) })
  }

  private static func blankRanges(_ bytes: [UInt8], limit: Int, fromEnd: Bool) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    if fromEnd {
      var end = bytes.count
      while true {
        while end > 0, isBlank(bytes[end - 1]) { end -= 1 }
        if end == 0 { break }
        if ranges.count == limit {
          ranges.append(0..<end)
          break
        }
        var start = end
        while start > 0, !isBlank(bytes[start - 1]) { start -= 1 }
        ranges.append(start..<end)
        end = start
      }
      return ranges.reversed()
    }
    var start = 0
    while true {
      while start < bytes.count, isBlank(bytes[start]) { start += 1 }
      if start == bytes.count { break }
      if ranges.count == limit {
        ranges.append(start..<bytes.count)
        break
      }
      var end = start
      while end < bytes.count, !isBlank(bytes[end]) { end += 1 }
      ranges.append(start..<end)
      start = end
    }
    return ranges
  }

  private static func lineRanges(_ bytes: [UInt8], keepsEnds: Bool) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
      var next = min(end + 1, bytes.count)
      if end + 1 < bytes.count, bytes[end] == 0x0D, bytes[end + 1] == 0x0A { next += 1 }
      ranges.append(start..<(keepsEnds ? next : end))
      start = next
    }
    return ranges
  }

  static func addJoining(_ builder: TypeBuilder) {
    builder.method("join", "iterable_of_bytes, /", "Bytes with these between them.", on: ByteSequence.self) {
      (interpreter, bytes, arguments) throws(PythonError) in
      guard interpreter.isIterable(arguments[0]) else { throw .typeError("can only join an iterable") }
      var result: [UInt8] = []
      for (index, element) in try interpreter.elements(of: arguments[0]).enumerated() {
        guard let part = element.cast(to: ByteSequence.self) else {
          let given = interpreter.type(of: element).name
          throw .typeError("sequence item \(index): expected a bytes-like object, \(given) found")
        }
        if index > 0 { result += bytes.bytes }
        result += part.bytes
        if result.count > 1 << 26 { try interpreter.checkAllocation(result.count, stride: 1) }
      }
      return bytes.like(result, in: interpreter)
    }
  }
}
