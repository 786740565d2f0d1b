import Autograd
import PythonRuntime
import TensorCore

/// The module `torch.fft`.
enum FourierModule {
  static func fill(_ builder: ModuleBuilder, in torch: Torch) {
    let kinds: [(String, Kind)] = [
      ("fft", .complex(forward: true)), ("ifft", .complex(forward: false)),
      ("rfft", .fromReal(forward: true)),
      ("irfft", .toReal(forward: false)), ("hfft", .toReal(forward: true)),
      ("ihfft", .fromReal(forward: false)),
    ]
    for (name, kind) in kinds {
      define(name, ["Tensor input, int? n=None, int dim=-1, str? norm=None"], into: builder, in: torch) {
        (call) throws(PythonError) in
        let size = call.isGiven(1) ? try call.int(1) : nil
        let dim = call.isGiven(2) ? try call.int(2) : -1
        return try transform(name, kind, call, sizes: size.map { [$0] }, dims: [dim], isSeveral: false)
      }
      for (suffix, defaults) in [("2", [-2, -1]), ("n", nil)] as [(String, [Int]?)] {
        let parameter = defaults == nil ? "int[1]? dim=None" : "int[1]? dim=(-2,-1)"
        define(
          name + suffix, ["Tensor input, int[1]? s=None, \(parameter), str? norm=None"], into: builder,
          in: torch
        ) { (call) throws(PythonError) in
          let sizes = call.isGiven(1) ? try call.ints(1) : nil
          let dims = call.isGiven(2) ? try call.ints(2) : defaults
          return try transform(name + suffix, kind, call, sizes: sizes, dims: dims, isSeveral: true)
        }
      }
    }
    bindFrequencies(into: builder, in: torch)
    bindShifts(into: builder, in: torch)
  }

  private enum Kind {
    case complex(forward: Bool)
    case fromReal(forward: Bool)
    case toReal(forward: Bool)

    var isForward: Bool {
      switch self {
      case .complex(let forward), .fromReal(let forward), .toReal(let forward): forward
      }
    }
  }

  private static func define(
    _ name: String, _ parameters: [String], into builder: ModuleBuilder, in torch: Torch,
    body: @escaping (BoundCall) throws(PythonError) -> Tensor
  ) {
    let function = TorchFunction(
      "fft_\(name)", parameters.map { "fft_\(name)(\($0))" }, documentation: "A discrete Fourier transform.",
      takesOut: true, in: torch
    ) { (call) throws(PythonError) in torch.value(try body(call)) }
    builder.set(name, .object(TorchFunctionObject(function, isModuleFunction: true)))
  }

  // MARK: Transforms

  /// - Parameter isSeveral: whether the function is one over several dimensions, though it may be given one.
  private static func transform(
    _ name: String, _ kind: Kind, _ call: BoundCall, sizes: [Int]?, dims: [Int]?, isSeveral: Bool
  ) throws(PythonError) -> Tensor {
    var input = try call.tensor(0)
    if case .fromReal = kind, input.scalarType.isComplex {
      let type = input.scalarType.errorName
      throw .typeError(
        !isSeveral
          ? "\(name) expects a real input tensor, but got \(type)"
          : name.hasPrefix("i")
            ? "Only supports floating-point dtypes, but found: \(type)"
            : "rfftn expects a real-valued input tensor, but got \(type)")
    }
    if input.scalarType == .float16 || input.scalarType == .bfloat16 {
      throw PythonError(.notImplementedError, "Unsupported dtype \(input.scalarType.errorName)")
    }
    let scaling = try scaling(call, 3, forward: kind.isForward)
    return try guarded { () throws(TensorError) in
      if !input.scalarType.isDifferentiable { input = try input.to(DefaultScalarType.current) }
      // A transform of real numbers is half known once the other half is.
      if case .toReal = kind { input = try input.to(input.scalarType.complexType) }
      let count = input.dimensionCount
      var chosen: [Int] = []
      if dims == nil, let sizes, sizes.count > count {
        throw TensorError(
          .runtimeError,
          "Got shape with \(sizes.count) values but input tensor only has \(count) dimensions.")
      }
      for dim in dims ?? Array((count - (sizes?.count ?? count))..<count) {
        let wrapped = try wrapExistingDimension(dim, count: count)
        if chosen.contains(wrapped) { throw TensorError(.runtimeError, "FFT dims must be unique") }
        chosen.append(wrapped)
      }
      if let sizes, sizes.count != chosen.count {
        throw TensorError(
          .runtimeError, "When given, dim and shape arguments must have the same length")
      }
      if isSeveral, chosen.isEmpty {
        if case .complex = kind { return try input.to(input.scalarType.complexType) }
        throw TensorError(
          .runtimeError, "\(name.replacing("2", with: "n")) must transform at least one axis")
      }
      var lengths = chosen.map { input.shape.isEmpty ? 1 : input.shape[$0] }
      if input.dimensionCount == 0 { input = try input.reshape([1]) }
      for (index, size) in (sizes ?? []).enumerated() where size != -1 || !isSeveral { lengths[index] = size }
      var lastSize = lengths.last ?? 1
      if case .toReal = kind {
        if sizes == nil || (isSeveral && sizes?.last == -1) { lastSize = 2 * (lastSize - 1) }
        if lastSize < 1 { throw noPoints(lastSize) }
        if !lengths.isEmpty { lengths[lengths.count - 1] = lastSize / 2 + 1 }
      }
      for (dim, length) in zip(chosen, lengths) {
        if length < 1 { throw noPoints(length) }
        input = try resized(input, dim, length)
      }
      if isSeveral, case .complex = kind { input = try input.to(input.scalarType.complexType) }
      return try run(kind, input, chosen, scaling, lastSize)
    }
  }

