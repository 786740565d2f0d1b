extension TypeDefinitions {
  static func str(_ object: TypeObject, _ interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "str", base: object, in: interpreter,
      slots: [
        .add, .multiply, .reflectedMultiply, .modulo, .less, .lessOrEqual, .equal, .notEqual, .greater,
        .greaterOrEqual, .getItem, .length, .contains, .iterate, .hash, .representation, .string, .format,
      ],
      constructor: constructor("str", "object='', encoding='utf-8', errors='strict'") {
        (interpreter, type, arguments) throws(PythonError) in
        let value = arguments[0]
        if arguments.isPresent(1) || arguments.isPresent(2) {
          for (index, name) in [(1, "encoding"), (2, "errors")]
          where arguments.isPresent(index) && !(arguments[index].object is StringObject) {
            let given = interpreter.givenName(of: arguments[index])
            throw .typeError("str() argument '\(name)' must be str, not \(given)")
          }
          if value.isUnset, type === interpreter.types.str { return interpreter.string("") }
          guard let bytes = value.cast(to: ByteSequence.self) else {
            if value.object is StringObject { throw .typeError("decoding str is not supported") }
            throw .typeError(
              "decoding to str: need a bytes-like object, \(interpreter.type(of: value).errorName) found")
          }
          let text = try interpreter.decode(bytes.bytes, encoding: arguments[1], errors: arguments[2])
          return .object(StringObject(text, type: type))
        }
        if type === interpreter.types.str {
          return value.isUnset ? interpreter.emptyText : try interpreter.stringValue(of: value)
        }
        return .object(StringObject(value.isUnset ? "" : try interpreter.string(of: value), type: type))
      }
    ) { builder in
      builder.documentation("A text; str(x) is the text that print(x) shows.")
      builder.offersConstructor()
      StringMethods.addSearching(builder)
      StringMethods.addSplitting(builder)
      StringMethods.addTrimming(builder)
      StringMethods.addCasing(builder)
      StringMethods.addPredicates(builder)
      StringMethods.addPadding(builder)
      StringMethods.addTranslation(builder)
      StringMethods.addFormatting(builder)
    }
  }
}

/// The methods of `str`.
enum StringMethods {
  /// The text of an argument: "must be str, not int" otherwise.
  static func text(
    _ value: Value, in interpreter: Interpreter, _ message: (String) -> String = { "must be str, not \($0)" }
  ) throws(PythonError) -> StringObject {
    if case .object(let object) = value, let text = object as? StringObject { return text }
    throw .typeError(message(interpreter.type(of: value).errorName))
  }

  /// The text of the `position`-th argument of a function: "replace() argument 1 must be str, not int" otherwise.
  static func argument(
    _ value: Value, _ function: String, _ position: Int, in interpreter: Interpreter
  ) throws(PythonError) -> StringObject {
    try text(value, in: interpreter) { _ in
      "\(function)() argument \(position) must be str, not \(interpreter.givenName(of: value))"
    }
  }

  static func addFormatting(_ builder: TypeBuilder) {
    builder.method(
      "format", "*args, **kwargs", "The text with its {} fields filled in.", on: StringObject.self
    ) {
      (interpreter, text, arguments) throws(PythonError) in
      let keywords = arguments[0].cast(to: DictObject.self)
      var template = TemplateFormat(interpreter: interpreter, positional: Array(arguments.rest)) {
        (name) throws(PythonError) in
        if let value = keywords?.value(forName: interpreter.intern(name)) { return value }
        throw .keyError(interpreter.string(name))
      }
      return interpreter.string(try template.run(text.value))
    }
    builder.method(
      "format_map", "mapping, /", "The text with its {name} fields filled in.", on: StringObject.self
    ) {
      (interpreter, text, arguments) throws(PythonError) in
      let mapping = arguments[0]
      var template = TemplateFormat(interpreter: interpreter, positional: [], hasPositional: false) {
        (name) throws(PythonError) in
        try interpreter.item(interpreter.string(name), of: mapping)
      }
      return interpreter.string(try template.run(text.value))
    }
    builder.method("encode", "encoding='utf-8', errors='strict'", "The text as bytes.", on: StringObject.self)
    {
      (interpreter, text, arguments) throws(PythonError) in
      interpreter.bytes(try interpreter.encode(text.value, encoding: arguments[0], errors: arguments[1]))
    }
    builder.method("__getnewargs__", on: StringObject.self) { (interpreter, text, _) throws(PythonError) in
      interpreter.tuple([interpreter.plain(text)])
    }
  }
}
