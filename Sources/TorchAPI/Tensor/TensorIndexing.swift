import Autograd
import BigInt
import NumPyAPI
import PythonRuntime
import TensorCore

/// Subscripts of tensors: `x[1]`, `x[1:, None]`, `x[mask]`, `x[[0, 2]] = 7`.
enum TensorIndexing {
  /// `tensor[key]`.
  static func item(_ key: Value, of tensor: Tensor, in torch: Torch) throws(PythonError) -> Tensor {
    // The subscripts of every loop: one integer, or one slice.
    if case .int(let index) = key { return try select(tensor, 0, index) }
    if case .object(let object) = key, let slice = object as? SliceObject {
      return try take(slice, of: tensor, 0, isAlone: true, in: torch)
    }
    let subscripts = Subscripts(try elements(of: key, in: torch))
    let (view, positions) = try subscripts.apply(to: tensor, in: torch)
    if !positions.isEmpty { return try translated(AdvancedIndexing.take(view, positions)) }
    // A subscript that takes everything still gives a view of its own.
    return view === tensor ? Aliasing.alias(tensor) : view
  }

  /// `tensor[key] = value`.
  static func setItem(
    _ key: Value, of tensor: Tensor, to value: Value, in torch: Torch
  ) throws(PythonError) {
    let number: Scalar?
    if let source = value.tensor {
      number = nil
      if case .int(let index) = key {
        return try assign(source, to: select(tensor, 0, index))
      }
    } else {
      if let wide = value.cast(to: IntegerObject.self), Int(exactly: wide.value) == nil {
        throw .valueError("Overflow when unpacking long long")
      }
      guard let scalar = try value.scalar() else {
        throw .typeError(
          "can't assign a \(torch.interpreter.type(of: value).errorName) to a torch.\(tensor.scalarType.legacyName)"
        )
      }
      number = scalar
    }
    var whole: Tensor?
    if case .int(let index) = key { whole = try select(tensor, 0, index) }
    if case .bool(let flag) = key {
      if !flag { return }
      whole = try translated(tensor.unsqueeze(0))
    }
    let (view, positions): (Tensor, [Tensor?])
    if let whole {
      (view, positions) = (whole, [])
    } else {
      (view, positions) = try Subscripts(elements(of: key, in: torch)).apply(to: tensor, in: torch)
    }
    if positions.isEmpty {
      if let number { return try translated(Copying.fill(view, number)) }
      if let source = value.tensor { try assign(source, to: view) }
      return
    }
    guard let number else {
      if let source = value.tensor { try put(withoutFirstOnes(source), into: view, at: positions) }
      return
    }
    try fill(view, positions, with: number)
  }

  /// Writes a number to positions, by the operation that suits them: for a mask and for one tensor of positions there
  /// are simpler ones, which the graph shows.
  private static func fill(
    _ view: Tensor, _ positions: [Tensor?], with number: Scalar
  ) throws(PythonError) {
    let source = try self.number(number, positions, view)
    if let mask = try mask(positions, for: view) {
      if mask.scalarType != .bool {
        throw .runtimeError(
          "masked_fill_ only supports boolean masks, but got mask with dtype \(mask.scalarType.cppName)")
      }
      return try translated(
        view.updateInPlace { (original) throws(TensorError) in
          try Selection.maskedFill(original, mask, source.array.item())
        })
    }
    if GradMode.isEnabled, view.requiresGrad, positions.count(where: { $0 != nil }) == 1,
      let dim = positions.firstIndex(where: { $0 != nil }), let index = positions[dim],
      index.scalarType == .int64
    {
      return try translated(
        view.updateInPlace { (original) throws(TensorError) in
          try IndexPlacement.fill(original, dim, index.reshape([-1]), number)
        })
    }
    try translated(AdvancedIndexing.put(view, positions, source))
  }

