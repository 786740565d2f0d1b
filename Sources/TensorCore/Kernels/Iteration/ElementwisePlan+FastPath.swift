extension ElementwisePlan {
  /// Covers `out` and one operand with tiles; one tile without any planning where both are contiguous.
  @inline(__always)
  static func forEachTile(out: NDArray, _ a: NDArray, _ body: (Tile) -> Void) {
    if a.shape == out.shape && a.isContiguous && out.isContiguous {
      let lane = out.wholeLane
      runWhole(
        Tile(count: out.elementCount, rows: 1, out: lane, a: a.wholeLane, b: lane, c: lane),
        sizes: (out.scalarType.byteCount, a.scalarType.byteCount, 0, 0), body)
    } else {
      ElementwisePlan(out: out, a).forEachTile(body)
    }
  }

  /// Covers `out` and two operands with tiles.
  @inline(__always)
  static func forEachTile(out: NDArray, _ a: NDArray, _ b: NDArray, _ body: (Tile) -> Void) {
    if a.shape == out.shape && b.shape == out.shape && a.isContiguous && b.isContiguous && out.isContiguous {
      let lane = out.wholeLane
      runWhole(
        Tile(count: out.elementCount, rows: 1, out: lane, a: a.wholeLane, b: b.wholeLane, c: lane),
        sizes: (out.scalarType.byteCount, a.scalarType.byteCount, b.scalarType.byteCount, 0), body)
    } else {
      ElementwisePlan(out: out, a, b).forEachTile(body)
    }
  }

  /// Covers `out` and three operands with tiles.
  @inline(__always)
  static func forEachTile(out: NDArray, _ a: NDArray, _ b: NDArray, _ c: NDArray, _ body: (Tile) -> Void) {
    ElementwisePlan(out: out, a, b, c).forEachTile(body)
  }

  /// One tile of contiguous elements, shared among threads where it is large.
  @inline(__always)
  static func runWhole(_ tile: Tile, sizes: (Int, Int, Int, Int), _ body: (Tile) -> Void) {
    body(tile)
  }
}

extension NDArray {
  /// All elements of a contiguous array as one row.
  @inline(__always)
  var wholeLane: Lane {
    Lane(base: storage.pointer + offset &* scalarType.byteCount, step: 1, rowStep: 0)
  }
}
