package import TensorCore

/// Products that sum over chosen dimensions, and chains of matrix products.
package enum TensorContraction {
  /// Sums products over dimensions of two tensors that correspond; the others follow in order.
  package static func contract(
    _ first: Tensor, _ second: Tensor, _ firstDims: [Int], _ secondDims: [Int]
  ) throws(TensorError) -> Tensor {
    if firstDims.count != secondDims.count {
      throw TensorError(.runtimeError, "both dimension lists should have same length")
    }
    if first.scalarType != second.scalarType {
      throw TensorError(
        .runtimeError, "both inputs should have same dtype")
    }
    var (left, right) = (first, second)
    var (leftDims, rightDims): ([Int], [Int]) = ([], [])
    var summed = 1
    for (a, b) in zip(firstDims, secondDims) {
      let (dimA, dimB) = (
        try wrapExistingDimension(a, count: first.dimensionCount),
        try wrapExistingDimension(b, count: second.dimensionCount)
      )
      if leftDims.contains(dimA) || rightDims.contains(dimB) {
        throw TensorError(
          .runtimeError,
          "dim \(leftDims.contains(dimA) ? dimA : dimB) appears multiple times in the list of dims")
      }
      leftDims.append(dimA)
      rightDims.append(dimB)
      let (sizeA, sizeB) = (left.shape[dimA], right.shape[dimB])
      if sizeB == 1 {
        left = try Reduction.sum(left, [dimA], keepsDimensions: true)
      } else if sizeA == 1 {
        right = try Reduction.sum(right, [dimB], keepsDimensions: true)
      } else {
        if sizeA != sizeB {
          throw TensorError(
            .runtimeError,
            "contracted dimensions need to match, but first has size \(sizeA) in dim \(a) and second has size "
              + "\(sizeB) in dim \(b)")
        }
        summed &*= sizeA
      }
    }
    let leftFree = (0..<left.dimensionCount).filter { !leftDims.contains($0) }
    let rightFree = (0..<right.dimensionCount).filter { !rightDims.contains($0) }
    let shape = Dims(leftFree.map { left.shape[$0] } + rightFree.map { right.shape[$0] })
    let rows = Dims(leftFree.map { left.shape[$0] }).elementCount
    let columns = Dims(rightFree.map { right.shape[$0] }).elementCount
    let a = try Dimensions.permute(left, Dims(leftFree + leftDims))
    let b = try Dimensions.permute(right, Dims(rightDims + rightFree))
    if leftFree.isEmpty && rightFree.isEmpty && a.dimensionCount > 0 && b.dimensionCount > 0 {
      let (row, column) =
        try a.dimensionCount == 1 ? (a, b) : (a.reshape([summed]), b.reshape([summed]))
      return try Reshaping.view(Products.dot(row, column), shape)
    }
    let product = try Products.multiply(a.reshape([rows, summed]), b.reshape([summed, columns]))
    return try product.reshape(shape)
  }

  /// Sums products over the last `count` dimensions of one tensor and the first of another.
  package static func contract(_ first: Tensor, _ second: Tensor, count: Int) throws(TensorError) -> Tensor {
    if count < 0 {
      throw TensorError(.runtimeError, "tensordot expects dims >= 0, but got dims=\(count)")
    }
    if count > min(first.dimensionCount, second.dimensionCount) {
      throw TensorError(
        .runtimeError, "tensordot expects dims < ndim_a or ndim_b, but got dims=\(count)")
    }
    return try contract(first, second, Array(-count..<0), Array(0..<count))
  }

  // MARK: Chains of products

  /// The product of several matrices, in the order that needs the fewest multiplications.
  package static func chain(_ tensors: [Tensor]) throws(TensorError) -> Tensor {
    guard tensors.count >= 2, let first = tensors.first, let last = tensors.last else {
      throw TensorError(
        .runtimeError, "multi_dot(): expected at least 2 tensors but got \(tensors.count)")
    }
    for (name, tensor) in [("first", first), ("last", last)]
    where tensor.dimensionCount != 1 && tensor.dimensionCount != 2 {
      throw TensorError(
        .runtimeError,
        "multi_dot(): the \(name) tensor must be 1D or 2D but got \(tensor.dimensionCount)D")
    }
    for (index, tensor) in tensors.enumerated() {
      if index > 0 && index < tensors.count - 1 && tensor.dimensionCount != 2 {
        throw TensorError(
          .runtimeError, "multi_dot(): tensor \(index) must be 2D but got \(tensor.dimensionCount)D")
      }
      if tensor.scalarType != first.scalarType {
        throw TensorError(
          .runtimeError,
          "multi_dot(): all tensors must have be the same dtype but tensor 0 is \(first.scalarType.cppName) and tensor "
            + "\(index) \(tensor.scalarType.cppName)")
      }
    }
    var matrices = tensors
    var shape = Dims()
    if first.dimensionCount == 1 {
      matrices[0] = try first.unsqueeze(0)
    } else {
      shape.append(first.shape[0])
    }
    if last.dimensionCount == 1 {
      matrices[matrices.count - 1] = try last.unsqueeze(-1)
    } else {
      shape.append(last.shape[1])
    }
    for index in 1..<matrices.count where matrices[index - 1].columnCount != matrices[index].rowCount {
      throw TensorError(
        .runtimeError,
        "multi_dot(): tensors \(index - 1) and \(index) with shapes \(tensors[index - 1].shape) and "
          + "\(tensors[index].shape) cannot be multiplied")
    }
    let product: Tensor
    if matrices.count == 2 {
      product = try Products.multiply(matrices[0], matrices[1])
    } else {
      product = try ChainOrder(matrices).multiply(matrices)
    }
    return try Reshaping.view(product, shape)
  }

  // MARK: Rows

  private static let square = Sample.Input.tensor([1.5, -2, 3, 0.4], [2, 2])
  private static let wide = Sample.Input.tensor([1.5, -2, 3, 0.4, 5, -0.6], [2, 3])

  private static let chained = Sample.Input.tensors([
    ([1.5, -2, 3, 0.4], [2, 2]), ([1.5, -2, 3, 0.4, 5, -0.6], [2, 3]), ([0.5, -1.5, 2], [3]),
  ])

  static let table: [Operator] = [
    MatrixRows.linear(
      "multi_dot", ["TensorList tensors"], "Multiplies several matrices in the order that costs least.",
      "[torch.eye(2), torch.ones(2, 3), torch.ones(3)]", samples: [Sample(chained)]
    ) { (call) throws(TensorError) in .tensor(try chain(call.tensors(0))) }
  ]
}

