import TensorCore

/// Reading images at the places that a grid names, which run from -1 to 1 along each dimension.
enum GridSampling {
  private enum Mode: Int {
    case linear, nearest, cubic
  }

  private enum Padding: Int {
    case zeros, border, reflection
  }

  private struct Options {
    let mode: Mode
    let padding: Padding
    let alignsCorners: Bool
  }

  /// The elements along one dimension that all samples take: of each its place, its share, and how that changes with
  /// the coordinate.
  private struct Tap {
    let place: Tensor
    let isInside: Tensor
    let weight: Tensor
    let slope: Tensor
  }

  // MARK: One dimension

  /// Coordinates moved into the image; and what they change by as they were.
  private static func moved(
    _ real: Tensor, _ size: Int, _ options: Options
  ) throws(TensorError) -> (real: Tensor, factor: Tensor?) {
    var (place, factor): (Tensor, Tensor?) = (real, nil)
    if options.padding == .zeros { return (place, nil) }
    if options.padding == .reflection {
      let span = options.alignsCorners ? size - 1 : size
      if span == 0 { return (try real * .int(0), try real.zerosLike()) }
      let low = options.alignsCorners ? 0 : -0.5
      let shifted = try real - .double(low)
      let length = try shifted.absolute()
      let flips = try RoundingAndSign.floor(length / .int(span)).detached()
      let rest = try length - flips * .int(span)
      let isOdd = try Comparison.compare(
        .notEqual, flips - RoundingAndSign.floor(flips / .int(2)) * .int(2), .int(0))
      place = try Selection.choose(isOdd, -rest + .double(Double(span) + low), rest + .double(low))
      let sign = try Selection.choose(
        Comparison.compare(.less, shifted, .int(0)), -real.onesLike(), real.onesLike())
      factor = try Selection.choose(isOdd, -sign, sign)
    }
    let isWithin = try Comparison.compare(
      .logicalAnd, Comparison.compare(.greater, place, .int(0)),
      Comparison.compare(.less, place, .int(size - 1)))
    let ones = try real.onesLike()
    factor = try Selection.masked(factor ?? ones, isWithin)
    return (try Clamping.clamp(place, .int(0), .int(size - 1)), factor)
  }

  /// The element at a whole coordinate, which may be outside the image.
  private static func tap(
    _ place: Tensor, _ size: Int, weight: Tensor, slope: Tensor
  ) throws(TensorError) -> Tap {
    let isInside = try Comparison.compare(
      .logicalAnd, Comparison.compare(.greaterOrEqual, place, .int(0)),
      Comparison.compare(.lessOrEqual, place, .int(size - 1)))
    return Tap(
      place: try Selection.masked(place, isInside).detached().to(.int64), isInside: isInside, weight: weight,
      slope: slope)
  }

  /// The taps of one dimension, and what places change by as coordinates do.
  private static func taps(
    _ coordinate: Tensor, _ size: Int, _ options: Options
  ) throws(TensorError) -> (taps: [Tap], factor: Tensor) {
    let scale = Double(options.alignsCorners ? size - 1 : size) / 2
    let scaled = try (coordinate + .int(1)) * .double(scale)
    let real = options.alignsCorners ? scaled : try scaled - .double(0.5)
    let ones = try real.onesLike()
    switch options.mode {
    case .linear:
      let (inside, factor) = try moved(real, size, options)
      let first = try RoundingAndSign.floor(inside).detached()
      let share = try inside - first
      let taps = [
        try tap(first, size, weight: -share + .int(1), slope: -ones),
        try tap(first + .int(1), size, weight: share, slope: ones),
      ]
      return (taps, try (factor ?? ones) * .double(scale))
    case .nearest:
      let inside = try moved(real, size, options).real.detached()
      let place = Tensor(try Kernels.unary(.round, inside.array))
      return ([try tap(place, size, weight: ones, slope: real.zerosLike())], ones)
    case .cubic:
      let first = try RoundingAndSign.floor(real).detached()
      let share = try real - first
      var taps: [Tap] = []
      for (index, distance) in [try share + .int(1), share, try -share + .int(1), try -share + .int(2)]
        .enumerated()
      {
        let isNear = index == 1 || index == 2
        let (weight, slope) = try cubic(distance, isNear: isNear)
        let place = try moved(first + .int(index - 1), size, options).real
        taps.append(
          try tap(
            // Reflection at the middle of an edge leads to whole places, but for rounding.
            Tensor(Kernels.unary(.round, place.array)), size, weight: weight,
            slope: slope * .int(index < 2 ? 1 : -1)))
      }
      return (taps, try ones * .double(scale))
    }
  }

