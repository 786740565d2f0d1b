/// A tile of very many elements in parts, between which a request to stop is seen.
struct TileParts {
  private let whole: Tile
  private let elementSizes: InlineArray<4, Int>
  /// The sizes of the parts, but for those at the edges.
  private let width: Int
  private let height: Int
  /// How many parts lie side by side.
  private let columns: Int
  let count: Int

  /// Parts of a tile of at most `size` elements, but where a single row has more no row is cut together with others.
  ///
  /// Element sizes are in bytes, those of the result first.
  @inline(never)
  init(_ tile: Tile, _ elementSizes: InlineArray<4, Int>, size: Int) {
    whole = tile
    self.elementSizes = elementSizes
    width = min(tile.count, size)
    height = width < tile.count ? 1 : max(1, size / width)
    columns = (tile.count &+ width &- 1) / width
    count = columns &* ((tile.rows &+ height &- 1) / height)
  }

  @inline(never)
  subscript(index: Int) -> Tile {
    let (row, column) = (index / columns &* height, index % columns &* width)
    var part = whole
    part.count = min(width, whole.count &- column)
    part.rows = min(height, whole.rows &- row)
    func move(_ lane: inout Lane, _ elementSize: Int) {
      lane.base += (row &* lane.rowStep &+ column &* lane.step) &* elementSize
    }
    move(&part.out, elementSizes[0])
    move(&part.a, elementSizes[1])
    move(&part.b, elementSizes[2])
    move(&part.c, elementSizes[3])
    return part
  }
}
