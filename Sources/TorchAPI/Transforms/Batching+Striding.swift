import Autograd
import PythonRuntime
import TensorCore

/// How batched tensors show their memory otherwise: methods that change this in place, and strides given by hand.
extension Batching {
  /// The methods by which a tensor becomes a view of itself.
  private static let reviewing: Set<String> = [
    "squeeze_", "unsqueeze_", "transpose_", "swapaxes_", "swapdims_", "t_", "as_strided_",
  ]

  /// What a call gives that concerns how its first tensor lies in memory; none for another call.
  func runStriding(_ call: BatchedCall, _ name: String) throws(PythonError) -> Value? {
    guard let receiver = call.values.first, let target = receiver.batchedTensor else { return nil }
    switch name {
    case "storage_offset": return .int(target.whole.array.offset)
    case "as_strided": return try stride(call, over: target)
    case _ where name.hasSuffix("_") && Self.reviewing.contains(name):
      let interpreter = torch.interpreter
      let method = try interpreter.attribute(interpreter.intern(String(name.dropLast())), of: receiver)
      let positional = Array(call.values.dropFirst().dropLast(call.keywords.count))
      let view = try interpreter.call(
        method, positional, keywords: call.keywords.map { ($0.name, $0.value) })
      if let view = view.batchedTensor { target.become(view) }
      return receiver
    default: return nil
    }
  }

  /// `as_strided` of each example; an offset counts as if the example were the whole's beginning.
  private func stride(_ call: BatchedCall, over target: BatchedTensorObject) throws(PythonError) -> Value {
    let plain = call.values.count - call.keywords.count
    let place =
      plain > 3
      ? 3 : call.keywords.firstIndex { $0.name == "storage_offset" && !$0.value.isNone }.map { plain + $0 }
    let start = target.whole.array.offset
    return try map(call.values) { (examples) throws(PythonError) in
      var examples = examples
      if let place, let example = examples[0].tensor, case .int(let offset) = examples[place] {
        examples[place] = .int(offset &+ example.array.offset &- start)
      }
      return try call.with(examples).run()
    }
  }
}
