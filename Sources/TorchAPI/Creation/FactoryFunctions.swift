import Autograd
import PythonRuntime
import TensorCore

/// `torch.zeros`, `torch.arange` and their like.
enum FactoryFunctions {
  static func bind(into builder: ModuleBuilder, in torch: Torch) {
    bindFilled(into: builder, in: torch)
    bindRanges(into: builder, in: torch)
    bindLike(into: builder, in: torch)
  }

  /// Adds a function whose own parameters are followed by the options.
  private static func factory(
    _ name: String, _ parameters: [String], _ documentation: String, into builder: ModuleBuilder,
    in torch: Torch,
    make: @escaping (BoundCall, ScalarType?) throws(PythonError) -> NDArray
  ) {
    let counts = parameters.map { $0.split(separator: ",").count { !$0.hasPrefix(" *") } }
    builder.torchFunction(
      name, parameters.map { "\($0)\($0.contains("*") ? "" : ", *"), \(FactoryOptions.text)" }, documentation,
      takesOut: true, in: torch
    ) { (call) throws(PythonError) in
      let options = try FactoryOptions(call, from: counts[call.overload])
      return try torch.value(options.finish(make(call, options.scalarType)))
    }
  }

  // MARK: One value everywhere

  private static func bindFilled(into builder: ModuleBuilder, in torch: Torch) {
    factory("zeros", ["int[] size"], "Makes a tensor of zeros.", into: builder, in: torch) {
      (call, type) throws(PythonError) in
      let sizes = try call.ints(0)
      if sizes.contains(where: { $0 < 0 }) {
        throw .runtimeError("zeros: Dimension size must be non-negative.")
      }
      return try translated(NDArray.zeros(Dims(sizes), type ?? DefaultScalarType.current))
    }
    factory("ones", ["int[] size"], "Makes a tensor of ones.", into: builder, in: torch) {
      (call, type) throws(PythonError) in
      let shape = Dims(try call.ints(0))
      return try translated(NDArray.full(shape, .int(1), type ?? DefaultScalarType.current))
    }
    builder.torchFunction(
      "empty", ["int[] size, *, \(FactoryOptions.text), memory_format? memory_format=None"],
      "Makes a tensor whose elements are not set.", takesOut: true, in: torch
    ) { (call) throws(PythonError) in
      let options = try FactoryOptions(call, from: 1)
      let shape = Dims(try call.ints(0))
      let type = options.scalarType ?? DefaultScalarType.current
      guard let format = call.memoryFormat(call.parameterCount - 1) else {
        return try torch.value(options.finish(translated(NDArray.zeros(shape, type))))
      }
      if format == .preserved { throw .runtimeError("unsupported memory format Preserve") }
      let array = try translated(NDArray.empty(shape, type, format))
      array.fill(.int(0))
      return try torch.value(options.finish(array))
    }
    factory(
      "full", ["int[] size, Scalar fill_value"], "Makes a tensor with one value everywhere.", into: builder,
      in: torch
    ) { (call, type) throws(PythonError) in
      let shape = Dims(try call.ints(0))
      let value = try call.scalar(1)
      let type = type ?? value.scalarType(default: DefaultScalarType.current)
      return try translated(NDArray.full(shape, value, type))
    }
    factory(
      "eye", ["int n", "int n, int m"], "Makes a matrix with ones on its diagonal.", into: builder, in: torch
    ) { (call, type) throws(PythonError) in
      let rows = try call.int(0)
      let columns = call.overload == 0 ? rows : try call.int(1)
      if rows < 0 { throw .runtimeError("n must be greater or equal to 0, got \(rows)") }
      if columns < 0 { throw .runtimeError("m must be greater or equal to 0, got \(columns)") }
      return try translated(NDArray.eye(rows, columns, type ?? DefaultScalarType.current))
    }
    factory(
      "empty_strided", ["int[] size, int[] stride"], "Makes a tensor with the given steps in memory.",
      into: builder,
      in: torch
    ) { (call, type) throws(PythonError) in
      let shape = Dims(try call.ints(0))
      let strides = Dims(try call.ints(1))
      if shape.count != strides.count {
        throw .runtimeError(
          "dimensionality of sizes (\(shape.count)) must match dimensionality of strides (\(strides.count))")
      }
      if let negative = shape.first(where: { $0 < 0 }) {
        throw .runtimeError("Trying to create tensor with negative dimension \(negative): \(shape)")
      }
      let type = type ?? DefaultScalarType.current
      guard let extent = extent(of: shape, strides), extent < Int.max / type.byteCount else {
        throw .runtimeError("Storage size calculation overflowed with sizes=\(shape) and strides=\(strides)")
      }
      let memory = try translated(NDArray.zeros([extent], type))
      // What steps over nothing needs no step.
      let steps = Dims(strides.map { Swift.max($0, 0) })
      return try translated(memory.asStrided(shape, steps, offset: 0))
    }
  }

