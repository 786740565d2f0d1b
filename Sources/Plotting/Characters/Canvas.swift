/// The cells between two axes: dots of braille, blocks and signs, one over the other.
struct Canvas {
  /// What a cell shows.
  struct Cell {
    enum Content {
      case empty
      /// A sign of the grid.
      case grid
      /// Dots that fill an area.
      case area
      /// A block of a bar or of an image.
      case block
      case line
      case marker
      case text
    }

    var content = Content.empty
    var glyph: Character = " "
    var dots: UInt8 = 0
    var ink = Ink.plain

    /// Whether a block takes half of the cell or more.
    var isMostlyFilled: Bool {
      for blocks in [Signs.risingBlocks, Signs.leadingBlocks] {
        if let eighths = blocks.firstIndex(of: glyph) { return (ink.isReversed ? 8 - eighths : eighths) >= 4 }
      }
      return true
    }

    /// What is seen.
    var shown: Character {
      dots == 0 ? glyph : Character(Unicode.Scalar(0x2800 + UInt32(dots)) ?? " ")
    }
  }

  /// What draws dots.
  struct Pen {
    let colour: Colour?
    /// What stands for a dot where only ASCII may be written.
    let sign: Character
    var isArea = false
  }

  let columns: Int
  let rows: Int
  let unicode: Bool
  /// The dots of a cell, across and down.
  let dotSize: (across: Int, down: Int)
  private(set) var cells: [Cell]

  init(columns: Int, rows: Int, unicode: Bool) {
    self.columns = max(1, columns)
    self.rows = max(1, rows)
    self.unicode = unicode
    dotSize = unicode ? (2, 4) : (1, 1)
    cells = Array(repeating: Cell(), count: self.columns * self.rows)
  }

  /// The number of dots, across and down.
  var dotColumns: Int { columns * dotSize.across }
  var dotRows: Int { rows * dotSize.down }

  subscript(column: Int, row: Int) -> Cell {
    get { cells[row * columns + column] }
    set { cells[row * columns + column] = newValue }
  }

  func contains(column: Int, row: Int) -> Bool {
    column >= 0 && column < columns && row >= 0 && row < rows
  }

  /// The column of dots at a part of the width.
  func dotColumn(_ part: Double) -> Int { Self.index(part, of: dotColumns) }

  /// The row of dots at a part of the height, from below.
  func dotRow(_ part: Double) -> Int { dotRows - 1 - Self.index(part, of: dotRows) }

  /// The column and the row of cells at parts of the width and height.
  func column(_ part: Double) -> Int { dotColumn(part) / dotSize.across }
  func row(_ part: Double) -> Int { dotRow(part) / dotSize.down }

  private static func index(_ part: Double, of count: Int) -> Int {
    Int((min(1, max(0, part)) * Double(count - 1)).rounded())
  }

  /// The dots' bits in a cell of braille, by row and column.
  private static let bits: [[UInt8]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]

  /// Sets a dot.
  mutating func dot(_ x: Int, _ y: Int, _ pen: Pen) {
    guard x >= 0, x < dotColumns, y >= 0, y < dotRows else { return }
    var cell = self[x / dotSize.across, y / dotSize.down]
    switch cell.content {
    case .marker, .text: return
    case .block:
      // A line before a bar: the bar is behind it where colours tell them apart.
      if cell.ink.background == nil, cell.ink.foreground != pen.colour, cell.isMostlyFilled {
        cell.ink.background = cell.ink.foreground
      }
      cell.dots = 0
    case .area where !pen.isArea: cell.dots = 0
    case .empty, .grid, .area, .line: break
    }
    if cell.content == .line && pen.isArea { return }
    if unicode {
      cell.dots |= Self.bits[y % 4][x % 2]
      cell.glyph = " "
    } else {
      cell.glyph = pen.sign
    }
    cell.ink = Ink(foreground: pen.colour, background: cell.ink.background)
    cell.content = pen.isArea ? .area : .line
    self[x / dotSize.across, y / dotSize.down] = cell
  }

  /// Puts a sign into a cell.
  mutating func put(_ glyph: Character, _ content: Cell.Content, _ ink: Ink, column: Int, row: Int) {
    guard contains(column: column, row: row) else { return }
    var ink = ink
    if content == .marker, ink.background == nil {
      let below = self[column, row]
      ink.background =
        below.content == .block && below.isMostlyFilled
        ? below.ink.background ?? below.ink.foreground : below.ink.background
    }
    self[column, row] = Cell(content: content, glyph: glyph, ink: ink)
  }

  // MARK: Lines

  /// Draws a line between two places, given in parts of the width and height, as far as it can be seen.
  mutating func line(
    from start: (x: Double, y: Double), to end: (x: Double, y: Double), _ pen: Pen, dashes: inout Dashing
  ) {
    guard let (first, last) = Self.clipped(start, end) else { return }
    var (x, y) = (dotColumn(first.x), dotRow(first.y))
    let (goalX, goalY) = (dotColumn(last.x), dotRow(last.y))
    let (width, height) = (abs(goalX - x), abs(goalY - y))
    let (stepX, stepY) = (x < goalX ? 1 : -1, y < goalY ? 1 : -1)
    var error = width - height
    while true {
      if dashes.next() { dot(x, y, pen) }
      if x == goalX && y == goalY { return }
      let doubled = 2 * error
      if doubled > -height {
        error -= height
        x += stepX
      }
      if doubled < width {
        error += width
        y += stepY
      }
    }
  }

  /// The piece of a line that lies between 0 and 1.
  private static func clipped(
    _ start: (x: Double, y: Double), _ end: (x: Double, y: Double)
  ) -> ((x: Double, y: Double), (x: Double, y: Double))? {
    var (from, to) = (0.0, 1.0)
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    guard dx.isFinite, dy.isFinite else { return nil }
    for (direction, distance) in [(-dx, start.x), (dx, 1 - start.x), (-dy, start.y), (dy, 1 - start.y)] {
      if direction == 0 {
        if distance < 0 { return nil }
      } else if direction < 0 {
        from = max(from, distance / direction)
      } else {
        to = min(to, distance / direction)
      }
    }
    guard from <= to else { return nil }
    return ((start.x + from * dx, start.y + from * dy), (start.x + to * dx, start.y + to * dy))
  }
}

/// Which dots of a line are set.
struct Dashing {
  private let pattern: [Bool]
  private var place = 0

  init(_ dashes: Look.Dashes, unicode: Bool) {
    // The lengths of what is drawn and left out in turn.
    let lengths: [Int] =
      switch (dashes, unicode) {
      case (.none, _): [0, 1]
      case (.solid, _): [1, 0]
      case (.dashed, true): [6, 4]
      case (.dotted, true): [1, 2]
      case (.dashDotted, true): [6, 3, 1, 3]
      case (.dashed, false): [2, 1]
      case (.dotted, false): [1, 1]
      case (.dashDotted, false): [3, 1, 1, 1]
      }
    pattern = lengths.enumerated().flatMap { Array(repeating: $0 % 2 == 0, count: $1) }
  }

  /// Whether the next dot is set.
  mutating func next() -> Bool {
    let isSet = pattern[place]
    place = (place + 1) % pattern.count
    return isSet
  }
}
