import BigInt
import Glibc

/// Finds bytes in bytes.
enum TextSearch {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  /// The first place of `needle` within `lower..<upper`; nil if there is none.
  static func first(_ needle: Bytes, in bytes: Bytes, from lower: Int, to upper: Int) -> Int? {
    guard needle.count > 0 else { return lower <= upper ? lower : nil }
    guard upper - lower >= needle.count, let base = bytes.baseAddress, let wanted = needle.baseAddress else {
      return nil
    }
    var position = lower
    let last = upper - needle.count
    while position <= last {
      guard let found = memchr(base + position, Int32(wanted[0]), last - position + 1) else { return nil }
      position = UnsafeRawPointer(base).distance(to: found)
      if needle.count == 1 || memcmp(base + position, wanted, needle.count) == 0 { return position }
      position += 1
    }
    return nil
  }

  /// Whether a text contains another.
  static func contains(_ needle: String, in text: String) -> Bool {
    var needle = needle
    var text = text
    return text.withUTF8 { bytes in
      needle.withUTF8 { first($0, in: bytes, from: 0, to: bytes.count) != nil }
    }
  }

  /// The last place of `needle` within `lower..<upper`; nil if there is none.
  static func last(_ needle: Bytes, in bytes: Bytes, from lower: Int, to upper: Int) -> Int? {
    guard needle.count > 0 else { return lower <= upper ? upper : nil }
    guard let base = bytes.baseAddress, let wanted = needle.baseAddress else { return nil }
    var position = upper - needle.count
    while position >= lower {
      if base[position] == wanted[0], memcmp(base + position, wanted, needle.count) == 0 { return position }
      position -= 1
    }
    return nil
  }

  /// Gives the places of `needle`, none overlapping another, at most `limit` of them.
  ///
  /// - Parameter flag: where this becomes nonzero, the search ends early.
  /// - Returns: how many places were given; nil where the search ended early.
  static func forEach(
    _ needle: Bytes, in bytes: Bytes, from lower: Int, to upper: Int, limit: Int = .max,
    until flag: UnsafeMutablePointer<Int32>?, _ body: (Int) -> Void
  ) -> Int? {
    var count = 0
    var position = lower
    while count < limit, let found = first(needle, in: bytes, from: position, to: upper) {
      body(found)
      count += 1
      position = found + needle.count
      if let flag, flag.pointee != 0 { return nil }
    }
    return count
  }

  /// A start and an end as slices clip them.
  static func bounds(
    _ start: Value, _ end: Value, count: Int, in interpreter: Interpreter
  ) throws(PythonError) -> (lower: Int, upper: Int) {
    func bound(_ value: Value, _ fallback: Int) throws(PythonError) -> Int {
      if value.isUnset || value.isNone { return fallback }
      if let big = value.cast(to: IntegerObject.self) { return big.value.sign == .minus ? 0 : count + 1 }
      let given = try interpreter.index(
        value, orRaise: "slice indices must be integers or None or have an __index__ method")
      return given < 0 ? max(given &+ count, 0) : given
    }
    let lower = try bound(start, 0)
    return (lower, min(try bound(end, count), count))
  }
}
