import TensorCore

/// Making images, and signals of one or three dimensions, larger or smaller.
enum Interpolation {
  private enum Mode: String {
    case nearest
    case nearestExact = "nearest-exact"
    case linear, bilinear, bicubic, trilinear, lanczos, area

    /// The number of dimensions that the mode is for; none for any number.
    var dimensions: Int? {
      switch self {
      case .linear: 1
      case .bilinear, .bicubic, .lanczos: 2
      case .trilinear: 3
      default: nil
      }
    }
  }

  /// What `torch.nn.functional.interpolate` is given.
  struct Request {
    var sizes: [Int]?
    var factors: [Double]?
    var mode: String
    var alignsCorners: Bool?
    var recomputesFactors = false
    var smoothsEdges = false
  }

  static func run(_ input: Tensor, _ request: Request) throws(TensorError) -> Tensor {
    guard let mode = Mode(rawValue: request.mode) else {
      throw TensorError(
        .notImplementedError,
        "Input Error: Only 3D, 4D and 5D input Tensors supported (got \(input.dimensionCount)D) for the modes: "
          + "nearest | linear | bilinear | bicubic | trilinear | lanczos | area | nearest-exact (got \(request.mode))"
      )
    }
    let count = input.dimensionCount - 2
    let isSmooth = mode.dimensions != nil
    if request.smoothsEdges, AntialiasFilter(rawValue: request.mode) == nil || count != 2 {
      throw TensorError(
        .valueError,
        "Anti-alias option is restricted to bilinear, bicubic, and lanczos modes and requires a 4-D tensor as input"
      )
    }
    if mode == .lanczos, !request.smoothsEdges {
      throw TensorError(.valueError, "Lanczos mode requires antialias=True")
    }
    if !isSmooth, request.alignsCorners != nil {
      throw TensorError(
        .valueError,
        "align_corners option can only be set with the interpolating modes: linear | bilinear | bicubic | trilinear"
      )
    }
    guard (1...3).contains(count) else {
      throw TensorError(
        .notImplementedError,
        "Input Error: Only 3D, 4D and 5D input Tensors supported (got \(input.dimensionCount)D) for the modes: "
          + "nearest | linear | bilinear | bicubic | trilinear | lanczos | area | nearest-exact (got \(request.mode))"
      )
    }
    if let wanted = mode.dimensions, wanted != count {
      if mode == .bicubic {
        throw TensorError(
          .notImplementedError,
          "Input Error: Only 3D, 4D and 5D input Tensors supported (got \(input.dimensionCount)D) for the modes: "
            + "nearest | linear | bilinear | bicubic | trilinear | lanczos | area | nearest-exact (got bicubic)"
        )
      }
      throw TensorError(
        .notImplementedError,
        "Got \(input.dimensionCount)D input, but \(request.mode) mode needs \(wanted + 2)D input")
    }
    let sizes = Array(input.shape.suffix(count))
    let (output, factors) = try outputSizes(sizes, request, input)
    try Pooling.checkMemory(input, output.map { max($0, 0) })
    if mode == .area {
      return try Pooling.adaptiveAverage(
        input, output.map { $0 },
        node: count == 1 ? "SqueezeBackward1" : "AdaptiveAvgPool\(count)DBackward0")
    }
    if sizes.contains(0) || output.contains(where: { $0 <= 0 }) {
      throw TensorError(
        .runtimeError,
        "Input and output sizes should be greater than 0, but got input "
          + "\(named(sizes)) \(count == 1 ? "and " : "")output \(named(output))")
    }
    let aligns = request.alignsCorners ?? false
    let taps = sizes.indices.map { dim in
      self.taps(
        mode, from: sizes[dim], to: output[dim], factor: factors?[dim], alignsCorners: aligns,
        filter: request.smoothsEdges ? AntialiasFilter(rawValue: request.mode) : nil)
    }
    if request.smoothsEdges, !input.scalarType.isFloatingPoint {
      throw input.scalarType.notImplemented("compute_index_ranges_weights")
    }
    func names() -> [SavedName] {
      let scales = count == 1 ? ["scales"] : ["scales_d", "scales_h", "scales_w"].suffix(count)
      return [
        SavedName("output_size", .constant(.ints(output))),
        SavedName("self_sym_sizes", .constant(.ints(Array(input.shape)))),
      ]
        + scales.enumerated().map { dim, name in
          SavedName(name, .constant(factors.map { .scalar(.double($0[dim])) } ?? .none))
        } + (isSmooth ? [SavedName("align_corners", .constant(.bool(aligns)))] : [])
    }
    return try Pooling.resample(
      input, taps, node: nodeName(mode, count, request.smoothsEdges), wholeTypes: isSmooth ? [] : [.uint8],
      saves: names())
  }

