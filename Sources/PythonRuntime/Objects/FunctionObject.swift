/// A function written in Python.
package final class FunctionObject: Object {
  /// Whether a call makes a generator.
  package var isGeneratorFunction: Bool { code.isGenerator }

  package internal(set) var code: CodeObject {
    didSet {
      // Calls that still run it hold it by the function.
      assignable.formerCode.append(oldValue)
      codeReference = Unmanaged.passUnretained(code)
    }
  }
  /// The code again, for calls to look at without counting a reference.
  private(set) var codeReference: Unmanaged<CodeObject>
  let globals: DictObject
  /// The values of the last positional parameters that have defaults.
  var defaults: [Value]
  /// The cells of the captured variables, in the order of the code's free names.
  let closure: UnsafeMutableBufferPointer<Value>
  /// What was assigned in place of what the code and the globals say; none for most functions.
  private var assigned: Assigned?

  private final class Assigned {
    var formerCode: [CodeObject] = []
    var name: String?
    var qualifiedName: String?
    var module: Value = .unset
    var documentation: Value = .unset
    var annotations: Value = .unset
    var keywordDefaults: [(name: StringObject, value: Value)] = []
  }

  private var assignable: Assigned {
    if let assigned { return assigned }
    let fresh = Assigned()
    assigned = fresh
    return fresh
  }

  var annotations: Value {
    get { assigned?.annotations ?? .unset }
    set { assignable.annotations = newValue }
  }

  /// The values of the keyword-only parameters that have defaults.
  var keywordDefaults: [(name: StringObject, value: Value)] {
    get { assigned?.keywordDefaults ?? [] }
    set { assignable.keywordDefaults = newValue }
  }

  package var name: String {
    get { assigned?.name ?? code.name }
    set { assignable.name = newValue }
  }

  package var qualifiedName: String {
    get { assigned?.qualifiedName ?? code.qualifiedName }
    set { assignable.qualifiedName = newValue }
  }

  /// `__module__`: the globals' `__name__`, unless it was assigned.
  var moduleName: Value {
    get {
      if let module = assigned?.module, !module.isUnset { return module }
      return globals.value(forName: type.interpreter.commonNames[.name]) ?? .none
    }
    set { assignable.module = newValue }
  }

  var documentation: Value {
    get {
      if let documentation = assigned?.documentation, !documentation.isUnset { return documentation }
      return code.documentation
    }
    set { assignable.documentation = newValue }
  }

  init(
    code: __shared CodeObject, globals: __shared DictObject, closure: UnsafeMutableBufferPointer<Value>,
    in interpreter: __shared Interpreter
  ) {
    self.code = code
    codeReference = Unmanaged.passUnretained(code)
    self.globals = globals
    self.closure = closure
    defaults = []
    super.init(native: interpreter.types.functionReference)
  }

  deinit {
    if let base = closure.baseAddress {
      type.releaseQueue.release(base, count: closure.count)
      base.giveBack()
    }
    for index in defaults.indices { type.releaseQueue.release(&defaults[index]) }
  }

  package override var holdsReferences: Bool { true }

  package override func visitReferences(_ visitor: inout ReferenceVisitor) {
    super.visitReferences(&visitor)
    if let base = closure.baseAddress { visitor.visit(base, count: closure.count) }
    for value in defaults { visitor.visit(value) }
  }

  package override var descriptorKind: DescriptorKind { .nonData }

  package override func descriptorGet(
    instance: Value, owner: TypeObject, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    if instance.isUnset { return .object(self) }
    return .object(BoundMethodObject(function: .object(self), receiver: instance, in: interpreter))
  }

  package override func call(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) -> Value
  {
    try interpreter.callFunction(self, arguments)
  }

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    "<function \(qualifiedName) at \(interpreter.addressText(of: self))>"
  }
}

