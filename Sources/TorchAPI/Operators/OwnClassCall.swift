import Autograd
import PythonRuntime
import TensorCore

/// A call of a torch function some of whose arguments may be of classes that have a say in it, by their
/// `__torch_function__`: a person's own classes of tensors have one from `torch.Tensor`, by which the results of what is
/// done to their tensors are tensors of theirs.
struct OwnClassCall {
  /// The function's name in errors, such as `torch.add`.
  let name: String
  /// The function as a handler is given it.
  let function: () throws(PythonError) -> Value
  let arguments: [Value]
  var keywords: [(name: String, value: Value)] = []
  /// Whether the call is one of an operator of Python, which may go on to the other operand.
  var isOperator = false
  /// Whether PyTorch has written the function in Python, whose refusals have other words.
  var isLibraryFunction = false
  /// Whether tensors among the results become tensors of the class.
  var convertsResults = true
  let torch: Torch

  /// Functions in which classes of tensors have no say.
  static let exempt: Set<String> = ["is_tensor", "tensor", "as_subclass"]

  private var interpreter: Interpreter { torch.interpreter }

  /// What the call gives where a class takes part; none where none does.
  ///
  /// - Parameter plain: The call without any say of classes.
  func run(_ plain: () throws(PythonError) -> Value) throws(PythonError) -> Value? {
    if torch.ignoredOwnClasses > 0 { return nil }
    let types = overridingTypes()
    if types.isEmpty { return nil }
    for type in types {
      let result = try run(plain, by: type, among: types)
      if !result.isNotImplemented { return result }
    }
    if isOperator { return .notImplemented }
    let names = try types.map { (type) throws(PythonError) in
      try interpreter.representation(of: .object(type))
    }
    if isLibraryFunction {
      throw .typeError(
        "no implementation found for '\(name)' on types that implement __torch_function__: "
          + "[\(names.joined(separator: ", "))]")
    }
    throw .typeError(
      "Multiple dispatch failed for '\(name)'; all __torch_function__ handlers returned NotImplemented:"
        + names.map { "\n\n  - tensor subclass \($0)" }.joined()
        + "\n\nFor more information, try re-running with TORCH_LOGS=not_implemented")
  }

  private func run(
    _ plain: () throws(PythonError) -> Value, by type: TypeObject, among types: [TypeObject]
  ) throws(PythonError) -> Value {
    if usesDefault(type) {
      if !types.allSatisfy({ type.isSubtype(of: $0) }) { return .notImplemented }
      let result = try torch.ignoringOwnClasses(plain)
      return convertsResults ? try torch.converted(result, to: type) : result
    }
    let handler = try interpreter.attribute("__torch_function__", of: .object(type))
    var given: [Value] = [
      try function(), interpreter.tuple(types.map { .object($0) }), interpreter.tuple(arguments),
    ]
    // PyTorch's Python hands keywords over though there are none.
    if isLibraryFunction || !keywords.isEmpty {
      let dictionary = interpreter.makeDict()
      for (name, value) in keywords {
        try interpreter.setItem(interpreter.string(name), of: .object(dictionary), to: value)
      }
      given.append(.object(dictionary))
    }
    return try interpreter.call(handler, given, keywords: [])
  }

  // MARK: Classes

  /// The classes that have a say, derived ones before those that they derive from.
  private func overridingTypes() -> [TypeObject] {
    var types: [TypeObject] = []
    func add(_ value: Value) {
      guard let type = overridingType(of: value), !types.contains(where: { $0 === type }) else { return }
      let place = types.firstIndex { type.isSubtype(of: $0) } ?? types.count
      types.insert(type, at: place)
    }
    for value in arguments + keywords.map(\.value) {
      if let parts = (value.object as? TupleObject).map({ Array($0.buffer) }) {
        for part in parts { add(part) }
      } else if value.object is ListObject, let parts = try? interpreter.elements(of: value) {
        for part in parts { add(part) }
      } else {
        add(value)
      }
    }
    return types
  }

  private func overridingType(of value: Value) -> TypeObject? {
    guard let object = value.object, object.type.isHeapType,
      let found = object.type.lookupWithOwner(torch.ownClassHandler)
    else { return nil }
    if found.value.object === torch.disabledClassHandler { return nil }
    // Parameters, and classes derived from theirs, have no say of their own accord.
    if found.owner === torch.tensorType, object.type.isSubtype(of: torch.parameterType) { return nil }
    return object.type
  }

  private func usesDefault(_ type: TypeObject) -> Bool {
    type.lookupWithOwner(torch.ownClassHandler)?.owner === torch.tensorType
  }
}

extension Torch {
  /// Makes a tensor one of a person's own class.
  func ownTensor(_ tensor: Tensor, type: TypeObject) -> Value {
    if type.isHeapType, !hasOwnTensorClasses { hasOwnTensorClasses = true }
    return .object(TensorObject(tensor, type: type, torch: self))
  }

