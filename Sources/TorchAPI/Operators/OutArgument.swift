import Autograd
import PythonRuntime
import TensorCore

/// `out=`: the tensors that receive a function's results.
struct OutArgument {
  private let targets: [TensorObject]
  private let function: String
  private let value: Value
  private let torch: Torch
  private let isGivenType: Bool

  /// - Parameters:
  ///   - count: how many tensors the function's results need.
  ///   - isGivenType: whether the call says of which type its result is.
  init(
    _ value: Value, function: String, count: Int, isGivenType: Bool, in torch: Torch
  ) throws(PythonError) {
    self.value = value
    self.isGivenType = isGivenType
    self.torch = torch
    self.function = function
    let given = value.tensorObject == nil ? try torch.interpreter.elements(of: value) : [value]
    if value.tensorObject == nil, given.count != count {
      throw .typeError("expected tuple of \(count) elements but got \(given.count)")
    }
    var targets: [TensorObject] = []
    for element in given {
      guard let tensor = element.tensorObject else {
        throw .typeError(
          "\(function)(): argument 'out' must be Tensor, not \(torch.interpreter.type(of: element).name)")
      }
      if tensor.tensor.requiresGrad && GradMode.isEnabled {
        throw Self.refusal(of: function)
      }
      try Self.checkForwardMode(tensor.tensor, function)
      targets.append(tensor)
    }
    self.targets = targets
  }

  private static func refusal(of function: String) -> PythonError {
    .runtimeError(
      "\(function)(): functions with out=... arguments don't support automatic differentiation, but one of the "
        + "arguments requires grad.")
  }

  private static func checkForwardMode(_ tensor: Tensor, _ function: String) throws(PythonError) {
    guard DualTensors.isDual(tensor) else { return }
    throw .notImplementedError(
      "Trying to use forward AD with \(function)_out that does not support it because it is an out= function")
  }

  /// Refuses tensors whose memory is in part that of an operand.
  func checkOverlap(with operands: [Tensor]) throws(PythonError) {
    for target in targets {
      for operand in operands where operand !== target.tensor {
        try translated(target.tensor.array.checkApart(from: operand.array))
      }
    }
  }

  func receive(_ body: () throws(PythonError) -> Value) throws(PythonError) -> Value {
    let result = try body()
    let results: [Value]
    if result.tensorObject != nil {
      results = [result]
    } else {
      results = try torch.interpreter.elements(of: result)
    }
    let isTuple = result.tensorObject == nil
    if isTuple != (value.tensorObject == nil) {
      throw .typeError(
        "\(function)(): argument 'out' must be \(isTuple ? "tuple of Tensors" : "Tensor"), not "
          + torch.interpreter.type(of: value).name)
    }
    for source in results {
      guard let tensor = source.tensor else { continue }
      if tensor.requiresGrad { throw Self.refusal(of: function) }
      try Self.checkForwardMode(tensor, function)
    }
    // PyTorch looks at the types of medians' positions first.
    let order = function.hasSuffix("median") ? Array(results.indices.reversed()) : Array(results.indices)
    for index in order where index < targets.count {
      guard let source = results[index].tensor else { continue }
      try check(source.scalarType, for: targets[index].tensor.scalarType, position: isTuple ? index : nil)
    }
    for (target, source) in zip(targets, results) {
      guard let source = source.tensor else { continue }
      if target.tensor.shape != source.shape { try translated(target.tensor.resize(source.shape)) }
      try translated(Copying.copy(source, into: target.tensor))
    }
    guard let named = result.cast(to: NamedResultObject.self) else { return value }
    return named.receiving(targets.map { .object($0) }, in: torch)
  }

  /// Throws where results of one type cannot be written to a tensor of another.
  private func check(_ result: ScalarType, for target: ScalarType, position: Int?) throws(PythonError) {
    guard result != target,
      let rule = OutTypeRule.rule(for: function, position: position, isGivenType: isGivenType)
    else { return }
    if !rule.allows(result, in: target) { throw rule.refusal(of: target, for: result) }
  }

  /// Whether a function of the operator table has no `out` in PyTorch.
  static func isRefused(by name: String) -> Bool { functionsWithoutOut.contains(name) }

  private static let functionsWithoutOut: Set<String> = Set(
    """
    adaptive_avg_pool1d adjoint allclose argsort argwhere as_strided as_strided_scatter avg_pool1d bincount
    broadcast_to channel_shuffle chunk clone combinations conj conv1d conv2d conv3d conv_transpose1d
    conv_transpose2d conv_transpose3d corrcoef cosine_similarity count_nonzero cov cumulative_trapezoid det
    diag_embed diagflat diagonal diagonal_scatter dist dsplit equal flatten flip fliplr gradient hsplit imag
    index_fill index_put is_complex is_conj is_floating_point is_inference is_neg is_nonzero is_same_size
    is_signed isclose isfinite isinf isnan isreal logdet masked_fill masked_scatter matrix_exp moveaxis
    movedim narrow numel pdist permute pinverse pixel_shuffle pixel_unshuffle positive prelu put ravel real
    relu repeat_interleave resolve_conj resolve_neg roll rot90 select select_scatter split_with_sizes
    squeeze std_mean swapaxes swapdims t tensor_split tile trace transpose trapezoid trapz unbind unflatten
    unsafe_chunk unsafe_split unsafe_split_with_sizes unsqueeze vander var_mean view_as_complex view_as_real vsplit linalg_vander
    fft_fftshift fft_ifftshift linalg_diagonal
    """.split { $0 == " " || $0 == "\n" }.map(String.init))
}

extension ArgumentBinder {
  /// Whether what was given as `out` suits an argument list.
  ///
  /// Throws for a list that holds something that is no tensor, as for any argument.
  func acceptsOut(_ value: Value, beside overload: OperatorSignatures.Overload) throws(PythonError) -> Bool {
    let count = signatures.outCount(overload)
    if count == 0 { return false }
    if value.isNone { return true }
    return try accepts(value, count == 1 ? Self.oneOut : Self.severalOut, argument: overload.parameters.count)
  }

  /// Why `out` does not suit an argument list.
  func wrongOut(_ value: Value, beside overload: OperatorSignatures.Overload) -> PythonError {
    let count = signatures.outCount(overload)
    if count == 0 { return .typeError("\(signatures.name)() got an unexpected keyword argument 'out'") }
    return wrongType(count == 1 ? Self.oneOut : Self.severalOut, value, position: nil)
  }

  private static let oneOut = Signature("f(Tensor out)").parameters[0]
  private static let severalOut = Signature("f(TensorList out)").parameters[0]
}
