extension TypeDefinitions {
  static func bytes(_ object: TypeObject, _ interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "bytes", base: object, in: interpreter,
      slots: [
        .add, .multiply, .reflectedMultiply, .less, .lessOrEqual, .equal, .notEqual, .greater,
        .greaterOrEqual,
        .getItem, .length, .contains, .iterate, .hash, .representation, .modulo,
      ],
      constructor: constructor("bytes", "source=b'', encoding='utf-8', errors='strict'") {
        (interpreter, type, arguments) throws(PythonError) in
        .object(BytesObject(try interpreter.makeBytes(arguments), type: type))
      }
    ) { builder in
      builder.documentation("Bytes: integers of 0...255.")
      builder.offersConstructor()
      ByteMethods.add(to: builder)
    }
  }
}

extension Interpreter {
  /// `bytes(source, encoding, errors)`.
  ///
  /// - Parameters:
  ///   - kind: the class that the bytes are for.
  ///   - limits: what is outside of 0...255, in the words of a `ValueError`.
  func makeBytes(
    _ arguments: Arguments, kind: String = "bytes", limits: String = "bytes"
  ) throws(PythonError) -> [UInt8] {
    let source = arguments[0]
    for (index, word) in [(1, "encoding"), (2, "errors")] where arguments.isPresent(index) {
      guard arguments[index].object is StringObject else {
        throw .typeError("\(kind)() argument '\(word)' must be str, not \(givenName(of: arguments[index]))")
      }
    }
    if !(source.object is StringObject) {
      for (index, word) in [(1, "encoding"), (2, "errors")] where arguments.isPresent(index) {
        throw .typeError("\(word) without a string argument")
      }
    }
    if source.isUnset { return [] }
    if let text = source.cast(to: StringObject.self) {
      guard arguments.isPresent(1) || arguments.isPresent(2) else {
        throw .typeError("string argument without an encoding")
      }
      return try encode(text.value, encoding: arguments[1], errors: arguments[2])
    }
    if case .object(let object) = source, kind == "bytes", let custom = object.type.dunder(.bytes) {
      let result = try callMethod(custom, on: source)
      guard let bytes = result.cast(to: BytesObject.self) else {
        throw .typeError("__bytes__ returned non-bytes (type \(type(of: result).errorName))")
      }
      return bytes.bytes
    }
    if let count = try indexIfInteger(source) {
      if count < 0 { throw .valueError("negative count") }
      try checkAllocation(count, stride: 1)
      return [UInt8](repeating: 0, count: count)
    }
    return try byteElements(of: source, kind: kind, limits: limits)
  }
}
