/// `OrderedDict.keys()`.
final class OrderedDictKeysView: DictKeysView {
  init(_ dictionary: OrderedDictObject, in interpreter: Interpreter) {
    super.init(dictionary, type: interpreter.type(for: OrderedDictKeysView.self), in: interpreter)
  }

  package override class func makeType(in interpreter: Interpreter) -> TypeObject {
    makeOrderedViewType("odict_keys", base: interpreter.type(for: DictKeysView.self), interpreter)
  }
}

/// `OrderedDict.values()`.
final class OrderedDictValuesView: DictValuesView {
  init(_ dictionary: OrderedDictObject, in interpreter: Interpreter) {
    super.init(dictionary, type: interpreter.type(for: OrderedDictValuesView.self), in: interpreter)
  }

  package override class func makeType(in interpreter: Interpreter) -> TypeObject {
    makeOrderedViewType("odict_values", base: interpreter.type(for: DictValuesView.self), interpreter)
  }
}

/// `OrderedDict.items()`.
final class OrderedDictItemsView: DictItemsView {
  init(_ dictionary: OrderedDictObject, in interpreter: Interpreter) {
    super.init(dictionary, type: interpreter.type(for: OrderedDictItemsView.self), in: interpreter)
  }

  package override class func makeType(in interpreter: Interpreter) -> TypeObject {
    makeOrderedViewType("odict_items", base: interpreter.type(for: DictItemsView.self), interpreter)
  }
}

private func makeOrderedViewType(_ name: String, base: TypeObject, _ interpreter: Interpreter) -> TypeObject {
  TypeObject(native: name, base: base, in: interpreter, isSubclassable: false)
}
