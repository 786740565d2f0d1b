import Autograd
import TensorCore

/// A tensor's text, with its place in the graph.
enum TensorText {
  static func describe(_ tensor: Tensor, options: PrintOptions) throws(TensorError) -> String {
    var suffixes: [String] = []
    if let node = tensor.gradFn {
      suffixes.append("grad_fn=<\(node.className)>")
    } else if tensor.requiresGrad {
      suffixes.append("requires_grad=True")
    }
    let text = ArrayPrinter.representation(
      of: tensor.array, options: options, suffixes: suffixes, defaultType: DefaultScalarType.current)
    return tensor.isParameter ? "Parameter containing:\n" + text : text
  }
}
