import Autograd
import PythonRuntime
import TensorCore

/// A tensor under `vmap`: it acts as one example of a batch while operations run on all of them.
///
/// The core knows nothing of it: gradients follow from the operations on the whole.
final class BatchedTensorObject: Object {
  /// All examples.
  private(set) var whole: Tensor
  /// The levels of `vmap`, outermost first, and the whole's dimension over which each of them maps.
  private(set) var batches: [(level: Int, dim: Int)]
  unowned(unsafe) let torch: Torch
  /// How many objects of tensors there were before this one.
  let number: UInt64

  init(_ whole: Tensor, _ batches: [(level: Int, dim: Int)], in torch: Torch) {
    self.whole = whole
    self.batches = batches
    self.torch = torch
    number = torch.tensorObjectCount
    torch.tensorObjectCount = number &+ 1
    super.init(type: torch.batchedTensorType)
  }

  static func makeType(in torch: Torch) -> TypeObject {
    TypeObject(
      native: "Tensor", module: "torch", base: torch.tensorType, in: torch.interpreter,
      isSubclassable: false, hasInstanceDictionary: true,
      slots: TensorObject.slots.union([.getAttribute, .setAttribute, .deleteAttribute]))
  }

  var levels: [Int] { batches.map(\.level) }

  func has(_ level: Int) -> Bool { batches.contains { $0.level == level } }

  /// The number of dimensions that an example has.
  var rank: Int { whole.dimensionCount - batches.count }

  /// The shape of an example.
  var shape: Dims {
    let mapped = batches.map(\.dim)
    var sizes: [Int] = []
    for (dim, size) in whole.shape.enumerated() where !mapped.contains(dim) { sizes.append(size) }
    return Dims(sizes)
  }

  /// The whole with the mapped dimensions first, in the order of their levels.
  func arranged() throws(TensorError) -> Tensor {
    let mapped = batches.map(\.dim)
    if mapped == Array(0..<mapped.count) { return whole }
    let others = (0..<whole.dimensionCount).filter { !mapped.contains($0) }
    return try Dimensions.permute(whole, Dims(mapped + others))
  }

  /// A batched tensor whose mapped dimensions come first, or the tensor itself where none are.
  static func value(_ arranged: Tensor, levels: [Int], in torch: Torch) -> Value {
    if levels.isEmpty { return torch.value(arranged) }
    return .object(BatchedTensorObject(arranged, levels.enumerated().map { ($1, $0) }, in: torch))
  }

  /// Shows from now on what another one, a view of this one, shows.
  func become(_ view: BatchedTensorObject) {
    whole = view.whole
    batches = view.batches
  }

  private var batching: Batching { Batching(torch) }

  // MARK: Operators

  override func binary(
    _ operation: BinaryOperation, _ other: Value, reflected: Bool, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    let this = Value.object(self)
    if other.tensorObject == nil, other.batchedTensor == nil, try other.scalar() == nil {
      return .notImplemented
    }
    let (left, right) = reflected ? (other, this) : (this, other)
    if operation == .divmod { return .notImplemented }
    if operation == .matrixMultiply { return try batching.matmul(left, right) }
    return try batching.elementwise([left, right]) { (values) throws(PythonError) in
      try interpreter.binary(operation, values[0], values[1])
    }
  }

  override func inPlace(
    _ operation: BinaryOperation, _ other: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    let this = Value.object(self)
    if other.tensorObject == nil, other.batchedTensor == nil, try other.scalar() == nil {
      return .notImplemented
    }
    try batching.checkInPlace(this, [other], name: operation.inPlaceName)
    _ = try batching.elementwise([this, other]) { (values) throws(PythonError) in
      try interpreter.inPlace(operation, values[0], values[1])
    }
    return this
  }

  override func unary(_ operation: UnaryOperation, in interpreter: Interpreter) throws(PythonError) -> Value {
    try batching.elementwise([.object(self)]) { (values) throws(PythonError) in
      try interpreter.unary(operation, values[0])
    }
  }

