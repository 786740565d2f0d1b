import Glibc
import TensorCore

/// The loss of connectionist temporal classification: of all ways to spread labels over time.
enum TemporalLoss {
  /// One example: its labels with blanks between, and its part of the probabilities.
  private struct Example {
    let labels: [Int]
    /// Logarithms of probabilities, [time][class].
    let logs: [[Double]]

    /// The logarithm of the probability of each prefix, or of each suffix when times and labels run backward.
    func sums(_ labels: [Int], _ logs: [[Double]], blank: Int) -> [[Double]] {
      var rows: [[Double]] = []
      for (time, log) in logs.enumerated() {
        var row: [Double] = []
        for (place, label) in labels.enumerated() {
          var terms: [Double] = []
          if time == 0 {
            if place < 2 { terms.append(0) }
          } else {
            terms.append(rows[time - 1][place])
            if place > 0 { terms.append(rows[time - 1][place - 1]) }
            if place > 1, label != blank, label != labels[place - 2] {
              terms.append(rows[time - 1][place - 2])
            }
          }
          row.append(TemporalLoss.logSum(terms) + log[label])
        }
        rows.append(row)
      }
      return rows
    }

    func loss(blank: Int) -> Double {
      if logs.isEmpty { return labels.count == 1 ? 0 : .infinity }
      let last = sums(labels, logs, blank: blank)[logs.count - 1]
      return -TemporalLoss.logSum(Array(last.suffix(2)))
    }

    /// The gradient by what a softmax takes, as PyTorch gives it.
    func gradient(blank: Int) -> [[Double]] {
      let loss = loss(blank: blank)
      let before = sums(labels, logs, blank: blank)
      let after = Array(sums(labels.reversed(), logs.reversed(), blank: blank).reversed())
      return logs.enumerated().map { time, log in
        var row = log.map { Glibc.exp($0) }
        for (place, label) in labels.enumerated() {
          let both = before[time][place] + after[time][labels.count - 1 - place]
          row[label] -= Glibc.exp(both - log[label] + loss)
        }
        return row
      }
    }
  }

  private static func logSum(_ terms: [Double]) -> Double {
    guard let most = terms.max(), most > -.infinity else { return -.infinity }
    return most + Glibc.log(terms.reduce(0) { $0 + Glibc.exp($1 - most) })
  }

  private static let refused = Derivative.notImplemented("_ctc_loss_backward")

  private static func examples(
    _ probabilities: Tensor, _ targets: [Int], _ inputs: [Int], _ starts: [Int], _ lengths: [Int], blank: Int
  ) throws(TensorError) -> [Example] {
    let numbers = try probabilities.array.scalars().map(\.doubleValue)
    let (batch, classes) = (probabilities.shape[1], probabilities.shape[2])
    return (0..<batch).map { index in
      var labels = [blank]
      for label in targets[starts[index]..<(starts[index] + lengths[index])] { labels += [label, blank] }
      let logs = (0..<inputs[index]).map { time -> [Double] in
        let start = (time * batch + index) * classes
        return Array(numbers[start..<(start + classes)])
      }
      return Example(labels: labels, logs: logs)
    }
  }

