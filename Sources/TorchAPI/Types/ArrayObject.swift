import Autograd
import PythonRuntime
import TensorCore

/// A `numpy.ndarray` as `tensor.numpy()` gives it: the tensor's own memory, with what is needed to look at it.
final class ArrayObject: Object, NativeObject {
  let array: NDArray

  init(_ array: NDArray, in interpreter: Interpreter) {
    self.array = array
    super.init(type: interpreter.type(for: ArrayObject.self))
  }

  /// What `tensor.numpy()` gives.
  static func make(from tensor: Tensor, forced: Value, in torch: Torch) throws(PythonError) -> Value {
    let isForced = forced.isUnset ? false : try torch.interpreter.isTrue(forced)
    if tensor.requiresGrad && !isForced {
      throw .runtimeError(
        "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.")
    }
    if tensor.scalarType == .bfloat16 { throw .typeError("Got unsupported ScalarType BFloat16") }
    return .object(ArrayObject(tensor.array, in: torch.interpreter))
  }

  // MARK: Python

  override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    ArrayText.representation(of: array)
  }

  override func string(in interpreter: Interpreter) throws(PythonError) -> String {
    ArrayText.string(of: array)
  }

  override func length(in interpreter: Interpreter) throws(PythonError) -> Int {
    guard array.shape.count > 0 else { throw .typeError("len() of unsized object") }
    return array.shape[0]
  }

  override func item(_ key: Value, in interpreter: Interpreter) throws(PythonError) -> Value {
    let torch = interpreter.torch
    let part = try TensorIndexing.item(key, of: Tensor(array), in: torch).array
    return part.shape.count == 0
      ? interpreter.value(try translated(part.item())) : .object(ArrayObject(part, in: interpreter))
  }

  override func setItem(
    _ key: Value, to value: Value, in interpreter: Interpreter
  ) throws(PythonError) {
    let torch = interpreter.torch
    let source = value.cast(to: ArrayObject.self).map { torch.value(Tensor($0.array)) } ?? value
    try TensorIndexing.setItem(key, of: Tensor(array), to: source, in: torch)
  }

  override func iterator(in interpreter: Interpreter) throws(PythonError) -> Value {
    guard array.shape.count > 0 else { throw .typeError("iteration over a 0-d array") }
    var elements: [Value] = []
    for index in 0..<array.shape[0] { elements.append(try item(.int(index), in: interpreter)) }
    return try interpreter.iterator(of: interpreter.tuple(elements))
  }

  override func float(in interpreter: Interpreter) throws(PythonError) -> Double? {
    try translated(array.item()).doubleValue
  }

  static func makeType(in interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "numpy.ndarray", base: interpreter.types.object, in: interpreter, isSubclassable: false,
      slots: [.representation, .string, .length, .getItem, .setItem, .iterate, .float],
      members: { builder in
        builder.qualify("ndarray", module: "numpy")
        builder.property(
          "shape", on: ArrayObject.self,
          get: { (interpreter, object) in
            interpreter.tuple(object.array.shape.map { .int($0) })
          })
        builder.property("ndim", on: ArrayObject.self, get: { (_, object) in .int(object.array.shape.count) })
        builder.property(
          "size", on: ArrayObject.self, get: { (_, object) in .int(object.array.elementCount) })
        builder.property(
          "dtype", on: ArrayObject.self,
          get: { (interpreter, object) in
            .object(ArrayTypeObject(object.array.scalarType, in: interpreter))
          })
        builder.property(
          "T", on: ArrayObject.self,
          get: { (interpreter, object) in
            .object(
              ArrayObject(
                object.array.permuted(Dims((0..<object.array.shape.count).reversed())), in: interpreter))
          })
        builder.method("tolist", "", "The elements as nested lists.", on: ArrayObject.self) {
          (interpreter, object, _) in
          NestedList.value(of: object.array, in: interpreter)
        }
        builder.method("item", "", "The only element.", on: ArrayObject.self) {
          (interpreter, object, _) throws(PythonError) in
          interpreter.value(try translated(object.array.item()))
        }
        builder.method("copy", "", "A copy with its own memory.", on: ArrayObject.self) {
          (interpreter, object, _) throws(PythonError) in
          .object(ArrayObject(try translated(object.array.copied()), in: interpreter))
        }
      })
  }
}

/// A `numpy.dtype`.
final class ArrayTypeObject: Object, NativeObject {
  private let scalarType: ScalarType

  init(_ scalarType: ScalarType, in interpreter: Interpreter) {
    self.scalarType = scalarType
    super.init(type: interpreter.type(for: ArrayTypeObject.self))
  }

  override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    "dtype('\(scalarType.name)')"
  }

  override func string(in interpreter: Interpreter) throws(PythonError) -> String { scalarType.name }

  override func compare(
    _ comparison: PythonComparison, _ other: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    guard comparison == .equal || comparison == .notEqual else { return .notImplemented }
    let name =
      other.cast(to: ArrayTypeObject.self)?.scalarType.name ?? other.cast(to: StringObject.self)?.value
    return .bool((name == scalarType.name) == (comparison == .equal))
  }

  override func hash(in interpreter: Interpreter) throws(PythonError) -> Int { Int(scalarType.rawValue) }

  static func makeType(in interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "numpy.dtype", base: interpreter.types.object, in: interpreter, isSubclassable: false,
      slots: [.representation, .string, .equal, .notEqual, .hash],
      members: { builder in
        builder.qualify("dtype", module: "numpy")
        builder.property(
          "name", on: ArrayTypeObject.self,
          get: { (interpreter, object) in
            interpreter.string(object.scalarType.name)
          })
        builder.property(
          "itemsize", on: ArrayTypeObject.self, get: { (_, object) in .int(object.scalarType.byteCount) })
      })
  }
}
