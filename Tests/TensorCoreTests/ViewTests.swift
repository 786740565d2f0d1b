import Testing

@testable import TensorCore

@Suite struct ViewTests {
  @Test func `Fresh arrays of one shape share a layout, and it has one transpose`() throws {
    let (first, second) = (try NDArray.zeros([3, 4], .float32), try NDArray.zeros([3, 4], .float64))
    #expect(first.layout === second.layout)
    #expect(first.matrixTransposed.layout === second.matrixTransposed.layout)
    #expect(first.matrixTransposed.matrixTransposed.layout === first.layout)
    #expect(Array(first.matrixTransposed.strides) == [1, 4])
  }

  @Test func `A transposed layout outlives the one that it was made of`() throws {
    func strided() throws -> NDArray {
      try NDArray.zeros([6, 5], .float32).slice(0, start: 0, end: 6, step: 2)
    }
    let turned = try strided().matrixTransposed
    #expect(Array(turned.matrixTransposed.strides) == [10, 1])
  }

  private let grid: NDArray

  init() throws { grid = try integers(Array(0..<12), [3, 4]) }

  @Test func `Views share their storage`() throws {
    let part = try grid.slice(0, start: 1, end: nil).select(1, 2)
    part.fill(.int(-1))
    #expect(grid.integers == [0, 1, 2, 3, 4, 5, -1, 7, 8, 9, -1, 11])
  }

  @Test func `A new shape needs a copy only where strides do not allow it`() throws {
    #expect(grid.viewed(as: [2, 6])?.strides == [6, 1])
    let transposed = try grid.transposed(0, 1)
    #expect(transposed.viewed(as: [12]) == nil)
    #expect(transposed.viewed(as: [2, 2, 3])?.strides == [2, 1, 4])
    #expect(try transposed.reshaped([12]).integers == [0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11])
  }

  @Test func `One size may be left open`() throws {
    #expect(try Dims([2, -1]).inferred(elementCount: 6) == [2, 3])
    let error = #expect(throws: TensorError.self) { try Dims([2, -1]).inferred(elementCount: 5) }
    #expect(error?.message == "shape '[2, -1]' is invalid for input of size 5")
  }

  @Test func `Dimensions out of range are named`() {
    let error = #expect(throws: TensorError.self) { try wrapDimension(1, count: 1) }
    #expect(error?.kind == .indexError)
    #expect(
      error?.message == "Dimension out of range (expected to be in range of [-1, 0], but got 1)")
  }

  @Test func `Diagonals and windows`() throws {
    #expect(try grid.diagonal().integers == [0, 5, 10])
    #expect(try grid.diagonal(offset: -1).integers == [4, 9])
    #expect(try integers([1, 2, 3, 4]).unfolded(0, size: 2, step: 1).integers == [1, 2, 2, 3, 3, 4])
  }

  @Test func `Strides that would leave the storage are refused`() {
    #expect(throws: TensorError.self) { try grid.asStrided([2, 2], [100, 1], offset: 0) }
    #expect(throws: TensorError.self) { try grid.asStrided([.max, 2], [.max, 1], offset: 0) }
    #expect(throws: TensorError.self) { try NDArray.zeros([1 << 40, 1 << 40], .float32) }
    #expect(throws: TensorError.self) { try NDArray.empty([1 << 50], .float32) }
  }

  @Test func `Copies onto overlapping memory see the old elements`() throws {
    let line = try integers([1, 2, 3, 4, 5])
    try line.slice(0, start: 1, end: nil).copy(from: line.slice(0, start: 0, end: 4))
    #expect(line.integers == [1, 1, 2, 3, 4])
  }

  @Test func `More than five dimensions work`() throws {
    let shape: Dims = [1, 2, 1, 2, 1, 3, 2]
    let array = try NDArray.full(shape, .int(1), .float32)
    let reversed = array.permuted([6, 5, 4, 3, 2, 1, 0])
    #expect(reversed.shape == [2, 3, 1, 2, 1, 2, 1])
    #expect(try Kernels.sum(Kernels.binary(.add, reversed, reversed, type: .float32)).item() == .double(48))
  }
}