/// Where to put the brackets in a product of matrices.
private struct ChainOrder {
  private var splits: [[Int]]

  init(_ matrices: [Tensor]) {
    let count = matrices.count
    let sizes = matrices.map { Double($0.rowCount) } + [Double(matrices[count - 1].columnCount)]
    var costs = Array(repeating: Array(repeating: 0.0, count: count), count: count)
    splits = Array(repeating: Array(repeating: 0, count: count), count: count)
    for length in 1..<count {
      for start in 0..<count - length {
        let end = start + length
        costs[start][end] = .infinity
        for split in start..<end {
          let cost =
            costs[start][split] + costs[split + 1][end] + sizes[start] * sizes[split + 1] * sizes[end + 1]
          // Of three, PyTorch starts with the first two where both ways cost the same; of more, as late as it can.
          if cost < costs[start][end] || count == 3 && cost == costs[start][end] {
            costs[start][end] = cost
            splits[start][end] = split
          }
        }
      }
    }
  }

  func multiply(_ matrices: [Tensor]) throws(TensorError) -> Tensor {
    try multiply(matrices, 0, matrices.count - 1)
  }

  private func multiply(_ matrices: [Tensor], _ start: Int, _ end: Int) throws(TensorError) -> Tensor {
    if start == end { return matrices[start] }
    let split = splits[start][end]
    return try Products.multiply(multiply(matrices, start, split), multiply(matrices, split + 1, end))
  }
}