  private static func losses(
    _ probabilities: Tensor, _ targets: Tensor, _ inputs: [Int], _ lengths: [Int], blank: Int,
    zeroesInfinity: Bool
  ) throws(TensorError) -> Tensor {
    guard probabilities.dimensionCount == 3, probabilities.scalarType.isFloatingPoint else {
      throw TensorError(.runtimeError, "ctc_loss needs log_probs of floating point numbers and 3 dimensions")
    }
    let (times, batch, classes) = (probabilities.shape[0], probabilities.shape[1], probabilities.shape[2])
    if blank < 0 || blank >= classes { throw TensorError(.runtimeError, "blank must be in label range") }
    if inputs.count != batch {
      throw TensorError(.runtimeError, "input_lengths must be of size batch_size")
    }
    if lengths.count != batch {
      throw TensorError(.runtimeError, "target_lengths must be of size batch_size")
    }
    let check = "(while checking arguments for ctc_loss_allocate_outputs)"
    for length in inputs where length < 0 || length > times {
      throw TensorError(
        .runtimeError,
        "Expected input_lengths to have value at most \(times), but got value \(length) \(check)")
    }
    let isFlat = targets.dimensionCount == 1
    let total = isFlat ? targets.elementCount : targets.dimensionCount == 2 ? targets.shape[1] : -1
    let wanted = lengths.reduce(0) { isFlat ? $0 &+ $1 : Swift.max($0, $1) }
    let isShort = isFlat ? total != wanted : total < wanted || targets.shape.first != batch
    if isShort || lengths.contains(where: { $0 < 0 || $0 > targets.elementCount }) {
      throw TensorError(
        .runtimeError,
        "Expected tensor to have size \(isFlat ? "" : "at least ")\(wanted) at dimension \(isFlat ? 0 : 1), but got size "
          + "\(total) for argument #2 'targets' \(check)")
    }
    let labels = try targets.array.scalars().map(\.intValue)
    if labels.contains(where: { $0 < 0 || $0 >= classes }) {
      throw TensorError(.runtimeError, "ctc_loss needs targets from 0 to \(classes - 1)")
    }
    var starts: [Int] = []
    var sum = 0
    for (index, length) in lengths.enumerated() {
      starts.append(isFlat ? sum : index * total)
      sum += length
    }
    let begins = starts
    let results = try examples(probabilities, labels, inputs, begins, lengths, blank: blank).map {
      $0.loss(blank: blank)
    }
    let array = try NDArray(
      elements: results.map { .double($0) }, shape: [batch], scalarType: probabilities.scalarType)
    let derivative = Derivative(
      "CtcLossBackward0", saves: ["log_probs", "targets", "blank", "zero_infinity"],
      forward: .missing("_ctc_loss")
    ) {
      (node, gradient) throws(TensorError) in
      let saved = try node.saved(0)
      var rows = Array(repeating: Scalar.double(0), count: saved.elementCount)
      for (index, example) in try examples(saved, labels, inputs, begins, lengths, blank: blank).enumerated()
      {
        if zeroesInfinity && results[index] == .infinity { continue }
        for (time, row) in example.gradient(blank: blank).enumerated() {
          for (label, value) in row.enumerated() {
            rows[(time * batch + index) * classes + label] = .double(value)
          }
        }
      }
      let slopes = try NDArray(elements: rows, shape: saved.shape, scalarType: saved.scalarType)
      return Gradients(
        try gradient.unsqueeze(0).unsqueeze(-1) * Tensor.recorded(slopes, refused, saved))
    }
    let losses = Tensor.recorded(array, derivative, probabilities) { node, _ in
      node.save(probabilities)
      node.save(targets)
      node.attributes = [.int(blank), .bool(zeroesInfinity)]
    }
    guard zeroesInfinity else { return losses }
    let isInfinite = try Comparison.compare(.equal, losses, .double(.infinity))
    return try Selection.choose(isInfinite, Tensor(NDArray.scalar(.int(0), losses.scalarType)), losses)
  }

  private static let rest = "int blank=0, int reduction=1, bool zero_infinity=False"

  static let table: [Operator] = [
    Operator(
      "ctc_loss",
      [
        "ctc_loss(Tensor log_probs, Tensor targets, int[] input_lengths, int[] target_lengths, \(rest))",
        "ctc_loss(Tensor log_probs, Tensor targets, Tensor input_lengths, Tensor target_lengths, \(rest))",
      ], forms: .function, documentation: "Computes the loss of labels that may lie anywhere in time.",
      example: "torch.ctc_loss(torch.zeros(4, 1, 3).log_softmax(2), torch.tensor([[1, 2]]), (4,), (2,))"
    ) { (call) throws(TensorError) in
      func lengths(_ index: Int) throws(TensorError) -> [Int] {
        call.overload == 0 ? try call.ints(index) : try call.tensor(index).array.scalars().map(\.intValue)
      }
      let given = try call.tensor(0)
      let isBatch = given.dimensionCount != 2
      let (targets, counts) = (try call.tensor(1), try lengths(3))
      let zeroes = try call.bool(6)
      let losses = try losses(
        isBatch ? given : given.unsqueeze(1), targets, lengths(2), counts, blank: call.int(4),
        zeroesInfinity: zeroes)
      switch try call.int(5) {
      case 1:
        let divisors = try NDArray(
          elements: counts.map { .int(Swift.max($0, 1)) }, shape: [counts.count],
          scalarType: losses.scalarType)
        let shares = try losses / Tensor(divisors)
        return .tensor(try Reduction.mean(shares))
      case 2: return .tensor(try Reduction.sum(losses))
      default: return .tensor(isBatch ? losses : try losses.squeeze(0))
      }
    }
  ]
}
