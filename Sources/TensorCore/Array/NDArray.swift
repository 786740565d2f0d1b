/// A typed, strided window onto a storage.
///
/// A value: copying it shares the storage and the layout, and costs two retains.
public struct NDArray {
  public var storage: Storage
  public private(set) var layout: Layout
  /// Where the first element is, counted in elements.
  public var offset: Int
  public var scalarType: ScalarType

  public init(storage: Storage, layout: Layout, offset: Int = 0, scalarType: ScalarType) {
    self.storage = storage
    self.layout = layout
    self.offset = offset
    self.scalarType = scalarType
  }

  public init(
    storage: Storage, shape: Dims, strides: Dims, offset: Int = 0, scalarType: ScalarType
  ) {
    self.init(
      storage: storage, layout: Layout(shape: shape, strides: strides), offset: offset, scalarType: scalarType
    )
  }

  public var shape: Dims {
    @inline(__always) get { layout.shape }
    set { layout = Layout(shape: newValue, strides: layout.strides) }
  }

  public var strides: Dims {
    @inline(__always) get { layout.strides }
    set { layout = Layout(shape: layout.shape, strides: newValue) }
  }

  /// A new row-major array whose elements are not set.
  ///
  /// Throws where the shape is negative, its size overflows, or memory runs out.
  public static func empty(_ shape: Dims, _ scalarType: ScalarType) throws(TensorError) -> NDArray {
    try allocated(shape, scalarType, zeroed: false)
  }

  /// A new row-major array of zeros.
  public static func zeros(_ shape: Dims, _ scalarType: ScalarType) throws(TensorError) -> NDArray {
    try allocated(shape, scalarType, zeroed: true)
  }

  private static func allocated(
    _ shape: Dims, _ scalarType: ScalarType, zeroed: Bool
  ) throws(TensorError) -> NDArray {
    for index in 0..<shape.count where shape[index] < 0 {
      throw TensorError(
        .runtimeError,
        "Trying to create tensor with negative dimension \(shape[index]): \(shape)")
    }
    guard shape.checkedElementCount != nil else { throw sizeOverflow(shape) }
    return try allocated(Layout.contiguous(shape), scalarType, zeroed: zeroed)
  }

  /// A new row-major array of a layout's shape, whose elements are not set; it shares the layout where it can.
  public static func empty(_ layout: Layout, _ scalarType: ScalarType) throws(TensorError) -> NDArray {
    try allocated(layout.rowMajor, scalarType, zeroed: false)
  }

  @inline(__always)
  private static func allocated(
    _ layout: Layout, _ scalarType: ScalarType, zeroed: Bool
  ) throws(TensorError) -> NDArray {
    let (bytes, overflow) = layout.elementCount.multipliedReportingOverflow(by: scalarType.byteCount)
    if overflow { throw sizeOverflow(layout.shape) }
    return NDArray(
      storage: try Storage.allocate(byteCount: bytes, zeroed: zeroed), layout: layout, scalarType: scalarType)
  }

  private static func sizeOverflow(_ shape: Dims) -> TensorError {
    TensorError(.runtimeError, "Storage size calculation overflowed with sizes=\(shape)")
  }

  /// The array as ``SmallKernels`` take it.
  @inline(__always) public var small: SmallArray {
    SmallArray(storage.pointer, offset: offset, Unmanaged.passUnretained(layout), scalarType)
  }

  public var dimensionCount: Int { layout.shape.count }
  public var elementCount: Int { layout.elementCount }

  /// Whether the elements lie row by row without gaps.
  public var isContiguous: Bool { layout.isContiguous }

  /// Whether this array and another have the same shape.
  @inline(__always) public func hasShape(of other: NDArray) -> Bool {
    layout.hasShape(of: other.layout)
  }

  /// A pointer to the first element.
  public func pointer<T>(as type: T.Type) -> UnsafeMutablePointer<T> {
    (storage.pointer + offset &* scalarType.byteCount).assumingMemoryBound(to: type)
  }
}
