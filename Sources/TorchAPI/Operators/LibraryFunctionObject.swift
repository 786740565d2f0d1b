import PythonRuntime

/// A function that PyTorch has written in Python, such as `Tensor.backward` or `torch.autograd.grad`; its body
/// here is Swift.
final class LibraryFunctionObject: Object {
  /// The receiver's value first, for a method; unset where an argument was not given.
  typealias Body = (Interpreter, [Value]) throws(PythonError) -> Value

  let name: String
  let qualifiedName: String
  let module: String
  let documentation: String
  /// The name by which errors of arguments call it.
  private let errorName: String
  let parameters: LibraryParameters
  /// Whether under `vmap` the function is given one example after the other; the internal ones take all of them.
  let takesExamples: Bool
  private unowned let torch: Torch
  private let body: Body

  /// - Parameter parameters: the parameters in Python's notation, `self` included.
  init(
    _ qualifiedName: String, _ parameters: String, module: String = "torch", documentation: String = "",
    errorName: String? = nil, in torch: Torch, body: @escaping Body
  ) {
    self.qualifiedName = qualifiedName
    name = qualifiedName.split(separator: ".").last.map(String.init) ?? qualifiedName
    self.module = module
    self.documentation = documentation
    self.errorName = errorName ?? qualifiedName
    self.parameters = LibraryParameters(parameters)
    self.torch = torch
    self.body = body
    takesExamples = !module.hasPrefix("torch._C")
    super.init(type: torch.callables.libraryFunction)
  }

  func call(
    receiver: Value?, _ arguments: Arguments, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    let values = try parameters.bind(arguments, receiver: receiver, function: errorName)
    if takesExamples, torch.interceptsCalls, let result = try callIntercepted(values) {
      return result
    }
    return try body(interpreter, values)
  }

  /// What a call gives that is more than a call; none where it is to go on as one.
  private func callIntercepted(_ values: [Value]) throws(PythonError) -> Value? {
    if torch.refusingRandomness > 0, BatchingRules.randomNames.contains(name), draws(values) {
      throw .runtimeError(TransformStack.Randomness.unsupported.refusal ?? "")
    }
    if torch.hasOwnTensorClasses, !OwnClassCall.exempt.contains(name) {
      let handedOn = parameters.handedOn(values, in: torch.interpreter)
      let call = OwnClassCall(
        name: "\(module).\(name)", function: { [self] () throws(PythonError) in .object(self) },
        arguments: handedOn.arguments, keywords: handedOn.keywords, isLibraryFunction: true, torch: torch)
      let result = try call.run { [self] () throws(PythonError) in try body(torch.interpreter, values) }
      if let result { return result }
    }
    if torch.isAutocasting, let converted = try torch.autocast?.arguments(values, of: name, in: torch) {
      return try torch.withoutAutocast { () throws(PythonError) in try body(torch.interpreter, converted) }
    }
    guard torch.transforms.batchCount > 0, values.contains(where: { Batching.isBatched($0) }) else {
      return nil
    }
    return try Batching(torch).run(self, values)
  }

  /// Calls the body with values for the parameters.
  func call(bound values: [Value], in interpreter: Interpreter) throws(PythonError) -> Value {
    try body(interpreter, values)
  }

  override func call(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) -> Value {
    try call(receiver: nil, arguments, in: interpreter)
  }

  override var isMethodDescriptor: Bool { true }

  override func callDescriptor(
    on receiver: Value, _ arguments: Arguments, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    try call(receiver: receiver, arguments, in: interpreter)
  }

  override var descriptorKind: DescriptorKind { .nonData }

  override func descriptorGet(
    instance: Value, owner: TypeObject, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    if instance.isUnset { return .object(self) }
    return .object(
      BoundLibraryMethodObject(self, receiver: instance, type: torch.callables.boundLibraryMethod))
  }

  override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    "<function \(qualifiedName) at \(interpreter.addressText(of: self))>"
  }
}

/// A library's method with its receiver, such as `x.backward`.
final class BoundLibraryMethodObject: Object {
  let function: LibraryFunctionObject
  private(set) var receiver: Value

  init(_ function: LibraryFunctionObject, receiver: Value, type: TypeObject) {
    self.function = function
    self.receiver = receiver
    super.init(type: type)
  }

  deinit {
    type.releaseQueue.release(&receiver)
  }

  override func call(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) -> Value {
    try function.call(receiver: receiver, arguments, in: interpreter)
  }

  override func attribute(
    _ name: StringObject, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    if type.lookup(name) == nil { return try interpreter.attribute(name, of: .object(function)) }
    return try super.attribute(name, in: interpreter)
  }

  override func compare(
    _ comparison: PythonComparison, _ other: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    guard comparison == .equal || comparison == .notEqual,
      let method = other.cast(to: BoundLibraryMethodObject.self)
    else { return .notImplemented }
    let isSame = function === method.function && receiver.isIdentical(to: method.receiver)
    return .bool(isSame == (comparison == .equal))
  }

  override func hash(in interpreter: Interpreter) throws(PythonError) -> Int {
    function.identityHash ^ (receiver.object?.identityHash ?? 0)
  }

  override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    "<bound method \(function.qualifiedName) of \(try interpreter.representation(of: receiver))>"
  }
}