  /// A number as a tensor for the positions.
  ///
  /// Throws where an element of the tensor cannot hold it.
  private static func number(
    _ number: Scalar, _ positions: [Tensor?], _ tensor: Tensor
  ) throws(PythonError) -> Tensor {
    let indices = positions.compactMap { $0 }
    if case .complex = number, !tensor.scalarType.isComplex, indices.count == 1,
      indices[0].scalarType == .int64
    {
      throw .runtimeError("index_fill_(): Converting complex Scalar to non-complex type is not supported")
    }
    let type = tensor.scalarType
    return Tensor(try translated(NDArray.scalar(number.checked(forFilling: type), type)))
  }

  /// The only subscript where it is a mask, in a shape that broadcasts to the tensor's.
  private static func mask(_ positions: [Tensor?], for tensor: Tensor) throws(PythonError) -> Tensor? {
    var mask: Tensor?
    var dim = 0
    var end = 0
    for position in positions {
      guard let position else {
        dim += 1
        continue
      }
      guard mask == nil, position.scalarType == .bool || position.scalarType == .uint8 else { return nil }
      for (index, size) in position.shape.enumerated() where size != tensor.shape[dim + index] {
        throw .indexError(
          "The shape of the mask \(position.shape) at index \(index) does not match the shape of the indexed tensor "
            + "\(tensor.shape) at index \(dim + index)")
      }
      mask = position
      dim += position.dimensionCount
      end = dim
    }
    guard var mask else { return nil }
    while end < tensor.dimensionCount {
      mask = try translated(mask.unsqueeze(mask.dimensionCount))
      end += 1
    }
    return mask
  }

  /// Writes `source` to the elements of a view at given positions.
  private static func put(
    _ source: Tensor, into view: Tensor, at positions: [Tensor?]
  ) throws(PythonError) {
    var source = source
    // A mask fills with a single value, whatever its type.
    if source.dimensionCount == 0, source.scalarType != view.scalarType,
      source.scalarType.canCast(to: .float64) || view.scalarType.isComplex,
      try mask(positions, for: view)?.scalarType == .bool
    {
      source = try translated(source.to(view.scalarType))
    }
    try translated(AdvancedIndexing.put(view, positions, source))
  }

  /// The values without the dimensions of size 1 that come first.
  private static func withoutFirstOnes(_ source: Tensor) throws(PythonError) -> Tensor {
    let count = source.shape.prefix { $0 == 1 }.count
    return count == 0 ? source : try translated(source.reshape(Dims(source.shape.dropFirst(count))))
  }

  /// Writes `source` to a view, dropping leading dimensions of size 1 that the view does not have.
  private static func assign(_ source: Tensor, to view: Tensor) throws(PythonError) {
    var source = source
    while source.dimensionCount > view.dimensionCount, source.shape[0] == 1 {
      source = try translated(source.squeeze(0))
    }
    guard source.dimensionCount <= view.dimensionCount else {
      throw .runtimeError(
        "expand(\(source.scalarType.oldName){\(source.shape)}, size=\(view.shape)): the number of sizes "
          + "provided (\(view.dimensionCount)) must be greater or equal to the number of dimensions in the tensor "
          + "(\(source.dimensionCount))")
    }
    _ = try translated(source.array.expanded(to: view.shape))
    try translated(Copying.copy(source, into: view))
  }

  /// The subscripts that a key holds: a tuple's elements, or the key itself.
  private static func elements(of key: Value, in torch: Torch) throws(PythonError) -> [Value] {
    guard case .object(let object) = key, !(object is TensorObject) else { return [key] }
    if let tuple = object as? TupleObject { return tuple.array }
    guard object is ListObject || object is StringObject || object is RangeObject else { return [key] }
    // As in NumPy, a short list that holds more than numbers is taken for a tuple.
    let elements = try torch.interpreter.elements(of: key)
    return elements.count < 32 && elements.contains(where: isCompound) ? elements : [key]
  }

