import TensorCore

extension IndexPlacement {
  private static let matrix = Sample.Input.tensor([1.5, -2, 3, 0.4, 5, -0.6], [2, 3])
  private static let columns = Sample.Input.tensor([0.7, 1.4, -2.6, 0.9], [2, 2])
  private static let places = Sample.Input.indices([2, 0], [2])
  private static let forms: Operator.Forms = [.function, .method, .inPlace]

  static let table: [Operator] = [
    Operator(
      "index_add", ["index_add(Tensor input, int dim, Tensor index, Tensor source, *, Scalar alpha=1)"],
      forms: forms, documentation: "Adds slices to those at positions along a dimension.",
      example: "torch.index_add(torch.zeros(3), 0, torch.tensor([0, 2]), torch.ones(2))",
      samples: [Sample(matrix, .int(1), places, columns, .scalar(.double(2.5)))]
    ) { (call) throws(TensorError) in
      .tensor(
        try add(call.tensor(0), call.int(1), call.tensor(2), call.tensor(3), alpha: call.scalar(4)))
    },
    Operator(
      "index_copy", ["index_copy(Tensor input, int dim, Tensor index, Tensor source)"], forms: forms,
      documentation: "Copies slices to positions along a dimension.",
      example: "torch.index_copy(torch.zeros(3), 0, torch.tensor([0, 2]), torch.ones(2))",
      samples: [Sample(matrix, .int(1), places, columns)]
    ) { (call) throws(TensorError) in
      .tensor(try copy(call.tensor(0), call.int(1), call.tensor(2), call.tensor(3)))
    },
    Operator(
      "index_fill",
      [
        "index_fill(Tensor input, int dim, Tensor index, Tensor value)",
        "index_fill(Tensor input, int dim, Tensor index, Scalar value)",
      ], forms: forms, documentation: "Fills slices at positions along a dimension.",
      example: "torch.index_fill(torch.zeros(3), 0, torch.tensor([0, 2]), 7.)",
      samples: [Sample(overload: 1, matrix, .int(1), places, .scalar(.double(2.5)))]
    ) { (call) throws(TensorError) in
      if call.overload == 0 {
        let tensor = try call.tensor(3)
        if tensor.dimensionCount > 0 {
          throw TensorError(
            .runtimeError,
            "index_fill_ only supports a 0-dimensional value tensor, but got tensor with "
              + "\(tensor.dimensionCount) dimension(s).")
        }
        return .tensor(try fill(call.tensor(0), call.int(1), call.tensor(2), with: tensor))
      }
      return .tensor(try fill(call.tensor(0), call.int(1), call.tensor(2), call.scalar(3)))
    },
    Operator(
      "take", ["take(Tensor input, Tensor index)"],
      documentation: "Picks elements at row-major positions.",
      example: "torch.take(torch.tensor([[1, 2], [3, 4]]), torch.tensor([0, 3]))",
      samples: [Sample(matrix, .indices([5, 0, 5], [3]))]
    ) { (call) throws(TensorError) in .tensor(try take(call.tensor(0), call.tensor(1))) },
    Operator(
      "put", ["put(Tensor input, Tensor index, Tensor source, bool accumulate=False)"], forms: forms,
      documentation: "Writes elements to row-major positions.",
      example: "torch.put(torch.zeros(3), torch.tensor([0, 2]), torch.ones(2))",
      samples: [
        Sample(matrix, .indices([5, 0], [2]), .tensor([0.7, 1.4], [2]), .bool(false)),
        Sample(matrix, .indices([5, 5], [2]), .tensor([0.7, 1.4], [2]), .bool(true)),
      ]
    ) { (call) throws(TensorError) in
      .tensor(try put(call.tensor(0), call.tensor(1), call.tensor(2), accumulates: call.bool(3)))
    },
    Operator(
      "masked_scatter", ["masked_scatter(Tensor input, Tensor mask, Tensor source)"], forms: forms,
      documentation: "Writes elements in order to where the mask holds.",
      example: "torch.masked_scatter(torch.zeros(3), torch.tensor([True, False, True]), torch.ones(2))",
      samples: [
        Sample(matrix, .indices([1, 0, 1, 0, 1, 1], [2, 3]), .tensor([0.7, 1.4, 0.2, -0.4, 0.9], [5]))
      ]
    ) { (call) throws(TensorError) in
      .tensor(try maskedScatter(call.tensor(0), call.tensor(1), call.tensor(2)))
    }.updating { (call) throws(TensorError) in
      // In place the mask alone is spread.
      _ = try Tensor(call.tensor(1).array).expand(call.tensor(0).shape)
      return false
    },
    Operator(
      "take_along_dim", ["take_along_dim(Tensor input, Tensor indices, int? dim=None)"],
      documentation:
        "Picks one element for each position along a dimension, as argmax and argsort give them.",
      example: "torch.take_along_dim(torch.tensor([[3, 1]]), torch.tensor([[1, 0]]), dim=1)",
      samples: [Sample(matrix, .indices([2, 0, 0, 1], [2, 2]), .int(1))]
    ) { (call) throws(TensorError) in
      .tensor(try takeAlong(call.tensor(0), call.tensor(1), call.optionalInt(2)))
    },
  ]
}
