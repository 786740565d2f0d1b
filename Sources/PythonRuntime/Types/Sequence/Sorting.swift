/// Stable sorting, in CPython's order of comparisons for short lists.
struct Sorting {
  let interpreter: Interpreter
  /// Short runs are sorted by binary insertion.
  private static let shortRun = 64

  private struct Element {
    var key: Value
    var value: Value
  }

  /// The values sorted.
  ///
  /// - Parameter key: a callable, or `None`.
  /// - Throws: what the key or a comparison raises; `KeyboardInterrupt`.
  static func sorted(
    _ values: [Value], key: Value, reverse: Bool, in interpreter: Interpreter
  ) throws(PythonError) -> [Value] {
    let sorting = Sorting(interpreter: interpreter)
    if key.isNone, let fast = try sorting.fastSorted(values) { return reverse ? fast.reversed() : fast }
    var elements: [Element] = []
    elements.reserveCapacity(values.count)
    for value in values {
      elements.append(Element(key: key.isNone ? value : try interpreter.call(key, value), value: value))
      try interpreter.checkInterrupt()
    }
    if let order = try sorting.order(ofKeys: elements.map(\.key), reverse: reverse) {
      return order.map { values[$0] }
    }
    if reverse { elements.reverse() }
    try sorting.sort(&elements)
    if reverse { elements.reverse() }
    return elements.map(\.value)
  }

  /// Integers or floats alone, which need no comparisons through the interpreter; equal ones cannot be told apart.
  private func fastSorted(_ values: [Value]) throws(PythonError) -> [Value]? {
    guard values.count > 1 else { return values }
    switch values[0] {
    case .int:
      var numbers: [Int] = []
      numbers.reserveCapacity(values.count)
      for value in values {
        guard case .int(let number) = value else { return nil }
        numbers.append(number)
      }
      try sort(&numbers)
      return numbers.map { .int($0) }
    case .float:
      var numbers: [Double] = []
      numbers.reserveCapacity(values.count)
      for value in values {
        // Zeros of both signs are equal yet differ, and nan has no order.
        guard case .float(let number) = value, number < 0 || number > 0 else { return nil }
        numbers.append(number)
      }
      try sort(&numbers)
      return numbers.map { .float($0) }
    default: return nil
    }
  }

  private func isLess(_ a: Value, _ b: Value) throws(PythonError) -> Bool {
    switch (a, b) {
    case (.int(let a), .int(let b)): return a < b
    case (.float(let a), .float(let b)): return a < b
    case (.object(let left as StringObject), .object(let right as StringObject))
    where left.type === interpreter.types.str && right.type === interpreter.types.str:
      try interpreter.checkInterrupt()
      return left.order(to: right) < 0
    default:
      try interpreter.checkInterrupt()
      return try interpreter.isTrue(interpreter.compare(.less, a, b))
    }
  }

  private func sort(_ elements: inout [Element]) throws(PythonError) {
    let count = elements.count
    guard count > 1 else { return }
    var least = count
    var remainder = 0
    while least >= Self.shortRun {
      remainder |= least & 1
      least >>= 1
    }
    least += remainder
    var runs: [Range<Int>] = []
    var start = 0
    while start < count {
      var end = try naturalRun(&elements, from: start)
      if end - start < least {
        let forced = min(start + least, count)
        try insertionSort(&elements, start..<forced, sorted: end)
        end = forced
      }
      runs.append(start..<end)
      start = end
      try mergeCollapse(&elements, &runs)
    }
    while runs.count > 1 {
      var at = runs.count - 2
      if at > 0, runs[at - 1].count < runs[at + 1].count { at -= 1 }
      try merge(&elements, &runs, at: at)
    }
  }

  /// The end of the ascending or strictly descending run from a place on; a descending one is turned round.
  private func naturalRun(_ elements: inout [Element], from start: Int) throws(PythonError) -> Int {
    var end = start + 1
    guard end < elements.count else { return end }
    let isDescending = try isLess(elements[end].key, elements[end - 1].key)
    end += 1
    while end < elements.count, try isLess(elements[end].key, elements[end - 1].key) == isDescending {
      end += 1
    }
    if isDescending { elements[start..<end].reverse() }
    return end
  }

  private func insertionSort(
    _ elements: inout [Element], _ range: Range<Int>, sorted: Int
  ) throws(PythonError) {
    var next = sorted
    while next < range.upperBound {
      let pivot = elements[next]
      var low = range.lowerBound
      var high = next
      while low < high {
        let middle = low + (high - low) >> 1
        if try isLess(pivot.key, elements[middle].key) { high = middle } else { low = middle + 1 }
      }
      var place = next
      while place > low {
        elements[place] = elements[place - 1]
        place -= 1
      }
      elements[low] = pivot
      next += 1
    }
  }

  private func mergeCollapse(_ elements: inout [Element], _ runs: inout [Range<Int>]) throws(PythonError) {
    while runs.count > 1 {
      var at = runs.count - 2
      if at > 0 && runs[at - 1].count <= runs[at].count + runs[at + 1].count
        || at > 1 && runs[at - 2].count <= runs[at - 1].count + runs[at].count
      {
        if runs[at - 1].count < runs[at + 1].count { at -= 1 }
      } else if runs[at].count > runs[at + 1].count {
        return
      }
      try merge(&elements, &runs, at: at)
    }
  }

  private func merge(
    _ elements: inout [Element], _ runs: inout [Range<Int>], at index: Int
  ) throws(PythonError) {
    let left = runs[index]
    let right = runs[index + 1]
    var merged: [Element] = []
    merged.reserveCapacity(left.count + right.count)
    var a = left.lowerBound
    var b = right.lowerBound
    while a < left.upperBound, b < right.upperBound {
      if try isLess(elements[b].key, elements[a].key) {
        merged.append(elements[b])
        b += 1
      } else {
        merged.append(elements[a])
        a += 1
      }
    }
    merged.append(contentsOf: elements[a..<left.upperBound])
    merged.append(contentsOf: elements[b..<right.upperBound])
    for (offset, element) in merged.enumerated() { elements[left.lowerBound + offset] = element }
    runs[index] = left.lowerBound..<right.upperBound
    runs.remove(at: index + 1)
  }
}
