import Autograd
import PythonRuntime
import TensorCore

/// The classes `torch._C.TensorBase`, `torch.Tensor` and `torch.nn.parameter.Parameter`.
extension TensorObject {
  static let slots: SlotSet = [
    .complex,
    .add, .subtract, .multiply, .matrixMultiply, .divide, .floorDivide, .modulo, .power, .leftShift,
    .rightShift,
    .bitwiseAnd, .bitwiseOr, .bitwiseXor, .reflectedAdd, .reflectedSubtract, .reflectedMultiply,
    .reflectedMatrixMultiply, .reflectedDivide, .reflectedFloorDivide, .reflectedModulo, .reflectedPower,
    .reflectedLeftShift, .reflectedRightShift, .reflectedAnd, .reflectedOr, .reflectedXor, .inPlaceAdd,
    .inPlaceSubtract, .inPlaceMultiply, .inPlaceDivide, .inPlaceFloorDivide, .inPlaceModulo, .inPlacePower,
    .inPlaceLeftShift, .inPlaceRightShift, .inPlaceAnd, .inPlaceOr, .inPlaceXor, .negative, .positive,
    .invert,
    .absolute, .less, .lessOrEqual, .equal, .notEqual, .greater, .greaterOrEqual, .getItem, .setItem,
    .deleteItem,
    .length, .contains, .iterate, .truth, .hash, .representation, .string, .format, .integer, .index, .float,
  ]

  static func makeBaseType(in torch: Torch) -> TypeObject {
    TypeObject(
      native: "torch._C.TensorBase", base: torch.interpreter.types.object, in: torch.interpreter,
      hasInstanceDictionary: true, slots: slots,
      constructor: { (_, type, arguments) throws(PythonError) in
        try TensorFactory.legacy(arguments, type: type, scalarType: nil, in: torch)
      },
      members: { builder in
        builder.qualify("TensorBase", module: "torch._C")
        torch.operators.bindMethods(into: builder)
        TensorProperties.bind(into: builder, in: torch)
        TensorGradientProperties.bind(into: builder, in: torch)
        TensorMethods.bind(into: builder, in: torch)
        TensorShapeMethods.bind(into: builder, in: torch)
        TensorElementMethods.bind(into: builder, in: torch)
        TensorConversions.bind(into: builder, in: torch)
        TensorCreationMethods.bind(into: builder, in: torch)
        RandomFills.bind(into: builder, in: torch)
      })
  }

  static func makeTensorType(in torch: Torch) -> TypeObject {
    let type = TypeObject(
      native: "Tensor", module: "torch", base: torch.tensorBaseType, in: torch.interpreter,
      hasInstanceDictionary: true,
      members: { builder in
        builder.set("__module__", torch.interpreter.string("torch"))
        TensorLibraryMethods.bind(into: builder, in: torch)
        torch.bindOwnClasses(into: builder)
      })
    type.takesOperatorsInRegisters = true
    torch.interpreter.largeNamespaces.insert(ObjectIdentifier(type))
    return type
  }

  static func makeParameterType(in torch: Torch) -> TypeObject {
    let parameters = LibraryParameters("cls, data=None, requires_grad=True")
    let type = TypeObject(
      native: "Parameter", module: "torch.nn.parameter", base: torch.tensorType, in: torch.interpreter,
      hasInstanceDictionary: true,
      constructor: { (interpreter, type, arguments) throws(PythonError) in
        let given = try parameters.bind(arguments, receiver: .object(type), function: "Parameter.__new__")
        let requiresGrad = given[2].isUnset ? true : try interpreter.isTrue(given[2])
        let data: Tensor
        if let tensor = given[1].tensor {
          data = tensor
        } else if given[1].orNone.isNone {
          data = Tensor(try translated(NDArray.empty([0], DefaultScalarType.current)))
        } else {
          throw interpreter.missingAttribute(interpreter.intern("detach"), of: given[1])
        }
        let parameter = data.detached()
        parameter.isParameter = true
        try translated(
          parameter.setRequiresGrad(
            requiresGrad,
            typeMessage: "Only Tensors of floating point and complex dtype can require gradients"))
        if type.isHeapType, type.lookupWithOwner(torch.ownClassHandler)?.owner !== torch.tensorType {
          torch.hasOwnTensorClasses = true
        }
        return .object(TensorObject(parameter, type: type, torch: torch))
      }, members: { $0.offersConstructor() })
    type.takesOperatorsInRegisters = true
    return type
  }
}

extension TypeBuilder {
  /// A method of tensors that PyTorch has written in C++.
  ///
  /// - Parameter signatures: the argument lists after the tensor, in the operator table's notation.
  func tensorMethod(
    _ name: String, _ signatures: [String] = [""], _ documentation: String, in torch: Torch,
    body: @escaping (TensorObject, BoundCall) throws(PythonError) -> Value
  ) {
    let texts = signatures.map { "\(name)(Tensor input\($0.isEmpty ? "" : ", " + $0))" }
    let function = TorchFunction(name, texts, documentation: documentation, in: torch) {
      (call) throws(PythonError) in
      guard let receiver = call[0].tensorObject else { return .none }
      return try body(receiver, call)
    }
    set(name, .object(TorchMethodObject(function)))
  }

  /// A method that PyTorch has written in Python; its first value is the tensor.
  func libraryMethod(
    _ name: String, _ parameters: String, _ documentation: String, in torch: Torch,
    body: @escaping (TensorObject, [Value]) throws(PythonError) -> Value
  ) {
    let function = LibraryFunctionObject(
      "Tensor.\(name)", parameters, module: "torch._tensor", documentation: documentation, in: torch
    ) { (interpreter, values) throws(PythonError) in
      guard let receiver = values[0].tensorObject else {
        throw .typeError("'\(interpreter.type(of: values[0]).name)' object is no Tensor")
      }
      return try body(receiver, values)
    }
    set(name, .object(function))
  }

  /// A property of tensors.
  func tensorProperty(
    _ name: String, _ documentation: String, _ get: @escaping (TensorObject) throws(PythonError) -> Value,
    set: ((TensorObject, Value) throws(PythonError) -> Void)? = nil
  ) {
    var setter: ((Interpreter, TensorObject, Value) throws(PythonError) -> Void)?
    if let set { setter = { (_, object, value) throws(PythonError) in try set(object, value) } }
    property(
      name, documentation, on: TensorObject.self,
      get: { (_, object) throws(PythonError) in
        let torch = object.torch
        if torch.hasOwnTensorClasses, object.type.isHeapType, name != "_base" {
          return try torch.property(name, of: object) { () throws(PythonError) in try get(object) }
        }
        let value = try get(object)
        // The tensor's history may have turned out to be an error.
        try translated(())
        return value
      }, set: setter)
  }
}
