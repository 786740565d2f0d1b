import Autograd

/// How PyTorch's argument lists differ from those of the operator table, which shows in its errors and in older forms
/// of calls.
extension OperatorSignatures {
  /// Whether PyTorch has one argument list with a tensor where the table has a second one with a number.
  var takesNumbersAsTensors: Bool { Self.arithmetic.contains(stem) }

  /// Whether the function takes a number where its first tensor is expected.
  var takesNumberFirst: Bool { Self.arithmetic.contains(stem) || Self.synonyms.contains(stem) }

  /// Whether the scale may stand before the second operand, as it did in older versions.
  var takesScaleFirst: Bool { stem == "add" || stem == "sub" || stem == "subtract" }

  /// Whether PyTorch keeps older argument lists beside the one that it shows, which changes its errors.
  var hasHiddenOverloads: Bool { Self.stemsWithHiddenOverloads.contains(stem) }

  /// The argument lists that PyTorch has beside those of the table, which do the same or nothing on a CPU.
  func further(asMethod: Bool) -> [Overload] {
    var texts: [String] = []
    if !asMethod {
      for (names, parameters) in Self.parametersInFunctions where names.contains(name) {
        texts.append(parameters)
      }
    }
    return texts.map { Overload(Signature("\(name)(\($0))"), index: 0) }
  }

  /// Whether `out` may be given beside the arguments of an argument list.
  func takesOut(_ overload: Overload) -> Bool {
    guard takesOut else { return false }
    let first = overload.parameters.first
    if first?.type == .scalar, Self.withoutOutForNumbers.contains(where: stem.hasPrefix) { return false }
    switch stem {
    case "rsub": return false
    case "remainder": return true
    case "argsort": return overload.parameters.contains { $0.name == "stable" }
    case "bernoulli": return overload.requiredCount == 1
    case "std", "var": if overload.parameters.count == 2 { return false }
    default: break
    }
    if Self.withoutOutForWholes.contains(stem) { return overload.requiredCount > 1 }
    if takesNumberFirst { return !overload.hasScalarOperand }
    return stem != "where" || overload.index == 0
  }

  /// How many tensors `out` is beside the arguments of an argument list; 0 where it cannot be given.
  func outCount(_ overload: Overload) -> Int {
    // A number is taken for a tensor where only that may come with it.
    guard takesOut(overload) || takesOut && takesNumberFirst else { return 0 }
    let isAlong = { (overload: Overload) in overload.parameters.contains { $0.name == "dim" } }
    guard let parts = NamedResultObject.fields(of: name), !all.contains(where: isAlong) || isAlong(overload)
    else { return 1 }
    return parts.count
  }

  /// The name without the mark of the in-place form.
  private var stem: Substring { name.hasSuffix("_") ? name.dropLast() : name[...] }

  private static let arithmetic: Set<Substring> = ["add", "sub", "mul", "div"]
  private static let synonyms: Set<Substring> = [
    "subtract", "multiply", "divide", "true_divide", "floor_divide", "remainder",
  ]
  private static let withoutOutForNumbers = ["bitwise_", "bucketize", "remainder"]
  private static let withoutOutForWholes: Set<Substring> = ["sum", "prod", "median", "nanmedian"]
  private static let stemsWithHiddenOverloads: Set<Substring> = [
    "add", "sub", "addmm", "addmv", "addr", "addbmm", "baddbmm", "addcmul", "addcdiv", "copy",
  ]
  private static let parametersInFunctions: [(names: Set<String>, parameters: String)] = [
    (["mm", "bmm"], "Tensor input, Tensor mat2, dtype out_dtype"),
    (["addmm"], "Tensor input, Tensor mat1, Tensor mat2, dtype out_dtype, *, Scalar beta=1, Scalar alpha=1"),
    (
      ["baddbmm"],
      "Tensor input, Tensor batch1, Tensor batch2, dtype out_dtype, *, Scalar beta=1, Scalar alpha=1"
    ),
    (["remainder"], "Scalar self, Tensor other"),
    (
      ["bartlett_window", "blackman_window", "hann_window", "hamming_window", "kaiser_window"],
      "int window_length, bool periodic, *, dtype? dtype=None, layout? layout=None, device? device=None, bool pin_memory=False, "
        + "bool requires_grad=False"
    ),
    (
      ["rand_like", "randn_like"],
      "Tensor input, *, Generator generator, dtype? dtype=None, layout? layout=None, device? device=None, bool pin_memory=False, "
        + "bool requires_grad=False"
    ),
    (
      ["randperm"],
      "int n, *, Generator generator, dtype? dtype=None, layout? layout=None, device? device=None, bool pin_memory=False, "
        + "bool requires_grad=False"
    ),
  ]
}
