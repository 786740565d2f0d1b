package import PythonRuntime
import TensorCore

/// A `torch.Size`: a tuple of ints that shows itself as one.
package final class SizeObject: TupleObject {
  package override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    "torch.Size([\(buffer.map { value in if case .int(let size) = value { "\(size)" } else { "?" } }.joined(separator: ", "))])"
  }

  package override func string(in interpreter: Interpreter) throws(PythonError) -> String {
    try representation(in: interpreter)
  }

  package override func item(_ key: Value, in interpreter: Interpreter) throws(PythonError) -> Value {
    rewrapped(try super.item(key, in: interpreter), in: interpreter)
  }

  package override func binary(
    _ operation: BinaryOperation, _ other: Value, reflected: Bool, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    if operation == .add, !reflected, other.cast(to: TupleObject.self) == nil {
      throw .typeError(
        "can only concatenate tuple (not \(interpreter.type(of: other).name)) to torch.Size")
    }
    if operation == .add, reflected, let first = other.cast(to: TupleObject.self) {
      return rewrapped(interpreter.tuple(first.array + array), in: interpreter)
    }
    return rewrapped(
      try super.binary(operation, other, reflected: reflected, in: interpreter), in: interpreter)
  }

  /// A tuple of ints that an operation of tuples made, as a size.
  private func rewrapped(_ value: Value, in interpreter: Interpreter) -> Value {
    guard case .object(let object) = value, object.type === interpreter.types.tuple,
      let tuple = object as? TupleObject,
      tuple.buffer.allSatisfy({ if case .int = $0 { true } else { false } })
    else { return value }
    return .object(SizeObject(tuple.array, type: type))
  }

  static func makeType(in torch: Torch) -> TypeObject {
    TypeObject(
      native: "torch.Size", base: torch.interpreter.types.tuple, in: torch.interpreter,
      slots: [.representation, .string, .getItem, .add, .reflectedAdd, .multiply],
      constructor: { (interpreter, type, arguments) throws(PythonError) in
        if !arguments.keywords.isEmpty { throw .typeError("tuple() takes no keyword arguments") }
        if arguments.count > 1 {
          throw .typeError("tuple expected at most 1 argument, got \(arguments.count)")
        }
        let given = arguments.count == 0 ? [] : try interpreter.elements(of: arguments[0])
        var sizes: [Value] = []
        for (index, value) in given.enumerated() {
          guard let size = try interpreter.indexIfInteger(value) else {
            throw .typeError(
              "torch.Size() takes an iterable of 'int' (item \(index) is '\(interpreter.type(of: value).name)')"
            )
          }
          sizes.append(.int(size))
        }
        return .object(SizeObject(sizes, type: type))
      },
      members: { builder in
        builder.qualify("Size", module: "torch")
        builder.method("numel", "", "The number of elements of a tensor of this size.", on: SizeObject.self) {
          (_, size, _) in
          .int(
            size.buffer.reduce(1) { product, value in
              if case .int(let size) = value { product &* size } else { product }
            })
        }
      })
  }
}