  /// How many elements lie between the first and the last, both included; none where they cannot be counted.
  private static func extent(of shape: Dims, _ strides: Dims) -> Int? {
    if shape.contains(0) { return 0 }
    var extent = 1
    for (size, stride) in zip(shape, strides) {
      let (length, isTooLong) = stride.multipliedReportingOverflow(by: size - 1)
      let (sum, overflows) = extent.addingReportingOverflow(length)
      if isTooLong || overflows || length < 0 { return nil }
      extent = sum
    }
    return extent
  }

  // MARK: Ranges

  private static func bindRanges(into builder: ModuleBuilder, in torch: Torch) {
    factory(
      "arange", ["Scalar end", "Scalar start, Scalar end", "Scalar start, Scalar end, Scalar step=1"],
      "Makes the numbers from `start` up to `end`, without it.", into: builder, in: torch
    ) { (call, type) throws(PythonError) in
      let start = call.overload == 0 ? .int(0) : try realNumber(call.scalar(0))
      let end = try realNumber(call.scalar(call.overload == 0 ? 0 : 1))
      let step = call.overload < 2 ? .int(1) : try realNumber(call.scalar(2))
      return try translated(
        NDArray.arange(start: start, end: end, step: step, type ?? rangeType([start, end, step])))
    }
    factory(
      "range", ["Scalar start=0, Scalar end, Scalar step=1"],
      "Makes the numbers from `start` to `end`, with it.",
      into: builder, in: torch
    ) { (call, type) throws(PythonError) in
      let step = try call.scalar(2)
      let end = try call.scalar(1).doubleValue
      return try translated(
        NDArray.arange(
          start: call.anyScalar(0), end: .double(end + step.doubleValue / 2), step: step,
          type ?? DefaultScalarType.current))
    }
    let ends = [
      "Tensor start, Tensor end", "Scalar start, Tensor end", "Tensor start, Scalar end",
      "Scalar start, Scalar end",
    ]
    factory(
      "linspace", ends.map { "\($0), int steps" }, "Makes numbers at equal distances, both ends included.",
      into: builder, in: torch
    ) { (call, type) throws(PythonError) in
      let (start, end) = try self.ends(of: call)
      let steps = try call.int(2)
      if type == .bool, steps > 1 { throw PythonError(ScalarType.bool.notImplemented("linspace_cpu")) }
      let ownType = try rangeType(of: call, start, end, asked: type)
      return try translated(NDArray.linspace(start: start, end: end, steps: steps, ownType))
    }
    factory(
      "logspace", ends.map { "\($0), int steps, float base=10.0" },
      "Makes powers of a base at equal distances of their exponents.", into: builder, in: torch
    ) { (call, type) throws(PythonError) in
      let (start, end) = try self.ends(of: call)
      let steps = try call.int(2)
      let base = try call.double(3)
      if type == .bool, steps > 1 { throw PythonError(ScalarType.bool.notImplemented("logspace_cpu")) }
      let ownType = try rangeType(of: call, start, end, asked: type)
      return try translated(
        NDArray.logspace(start: start, end: end, steps: steps, base: base, ownType))
    }
  }

  private static func ends(of call: BoundCall) throws(PythonError) -> (Scalar, Scalar) {
    let (start, end) = (call[0].tensor, call[1].tensor)
    let wrong = [("start", start), ("end", end)].compactMap { name, tensor in
      // Where both are tensors, both are told of.
      tensor.flatMap {
        $0.dimensionCount != 0 || (start != nil && end != nil)
          ? "\(name) with \($0.dimensionCount) dimension(s)" : nil
      }
    }
    if (start?.dimensionCount ?? 0) + (end?.dimensionCount ?? 0) > 0 {
      throw .runtimeError(
        "\(call.name) only supports 0-dimensional start and end tensors, but got "
          + "\(wrong.joined(separator: " and ")).")
    }
    return (try translated(call.anyScalar(0)), try translated(call.anyScalar(1)))
  }

