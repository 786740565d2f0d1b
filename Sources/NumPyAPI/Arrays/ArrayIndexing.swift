import PythonRuntime
import TensorCore

/// Subscripts of arrays, by NumPy's rules.
enum ArrayIndexing {
  /// `array[key]`.
  static func item(_ key: Value, of object: ArrayObject) throws(PythonError) -> Value {
    let array = object.array
    if case .int(let index) = key, array.shape.count > 0 {
      let position = try Self.position(index, axis: 0, size: array.shape[0])
      if array.shape.count == 1 {
        return object.numpy.scalar(array.scalar(at: position &* array.strides[0]), array.scalarType)
      }
      return object.view(try translated(array.select(0, position)))
    }
    let place = try Place(key, in: array, numpy: object.numpy)
    if place.positions.isEmpty {
      return place.isElement ? object.numpy.value(place.view) : object.view(place.view)
    }
    return object.numpy.value(try translated(Kernels.index(place.view, place.positions)))
  }

  /// `array[key] = value`.
  static func setItem(_ key: Value, of object: ArrayObject, to value: Value) throws(PythonError) {
    try object.checkWriteable()
    let array = object.array
    let numpy = object.numpy
    let place = try Place(key, in: array, numpy: numpy)
    if place.positions.isEmpty {
      var isNumber = value.numpyScalar != nil
      if !isNumber { isNumber = try ArrayFactory.number(value, in: numpy) != nil }
      if isNumber || place.isElement && (value.object is StringObject || value.isNone) {
        place.view.fill(try ArrayFactory.element(value, as: array.scalarType, in: numpy))
        return
      }
      var source = try ArrayFactory.array(of: value, as: nil, in: numpy)
      if place.isElement, source.elementCount != 1 {
        throw .valueError("setting an array element with a sequence.")
      }
      while source.shape.count > place.view.shape.count, source.shape[0] == 1 {
        source = try translated(source.select(0, 0))
      }
      guard source.shape.isBroadcastable(to: place.view.shape) else {
        throw .valueError(
          "could not broadcast input array from shape \(text(source.shape)) into shape \(text(place.view.shape))"
        )
      }
      try translated(place.view.copy(from: source))
      return
    }
    var source = try ArrayFactory.array(of: value, as: array.scalarType, in: numpy)
    let picked = try translated(Kernels.index(place.view, place.positions)).shape
    if place.isMask, source.shape.count == 1, source.shape[0] != 1, picked.count == 1,
      source.shape[0] != picked[0]
    {
      throw .valueError(
        "NumPy boolean array indexing assignment cannot assign \(source.shape[0]) input values to the \(picked[0]) "
          + "output values where the mask is true")
    }
    while source.shape.count > picked.count, source.shape[0] == 1 {
      source = try translated(source.select(0, 0))
    }
    guard source.shape.isBroadcastable(to: picked) else {
      throw .valueError(
        "shape mismatch: value array of shape \(text(source.shape)) could not be broadcast to indexing result of "
          + "shape \(text(picked))")
    }
    try translated(Kernels.indexPut(into: place.view, place.positions, values: source))
  }

  private static func text(_ shape: Dims) -> String {
    "(\(shape.map { String($0) }.joined(separator: ","))\(shape.count == 1 ? "," : ""))"
  }

  /// An index counted from the front.
  static func position(_ index: Int, axis: Int, size: Int) throws(PythonError) -> Int {
    guard index >= -size, index < size else {
      throw .indexError("index \(index) is out of bounds for axis \(axis) with size \(size)")
    }
    return index < 0 ? index + size : index
  }

  /// What a subscript names: a view, and arrays that pick positions along its dimensions.
  private struct Place {
    var view: NDArray
    var positions: [NDArray?] = []
    /// Whether integers name one element.
    var isElement = false
    var isMask = false

    private enum Part {
      case integer(Int)
      case slice(SliceObject)
      case ellipsis
      case newAxis
      case array(NDArray)

      var consumed: Int {
        switch self {
        case .integer, .slice: 1
        case .ellipsis, .newAxis: 0
        case .array(let array): array.scalarType == .bool ? array.shape.count : 1
        }
      }
    }

