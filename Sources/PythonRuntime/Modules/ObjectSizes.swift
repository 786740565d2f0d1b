import BigInt

/// The bytes that objects take in CPython, for `sys.getsizeof`.
enum ObjectSizes {
  static func size(of value: Value, in interpreter: Interpreter) -> Int {
    switch value {
    case .int(let integer):
      let bits = Int.bitWidth - integer.magnitude.leadingZeroBitCount
      return integer == 0 ? 24 : 24 + 4 * ((bits + 29) / 30)
    case .float: return 24
    case .bool(let truth): return truth ? 28 : 24
    case .object(let object): return size(of: object, in: interpreter)
    default: return 16
    }
  }

  private static func size(of object: Object, in interpreter: Interpreter) -> Int {
    switch object {
    case let text as StringObject: return size(of: text)
    case let list as ListObject: return 56 + 8 * list.count
    case let tuple as TupleObject: return 40 + 8 * tuple.count
    case let bytes as BytesObject: return 33 + bytes.bytes.count
    case let array as ByteArrayObject: return array.bytes.isEmpty ? 56 : 57 + array.bytes.count
    case let dictionary as DictObject: return size(of: dictionary, in: interpreter)
    case let set as SetObject: return 216 + (set.mask > 7 ? 16 * (set.mask + 1) : 0)
    case let integer as IntegerObject: return 24 + 4 * ((integer.value.magnitude.bitWidth + 29) / 30)
    case is FunctionObject: return 152
    case is NativeFunction, is NativeMethod, is ModuleObject: return 72
    case let method as BoundMethodObject:
      let types = interpreter.types
      return method.type === types.method ? 64 : method.type === types.methodWrapper ? 48 : 72
    case is ComplexObject: return 32
    case is SliceObject: return 56
    case is PropertyObject: return 80
    case is ExceptionObject: return 88
    case let type as TypeObject: return type.isHeapType ? 1688 : 424
    case is InstanceObject:
      if object.type === interpreter.types.object { return 16 }
      return object.type.hasInstanceDictionary ? 56 : 32 + 8 * object.ownAttributeNames.count
    default: return 48
    }
  }

  /// A text takes one, two or four bytes for each character, whatever its widest one needs.
  private static func size(of text: StringObject) -> Int {
    if text.isASCII { return 49 + text.scalarCount }
    let widest = text.value.unicodeScalars.lazy.map(\.value).max() ?? 0
    if widest < 0x100 { return 73 + text.scalarCount }
    return widest < 0x10000 ? 74 + 2 * text.scalarCount : 76 + 4 * text.scalarCount
  }

  /// A dictionary has places for a power of two of keys, of which two thirds may be taken; it grows threefold.
  private static func size(of dictionary: DictObject, in interpreter: Interpreter) -> Int {
    let count = dictionary.count
    if count == 0 { return 64 }
    var places = 8
    while places * 2 / 3 < count {
      let wanted = (places * 2 / 3) * 3
      while places < wanted { places <<= 1 }
    }
    let index = places <= 128 ? 1 : places <= 1 << 15 ? 2 : 4
    let hasNamesOnly = dictionary.keys.allSatisfy { $0.object?.type === interpreter.types.str }
    return 96 + places * index + places * 2 / 3 * (hasNamesOnly ? 16 : 24)
  }
}
