import Autograd
import PythonRuntime
import TensorCore

/// What a function may not do with its context.
extension FunctionContextObject {
  /// Refuses to keep an input that is also an output where `setup_context` has kept it: it could not tell which is meant.
  func checkReturned(_ outputs: [Value], inputs: [Value]) throws(PythonError) {
    let kept = toSave + (savedForForward ?? [])
    for value in outputs {
      guard let tensor = value.tensor, kept.contains(where: { $0 === tensor }),
        inputs.contains(where: { $0.tensor === tensor }), !dirty.contains(where: { $0 === tensor })
      else { continue }
      throw .runtimeError(
        "An input that has been returned as-is as output is being saved for backward. This is not supported if you "
          + "override setup_context. You should return and save a view of the input instead, e.g. with x.view_as(x) or "
          + "setup ctx inside the forward function itself.")
    }
  }

  /// Refuses what may not be marked as written to.
  func check(inputs: [Value], _ output: Value) throws(PythonError) {
    if dirty.isEmpty { return }
    let outputs = output.object is TupleObject ? try torch.interpreter.elements(of: output) : [output]
    for tensor in dirty {
      if !inputs.contains(where: { $0.tensor === tensor }) {
        let message =
          "ctx.mark_dirty() received a tensor that was not an input. Only input Tensors that have been mutated should be "
          + "passed to ctx.mark_dirty()."
        if tensor.base != nil { throw .runtimeError(message) }
        try torch.warn(
          message + " (Triggered internally at "
            + "/__w/pytorch/pytorch/torch/csrc/autograd/custom_function.cpp:358.)")
      }
      if !outputs.contains(where: { $0.tensor === tensor }) {
        throw .runtimeError(
          "Some elements marked as dirty during the forward method were not returned as output. The inputs that are "
            + "modified inplace must all be outputs of the Function.")
      }
      if GradMode.isEnabled && tensor.base == nil && tensor.requiresGrad && tensor.isLeaf
        && inputs.contains(where: { $0.tensor === tensor })
      {
        throw .runtimeError("a leaf Variable that requires grad has been used in an in-place operation.")
      }
    }
  }

  /// The types that the gradients of forward's results are to have when backward gets them, none for any; nothing where
  /// they have those of the results.
  func declaredTypes(count: Int) throws(PythonError) -> [ScalarType?]? {
    guard let declaredTypes else { return nil }
    if declaredTypes.count != count {
      throw .runtimeError(
        "set_output_grad_dtype expected the number of declarations to match the number of outputs: the Function returned "
          + "\(count) values but \(declaredTypes.count) declarations were provided")
    }
    var types: [ScalarType?] = []
    for value in declaredTypes {
      guard let type = value.cast(to: DTypeObject.self)?.scalarType else {
        if value.isNone {
          types.append(nil)
          continue
        }
        throw .runtimeError(
          "set_output_grad_dtype expects each declaration to be a torch.dtype or None, but got "
            + torch.interpreter.type(of: value).name)
      }
      types.append(type)
    }
    return types
  }

  /// Refuses more than one tensor on either side of what claims to be a mere view.
  func checkPureView(inputs: [Value], _ output: Value) throws(PythonError) {
    guard isPureView else { return }
    let outputs = output.object is TupleObject ? try torch.interpreter.elements(of: output) : [output]
    if inputs.count(where: { $0.tensor != nil }) == 1, outputs.count(where: { $0.tensor != nil }) == 1 {
      return
    }
    throw .runtimeError(
      "Pure view custom Function can only have one input Tensor and one output Tensor. Open an issue if you need to "
        + "support more.")
  }

  /// Refuses a write to a view where there are several outputs.
  func checkViews(outputCount: Int) throws(PythonError) {
    guard outputCount > 1, dirty.contains(where: { $0.base != nil }) else { return }
    throw .runtimeError(
      "If your Function modifies inplace an input that is a view of another Tensor, your Function cannot return more than "
        + "one Tensor. This is not supported by the current autograd engine. You should either make sure the input is not "
        + "a view (using .clone() for example) or make your Function only return one Tensor (potentially splitting it into "
        + "two Functions: one doing the inplace that returns a single Tensor and a second one that does the other "
        + "operations). You can ask on the forum https://discuss.pytorch.org/ if you need help to do this change."
    )
  }
}
