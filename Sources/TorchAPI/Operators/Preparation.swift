import Autograd
import PythonRuntime
import TensorCore

extension Operator.Preparation {
  /// The method of the first argument that is called along a dimension.
  var method: String? { if case .callsAlong(let name) = self { name } else { nil } }

  /// The arguments as the function within gets them.
  ///
  /// Throws what Python does where an argument cannot be prepared.
  func prepare(_ values: [Value], in interpreter: Interpreter) throws(PythonError) -> [Value] {
    guard values.count > 1 else { return values }
    switch self {
    case .none:
      return values
    case .comparesSizes:
      for value in [values[1], values[0]] where value.tensor == nil && !value.isUnset {
        throw interpreter.missingAttribute(interpreter.intern("size"), of: value)
      }
      return values
    case .calls(let method):
      try require(method, of: values[0], in: interpreter)
      return values
    case .callsAlong(let method):
      try require(values[1].orNone.isNone ? "dim" : method, of: values[0], in: interpreter)
      return values
    case .comparesSpaces:
      return try comparingSpaces(values, in: interpreter)
    case .comparesProbability(let inner):
      if !values[2].isUnset, values[0].tensor != nil {
        guard case .bool = values[2] else {
          throw .typeError(
            "\(inner)(): argument 'train' (position 3) must be bool, not \(interpreter.type(of: values[2]).name)"
          )
        }
      }
      if values[1].isUnset {
        if inner == "feature_dropout" { try require("dim", of: values[0], in: interpreter) }
        return values
      }
      let isLow = try interpreter.isTrue(interpreter.compare(.less, values[1], .float(0)))
      let isHigh = try interpreter.isTrue(interpreter.compare(.greater, values[1], .float(1)))
      if isLow || isHigh {
        let shown = try interpreter.string(of: values[1])
        throw .valueError("dropout probability has to be between 0 and 1, but got \(shown)")
      }
      // Of whole channels there are those of so many dimensions.
      if inner == "feature_dropout" { try require("dim", of: values[0], in: interpreter) }
      return values
    case .looksUp:
      for (index, name) in [(1, "weight"), (0, "indices")]
      where values[index].tensor == nil && !values[index].isUnset {
        throw .typeError(
          "embedding(): argument '\(name)' (position \(2 - index)) must be Tensor, not "
            + interpreter.type(of: values[index]).name)
      }
      return values
    case .completesSizes:
      try require("size", of: values[0], in: interpreter)
      if values[1].isNone { throw .typeError("object of type 'NoneType' has no len()") }
      guard let input = values[0].tensor,
        values[1].cast(to: TupleObject.self) != nil || values[1].cast(to: ListObject.self) != nil
      else { return values }
      let sizes = try interpreter.elements(of: values[1])
      if input.dimensionCount <= sizes.count {
        throw .valueError("Input dimension should be at least \(sizes.count + 1)")
      }
      var values = values
      values[1] = interpreter.tuple(
        zip(sizes, input.shape.suffix(sizes.count)).map { $0.isNone ? .int($1) : $0 })
      return values
    }
  }

  private func comparingSpaces(
    _ values: [Value], in interpreter: Interpreter
  ) throws(PythonError) -> [Value] {
    guard let input = values[0].tensor else {
      try require("dim", of: values[0], in: interpreter)
      return values
    }
    let (size, scale) = (values[1].orNone, values[2].orNone)
    let mode = values[3].isUnset ? "nearest" : values[3].cast(to: StringObject.self)?.value
    // The corners are looked at first.
    if !values[4].orNone.isNone, ["nearest", "area", "nearest-exact"].contains(mode) { return values }
    if !size.isNone && !scale.isNone {
      throw .valueError("only one of size or scale_factor should be defined")
    }
    if size.isNone && scale.isNone { throw .valueError("either size or scale_factor should be defined") }
    let space = "\(Dims(input.shape.dropFirst(2)))"
    for (value, name, shown, letter) in [
      (size, "output", "output size of", "o"), (scale, "scale_factor", "scale_factor of shape", "s"),
    ] {
      guard let count = value.cast(to: TupleObject.self)?.count ?? value.cast(to: ListObject.self)?.count,
        count != input.dimensionCount - 2
      else { continue }
      throw .valueError(
        "Input and \(name) must have the same number of spatial dimensions, but got input with spatial dimensions of "
          + "\(space) and \(shown) \(try interpreter.string(of: value)). Please provide input tensor in "
          + "(N, C, d1, d2, ...,dK) format and \(name == "output" ? "output size" : name) in "
          + "(\(letter)1, \(letter)2, ...,\(letter)K) format.")
    }
    if !size.isNone, try interpreter.isTrue(values[5].orNone) {
      throw .valueError("recompute_scale_factor is not meaningful with an explicit size.")
    }
    return values
  }

  /// Throws where what is asked for a tensor's method is no tensor.
  private func require(_ method: String, of value: Value, in interpreter: Interpreter) throws(PythonError) {
    if value.tensor != nil || value.isUnset { return }
    throw interpreter.missingAttribute(interpreter.intern(method), of: value)
  }
}
