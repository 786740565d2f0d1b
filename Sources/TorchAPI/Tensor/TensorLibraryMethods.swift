import Autograd
import PythonRuntime
import TensorCore

/// The methods of `torch.Tensor` that PyTorch has written in Python.
enum TensorLibraryMethods {
  static func bind(into builder: TypeBuilder, in torch: Torch) {
    LinearAlgebraModule.bindMethods(into: builder, in: torch)
    builder.libraryMethod(
      "backward", "self, gradient=None, retain_graph=None, create_graph=False, inputs=None",
      "Computes the gradients of the leaves and accumulates them in their `grad`.", in: torch
    ) { (object, values) throws(PythonError) in
      try BackwardCalls.backward(
        tensors: values[0], gradients: values[1], retainGraph: values[2], createGraph: values[3],
        inputs: values[4], in: torch)
      return .none
    }
    builder.libraryMethod(
      "register_hook", "self, hook", "Calls `hook(grad)` whenever a gradient of the tensor is computed.",
      in: torch
    ) { (object, values) throws(PythonError) in
      try registerHook(values[1], on: object, in: torch)
    }
    builder.libraryMethod(
      "register_post_accumulate_grad_hook", "self, hook",
      "Calls `hook(tensor)` after a gradient was accumulated in the leaf.", in: torch
    ) { (object, values) throws(PythonError) in
      let owned = OwnedHook(values[1])
      let remove = try translated(
        object.tensor.registerPostAccumulateHook(owning: owned) { (tensor) throws(TensorError) in
          try carried { () throws(PythonError) in
            let result = try torch.interpreter.call(owned.hook, torch.value(tensor))
            if result.isNone || result.tensor === tensor { return }
            guard result.tensor != nil else {
              throw .typeError(
                "expected Variable, but hook returned '\(torch.interpreter.type(of: result).name)'")
            }
            throw .runtimeError("Tensor post accumulate grad hooks should return None.")
          }
        })
      return .object(try HookTable.of(object, \.postAccumulateHookTable).handle(for: owned, remove))
    }
    builder.tensorMethod(
      "numpy", ["*, bool force=False"], "The elements as a NumPy array that shares the memory.", in: torch
    ) { (object, call) throws(PythonError) in
      try ArrayExchange.array(of: object.tensor, forced: .bool(call.flag(1)), in: torch)
    }
    builder.libraryMethod("__reversed__", "self", "The parts from the last on, as a tensor.", in: torch) {
      (object, values) throws(PythonError) in
      if object.tensor.dimensionCount == 0 { return values[0] }
      return try torch.interpreter.call(torch.interpreter.attribute("flip", of: values[0]), .int(0))
    }
    for name in ["_view_func", "_view_func_unsafe", "_rev_view_func_unsafe"] {
      builder.tensorMethod(
        name, [name.hasPrefix("_rev") ? "Tensor new_view" : "Tensor new_base"],
        "What the view would show of another base, or the base of which another tensor would be the view.",
        in: torch
      ) { (object, call) throws(PythonError) in
        let other = try call.tensor(1)
        let result = try translated(
          name.hasPrefix("_rev") ? object.tensor.viewed(as: other) : object.tensor.viewing(other))
        guard let result else {
          throw .runtimeError("attempted to call \(name) on a non-view tensor")
        }
        return torch.value(result)
      }
    }
    ListFunctions.bindSplit(into: builder, in: torch)
    ListFunctions.bindUnflatten(into: builder, in: torch)
    UniqueFunctions.bindMethods(into: builder, in: torch)
    builder.set("norm", .object(NormFunction.make(isMethod: true, in: torch)))
    builder.libraryMethod("__array__", "self, dtype=None", "The elements as a NumPy array.", in: torch) {
      (object, values) throws(PythonError) in
      let array = try ArrayExchange.array(of: object.tensor, forced: .none, in: torch)
      if values[1].isUnset || values[1].isNone { return array }
      return try torch.interpreter.call(torch.interpreter.attribute("astype", of: array), values[1])
    }
    builder.libraryMethod("__array_wrap__", "self, array", "A tensor of NumPy's result.", in: torch) {
      (_, values) throws(PythonError) in try ArrayExchange.tensor(wrapping: values[1], in: torch)
    }
    builder.set("__array_priority__", .int(1000))
    builder.libraryMethod("__copy__", "self", "A tensor of the same memory.", in: torch) {
      (object, _) throws(PythonError) in
      let copy = object.tensor.detached()
      copy.isParameter = object.tensor.isParameter
      try translated(copy.setRequiresGrad(object.tensor.requiresGrad, typeMessage: ""))
      return torch.value(copy)
    }
    builder.libraryMethod("__deepcopy__", "self, memo", "A copy of a leaf.", in: torch) {
      (object, values) throws(PythonError) in
      let copy = try torch.value(deepCopy(of: object, in: torch))
      if object.tensor.isParameter { return copy }
      // A person's own attributes are copied too.
      let own = try torch.interpreter.attribute("__dict__", of: values[0])
      if let notes = own.cast(to: DictObject.self), notes.count > 0 {
        let module = try torch.interpreter.importModule("copy")
        let deepCopy = try torch.interpreter.attribute("deepcopy", of: .object(module))
        let copied = try torch.interpreter.call(deepCopy, own, values[1])
        for (key, value) in copied.cast(to: DictObject.self)?.items ?? [] {
          guard let name = key.cast(to: StringObject.self) else { continue }
          try torch.interpreter.setAttribute(name, of: copy, to: value)
        }
      }
      return copy
    }
    builder.libraryMethod("storage", "self", "The memory as a row of elements.", in: torch) {
      (object, _) throws(PythonError) in
      let module = try torch.interpreter.importModule("torch.storage")
      let wrap = try torch.interpreter.attribute("_of", of: .object(module))
      return try torch.interpreter.call(wrap, .object(object))
    }
    for (name, parameters) in [
      (
        "stft",
        "pad_mode='reflect', normalized=False, onesided=None, return_complex=None, align_to_window=None"
      ),
      ("istft", "normalized=False, onesided=None, length=None, return_complex=False"),
    ] {
      let parameters =
        "self, n_fft, hop_length=None, win_length=None, window=None, center=True, " + parameters
      builder.libraryMethod(name, parameters, "See `torch.\(name)`.", in: torch) {
        (object, values) throws(PythonError) in
        let interpreter = torch.interpreter
        let module = try interpreter.importModule("torch._spectrograms")
        let given = values.dropFirst().map { $0.isUnset ? Value.ellipsis : $0 }
        return try interpreter.call(
          interpreter.attribute("_" + name, of: .object(module)), .object(object), interpreter.tuple(given))
      }
    }
    builder.libraryMethod("share_memory_", "self", "The tensor itself.", in: torch) { (object, _) in
      .object(object)
    }
    builder.libraryMethod("__dir__", "self", "The names of the tensor's attributes.", in: torch) {
      (object, _) throws(PythonError) in
      let names = torch.interpreter.attributeNames(of: .object(object))
      return torch.interpreter.list(names.map { torch.interpreter.string($0) })
    }
  }

