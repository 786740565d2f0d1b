import CVectorMath

/// Sums floats in the order that PyTorch's vectorised CPU code does with 256-bit registers, so that results
/// agree in every digit on any machine: rows of four accumulators, spilled in a cascade of four levels.
enum CascadeSum {
  /// Adds the sums along dimension 0 or 1 of a plane to the results.
  ///
  /// - Parameters:
  ///   - size: The plane's extents.
  ///   - inStep: The elements' strides.
  ///   - outStep: The results' strides; 0 along what is summed.
  @inline(__always)
  static func addPlane<T: FloatElement, V: SumAccumulator>(
    _ source: UnsafeMutablePointer<T>, _ target: UnsafeMutablePointer<T>, size: (Int, Int),
    inStep: (Int, Int),
    outStep: (Int, Int), skipNan: Bool, vector: V.Type
  ) where V.Value == T.Compute {
    var size = size
    var inStep = inStep
    var outStep = outStep
    if outStep.0 != 0 && outStep.1 == 0 {
      swap(&size.0, &size.1)
      swap(&inStep.0, &inStep.1)
      swap(&outStep.0, &outStep.1)
    }
    @inline(__always) func value(_ x: T) -> T.Compute {
      let value = x.compute
      return skipNan && value.isNaN ? 0 : value
    }
    @inline(__always) func store(_ index: Int, _ sum: T.Compute) {
      let place = target + index &* outStep.1
      place.pointee = T(compute: place.pointee.compute + sum)
    }
    if outStep.0 != 0 && outStep.1 != 0 {
      // Not a true reduction: each result takes one element.
      for j in 0..<size.1 {
        if Interruption.isRequested(at: j) { return }
        for i in 0..<size.0 {
          let place = target + i &* outStep.0 + j &* outStep.1
          place.pointee = T(compute: place.pointee.compute + value(source[i &* inStep.0 + j &* inStep.1]))
        }
      }
      return
    }
    // Elements that need neither widening nor a look at each are added many rows at a time.
    let isDirect = T.self == T.Compute.self && !skipNan
    // A register holds twice as many half-width elements as float32 ones.
    let widening = MemoryLayout<T.Compute>.size / MemoryLayout<T>.size
    let width = V.width &* widening
    if inStep.0 == 1 && size.0 >= width {
      for j in 0..<size.1 {
        if Interruption.isRequested(at: j) { return }
        let row = source + j &* inStep.1
        let vectors = size.0 / width
        let rows = (first: UnsafeRawPointer(row), step: 4 &* V.width)
        let lanes = rowSum(count: vectors, V.self, rows: isDirect ? rows : nil) { index in
          var loaded = V.load { value(row[index &* width &+ $0]) }
          if widening == 2 { loaded.add(V.load { value(row[index &* width &+ V.width &+ $0]) }) }
          return loaded
        }
        var sum: T.Compute = 0
        for k in (vectors &* width)..<size.0 { sum += value(row[k]) }
        lanes.forEachLane { sum += $0 }
        store(j, sum)
      }
    } else if inStep.1 == 1 && size.1 >= width {
      var j = 0
      while j + 4 &* V.width <= size.1 {
        if Interruption.isRequested(at: j) { return }
        let rows = (first: UnsafeRawPointer(source + j), step: inStep.0)
        let sums = multiRowSum(count: size.0, V.self, rows: isDirect ? rows : nil) { row, k in
          V.load { value(source[row &* inStep.0 &+ j &+ k &* V.width &+ $0]) }
        }
        var column = j
        for sum in [sums.0, sums.1, sums.2, sums.3] {
          sum.forEachLane {
            store(column, $0)
            column += 1
          }
        }
        j += 4 &* V.width
      }
      while j + V.width <= size.1 {
        let sum = rowSum(count: size.0, V.self) { row in
          V.load { value(source[row &* inStep.0 &+ j &+ $0]) }
        }
        var column = j
        sum.forEachLane {
          store(column, $0)
          column += 1
        }
        j += V.width
      }
      while j < size.1 {
        store(j, rowSum(count: size.0, T.Compute.self) { value(source[$0 &* inStep.0 &+ j]) })
        j += 1
      }
    } else if inStep.0 < inStep.1 {
      for j in 0..<size.1 {
        if Interruption.isRequested(at: j) { return }
        store(j, rowSum(count: size.0, T.Compute.self) { value(source[$0 &* inStep.0 &+ j &* inStep.1]) })
      }
    } else {
      var j = 0
      while j + 3 < size.1 {
        if Interruption.isRequested(at: j) { return }
        let sums = multiRowSum(count: size.0, T.Compute.self) { row, k in
          value(source[row &* inStep.0 &+ (j &+ k) &* inStep.1])
        }
        store(j, sums.0)
        store(j + 1, sums.1)
        store(j + 2, sums.2)
        store(j + 3, sums.3)
        j += 4
      }
      while j < size.1 {
        store(j, rowSum(count: size.0, T.Compute.self) { value(source[$0 &* inStep.0 &+ j &* inStep.1]) })
        j += 1
      }
    }
  }

  /// The sum of `count` items, taken as rows of four.
  ///
  /// - Parameter rows: Where the rows stand and how many elements apart, if items are elements as they are.
  @inline(__always)
  private static func rowSum<V: SumAccumulator>(
    count: Int, _: V.Type, rows: (first: UnsafeRawPointer, step: Int)? = nil, _ item: (Int) -> V
  ) -> V {
    let rowCount = count / 4
    var sums = multiRowSum(count: rowCount, V.self, rows: rows) { row, k in item(row &* 4 &+ k) }
    for i in (rowCount &* 4)..<count { sums.0.add(item(i)) }
    sums.0.add(sums.1)
    sums.0.add(sums.2)
    sums.0.add(sums.3)
    return sums.0
  }

