import Autograd
import PythonRuntime
import TensorCore

/// What hooks on gradients may return, and PyTorch's errors where they return something else.
enum HookResults {
  /// The gradients that a node's hook returned in place of `originals`; none where it returned `None`.
  static func gradients(
    _ result: Value, of hook: Value, replacing originals: [Tensor?], in torch: Torch
  ) throws(PythonError) -> Gradients? {
    let interpreter = torch.interpreter
    if result.isNone { return nil }
    guard let tuple = result.object as? TupleObject else {
      throw .typeError("expected tuple, but hook returned '\(interpreter.type(of: result).name)'")
    }
    if tuple.count != originals.count {
      throw .runtimeError(
        "hook '\(name(of: hook, in: interpreter))' has returned an incorrect number of values (got \(tuple.count), "
          + "but expected \(originals.count))")
    }
    var all: [Tensor?] = []
    for (index, original) in originals.enumerated() {
      all.append(try gradient(tuple[index], of: hook, replacing: original, in: torch))
    }
    return Gradients(all)
  }

  /// The gradient that a hook returned in place of `original`.
  static func gradient(
    _ result: Value, of hook: Value, replacing original: Tensor?, in torch: Torch
  ) throws(PythonError) -> Tensor? {
    let interpreter = torch.interpreter
    if result.isNone { return nil }
    guard let tensor = result.tensor else {
      throw .typeError("expected Variable, but hook returned '\(interpreter.type(of: result).name)'")
    }
    guard let original else { throw .runtimeError("can't replace a None gradient with a non-None value") }
    if tensor.scalarType != original.scalarType {
      throw .runtimeError(
        "hook '\(name(of: hook, in: interpreter))' has changed the type of value (was "
          + "\(original.scalarType.oldName) got \(tensor.scalarType.oldName))")
    }
    if tensor.shape != original.shape {
      throw .runtimeError("hook '\(name(of: hook, in: interpreter))' has changed the size of value")
    }
    return tensor
  }

  private static func name(of hook: Value, in interpreter: Interpreter) -> String {
    let name = try? interpreter.attributeIfPresent(interpreter.intern("__name__"), of: hook)
    return (name?.object as? StringObject)?.value ?? "<unknown>"
  }
}