  private static func registerHook(
    _ hook: Value, on object: TensorObject, in torch: Torch
  ) throws(PythonError) -> Value {
    let table = object.tensor.requiresGrad ? HookTable.of(object, \.hookTable) : nil
    let number = torch.handleCount
    let owned = OwnedHook(hook)
    let remove = try translated(
      object.tensor.registerHook(owning: owned) { (gradient) throws(TensorError) in
        try carried { () throws(PythonError) in
          if let table, try !table.holds(number) { return nil }
          let result = try torch.interpreter.call(owned.hook, torch.value(gradient))
          return try HookResults.gradient(result, of: owned.hook, replacing: gradient, in: torch)
        }
      })
    return .object(try HookTable.of(object, \.hookTable).handle(for: owned, remove))
  }

  private static var notALeaf: PythonError {
    .runtimeError(
      "Only Tensors created explicitly by the user (graph leaves) support the deepcopy protocol at the moment.  If "
        + "you were attempting to deepcopy a module, this may be because of a torch.nn.utils.weight_norm usage, see "
        + "https://github.com/pytorch/pytorch/pull/103001")
  }

  private static func deepCopy(of object: TensorObject, in torch: Torch) throws(PythonError) -> Tensor {
    let tensor = object.tensor
    guard tensor.isLeaf else { throw notALeaf }
    let copy = Tensor(try translated(tensor.array.copied()))
    copy.isParameter = tensor.isParameter
    try translated(copy.setRequiresGrad(tensor.requiresGrad, typeMessage: ""))
    // A parameter's copy starts without a gradient.
    if let gradient = tensor.grad, !tensor.isParameter {
      if !gradient.isLeaf { throw notALeaf }
      copy.grad = Tensor(try translated(gradient.array.copied()))
    }
    return copy
  }
}
