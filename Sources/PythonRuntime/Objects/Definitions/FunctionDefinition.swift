extension ObjectDefinitions {
  /// The class of functions written in Python.
  static func function(_ object: TypeObject, _ interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "function", base: object, in: interpreter, isSubclassable: false, hasInstanceDictionary: true,
      slots: [.descriptorGet, .representation]
    ) { builder in
      functionAttributes(builder)
      functionCode(builder)
      callWrapper(builder)
    }
  }

  /// `__call__` of a class whose instances are called natively.
  static func callWrapper(_ builder: TypeBuilder) {
    builder.method("__call__", "*args, **kwargs") { (interpreter, receiver, arguments) throws(PythonError) in
      var keywords: [(name: String, value: Value)] = []
      for (key, value) in arguments[0].cast(to: DictObject.self)?.items ?? [] {
        keywords.append((try interpreter.string(of: key), value))
      }
      return try interpreter.call(receiver, Array(arguments.rest), keywords: keywords, isNative: true)
    }
  }

  private static func functionAttributes(_ builder: TypeBuilder) {
    builder.property(
      "__name__", on: FunctionObject.self,
      get: { (interpreter, function) throws(PythonError) in interpreter.string(function.name) },
      set: { (interpreter, function, value) throws(PythonError) in
        function.name = try interpreter.text(value, orRaise: "__name__ must be set to a string object")
      })
    builder.property(
      "__qualname__", on: FunctionObject.self,
      get: { (interpreter, function) throws(PythonError) in interpreter.string(function.qualifiedName) },
      set: { (interpreter, function, value) throws(PythonError) in
        function.qualifiedName = try interpreter.text(
          value, orRaise: "__qualname__ must be set to a string object")
      })
    builder.property(
      "__doc__", on: FunctionObject.self,
      get: { (_, function) throws(PythonError) in function.documentation },
      set: { (_, function, value) throws(PythonError) in function.documentation = value.orNone })
    builder.property(
      "__module__", on: FunctionObject.self,
      get: { (_, function) throws(PythonError) in function.moduleName },
      set: { (_, function, value) throws(PythonError) in function.moduleName = value.orNone })
    builder.property(
      "__annotations__", on: FunctionObject.self,
      get: { (interpreter, function) throws(PythonError) in
        if function.annotations.isUnset { function.annotations = .object(interpreter.makeDict()) }
        return function.annotations
      },
      set: { (_, function, value) throws(PythonError) in function.annotations = value })
  }

  private static func functionCode(_ builder: TypeBuilder) {
    builder.property(
      "__code__", on: FunctionObject.self,
      get: { (_, function) throws(PythonError) in .object(function.code) },
      set: { (_, function, value) throws(PythonError) in
        guard let code = value.cast(to: CodeObject.self) else {
          throw .typeError("__code__ must be set to a code object")
        }
        guard code.freeNames.count == function.closure.count else {
          throw .valueError(
            "\(function.name)() requires a code object with \(function.closure.count) free vars, "
              + "not \(code.freeNames.count)")
        }
        function.code = code
      })
    builder.property(
      "__defaults__", on: FunctionObject.self,
      get: { (interpreter, function) throws(PythonError) in
        function.defaults.isEmpty ? .none : interpreter.tuple(function.defaults)
      },
      set: { (_, function, value) throws(PythonError) in
        if value.isNone || value.isUnset {
          function.defaults = []
        } else if let tuple = value.cast(to: TupleObject.self) {
          function.defaults = tuple.array
        } else {
          throw .typeError("__defaults__ must be set to a tuple object")
        }
      })
    builder.property(
      "__kwdefaults__", on: FunctionObject.self,
      get: { (interpreter, function) throws(PythonError) in
        if function.keywordDefaults.isEmpty { return .none }
        let dictionary = interpreter.makeDict()
        for (name, value) in function.keywordDefaults { dictionary.setValue(value, forName: name) }
        return .object(dictionary)
      },
      set: { (interpreter, function, value) throws(PythonError) in
        if value.isNone || value.isUnset {
          function.keywordDefaults = []
        } else if let dictionary = value.cast(to: DictObject.self) {
          function.keywordDefaults = dictionary.items.compactMap { key, value in
            key.cast(to: StringObject.self).map { (interpreter.intern($0), value) }
          }
        } else {
          throw .typeError("__kwdefaults__ must be set to a dict object")
        }
      })
    builder.property(
      "__globals__", on: FunctionObject.self,
      get: { (_, function) throws(PythonError) in .object(function.globals) })
    builder.property(
      "__closure__", on: FunctionObject.self,
      get: { (interpreter, function) throws(PythonError) in
        function.closure.isEmpty ? .none : interpreter.tuple(Array(function.closure))
      })
  }

  /// The classes of methods with their receiver, of Python and of native functions.
  static func method(_ name: String, _ object: TypeObject, _ interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: name, base: object, in: interpreter, isSubclassable: false,
      slots: [.getAttribute, .representation, .equal, .hash],
      constructor: { (interpreter, _, arguments) throws(PythonError) in
        guard arguments.count == 2 else {
          throw .typeError("method expected 2 arguments, got \(arguments.count)")
        }
        return .object(
          BoundMethodObject(function: arguments[0], receiver: arguments[1], in: interpreter))
      },
      members: { builder in
        callWrapper(builder)
        builder.property(
          "__self__", on: BoundMethodObject.self, get: { (_, method) throws(PythonError) in method.receiver })
        builder.property(
          "__func__", on: BoundMethodObject.self, get: { (_, method) throws(PythonError) in method.function })
        for name in ["__name__", "__qualname__", "__doc__"] {
          builder.property(
            name, on: BoundMethodObject.self,
            get: { (interpreter, method) throws(PythonError) in
              try interpreter.attribute(name, of: method.function)
            })
        }
      })
  }

  /// The class of functions written in Swift.
  static func nativeFunction(_ object: TypeObject, _ interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "builtin_function_or_method", base: object, in: interpreter, isSubclassable: false,
      slots: [.representation]
    ) { builder in
      callWrapper(builder)
      builder.property(
        "__name__",
        get: { (interpreter, value) throws(PythonError) in
          interpreter.string(value.cast(to: NativeFunction.self)?.name ?? "__new__")
        })
      builder.property(
        "__qualname__",
        get: { (interpreter, value) throws(PythonError) in
          interpreter.string(value.cast(to: NativeFunction.self)?.name ?? "__new__")
        })
      builder.property(
        "__module__",
        get: { (interpreter, value) throws(PythonError) in
          interpreter.string(value.cast(to: NativeFunction.self)?.moduleName ?? "builtins")
        })
      builder.property(
        "__doc__",
        get: { (interpreter, value) throws(PythonError) in
          interpreter.string(value.cast(to: NativeFunction.self)?.documentation ?? "")
        })
      builder.property("__self__", get: { (_, _) throws(PythonError) in .none })
    }
  }

  /// The classes of methods and special methods of native classes.
  static func nativeMethod(_ name: String, _ object: TypeObject, _ interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: name, base: object, in: interpreter, isSubclassable: false,
      slots: [.descriptorGet, .representation]
    ) { builder in
      callWrapper(builder)
      builder.property(
        "__name__", on: NativeMethod.self,
        get: { (interpreter, method) throws(PythonError) in interpreter.string(method.name) })
      builder.property(
        "__qualname__", on: NativeMethod.self,
        get: { (interpreter, method) throws(PythonError) in
          interpreter.string("\(method.owner.name).\(method.name)")
        })
      builder.property(
        "__doc__", on: NativeMethod.self,
        get: { (interpreter, method) throws(PythonError) in interpreter.string(method.documentation) })
      builder.property(
        "__objclass__", on: NativeMethod.self,
        get: { (_, method) throws(PythonError) in .object(method.owner) })
    }
  }

  static func nativeProperty(_ object: TypeObject, _ interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "getset_descriptor", base: object, in: interpreter, isSubclassable: false,
      slots: [.descriptorGet, .descriptorSet, .representation]
    ) { builder in
      builder.property(
        "__name__", on: NativeProperty.self,
        get: { (interpreter, property) throws(PythonError) in interpreter.string(property.name) })
      builder.property(
        "__doc__", on: NativeProperty.self,
        get: { (interpreter, property) throws(PythonError) in interpreter.string(property.documentation) })
    }
  }

  static func cell(_ object: TypeObject, _ interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "cell", base: object, in: interpreter, isSubclassable: false,
      slots: [.representation, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual],
      constructor: { (interpreter, _, arguments) throws(PythonError) in
        if arguments.keywordNames != nil { throw .typeError("cell() takes no keyword arguments") }
        guard arguments.count <= 1 else {
          throw .typeError("cell expected at most 1 argument, got \(arguments.count)")
        }
        var value = arguments.count == 1 ? arguments[0] : .unset
        return withUnsafeMutablePointer(to: &value) { place in
          let cell = Value.object(CellObject(taking: place, in: interpreter))
          place.initialize(to: .unset)
          return cell
        }
      },
      members: { builder in
        ignoringInitializer(builder)
        builder.property(
          "cell_contents", on: CellObject.self,
          get: { (_, cell) throws(PythonError) in
            if cell.value.isUnset { throw .valueError("Cell is empty") }
            return cell.value
          },
          set: { (_, cell, value) throws(PythonError) in cell.value = value })
      })
  }

  /// A function's parameters, and the other variables that no inner function captures.
  private static func plainVariables(of code: CodeObject) -> [StringObject] {
    let parameterCount =
      code.positionalCount + code.keywordOnlyCount + (code.hasVariadic ? 1 : 0)
      + (code.hasKeywordVariadic ? 1 : 0)
    return code.slotNames.indices.filter { $0 < parameterCount || !code.cellSlots.contains($0) }
      .map { code.slotNames[$0] }
  }

  static func code(_ object: TypeObject, _ interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "code", base: object, in: interpreter, isSubclassable: false, slots: [.representation]
    ) { builder in
      func property(_ name: String, _ get: @escaping (Interpreter, CodeObject) -> Value) {
        builder.property(
          name, on: CodeObject.self,
          get: { (interpreter, code) throws(PythonError) in get(interpreter, code) })
      }
      property("co_name") { $0.string($1.name) }
      property("co_qualname") { $0.string($1.qualifiedName) }
      property("co_filename") { $0.string($1.fileName) }
      property("co_firstlineno") { .int($1.firstLine) }
      property("co_argcount") { .int($1.positionalCount) }
      property("co_posonlyargcount") { .int($1.positionalOnlyCount) }
      property("co_kwonlyargcount") { .int($1.keywordOnlyCount) }
      property("co_nlocals") { .int(plainVariables(of: $1).count) }
      property("co_varnames") { $0.tuple(plainVariables(of: $1).map { .object($0) }) }
      property("co_freevars") { $0.tuple($1.freeNames.map { .object($0) }) }
      property("co_cellvars") { interpreter, code in
        let names = code.cellSlots.map { code.slotNames[$0] }
        return interpreter.tuple(names.sorted { $0.value < $1.value }.map { .object($0) })
      }
      property("co_flags") { _, code in
        .int(
          3 | (code.hasVariadic ? 4 : 0) | (code.hasKeywordVariadic ? 8 : 0) | (code.isGenerator ? 32 : 0))
      }
    }
  }
}
