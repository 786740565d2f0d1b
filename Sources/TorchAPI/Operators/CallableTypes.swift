import PythonRuntime

/// The classes of torch's functions and methods, which Python shows under the names of its own.
final class CallableTypes {
  let function: TypeObject
  let method: TypeObject
  let boundMethod: TypeObject
  let libraryFunction: TypeObject
  let boundLibraryMethod: TypeObject

  init(in torch: Torch) {
    let interpreter = torch.interpreter
    func makeType(
      _ name: String, _ slots: SlotSet, _ members: @escaping (TypeBuilder) -> Void
    ) -> TypeObject {
      TypeObject(
        native: name, base: interpreter.types.object, in: interpreter, isSubclassable: false, slots: slots,
        members: members)
    }
    function = makeType("builtin_function_or_method", [.call, .representation]) { builder in
      builder.describe(
        TorchFunctionObject.self, name: { $0.function.name }, qualifiedName: { $0.qualifiedName },
        documentation: { $0.function.documentation() })
      builder.property(
        "__module__", on: TorchFunctionObject.self,
        get: { (interpreter, function) in interpreter.string(function.module) })
    }
    method = makeType("method_descriptor", [.call, .representation, .descriptorGet]) { builder in
      builder.describe(
        TorchMethodObject.self, name: { $0.function.name }, documentation: { $0.function.documentation() })
    }
    boundMethod = makeType("builtin_function_or_method", [.call, .representation, .equal, .notEqual, .hash]) {
      builder in
      builder.describe(
        BoundTorchMethodObject.self, name: { $0.function.name },
        documentation: { $0.function.documentation() })
      builder.property(
        "__self__", on: BoundTorchMethodObject.self, get: { (_, method) in .object(method.receiver) })
    }
    libraryFunction = makeType("function", [.call, .representation, .descriptorGet]) { builder in
      builder.describe(
        LibraryFunctionObject.self, name: { $0.name }, qualifiedName: { $0.qualifiedName },
        documentation: { $0.documentation })
      builder.property(
        "__module__", on: LibraryFunctionObject.self,
        get: { (interpreter, function) in
          interpreter.string(function.module)
        })
    }
    boundLibraryMethod = makeType("method", [.call, .representation, .equal, .notEqual, .hash]) { builder in
      builder.describe(
        BoundLibraryMethodObject.self, name: { $0.function.name },
        qualifiedName: { $0.function.qualifiedName }, documentation: { $0.function.documentation })
      builder.property("__self__", on: BoundLibraryMethodObject.self, get: { (_, method) in method.receiver })
      builder.property(
        "__func__", on: BoundLibraryMethodObject.self, get: { (_, method) in .object(method.function) })
    }
  }
}

extension TypeBuilder {
  /// The attributes by which Python describes a callable.
  fileprivate func describe<Callable: Object>(
    _ callable: Callable.Type, name: @escaping (Callable) -> String,
    qualifiedName: ((Callable) -> String)? = nil, documentation: @escaping (Callable) -> String
  ) {
    for (attribute, text) in [("__name__", name), ("__qualname__", qualifiedName ?? name)] {
      property(attribute, on: callable, get: { (interpreter, object) in interpreter.string(text(object)) })
    }
    property(
      "__doc__", on: callable,
      get: { (interpreter, object) in
        let text = documentation(object)
        return text.isEmpty ? .none : interpreter.string(text)
      })
  }
}
