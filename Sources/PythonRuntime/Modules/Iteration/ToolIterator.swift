/// An iterator of `itertools`: its class and what makes its next element.
package final class ToolIterator: Object {
  /// The function that makes the elements, an object so that long chains of iterators are released in a loop.
  private final class Step: Object {
    let body: (Interpreter) throws(PythonError) -> Value?

    init(type: TypeObject, body: @escaping (Interpreter) throws(PythonError) -> Value?) {
      self.body = body
      super.init(type: type)
    }
  }

  private var step: Value
  private let text: ((Interpreter) throws(PythonError) -> String)?

  init(
    type: TypeObject, text: ((Interpreter) throws(PythonError) -> String)? = nil,
    step: @escaping (Interpreter) throws(PythonError) -> Value?
  ) {
    self.step = .object(Step(type: type.interpreter.types.object, body: step))
    self.text = text
    super.init(type: type)
  }

  deinit {
    type.releaseQueue.release(&step)
  }

  package override func initialize(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) {}

  package override func iterator(in interpreter: Interpreter) throws(PythonError) -> Value { .object(self) }

  package override func next(in interpreter: Interpreter) throws(PythonError) -> Value? {
    guard case .object(let object) = step else { return nil }
    try interpreter.enterNativeCall()
    defer { interpreter.leaveNativeCall() }
    return try unsafeDowncast(object, to: Step.self).body(interpreter)
  }

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    if let text { return try text(interpreter) }
    return interpreter.defaultRepresentation(of: self)
  }
}

/// Adds the classes of `itertools`.
struct ToolBuilder {
  let builder: ModuleBuilder

  /// A class whose constructor binds a signature and makes the function that yields the elements.
  @discardableResult
  func tool(
    _ name: String, _ signature: String, _ documentation: String,
    members: @escaping (TypeBuilder) -> Void = { _ in },
    make: @escaping (Interpreter, TypeObject, Arguments) throws(PythonError) -> ToolIterator
  ) -> TypeObject {
    let interpreter = builder.interpreter
    let type = TypeObject(
      native: name, module: "itertools", base: interpreter.types.object, in: interpreter,
      slots: [.iterate, .next, .representation],
      constructor: TypeDefinitions.constructor(name, signature) {
        (interpreter, type, arguments) throws(PythonError) in
        .object(try make(interpreter, type, arguments))
      },
      members: { builder in
        builder.documentation(documentation)
        members(builder)
      })
    builder.qualifiedType(type)
    return type
  }
}
