import ComplexModule
import TensorCore

/// Convolution and its transpose over one, two or three dimensions.
///
/// Three operators derive from one another: the convolution, and the gradients of its input and its weight, each of
/// which is linear in both of its operands. So there are derivatives of any order.
enum Convolution {
  /// How the window moves.
  struct Options: Sendable {
    var stride: [Int]
    var padding: [Int]
    var dilation: [Int]
    var outputPadding: [Int]
    var isTransposed = false
    var groups = 1

    /// The options that a node keeps, from an index on.
    init(_ node: OperatorNode, from index: Int) {
      stride = node.ints(index)
      padding = node.ints(index + 1)
      dilation = node.ints(index + 2)
      isTransposed = node.bool(index + 3)
      outputPadding = node.ints(index + 4)
      groups = node.int(index + 5)
    }

    init(stride: [Int], padding: [Int], dilation: [Int], groups: Int) {
      self.stride = stride
      self.padding = padding
      self.dilation = dilation
      self.groups = groups
      outputPadding = Array(repeating: 0, count: stride.count)
    }

    var attributes: [SavedAttribute] {
      [
        .ints(stride), .ints(padding), .ints(dilation), .bool(isTransposed), .ints(outputPadding),
        .int(groups),
      ]
    }

    /// The same as an ordinary convolution.
    var plain: Options {
      var options = self
      options.isTransposed = false
      return options
    }

    func geometry(input: [Int], output: [Int], kernel: [Int]) -> ConvolutionGeometry {
      ConvolutionGeometry(
        input: input, output: output, kernel: kernel, stride: stride, padding: padding, dilation: dilation)
    }
  }

  // MARK: Derivatives

  private static let convolved = Derivative(
    "ConvolutionBackward0",
    saves: [
      "input", "weight", "bias_sym_sizes_opt", "stride", "padding", "dilation", "transposed",
      "output_padding",
      "groups",
    ], rule: "the gradient convolved with the flipped weight; with the input"
  ) { (node, gradient) throws(TensorError) in
    let options = Options(node, from: 1)
    let input = try node.saved(0)
    let weight = try node.saved(1)
    var gradients = Gradients()
    if node.needsGradient(0) {
      gradients.first =
        options.isTransposed
        ? try cut(convolve(gradient, weight, nil, options.plain), to: spatial(input))
        : try inputGradient(gradient, weight, spatial(input), options)
    }
    if node.needsGradient(1) {
      gradients.second =
        options.isTransposed
        ? try weightGradient(gradient, input, spatial(weight), options.plain)
        : try weightGradient(input, gradient, spatial(weight), options)
    }
    if node.edges.count > 2, node.needsGradient(2) {
      let others = [0] + Array(2..<gradient.dimensionCount)
      gradients[2] = try Reduction.sum(gradient, others)
    }
    return gradients
  }.multiplying(0..<2)

  private static let inputGradientDerivative = Derivative(
    "ConvolutionBackwardBackward0",
    saves: [
      "grad_output", "weight", "stride", "padding", "dilation", "transposed", "output_padding", "groups",
    ]
  ) { (node, gradient) throws(TensorError) in
    let options = Options(node, from: 0)
    return Gradients(
      node.needsGradient(0) ? try convolve(gradient, node.saved(1), nil, options) : nil,
      node.needsGradient(1)
        ? try weightGradient(gradient, node.saved(0), spatial(node.saved(1)), options) : nil)
  }

  private static let weightGradientDerivative = Derivative(
    "ConvolutionBackwardBackward0",
    saves: [
      "input", "grad_output", "stride", "padding", "dilation", "transposed", "output_padding", "groups",
    ]
  ) { (node, gradient) throws(TensorError) in
    let options = Options(node, from: 0)
    return Gradients(
      node.needsGradient(0)
        ? try inputGradient(node.saved(1), gradient, spatial(node.saved(0)), options) : nil,
      node.needsGradient(1) ? try convolve(node.saved(0), gradient, nil, options) : nil)
  }

  /// A gradient without the places that output padding of more than a stride adds, which no input has gone to.
  private static func cut(_ gradient: Tensor, to sizes: [Int]) throws(TensorError) -> Tensor {
    var result = gradient
    for (dim, size) in sizes.enumerated() where result.shape[dim + 2] > size {
      result = try Parts.slice(result, dim + 2, start: 0, end: size)
    }
    return result
  }

  // MARK: The three operators

  /// The sizes behind the first two.
  static func spatial(_ tensor: Tensor) -> [Int] { Array(tensor.shape.dropFirst(2)) }

