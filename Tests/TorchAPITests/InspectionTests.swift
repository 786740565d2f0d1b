import PythonRuntime
import Testing
import TorchAPI

/// Looking at tensors without running Python.
struct InspectionTests {
  @Test("A tensor's type, shape, values, node and gradient are read from the core")
  func description() throws {
    let interpreter = Interpreter(host: Host(write: { _ in }, writeError: { _ in }))
    TorchAPI.install(in: interpreter)
    try interpreter.run(
      "import torch\nx = torch.tensor([1., 2.], requires_grad=True)\ny = (x * 3).sum()\ny.backward()",
      fileName: "<test>", mode: .file)
    func value(_ name: String) -> Value {
      interpreter.main.namespace.value(forName: interpreter.intern(name)) ?? .none
    }
    let x = try #require(TensorDescription(value("x")))
    #expect(x.dtype == "float32" && x.shape == [2] && x.requiresGrad && x.isLeaf)
    #expect(x.values == [1, 2] && x.gradFunction == nil && x.gradient?.values == [3, 3])
    let y = try #require(TensorDescription(value("y")))
    #expect(y.gradFunction == "SumBackward0" && !y.isLeaf && y.values == [9])
    #expect(TensorDescription(.int(3)) == nil)
  }
}
