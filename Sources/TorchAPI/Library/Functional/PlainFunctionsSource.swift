import Autograd
import PythonRuntime

extension PythonSource {
  /// What stands behind functions of torch that are those of `torch.nn.functional` in another form.
  static let plainFunctions = PythonSource(
    module: "torch._plain_functions",
    text: #"""
      import torch
      from torch.nn import functional as F


      def _named(reduction):
          return {1: "mean", 2: "sum"}.get(reduction, "none")


      def kl_div(input, target, reduction=0, log_target=False):
          return F.kl_div(input, target, reduction=_named(reduction), log_target=log_target)


      def hinge_embedding_loss(input, target, margin=1.0, reduction=0):
          return F.hinge_embedding_loss(input, target, margin, reduction=_named(reduction))


      def margin_ranking_loss(input1, input2, target, margin=0.0, reduction=0):
          return F.margin_ranking_loss(input1, input2, target, margin, reduction=_named(reduction))


      def cosine_embedding_loss(input1, input2, target, margin=0.0, reduction=0):
          return F.cosine_embedding_loss(input1, input2, target, margin, reduction=_named(reduction))


      def triplet_margin_loss(anchor, positive, negative, margin=1.0, p=2.0, eps=1e-6, swap=False, reduction=0):
          return F.triplet_margin_loss(
              anchor, positive, negative, margin, p, eps, swap, reduction=_named(reduction))


      def poisson_nll_loss(input, target, log_input, full, eps, reduction):
          return F.poisson_nll_loss(input, target, log_input, full, eps=eps, reduction=_named(reduction))


      def binary_cross_entropy_with_logits(input, target, weight=None, pos_weight=None, reduction=0):
          return F.binary_cross_entropy_with_logits(
              input, target, weight, reduction=_named(reduction), pos_weight=pos_weight)


      def frobenius_norm(input, dim, keepdim=False):
          return torch.linalg.vector_norm(input, 2, dim, keepdim)


      def nuclear_norm(input, dim=None, keepdim=False):
          return torch.linalg.matrix_norm(input, "nuc", (-2, -1) if dim is None else dim, keepdim)


      def _statistics(values, dims, eps, keepdim):
          with torch.no_grad():
              variance = values.var(dims, unbiased=False, keepdim=keepdim)
              return values.mean(dims, keepdim), (variance + eps).rsqrt()


      def native_layer_norm(input, normalized_shape, weight, bias, eps):
          result = F.layer_norm(input, normalized_shape, weight, bias, eps)
          return result, *_statistics(input, list(range(-len(normalized_shape), 0)), eps, True)


      def native_batch_norm(input, weight, bias, running_mean, running_var, training, momentum, eps):
          result = F.batch_norm(input, running_mean, running_var, weight, bias, training, momentum, eps)
          if not training:
              return result, torch.empty(0), torch.empty(0)
          return result, *_statistics(input, [dim for dim in range(input.dim()) if dim != 1], eps, False)


      def native_group_norm(input, weight, bias, N, C, HxW, group, eps):
          result = F.group_norm(input, group, weight, bias, eps)
          return result, *_statistics(input.reshape(N, group, -1), [-1], eps, False)


      def embedding_renorm_(input, indices, max_norm, norm_type):
          with torch.no_grad():
              for index in torch.unique(indices).tolist():
                  row = input.select(0, index)
                  norm = row.norm(norm_type)
                  if norm > max_norm:
                      row.mul_(max_norm / (norm.item() + 1e-7))
          return input


      def as_strided_(input, size, stride, storage_offset=None):
          return input.as_strided_(size, stride, storage_offset)
      """#)
}

/// Functions of torch that are those of `torch.nn.functional` in another form, with reductions by number.
enum PlainFunctions {
  private static let signatures: [(name: String, parameters: [String])] = [
    ("kl_div", ["Tensor input, Tensor target, int reduction=0, *, bool log_target=False"]),
    ("hinge_embedding_loss", ["Tensor input, Tensor target, float margin=1.0, int reduction=0"]),
    (
      "margin_ranking_loss",
      ["Tensor input1, Tensor input2, Tensor target, float margin=0.0, int reduction=0"]
    ),
    (
      "cosine_embedding_loss",
      ["Tensor input1, Tensor input2, Tensor target, float margin=0.0, int reduction=0"]
    ),
    (
      "triplet_margin_loss",
      [
        "Tensor anchor, Tensor positive, Tensor negative, float margin=1.0, float p=2, float eps=1e-06, "
          + "bool swap=False, int reduction=0"
      ]
    ),
    (
      "poisson_nll_loss",
      ["Tensor input, Tensor target, bool log_input, bool full, float eps, int reduction"]
    ),
    (
      "binary_cross_entropy_with_logits",
      ["Tensor input, Tensor target, Tensor? weight=None, Tensor? pos_weight=None, int reduction=0"]
    ),
    ("frobenius_norm", ["Tensor input, int[1] dim, bool keepdim=False"]),
    (
      "nuclear_norm",
      ["Tensor input, int[] dim, bool keepdim=False", "Tensor input, bool keepdim=False"]
    ),
    (
      "native_layer_norm",
      ["Tensor input, int[] normalized_shape, Tensor? weight, Tensor? bias, float eps"]
    ),
    (
      "native_batch_norm",
      [
        "Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, "
          + "float momentum, float eps"
      ]
    ),
    (
      "native_group_norm",
      ["Tensor input, Tensor? weight, Tensor? bias, int N, int C, int HxW, int group, float eps"]
    ),
    ("embedding_renorm_", ["Tensor input, Tensor indices, float max_norm, float norm_type"]),
    ("as_strided_", ["Tensor input, int[] size, int[] stride, int? storage_offset=None"]),
  ]

  static func bind(into builder: ModuleBuilder, in torch: Torch) {
    for (name, parameters) in signatures {
      builder.torchFunction(name, parameters, "See `torch.nn.functional.\(name)`.", in: torch) {
        (call) throws(PythonError) in
        let interpreter = torch.interpreter
        let module = try interpreter.importModule("torch._plain_functions")
        let names = call.parameters.map(\.name)
        let given = names.enumerated().map { (name: $1, value: call[$0]) }
        let isNeeded = Set(parameters[call.overload].contains("?") ? names : [])
        return try interpreter.call(
          interpreter.attribute(name, of: .object(module)), [],
          keywords: given.compactMap { (name, value) in
            if value.isUnset { return isNeeded.contains(name) ? (name, Value.none) : nil }
            return (name, value)
          })
      }
    }
  }
}
