import Autograd
import PythonRuntime
import TensorCore

/// What a tensor says about its place in the graph, and the gradient that it holds.
enum TensorGradientProperties {
  static func bind(into builder: TypeBuilder, in torch: Torch) {
    func grad(of tensor: Tensor) throws(PythonError) -> Value {
      if tensor.grad == nil && tensor.requiresGrad && !tensor.isLeaf && !tensor.retainsGrad {
        try torch.warn(accessOfNonLeaf)
      }
      return torch.value(tensor.grad)
    }
    builder.property(
      "requires_grad", "Whether operations on the tensor are recorded.", on: TensorObject.self,
      get: { (_, object) throws(PythonError) in
        func plain() throws(PythonError) -> Value { .bool(object.tensor.saysItRequiresGrad) }
        guard torch.hasOwnTensorClasses, object.type.isHeapType else { return try plain() }
        return try torch.property("requires_grad", of: object, plain)
      },
      set: { (_, object, value) throws(PythonError) in
        guard case .bool(let wanted) = value else { throw .runtimeError("requires_grad must be a bool") }
        if !object.tensor.isLeaf, wanted {
          throw .runtimeError("you can only change requires_grad flags of leaf variables.")
        }
        try setRequiresGrad(
          object.tensor, wanted, "only Tensors of floating point and complex dtype can require gradients")
      })
    builder.property(
      "grad", "The gradient that backward passes have accumulated.", on: TensorObject.self,
      get: { (_, object) throws(PythonError) in
        if torch.hasOwnTensorClasses, object.type.isHeapType, torch.ignoredOwnClasses == 0 {
          return try torch.property("grad", of: object, convertsResults: false) { () throws(PythonError) in
            try grad(of: object.tensor)
          }
        }
        return try grad(of: object.tensor)
      },
      set: { (interpreter, object, value) throws(PythonError) in
        try setGrad(of: object.tensor, to: value.isUnset ? .none : value, in: interpreter)
      })
    builder.property(
      "data", "The same memory outside the graph.", on: TensorObject.self,
      get: { (_, object) in
        // Classes of parameters have no say in what functions give.
        let plain = object.tensor.withoutHistory()
        return object.tensor.isParameter ? torch.value(plain) : torch.value(plain, like: .object(object))
      },
      set: { (interpreter, object, value) throws(PythonError) in
        if value.isUnset {
          throw .runtimeError("Deleting tensor data is not allowed. Delete tensor instead!")
        }
        guard let source = value.tensor else {
          throw .typeError("Variable data has to be a tensor, but got \(interpreter.type(of: value).name)")
        }
        if object.tensor.requiresGrad && !source.scalarType.isDifferentiable {
          throw .runtimeError(
            "data set to a tensor that requires gradients must be floating point or complex dtype")
        }
        object.tensor.replaceData(with: source)
      })
    builder.tensorProperty("grad_fn", "The node that recorded the operation that made the tensor.") {
      if !torch.transforms.isEmpty, torch.transforms.hasArgument($0.tensor) { return .none }
      return $0.tensor.gradFn.map { .object(torch.object($0)) } ?? .none
    }
    builder.tensorProperty("is_leaf", "Whether no recorded operation made the tensor.") {
      .bool($0.tensor.isLeaf || (!torch.transforms.isEmpty && torch.transforms.hasArgument($0.tensor)))
    }
    builder.tensorProperty("retains_grad", "Whether the gradient is kept though the tensor is no leaf.") {
      .bool($0.tensor.retainsGrad)
    }
    builder.tensorProperty("output_nr", "Which of its node's outputs the tensor is.") {
      .int(Int($0.tensor.outputNumber))
    }
    builder.property(
      "volatile", "Always False.", on: TensorObject.self,
      get: { (_, _) throws(PythonError) in
        try torch.warn("volatile was removed (Variable.volatile is always False)")
        return .bool(false)
      },
      set: { (_, _, _) throws(PythonError) in
        try torch.warn(
          "volatile was removed and now has no effect. Use `with torch.no_grad():` instead.")
      })
    builder.property(
      "_grad_fn", "The node that recorded the operation that made the tensor.", on: TensorObject.self,
      get: { (_, object) in object.tensor.gradFn.map { .object(torch.object($0)) } ?? .none },
      set: { (_, object, value) throws(PythonError) in
        if value.isUnset {
          throw .runtimeError("Deletion of _grad_fn not allowed. Detach tensor instead!")
        }
        if !value.isNone { throw .runtimeError("_grad_fn can be only set to None") }
        try translated(object.tensor.detachInPlace())
      })
    builder.tensorProperty("name", "Always None.") { _ in .none }
    HookTable.bind(into: builder, in: torch)
    builder.property(
      "grad_dtype", "The type that a gradient must have; None for any.", on: TensorObject.self,
      get: { (_, object) in object.tensor.gradientType.map { .object(torch.dtype($0)) } ?? .none },
      set: { (interpreter, object, value) throws(PythonError) in
        try setGradientType(of: object.tensor, to: value.orNone, in: interpreter)
      })
  }

