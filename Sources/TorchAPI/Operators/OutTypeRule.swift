import PythonRuntime
import TensorCore

/// Which types of an `out` tensor a function takes, and how it refuses the others.
struct OutTypeRule {
  /// Whether only the result's own type will do; otherwise it is enough that the result can be cast.
  let needsSameType: Bool
  /// The refusal, with `{R}` and `{T}` for the names of the result's and the target's types in errors, `{r}` and `{t}`
  /// for those in C++.
  private let text: String
  private let isTypeError: Bool
  /// A type that is taken beside the result's.
  private let other: ScalarType?

  private init(
    _ text: String, needsSameType: Bool, isTypeError: Bool = false, besides other: ScalarType? = nil
  ) {
    self.text = text
    self.needsSameType = needsSameType
    self.isTypeError = isTypeError
    self.other = other
  }

  /// Whether results of one type may be written to a tensor of another.
  func allows(_ result: ScalarType, in target: ScalarType) -> Bool {
    result == target || target == other || (!needsSameType && result.canCast(to: target))
  }

  func refusal(of target: ScalarType, for result: ScalarType) -> PythonError {
    let text = text.replacing("{R}", with: result.errorName).replacing("{T}", with: target.errorName)
      .replacing("{r}", with: result.cppName).replacing("{t}", with: target.cppName)
      .replacing("{LT}", with: target.legacyName).replacing("{LR}", with: result.legacyName)
    return isTypeError ? .typeError(text) : .runtimeError(text)
  }

  /// Whether a function computes in the type of the tensor that receives its result, where it is given no type.
  static func isTyped(byTargetOf function: String) -> Bool { typedByTarget.contains(function) }

  private static let typedByTarget = names("sum prod cumsum cumprod")

  /// The rule of a function; none where anything may be written to any type.
  ///
  /// - Parameters:
  ///   - position: which of several results it is.
  ///   - isGivenType: whether the call says the type.
  static func rule(for function: String, position: Int?, isGivenType: Bool) -> OutTypeRule? {
    if isGivenType {
      if typedByTarget.contains(function) { return OutTypeRule(exact, needsSameType: true) }
      if makers.contains(function) {
        return OutTypeRule("dtype {R} does not match dtype of out parameter ({T})", needsSameType: true)
      }
    }
    if fillers.contains(function) { return nil }
    if let position, let texts = rulesOfSeveral[function], position < texts.count {
      return OutTypeRule(texts[position], needsSameType: true)
    }
    if function == "all" || function == "any" {
      return OutTypeRule(
        "\(function) only supports bool tensor for result, got: {T}", needsSameType: true, besides: .uint8)
    }
    if joiners.contains(function) {
      return OutTypeRule(
        "torch.cat(): input types can't be cast to the desired output type {T}", needsSameType: false,
        isTypeError: true)
    }
    for (text, needsSameType, functions) in rules where functions.contains(function) {
      return OutTypeRule(text.replacing("{F}", with: function), needsSameType: needsSameType)
    }
    return OutTypeRule("result type {R} can't be cast to the desired output type {T}", needsSameType: false)
  }

  private static let fillers: Set<String> = ["eye", "full", "ones", "zeros"]

  /// The functions that make tensors of no others.
  private static let makers = names(
    "arange empty eye full linspace logspace ones rand randint randn randperm range zeros")

  private static let exact = "Expected out tensor to have dtype {r}, but got {t} instead"

  /// For functions of several results the refusal of each.
  private static let rulesOfSeveral = [
    "max": [exact, exact], "min": [exact, exact], "median": medians, "nanmedian": medians,
    "mode": [
      "expected scalar type '{R}' but got '{T}' for values output",
      "expected scalar type '{R}' but got '{T}' for indices output",
    ],
    "kthvalue": [
      "output values must be of same type as input", "output indices must be of scalar type {R}",
    ],
  ]

  private static let medians = [
    "Expected tensor for 'values' to have the same type as tensor for argument #2 'self'; but type torch.{LT} does not equal "
      + "torch.{LR} (while checking arguments for median)",
    "Expected tensor for argument #1 'indices' to have scalar type {R}; but got torch.{LT} instead (while checking arguments "
      + "for median)",
  ]