  /// The type asked for, or else one that holds both ends.
  private static func rangeType(
    of call: BoundCall, _ start: Scalar, _ end: Scalar, asked type: ScalarType?
  ) throws(PythonError) -> ScalarType {
    guard start.realValue == nil || end.realValue == nil else { return type ?? DefaultScalarType.current }
    let complexType = DefaultScalarType.current.complexType
    if let type, !type.isComplex {
      throw .runtimeError(
        "torch.\(call.name)(): inferred dtype \(complexType.cppName) can't be safely cast to passed dtype "
          + type.errorName)
    }
    return type ?? complexType
  }

  /// A number of a range, which is real though it may be given as a complex one.
  private static func realNumber(_ number: Scalar) throws(PythonError) -> Scalar {
    guard case .complex = number else { return number }
    return .double(try translated(number.checked(for: .float64)).doubleValue)
  }

  /// Integers where all numbers are integers.
  private static func rangeType(_ numbers: [Scalar]) -> ScalarType {
    for case .double in numbers { return DefaultScalarType.current }
    return .int64
  }

  // MARK: In the shape of another tensor

  private static func bindLike(into builder: ModuleBuilder, in torch: Torch) {
    let options = "\(FactoryOptions.text), memory_format? memory_format=None"
    func like(
      _ name: String, _ documentation: String, _ parameters: String = "",
      fill: @escaping (BoundCall, NDArray) throws(PythonError) -> Void
    ) {
      let count = parameters.isEmpty ? 1 : 2
      builder.torchFunction(
        name, ["Tensor input\(parameters), *, \(options)"], documentation, in: torch
      ) { (call) throws(PythonError) in
        let options = try FactoryOptions(call, from: count)
        let array = try call.arrayLike(0, options.scalarType)
        try fill(call, array)
        return try torch.value(options.finish(array))
      }
    }
    like("zeros_like", "Makes zeros in the shape of another tensor.") { (_, array) in array.fill(.int(0)) }
    like("empty_like", "Makes a tensor in the shape of another.") { (_, array) in array.fill(.int(0)) }
    like("ones_like", "Makes ones in the shape of another tensor.") { (_, array) in array.fill(.int(1)) }
    like("full_like", "Makes one value everywhere in the shape of another tensor.", ", Scalar fill_value") {
      (call, array) throws(PythonError) in
      let value = try call.scalar(1)
      array.fill(try translated(value.checked(forFilling: array.scalarType)))
    }
    like("rand_like", "Makes random numbers from [0, 1) in the shape of another tensor.") {
      (_, array) throws(PythonError) in try translated(array.fillUniform(using: torch.generator))
    }
    like("randn_like", "Makes normally distributed numbers in the shape of another tensor.") {
      (_, array) throws(PythonError) in try translated(array.fillNormal(using: torch.generator))
    }
    builder.torchFunction(
      "randint_like",
      ["Tensor input, int high, *, \(options)", "Tensor input, int low, int high, *, \(options)"],
      "Makes random integers in the shape of another tensor.", in: torch
    ) { (call) throws(PythonError) in
      let options = try FactoryOptions(call, from: 2 + call.overload)
      let low = call.overload == 0 ? 0 : try call.int(1)
      let array = try call.arrayLike(0, options.scalarType)
      try translated(
        array.fillIntegers(from: low, to: call.integer(1 + call.overload), using: torch.generator))
      return try torch.value(options.finish(array))
    }
  }
}

extension BoundCall {
  /// A new array in the shape of a tensor, in the memory format that stands last, whose elements are not set.
  fileprivate func arrayLike(_ index: Int, _ type: ScalarType?) throws(PythonError) -> NDArray {
    let array = try tensor(index).array
    let format = memoryFormat(parameterCount - 1) ?? .preserved
    return try translated(array.emptyLike(type ?? array.scalarType, format))
  }

  /// An integer, in the core's error type.
  func integer(_ index: Int) throws(TensorError) -> Int {
    try carried { () throws(PythonError) in try int(index) }
  }
}
