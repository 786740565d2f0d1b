import PythonRuntime

extension LibraryPart {
  /// The functions of `torch.nn.functional` that are written in Python.
  static let functional: [LibraryPart] = [
    LibraryPart(
      .composedFunctional, package: "torch.nn.functional",
      exports: [
        "softsign", "tanhshrink", "sigmoid", "tanh", "gumbel_softmax", "cosine_similarity",
        "pairwise_distance",
        "kl_div", "ctc_loss", "poisson_nll_loss", "gaussian_nll_loss", "hinge_embedding_loss",
        "margin_ranking_loss",
        "cosine_embedding_loss", "multilabel_soft_margin_loss",
        "triplet_margin_loss", "triplet_margin_with_distance_loss", "one_hot", "embedding_bag",
        "linear_cross_entropy", "native_channel_shuffle",
      ]),
    LibraryPart(
      .resampling, package: "torch.nn.functional",
      exports: ["upsample", "upsample_nearest", "upsample_bilinear", "affine_grid", "grid_sample"]),
    LibraryPart(
      .fractionalPooling, package: "torch.nn.functional",
      exports: [2, 3].flatMap { ["fractional_max_pool\($0)d", "fractional_max_pool\($0)d_with_indices"] }),
    LibraryPart(
      .attention, package: "torch.nn.functional",
      exports: ["scaled_dot_product_attention", "multi_head_attention_forward"]),
    LibraryPart(.attentionBackends),
  ]
}
