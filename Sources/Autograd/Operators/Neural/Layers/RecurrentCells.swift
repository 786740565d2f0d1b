import TensorCore

/// One step of the recurrent layers.
package enum RecurrentCells {
  /// The weights of a cell, for its input and for its hidden state.
  private struct Weights {
    let input: Tensor
    let hidden: Tensor
    let inputBias: Tensor?
    let hiddenBias: Tensor?

    /// The weights that follow the states in a call.
    init(_ call: OperatorCall) throws(TensorError) {
      input = try call.tensor(2)
      hidden = try call.tensor(3)
      inputBias = call.optionalTensor(4)
      hiddenBias = call.optionalTensor(5)
    }

    func ofInput(_ tensor: Tensor) throws(TensorError) -> Tensor {
      try Linear.apply(tensor, input, inputBias)
    }

    func ofHidden(_ tensor: Tensor) throws(TensorError) -> Tensor {
      try Linear.apply(tensor, hidden, hiddenBias)
    }

    func check(_ tensor: Tensor, _ states: [Tensor], gates: Int) throws(TensorError) {
      if tensor.dimensionCount != 2 {
        throw TensorError(
          .runtimeError,
          "Expected 2D input (batch x feature), but got \(tensor.dimensionCount)D input")
      }
      for weight in [input, hidden] where weight.dimensionCount != 2 {
        throw TensorError(
          .runtimeError, "t() expects a tensor with <= 2 dimensions, but self is \(weight.dimensionCount)D")
      }
      if tensor.shape[1] != input.shape[1] {
        throw TensorError(
          .runtimeError,
          "input has inconsistent input_size: got \(tensor.shape[1]) expected \(input.shape[1])")
      }
      let size = hidden.shape[1]
      for (name, weight) in [("ih", input), ("hh", hidden)] where weight.shape[0] != gates &* size {
        throw TensorError(
          .runtimeError,
          "weight_\(name) first dim must be \(gates) * hidden_size = \(gates &* size), but got \(weight.shape[0])"
        )
      }
      for (index, state) in states.enumerated() {
        if state.dimensionCount != 2 {
          throw TensorError(
            .runtimeError,
            "Expected 2D hidden\(index) (batch x hidden_size), but got \(state.dimensionCount)D tensor")
        }
        if state.shape[0] != tensor.shape[0] {
          throw TensorError(
            .runtimeError,
            "Input batch size \(tensor.shape[0]) doesn't match hidden\(index) batch size \(state.shape[0])")
        }
        if state.shape[1] != size {
          throw TensorError(
            .runtimeError,
            "hidden\(index) has inconsistent hidden_size: got \(state.shape[1]), expected \(size)")
        }
      }
    }
  }

  private static func longShortTerm(_ call: OperatorCall) throws(TensorError) -> [Tensor] {
    let (input, states, weights) = (try call.tensor(0), try call.tensors(1), try Weights(call))
    guard states.count == 2 else { throw TensorError(.runtimeError, "lstm_cell expects two hidden states") }
    try weights.check(input, states, gates: 4)
    let sum = try weights.ofHidden(states[0]) + weights.ofInput(input)
    let gates = try Splitting.unsafeChunk(sum, 4, 1)
    let kept = try Hyperbolic.sigmoid(gates[1]) * states[1]
    let cell = try kept + Hyperbolic.sigmoid(gates[0]) * Hyperbolic.tanh(gates[2])
    return [try Hyperbolic.sigmoid(gates[3]) * Hyperbolic.tanh(cell), cell]
  }

  private static func gated(_ call: OperatorCall) throws(TensorError) -> Tensor {
    let (input, state, weights) = (try call.tensor(0), try call.tensor(1), try Weights(call))
    try weights.check(input, [state], gates: 3)
    let ofInput = try Splitting.unsafeChunk(weights.ofInput(input), 3, 1)
    let ofState = try Splitting.unsafeChunk(weights.ofHidden(state), 3, 1)
    let reset = try Hyperbolic.sigmoid(ofState[0] + ofInput[0])
    let update = try Hyperbolic.sigmoid(ofState[1] + ofInput[1])
    let new = try Hyperbolic.tanh(ofInput[2] + ofState[2] * reset)
    return try (state - new) * update + new
  }

  private static func simple(_ call: OperatorCall) throws(TensorError) -> Tensor {
    let (input, state, weights) = (try call.tensor(0), try call.tensor(1), try Weights(call))
    try weights.check(input, [state], gates: 1)
    return try weights.ofHidden(state) + weights.ofInput(input)
  }

  // MARK: Rows

  private static let input = Sample.Input.tensor([0.5, -1.2, 0.3, 2, 0.1, -0.7], [2, 3])
  private static let state = Sample.Input.tensor([0.4, -0.3, 0.8, 0.2], [2, 2])
  private static let cell = ([0.1, 0.9, -0.6, 0.7], [2, 2] as Dims)

  /// Numbers without a pattern for weights of any shape.
  private static func numbers(_ shape: Dims, _ start: Int) -> Sample.Input {
    let count = shape.reduce(1, *)
    return .tensor((0..<count).map { Double((($0 + start) * 37) % 23) / 10 - 1.13 }, shape)
  }

  private static func row(
    _ name: String, states: String = "Tensor hx", gates: Int, _ documentation: String, example: String,
    state: Sample.Input = state,
    _ body: @escaping @Sendable (OperatorCall) throws(TensorError) -> OperatorResult
  ) -> Operator {
    Operator(
      name,
      ["\(name)(Tensor input, \(states), Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None)"],
      forms: .function, documentation: documentation,
      example:
        "torch.\(name)(torch.ones(1, 2), \(example), torch.ones(\(gates), 2), torch.ones(\(gates), 1))",
      samples: [
        Sample(
          input, state, numbers([gates * 2, 3], 1), numbers([gates * 2, 2], 5), numbers([gates * 2], 2),
          numbers([gates * 2], 9)),
        Sample(input, state, numbers([gates * 2, 3], 1), numbers([gates * 2, 2], 5), .none, .none),
      ], run: body)
  }

  static let table: [Operator] = [
    row(
      "rnn_tanh_cell", gates: 1, "Computes the next state of a simple recurrent layer with tanh.",
      example: "torch.ones(1, 1)"
    ) { (call) throws(TensorError) in .tensor(try Hyperbolic.tanh(simple(call))) },
    row(
      "rnn_relu_cell", gates: 1, "Computes the next state of a simple recurrent layer with relu.",
      example: "torch.ones(1, 1)"
    ) { (call) throws(TensorError) in .tensor(try Selection.relu(simple(call))) },
    row(
      "lstm_cell", states: "TensorList hx", gates: 4,
      "Computes the next hidden and cell states of a layer with long short-term memory.",
      example: "(torch.ones(1, 1), torch.ones(1, 1))",
      state: .tensors([([0.4, -0.3, 0.8, 0.2], [2, 2]), cell])
    ) { (call) throws(TensorError) in .tensors(try longShortTerm(call)) },
    row(
      "gru_cell", gates: 3, "Computes the next state of a layer with gated recurrent units.",
      example: "torch.ones(1, 1)"
    ) { (call) throws(TensorError) in .tensor(try gated(call)) },
  ]
}
