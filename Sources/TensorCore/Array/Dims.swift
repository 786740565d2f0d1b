/// The sizes or strides of an array, held inline up to five dimensions.
public struct Dims: RandomAccessCollection, MutableCollection, Sendable {
  @usableFromInline typealias Inline = (Int, Int, Int, Int, Int)
  @usableFromInline var inline: Inline = (0, 0, 0, 0, 0)
  /// Every entry, when there are more than five.
  @usableFromInline var overflow: [Int]?
  @usableFromInline var length: Int

  @inlinable public static var inlineCapacity: Int { 5 }

  /// No dimensions: the shape of a 0-dim tensor.
  @inlinable public init() { length = 0 }

  /// The sizes of a matrix.
  @inlinable public init(_ first: Int, _ second: Int) {
    inline = (first, second, 0, 0, 0)
    length = 2
  }

  /// `count` entries of `value`.
  @inlinable public init(repeating value: Int, count: Int) {
    length = count
    if count > Dims.inlineCapacity {
      overflow = Array(repeating: value, count: count)
    } else {
      inline = (value, value, value, value, value)
    }
  }

  @inlinable public init(_ entries: some Collection<Int>) {
    self.init(repeating: 0, count: entries.count)
    var index = 0
    for entry in entries {
      self[index] = entry
      index += 1
    }
  }

  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { length }
  @inlinable public var count: Int { length }

  @inlinable public subscript(index: Int) -> Int {
    get {
      precondition(index >= 0 && index < length, "dimension out of range")
      if let overflow { return overflow[index] }
      return withUnsafeBytes(of: inline) { $0.load(fromByteOffset: index &* 8, as: Int.self) }
    }
    set {
      precondition(index >= 0 && index < length, "dimension out of range")
      if overflow != nil {
        overflow![index] = newValue
      } else {
        withUnsafeMutableBytes(of: &inline) {
          $0.storeBytes(of: newValue, toByteOffset: index &* 8, as: Int.self)
        }
      }
    }
  }

  @inlinable public mutating func append(_ entry: Int) {
    if length < Dims.inlineCapacity {
      length += 1
      self[length - 1] = entry
    } else {
      var all = overflow ?? Array(self)
      all.append(entry)
      overflow = all
      length += 1
    }
  }

  @inlinable public mutating func insert(_ entry: Int, at position: Int) {
    precondition(position >= 0 && position <= length, "dimension out of range")
    append(entry)
    var index = length - 1
    while index > position {
      self[index] = self[index - 1]
      index -= 1
    }
    self[position] = entry
  }

  @discardableResult
  @inlinable public mutating func remove(at position: Int) -> Int {
    let removed = self[position]
    var index = position
    while index + 1 < length {
      self[index] = self[index + 1]
      index += 1
    }
    removeLast()
    return removed
  }

  @inlinable public mutating func removeLast() {
    precondition(length > 0, "no dimension to remove")
    length -= 1
    if var all = overflow {
      all.removeLast()
      if length <= Dims.inlineCapacity {
        overflow = nil
        for index in 0..<length { self[index] = all[index] }
      } else {
        overflow = all
      }
    }
  }

  /// The entries in the opposite order.
  @inlinable public var reversedEntries: Dims {
    var result = self
    for index in 0..<length { result[index] = self[length - 1 - index] }
    return result
  }

  /// The number of elements of an array of this shape; 1 for no dimensions.
  ///
  /// Arrays are only made of shapes whose element count fits (see ``checkedElementCount``).
  @inlinable public var elementCount: Int {
    var product = 1
    for index in 0..<length { product &*= self[index] }
    return product
  }

  /// The number of elements, or nil where it overflows.
  public var checkedElementCount: Int? {
    var product = 1
    var overflows = false
    for index in 0..<length {
      let size = self[index]
      if size == 0 { return 0 }
      let (next, overflow) = product.multipliedReportingOverflow(by: size)
      overflows = overflows || overflow
      product = next
    }
    return overflows ? nil : product
  }

  /// Throws for a view's shape whose element count overflows.
  func checkCount() throws(TensorError) {
    if checkedElementCount == nil {
      throw TensorError(.runtimeError, "numel: integer multiplication overflow")
    }
  }

  /// The strides of a row-major array of this shape, as PyTorch computes them (a size of 0 counts as 1).
  @inlinable public var contiguousStrides: Dims {
    var strides = Dims(repeating: 1, count: length)
    var step = 1
    var index = length - 1
    while index >= 0 {
      strides[index] = step
      step &*= Swift.max(self[index], 1)
      index -= 1
    }
    return strides
  }
}

extension Dims: Equatable {
  @inlinable public static func == (lhs: Dims, rhs: Dims) -> Bool {
    if lhs.length != rhs.length { return false }
    for index in 0..<lhs.length where lhs[index] != rhs[index] { return false }
    return true
  }
}

extension Dims: ExpressibleByArrayLiteral, CustomStringConvertible {
  @inlinable public init(arrayLiteral entries: Int...) { self.init(entries) }

  /// PyTorch's form in error texts, such as `[2, 3]`.
  public var description: String {
    "[" + map { String($0) }.joined(separator: ", ") + "]"
  }
}
