/// Statements and expressions about tensors.
extension ProgramGrammar {
  mutating func shape() -> String {
    if dice.oneIn(25) { return "(\(dice.pick(WildValues.hugeSizes)), \(dice.pick(WildValues.sizes)))" }
    let rank = dice.below(5)
    let sizes = (0..<rank).map { _ in dice.oneIn(15) ? "0" : String(1 + dice.below(4)) }
    return "(\(sizes.joined(separator: ", "))\(rank == 1 ? "," : ""))"
  }

  /// An expression that makes a tensor.
  mutating func newTensor() -> String {
    let gradient = dice.oneIn(3) ? ", requires_grad=True" : ""
    let type = dice.oneIn(3) ? ", dtype=\(dice.pick(WildValues.scalarTypes))" : ""
    switch dice.below(12) {
    case 0, 1, 2: return "torch.randn(\(shape())\(dice.oneIn(4) ? ", dtype=torch.float64" : "")\(gradient))"
    case 3: return "torch.ones(\(shape())\(type)\(gradient))"
    case 4: return "torch.zeros(\(shape())\(type))"
    case 5:
      return
        "torch.arange(\(dice.pick(["6.", "12", "0", "1, 9, 2", "5, 0, -1", "0, 1, 0.1", value()]))\(type))"
    case 6:
      return
        "torch.tensor(\(dice.oneIn(3) ? value() : dice.pick(["[1., 2., 3.]", "[[1, 2], [3, 4]]", "3.", "[]", "[True, False]", "[float('nan'), float('inf'), -1.]", "1 + 2j"]))\(type)\(gradient))"
    case 7: return "torch.full(\(shape()), \(dice.pick(WildValues.floats + WildValues.integers))\(type))"
    case 8: return "torch.randint(0, 5, \(shape()))"
    case 9: return "torch.eye(\(dice.pick(WildValues.sizes)))"
    case 10: return "torch.empty(\(shape())).fill_(2)"
    default:
      return "torch.linspace(0, 1, \(dice.pick(WildValues.sizes)))\(dice.oneIn(2) ? ".requires_grad_()" : "")"
    }
  }

  mutating func tensorValue() -> String {
    if !tensors.isEmpty, !dice.oneIn(5) { return dice.pick(tensors) }
    return newTensor()
  }

  mutating func index() -> String {
    let part = { (grammar: inout ProgramGrammar) -> String in
      switch grammar.dice.below(10) {
      case 0, 1, 2: grammar.dice.pick(WildValues.sizes)
      case 3: ":"
      case 4: "\(grammar.dice.pick(WildValues.sizes)):"
      case 5: "..."
      case 6: "None"
      case 7: grammar.tensorValue()
      case 8: "[0, 1]"
      default: grammar.value()
      }
    }
    return (0...dice.below(3)).map { _ in part(&self) }.joined(separator: ", ")
  }

  mutating func tensorExpression() -> String {
    guard room > 0 else { return tensorValue() }
    room -= 1
    defer { room += 1 }
    switch dice.below(12) {
    case 0:
      return
        "(\(tensorExpression()) \(dice.pick(Array(Self.binaryOperators.prefix(19)))) \(tensorExpression()))"
    case 1: return "(\(tensorExpression()) \(dice.pick(["+", "*", "-", "/", "**", "//", "%"])) \(value()))"
    case 2: return "\(tensorValue())[\(index())]"
    case 3:
      return
        "\(tensorValue()).\(dice.pick(["T", "mT", "real", "grad", "data", "H", "shape", "detach()", "clone()", "contiguous()"]))"
    case 4:
      return
        "\(tensorValue()).\(dice.pick(["view", "reshape", "expand", "permute", "repeat", "new_zeros", "flip", "tile"]))(\(dice.oneIn(3) ? arguments() : shape()))"
    case 5:
      return
        "\(tensorValue()).as_strided(\(shape()), \(shape())\(dice.oneIn(3) ? ", \(dice.pick(WildValues.integers))" : ""))"
    case 6: return "\(tensorExpression()).sum(\(dice.oneIn(2) ? "" : dice.pick(WildValues.sizes)))"
    default: return operatorCall()
    }
  }

  /// A call of some operator with arguments of the types that it takes, or nearly.
  mutating func operatorCall() -> String {
    guard !vocabulary.functions.isEmpty else { return tensorValue() }
    let function = dice.pick(vocabulary.functions)
    var parts: [String] = []
    var receiver: String?
    for (position, parameter) in function.parameters.enumerated() {
      if !parameter.isRequired, !dice.oneIn(3) {
        // What follows a parameter that is left out goes by its name.
        continue
      }
      let text = dice.oneIn(12) ? value() : argument(of: parameter.type)
      if position == 0, function.isMethod, dice.oneIn(2) {
        receiver = text
        continue
      }
      if let keyword = parameter.keyword, !parameter.isRequired {
        parts.append("\(keyword)=\(text)")
      } else {
        parts.append(text)
      }
    }
    guard let receiver else { return "\(function.path)(\(parts.joined(separator: ", ")))" }
    let name = function.path.split(separator: ".").last.map(String.init) ?? function.path
    let underscore = function.isInPlace && dice.oneIn(2) ? "_" : ""
    return "(\(receiver)).\(name)\(underscore)(\(parts.joined(separator: ", ")))"
  }

