import Autograd
import PythonRuntime

/// Calls that are more than that: of functions that are transformed, or with tensors of a person's own classes.
extension TorchFunction {
  /// What a call gives that is more than a call; none where it is to go on as one.
  func callIntercepted(_ arguments: Arguments, receiver: TensorObject?) throws(PythonError) -> Value? {
    if let watcher = torch.operatorWatcher {
      let positional = (0..<arguments.count).map { arguments[$0] }
      return try torch.watched(
        name, (receiver.map { [.object($0)] } ?? []) + positional,
        ArgumentBinder.Keyword.all(of: arguments).map { ($0.name, $0.value) }, by: watcher
      ) { [self] () throws(PythonError) in try call(arguments, receiver: receiver) }
    }
    if torch.hasOwnTensorClasses, !OwnClassCall.exempt.contains(name),
      let result = try callWithOwnClasses(arguments, receiver: receiver)
    {
      return result
    }
    if torch.refusingRandomness > 0, BatchingRules.randomNames.contains(name) {
      throw .runtimeError(TransformStack.Randomness.unsupported.refusal ?? "")
    }
    if torch.isAutocasting, let result = try callAutocasting(arguments, receiver: receiver) { return result }
    if torch.transforms.isEmpty { return nil }
    try TransformGuards.check(
      name, receiver: receiver, operands: (0..<arguments.count).map { arguments[$0] }, in: torch)
    return torch.transforms.batchCount > 0 ? try callUnderVmap(arguments, receiver: receiver) : nil
  }

  /// What a call gives with arguments of the types that the function chooses; none where it has none to choose.
  private func callAutocasting(
    _ arguments: Arguments, receiver: TensorObject?
  ) throws(PythonError) -> Value? {
    let keywords = ArgumentBinder.Keyword.all(of: arguments)
    // Forms that write to a given tensor have the types that they have.
    if keywords.contains(where: { $0.name == "out" }) { return nil }
    let count = arguments.count + (receiver == nil ? 0 : 1)
    let values = (receiver.map { [.object($0)] } ?? []) + (0..<arguments.count).map { arguments[$0] }
    guard
      let converted = try torch.autocast?.arguments(values + keywords.map(\.value), of: name, in: torch)
    else { return nil }
    let given = zip(keywords, converted.dropFirst(count)).map { ($0.name, $1) }
    return try torch.withoutAutocast { () throws(PythonError) in
      guard receiver != nil, let first = converted.first?.tensorObject else {
        return try torch.interpreter.call(
          .object(TorchFunctionObject(self)), Array(converted.prefix(count)), keywords: given)
      }
      return try torch.interpreter.call(
        .object(BoundTorchMethodObject(self, receiver: first)), Array(converted[1..<count]), keywords: given)
    }
  }

  /// What a call gives where the class of an argument has a say in it; none where none has.
  func callWithOwnClasses(
    _ arguments: Arguments, receiver: TensorObject?
  ) throws(PythonError) -> Value? {
    let positional = (0..<arguments.count).map { arguments[$0] }
    let call = OwnClassCall(
      name: receiver == nil ? nameInRefusals : "torch.Tensor.\(name)",
      function: { [self] () throws(PythonError) in object(asMethod: receiver != nil) },
      arguments: (receiver.map { [.object($0)] } ?? []) + positional,
      keywords: ArgumentBinder.Keyword.all(of: arguments).map { ($0.name, $0.value) }, torch: torch)
    return try call.run { [self] () throws(PythonError) in try self.call(arguments, receiver: receiver) }
  }

  /// The function's name where no class knows it.
  private var nameInRefusals: String {
    for family in ["special", "linalg", "fft"] where name.hasPrefix(family + "_") {
      return "torch.\(family).\(name)"
    }
    return (torch.operators.namespace(of: name) == .functional ? "torch.nn." : "torch.") + name
  }

  /// The function as programs find it.
  private func object(asMethod isMethod: Bool) -> Value {
    let interned = torch.interpreter.intern(name)
    if isMethod {
      return torch.tensorType.lookup(interned) ?? .object(TorchMethodObject(self))
    }
    let found = torch.interpreter.module(named: "torch")?.namespace.value(forName: interned)
    if let found, found.cast(to: TorchFunctionObject.self)?.function === self { return found }
    return .object(TorchFunctionObject(self))
  }
}

extension Torch {
  /// What a call gives, of which the watcher is told; it sees no calls within.
  func watched(
    _ name: String, _ arguments: [Value], _ keywords: [(name: String, value: Value)], by watcher: Value,
    _ plain: () throws(PythonError) -> Value
  ) throws(PythonError) -> Value {
    operatorWatcher = nil
    defer { operatorWatcher = watcher }
    let result = try plain()
    let dictionary = interpreter.makeDict()
    for (name, value) in keywords {
      try interpreter.setItem(interpreter.string(name), of: .object(dictionary), to: value)
    }
    _ = try interpreter.call(
      watcher, [interpreter.string(name), interpreter.tuple(arguments), .object(dictionary), result],
      keywords: [])
    return result
  }
}
