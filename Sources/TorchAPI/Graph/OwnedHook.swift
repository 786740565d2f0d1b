import Autograd
import PythonRuntime

/// A person's hook, which the graph keeps alive.
final class OwnedHook {
  let hook: Value

  init(_ hook: Value) { self.hook = hook }
}

extension ReferenceVisitor {
  /// Notes the references of what the graph keeps alive.
  mutating func visit(owned objects: [AnyObject]) {
    for object in objects {
      switch object {
      case let owned as OwnedHook: visit(owned.hook)
      case let table as HookTable: table.visitReferences(&self)
      case let object as Object: visit(.object(object))
      default: break
      }
    }
  }

  /// Notes what a node keeps alive that is itself kept alive by one object alone, which is being looked at.
  mutating func visit(solelyOwned node: Node, in torch: Torch) {
    // The context of a person's function looks through its node's hooks.
    if let context = torch.functionContext(of: node) {
      visit(.object(context))
    } else {
      visit(owned: node.ownedObjects)
    }
  }
}
