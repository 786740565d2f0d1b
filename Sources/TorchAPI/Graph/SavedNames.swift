import Autograd
import PythonRuntime
import TensorCore

/// Finds what a node saved by PyTorch's names.
///
/// A name stands for what has its place: tensors first, then attributes, then the number. Where PyTorch's order is
/// another, or a value follows from others, the name says where it comes from: `name=value` for a constant,
/// `name:source` for the rest, where a source is `t2` (the third tensor), `t2?1` (the same if the second attribute is
/// true, else None), `a1` (the second attribute), `o1` (the same, None if empty), `s` and `i` (the number, as it is
/// and whole where it is whole), `n0` and `r0` (sizes and strides of the first tensor), `e0` and `f0` (those of the
/// first input), `n0.1` (one of them), `p2` (the tensors, with gaps where the third attribute has 0).
struct SavedNames {
  private let node: OperatorNode
  private let torch: Torch

  init(_ node: OperatorNode, in torch: Torch) {
    self.node = node
    self.torch = torch
  }

  /// The names, and those of tensors that can have hooks.
  static func all(of node: OperatorNode) -> (names: [String], tensors: [String]) {
    let names = node.derivative.savedNames.map { String($0.prefix { $0 != "=" && $0 != ":" }) }
    let tensors = zip(names, node.derivative.savedNames).enumerated().filter { index, pair in
      let (name, entry) = pair
      return name == entry ? index < node.savedCount : entry.dropFirst(name.count + 1).first == "t"
    }
    return (names, tensors.map(\.element.0))
  }

  private func find(_ name: String) -> (index: Int, separator: Character?, rest: Substring)? {
    for (index, entry) in node.derivative.savedNames.enumerated() where entry.hasPrefix(name) {
      let rest = entry.dropFirst(name.count)
      if rest.isEmpty { return (index, nil, "") }
      if rest.first == "=" || rest.first == ":" { return (index, rest.first, rest.dropFirst()) }
    }
    return nil
  }

  /// What has a name; none where nothing has it.
  func value(_ name: String) throws(PythonError) -> Value? {
    guard let (index, separator, rest) = find(name) else { return nil }
    switch separator {
    case "="?: return constant(rest)
    case ":"?: return try derived(rest)
    default: break
    }
    if index < node.savedCount { return try tensor(index) }
    let attribute = index - node.savedCount
    if attribute < node.attributes.count { return torch.value(node.attributes[attribute]) }
    if node.savesScalar {
      try translated(node.checkNotReleased())
      let type = node.scalar.scalarType(default: DefaultScalarType.current)
      return torch.value(Tensor(try translated(NDArray.scalar(node.scalar, type))))
    }
    return torch.interpreter.value(node.scalar)
  }

  /// The place among the saved tensors of what has a name; none where that is no tensor.
  func tensorIndex(_ name: String) -> Int? {
    guard let (index, separator, rest) = find(name) else { return nil }
    if separator == nil { return index < node.savedCount ? index : nil }
    guard separator == ":", rest.first == "t" else { return nil }
    return tensorIndex(from: rest.dropFirst())
  }

  private func tensor(_ index: Int) throws(PythonError) -> Value {
    if node.hasNoTensor(index) { return .none }
    return torch.value(try translated(node.saved(index)))
  }

  private func constant(_ text: Substring) -> Value {
    switch text {
    case "None": return .none
    case "True": return .bool(true)
    case "False": return .bool(false)
    case "()": return torch.interpreter.tuple([])
    default:
      if let whole = Int(text) { return .int(whole) }
      if let number = Double(text) { return .float(number) }
      return torch.interpreter.string(String(text))
    }
  }

  /// Which tensor a source without its letter names; none where its condition does not hold.
  private func tensorIndex(from source: Substring) -> Int? {
    let parts = source.split(separator: "?")
    guard let first = parts.first, let number = Int(first) else { return nil }
    if parts.count > 1, let flag = Int(parts[1]), !node.bool(flag) { return nil }
    return number < 0 ? node.savedCount + number : number
  }

  private func derived(_ source: Substring) throws(PythonError) -> Value {
    let rest = source.dropFirst()
    let parts = rest.split(separator: ".")
    let number = parts.first.flatMap { Int($0) } ?? 0
    switch source.first {
    case "t"?:
      if node.savedCount > 0 { try translated(node.checkNotReleased()) }
      guard let index = tensorIndex(from: rest) else { return .none }
      return try tensor(index)
    case "a"?: return number < node.attributes.count ? torch.value(node.attributes[number]) : .none
    case "o"?:
      if case .ints(let values)? = node.attributes.dropFirst(number).first, values.isEmpty { return .none }
      return number < node.attributes.count ? torch.value(node.attributes[number]) : .none
    case "s"?: return torch.interpreter.value(node.scalar)
    case "i"?:
      let value = node.scalar.doubleValue
      return value == value.rounded() && abs(value) < 1e15 ? .int(Int(value)) : .float(value)
    case "n"?, "r"?:
      guard !node.hasNoTensor(number) else { return .none }
      let array = try translated(node.saved(number)).array
      return sizes(source.first == "n" ? array.shape : array.strides, parts)
    case "e"?, "f"?:
      guard let layout = node.inputLayout(number) else { return .none }
      return sizes(source.first == "e" ? layout.shape : layout.strides, parts)
    case "p"?:
      var values: [Value] = []
      var next = 0
      for flag in node.ints(number) {
        if flag == 0 {
          values.append(.none)
        } else {
          values.append(try tensor(next))
          next += 1
        }
      }
      return torch.interpreter.tuple(values)
    default: return .none
    }
  }

  private func sizes(_ dims: Dims, _ parts: [Substring]) -> Value {
    guard parts.count > 1, let place = Int(parts[1]) else {
      return torch.interpreter.tuple(dims.map { .int($0) })
    }
    let index = place < 0 ? dims.count + place : place
    return index >= 0 && index < dims.count ? .int(dims[index]) : .none
  }
}
