/// A legend in an SVG picture.
struct SVGLegend {
  private let legend: Legend
  private let frame: SVGFrame

  init(_ legend: Legend, in frame: SVGFrame) {
    self.legend = legend
    self.frame = frame
  }

  /// - Parameter reached: Places that should not be hidden.
  func draw(into svg: inout SVGText, over reached: [(x: Double, y: Double)]) {
    guard !legend.entries.isEmpty else { return }
    let longest = (legend.entries.map { plain($0.label).count } + [plain(legend.title).count - 4]).max() ?? 0
    let lines = legend.entries.count + (legend.title.isEmpty ? 0 : 1)
    let size = (width: 54 + 8 * Double(max(0, longest)), height: 10 + 20 * Double(lines))
    let corner = corner(size, reached)
    svg.add(
      "rect",
      [
        ("x", SVGText.number(corner.x)), ("y", SVGText.number(corner.y)),
        ("width", SVGText.number(size.width)), ("height", SVGText.number(size.height)), ("rx", "3"),
        ("fill", "white"), ("fill-opacity", "0.8"), ("stroke", "#cccccc"),
      ])
    var y = corner.y + 15
    if !legend.title.isEmpty {
      svg.add(
        "text",
        [
          ("x", SVGText.number(corner.x + size.width / 2)), ("y", SVGText.number(y + 5)),
          ("text-anchor", "middle"),
        ], content: plain(legend.title))
      y += 20
    }
    for entry in legend.entries {
      drawSample(of: entry, x: corner.x + 8, y: y, into: &svg)
      svg.add(
        "text", [("x", SVGText.number(corner.x + 44)), ("y", SVGText.number(y + 5))],
        content: plain(entry.label))
      y += 20
    }
  }

  private func plain(_ text: String) -> String { Surface.lines(of: text).joined(separator: " ") }

  private func drawSample(of entry: Legend.Entry, x: Double, y: Double, into svg: inout SVGText) {
    let look = entry.look
    if entry.kind == .patch {
      svg.add(
        "rect",
        [
          ("x", SVGText.number(x)), ("y", SVGText.number(y - 5)), ("width", "28"), ("height", "10"),
          ("fill", look.colour.hexadecimal), ("fill-opacity", SVGText.number(look.opacity)),
        ])
      return
    }
    if look.dashes != .none {
      svg.add(
        "path",
        [("d", "M\(SVGText.number(x)) \(SVGText.number(y))h28")] + SVGElements.stroke(look))
    }
    if look.marker != nil { SVGElements.drawMarker(look, at: (x + 14, y), into: &svg) }
  }

  private func corner(
    _ size: (width: Double, height: Double), _ reached: [(x: Double, y: Double)]
  ) -> (x: Double, y: Double) {
    let gap = 7.0
    let lefts = [
      frame.left + gap, frame.left + (frame.width - size.width) / 2, frame.right - gap - size.width,
    ]
    let tops = [
      frame.top + gap, frame.top + (frame.height - size.height) / 2, frame.bottom - gap - size.height,
    ]
    func corner(_ location: Legend.Location) -> (x: Double, y: Double) {
      switch location {
      case .best, .upperRight: (lefts[2], tops[0])
      case .upperLeft: (lefts[0], tops[0])
      case .lowerLeft: (lefts[0], tops[2])
      case .lowerRight: (lefts[2], tops[2])
      case .right, .centreRight: (lefts[2], tops[1])
      case .centreLeft: (lefts[0], tops[1])
      case .lowerCentre: (lefts[1], tops[2])
      case .upperCentre: (lefts[1], tops[0])
      case .centre: (lefts[1], tops[1])
      case .outside: (lefts[2], tops[0])
      }
    }
    guard legend.location == .best else { return corner(legend.location) }
    let candidates: [Legend.Location] = [
      .upperRight, .upperLeft, .lowerLeft, .lowerRight, .centreRight, .centreLeft, .lowerCentre, .upperCentre,
      .centre,
    ]
    func hidden(_ corner: (x: Double, y: Double)) -> Int {
      reached.count { place in
        place.x >= corner.x && place.x <= corner.x + size.width && place.y >= corner.y
          && place.y <= corner.y + size.height
      }
    }
    return candidates.map { corner($0) }.min { hidden($0) < hidden($1) } ?? corner(.upperRight)
  }
}