    init(_ key: Value, in array: NDArray, numpy: NumPy) throws(PythonError) {
      var parts: [Part] = []
      if let tuple = key.cast(to: TupleObject.self) {
        for element in tuple.array { parts.append(try Place.part(element, numpy: numpy)) }
      } else {
        parts = [try Place.part(key, numpy: numpy)]
      }
      var hasEllipsis = false
      for case .ellipsis in parts {
        if hasEllipsis { throw .indexError("an index can only have a single ellipsis ('...')") }
        hasEllipsis = true
      }
      let consumed = parts.reduce(0) { $0 + $1.consumed }
      let count = array.shape.count
      if consumed > count {
        throw .indexError(
          "too many indices for array: array is \(count)-dimensional, but \(consumed) were indexed")
      }
      let hasArrays = parts.contains { if case .array = $0 { true } else { false } }
      view = array
      isElement = !hasArrays && !hasEllipsis && consumed == count
      var dim = 0
      var axis = 0
      for part in parts {
        switch part {
        case .integer(let index):
          let position = try ArrayIndexing.position(index, axis: axis, size: array.shape[axis])
          if hasArrays {
            // Beside arrays an integer picks positions as they do.
            positions.append(try translated(.scalar(.int(position), .int64)))
            dim += 1
          } else {
            view = try translated(view.select(dim, position))
          }
          axis += 1
        case .slice(let slice):
          isElement = false
          try take(slice, dim, numpy)
          positions.append(nil)
          dim += 1
          axis += 1
        case .ellipsis:
          for _ in 0..<(count - consumed) { positions.append(nil) }
          dim += count - consumed
          axis += count - consumed
        case .newAxis:
          isElement = false
          view = try translated(view.unsqueezed(dim))
          positions.append(nil)
          dim += 1
        case .array(let index):
          try check(index, axis: axis, array)
          isMask = isMask || index.scalarType == .bool
          if index.scalarType == .bool && index.shape.count == 0 {
            view = try translated(view.unsqueezed(dim))
            let flag = index.first.isNonzero
            positions.append(try translated(NDArray.zeros([flag ? 1 : 0], .int64)))
            dim += 1
          } else {
            positions.append(index.scalarType == .uint8 ? try translated(index.converted(to: .int64)) : index)
            dim += part.consumed
            axis += part.consumed
          }
        }
      }
      if !hasArrays { positions = [] }
    }

    /// Refuses positions and masks that do not fit, in NumPy's words.
    private func check(_ index: NDArray, axis: Int, _ array: NDArray) throws(PythonError) {
      if index.scalarType == .bool {
        for dim in 0..<index.shape.count where index.shape[dim] != array.shape[axis + dim] {
          throw .indexError(
            "boolean index did not match indexed array along axis \(axis + dim); size of axis is "
              + "\(array.shape[axis + dim]) but size of corresponding boolean axis is \(index.shape[dim])")
        }
        return
      }
      if index.elementCount == 0 { return }
      let size = array.shape[axis]
      let wrong = try translated(
        Kernels.binary(
          .bitwiseOr, Kernels.compare(.less, index.converted(to: .int64), scalar: .int(-size), type: .int64),
          Kernels.compare(.greaterOrEqual, index.converted(to: .int64), scalar: .int(size), type: .int64),
          type: .bool))
      guard try translated(Kernels.any(wrong)).first.isNonzero else { return }
      let found = try translated(Kernels.maskedSelect(index.contiguous(), mask: wrong.contiguous()))
      throw .indexError("index \(found.first.intValue) is out of bounds for axis \(axis) with size \(size)")
    }

    private mutating func take(_ slice: SliceObject, _ dim: Int, _ numpy: NumPy) throws(PythonError) {
      let bounds = try numpy.interpreter.sliceIndices(slice, count: view.shape[dim])
      var shape = view.shape
      var strides = view.strides
      shape[dim] = bounds.count
      strides[dim] = strides[dim] &* bounds.step
      let start = bounds.count == 0 ? 0 : bounds.start
      view = view.view(shape: shape, strides: strides, offset: view.offset &+ start &* view.strides[dim])
    }

    private static func part(_ value: Value, numpy: NumPy) throws(PythonError) -> Part {
      switch value {
      case .int(let index): return .integer(index)
      case .none: return .newAxis
      case .ellipsis: return .ellipsis
      case .bool(let flag): return .array(try translated(.scalar(.bool(flag), .bool)))
      case .object(let slice as SliceObject): return .slice(slice)
      case .object(let object as ArrayObject):
        return try indices(object.array)
      case .object(let object as ListObject):
        if object.count == 0 { return .array(try translated(.zeros([0], .int64))) }
        let array = try ArrayFactory.array(of: value, as: nil, in: numpy)
        guard array.scalarType.rank < 2 else { throw refused }
        return try indices(array)
      case .object(let object):
        if let scalar = value.numpyScalar {
          if scalar.type.isInteger { return .integer(scalar.value.intValue) }
          if scalar.type == .bool { return .array(try translated(.scalar(scalar.value, .bool))) }
          throw refused
        }
        if object is StringObject { throw refused }
        if object is TupleObject || object is RangeObject {
          return try indices(ArrayFactory.array(of: value, as: nil, in: numpy))
        }
        if let index = try numpy.interpreter.indexIfInteger(value) { return .integer(index) }
        if let array = try ArrayFactory.arrayIfAny(value, in: numpy) { return try indices(array) }
        throw refused
      default: throw refused
      }
    }

    private static func indices(_ array: NDArray) throws(PythonError) -> Part {
      guard array.scalarType == .bool || array.scalarType.isInteger else {
        throw .indexError("arrays used as indices must be of integer (or boolean) type")
      }
      if array.shape.count == 0, array.scalarType != .bool { return .integer(array.first.intValue) }
      return .array(array)
    }

    private static var refused: PythonError {
      .indexError(
        "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are "
          + "valid indices")
    }
  }
}
