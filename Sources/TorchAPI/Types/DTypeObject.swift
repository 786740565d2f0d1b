package import PythonRuntime
package import TensorCore

/// A `torch.dtype`, such as `torch.float32`.
package final class DTypeObject: Object {
  package let scalarType: ScalarType

  init(_ scalarType: ScalarType, type: TypeObject) {
    self.scalarType = scalarType
    super.init(type: type)
  }

  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    "torch.\(scalarType.name)"
  }

  static func makeType(in torch: Torch) -> TypeObject {
    TypeObject(
      native: "torch.dtype", base: torch.interpreter.types.object, in: torch.interpreter,
      isSubclassable: false,
      slots: [.representation],
      constructor: { (_, _, _) throws(PythonError) in
        throw .typeError("cannot create 'torch.dtype' instances")
      },
      members: { builder in
        builder.qualify("dtype", module: "torch")
        func property(_ name: String, _ documentation: String, _ get: @escaping (ScalarType) -> Value) {
          builder.property(
            name, documentation, on: DTypeObject.self, get: { (_, dtype) in get(dtype.scalarType) })
        }
        property("is_floating_point", "Whether elements are floating point numbers.") {
          .bool($0.isFloatingPoint)
        }
        property("is_complex", "Whether elements are complex numbers.") { .bool($0.isComplex) }
        property("is_signed", "Whether elements can be negative.") { .bool($0 != .bool && $0 != .uint8) }
        property("itemsize", "The bytes of an element.") { .int($0.byteCount) }
        builder.method(
          "__reduce__", "", "The name by which copies are the type itself.", on: DTypeObject.self
        ) {
          (interpreter, dtype, _) in interpreter.string(dtype.scalarType.name)
        }
        builder.method("to_complex", "", "The complex type of this precision.", on: DTypeObject.self) {
          (_, dtype, _) throws(PythonError) in
          let type = dtype.scalarType
          if !type.isDifferentiable {
            throw .runtimeError("Unknown Complex ScalarType for \(type.errorName)")
          }
          return .object(torch.dtype(type.complexType))
        }
        builder.method("to_real", "", "The type of a complex type's parts.", on: DTypeObject.self) {
          (_, dtype, _) in .object(torch.dtype(dtype.scalarType.realType))
        }
      })
  }

  /// Every name of an element type in the torch module.
  static let names: [(name: String, type: ScalarType)] =
    ScalarType.allCases.map { ($0.name, $0) } + [
      ("float", .float32), ("double", .float64), ("half", .float16), ("short", .int16), ("int", .int32),
      ("long", .int64), ("cfloat", .complex64), ("cdouble", .complex128),
    ]
}

extension TypeBuilder {
  /// Gives a native class whose errors call it by its full name the short name and the module that Python shows.
  func qualify(_ name: String, module: String) {
    type.qualifiedName = name
    type.moduleName = module
    set("__name__", interpreter.string(name))
    set("__module__", interpreter.string(module))
  }
}
