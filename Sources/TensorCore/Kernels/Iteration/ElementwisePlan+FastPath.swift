extension ElementwisePlan {
  /// Covers `out` and one operand with tiles; one tile without any planning where both are contiguous.
  @inline(never)
  static func forEachTile(out: NDArray, _ a: NDArray, _ body: (Tile) -> Void) {
    if a.hasShape(of: out) && a.isContiguous && out.isContiguous {
      let lane = out.wholeLane
      runWhole(
        Tile(count: out.elementCount, rows: 1, out: lane, a: a.wholeLane, b: lane, c: lane),
        sizes: (out.scalarType.byteCount, a.scalarType.byteCount, 0), body)
    } else {
      ElementwisePlan(out: out, a).forEachTile(body)
    }
  }

  /// Covers `out` and two operands with tiles.
  @inline(never)
  static func forEachTile(out: NDArray, _ a: NDArray, _ b: NDArray, _ body: (Tile) -> Void) {
    if a.hasShape(of: out) && b.hasShape(of: out) && a.isContiguous && b.isContiguous && out.isContiguous {
      let lane = out.wholeLane
      runWhole(
        Tile(count: out.elementCount, rows: 1, out: lane, a: a.wholeLane, b: b.wholeLane, c: lane),
        sizes: (out.scalarType.byteCount, a.scalarType.byteCount, b.scalarType.byteCount), body)
    } else {
      ElementwisePlan(out: out, a, b).forEachTile(body)
    }
  }

  /// Covers `out` and three operands with tiles.
  @inline(never)
  static func forEachTile(out: NDArray, _ a: NDArray, _ b: NDArray, _ c: NDArray, _ body: (Tile) -> Void) {
    ElementwisePlan(out: out, a, b, c).forEachTile(body)
  }

  /// One tile of contiguous elements, shared among threads where it is large.
  @inline(__always)
  private static func runWhole(_ tile: Tile, sizes: (Int, Int, Int), _ body: (Tile) -> Void) {
    if tile.count < 2 * ParallelFor.grain {
      body(tile)
      return
    }
    ParallelFor.run(tile.count) { range in
      var part = tile
      part.count = range.count
      part.out.base += range.lowerBound &* sizes.0
      part.a.base += range.lowerBound &* sizes.1
      part.b.base += range.lowerBound &* sizes.2
      body(part)
    }
  }
}

extension NDArray {
  /// All elements of a contiguous array as one row.
  @inline(__always)
  var wholeLane: Lane {
    Lane(base: storage.pointer + offset &* scalarType.byteCount, step: 1, rowStep: 0)
  }
}
