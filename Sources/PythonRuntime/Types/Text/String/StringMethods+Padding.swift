extension StringMethods {
  static func addPadding(_ builder: TypeBuilder) {
    for (name, alignment) in [
      ("ljust", FormatSpecification.Alignment.left), ("rjust", .right), ("center", .center),
    ] {
      builder.method(name, "width, fillchar=' ', /", "The text padded to a width.", on: StringObject.self) {
        (interpreter, text, arguments) throws(PythonError) in
        let width = try interpreter.int(arguments[0])
        var fill: Unicode.Scalar = " "
        if arguments.isPresent(1) {
          let given = try Self.text(arguments[1], in: interpreter) {
            "The fill character must be a unicode character, not \($0)"
          }
          guard let scalar = given.value.unicodeScalars.first, given.scalarCount == 1 else {
            throw .typeError("The fill character must be exactly one character long")
          }
          fill = scalar
        }
        try interpreter.checkAllocation(width, stride: 4)
        let missing = width - text.scalarCount
        if alignment == .center, missing > 0 {
          // `str.center` puts the odd blank elsewhere than format does.
          let left = missing / 2 + (missing & width & 1)
          return interpreter.string(
            Padding.fill(left, fill) + text.value + Padding.fill(missing - left, fill))
        }
        return interpreter.string(Padding.padded(text.value, missing: missing, fill, alignment))
      }
    }
    builder.method("zfill", "width, /", "The text with zeros in front, behind a sign.", on: StringObject.self)
    {
      (interpreter, text, arguments) throws(PythonError) in
      let width = try interpreter.int(arguments[0])
      try interpreter.checkAllocation(width, stride: 4)
      let zeros = Padding.fill(width - text.scalarCount, "0")
      if let first = text.buffer.first, first == 0x2B || first == 0x2D {
        let digits = String(text.value.unicodeScalars.dropFirst())
        return interpreter.string(String(Unicode.Scalar(first)) + zeros + digits)
      }
      return interpreter.string(zeros + text.value)
    }
  }
}
