import Autograd
import PythonRuntime
import TensorCore

/// `torch.rand`, `torch.randn` and their like.
enum RandomFunctions {
  private static let options = "*, Generator? generator=None, \(FactoryOptions.text)"

  static func bind(into builder: ModuleBuilder, in torch: Torch) {
    sized("rand", "Makes random numbers from [0, 1).", into: builder, in: torch) {
      (array, generator) throws(TensorError) in try array.fillUniform(using: generator)
    }
    sized("randn", "Makes normally distributed random numbers.", into: builder, in: torch) {
      (array, generator) throws(TensorError) in try array.fillNormal(using: generator)
    }
    builder.torchFunction(
      "randint", ["int high, int[] size, \(options)", "int low, int high, int[] size, \(options)"],
      "Makes random integers from `low` up to `high`, without it.", takesOut: true, in: torch
    ) { (call) throws(PythonError) in
      let shift = call.overload
      let settings = try FactoryOptions(call, from: 3 + shift)
      let low = shift == 0 ? 0 : try call.int(0)
      let array = try translated(NDArray.empty(Dims(sizes(call, 1 + shift)), settings.scalarType ?? .int64))
      try translated(
        array.fillIntegers(from: low, to: call.integer(shift), using: torch.generator(of: call, 2 + shift)))
      return try torch.value(settings.finish(array))
    }
    builder.torchFunction(
      "randperm", ["int n, \(options)"], "Makes the numbers below `n` in random order.", takesOut: true,
      in: torch
    ) { (call) throws(PythonError) in
      let settings = try FactoryOptions(call, from: 2)
      let count = try call.int(0)
      let array = try translated(
        NDArray.randomPermutation(count, settings.scalarType ?? .int64, using: torch.generator(of: call, 1)))
      return try torch.value(settings.finish(array))
    }
    builder.torchFunction(
      "normal",
      [
        "Tensor mean, float std=1, *, Generator? generator=None",
        "float mean, Tensor std, *, Generator? generator=None",
        "Tensor mean, Tensor std, *, Generator? generator=None",
        "float mean, float std, int[] size, \(options)",
      ],
      "Makes normally distributed numbers with the given means and deviations.", takesOut: true, in: torch
    ) { (call) throws(PythonError) in try torch.value(normal(call, in: torch)) }
    bindSampling(into: builder, in: torch)
  }

  private static func sizes(_ call: BoundCall, _ index: Int) throws(TensorError) -> [Int] {
    try carried { () throws(PythonError) in try call.ints(index) }
  }

  private static func sized(
    _ name: String, _ documentation: String, into builder: ModuleBuilder, in torch: Torch,
    fill: @escaping (NDArray, Generator) throws(TensorError) -> Void
  ) {
    builder.torchFunction(
      name,
      [
        "int[] size, *, Generator? generator, \(FactoryOptions.text)",
        "int[] size, *, \(FactoryOptions.text)",
      ],
      documentation, takesOut: true, in: torch
    ) { (call) throws(PythonError) in
      let settings = try FactoryOptions(call, from: call.overload == 0 ? 2 : 1)
      let generator = call.overload == 0 ? torch.generator(of: call, 1) : torch.generator
      let shape = Dims(try call.ints(0))
      let array = try translated(NDArray.empty(shape, settings.scalarType ?? DefaultScalarType.current))
      try translated(fill(array, generator))
      return try torch.value(settings.finish(array))
    }
  }