  /// Four sums over `count` rows side by side; every 16 (or more) rows the sums move up a level.
  @inline(__always)
  private static func multiRowSum<V: SumAccumulator>(
    count: Int, _: V.Type, rows: (first: UnsafeRawPointer, step: Int)? = nil, _ item: (Int, Int) -> V
  ) -> (V, V, V, V) {
    let levelPower = Swift.max(4, ceilLog2(count) / 4)
    let levelStep = 1 << levelPower
    let levelMask = levelStep - 1
    var level0 = (V.zero, V.zero, V.zero, V.zero)
    var level1 = level0
    var level2 = level0
    var level3 = level0
    @inline(__always) func addRows(_ range: Range<Int>) {
      if let rows {
        let first = rows.first + range.lowerBound &* rows.step &* MemoryLayout<V.Value>.stride
        V.addRows(&level0, from: first, count: range.count, step: rows.step)
        return
      }
      for row in range {
        level0.0.add(item(row, 0))
        level0.1.add(item(row, 1))
        level0.2.add(item(row, 2))
        level0.3.add(item(row, 3))
      }
    }
    @inline(__always) func move(_ low: inout (V, V, V, V), to high: inout (V, V, V, V)) {
      high.0.add(low.0)
      high.1.add(low.1)
      high.2.add(low.2)
      high.3.add(low.3)
      low = (V.zero, V.zero, V.zero, V.zero)
    }
    var i = 0
    while i + levelStep <= count {
      addRows(i..<i &+ levelStep)
      i &+= levelStep
      move(&level0, to: &level1)
      // Of very many rows a level alone has more than anyone waits for.
      if i & 0xFFFF == 0, Interruption.isRequested { return level0 }
      if i & (levelMask << levelPower) != 0 { continue }
      move(&level1, to: &level2)
      if i & (levelMask << (2 &* levelPower)) != 0 { continue }
      move(&level2, to: &level3)
    }
    addRows(i..<count)
    move(&level1, to: &level0)
    move(&level2, to: &level0)
    move(&level3, to: &level0)
    return level0
  }

  private static func ceilLog2(_ value: Int) -> Int {
    value <= 2 ? 1 : Int.bitWidth - (value - 1).leadingZeroBitCount
  }
}

/// What a ``CascadeSum`` adds up in: a number, or a register full of them.
public protocol SumAccumulator {
  associatedtype Value
  static var zero: Self { get }
  static var width: Int { get }
  static func load(_ lane: (Int) -> Value) -> Self
  /// Adds rows of four that stand `step` values apart.
  static func addRows(
    _ sums: inout (Self, Self, Self, Self), from first: UnsafeRawPointer, count: Int, step: Int)
  mutating func add(_ other: Self)
  func forEachLane(_ body: (Value) -> Void)
}

extension ComputeFloat {
  @inline(__always) public static var width: Int { 1 }
  @inline(__always) public static func load(_ lane: (Int) -> Self) -> Self { lane(0) }
  public static func addRows(
    _ sums: inout (Self, Self, Self, Self), from first: UnsafeRawPointer, count: Int, step: Int
  ) {
    let values = first.assumingMemoryBound(to: Self.self)
    for row in 0..<count {
      sums.0 += values[row &* step]
      sums.1 += values[row &* step &+ 1]
      sums.2 += values[row &* step &+ 2]
      sums.3 += values[row &* step &+ 3]
    }
  }
  @inline(__always) public mutating func add(_ other: Self) { self += other }
  @inline(__always) public func forEachLane(_ body: (Self) -> Void) { body(self) }
}

extension SIMD8<Float>: SumAccumulator {
  @inline(__always) public static var width: Int { 8 }
  @inline(__always) public static func load(_ lane: (Int) -> Float) -> SIMD8<Float> {
    var result = SIMD8<Float>()
    for i in 0..<8 { result[i] = lane(i) }
    return result
  }
  @inline(__always) public static func addRows(
    _ sums: inout (Self, Self, Self, Self), from first: UnsafeRawPointer, count: Int, step: Int
  ) {
    withUnsafeMutableBytes(of: &sums) { sums in
      add_rows_f32(
        sums.assumingMemoryBound(to: Float.self).baseAddress, first.assumingMemoryBound(to: Float.self),
        count, step)
    }
  }
  @inline(__always) public mutating func add(_ other: SIMD8<Float>) { self += other }
  @inline(__always) public func forEachLane(_ body: (Float) -> Void) { for i in 0..<8 { body(self[i]) } }
}

extension SIMD4<Double>: SumAccumulator {
  @inline(__always) public static var width: Int { 4 }
  @inline(__always) public static func load(_ lane: (Int) -> Double) -> SIMD4<Double> {
    var result = SIMD4<Double>()
    for i in 0..<4 { result[i] = lane(i) }
    return result
  }
  @inline(__always) public static func addRows(
    _ sums: inout (Self, Self, Self, Self), from first: UnsafeRawPointer, count: Int, step: Int
  ) {
    withUnsafeMutableBytes(of: &sums) { sums in
      add_rows_f64(
        sums.assumingMemoryBound(to: Double.self).baseAddress, first.assumingMemoryBound(to: Double.self),
        count, step)
    }
  }
  @inline(__always) public mutating func add(_ other: SIMD4<Double>) { self += other }
  @inline(__always) public func forEachLane(_ body: (Double) -> Void) { for i in 0..<4 { body(self[i]) } }
}