/// A function with its receiver: what `instance.method` yields.
package final class BoundMethodObject: Object {
  package internal(set) var function: Value
  package internal(set) var receiver: Value

  package init(function: Value, receiver: Value, in interpreter: Interpreter) {
    self.function = function
    self.receiver = receiver
    super.init(type: interpreter.types.method)
    if case .object(let object) = function, object is NativeMethod || object is NativeClassMethod {
      let isWrapper = (object as? NativeMethod)?.isShownAsWrapper ?? false
      type = isWrapper ? interpreter.types.methodWrapper : interpreter.types.nativeBoundMethod
    }
  }

  deinit {
    type.releaseQueue.release(&receiver)
    type.releaseQueue.release(&function)
  }

  package override var holdsReferences: Bool { true }

  package override func visitReferences(_ visitor: inout ReferenceVisitor) {
    super.visitReferences(&visitor)
    visitor.visit(function)
    visitor.visit(receiver)
  }

  package override func call(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) -> Value
  {
    guard case .object(let object) = function else {
      throw .typeError("'\(interpreter.type(of: function).errorName)' object is not callable")
    }
    if let method = object as? NativeMethod {
      return try method.callDescriptor(on: receiver, arguments, in: interpreter)
    }
    if let method = object as? NativeClassMethod {
      return try method.call(on: receiver, arguments, in: interpreter)
    }
    return try interpreter.call(function, prepending: receiver, arguments)
  }

  package override func attribute(
    _ name: StringObject, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    if type === interpreter.types.method, type.lookup(name) == nil {
      return try interpreter.attribute(name, of: function)
    }
    return try super.attribute(name, in: interpreter)
  }

  package override func compare(
    _ comparison: Comparison, _ other: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    guard comparison == .equal || comparison == .notEqual, let method = other.cast(to: BoundMethodObject.self)
    else { return .notImplemented }
    let same = function.isIdentical(to: method.function) && receiver.isIdentical(to: method.receiver)
    return .bool(same == (comparison == .equal))
  }

  package override func hash(in interpreter: Interpreter) throws(PythonError) -> Int {
    var hash = 0
    if case .object(let object) = function { hash = object.identityHash }
    if case .object(let object) = receiver { hash ^= object.identityHash &* 31 }
    return hash
  }

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    if let native = function.cast(to: NativeMethod.self) {
      let owner = interpreter.type(of: receiver).name
      let kind =
        native.isShownAsWrapper ? "method-wrapper '\(native.name)'" : "built-in method \(native.name)"
      return "<\(kind) of \(owner) object at \(interpreter.addressText(interpreter.identity(of: receiver)))>"
    }
    if let native = function.cast(to: NativeClassMethod.self), case .object(let object) = receiver {
      let owner = object.type.name
      return "<built-in method \(native.name) of \(owner) object at \(interpreter.addressText(of: object))>"
    }
    let text = try interpreter.representation(of: receiver)
    var name = function.cast(to: FunctionObject.self)?.qualifiedName
    if name == nil {
      let found = try interpreter.attributeIfPresent(interpreter.commonNames[.qualifiedName], of: function)
      name = found?.cast(to: StringObject.self)?.value
    }
    return "<bound method \(name ?? "?") of \(text)>"
  }
}

/// A variable that inner functions capture.
package final class CellObject: Object {
  var value: Value

  /// Where the value is, while somebody holds the cell.
  @inline(__always)
  var place: UnsafeMutablePointer<Value> {
    withUnsafeMutablePointer(to: &value) { $0 }
  }

  /// A cell that takes over the value of a place, which is to be overwritten.
  init(taking place: UnsafeMutablePointer<Value>, in interpreter: __shared Interpreter) {
    value = place.move()
    super.init(native: interpreter.types.cellReference)
    interpreter.collector.track(self)
  }

  deinit {
    type.releaseQueue.release(&value)
  }

  package override var holdsReferences: Bool { true }

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    let address = interpreter.addressText(of: self)
    if value.isUnset { return "<cell at \(address): empty>" }
    let place = interpreter.addressText(interpreter.identity(of: value))
    return "<cell at \(address): \(interpreter.type(of: value).errorName) object at \(place)>"
  }

  package override func compare(
    _ comparison: Comparison, _ other: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    guard let other = other.cast(to: CellObject.self) else { return .notImplemented }
    // An empty cell comes before all others.
    if value.isUnset || other.value.isUnset {
      let ranks = [value, other.value].map { Value.int($0.isUnset ? 0 : 1) }
      return Arithmetic.compare(comparison, ranks[0], ranks[1])
    }
    return try interpreter.compare(comparison, value, other.value)
  }

  package override func visitReferences(_ visitor: inout ReferenceVisitor) {
    visitor.visit(place)
  }

  package override func dropReferences() {
    value = .unset
  }
}