  private static func normal(_ call: BoundCall, in torch: Torch) throws(PythonError) -> Tensor {
    if call.overload == 3 {
      let settings = try FactoryOptions(call, from: 4)
      let shape = Dims(try call.ints(2))
      let mean = try call.double(0)
      let deviation = try call.double(1)
      let array = try translated(NDArray.empty(shape, settings.scalarType ?? DefaultScalarType.current))
      try translated(
        array.fillNormal(mean: mean, deviation: deviation, using: torch.generator(of: call, 3)))
      return try settings.finish(array)
    }
    let generator = torch.generator(of: call, 2)
    switch call.overload {
    case 0:
      let mean = try call.tensor(0)
      let deviation = try call.double(1)
      let array = try translated(NDArray.empty(mean.shape, mean.scalarType))
      try translated(array.fillNormal(deviation: deviation, using: generator))
      return NormalSamples.record(
        try translated(Kernels.binary(.add, array, mean.array, type: array.scalarType)), means: mean,
        deviations: nil)
    case 1:
      let mean = try call.double(0)
      let deviation = try deviations(call)
      let array = try translated(NDArray.empty(deviation.shape, deviation.scalarType))
      try translated(array.fillNormal(using: generator))
      let scaled = try translated(Kernels.binary(.multiply, array, deviation.array, type: array.scalarType))
      return NormalSamples.record(
        try translated(Kernels.binary(.add, scaled, scalar: .double(mean), type: array.scalarType)),
        means: nil, deviations: deviation)
    default:
      let mean = try call.tensor(0)
      let deviation = try deviations(call)
      let shape = try translated(Dims.broadcast(mean.shape, deviation.shape))
      let array = try translated(NDArray.empty(shape, mean.scalarType))
      try translated(array.fillNormal(using: generator))
      let scaled = try translated(Kernels.binary(.multiply, array, deviation.array, type: array.scalarType))
      return NormalSamples.record(
        try translated(Kernels.binary(.add, scaled, mean.array, type: array.scalarType)), means: mean,
        deviations: deviation)
    }
  }

  /// The standard deviations of `normal`.
  ///
  /// Throws where one is none.
  private static func deviations(_ call: BoundCall) throws(PythonError) -> Tensor {
    let deviation = try call.tensor(1)
    if deviation.scalarType.isComplex {
      throw .runtimeError("normal expects standard deviation to be non-complex")
    }
    let values = try translated(deviation.array.contiguous())
    for index in 0..<values.elementCount where values.scalar(at: index).doubleValue < 0 {
      throw .runtimeError("normal expects all elements of std >= 0.0")
    }
    return deviation
  }

  private static let drawsOnly = Derivative("BernoulliBackward0") { (_, gradient) throws(TensorError) in
    Gradients(try gradient.zerosLike())
  }

  private static func bindSampling(into builder: ModuleBuilder, in torch: Torch) {
    builder.torchFunction(
      "bernoulli",
      ["Tensor input, *, Generator? generator=None", "Tensor input, float p, *, Generator? generator=None"],
      "Draws ones at the given probabilities, zeros otherwise.", takesOut: true, in: torch
    ) { (call) throws(PythonError) in try torch.value(bernoulli(call, in: torch)) }
    builder.torchFunction(
      "multinomial", ["Tensor input, int num_samples, bool replacement=False, *, Generator? generator=None"],
      "Draws indices at the given weights.", takesOut: true, in: torch
    ) { (call) throws(PythonError) in try torch.value(multinomial(call, in: torch)) }
  }

  static func bernoulli(_ call: BoundCall, in torch: Torch) throws(PythonError) -> Tensor {
    let input = try call.tensor(0)
    let generator = torch.generator(of: call, call.overload == 0 ? 1 : 2)
    let array = try translated(NDArray.empty(input.shape, input.scalarType))
    if input.scalarType.isComplex {
      throw PythonError(input.scalarType.notImplemented("bernoulli_tensor_cpu_self_"))
    }
    if call.overload == 0 {
      try translated(array.fillBernoulli(input.array, using: generator))
    } else {
      let probability = try call.double(1)
      try translated(array.fillBernoulli(probability, using: generator))
    }
    return Tensor.recorded(array, drawsOnly, input)
  }

  static func multinomial(_ call: BoundCall, in torch: Torch) throws(PythonError) -> Tensor {
    let input = try call.tensor(0)
    let count = try call.int(1)
    return Tensor(
      try translated(
        Kernels.multinomial(
          input.array, count: count, withReplacement: call.flag(2), using: torch.generator(of: call, 3))))
  }
}

extension Torch {
  /// The generator that a call names, or the default one.
  func generator(of call: BoundCall, _ index: Int) -> Generator {
    call.generator(index)?.generator ?? generator
  }
}
