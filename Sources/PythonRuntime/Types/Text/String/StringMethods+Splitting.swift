extension StringMethods {
  static func addSplitting(_ builder: TypeBuilder) {
    builder.method(
      "split", "sep=None, maxsplit=-1", "The parts between the separators, or between blanks.",
      on: StringObject.self
    ) { (interpreter, text, arguments) throws(PythonError) in
      try split(text, arguments, fromEnd: false, interpreter)
    }
    builder.method(
      "rsplit", "sep=None, maxsplit=-1", "The parts, split from the right.", on: StringObject.self
    ) { (interpreter, text, arguments) throws(PythonError) in
      try split(text, arguments, fromEnd: true, interpreter)
    }
    builder.method("splitlines", "keepends=False", "The lines.", on: StringObject.self) {
      (interpreter, text, arguments) throws(PythonError) in
      let keepsEnds = try interpreter.flag(arguments[0])
      return interpreter.list(lines(of: text, keepsEnds: keepsEnds).map { interpreter.string($0) })
    }
    for (name, fromEnd) in [("partition", false), ("rpartition", true)] {
      builder.method(
        name, "sep, /", "What stands before a separator, the separator, and what stands behind it.",
        on: StringObject.self
      ) { (interpreter, text, arguments) throws(PythonError) in
        let separator = try Self.text(arguments[0], in: interpreter)
        if separator.isEmpty { throw .valueError("empty separator") }
        let found = text.withBytes(separator) { bytes, needle in
          fromEnd
            ? TextSearch.last(needle, in: bytes, from: 0, to: bytes.count)
            : TextSearch.first(needle, in: bytes, from: 0, to: bytes.count)
        }
        guard let found else {
          let empty = interpreter.string("")
          let whole = interpreter.string(text.value)
          return interpreter.tuple(fromEnd ? [empty, empty, whole] : [whole, empty, empty])
        }
        let end = text.value.utf8.count
        return interpreter.tuple([
          interpreter.string(text.slice(fromOffset: 0, to: found)), interpreter.string(separator),
          interpreter.string(text.slice(fromOffset: found + separator.utf8.count, to: end)),
        ])
      }
    }
    builder.method(
      "join", "iterable, /", "The texts of an iterable with this text between them.", on: StringObject.self
    ) { (interpreter, text, arguments) throws(PythonError) in
      try join(arguments[0], with: text.value, interpreter)
    }
  }

  private static func split(
    _ text: StringObject, _ arguments: Arguments, fromEnd: Bool, _ interpreter: Interpreter
  ) throws(PythonError) -> Value {
    let given = arguments.isPresent(1) ? try interpreter.int(arguments[1]) : -1
    let limit = given < 0 ? Int.max : given
    let ranges: [Range<Int>]
    if arguments[0].orNone.isNone {
      ranges = fromEnd ? blankRangesFromEnd(text, limit: limit) : blankRanges(text, limit: limit)
    } else {
      let separator = try Self.text(arguments[0], in: interpreter) { "must be str or None, not \($0)" }
      if separator.isEmpty { throw .valueError("empty separator") }
      ranges = text.withBytes(separator) { bytes, needle in
        Self.ranges(between: needle, in: bytes, limit: limit, fromEnd: fromEnd)
      }
    }
    let result = ListObject(capacity: ranges.count, type: interpreter.types.list)
    var value = text.value
    value.withUTF8 { bytes in
      for range in ranges {
        result.append(
          interpreter.string(String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)))
      }
    }
    return .object(result)
  }

  static func ranges(
    between needle: TextSearch.Bytes, in bytes: TextSearch.Bytes, limit: Int, fromEnd: Bool
  ) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    if fromEnd {
      var end = bytes.count
      while ranges.count < limit, let found = TextSearch.last(needle, in: bytes, from: 0, to: end) {
        ranges.append((found + needle.count)..<end)
        end = found
      }
      ranges.append(0..<end)
      return ranges.reversed()
    }
    var start = 0
    while ranges.count < limit, let found = TextSearch.first(needle, in: bytes, from: start, to: bytes.count)
    {
      ranges.append(start..<found)
      start = found + needle.count
    }
    ranges.append(start..<bytes.count)
    return ranges
  }

  /// The UTF-8 ranges of the blanks, one for each scalar.
  private static func blanks(_ text: StringObject) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var offset = 0
    for scalar in text.value.unicodeScalars {
      let next = offset + UTF8.width(scalar)
      if scalar.isPythonSpace { result.append(offset..<next) }
      offset = next
    }
    return result
  }

  private static func blankRanges(_ text: StringObject, limit: Int) -> [Range<Int>] {
    if text.isASCII { return asciiBlankRanges(text, limit: limit) }
    var ranges: [Range<Int>] = []
    let end = text.value.utf8.count
    var start = 0
    for blank in blanks(text) {
      if blank.lowerBound > start {
        if ranges.count == limit { break }
        ranges.append(start..<blank.lowerBound)
      }
      start = blank.upperBound
    }
    if start < end { ranges.append(start..<end) }
    return ranges
  }

  private static func asciiBlankRanges(_ text: StringObject, limit: Int) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var value = text.value
    value.withUTF8 { bytes in
      var start = 0
      while true {
        while start < bytes.count, isASCIIBlank(bytes[start]) { start += 1 }
        if start == bytes.count { return }
        if ranges.count == limit {
          ranges.append(start..<bytes.count)
          return
        }
        var end = start + 1
        while end < bytes.count, !isASCIIBlank(bytes[end]) { end += 1 }
        ranges.append(start..<end)
        start = end
      }
    }
    return ranges
  }

  private static func isASCIIBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte >= 0x09 && byte <= 0x0D || byte >= 0x1C && byte <= 0x1F
  }

  private static func blankRangesFromEnd(_ text: StringObject, limit: Int) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var end = text.value.utf8.count
    for blank in blanks(text).reversed() {
      if blank.upperBound < end {
        if ranges.count == limit { break }
        ranges.append(blank.upperBound..<end)
      }
      end = blank.lowerBound
    }
    if end > 0 { ranges.append(0..<end) }
    return ranges.reversed()
  }

  static func lines(of text: StringObject, keepsEnds: Bool) -> [String] {
    var result: [String] = []
    var start = 0
    var offset = 0
    var previousReturn = false
    func isBoundary(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.value {
      case 0x0A...0x0D, 0x1C...0x1E, 0x85, 0x2028, 0x2029: true
      default: false
      }
    }
    var pendingReturnAt = -1
    for scalar in text.value.unicodeScalars {
      let next = offset + UTF8.width(scalar)
      if previousReturn {
        previousReturn = false
        let end = scalar == "\n" ? next : offset
        result.append(text.slice(fromOffset: start, to: keepsEnds ? end : pendingReturnAt))
        start = end
        if scalar == "\n" {
          offset = next
          continue
        }
      }
      if scalar == "\r" {
        previousReturn = true
        pendingReturnAt = offset
      } else if isBoundary(scalar) {
        result.append(text.slice(fromOffset: start, to: keepsEnds ? next : offset))
        start = next
      }
      offset = next
    }
    if previousReturn {
      result.append(text.slice(fromOffset: start, to: keepsEnds ? offset : pendingReturnAt))
    } else if start < offset {
      result.append(text.slice(fromOffset: start, to: offset))
    }
    return result
  }

  /// The room that the texts of a list take when they are joined; 0 where that is not known beforehand.
  private static func joinedSize(_ iterable: Value, _ separator: Int, _ interpreter: Interpreter) -> Int {
    guard case .object(let object) = iterable, object.type === interpreter.types.list else { return 0 }
    let list = unsafeDowncast(object, to: ListObject.self)
    var size = 0
    for element in list.buffer {
      guard case .object(let object) = element, object.type === interpreter.types.str else { return 0 }
      size &+= unsafeDowncast(object, to: StringObject.self).value.utf8.count &+ separator
    }
    return size > 15 && size < 1 << 24 ? size : 0
  }

  static func join(
    _ iterable: Value, with separator: String, _ interpreter: Interpreter
  ) throws(PythonError) -> Value {
    if case .object = iterable, interpreter.isIterable(iterable) {
    } else {
      throw .typeError("can only join an iterable")
    }
    var output = ""
    var index = 0
    output.reserveCapacity(joinedSize(iterable, separator.utf8.count, interpreter))
    let textType = interpreter.types.str
    try interpreter.forEach(in: iterable) { (element) throws(PythonError) in
      guard case .object(let object) = element,
        let text = object.type === textType
          ? unsafeDowncast(object, to: StringObject.self) : object as? StringObject
      else {
        throw .typeError(
          "sequence item \(index): expected str instance, \(interpreter.type(of: element).name) found")
      }
      if index > 0 { output.append(separator) }
      output.append(text.value)
      index += 1
      if index & 0xFFF == 0 { try interpreter.checkAllocation(output.utf8.count, stride: 1) }
      return true
    }
    return interpreter.string(output)
  }
}