  /// Calls `body` without any say of classes.
  func ignoringOwnClasses(_ body: () throws(PythonError) -> Value) throws(PythonError) -> Value {
    ignoredOwnClasses += 1
    defer { ignoredOwnClasses -= 1 }
    return try body()
  }

  /// A result whose tensors are of a class.
  func converted(_ value: Value, to type: TypeObject) throws(PythonError) -> Value {
    if let object = value.tensorObject {
      if object.type.isSubtype(of: type) || type === tensorType { return value }
      return ownTensor(Aliasing.alias(object.tensor), type: type)
    }
    guard let sequence = value.object, sequence is TupleObject || sequence is ListObject,
      !(sequence is SizeObject)
    else { return value }
    // A list may hold itself.
    try interpreter.enterNativeCall()
    defer { interpreter.leaveNativeCall() }
    let parts = try interpreter.elements(of: value).map { (part) throws(PythonError) in
      try converted(part, to: type)
    }
    if let named = sequence as? NamedResultObject { return named.replacing(parts, in: self) }
    return sequence is ListObject ? interpreter.list(parts) : interpreter.tuple(parts)
  }

  /// What a property of a tensor of a person's own class gives.
  ///
  /// - Parameter convertsResults: Whether a tensor that it gives is of the class too, as a gradient is not.
  func property(
    _ name: String, of object: TensorObject, convertsResults: Bool = true,
    _ get: @escaping () throws(PythonError) -> Value
  ) throws(PythonError) -> Value {
    let interpreter = interpreter
    let call = OwnClassCall(
      name: "torch.Tensor.\(name).__get__",
      function: { () throws(PythonError) in
        .object(
          NativeFunction(
            "__get__", "instance, owner=None, /", module: convertsResults ? "builtins" : "torch._C",
            in: interpreter
          ) { (_, _) throws(PythonError) in try get() })
      }, arguments: [.object(object)], convertsResults: convertsResults, torch: self)
    if let value = try call.run(get) { return value }
    return try get()
  }

  /// `Tensor.__torch_function__`: the call itself, whose results are of the class; and `_make_subclass`.
  func bindOwnClasses(into builder: TypeBuilder) {
    let makeSubclass = NativeFunction(
      "_make_subclass", "cls, data, require_grad=False", module: "torch._C", in: interpreter
    ) { [unowned self] (interpreter, arguments) throws(PythonError) in
      guard let type = arguments[0].cast(to: TypeObject.self), type.isSubtype(of: tensorType) else {
        throw .typeError("cls must be a type (got \(interpreter.type(of: arguments[0]).name))")
      }
      guard let data = arguments[1].tensor else {
        throw .typeError(
          "_make_subclass(): argument 'data' (position 2) must be Tensor, not "
            + interpreter.type(of: arguments[1]).name)
      }
      let tensor = data.detached()
      let requiresGrad = arguments[2].isUnset ? false : try interpreter.isTrue(arguments[2])
      try translated(
        tensor.setRequiresGrad(
          requiresGrad,
          typeMessage: "Only Tensors of floating point and complex dtype can require gradients"))
      return ownTensor(tensor, type: type)
    }
    builder.set("_make_subclass", .object(StaticMethodObject(.object(makeSubclass), in: interpreter)))
    builder.classMethod(
      "__torch_function__", "func, types, args=(), kwargs=None",
      "Calls a function of which tensors of the class are arguments."
    ) { [unowned self] (interpreter, type, arguments) throws(PythonError) in
      let types = try interpreter.elements(of: arguments[1])
      if !types.allSatisfy({ $0.cast(to: TypeObject.self).map { type.isSubtype(of: $0) } ?? false }) {
        return .notImplemented
      }
      let given = arguments[2].isUnset ? [] : try interpreter.elements(of: arguments[2])
      var keywords: [(name: String, value: Value)] = []
      if !arguments[3].orNone.isNone, let dictionary = arguments[3].cast(to: DictObject.self) {
        for (key, value) in dictionary.items {
          if let name = key.cast(to: StringObject.self) { keywords.append((name.value, value)) }
        }
      }
      let result = try ignoringOwnClasses { () throws(PythonError) in
        try interpreter.call(arguments[0], given, keywords: keywords)
      }
      if let function = arguments[0].object as? NativeFunction, function.name == "__get__",
        function.moduleName == "torch._C"
      {
        return result
      }
      return try converted(result, to: type)
    }
  }
}

