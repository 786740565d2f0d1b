extension ObjectDefinitions {
  static func staticMethod(_ object: TypeObject, _ interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "staticmethod", base: object, in: interpreter, hasInstanceDictionary: true,
      slots: [.descriptorGet, .representation],
      constructor: { (interpreter, _, arguments) throws(PythonError) in
        guard arguments.count == 1 else {
          throw .typeError("staticmethod expected 1 argument, got \(arguments.count)")
        }
        return .object(StaticMethodObject(arguments[0], in: interpreter))
      },
      members: { builder in
        ignoringInitializer(builder)
        callWrapper(builder)
        builder.property(
          "__func__", on: StaticMethodObject.self, get: { (_, method) throws(PythonError) in method.function }
        )
        builder.property(
          "__isabstractmethod__", on: StaticMethodObject.self,
          get: { (interpreter, method) throws(PythonError) in
            try isAbstract([method.function], interpreter)
          })
        builder.property(
          "__wrapped__", on: StaticMethodObject.self,
          get: { (_, method) throws(PythonError) in method.function })
        functionAttributes(builder, of: StaticMethodObject.self) { $0.function }
      })
  }

  /// The attributes that a wrapped function lends its wrapper.
  private static func functionAttributes<Wrapper: Object>(
    _ builder: TypeBuilder, of wrapper: Wrapper.Type, _ function: @escaping (Wrapper) -> Value
  ) {
    for name in ["__module__", "__name__", "__qualname__", "__doc__", "__annotations__"] {
      builder.property(
        name, on: wrapper,
        get: { (interpreter, wrapper) throws(PythonError) in
          let name = interpreter.intern(name)
          if let own = wrapper.ownAttribute(name) { return own }
          guard let value = try interpreter.attributeIfPresent(name, of: function(wrapper)) else {
            throw interpreter.missingAttribute(name, of: .object(wrapper))
          }
          return value
        },
        set: { (interpreter, wrapper, value) throws(PythonError) in
          if value.isUnset {
            _ = wrapper.removeOwnAttribute(interpreter.intern(name))
          } else {
            wrapper.setOwnAttribute(interpreter.intern(name), value)
          }
        })
    }
  }

  static func classMethod(_ object: TypeObject, _ interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "classmethod", base: object, in: interpreter, hasInstanceDictionary: true,
      slots: [.descriptorGet, .representation],
      constructor: { (interpreter, _, arguments) throws(PythonError) in
        guard arguments.count == 1 else {
          throw .typeError("classmethod expected 1 argument, got \(arguments.count)")
        }
        return .object(ClassMethodObject(arguments[0], in: interpreter))
      },
      members: { builder in
        ignoringInitializer(builder)
        builder.property(
          "__func__", on: ClassMethodObject.self, get: { (_, method) throws(PythonError) in method.function })
        builder.property(
          "__isabstractmethod__", on: ClassMethodObject.self,
          get: { (interpreter, method) throws(PythonError) in
            try isAbstract([method.function], interpreter)
          })
        builder.property(
          "__wrapped__", on: ClassMethodObject.self,
          get: { (_, method) throws(PythonError) in method.function }
        )
        functionAttributes(builder, of: ClassMethodObject.self) { $0.function }
      })
  }

  /// `__init__` for classes whose constructor has used the arguments.
  static func ignoringInitializer(_ builder: TypeBuilder) {
    builder.method("__init__", "*args, **kwargs") { (_, _, _) throws(PythonError) in .none }
  }

  static func property(_ object: TypeObject, _ interpreter: Interpreter) -> TypeObject {
    let signature = Signature("fget=None, fset=None, fdel=None, doc=None")
    return TypeObject(
      native: "property", base: object, in: interpreter, slots: [.descriptorGet, .descriptorSet],
      constructor: { (interpreter, type, arguments) throws(PythonError) in
        try signature.bind(arguments, name: "property", in: interpreter) { (bound) throws(PythonError) in
          let getter = bound[0].orNone
          let property = PropertyObject(
            getter: getter, setter: bound[1].orNone, deleter: bound[2].orNone, documentation: bound[3].orNone,
            type: type)
          if property.documentation.isNone { try takeDocumentation(of: getter, for: property, interpreter) }
          return .object(property)
        }
      },
      members: { builder in
        builder.documentation("Property attribute.")
        ignoringInitializer(builder)
        propertyMembers(builder)
      })
  }

  private static func takeDocumentation(
    of getter: Value, for property: PropertyObject, _ interpreter: Interpreter
  ) throws(PythonError) {
    guard !getter.isNone else { return }
    let name = interpreter.commonNames[.doc]
    property.documentation = try interpreter.attributeIfPresent(name, of: getter) ?? .none
    property.documentationIsGetters = true
  }

  /// Whether a function, or one of several, is to be defined by derived classes.
  private static func isAbstract(
    _ functions: [Value], _ interpreter: Interpreter
  ) throws(PythonError) -> Value {
    let name = interpreter.intern("__isabstractmethod__")
    for function in functions where !function.isNone {
      if let mark = try interpreter.attributeIfPresent(name, of: function), try interpreter.isTrue(mark) {
        return .bool(true)
      }
    }
    return .bool(false)
  }

  private static func propertyMembers(_ builder: TypeBuilder) {
    func copy(
      _ property: PropertyObject, _ change: (PropertyObject) -> Void
    ) -> PropertyObject {
      let fresh = PropertyObject(
        getter: property.getter, setter: property.setter, deleter: property.deleter,
        documentation: property.documentation, type: property.type)
      fresh.name = property.name
      fresh.documentationIsGetters = property.documentationIsGetters
      change(fresh)
      return fresh
    }
    builder.method("getter", "fget, /", on: PropertyObject.self) {
      (interpreter, property, arguments) throws(PythonError) in
      let fresh = copy(property) { $0.getter = arguments[0] }
      if property.documentationIsGetters { try takeDocumentation(of: arguments[0], for: fresh, interpreter) }
      return .object(fresh)
    }
    builder.method("setter", "fset, /", on: PropertyObject.self) {
      (_, property, arguments) throws(PythonError) in
      .object(copy(property) { $0.setter = arguments[0] })
    }
    builder.method("deleter", "fdel, /", on: PropertyObject.self) {
      (_, property, arguments) throws(PythonError) in
      .object(copy(property) { $0.deleter = arguments[0] })
    }
    builder.property(
      "__isabstractmethod__", on: PropertyObject.self,
      get: { (interpreter, property) throws(PythonError) in
        try isAbstract([property.getter, property.setter, property.deleter], interpreter)
      })
    builder.method("__delete__", "instance, /", on: PropertyObject.self) {
      (interpreter, property, arguments) throws(PythonError) in
      try property.descriptorSet(instance: arguments[0], to: .unset, in: interpreter)
      return .none
    }
    builder.property(
      "fget", on: PropertyObject.self, get: { (_, property) throws(PythonError) in property.getter })
    builder.property(
      "fset", on: PropertyObject.self, get: { (_, property) throws(PythonError) in property.setter })
    builder.property(
      "fdel", on: PropertyObject.self, get: { (_, property) throws(PythonError) in property.deleter })
    builder.property(
      "__doc__", on: PropertyObject.self,
      get: { (_, property) throws(PythonError) in property.documentation },
      set: { (_, property, value) throws(PythonError) in property.documentation = value })
  }

  static func `super`(_ object: TypeObject, _ interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "super", base: object, in: interpreter, slots: [.getAttribute, .representation],
      constructor: { (interpreter, _, arguments) throws(PythonError) in
        if !arguments.keywords.isEmpty { throw .typeError("super() takes no keyword arguments") }
        if arguments.count == 0 { return try interpreter.implicitSuper() }
        if arguments.count > 2 {
          throw .typeError("super() expected at most 2 arguments, got \(arguments.count)")
        }
        guard let start = arguments[0].cast(to: TypeObject.self) else {
          throw .typeError(
            "super() argument 1 must be a type, not \(interpreter.type(of: arguments[0]).errorName)")
        }
        guard arguments.count > 1 else {
          return .object(SuperObject(start: start, receiver: .none, order: nil, in: interpreter))
        }
        return try interpreter.makeSuper(start, arguments[1])
      },
      members: { builder in
        ignoringInitializer(builder)
        builder.property(
          "__thisclass__", on: SuperObject.self,
          get: { (_, object) throws(PythonError) in .object(object.start) })
        builder.property(
          "__self__", on: SuperObject.self, get: { (_, object) throws(PythonError) in object.receiver })
        builder.property(
          "__self_class__", on: SuperObject.self,
          get: { (_, object) throws(PythonError) in object.order.map { .object($0) } ?? .none })
        builder.method("__get__", "instance, owner=None, /", on: SuperObject.self) {
          (interpreter, object, arguments) throws(PythonError) in
          let instance = arguments[0].isNone ? .unset : arguments[0]
          return try object.descriptorGet(instance: instance, owner: object.start, in: interpreter)
        }
      })
  }

  static func module(_ object: TypeObject, _ interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "module", base: object, in: interpreter,
      slots: [.getAttribute, .setAttribute, .deleteAttribute, .representation],
      constructor: { (interpreter, _, arguments) throws(PythonError) in
        if arguments.count + arguments.keywords.count > 2 {
          throw .typeError("module() takes at most 2 arguments (\(arguments.count) given)")
        }
        return try Signature("name, doc=None").bind(arguments, name: "module", in: interpreter) {
          (bound) throws(PythonError) in
          let given = interpreter.type(of: bound[0]).name
          let name = try interpreter.text(
            bound[0], orRaise: "module() argument 'name' must be str, not \(given)")
          let module = ModuleObject(name: name, in: interpreter)
          module.isMadeByProgram = true
          for (attribute, value) in [
            ("__doc__", bound[1].orNone), ("__package__", .none), ("__loader__", .none), ("__spec__", .none),
          ] {
            module.namespace.setValue(value, forName: interpreter.intern(attribute))
          }
          return .object(module)
        }
      },
      members: { builder in
        ignoringInitializer(builder)
        builder.property(
          "__dict__", on: ModuleObject.self,
          get: { (_, module) throws(PythonError) in .object(module.namespace) })
      })
  }
}

extension Interpreter {
  /// `super(start, receiver)`.
  func makeSuper(_ start: TypeObject, _ receiver: Value) throws(PythonError) -> Value {
    if let type = receiver.cast(to: TypeObject.self), type.isSubtype(of: start) {
      return .object(SuperObject(start: start, receiver: receiver, order: type, in: self))
    }
    let type = type(of: receiver)
    guard type.isSubtype(of: start) else {
      throw .typeError("super(type, obj): obj must be an instance or subtype of type")
    }
    return .object(SuperObject(start: start, receiver: receiver, order: type, in: self))
  }
}
