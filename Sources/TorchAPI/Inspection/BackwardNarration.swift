import Autograd
package import PythonRuntime
import TensorCore

/// Tells a backward pass node by node.
package final class BackwardNarration {
  /// What there is to say of one node.
  package struct Step: Sendable {
    package let title: String
    /// What happens there, in order: a label, and a text that may have several lines.
    package let facts: [Fact]
  }

  package struct Fact: Sendable {
    package let label: String
    package let text: String
  }

  private let walk: BackwardWalk

  /// Tells of the pass that starts at a tensor, until ``stop()``; nil for a value that is no tensor.
  ///
  /// - Parameter tell: Is given each step after it ran; what it throws ends the pass.
  package init?(
    from value: Value, in interpreter: Interpreter, tell: @escaping (Step) throws(PythonError) -> Void
  ) {
    guard let tensor = value.tensor else { return nil }
    let narrator = Narrator(names: TensorNames(in: interpreter), options: interpreter.torch.printOptions)
    walk = BackwardWalk(below: tensor) { (step) throws(TensorError) in
      let told = narrator.tell(step)
      try carried { () throws(PythonError) in try tell(told) }
    }
  }

  /// Ends the watch.
  package func stop() {
    walk.stop()
  }

  private struct Narrator {
    let names: TensorNames
    private let options: PrintOptions

    init(names: TensorNames, options: PrintOptions) {
      self.names = names
      var options = options
      options.threshold = 24
      options.edgeItems = min(options.edgeItems, 2)
      self.options = options
    }

    func tell(_ step: BackwardStep) -> Step {
      if let leaf = (step.node as? AccumulateGrad)?.variable { return tell(step, of: leaf) }
      var facts: [Fact] = []
      for (number, gradient) in step.received.enumerated() {
        guard let gradient else { continue }
        let name = names.name(ofOutput: Int32(number), of: step.node)
        facts.append(Fact(label: name.map { "arrives for \($0)" } ?? "arrives", text: text(gradient)))
      }
      if let rule = (step.node as? OperatorNode)?.derivative.rule {
        facts.append(Fact(label: "rule", text: rule))
      }
      for (index, slope) in step.slopes.enumerated() {
        guard let slope, step.node.edges[index].node != nil else { continue }
        facts.append(Fact(label: "local derivative\(suffix(step, index))", text: text(slope)))
      }
      for (index, gradient) in step.sent.enumerated() {
        guard let target = step.node.edges[index].node else { continue }
        guard let gradient else {
          facts.append(Fact(label: "sends\(suffix(step, index))", text: "nothing, which counts as zero"))
          continue
        }
        var sent = text(gradient)
        if let shape = step.inputShapes[index], gradient.shape != shape {
          let summed = try? gradient.sum(to: shape)
          sent += "\nsummed to shape \(shape.tupleDescription): \(summed.map(text) ?? "")"
        }
        facts.append(
          Fact(label: "sends to \(self.name(of: target, step.node.edges[index].outputNumber))", text: sent))
      }
      return Step(title: title(of: step.node), facts: facts)
    }

    private func tell(_ step: BackwardStep, of leaf: Tensor) -> Step {
      let name = names.name(of: leaf) ?? "a leaf"
      var facts: [Fact] = []
      if let gradient = step.received.first, let gradient {
        facts.append(Fact(label: "arrives for \(name)", text: text(gradient)))
      }
      if let total = leaf.grad {
        facts.append(
          Fact(
            label: step.addsToEarlier ? "added to what \(name).grad held" : "accumulates in \(name).grad",
            text: text(total)))
      }
      return Step(title: "AccumulateGrad of \(name)", facts: facts)
    }

    private func title(of node: Node) -> String {
      let made = (0..<max(node.outputCount, 1)).compactMap { names.name(ofOutput: Int32($0), of: node) }
      return made.isEmpty ? node.className : "\(node.className), which made \(made.joined(separator: ", "))"
    }

    private func name(of node: Node, _ output: Int32) -> String {
      if let leaf = (node as? AccumulateGrad)?.variable { return names.name(of: leaf) ?? "a leaf" }
      return names.name(ofOutput: output, of: node).map { "\($0) (\(node.className))" } ?? node.className
    }

    /// Which of several inputs a fact is about.
    private func suffix(_ step: BackwardStep, _ index: Int) -> String {
      let edges = step.node.edges
      let wanted = (0..<edges.count).filter { edges[$0].node != nil }
      guard wanted.count > 1, let target = edges[index].node else { return "" }
      let name = self.name(of: target, edges[index].outputNumber)
      return " for input \(index + 1), \(name)"
    }

    private func text(_ tensor: Tensor) -> String {
      ArrayPrinter.representation(
        of: tensor.array, options: options, defaultType: DefaultScalarType.current)
    }
  }
}
