import Autograd
import PythonRuntime
import TensorCore

/// A tensor's text, with its place in the graph.
enum TensorText {
  /// - Parameter name: what stands before the elements.
  static func describe(
    _ tensor: Tensor, as name: String = "tensor", in torch: Torch
  ) throws(TensorError) -> String {
    var suffixes: [String] = []
    if tensor.hasInvalidHistory {
      suffixes.append("grad_fn=<Invalid>")
    } else if let node = tensor.gradFn {
      suffixes.append("grad_fn=<\(node.className)>")
    } else if tensor.saysItRequiresGrad {
      suffixes.append("requires_grad=True")
    }
    try GraphWatch.throwPending()
    if let level = torch.dualLevels.last, let tangent = try DualTensors.tangent(of: tensor, at: level) {
      suffixes.append("tangent=\(try describeTangent(tangent, in: torch))")
    }
    let text = ArrayPrinter.representation(
      prefix: name + "(", of: tensor.array, options: torch.printOptions, suffixes: suffixes,
      defaultType: DefaultScalarType.current)
    if let unfit = torch.printOptions.unfitPrecision, let letter = ArrayPrinter.unprintableFormat(in: text) {
      _ = try carried { () throws(PythonError) in
        try torch.interpreter.format(.float(1), ".\(unfit)\(letter)")
      }
    }
    return tensor.isParameter ? "Parameter containing:\n" + text : text
  }

  /// A tangent as Python's formatting shows it: a number, where it is one.
  private static func describeTangent(_ tangent: Tensor, in torch: Torch) throws(TensorError) -> String {
    guard tangent.dimensionCount == 0 else { return try describe(tangent, in: torch) }
    let number = torch.interpreter.value(try tangent.array.item())
    return try carried { () throws(PythonError) in try torch.interpreter.string(of: number) }
  }
}