  override func compare(
    _ comparison: PythonComparison, _ other: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    if other.tensorObject == nil, other.batchedTensor == nil, try other.scalar() == nil {
      return .notImplemented
    }
    return try batching.elementwise([.object(self), other]) { (values) throws(PythonError) in
      try interpreter.compare(comparison, values[0], values[1])
    }
  }

  override func hash(in interpreter: Interpreter) throws(PythonError) -> Int { identityHash }

  // MARK: Conversions

  override func isTrue(in interpreter: Interpreter) throws(PythonError) -> Bool {
    throw .runtimeError(
      "vmap: It looks like you're attempting to use a Tensor in some data-dependent control flow. We don't support that "
        + "yet, please file an issue at https://github.com/pytorch/pytorch/issues .")
  }

  override func integer(in interpreter: Interpreter) throws(PythonError) -> Value { throw Batching.itemError }
  override func index(in interpreter: Interpreter) throws(PythonError) -> Value { throw Batching.itemError }
  override func float(in interpreter: Interpreter) throws(PythonError) -> Double? { throw Batching.itemError }

  // MARK: Containers

  override func length(in interpreter: Interpreter) throws(PythonError) -> Int {
    guard let first = shape.first else { throw .typeError("len() of a 0-d tensor") }
    return first
  }

  override func item(_ key: Value, in interpreter: Interpreter) throws(PythonError) -> Value {
    try batching.item(key, of: self)
  }

  override func setItem(
    _ key: Value, to value: Value, in interpreter: Interpreter
  ) throws(PythonError) {
    try batching.setItem(key, of: .object(self), to: value)
  }

  override func deleteItem(_ key: Value, in interpreter: Interpreter) throws(PythonError) {
    throw .typeError("Tensor does not support deleting items")
  }

  override func contains(_ value: Value, in interpreter: Interpreter) throws(PythonError) -> Bool {
    throw Batching.itemError
  }

  override func iterator(in interpreter: Interpreter) throws(PythonError) -> Value {
    guard rank > 0 else { throw .typeError("iteration over a 0-d tensor") }
    let parts = try translated(Parts.unbind(arranged(), batches.count))
    return try interpreter.iterator(
      of: interpreter.tuple(parts.map { BatchedTensorObject.value($0, levels: levels, in: torch) }))
  }

  // MARK: Text

  override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    try translated(TransformText.describe(whole, batches, number: number, in: torch))
  }

  override func string(in interpreter: Interpreter) throws(PythonError) -> String {
    try representation(in: interpreter)
  }

  override func format(
    _ specification: String, in interpreter: Interpreter
  ) throws(PythonError) -> String {
    if rank == 0 { throw Batching.itemError }
    if specification.isEmpty { return try representation(in: interpreter) }
    throw .typeError("unsupported format string passed to Tensor.__format__")
  }

  // MARK: Attributes

  override func attribute(_ name: StringObject, in interpreter: Interpreter) throws(PythonError) -> Value {
    try BatchedAttributes.value(of: self, name, in: interpreter)
  }

  override func setAttribute(
    _ name: StringObject, to value: Value, in interpreter: Interpreter
  ) throws(PythonError) {
    if type.lookup(name) == nil { return try super.setAttribute(name, to: value, in: interpreter) }
    throw .runtimeError("vmap: setting `\(name.value)` of a Tensor under vmap is not supported")
  }

  override func deleteAttribute(_ name: StringObject, in interpreter: Interpreter) throws(PythonError) {
    throw .attributeError(
      "attribute '\(name.value)' of a Tensor under vmap cannot be deleted", object: .object(self),
      name: name.value)
  }
}

extension Value {
  /// The tensor under `vmap`, if this is one.
  var batchedTensor: BatchedTensorObject? {
    guard case .object(let object) = self, Swift.type(of: object) == BatchedTensorObject.self else {
      return nil
    }
    return unsafeDowncast(object, to: BatchedTensorObject.self)
  }
}
