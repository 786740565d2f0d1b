import ComplexModule
import PythonRuntime
import TensorCore

/// The classes of NumPy's scalars: the tree from `numpy.generic` down to `numpy.float32` and its like.
struct ScalarClasses {
  private var byType: [TypeObject] = []
  /// The classes that have no instances of their own, by name.
  private(set) var abstract: [(name: String, type: TypeObject)] = []

  init(in numpy: NumPy) {
    let interpreter = numpy.interpreter
    func make(_ name: String, _ base: TypeObject, _ members: @escaping (TypeBuilder) -> Void = { _ in })
      -> TypeObject
    {
      TypeObject(
        native: name, module: "numpy", base: base, in: interpreter,
        constructor: { (_, type, _) throws(PythonError) in
          throw .typeError("cannot create '\(type.fullName)' instances")
        }, members: members)
    }
    let generic = make("generic", interpreter.types.object, ScalarMembers.fill)
    let number = make("number", generic)
    let integer = make("integer", number)
    let signed = make("signedinteger", integer)
    let unsigned = make("unsignedinteger", integer)
    let inexact = make("inexact", number)
    let floating = make("floating", inexact)
    let complex = make("complexfloating", inexact)
    abstract = [generic, number, integer, signed, unsigned, inexact, floating, complex].map { ($0.name, $0) }
    for type in ScalarType.allCases {
      let base =
        switch type {
        case .bool: generic
        case .uint8: unsigned
        case .int8, .int16, .int32, .int64: signed
        case .float64: interpreter.types.float
        case .complex64, .complex128: complex
        default: floating
        }
      let made = TypeObject(
        native: type.name, module: "numpy", base: base, in: interpreter,
        slots: type == .float64 ? ScalarMembers.slots : ScalarMembers.slots.union([.index]),
        constructor: { (interpreter, _, arguments) throws(PythonError) in
          try ScalarMembers.construct(type, arguments, in: interpreter.numpy)
        })
      made.errorName = made.fullName
      made.answersFirst = true
      made.isCompleteAfterConstructor = true
      if type == .float64 { made.inherit(alsoFrom: floating) }
      byType.append(made)
    }
  }

  subscript(_ type: ScalarType) -> TypeObject { byType[Int(type.rawValue)] }

  /// The element type that a class of scalars stands for.
  func scalarType(of type: TypeObject) -> ScalarType? {
    for (index, candidate) in byType.enumerated() where candidate === type {
      return ScalarType(rawValue: UInt8(index))
    }
    return nil
  }
}
