import Autograd
import PythonRuntime
import TensorCore

/// `torch.hann_window` and its like, and the indices of triangles.
enum WindowFunctions {
  static func bind(into builder: ModuleBuilder, in torch: Torch) {
    window("hann_window", ["int window_length, bool periodic=True"], into: builder, in: torch) { (_, n) in
      cosine(n, [0.5, -0.5])
    }
    window(
      "hamming_window",
      [
        "int window_length, bool periodic=True", "int window_length, bool periodic, float alpha",
        "int window_length, bool periodic, float alpha, float beta",
      ],
      into: builder, in: torch
    ) { (call, n) throws(PythonError) in
      let alpha = call.overload > 0 ? try call.double(2) : 0.54
      let beta = call.overload > 1 ? try call.double(3) : 0.46
      return cosine(n, [alpha, -beta])
    }
    window("blackman_window", ["int window_length, bool periodic=True"], into: builder, in: torch) { (_, n) in
      (
        step: Double.pi / Double(n &- 1),
        value: { (x: Tensor) throws(TensorError) in
          let narrow = try Trigonometric.cos(x * .int(4)) * .double(0.08)
          return try narrow - Trigonometric.cos(x * .int(2)) * .double(0.5) + .double(0.42)
        }
      )
    }
    window("bartlett_window", ["int window_length, bool periodic=True"], into: builder, in: torch) { (_, n) in
      (
        step: 2 / Double(n &- 1),
        value: { (x: Tensor) throws(TensorError) in
          let half = (n &- 1) >> 1
          let flipped = try -x + .int(2)
          let isFirst = Tensor(
            try Kernels.compare(
              .lessOrEqual, NDArray.arange(start: .int(0), end: .int(x.elementCount), step: .int(1), .int64),
              scalar: .int(half), type: .int64))
          return try Selection.choose(isFirst, x, flipped)
        }
      )
    }
    window(
      "kaiser_window",
      ["int window_length, bool periodic=True", "int window_length, bool periodic, float beta"],
      into: builder, in: torch
    ) { (call, n) throws(PythonError) in
      let beta = call.overload > 0 ? try call.double(2) : 12
      return (
        step: 1,
        value: { (x: Tensor) throws(TensorError) in
          let array = try Kernels.map(x.array, name: "kaiser_window_cpu") { index in
            let place = 2 * index / Double(n &- 1) - 1
            return Special.besselI0(beta * (1 - place * place).squareRoot()) / Special.besselI0(beta)
          }
          return Tensor(array)
        }
      )
    }
    for (name, upper) in [("tril_indices", false), ("triu_indices", true)] {
      builder.torchFunction(
        name,
        [
          "int row, int col, int offset=0, *, dtype? dtype=int64, layout? layout=None, device? device=None, bool pin_memory=False"
        ],
        "Lists the rows and columns of a triangle's places.", in: torch
      ) { (call) throws(PythonError) in
        try call.checkDevice(5)
        let type = try call.scalarType(3) ?? .int64
        if type != .int64 && type != .int32 { throw PythonError(type.notImplemented(name)) }
        return try torch.value(
          translated(Lists.triangle(call.integer(0), call.integer(1), call.integer(2), upper: upper, type)))
      }
    }
    builder.torchFunction(
      "empty_permuted", ["int[] size, int[] physical_layout, *, \(FactoryOptions.text)"],
      "Makes a tensor whose dimensions lie in memory in the given order.", in: torch
    ) { (call) throws(PythonError) in
      let options = try FactoryOptions(call, from: 2)
      let sizes = try call.ints(0)
      let order = try call.ints(1)
      for (index, dim) in order.enumerated() where order.count == sizes.count && !sizes.indices.contains(dim)
      {
        throw .runtimeError(
          "Dimension out of range (expected to be between 0 and \(sizes.count - 1), but got \(dim) at index \(index)).  "
            + "NB: negative dims not currently supported; file an issue if you want it.")
      }
      if order.count == sizes.count, Set(order).count < order.count {
        throw .runtimeError("Duplicate dim not allowed")
      }
      guard order.count == sizes.count else {
        throw .runtimeError(
          "Number of dimensions in size does not match the length of the physical_layout; i.e. len(size) = "
            + "\(sizes.count) is not equal to len(physical_layout) = \(order.count)")
      }
      var inverse = Dims(repeating: 0, count: order.count)
      for (place, dim) in order.enumerated() { inverse[dim] = place }
      let memory = try translated(
        NDArray.zeros(Dims(order.map { sizes[$0] }), options.scalarType ?? DefaultScalarType.current))
      return try torch.value(options.finish(memory.permuted(inverse)))
    }
  }

  /// How a window follows from its positions: these times `step` go through `value`.
  private typealias Shape = (step: Double, value: (Tensor) throws(TensorError) -> Tensor)

  private static func cosine(_ n: Int, _ factors: [Double]) -> Shape {
    (
      step: 2 * Double.pi / Double(n &- 1),
      value: { (x: Tensor) throws(TensorError) in
        try Trigonometric.cos(x) * .double(factors[1]) + .double(factors[0])
      }
    )
  }

  private static func window(
    _ name: String, _ parameters: [String], into builder: ModuleBuilder, in torch: Torch,
    shape: @escaping (BoundCall, Int) throws(PythonError) -> Shape
  ) {
    let counts = parameters.map { $0.split(separator: ",").count }
    builder.torchFunction(
      name, parameters.map { "\($0), *, \(FactoryOptions.text)" }, "Makes a window function's values.",
      in: torch
    ) { (call) throws(PythonError) in
      let options = try FactoryOptions(call, from: counts[call.overload])
      let type = options.scalarType ?? DefaultScalarType.current
      if !type.isFloatingPoint {
        throw .runtimeError(
          "\(name) expects floating point dtypes, got: TensorOptions(dtype=\(type.metaName), device=cpu, layout=Strided "
            + "(default), requires_grad=false (default), pinned_memory=false, memory_format=(nullopt))")
      }
      let length = try call.int(0)
      if length < 0 {
        throw .runtimeError("\(name) requires non-negative window_length, got window_length=\(length)")
      }
      if length <= 1 {
        return try torch.value(options.finish(translated(NDArray.full([length], .int(1), type))))
      }
      // A periodic window is a longer one without its last value.
      let isPeriodic = call.isGiven(1) ? try call.bool(1) : true
      let n = isPeriodic ? length &+ 1 : length
      let form = try shape(call, n)
      let positions = try translated(
        NDArray.arange(start: .int(0), end: .int(n), step: .int(1), type))
      let values = try translated(form.value(Tensor(positions) * .double(form.step)).array)
      return try torch.value(options.finish(translated(values.slice(0, start: 0, end: length))))
    }
  }
}