  private static func isCompound(_ value: Value) -> Bool {
    switch value {
    case .none, .ellipsis: return true
    case .object(let object):
      return object is TensorObject || object is ListObject || object is TupleObject || object is StringObject
        || object is RangeObject || object is SliceObject
    default: return false
    }
  }

  static func select(_ tensor: Tensor, _ dim: Int, _ index: Int) throws(PythonError) -> Tensor {
    guard tensor.dimensionCount > 0 else {
      if index != 0 { throw .indexError("index \(index) is out of bounds for dimension 0 with size 0") }
      throw .indexError(
        "invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a "
          + "0-dim tensor to a number")
    }
    // A second ellipsis counts the same dimensions once more.
    let size = dim < tensor.dimensionCount ? tensor.shape[dim] : 0
    guard index >= -size, index < size else {
      throw .indexError("index \(index) is out of bounds for dimension \(dim) with size \(size)")
    }
    return try translated(Parts.select(tensor, dim, index < 0 ? index + size : index))
  }

  /// A slice of a dimension; one of everything changes nothing, but for a view of its own where it `isAlone`.
  static func take(
    _ slice: SliceObject, of tensor: Tensor, _ dim: Int, isAlone: Bool = false, in torch: Torch
  ) throws(PythonError) -> Tensor {
    let start = try bound(slice.start, in: torch)
    let stop = try bound(slice.stop, in: torch)
    let step = try bound(slice.step, in: torch) ?? 1
    if step == 0 { throw .valueError("slice step cannot be zero") }
    if step < 0 { throw .valueError("step must be greater than zero") }
    if tensor.dimensionCount == 0 { throw .indexError("slice() cannot be applied to a 0-dim tensor.") }
    if !isAlone, start ?? 0 == 0, step == 1 {
      guard let stop else { return tensor }
      if dim < tensor.dimensionCount, stop >= tensor.shape[dim] { return tensor }
    }
    guard dim < tensor.dimensionCount else {
      throw .indexError(
        "Dimension out of range (expected to be in range of [\(-tensor.dimensionCount), "
          + "\(tensor.dimensionCount - 1)], but got \(dim))")
    }
    return try translated(Parts.slice(tensor, dim, start: start, end: stop, step: step))
  }

  private static func bound(_ value: Value, in torch: Torch) throws(PythonError) -> Int? {
    if value.isNone { return nil }
    if case .int(let bound) = value { return bound }
    if let big = value.cast(to: IntegerObject.self) { return big.value.sign == .minus ? .min : .max }
    return try torch.interpreter.index(
      value, orRaise: "slice indices must be integers or None or have an __index__ method")
  }
}

/// The subscripts between a pair of brackets.
private struct Subscripts {
  private let elements: [Value]

  init(_ elements: [Value]) {
    self.elements = elements
  }

  /// The view that the plain subscripts show, and the tensors that pick positions along its dimensions.
  func apply(to tensor: Tensor, in torch: Torch) throws(PythonError) -> (Tensor, [Tensor?]) {
    var kinds: [Kind] = []
    kinds.reserveCapacity(elements.count)
    for element in elements { kinds.append(try Kind(element, in: torch)) }
    let consumed = kinds.reduce(0) { $0 + $1.consumedDimensions }
    if consumed > tensor.dimensionCount {
      if tensor.dimensionCount == 0, kinds.count == 1, elements[0].object is SliceObject {
        throw .indexError("slice() cannot be applied to a 0-dim tensor.")
      }
      throw .indexError("too many indices for tensor of dimension \(tensor.dimensionCount)")
    }
    var view = tensor
    var dim = 0
    // One entry for each dimension that stays, and for each tensor; a mask's entry stands for all its dimensions.
    var positions: [Tensor?] = []
    var hasTensors = false
    func keep(_ count: Int = 1) {
      positions.append(contentsOf: Array(repeating: nil, count: count))
      dim += count
    }
    func record(_ index: Tensor) {
      positions.append(index)
      hasTensors = true
      dim += index.scalarType == .bool || index.scalarType == .uint8 ? index.dimensionCount : 1
    }
    for (place, kind) in kinds.enumerated() {
      switch kind {
      case .integer(let index):
        view = try selected(view, dim, index, place)
      case .slice(let slice):
        view = try TensorIndexing.take(slice, of: view, dim, in: torch)
        keep()
      case .ellipsis: keep(tensor.dimensionCount - consumed)
      case .newDimension:
        view = try translated(view.unsqueeze(dim))
        keep()
      case .flag(let flag):
        view = try translated(view.unsqueeze(dim))
        // True takes the new dimension's only index, False none.
        record(Tensor(try translated(flag ? NDArray.zeros([1], .int64) : NDArray.empty([0], .int64))))
      case .refused(let error): throw error
      case .tensor(let index): record(index)
      }
    }
    return (view, hasTensors ? positions : [])
  }

