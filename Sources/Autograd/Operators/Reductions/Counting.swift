package import TensorCore

/// Counting elements by value: bins and histograms; none of them has a gradient.
package enum Counting {
  /// The counts of elements in bins of equal width, or at given edges, with their weights.
  ///
  /// - Parameter isSingle: whether the elements are of float32, in which their bins are then computed.
  private static func counted(
    _ values: [Scalar], _ weights: [Scalar]?, edges: [Double], isEven: Bool, isSingle: Bool
  ) -> [Double] {
    let bins = edges.count - 1
    var counts = Array(repeating: 0.0, count: bins)
    let (low, high) = (edges[0], edges[bins])
    for (index, scalar) in values.enumerated() {
      let x = scalar.doubleValue
      guard x >= low, x <= high else { continue }
      var bin: Int
      if isEven {
        let place =
          isSingle
          ? Double((Float(x) - Float(low)) * Float(bins) / (Float(high) - Float(low)))
          : (x - low) * Double(bins) / (high - low)
        bin = Int(saturatingTruncation: place)
        bin = Swift.min(Swift.max(bin, 0), bins - 1)
      } else {
        var (first, last) = (0, bins)
        while last - first > 1 {
          let middle = (first + last) / 2
          if x >= edges[middle] { first = middle } else { last = middle }
        }
        bin = first
      }
      counts[bin] += weights?[index].doubleValue ?? 1
    }
    return counts
  }

  /// The bounds of a histogram: those given, or the extremes of the elements, `margin` beyond them where they are
  /// equal.
  private static func bounds(
    _ input: Tensor, _ low: Double, _ high: Double, margin: Double, whose name: String
  ) throws(TensorError) -> (Double, Double) {
    var (low, high) = (low, high)
    if low == high, input.elementCount > 0 {
      low = try Kernels.minimum(input.array).item().doubleValue
      high = try Kernels.maximum(input.array).item().doubleValue
    }
    if low == high {
      low -= margin
      high += margin
    }
    if !low.isFinite || !high.isFinite {
      throw TensorError(
        .runtimeError, "\(name) [\(low.shortText), \(high.shortText)] is not finite")
    }
    return (low, high)
  }

  package static func histogram(_ input: Tensor, bins: Int, _ low: Double, _ high: Double) throws(TensorError)
    -> Tensor
  {
    let type = input.scalarType
    if type.isComplex { throw TensorError(.typeError, "aminmax not implemented for \(type.errorName)") }
    if !type.isFloatingPoint {
      throw type.notImplemented(type == .bool ? "linspace_cpu" : "histogram_cpu")
    }
    try checkBins(bins)
    if low > high { throw TensorError(.runtimeError, "torch.histc: max must be larger than min") }
    let (first, last) = try bounds(input, low, high, margin: 1, whose: "torch.histc: range of")
    let counts = try counted(
      try input.array.scalars(), nil, edges: evenEdges(first, last, bins), isEven: true,
      isSingle: type == .float32)
    return Tensor(
      try NDArray(elements: counts.map { .double($0) }, shape: [bins], scalarType: type))
  }

  private static func checkBins(_ bins: Int) throws(TensorError) {
    if bins <= 0 {
      throw TensorError(
        .runtimeError, "torch.histogram(): bins must be > 0, but got \(bins) for dimension 0")
    }
    if bins > 1 << 28 { throw TensorError(.outOfMemory, "torch.histogram(): too many bins") }
  }

  private static func evenEdges(_ low: Double, _ high: Double, _ bins: Int) throws(TensorError) -> [Double] {
    try NDArray.linspace(start: .double(low), end: .double(high), steps: bins + 1, .float64).scalars().map(
      \.doubleValue)
  }

  private static func histogram(_ call: OperatorCall) throws(TensorError) -> OperatorResult {
    let input = try call.tensor(0)
    let type = input.scalarType
    let isEven = call.overload == 1
    let weight = call.optionalTensor(isEven ? 3 : 2)
    if type != .float32 && type != .float64 { throw type.notImplemented("histogramdd") }
    let edges: NDArray
    if isEven {
      let bins = try call.int(1)
      try checkBins(bins)
      var (low, high) = (0.0, 0.0)
      if case .scalars(let range) = call.values[2] {
        if range.count != 2 {
          throw TensorError(
            .runtimeError,
            "torch.histogramdd: for a 1-dimensional histogram range should have 2 elements, but got \(range.count)"
          )
        }
        (low, high) = (range[0].doubleValue, range[1].doubleValue)
        if low > high {
          throw TensorError(
            .runtimeError,
            "torch.histogramdd: min should not exceed max, but got min \(low.shortText) max "
              + "\(high.shortText) for dimension 0")
        }
      }
      let (first, last) = try bounds(
        input, low, high, margin: 0.5, whose: "torch.histogramdd: dimension 0's range")
      edges = try NDArray.linspace(start: .double(first), end: .double(last), steps: bins + 1, type)
    } else {
      edges = try call.tensor(1).array.converted(to: type)
      if edges.shape.count != 1 || edges.elementCount < 2 {
        throw TensorError(
          .runtimeError,
          "torch.histogramdd: bins tensor should have one dimension, but got \(edges.shape.count) dimensions in the "
            + "bins tensor for dimension 0")
      }
    }
    if let weight, weight.scalarType != type {
      throw TensorError(
        .runtimeError,
        "torch.histogramdd: if weight tensor is provided, input tensor and weight tensor should have the same dtype, "
          + "but got input(\(type.cppName)), and weight(\(weight.scalarType.cppName))")
    }
    // The elements are looked at as a row.
    if let weight, weight.shape != input.shape, weight.shape != [input.elementCount] {
      throw TensorError(
        .runtimeError,
        "torch.histogramdd: if weight tensor is provided it should have the same shape as the input tensor excluding "
          + "its innermost dimension, but got input with shape [\(input.elementCount), 1] and weight with shape \(weight.shape)"
      )
    }
    let places = try edges.scalars().map(\.doubleValue)
    var counts = try counted(
      input.array.scalars(), weight?.array.scalars(), edges: places, isEven: isEven, isSingle: false)
    if try call.bool(isEven ? 4 : 3) {
      let total = counts.reduce(0, +)
      for bin in counts.indices { counts[bin] /= total * (places[bin + 1] - places[bin]) }
    }
    let histogram = try NDArray(
      elements: counts.map { .double($0) }, shape: [counts.count], scalarType: type)
    return .named(
      "torch.return_types.histogram", [("hist", Tensor(histogram)), ("bin_edges", Tensor(edges))])
  }

  package static func counts(_ input: Tensor, _ weights: Tensor?, least: Int) throws(TensorError) -> Tensor {
    if least < 0 { throw TensorError(.runtimeError, "minlength should be >= 0") }
    if !input.scalarType.isInteger { throw input.scalarType.notImplemented("bincount_cpu") }
    let count = input.elementCount
    func extreme(_ array: NDArray) throws(TensorError) -> Int { try array.item().intValue }
    let smallest = count == 0 ? 0 : try extreme(Kernels.minimum(input.array))
    if input.dimensionCount != 1 || smallest < 0 {
      throw TensorError(.runtimeError, "bincount only supports 1-d non-negative integral inputs.")
    }
    if count == 0 { return Tensor(try NDArray.zeros([least], .int64)) }
    if let weights, weights.dimensionCount != 1 || weights.elementCount != count {
      throw TensorError(.runtimeError, "weights should be 1-d and have the same length as input")
    }
    let largest = try extreme(Kernels.maximum(input.array))
    if largest == .max {
      throw TensorError(
        .runtimeError, "maximum value of input overflowed, it should be < \(Int.max) but got \(largest)")
    }
    let size = Swift.max(least, largest + 1)
    let type: ScalarType = weights.map { $0.scalarType == .float32 ? .float32 : .float64 } ?? .int64
    let result = try NDArray.zeros([size], type)
    let places = try input.array.converted(to: .int64)
    let source =
      if let weights { try weights.array.converted(to: type) } else {
        try NDArray.full([count], .int(1), .int64)
      }
    try Kernels.scatter(into: result, dim: 0, index: places, source: source.contiguous(), .add)
    return Tensor(result)
  }

  static let table: [Operator] = [
    Operator(
      "histc", ["histc(Tensor input, int bins=100, Scalar min=0, Scalar max=0)"],
      documentation: "Counts the elements in bins of equal width.",
      example: "torch.histc(torch.tensor([1., 2., 1.]), bins=4, min=0, max=3)"
    ) { (call) throws(TensorError) in
      .tensor(
        try histogram(call.tensor(0), bins: call.int(1), call.double(2), call.double(3)))
    },
    Operator(
      "histogram",
      [
        "histogram(Tensor input, Tensor bins, *, Tensor? weight=None, bool density=False)",
        "histogram(Tensor input, int bins=100, *, Scalar[]? range=None, Tensor? weight=None, bool density=False)",
      ], documentation: "Counts the elements in bins, and says where the bins begin and end.",
      example: "torch.histogram(torch.tensor([1., 2., 1.]), bins=4, range=(0., 3.))"
    ) { (call) throws(TensorError) in try histogram(call) },
    Operator(
      "bincount", ["bincount(Tensor input, Tensor? weights=None, int minlength=0)"],
      documentation: "Counts how often each number from 0 up occurs.",
      example: "torch.bincount(torch.tensor([0, 1, 1, 3]))",
      samples: [Sample(.indices([0, 1, 1, 3], [4]), .none, .int(0))]
    ) { (call) throws(TensorError) in
      .tensor(try counts(call.tensor(0), call.optionalTensor(1), least: call.int(2)))
    },
  ]
}
