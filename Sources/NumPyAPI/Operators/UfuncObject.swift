import PythonRuntime
import TensorCore

/// A `numpy.ufunc`, such as `np.sin`.
final class UfuncObject: Object, NativeObject {
  private let ufunc: Ufunc
  unowned(unsafe) private let numpy: NumPy

  init(_ ufunc: Ufunc, in numpy: NumPy) {
    self.ufunc = ufunc
    self.numpy = numpy
    super.init(type: numpy.interpreter.type(for: UfuncObject.self))
  }

  override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    "<ufunc '\(ufunc.name)'>"
  }

  override func call(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) -> Value {
    let given = arguments.count
    let wanted = ufunc.inputCount
    guard given >= wanted, given <= wanted + 1 else {
      throw .typeError(
        "\(ufunc.name)() takes from \(wanted) to \(wanted + 1) positional arguments but \(given) were given")
    }
    var out = given > wanted ? arguments[wanted] : Value.unset
    var mask: Value = .unset
    var type: ScalarType?
    for (index, keyword) in arguments.keywords.enumerated() {
      let value = arguments.keywordValue(index)
      switch keyword.value {
      case "out": out = value.cast(to: TupleObject.self).map { $0.count > 0 ? $0[0] : .none } ?? value
      case "where": mask = value
      case "dtype": type = try DTypeObject.scalarType(value, in: interpreter)
      case "casting", "order", "subok": break
      default:
        throw .typeError("\(ufunc.name)() got an unexpected keyword argument '\(keyword.value)'")
      }
    }
    var result = try computed(arguments, type)
    if !mask.isUnset {
      let condition = try ArrayFactory.array(of: mask, as: .bool, in: numpy)
      var fallback = try translated(NDArray.zeros(result.shape, result.scalarType))
      if let target = out.cast(to: ArrayObject.self) { fallback = target.array }
      result = try translated(
        Kernels.select(condition, .array(result), .array(fallback), type: result.scalarType))
    }
    if let target = out.cast(to: ArrayObject.self) {
      try ArrayArithmetic.store(result, into: target, of: ufunc.name)
      return out
    }
    for index in 0..<wanted where arguments[index].object.map({ !($0 is ArrayObject) }) ?? false {
      if let wrap = try interpreter.attributeIfPresent(
        interpreter.intern("__array_wrap__"), of: arguments[index])
      {
        return try interpreter.call(wrap, numpy.object(result))
      }
    }
    return numpy.value(result)
  }

  private func computed(_ arguments: Arguments, _ type: ScalarType?) throws(PythonError) -> NDArray {
    func operand(_ value: Value) throws(PythonError) -> Operand {
      if let operand = try Operand(value, in: numpy) { return operand }
      if value.object is StringObject || value.isNone { throw ufunc.unsupported }
      return .array(try ArrayFactory.array(of: value, as: nil, in: numpy))
    }
    guard ufunc.inputCount == 2 else {
      var array: NDArray
      switch try operand(arguments[0]) {
      case .array(let given): array = given
      case .number(let number): array = try translated(.scalar(number, number.scalarType(default: .float64)))
      }
      if let type { array = try translated(array.converted(to: type)) }
      let result = try ufunc.apply(array)
      try FloatingPointWarnings.check(result, ufunc, array, in: numpy)
      return result
    }
    return try ArrayArithmetic.apply(
      ufunc, operand(arguments[0]), operand(arguments[1]), type: type, in: numpy)
  }

  override func fallbackAttribute(
    _ name: StringObject, in interpreter: Interpreter
  ) throws(PythonError) -> Value? {
    guard ["reduce", "accumulate", "outer", "at", "reduceat"].contains(name.value) else { return nil }
    let function = try numpy.libraryValue("ufunc_\(name.value)", in: "numpy._methods")
    return .object(BoundMethodObject(function: function, receiver: .object(self), in: interpreter))
  }

  static func makeType(in interpreter: Interpreter) -> TypeObject {
    let type = TypeObject(
      native: "ufunc", module: "numpy", base: interpreter.types.object, in: interpreter,
      isSubclassable: false,
      slots: [.representation, .call],
      members: { builder in
        func property(_ name: String, _ get: @escaping (UfuncObject) -> Value) {
          builder.property(name, on: UfuncObject.self, get: { (_, object) in get(object) })
        }
        let interpreter = builder.interpreter
        property("__name__") { interpreter.string($0.ufunc.name) }
        property("nin") { .int($0.ufunc.inputCount) }
        property("nout") { _ in .int(1) }
        property("nargs") { .int($0.ufunc.inputCount + 1) }
        property("identity") { $0.ufunc.identity.map { interpreter.plainValue($0) } ?? .none }
      })
    type.errorName = type.fullName
    return type
  }
}
