import Autograd
import PythonRuntime
import TensorCore

/// The attributes of tensors under `vmap`.
enum BatchedAttributes {
  static func value(
    of batched: BatchedTensorObject, _ name: StringObject, in interpreter: Interpreter
  ) throws(PythonError) -> Value {
    let torch = batched.torch
    switch name.value {
    case "__class__": return .object(torch.tensorType)
    case "__dict__": return try interpreter.genericAttribute(.object(batched), name)
    case "shape": return torch.size(batched.shape)
    case "data": throw .runtimeError("accessing `data` under vmap transform is not allowed")
    case "requires_grad": return .bool(TransformText.isTracked(batched.whole, in: torch))
    case "grad_fn":
      guard TransformText.isTracked(batched.whole, in: torch), !torch.transforms.hasArgument(batched.whole)
      else { return .none }
      return batched.whole.gradFn.map { .object(torch.object($0)) } ?? .none
    case "is_leaf":
      return .bool(
        !TransformText.isTracked(batched.whole, in: torch) || torch.transforms.hasArgument(batched.whole)
          || batched.whole.isLeaf)
    case "grad": return .none
    case "__doc__", "__module__": return try interpreter.attribute(name, of: .object(torch.tensorType))
    default: break
    }
    guard let definition = batched.type.lookup(name) else {
      return try interpreter.genericAttribute(.object(batched), name)
    }
    if case .object(let object) = definition {
      if let method = object as? TorchMethodObject {
        return .object(BatchedMethodObject(.torch(method.function), receiver: batched, in: torch))
      }
      if let method = object as? LibraryFunctionObject {
        return .object(BatchedMethodObject(.library(method), receiver: batched, in: torch))
      }
    }
    guard case .object(let object) = definition, object.descriptorKind == .data else {
      return try interpreter.genericAttribute(.object(batched), name)
    }
    // A property: that of an example, or of all of them.
    return try Batching(torch).map([.object(batched)]) { (values) throws(PythonError) in
      try interpreter.attribute(name, of: values[0])
    }
  }
}

/// A method of a tensor under `vmap`, with its tensor.
final class BatchedMethodObject: Object, NativeObject {
  /// What the method is.
  enum Method {
    case torch(TorchFunction)
    case library(LibraryFunctionObject)
  }

  private let method: Method
  private let receiver: BatchedTensorObject

  init(_ method: Method, receiver: BatchedTensorObject, in torch: Torch) {
    self.method = method
    self.receiver = receiver
    super.init(type: torch.interpreter.type(for: BatchedMethodObject.self))
  }

  override func call(_ arguments: Arguments, in interpreter: Interpreter) throws(PythonError) -> Value {
    let torch = receiver.torch
    switch method {
    case .torch(let function):
      let call = BatchedCall(
        function, receiver: .object(receiver), positional: (0..<arguments.count).map { arguments[$0] },
        keywords: ArgumentBinder.Keyword.all(of: arguments))
      return try Batching(torch).run(call)
    case .library(let function):
      return try function.call(receiver: .object(receiver), arguments, in: interpreter)
    }
  }

  override func representation(in interpreter: Interpreter) throws(PythonError) -> String {
    switch method {
    case .torch(let function):
      "<built-in method \(function.name) of Tensor object at \(interpreter.addressText(of: receiver))>"
    case .library(let function): "<bound method \(function.qualifiedName)>"
    }
  }

  static func makeType(in interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "builtin_function_or_method", base: interpreter.types.object, in: interpreter,
      isSubclassable: false, slots: [.call, .representation])
  }
}