  /// Keys' cubic convolution with a = -0.75 at a distance below 1, or from 1 to 2, and its slope.
  private static func cubic(
    _ x: Tensor, isNear: Bool
  ) throws(TensorError) -> (weight: Tensor, slope: Tensor) {
    let a = -0.75
    if isNear {
      return (
        try (x * .double(a + 2) - .double(a + 3)) * x * x + .int(1),
        try (x * .double(3 * (a + 2)) - .double(2 * (a + 3))) * x
      )
    }
    return (
      try ((x * .double(a) - .double(5 * a)) * x + .double(8 * a)) * x - .double(4 * a),
      try (x * .double(3 * a) - .double(10 * a)) * x + .double(8 * a)
    )
  }

  // MARK: All dimensions

  /// What each combination of taps, one of each dimension, reads: the last dimension's taps change first.
  private struct Corner {
    let taps: [Tap]
    /// The places in a flattened image, [batch, 1, samples].
    let index: Tensor
    let isInside: Tensor
    let weight: Tensor

    init(_ taps: [Tap], _ sizes: [Int]) throws(TensorError) {
      self.taps = taps
      var place = taps[0].place
      for (tap, size) in zip(taps, sizes).dropFirst() { place = try place * .int(size) + tap.place }
      index = try place.unsqueeze(1)
      var isInside = taps[0].isInside
      for tap in taps.dropFirst() { isInside = try Comparison.compare(.logicalAnd, isInside, tap.isInside) }
      self.isInside = try isInside.unsqueeze(1)
      var weight = taps[taps.count - 1].weight
      for tap in taps.dropLast().reversed() { weight = try weight * tap.weight }
      self.weight = weight
    }

    /// How the weight changes with the coordinate of one dimension.
    func slope(_ dim: Int) throws(TensorError) -> Tensor {
      var slope = taps[dim].slope
      for (other, tap) in taps.enumerated() where other != dim { slope = try slope * tap.weight }
      return slope
    }
  }

  private static func corners(
    _ input: Tensor, _ grid: Tensor, _ options: Options
  ) throws(TensorError) -> (corners: [Corner], factors: [Tensor]) {
    let sizes = Array(input.shape.dropFirst(2))
    let samples = grid.shape.dropFirst().dropLast().reduce(1, *)
    let points = try grid.reshape([grid.shape[0], samples, sizes.count])
    var combinations: [[Tap]] = [[]]
    var factors: [Tensor] = []
    for (dim, size) in sizes.enumerated() {
      // Grids name the last dimension first.
      let own = try taps(Parts.select(points, 2, sizes.count - 1 - dim), size, options)
      factors.append(own.factor)
      combinations = combinations.flatMap { taps in own.taps.map { taps + [$0] } }
    }
    var corners: [Corner] = []
    for taps in combinations { corners.append(try Corner(taps, sizes)) }
    return (corners, factors)
  }

  private static func flat(_ tensor: Tensor) throws(TensorError) -> Tensor {
    let rest = tensor.shape.dropFirst(2).reduce(1, *)
    return try tensor.reshape([tensor.shape[0], tensor.shape[1], rest])
  }

