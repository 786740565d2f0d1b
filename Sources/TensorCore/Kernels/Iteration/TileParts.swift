/// A tile of very many elements in parts, between which a request to stop is seen.
struct TileParts {
  /// The most elements of a part.
  private static let largest = 1 << 22

  private let whole: Tile
  private let elementSizes: InlineArray<4, Int>
  /// The sizes of the parts, but for those at the edges.
  private let width: Int
  private let height: Int
  private var row = 0
  private var column = 0

  /// Nil for a tile that is one part.
  ///
  /// Element sizes are in bytes, those of the result first.
  @inline(__always)
  init?(_ tile: Tile, _ elementSizes: InlineArray<4, Int>) {
    if tile.count == 0 { return nil }
    if tile.count <= TileParts.largest, tile.rows <= TileParts.largest / tile.count { return nil }
    self.init(large: tile, elementSizes)
  }

  @inline(never)
  private init(large tile: Tile, _ elementSizes: InlineArray<4, Int>) {
    whole = tile
    self.elementSizes = elementSizes
    width = min(tile.count, TileParts.largest)
    height = max(1, TileParts.largest / width)
  }

  /// The next part; nil behind the last.
  @inline(never)
  mutating func next() -> Tile? {
    if row >= whole.rows { return nil }
    var part = whole
    part.count = min(width, whole.count - column)
    // A row that is no part by itself is not cut together with its neighbours.
    part.rows = width < whole.count ? 1 : min(height, whole.rows - row)
    move(&part.out, elementSizes[0])
    move(&part.a, elementSizes[1])
    move(&part.b, elementSizes[2])
    move(&part.c, elementSizes[3])
    column += part.count
    if column >= whole.count {
      column = 0
      row += part.rows
    }
    return part
  }

  private func move(_ lane: inout Lane, _ elementSize: Int) {
    lane.base += (row &* lane.rowStep &+ column &* lane.step) &* elementSize
  }
}
