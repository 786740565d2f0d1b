/// Lines along which a table of values has the same height.
package enum Contours {
  /// The pieces of the lines at a level; values that are no numbers have none around them.
  ///
  /// - Parameters:
  ///   - values: The heights, row by row: a row for each y, a column for each x.
  package static func segments(
    of values: [Double], x: [Double], y: [Double], level: Double
  ) -> [Element.Segment] {
    guard x.count > 1, y.count > 1, values.count >= x.count * y.count else { return [] }
    var segments: [Element.Segment] = []
    for row in 0..<y.count - 1 {
      for column in 0..<x.count - 1 {
        // The corners of a field, one after the other around it.
        let corners = [
          (x[column], y[row], values[row * x.count + column]),
          (x[column + 1], y[row], values[row * x.count + column + 1]),
          (x[column + 1], y[row + 1], values[(row + 1) * x.count + column + 1]),
          (x[column], y[row + 1], values[(row + 1) * x.count + column]),
        ]
        guard corners.allSatisfy({ $0.2.isFinite }) else { continue }
        let crossings = (0..<4).compactMap { crossing(corners[$0], corners[($0 + 1) % 4], level) }
        if crossings.count == 2 {
          segments.append(.init(start: crossings[0], end: crossings[1]))
        } else if crossings.count == 4 {
          // A saddle: the middle tells which corners belong together.
          let middle = corners.reduce(0) { $0 + $1.2 / 4 }
          let joinsFirst = (middle >= level) == (corners[0].2 >= level)
          let pairs = joinsFirst ? [(0, 1), (2, 3)] : [(3, 0), (1, 2)]
          for (first, second) in pairs {
            segments.append(.init(start: crossings[first], end: crossings[second]))
          }
        }
      }
    }
    return segments
  }

  /// The middle of the two levels that each of so many places, across and down, lies between; no number where it
  /// lies between none.
  package static func bands(
    of values: [Double], x: [Double], y: [Double], levels: [Double], count: Int
  ) -> [Double] {
    guard x.count > 1, y.count > 1, count > 1, levels.count > 1, values.count >= x.count * y.count else {
      return []
    }
    let columns = (0..<count).map { place(Double($0) / Double(count - 1), in: x) }
    let rows = (0..<count).map { place(Double($0) / Double(count - 1), in: y) }
    var bands: [Double] = []
    bands.reserveCapacity(count * count)
    for row in rows {
      for column in columns {
        func height(_ down: Int, _ across: Int) -> Double {
          values[(row.index + down) * x.count + column.index + across]
        }
        let upper = height(0, 0) + (height(0, 1) - height(0, 0)) * column.part
        let lower = height(1, 0) + (height(1, 1) - height(1, 0)) * column.part
        bands.append(band(of: upper + (lower - upper) * row.part, in: levels))
      }
    }
    return bands
  }

  /// Between which two coordinates a part of the way along all of them lies, and how far it is from the first.
  private static func place(_ part: Double, in coordinates: [Double]) -> (index: Int, part: Double) {
    let (first, last) = (coordinates[0], coordinates[coordinates.count - 1])
    let wanted = first + (last - first) * part
    let rises = last >= first
    let next = coordinates.firstIndex { rises ? $0 > wanted : $0 < wanted } ?? coordinates.count - 1
    let index = min(coordinates.count - 2, max(0, next - 1))
    let step = coordinates[index + 1] - coordinates[index]
    return (index, step == 0 ? 0 : min(1, max(0, (wanted - coordinates[index]) / step)))
  }

  private static func band(of height: Double, in levels: [Double]) -> Double {
    guard height.isFinite, height >= levels[0], height <= levels[levels.count - 1] else { return .nan }
    let next = levels.firstIndex { $0 > height } ?? levels.count - 1
    return levels[next - 1] / 2 + levels[next] / 2
  }

  private static func crossing(
    _ first: (Double, Double, Double), _ second: (Double, Double, Double), _ level: Double
  ) -> Point? {
    guard (first.2 >= level) != (second.2 >= level) else { return nil }
    let part = (level - first.2) / (second.2 - first.2)
    guard part.isFinite else { return nil }
    return Point(first.0 + (second.0 - first.0) * part, first.1 + (second.1 - first.1) * part)
  }
}