  private static func read(_ image: Tensor, _ corner: Corner) throws(TensorError) -> Tensor {
    let shape: Dims = [image.shape[0], image.shape[1], corner.index.shape[2]]
    return try Selection.masked(
      Indexing.gather(image, 2, corner.index.expand(shape)), corner.isInside.expand(shape))
  }

  private static func sum(_ image: Tensor, _ corners: [Corner], _ mode: Mode) throws(TensorError) -> Tensor {
    var total: Tensor?
    func add(_ part: Tensor) throws(TensorError) {
      if let sum = total { total = try sum + part } else { total = part }
    }
    if mode != .cubic {
      for corner in corners { try add(read(image, corner) * corner.weight.unsqueeze(1)) }
      return total ?? image
    }
    // Rows by themselves, then planes, as rounding shows.
    let last = corners[0].taps.count - 1
    var parts: [Tensor] = []
    for corner in corners { parts.append(try read(image, corner) * corner.taps[last].weight.unsqueeze(1)) }
    var step = 1
    for dim in (0...last).reversed() {
      var sums: [Tensor] = []
      for start in stride(from: 0, to: parts.count, by: 4) {
        var row = parts[start]
        for part in parts[(start + 1)..<(start + 4)] { row = try row + part }
        if dim > 0 { row = try row * corners[start * step].taps[dim - 1].weight.unsqueeze(1) }
        sums.append(row)
      }
      parts = sums
      step *= 4
    }
    return parts[0]
  }

  private static func derivative(_ name: String) -> Derivative {
    Derivative(
      name, saves: ["input", "grid", "interpolation_mode", "padding_mode", "align_corners"], packs: [1, 0]
    ) {
      (node, gradient) throws(TensorError) in
      let (input, grid) = (try node.saved(0), try node.saved(1))
      let options = Options(
        mode: Mode(rawValue: node.int(0)) ?? .linear, padding: Padding(rawValue: node.int(1)) ?? .zeros,
        alignsCorners: node.bool(2))
      let (corners, factors) = try corners(input, grid, options)
      let (image, passed) = (try flat(input), try flat(gradient))
      var gradients = Gradients()
      if node.needsGradient(0) {
        var total: Tensor?
        for corner in corners {
          let share = try Selection.masked(
            passed * corner.weight.unsqueeze(1), corner.isInside.expand(passed.shape))
          let part = try Indexing.scattered(
            share, at: corner.index.expand(passed.shape), 2, in: image.shape)
          if let sum = total { total = try sum + part } else { total = part }
        }
        gradients.first = try total?.reshape(input.shape)
      }
      if node.needsGradient(1) && options.mode == .nearest {
        gradients.second = try grid.zerosLike()
      } else if node.needsGradient(1) {
        let dims = input.dimensionCount - 2
        var parts: [Tensor?] = Array(repeating: nil, count: dims)
        for corner in corners {
          let change = try Reduction.sum(passed * read(image, corner), [1])
          for dim in 0..<dims {
            let part = try change * corner.slope(dim)
            let place = dims - 1 - dim
            if let sum = parts[place] { parts[place] = try sum + part } else { parts[place] = part }
          }
        }
        var scaled: [Tensor] = []
        for (part, factor) in zip(parts, factors.reversed()) {
          if let part { scaled.append(try factor * part) }
        }
        gradients.second = try Joining.stack(scaled, -1).reshape(grid.shape)
      }
      return gradients
    }
  }

  private static let planar = derivative("GridSampler2DBackward0")
  private static let spatial = derivative("GridSampler3DBackward0")

