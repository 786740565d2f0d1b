import Autograd
import PythonRuntime
import TensorCore

/// Random functions under `vmap`: refused, the same for all examples, or different for each.
extension Batching {
  func runRandom(_ call: BatchedCall) throws(PythonError) -> Value {
    guard let randomness = torch.transforms.randomness else { return try call.run() }
    let values = call.values
    switch randomness {
    case .error, .unsupported:
      if call.isDeterministic { return try deterministic(call) }
      throw .runtimeError(randomness.refusal ?? "")
    case .same:
      if values.contains(where: { Batching.isBatched($0) }) {
        if ["bernoulli", "multinomial", "normal", "poisson", "binomial"].contains(call.function.name) {
          throw .runtimeError(
            "Vmap does not currently support same randomness with a batched tensor input. Please file an issue with functorch"
          )
        }
        // Every example draws the same numbers.
        let state = try translated(torch.generator.state())
        return try map(values) { (examples) throws(PythonError) in
          try translated(torch.generator.restore(state))
          return try call.with(examples).run()
        }
      }
      return try call.run()
    case .different:
      guard let innermost = torch.transforms.batches.last else { return try call.run() }
      if let batched = values.first?.batchedTensor, batched.levels.last == innermost.number {
        if values.dropFirst().contains(where: { Batching.isBatched($0) }) {
          return try map(values) { (examples) throws(PythonError) in try call.with(examples).run() }
        }
        let whole = try translated(batched.arranged())
        let result = try call.with([torch.value(whole)] + values.dropFirst()).run()
        return call.function.name.hasSuffix("_") ? values[0] : wrapped(result, levels: batched.levels)
      }
      if call.function.name.hasSuffix("_"), values.first?.tensor != nil {
        throw .runtimeError(
          "vmap: Cannot ask for different inplace randomness on an unbatched tensor. This will appear like same "
            + "randomness. If this is necessary for your usage, please file an issue with functorch.")
      }
      return try drawn(call, innermost.number, count: innermost.size)
    }
  }

  /// Calls a random function that PyTorch has written in Python: a dropout.
  func runRandom(_ function: LibraryFunctionObject, _ values: [Value]) throws(PythonError) -> Value {
    func each() throws(PythonError) -> Value {
      try map(values) { (examples) throws(PythonError) in
        try function.call(bound: examples, in: interpreter)
      }
    }
    guard let randomness = torch.transforms.randomness else { return try each() }
    if function.name == "rrelu" {
      throw .runtimeError("vmap: we do not yet support aten::rrelu. Please file an issue")
    }
    if randomness == .same { return try alike(values, function) }
    if let refusal = randomness.refusal, function.draws(values) { throw .runtimeError(refusal) }
    let isElementwise = ["dropout", "alpha_dropout"].contains(function.name)
    if isElementwise, let batched = values.first?.batchedTensor,
      !values.dropFirst().contains(where: { Batching.isBatched($0) })
    {
      let whole = torch.value(try translated(batched.arranged()))
      let result = try function.call(bound: [whole] + values.dropFirst(), in: interpreter)
      return result.tensor.map { BatchedTensorObject.value($0, levels: batched.levels, in: torch) } ?? result
    }
    return try each()
  }

  /// What a function gives where each example draws the same numbers.
  private func alike(_ values: [Value], _ function: LibraryFunctionObject) throws(PythonError) -> Value {
    let state = try translated(torch.generator.state())
    return try map(values) { (examples) throws(PythonError) in
      try translated(torch.generator.restore(state))
      return try function.call(bound: examples, in: interpreter)
    }
  }

  private func deterministic(_ call: BatchedCall) throws(PythonError) -> Value {
    try map(call.values) { (examples) throws(PythonError) in try call.with(examples).run() }
  }

  /// Numbers of each example's own, drawn at once where the sizes are given.
  private func drawn(_ call: BatchedCall, _ level: Int, count: Int) throws(PythonError) -> Value {
    if ["rand", "randn", "randint"].contains(call.function.name),
      let wide = try call.widened(by: count, in: torch)
    {
      return wrapped(try wide.run(), levels: [level])
    }
    var results: [Tensor] = []
    for _ in 0..<count {
      guard let tensor = try call.run().tensor else { return try call.run() }
      results.append(tensor)
    }
    return BatchedTensorObject.value(try translated(Joining.stack(results, 0)), levels: [level], in: torch)
  }
}

extension LibraryFunctionObject {
  /// Whether a dropout draws numbers, as it does in training.
  func draws(_ values: [Value]) -> Bool {
    guard name.contains("dropout"), values.count > 2 else { return true }
    if case .bool(let isTraining) = values[2] { return isTraining }
    return !name.contains("alpha")
  }
}

extension BatchedCall {
  /// Whether a dropout is called outside of training, where it draws nothing.
  fileprivate var isDeterministic: Bool {
    guard function.name.contains("dropout") else { return false }
    for keyword in keywords where keyword.name == "training" || keyword.name == "train" {
      if case .bool(false) = keyword.value { return true }
    }
    let flags = positional.dropFirst(receiver == nil ? 2 : 1)
    if case .bool(false)? = flags.first { return true }
    return false
  }

  /// The call with another size before those that are given; none where they are not found.
  fileprivate func widened(by count: Int, in torch: Torch) throws(PythonError) -> BatchedCall? {
    func wide(_ value: Value) throws(PythonError) -> Value? {
      guard value.object is ListObject || value.object is TupleObject else { return nil }
      return torch.interpreter.tuple([.int(count)] + (try torch.interpreter.elements(of: value)))
    }
    var arguments = positional
    var named = keywords
    if let index = named.firstIndex(where: { $0.name == "size" }), let size = try wide(named[index].value) {
      named[index] = ArgumentBinder.Keyword(name: "size", value: size)
    } else if let last = arguments.last, let size = try wide(last) {
      arguments[arguments.count - 1] = size
    } else if function.name != "randint" {
      arguments = [torch.interpreter.tuple([.int(count)] + arguments)]
    } else {
      return nil
    }
    return BatchedCall(function, receiver: nil, positional: arguments, keywords: named)
  }
}
