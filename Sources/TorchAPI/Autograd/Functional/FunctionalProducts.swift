import Autograd
import PythonRuntime
import TensorCore

/// `vjp`, `jvp`, `vhp` and `hvp` of `torch.autograd.functional`.
struct FunctionalProducts {
  private let arguments: FunctionalArguments
  private let function: Value
  private let inputsValue: Value
  private let vectorValue: Value

  /// - Parameter values: `func, inputs, v, create_graph, strict`, unset where not given.
  init(_ name: String, _ values: [Value], in torch: Torch) throws(PythonError) {
    let flags = try FunctionalFlags(values[3], values[4], in: torch)
    arguments = FunctionalArguments(
      torch: torch, name: name, isStrict: flags.second, createsGraph: flags.first)
    function = values[0]
    inputsValue = values[1]
    vectorValue = values[2]
  }

  private var mode: Bool { arguments.createsGraph || GradMode.isEnabled }

  private static let inputMessage =
    "The vector v can only be None if the input to the user-provided function is a single Tensor with a single element."

  /// A vector times the jacobian.
  func vectorJacobian() throws(PythonError) -> Value {
    let call = arguments
    let (inputs, isTuple, outputs, vector) = try GradMode.with(true) { () throws(PythonError) in
      let given = try call.tensors(inputsValue, "inputs")
      let inputs = try call.prepared(given.all, needsGraph: true)
      let outputs = try call.outputs(call.call(function, inputs))
      let vector = try call.vector(
        vectorValue, like: outputs,
        orRefuse:
          "The vector v can only be None if the user-provided function returns a single Tensor with a single "
          + "element.")
      return (inputs, given.isTuple, outputs, vector)
    }
    let result = try GradMode.with(mode) { () throws(PythonError) in
      try call.filled(
        call.gradients(of: outputs.all, inputs, seeds: vector, createsGraph: call.createsGraph), like: inputs,
        .backward)
    }
    return pair(outputs, result, isTuple: isTuple)
  }

  /// The jacobian times a vector, by differentiating a backward pass with respect to what it starts with.
  func jacobianVector() throws(PythonError) -> Value {
    let call = arguments
    let (outputs, seeds, gradients, vector) = try GradMode.with(true) { () throws(PythonError) in
      let given = try call.tensors(inputsValue, "inputs")
      let inputs = try call.prepared(given.all, needsGraph: true)
      let vector = try call.vector(
        vectorValue, like: FunctionalArguments.Tensors(isTuple: given.isTuple, all: inputs),
        orRefuse: Self.inputMessage)
      let outputs = try call.outputs(call.call(function, inputs))
      let seeds = try wantingGradients(like: outputs.all)
      let gradients = try call.gradients(of: outputs.all, inputs, seeds: seeds, createsGraph: true)
      try call.check(gradients) {
        "The gradient with respect to input \($0) is independent of the inputs of the user-provided function. This is "
          + "not allowed in strict mode."
      }
      return (outputs, seeds, gradients, vector)
    }
    let result = try GradMode.with(mode) { () throws(PythonError) in
      try call.filled(
        call.gradients(of: gradients, seeds, seeds: vector, createsGraph: call.createsGraph),
        like: outputs.all, .transposed)
    }
    return pair(outputs, result, isTuple: outputs.isTuple)
  }

  /// A vector times the hessian.
  func vectorHessian() throws(PythonError) -> Value {
    let call = arguments
    let first = try firstOrder()
    let result = try GradMode.with(mode) { () throws(PythonError) in
      try call.filled(
        call.gradients(
          of: first.jacobian, first.inputs, seeds: first.vector, createsGraph: call.createsGraph),
        like: first.inputs, .second)
    }
    return pair(first.outputs, result, isTuple: first.isTuple)
  }

  /// The hessian times a vector.
  func hessianVector() throws(PythonError) -> Value {
    let call = arguments
    let first = try firstOrder()
    let (seeds, second) = try GradMode.with(true) { () throws(PythonError) in
      let seeds = try wantingGradients(like: first.inputs)
      let second = try call.gradients(of: first.jacobian, first.inputs, seeds: seeds, createsGraph: true)
      try call.check(first.jacobian) {
        "The hessian of the user-provided function with respect to input \($0) is independent of the input. This is not "
          + "allowed in strict mode. You should ensure that your function is thrice differentiable and that the hessian "
          + "depends on the inputs."
      }
      return (seeds, second)
    }
    let result = try GradMode.with(mode) { () throws(PythonError) in
      try call.filled(
        call.gradients(of: second, seeds, seeds: first.vector, createsGraph: call.createsGraph),
        like: first.inputs, .secondTransposed)
    }
    return pair(first.outputs, result, isTuple: first.isTuple)
  }

  // MARK: Parts

  private struct FirstOrder {
    let inputs: [Tensor]
    let isTuple: Bool
    let outputs: FunctionalArguments.Tensors
    let jacobian: [Tensor?]
    let vector: [Tensor]?
  }

  private func firstOrder() throws(PythonError) -> FirstOrder {
    let call = arguments
    return try GradMode.with(true) { () throws(PythonError) in
      let given = try call.tensors(inputsValue, "inputs")
      let inputs = try call.prepared(given.all, needsGraph: true)
      let vector = try call.vector(
        vectorValue, like: FunctionalArguments.Tensors(isTuple: given.isTuple, all: inputs),
        orRefuse: Self.inputMessage)
      let outputs = try call.outputs(call.call(function, inputs))
      if outputs.isTuple {
        throw .runtimeError("The function given to \(call.name) should return a single Tensor")
      }
      if outputs.all[0].elementCount != 1 {
        throw .runtimeError(
          "The Tensor returned by the function given to \(call.name) should contain a single element")
      }
      let jacobian = try call.gradients(of: outputs.all, inputs, seeds: nil, createsGraph: true)
      try call.check(jacobian, constant: FunctionalJacobian.constantJacobian)
      return FirstOrder(
        inputs: inputs, isTuple: given.isTuple, outputs: outputs, jacobian: jacobian, vector: vector)
    }
  }

  private func wantingGradients(like tensors: [Tensor]) throws(PythonError) -> [Tensor] {
    var result: [Tensor] = []
    for tensor in tensors {
      let zeros = try translated(tensor.zerosLike())
      try translated(
        zeros.setRequiresGrad(
          true, typeMessage: "Only Tensors of floating point and complex dtype can require gradients"))
      result.append(zeros)
    }
    return result
  }

  private func pair(_ outputs: FunctionalArguments.Tensors, _ result: [Tensor], isTuple: Bool) -> Value {
    arguments.interpreter.tuple([
      arguments.value(arguments.finished(outputs.all), isTuple: outputs.isTuple),
      arguments.value(arguments.finished(result), isTuple: isTuple),
    ])
  }
}

/// Two flags that may not be given.
struct FunctionalFlags {
  let first: Bool
  let second: Bool

  init(_ first: Value, _ second: Value, in torch: Torch) throws(PythonError) {
    self.first = first.isUnset ? false : try torch.interpreter.isTrue(first)
    self.second = second.isUnset ? false : try torch.interpreter.isTrue(second)
  }
}
