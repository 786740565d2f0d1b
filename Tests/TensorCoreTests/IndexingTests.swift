import Testing

@testable import TensorCore

@Suite struct IndexingTests {
  private let grid: NDArray

  init() throws { grid = try integers(Array(0..<12), [3, 4]) }

  @Test func `Index arrays that are apart put their dimensions in front`() throws {
    let cube = try integers(Array(0..<24), [2, 3, 4])
    let (i, k) = (try integers([0, 1]), try integers([3, -1]))
    #expect(try Kernels.index(cube, [i, nil, k]).integers == [3, 7, 11, 15, 19, 23])
    #expect(try Kernels.index(cube, [nil, integers([2, 0])]).shape == [2, 2, 4])
  }

  @Test func `Masks select rows or elements`() throws {
    let rows = try array([1, 0, 1], nil, .bool)
    #expect(try Kernels.index(grid, [rows]).integers == [0, 1, 2, 3, 8, 9, 10, 11])
    let large = try Kernels.compare(.greater, grid, scalar: .int(8), type: .int64)
    #expect(try Kernels.index(grid, [large]).integers == [9, 10, 11])
    #expect(try Kernels.nonzero(large).integers == [2, 1, 2, 2, 2, 3])
  }

  @Test func `Repeated indices add up when asked to`() throws {
    let target = try NDArray.zeros([3], .float32)
    try Kernels.indexPut(into: target, [integers([0, 0, 2])], values: array([1, 2, 3]), accumulate: true)
    #expect(target.doubles == [3, 0, 3])
    try Kernels.indexPut(into: target, [integers([1])], values: array([7], []))
    #expect(target.doubles == [3, 7, 3])
  }

  @Test func `Positions out of range are refused`() throws {
    let error = #expect(throws: TensorError.self) { try Kernels.index(grid, [integers([5])]) }
    #expect(error?.message == "index 5 is out of bounds for dimension 0 with size 3")
    #expect(throws: TensorError.self) { try Kernels.gather(grid, dim: 0, index: integers([3], [1, 1])) }
  }

  @Test func `Arrays are joined`() throws {
    #expect(try Kernels.concatenate([grid, grid], dim: 1, type: .int64).shape == [3, 8])
    #expect(try Kernels.stack([grid, grid], dim: -1, type: .int64).shape == [3, 4, 2])
    #expect(throws: TensorError.self) { try Kernels.stack([], dim: 0, type: .int64) }
  }

  @Test func `Sorting is stable, nan comes last`() throws {
    let sorted = try Kernels.sort(array([2, .nan, 1, 2]))
    #expect(sorted.indices.integers == [2, 0, 3, 1])
    #expect(try Kernels.sort(array([1, 2, 2, 0]), descending: true).indices.integers == [1, 2, 0, 3])
  }

  @Test func `Rearranging`() throws {
    #expect(try Kernels.flip(integers([1, 2, 3]), dims: [0]).integers == [3, 2, 1])
    #expect(try Kernels.roll(integers([1, 2, 3, 4]), shifts: [1], dims: [0]).integers == [4, 1, 2, 3])
    #expect(
      try Kernels.triangle(grid, diagonal: 0, upper: false).integers == [0, 0, 0, 0, 4, 5, 0, 0, 8, 9, 10, 0])
    #expect(try Kernels.repeated(integers([1, 2]), [2, 2]).integers == [1, 2, 1, 2, 1, 2, 1, 2])
  }
}
