import Testing

@testable import TensorCore

@Suite struct RandomTests {
  private func filled(
    _ shape: Dims, _ type: ScalarType = .float32, _ fill: (NDArray) throws -> Void
  ) throws -> [Double] {
    let result = try NDArray.empty(shape, type)
    try fill(result)
    return result.doubles
  }

  @Test func `Few normal numbers come in pairs whose second half is kept for later calls of any type`() throws
  {
    let generator = Generator(seed: 0)
    #expect(
      try filled([3]) { try $0.fillNormal(using: generator) }
        == [1.5409960746765137, -0.293428897857666, -2.1787893772125244])
    #expect(
      try filled([2]) { try $0.fillUniform(using: generator) } == [0.455627977848053, 0.6323062777519226])
    #expect(
      try filled([2], .float64) { try $0.fillNormal(using: generator) }
        == [0.5684312772806678, 0.1603812602788958])
  }

  @Test func `Sixteen and more normal numbers are drawn in blocks, the last one again`() throws {
    let generator = Generator(seed: 42)
    #expect(
      try filled([20]) { try $0.fillNormal(using: generator) } == [
        1.9269152879714966, 1.4872840642929077, 0.9007171988487244, -2.1055209636688232, -0.7581311464309692,
        1.078317642211914, 0.8008005619049072, 1.680620551109314, 0.3558599054813385, -0.6866229772567749,
        -0.4933563470840454, 0.2414877861738205, -0.2316243201494217, 0.041759490966796875,
        -0.2515752911567688, 0.859858512878418, -0.3097267746925354, -0.3957104980945587, 0.8034093379974365,
        -0.6215953826904297,
      ])
  }

  @Test func `A mixture of calls gives PyTorch's numbers`() throws {
    let generator = Generator(seed: 1)
    #expect(
      try filled([8], .int64) { try $0.fillIntegers(from: 0, to: 10, using: generator) }
        == [5, 9, 4, 8, 3, 3, 1, 1])
    #expect(try NDArray.randomPermutation(6, .int64, using: generator).integers == [5, 3, 2, 1, 4, 0])
    let half = try NDArray.full([6], .double(0.5), .float32)
    #expect(try filled([6]) { try $0.fillBernoulli(half, using: generator) } == [1, 1, 1, 0, 1, 0])
    #expect(try filled([6]) { try $0.fillBernoulli(0.5, using: generator) } == [1, 0, 1, 1, 1, 1])
    let weights = try array([1, 2, 3])
    #expect(
      try Kernels.multinomial(weights, count: 2, withReplacement: false, using: generator).integers == [2, 1])
    #expect(
      try filled([2]) { try $0.fillExponential(using: generator) } == [
        0.4060514569282532, 0.1521664261817932,
      ])
    #expect(
      try filled([3], .bfloat16) { try $0.fillNormal(using: generator) } == [
        -0.1103515625, 0.291015625, 0.5859375,
      ])
    #expect(
      try filled([2], .float64) { try $0.fillUniform(using: generator) }
        == [0.5614628289254493, 0.09287313701830247])
    let large = try NDArray.empty([2], .int64)
    try large.fillIntegers(from: 0, to: 1 << 40, using: generator)
    #expect(large.integers == [927_880_674_957, 494_650_655_151])
  }

  @Test func `A saved state brings the same numbers back`() throws {
    let generator = Generator(seed: 7)
    _ = try filled([5]) { try $0.fillNormal(using: generator) }
    let state = try generator.state()
    let first = try filled([20]) { try $0.fillNormal(using: generator) }
    try generator.restore(state)
    #expect(try filled([20]) { try $0.fillNormal(using: generator) } == first)
    #expect(throws: TensorError.self) { try generator.restore(NDArray.zeros([3], .uint8)) }
  }

  @Test func `Parameters that make no sense are refused in PyTorch's words`() throws {
    let target = try NDArray.zeros([3], .float32)
    let generator = Generator(seed: 0)
    let error = #expect(throws: TensorError.self) { try target.fillNormal(deviation: -1, using: generator) }
    #expect(error?.message == "normal expects std >= 0.0, but found std -1")
  }
}
