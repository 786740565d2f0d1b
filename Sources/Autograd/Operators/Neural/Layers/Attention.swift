import TensorCore

/// Attention: values averaged with the softmax of the products of queries and keys as weights.
enum Attention {
  /// The products of queries and keys, scaled and masked.
  private static func scores(
    _ query: Tensor, _ key: Tensor, _ mask: Tensor?, scale: Double
  ) throws(TensorError) -> Tensor {
    let products = try Products.matmul(query, Dimensions.transpose(key, -2, -1)) * .double(scale)
    return try mask.map { (mask) throws(TensorError) in try products + mask } ?? products
  }

  /// Zeros, and minus infinity where a query comes before a key.
  private static func causalMask(_ length: Int, _ width: Int, _ type: ScalarType) throws(TensorError)
    -> Tensor
  {
    let least = try NDArray.full([length, width], .double(-.infinity), type)
    return Tensor(try Kernels.triangle(least, diagonal: 1, upper: true))
  }

  /// A mask as what is added to the scores.
  private static func added(_ mask: Tensor?, like query: Tensor) throws(TensorError) -> Tensor? {
    guard let mask, mask.scalarType == .bool else { return mask }
    let zero = Tensor(try NDArray.scalar(.int(0), query.scalarType))
    let least = Tensor(try NDArray.scalar(.double(-.infinity), query.scalarType))
    return try Selection.choose(mask, zero, least)
  }

  private static func mask(
    _ call: OperatorCall, isCausal: Int, given: Int
  ) throws(TensorError) -> Tensor? {
    let query = try call.tensor(0)
    guard try call.bool(isCausal) else { return try added(call.optionalTensor(given), like: query) }
    return try causalMask(
      query.shape[wrapDimension(-2, count: query.dimensionCount)],
      call.tensor(1).shape[wrapDimension(-2, count: call.tensor(1).dimensionCount)], query.scalarType)
  }

  private static func scale(_ given: Scalar?, for query: Tensor) -> Double {
    given?.doubleValue ?? 1 / Double(query.shape.last ?? 1).squareRoot()
  }

  // MARK: Step by step

  private static func inSteps(_ call: OperatorCall) throws(TensorError) -> [Tensor] {
    let (query, key, value) = (try call.tensor(0), try call.tensor(1), try call.tensor(2))
    let mask = try mask(call, isCausal: 5, given: 3)
    let scale = scale(call.optionalScalar(7), for: query)
    let root = abs(scale).squareRoot()
    var scores = try Products.matmul(
      Scaling.multiply(query, by: .double(scale < 0 ? -root : root)),
      Scaling.multiply(Dimensions.transpose(key, -2, -1), by: .double(root)))
    if let mask { scores = try scores + mask }
    let shares = try Softmax.safeSoftmax(scores)
    let rate = try call.double(4)
    guard rate > 0, let generator = call.environment?.generator else {
      return [try Products.matmul(shares, value), shares]
    }
    let kept = try Dropout.dropout(shares, rate, isTraining: true, using: generator)
    return [try Products.matmul(kept, value), shares]
  }

  // MARK: At once

  // With P the shares and dO the gradient: dV = P^T dO, dS = P (dO V^T - sum(dO O)), dQ = dS K, dK = dS^T Q.
  private static let attended = Derivative(
    "ScaledDotProductFlashAttentionForCpuBackward0",
    saves: [
      "query", "key", "value", "attn_mask", "logsumexp", "output", .init("dropout_p", .attribute(0)),
      .init("is_causal", .attribute(1)), .init("scale", .attribute(2)),
    ], packs: [3, 1, 0, 2], forward: .missing("_scaled_dot_product_flash_attention_for_cpu"),
    ofMany: { (node, gradients) throws(TensorError) in
      guard let gradient = gradients.first else { return Gradients() }
      let (query, key, value) = (try node.saved(0), try node.saved(1), try node.saved(2))
      let found = try GradMode.with(false) { () throws(TensorError) in
        try slopes(node, gradient, query, key, value)
      }
      return Gradients(
        found.map { Tensor.recorded($0.array, refused, [gradient, query, key, value]) })
    })

  private static func slopes(
    _ node: OperatorNode, _ gradient: Tensor, _ query: Tensor, _ key: Tensor, _ value: Tensor
  ) throws(TensorError) -> [Tensor] {
    let mask =
      node.bool(1)
      ? try causalMask(query.shape[2], key.shape[2], query.scalarType)
      : node.hasNoTensor(3) ? nil : try added(node.saved(3), like: query)
    let scale = node.scalar.doubleValue
    let keys = try shared(key, query.shape[1])
    let shares = try Softmax.safeSoftmax(scores(query, keys, mask, scale: scale))
    let valueGradient = try Products.matmul(Dimensions.transpose(shares, -2, -1), gradient)
    let change = try Products.matmul(
      gradient, Dimensions.transpose(shared(value, query.shape[1]), -2, -1))
    let total = try Reduction.sum(gradient * node.saved(5), [-1], keepsDimensions: true)
    let slope = try shares * (change - total) * .double(scale)
    return [
      try Products.matmul(slope, keys),
      try gathered(Products.matmul(Dimensions.transpose(slope, -2, -1), query), key.shape),
      try gathered(valueGradient, value.shape),
    ]
  }

