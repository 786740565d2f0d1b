import TensorCore
import Testing

@testable import Autograd

/// The graph and the engine, without an interpreter.
struct EngineTests {
  private func leaf(_ values: [Double], type: ScalarType = .float32) throws -> Tensor {
    let tensor = Tensor(
      try NDArray(elements: values.map { .double($0) }, shape: [values.count], scalarType: type))
    try tensor.setRequiresGrad(true, typeMessage: "")
    return tensor
  }

  private func numbers(_ tensor: Tensor?) -> [Double] {
    tensor?.array.scalarsUntilStopped().map { $0.doubleValue } ?? []
  }

  @Test("e = 2x^4 - y^3 + 3z^2 has the gradients 8x^3, -3y^2, 6z")
  func equation() throws {
    let x = try leaf([1, 2])
    let y = try leaf([3, -1])
    let z = try leaf([0.5, 4])
    let e = try x.power(.int(4)) * .int(2) - y.power(.int(3)) + z.power(.int(2)) * .int(3)
    try Backward.run([e.sum()], gradients: [nil])
    #expect(numbers(x.grad) == [8, 64])
    #expect(numbers(y.grad) == [-27, -3])
    #expect(numbers(z.grad) == [3, 24])
  }

  @Test("gradients accumulate, and never alias each other")
  func accumulation() throws {
    let x = try leaf([1, 2])
    let y = try leaf([3, 4])
    let seed = Tensor(try NDArray.full([2], .int(1), .float32))
    try Backward.run([x + y], gradients: [seed])
    try Backward.run([x + y], gradients: [seed])
    #expect(numbers(x.grad) == [2, 2])
    #expect(numbers(y.grad) == [2, 2])
    #expect(numbers(seed) == [1, 1])
  }

  @Test("a broadcast operand's gradient is summed to its shape")
  func broadcasting() throws {
    let x = try leaf([2])
    let y = try leaf([1, 2, 3])
    try Backward.run([(x * y).sum()], gradients: [nil])
    #expect(numbers(x.grad) == [6])
    #expect(numbers(y.grad) == [2, 2, 2])
  }

  @Test("a second backward needs what the first released")
  func release() throws {
    let x = try leaf([1, 2])
    let y = try x.exp().sum()
    try Backward.run([y], gradients: [nil], keepsGraph: true)
    try Backward.run([y], gradients: [nil])
    let error = #expect(throws: TensorError.self) { try Backward.run([y], gradients: [nil]) }
    #expect(error?.message.hasPrefix("Trying to backward through the graph a second time") == true)
    #expect(numbers(x.grad).count == 2)
  }

