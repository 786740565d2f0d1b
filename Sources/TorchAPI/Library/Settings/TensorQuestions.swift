import Autograd
import PythonRuntime
import TensorCore

/// Questions about tensors and other objects as functions of torch, and functions that are methods by name.
enum TensorQuestions {
  static func bind(into builder: ModuleBuilder, in torch: Torch) {
    let interpreter = builder.interpreter
    builder.libraryFunction("is_storage", "obj", "Whether an object is the memory of tensors.", in: torch) {
      (_, values) in .bool(values[0].cast(to: StorageObject.self) != nil)
    }
    builder.libraryFunction("typename", "obj", "The name of an object's type.", in: torch) { (_, values) in
      if let tensor = values[0].tensorObject, tensor.type === torch.tensorType {
        return interpreter.string("torch.\(tensor.tensor.scalarType.legacyName)")
      }
      let type = values[0].cast(to: TypeObject.self) ?? interpreter.type(of: values[0])
      let module = type.moduleName
      return interpreter.string(module.isEmpty || module == "builtins" ? type.name : "\(module).\(type.name)")
    }
    bindTensorQuestions(into: builder, in: torch)
    bindMethods(into: builder, in: torch)
  }

  private static func bindTensorQuestions(into builder: ModuleBuilder, in torch: Torch) {
    func question(
      _ name: String, _ parameters: String, _ documentation: String,
      _ answer: @escaping (BoundCall) throws(PythonError) -> Value
    ) {
      builder.torchFunction(name, [parameters], documentation, in: torch, body: answer)
    }
    question("is_signed", "Tensor input", "Whether the elements can be negative.") {
      (call) throws(PythonError) in
      let type = try call.tensor(0).scalarType
      return .bool(type != .bool && type != .uint8)
    }
    question("is_neg", "Tensor input", "Whether the tensor is noted as a negative.") {
      (call) throws(PythonError) in .bool(try call.tensor(0).pendingBits.contains(.negative))
    }
    question("_neg_view", "Tensor input", "The negative, which notes that it is one.") {
      (call) throws(PythonError) in
      let input = try call.tensor(0)
      return try torch.value(translated(ComplexParts.notedNegative(input)))
    }
    question("is_distributed", "Tensor input", "False: tensors live in one process.") { _ in .bool(false) }
    question("is_same_size", "Tensor input, Tensor other", "Whether two tensors have the same shape.") {
      (call) throws(PythonError) in .bool(try call.tensor(0).shape == call.tensor(1).shape)
    }
    question("get_device", "Tensor input", "The device's number; -1 on the CPU.") { _ in .int(-1) }
    for (name, bit) in TensorElementMethods.resolvers {
      question(
        name, "Tensor input", "The tensor itself, or a copy where it is noted as a conjugate or negative."
      ) {
        (call) throws(PythonError) in
        let input = try call.tensor(0)
        let result = try translated(input.resolving(bit))
        return result === input ? call[0] : torch.value(result)
      }
    }
    question("dequantize", "Tensor input", "The tensor itself.") { (call) in call[0] }
  }

  /// Functions that do what the method of the same name does.
  private static func bindMethods(into builder: ModuleBuilder, in torch: Torch) {
    func method(
      _ name: String, _ signatures: [String], _ documentation: String,
      _ body: @escaping (Tensor, BoundCall) throws(TensorError) -> Tensor
    ) {
      builder.torchFunction(name, signatures, documentation, in: torch) { (call) throws(PythonError) in
        let tensor = try call.tensor(0)
        let result = try translated(body(tensor, call))
        return result === tensor ? call[0] : torch.value(result)
      }
    }
    let indexed = "Tensor input, OptionalTensorList indices, Tensor values, bool accumulate=False"
    method("index_put", [indexed], "A copy with values at positions.") { (tensor, call) throws(TensorError) in
      try TensorElementMethods.put(tensor, call, in: torch)
    }
    method("index_put_", [indexed], "Puts values at positions in place.") {
      (tensor, call) throws(TensorError) in
      try tensor.updateInPlace { (original) throws(TensorError) in
        try TensorElementMethods.put(original, call, in: torch)
      }
      return tensor
    }
    method(
      "fill", ["Tensor input, Tensor value", "Tensor input, Scalar value"],
      "A tensor with one value everywhere."
    ) {
      (tensor, call) throws(TensorError) in
      if call.overload == 0 { return try Copying.filledCopy(of: tensor, call.tensorOrThrow(1)) }
      return try Copying.filledCopy(of: tensor, carried { () throws(PythonError) in try call.scalar(1) })
    }
    method(
      "fill_", ["Tensor input, Tensor value", "Tensor input, Scalar value"], "Overwrites every element."
    ) {
      (tensor, call) throws(TensorError) in
      try fill(tensor, call)
      return tensor
    }
    method("zero_", ["Tensor input"], "Overwrites every element with zero.") {
      (tensor, _) throws(TensorError) in
      try Copying.zero(tensor)
      return tensor
    }
    method("detach_", ["Tensor input"], "Takes the tensor out of the graph.") {
      (tensor, _) throws(TensorError) in
      try tensor.detachInPlace()
      return tensor
    }
    method(
      "resize_as_", ["Tensor input, Tensor the_template"], "Changes the tensor's shape to another one's."
    ) {
      (tensor, call) throws(TensorError) in
      if tensor.requiresGrad { throw TensorError(.runtimeError, "cannot resize variables that require grad") }
      try tensor.resize(call.tensorOrThrow(1).shape)
      return tensor
    }
  }

  private static func fill(_ tensor: Tensor, _ call: BoundCall) throws(TensorError) {
    if call.overload == 0 {
      try Copying.fill(tensor, call.tensorOrThrow(1))
    } else {
      try Copying.fill(tensor, carried { () throws(PythonError) in try call.scalar(1) })
    }
  }
}
