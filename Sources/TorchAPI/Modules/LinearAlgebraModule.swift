import Autograd
import PythonRuntime
import TensorCore

/// The module `torch.linalg`, and the functions of matrices that PyTorch has written in Python.
enum LinearAlgebraModule {
  static func fill(_ builder: ModuleBuilder, in torch: Torch) {
    torch.operators.bindFunctions(of: .linearAlgebra, into: builder)
    let interpreter = torch.interpreter
    if let error = interpreter.module(named: "torch._C")?.namespace.value(
      forName: interpreter.intern("_LinAlgError"))
    {
      builder.set("LinAlgError", error)
    }
  }

  /// The class of errors of factorisations that fail.
  static func makeErrorClass(in torch: Torch) -> TypeObject {
    TypeObject(
      native: "_LinAlgError", module: "torch._C", base: torch.interpreter.types.exception(.runtimeError),
      in: torch.interpreter, hasInstanceDictionary: true)
  }

  /// Adds what the module `torch` has.
  static func bind(into builder: ModuleBuilder, in torch: Torch) {
    builder.libraryFunction(
      "einsum", "*args", "Sums products as an equation such as 'ij,jk->ik' says.", in: torch
    ) {
      (_, values) throws(PythonError) in try einsum(values, in: torch)
    }
    builder.libraryFunction(
      "tensordot", "a, b, dims=2, out=None", "Sums products over dimensions of two tensors.", in: torch
    ) { (_, values) throws(PythonError) in
      if values[3].isUnset || values[3].isNone { return try tensordot(values, in: torch) }
      let receiver = try OutArgument(
        values[3], function: "tensordot", count: 1, isGivenType: false, in: torch)
      return try receiver.receive { () throws(PythonError) in try tensordot(values, in: torch) }
    }
    builder.libraryFunction(
      "chain_matmul", "*args", "Multiplies several matrices in the order that costs least.", in: torch
    ) { (_, values) throws(PythonError) in try chain(values, in: torch) }
    builder.libraryFunction(
      "lu", "A, pivot=True, get_infos=False, out=None",
      "Factors a matrix into two triangular ones, kept in one.", in: torch
    ) { (_, values) throws(PythonError) in
      try factor(values[0], pivot: values[1], reports: values[2], in: torch)
    }
    for (name, parameters, message) in RemovedFunctions.messages {
      builder.libraryFunction(name, parameters, "Removed.", in: torch) { (_, _) throws(PythonError) in
        throw .runtimeError(message)
      }
    }
  }

  /// Adds the methods of tensors.
  static func bindMethods(into builder: TypeBuilder, in torch: Torch) {
    builder.libraryMethod(
      "lu", "self, pivot=True, get_infos=False", "Factors a matrix into two triangular ones, kept in one.",
      in: torch
    ) { (object, values) throws(PythonError) in
      try factor(.object(object), pivot: values[1], reports: values[2], in: torch)
    }
    for (name, parameters, message) in RemovedFunctions.messages where name != "matrix_rank" {
      builder.libraryMethod(name, parameters, "Removed.", in: torch) { (_, _) throws(PythonError) in
        throw .runtimeError(message)
      }
    }
  }

  private static func factor(
    _ input: Value, pivot: Value, reports: Value, in torch: Torch
  ) throws(PythonError) -> Value {
    let tensor = try tensor(input, of: "lu", "A", position: 1, in: torch)
    let usesPivots = pivot.isUnset ? true : try torch.interpreter.isTrue(pivot)
    let (factors, pivots, info) = try translated(LowerUpper.factor(tensor, pivot: usesPivots))
    if !reports.isUnset, try torch.interpreter.isTrue(reports) {
      return .object(
        NamedResultObject(
          "torch.return_types._lu_with_info",
          [
            ("LU", torch.value(factors)), ("pivots", torch.value(pivots)),
            ("info", torch.value(Tensor(info))),
          ], in: torch))
    }
    return torch.interpreter.tuple([torch.value(factors), torch.value(pivots)])
  }

  private static func tensor(
    _ value: Value, of function: String, _ name: String, position: Int, in torch: Torch
  ) throws(PythonError) -> Tensor {
    if let tensor = value.tensor { return tensor }
    throw .typeError(
      "\(function)(): argument '\(name)' (position \(position)) must be Tensor, not "
        + torch.interpreter.type(of: value).name)
  }

  // MARK: Sums of products