  private static func check(_ input: Tensor, _ grid: Tensor, _ options: Options) throws(TensorError) {
    func refuse(_ text: String) -> TensorError { TensorError(.runtimeError, "grid_sampler(): " + text) }
    let (own, other) = ("input with sizes \(input.shape)", "grid with sizes \(grid.shape)")
    guard input.dimensionCount > 1, grid.dimensionCount > 0 else {
      throw refuse(
        "expected 4D or 5D input and grid with same number of dimensions, but got \(own) and \(other)")
    }
    if input.shape[0] != grid.shape[0] {
      throw refuse("expected grid and input to have same batch size, but got \(own) and \(other)")
    }
    let dims = input.dimensionCount - 2
    if grid.shape[grid.dimensionCount - 1] != dims {
      throw refuse("expected grid to have size \(dims) in last dimension, but got \(other)")
    }
    for (dim, size) in input.shape.enumerated().dropFirst(2) where size <= 0 {
      throw refuse(
        "expected input to have non-empty spatial dimensions, but input has sizes \(input.shape) with dimension "
          + "\(dim) being empty")
    }
    if input.dimensionCount != grid.dimensionCount || dims > 3 || dims < 2 {
      let wanted = dims == 2 || dims == 3 ? "\(dims + 2)D" : "4D or 5D"
      throw refuse(
        "expected \(wanted) input and grid with same number of dimensions, but got \(own) and \(other)")
    }
    if input.scalarType != grid.scalarType {
      throw TensorError(
        .runtimeError,
        "expected scalar type \(input.scalarType.errorName) but found \(grid.scalarType.errorName)")
    }
    if !input.scalarType.isFloatingPoint {
      throw TensorError(
        .notImplementedError,
        "\"grid_sampler_\(dims)d_cpu\(dims == 2 ? "_kernel_impl" : "")\" not implemented for "
          + "'\(input.scalarType.errorName)'")
    }
  }

  private static func sample(_ input: Tensor, _ grid: Tensor, _ options: Options) throws(TensorError)
    -> Tensor
  {
    try check(input, grid, options)
    let result = try GradMode.with(false) { () throws(TensorError) -> Tensor in
      let (image, points) = (Tensor(input.array), Tensor(grid.array))
      let shape = Dims(Array(input.shape.prefix(2)) + Array(grid.shape.dropFirst().dropLast()))
      return try sum(flat(image), corners(image, points, options).corners, options.mode).reshape(shape)
    }
    return Tensor.recorded(
      result.array, input.dimensionCount == 4 ? planar : spatial, input, grid
    ) { node, _ in
      node.save(input)
      node.save(grid)
      node.attributes = [
        .int(options.mode.rawValue), .int(options.padding.rawValue), .bool(options.alignsCorners),
      ]
    }
  }

  // MARK: Rows

  private static let image = Sample.Input.tensor(
    [1.5, -2, 3, 0.4, 5, -0.6, 0.7, -1.4, 2.6, 0.1, 0.2, -0.3], [1, 1, 3, 4])
  private static let points = Sample.Input.tensor(
    [-0.7, 0.2, 0.45, -0.35, 1.3, 0.6, 0.1, -1.6], [1, 2, 2, 2])

  static let table: [Operator] = [
    Operator(
      "grid_sampler",
      [
        "grid_sampler(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners)"
      ],
      forms: .function, documentation: "Reads images at the places that a grid names.",
      example: "torch.grid_sampler(torch.rand(1, 1, 3, 3), torch.zeros(1, 2, 2, 2), 0, 0, False)",
      samples: [(0, 0), (0, 1), (0, 2), (1, 0), (2, 0), (2, 1), (2, 2)].map {
        Sample(image, points, .int($0.0), .int($0.1), .bool($0.1 == 2))
      }
    ) { (call) throws(TensorError) in
      guard let mode = try Mode(rawValue: call.int(2)), let padding = try Padding(rawValue: call.int(3))
      else {
        throw TensorError(
          .runtimeError, "grid_sampler(): the modes of interpolation and of padding are numbers from 0 to 2")
      }
      return .tensor(
        try sample(
          call.tensor(0), call.tensor(1),
          Options(mode: mode, padding: padding, alignsCorners: call.bool(4))))
    }
  ]
}
