extension TypeDefinitions {
  static func tuple(_ object: TypeObject, _ interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "tuple", base: object, in: interpreter,
      slots: [
        .add, .multiply, .reflectedMultiply, .less, .lessOrEqual, .equal, .notEqual, .greater,
        .greaterOrEqual, .getItem, .length, .contains, .iterate, .hash, .representation,
      ],
      constructor: constructor("tuple", "iterable=(), /") {
        (interpreter, type, arguments) throws(PythonError) in
        let source = arguments[0]
        if type === interpreter.types.tuple, let same = source.cast(to: TupleObject.self), same.type === type
        {
          return source
        }
        let values = source.isUnset ? [] : try interpreter.elements(of: source)
        return .object(TupleObject(values, type: type))
      }
    ) { builder in
      builder.documentation("A tuple: elements in order, which stay as they are.")
      builder.offersConstructor()
      sequenceSearch(builder, kind: "tuple") { value in
        value.cast(to: TupleObject.self).map { tuple in (count: { tuple.count }, element: { tuple[$0] }) }
      }
      builder.method("__getnewargs__", on: TupleObject.self) { (interpreter, tuple, _) throws(PythonError) in
        interpreter.tuple([interpreter.tuple(tuple.array)])
      }
    }
  }
}
