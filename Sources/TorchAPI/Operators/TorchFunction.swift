import Autograd
import PythonRuntime
import TensorCore

/// What stands behind a function that PyTorch has written in C++, such as `torch.add`, `Tensor.add` and `x.add`.
final class TorchFunction {
  typealias Body = (BoundCall) throws(PythonError) -> Value

  let signatures: OperatorSignatures
  let documentation: () -> String
  unowned let torch: Torch
  let body: Body
  /// Whether a tensor can be given that receives the result.
  private var takesOut: Bool { signatures.takesOut }

  var name: String { signatures.name }

  /// - Parameter signatures: the accepted argument lists in the notation of the operator table.
  init(
    _ name: String, _ signatures: [String], documentation: @autoclosure @escaping () -> String = "",
    takesOut: Bool = false, in torch: Torch, body: @escaping Body
  ) {
    self.signatures = OperatorSignatures(name, signatures)
    self.documentation = documentation
    self.signatures.takesOut = takesOut && !OutArgument.isRefused(by: name)
    self.torch = torch
    self.body = body
  }

  func call(_ arguments: Arguments, receiver: TensorObject? = nil) throws(PythonError) -> Value {
    if torch.interceptsCalls, let result = try callIntercepted(arguments, receiver: receiver) {
      return result
    }
    if takesOut, receiver == nil, arguments.hasKeywords { return try callWithOut(arguments) }
    if let receiver, arguments.count == 0, !arguments.hasKeywords, let overload = signatures.nullary {
      return try body(BoundCall(overload, receiver: receiver, name: name, torch: torch))
    }
    return try body(ArgumentBinder(signatures, arguments, receiver: receiver, in: torch).bind())
  }

  private func callWithOut(_ arguments: Arguments) throws(PythonError) -> Value {
    let given = ArgumentBinder.Keyword.all(of: arguments)
    var keywords = given
    let position = keywords.firstIndex { $0.name == "out" }
    let out = position.map { keywords.remove(at: $0).value } ?? .none
    let isGivenType = keywords.contains { $0.name == "dtype" && !$0.value.isNone }
    if !isGivenType, let target = out.tensor, OutTypeRule.isTyped(byTargetOf: name) {
      keywords.removeAll { $0.name == "dtype" }
      keywords.append(.init(name: "dtype", value: .object(torch.dtype(target.scalarType))))
    }
    let positional = UnsafeBufferPointer<Value>(start: arguments.base, count: arguments.count)
    var binder = ArgumentBinder(
      signatures, positional: positional, keywords: keywords, receiver: nil, in: torch)
    binder.givenKeywords = given
    if position != nil { binder.out = out }
    let call = try binder.bind()
    if out.isNone { return try body(call) }
    let receiver = try OutArgument(
      out, function: name, count: signatures.outCount(signatures.all[call.overload]),
      isGivenType: isGivenType, in: torch)
    try receiver.checkOverlap(with: call.givenTensors)
    return try receiver.receive { () throws(PythonError) in try body(call) }
  }
}

/// A function of a torch module, such as `torch.add`.
final class TorchFunctionObject: Object {
  let function: TorchFunction
  /// Whether it shows itself as a function of a module, as those of `torch.special` and `torch.linalg` do.
  let isModuleFunction: Bool

  init(_ function: TorchFunction, isModuleFunction: Bool = false) {
    self.function = function
    self.isModuleFunction = isModuleFunction
    super.init(type: function.torch.callables.function)
  }

  /// The class or module of PyTorch that has the function.
  var module: String {
    guard isModuleFunction else { return "torch" }
    for family in ["special", "linalg", "fft"] where function.name.hasPrefix(family + "_") {
      return "torch._C._" + family
    }
    return "torch._C._nn"
  }

  /// The name with that of the class where the function is a class's.
  var qualifiedName: String { (isModuleFunction ? "" : "_VariableFunctionsClass.") + function.name }

  override func call(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) -> Value {
    try function.call(arguments)
  }

  override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    if isModuleFunction { return "<built-in function \(function.name)>" }
    return "<built-in method \(function.name) of type object at \(interpreter.addressText(of: self))>"
  }
}

/// A method of tensors as found in the class: `Tensor.add`.
final class TorchMethodObject: Object {
  let function: TorchFunction

  init(_ function: TorchFunction) {
    self.function = function
    super.init(type: function.torch.callables.method)
  }

  override var descriptorKind: DescriptorKind { .nonData }

  override func descriptorGet(
    instance: Value, owner: TypeObject, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    guard let receiver = instance.tensorObject else {
      guard let batched = instance.batchedTensor else { return .object(self) }
      return .object(BatchedMethodObject(.torch(function), receiver: batched, in: function.torch))
    }
    return .object(BoundTorchMethodObject(function, receiver: receiver))
  }

  override var isMethodDescriptor: Bool { true }

  override func callDescriptor(
    on receiver: Value, _ arguments: Arguments, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    try function.call(arguments, receiver: receiver.tensorObject)
  }

  override func call(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) -> Value {
    guard arguments.count > 0 else {
      throw .typeError("unbound method TensorBase.\(function.name)() needs an argument")
    }
    if arguments[0].batchedTensor != nil {
      let call = BatchedCall(
        function, receiver: arguments[0], positional: (1..<arguments.count).map { arguments[$0] },
        keywords: ArgumentBinder.Keyword.all(of: arguments))
      return try Batching(function.torch).run(call)
    }
    guard let receiver = arguments[0].tensorObject else {
      throw .typeError(
        "descriptor '\(function.name)' for 'torch._C.TensorBase' objects doesn't apply to a "
          + "'\(interpreter.type(of: arguments[0]).name)' object")
    }
    return try function.call(arguments.droppingFirst(), receiver: receiver)
  }

  override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    "<method '\(function.name)' of 'torch._C.TensorBase' objects>"
  }
}

/// A method with its tensor: `x.add`.
final class BoundTorchMethodObject: Object {
  let function: TorchFunction
  let receiver: TensorObject

  init(_ function: TorchFunction, receiver: TensorObject) {
    self.function = function
    self.receiver = receiver
    super.init(type: function.torch.callables.boundMethod)
  }

  override func call(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) -> Value {
    try function.call(arguments, receiver: receiver)
  }

  override func compare(
    _ comparison: PythonComparison, _ other: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    guard comparison == .equal || comparison == .notEqual,
      let method = other.cast(to: BoundTorchMethodObject.self)
    else { return .notImplemented }
    let isSame = function === method.function && receiver === method.receiver
    return .bool(isSame == (comparison == .equal))
  }

  override func hash(in interpreter: Interpreter) throws(PythonError) -> Int {
    receiver.identityHash ^ ObjectIdentifier(function).hashValue
  }

  override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    "<built-in method \(function.name) of \(receiver.type.name) object at \(interpreter.addressText(of: receiver))>"
  }
}
