import PythonRuntime

/// A result with named parts, such as `torch.return_types.max`: a tuple whose elements have names.
final class NamedResultObject: TupleObject {
  private let names: [String]

  init(_ name: String, _ fields: [(name: String, value: Value)], in torch: Torch) {
    // Apart from the call below, for the optimizer loses the object there (Swift 6.3).
    let names = fields.map { $0.name }
    let values = fields.map { $0.value }
    let type = torch.resultType(named: name, fields: names)
    self.names = names
    super.init(values, type: type)
  }

  override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    var parts: [String] = []
    for (index, name) in names.enumerated() {
      parts.append("\(name)=\(try interpreter.representation(of: self[index]))")
    }
    return "\(type.fullName)(\n\(parts.joined(separator: ",\n")))"
  }

  /// The same fields with other values.
  func replacing(_ values: [Value], in torch: Torch) -> Value {
    .object(NamedResultObject(type.fullName, Array(zip(names, values)), in: torch))
  }

  override func string(in interpreter: Interpreter) throws(PythonError) -> String {
    try representation(in: interpreter)
  }

  static func makeType(named name: String, fields: [String], in torch: Torch) -> TypeObject {
    let parts = name.split(separator: ".")
    let type = TypeObject(
      native: String(parts.last ?? ""), module: parts.dropLast().joined(separator: "."),
      base: torch.interpreter.types.tuple, in: torch.interpreter,
      isSubclassable: false, slots: [.representation, .string],
      members: { builder in
        for (index, field) in fields.enumerated() {
          builder.property(
            field, on: NamedResultObject.self, get: { (_, result) in result[index] },
            set: { (_, result, _) throws(PythonError) in
              throw .attributeError("readonly attribute", object: .object(result), name: field)
            })
        }
        builder.set("_fields", builder.interpreter.tuple(fields.map { builder.interpreter.string($0) }))
      })
    // PyTorch's errors show the whole name.
    type.errorName = type.fullName
    return type
  }
}
