/// Draws the elements of axes onto a canvas.
struct Painter {
  var canvas: Canvas
  let signs: Signs
  let x: Projection
  let y: Projection
  /// How many elements of a kind there are: where there are several, they are told apart.
  private let lineCount: Int
  private let pointsCount: Int

  init(_ axes: Axes, view: (x: Interval, y: Interval), columns: Int, rows: Int, on surface: Surface) {
    canvas = Canvas(columns: columns, rows: rows, unicode: surface.unicode)
    signs = Signs(unicode: surface.unicode, isColoured: surface.isColoured)
    (x, y) = axes.projections(of: view)
    lineCount = axes.elements.count { if case .line = $0 { true } else { false } }
    pointsCount = axes.elements.count { if case .points = $0 { true } else { false } }
  }

  /// Draws an element over what is there.
  mutating func draw(_ element: Element) {
    switch element {
    case .line(let points, let look): drawLine(points, look)
    case .points(let points, let colours, let look): drawPoints(points, colours, look)
    case .boxes(let boxes, let isLying, let look): drawBoxes(boxes, isLying: isLying, look)
    case .area(let x, let lower, let upper, let look): drawArea(x, lower, upper, look)
    case .segments(let segments, let look):
      for segment in segments { drawLine([segment.start, segment.end], look) }
    case .span(let span, let look): drawSpan(span, look)
    case .image(let image): drawImage(image)
    case .text(let label): drawText(label)
    }
  }

  func place(_ point: Point) -> (x: Double, y: Double)? {
    guard let x = x(point.x), let y = y(point.y) else { return nil }
    return (x, y)
  }

  private func isSeen(_ place: (x: Double, y: Double)) -> Bool {
    place.x >= -1e-9 && place.x <= 1 + 1e-9 && place.y >= -1e-9 && place.y <= 1 + 1e-9
  }

  private func pen(_ look: Look) -> Canvas.Pen {
    Canvas.Pen(
      colour: look.colour.onTerminal, sign: signs.line(lineCount > 1 ? look.series : 0))
  }

  // MARK: Lines and points

  private mutating func drawLine(_ points: [Point], _ look: Look) {
    let pen = pen(look)
    let style = signs.dashes(of: look, among: lineCount)
    if style != .none {
      var dashes = Dashing(style, unicode: canvas.unicode)
      var last: (x: Double, y: Double)?
      for point in points {
        let next = place(point)
        if let last, let next { canvas.line(from: last, to: next, pen, dashes: &dashes) }
        last = next
      }
    }
    guard let marker = look.marker else { return }
    // Markers on every cell of a line would hide it.
    if style != .none && points.count > canvas.columns / 2 { return }
    draw(points, as: signs.marker(marker), pen: pen) { _ in look.colour }
  }

  private mutating func drawPoints(_ points: [Point], _ colours: [Colour], _ look: Look) {
    let variant = signs.isColoured || pointsCount < 2 ? 0 : look.series
    let sign = signs.marker(look.marker ?? .circle, variant: variant)
    draw(points, as: sign, pen: pen(look), keepsSigns: variant > 0 || pointsCount > 1 && !signs.isColoured) {
      colours.isEmpty ? look.colour : colours[$0 % colours.count]
    }
  }

  /// Marks points with a sign or, where they are many, with single dots.
  private mutating func draw(
    _ points: [Point], as sign: Character, pen: Canvas.Pen, keepsSigns: Bool = false,
    colour: (Int) -> Colour
  ) {
    let isCrowded = canvas.unicode && !keepsSigns && points.count > canvas.columns * canvas.rows / 8
    for (index, point) in points.enumerated() {
      guard let place = place(point), isSeen(place) else { continue }
      let colour = colour(index).onTerminal
      if isCrowded {
        canvas.dot(
          canvas.dotColumn(place.x), canvas.dotRow(place.y), Canvas.Pen(colour: colour, sign: pen.sign))
      } else {
        canvas.put(
          sign, .marker, Ink(foreground: colour), column: canvas.column(place.x), row: canvas.row(place.y))
      }
    }
  }

  // MARK: Areas

