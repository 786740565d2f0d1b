import Plotting
import Testing

@Suite("Contours")
struct ContourTests {
  /// A cone's heights on a grid.
  private let coordinates = [-2.0, -1, 0, 1, 2]

  private var heights: [Double] {
    coordinates.flatMap { y in coordinates.map { x in abs(x) + abs(y) } }
  }

  @Test("pieces of lines lie at their height")
  func lines() {
    let segments = Contours.segments(of: heights, x: coordinates, y: coordinates, level: 1.5)
    #expect(!segments.isEmpty)
    for segment in segments {
      for point in [segment.start, segment.end] {
        #expect(abs(abs(point.x) + abs(point.y) - 1.5) < 0.51)
      }
    }
    #expect(Contours.segments(of: heights, x: coordinates, y: coordinates, level: 9).isEmpty)
    #expect(Contours.segments(of: [1], x: [0], y: [0], level: 1).isEmpty)
  }

  @Test("a saddle has two lines, and what is no number has none")
  func saddle() {
    let saddle = Contours.segments(of: [0, 1, 1, 0], x: [0, 1], y: [0, 1], level: 0.5)
    #expect(saddle.count == 2)
    #expect(Contours.segments(of: [0, .nan, 1, 0], x: [0, 1], y: [0, 1], level: 0.5).isEmpty)
  }

  @Test("bands are called by their middle")
  func bands() {
    let bands = Contours.bands(
      of: [0, 1, 2, 3], x: [0, 1], y: [0, 1], levels: [0, 1, 2], count: 3)
    #expect(bands.map { $0.isNaN ? -1 : $0 } == [0.5, 0.5, 1.5, 1.5, 1.5, 1.5, 1.5, -1, -1])
  }

  @Test("heights between the least and the greatest")
  func levels() {
    #expect(LinearTicks.values(from: 0, to: 7, intervals: 8, isFine: true) == [0, 1, 2, 3, 4, 5, 6, 7])
    #expect(LinearTicks.values(from: 0, to: 7, intervals: 20, isFine: true).count == 19)
  }
}
