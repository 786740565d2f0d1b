import Autograd
import PythonRuntime
import TensorCore

/// How a function is applied to all examples at once; what has no rule is applied to one after the other.
enum BatchingRule {
  /// Each element by itself, operands broadcast.
  case elementwise
  /// Along dimensions that arguments name; all others are independent of each other.
  case dimensions
  /// The same, and over all of an example where no dimension is named.
  case reduction
  /// Another shape for the same elements in the same order.
  case shape
  /// The product of vectors or matrices.
  case product
  /// `input @ weight.T + bias`.
  case linear
  /// A list of tensors joined along a dimension, or along a new one.
  case joining(isNew: Bool)
  /// The dimensions in another order.
  case permutation
}

/// The rules by the functions' names.
enum BatchingRules {
  static func rule(_ name: String) -> BatchingRule? { all[name] }

  private static let all: [String: BatchingRule] = {
    var rules: [String: BatchingRule] = [:]
    for name in elementwise { rules[name] = .elementwise }
    for name in dimensions { rules[name] = .dimensions }
    for name in reductions { rules[name] = .reduction }
    for name in ["reshape", "view", "flatten", "unflatten", "ravel", "squeeze", "view_as", "reshape_as"] {
      rules[name] = .shape
    }
    for name in ["matmul", "mm", "mv", "dot", "bmm", "inner"] { rules[name] = .product }
    rules["linear"] = .linear
    rules["cat"] = .joining(isNew: false)
    rules["concat"] = .joining(isNew: false)
    rules["stack"] = .joining(isNew: true)
    rules["permute"] = .permutation
    return rules
  }()

  private static let elementwise: Set<String> = [
    "add", "sub", "subtract", "mul", "multiply", "div", "divide", "true_divide", "floor_divide", "remainder",
    "fmod", "pow", "float_power", "maximum", "minimum", "fmax", "fmin", "atan2", "arctan2", "hypot",
    "logaddexp", "logaddexp2", "where", "lerp", "addcmul", "addcdiv", "clamp", "clip", "clamp_min",
    "clamp_max", "eq", "ne", "lt", "le", "gt", "ge", "equal_", "logical_and", "logical_or", "logical_xor",
    "logical_not", "bitwise_and", "bitwise_or", "bitwise_xor", "bitwise_not", "isnan", "isinf", "isfinite",
    "isclose", "nan_to_num", "exp", "exp2", "expm1", "log", "log2", "log10", "log1p", "sqrt", "rsqrt",
    "square", "reciprocal", "neg", "negative", "positive", "abs", "absolute", "sign", "sgn", "signbit",
    "sin", "cos", "tan", "asin", "acos", "atan", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh",
    "asinh", "acosh", "atanh", "sinc", "deg2rad", "rad2deg", "erf", "erfc", "erfinv", "lgamma", "digamma",
    "floor", "ceil", "round", "trunc", "fix", "frac", "sigmoid", "logit", "relu", "relu6", "leaky_relu",
    "elu", "selu", "celu", "gelu", "silu", "mish", "softplus", "softsign", "hardtanh", "hardsigmoid",
    "hardswish", "logsigmoid", "tanhshrink", "threshold", "xlogy", "rsub", "copysign", "heaviside",
    "masked_fill", "clone", "contiguous", "detach", "float", "double", "half", "int", "long", "bool",
    "conj", "real", "imag", "angle", "zeros_like", "ones_like", "full_like", "empty_like", "type_as",
    "mul_", "add_", "sub_", "div_", "exp_", "sqrt_", "neg_", "relu_", "sigmoid_", "tanh_", "clamp_", "zero_",
    "fill_", "copy_", "pow_",
  ]

  private static let dimensions: Set<String> = [
    "softmax", "log_softmax", "softmin", "logsumexp", "cumsum", "cumprod", "cummax", "cummin", "logcumsumexp",
    "sort", "argsort", "topk", "kthvalue", "select", "narrow", "split", "chunk", "unbind", "flip",
    "transpose", "swapaxes", "swapdims", "movedim", "moveaxis", "diff", "unsqueeze", "median", "mode", "glu",
    "normalize",
  ]

  private static let reductions: Set<String> = [
    "sum", "mean", "prod", "amax", "amin", "all", "any", "argmax", "argmin", "var", "std", "nansum",
    "nanmean",
    "max", "min",
  ]

  /// Functions that draw random numbers.
  static let randomNames: Set<String> = [
    "rand", "randn", "randint", "randperm", "normal", "bernoulli", "multinomial", "rand_like", "randn_like",
    "randint_like", "dropout", "dropout1d", "dropout2d", "dropout3d", "alpha_dropout",
    "feature_alpha_dropout",
    "feature_dropout", "rrelu", "poisson", "uniform_", "normal_", "random_", "bernoulli_", "exponential_",
    "geometric_", "log_normal_", "cauchy_", "dropout_", "gumbel_softmax",
  ]

