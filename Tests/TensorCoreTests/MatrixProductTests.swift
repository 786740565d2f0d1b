import Testing

@testable import TensorCore

@Suite struct MatrixProductTests {
  @Test func `Products of small matrices`() throws {
    let a = try array([1, 2, 3, 4], [2, 2])
    #expect(try Kernels.matrixMultiply(a, a).doubles == [7, 10, 15, 22])
    #expect(try Kernels.matrixMultiply(a, a.transposed(0, 1)).doubles == [5, 11, 11, 25])
    #expect(try Kernels.matrixVectorMultiply(a, array([1, 1])).doubles == [3, 7])
    #expect(try Kernels.dot(array([1, 2, 3]), array([4, 5, 6])).item() == .double(32))
    #expect(
      try Kernels.matrixMultiply(NDArray.zeros([2, 0], .float32), NDArray.zeros([0, 2], .float32)).doubles
        == [0, 0, 0, 0])
  }

  @Test(arguments: [(3, 5, 7), (33, 65, 37), (70, 300, 65), (1, 300, 1)], [ScalarType.float32, .float64])
  func `Blocked products are exact on small integers`(sizes: (Int, Int, Int), type: ScalarType) throws {
    let (rows, inner, columns) = sizes
    let generator = Generator(seed: 3)
    let a = try NDArray.empty([rows, inner], type)
    let b = try NDArray.empty([columns, inner], type)
    try a.fillIntegers(from: -3, to: 4, using: generator)
    try b.fillIntegers(from: -3, to: 4, using: generator)
    let transposed = try b.transposed(0, 1)
    let exact = try Kernels.matrixMultiply(
      a.converted(to: .int64), transposed.converted(to: .int64))
    #expect(try Kernels.matrixMultiply(a, transposed).doubles == exact.doubles)
    #expect(try Kernels.matrixMultiply(a, transposed.contiguous()).doubles == exact.doubles)
  }
}
