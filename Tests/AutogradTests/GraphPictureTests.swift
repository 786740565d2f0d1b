import TensorCore
import Testing

@testable import Autograd

@Suite("Pictures of graphs")
struct GraphPictureTests {
  private func tracked(_ values: [Double]) throws -> Tensor {
    let tensor = try Tensor.of(values)
    try tensor.setRequiresGrad(true, typeMessage: "")
    return tensor
  }

  private func text(_ picture: GraphPicture) -> [String] {
    picture.items.map { "\($0.title) -> \($0.targets): \($0.details.joined(separator: "; "))" }
  }

  @Test("operations, what they made and saved, and the leaf")
  func operations() throws {
    let x = try tracked([1, 2])
    let y = try x.power(.int(3))
    let picture = GraphPicture(of: [y], names: TensorNames([("x", x), ("y", y)]))
    #expect(
      text(picture) == [
        "PowBackward0 -> [1]: makes y (2,); saves self = x, exponent = 3",
        "x -> []: leaf (2,); gradients add up in x.grad",
      ])
    #expect(picture.items.map(\.kind) == [.operation, .leaf])
  }

  @Test("what is saved beside tensors is called by its plain name")
  func plainNames() throws {
    let x = try tracked([1, 2])
    let picture = GraphPicture(of: [try x * .int(2)], names: TensorNames([("x", x)]))
    #expect(picture.items[0].details == ["saves other = 2"])
    let index = Tensor(try NDArray(elements: [.int(1)], shape: [1], scalarType: .int64))
    let indexed = GraphPicture(of: [try AdvancedIndexing.take(x, [index])], names: TensorNames([("x", x)]))
    #expect(indexed.items[0].details == [])
    // A sum's factor is worth telling where it is not 1.
    let sums = [try x + x, try Arithmetic.sum(x, x, alpha: .int(2), negated: false)]
    let names = sums.map { GraphPicture(of: [$0], names: TensorNames()).items[0].details }
    #expect(names == [[], ["saves alpha = 2"]])
  }

  @Test("a node that two lead to is one item, below both")
  func sharing() throws {
    let x = try tracked([1, 2])
    let picture = GraphPicture(of: [try x.exp() + x], names: TensorNames())
    #expect(picture.items.map(\.title) == ["AddBackward0", "ExpBackward0", "(no name)"])
    #expect(picture.items.map(\.targets) == [[1, 2], [2], []])
  }

  @Test("where detach cut is told on both sides")
  func detached() throws {
    let x = try tracked([1, 2])
    let y = try x.exp()
    let d = y.detached()
    let z = try y * d
    let picture = GraphPicture(of: [z], names: TensorNames([("x", x), ("y", y), ("d", d), ("z", z)]))
    #expect(
      picture.items[0].details == ["makes z (2,)", "saves other = d, cut off from y by detach"])
    #expect(picture.items[1].details.last == "detached as d: no gradient comes from there")
    let cut = GraphPicture(of: [d], names: TensorNames([("y", y), ("d", d)]))
    #expect(cut.items.map(\.kind) == [.constant])
    #expect(cut.items[0].details.last == "shares the memory of y, cut off from it by detach")
  }

  @Test("what a pass has freed is told")
  func freed() throws {
    let x = try tracked([1, 2])
    let y = try x.exp()
    try Backward.run([y], gradients: [try y.zerosLike()])
    let picture = GraphPicture(of: [y], names: TensorNames([("x", x)]))
    #expect(picture.items[0].details == ["what it saved has been freed"])
    #expect(picture.items[1].details.last == "x.grad holds a gradient, to be added to")
  }

  @Test("a long chain is cut, without recursion")
  func long() throws {
    var x = try tracked([1])
    for _ in 0..<100_000 { x = try -x }
    let picture = GraphPicture(of: [x], names: TensorNames(), limit: 5)
    #expect(picture.items.count == 5)
    #expect(picture.omittedCount == 99_996)
  }
}

@Suite("Watching a backward pass")
struct BackwardWalkTests {
  @Test("each node is told with what arrives, its slope and what it sends")
  func steps() throws {
    let x = try Tensor.of([1, 2])
    try x.setRequiresGrad(true, typeMessage: "")
    let y = try x.power(.int(2)).sum()
    var steps: [(name: String, received: [Double], slope: [Double], sent: [Double])] = []
    func values(_ tensor: Tensor??) -> [Double] {
      (tensor ?? nil)?.array.scalarsUntilStopped().map(\.doubleValue) ?? []
    }
    let walk = BackwardWalk(below: y) { step in
      steps.append(
        (
          step.node.className, values(step.received.first), values(step.slopes.first),
          values(step.sent.first)
        ))
    }
    try Backward.run([y], gradients: [nil])
    walk.stop()
    #expect(steps.map(\.name) == ["SumBackward0", "PowBackward0", "AccumulateGrad"])
    #expect(steps[1].received == [1, 1])
    #expect(steps[1].slope == [2, 4])
    #expect(steps[1].sent == [2, 4])
    #expect(values(x.grad) == [2, 4])
  }

  @Test("a stopped watch sees nothing")
  func stopped() throws {
    let x = try Tensor.of([1, 2])
    try x.setRequiresGrad(true, typeMessage: "")
    let y = try x.exp().sum()
    var count = 0
    let walk = BackwardWalk(below: y) { _ in count += 1 }
    walk.stop()
    try Backward.run([y], gradients: [nil])
    #expect(count == 0)
  }
}

extension Tensor {
  fileprivate static func of(_ values: [Double]) throws -> Tensor {
    Tensor(try NDArray(elements: values.map { .double($0) }, shape: [values.count], scalarType: .float32))
  }
}
