import Autograd
import PythonRuntime
import TensorCore

/// A call of one of torch's functions some of whose arguments are under `vmap`.
struct BatchedCall {
  let function: TorchFunction
  let receiver: Value?
  let positional: [Value]
  let keywords: [ArgumentBinder.Keyword]

  init(
    _ function: TorchFunction, receiver: Value?, positional: [Value], keywords: [ArgumentBinder.Keyword]
  ) {
    self.function = function
    self.receiver = receiver
    self.positional = positional
    self.keywords = keywords
  }

  /// The receiver, the positional arguments, and the values of the keywords.
  var values: [Value] { (receiver.map { [$0] } ?? []) + positional + keywords.map(\.value) }

  /// The same call of other values.
  func with(_ values: [Value]) -> BatchedCall {
    let start = receiver == nil ? 0 : 1
    return BatchedCall(
      function, receiver: receiver == nil ? nil : values[0],
      positional: Array(values[start..<start + positional.count]),
      keywords: zip(keywords, values[(start + positional.count)...]).map {
        ArgumentBinder.Keyword(name: $0.name, value: $1)
      })
  }

  /// Calls the function with its arguments as they are.
  func run() throws(PythonError) -> Value {
    try function.call(positional: positional, keywords: keywords, receiver: receiver?.tensorObject)
  }
}

extension TorchFunction {
  /// Calls the function with values that do not lie on the interpreter's stack.
  func call(
    positional: [Value], keywords: [ArgumentBinder.Keyword], receiver: TensorObject?
  ) throws(PythonError) -> Value {
    try positional.withUnsafeBufferPointer { (buffer) throws(PythonError) in
      try body(
        ArgumentBinder(
          signatures, positional: buffer, keywords: keywords, receiver: receiver, in: torch
        ).bind())
    }
  }

  /// What a call gives under `vmap` where an argument is batched or the function random; none for other calls.
  func callUnderVmap(_ arguments: Arguments, receiver: TensorObject?) throws(PythonError) -> Value? {
    let positional = (0..<arguments.count).map { arguments[$0] }
    let keywords = ArgumentBinder.Keyword.all(of: arguments)
    let isBatched =
      positional.contains { Batching.isBatched($0) } || keywords.contains { Batching.isBatched($0.value) }
    if !isBatched && !BatchingRules.randomNames.contains(name) { return nil }
    let call = BatchedCall(
      self, receiver: receiver.map { .object($0) }, positional: positional, keywords: keywords)
    return try isBatched ? Batching(torch).run(call) : Batching(torch).runRandom(call)
  }
}
