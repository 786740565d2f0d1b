import Autograd
package import PythonRuntime
import TensorCore

/// A recorded computation in words and lines, for a picture of it.
package struct GraphDescription {
  /// What an item of the picture stands for.
  package enum Kind: Sendable {
    case operation, leaf, constant
  }

  /// A step of the computation, or a leaf.
  package struct Item: Sendable {
    package let kind: Kind
    package let title: String
    /// What else is to be said, in a few words.
    package let details: String
    /// The places of the items that receive its gradients.
    package let targets: [Int]
  }

  /// The items in the order in which a backward pass visits them.
  package let items: [Item]
  /// How many more there are.
  package let omittedCount: Int

  /// The history of a tensor, or of what `torchviz.make_dot` was given; none for other values.
  package init?(_ value: Value, in interpreter: Interpreter) {
    guard let (tensors, given) = Self.roots(of: value, in: interpreter) else { return nil }
    let picture = GraphPicture(of: tensors, names: TensorNames(given, in: interpreter))
    omittedCount = picture.omittedCount
    items = picture.items.map { item in
      let kind: Kind =
        switch item.kind {
        case .operation: .operation
        case .leaf: .leaf
        case .constant: .constant
        }
      return Item(
        kind: kind, title: item.title, details: item.details.joined(separator: "; "), targets: item.targets)
    }
  }

  private static func roots(
    of value: Value, in interpreter: Interpreter
  ) -> (tensors: [Tensor], names: [(name: String, tensor: Tensor)])? {
    if let tensor = value.tensor { return ([tensor], []) }
    guard let object = value.object, object.type.name == "Digraph",
      let tensors = object.ownAttribute(interpreter.intern("_tensors")),
      let elements = try? interpreter.elements(of: tensors)
    else { return nil }
    let names = object.ownAttribute(interpreter.intern("_names"))?.cast(to: DictObject.self)
    let given = names?.items.compactMap { key, value in
      key.cast(to: StringObject.self).flatMap { name in value.tensor.map { (name: name.value, tensor: $0) } }
    }
    return (elements.compactMap(\.tensor), given ?? [])
  }
}

extension TensorNames {
  /// The names of tensors: those given, then the workspace's.
  init(_ given: [(name: String, tensor: Tensor)] = [], in interpreter: Interpreter) {
    self.init(given + WorkspaceTensors(in: interpreter).named)
  }
}
