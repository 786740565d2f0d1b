import Autograd
import PythonRuntime
import TensorCore

/// `torch.LongTensor` and its like: makes tensors of one element type, and knows them in `isinstance`.
final class LegacyTypeObject: Object, NativeObject {
  let scalarType: ScalarType

  init(_ scalarType: ScalarType, in interpreter: Interpreter) {
    self.scalarType = scalarType
    super.init(type: interpreter.type(for: LegacyTypeObject.self))
  }

  override func call(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) -> Value {
    let torch = interpreter.torch
    return try TensorFactory.legacy(arguments, type: torch.tensorType, scalarType: scalarType, in: torch)
  }

  override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    "<class 'torch.\(scalarType.legacyName)'>"
  }

  static func makeType(in interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "tensortype", module: "torch", base: interpreter.types.object, in: interpreter,
      isSubclassable: false,
      slots: [.call, .representation],
      members: { builder in
        builder.property(
          "dtype", on: LegacyTypeObject.self,
          get: { (interpreter, object) in
            .object(interpreter.torch.dtype(object.scalarType))
          })
        builder.method("__instancecheck__", "instance", on: LegacyTypeObject.self) { (_, object, arguments) in
          .bool(arguments[0].tensor?.scalarType == object.scalarType)
        }
      })
  }
}
