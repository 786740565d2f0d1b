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

  /// What the function gives that writes its results to tensors.
  func receiving(_ targets: [Value], in torch: Torch) -> Value {
    .object(NamedResultObject(type.fullName + "_out", Array(zip(names, targets)), in: torch))
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
      constructor: { (interpreter, type, arguments) throws(PythonError) in
        let values = try elements(of: arguments, for: type, count: fields.count, in: interpreter)
        return .object(NamedResultObject(name, Array(zip(fields, values)), in: torch))
      },
      members: { builder in
        for (index, field) in fields.enumerated() {
          builder.property(
            field, on: NamedResultObject.self, get: { (_, result) in result[index] },
            set: { (_, result, _) throws(PythonError) in
              throw .attributeError("readonly attribute", object: .object(result), name: field)
            })
        }
        builder.set(
          "__match_args__", builder.interpreter.tuple(fields.map { builder.interpreter.string($0) }))
        for name in ["n_fields", "n_sequence_fields"] { builder.set(name, .int(fields.count)) }
        builder.set("n_unnamed_fields", .int(0))
        builder.method("__reduce__", "", "What makes the result anew.", on: NamedResultObject.self) {
          (interpreter, result, _) in
          let arguments = interpreter.tuple([
            interpreter.tuple(result.array), .object(DictObject(type: interpreter.types.dict)),
          ])
          return interpreter.tuple([.object(result.type), arguments])
        }
      })
    // PyTorch's errors show the whole name.
    type.errorName = type.fullName
    return type
  }

  /// The values of a result that a program makes.
  private static func elements(
    of arguments: Arguments, for type: TypeObject, count: Int, in interpreter: Interpreter
  ) throws(PythonError) -> [Value] {
    let keywords = ArgumentBinder.Keyword.all(of: arguments)
    func argument(_ index: Int, _ name: String) -> Value? {
      index < arguments.count ? arguments[index] : keywords.first { $0.name == name }?.value
    }
    guard let sequence = argument(0, "sequence") else {
      throw .typeError("structseq() missing required argument 'sequence' (pos 1)")
    }
    let values: [Value]
    do { values = try interpreter.elements(of: sequence) } catch {
      throw .typeError("constructor requires a sequence")
    }
    if let others = argument(1, "dict"), others.cast(to: DictObject.self) == nil {
      throw .typeError("\(type.fullName)() takes a dict as second arg, if any")
    }
    if values.count != count {
      throw .typeError("\(type.fullName)() takes a \(count)-sequence (\(values.count)-sequence given)")
    }
    return values
  }

  // MARK: The module of the classes

  /// The operators whose results have these parts.
  private static let parts: [(fields: String, operators: String)] = [
    ("values indices", "cummax cummin kthvalue max median min mode nanmedian sort topk"),
    ("min max", "aminmax"),
    ("mantissa exponent", "frexp"), ("a tau", "geqrf"), ("hist bin_edges", "histogram"),
    ("L info", "linalg_cholesky_ex"), ("eigenvalues eigenvectors", "linalg_eig linalg_eigh"),
    ("inverse info", "linalg_inv_ex"), ("solution residuals rank singular_values", "linalg_lstsq"),
    ("P L U", "linalg_lu lu_unpack"), ("LU pivots", "linalg_lu_factor"),
    ("LU pivots info", "linalg_lu_factor_ex"), ("LD pivots", "linalg_ldl_factor"),
    ("LD pivots info", "linalg_ldl_factor_ex"), ("U H", "linalg_polar"), ("Q R", "linalg_qr"),
    ("sign logabsdet", "linalg_slogdet slogdet"), ("result info", "linalg_solve_ex"),
    ("U S Vh", "linalg_svd"),
    ("U S V", "svd"), ("solution cloned_coefficient", "triangular_solve"),
  ]

  /// The names of the parts of an operator's result; none where it has no such parts.
  static func fields(of name: String) -> [Substring]? { fieldsByOperator[name] }

  private static let fieldsByOperator: [String: [Substring]] = {
    var fields: [String: [Substring]] = [:]
    for part in parts {
      for name in part.operators.split(separator: " ") {
        fields[String(name)] = part.fields.split(separator: " ")
      }
    }
    return fields
  }()

  /// Fills the module `torch.return_types`.
  static func fillModule(_ builder: ModuleBuilder, in torch: Torch) {
    var types: [TypeObject] = []
    for (fields, operators) in parts {
      for name in operators.split(separator: " ") {
        types.append(
          torch.resultType(
            named: "torch.return_types.\(name)", fields: fields.split(separator: " ").map(String.init)))
      }
    }
    types.sort { $0.name < $1.name }
    for type in types { builder.set(type.name, .object(type)) }
    let interpreter = builder.interpreter
    builder.set("all_return_types", interpreter.list(types.map { .object($0) }))
    builder.set(
      "__all__", interpreter.list((["all_return_types"] + types.map(\.name)).map { interpreter.string($0) }))
  }
}
