/// The classes that the interpreter itself needs.
package final class CoreTypes {
  package let object: TypeObject
  package let type: TypeObject
  package let str: TypeObject
  package let int: TypeObject
  package let bool: TypeObject
  package let float: TypeObject
  package let complex: TypeObject
  package let bytes: TypeObject
  package let byteArray: TypeObject
  package let list: TypeObject
  package let tuple: TypeObject
  package let dict: TypeObject
  package let set: TypeObject
  package let frozenSet: TypeObject
  package let range: TypeObject
  package let slice: TypeObject
  package let noneType: TypeObject
  package let ellipsisType: TypeObject
  package let notImplementedType: TypeObject
  package let module: TypeObject

  package let function: TypeObject
  package let method: TypeObject
  package let nativeFunction: TypeObject
  package let nativeMethod: TypeObject
  package let nativeBoundMethod: TypeObject
  package let methodWrapper: TypeObject
  package let nativeClassMethod: TypeObject
  package let nativeProperty: TypeObject
  package let slotWrapper: TypeObject
  package let memberDescriptor: TypeObject
  package let cell: TypeObject
  /// The classes of texts, cells and functions once more, of which code makes many.
  let strReference: Unmanaged<TypeObject>
  let cellReference: Unmanaged<TypeObject>
  let functionReference: Unmanaged<TypeObject>
  package let code: TypeObject
  package let frame: TypeObject
  package let traceback: TypeObject
  package let generator: TypeObject
  package let staticMethod: TypeObject
  package let classMethod: TypeObject
  package let property: TypeObject
  package let `super`: TypeObject
  package let mappingProxy: TypeObject
  package let genericAlias: TypeObject
  package let union: TypeObject

  package let sequenceIterator: TypeObject
  package let callIterator: TypeObject
  package let listIterator: TypeObject
  package let tupleIterator: TypeObject
  package let rangeIterator: TypeObject
  package let stringIterator: TypeObject
  package let bytesIterator: TypeObject
  package let byteArrayIterator: TypeObject
  package let setIterator: TypeObject

  private let exceptions: [TypeObject]

  init(_ interpreter: Interpreter) {
    let object = TypeObject(bootstrap: "object", base: nil, in: interpreter)
    let type = TypeObject(bootstrap: "type", base: object, in: interpreter)
    for bootstrapped in [object, type] {
      bootstrapped.type = type
      bootstrapped.shape = type.rootShape
    }
    self.object = object
    self.type = type
    ObjectDefinitions.completeObject(object)
    ObjectDefinitions.completeType(type)
    func native(
      _ name: String, module: String = "builtins", base: TypeObject? = nil, isSubclassable: Bool = false,
      hasInstanceDictionary: Bool = false, _ slots: SlotSet = [],
      members: @escaping (TypeBuilder) -> Void = { _ in }
    ) -> TypeObject {
      TypeObject(
        native: name, module: module, base: base ?? object, in: interpreter, isSubclassable: isSubclassable,
        hasInstanceDictionary: hasInstanceDictionary, slots: slots, members: members)
    }
    str = TypeDefinitions.str(object, interpreter)
    int = TypeDefinitions.int(object, interpreter)
    bool = TypeDefinitions.bool(int, interpreter)
    float = TypeDefinitions.float(object, interpreter)
    complex = TypeDefinitions.complex(object, interpreter)
    bytes = TypeDefinitions.bytes(object, interpreter)
    byteArray = TypeDefinitions.byteArray(object, interpreter)
    list = TypeDefinitions.list(object, interpreter)
    tuple = TypeDefinitions.tuple(object, interpreter)
    dict = TypeDefinitions.dict(object, interpreter)
    set = TypeDefinitions.set(object, interpreter)
    frozenSet = TypeDefinitions.frozenSet(object, interpreter)
    range = TypeDefinitions.range(object, interpreter)
    slice = TypeDefinitions.slice(object, interpreter)
    noneType = ObjectDefinitions.singleton("NoneType", .none, object, interpreter, [.truth, .representation])
    ellipsisType = ObjectDefinitions.singleton(
      "ellipsis", .ellipsis, object, interpreter, [.representation], errorName: "EllipsisType")
    notImplementedType = ObjectDefinitions.singleton(
      "NotImplementedType", .notImplemented, object, interpreter, [.representation])
    module = ObjectDefinitions.module(object, interpreter)

    function = ObjectDefinitions.function(object, interpreter)
    method = ObjectDefinitions.method("method", object, interpreter)
    nativeFunction = ObjectDefinitions.nativeFunction(object, interpreter)
    nativeMethod = ObjectDefinitions.nativeMethod("method_descriptor", object, interpreter)
    nativeBoundMethod = ObjectDefinitions.method("builtin_function_or_method", object, interpreter)
    methodWrapper = ObjectDefinitions.method("method-wrapper", object, interpreter)
    nativeClassMethod = native("classmethod_descriptor", [.call, .descriptorGet])
    nativeProperty = ObjectDefinitions.nativeProperty(object, interpreter)
    slotWrapper = ObjectDefinitions.nativeMethod("wrapper_descriptor", object, interpreter)
    memberDescriptor = native("member_descriptor", [.descriptorGet, .descriptorSet])
    cell = ObjectDefinitions.cell(object, interpreter)
    strReference = .passUnretained(str)
    cellReference = .passUnretained(cell)
    functionReference = .passUnretained(function)
    code = ObjectDefinitions.code(object, interpreter)
    frame = ObjectDefinitions.frame(object, interpreter)
    traceback = ObjectDefinitions.traceback(object, interpreter)
    generator = ObjectDefinitions.generator(object, interpreter)
    staticMethod = ObjectDefinitions.staticMethod(object, interpreter)
    classMethod = ObjectDefinitions.classMethod(object, interpreter)
    property = ObjectDefinitions.property(object, interpreter)
    `super` = ObjectDefinitions.super(object, interpreter)
    mappingProxy = ObjectDefinitions.mappingProxy(object, interpreter)
    genericAlias = ObjectDefinitions.genericAlias(object, interpreter)
    union = ObjectDefinitions.union(object, interpreter)

    let iteration: SlotSet = [.iterate, .next]
    sequenceIterator = native("iterator", iteration)
    callIterator = native("callable_iterator", iteration)
    listIterator = native("list_iterator", iteration) {
      $0.lengthHint(on: ListIterator.self)
      $0.resumption(on: ListIterator.self)
    }
    tupleIterator = native("tuple_iterator", iteration) {
      $0.lengthHint(on: TupleIterator.self)
      $0.resumption(on: TupleIterator.self)
    }
    rangeIterator = native("range_iterator", iteration) { $0.lengthHint(on: RangeIterator.self) }
    stringIterator = native("str_iterator", iteration) { $0.lengthHint(on: StringIterator.self) }
    bytesIterator = native("bytes_iterator", iteration)
    byteArrayIterator = native("bytearray_iterator", iteration)
    setIterator = native("set_iterator", iteration) { $0.lengthHint(on: SetIterator.self) }

    var exceptions: [TypeObject] = []
    for kind in BuiltinException.allCases {
      let base = kind.base.flatMap { base in
        BuiltinException.allCases.firstIndex(of: base).map { exceptions[$0] }
      }
      exceptions.append(ObjectDefinitions.exception(kind, base: base ?? object, interpreter))
    }
    exceptions[BuiltinException.exceptionGroup.position].addBase(
      exceptions[BuiltinException.exception.position])
    self.exceptions = exceptions
    for complete in [str, int, bool, float, complex, bytes, byteArray, tuple, frozenSet, range, slice] {
      complete.isCompleteAfterConstructor = true
    }
    for type in [
      type, module, function, method, nativeFunction, nativeBoundMethod, generator, code, set, frozenSet,
    ] {
      type.takesWeakReferences = true
    }
  }

  /// The class of a built-in exception.
  package func exception(_ kind: BuiltinException) -> TypeObject {
    exceptions[kind.position]
  }

  package var exceptionTypes: [TypeObject] { exceptions }
}

extension BuiltinException {
  /// The place among the cases.
  var position: Int { Self.positions[self] ?? 0 }

  private static let positions = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($0.element, $0.offset) })
}