  /// One index of a dimension; errors give the index's place among the subscripts for the dimension.
  private func selected(
    _ view: Tensor, _ dim: Int, _ index: Int, _ place: Int
  ) throws(PythonError) -> Tensor {
    if view.dimensionCount > dim {
      let size = view.shape[dim]
      if index < -size || index >= size {
        throw .indexError("index \(index) is out of bounds for dimension \(place) with size \(size)")
      }
    }
    return try TensorIndexing.select(view, dim, index)
  }

  private enum Kind {
    case integer(Int)
    case slice(SliceObject)
    case ellipsis
    case newDimension
    case flag(Bool)
    /// What no subscript can be, which is refused only where there are not too many subscripts.
    case refused(PythonError)
    case tensor(Tensor)

    init(_ value: Value, in torch: Torch) throws(PythonError) {
      switch value {
      case .int(let index): self = .integer(index)
      case .bool(let flag): self = .flag(flag)
      case .none: self = .newDimension
      case .ellipsis: self = .ellipsis
      case .object(let object): self = try Kind(object, in: torch)
      default: self = Kind.refusal(value, in: torch)
      }
    }

    private init(_ object: Object, in torch: Torch) throws(PythonError) {
      let value = Value.object(object)
      switch object {
      case let object as TensorObject: self = try Kind(object.tensor)
      case let slice as SliceObject: self = .slice(slice)
      case let array as ArrayObject: self = try Kind(Tensor(ArrayExchange.memory(of: array)))
      case is ListObject, is TupleObject, is RangeObject:
        self = .tensor(try TensorFactory.indexTensor(value, in: torch))
      case is IntegerObject: throw .valueError("Overflow when unpacking long long")
      case is StringObject: self = .refused(.typeError("new(): invalid data type 'str'"))
      case is BytesObject: self = .refused(.typeError("new(): invalid data type 'bytes'"))
      default:
        guard let index = try torch.interpreter.indexIfInteger(value) else {
          self = Kind.refusal(value, in: torch)
          return
        }
        self = .integer(index)
      }
    }

    private init(_ tensor: Tensor) throws(PythonError) {
      guard tensor.dimensionCount == 0 else {
        self = .tensor(tensor)
        return
      }
      switch tensor.scalarType {
      case .bool, .uint8: self = .flag(try translated(tensor.array.item()).isTrue)
      case .int8, .int16, .int32, .int64: self = .integer(try translated(tensor.array.item()).intValue)
      default: self = .tensor(tensor)
      }
    }

    private static func refusal(_ value: Value, in torch: Torch) -> Kind {
      .refused(
        .indexError(
          "only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid indices (got "
            + "\(torch.interpreter.type(of: value).name))"))
    }

    /// How many of the tensor's dimensions the subscript uses up.
    var consumedDimensions: Int {
      switch self {
      case .integer, .slice, .refused: 1
      case .ellipsis, .newDimension, .flag: 0
      case .tensor(let index):
        index.scalarType == .bool || index.scalarType == .uint8 ? index.dimensionCount : 1
      }
    }
  }
}