  /// Functions whose results' shapes depend on the elements, with the name that errors give them.
  static let dynamicNames: [String: String] = [
    "nonzero": "nonzero", "unique": "_unique2", "argwhere": "nonzero",
    "_unique2": "_unique2", "unique_dim": "unique_dim", "unique_consecutive": "unique_consecutive",
  ]
}

extension Batching {
  /// Calls a function some of whose arguments are batched.
  func run(_ call: BatchedCall) throws(PythonError) -> Value {
    let name = call.function.name
    try TransformGuards.check(name, receiver: nil, operands: [], in: torch)
    try refuse(call, name)
    if BatchingRules.randomNames.contains(name) { return try runRandom(call) }
    if name == "_is_all_true", let tensor = call.values.first?.batchedTensor {
      // Of all examples, for checks that hold for all or fail.
      return try call.with([torch.value(tensor.whole)]).run()
    }
    let isInPlace = name.hasSuffix("_") && !name.hasSuffix("__")
    let values = call.values
    if isInPlace, let target = values.first {
      try checkInPlace(target, Array(values.dropFirst()), name: name)
    }
    if let result = try runStriding(call, name) { return result }
    if call.keywords.contains(where: { $0.name == "out" && !$0.value.isNone }) {
      throw .runtimeError(
        "Batching rule not implemented for aten::\(name).out; the fallback path doesn't work on out= or view ops."
      )
    }
    if let rule = BatchingRules.rule(name), let result = try apply(rule, to: call) {
      return isInPlace ? values[0] : result
    }
    return try map(values) { (examples) throws(PythonError) in try call.with(examples).run() }
  }

  /// Calls a function that PyTorch has written in Python some of whose arguments are batched.
  func run(_ function: LibraryFunctionObject, _ values: [Value]) throws(PythonError) -> Value {
    switch function.name {
    case "numpy", "__array__":
      throw .runtimeError("Cannot access data pointer of Tensor that doesn't have storage")
    case "backward": throw TransformGuards.backwardError
    case "register_hook", "register_post_accumulate_grad_hook":
      throw .runtimeError("vmap: \(function.qualifiedName) is not supported for a Tensor under vmap")
    case "grad" where function.module == "torch.autograd":
      return try function.call(bound: values, in: interpreter)
    case let name where BatchingRules.randomNames.contains(name):
      return try runRandom(function, values)
    case let name where BatchingRules.dynamicNames[name] != nil:
      throw Self.refusalOfDynamicShape(BatchingRules.dynamicNames[name] ?? name)
    case "batch_norm", "instance_norm":
      if values.count > 5 { try refuseSharedStatistics(values, trains: values[5]) }
      fallthrough
    default:
      return try map(values) { (examples) throws(PythonError) in
        try function.call(bound: examples, in: interpreter)
      }
    }
  }

  /// What a rule makes of a call; none where it does not suit the arguments.
  private func apply(_ rule: BatchingRule, to call: BatchedCall) throws(PythonError) -> Value? {
    switch rule {
    case .elementwise:
      let values = call.values
      // Numbers may be given as tensors, of which each example has its own.
      if values.contains(where: { $0.batchedTensor == nil && Batching.isBatched($0) }) { return nil }
      guard let (aligned, levels) = try aligned(values) else { return nil }
      guard try takesTensors(call) else { return nil }
      return wrapped(try call.with(aligned).run(), levels: levels)
    case .dimensions: return try alongDimensions(call, isReduction: false)
    case .reduction: return try alongDimensions(call, isReduction: true)
    case .shape: return try reshaped(call)
    case .permutation: return try permuted(call)
    case .product: return try product(call)
    case .linear: return try linear(call)
    case .joining(let isNew): return try joined(call, isNew: isNew)
    }
  }

  // MARK: Arguments

