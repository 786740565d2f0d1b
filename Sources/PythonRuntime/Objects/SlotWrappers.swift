/// The methods such as `list.__len__` that stand for the special methods of native classes.
extension TypeBuilder {
  /// Adds a method for each special method that the class implements and its members have not defined.
  func addSlotWrappers() {
    for slot in Slot.allCases where type.nativeSlots.contains(slot) {
      add(slot)
      if slot == .setItem, type.nativeSlots.contains(.deleteItem) { continue }
    }
    if type.nativeSlots.contains(.hash) == false, type.nativeSlots.contains(.equal),
      type.definitions[interpreter.intern("__hash__")] == nil
    {
      // A mutable container: equal by value, so that it has no hash.
      set("__hash__", .none)
    }
  }

  private func add(_ slot: Slot) {
    let name = interpreter.intern(slot.name)
    guard type.definitions[name] == nil, let wrapper = SlotWrappers.wrapper(for: slot) else { return }
    // Some containers have methods of their own for what they are asked most.
    let types = interpreter.types
    let isMethod =
      switch slot {
      case .format: true
      case .getItem: type === types.list || type === types.dict
      case .contains: type === types.dict || type === types.set || type === types.frozenSet
      default: false
      }
    type.definitions[name] = .object(
      NativeMethod(slot.name, wrapper.signature, owner: type, isSlotWrapper: !isMethod, body: wrapper.body))
  }
}

/// Makes the wrappers; each calls the native method of the receiver's Swift class, so that `super().__len__()` in
/// a derived class ends there.
enum SlotWrappers {
  typealias Wrapper = (signature: String, body: NativeMethodBody)

  static func wrapper(for slot: Slot) -> Wrapper? {
    let raw = slot.rawValue
    if raw < Slot.reflectedAdd.rawValue, let operation = BinaryOperation(rawValue: raw) {
      return binary(operation, reflected: false)
    }
    if raw < Slot.inPlaceAdd.rawValue,
      let operation = BinaryOperation(rawValue: raw - Slot.reflectedAdd.rawValue)
    {
      return binary(operation, reflected: true)
    }
    if raw < Slot.negative.rawValue,
      let operation = BinaryOperation(rawValue: raw - Slot.inPlaceAdd.rawValue)
    {
      return (
        "value, /",
        { (interpreter, receiver, arguments) throws(PythonError) in
          guard case .object(let object) = receiver else { return .notImplemented }
          return try object.inPlace(operation, arguments[0], in: interpreter)
        }
      )
    }
    if raw < Slot.less.rawValue, let operation = UnaryOperation(rawValue: raw - Slot.negative.rawValue) {
      return (
        "",
        { (interpreter, receiver, _) throws(PythonError) in
          guard case .object(let object) = receiver else {
            return Arithmetic.unary(operation, receiver, in: interpreter)
          }
          return try object.unary(operation, in: interpreter)
        }
      )
    }
    if raw < Slot.getItem.rawValue, let comparison = Comparison(rawValue: raw - Slot.less.rawValue) {
      return (
        "value, /",
        { (interpreter, receiver, arguments) throws(PythonError) in
          if isWider(arguments[0], than: receiver) { return .notImplemented }
          guard case .object(let object) = receiver else {
            return Arithmetic.compare(comparison, receiver, arguments[0])
          }
          return try object.compare(comparison, arguments[0], in: interpreter)
        }
      )
    }
    return container(slot) ?? conversion(slot) ?? access(slot)
  }

  /// Whether the methods of an integer leave an operand to the other number's class.
  private static func isWider(_ operand: Value, than receiver: Value) -> Bool {
    switch (receiver, operand) {
    case (.int, .float), (.bool, .float): true
    case (.int, .object(let other)), (.bool, .object(let other)), (.float, .object(let other)):
      other is ComplexObject
    default: false
    }
  }

  private static func binary(_ operation: BinaryOperation, reflected: Bool) -> Wrapper {
    (
      operation == .power ? "value, mod=None, /" : "value, /",
      { (interpreter, receiver, arguments) throws(PythonError) in
        if isWider(arguments[0], than: receiver) { return .notImplemented }
        if operation == .power, !arguments.value(1, default: .none).isNone {
          let (base, exponent) = reflected ? (arguments[0], receiver) : (receiver, arguments[0])
          return try Builtins.modularPower(base, exponent, arguments[1], interpreter, asksBase: false)
        }
        guard case .object(let object) = receiver else {
          return try reflected
            ? Arithmetic.binary(operation, arguments[0], receiver, in: interpreter)
            : Arithmetic.binary(operation, receiver, arguments[0], in: interpreter)
        }
        return try object.binary(operation, arguments[0], reflected: reflected, in: interpreter)
      }
    )
  }

  /// A wrapper for receivers that are objects, which all containers are.
  private static func onObject(
    _ signature: String, _ body: @escaping (Interpreter, Object, Arguments) throws(PythonError) -> Value
  ) -> Wrapper {
    (
      signature,
      { (interpreter, receiver, arguments) throws(PythonError) in
        guard case .object(let object) = receiver else { throw .typeError("an object is required") }
        return try body(interpreter, object, arguments)
      }
    )
  }

