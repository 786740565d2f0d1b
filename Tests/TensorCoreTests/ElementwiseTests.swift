import Testing

@testable import TensorCore

@Suite struct ElementwiseTests {
  @Test func `A vector is added to each row as the general way adds it`() throws {
    for type in [ScalarType.float32, .float64] {
      let matrix = try array([0.1, 0.2, 0.3, -4, 5e9, 6], [2, 3], type)
      let vector = try array([0.7, -0.2, 1e-9], nil, type)
      let expected = try Kernels.binary(.add, matrix, vector, type: type)
      #expect(Kernels.addToRows(of: matrix, vector))
      #expect(matrix.doubles == expected.doubles)
    }
    let whole = try integers([1, 2], [1, 2])
    #expect(!Kernels.addToRows(of: whole, whole))
    #expect(whole.integers == [1, 2])
  }

  @Test(
    arguments: [([], [70]), ([1, 1], [70]), ([70], []), ([1], [7, 10]), ([1, 1, 1], [7, 10])]
      as [(Dims, Dims)])
  func `One element beside many`(first: Dims, second: Dims) throws {
    let (a, b) = (
      try NDArray.full(first, .double(2), .float32), try NDArray.full(second, .double(3), .float32)
    )
    let difference = try Kernels.binary(.subtract, a, b, type: .float32)
    #expect(difference.shape == (try Dims.broadcast(first, second)))
    #expect(difference.isContiguous)
    #expect(difference.doubles.allSatisfy { $0 == -1 })
  }

  @Test(arguments: [
    (UnaryKernel.exp, [1.6487212181091309, 2.7182817459106445, 12.182494163513184]),
    (.sin, [0.4794255495071411, 0.8414709568023682, 0.5984721183776855]),
    (.tanh, [0.46211716532707214, 0.7615941762924194, 0.9866142868995667]),
    (.sigmoid, [0.622459352016449, 0.7310585975646973, 0.9241418242454529]),
    (.log, [-0.6931471824645996, 0, 0.9162907600402832]),
    (.erf, [0.5204998850822449, 0.8427007794380188, 0.9995930194854736]),
    (.sqrt, [0.7071067690849304, 1, 1.5811388492584229]),
    (.lgamma, [0.5723649263381958, 0, 0.28468286991119385]),
  ])
  func `Functions agree with PyTorch`(kernel: UnaryKernel, expected: [Double]) throws {
    let values = try array([0.5, 1, 2.5])
    #expect(try Kernels.unary(kernel, values).doubles == expected)
    // The same numbers whatever the strides.
    let wide = try array([0.5, 9, 1, 9, 2.5, 9])
    #expect(try Kernels.unary(kernel, wide.slice(0, start: 0, end: nil, step: 2)).doubles == expected)
  }

  @Test func `Quotients and remainders take the divisor's sign`() throws {
    let (a, b) = (try integers([7, -7, 7, -7]), try integers([2, 2, -2, -2]))
    #expect(try Kernels.binary(.floorDivide, a, b, type: .int64).integers == [3, -4, -4, 3])
    #expect(try Kernels.binary(.remainder, a, b, type: .int64).integers == [1, 1, -1, -1])
    let (x, y) = (try array([7, -7, 7, -7]), try array([2, 2, -2, -2]))
    #expect(try Kernels.binary(.floorDivide, x, y, type: .float32).doubles == [3, -4, -4, 3])
  }

  @Test func `Integers wrap, and nothing traps`() throws {
    let least = try integers([.min])
    #expect(try Kernels.unary(.negate, least).integers == [.min])
    #expect(try Kernels.binary(.floorDivide, least, scalar: .int(-1), type: .int64).integers == [.min])
    #expect(try Kernels.binary(.shiftLeft, least, scalar: .int(100), type: .int64).integers == [0])
    let error = #expect(throws: TensorError.self) {
      try Kernels.binary(.floorDivide, least, scalar: .int(0), type: .int64)
    }
    #expect(error?.message == "ZeroDivisionError")
    #expect(try array([1e30, .nan]).converted(to: .int64).integers == [.min, .min])
  }

  @Test func `Operands broadcast`() throws {
    let row = try array([1, 2, 3], [1, 3])
    let column = try array([10, 20], [2, 1])
    let sum = try Kernels.binary(.add, row, column, type: .float32)
    #expect(sum.shape == [2, 3])
    #expect(sum.doubles == [11, 12, 13, 21, 22, 23])
    let error = #expect(throws: TensorError.self) {
      try Kernels.binary(.add, NDArray.zeros([2], .float32), NDArray.zeros([3], .float32), type: .float32)
    }
    #expect(
      error?.message
        == "The size of tensor a (2) must match the size of tensor b (3) at non-singleton dimension 0")
  }

  @Test func `Results keep the order of transposed operands`() throws {
    let transposed = try NDArray.zeros([2, 3], .float32).transposed(0, 1)
    #expect(try Kernels.unary(.exp, transposed).strides == [1, 3])
  }

  @Test func `Large arrays give what small ones give`() throws {
    let count = 200_001
    let large = try Kernels.binary(
      .multiply, NDArray.arange(start: .int(0), end: .int(count), step: .int(1), .float32),
      scalar: .double(1e-4),
      type: .float32)
    let whole = try Kernels.unary(.sin, large)
    for start in [0, 99_990, 100_031, 199_990] {
      let part = try large.slice(0, start: start, end: start + 11).copied()
      #expect(try Kernels.unary(.sin, part).doubles == whole.slice(0, start: start, end: start + 11).doubles)
    }
  }

  @Test func `Writing where one element stands for many is refused`() throws {
    let one = try NDArray.zeros([1, 3], .float32).expanded(to: [2, 3])
    #expect(throws: TensorError.self) {
      try Kernels.binary(.add, one, scalar: .int(1), type: .float32, into: one)
    }
  }

  @Test(arguments: [
    (ScalarType.uint8, ScalarType.int8, ScalarType.int16), (.float16, .bfloat16, .float32),
    (.int64, .float16, .float16), (.float64, .complex64, .complex128), (.bool, .uint8, .uint8),
  ])
  func `Types are promoted`(a: ScalarType, b: ScalarType, expected: ScalarType) {
    #expect(ScalarType.promoted(a, b) == expected)
    #expect(ScalarType.promoted(b, a) == expected)
  }

  @Test func `Numbers and 0-dim arrays count less than dimensioned arrays`() {
    let type = ScalarType.resultType(of: .dimensioned(.int32), .number(.double(1)), defaultType: .float32)
    #expect(type == .float32)
    #expect(
      ScalarType.resultType(of: .dimensioned(.float16), .zeroDimensional(.float64), defaultType: .float32)
        == .float16)
    #expect(
      ScalarType.resultType(of: .zeroDimensional(.int64), .dimensioned(.uint8), defaultType: .float32)
        == .uint8)
  }
}
