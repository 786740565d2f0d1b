import Testing

@testable import TensorCore

@Suite("A large tile in parts")
struct TilePartsTests {
  private static let base = 1 << 40

  /// A tile of float32 elements that lie as its steps say; the first operand is one element of a byte.
  private func tile(count: Int, rows: Int, step: Int, rowStep: Int) throws -> Tile {
    let pointer = try #require(UnsafeMutableRawPointer(bitPattern: Self.base))
    let lane = Lane(base: pointer, step: step, rowStep: rowStep)
    let fixed = Lane(base: pointer, step: 0, rowStep: 0)
    return Tile(count: count, rows: rows, out: lane, a: fixed, b: lane, c: lane)
  }

  /// The rectangles of the parts: row and column of the first element, rows and columns.
  private func rectangles(
    count: Int, rows: Int, step: Int, rowStep: Int, size: Int = 1 << 22
  ) throws -> [[Int]] {
    let whole = try tile(count: count, rows: rows, step: step, rowStep: rowStep)
    let parts = TileParts(whole, [4, 1, 8, 0], size: size)
    return (0..<parts.count).map { index in
      let part = parts[index]
      let distance = (Int(bitPattern: part.out.base) - Self.base) / 4
      #expect(Int(bitPattern: part.b.base) - Self.base == distance * 8)
      #expect(Int(bitPattern: part.a.base) == Self.base && Int(bitPattern: part.c.base) == Self.base)
      return [distance / rowStep, distance % rowStep / step, part.rows, part.count]
    }
  }

  @Test("what is not large is one part")
  func small() throws {
    #expect(try rectangles(count: 1 << 22, rows: 1, step: 1, rowStep: 1 << 22) == [[0, 0, 1, 1 << 22]])
    #expect(try rectangles(count: 3, rows: 2, step: 2, rowStep: 6, size: 64) == [[0, 0, 2, 3]])
  }

  @Test("rows are cut where one is large, else bands of rows are parts")
  func large() throws {
    #expect(
      try rectangles(count: 10_000_000, rows: 1, step: 2, rowStep: 20_000_000) == [
        [0, 0, 1, 4_194_304], [0, 4_194_304, 1, 4_194_304], [0, 8_388_608, 1, 1_611_392],
      ])
    #expect(
      try rectangles(count: 5_000_000, rows: 2, step: 1, rowStep: 5_000_000) == [
        [0, 0, 1, 4_194_304], [0, 4_194_304, 1, 805_696], [1, 0, 1, 4_194_304], [1, 4_194_304, 1, 805_696],
      ])
    #expect(
      try rectangles(count: 1000, rows: 10_000, step: 1, rowStep: 3000) == [
        [0, 0, 4194, 1000], [4194, 0, 4194, 1000], [8388, 0, 1612, 1000],
      ])
    #expect(
      try rectangles(count: 100, rows: 5, step: 1, rowStep: 100, size: 256) == [
        [0, 0, 2, 100], [2, 0, 2, 100], [4, 0, 1, 100],
      ])
  }

  @Test("an operation over several of them")
  func operation() throws {
    let columns = try NDArray.arange(start: .int(0), end: .int(3_000_000), step: .int(1), .int32)
    let rows = try integers([10, 20, 30], [3, 1]).converted(to: .int32)
    let sum = try Kernels.binary(.add, columns, rows, type: .int32)
    for position in [0, 2_999_999, 3_000_000, 5_999_999, 6_000_000, 8_999_999] {
      #expect(sum.scalar(at: position).intValue == position % 3_000_000 + 10 * (position / 3_000_000 + 1))
    }
  }
}