  private static func named(_ sizes: [Int]) -> String {
    let parts = zip(["D", "H", "W"].suffix(sizes.count), sizes).map { "\($0): \($1)" }
    return "(\(parts.joined(separator: ", ")))"
  }

  private static func nodeName(_ mode: Mode, _ count: Int, _ smoothsEdges: Bool) -> String {
    if smoothsEdges {
      return "Upsample\(mode.rawValue.prefix(1).uppercased())\(mode.rawValue.dropFirst())2DAaBackward0"
    }
    return switch mode {
    case .nearest: "UpsampleNearest\(count)DBackward0"
    case .nearestExact: "UpsampleNearestExact\(count)DBackward0"
    case .linear: "UpsampleLinear1DBackward0"
    case .bilinear: "UpsampleBilinear2DBackward0"
    case .bicubic: "UpsampleBicubic2DBackward0"
    case .lanczos: "UpsampleLanczos2DAaBackward0"
    case .trilinear, .area: "UpsampleTrilinear3DBackward0"
    }
  }

  private static func outputSizes(
    _ sizes: [Int], _ request: Request, _ input: Tensor
  ) throws(TensorError) -> ([Int], [Double]?) {
    func checkCount(_ count: Int, _ name: String, _ got: String) throws(TensorError) {
      if count == sizes.count { return }
      throw TensorError(
        .valueError,
        "Input and \(name) must have the same number of spatial dimensions, but got input with spatial dimensions of "
          + "\(sizes) and \(got). Please provide input tensor in (N, C, d1, d2, ...,dK) format and \(name) in "
          + "(\(name == "output" ? "o1, o2, ...,oK" : "s1, s2, ...,sK")) format.")
    }
    if request.sizes != nil && request.factors != nil {
      throw TensorError(.valueError, "only one of size or scale_factor should be defined")
    }
    if let wanted = request.sizes {
      if wanted.count == 1 { return (Array(repeating: wanted[0], count: sizes.count), nil) }
      try checkCount(wanted.count, "output", "output size of \(wanted)")
      return (wanted, nil)
    }
    guard let given = request.factors else {
      throw TensorError(.valueError, "either size or scale_factor should be defined")
    }
    let factors = given.count == 1 ? Array(repeating: given[0], count: sizes.count) : given
    try checkCount(factors.count, "scale_factor", "scale_factor of shape \(factors)")
    var output: [Int] = []
    for (size, factor) in zip(sizes, factors) {
      let scaled = (Double(size) * factor).rounded(.down)
      guard let whole = Int(exactly: scaled) else {
        throw unsuitableSize(scaled, at: output.count, request, count: sizes.count)
      }
      output.append(whole)
    }
    return (output, request.recomputesFactors ? nil : factors)
  }

  /// The error for a scaled size that is no integer of 64 bits: PyTorch hands the factors to the operator, but scales
  /// the sizes in Python for `area` and where the factors are computed anew.
  private static func unsuitableSize(
    _ size: Double, at dim: Int, _ request: Request, count: Int
  ) -> TensorError {
    let isArea = request.mode == Mode.area.rawValue
    if !isArea, !request.recomputesFactors {
      return TensorError(.runtimeError, "value cannot be converted to type int64_t without overflow")
    }
    if size.isNaN { return TensorError(.valueError, "cannot convert float NaN to integer") }
    if size.isInfinite { return TensorError(.overflowError, "cannot convert float infinity to integer") }
    let operation =
      switch Mode(rawValue: request.mode) {
      case .area: "adaptive_avg_pool"
      case .nearestExact: "_upsample_nearest_exact"
      default: "upsample_\(request.mode)"
      }
    return TensorError(
      .typeError,
      "\(operation)\(count)d(): argument 'output_size' failed to unpack the object at pos \(dim + 1) with error "
        + "\"Overflow when unpacking long long\nException raised from ")
  }

