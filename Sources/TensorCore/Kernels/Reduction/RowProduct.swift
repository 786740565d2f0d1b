/// Products of elements that lie side by side, in the order in which PyTorch multiplies them.
enum RowProduct {
  /// Multiplies in four registers of `width` elements, which are then joined.
  @inline(__always)
  static func inLanes<T>(
    _ width: Int, _ row: UnsafePointer<T>, _ count: Int, _ one: T, _ multiply: (T, T) -> T
  ) -> T {
    let lanes = 4 &* width
    var result = one
    var next = 0
    if count >= lanes {
      withUnsafeTemporaryAllocation(of: T.self, capacity: lanes) { buffer in
        guard let lane = buffer.baseAddress else { return }
        lane.initialize(from: row, count: lanes)
        next = lanes
        while next &+ lanes <= count, !Interruption.isRequested(at: next / lanes) {
          for k in 0..<lanes { lane[k] = multiply(lane[k], row[next &+ k]) }
          next &+= lanes
        }
        for k in 0..<width {
          lane[k] = multiply(
            multiply(lane[k], lane[width &+ k]), multiply(lane[2 &* width &+ k], lane[3 &* width &+ k]))
        }
        result = lane[0]
        for k in 1..<width { result = multiply(result, lane[k]) }
      }
    }
    for i in next..<count { result = multiply(result, row[i]) }
    return result
  }
}
