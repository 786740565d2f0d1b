import Autograd
import PythonRuntime
import TensorCore

/// Random functions under `vmap`: refused, the same for all examples, or different for each.
extension Batching {
  func runRandom(_ call: BatchedCall) throws(PythonError) -> Value {
    guard let randomness = torch.transforms.randomness else { return try call.run() }
    let values = call.values
    switch randomness {
    case .error:
      if call.isDeterministic { return try deterministic(call) }
      throw .runtimeError(
        "vmap: called random operation while in randomness error mode. Please either use the 'same' or 'different' "
          + "randomness flags on vmap or perform the randomness operation out of vmap")
    case .same:
      if values.contains(where: { Batching.isBatched($0) }) {
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
      return try drawn(call, innermost.number, count: innermost.size)
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
