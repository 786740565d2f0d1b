/// `weakref.ref`: a reference that does not keep its object alive.
package final class WeakReferenceObject: Object, NativeObject {
  private let target: () -> Value?

  init(_ target: @escaping () -> Value?, type: TypeObject) {
    self.target = target
    super.init(type: type)
  }

  package override func call(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) -> Value
  {
    target() ?? .none
  }

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    let place = "<weakref at \(interpreter.addressText(of: self)); "
    guard let value = target() else { return place + "dead>" }
    let type = interpreter.type(of: value).name
    return place + "to '\(type)' at \(value.object.map { interpreter.addressText(of: $0) } ?? "")>"
  }

  package static func makeType(in interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "ReferenceType", module: "weakref", base: interpreter.types.object, in: interpreter,
      slots: [.call, .representation],
      constructor: { (interpreter, type, arguments) throws(PythonError) in
        guard arguments.count == 1, arguments.keywords.isEmpty else {
          throw .typeError("a weak reference takes one object here: calls at its end are not supported")
        }
        guard let object = arguments[0].object, let target = object.weakTarget else {
          throw .typeError(
            "cannot create weak reference to '\(interpreter.type(of: arguments[0]).name)' object")
        }
        return .object(WeakReferenceObject(target, type: type))
      },
      members: { builder in
        builder.documentation("A reference that does not keep its object alive.")
        ObjectDefinitions.callWrapper(builder)
        builder.method("__eq__", "other, /", on: WeakReferenceObject.self) {
          (interpreter, reference, arguments) throws(PythonError) in
          guard let other = arguments[0].cast(to: WeakReferenceObject.self) else { return .notImplemented }
          guard let first = reference.target(), let second = other.target() else {
            return .bool(other === reference)
          }
          return .bool(try interpreter.areEqual(first, second))
        }
        builder.method("__hash__", "", on: WeakReferenceObject.self) {
          (interpreter, reference, _) throws(PythonError) in
          guard let value = reference.target() else { throw .typeError("weak object has gone away") }
          return .int(try interpreter.hash(value))
        }
      })
  }
}

/// `weakref` and `gc`.
enum MemoryModules {
  static func fillWeakReferences(_ builder: ModuleBuilder) {
    let type = builder.interpreter.type(for: WeakReferenceObject.self)
    builder.set("ref", .object(type))
    builder.set("ReferenceType", .object(type))
  }

  static func fillCollector(_ builder: ModuleBuilder) {
    let collector = builder.interpreter.collector
    builder.function("collect", "generation=2", "Frees unreachable cycles; returns their number of objects.")
    {
      (_, _) in .int(collector.collect())
    }
    builder.function("enable", "", "Lets collections happen by themselves.") { (_, _) in
      collector.isEnabled = true
      return .none
    }
    builder.function("disable", "", "Keeps collections from happening by themselves.") { (_, _) in
      collector.isEnabled = false
      return .none
    }
    builder.function("isenabled", "", "Whether collections happen by themselves.") { (_, _) in
      .bool(collector.isEnabled)
    }
  }
}
