public import ComplexModule
public import RealModule

public typealias Complex64 = Complex<Float>
public typealias Complex128 = Complex<Double>

/// Work that is compiled once for each element type.
protocol ElementVisitor {
  associatedtype Output
  func visit<T: Element>(_ type: T.Type) throws(TensorError) -> Output
}

/// Work that is compiled once for each integer type.
protocol IntegerVisitor {
  associatedtype Output
  func visit<T: IntegerElement>(_ type: T.Type) throws(TensorError) -> Output
}

/// Work that is compiled once for each real floating point type.
protocol FloatVisitor {
  associatedtype Output
  func visit<T: FloatElement>(_ type: T.Type) throws(TensorError) -> Output
}

/// Sixteen bytes that are only moved.
struct WidePair {
  var first: UInt64
  var second: UInt64
}

/// Work that only moves elements: it is compiled once for each size of element.
protocol ByteVisitor {
  associatedtype Output
  func visit<T>(_ type: T.Type) throws(TensorError) -> Output
}

extension ScalarType {
  @inline(__always)
  func accept<V: ElementVisitor>(_ visitor: V) throws(TensorError) -> V.Output {
    switch self {
    case .bool: try visitor.visit(Bool.self)
    case .uint8: try visitor.visit(UInt8.self)
    case .int8: try visitor.visit(Int8.self)
    case .int16: try visitor.visit(Int16.self)
    case .int32: try visitor.visit(Int32.self)
    case .int64: try visitor.visit(Int.self)
    case .float16: try visitor.visit(Float16.self)
    case .bfloat16: try visitor.visit(BFloat16.self)
    case .float32: try visitor.visit(Float.self)
    case .float64: try visitor.visit(Double.self)
    case .complex64: try visitor.visit(Complex64.self)
    case .complex128: try visitor.visit(Complex128.self)
    }
  }

  /// Calls `visitor` with an integer type, or throws that `name` is not implemented for this type.
  @inline(__always)
  func accept<V: IntegerVisitor>(integers visitor: V, name: String) throws(TensorError) -> V.Output {
    switch self {
    case .uint8: try visitor.visit(UInt8.self)
    case .int8: try visitor.visit(Int8.self)
    case .int16: try visitor.visit(Int16.self)
    case .int32: try visitor.visit(Int32.self)
    case .int64: try visitor.visit(Int.self)
    default: throw notImplemented(name)
    }
  }

  /// Calls `visitor` with a real floating point type, or throws that `name` is not implemented for this type.
  @inline(__always)
  func accept<V: FloatVisitor>(floats visitor: V, name: String) throws(TensorError) -> V.Output {
    switch self {
    case .float16: try visitor.visit(Float16.self)
    case .bfloat16: try visitor.visit(BFloat16.self)
    case .float32: try visitor.visit(Float.self)
    case .float64: try visitor.visit(Double.self)
    default: throw notImplemented(name)
    }
  }

  @inline(__always)
  func accept<V: ByteVisitor>(bytes visitor: V) throws(TensorError) -> V.Output {
    switch byteCount {
    case 1: try visitor.visit(UInt8.self)
    case 2: try visitor.visit(UInt16.self)
    case 4: try visitor.visit(UInt32.self)
    case 8: try visitor.visit(UInt64.self)
    default: try visitor.visit(WidePair.self)
    }
  }

  /// Throws where a kernel that is only for real floating point numbers has no code for the type.
  public func checkIsFloatingPoint(for kernel: String) throws(TensorError) {
    if !isFloatingPoint { throw notImplemented(kernel) }
  }

  /// PyTorch's refusal of a type that a kernel has no code for.
  public func notImplemented(_ kernel: String) -> TensorError {
    TensorError(.notImplementedError, "\"\(kernel)\" not implemented for '\(errorName)'")
  }
}