  /// The convolution, or with `isTransposed` its transpose, of [batch, channels, ...].
  static func convolve(
    _ input: Tensor, _ weight: Tensor, _ bias: Tensor?, _ options: Options
  ) throws(TensorError) -> Tensor {
    if input.scalarType.isComplex, weight.scalarType.isComplex {
      return try convolveComplex(input, weight, bias, options)
    }
    let kernel = spatial(weight)
    let sizes = spatial(input)
    var array: NDArray
    // Sums of half-width numbers are rounded once, with the bias.
    let type = input.scalarType
    let isWidened = type.isHalfWidth && bias != nil
    let image = try isWidened ? input.array.converted(to: .float32) : input.array
    let filter = try isWidened ? weight.array.converted(to: .float32) : weight.array
    if options.isTransposed {
      let output = sizes.indices.map { dim in
        (sizes[dim] &- 1) &* options.stride[dim] &- 2 &* options.padding[dim]
          &+ options.dilation[dim] &* (kernel[dim] &- 1) &+ options.outputPadding[dim] &+ 1
      }
      array = try Kernels.convolutionInputGradient(
        image, filter, options.geometry(input: output, output: sizes, kernel: kernel),
        groups: options.groups)
    } else {
      let output = ConvolutionGeometry.places(
        input: sizes, kernel: kernel, stride: options.stride, padding: options.padding,
        dilation: options.dilation)
      array = try Kernels.convolution(
        image, filter, options.geometry(input: sizes, output: output, kernel: kernel),
        groups: options.groups)
    }
    if let bias {
      var shape = Dims(repeating: 1, count: array.shape.count)
      shape[1] = bias.elementCount
      let column = try bias.array.converted(to: array.scalarType).reshaped(shape)
      try Kernels.binary(.add, array, column, type: array.scalarType, into: array)
      if isWidened { array = try array.converted(to: type) }
    }
    let inputs = bias.map { [input, weight, $0] } ?? [input, weight]
    let result = Tensor.recorded(array, convolved, inputs) { node, _ in
      if bias == nil { node.edges.append(Edge(nil)) }
      node.save(input)
      node.save(weight)
      node.attributes =
        [.ints([bias?.elementCount ?? 0])]
        + options.attributes
    }
    return result
  }

  /// A convolution of complex numbers, in three of real ones: with (a + ib)(c + id) + (e + if) the parts are
  /// (ac + e) - bd and ((a + b)(c + d) + e + f) - (ac + e) - bd.
  private static func convolveComplex(
    _ input: Tensor, _ weight: Tensor, _ bias: Tensor?, _ options: Options
  ) throws(TensorError) -> Tensor {
    let (a, b) = (try input.realPart(), try ComplexParts.imaginary(input))
    let (c, d) = (try weight.realPart(), try ComplexParts.imaginary(weight))
    let e = try bias?.realPart()
    var sum: Tensor?
    if let bias, let e { sum = try e + ComplexParts.imaginary(bias) }
    let first = try convolve(a, c, e, options)
    let second = try convolve(b, d, nil, options)
    let third = try convolve(a + b, c + d, sum, options)
    return try first - second + (third - first - second) * .complex(Complex128(0, 1))
  }

  /// The gradient of the input of a convolution, whose spatial sizes are given.
  private static func inputGradient(
    _ gradient: Tensor, _ weight: Tensor, _ sizes: [Int], _ options: Options
  ) throws(TensorError) -> Tensor {
    let geometry = options.geometry(input: sizes, output: spatial(gradient), kernel: spatial(weight))
    let array = try Kernels.convolutionInputGradient(
      gradient.array, weight.array, geometry, groups: options.groups)
    return Tensor.recorded(array, inputGradientDerivative, gradient, weight) { node, _ in
      node.save(gradient)
      node.save(weight)
      node.attributes = options.attributes
    }
  }

  /// The gradient of the weight of a convolution, whose spatial sizes are given.
  private static func weightGradient(
    _ input: Tensor, _ gradient: Tensor, _ sizes: [Int], _ options: Options
  ) throws(TensorError) -> Tensor {
    let geometry = options.geometry(input: spatial(input), output: spatial(gradient), kernel: sizes)
    let array = try Kernels.convolutionWeightGradient(
      input.array, gradient.array, geometry, groups: options.groups)
    return Tensor.recorded(array, weightGradientDerivative, input, gradient) { node, _ in
      node.save(input)
      node.save(gradient)
      node.attributes = options.attributes
    }
  }
}