  private static func guarded(
    _ body: () throws(TensorError) -> Tensor
  ) throws(PythonError) -> Tensor {
    do { return try body() } catch { throw PythonError(error) }
  }

  private static func run(
    _ kind: Kind, _ input: Tensor, _ dims: [Int], _ scaling: Fourier.Scaling, _ lastSize: Int
  ) throws(TensorError) -> Tensor {
    switch kind {
    case .complex(let forward):
      if input.scalarType.isComplex { return try Fourier.complex(input, dims, scaling, forward: forward) }
      let whole = try Fourier.fromReal(input, dims, scaling, isHalf: false)
      return forward ? whole : try whole.conjugate()
    case .fromReal(let forward):
      if !forward, dims.count > 1 {
        let half = try Fourier.fromReal(input, [dims[dims.count - 1]], scaling, isHalf: true).conjugate()
        return try Fourier.complex(half, Array(dims.dropLast()), scaling, forward: false)
      }
      let half = try Fourier.fromReal(input, dims, scaling, isHalf: true)
      return forward ? half : try half.conjugate()
    case .toReal(let forward):
      return try Fourier.toReal(forward ? input.conjugate() : input, dims, scaling, size: lastSize)
    }
  }

  private static func noPoints(_ count: Int) -> TensorError {
    TensorError(.runtimeError, "Invalid number of data points (\(count)) specified")
  }

  /// The tensor cut, or filled up with zeros, to a length along a dimension.
  private static func resized(_ input: Tensor, _ dim: Int, _ length: Int) throws(TensorError) -> Tensor {
    let size = input.shape[dim]
    if length == size { return input }
    if length < size { return try Parts.slice(input, dim, start: 0, end: length) }
    var shape = input.shape
    shape[dim] = length - size
    return try Joining.concatenate([input, Tensor(NDArray.zeros(shape, input.scalarType))], dim)
  }

  private static func scaling(_ call: BoundCall, _ index: Int, forward: Bool) throws(PythonError)
    -> Fourier.Scaling
  {
    let mode = call.isGiven(index) ? try call.text(index) : "backward"
    switch mode {
    case "forward": return forward ? .count : .none
    case "backward": return forward ? .none : .count
    case "ortho": return .root
    default: throw .runtimeError("Invalid normalization mode: \"\(mode)\"")
    }
  }

  // MARK: Frequencies

  private static func bindFrequencies(into builder: ModuleBuilder, in torch: Torch) {
    for isHalf in [false, true] {
      let name = isHalf ? "rfftfreq" : "fftfreq"
      define(name, ["int n, float d=1.0, *, \(FactoryOptions.text)"], into: builder, in: torch) {
        (call) throws(PythonError) in
        let options = try FactoryOptions(call, from: 2)
        let n = try call.int(0)
        let d = call.isGiven(1) ? try call.double(1) : 1
        if n < 0 { throw .runtimeError("Trying to create tensor with negative dimension \(n): [\(n)]") }
        let type = options.scalarType ?? DefaultScalarType.current
        if !type.isDifferentiable {
          throw .runtimeError("\(name) requires a floating point or complex dtype")
        }
        if type.isComplex { throw PythonError(type.notImplemented("arange_cpu")) }
        let count = isHalf ? n / 2 + 1 : n
        // Throws where so many would not fit.
        _ = try translated(NDArray.empty([count], type))
        let middle = n / 2 + n % 2
        let numbers = (0..<count).map { Scalar.int(isHalf || $0 < middle ? $0 : $0 - n) }
        let steps = try translated(NDArray(elements: numbers, shape: [count], scalarType: type))
        let factor = Scalar.double(1 / (Double(n) * d))
        return try options.finish(translated(Kernels.binary(.multiply, steps, scalar: factor, type: type)))
      }
    }
  }

  private static func bindShifts(into builder: ModuleBuilder, in torch: Torch) {
    for isInverse in [false, true] {
      define(
        isInverse ? "ifftshift" : "fftshift", ["Tensor input, int[1]? dim=None"], into: builder, in: torch
      ) {
        (call) throws(PythonError) in
        let input = try call.tensor(0)
        let given = call.isGiven(1) ? try call.ints(1) : Array(0..<input.dimensionCount)
        return try guarded { () throws(TensorError) in
          var dims: [Int] = []
          for dim in given { dims.append(try wrapExistingDimension(dim, count: input.dimensionCount)) }
          let shifts = dims.map { isInverse ? (input.shape[$0] + 1) / 2 : input.shape[$0] / 2 }
          return try Rearranging.roll(input, shifts, dims)
        }
      }
    }
  }

  private static func wrapped(_ dims: [Int], _ count: Int) throws(TensorError) -> [Int] {
    var result: [Int] = []
    for dim in dims { result.append(try wrapDimension(dim, count: count)) }
    return result
  }
}