  private static func einsum(_ arguments: [Value], in torch: Torch) throws(PythonError) -> Value {
    let interpreter = torch.interpreter
    if arguments.count < 2 {
      throw .valueError(
        "einsum(): must specify the equation string and at least one operand, or at least one operand and its "
          + "subscripts list")
    }
    var operands: [Value]
    let equation: String
    if arguments[0].tensorObject != nil {
      var lists: [String] = []
      operands = []
      for index in stride(from: 0, to: arguments.count - 1, by: 2) {
        operands.append(arguments[index])
        lists.append(try subscripts(arguments[index + 1], in: torch))
      }
      let output =
        arguments.count % 2 == 1 ? "->" + (try subscripts(arguments[arguments.count - 1], in: torch)) : ""
      equation = lists.joined(separator: ",") + output
    } else {
      operands = Array(arguments.dropFirst())
      guard let text = arguments[0].cast(to: StringObject.self) else {
        throw .typeError(
          "einsum(): argument 'equation' (position 1) must be str, not \(interpreter.type(of: arguments[0]).name)"
        )
      }
      equation = text.value
    }
    if operands.count == 1, operands[0].object is ListObject || operands[0].object is TupleObject {
      operands = try interpreter.elements(of: operands[0])
    }
    var tensors: [Tensor] = []
    for (index, operand) in operands.enumerated() {
      guard let tensor = operand.tensor else {
        throw .typeError(
          "expected Tensor as element \(index) in argument 1, but got \(interpreter.type(of: operand).name)")
      }
      tensors.append(tensor)
    }
    return try torch.value(translated(Einsum.evaluate(equation, tensors)))
  }

  /// The letters for subscripts that are given as numbers.
  private static func subscripts(_ list: Value, in torch: Torch) throws(PythonError) -> String {
    var text = ""
    for element in try torch.interpreter.elements(of: list) {
      if case .int(let number) = element {
        guard (0..<52).contains(number) else {
          throw .valueError("einsum(): subscript in subscript list is not within the valid range [0, 52)")
        }
        let base = number < 26 ? UInt8(ascii: "A") + UInt8(number) : UInt8(ascii: "a") + UInt8(number - 26)
        text.unicodeScalars.append(UnicodeScalar(base))
      } else if case .ellipsis = element {
        text += "..."
      } else {
        throw .valueError("einsum(): subscript in subscript list is not within the valid range [0, 52)")
      }
    }
    return text
  }

  private static func tensordot(_ values: [Value], in torch: Torch) throws(PythonError) -> Value {
    let interpreter = torch.interpreter
    let first = try tensor(values[0], of: "tensordot", "input", position: 1, in: torch)
    let second = try tensor(values[1], of: "tensordot", "other", position: 2, in: torch)
    func numbers(_ value: Value) throws(PythonError) -> [Int] {
      if let tensor = value.tensor { return try translated(tensor.array.scalars()).map(\.intValue) }
      if case .int(let number) = value { return [number] }
      var result: [Int] = []
      for element in try interpreter.elements(of: value) { result.append(try interpreter.int(element)) }
      return result
    }
    let dims = values[2]
    if dims.isUnset {
      return try torch.value(translated(TensorContraction.contract(first, second, count: 2)))
    }
    if case .int(let count) = dims {
      return try torch.value(translated(TensorContraction.contract(first, second, count: count)))
    }
    if let tensor = dims.tensor, tensor.elementCount == 1 {
      let count = tensor.array.first.intValue
      return try torch.value(translated(TensorContraction.contract(first, second, count: count)))
    }
    guard dims.tensor != nil || dims.object is ListObject || dims.object is TupleObject else {
      throw .runtimeError(
        "tensordot expects dims to be int or tuple[list[int], list[int]] or list[list[int]] containing two lists, but "
          + "got dims=\(try interpreter.string(of: dims))")
    }
    let pair: [Value]
    if let tensor = dims.tensor {
      pair = try translated(Parts.unbind(tensor)).map { torch.value($0) }
    } else {
      pair = try interpreter.elements(of: dims)
    }
    if pair.count != 2 {
      throw .valueError(
        pair.count > 2
          ? "too many values to unpack (expected 2)"
          : "not enough values to unpack (expected 2, got \(pair.count))")
    }
    let (left, right) = (try numbers(pair[0]), try numbers(pair[1]))
    return try torch.value(translated(TensorContraction.contract(first, second, left, right)))
  }

  private static func chain(_ arguments: [Value], in torch: Torch) throws(PythonError) -> Value {
    var tensors: [Tensor] = []
    for (index, argument) in arguments.enumerated() {
      let tensor = try tensor(argument, of: "chain_matmul", "matrices", position: index + 1, in: torch)
      if tensor.dimensionCount != 2 {
        throw .runtimeError("Tensor dimension is \(tensor.dimensionCount), expected 2 instead.")
      }
      tensors.append(tensor)
    }
    if tensors.count == 1 { return arguments[0] }
    if tensors.isEmpty { throw .runtimeError("chain_matmul(): Expected one or more matrices") }
    return try torch.value(translated(TensorContraction.chain(tensors)))
  }
}