  private static let joiners = names(
    "cat column_stack concat concatenate dstack hstack row_stack stack vstack")

  private static func names(_ text: String) -> Set<String> {
    Set(text.split(separator: " ").map(String.init))
  }

  /// Where the names of functions as errors say them stand for `{F}`.
  private static let rules: [(text: String, needsSameType: Bool, functions: Set<String>)] = [
    (
      exact, true,
      names(
        "addmm addmv argmax argmin baddbmm bmm cross gather index_add index_copy index_reduce linalg_cholesky linalg_cross "
          + "linalg_det linalg_eigvalsh linalg_inv linalg_lu linalg_lu_factor linalg_lu_solve linalg_matmul linalg_solve "
          + "linalg_svdvals linalg_vector_norm log_softmax lu_solve lu_unpack matmul mm msort mv norm renorm "
          + "scatter scatter_add scatter_reduce softmax sort take_along_dim topk tril triu aminmax")
    ),
    (
      "Found dtype {T} but expected {R}", true,
      names(
        "abs absolute bitwise_not ceil conj_physical fix floor frac neg negative round "
          + "sgn sign special_round trunc")
    ),
    ("{F} does not support non-boolean outputs.", true, names("isneginf isposinf signbit")),
    ("result dtype {T} does not match input dtype {R}", true, names("dot vdot")),
    (
      "Expected the dtype for input and out to match, but got {R} for input's dtype and {T} for out's dtype.",
      true,
      names("amax amin")
    ),
    ("self and mat2 must have the same dtype, but got {T} and {R}", true, names("addbmm")),
    ("{F}(): self and result must have the same scalar type", true, names("index_select masked_select")),
    (
      "take(): self and out expected to have the same dtype, but got self.dtype = {R} and out.dtype = {T}",
      true,
      names("take")
    ),
    ("nan_to_num: dtype of out: {T} should be same as input: {R}", true, names("nan_to_num")),
    ("nonzero: Expected out tensor to have scalar type Long but got scalar type{T}", true, names("nonzero")),
    ("heaviside is not yet implemented for tensors with different dtypes.", true, names("heaviside")),
    ("quantile() out tensor must be same dtype as the input tensor", true, names("quantile nanquantile")),
    ("expected scalar_type {R} but found {T}", true, names("cummax cummin logcumsumexp")),
    (
      "logsumexp(): Expected floating point type for result tensor, but got: {T}", false, names("logsumexp")
    ),
    (
      "torch.histogram: input tensor and hist tensor should have the same dtype, but got input {r} and hist {t}",
      true,
      names("histc")
    ),
    (
      "tensordot: Expected the output tensor to have dtype {R}, but got an output tensor with dtype {T}",
      true,
      names("inner tensordot")
    ),
    (
      "the output given to float_power has dtype {T} but the operation's result requires dtype {R}", true,
      names("float_power")
    ),
    ("Expected out type to be {R} but got {T}", true, names("where")),
    (
      "torch.searchsorted(): output tensor's dtype is wrong, it can only be Int(int32) or Long(int64) depending on "
        + "whether out_int32 flag is True, but we got output tensor's dtype {T} and out_int32 flag is False",
      true,
      names("bucketize searchsorted")
    ),
    (
      "Expected object of scalar type {R} but got scalar type {T} for argument 'out'", true,
      names("complex polar")
    ),
    ("linalg.matrix_norm expected out tensor dtype {R} but got: {T}", true, names("linalg_matrix_norm")),
    ("linalg.norm expected out tensor dtype {R} but got: {T}", true, names("linalg_norm")),
    ("linalg.vecdot: Expected out of dtype{R} but found {T}", true, names("linalg_vecdot")),
    ("multi_dot(): expected out tensor to have dtype {r} but got {t}", true, names("linalg_multi_dot")),
    (
      "{F}: Expected result to be safely castable from {R} dtype, but got result with dtype {T}", false,
      names("cholesky_inverse cholesky_solve")
    ),
  ]
}
