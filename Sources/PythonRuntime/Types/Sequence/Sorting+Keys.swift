/// Sorting by keys that compare without the interpreter: integers, floats or texts alone.
extension Sorting {
  /// A key and where its value stands, which tells equal keys apart.
  private struct Ranked<Key: Comparable>: Comparable {
    let key: Key
    let rank: Int

    @inline(__always)
    static func < (left: Ranked, right: Ranked) -> Bool {
      left.key < right.key || (left.rank < right.rank && !(right.key < left.key))
    }
  }

  /// A text that is kept alive elsewhere, with its first bytes as a number.
  private struct TextKey: Comparable {
    let start: UInt64
    let text: Unmanaged<StringObject>

    init(_ text: StringObject) {
      var start: UInt64 = 0
      for index in 0..<8 { start = start << 8 | (index < text.byteCount ? UInt64(text.bytes[index]) : 0) }
      self.start = start
      self.text = .passUnretained(text)
    }

    private static func order(_ left: TextKey, _ right: TextKey) -> Int {
      left.text._withUnsafeGuaranteedRef { left in right.text._withUnsafeGuaranteedRef { left.order(to: $0) }
      }
    }

    @inline(__always)
    static func < (left: TextKey, right: TextKey) -> Bool {
      left.start == right.start ? order(left, right) < 0 : left.start < right.start
    }

    static func == (left: TextKey, right: TextKey) -> Bool {
      left.start == right.start && order(left, right) == 0
    }
  }

  /// The places of keys in their order; nil if they are of different classes or need the interpreter.
  func order(ofKeys keys: [Value], reverse: Bool) throws(PythonError) -> [Int]? {
    switch keys.first {
    case .int:
      return try order(of: keys, reverse: reverse) {
        if case .int(let number) = $0 { return number }
        return nil
      }
    case .float:
      return try order(of: keys, reverse: reverse) {
        if case .float(let number) = $0, !number.isNaN { return number }
        return nil
      }
    case .object(let object) where object.type === interpreter.types.str:
      let order = try order(of: keys, reverse: reverse) { key -> TextKey? in
        guard case .object(let object) = key, object.type === interpreter.types.str else { return nil }
        return TextKey(unsafeDowncast(object, to: StringObject.self))
      }
      return withExtendedLifetime(keys) { order }
    default: return nil
    }
  }

  private func order<Key: Comparable>(
    of keys: [Value], reverse: Bool, _ key: (Value) -> Key?
  ) throws(PythonError) -> [Int]? {
    var ranked: [Ranked<Key>] = []
    ranked.reserveCapacity(keys.count)
    for (index, value) in keys.enumerated() {
      guard let key = key(value) else { return nil }
      // Equal keys keep their order, from the end if all is turned round.
      ranked.append(Ranked(key: key, rank: reverse ? -index : index))
    }
    try sort(&ranked)
    return reverse ? ranked.reversed().map { -$0.rank } : ranked.map(\.rank)
  }

  /// Numbers are sorted in stretches of this length, which are merged.
  private static let stretch = 1 << 17

  /// Sorts numbers, looking now and then for an interrupt.
  func sort<Number: Comparable>(_ numbers: inout [Number]) throws(PythonError) {
    let count = numbers.count
    if count <= Self.stretch { return numbers.sort() }
    for start in Swift.stride(from: 0, to: count, by: Self.stretch) {
      numbers[start..<min(start + Self.stretch, count)].sort()
      try interpreter.checkInterrupt()
    }
    var width = Self.stretch
    var merged: [Number] = []
    while width < count {
      merged.removeAll(keepingCapacity: true)
      merged.reserveCapacity(count)
      for start in Swift.stride(from: 0, to: count, by: 2 * width) {
        let middle = min(start + width, count)
        let end = min(start + 2 * width, count)
        var (left, right) = (start, middle)
        while left < middle || right < end {
          if left < middle, right == end || !(numbers[right] < numbers[left]) {
            merged.append(numbers[left])
            left += 1
          } else {
            merged.append(numbers[right])
            right += 1
          }
          if merged.count & 0xFFFF == 0 { try interpreter.checkInterrupt() }
        }
      }
      swap(&numbers, &merged)
      width *= 2
    }
  }
}
