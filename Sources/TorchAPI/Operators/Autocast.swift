import Autograd
import PythonRuntime
import TensorCore

/// `torch.autocast` on the CPU: some functions compute with a type of fewer bits, others with float32, and those that
/// join tensors with the widest type among them.
final class Autocast {
  /// Whether functions choose their types.
  var isEnabled = false
  /// The type of fewer bits.
  var type = ScalarType.bfloat16
  /// Whether a leaf is converted once in all blocks.
  var keepsLeaves = true
  /// The leaves that were converted, by identity, with what they became.
  private var converted: [ObjectIdentifier: (leaf: Tensor, result: Tensor)] = [:]

  func forgetLeaves() { converted = [:] }

  // MARK: Functions

  private enum Policy { case fewerBits, float32, widest }

  private static let fewerBits: Set<String> = [
    "conv1d", "conv2d", "conv3d", "conv_transpose1d", "conv_transpose2d", "conv_transpose3d", "conv_tbc",
    "mm", "bmm", "baddbmm", "addmm", "addbmm", "linear", "matmul", "scaled_dot_product_attention", "einsum",
    "tensordot", "chain_matmul", "linalg_multi_dot", "linalg_vecdot", "prelu", "inner",
  ]
  private static let float32: Set<String> = [
    "avg_pool3d", "max_pool3d", "adaptive_avg_pool3d", "binary_cross_entropy", "grid_sampler", "polar",
    "prod", "quantile", "nanquantile", "stft", "cdist", "trace", "view_as_complex", "cholesky",
    "cholesky_inverse", "cholesky_solve", "inverse", "lu_solve", "pinverse", "max_unpool2d", "max_unpool3d",
    "mse_loss",
    "cosine_embedding_loss", "nll_loss", "hinge_embedding_loss", "poisson_nll_loss", "smooth_l1_loss",
    "cross_entropy", "l1_loss", "huber_loss", "margin_ranking_loss", "soft_margin_loss",
    "triplet_margin_loss", "multi_margin_loss", "ctc_loss", "kl_div", "multilabel_margin_loss",
    "binary_cross_entropy_with_logits", "fractional_max_pool2d", "fractional_max_pool3d",
    "adaptive_max_pool3d", "geqrf", "qr", "svd", "triangular_solve",
  ]
  private static let float32OfMatrices: Set<String> = [
    "cond", "matrix_rank", "solve", "cholesky", "svdvals", "eigvals", "eigvalsh", "inv",
    "householder_product", "tensorinv", "tensorsolve", "qr", "cholesky_ex", "svd", "eig", "eigh", "lstsq",
    "inv_ex",
  ]

  private static func policy(of name: String) -> Policy? {
    if fewerBits.contains(name) { return .fewerBits }
    if float32.contains(name) || name.hasPrefix("fft_") { return .float32 }
    if name.hasPrefix("linalg_"), float32OfMatrices.contains(String(name.dropFirst(7))) { return .float32 }
    return ["stack", "cat", "index_copy"].contains(name) ? .widest : nil
  }

  /// The arguments of a function in the types that it is to compute with; none where they have them already.
  func arguments(_ values: [Value], of name: String, in torch: Torch) throws(PythonError) -> [Value]? {
    guard let policy = Autocast.policy(of: name) else { return nil }
    // Products of vectors, and equations that multiply nothing, keep their type.
    if name == "inner", values.contains(where: { ($0.tensor?.dimensionCount ?? 2) < 2 }) { return nil }
    if name == "einsum", values.count(where: { $0.tensor != nil }) < 2 { return nil }
    let wanted: ScalarType
    switch policy {
    case .fewerBits: wanted = type
    case .float32: wanted = .float32
    case .widest:
      var types: [ScalarType] = []
      for value in values {
        let isList = value.object is TupleObject || value.object is ListObject
        for part in isList ? try torch.interpreter.elements(of: value) : [value] {
          if let tensor = part.tensor { types.append(tensor.scalarType) }
        }
      }
      guard types.contains(.float32), types.contains(where: { $0 == .bfloat16 || $0 == .float16 }) else {
        return nil
      }
      wanted = .float32
    }
    var isChanged = false
    let results = try values.map { (value) throws(PythonError) in
      try convert(value, to: wanted, &isChanged, in: torch)
    }
    return isChanged ? results : nil
  }

  private func convert(
    _ value: Value, to wanted: ScalarType, _ isChanged: inout Bool, in torch: Torch
  ) throws(PythonError) -> Value {
    if let tensor = value.tensor {
      let own = tensor.scalarType
      guard own != wanted, own == .float32 || own == .bfloat16 || own == .float16 else { return value }
      isChanged = true
      return torch.value(try translated(convert(tensor, to: wanted)))
    }
    guard value.object is TupleObject || value.object is ListObject, !(value.object is SizeObject) else {
      return value
    }
    var parts: [Value] = []
    for part in try torch.interpreter.elements(of: value) {
      // Lists within lists hold no tensors.
      parts.append(part.tensor == nil ? part : try convert(part, to: wanted, &isChanged, in: torch))
    }
    return value.object is ListObject ? torch.interpreter.list(parts) : torch.interpreter.tuple(parts)
  }

  private func convert(_ tensor: Tensor, to wanted: ScalarType) throws(TensorError) -> Tensor {
    let isKept =
      keepsLeaves && wanted == type && tensor.scalarType == .float32 && tensor.requiresGrad && tensor.isLeaf
      && tensor.base == nil && GradMode.isEnabled
    if isKept, let known = converted[ObjectIdentifier(tensor)] { return known.result }
    let result = try tensor.to(wanted)
    if isKept { converted[ObjectIdentifier(tensor)] = (tensor, result) }
    return result
  }
}

extension Torch {
  /// Whether functions choose their types now.
  var isAutocasting: Bool { autocast.map { $0.isEnabled } ?? false }

  /// Calls `body` while functions do not choose their types.
  func withoutAutocast<Result>(_ body: () throws(PythonError) -> Result) throws(PythonError) -> Result {
    guard let autocast else { return try body() }
    autocast.isEnabled = false
    defer { autocast.isEnabled = true }
    return try body()
  }

  /// Sets whether functions choose their types, the type of fewer bits, and whether leaves are converted once.
  func bindAutocast(into builder: ModuleBuilder) {
    builder.libraryFunction(
      "_set_autocast", "enabled, dtype, keeps_leaves", "Sets how functions choose their types.", in: self
    ) { [unowned self] (interpreter, values) throws(PythonError) in
      let state = autocast ?? Autocast()
      autocast = state
      state.isEnabled = try interpreter.isTrue(values[0])
      if let type = values[1].cast(to: DTypeObject.self)?.scalarType { state.type = type }
      state.keepsLeaves = try interpreter.isTrue(values[2])
      updateOperators()
      return .none
    }
    builder.libraryFunction(
      "_forget_autocast_leaves", "", "Forgets the leaves that were converted.", in: self
    ) { [unowned self] (_, _) in
      autocast?.forgetLeaves()
      return .none
    }
  }
}
