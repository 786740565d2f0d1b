/// A field of a named tuple.
package final class TupleGetter: Object, NativeObject {
  private let index: Int
  private let documentation: String

  init(index: Int, documentation: String, in interpreter: Interpreter) {
    self.index = index
    self.documentation = documentation
    super.init(type: interpreter.type(for: TupleGetter.self))
  }

  package static func makeType(in interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "_tuplegetter", module: "_collections", base: interpreter.types.object, in: interpreter,
      isSubclassable: false, slots: [.descriptorGet, .descriptorSet, .representation]
    ) { builder in
      builder.property(
        "__doc__", on: TupleGetter.self,
        get: { (interpreter, getter) throws(PythonError) in interpreter.string(getter.documentation) })
    }
  }

  package override var descriptorKind: DescriptorKind { .data }

  package override func descriptorGet(
    instance: Value, owner: TypeObject, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    guard let tuple = instance.cast(to: TupleObject.self) else {
      if instance.isUnset { return .object(self) }
      throw .typeError(
        "descriptor for index '\(index)' for tuple subclasses doesn't apply to "
          + "'\(interpreter.type(of: instance).errorName)' object")
    }
    guard index < tuple.count else { throw .indexError("tuple index out of range") }
    return tuple[index]
  }

  package override func descriptorSet(
    instance: Value, to value: Value, in interpreter: Interpreter
  ) throws(PythonError) {
    throw PythonError(.attributeError, value.isUnset ? "can't delete attribute" : "can't set attribute")
  }

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    "_tuplegetter(\(index), \(TextRepresentation.quoted(documentation)))"
  }
}
