extension Kernels {
  /// The elements that stand first in each row along `axis` once it is arranged, and where they were.
  ///
  /// - Parameter kept: how many of a row there are in the result; all where none is given.
  static func arranged(
    _ a: NDArray, _ axis: Int, kept: Int? = nil,
    by arrange: (UnsafeMutableBufferPointer<StandardOrder.Entry>) -> Void
  ) throws(TensorError) -> (values: NDArray, indices: NDArray) {
    let values: NDArray
    if let kept {
      var shape = a.shape
      if !shape.isEmpty { shape[axis] = kept }
      values = try NDArray.empty(shape, a.scalarType)
    } else {
      values = try a.emptyLike(a.scalarType)
    }
    let indices = try values.emptyLike(.int64)
    if a.shape.isEmpty {
      values.assign(a)
      indices.fill(.int(0))
      return (values, indices)
    }
    let length = a.shape[axis]
    if values.elementCount == 0 || length == 0 { return (values, indices) }
    let count = kept ?? length
    var outer = a.shape
    outer[axis] = 1
    var cursor = IndexCursor(shape: outer)
    let row = UnsafeMutableBufferPointer<StandardOrder.Entry>.allocate(capacity: length)
    defer { row.deallocate() }
    let (step, valueStep, indexStep) = (a.strides[axis], values.strides[axis], indices.strides[axis])
    let places = indices.pointer(as: Int.self)
    repeat {
      let from = cursor.offset(a.strides)
      a.readKeys(from: from, step: step, into: row)
      // What was not read is not there to be ordered.
      if Interruption.isRequested { break }
      arrange(row)
      let to = cursor.offset(values.strides)
      let place = cursor.offset(indices.strides)
      if Interruption.isRequested { break }
      for i in 0..<count {
        if Interruption.isRequested(at: i) { break }
        places[place &+ i &* indexStep] = row[i].index
        values.copyElement(to: to &+ i &* valueStep, from: a, from &+ row[i].index &* step)
      }
    } while cursor.advance()
    return (values, indices)
  }
}

extension NDArray {
  /// Numbers for the elements of a row that are ordered as the elements are, nan last.
  fileprivate func readKeys(from: Int, step: Int, into row: UnsafeMutableBufferPointer<StandardOrder.Entry>) {
    @inline(__always) func read<T>(_: T.Type, _ key: (T) -> UInt64) {
      let elements = pointer(as: T.self)
      for i in row.indices {
        if Interruption.isRequested(at: i) { return }
        row[i] = StandardOrder.Entry(key: key(elements[from &+ i &* step]), index: i)
      }
    }
    @inline(__always) func whole(_ value: Int) -> UInt64 { UInt64(bitPattern: Int64(value)) ^ (1 << 63) }
    @inline(__always) func real(_ value: Double) -> UInt64 {
      if value.isNaN { return .max }
      if value == 0 { return 1 << 63 }
      return value.sign == .minus ? ~value.bitPattern : value.bitPattern | 1 << 63
    }
    switch scalarType {
    case .bool, .uint8: read(UInt8.self) { whole(Int($0)) }
    case .int8: read(Int8.self) { whole(Int($0)) }
    case .int16: read(Int16.self) { whole(Int($0)) }
    case .int32: read(Int32.self) { whole(Int($0)) }
    case .int64: read(Int.self) { whole($0) }
    case .float16: read(Float16.self) { real(Double($0)) }
    case .bfloat16: read(BFloat16.self) { real(Double($0.float)) }
    case .float32: read(Float.self) { real(Double($0)) }
    case .float64: read(Double.self) { real($0) }
    case .complex64, .complex128: break
    }
  }

  /// Copies one element of an array of the same type.
  @inline(__always)
  fileprivate func copyElement(to: Int, from source: NDArray, _ place: Int) {
    switch scalarType.byteCount {
    case 1: pointer(as: UInt8.self)[to] = source.pointer(as: UInt8.self)[place]
    case 2: pointer(as: UInt16.self)[to] = source.pointer(as: UInt16.self)[place]
    case 4: pointer(as: UInt32.self)[to] = source.pointer(as: UInt32.self)[place]
    default: pointer(as: UInt64.self)[to] = source.pointer(as: UInt64.self)[place]
    }
  }
}
