package import TensorCore

/// Different elements, or different slices, and how often they occur.
package enum UniqueElements {
  private static func underived(_ name: String, _ function: String) -> Derivative {
    Derivative(
      name,
      forward: .missing(function),
      ofMany: { (_: OperatorNode, _: Gradients) throws(TensorError) -> Gradients in
        throw TensorError(.notImplementedError, "the derivative for '\(function)' is not implemented.")
      })
  }

  private static let sortedFound = underived("Unique2Backward0", "_unique2")
  private static let slicesFound = underived("UniqueDimBackward0", "unique_dim")
  private static let runsFound = underived("UniqueConsecutiveBackward0", "unique_consecutive")

  /// What was found: the elements, for each input the place of its own, and how often each occurs.
  package struct Found {
    package let elements: Tensor
    package let inverse: Tensor
    package let counts: Tensor
  }

  /// - Parameter dim: The dimension whose slices are compared; without one, all elements.
  package static func find(_ input: Tensor, _ dim: Int?, sorts: Bool) throws(TensorError) -> Found {
    if input.scalarType.isComplex { throw input.scalarType.notImplemented("unique") }
    let wrapped = try wrapDimension(dim ?? 0, count: input.dimensionCount)
    let slices: NDArray
    let length: Int
    if dim == nil {
      length = input.elementCount
      slices = try input.array.contiguous().reshaped([length, 1])
    } else {
      _ = try wrapExistingDimension(dim ?? 0, count: input.dimensionCount)
      let empty = input.shape.count { $0 == 0 }
      if input.shape[wrapped] == 0 {
        if empty != 1 {
          throw TensorError(
            .runtimeError, "Number of zero sized dimensions is more than one, so unique cannot be applied ")
        }
      } else if empty > 0 {
        throw TensorError(
          .runtimeError,
          "There are 0 sized dimensions, and they aren't selected, so unique cannot be applied")
      }
      length = input.shape[wrapped]
      let moved = try input.array.movedDimension(from: wrapped, to: 0).contiguous()
      let width = length == 0 ? 0 : moved.elementCount / length
      slices = try moved.reshaped([length, width])
    }
    let width = slices.shape[1]
    if width == 1 {
      let line = try slices.reshaped([length])
      let runs = try Kernels.runs(line, sorts: sorts)
      return try found(
        Kernels.indexSelect(line, dim: 0, index: runs.firsts), runs.inverse, runs.counts, in: input, dim,
        sorts: sorts)
    }
    let all = try slices.scalars()
    func precedes(_ a: Int, _ b: Int) -> Bool {
      // The rest of the order is of no use any more.
      if Interruption.isRequested { return false }
      for offset in 0..<width {
        let (x, y) = (all[a * width + offset], all[b * width + offset])
        if x != y { return isLess(x, y) }
      }
      return false
    }
    func isSame(_ a: Int, _ b: Int) -> Bool {
      for offset in 0..<width where all[a * width + offset] != all[b * width + offset] { return false }
      return true
    }
    let order =
      sorts ? (0..<length).sorted { precedes($0, $1) || (!precedes($1, $0) && $0 < $1) } : Array(0..<length)
    var inverse = Array(repeating: 0, count: length)
    var counts: [Int] = []
    var firsts: [Int] = []
    for place in order {
      if let last = firsts.last, isSame(last, place) {
        counts[counts.count - 1] += 1
      } else {
        firsts.append(place)
        counts.append(1)
      }
      inverse[place] = firsts.count - 1
    }
    func array(_ numbers: [Int]) throws(TensorError) -> NDArray {
      try NDArray(elements: numbers.map { .int($0) }, shape: [numbers.count], scalarType: .int64)
    }
    let elements = try Kernels.indexSelect(slices, dim: 0, index: array(firsts))
    return try found(elements, array(inverse), array(counts), in: input, dim, sorts: sorts)
  }

  /// - Parameter elements: The elements, or the slices as rows.
  private static func found(
    _ elements: NDArray, _ inverse: NDArray, _ counts: NDArray, in input: Tensor, _ dim: Int?, sorts: Bool
  ) throws(TensorError) -> Found {
    var elements = elements
    if let dim {
      let wrapped = try wrapDimension(dim, count: input.dimensionCount)
      let others = input.shape.enumerated().filter { $0.offset != wrapped }.map(\.element)
      elements = try elements.reshaped(Dims([counts.elementCount] + others))
        .movedDimension(from: 0, to: wrapped)
    }
    let derivative = !sorts ? runsFound : dim == nil ? sortedFound : slicesFound
    return Found(
      elements: Tensor.recorded([elements], derivative, [input])[0],
      inverse: Tensor(try dim == nil ? inverse.reshaped(input.shape) : inverse), counts: Tensor(counts))
  }

  /// The order of elements, nan last.
  private static func isLess(_ x: Scalar, _ y: Scalar) -> Bool {
    switch (x, y) {
    case (.int(let x), .int(let y)): x < y
    default: y.doubleValue.isNaN ? !x.doubleValue.isNaN : x.doubleValue < y.doubleValue
    }
  }

  private static func result(_ found: Found, inverse: Bool, counts: Bool) -> OperatorResult {
    var parts = [found.elements]
    if inverse { parts.append(found.inverse) }
    if counts { parts.append(found.counts) }
    return parts.count == 1 ? .tensor(parts[0]) : .tensors(parts)
  }

  // The functions and methods are written in Python, around functions that always give all parts.
  static let table: [Operator] = [
    Operator(
      "unique",
      [
        "unique(Tensor input, bool sorted=True, bool return_inverse=False, bool return_counts=False, int? dim=None)"
      ], forms: [], documentation: "Finds the different elements.",
      example: "torch.unique(torch.tensor([3, 1, 3]))",
      samples: [Sample(.indices([3, 1, 3, 2], [4]), .bool(true), .bool(true), .bool(true), .none)]
    ) { (call) throws(TensorError) in
      let found = try find(call.tensor(0), call.optionalInt(4), sorts: true)
      return result(found, inverse: try call.bool(2), counts: try call.bool(3))
    },
    Operator(
      "unique_consecutive",
      [
        "unique_consecutive(Tensor input, bool return_inverse=False, bool return_counts=False, int? dim=None)"
      ], forms: [], documentation: "Drops elements that equal the one before.",
      example: "torch.unique_consecutive(torch.tensor([1, 1, 2, 1]))",
      samples: [Sample(.indices([1, 1, 2, 1], [4]), .bool(true), .bool(true), .none)]
    ) { (call) throws(TensorError) in
      let found = try find(call.tensor(0), call.optionalInt(3), sorts: false)
      return result(found, inverse: try call.bool(1), counts: try call.bool(2))
    },
  ]
}
