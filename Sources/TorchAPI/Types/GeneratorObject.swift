import Autograd
import BigInt
import PythonRuntime
import TensorCore

/// A `torch.Generator`: a source of random numbers.
final class GeneratorObject: Object {
  let generator: Generator

  init(_ generator: Generator, type: TypeObject) {
    self.generator = generator
    super.init(type: type)
  }

  static func makeType(in torch: Torch) -> TypeObject {
    let signatures = OperatorSignatures("Generator", ["Generator(device? device=None)"])
    return TypeObject(
      native: "torch._C.Generator", base: torch.interpreter.types.object, in: torch.interpreter,
      constructor: { (_, type, arguments) throws(PythonError) in
        let call = try ArgumentBinder(signatures, arguments, in: torch).bind()
        try call.checkDevice(0)
        return .object(GeneratorObject(Generator(), type: type))
      },
      members: { builder in
        builder.qualify("Generator", module: "torch._C")
        builder.property(
          "device", "Where the numbers are made: on the CPU.", on: GeneratorObject.self,
          get: { (_, _) in
            .object(DeviceObject("cpu", type: torch.deviceType))
          })
        builder.method("manual_seed", "seed, /", "Sets the seed.", on: GeneratorObject.self) {
          (interpreter, object, arguments) throws(PythonError) in
          switch arguments[0] {
          case .int, .bool: break
          case .object(let number) where number is IntegerObject: break
          default:
            throw .runtimeError(
              "manual_seed expected a long, but got \(interpreter.type(of: arguments[0]).name)")
          }
          object.generator.reset(seed: try seed(arguments[0], in: interpreter))
          return .object(object)
        }
        builder.method("seed", "", "Takes a seed from the system, and returns it.", on: GeneratorObject.self)
        {
          (interpreter, object, _) in interpreter.integer(BigUInt(object.generator.resetFromSystem()))
        }
        builder.method("initial_seed", "", "The seed.", on: GeneratorObject.self) {
          (interpreter, object, _) in
          interpreter.integer(BigUInt(object.generator.seed))
        }
        builder.method("get_state", "", "The state, as a tensor of bytes.", on: GeneratorObject.self) {
          (_, object, _) throws(PythonError) in
          torch.value(Tensor(try translated(object.generator.state())))
        }
        builder.method("clone_state", "", "Another generator in the same state.", on: GeneratorObject.self) {
          (_, object, _) throws(PythonError) in
          let copy = Generator()
          try translated(copy.restore(object.generator.state()))
          return .object(GeneratorObject(copy, type: object.type))
        }
        builder.method("set_state", "state, /", "Takes up a saved state.", on: GeneratorObject.self) {
          (interpreter, object, arguments) throws(PythonError) in
          try restore(object.generator, arguments[0], in: interpreter)
          return .object(object)
        }
      })
  }

  /// A seed from a Python number; negative ones count from the end of the range.
  static func seed(_ value: Value, in interpreter: Interpreter) throws(PythonError) -> UInt64 {
    switch value {
    case .int(let seed): return UInt64(bitPattern: Int64(seed))
    case .bool(let flag): return flag ? 1 : 0
    case .float(let number): return try seed(interpreter.integer(truncating: number), in: interpreter)
    default: break
    }
    if let big = value.cast(to: IntegerObject.self) {
      guard let seed = UInt64(exactly: big.value) else {
        throw .valueError("Overflow when unpacking long long")
      }
      return seed
    }
    if let index = try interpreter.indexIfInteger(value) { return UInt64(bitPattern: Int64(index)) }
    if let text = value.cast(to: StringObject.self) {
      guard let seed = Int(text.value) else {
        throw .valueError(
          "invalid literal for int() with base 10: \(try interpreter.representation(of: value))")
      }
      return UInt64(bitPattern: Int64(seed))
    }
    if value.tensor == nil {
      throw .typeError(
        "int() argument must be a string, a bytes-like object or a real number, not "
          + "'\(interpreter.type(of: value).name)'")
    }
    return UInt64(bitPattern: Int64(try interpreter.int(value)))
  }

  static func restore(
    _ generator: Generator, _ state: Value, in interpreter: Interpreter
  ) throws(PythonError) {
    guard let tensor = state.tensor else {
      throw .typeError("expected a torch.ByteTensor, but got \(interpreter.type(of: state).name)")
    }
    try translated(generator.restore(tensor.array))
  }
}
