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
      let keepsEnds = try interpreter.truthArgument(arguments[0])
      let lines = lines(of: text, keepsEnds: keepsEnds)
      return interpreter.list(
        lines.map { interpreter.slice(of: text, fromOffset: $0.lowerBound, to: $0.upperBound) })
    }
    for (name, fromEnd) in [("partition", false), ("rpartition", true)] {
      builder.method(
        name, "sep, /", "What stands before a separator, the separator, and what stands behind it.",
        on: StringObject.self
      ) { (interpreter, text, arguments) throws(PythonError) in
        let separator = try Self.text(arguments[0], in: interpreter)
        if separator.isEmpty { throw .valueError("empty separator") }
        let found =
          fromEnd
          ? TextSearch.last(separator.buffer, in: text.buffer, from: 0, to: text.byteCount)
          : TextSearch.first(separator.buffer, in: text.buffer, from: 0, to: text.byteCount)
        guard let found else {
          let empty = interpreter.emptyText
          let whole = interpreter.plain(text)
          return interpreter.tuple(fromEnd ? [empty, empty, whole] : [whole, empty, empty])
        }
        return interpreter.tuple([
          interpreter.slice(of: text, fromOffset: 0, to: found), .object(separator),
          interpreter.slice(of: text, fromOffset: found + separator.byteCount, to: text.byteCount),
        ])
      }
    }
    builder.method(
      "join", "iterable, /", "The texts of an iterable with this text between them.", on: StringObject.self
    ) { (interpreter, text, arguments) throws(PythonError) in
      try join(arguments[0], with: text, interpreter)
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
      ranges = Self.ranges(between: separator.buffer, in: text.buffer, limit: limit, fromEnd: fromEnd)
    }
    let result = ListObject(capacity: ranges.count, type: interpreter.types.list)
    for range in ranges {
      result.append(interpreter.slice(of: text, fromOffset: range.lowerBound, to: range.upperBound))
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
    let end = text.byteCount
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
    let bytes = text.bytes
    let count = text.byteCount
    var start = 0
    while true {
      while start < count, isASCIIBlank(bytes[start]) { start += 1 }
      if start == count { return ranges }
      if ranges.count == limit {
        ranges.append(start..<count)
        return ranges
      }
      var end = start + 1
      while end < count, !isASCIIBlank(bytes[end]) { end += 1 }
      ranges.append(start..<end)
      start = end
    }
  }

  static func isASCIIBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte >= 0x09 && byte <= 0x0D || byte >= 0x1C && byte <= 0x1F
  }

  private static func blankRangesFromEnd(_ text: StringObject, limit: Int) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var end = text.byteCount
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

  /// The UTF-8 ranges of the lines.
  static func lines(of text: StringObject, keepsEnds: Bool) -> [Range<Int>] {
    var result: [Range<Int>] = []
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
        result.append(start..<(keepsEnds ? end : pendingReturnAt))
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
        result.append(start..<(keepsEnds ? next : offset))
        start = next
      }
      offset = next
    }
    if previousReturn {
      result.append(start..<(keepsEnds ? offset : pendingReturnAt))
    } else if start < offset {
      result.append(start..<offset)
    }
    return result
  }
}