  // MARK: One dimension

  private static func taps(
    _ mode: Mode, from size: Int, to output: Int, factor: Double?, alignsCorners: Bool,
    filter: AntialiasFilter?
  ) -> ResamplingTaps {
    let plain =
      factor.map { $0 > 0 ? 1 / $0 : Double(size) / Double(output) } ?? Double(size) / Double(output)
    switch mode {
    case .nearest, .nearestExact:
      // PyTorch computes the places in float32.
      let scale = Float(plain)
      let shift: Float = mode == .nearest ? 0 : 0.5
      return ResamplingTaps(
        inputSize: size,
        picking: (0..<output).map { min(Int(((Float($0) + shift) * scale).rounded(.down)), size - 1) })
    default: break
    }
    let scale = alignsCorners ? (output > 1 ? Double(size - 1) / Double(output - 1) : 0) : plain
    if let filter { return filter.taps(from: size, to: output, scale: scale) }
    let sources = (0..<output).map { place -> [(index: Int, weight: Double)] in
      var real = alignsCorners ? scale * Double(place) : scale * (Double(place) + 0.5) - 0.5
      if mode == .bicubic {
        let first = Int(real.rounded(.down))
        let weights = cubicWeights(real - real.rounded(.down))
        return weights.enumerated().map { (min(max(first - 1 + $0, 0), size - 1), $1) }
      }
      real = max(real, 0)
      let first = min(Int(real), size - 1)
      let share = min(max(real - Double(first), 0), 1)
      return [(first, 1 - share), (first < size - 1 ? first + 1 : first, share)]
    }
    return ResamplingTaps(inputSize: size, sources: sources)
  }

  /// The weights of four neighbours by Keys' cubic convolution with a = -0.75.
  private static func cubicWeights(_ t: Double) -> [Double] {
    let a = -0.75
    func near(_ x: Double) -> Double { ((a + 2) * x - (a + 3)) * x * x + 1 }
    func far(_ x: Double) -> Double { ((a * x - 5 * a) * x + 8 * a) * x - 4 * a }
    return [far(t + 1), near(t), near(1 - t), far(2 - t)]
  }

  static let table: [Operator] = [
    Operator(
      "interpolate",
      [
        "interpolate(Tensor input, int[1]? size=None, Scalar[1]? scale_factor=None, str mode='nearest', "
          + "bool? align_corners=None, bool? recompute_scale_factor=None, bool antialias=False)"
      ], forms: .function, namespace: .functional,
      documentation: "Makes images larger or smaller, by one of several ways to fill the gaps.",
      example: "torch.nn.functional.interpolate(torch.rand(1, 1, 2, 2), scale_factor=2)",
      samples: [
        Sample(image, .ints([3, 5]), .none, .string("bilinear"), .bool(false), .none, .bool(false)),
        Sample(image, .ints([3, 5]), .none, .string("bicubic"), .bool(true), .none, .bool(false)),
        Sample(image, .ints([3, 5]), .none, .string("nearest"), .none, .none, .bool(false)),
      ]
    ) { (call) throws(TensorError) in
      var request = Request(sizes: call.optionalInts(1), mode: call.string(3) ?? "nearest")
      request.smoothsEdges = try call.bool(6)
      if case .bool(let aligns) = call.values[4] { request.alignsCorners = aligns }
      if case .bool(let recomputes) = call.values[5] { request.recomputesFactors = recomputes }
      if case .scalars(let factors) = call.values[2] { request.factors = factors.map(\.doubleValue) }
      return .tensor(try run(call.tensor(0), request))
    }.inPython().preparing(.comparesSpaces)
  ]

  private static let image = Sample.Input.tensor([1, 2, 3, -4, 5, 0.5, 2.5, -1], [1, 1, 2, 4])
}
