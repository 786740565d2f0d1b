/// The tiles of an elementwise operation, one after the other.
///
/// A cursor rather than a function that takes a closure: kernels have hundreds of inner loops, and each is
/// compiled once, beside one shared copy of the planning.
struct TileCursor {
  private(set) var tile: Tile
  private var state: State
  /// What is left of a large tile.
  private var parts: TileParts?

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
    parts = TileParts(tile, elementSizes)
    state = tile.count == 0 || parts != nil ? .done : .single
  }

  @inline(never)
  init(_ plan: ElementwisePlan) {
    tile = plan.firstTile
    if plan.shape.contains(0) {
      state = .done
    } else if plan.shape.count <= 2 {
      parts = TileParts(tile, plan.elementSizes)
      state = parts == nil ? .single : .done
    } else {
      state = .planned(plan, next: Dims(repeating: 0, count: plan.shape.count))
    }
  }

  /// Moves to the next tile; false behind the last, or when the code is asked to stop.
  @inline(never)
  mutating func advance() -> Bool {
    if parts != nil, let isThere = advanceInParts() { return isThere }
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
      parts = TileParts(tile, plan.elementSizes)
      return parts == nil || advanceInParts() == true
    }
  }

  /// Moves to the next part of a large tile; nil behind the last.
  @inline(never)
  private mutating func advanceInParts() -> Bool? {
    if Interruption.isRequested { return false }
    guard let part = parts?.next() else {
      parts = nil
      return nil
    }
    tile = part
    return true
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

  /// Covers `out` and three operands with tiles.
  @inline(__always)
  static func forEachTile(out: NDArray, _ a: NDArray, _ b: NDArray, _ c: NDArray, _ body: (Tile) -> Void) {
    var cursor = TileCursor(ElementwisePlan(out: out, a, b, c))
    while cursor.advance() { body(cursor.tile) }
  }

  /// Calls `body` with rectangles that cover every element once.
  @inline(__always)
  func forEachTile(_ body: (Tile) -> Void) {
    var cursor = TileCursor(self)
    while cursor.advance() { body(cursor.tile) }
  }
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
