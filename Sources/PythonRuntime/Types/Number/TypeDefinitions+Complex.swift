extension TypeDefinitions {
  static func complex(_ object: TypeObject, _ interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "complex", base: object, in: interpreter,
      slots: [
        .add, .subtract, .multiply, .divide, .power, .reflectedAdd, .reflectedSubtract, .reflectedMultiply,
        .reflectedDivide, .reflectedPower, .negative, .positive, .absolute, .equal, .notEqual, .truth, .hash,
        .representation, .format,
      ],
      constructor: constructor("complex", "real=0, imag=0") {
        (interpreter, type, arguments) throws(PythonError) in
        let parts = try interpreter.makeComplex(arguments)
        return .object(ComplexObject(real: parts.real, imaginary: parts.imaginary, type: type))
      }
    ) { builder in
      builder.documentation("A complex number: complex(real, imag).")
      builder.offersConstructor()
      builder.property(
        "real", on: ComplexObject.self, get: { (_, value) throws(PythonError) in .float(value.real) })
      builder.property(
        "imag", on: ComplexObject.self, get: { (_, value) throws(PythonError) in .float(value.imaginary) })
      builder.method("conjugate", "", "The conjugate.", on: ComplexObject.self) {
        (interpreter, value, _) throws(PythonError) in
        interpreter.complex(value.real, -value.imaginary)
      }
      builder.method("__complex__", on: ComplexObject.self) { (interpreter, value, _) throws(PythonError) in
        interpreter.complex(value.real, value.imaginary)
      }
      builder.method("__getnewargs__", on: ComplexObject.self) {
        (interpreter, value, _) throws(PythonError) in
        interpreter.tuple([.float(value.real), .float(value.imaginary)])
      }
    }
  }
}

extension Interpreter {
  /// `complex(real, imag)`.
  fileprivate func makeComplex(_ arguments: Arguments) throws(PythonError) -> ComplexArithmetic.Number {
    let first = arguments[0]
    let second = arguments[1]
    if let text = first.cast(to: StringObject.self) {
      if !second.isUnset { throw .typeError("complex() can't take second arg if first is a string") }
      guard let parts = NumberParsing.complex(text.value) else {
        throw .valueError("complex() arg is a malformed string")
      }
      return .init(real: parts.real, imaginary: parts.imaginary)
    }
    if second.cast(to: StringObject.self) != nil {
      throw .typeError("complex() second arg can't be a string")
    }
    var result = ComplexArithmetic.Number(real: 0, imaginary: 0)
    if !first.isUnset {
      guard let number = try complexNumber(first) else {
        throw .typeError(
          "complex() first argument must be a string or a number, not '\(type(of: first).errorName)'")
      }
      result = number
    }
    if !second.isUnset {
      guard let number = try complexNumber(second) else {
        throw .typeError("complex() second argument must be a number, not '\(type(of: second).errorName)'")
      }
      // Adding the zero of a real number would lose the sign of a zero.
      if second.object is ComplexObject { result.real -= number.imaginary }
      result.imaginary = first.object is ComplexObject ? result.imaginary + number.real : number.real
    }
    return result
  }

  /// A complex number from any number; nil for what is none.
  func complexNumber(_ value: Value) throws(PythonError) -> ComplexArithmetic.Number? {
    if case .object(let object) = value {
      if let complex = object as? ComplexObject { return complex.parts }
      let own = object.type.implements(.complex) ? object.type.lookup(intern("__complex__")) : nil
      if let custom = object.type.dunder(.complex) ?? own {
        let result = try callMethod(custom, on: value)
        guard let complex = result.cast(to: ComplexObject.self) else {
          throw .typeError("__complex__ returned non-complex (type \(type(of: result).errorName))")
        }
        return complex.parts
      }
      if !object.type.isHeapType, let native = object.type.lookup(intern("__complex__")) {
        return try callMethod(native, on: value).cast(to: ComplexObject.self)?.parts
      }
    }
    return try doubleIfNumber(value).map { .init(real: $0, imaginary: 0) }
  }
}
