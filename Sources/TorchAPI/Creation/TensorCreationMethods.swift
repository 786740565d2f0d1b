import Autograd
import PythonRuntime
import TensorCore

/// `x.new_zeros(...)` and its like: tensors of this one's type.
enum TensorCreationMethods {
  static func bind(into builder: TypeBuilder, in torch: Torch) {
    func filled(
      _ name: String, _ documentation: String,
      make: @escaping (Dims, ScalarType) throws(TensorError) -> NDArray
    ) {
      builder.tensorMethod(name, ["int[] size, *, \(FactoryOptions.text)"], documentation, in: torch) {
        (object, call) throws(PythonError) in
        let options = try FactoryOptions(call, from: 2)
        let shape = Dims(try call.ints(1))
        let array = try translated(make(shape, options.scalarType ?? object.tensor.scalarType))
        return try torch.value(options.finish(array))
      }
    }
    filled("new_zeros", "Makes zeros of this tensor's type.") { (shape, type) throws(TensorError) in
      try NDArray.zeros(shape, type)
    }
    filled("new_empty", "Makes a tensor of this tensor's type.") { (shape, type) throws(TensorError) in
      try NDArray.zeros(shape, type)
    }
    filled("new_ones", "Makes ones of this tensor's type.") { (shape, type) throws(TensorError) in
      try NDArray.full(shape, .int(1), type)
    }
    builder.tensorMethod(
      "new_full", ["int[] size, Scalar fill_value, *, \(FactoryOptions.text)"],
      "Makes one value everywhere, of this tensor's type.", in: torch
    ) { (object, call) throws(PythonError) in
      let options = try FactoryOptions(call, from: 3)
      let shape = Dims(try call.ints(1))
      let value = try call.scalar(2)
      let array = try translated(NDArray.full(shape, value, options.scalarType ?? object.tensor.scalarType))
      return try torch.value(options.finish(array))
    }
    builder.tensorMethod(
      "new_tensor", ["object data, *, dtype? dtype=None, device? device=None, bool requires_grad=False"],
      "Makes a tensor of data, of this tensor's type.", in: torch
    ) { (object, call) throws(PythonError) in
      try call.checkDevice(3)
      let given = try call.scalarType(2)
      let array: NDArray
      if let source = call[1].tensor {
        array = try translated(source.array.converted(to: given ?? object.tensor.scalarType).copied())
      } else {
        array = try TensorFactory.array(of: call[1], as: given ?? object.tensor.scalarType, in: torch)
      }
      return try torch.value(TensorFactory.requiring(call.flag(4), Tensor(array)))
    }
    builder.tensorMethod(
      "new", ["object data=None", "int[] size"], "Makes a tensor of this tensor's type.", in: torch
    ) {
      (object, call) throws(PythonError) in
      let type = object.tensor.scalarType
      if call.overload == 1 {
        let shape = Dims(try call.ints(1))
        return torch.value(Tensor(try translated(NDArray.empty(shape, type))))
      }
      guard call.isGiven(1) else { return torch.value(Tensor(try translated(NDArray.empty([0], type)))) }
      if case .int(let size) = call[1] {
        return torch.value(Tensor(try translated(NDArray.empty([size], type))))
      }
      if let size = call[1].cast(to: SizeObject.self) {
        let shape = Dims(size.buffer.map { value in if case .int(let size) = value { size } else { 0 } })
        return torch.value(Tensor(try translated(NDArray.empty(shape, type))))
      }
      return torch.value(try TensorFactory.fromData(call[1], type, in: torch))
    }
  }
}
