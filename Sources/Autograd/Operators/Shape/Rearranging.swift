package import TensorCore

/// Operators that move, repeat or blank out elements.
package enum Rearranging {
  private static let flipped = Derivative(
    "FlipBackward0", saves: ["dims"], rule: "the gradient is flipped back"
  ) {
    (node, gradient) throws(TensorError) in
    Gradients(try flip(gradient, node.ints(0)))
  }

  private static let rolled = Derivative(
    "RollBackward0", saves: ["shifts", "dims"], rule: "the gradient is rolled back"
  ) {
    (node, gradient) throws(TensorError) in
    Gradients(try roll(gradient, node.ints(0).map { 0 &- $0 }, node.ints(1)))
  }

  // Every copy's gradient counts.
  private static let repeated = Derivative(
    "RepeatBackward0", saves: ["repeats", .init("self_sym_sizes", .sizes(.input(0)))],
    rule: "the gradients of the copies are added"
  ) {
    (node, gradient) throws(TensorError) in
    let shape = node.ints(1)
    let counts = node.ints(0)
    let lead = counts.count - shape.count
    var split: [Int] = []
    var copies: [Int] = []
    for (dim, count) in counts.enumerated() {
      copies.append(split.count)
      split.append(count)
      if dim >= lead { split.append(shape[dim - lead]) }
    }
    return Gradients(try Reduction.sum(gradient.reshape(Dims(split)), copies))
  }

  private static let lowerKept = Derivative(
    "TrilBackward0", saves: ["diagonal"], rule: "the gradient below the diagonal, zero elsewhere"
  ) {
    (node, gradient) throws(TensorError) in
    Gradients(try triangle(gradient, node.int(0), upper: false))
  }

  private static let upperKept = Derivative(
    "TriuBackward0", saves: ["diagonal"], rule: "the gradient above the diagonal, zero elsewhere"
  ) {
    (node, gradient) throws(TensorError) in
    Gradients(try triangle(gradient, node.int(0), upper: true))
  }

  package static func flip(_ input: Tensor, _ dims: [Int]) throws(TensorError) -> Tensor {
    let dims = try Reduction.wrap(dims, for: input)
    return Tensor.recorded(try Kernels.flip(input.array, dims: Dims(dims)), flipped, input) { node, _ in
      node.attributes = [.ints(dims)]
    }
  }

  package static func roll(_ input: Tensor, _ shifts: [Int], _ dims: [Int]) throws(TensorError) -> Tensor {
    if let dim = dims.first, input.dimensionCount == 0 { _ = try wrapExistingDimension(dim, count: 0) }
    let array = try Kernels.roll(input.array, shifts: Dims(shifts), dims: Dims(dims))
    return Tensor.recorded(array, rolled, input) { node, _ in
      node.attributes = [.ints(shifts), .ints(dims)]
    }
  }

  package static func `repeat`(_ input: Tensor, _ counts: [Int]) throws(TensorError) -> Tensor {
    let array = try Kernels.repeated(input.array, Dims(counts))
    return Tensor.recorded(array, repeated, input) { node, _ in
      node.attributes = [.ints(counts), .ints(Array(input.shape))]
    }
  }

  package static func triangle(_ input: Tensor, _ diagonal: Int, upper: Bool) throws(TensorError) -> Tensor {
    let array = try Kernels.triangle(input.array, diagonal: diagonal, upper: upper)
    return Tensor.recorded(array, upper ? upperKept : lowerKept, input) { node, _ in
      node.attributes = [.int(diagonal)]
    }
  }

  private static let matrix = Sample.Input.tensor([1.5, -2, 3, 0.4, 5, -0.6], [2, 3])

  private static func triangleRow(_ name: String, upper: Bool) -> Operator {
    Operator(
      name, ["\(name)(Tensor input, int diagonal=0)"], forms: [.function, .method, .inPlace],
      documentation: "Keeps the \(upper ? "upper" : "lower") triangle of a matrix and zeroes the rest.",
      example: "torch.\(name)(torch.ones(3, 3))", samples: [Sample(matrix, .int(0)), Sample(matrix, .int(1))]
    ) { (call) throws(TensorError) in .tensor(try triangle(call.tensor(0), call.int(1), upper: upper)) }
  }

  static let table: [Operator] = [
    Operator(
      "flip", ["flip(Tensor input, int[] dims)"], documentation: "Reverses the order along some dimensions.",
      example: "torch.flip(torch.arange(3), (0,))", samples: [Sample(matrix, .ints([0, 1]))]
    ) { (call) throws(TensorError) in .tensor(try flip(call.tensor(0), call.ints(1))) },
    Operator(
      "roll", ["roll(Tensor input, int[1] shifts, int[1] dims=())"],
      documentation: "Moves elements along a dimension, around its end.",
      example: "torch.roll(torch.arange(3), 1)",
      samples: [Sample(matrix, .ints([1]), .ints([1])), Sample(matrix, .ints([2]), .ints([]))]
    ) { (call) throws(TensorError) in .tensor(try roll(call.tensor(0), call.ints(1), call.ints(2))) },
    Operator(
      "repeat", ["repeat(Tensor input, int[] repeats)"], forms: .method,
      documentation: "Repeats the whole tensor along its dimensions.",
      example: "torch.arange(3).repeat(2, 2)",
      samples: [Sample(matrix, .ints([2, 1, 2]))]
    ) { (call) throws(TensorError) in .tensor(try `repeat`(call.tensor(0), call.ints(1))) },
    triangleRow("tril", upper: false), triangleRow("triu", upper: true),
  ]
}
