/// Bars and images, which are made of blocks.
extension Painter {
  mutating func drawBoxes(_ boxes: [Element.Box], isLying: Bool, _ look: Look) {
    for (index, box) in boxes.enumerated() {
      guard let x0 = x(box.x0), let x1 = x(box.x1), let y0 = y(clamped(box.y0, box.y1)),
        let y1 = y(clamped(box.y1, box.y0))
      else { continue }
      let (left, right) = (min(x0, x1), max(x0, x1))
      let (low, high) = (min(y0, y1), max(y0, y1))
      guard right >= 0, left <= 1, high >= 0, low <= 1 else { continue }
      let touches = isLying ? touchesNext(boxes, index, \.y0, \.y1) : touchesNext(boxes, index, \.x0, \.x1)
      if isLying {
        let rows = cells(from: 1 - high, to: 1 - low, of: canvas.rows, touching: touches)
        for row in rows { fillRow(row, from: left, to: right, look) }
      } else {
        for column in cells(from: left, to: right, of: canvas.columns, touching: touches) {
          fillColumnOfBlocks(column, from: low, to: high, look)
        }
      }
    }
  }

  /// Where a bar has no place on a logarithmic axis it starts far below its other end.
  private func clamped(_ value: Double, _ other: Double) -> Double {
    y(value) == nil && value <= 0 && other > 0 ? other * 1e-300 : value
  }

  private func touchesNext(
    _ boxes: [Element.Box], _ index: Int, _ start: KeyPath<Element.Box, Double>,
    _ end: KeyPath<Element.Box, Double>
  ) -> Bool {
    guard boxes.count > 1 else { return false }
    let (first, second) = index + 1 < boxes.count ? (index, index + 1) : (index - 1, index)
    let distance = abs(boxes[second][keyPath: start] - boxes[first][keyPath: end])
    return distance < 1e-6 * abs(boxes[index][keyPath: end] - boxes[index][keyPath: start])
  }

  /// The cells that a bar takes across: all that it covers or, where bars stand apart, as many for each.
  private func cells(from start: Double, to end: Double, of count: Int, touching: Bool) -> Range<Int> {
    let (first, last) = (start * Double(count), end * Double(count))
    var from = Self.rounded(first, count)
    var to = Self.rounded(last, count)
    if !touching, last - first < Double(2 * count) {
      let width = max(1, Int((last - first).rounded()))
      from = Int(((first + last) / 2 - Double(width) / 2).rounded())
      to = from + width
    } else if to == from {
      from = min(from, count - 1)
      to = from + 1
    }
    return max(0, min(from, count))..<max(0, min(max(from, to), count))
  }

  private static func rounded(_ value: Double, _ limit: Int) -> Int {
    Int(min(Double(limit), max(0, value)).rounded())
  }

  /// The eighths of a cell that are filled, from one end of it to the other; never nothing where there is something.
  private func eighths(from start: Double, to end: Double, of count: Int) -> (Int, Int) {
    let first = Self.rounded(start * Double(count * 8), count * 8)
    let last = Self.rounded(end * Double(count * 8), count * 8)
    return first == last && end > start
      ? (min(first, count * 8 - 1), min(first, count * 8 - 1) + 1) : (first, last)
  }

  private mutating func fillColumnOfBlocks(_ column: Int, from low: Double, to high: Double, _ look: Look) {
    let (first, last) = eighths(from: low, to: high, of: canvas.rows)
    guard last > first else { return }
    for cell in first / 8...(last - 1) / 8 {
      let (from, to) = (max(first, cell * 8) - cell * 8, min(last, cell * 8 + 8) - cell * 8)
      fillCell(column: column, row: canvas.rows - 1 - cell, from: from, to: to, Signs.risingBlocks, look)
    }
  }

  private mutating func fillRow(_ row: Int, from left: Double, to right: Double, _ look: Look) {
    let (first, last) = eighths(from: left, to: right, of: canvas.columns)
    guard last > first else { return }
    for cell in first / 8...(last - 1) / 8 {
      let (from, to) = (max(first, cell * 8) - cell * 8, min(last, cell * 8 + 8) - cell * 8)
      fillCell(column: cell, row: row, from: from, to: to, Signs.leadingBlocks, look)
    }
  }

  /// Fills a part of a cell, given in eighths.
  private mutating func fillCell(
    column: Int, row: Int, from: Int, to: Int, _ blocks: [Character], _ look: Look
  ) {
    guard canvas.contains(column: column, row: row), to > from else { return }
    let below = canvas[column, row]
    let colour = look.colour.onTerminal
    let behind = below.content == .block ? below.ink.background ?? below.ink.foreground : below.ink.background
    let isOver = below.content == .block
    if isOver && look.opacity < 1 && to - from >= 4 {
      canvas.put(
        signs.blend, .block, Ink(foreground: colour, background: signs.isColoured ? behind : nil),
        column: column, row: row)
      return
    }
    let fill = signs.fill(look.series)
    var glyph = fill
    var ink = Ink(foreground: colour, background: isOver && signs.isColoured ? behind : nil)
    if to - from < 8 {
      if !canvas.unicode || fill != "█" {
        // Without finer blocks a cell is filled or not; what is less than half a cell is left out but at the base.
        if to - from < 4 && !(from == 0 && below.content != .block && to > 0 && row == canvas.rows - 1) {
          return
        }
      } else if from == 0 {
        glyph = blocks[to]
      } else if signs.isColoured {
        glyph = blocks[from]
        ink.isReversed = true
      } else {
        glyph = to - from >= 6 ? "█" : blocks[8] == "█" && blocks[1] == "▁" ? "▀" : "▐"
      }
    }
    canvas.put(glyph, .block, ink, column: column, row: row)
  }

  // MARK: Images

  mutating func drawImage(_ image: Element.Image) {
    guard image.rows > 0, image.columns > 0, let left = x(image.left), let right = x(image.right),
      let top = y(image.top), let bottom = y(image.bottom), left != right, top != bottom
    else { return }
    /// The colour of a place; nil outside of the image.
    func colour(_ across: Double, _ up: Double) -> Colour? {
      let column = (across - left) / (right - left) * Double(image.columns)
      let row = (up - top) / (bottom - top) * Double(image.rows)
      guard column >= 0, row >= 0, column < Double(image.columns), row < Double(image.rows) else {
        return nil
      }
      return image.colours[Int(row) * image.columns + Int(column)]
    }
    for row in 0..<canvas.rows {
      for column in 0..<canvas.columns {
        let across = (Double(column) + 0.5) / Double(canvas.columns)
        func at(_ part: Double) -> Colour? { colour(across, 1 - (Double(row) + part) / Double(canvas.rows)) }
        if canvas.unicode && signs.isColoured {
          let (upper, lower) = (at(0.25), at(0.75))
          if upper == nil && lower == nil { continue }
          let glyph: Character = upper == nil ? "▄" : "▀"
          let ink = Ink(foreground: upper ?? lower, background: upper == nil ? nil : lower)
          canvas.put(glyph, .block, ink, column: column, row: row)
        } else if let colour = at(0.5) {
          let shade = signs.shade(colour.lightness)
          let ink = signs.isColoured ? Ink(background: colour) : .plain
          canvas.put(signs.isColoured ? " " : shade, .block, ink, column: column, row: row)
        }
      }
    }
  }
}