  @Test("writing to a saved tensor is found out")
  func versions() throws {
    let x = try leaf([1, 2])
    let y = try x.exp()
    let z = try (y * y).sum()
    try Arithmetic.add.inPlace(y, .int(1))
    let error = #expect(throws: TensorError.self) { try Backward.run([z], gradients: [nil]) }
    #expect(
      error?.message.contains("which is output 0 of Add, is at version 1; expected version 0")
        == true)
  }

  @Test("an in-place product keeps the old values for its other factor")
  func inPlaceProduct() throws {
    let x = try leaf([2, 3])
    let w = try leaf([5, 7])
    let y = try x * .int(1)
    try Arithmetic.multiply.inPlace(y, w)
    try Backward.run([y.sum()], gradients: [nil])
    #expect(numbers(x.grad) == [5, 7])
    #expect(numbers(w.grad) == [2, 3])
  }

  @Test("writing through a view rebases the base and the view")
  func views() throws {
    let x = try leaf([1, 2, 3])
    let y = try x * .int(1)
    let part = try Parts.slice(y, 0, start: 1, end: 3)
    try Arithmetic.multiply.inPlace(part, .int(10))
    #expect(y.gradFn?.name == "CopySlices")
    #expect(part.gradFn?.name == "AsStridedBackward0")
    #expect(numbers(y) == [1, 20, 30])
    try Backward.run([(y * y).sum()], gradients: [nil])
    #expect(numbers(x.grad) == [2, 400, 600])
  }

  @Test("leaves, and views of leaves, cannot be written to while recording")
  func leaves() throws {
    let x = try leaf([1, 2])
    let error = #expect(throws: TensorError.self) { try Arithmetic.add.inPlace(x, .int(1)) }
    #expect(error?.message == "a leaf Variable that requires grad is being used in an in-place operation.")
    let view = try Parts.select(x, 0, 0)
    let second = #expect(throws: TensorError.self) { try Arithmetic.add.inPlace(view, .int(1)) }
    #expect(
      second?.message
        == "a view of a leaf Variable that requires grad is being used in an in-place operation.")
    try GradMode.with(false) { try Arithmetic.add.inPlace(x, .int(1)) }
    #expect(numbers(x) == [2, 3])
  }

  @Test("derivatives of any order")
  func higherOrders() throws {
    let x = try leaf([2])
    var y = try x.power(.int(4))
    var orders: [Double] = []
    for _ in 0..<4 {
      let gradient = try Backward.gradients(of: [y.sum()], inputs: [x], gradients: [nil], createsGraph: true)
      guard let found = gradient[0] else { break }
      y = found
      orders += numbers(found)
    }
    #expect(orders == [32, 48, 48, 24])
  }

  @Test("a chain of 300,000 nodes runs backward and is released")
  func longChain() throws {
    let x = try leaf([1])
    var y: Tensor? = try x + .int(0)
    for _ in 0..<300_000 { y = try y.map { try $0 + .int(0) } }
    if let y { try Backward.run([y.sum()], gradients: [nil]) }
    y = nil
    #expect(numbers(x.grad) == [1])
  }

  @Test("hooks see the gradient, may replace it, and may run a pass of their own")
  func hooks() throws {
    let x = try leaf([1, 2])
    let y = try x * .int(3)
    var seen: [Double] = []
    let inner = try (x * x).sum()
    let remove = try y.registerHook { (received) throws(TensorError) in
      guard let gradient = received else { return nil }
      seen = gradient.array.scalarsUntilStopped().map { $0.doubleValue }
      try Backward.run([inner], gradients: [nil], keepsGraph: true)
      return try gradient * .int(10)
    }
    try Backward.run([y.sum()], gradients: [nil])
    #expect(seen == [1, 1])
    #expect(numbers(x.grad) == [32, 34])
    remove()
    x.grad = nil
    try Backward.run([(x * .int(3)).sum()], gradients: [nil])
    #expect(numbers(x.grad) == [3, 3])
  }

  @Test("a tensor that retains its gradient has it after the pass")
  func retainedGradient() throws {
    let x = try leaf([1, 2])
    let y = try x * .int(3)
    try y.retainGrad()
    try Backward.run([(y * y).sum()], gradients: [nil])
    #expect(numbers(y.grad) == [6, 12])
    #expect(numbers(x.grad) == [18, 36])
  }

  @Test("an error in a hook leaves the graph as it was")
  func errorInHook() throws {
    struct Refusal: Error {}
    let x = try leaf([1, 2])
    let y = try x.exp()
    let remove = try y.registerHook { (_) throws(TensorError) in throw TensorError(foreign: Refusal()) }
    let total = try y.sum()
    let error = #expect(throws: TensorError.self) { try Backward.run([total], gradients: [nil]) }
    #expect(error?.underlying is Refusal)
    #expect(x.grad == nil)
    remove()
    try Backward.run([total], gradients: [nil])
    #expect(numbers(x.grad).count == 2)
  }

  @Test("the accumulator is one node, and goes with its graph")
  func accumulator() throws {
    let x = try leaf([1])
    let y = try x + .int(1)
    let z = try x + .int(2)
    #expect(y.gradFn?.edges[0].node === z.gradFn?.edges[0].node)
    #expect(y.gradFn?.edges[0].node?.name == "torch::autograd::AccumulateGrad")
  }

  @Test("lengths and counts near the largest integer are refused or used, never a trap")
  func hugeLengths() throws {
    let x = try leaf([1, 2, 3, 4])
    #expect(try Parts.chunk(x, .max, 0).count == 4)
    #expect(try Parts.split(x, size: .max, 0).count == 1)
    let row = try #require(OperatorTable.all.first { $0.name == "split" })
    #expect(throws: TensorError.self) {
      try row.run(OperatorCall(overload: 1, values: [.tensor(x), .ints([.max, .max, 6]), .int(0)]))
    }
  }
}
