extension StringMethods {
  static func addTrimming(_ builder: TypeBuilder) {
    for (name, left, right) in [("strip", true, true), ("lstrip", true, false), ("rstrip", false, true)] {
      builder.method(
        name, "chars=None, /", "The text without blanks, or without given characters, at its ends.",
        on: StringObject.self
      ) { (interpreter, text, arguments) throws(PythonError) in
        if arguments[0].orNone.isNone {
          if text.isASCII { return trimASCII(text, left: left, right: right, interpreter) }
          return interpreter.string(trim(text.value, left: left, right: right) { $0.isPythonSpace })
        }
        let characters = try Self.text(arguments[0], in: interpreter) {
          _ in "\(name) arg must be None or str"
        }
        let set = Set(characters.value.unicodeScalars)
        return interpreter.string(trim(text.value, left: left, right: right) { set.contains($0) })
      }
    }
    builder.method("expandtabs", "tabsize=8", "The text with blanks in place of tabs.", on: StringObject.self)
    {
      (interpreter, text, arguments) throws(PythonError) in
      let size = arguments.isPresent(0) ? try interpreter.int(arguments[0]) : 8
      if size > Int(Int32.max) { throw .overflowError("Python int too large to convert to C int") }
      var output = String.UnicodeScalarView()
      var column = 0
      for scalar in text.value.unicodeScalars {
        switch scalar {
        case "\t":
          if size > 0 {
            let count = size - column % size
            try interpreter.checkAllocation(count, stride: 1)
            output.append(contentsOf: repeatElement(" ", count: count))
            column += count
          }
        case "\n", "\r":
          output.append(scalar)
          column = 0
        default:
          output.append(scalar)
          column += 1
        }
      }
      return interpreter.string(String(output))
    }
  }

  private static func trimASCII(
    _ text: StringObject, left: Bool, right: Bool, _ interpreter: Interpreter
  ) -> Value {
    var start = 0
    var end = text.byteCount
    if left { while start < end, isASCIIBlank(text.bytes[start]) { start += 1 } }
    if right { while end > start, isASCIIBlank(text.bytes[end - 1]) { end -= 1 } }
    return interpreter.slice(of: text, fromOffset: start, to: end)
  }

  static func trim(_ text: String, left: Bool, right: Bool, _ isDropped: (Unicode.Scalar) -> Bool) -> String {
    var scalars = text.unicodeScalars[...]
    if left { scalars = scalars.drop(while: isDropped) }
    if right {
      while let last = scalars.last, isDropped(last) { scalars.removeLast() }
    }
    return String(scalars)
  }
}
