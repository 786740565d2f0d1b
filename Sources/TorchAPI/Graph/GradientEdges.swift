import Autograd
import PythonRuntime
import TensorCore

/// `torch.autograd.graph.GradientEdge` in the place of a tensor.
enum GradientEdges {
  /// A tensor that stands for an edge in a backward pass; none where `value` is no edge.
  static func tensor(for value: Value, in torch: Torch) throws(PythonError) -> Tensor? {
    let interpreter = torch.interpreter
    // Without the module there are no edges.
    guard let tuple = value.object as? TupleObject, tuple.count == 3,
      let node = tuple[0].cast(to: NodeObject.self)?.node, case .int(let number) = tuple[1],
      let module = interpreter.modules["torch.autograd.graph"],
      let edgeClass = module.namespace.value(forName: interpreter.intern("GradientEdge")),
      case .object(let edgeType) = edgeClass, tuple.type === edgeType
    else { return nil }
    return try translated(Tensor.standIn(for: node, outputNumber: number))
  }
}
