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

  private init(_ text: String, needsSameType: Bool, isTypeError: Bool = false) {
    self.text = text
    self.needsSameType = needsSameType
    self.isTypeError = isTypeError
  }

  func refusal(of target: ScalarType, for result: ScalarType) -> PythonError {
    let text = text.replacing("{R}", with: result.errorName).replacing("{T}", with: target.errorName)
      .replacing("{r}", with: result.cppName).replacing("{t}", with: target.cppName)
    return isTypeError ? .typeError(text) : .runtimeError(text)
  }

  /// The rule of a function; none where anything may be written to any type.
  static func rule(for function: String) -> OutTypeRule? {
    if fillers.contains(function) { return nil }
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

  private static let joiners = names(
    "cat column_stack concat concatenate dstack hstack row_stack stack vstack")

  private static func names(_ text: String) -> Set<String> {
    Set(text.split(separator: " ").map(String.init))
  }

  /// Where the names of functions as errors say them stand for `{F}`.
  private static let rules: [(text: String, needsSameType: Bool, functions: Set<String>)] = [
    (
      "Expected out tensor to have dtype {r}, but got {t} instead", true,
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
    ("{F} only supports bool tensor for result, got: {T}", true, names("all any")),
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
    ("expected scalar type '{R}' but got '{T}' for values output", true, names("mode")),
    ("output values must be of same type as input", true, names("kthvalue")),
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
