import CVectorMath
import ComplexModule
import Glibc
import RealModule

extension NDArray {
  /// The elements converted to another type, in a new array that keeps dense strides; itself where the type is
  /// the same.
  public func converted(to type: ScalarType) throws(TensorError) -> NDArray {
    if type == scalarType { return self }
    if shape.count == 0 { return try .scalar(first, type) }
    let result = try emptyLike(type)
    result.assign(self)
    return result
  }

  /// The array itself where its elements lie row by row, otherwise a copy in which they do.
  public func contiguous() throws(TensorError) -> NDArray {
    if isContiguous { return self }
    let result = try NDArray.empty(shape, scalarType)
    result.assign(self)
    return result
  }

  /// A copy with memory of its own, which keeps the strides of a dense array.
  public func copied() throws(TensorError) -> NDArray {
    let result = try emptyLike(scalarType)
    result.assign(self)
    return result
  }

  /// A copy of this shape whose elements lie in memory as those of `other` do, or row by row where these leave gaps.
  public func copied(lyingLike other: NDArray) throws(TensorError) -> NDArray {
    var result = try NDArray.empty(shape, scalarType)
    if other.shape == shape && other.isDense && !shape.contains(0) { result.strides = other.strides }
    result.assign(self)
    return result
  }

  /// A new array of this shape whose elements are not set: the strides of a dense array, or its order.
  public func emptyLike(_ type: ScalarType) throws(TensorError) -> NDArray {
    if layout.isRowMajor { return try NDArray.empty(layout, type) }
    if shape.count > 0 && isDense && !shape.contains(0) {
      var result = try NDArray.empty(shape, type)
      result.strides = strides
      return result
    }
    return try NDArray.result(shape, type, like: self)
  }

  /// Overwrites the elements with those of `source`, which is broadcast and converted; the two may overlap.
  ///
  /// Throws where the shape of `source` does not broadcast.
  public func copy(from source: NDArray) throws(TensorError) {
    guard source.shape.isBroadcastable(to: shape) else {
      _ = try source.expanded(to: shape)
      return
    }
    try checkWritable()
    if overlapsPartly(source) || (storage === source.storage && !(isDense && source.isDense)) {
      let separate = try source.copied()
      assign(separate)
    } else {
      assign(source)
    }
  }

  /// Copies without any check: shapes broadcast, memory does not overlap.
  func assign(_ source: NDArray) {
    if scalarType == source.scalarType && shape == source.shape && isContiguous && source.isContiguous {
      let bytes = elementCount &* scalarType.byteCount
      let (target, origin) = (pointer(as: UInt8.self), source.pointer(as: UInt8.self))
      if target < origin + bytes, origin < target + bytes {
        memmove(target, origin, bytes)
      } else {
        ParallelFor.copy(bytes, from: origin, to: target)
      }
      return
    }
    let plan = ElementwisePlan(out: self, source)
    let target = scalarType
    let origin = source.scalarType
    plan.shareTiles { tile in
      if target == origin {
        tile.copy(byteCount: target.byteCount)
      } else {
        tile.convert(from: origin, to: target)
      }
    }
  }

  /// Sets every element.
  public func fill(_ value: Scalar) {
    if shape.count == 0 {
      setFirst(value)
      return
    }
    let plan = ElementwisePlan(out: self)
    let type = scalarType
    plan.shareTiles { tile in tile.fill(value, type) }
  }
}

extension Tile {
  /// out = a, of one type.
  func copy(byteCount: Int) {
    switch byteCount {
    case 1: map { (x: UInt8) in x }
    case 2: map { (x: UInt16) in x }
    case 4: map { (x: UInt32) in x }
    case 8: map { (x: UInt64) in x }
    default: map { (x: WidePair) in x }
    }
  }

  func fill(_ value: Scalar, _ type: ScalarType) {
    switch type {
    case .bool: fill(Bool(scalar: value))
    case .uint8: fill(UInt8(scalar: value))
    case .int8: fill(Int8(scalar: value))
    case .int16: fill(Int16(scalar: value))
    case .int32: fill(Int32(scalar: value))
    case .int64: fill(Int(scalar: value))
    case .float16: fill(Float16(scalar: value))
    case .bfloat16: fill(BFloat16(scalar: value))
    case .float32: fill(Float(scalar: value))
    case .float64: fill(Double(scalar: value))
    case .complex64: fill(Complex64(scalar: value))
    case .complex128: fill(Complex128(scalar: value))
    }
  }

