import Autograd
import PythonRuntime
import TensorCore

/// `norm` as a function and a method, which PyTorch has written in Python around norms of vectors and matrices.
enum NormFunction {
  static func make(isMethod: Bool, in torch: Torch) -> LibraryFunctionObject {
    func inner(_ name: String) -> Value {
      torch.operators.function(named: name).map { .object(TorchFunctionObject($0)) } ?? .none
    }
    let (ofVector, ofMatrix) = (inner("vector_norm"), inner("matrix_norm"))
    return LibraryFunctionObject(
      isMethod ? "Tensor.norm" : "norm",
      isMethod
        ? "self, p='fro', dim=None, keepdim=False, dtype=None"
        : "input, p='fro', dim=None, keepdim=False, out=None, dtype=None",
      module: isMethod ? "torch._tensor" : "torch.functional",
      documentation: torch.operators.function(named: "norm")?.documentation() ?? "", in: torch
    ) { (interpreter, values) throws(PythonError) in
      // Only what has a layout is a tensor.
      if values[0].tensorObject == nil, values[0].batchedTensor == nil {
        throw interpreter.missingAttribute(interpreter.intern("layout"), of: values[0])
      }
      var order = values[1].orNone
      if values[1].isUnset { order = interpreter.string("fro") }
      var dims = values[2].orNone
      var lengthIfNamed = 0
      if case .int = dims {
        dims = interpreter.list([dims])
      } else if !dims.isNone, order.cast(to: StringObject.self)?.value == "fro" {
        lengthIfNamed = try interpreter.length(of: dims)
      }
      var keywords: [(name: String, value: Value)] = [("dtype", values[isMethod ? 4 : 5].orNone)]
      if !isMethod, !values[4].orNone.isNone { keywords.append(("out", values[4])) }
      let keeps = values[3].isUnset ? .bool(false) : values[3]
      if let name = order.cast(to: StringObject.self)?.value {
        // Of all elements that is the norm of a vector.
        guard name == "fro", lengthIfNamed <= 2 else {
          if dims.isNone {
            let count = try interpreter.int(interpreter.attribute("ndim", of: values[0]))
            dims = interpreter.list((0..<count).map { .int($0) })
          }
          return try interpreter.call(ofMatrix, [values[0], order, dims, keeps], keywords: keywords)
        }
        order = .int(2)
      } else if order.isNone {
        order = .float(2)
      }
      return try interpreter.call(ofVector, [values[0], order, dims, keeps], keywords: keywords)
    }
  }
}
