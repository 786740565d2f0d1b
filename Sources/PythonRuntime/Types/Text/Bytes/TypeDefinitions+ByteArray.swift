extension TypeDefinitions {
  static func byteArray(_ object: TypeObject, _ interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "bytearray", base: object, in: interpreter,
      slots: [
        .add, .multiply, .reflectedMultiply, .inPlaceAdd, .inPlaceMultiply, .less, .lessOrEqual, .equal,
        .notEqual, .greater, .greaterOrEqual, .getItem, .setItem, .deleteItem, .length, .contains, .iterate,
        .representation, .modulo,
      ],
      constructor: constructor("bytearray", "source=b'', encoding='utf-8', errors='strict'") {
        (interpreter, type, arguments) throws(PythonError) in
        .object(
          ByteArrayObject(
            try interpreter.makeBytes(arguments, kind: ByteArrayObject.kind, limits: "byte"), type: type))
      }
    ) { builder in
      builder.documentation("Bytes that can be changed.")
      builder.offersConstructor()
      ByteMethods.add(to: builder)
      addGrowing(builder)
      addShrinking(builder)
    }
  }

  private static func addGrowing(_ builder: TypeBuilder) {
    builder.method("append", "item, /", "Adds a byte at the end.", on: ByteArrayObject.self) {
      (interpreter, array, arguments) throws(PythonError) in
      array.bytes.append(try interpreter.byte(arguments[0]))
      return .none
    }
    builder.method("extend", "iterable_of_ints, /", "Adds bytes at the end.", on: ByteArrayObject.self) {
      (interpreter, array, arguments) throws(PythonError) in
      if let bytes = arguments[0].cast(to: ByteSequence.self) {
        array.bytes += bytes.bytes
        return .none
      }
      guard interpreter.isIterable(arguments[0]) else {
        throw .typeError("can't extend bytearray with \(interpreter.type(of: arguments[0]).errorName)")
      }
      var added: [UInt8] = []
      try interpreter.forEach(in: arguments[0]) { (element) throws(PythonError) in
        added.append(try interpreter.byte(element))
        return true
      }
      array.bytes += added
      return .none
    }
    builder.method("insert", "index, item, /", "Puts a byte in front of a place.", on: ByteArrayObject.self) {
      (interpreter, array, arguments) throws(PythonError) in
      let given = try interpreter.int(arguments[0])
      let byte = try interpreter.byte(arguments[1])
      let count = array.bytes.count
      array.bytes.insert(byte, at: min(given < 0 ? max(given &+ count, 0) : given, count))
      return .none
    }
    builder.method("copy", "", "A copy.", on: ByteArrayObject.self) {
      (interpreter, array, _) throws(PythonError) in array.like(array.bytes, in: interpreter)
    }
  }

  private static func addShrinking(_ builder: TypeBuilder) {
    builder.method("pop", "index=-1, /", "Takes a byte out.", on: ByteArrayObject.self) {
      (interpreter, array, arguments) throws(PythonError) in
      let given = arguments.isPresent(0) ? try interpreter.int(arguments[0]) : -1
      let count = array.bytes.count
      if count == 0 { throw .indexError("pop from empty bytearray") }
      let index = given < 0 ? given &+ count : given
      guard index >= 0, index < count else { throw .indexError("pop index out of range") }
      return .int(Int(array.bytes.remove(at: index)))
    }
    builder.method("remove", "value, /", "Takes the first byte of a value out.", on: ByteArrayObject.self) {
      (interpreter, array, arguments) throws(PythonError) in
      let byte = try interpreter.byte(arguments[0])
      guard let index = array.bytes.firstIndex(of: byte) else {
        throw .valueError("value not found in bytearray")
      }
      array.bytes.remove(at: index)
      return .none
    }
    builder.method("clear", "", "Takes all bytes out.", on: ByteArrayObject.self) {
      (_, array, _) throws(PythonError) in
      array.bytes.removeAll()
      return .none
    }
    builder.method("reverse", "", "Turns the order of the bytes round.", on: ByteArrayObject.self) {
      (_, array, _) throws(PythonError) in
      array.bytes.reverse()
      return .none
    }
  }
}
