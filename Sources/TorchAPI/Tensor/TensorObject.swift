package import Autograd
import ComplexModule
import NumPyAPI
package import PythonRuntime
import TensorCore

/// A `torch.Tensor` at the prompt: the Python object of a ``Tensor``.
///
/// A tensor has one object as long as somebody holds it, so that identity and the attributes that a person sets
/// behave as in PyTorch.
package final class TensorObject: Object {
  /// The tensor; it changes only where an operator makes this object its result, see ``advance(_:_:_:at:)``.
  package private(set) final var tensor: Tensor
  unowned(unsafe) let torch: Torch
  /// How many objects of tensors there were before this one.
  let number: UInt64

  init(_ tensor: Tensor, type: TypeObject, torch: Torch) {
    self.tensor = tensor
    self.torch = torch
    number = torch.tensorObjectCount
    torch.tensorObjectCount = number &+ 1
    super.init(type: type)
    tensor.wrapper = self
  }

  deinit {
    tensor.wrapper = nil
    // References to a tensor that the graph keeps do not end here.
    if hasWeakReferences, !isKnownUniquelyReferenced(&tensor) { hasWeakReferences = false }
  }

  // MARK: Cycles

  package override var holdsReferences: Bool { super.holdsReferences || tensor.mayOwnObjects }

  package override func visitReferences(_ visitor: inout ReferenceVisitor) {
    super.visitReferences(&visitor)
    // What others keep alive, too, is not only this object's.
    guard tensor.mayOwnObjects, isKnownUniquelyReferenced(&tensor) else { return }
    visitor.visit(owned: tensor.ownedObjects)
    if let node = tensor.solelyOwnedNode { visitor.visit(solelyOwned: node, in: torch) }
  }

  /// A tensor lives on where the graph keeps it, though its object here may be another one then.
  package override var weakTarget: (() -> Value?)? {
    let torch = torch
    return { [weak tensor] in tensor.map { torch.value($0) } }
  }

  // MARK: Operators

  package override func binary(
    _ operation: BinaryOperation, _ other: Value, reflected: Bool, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    if torch.interceptsOperators,
      let result = try ownOperator(
        operation.methodName(reflected: reflected), [other],
        { () throws(PythonError) in
          try self.binary(operation, other, reflected: reflected, in: interpreter)
        })
    {
      return result
    }
    if let second = other.tensor {
      return reflected
        ? try TensorOperators.apply(operation, second, tensor, in: torch)
        : try TensorOperators.apply(operation, tensor, second, in: torch)
    }
    guard let number = try other.scalar() else {
      guard let batched = other.batchedTensor else { return .notImplemented }
      return try batched.binary(operation, .object(self), reflected: !reflected, in: interpreter)
    }
    return reflected
      ? try TensorOperators.apply(operation, number, tensor, in: torch)
      : try TensorOperators.apply(operation, tensor, number, in: torch)
  }

  package override class func binary(
    _ operation: BinaryOperation, _ left: UnsafeMutablePointer<Value>, _ right: UnsafeMutablePointer<Value>,
    _ lastUse: OperandSet, into result: UnsafeMutablePointer<Value>
  ) throws(PythonError) -> RegisterResult {
    let value: Value
    if let first = left.pointee.tensorReference {
      if let second = right.pointee.tensorReference {
        guard second._withUnsafeGuaranteedRef({ !$0.type.isHeapType }) else { return .none }
        if lastUse.contains(.left), advance(operation, at: left, first, second) { return .left }
        if lastUse.contains(.right), advance(operation, at: right, first, second) { return .right }
        let (tensor, torch) = first._withUnsafeGuaranteedRef { ($0.tensor, $0.torch) }
        value = try TensorOperators.apply(
          operation, tensor, second._withUnsafeGuaranteedRef { $0.tensor }, in: torch)
      } else {
        guard let number = try right.pointee.scalar() else { return .none }
        if lastUse.contains(.left), advance(operation, at: left, number, isReflected: false) {
          return .left
        }
        let (tensor, torch) = first._withUnsafeGuaranteedRef { ($0.tensor, $0.torch) }
        value = try TensorOperators.apply(operation, tensor, number, in: torch)
      }
    } else {
      guard let number = try left.pointee.scalar(), let second = right.pointee.tensorReference else {
        return .none
      }
      if lastUse.contains(.right), advance(operation, at: right, number, isReflected: true) {
        return .right
      }
      let (tensor, torch) = second._withUnsafeGuaranteedRef { ($0.tensor, $0.torch) }
      value = try TensorOperators.apply(operation, number, tensor, in: torch)
    }
    if value.isNotImplemented { return .none }
    result.pointee = value
    return .stored
  }

  /// Calls `body` with the tensor in a register, if neither it nor its object is held anywhere else and nobody set
  /// an attribute of it.
  @inline(__always)
  static func withStep(
    at place: UnsafeMutablePointer<Value>, _ body: (Tensor) -> Bool
  ) -> Bool {
    place.withMemoryRebound(to: TensorObject.self, capacity: 1) { place in
      guard isKnownUniquelyReferenced(&place.pointee) else { return false }
      return Unmanaged.passUnretained(place.pointee)._withUnsafeGuaranteedRef { object in
        guard !object.type.isHeapType, !object.hasOwnAttributes, isKnownUniquelyReferenced(&object.tensor)
        else {
          return false
        }
        return body(object.tensor)
      }
    }
  }

  package override func inPlace(
    _ operation: BinaryOperation, _ other: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    if torch.interceptsOperators,
      let result = try ownOperator(
        operation.inPlaceName, [other],
        { () throws(PythonError) in try self.inPlace(operation, other, in: interpreter) })
    {
      return result
    }
    if !torch.transforms.isEmpty {
      let name = operation.inPlaceName
      try TransformGuards.checkWrite(to: self, name, TransformGuards.overload(of: name, [other]), in: torch)
    }
    let isDone: Bool
    if let second = other.tensor {
      isDone = try translated(TensorOperators.applyInPlace(operation, tensor, .tensor(second)))
    } else if let number = try other.scalar() {
      isDone = try translated(TensorOperators.applyInPlace(operation, tensor, .scalar(number)))
    } else {
      if other.batchedTensor != nil {
        try Batching(torch).checkInPlace(.object(self), [other], name: operation.inPlaceName)
      }
      return .notImplemented
    }
    return isDone ? .object(self) : .notImplemented
  }

  package override func unary(
    _ operation: UnaryOperation, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    if torch.interceptsOperators,
      let result = try ownOperator(
        operation.methodName, [], isBinary: false,
        { () throws(PythonError) in try self.unary(operation, in: interpreter) })
    {
      return result
    }
    return try torch.value(translated(TensorOperators.apply(operation, tensor)))
  }

  package override func compare(
    _ comparison: PythonComparison, _ other: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    if torch.interceptsOperators,
      let result = try ownOperator(
        comparison.methodName, [other],
        { () throws(PythonError) in try self.compare(comparison, other, in: interpreter) })
    {
      return result
    }
    let kernel = TensorOperators.kernel(comparison)
    if let second = other.tensor {
      return try torch.value(translated(Autograd.Comparison.compare(kernel, tensor, second)))
    }
    guard let number = try other.scalar() else {
      if let array = other.cast(to: ArrayObject.self), comparison == .equal || comparison == .notEqual {
        let second = Tensor(try ArrayExchange.memory(of: array))
        return try torch.value(translated(Autograd.Comparison.compare(kernel, tensor, second)))
      }
      guard let batched = other.batchedTensor else { return .notImplemented }
      return try batched.compare(comparison.reflected, .object(self), in: interpreter)
    }
    return try torch.value(translated(Autograd.Comparison.compare(kernel, tensor, number)))
  }

  package override func hash(in interpreter: Interpreter) throws(PythonError) -> Int {
    interpreter.identity(of: .object(self))
  }

  package override func objection(toBecoming newType: TypeObject) -> String? {
    newType.isSubtype(of: torch.tensorType) ? nil : super.objection(toBecoming: newType)
  }

  // MARK: Conversions

  package override func isTrue(in interpreter: Interpreter) throws(PythonError) -> Bool {
    if torch.interceptsOperators,
      let result = try ownConversion(
        "__bool__", { () throws(PythonError) in .bool(try self.isTrue(in: interpreter)) })
    {
      guard case .bool(let flag) = result else {
        throw .typeError("__bool__ should return bool, returned \(interpreter.type(of: result).name)")
      }
      return flag
    }
    switch tensor.elementCount {
    case 1: return try translated(tensor.array.item()).isTrue
    case 0: throw .runtimeError("Boolean value of Tensor with no values is ambiguous")
    default: throw .runtimeError("Boolean value of Tensor with more than one value is ambiguous")
    }
  }

  package override func integer(in interpreter: Interpreter) throws(PythonError) -> Value {
    if torch.interceptsOperators,
      let result = try ownConversion(
        "__int__", { () throws(PythonError) in try self.integer(in: interpreter) })
    {
      guard interpreter.type(of: result).isSubtype(of: interpreter.types.int) else {
        throw .typeError("__int__ returned non-int (type \(interpreter.type(of: result).name))")
      }
      return result
    }
    switch try singleElement() {
    case .bool(let value): return .int(value ? 1 : 0)
    case .int(let value): return .int(value)
    case .double(let value): return try interpreter.integer(truncating: value)
    case .complex(let value):
      if value.rawStorage.y == 0 { return try interpreter.integer(truncating: value.rawStorage.x) }
      throw .runtimeError("value cannot be converted to type int64_t without overflow")
    }
  }

  package override func float(in interpreter: Interpreter) throws(PythonError) -> Double? {
    if torch.interceptsOperators,
      let result = try ownConversion(
        "__float__",
        { () throws(PythonError) in try self.float(in: interpreter).map { .float($0) } ?? .none })
    {
      guard interpreter.type(of: result).isSubtype(of: interpreter.types.float) else {
        throw .typeError(
          "\(type.name).__float__ returned non-float (type \(interpreter.type(of: result).name))")
      }
      return try interpreter.double(result)
    }
    let number = try singleElement()
    if case .complex(let value) = number, value.imaginary != 0 {
      throw .runtimeError("value cannot be converted to type double without overflow")
    }
    return number.doubleValue
  }

  package override func index(in interpreter: Interpreter) throws(PythonError) -> Value {
    guard tensor.elementCount == 1, tensor.scalarType.isInteger || tensor.scalarType == .bool else {
      throw .typeError("only integer tensors of a single element can be converted to an index")
    }
    return .int(try translated(tensor.array.item()).intValue)
  }

  // MARK: Containers

  package override func length(in interpreter: Interpreter) throws(PythonError) -> Int {
    if torch.interceptsOperators,
      let result = try ownConversion(
        "__len__", { () throws(PythonError) in .int(try self.length(in: interpreter)) })
    {
      return try interpreter.int(result)
    }
    guard tensor.dimensionCount > 0 else { throw .typeError("len() of a 0-d tensor") }
    return tensor.shape[0]
  }

  package override func item(_ key: Value, in interpreter: Interpreter) throws(PythonError) -> Value {
    if torch.interceptsOperators,
      let result = try ownOperator(
        "__getitem__", [key], isBinary: false,
        { () throws(PythonError) in try self.item(key, in: interpreter) })
    {
      return result
    }
    if torch.transforms.batchCount > 0, Batching.isBatched(key) {
      return try Batching(torch).item(key, of: self)
    }
    return try torch.value(TensorIndexing.item(key, of: tensor, in: torch))
  }

  package override func setItem(
    _ key: Value, to value: Value, in interpreter: Interpreter
  ) throws(PythonError) {
    if torch.interceptsOperators,
      try ownOperator(
        "__setitem__", [key, value], isBinary: false,
        { () throws(PythonError) in
          try self.setItem(key, to: value, in: interpreter)
          return .none
        }) != nil
    {
      return
    }
    if torch.transforms.batchCount > 0, Batching.isBatched(key) || Batching.isBatched(value) {
      return try Batching(torch).setItem(key, of: .object(self), to: value)
    }
    if !torch.transforms.isEmpty {
      let write = SubscriptWrite(key, value)
      try TransformGuards.checkWrite(to: self, write.method, write.overload, in: torch)
    }
    try TensorIndexing.setItem(key, of: tensor, to: value, in: torch)
  }

  package override func deleteItem(_ key: Value, in interpreter: Interpreter) throws(PythonError) {
    throw .typeError("Tensor does not support deleting items")
  }

  package override func contains(_ value: Value, in interpreter: Interpreter) throws(PythonError) -> Bool {
    // PyTorch asks the element whether it equals the tensor's.
    let own = Value.object(self)
    let equal =
      if let element = value.tensorObject {
        try element.compare(.equal, own, in: interpreter)
      } else {
        try compare(.equal, value, in: interpreter)
      }
    guard let matches = equal.tensor else {
      let type = try interpreter.representation(of: .object(interpreter.type(of: value)))
      throw .runtimeError(
        "Tensor.__contains__ only supports Tensor or scalar, but you passed in a \(type).")
    }
    return try translated(Kernels.any(matches.array).item()).isTrue
  }

  package override func iterator(in interpreter: Interpreter) throws(PythonError) -> Value {
    if torch.hasOwnTensorClasses, type.isHeapType { return try ownIterator(in: interpreter) }
    guard tensor.dimensionCount > 0 else { throw .typeError("iteration over a 0-d tensor") }
    let parts = try translated(Parts.unbind(tensor))
    return try interpreter.iterator(of: interpreter.tuple(parts.map { torch.value($0) }))
  }

  // MARK: Text

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    if !torch.transforms.isEmpty {
      return try translated(TransformText.describe(tensor, [], number: number, in: torch))
    }
    if torch.interceptsOperators,
      let result = try ownConversion(
        "__repr__", keywords: [("tensor_contents", .none)],
        { () throws(PythonError) in interpreter.string(try self.representation(in: interpreter)) })
    {
      guard let text = result.cast(to: StringObject.self) else {
        throw .typeError("__repr__ returned non-string (type \(interpreter.type(of: result).name))")
      }
      return text.value
    }
    let name = type.isHeapType && !tensor.isParameter ? type.name : "tensor"
    return try translated(TensorText.describe(tensor, as: name, in: torch))
  }

  package override func string(in interpreter: Interpreter) throws(PythonError) -> String {
    type.isHeapType ? try super.string(in: interpreter) : try representation(in: interpreter)
  }

  package override func format(
    _ specification: String, in interpreter: Interpreter
  ) throws(PythonError) -> String {
    if tensor.dimensionCount == 0, type === torch.tensorType {
      return try interpreter.format(itemValue(), specification)
    }
    if specification.isEmpty { return try interpreter.string(of: .object(self)) }
    throw .typeError("unsupported format string passed to \(type.name).__format__")
  }
}
