import Autograd
import PythonRuntime
import TensorCore

/// What tensors show inside transformations of functions: a wrapper for each level to which they belong.
enum TransformText {
  static func describe(
    _ tensor: Tensor, _ batches: [(level: Int, dim: Int)], number: UInt64, in torch: Torch
  ) throws(TensorError) -> String {
    var text: String?
    var wrappers: [String] = []
    var isInner = false
    for batch in batches.reversed() where torch.transforms[batch.level]?.isBatch != true {
      // A level that is over, from which the tensor has escaped.
      wrappers.append("BatchedTensor(lvl=\(batch.level), bdim=\(batch.dim), value=")
    }
    for level in torch.transforms.levels.reversed() {
      if level.isBatch, let batch = batches.first(where: { $0.level == level.number }) {
        // The dimension is counted without those of the levels further inside the text.
        let dim = batch.dim - batches.count { $0.level < level.number && $0.dim < batch.dim }
        wrappers.append("BatchedTensor(lvl=\(level.number), bdim=\(dim), value=")
      } else if number >= level.start, !level.isBatch {
        isInner = true
        wrappers.append("GradTrackingTensor(lvl=\(level.number), value=")
      }
    }
    if isInner && !Lifting.reachesOthers([tensor], than: torch.transforms.levels.flatMap(\.arguments)) {
      text = ArrayPrinter.representation(
        of: tensor.array, options: torch.printOptions, suffixes: [], defaultType: DefaultScalarType.current)
    }
    var result: String
    if let text { result = text } else { result = try TensorText.describe(tensor, in: torch) }
    for wrapper in wrappers.reversed() {
      let lines = result.split(separator: "\n", omittingEmptySubsequences: false)
      result = wrapper + "\n" + lines.map { $0.isEmpty ? "" : "    \($0)" }.joined(separator: "\n") + "\n)"
    }
    return result
  }

  /// Whether a tensor under `vmap` says that it requires gradients: those of levels outside do not count.
  static func isTracked(_ tensor: Tensor, in torch: Torch) -> Bool {
    guard tensor.requiresGrad else { return false }
    for level in torch.transforms.levels.reversed() {
      switch level.kind {
      case .gradient: return true
      case .batch: return false
      case .tangent: continue
      }
    }
    return true
  }
}
