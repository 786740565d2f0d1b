import Autograd
import PythonRuntime

/// The tensors that can be reached from a workspace's names, each by the expression that leads to it: `x`,
/// `weights[0]`, `model.fc.bias`. Found without running Python code.
struct WorkspaceTensors {
  private(set) var named: [(name: String, tensor: Tensor)] = []
  private var seen: Set<ObjectIdentifier> = []
  private let interpreter: Interpreter

  /// Beyond these, things are not looked into.
  private static let greatestDepth = 6
  private static let longestList = 100
  private static let mostTensors = 2000

  init(in interpreter: Interpreter) {
    self.interpreter = interpreter
    let workspace = interpreter.workspace.filter { $0.value.cast(to: ModuleObject.self) == nil }
    // A name of its own is the best that a tensor can have.
    for (name, value) in workspace {
      if let tensor = value.tensor { named.append((name, tensor)) }
    }
    for (name, value) in workspace where value.tensor == nil { visit(value, name, depth: 0) }
  }

  private mutating func visit(_ value: Value, _ path: String, depth: Int) {
    guard depth <= Self.greatestDepth, named.count < Self.mostTensors else { return }
    if let tensor = value.tensor {
      named.append((path, tensor))
      return
    }
    guard let object = value.object, !(object is TypeObject), !(object is ModuleObject),
      seen.insert(ObjectIdentifier(object)).inserted
    else { return }
    if let list = object as? ListObject {
      visit(list.array.prefix(Self.longestList), path, depth)
    } else if let tuple = object as? TupleObject {
      visit(tuple.array.prefix(Self.longestList), path, depth)
    } else if let dictionary = object as? DictObject {
      for (key, value) in dictionary.items.prefix(Self.longestList) {
        if let name = key.cast(to: StringObject.self)?.value {
          visit(value, "\(path)['\(name)']", depth: depth + 1)
        }
      }
    } else if object.type.isHeapType {
      visitAttributes(of: object, path, depth)
    }
  }

  private mutating func visit(_ elements: some Sequence<Value>, _ path: String, _ depth: Int) {
    for (index, element) in elements.enumerated() { visit(element, "\(path)[\(index)]", depth: depth + 1) }
  }

  /// What an instance holds; what an `nn.Module` keeps in dictionaries of its own counts as its attributes.
  private mutating func visitAttributes(of object: Object, _ path: String, _ depth: Int) {
    for name in object.ownAttributeNames {
      guard let value = object.ownAttribute(name) else { continue }
      if ["_parameters", "_modules", "_buffers"].contains(name.value),
        let dictionary = value.cast(to: DictObject.self)
      {
        for (key, value) in dictionary.items {
          guard let name = key.cast(to: StringObject.self)?.value else { continue }
          // The parts of a `Sequential` have numbers for names.
          let isNumber = name.allSatisfy(\.isNumber)
          visit(value, isNumber ? "\(path)[\(name)]" : "\(path).\(name)", depth: depth + 1)
        }
      } else if !name.value.hasPrefix("_") {
        visit(value, "\(path).\(name.value)", depth: depth + 1)
      }
    }
  }
}
