import Autograd
import NumPyAPI
import PythonRuntime
import TensorCore

/// Tensors from Python data: `torch.tensor`, `torch.as_tensor`, `torch.Tensor(...)`.
enum TensorFactory {
  static func bind(into builder: ModuleBuilder, in torch: Torch) {
    builder.torchFunction(
      "tensor",
      [
        "object data, *, dtype? dtype=None, device? device=None, bool pin_memory=False, bool requires_grad=False"
      ],
      "Makes a tensor of numbers, nested lists of numbers, or another tensor, whose values it copies.",
      in: torch
    ) { (call) throws(PythonError) in
      try call.checkDevice(2)
      let type = try call.scalarType(1)
      let result: Tensor
      if let source = call[0].tensor {
        try torch.warn(
          "To copy construct from a tensor, it is recommended to use sourceTensor.detach().clone() or "
            + "sourceTensor.detach().clone().requires_grad_(True), rather than torch.tensor(sourceTensor).")
        result = Tensor(try translated(source.array.converted(to: type ?? source.scalarType).copied()))
      } else {
        result = Tensor(try array(of: call[0], as: type, in: torch))
      }
      return try torch.value(requiring(call.flag(4), result))
    }
    for name in ["as_tensor", "asarray"] {
      builder.torchFunction(
        name,
        [
          name == "asarray"
            ? "object obj, *, dtype? dtype=None, device? device=None, bool? copy=None, bool? requires_grad=None"
            : "object data, *, dtype? dtype=None, device? device=None"
        ],
        "Makes a tensor of data, which it shares where it can.", in: torch
      ) { (call) throws(PythonError) in
        try call.checkDevice(2)
        let type = try call.scalarType(1)
        let (copy, requires): (Value, Value) = name == "asarray" ? (call[3], call[4]) : (.none, .none)
        let mustCopy = copy.isIdentical(to: .bool(true))
        let requiresGrad = requires.isIdentical(to: .bool(true))
        if let source = call[0].tensor {
          let isAliased = type ?? source.scalarType == source.scalarType
          if case .bool(false) = copy, !isAliased {
            throw .valueError(
              "can't alias tensor with dtype '\(source.scalarType.errorName)' into dtype "
                + "'\((type ?? source.scalarType).errorName)'.")
          }
          let converted = try translated(
            Copying.convert(source, to: type ?? source.scalarType, copy: mustCopy))
          if case .bool(false) = requires, converted.requiresGrad { return torch.value(converted.detached()) }
          return try torch.value(requiring(requiresGrad && !converted.requiresGrad, converted))
        }
        if let object = call[0].cast(to: ArrayObject.self), !mustCopy {
          let memory = try ArrayExchange.memory(of: object)
          let converted = try translated(memory.converted(to: type ?? memory.scalarType))
          return try torch.value(requiring(requiresGrad, Tensor(converted)))
        }
        if case .bool(false) = copy { throw .valueError("can't alias arbitrary sequence into a tensor.") }
        return try torch.value(requiring(requiresGrad, Tensor(array(of: call[0], as: type, in: torch))))
      }
    }
    builder.torchFunction(
      "scalar_tensor", ["Scalar s, *, \(FactoryOptions.text)"], "Makes a 0-dim tensor of a number.", in: torch
    ) { (call) throws(PythonError) in
      let options = try FactoryOptions(call, from: 1)
      let type = options.scalarType ?? DefaultScalarType.current
      let array = try translated(NDArray.scalar(call.anyScalar(0).checked(forFilling: type), type))
      return try torch.value(options.finish(array))
    }
    builder.torchFunction(
      "from_numpy", ["object ndarray"], "Makes a tensor that shares an array's memory.", in: torch
    ) {
      (call) throws(PythonError) in
      guard let array = call[0].cast(to: ArrayObject.self) else {
        throw .typeError("expected np.ndarray (got \(torch.interpreter.type(of: call[0]).name))")
      }
      return torch.value(Tensor(try ArrayExchange.memory(of: array)))
    }
  }

  /// Marks a tensor as wanting gradients.
  static func requiring(_ wanted: Bool, _ tensor: Tensor) throws(PythonError) -> Tensor {
    if wanted {
      try translated(
        tensor.setRequiresGrad(
          true, typeMessage: "Only Tensors of floating point and complex dtype can require gradients"))
    }
    return tensor
  }

  /// Python data as an array.
  static func array(of data: Value, as type: ScalarType?, in torch: Torch) throws(PythonError) -> NDArray {
    if let array = try ArrayExchange.array(ofNumPy: data, in: torch) {
      return try translated(array.converted(to: type ?? array.scalarType).copied())
    }
    return try NestedData(data, in: torch.interpreter).array(as: type)
  }