  /// Sets whether a leaf wants a gradient; the callers word the refusal of integers differently.
  static func setRequiresGrad(
    _ tensor: Tensor, _ wanted: Bool, _ typeMessage: String
  ) throws(PythonError) {
    if !tensor.isLeaf && !wanted {
      throw .runtimeError(
        "you can only change requires_grad flags of leaf variables. If you want to use a computed variable in a "
          + "subgraph that doesn't require differentiation use var_no_grad = var.detach().")
    }
    try translated(tensor.setRequiresGrad(wanted, typeMessage: typeMessage))
  }

  private static let accessOfNonLeaf =
    "The .grad attribute of a Tensor that is not a leaf Tensor is being accessed. Its .grad attribute won't be "
    + "populated during autograd.backward(). If you indeed want the .grad field to be populated for a non-leaf "
    + "Tensor, use .retain_grad() on the non-leaf Tensor. If you access the non-leaf Tensor by mistake, make sure "
    + "you access the leaf Tensor instead. See github.com/pytorch/pytorch/pull/30531 for more information. (Triggered "
    + "internally at /__w/pytorch/pytorch/build/aten/src/ATen/core/TensorBody.h:488.)"

  private static func setGradientType(
    of tensor: Tensor, to value: Value, in interpreter: Interpreter
  ) throws(PythonError) {
    guard tensor.isLeaf else { throw .runtimeError("grad_dtype can only be set on leaf tensors.") }
    if value.isNone { return tensor.setGradientType(nil) }
    guard let type = value.cast(to: DTypeObject.self)?.scalarType else {
      throw .runtimeError(
        "grad_dtype must be a torch.dtype or None, but got \(interpreter.type(of: value).name)")
    }
    if let grad = tensor.grad, grad.scalarType != type {
      throw .runtimeError(
        "Cannot set grad_dtype to '\(type.errorName)' because there is already a gradient with dtype "
          + "'\(grad.scalarType.metaName)'. Please clear the gradient (.grad = None) before changing grad_dtype, or "
          + "ensure the new grad_dtype matches the existing gradient's dtype.")
    }
    tensor.setGradientType(type)
  }

  private static func setGrad(
    of tensor: Tensor, to value: Value, in interpreter: Interpreter
  ) throws(PythonError) {
    if value.isNone {
      tensor.grad = nil
      return
    }
    guard let gradient = value.tensor else {
      throw .typeError(
        "assigned grad expected to be a Tensor or None but got grad of type \(interpreter.type(of: value).name)"
      )
    }
    if gradient === tensor { throw .runtimeError("can't assign Variable as its own grad") }
    if let type = tensor.gradientType, gradient.scalarType != type {
      throw .runtimeError(
        "attempting to assign a gradient with dtype '\(gradient.scalarType.metaName)' to a tensor with grad_dtype "
          + "'\(type.errorName)'. The gradient must match the tensor's grad_dtype (defaults to the "
          + "tensor's dtype). You can set the tensor's grad_dtype attribute with a specific dtype, or None to allow "
          + "any dtype. Set grad_dtype with caution. Diverging the dtypes of a tensor and its gradient may break "
          + "downstream systems that assume they match.")
    }
    if gradient.shape != tensor.shape {
      throw .runtimeError(
        "attempting to assign a gradient of size '\(gradient.shape)' to a tensor of size '\(tensor.shape)'. Please "
          + "ensure that the gradient and the tensor are the same size")
    }
    tensor.grad = gradient
  }
}