  /// A call's arguments by the parameters of the argument list that fits an example.
  func matched(
    _ call: BatchedCall
  ) throws(PythonError) -> (overload: OperatorSignatures.Overload, values: [Value])? {
    var originals: [ObjectIdentifier: Value] = [:]
    var examples: [Value] = []
    var kept: [Object] = []
    for value in call.values {
      guard let tensor = value.batchedTensor else {
        examples.append(value)
        continue
      }
      var array = try translated(tensor.arranged()).array
      for _ in tensor.levels {
        guard array.shape[0] > 0 else { return nil }
        array = try translated(array.select(0, 0))
      }
      let example = torch.object(Tensor(array))
      kept.append(example)
      originals[ObjectIdentifier(example)] = value
      examples.append(.object(example))
    }
    let stand = call.with(examples)
    let found = try stand.positional.withUnsafeBufferPointer {
      (buffer) throws(PythonError) -> (OperatorSignatures.Overload, [Value])? in
      let binder = ArgumentBinder(
        call.function.signatures, positional: buffer, keywords: stand.keywords,
        receiver: stand.receiver?.tensorObject, in: torch)
      for overload in call.function.signatures.all where stand.receiver == nil || overload.suitsMethod {
        if let values = try binder.match(overload, isLast: false) { return (overload, values) }
      }
      return nil
    }
    guard let (overload, values) = found else { return nil }
    return withExtendedLifetime(kept) {
      (overload, values.map { value in value.object.flatMap { originals[ObjectIdentifier($0)] } ?? value })
    }
  }

  /// Whether every batched argument stands where a tensor is wanted.
  private func takesTensors(_ call: BatchedCall) throws(PythonError) -> Bool {
    guard call.values.count > 1 else { return true }
    guard let (overload, values) = try matched(call) else { return false }
    for (parameter, value) in zip(overload.parameters, values)
    where value.batchedTensor != nil && parameter.type != .tensor && parameter.type != .object {
      return false
    }
    return true
  }

  private static let dimensionNames: Set<String> = [
    "dim", "dim0", "dim1", "dim2", "dims", "axis", "axis0", "axis1", "source", "destination",
  ]

  private func alongDimensions(_ call: BatchedCall, isReduction: Bool) throws(PythonError) -> Value? {
    guard let (overload, values) = try matched(call), let input = values.first?.batchedTensor, input.rank > 0
    else { return nil }
    if values.dropFirst().contains(where: { Batching.isBatched($0) || $0.tensor != nil }) {
      guard overload.parameters.count > 1, overload.parameters[1].name == "other" else { return nil }
      guard let (aligned, levels) = try aligned(call.values) else { return nil }
      return wrapped(try call.with(aligned).run(), levels: levels)
    }
    let count = input.batches.count
    let rank = input.rank + (call.function.name == "unsqueeze" ? 1 : 0)
    var whole = try translated(input.arranged())
    var keywords: [ArgumentBinder.Keyword] = []
    var isNamed = false
    for (index, parameter) in overload.parameters.enumerated() where index > 0 {
      var value = values[index]
      if Self.dimensionNames.contains(parameter.name) {
        if value.isUnset, let fallback = parameter.defaultText.flatMap({ Int($0) }) { value = .int(fallback) }
        if !value.isUnset {
          guard let shifted = try shifted(value, by: count, rank: rank) else { return nil }
          value = shifted
          isNamed = true
        }
      }
      if !value.isUnset { keywords.append(ArgumentBinder.Keyword(name: parameter.name, value: value)) }
    }
    var name = call.function.name
    if !isNamed {
      guard isReduction, keywords.isEmpty else { return nil }
      // Over all of an example: over one dimension that holds all its elements.
      let shape = Dims(Array(whole.shape.prefix(count)) + [input.shape.elementCount])
      whole = try translated(whole.reshape(shape))
      keywords = [ArgumentBinder.Keyword(name: "dim", value: .int(count))]
      if name == "max" { name = "amax" }
      if name == "min" { name = "amin" }
    }
    guard let function = name == call.function.name ? call.function : torch.operators.function(named: name)
    else {
      return nil
    }
    let result = try function.call(
      positional: call.receiver == nil ? [torch.value(whole)] : [], keywords: keywords,
      receiver: call.receiver == nil ? nil : torch.object(whole))
    return wrapped(result, levels: input.levels)
  }

  /// Dimensions of an example as those of the whole; none where they do not exist.
  private func shifted(_ value: Value, by count: Int, rank: Int) throws(PythonError) -> Value? {
    if case .int(let dim) = value {
      guard dim >= -rank, dim < rank else { return nil }
      return .int((dim < 0 ? dim + rank : dim) + count)
    }
    guard value.object is ListObject || value.object is TupleObject else { return nil }
    var dims: [Value] = []
    for element in try interpreter.elements(of: value) {
      guard case .int = element, let dim = try shifted(element, by: count, rank: rank) else { return nil }
      dims.append(dim)
    }
    return dims.isEmpty ? nil : interpreter.tuple(dims)
  }

  // MARK: Rules

  private func permuted(_ call: BatchedCall) throws(PythonError) -> Value? {
    guard let (_, values) = try matched(call), values.count == 2, let input = values[0].batchedTensor,
      input.rank > 0, let dims = try shifted(values[1], by: input.batches.count, rank: input.rank)
    else { return nil }
    var order = Array(0..<input.batches.count)
    for element in try interpreter.elements(of: dims) {
      if case .int(let dim) = element { order.append(dim) }
    }
    return BatchedTensorObject.value(
      try translated(Dimensions.permute(input.arranged(), Dims(order))), levels: input.levels, in: torch)
  }

