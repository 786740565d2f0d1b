import PythonRuntime
import TensorCore

extension NativeModule {
  static func addReductions(_ builder: ModuleBuilder, _ numpy: NumPy) {
    builder.function("reduce", "name, array, axis, keepdims, dtype=None, /") {
      (interpreter, arguments) throws(PythonError) in
      let name = try interpreter.text(arguments[0], orRaise: "a name is required")
      let source = try array(arguments[1], in: numpy)
      let axes = try ArrayArguments.axes(arguments[2], count: source.shape.count, in: interpreter)
      return numpy.value(
        try ArrayReduction.reduce(
          name, source, axes, keepDims: interpreter.isTrue(arguments[3]),
          type: DTypeObject.scalarType(arguments[4], in: interpreter)))
    }
    builder.function("place", "largest, array, axis, keepdims, /") {
      (interpreter, arguments) throws(PythonError) in
      let source = try array(arguments[1], in: numpy)
      let axis =
        arguments[2].isNone
        ? nil : try ArrayArguments.axis(interpreter.int(arguments[2]), count: source.shape.count)
      return numpy.value(
        try ArrayReduction.place(
          ofLargest: interpreter.isTrue(arguments[0]), source, axis,
          keepDims: interpreter.isTrue(arguments[3])))
    }
    builder.function("scan", "name, array, axis, dtype, /") { (interpreter, arguments) throws(PythonError) in
      let name = try interpreter.text(arguments[0], orRaise: "a name is required")
      let source = try array(arguments[1], in: numpy)
      let axis = try ArrayArguments.axis(interpreter.int(arguments[2]), count: source.shape.count)
      let given = try DTypeObject.scalarType(arguments[3], in: interpreter)
      let type = given ?? (source.scalarType.rank < 2 ? .int64 : source.scalarType)
      let converted = try translated(source.converted(to: type).contiguous())
      switch name {
      case "maximum", "minimum":
        return numpy.object(
          try translated(
            Kernels.cumulativeExtremum(source.contiguous(), dim: axis, largest: name == "maximum")
          ).values)
      case "multiply":
        return numpy.object(try translated(Kernels.cumulativeProduct(converted, dim: axis, type: type)))
      default: return numpy.object(try translated(Kernels.cumulativeSum(converted, dim: axis, type: type)))
      }
    }
    builder.function("sort", "array, axis, /") { (interpreter, arguments) throws(PythonError) in
      let source = try translated(array(arguments[0], in: numpy).contiguous())
      let axis = try ArrayArguments.axis(interpreter.int(arguments[1]), count: source.shape.count)
      let sorted = try translated(Kernels.sort(source, dim: axis, stable: true))
      return interpreter.tuple([numpy.object(sorted.values), numpy.object(sorted.indices)])
    }
    builder.function("searchsorted", "array, values, right, /") {
      (interpreter, arguments) throws(PythonError) in
      let sorted = try translated(array(arguments[0], in: numpy).contiguous())
      let wanted = try translated(array(arguments[1], in: numpy).contiguous())
      if sorted.shape.count != 1 { throw .valueError("object too deep for desired array") }
      let flat = try translated(wanted.reshaped([wanted.elementCount]))
      let found = try translated(
        Kernels.searchSorted(sorted, flat, right: interpreter.isTrue(arguments[2])))
      return numpy.value(try translated(found.reshaped(wanted.shape)))
    }
  }

  static func addSelections(_ builder: ModuleBuilder, _ numpy: NumPy) {
    builder.function("where", "condition, x, y, /") { (_, arguments) throws(PythonError) in
      let condition = try translated(array(arguments[0], in: numpy).converted(to: .bool))
      func operand(_ value: Value) throws(PythonError) -> Operand {
        if let operand = try Operand(value, in: numpy) { return operand }
        return .array(try array(value, in: numpy))
      }
      let (x, y) = (try operand(arguments[1]), try operand(arguments[2]))
      let type = Operand.meeting(x, y)
      let (a, b) = (try x.array(type), try y.array(type))
      do {
        _ = try Dims.broadcast(Dims.broadcast(condition.shape, a.shape), b.shape)
      } catch {
        throw .valueError(
          "operands could not be broadcast together with shapes "
            + ArrayArguments.text(condition.shape, a.shape, b.shape))
      }
      return numpy.object(try translated(Kernels.select(condition, .array(a), .array(b), type: type)))
    }
    builder.function("nonzero", "array, /") { (interpreter, arguments) throws(PythonError) in
      let source = try translated(array(arguments[0], in: numpy).contiguous())
      let found = try translated(Kernels.nonzero(source))
      var parts: [Value] = []
      for dim in 0..<source.shape.count {
        parts.append(numpy.object(try translated(found.select(1, dim).contiguous())))
      }
      return interpreter.tuple(parts)
    }
    builder.function("scatter_add", "array, indices, values, /") { (_, arguments) throws(PythonError) in
      guard let target = arguments[0].cast(to: ArrayObject.self) else {
        throw .typeError("an array is required")
      }
      try target.checkWriteable()
      let indices = try array(arguments[1], in: numpy)
      let size = target.array.shape.count > 0 ? target.array.shape[0] : 0
      for index in try translated(indices.scalars()) {
        _ = try ArrayIndexing.position(index.intValue, axis: 0, size: size)
      }
      let values = try ArrayFactory.array(of: arguments[2], as: target.array.scalarType, in: numpy)
      try translated(Kernels.indexPut(into: target.array, [indices], values: values, accumulate: true))
      return .none
    }
  }

  static func addText(_ builder: ModuleBuilder, _ numpy: NumPy) {
    builder.function("digits", "value, dtype, /") { (interpreter, arguments) throws(PythonError) in
      let type = try DTypeObject.scalarType(arguments[1], in: interpreter) ?? .float64
      let found = ScalarText.shortestDigits(try interpreter.double(arguments[0]), type)
      return interpreter.tuple([interpreter.string(found.digits), .int(found.exponent)])
    }
    builder.function("fixed", "value, precision, /") { (interpreter, arguments) throws(PythonError) in
      interpreter.string(
        FloatFormat.fixed(try interpreter.double(arguments[0]), precision: try interpreter.int(arguments[1])))
    }
    builder.function("scientific", "value, precision, /") { (interpreter, arguments) throws(PythonError) in
      interpreter.string(
        FloatFormat.scientific(
          try interpreter.double(arguments[0]), precision: try interpreter.int(arguments[1])))
    }
    builder.function("scalar_text", "value, /") { (interpreter, arguments) throws(PythonError) in
      guard let scalar = arguments[0].numpyScalar else { throw .typeError("a scalar is required") }
      return interpreter.string(ScalarText.text(scalar.value, scalar.type))
    }
  }
}
