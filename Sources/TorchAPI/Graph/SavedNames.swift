import Autograd
import PythonRuntime
import TensorCore

/// Finds what a node saved by PyTorch's names.
struct SavedNames {
  private let node: OperatorNode
  private let torch: Torch

  init(_ node: OperatorNode, in torch: Torch) {
    self.node = node
    self.torch = torch
  }

  /// The names, and those of tensors that can have hooks.
  static func all(of node: OperatorNode) -> (names: [String], tensors: [String]) {
    let saved = node.derivative.savedNames
    let tensors = saved.indices.filter { place in
      switch saved[place].source {
      case .place: place < node.savedCount
      case .tensor, .positions: true
      default: false
      }
    }
    return (saved.map(\.name), tensors.map { saved[$0].name })
  }

  private func place(of name: String) -> Int? {
    node.derivative.savedNames.firstIndex { $0.name == name }
  }

  /// The place among the saved tensors of what has a name; none where that is no tensor.
  func tensorIndex(_ name: String) -> Int? { place(of: name).flatMap { node.savedTensorIndex(at: $0) } }

  /// Which of the saved tensors each position of a subscript is, with none for gaps; none where the name is not of positions.
  func positions(_ name: String) -> [Int?]? {
    guard let place = place(of: name), case .positions(let flags) = node.derivative.savedNames[place].source
    else { return nil }
    return positions(flags)
  }

  private func positions(_ flags: Int) -> [Int?] {
    var next = -1
    return node.ints(flags).map { flag in
      if flag == 0 { return nil }
      next += 1
      return next
    }
  }

  /// What has a name; none where nothing has it.
  func value(_ name: String) throws(PythonError) -> Value? {
    guard let place = place(of: name) else { return nil }
    return try value(at: place)
  }

  private func value(at place: Int) throws(PythonError) -> Value {
    switch node.derivative.savedNames[place].source {
    case .place: return try inPlace(place)
    case .constant(let constant): return torch.value(constant)
    case .tensor:
      if node.savedCount > 0 { try translated(node.checkNotReleased()) }
      return try node.savedTensorIndex(at: place).map { index throws(PythonError) in try tensor(index) }
        ?? .none
    case .attribute(let index): return attribute(index)
    case .list(let index):
      if node.attributes.indices.contains(index), case .ints([]) = node.attributes[index] { return .none }
      return attribute(index)
    case .number: return torch.interpreter.value(node.scalar)
    case .wholeNumber:
      let value = node.scalar.doubleValue
      return Int(exactly: value).map { .int($0) } ?? .float(value)
    case .sizes(let described): return try layout(described).map { sizes($0.shape) } ?? .none
    case .strides(let described): return try layout(described).map { sizes($0.strides) } ?? .none
    case .size(let dimension, let described):
      guard let shape = try layout(described)?.shape else { return .none }
      let index = dimension < 0 ? shape.count + dimension : dimension
      return shape.indices.contains(index) ? .int(shape[index]) : .none
    case .positions(let flags):
      var values: [Value] = []
      for index in positions(flags) {
        values.append(try index.map { index throws(PythonError) in try tensor(index) } ?? .none)
      }
      return torch.interpreter.tuple(values)
    }
  }

  private func inPlace(_ place: Int) throws(PythonError) -> Value {
    if place < node.savedCount { return try tensor(place) }
    let index = place - node.savedCount
    if index < node.attributes.count { return torch.value(node.attributes[index]) }
    guard node.savesScalar else { return torch.interpreter.value(node.scalar) }
    try translated(node.checkNotReleased())
    let type = node.scalar.scalarType(default: DefaultScalarType.current)
    return torch.value(Tensor(try translated(NDArray.scalar(node.scalar, type))))
  }

  private func tensor(_ index: Int) throws(PythonError) -> Value {
    if node.hasNoTensor(index) { return .none }
    return torch.value(try translated(node.shownSaved(index)))
  }

  private func attribute(_ index: Int) -> Value {
    index < node.attributes.count ? torch.value(node.attributes[index]) : .none
  }

  private func layout(_ described: SavedName.Memory) throws(PythonError) -> Layout? {
    switch described {
    case .input(let index): return node.inputLayout(index)
    case .saved(let index):
      return node.hasNoTensor(index) ? nil : try translated(node.shownSaved(index)).array.layout
    }
  }

  private func sizes(_ dims: Dims) -> Value { torch.interpreter.tuple(dims.map { .int($0) }) }
}
