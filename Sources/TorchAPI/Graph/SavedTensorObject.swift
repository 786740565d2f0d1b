import Autograd
import PythonRuntime
import TensorCore

/// What a person's hook made of a saved tensor, and what brings the tensor back.
final class PackedValue {
  let packed: Value
  let unpack: Value

  init(_ packed: Value, _ unpack: Value) {
    self.packed = packed
    self.unpack = unpack
  }
}

/// One tensor that a node has saved, as `grad_fn._raw_saved_self` gives it: hooks can be set on it.
final class SavedTensorObject: Object {
  private let node: OperatorNode
  private let index: Int

  init(_ node: OperatorNode, _ index: Int, in torch: Torch) {
    self.node = node
    self.index = index
    super.init(type: torch.savedTensorType)
  }

  /// What the hooks made of the tensor, if they are a person's.
  private var hooks: PackedValue? { node.packedValue(index) as? PackedValue }

  static func makeType(in torch: Torch) -> TypeObject {
    TypeObject(
      native: "SavedTensor", module: "torch._C._autograd", base: torch.interpreter.types.object,
      in: torch.interpreter, isSubclassable: false,
      constructor: { (_, _, _) throws(PythonError) in
        throw .runtimeError("Trying to create a SavedTensor object from Python is forbidden.")
      },
      members: { builder in
        builder.method(
          "register_hooks", "*hooks", "Sets hooks on this tensor.",
          on: SavedTensorObject.self
        ) { (interpreter, saved, given) throws(PythonError) in
          let arguments = Array(given.rest)
          guard arguments.count == 2, interpreter.isCallable(arguments[0]),
            interpreter.isCallable(arguments[1])
          else {
            let given = [.object(saved)] + arguments
            let texts = try given.map { (value: Value) throws(PythonError) in
              try interpreter.representation(of: value)
            }
            throw .typeError(
              "register_hooks(): incompatible function arguments. The following argument types are supported:\n    1. "
                + "(self: torch._C._autograd.SavedTensor, arg0: collections.abc.Callable, arg1: "
                + "collections.abc.Callable) -> None\n\nInvoked with: \(texts.joined(separator: ", "))")
          }
          let hook = GraphInternals.packHook(arguments[0], arguments[1], in: torch)
          try translated(saved.node.registerSavedHook(saved.index, hook))
          return .none
        }
        builder.property(
          "data", "The tensor itself.", on: SavedTensorObject.self,
          get: { (_, saved) throws(PythonError) in
            if let hooks = saved.hooks { return hooks.packed }
            let tensor = try translated(saved.node.shownSaved(saved.index))
            return torch.value(saved.node.isResult(saved.index) ? tensor.detached() : tensor)
          })
        builder.property(
          "unpack_hook", "What brings the tensor back; None if nothing was done to it.",
          on: SavedTensorObject.self, get: { (_, saved) in saved.hooks?.unpack ?? .none })
        builder.method("unpack", "", "The tensor.", on: SavedTensorObject.self) {
          (_, saved, _) throws(PythonError) in torch.value(try translated(saved.node.shownSaved(saved.index)))
        }
      })
  }
}
