import ComplexModule
import TensorCore
import Testing

@testable import Autograd

/// Forward mode against backward passes, which the table's own tests check by differences of values.
struct ForwardModeTests {
  @Test("tangents are what backward passes say", arguments: OperatorTableTests.cases)
  func tangents(_ item: OperatorTableTests.Case) throws {
    let inputs = try item.tensors()
    let all = try item.row.run(item.call(inputs)).tensors
    let places = all.indices.filter { all[$0].requiresGrad }
    let outputs = places.map { all[$0] }
    guard !outputs.isEmpty else { return }
    if let node = outputs[0].gradFn as? OperatorNode, case .missing = node.derivative.forward {
      let ones = try inputs.filter { $0.requiresGrad }.map { try $0.onesLike() }
      #expect(throws: TensorError.self) {
        _ = try forward(item, inputs, ones, outputs, places)
        // An operator without a rule is refused at its end, where its caller looks for errors.
        try GraphWatch.throwPending()
      }
      return
    }
    // One number from both: the pass's gradients along the directions, and the tangents along the seeds.
    let seeds = try outputs.enumerated().map { try numbers(like: $1, salt: $0) }
    let differentiable = inputs.filter { $0.requiresGrad }
    let directions = try differentiable.enumerated().map { try numbers(like: $1, salt: 5 + $0) }
    let gradients = try Backward.gradients(
      of: outputs, inputs: differentiable, gradients: seeds, keepsGraph: true, allowsUnused: true)
    var backward = 0.0
    for (gradient, direction) in zip(gradients, directions) {
      if let gradient { backward += product(gradient, direction) }
    }
    #expect(
      abs(try forward(item, inputs, directions, seeds, places) - backward) <= 1e-8 * max(1, abs(backward)))
    #expect(
      abs(try forward(item, inputs, directions, seeds, places, directionCount: 2) - 2 * backward)
        <= 1e-8 * max(1, abs(backward)))
  }

  private func forward(
    _ item: OperatorTableTests.Case, _ inputs: [Tensor], _ directions: [Tensor], _ seeds: [Tensor],
    _ places: [Int], directionCount: Int? = nil
  ) throws -> Double {
    let level = DualLevel.enter(directionCount: directionCount)
    defer { level.exit() }
    var remaining = directions[...]
    var duals: [Tensor] = []
    for input in inputs {
      guard input.requiresGrad, var direction = remaining.popFirst() else {
        duals.append(input)
        continue
      }
      if let directionCount {
        direction = try Joining.stack(Array(repeating: direction, count: directionCount), 0)
      }
      duals.append(try DualTensors.make(input.detached(), direction, at: level))
    }
    let all = try item.row.run(item.call(duals)).tensors
    let outputs = places.map { all[$0] }
    var total = 0.0
    for (output, seed) in zip(outputs, seeds) {
      guard let tangent = try DualTensors.tangent(of: output, at: level) else { continue }
      #expect(!tangent.requiresGrad)
      if directionCount == nil { #expect(tangent.shape == output.shape) }
      total += product(tangent, seed)
    }
    return total
  }

  /// The sum of products; the second operand is repeated along directions.
  private func product(_ first: Tensor, _ second: Tensor) -> Double {
    let left = first.array.scalarsUntilStopped()
    let right = second.array.scalarsUntilStopped()
    var total = 0.0
    for (index, value) in left.enumerated() where !right.isEmpty {
      let other = right[index % right.count]
      let a = value.complexValue
      let b = other.complexValue
      total += a.real * b.real + a.imaginary * b.imaginary
    }
    return total
  }

  private func numbers(like tensor: Tensor, salt: Int) throws -> Tensor {
    var elements: [Scalar] = []
    for index in 0..<tensor.elementCount {
      elements.append(.double(1 + Double((index * 37 + salt * 11 + 5) % 17) / 8))
    }
    return Tensor(try NDArray(elements: elements, shape: tensor.shape, scalarType: tensor.scalarType))
  }
}
