/// A tuple whose elements have names, such as `sys.version_info`.
package class RecordObject: TupleObject, NativeObject {
  private final let recordName: String
  private final let names: [String]

  /// - Parameter type: the record's class, if it has one of its own.
  init(
    _ recordName: String, _ fields: [(name: String, value: Value)], type: TypeObject? = nil,
    in interpreter: Interpreter
  ) {
    self.recordName = recordName
    names = fields.map(\.name)
    super.init(fields.map(\.value), type: type ?? interpreter.type(for: RecordObject.self))
  }

  package class func makeType(in interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "structseq", module: "sys", base: interpreter.types.tuple, in: interpreter,
      isSubclassable: false,
      slots: [.representation, .getAttribute])
  }

  package override func attribute(_ name: StringObject, in interpreter: Interpreter) throws(PythonError)
    -> Value
  {
    if let index = names.firstIndex(of: name.value) { return self[index] }
    return try super.attribute(name, in: interpreter)
  }

  package override func additionalAttributeNames(in interpreter: Interpreter) -> [String] { names }

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    var texts: [String] = []
    for (index, name) in names.enumerated() {
      texts.append("\(name)=\(try interpreter.representation(of: self[index]))")
    }
    return "\(recordName)(\(texts.joined(separator: ", ")))"
  }
}
