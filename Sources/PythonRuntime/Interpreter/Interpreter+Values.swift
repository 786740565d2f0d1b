package import BigInt

/// Making values.
extension Interpreter {
  package func string(_ text: String) -> Value {
    .object(StringObject(text, type: types.str))
  }

  package func list(_ values: [Value]) -> Value {
    .object(ListObject(values, type: types.list))
  }

  package func tuple(_ values: [Value]) -> Value {
    .object(makeTuple(values))
  }

  package func makeTuple(_ values: [Value]) -> TupleObject {
    TupleObject(values, type: types.tuple)
  }

  /// An empty dictionary.
  package func makeDict() -> DictObject {
    DictObject(type: types.dict)
  }

  /// An empty set.
  package func makeSet() -> SetObject {
    SetObject(type: types.set)
  }

  /// An integer, unboxed if it fits.
  package func integer(_ value: BigInt) -> Value {
    if let small = Int(exactly: value) { return .int(small) }
    return .object(IntegerObject(value, type: types.int))
  }

  package func integer(_ magnitude: BigUInt) -> Value {
    integer(BigInt(magnitude))
  }

  /// The integer part of a float.
  package func integer(truncating value: Double) throws(PythonError) -> Value {
    if let small = Int(exactly: value.rounded(.towardZero)) { return .int(small) }
    if value.isNaN { throw .valueError("cannot convert float NaN to integer") }
    if value.isInfinite { throw .overflowError("cannot convert float infinity to integer") }
    return integer(BigInt(value.rounded(.towardZero)))
  }

  /// The class of a value.
  package func type(of value: Value) -> TypeObject {
    switch value {
    case .object(let object): object.type
    case .int: types.int
    case .float: types.float
    case .bool: types.bool
    case .none, .unset: types.noneType
    case .ellipsis: types.ellipsisType
    case .notImplemented: types.notImplementedType
    }
  }

  /// Whether a value is an instance of a class, by its actual type.
  package func isInstance(_ value: Value, of type: TypeObject) -> Bool {
    self.type(of: value).isSubtype(of: type)
  }

  /// An address as representations show it.
  package func addressText(of object: Object) -> String { addressText(object.address) }

  /// An address or identity as CPython writes it.
  package func addressText(_ address: Int) -> String {
    let digits = String(UInt(bitPattern: address), radix: 16)
    return "0x" + String(repeating: "0", count: max(0, 12 - digits.count)) + digits
  }

  /// Throws `MemoryError` for an allocation that would go beyond the host's limit.
  package func checkAllocation(_ count: Int, stride: Int) throws(PythonError) {
    let (bytes, overflow) = count.multipliedReportingOverflow(by: stride)
    if overflow || bytes > host.memoryLimit { throw .memoryError }
    // What is there already counts where it could matter.
    if bytes > 1 << 26, bytes > host.memoryLimit &- host.memoryInUse() { throw .memoryError }
  }

  /// Raises `KeyboardInterrupt` if the person has asked to stop; long native loops call it now and then.
  @inline(__always)
  package func checkInterrupt() throws(PythonError) {
    if let flag = host.interrupt, flag.pointee != 0, let stop = requestedStop() { throw stop }
  }

  /// What the raised flag asks for; it is lowered.
  @inline(never)
  package func requestedStop() -> PythonError? {
    guard let flag = host.interrupt else { return nil }
    let reason = flag.pointee
    flag.pointee = 0
    if reason == 0 { return nil }
    return reason == Host.memoryIsShort ? .memoryError : PythonError(.keyboardInterrupt)
  }
}