  private mutating func drawArea(_ xs: [Double], _ lower: [Double], _ upper: [Double], _ look: Look) {
    let count = min(xs.count, lower.count, upper.count)
    guard count > 1 else { return }
    for index in 1..<count {
      guard let x0 = x(xs[index - 1]), let x1 = x(xs[index]), let low0 = y(lower[index - 1]),
        let low1 = y(lower[index]), let high0 = y(upper[index - 1]), let high1 = y(upper[index])
      else { continue }
      let (left, right) = (min(x0, x1), max(x0, x1))
      guard right >= 0, left <= 1 else { continue }
      for column in canvas.dotColumn(left)...canvas.dotColumn(right) {
        let here = Double(column) / Double(max(1, canvas.dotColumns - 1))
        let part = x1 == x0 ? 0 : min(1, max(0, (here - x0) / (x1 - x0)))
        fillColumn(column, low0 + (low1 - low0) * part, high0 + (high1 - high0) * part, look)
      }
    }
  }

  private mutating func fillColumn(_ column: Int, _ first: Double, _ second: Double, _ look: Look) {
    let (low, high) = (min(first, second), max(first, second))
    guard high >= 0, low <= 1, low.isFinite || high.isFinite else { return }
    let pen = Canvas.Pen(colour: look.colour.onTerminal, sign: Signs.area, isArea: true)
    let isFull = look.opacity >= 0.6
    for row in canvas.dotRow(high)...canvas.dotRow(low)
    where isFull || !canvas.unicode || (column + row) % 2 == 0 {
      canvas.dot(column, row, pen)
    }
  }

  private mutating func drawSpan(_ span: Element.Span, _ look: Look) {
    let projection = span.isHorizontal ? y : x
    guard let from = projection(span.from), let to = projection(span.to) else { return }
    if from == to {
      guard from >= -1e-9, from <= 1 + 1e-9 else { return }
      var dashes = Dashing(look.dashes, unicode: canvas.unicode)
      let start = span.isHorizontal ? (x: span.start, y: from) : (x: from, y: span.start)
      let end = span.isHorizontal ? (x: span.end, y: from) : (x: from, y: span.end)
      canvas.line(from: start, to: end, pen(look), dashes: &dashes)
      return
    }
    guard max(from, to) >= 0, min(from, to) <= 1 else { return }
    let across = span.isHorizontal ? (span.start, span.end) : (min(from, to), max(from, to))
    let up = span.isHorizontal ? (from, to) : (span.start, span.end)
    guard across.0 <= across.1 else { return }
    for column in canvas.dotColumn(across.0)...canvas.dotColumn(across.1) {
      fillColumn(column, up.0, up.1, look)
    }
  }

  // MARK: Texts

  private mutating func drawText(_ label: Element.Label) {
    let projected = place(label.position)
    let place = label.isRelative ? (x: label.position.x, y: label.position.y) : projected
    guard let place, isSeen(place) else { return }
    if let target = label.target.flatMap({ self.place($0) }), isSeen(target) {
      drawArrow(from: place, to: target)
    }
    let lines = Surface.lines(of: label.text, unicode: canvas.unicode)
    let width = lines.map(\.count).max() ?? 0
    let column = canvas.column(place.x) - [0, width / 2, max(0, width - 1)][label.horizontal.rawValue]
    // A text that begins at the edge is moved inwards, as far as it goes.
    let first = max(0, min(column, canvas.columns - width))
    let row =
      canvas.row(place.y) - [lines.count - 1, (lines.count - 1) / 2, 0][label.vertical.rawValue]
    for (number, line) in lines.enumerated() {
      for (offset, character) in line.enumerated() {
        canvas.put(
          character, .text, Ink(foreground: label.colour?.onTerminal), column: first + offset,
          row: row + number)
      }
    }
  }

  private mutating func drawArrow(from start: (x: Double, y: Double), to end: (x: Double, y: Double)) {
    var dashes = Dashing(.solid, unicode: canvas.unicode)
    let (column, row) = (canvas.column(end.x), canvas.row(end.y))
    let (dx, dy) = (column - canvas.column(start.x), row - canvas.row(start.y))
    let steps = max(abs(dx), abs(dy))
    guard steps > 1 else { return }
    // The head stands before the place, so that what is there stays in sight.
    let part = Double(steps - 1) / Double(steps)
    let tip = (x: start.x + (end.x - start.x) * part, y: start.y + (end.y - start.y) * part)
    canvas.line(
      from: start, to: tip, Canvas.Pen(colour: nil, sign: "."), dashes: &dashes)
    let heads: [Character] = canvas.unicode ? ["▶", "◀", "▼", "▲"] : [">", "<", "v", "^"]
    let head = abs(dx) > abs(dy) * 2 ? (dx > 0 ? 0 : 1) : (dy > 0 ? 2 : 3)
    canvas.put(heads[head], .marker, .plain, column: canvas.column(tip.x), row: canvas.row(tip.y))
  }
}
