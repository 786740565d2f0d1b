/// Releases what containers hold without running out of machine stack.
///
/// A linked list of a million nodes would release its nodes one inside the other. Containers hand their values
/// to this queue from `deinit`; beyond a depth it keeps the values and releases them in a loop.
package final class ReleaseQueue {
  private static let greatestDepth = 100

  private var depth = 0
  private var pending: [Value] = []

  package init() {}

  /// Deinitializes `count` values.
  package func release(_ values: UnsafeMutablePointer<Value>, count: Int) {
    if depth >= Self.greatestDepth {
      for index in 0..<count {
        if case .object = values[index] { pending.append(values[index]) }
      }
      values.deinitialize(count: count)
      return
    }
    depth += 1
    var index = 0
    while index < count {
      (values + index).raw.release()
      index &+= 1
    }
    depth -= 1
    if depth == 0, !pending.isEmpty { drain() }
  }

  /// Releases what a stored property holds; it is unset afterwards.
  package func release(_ value: inout Value) {
    guard case .object = value else { return }
    if depth >= Self.greatestDepth {
      pending.append(value)
      value = .unset
      return
    }
    depth += 1
    value = .unset
    depth -= 1
    if depth == 0, !pending.isEmpty { drain() }
  }

  private func drain() {
    depth = 1
    while true {
      guard let value = pending.popLast() else { break }
      _ = consume value
    }
    depth = 0
  }
}
