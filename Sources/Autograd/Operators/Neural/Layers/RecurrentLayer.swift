import TensorCore

/// One direction of one layer with long short-term memory, over all steps at once.
enum RecurrentLayer {
  /// The tensors that a layer is made of, in the order of its arguments.
  private struct Layer {
    let input: Tensor
    let inputWeight: Tensor
    let hiddenWeight: Tensor
    let inputBias: Tensor?
    let hiddenBias: Tensor?
    let hidden: Tensor
    let cell: Tensor
    let isReversed: Bool

    /// The steps of the input, in the order in which the layer goes through them.
    var order: [Int] {
      let steps = Array(0..<input.shape[0])
      return isReversed ? steps.reversed() : steps
    }
  }

  /// What one step computed.
  private struct Step {
    let input: Tensor
    let forget: Tensor
    let candidate: Tensor
    let output: Tensor
    let hiddenBefore: Tensor
    let cellBefore: Tensor
    let squashed: Tensor
  }

  private struct Run {
    var steps: [Step] = []
    var outputs: [Tensor]
    var hidden: Tensor
    var cell: Tensor
  }

  private static func runSteps(_ parts: Layer) throws(TensorError) -> Run {
    let gates = try Parts.unbind(Linear.apply(parts.input, parts.inputWeight, parts.inputBias))
    var run = Run(outputs: gates, hidden: parts.hidden, cell: parts.cell)
    for time in parts.order {
      let sum = try gates[time] + Linear.apply(run.hidden, parts.hiddenWeight, parts.hiddenBias)
      let split = try Splitting.unsafeChunk(sum, 4, 1)
      let (input, forget) = (try Hyperbolic.sigmoid(split[0]), try Hyperbolic.sigmoid(split[1]))
      let (candidate, output) = (try Hyperbolic.tanh(split[2]), try Hyperbolic.sigmoid(split[3]))
      let cell = try forget * run.cell + input * candidate
      let squashed = try Hyperbolic.tanh(cell)
      run.steps.append(
        Step(
          input: input, forget: forget, candidate: candidate, output: output, hiddenBefore: run.hidden,
          cellBefore: run.cell, squashed: squashed))
      run.hidden = try output * squashed
      run.cell = cell
      run.outputs[time] = run.hidden
    }
    return run
  }

  private static let layered = Derivative(
    "MkldnnRnnLayerBackward0",
    saves: [
      "input", "weight0", "weight1", "weight2", "weight3", "hx_", "cx_", "result0", "result1", "result2",
      "result3", "reverse", "batch_sizes", "mode", "hidden_size", "num_layers", "has_biases", "bidirectional",
      "batch_first", "train",
    ], packs: [6, 5, 0, 1, 2, 3, 4],
    ofMany: { (node, gradients) throws(TensorError) in
      let hasBiases = node.bool(5)
      let parts = Layer(
        input: try node.saved(0), inputWeight: try node.saved(1), hiddenWeight: try node.saved(2),
        inputBias: hasBiases ? try node.saved(3) : nil, hiddenBias: hasBiases ? try node.saved(4) : nil,
        hidden: try node.saved(5), cell: try node.saved(6), isReversed: node.bool(0))
      return try backward(node, parts, gradients)
    })

  /// Goes back through the steps, which are computed anew so that the gradients can be differentiated again.
  private static func backward(
    _ node: OperatorNode, _ parts: Layer, _ gradients: Gradients
  ) throws(TensorError) -> Gradients {
    let run = try runSteps(parts)
    let outputs = try gradients[0].map { (gradient) throws(TensorError) in try Parts.unbind(gradient) }
    var hidden = gradients[1]
    var cell = gradients[2]
    var gates = [Tensor?](repeating: nil, count: run.outputs.count)
    let zero = try parts.hidden.zerosLike()
    for (time, step) in zip(parts.order, run.steps).reversed() {
      let arrived = try sum(hidden, outputs?[time]) ?? zero
      let total = try sum(
        cell, arrived * step.output * (step.squashed * step.squashed * .int(-1) + .int(1)))
      let change = total ?? zero
      let gate = try Joining.concatenate(
        [
          change * step.candidate * slope(step.input), change * step.cellBefore * slope(step.forget),
          change * step.input * (step.candidate * step.candidate * .int(-1) + .int(1)),
          arrived * step.squashed * slope(step.output),
        ], 1)
      gates[time] = gate
      hidden = try Products.multiply(gate, parts.hiddenWeight)
      cell = try change * step.forget
    }
    return try spread(node, parts, run, gates.compactMap { $0 }, hidden, cell)
  }

