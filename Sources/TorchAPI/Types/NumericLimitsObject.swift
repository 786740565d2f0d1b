import Autograd
import BigInt
import PythonRuntime
import TensorCore

/// `torch.finfo(...)`: what a floating point type can hold.
final class FloatLimitsObject: Object, NativeObject {
  private let scalarType: ScalarType

  override func compare(
    _ comparison: PythonComparison, _ other: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    guard comparison == .equal || comparison == .notEqual,
      let other = other.cast(to: FloatLimitsObject.self)
    else { return .notImplemented }
    return .bool((scalarType.realType == other.scalarType.realType) == (comparison == .equal))
  }
  private let resolution: Double
  private let greatest: Double
  private let epsilon: Double
  private let smallestNormal: Double

  private init(_ scalarType: ScalarType, type: TypeObject) {
    self.scalarType = scalarType
    switch scalarType {
    case .float16:
      (resolution, greatest, epsilon, smallestNormal) = (1e-3, 65504, 0x1p-10, 0x1p-14)
    case .bfloat16:
      (resolution, greatest, epsilon, smallestNormal) = (1e-2, 0x1.fep127, 0x1p-7, 0x1p-126)
    case .float64, .complex128:
      (resolution, greatest, epsilon, smallestNormal) = (
        1e-15, Double.greatestFiniteMagnitude, Double.ulpOfOne, Double.leastNormalMagnitude
      )
    default:
      (resolution, greatest, epsilon, smallestNormal) = (
        1e-6, Double(Float.greatestFiniteMagnitude), Double(Float.ulpOfOne),
        Double(Float.leastNormalMagnitude)
      )
    }
    super.init(type: type)
  }

  override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    func short(_ number: Double) throws(PythonError) -> String { try interpreter.format(.float(number), "g") }
    return
      "finfo(resolution=\(try short(resolution)), min=\(try short(-greatest)), max=\(try short(greatest)), "
      + "eps=\(try short(epsilon)), smallest_normal=\(try short(smallestNormal)), tiny=\(try short(smallestNormal)), "
      + "dtype=\(scalarType.realType.name))"
  }

  static func makeType(in interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "torch.finfo", base: interpreter.types.object, in: interpreter, isSubclassable: false,
      slots: [.representation, .equal, .notEqual],
      constructor: { (interpreter, type, arguments) throws(PythonError) in
        let scalarType = try argument(arguments, "finfo", in: interpreter) ?? DefaultScalarType.current
        guard scalarType.isDifferentiable else {
          throw .typeError(
            "torch.finfo() requires a floating point input type. Use torch.iinfo to handle 'torch.finfo'")
        }
        return .object(FloatLimitsObject(scalarType, type: type))
      },
      members: { builder in
        builder.qualify("finfo", module: "torch")
        func number(_ name: String, _ get: @escaping (FloatLimitsObject) -> Double) {
          builder.property(name, on: FloatLimitsObject.self, get: { (_, limits) in .float(get(limits)) })
        }
        number("resolution") { $0.resolution }
        number("min") { -$0.greatest }
        number("max") { $0.greatest }
        number("eps") { $0.epsilon }
        number("smallest_normal") { $0.smallestNormal }
        number("tiny") { $0.smallestNormal }
        builder.property(
          "bits", on: FloatLimitsObject.self,
          get: { (_, limits) in
            .int(limits.scalarType.realType.byteCount * 8)
          })
        builder.property(
          "dtype", on: FloatLimitsObject.self,
          get: { (interpreter, limits) in
            interpreter.string(limits.scalarType.realType.name)
          })
      })
  }

  /// The element type that the only argument names; none where there is no argument.
  static func argument(
    _ arguments: Arguments, _ name: String, in interpreter: Interpreter
  ) throws(PythonError) -> ScalarType? {
    let signatures = OperatorSignatures(
      name, [name == "iinfo" || arguments.count > 0 ? "\(name)(dtype type)" : "\(name)(dtype? type=None)"])
    let call = try ArgumentBinder(signatures, arguments, in: interpreter.torch).bind()
    return try call.scalarType(0)
  }
}

/// `torch.iinfo(...)`: what an integer type can hold.
final class IntegerLimitsObject: Object, NativeObject {
  private let scalarType: ScalarType

  override func compare(
    _ comparison: PythonComparison, _ other: Value, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    guard comparison == .equal || comparison == .notEqual,
      let other = other.cast(to: IntegerLimitsObject.self)
    else { return .notImplemented }
    return .bool((scalarType == other.scalarType) == (comparison == .equal))
  }

  private init(_ scalarType: ScalarType, type: TypeObject) {
    self.scalarType = scalarType
    super.init(type: type)
  }

  private var least: Int {
    switch scalarType {
    case .uint8: 0
    case .int8: Int(Int8.min)
    case .int16: Int(Int16.min)
    case .int32: Int(Int32.min)
    default: .min
    }
  }

  private var greatest: Int {
    switch scalarType {
    case .uint8: 255
    case .int8: Int(Int8.max)
    case .int16: Int(Int16.max)
    case .int32: Int(Int32.max)
    default: .max
    }
  }

  override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    let least = try interpreter.format(.float(Double(least)), "g")
    let greatest = try interpreter.format(.float(Double(greatest)), "g")
    return "iinfo(min=\(least), max=\(greatest), dtype=\(scalarType.name))"
  }

  static func makeType(in interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "torch.iinfo", base: interpreter.types.object, in: interpreter, isSubclassable: false,
      slots: [.representation, .equal, .notEqual],
      constructor: { (interpreter, type, arguments) throws(PythonError) in
        guard let scalarType = try FloatLimitsObject.argument(arguments, "iinfo", in: interpreter),
          !scalarType.isDifferentiable
        else {
          throw .typeError(
            "torch.iinfo() requires an integer input type. Use torch.finfo to handle 'torch.iinfo'")
        }
        if scalarType == .bool { throw .typeError("torch.bool is not supported by torch.iinfo") }
        return .object(IntegerLimitsObject(scalarType, type: type))
      },
      members: { builder in
        builder.qualify("iinfo", module: "torch")
        builder.property("min", on: IntegerLimitsObject.self, get: { (_, limits) in .int(limits.least) })
        builder.property("max", on: IntegerLimitsObject.self, get: { (_, limits) in .int(limits.greatest) })
        builder.property(
          "bits", on: IntegerLimitsObject.self,
          get: { (_, limits) in
            .int(limits.scalarType.byteCount * 8)
          })
        builder.property(
          "dtype", on: IntegerLimitsObject.self,
          get: { (interpreter, limits) in
            interpreter.string(limits.scalarType.name)
          })
      })
  }
}
