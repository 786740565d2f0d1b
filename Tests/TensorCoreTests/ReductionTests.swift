import Testing

@testable import TensorCore

@Suite struct ReductionTests {
  private let tenths: NDArray

  init() throws {
    let steps = try NDArray.arange(start: .int(0), end: .int(1000), step: .int(1), .float32)
    tenths = try Kernels.binary(.multiply, steps, scalar: .double(0.1), type: .float32)
  }

  @Test func `Sums agree with PyTorch's in every digit`() throws {
    #expect(try Kernels.sum(tenths).item() == .double(49950))
    #expect(try Kernels.mean(tenths).item() == .double(49.95000076293945))
    let plane = try tenths.reshaped([10, 100])
    #expect(
      try Kernels.sum(plane, dims: [0]).slice(0, start: 0, end: 5).doubles
        == [450, 451.0000305175781, 452.0000305175781, 453, 453.9999694824219])
    #expect(
      try Kernels.sum(plane, dims: [1]).slice(0, start: 0, end: 4).doubles == [495, 1495, 2495, 3495])
  }

  @Test(arguments: [(2, 2), (3, 8), (9, 37), (40, 5), (100, 100)])
  func `A matrix's rows are summed in the order of the general way`(rows: Int, columns: Int) throws {
    for type in [ScalarType.float32, .float64] {
      let values = (0..<rows * columns).map { Double($0 * $0 % 97) * 0.1 - 3 }
      let matrix = try array(values, [rows, columns], type)
      for keeps in [false, true] {
        let quick = try Kernels.sum(matrix, dims: [0], keepDims: keeps)
        // Leaving nan out takes the general way, and there is none.
        let general = try Kernels.nanSum(matrix, dims: [0], keepDims: keeps)
        #expect(quick.shape == general.shape)
        #expect(quick.doubles == general.doubles)
      }
    }
  }

  @Test func `Integers and bools are summed in int64`() throws {
    let total = try Kernels.sum(array([200, 100], nil, .uint8))
    #expect(total.scalarType == .int64)
    #expect(try total.item() == .int(300))
    #expect(try Kernels.sum(array([1, 1, 0], nil, .bool)).item() == .int(2))
  }

  @Test func `Spread and size`() throws {
    #expect(try Kernels.variance(tenths, squareRoot: true).item() == .double(28.88194465637207))
    #expect(try Kernels.norm(tenths, p: 2).item() == .double(1824.3724365234375))
    #expect(try Kernels.logSumExp(array([1, 2, 3]), dims: [0]).item() == .double(3.4076058864593506))
  }

  @Test func `nan wins, the first of equal elements is named`() throws {
    let values = try array([1, 5, 5, 2])
    #expect(try Kernels.argMax(values).item() == .int(1))
    #expect(try Kernels.maximum(array([1, .nan, 3])).item().doubleValue.isNaN)
    let best = try Kernels.minimumWithIndices(array([3, 1, 2, 0], [2, 2]), dim: 1)
    #expect(best.values.doubles == [1, 0])
    #expect(best.indices.integers == [1, 1])
  }

  @Test func `Reducing nothing is refused where there is no answer`() throws {
    let empty = try NDArray.zeros([0], .float32)
    #expect(try Kernels.sum(empty).item() == .double(0))
    let error = #expect(throws: TensorError.self) { try Kernels.maximum(empty) }
    #expect(error?.message.hasPrefix("amax(): Expected reduction dim to be specified") == true)
    #expect(throws: TensorError.self) { try Kernels.sum(NDArray.zeros([2, 2], .float32), dims: [0, 0]) }
  }

  @Test func `Running sums are added up in float64`() throws {
    let sums = try Kernels.cumulativeSum(NDArray.full([5], .double(0.1), .float32), dim: 0)
    #expect(
      sums.doubles == [
        0.10000000149011612, 0.20000000298023224, 0.30000001192092896, 0.4000000059604645, 0.5,
      ])
  }
}