  private func reshaped(_ call: BatchedCall) throws(PythonError) -> Value? {
    let others = call.values.dropFirst()
    guard let input = call.values.first?.batchedTensor, !others.contains(where: { Batching.isBatched($0) })
    else {
      return nil
    }
    var array = try translated(input.arranged()).array
    for _ in input.levels {
      guard array.shape[0] > 0 else { return nil }
      array = try translated(array.select(0, 0))
    }
    // Only the shape of the example's result is of interest.
    let plain = torch.value(Tensor(try translated(array.contiguous())))
    let name = call.function.name
    let whole = try translated(input.arranged())
    if let failure = try shapeFailure(call, whole, input) { throw failure }
    guard let target = try call.with([plain] + others).run().tensor?.shape else { return nil }
    let shape = Dims(Array(whole.shape.prefix(input.batches.count)) + Array(target))
    if name == "view" || name == "view_as" {
      return BatchedTensorObject.value(
        try translated(Reshaping.view(whole, shape)), levels: input.levels, in: torch)
    }
    return BatchedTensorObject.value(try translated(whole.reshape(shape)), levels: input.levels, in: torch)
  }

  /// The error of a shape that does not fit, which speaks of all examples.
  private func shapeFailure(
    _ call: BatchedCall, _ whole: Tensor, _ input: BatchedTensorObject
  ) throws(PythonError) -> PythonError? {
    guard ["reshape", "view"].contains(call.function.name), let (_, values) = try matched(call),
      values.count > 1,
      values[1].object is TupleObject || values[1].object is ListObject
    else { return nil }
    var sizes: [Int] = []
    for element in try interpreter.elements(of: values[1]) {
      guard case .int(let size) = element, size >= -1 else { return nil }
      sizes.append(size)
    }
    let shape = Dims(Array(whole.shape.prefix(input.batches.count)) + sizes)
    do {
      _ = try shape.inferred(elementCount: whole.elementCount)
    } catch {
      return PythonError(error)
    }
    return nil
  }

  private func product(_ call: BatchedCall) throws(PythonError) -> Value? {
    let values = call.values
    guard values.count == 2, let first = rank(values[0]), let second = rank(values[1]) else { return nil }
    let wanted: (Int, Int)? =
      switch call.function.name {
      case "mm": (2, 2)
      case "mv": (2, 1)
      case "dot": (1, 1)
      case "bmm": (3, 3)
      case "matmul": nil
      default: first == 1 && second == 1 ? (1, 1) : (-1, -1)
      }
    if let wanted, wanted != (first, second) {
      if call.function.name == "mm" {
        throw .runtimeError(
          "Shape mismatch: Got incorrect dims for mm(a, b). a has dim \(first)and b has dim \(second)but expected them to "
            + "have dim 2 and dim 2")
      }
      return nil
    }
    return try matmul(values[0], values[1])
  }

  private func rank(_ value: Value) -> Int? { value.batchedTensor?.rank ?? value.tensor?.dimensionCount }

  private func linear(_ call: BatchedCall) throws(PythonError) -> Value? {
    guard let (_, values) = try matched(call), values.count == 3, rank(values[1]) == 2 else { return nil }
    let transposed = try interpreter.attribute("T", of: values[1])
    let product = try matmul(values[0], transposed)
    return values[2].orNone.isNone ? product : try interpreter.binary(.add, product, values[2])
  }

  private func joined(_ call: BatchedCall, isNew: Bool) throws(PythonError) -> Value? {
    guard call.receiver == nil, let list = call.positional.first,
      list.object is ListObject || list.object is TupleObject,
      call.positional.count + call.keywords.count <= 2
    else { return nil }
    let dimension = call.positional.count > 1 ? call.positional[1] : call.keywords.first?.value ?? .int(0)
    if let keyword = call.keywords.first, keyword.name != "dim", keyword.name != "axis" { return nil }
    let elements = try interpreter.elements(of: list)
    let levels = levels(of: elements)
    let sizes = sizes(levels, in: elements)
    guard let first = elements.first, let rank = rank(first), rank > 0 || isNew,
      let dim = try shifted(dimension, by: levels.count, rank: isNew ? rank + 1 : rank)
    else { return nil }
    var wholes: [Value] = []
    for element in elements {
      guard let whole = try translated(expanded(element, levels, sizes: sizes)) else { return nil }
      wholes.append(torch.value(whole))
    }
    let result = try call.function.call(
      positional: [interpreter.list(wholes), dim], keywords: [], receiver: nil)
    return wrapped(result, levels: levels)
  }
}