  private static func container(_ slot: Slot) -> Wrapper? {
    switch slot {
    case .getItem:
      onObject("key, /") { (interpreter, object, arguments) throws(PythonError) in
        try object.item(arguments[0], in: interpreter)
      }
    case .setItem:
      onObject("key, value, /") { (interpreter, object, arguments) throws(PythonError) in
        try object.setItem(arguments[0], to: arguments[1], in: interpreter)
        return .none
      }
    case .deleteItem:
      onObject("key, /") { (interpreter, object, arguments) throws(PythonError) in
        try object.deleteItem(arguments[0], in: interpreter)
        return .none
      }
    case .length:
      onObject("") { (interpreter, object, _) throws(PythonError) in
        .int(try object.length(in: interpreter))
      }
    case .contains:
      onObject("key, /") { (interpreter, object, arguments) throws(PythonError) in
        .bool(try object.contains(arguments[0], in: interpreter))
      }
    case .iterate:
      onObject("") { (interpreter, object, _) throws(PythonError) in try object.iterator(in: interpreter) }
    case .next:
      onObject("") { (interpreter, object, _) throws(PythonError) in
        if let value = try object.next(in: interpreter) { return value }
        throw PythonError(.stopIteration)
      }
    default: nil
    }
  }

  private static func conversion(_ slot: Slot) -> Wrapper? {
    switch slot {
    case .truth:
      return (
        "",
        { (interpreter, receiver, _) throws(PythonError) in
          guard case .object(let object) = receiver else { return .bool(try interpreter.isTrue(receiver)) }
          return .bool(try object.isTrue(in: interpreter))
        }
      )
    case .hash:
      return (
        "",
        { (interpreter, receiver, _) throws(PythonError) in
          guard case .object(let object) = receiver else { return .int(try interpreter.hash(receiver)) }
          return .int(try object.hash(in: interpreter))
        }
      )
    case .representation:
      return (
        "",
        { (interpreter, receiver, _) throws(PythonError) in
          guard case .object(let object) = receiver else {
            return interpreter.string(try interpreter.representation(of: receiver))
          }
          return interpreter.string(try object.representation(in: interpreter))
        }
      )
    case .string:
      return (
        "",
        { (interpreter, receiver, _) throws(PythonError) in
          guard case .object(let object) = receiver else {
            return interpreter.string(try interpreter.string(of: receiver))
          }
          return interpreter.string(try object.string(in: interpreter))
        }
      )
    case .format:
      return (
        "format_spec, /",
        { (interpreter, receiver, arguments) throws(PythonError) in
          let specification = try interpreter.text(
            arguments[0],
            orRaise: "__format__() argument must be str, not \(interpreter.type(of: arguments[0]).errorName)")
          guard case .object(let object) = receiver else {
            return interpreter.string(try interpreter.format(receiver, specification))
          }
          return interpreter.string(try object.format(specification, in: interpreter))
        }
      )
    case .integer, .index:
      return (
        "",
        { (interpreter, receiver, _) throws(PythonError) in
          switch receiver {
          case .object(let object):
            return try slot == .index ? object.index(in: interpreter) : object.integer(in: interpreter)
          case .bool(let value): return .int(value ? 1 : 0)
          case .float(let value): return try interpreter.integer(truncating: value)
          default: return receiver
          }
        }
      )
    case .float:
      return (
        "", { (interpreter, receiver, _) throws(PythonError) in .float(try interpreter.double(receiver)) }
      )
    default: return nil
    }
  }

  private static func access(_ slot: Slot) -> Wrapper? {
    switch slot {
    case .call:
      return nil
    case .getAttribute:
      return onObject("name, /") { (interpreter, object, arguments) throws(PythonError) in
        try object.attribute(interpreter.attributeName(arguments[0]), in: interpreter)
      }
    case .setAttribute:
      return onObject("name, value, /") { (interpreter, object, arguments) throws(PythonError) in
        try object.setAttribute(interpreter.attributeName(arguments[0]), to: arguments[1], in: interpreter)
        return .none
      }
    case .deleteAttribute:
      return onObject("name, /") { (interpreter, object, arguments) throws(PythonError) in
        try object.deleteAttribute(interpreter.attributeName(arguments[0]), in: interpreter)
        return .none
      }
    case .descriptorGet:
      return onObject("instance, owner=None, /") { (interpreter, object, arguments) throws(PythonError) in
        let instance = arguments[0].isNone ? Value.unset : arguments[0]
        let owner = arguments[1].cast(to: TypeObject.self) ?? interpreter.type(of: arguments[0])
        return try object.descriptorGet(instance: instance, owner: owner, in: interpreter)
      }
    case .descriptorSet:
      return onObject("instance, value, /") { (interpreter, object, arguments) throws(PythonError) in
        try object.descriptorSet(instance: arguments[0], to: arguments[1], in: interpreter)
        return .none
      }
    case .enter:
      return onObject("") { (interpreter, object, _) throws(PythonError) in try object.enter(in: interpreter)
      }
    case .exit:
      return onObject("type, value, traceback, /") { (interpreter, object, arguments) throws(PythonError) in
        .bool(try object.exit(arguments[1].cast(to: ExceptionObject.self), in: interpreter))
      }
    default: return nil
    }
  }
}

extension Interpreter {
  /// An attribute's name given as a value.
  package func attributeName(_ value: Value) throws(PythonError) -> StringObject {
    guard let text = value.cast(to: StringObject.self) else {
      throw .typeError("attribute name must be string, not '\(type(of: value).errorName)'")
    }
    return intern(text)
  }
}