  /// Keys or values for each of `heads` queries' heads, some of which share them.
  private static func shared(_ tensor: Tensor, _ heads: Int) throws(TensorError) -> Tensor {
    let shape = tensor.shape
    guard shape[1] != heads, shape[1] > 0 else { return tensor }
    return try tensor.unsqueeze(2).expand([shape[0], shape[1], heads / shape[1], shape[2], shape[3]])
      .reshape([shape[0], heads, shape[2], shape[3]])
  }

  /// The gradient of what ``shared(_:_:)`` repeated.
  private static func gathered(_ gradient: Tensor, _ shape: Dims) throws(TensorError) -> Tensor {
    guard gradient.shape != shape, shape[1] > 0 else { return gradient }
    let grouped = try gradient.reshape(
      [shape[0], shape[1], gradient.shape[1] / shape[1], shape[2], shape[3]])
    return try Reduction.sum(grouped, [2])
  }

  private static let refused = Derivative.notImplemented(
    "_scaled_dot_product_flash_attention_for_cpu_backward")

  private static func atOnce(_ call: OperatorCall) throws(TensorError) -> [Tensor] {
    let (query, key, value) = (try call.tensor(0), try call.tensor(1), try call.tensor(2))
    guard query.dimensionCount == 4, key.dimensionCount == 4, value.dimensionCount == 4 else {
      throw TensorError(
        .runtimeError,
        "scaled_dot_product_attention_flash_attention: Accept only 4 dims inputs shape of {B, H, T, K}")
    }
    guard key.shape[1] > 0, query.shape[1] % key.shape[1] == 0, value.shape[1] == key.shape[1] else {
      throw TensorError(
        .runtimeError, "Number of heads in key and value must divide the number of heads in query")
    }
    let (rate, isCausal) = (try call.double(3), try call.bool(4))
    let scale = scale(call.optionalScalar(6), for: query)
    let mask = try mask(call, isCausal: 4, given: 5)
    let (output, logarithms) = try GradMode.with(false) { () throws(TensorError) in
      let scores = try scores(
        Tensor(query.array), shared(Tensor(key.array), query.shape[1]), mask.map { Tensor($0.array) },
        scale: scale)
      let output = try Products.matmul(
        Softmax.safeSoftmax(scores), shared(Tensor(value.array), query.shape[1]))
      return (output.array, try Statistics.logSumExp(scores, [-1], keepsDimensions: false).array)
    }
    return Tensor.recorded([output, logarithms], attended, [query, key, value]) { node, results in
      node.save(query)
      node.save(key)
      node.save(value)
      node.save(ifGiven: call.optionalTensor(5))
      node.save(Tensor(logarithms))
      node.saveResult(results[0])
      node.attributes = [
        .scalar(.double(rate)), .bool(isCausal), call.optionalScalar(6).map { .scalar($0) } ?? .none,
      ]
      node.scalar = .double(scale)
    }
  }

  static let table: [Operator] = [
    Operator(
      "_scaled_dot_product_attention_math",
      [
        "_scaled_dot_product_attention_math(Tensor query, Tensor key, Tensor value, Tensor? attn_mask=None, "
          + "float dropout_p=0.0, bool is_causal=False, Tensor? dropout_mask=None, *, float? scale=None, "
          + "bool enable_gqa=False)"
      ], forms: .function,
      documentation: "Averages values by how well their keys match queries, as operations of their own.",
      example:
        "torch._scaled_dot_product_attention_math(torch.ones(1, 2), torch.ones(1, 2), torch.ones(1, 2))"
    ) { (call) throws(TensorError) in .tensors(try inSteps(call)) },
    Operator(
      "_scaled_dot_product_flash_attention_for_cpu",
      [
        "_scaled_dot_product_flash_attention_for_cpu(Tensor query, Tensor key, Tensor value, float dropout_p=0.0, "
          + "bool is_causal=False, *, Tensor? attn_mask=None, float? scale=None)"
      ], forms: .function,
      documentation: "Averages values by how well their keys match queries, as one operation.",
      example:
        "torch._scaled_dot_product_flash_attention_for_cpu(torch.ones(1, 1, 1, 2), torch.ones(1, 1, 1, 2), "
        + "torch.ones(1, 1, 1, 2))"
    ) { (call) throws(TensorError) in .tensors(try atOnce(call)) },
  ]
}
