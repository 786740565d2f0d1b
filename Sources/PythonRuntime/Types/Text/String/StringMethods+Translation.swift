extension StringMethods {
  static func addTranslation(_ builder: TypeBuilder) {
    builder.method(
      "translate", "table, /", "The text with each character looked up in a table.", on: StringObject.self
    ) { (interpreter, text, arguments) throws(PythonError) in
      var output = String.UnicodeScalarView()
      for scalar in text.value.unicodeScalars {
        let replacement: Value
        do throws(PythonError) {
          replacement = try interpreter.item(.int(Int(scalar.value)), of: arguments[0])
        } catch {
          guard error.isInstance(of: .lookupError) else { throw error }
          output.append(scalar)
          continue
        }
        if replacement.isNone { continue }
        if let text = replacement.cast(to: StringObject.self) {
          output.append(contentsOf: text.value.unicodeScalars)
        } else if let code = try interpreter.indexIfInteger(replacement) {
          guard let value = UInt32(exactly: code), value < 0x110000, let scalar = Unicode.Scalar(value) else {
            throw .valueError("character mapping must be in range(0x110000)")
          }
          output.append(scalar)
        } else {
          throw .typeError("character mapping must return integer, None or str")
        }
      }
      return interpreter.string(String(output))
    }
    builder.staticMethod("maketrans", "x, y=None, z=None, /", "A table for translate.") {
      (interpreter, arguments) throws(PythonError) in
      try makeTable(arguments, interpreter)
    }
  }

  private static func makeTable(_ arguments: Arguments, _ interpreter: Interpreter) throws(PythonError)
    -> Value
  {
    let table = interpreter.makeDict()
    guard arguments.isPresent(1) else {
      guard let source = arguments[0].cast(to: DictObject.self) else {
        throw .typeError("if you give only one argument to maketrans it must be a dict")
      }
      for (key, value) in source.items {
        if let text = key.cast(to: StringObject.self) {
          guard let scalar = text.value.unicodeScalars.first, text.scalarCount == 1 else {
            throw .valueError("string keys in translate table must be of length 1")
          }
          try table.setValue(value, for: .int(Int(scalar.value)), in: interpreter)
        } else if case .int = key {
          try table.setValue(value, for: key, in: interpreter)
        } else {
          throw .typeError("keys in translate table must be strings or integers")
        }
      }
      return .object(table)
    }
    guard let from = arguments[0].cast(to: StringObject.self) else {
      throw .typeError("first maketrans argument must be a string if there is a second argument")
    }
    let to = try argument(arguments[1], "maketrans", 2, in: interpreter)
    let source = Array(from.value.unicodeScalars)
    let target = Array(to.value.unicodeScalars)
    guard source.count == target.count else {
      throw .valueError("the first two maketrans arguments must have equal length")
    }
    for (key, value) in zip(source, target) {
      try table.setValue(.int(Int(value.value)), for: .int(Int(key.value)), in: interpreter)
    }
    if arguments.isPresent(2) {
      for scalar in try argument(arguments[2], "maketrans", 3, in: interpreter).value.unicodeScalars {
        try table.setValue(.none, for: .int(Int(scalar.value)), in: interpreter)
      }
    }
    return .object(table)
  }
}
