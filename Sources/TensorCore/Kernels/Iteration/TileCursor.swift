/// The tiles of an elementwise operation, one after the other.
///
/// A cursor rather than a function that takes a closure: kernels have hundreds of inner loops, and each is
/// compiled once, beside one shared copy of the planning.
struct TileCursor {
  private(set) var tile: Tile
  private let elementSizes: InlineArray<4, Int>
  private var state: State
  /// A large tile in parts, and which of them is next.
  private var parts: TileParts?
  private var nextPart = 0

  private enum State {
    /// A single tile that has not been handed out, or has.
    case single, done
    /// The tiles of a plan; the index is that of the next one in the dimensions beyond the second.
    case planned(ElementwisePlan, next: Dims)
  }

  /// One tile without any planning where the result is contiguous, and each operand is too or is one element.
  @inline(never)
  init(out: NDArray, _ a: NDArray) {
    if out.isContiguous, let first = a.singleLane(for: out) {
      let lane = out.wholeLane
      self.init(
        whole: Tile(count: out.elementCount, rows: 1, out: lane, a: first, b: lane, c: lane),
        [out.scalarType.byteCount, a.scalarType.byteCount, 0, 0])
    } else {
      self.init(ElementwisePlan(out: out, a))
    }
  }

  @inline(never)
  init(out: NDArray, _ a: NDArray, _ b: NDArray) {
    if out.isContiguous, let first = a.singleLane(for: out), let second = b.singleLane(for: out) {
      let lane = out.wholeLane
      self.init(
        whole: Tile(count: out.elementCount, rows: 1, out: lane, a: first, b: second, c: lane),
        [out.scalarType.byteCount, a.scalarType.byteCount, b.scalarType.byteCount, 0])
    } else {
      self.init(ElementwisePlan(out: out, a, b))
    }
  }

  private init(whole tile: Tile, _ elementSizes: InlineArray<4, Int>) {
    self.tile = tile
    self.elementSizes = elementSizes
    state = tile.count == 0 ? .done : .single
  }

  @inline(never)
  init(_ plan: ElementwisePlan) {
    tile = plan.firstTile
    elementSizes = plan.elementSizes
    if plan.shape.contains(0) {
      state = .done
    } else if plan.shape.count <= 2 {
      state = .single
    } else {
      state = .planned(plan, next: Dims(repeating: 0, count: plan.shape.count))
    }
  }

  /// Moves to the next tile, or to the next part of a large one, in memory's order; false behind the last, or when the
  /// code is asked to stop.
  @inline(never)
  mutating func advance() -> Bool {
    if let parts {
      if Interruption.isRequested { return false }
      if nextPart < parts.count {
        tile = parts[nextPart]
        nextPart += 1
        return true
      }
      self.parts = nil
    }
    guard advanceToWhole() else { return false }
    let (size, overflow) = tile.count.multipliedReportingOverflow(by: tile.rows)
    if !overflow && size <= TileCursor.largest { return true }
    let parts = TileParts(tile, elementSizes, size: TileCursor.largest)
    self.parts = parts
    tile = parts[0]
    nextPart = 1
    return true
  }

  /// The most elements between two looks at whether to stop.
  private static let largest = 1 << 22

  private mutating func advanceToWhole() -> Bool {
    switch state {
    case .done: return false
    case .single:
      state = .done
      return true
    case .planned(let plan, var next):
      if Interruption.isRequested { return false }
      tile = plan.firstTile
      plan.move(&tile, to: next)
      var dim = 2
      while dim < plan.shape.count {
        next[dim] += 1
        if next[dim] < plan.shape[dim] { break }
        next[dim] = 0
        dim += 1
      }
      state = dim == plan.shape.count ? .done : .planned(plan, next: next)
      return true
    }
  }

  /// Calls `body` with every tile, or with parts of large ones on two threads: it must be safe to run at once on tiles
  /// that do not overlap.
  @inline(never)
  consuming func share(_ body: (Tile) -> Void) {
    while advanceToWhole() {
      let (size, overflow) = tile.count.multipliedReportingOverflow(by: tile.rows)
      if !overflow && size < ParallelFor.leastShared {
        body(tile)
        continue
      }
      let parts = TileParts(tile, elementSizes, size: ParallelFor.piece(of: overflow ? .max : size))
      ParallelFor.run(parts.count, piece: 1) { numbers in
        for number in numbers { body(parts[number]) }
      }
    }
  }
}

extension ElementwisePlan {
  /// Covers `out` and one operand with tiles.
  @inline(__always)
  static func forEachTile(out: NDArray, _ a: NDArray, _ body: (Tile) -> Void) {
    var cursor = TileCursor(out: out, a)
    while cursor.advance() { body(cursor.tile) }
  }

  /// Covers `out` and two operands with tiles.
  @inline(__always)
  static func forEachTile(out: NDArray, _ a: NDArray, _ b: NDArray, _ body: (Tile) -> Void) {
    var cursor = TileCursor(out: out, a, b)
    while cursor.advance() { body(cursor.tile) }
  }

  /// Calls `body` with rectangles that cover every element once.
  @inline(__always)
  func forEachTile(_ body: (Tile) -> Void) {
    var cursor = TileCursor(self)
    while cursor.advance() { body(cursor.tile) }
  }

  // Where there are many elements, two threads share the tiles of the following. What `body` calls for each element
  // is not compiled into it as it is above, so that it should be loops of its own.

  /// Covers `out` and one operand with tiles.
  static func shareTiles(out: NDArray, _ a: NDArray, _ body: (Tile) -> Void) {
    TileCursor(out: out, a).share(body)
  }

  /// Covers `out` and two operands with tiles.
  static func shareTiles(out: NDArray, _ a: NDArray, _ b: NDArray, _ body: (Tile) -> Void) {
    TileCursor(out: out, a, b).share(body)
  }

  /// Covers `out` and three operands with tiles.
  static func shareTiles(out: NDArray, _ a: NDArray, _ b: NDArray, _ c: NDArray, _ body: (Tile) -> Void) {
    TileCursor(ElementwisePlan(out: out, a, b, c)).share(body)
  }

  /// Calls `body` with rectangles that cover every element once.
  func shareTiles(_ body: (Tile) -> Void) { TileCursor(self).share(body) }
}

extension NDArray {
  /// All elements of a contiguous array as one row.
  @inline(__always)
  var wholeLane: Lane {
    Lane(base: storage.pointer + offset &* scalarType.byteCount, step: 1, rowStep: 0)
  }

  /// Whether one element goes with all those of `out`.
  func isOneElement(in out: NDArray) -> Bool {
    elementCount == 1 || layout.repeatsOneElement && hasShape(of: out)
  }

  /// The elements that go with those of a contiguous `out`, as one row; nil where they do not lie in one.
  fileprivate func singleLane(for out: NDArray) -> Lane? {
    if isContiguous && hasShape(of: out) { return wholeLane }
    guard isOneElement(in: out) else { return nil }
    var lane = wholeLane
    lane.step = 0
    return lane
  }
}