  /// out = a, converted.
  func convert(from origin: ScalarType, to target: ScalarType) {
    if out.step == 1, a.step == 1, convertRows(from: origin, to: target) { return }
    switch origin {
    case .bool: convert(to: target) { (x: UInt8) in Int(x) }
    case .uint8: convert(to: target) { (x: UInt8) in Int(x) }
    case .int8: convert(to: target) { (x: Int8) in Int(x) }
    case .int16: convert(to: target) { (x: Int16) in Int(x) }
    case .int32: convert(to: target) { (x: Int32) in Int(x) }
    case .int64: convert(to: target) { (x: Int) in x }
    case .float16: convert(to: target) { (x: Float16) in Float(x) }
    case .bfloat16: convert(to: target) { (x: BFloat16) in x.float }
    case .float32: convert(to: target) { (x: Float) in x }
    case .float64: convert(to: target) { (x: Double) in x }
    case .complex64:
      convert(to: target) { (x: Complex64) in Complex128(Double(x.realPart), Double(x.imaginaryPart)) }
    case .complex128: convert(to: target) { (x: Complex128) in x }
    }
  }

  /// Converts elements that lie side by side by a loop made for their types, if there is one.
  private func convertRows(from origin: ScalarType, to target: ScalarType) -> Bool {
    func each<A, R>(_ loop: (UnsafeMutablePointer<R>, UnsafePointer<A>, Int) -> Void) -> Bool {
      for row in 0..<rows { loop(out.row(row, as: R.self), a.row(row, as: A.self), count) }
      return true
    }
    return switch (origin, target) {
    case (.float32, .float16): each(half_from_f32)
    case (.float16, .float32): each(f32_from_half)
    case (.float32, .int64): each(i64_from_f32)
    case (.float64, .int64): each(i64_from_f64)
    default: false
    }
  }

  @inline(__always)
  private func convert<A>(to target: ScalarType, _ widen: (A) -> Int) {
    switch target {
    case .bool: map { (x: A) in widen(x) != 0 }
    case .uint8: map { (x: A) in UInt8(truncatingIfNeeded: widen(x)) }
    case .int8: map { (x: A) in Int8(truncatingIfNeeded: widen(x)) }
    case .int16: map { (x: A) in Int16(truncatingIfNeeded: widen(x)) }
    case .int32: map { (x: A) in Int32(truncatingIfNeeded: widen(x)) }
    case .int64: map { (x: A) in widen(x) }
    case .float16: map { (x: A) in Float16(Float(widen(x))) }
    case .bfloat16: map { (x: A) in BFloat16(Float(widen(x))) }
    case .float32: map { (x: A) in Float(widen(x)) }
    case .float64: map { (x: A) in Double(widen(x)) }
    case .complex64: map { (x: A) in Complex64(Float(widen(x)), 0) }
    case .complex128: map { (x: A) in Complex128(Double(widen(x)), 0) }
    }
  }

  @inline(__always)
  private func convert<A, W: ComputeFloat>(to target: ScalarType, _ widen: (A) -> W) {
    switch target {
    case .bool: map { (x: A) in widen(x) != 0 }
    case .uint8: map { (x: A) in UInt8(truncatingIfNeeded: Int(saturatingTruncation: Double(widen(x)))) }
    case .int8: map { (x: A) in Int8(truncatingIfNeeded: Int(saturatingTruncation: Double(widen(x)))) }
    // By way of 32 bits, as the processor's registers do it.
    case .int16: map { (x: A) in Int16(truncatingIfNeeded: Int32(saturatingTruncation: Double(widen(x)))) }
    case .int32: map { (x: A) in Int32(saturatingTruncation: Double(widen(x))) }
    case .int64: map { (x: A) in Int(saturatingTruncation: Double(widen(x))) }
    case .float16: map { (x: A) in Float16(Float(widen(x))) }
    case .bfloat16: map { (x: A) in BFloat16(Float(widen(x))) }
    case .float32: map { (x: A) in Float(widen(x)) }
    case .float64: map { (x: A) in Double(widen(x)) }
    case .complex64: map { (x: A) in Complex64(Float(widen(x)), 0) }
    case .complex128: map { (x: A) in Complex128(Double(widen(x)), 0) }
    }
  }

  @inline(__always)
  private func convert<A>(to target: ScalarType, _ widen: (A) -> Complex128) {
    switch target {
    case .bool: map { (x: A) in widen(x).rawStorage.x != 0 || widen(x).rawStorage.y != 0 }
    case .complex64:
      map { (x: A) in Complex64(Float(widen(x).rawStorage.x), Float(widen(x).rawStorage.y)) }
    case .complex128: map { (x: A) in widen(x) }
    default: convert(to: target) { (x: A) in widen(x).rawStorage.x }
    }
  }
}

extension Int32 {
  /// The value truncated toward zero; what does not fit becomes `Int32.min`.
  init(saturatingTruncation value: Double) {
    self = value > -2_147_483_649 && value < 2_147_483_648 ? Int32(value) : .min
  }
}
