import Autograd
import PythonRuntime
import TensorCore

/// What the functions of `torch.autograd.functional` share: arguments that are a tensor or a tuple of them, and
/// the checks of their strict mode.
struct FunctionalArguments {
  let torch: Torch
  /// The function's name, for errors.
  let name: String
  let isStrict: Bool
  let createsGraph: Bool

  var interpreter: Interpreter { torch.interpreter }

  /// Tensors, and whether they came as a tuple.
  struct Tensors {
    var isTuple: Bool
    var all: [Tensor]
  }

  /// A tensor, or the tensors of a tuple.
  ///
  /// Throws `TypeError` for anything else; `kind` names the argument.
  func tensors(_ value: Value, _ kind: String) throws(PythonError) -> Tensors {
    if let tensor = value.tensor { return Tensors(isTuple: false, all: [tensor]) }
    let expected = "The \(kind) given to \(name) must be either a Tensor or a tuple of Tensors but the"
    guard let tuple = value.object as? TupleObject else {
      throw .typeError("\(expected) given \(kind) has type \(try typeText(value)).")
    }
    var all: [Tensor] = []
    for index in 0..<tuple.count {
      guard let tensor = tuple[index].tensor else {
        throw .typeError("\(expected) value at index \(index) has type \(try typeText(tuple[index])).")
      }
      all.append(tensor)
    }
    return Tensors(isTuple: true, all: all)
  }

  private func typeText(_ value: Value) throws(PythonError) -> String {
    try interpreter.representation(of: .object(interpreter.type(of: value)))
  }

  /// New tensors of the same values, so that uses of the caller's own are told apart.
  func prepared(_ inputs: [Tensor], needsGraph: Bool) throws(PythonError) -> [Tensor] {
    var result: [Tensor] = []
    for input in inputs {
      if createsGraph && input.requiresGrad {
        result.append(try translated(Reshaping.view(input, input.shape)))
      } else {
        if !torch.transforms.isEmpty { throw TransformGuards.requiresGradError }
        let copy = input.detached()
        if needsGraph {
          try translated(
            copy.setRequiresGrad(
              true, typeMessage: "only Tensors of floating point dtype can require gradients"))
        }
        result.append(copy)
      }
    }
    return result
  }

  /// The function's value at `inputs`.
  func call(_ function: Value, _ inputs: [Tensor]) throws(PythonError) -> Value {
    try interpreter.call(function, inputs.map { torch.value($0) })
  }

  /// What the person's function returned.
  func outputs(_ value: Value) throws(PythonError) -> Tensors {
    let outputs = try tensors(value, "outputs of the user-provided function")
    if isStrict { for (index, output) in outputs.all.enumerated() { try checkOutput(output, index) } }
    return outputs
  }

  private func checkOutput(_ output: Tensor, _ index: Int) throws(PythonError) {
    if output.requiresGrad { return }
    throw .runtimeError(
      "Output \(index) of the user-provided function does not require gradients. The outputs must be computed in a "
        + "differentiable manner from the input when running in strict mode.")
  }

  /// The vector of a product, which must be like `other`; none stands for 1 where `other` is one number.
  func vector(_ value: Value, like other: Tensors, orRefuse message: String) throws(PythonError) -> [Tensor]?
  {
    guard !value.orNone.isNone else {
      if other.all.count == 1, other.all[0].elementCount == 1 { return nil }
      throw .runtimeError(message)
    }
    let vector = try prepared(tensors(value, "v").all, needsGraph: false)
    if vector.count != other.all.count {
      throw .runtimeError(
        other.isTuple
          ? "v is a tuple of invalid length: should be \(other.all.count) but got \(vector.count)."
          : "The given v should contain a single Tensor.")
    }
    for (index, (part, expected)) in zip(vector, other.all).enumerated() where part.shape != expected.shape {
      throw .runtimeError(
        "\(other.isTuple ? "Entry \(index) in " : "")v has invalid size: should be torch.Size(\(expected.shape)) but got "
          + "torch.Size(\(part.shape)).")
    }
    return vector
  }

  // MARK: Gradients

  /// The gradients of those outputs that have any; none where there is no path.
  func gradients(
    of outputs: [Tensor?], _ inputs: [Tensor], seeds: [Tensor]?, createsGraph: Bool, keepsGraph: Bool? = nil
  ) throws(PythonError) -> [Tensor?] {
    var roots: [Tensor] = []
    var arriving: [Tensor?] = []
    for (index, output) in outputs.enumerated() {
      guard let output, output.requiresGrad else { continue }
      roots.append(output)
      arriving.append(seeds?[index])
    }
    if roots.isEmpty { return Array(repeating: nil, count: inputs.count) }
    return try translated(
      Backward.gradients(
        of: roots, inputs: inputs, gradients: arriving, keepsGraph: keepsGraph, createsGraph: createsGraph,
        allowsUnused: true))
  }

  /// At which of its passes a function found a gradient missing.
  enum Stage {
    case backward, transposed, second, secondTransposed

    func independent(_ index: Int) -> String {
      switch self {
      case .backward:
        "The output of the user-provided function is independent of input \(index). This is not allowed in strict mode."
      case .transposed:
        "The gradient with respect to the input is independent of entry \(index) in the grad_outputs when using the "
          + "double backward trick to compute forward mode gradients. This is not allowed in strict mode."
      case .second:
        "The jacobian of the user-provided function is independent of input \(index). This is not allowed in strict "
          + "mode."
      case .secondTransposed:
        "The hessian of the user-provided function is independent of entry \(index) in the grad_jacobian. This is not "
          + "allowed in strict mode as it prevents from using the double backward trick to replace forward mode AD."
      }
    }

    var derivative: String { self == .backward || self == .transposed ? "jacobian" : "hessian" }
  }

  /// The gradients with zeros for those that are missing.
  ///
  /// Throws in strict mode, where none may be missing.
  func filled(_ gradients: [Tensor?], like references: [Tensor], _ stage: Stage) throws(PythonError)
    -> [Tensor]
  {
    var result: [Tensor] = []
    for (index, gradient) in gradients.enumerated() {
      guard let gradient else {
        if isStrict { throw .runtimeError(stage.independent(index)) }
        result.append(try translated(references[index].zerosLike()))
        continue
      }
      if isStrict && createsGraph && !gradient.requiresGrad {
        throw .runtimeError(
          "The \(stage.derivative) of the user-provided function is independent of input \(index). This is not allowed "
            + "in strict mode when create_graph=True.")
      }
      result.append(gradient)
    }
    return result
  }

  /// Refuses in strict mode a gradient that is missing, or constant; `constant` words the latter.
  func check(_ gradients: [Tensor?], constant: (Int) -> String) throws(PythonError) {
    guard isStrict else { return }
    for (index, gradient) in gradients.enumerated() {
      guard let gradient else { throw .runtimeError(Stage.backward.independent(index)) }
      if !gradient.requiresGrad { throw .runtimeError(constant(index)) }
    }
  }

  // MARK: Results

  /// The tensors, without history where none is asked for.
  func finished(_ tensors: [Tensor]) -> [Tensor] {
    createsGraph ? tensors : tensors.map { $0.detached() }
  }

  func value(_ tensors: [Tensor], isTuple: Bool) -> Value {
    isTuple ? interpreter.tuple(tensors.map { torch.value($0) }) : torch.value(tensors[0])
  }
}
