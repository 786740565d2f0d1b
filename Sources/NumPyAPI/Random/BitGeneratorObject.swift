import BigInt
import Glibc
import PythonRuntime
import TensorCore

/// The random numbers behind `np.random`: what its Python code builds distributions of.
final class BitGeneratorObject: Object, NativeObject {
  private var generator: BitGenerator
  private var polar = PolarNormals()
  /// Whether this is the generator of `np.random.seed`.
  private var isLegacy: Bool { generator.isTwister }

  private init(_ generator: BitGenerator, in interpreter: Interpreter) {
    self.generator = generator
    super.init(type: interpreter.type(for: BitGeneratorObject.self))
  }

  // MARK: Seeds

  private static func words(_ value: Value, in interpreter: Interpreter) throws(PythonError) -> [UInt32] {
    if value.isUnset || value.isNone {
      return (0..<4).map { _ in UInt32.random(in: .min ... .max) }
    }
    var words: [UInt32] = []
    let isList = value.object is ListObject || value.object is TupleObject || value.object is ArrayObject
    for element in isList ? try interpreter.elements(of: value) : [value] {
      guard let number = try interpreter.indexValue(element) else {
        throw .typeError("Cannot cast seed to an integer")
      }
      if number < 0 { throw .valueError("expected non-negative integer") }
      var rest = number.magnitude
      repeat {
        words.append(UInt32(truncatingIfNeeded: rest))
        rest >>= 32
      } while rest > 0
    }
    return words
  }

  private static func make(
    _ isLegacy: Bool, _ seed: Value, in interpreter: Interpreter
  ) throws(PythonError) -> BitGenerator {
    guard isLegacy else {
      return BitGenerator(
        PermutedCongruential(state: SeedSequence(entropy: try words(seed, in: interpreter)).state(4)))
    }
    if !seed.isUnset, !seed.isNone, let number = try interpreter.indexValue(seed) {
      guard let word = UInt32(exactly: number) else {
        throw .valueError("Seed must be between 0 and 2**32 - 1")
      }
      return BitGenerator(MersenneTwister(word: word))
    }
    return BitGenerator(MersenneTwister(key: try words(seed, in: interpreter)))
  }

  // MARK: Numbers

  private func filled(
    _ count: Value, in interpreter: Interpreter, _ next: (inout BitGenerator) -> Double
  ) throws(PythonError) -> Value {
    let result = try ArrayArguments.zeros([interpreter.int(count)], .float64, in: interpreter.numpy)
    let elements = result.pointer(as: Double.self)
    for index in 0..<result.elementCount { elements[index] = next(&generator) }
    return interpreter.numpy.object(result)
  }

  private func normal() -> Double {
    isLegacy ? polar.next(&generator) : ZigguratNormals.shared.next(&generator)
  }

  private func integers(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) -> Value {
    let count = try interpreter.int(arguments[0])
    let low = try interpreter.int(arguments[1])
    let high = try interpreter.int(arguments[2])
    let type = try DTypeObject.scalarType(arguments[3], in: interpreter) ?? .int64
    let limit = UInt64(bitPattern: Int64(high &- low))
    let result = try ArrayArguments.zeros([count], .int64, in: interpreter.numpy)
    let elements = result.pointer(as: Int.self)
    let bits = UInt64(8 * type.byteCount)
    var cutter = WordCutter()
    let isLegacy = isLegacy
    for index in 0..<count {
      let offset =
        bits < 32
        ? generator.bounded(limit, bits: bits, masked: isLegacy, &cutter)
        : generator.bounded(limit, masked: isLegacy)
      elements[index] = low &+ Int(truncatingIfNeeded: offset)
    }
    return interpreter.numpy.object(try translated(result.converted(to: type)))
  }

  static func makeType(in interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "BitGenerator", module: "numpy.random", base: interpreter.types.object, in: interpreter,
      isSubclassable: false,
      constructor: { (interpreter, _, arguments) throws(PythonError) in
        let isLegacy = try interpreter.isTrue(arguments[0])
        return .object(BitGeneratorObject(try make(isLegacy, arguments[1], in: interpreter), in: interpreter))
      },
      members: { builder in
        func method(
          _ name: String, _ signature: String,
          _ body: @escaping (Interpreter, BitGeneratorObject, Arguments) throws(PythonError) -> Value
        ) {
          builder.method(name, signature, "", on: BitGeneratorObject.self, body)
        }
        method("seed", "seed=None, /") { (interpreter, object, arguments) throws(PythonError) in
          object.generator = try make(object.isLegacy, arguments[0], in: interpreter)
          object.polar = PolarNormals()
          return .none
        }
        method("copy_from", "other, /") { (_, object, arguments) throws(PythonError) in
          guard let other = arguments[0].cast(to: BitGeneratorObject.self) else {
            throw .typeError("a random state is required")
          }
          object.generator = other.generator
          object.polar = other.polar
          return .none
        }
        method("copy", "") { (interpreter, object, _) in
          let copy = BitGeneratorObject(object.generator, in: interpreter)
          copy.polar = object.polar
          return .object(copy)
        }
        method("doubles", "count, /") { (interpreter, object, arguments) throws(PythonError) in
          try object.filled(arguments[0], in: interpreter) { $0.nextDouble() }
        }
        method("floats", "count, /") { (interpreter, object, arguments) throws(PythonError) in
          try object.filled(arguments[0], in: interpreter) { Double($0.next32() >> 8) * (1 / 16_777_216) }
        }
        method("normals", "count, /") { (interpreter, object, arguments) throws(PythonError) in
          let result = try ArrayArguments.zeros(
            [interpreter.int(arguments[0])], .float64, in: interpreter.numpy)
          for index in 0..<result.elementCount { result.pointer(as: Double.self)[index] = object.normal() }
          return interpreter.numpy.object(result)
        }
        method("double", "") { (_, object, _) in .float(object.generator.nextDouble()) }
        method("normal", "") { (_, object, _) in .float(object.normal()) }
        method("bounded", "limit, /") { (interpreter, object, arguments) throws(PythonError) in
          let limit = UInt64(clamping: try interpreter.int(arguments[0]))
          return .int(Int(truncatingIfNeeded: object.generator.bounded(limit, masked: object.isLegacy)))
        }
        method("integers", "count, low, high, dtype, /") {
          (interpreter, object, arguments) throws(PythonError) in
          try object.integers(arguments, in: interpreter)
        }
        method("exponentials", "count, /") { (interpreter, object, arguments) throws(PythonError) in
          try object.filled(arguments[0], in: interpreter) { ZigguratExponentials.shared.next(&$0) }
        }
        method("shuffled", "values, first=1, masked=False, /") {
          (interpreter, object, arguments) throws(PythonError) in
          let array = try ArrayFactory.array(of: arguments[0], as: .int64, in: interpreter.numpy)
          var values = try translated(array.scalars()).map(\.intValue)
          let first = arguments.isPresent(1) ? try interpreter.int(arguments[1]) : 1
          let masked = arguments.isPresent(2) ? try interpreter.isTrue(arguments[2]) : false
          object.generator.shuffle(&values, from: max(first, 1), masked: masked || object.isLegacy)
          let result = try translated(
            NDArray(elements: values.map { .int($0) }, shape: [values.count], scalarType: .int64))
          return interpreter.numpy.object(result)
        }
      })
  }
}
