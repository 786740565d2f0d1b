import PythonRuntime
import TensorCore

/// Shapes and axes as NumPy's functions take them.
enum ArrayArguments {
  /// A shape: one integer or a sequence of them.
  static func shape(_ value: Value, in interpreter: Interpreter) throws(PythonError) -> Dims {
    if let size = try interpreter.indexIfInteger(value) { return [size] }
    if value.object is StringObject { throw .typeError("'str' object cannot be interpreted as an integer") }
    guard value.object is TupleObject || value.object is ListObject || value.object is ArrayObject else {
      throw .typeError(
        "expected a sequence of integers or a single integer, got '\(try interpreter.representation(of: value))'"
      )
    }
    var result = Dims()
    for element in try interpreter.elements(of: value) {
      guard let size = try interpreter.indexIfInteger(element) else {
        throw .typeError(
          "'\(interpreter.type(of: element).errorName)' object cannot be interpreted as an integer")
      }
      result.append(size)
    }
    if result.count > 64 {
      throw .valueError("maximum supported dimension for an ndarray is currently 64, found \(result.count)")
    }
    return result
  }

  /// An array of zeros, or the error of one that does not fit into memory.
  static func zeros(_ shape: Dims, _ type: ScalarType, in numpy: NumPy) throws(PythonError) -> NDArray {
    if shape.contains(where: { $0 < 0 }) { throw .valueError("negative dimensions are not allowed") }
    guard let count = shape.checkedElementCount,
      !count.multipliedReportingOverflow(by: type.byteCount).overflow
    else {
      throw .valueError(
        "array is too big; `arr.size * arr.dtype.itemsize` is larger than the maximum possible size.")
    }
    do {
      return try NDArray.zeros(shape, type)
    } catch {
      throw PythonError(
        .memoryError,
        "Unable to allocate \(sizeText(count &* type.byteCount)) for an array with shape "
          + "\(shape.tupleDescription) and data type \(type.name)",
        classNamed: "_ArrayMemoryError", in: "numpy._core._exceptions")
    }
  }

  private static func sizeText(_ bytes: Int) -> String {
    var size = Double(bytes)
    var unit = 0
    let units = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"]
    while size >= 1023.5, unit + 1 < units.count {
      size /= 1024
      unit += 1
    }
    let digits = size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2
    return "\(FloatFormat.fixed(size, precision: unit == 0 ? 0 : digits)) \(units[unit])"
  }

  /// A shape for an array's elements, its -1 replaced.
  static func inferred(_ shape: Dims, for array: NDArray) throws(PythonError) -> Dims {
    if shape.filter({ $0 == -1 }).count > 1 { throw .valueError("can only specify one unknown dimension") }
    do {
      if shape.contains(where: { $0 < -1 }) { throw TensorError(.valueError, "") }
      return try shape.inferred(elementCount: array.elementCount)
    } catch {
      // The size to be found goes by this name, except in front.
      let names = shape.enumerated().map { $1 == -1 && $0 > 0 ? "newaxis" : String($1) }
      let text = "(\(names.joined(separator: ","))\(shape.count == 1 ? "," : ""))"
      throw .valueError("cannot reshape array of size \(array.elementCount) into shape \(text)")
    }
  }

  /// An axis counted from the front.
  static func axis(_ axis: Int, count: Int) throws(PythonError) -> Int {
    guard axis >= -count, axis < count else {
      throw PythonError(
        .valueError, "axis \(axis) is out of bounds for array of dimension \(count)", classNamed: "AxisError",
        in: "numpy.exceptions")
    }
    return axis < 0 ? axis + count : axis
  }

  /// The axes of a reduction; nil for all of them.
  static func axes(_ value: Value, count: Int, in interpreter: Interpreter) throws(PythonError) -> Dims? {
    if value.isUnset || value.isNone { return nil }
    if let tuple = value.cast(to: TupleObject.self) {
      var result = Dims()
      for element in tuple.array {
        let dim = try axis(interpreter.int(element), count: count)
        if result.contains(dim) { throw .valueError("duplicate value in 'axis'") }
        result.append(dim)
      }
      return result
    }
    guard let given = try interpreter.indexIfInteger(value) else {
      throw .typeError(
        "'\(interpreter.type(of: value).errorName)' object cannot be interpreted as an integer")
    }
    if count == 0, given == 0 || given == -1 { return nil }
    return [try axis(given, count: count)]
  }

  /// Shapes as NumPy's errors list them: `(2,) (3,) `.
  static func text(_ shapes: Dims...) -> String {
    shapes.map { shape in
      "(\(shape.map { String($0) }.joined(separator: ","))\(shape.count == 1 ? "," : "")) "
    }.joined()
  }

  /// The shape that two arrays broadcast to.
  static func broadcast(_ a: Dims, _ b: Dims) throws(PythonError) -> Dims {
    do {
      return try Dims.broadcast(a, b)
    } catch {
      throw .valueError("operands could not be broadcast together with shapes \(text(a, b))")
    }
  }
}
