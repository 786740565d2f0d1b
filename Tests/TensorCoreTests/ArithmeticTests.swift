import Testing

@testable import TensorCore

@Suite("Arithmetic on many elements")
struct ArithmeticTests {
  private static let kernels: [(BinaryKernel, @Sendable (Double, Double) -> Double)] = [
    (.add, { $0 + $1 }), (.subtract, { $0 - $1 }), (.multiply, { $0 * $1 }), (.divide, { $0 / $1 }),
  ]

  @Test("of two arrays, of one and a number, and into an operand", arguments: [ScalarType.float32, .float64])
  func operations(type: ScalarType) throws {
    let values = (0..<70).map { Double($0) * 0.75 - 20 }
    let others = (0..<70).map { 3 - Double($0) * 0.5 }
    let (a, b) = (try array(values, nil, type), try array(others, nil, type))
    func expected(_ function: (Double, Double) -> Double, _ x: [Double], _ y: [Double]) throws -> [Double] {
      try array(zip(x, y).map(function), nil, type).doubles
    }
    let five = [Double](repeating: 5, count: 70)
    for (kernel, function) in Self.kernels {
      #expect(try Kernels.binary(kernel, a, b, type: type).doubles == expected(function, values, others))
      let number = Scalar.double(5)
      #expect(
        try Kernels.binary(kernel, a, scalar: number, type: type).doubles == expected(function, values, five))
      #expect(
        try Kernels.binary(kernel, scalar: number, a, type: type).doubles == expected(function, five, values))
      let one = try NDArray.full([1], number, type)
      #expect(try Kernels.binary(kernel, one, a, type: type).doubles == expected(function, five, values))
      let copy = try a.copied()
      try Kernels.binary(kernel, b, copy, type: type, into: copy)
      #expect(copy.doubles == (try expected(function, others, values)))
    }
  }

  @Test("where one element of the result is the number beside all others")
  func numberInTheResult() throws {
    let a = try array((0..<70).map(Double.init))
    let third = a.view(shape: [], strides: [], offset: 3)
    let separate = try Kernels.binary(.add, a, third, type: .float32)
    #expect(separate.doubles == (0..<70).map { Double($0) + 3 })
  }
}
