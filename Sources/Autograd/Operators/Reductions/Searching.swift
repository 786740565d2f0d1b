package import TensorCore

/// Where elements are: in sorted rows, among others, or not zero; none of it has a gradient.
package enum Searching {
  private static func search(
    _ rows: Tensor, _ values: Tensor, toRight: Bool, side: String?, sorter: Tensor?, narrow: Bool
  ) throws(TensorError) -> Tensor {
    if let side {
      if side != "left" && side != "right" {
        throw TensorError(
          .runtimeError, "torch.searchsorted(): side can only be 'left' or 'right' but got \(side)")
      }
      if side == "left" && toRight {
        throw TensorError(
          .runtimeError,
          "torch.searchsorted(): side and right can't be set to opposites, got side of left while right was True"
        )
      }
    }
    if let sorter { try checkOrder(sorter, of: rows) }
    if values.dimensionCount == 0 && rows.dimensionCount != 1 {
      throw TensorError(
        .runtimeError,
        "torch.searchsorted(): input value can be a scalar only when boundaries tensor dimension is 1, but we got "
          + "boundaries tensor dim(\(rows.dimensionCount)) and input value's dim(0) numel(1)")
    }
    if rows.dimensionCount == 0 {
      throw TensorError(
        .runtimeError,
        "torch.searchsorted(): boundaries tensor should have positive dimension, but got 0 dimension")
    }
    if rows.dimensionCount != 1 {
      let fits =
        rows.dimensionCount == values.dimensionCount
        && Array(rows.shape.dropLast()) == Array(values.shape.dropLast())
      if !fits {
        throw TensorError(
          .runtimeError,
          "torch.searchsorted(): boundaries tensor should be 1 dimension or the first N-1 dimensions of boundaries "
            + "tensor and input value tensor must match, but we got boundaries tensor \(rows.shape) and input value "
            + "tensor \(values.shape)")
      }
    }
    for type in [rows.scalarType, values.scalarType] where type == .bool || type.isComplex {
      throw type.notImplemented("searchsorted_out_cpu")
    }
    var sorted = rows.array
    if let sorter {
      sorted = try Kernels.gather(sorted, dim: rows.dimensionCount - 1, index: sorter.array)
    }
    let places = try Kernels.searchSorted(sorted, values.array, right: toRight || side == "right")
    return Tensor(narrow ? try places.converted(to: .int32) : places)
  }

  /// Refuses what is no order of sorted rows.
  private static func checkOrder(_ sorter: Tensor, of rows: Tensor) throws(TensorError) {
    if sorter.shape != rows.shape {
      throw TensorError(
        .runtimeError,
        "torch.searchsorted(): boundary and sorter must have the same size, but got boundary tensor \(rows.shape)and "
          + "got sorter tensor \(sorter.shape)")
    }
    if sorter.scalarType != .int64 {
      throw TensorError(
        .runtimeError,
        "torch.searchsorted(): sorter must be a tensor of long dtype but got dtype \(sorter.scalarType.errorName)"
      )
    }
    guard sorter.elementCount > 0, let size = sorter.shape.last else { return }
    let least = try Kernels.minimum(sorter.array).item().intValue
    let most = try Kernels.maximum(sorter.array).item().intValue
    if least < 0 || most >= size {
      throw TensorError(.runtimeError, "torch.searchsorted(): sorter index out of range")
    }
  }

  private static func operand(_ call: OperatorCall, _ index: Int, beside: Int) throws(TensorError) -> Tensor {
    if let tensor = call.optionalTensor(index) { return tensor }
    return try Tensor.number(call.scalar(index), beside: call.tensor(beside))
  }

  private static func bucketize(_ values: Tensor, _ edges: Tensor, narrow: Bool, toRight: Bool)
    throws(TensorError) -> Tensor
  {
    if edges.dimensionCount != 1 {
      throw TensorError(
        .runtimeError, "boundaries tensor must be 1 dimension, but got dim(\(edges.dimensionCount))")
    }
    return try search(edges, values, toRight: toRight, side: nil, sorter: nil, narrow: narrow)
  }

  /// Whether each element is among the others.
  package static func contains(_ elements: Tensor, _ others: Tensor, inverted: Bool) throws(TensorError)
    -> Tensor
  {
    for type in [elements.scalarType, others.scalarType] where type == .bool || type.isComplex {
      throw TensorError(
        .notImplementedError, "Unsupported input type encountered for isin(): \(type.errorName)")
    }
    let type = ScalarType.resultType(elements.array, others.array, defaultType: DefaultScalarType.current)
    let result = try NDArray.zeros(elements.shape, .bool)
    if others.elementCount > 0, elements.elementCount > 0 {
      let flat = try others.array.converted(to: type).contiguous().reshaped([others.elementCount])
      let sorted = try Kernels.sort(flat).values
      let left = try Kernels.searchSorted(sorted, elements.array.converted(to: type), right: false)
      let right = try Kernels.searchSorted(sorted, elements.array.converted(to: type), right: true)
      try result.copy(from: Kernels.compare(.less, left, right, type: .int64))
    }
    return Tensor(inverted ? try Kernels.predicate(.logicalNot, result) : result)
  }

  static let table: [Operator] = [
    Operator(
      "searchsorted",
      [
        "searchsorted(Tensor sorted_sequence, Tensor input, *, bool out_int32=False, bool right=False, str? side=None, Tensor? sorter=None)",
        "searchsorted(Tensor sorted_sequence, Scalar self, *, bool out_int32=False, bool right=False, str? side=None, Tensor? sorter=None)",
      ], forms: .function, documentation: "Finds where elements would stand in a sorted row.",
      example: "torch.searchsorted(torch.tensor([1, 3, 5]), torch.tensor([3, 6]))",
      samples: [
        Sample(.indices([1, 3, 5], [3]), .indices([3, 6], [2]), .bool(false), .bool(true), .none, .none)
      ]
    ) { (call) throws(TensorError) in
      .tensor(
        try search(
          call.tensor(0), operand(call, 1, beside: 0), toRight: call.bool(3), side: call.string(4),
          sorter: call.optionalTensor(5), narrow: call.bool(2)))
    },
    Operator(
      "bucketize",
      [
        "bucketize(Tensor input, Tensor boundaries, *, bool out_int32=False, bool right=False)",
        "bucketize(Scalar self, Tensor boundaries, *, bool out_int32=False, bool right=False)",
      ], forms: .function, documentation: "Finds between which boundaries elements lie.",
      example: "torch.bucketize(torch.tensor([1, 4]), torch.tensor([0, 2, 4]))",
      samples: [Sample(.indices([1, 4], [2]), .indices([0, 2, 4], [3]), .bool(false), .bool(false))]
    ) { (call) throws(TensorError) in
      .tensor(
        try bucketize(
          operand(call, 0, beside: 1), call.tensor(1), narrow: call.bool(2), toRight: call.bool(3)))
    },
    Operator(
      "isin",
      [
        "isin(Tensor elements, Tensor test_elements, *, bool assume_unique=False, bool invert=False)",
        "isin(Scalar element, Tensor test_elements, *, bool assume_unique=False, bool invert=False)",
        "isin(Tensor elements, Scalar test_element, *, bool assume_unique=False, bool invert=False)",
      ], forms: .function, documentation: "Tells for each element whether it is among others.",
      example: "torch.isin(torch.tensor([1, 2]), torch.tensor([2, 5]))",
      samples: [Sample(.indices([1, 2], [2]), .indices([2, 5], [2]), .bool(false), .bool(true))]
    ) { (call) throws(TensorError) in
      let elements = try call.overload == 1 ? operand(call, 0, beside: 1) : call.tensor(0)
      let others = try call.overload == 2 ? operand(call, 1, beside: 0) : call.tensor(1)
      return .tensor(try contains(elements, others, inverted: call.bool(3)))
    },
    Operator(
      "argwhere", ["argwhere(Tensor input)"],
      documentation: "Lists the positions of the elements that are not zero.",
      example: "torch.argwhere(torch.tensor([0, 3, 0, 4]))", samples: [Sample(.indices([0, 3, 0, 4], [4]))]
    ) { (call) throws(TensorError) in .tensor(Tensor(try Kernels.nonzero(call.tensor(0).array))) },
    Operator(
      "nonzero_static", ["nonzero_static(Tensor input, *, int size, int fill_value=-1)"],
      documentation: "Lists as many positions of elements that are not zero as are asked for.",
      example: "torch.nonzero_static(torch.tensor([0, 3, 0, 4]), size=3)",
      samples: [Sample(.indices([0, 3, 0, 4], [4]), .int(3), .int(-1))]
    ) { (call) throws(TensorError) in
      let found = try Kernels.nonzero(call.tensor(0).array)
      let size = try call.int(1)
      if size < 0 {
        throw TensorError(.runtimeError, "nonzero_static: 'size' must be an non-negative integer")
      }
      let result = try NDArray.full([size, found.shape[1]], .int(call.int(2)), .int64)
      let count = Swift.min(size, found.shape[0])
      try result.slice(0, start: 0, end: count).copy(from: found.slice(0, start: 0, end: count))
      return .tensor(Tensor(result))
    },
  ]
}