  private mutating func argument(of type: String) -> String {
    switch type {
    case "Tensor": return tensorValue()
    case "TensorList": return "[\(tensorValue()), \(tensorValue())]"
    case "Scalar", "float":
      return dice.pick(dice.oneIn(2) ? WildValues.floats : ["1", "0.5", "2", "-1", "0"])
    case "int": return dice.pick(dice.oneIn(8) ? WildValues.hugeSizes : WildValues.sizes)
    case "int[]", "int[1]":
      if dice.oneIn(8) { return "(\(dice.pick(WildValues.hugeSizes)), \(dice.pick(WildValues.hugeSizes)))" }
      return dice.oneIn(2)
        ? dice.pick(WildValues.sizes)
        : "(\((0...dice.below(3)).map { _ in dice.pick(WildValues.sizes) }.joined(separator: ", ")),)"
    case "Scalar[]", "Scalar[1]": return "[0.5, \(dice.pick(WildValues.floats))]"
    case "bool": return dice.pick(["True", "False"])
    case "str": return dice.pick(WildValues.texts)
    case "dtype": return dice.pick(WildValues.scalarTypes)
    default: return dice.oneIn(2) ? "None" : value()
    }
  }

  mutating func tensorStatement() {
    let name = dice.pick(["t", "u", "v", "w"])
    func known() { if !tensors.contains(name) { tensors.append(name) } }
    switch dice.below(16) {
    case 0, 1, 2, 3:
      add("\(name) = \(newTensor())")
      if !tensors.contains(name) { tensors.append(name) }
    case 4, 5, 6:
      add("\(name) = \(tensorExpression())")
      if !tensors.contains(name) { tensors.append(name) }
    case 7: add(tensorExpression())
    case 8: add("print(\(tensorExpression()))")
    case 9: add("(\(tensorExpression())).sum().backward(\(dice.oneIn(4) ? arguments() : ""))")
    case 10:
      add(
        "torch.autograd.grad(\(tensorExpression()), \(tensorValue())\(dice.pick(["", ", create_graph=True", ", allow_unused=True", ", torch.ones(())"])))"
      )
    case 11: add("\(tensorValue())[\(index())] = \(dice.oneIn(2) ? value() : tensorExpression())")
    case 12:
      add(
        "\(tensorValue()) \(dice.pick(["+=", "*=", "-=", "/=", "**=", "@=", "|="])) \(dice.oneIn(2) ? value() : tensorExpression())"
      )
    case 13: network()
    case 14:
      add(
        "\(tensorValue()).\(dice.pick(["tolist()", "numpy()", "item()", "size()", "stride()", "requires_grad_()", "retain_grad()", "register_hook(lambda g: \(value()))", "to(\(value()))", "set_(\(tensorValue()))", "resize_(\(shape()))", "share_memory_()", "data_ptr()", "__array__()", "storage_offset()", "untyped_storage()", "grad_fn.next_functions"]))"
      )
    default:
      add("with torch.no_grad():")
      add("\(name) = \(tensorExpression())", 1)
      add("")
      if !tensors.contains(name) { tensors.append(name) }
    }
  }

  /// A layer, a loss or an optimizer with arguments that nearly fit.
  private mutating func network() {
    let layers = vocabulary.moduleNames["torch.nn"] ?? ["Linear"]
    let losses = vocabulary.moduleNames["torch.nn.functional"] ?? ["relu"]
    switch dice.below(4) {
    case 0, 1:
      let sizes = (0...dice.below(3)).map { _ in dice.pick(WildValues.sizes) }.joined(separator: ", ")
      add("m = torch.nn.\(dice.pick(layers))(\(dice.oneIn(5) ? arguments() : sizes))")
      add("\(dice.pick(["m", "list", "print"]))(\(dice.oneIn(2) ? "m(\(tensorValue()))" : tensorValue()))")
    case 2:
      add(
        "torch.nn.functional.\(dice.pick(losses))(\(tensorValue()), \(tensorValue())\(dice.oneIn(3) ? ", \(value())" : ""))"
      )
    default:
      add(
        "o = torch.optim.\(dice.pick(["SGD", "Adam", "AdamW", "RMSprop", "Adagrad", "LBFGS", "Rprop"]))([\(tensorValue())], lr=\(dice.pick(WildValues.floats)))"
      )
      add("o.step(\(dice.oneIn(3) ? "lambda: \(tensorExpression())" : ""))")
    }
  }
}
