import PythonRuntime
import TensorCore

/// A `torch.UntypedStorage`: the memory behind a tensor and its views.
final class StorageObject: Object, NativeObject {
  let storage: Storage

  init(_ storage: Storage, in interpreter: Interpreter) {
    self.storage = storage
    super.init(type: interpreter.type(for: StorageObject.self))
  }

  override func length(in interpreter: Interpreter) throws(PythonError) -> Int { storage.byteCount }

  override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    let closing = "[torch.storage.UntypedStorage(device=cpu) of size \(storage.byteCount)]"
    // A line is a blank, at most three digits and the end of the line.
    try interpreter.checkAllocation(storage.byteCount, stride: 5)
    var text = ""
    for offset in 0..<storage.byteCount {
      if offset % Self.stretch == 0 { try interpreter.checkInterrupt() }
      text += " \(storage.pointer.load(fromByteOffset: offset, as: UInt8.self))\n"
    }
    return text + closing
  }

  /// The bytes written between two looks for an interrupt.
  private static let stretch = 1 << 16

  static func makeType(in interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "UntypedStorage", module: "torch.storage", base: interpreter.types.object, in: interpreter,
      isSubclassable: false, slots: [.length, .representation],
      members: { builder in
        for name in ["nbytes", "size"] {
          builder.method(name, "", "The bytes of the memory.", on: StorageObject.self) { (_, object, _) in
            .int(object.storage.byteCount)
          }
        }
        builder.method("data_ptr", "", "The address of the memory.", on: StorageObject.self) {
          (_, object, _) in
          .int(Int(bitPattern: object.storage.pointer))
        }
      })
  }
}
