import Glibc
import Testing

@testable import TensorCore

/// Kernels over arrays that two threads share, against the same over small ones.
@Suite struct LargeArrayTests {
  private static let count = 200_003

  /// Numbers between -4 and 4 in no order.
  private func numbers(_ count: Int = Self.count, _ type: ScalarType = .float32) throws -> NDArray {
    let array = try NDArray.empty([count], .float64)
    for i in 0..<count { array.pointer(as: Double.self)[i] = Double((i &* 7919) % 8000 - 4000) / 1000 }
    return try array.converted(to: type)
  }

  /// The same kernel over some elements at a time.
  private func inSlices(_ a: NDArray, _ kernel: (NDArray) throws -> NDArray) throws -> [Double] {
    var result: [Double] = []
    for start in stride(from: 0, to: a.elementCount, by: 1024) {
      let end = min(start + 1024, a.elementCount)
      result += try kernel(a.slice(0, start: start, end: end)).doubles
    }
    return result
  }

  @Test(arguments: [ScalarType.float32, .float64])
  func `unary kernels give what they give for few elements`(type: ScalarType) throws {
    let a = try numbers(Self.count, type)
    for kernel in [UnaryKernel.exp, .tanh, .floor, .ceil, .round, .trunc, .reciprocal, .absolute] {
      let large = try Kernels.unary(kernel, a).doubles
      #expect(try large == inSlices(a) { try Kernels.unary(kernel, $0) }, "\(kernel)")
    }
  }

  @Test(arguments: [ScalarType.float32, .float64])
  func `sums of products give what they give for few elements`(type: ScalarType) throws {
    let a = try numbers(Self.count, type)
    let half = KernelOperand.number(.double(0.25))
    let kernels: [(NDArray) throws -> NDArray] = [
      { try Kernels.addProduct($0, $0, $0, value: .double(0.3), type: type) },
      { try Kernels.addQuotient($0, $0, $0, value: .double(0.3), type: type) },
      { try Kernels.addScaled($0, $0, scale: .double(0.7), type: type) },
      { try Kernels.lerp($0, Kernels.unary(.exp, $0), weight: half, type: type) },
      { try Kernels.lerp($0, Kernels.unary(.exp, $0), weight: .array($0), type: type) },
      { try Kernels.clamp($0, minimum: .number(.int(-1)), maximum: .number(.int(2)), type: type) },
      { try $0.converted(to: .int64) },
    ]
    for (index, kernel) in kernels.enumerated() {
      // Zeros divided by zeros are no numbers.
      let large = try kernel(a).doubles.map { $0.isNaN ? 99 : $0 }
      #expect(try large == inSlices(a, kernel).map { $0.isNaN ? 99 : $0 }, "kernel \(index)")
    }
  }

  @Test(arguments: [ScalarType.float32, .float64])
  func `extremes are found with their places, and nan before all`(type: ScalarType) throws {
    let a = try numbers(Self.count, type)
    #expect(try Kernels.maximum(a).doubles == [a.doubles.max() ?? 0])
    #expect(try Kernels.minimum(a).doubles == [a.doubles.min() ?? 0])
    let largest = try Kernels.argMax(a).integers[0]
    #expect(largest == a.doubles.firstIndex(of: a.doubles.max() ?? 0))
    let rows = try a.slice(0, start: 0, end: 200_000).reshaped([400, 500])
    let found = try Kernels.maximumWithIndices(rows, dim: 1)
    let texts = rows.doubles
    for row in [0, 1, 399] {
      let values = Array(texts[(row * 500)..<(row * 500 + 500)])
      #expect(found.values.doubles[row] == values.max())
      #expect(found.indices.integers[row] == values.firstIndex(of: values.max() ?? 0))
    }
    a.slice0(150_000).setFirst(.double(.nan))
    #expect(try Kernels.maximum(a).doubles[0].isNaN && Kernels.minimum(a).doubles[0].isNaN)
    #expect(try Kernels.argMin(a).integers == [150_000])
  }

  @Test func `functions of float32 are rounded once`() throws {
    let a = try numbers()
    let functions: [(UnaryKernel, (Double) -> Double)] = [
      (.exp, exp), (.tanh, tanh), (.erf, erf), (.log, log), (.log2, log2), (.log10, log10),
    ]
    for (kernel, function) in functions {
      // Negative numbers have no logarithm.
      let wanted = a.doubles.map { Double(Float(function($0))) }.map { $0.isNaN ? 99 : $0 }
      #expect(try Kernels.unary(kernel, a).doubles.map { $0.isNaN ? 99 : $0 } == wanted, "\(kernel)")
    }
    for kernel in [UnaryKernel.log, .log2, .log10] {
      let found = try Kernels.unary(kernel, array([0, -0.0, 0x1p-149, 1, .infinity, -1, .nan])).doubles
      #expect(found[0] == -.infinity && found[1] == -.infinity && found[2] < -44 && found[3] == 0)
      #expect(found[4] == .infinity && found[5].isNaN && found[6].isNaN)
    }
    let extremes = try array([-.infinity, -200, -103, -87.5, 88.7, 89, .infinity, .nan])
    let found = try Kernels.unary(.exp, extremes).doubles
    #expect(found.prefix(2) == [0, 0] && found[2] == 0x1p-149 && found[3] > 0 && found[4] < .infinity)
    #expect(found[5] == .infinity && found[6] == .infinity && found[7].isNaN)
  }

  @Test func `variances are those of the elements`() throws {
    let a = try numbers()
    let mean = a.doubles.reduce(0, +) / Double(Self.count)
    let exact = a.doubles.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(Self.count - 1)
    #expect(try Kernels.variance(a).doubles == [Double(Float(exact))])
    #expect(try Kernels.variance(a, squareRoot: true).doubles == [Double(Float(exact.squareRoot()))])
  }

  @Test(arguments: [(512, 128, 96), (3, 200, 5000), (5000, 200, 3), (300, 301, 299)])
  func `products are the same in parts`(rows: Int, inner: Int, columns: Int) throws {
    let a = try numbers(rows * inner).reshaped([rows, inner])
    let b = try numbers(inner * columns).reshaped([inner, columns])
    let turned = try b.transposed(0, 1).contiguous().transposed(0, 1)
    let exact = try Kernels.matrixMultiply(a.converted(to: .float64), b.converted(to: .float64)).doubles
    for result in [try Kernels.matrixMultiply(a, b), try Kernels.matrixMultiply(a, turned)] {
      #expect(zip(result.doubles, exact).allSatisfy { abs($0 - $1) < 1e-2 })
    }
    let pair = try Kernels.stack([a, a, a], dim: 0, type: .float32)
    let batch = try Kernels.batchedMatrixMultiply(pair, Kernels.stack([b, b, b], dim: 0, type: .float32))
    #expect(try batch.select(0, 0).doubles == batch.select(0, 2).doubles)
  }
}

extension NDArray {
  fileprivate func slice0(_ index: Int) -> NDArray { view(shape: [], strides: [], offset: offset + index) }
}