  /// A list in a subscript as a tensor of positions or a mask; floats are truncated.
  static func indexTensor(_ value: Value, in torch: Torch) throws(PythonError) -> Tensor {
    let elements = try torch.interpreter.elements(of: value)
    if elements.isEmpty { return Tensor(try translated(NDArray.zeros([0], .int64))) }
    if elements.contains(where: { $0.tensorObject != nil && $0.tensor?.dimensionCount != 0 }) {
      throw .typeError("only integer tensors of a single element can be converted to an index")
    }
    let array = try NestedData(value, in: torch.interpreter).array(as: nil)
    if array.scalarType == .bool || array.scalarType.isInteger { return Tensor(array) }
    return Tensor(try translated(array.converted(to: .int64)))
  }

  // MARK: The old constructor

  /// `torch.Tensor(...)`, or `torch.LongTensor(...)` with its element type.
  static func legacy(
    _ arguments: Arguments, type: TypeObject, scalarType: ScalarType?, in torch: Torch
  ) throws(PythonError) -> Value {
    let tensor = try legacyTensor(
      arguments, scalarType ?? DefaultScalarType.current, isPlain: scalarType == nil, in: torch)
    let isSubclass = type.isHeapType
    return isSubclass ? torch.ownTensor(tensor, type: type) : torch.value(tensor)
  }

  private static func legacyTensor(
    _ arguments: Arguments, _ scalarType: ScalarType, isPlain: Bool, in torch: Torch
  ) throws(PythonError) -> Tensor {
    // A list of ints is data, ints one by one and a Size are a shape: more than the notation says.
    if arguments.count == 1, arguments.keywords.isEmpty {
      if let source = arguments[0].tensor {
        if isPlain || source.scalarType == scalarType { return source.detached() }
        throw .typeError(
          "expected TensorOptions(dtype=\(scalarType.cppName), device=cpu, layout=Strided, requires_grad=false "
            + "(default), pinned_memory=false (default), memory_format=(nullopt)) (got "
            + "TensorOptions(dtype=\(source.scalarType.cppName), device=cpu, layout=Strided, requires_grad=false "
            + "(default), pinned_memory=false (default), memory_format=(nullopt)))")
      }
      if let size = arguments[0].cast(to: SizeObject.self) {
        return Tensor(try translated(NDArray.empty(sizes(size), scalarType)))
      }
      guard case .int = arguments[0] else { return try fromData(arguments[0], scalarType, in: torch) }
    }
    let call = try ArgumentBinder(torch.legacySignatures, arguments, in: torch).bind()
    switch call.overload {
    case 0: return Tensor(try translated(NDArray.empty([0], scalarType)))
    case 2:
      let shape = Dims(try call.ints(0))
      return Tensor(try translated(NDArray.empty(shape, scalarType)))
    default: return try fromData(call[0], scalarType, in: torch)
    }
  }

  private static func sizes(_ size: SizeObject) -> Dims {
    Dims(size.buffer.map { value in if case .int(let size) = value { size } else { 0 } })
  }

  /// The tensor of a list or something like it; of other objects there is none.
  static func fromData(
    _ data: Value, _ scalarType: ScalarType, in torch: Torch
  ) throws(PythonError) -> Tensor {
    switch data {
    case .object(let object)
    where !(object is DictObject) && object.type.lookup(torch.interpreter.intern("__getitem__")) != nil:
      return Tensor(try array(of: data, as: scalarType, in: torch))
    default: throw .typeError("new(): data must be a sequence (got \(torch.interpreter.type(of: data).name))")
    }
  }
}

extension ModuleBuilder {
  /// A function of torch that PyTorch has written in C++.
  ///
  /// - Parameter signatures: the argument lists in the operator table's notation, without the name.
  @inline(never)
  func torchFunction(
    _ name: String, _ signatures: [String], _ documentation: String, takesOut: Bool = false, in torch: Torch,
    body: @escaping TorchFunction.Body
  ) {
    let function = TorchFunction(
      name, signatures.map { "\(name)(\($0))" }, documentation: documentation, takesOut: takesOut, in: torch,
      body: body)
    set(name, .object(TorchFunctionObject(function)))
  }

  /// The functions of torch that PyTorch has in `torch.functional`.
  private static let functional: Set<String> = [
    "einsum", "tensordot", "cdist", "chain_matmul", "broadcast_shapes", "unique", "unique_consecutive",
    "unravel_index", "stft", "istft", "lu",
  ]

  /// A function that PyTorch has written in Python.
  @inline(never)
  func libraryFunction(
    _ name: String, _ parameters: String, _ documentation: String, in torch: Torch,
    body: @escaping LibraryFunctionObject.Body
  ) {
    set(
      name,
      .object(
        LibraryFunctionObject(
          name, parameters,
          module: module.name == "torch" && Self.functional.contains(name) ? "torch.functional" : module.name,
          documentation: documentation, in: torch, body: body)))
  }
}

extension BoundCall {
  /// A number, which a 0-dim tensor may stand for.
  func anyScalar(_ index: Int) throws(TensorError) -> Scalar {
    if let tensor = self[index].tensor { return try tensor.array.item() }
    return try carried { () throws(PythonError) in try scalar(index) }
  }
}