  /// The gradients of all inputs from those of the gates.
  private static func spread(
    _ node: OperatorNode, _ parts: Layer, _ run: Run, _ gates: [Tensor], _ hidden: Tensor?, _ cell: Tensor?
  ) throws(TensorError) -> Gradients {
    guard !gates.isEmpty else { return Gradients([nil, nil, nil, nil, nil, hidden, cell]) }
    let width = gates[0].shape[1]
    let all = try Joining.stack(gates, 0)
    let rows = try Dimensions.matrixTranspose(all.reshape([-1, width]))
    let inOrder = try Joining.concatenate(parts.order.map { gates[$0] }, 0)
    var result = Gradients()
    if node.needsGradient(0) {
      result[0] = try Products.matmul(all, parts.inputWeight)
    }
    if node.needsGradient(1) {
      result[1] = try Products.multiply(rows, parts.input.reshape([-1, parts.input.shape[2]]))
    }
    if node.needsGradient(2) {
      result[2] = try Products.multiply(
        Dimensions.matrixTranspose(inOrder), Joining.concatenate(run.steps.map(\.hiddenBefore), 0))
    }
    if node.needsGradient(3) { result[3] = try Reduction.sum(inOrder, [0]) }
    if node.needsGradient(4) { result[4] = try Reduction.sum(inOrder, [0]) }
    result[5] = hidden
    result[6] = cell
    return result
  }

  private static func slope(_ sigmoid: Tensor) throws(TensorError) -> Tensor {
    try sigmoid * (sigmoid * .int(-1) + .int(1))
  }

  private static func sum(_ first: Tensor?, _ second: Tensor?) throws(TensorError) -> Tensor? {
    guard let first, let second else { return first ?? second }
    return try first + second
  }

  private static func layer(_ call: OperatorCall) throws(TensorError) -> [Tensor] {
    let inputs = try (0..<7).map { (index) throws(TensorError) in try call.tensor(index) }
    let (isReversed, hasBiases) = (try call.bool(7), try call.bool(12))
    let size = try call.int(10)
    guard inputs[0].dimensionCount == 3, inputs[5].dimensionCount == 2, inputs[5].shape == inputs[6].shape,
      inputs[5].shape[1] == size, inputs[2].dimensionCount == 2,
      inputs[2].shape[0].quotientAndRemainder(dividingBy: 4) == (size, 0), size > 0,
      inputs[1].shape == Dims(inputs[2].shape[0], inputs[0].shape[2])
    else {
      throw TensorError(
        .runtimeError, "mkldnn_rnn_layer: sizes of the input, weights and states do not match")
    }
    let run = try GradMode.with(false) { () throws(TensorError) in
      let plain = inputs.map { Tensor($0.array) }
      let run = try runSteps(
        Layer(
          input: plain[0], inputWeight: plain[1], hiddenWeight: plain[2],
          inputBias: hasBiases ? plain[3] : nil, hiddenBias: hasBiases ? plain[4] : nil, hidden: plain[5],
          cell: plain[6], isReversed: isReversed))
      return (try Joining.stack(run.outputs, 0).array, run.hidden.array, run.cell.array)
    }
    let workspace = try NDArray.empty([0], .uint8)
    return Tensor.recorded([run.0, run.1, run.2, workspace], layered, inputs) { node, results in
      for input in inputs { node.save(input) }
      for result in results.dropLast() { node.saveResult(result) }
      node.save(results[3])
      node.attributes =
        [
          .bool(isReversed), .ints([]), .int(call.optionalInt(9) ?? 2), .int(size),
          .int(call.optionalInt(11) ?? 1), .bool(hasBiases),
        ] + (13..<16).map { .bool(call.isSet($0)) }
    }
  }

  static let table: [Operator] = [
    Operator(
      "mkldnn_rnn_layer",
      [
        "mkldnn_rnn_layer(Tensor input, Tensor weight0, Tensor weight1, Tensor weight2, Tensor weight3, "
          + "Tensor hx_, Tensor cx_, bool reverse, int[] batch_sizes, int mode, int hidden_size, int num_layers, "
          + "bool has_biases, bool bidirectional, bool batch_first, bool train)"
      ], forms: .function,
      documentation: "Computes the outputs and last states of a layer with long short-term memory.",
      example:
        "torch.mkldnn_rnn_layer(torch.ones(1, 1, 1), torch.ones(4, 1), torch.ones(4, 1), torch.ones(4), "
        + "torch.ones(4), torch.ones(1, 1), torch.ones(1, 1), False, [], 2, 1, 1, True, False, False, True)"
    ) { (call) throws(TensorError) in .tensors(try layer(call)) }
  ]
}
