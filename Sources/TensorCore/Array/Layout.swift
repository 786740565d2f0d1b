/// How an array's elements lie in its storage: its shape and strides, and what follows from them.
///
/// Layouts never change, so arrays share them: the result of an elementwise operation has its operand's.
///
/// Only the layouts that are remembered beside it are set later, by the one thread that runs tensors; the
/// helpers of its kernels do not ask for them.
public final class Layout: @unchecked Sendable {
  public let shape: Dims
  public let strides: Dims
  public let dimensionCount: Int
  /// The number of elements; layouts are only made of shapes for which it fits.
  public let elementCount: Int
  /// Whether the elements lie row by row without gaps.
  public let isContiguous: Bool
  /// Whether the strides are exactly a fresh array's; those of sizes of 1 may differ in a contiguous one.
  public let isRowMajor: Bool
  /// Whether one element is shown in every place, as in the gradient of a sum.
  let repeatsOneElement: Bool
  private var knownRowMajor: Layout?
  private var knownRepeated: Layout?
  private var knownTransposed: Layout?
  /// The layout that keeps this one as its transpose, and clears this when it goes.
  private unowned(unsafe) var transposedBy: Layout?

  public init(shape: Dims, strides: Dims) {
    self.shape = shape
    self.strides = strides
    dimensionCount = shape.count
    elementCount = shape.elementCount
    isContiguous = Layout.isContiguous(shape, strides)
    isRowMajor = isContiguous && strides == shape.contiguousStrides
    repeatsOneElement = Layout.repeatsOneElement(shape, strides)
  }

  deinit {
    knownTransposed?.transposedBy = nil
  }

  /// Whether another layout has the same shape.
  public func hasShape(of other: Layout) -> Bool {
    if self === other { return true }
    guard dimensionCount == other.dimensionCount, elementCount == other.elementCount else { return false }
    return dimensionCount <= 1 || shape == other.shape
  }

  /// The layout of a 0-dim array.
  public static let scalar = Layout(shape: [], strides: [])

  /// Row by row without gaps.
  public static func contiguous(_ shape: Dims) -> Layout {
    shape.isEmpty ? scalar : LayoutCache.current.layout(shape)
  }

  /// The layout of a fresh array of this shape: this one itself if it is row-major.
  public var rowMajor: Layout {
    @inline(__always) get { isRowMajor ? self : knownRowMajor ?? makeRowMajor() }
  }

  /// One element shown in every place of this shape.
  public var repeated: Layout { knownRepeated ?? makeRepeated() }

  /// A matrix's layout with rows and columns exchanged; the caller sees to it that there are two dimensions.
  public var transposed: Layout { knownTransposed ?? transposedBy ?? makeTransposed() }

  private func makeTransposed() -> Layout {
    let made = Layout(shape: shape.reversedEntries, strides: strides.reversedEntries)
    made.transposedBy = self
    knownTransposed = made
    return made
  }

  private func makeRowMajor() -> Layout {
    let made = Layout.contiguous(shape)
    knownRowMajor = made
    return made
  }

  private func makeRepeated() -> Layout {
    let made = Layout(shape: shape, strides: Dims(repeating: 0, count: shape.count))
    knownRepeated = made
    return made
  }

  private static func repeatsOneElement(_ shape: Dims, _ strides: Dims) -> Bool {
    for dim in 0..<Swift.min(shape.count, strides.count) where strides[dim] != 0 && shape[dim] != 1 {
      return false
    }
    return true
  }

  private static func isContiguous(_ shape: Dims, _ strides: Dims) -> Bool {
    if shape.count != strides.count { return false }
    var expected = 1
    var index = shape.count - 1
    while index >= 0 {
      let size = shape[index]
      if size != 1 {
        // An array without elements is contiguous whatever its strides.
        if strides[index] != expected { return shape.contains(0) }
        expected &*= size
      }
      index -= 1
    }
    return true
  }
}