extension TensorObject {
  /// What a conversion to a plain value, such as `__len__`, gives where the class has a say in it; none where it has
  /// none.
  func ownConversion(
    _ name: String, keywords: [(name: String, value: Value)] = [],
    _ plain: @escaping () throws(PythonError) -> Value
  ) throws(PythonError) -> Value? {
    guard torch.hasOwnTensorClasses, type.isHeapType, torch.ignoredOwnClasses == 0 else { return nil }
    let isLibraryFunction = name == "__len__" || name == "__repr__"
    let call = OwnClassCall(
      name: (isLibraryFunction ? "torch._tensor." : "torch.Tensor.") + name,
      function: { [self] () throws(PythonError) in method(name, plain) },
      arguments: [.object(self)], keywords: keywords, isLibraryFunction: isLibraryFunction, torch: torch)
    return try call.run(plain)
  }

  /// Walks through the parts of a tensor of a person's own class, which its methods `dim` and `unbind` give.
  func ownIterator(in interpreter: Interpreter) throws(PythonError) -> Value {
    // The parts may be the tensor itself.
    try interpreter.enterNativeCall()
    defer { interpreter.leaveNativeCall() }
    let own = Value.object(self)
    func call(_ name: String, _ arguments: [Value]) throws(PythonError) -> Value {
      try interpreter.call(interpreter.attribute(name, of: own), arguments, keywords: [])
    }
    if try interpreter.int(call("dim", [])) == 0 { throw .typeError("iteration over a 0-d tensor") }
    return try interpreter.iterator(of: call("unbind", [.int(0)]))
  }

  /// The method of tensors that does what an operator does.
  private func method(_ name: String, _ plain: @escaping () throws(PythonError) -> Value) -> Value {
    let interpreter = torch.interpreter
    // A representation is asked for with a keyword that the method here does not take.
    if name != "__repr__", let method = torch.tensorType.lookup(interpreter.intern(name)) { return method }
    return .object(
      NativeFunction(name, "*args, **kwargs", module: "torch._tensor", in: interpreter) {
        (_, _) throws(PythonError) in try plain()
      })
  }

  /// What an operator gives where the class of an operand has a say in it; none where none has.
  ///
  /// - Parameter isBinary: Whether Python goes on to the other operand where no class knows the operator.
  func ownOperator(
    _ name: String, _ others: [Value], isBinary: Bool = true,
    _ plain: @escaping () throws(PythonError) -> Value
  ) throws(PythonError) -> Value? {
    if let watcher = torch.operatorWatcher {
      return try torch.watched(name, [.object(self)] + others, [], by: watcher, plain)
    }
    if torch.isAutocasting, name == "matmul" || name == "__rmatmul__", let other = others.first,
      let product = torch.operators.function(named: "matmul")
    {
      let own = Value.object(self)
      return try torch.interpreter.call(
        .object(TorchFunctionObject(product)), name == "matmul" ? own : other, name == "matmul" ? other : own)
    }
    guard torch.hasOwnTensorClasses, torch.ignoredOwnClasses == 0 else { return nil }
    let call = OwnClassCall(
      name: "torch.Tensor.\(name)",
      function: { [self] () throws(PythonError) in method(name, plain) },
      arguments: [.object(self)] + others, isOperator: isBinary, torch: torch)
    do throws(PythonError) {
      return try call.run(plain)
    } catch {
      // Errors of types let Python go on to the other operand.
      if isBinary, error.isInstance(of: .typeError) { return .notImplemented }
      throw error
    }
  }
}

extension BinaryOperation {
  /// The method of tensors by which PyTorch does the operation.
  func methodName(reflected isReflected: Bool) -> String {
    switch self {
    case .add: "add"
    case .subtract: isReflected ? "__rsub__" : "sub"
    case .multiply: "mul"
    case .divide: isReflected ? "__rdiv__" : "div"
    case .power: isReflected ? "__rpow__" : "pow"
    case .floorDivide: isReflected ? "__rfloordiv__" : "__floordiv__"
    case .modulo: isReflected ? "__rmod__" : "remainder"
    case .matrixMultiply: isReflected ? "__rmatmul__" : "matmul"
    case .bitwiseAnd: isReflected ? "bitwise_and" : "__and__"
    case .bitwiseOr: isReflected ? "bitwise_or" : "__or__"
    case .bitwiseXor: isReflected ? "bitwise_xor" : "__xor__"
    case .leftShift: isReflected ? "__rlshift__" : "__lshift__"
    case .rightShift: isReflected ? "__rrshift__" : "__rshift__"
    case .divmod: "__divmod__"
    }
  }
}

extension UnaryOperation {
  /// The method of tensors by which PyTorch does the operation.
  var methodName: String {
    switch self {
    case .negative: "neg"
    case .positive: "positive"
    case .invert: "__invert__"
    case .absolute: "abs"
    }
  }
}

extension PythonComparison {
  /// The method of tensors by which PyTorch compares.
  var methodName: String {
    switch self {
    case .equal: "__eq__"
    case .notEqual: "ne"
    case .less: "lt"
    case .lessOrEqual: "le"
    case .greater: "gt"
    case .greaterOrEqual: "ge"
    }
  }
}
