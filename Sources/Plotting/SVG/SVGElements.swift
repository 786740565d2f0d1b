internal import Glibc

/// Draws the elements of axes into an SVG picture.
struct SVGElements {
  private let x: Projection
  private let y: Projection
  private let frame: SVGFrame
  /// Places that something is drawn at, for a legend that is to hide little.
  private(set) var reached: [(x: Double, y: Double)] = []

  init(_ axes: Axes, view: (x: Interval, y: Interval), frame: SVGFrame) {
    (x, y) = axes.projections(of: view)
    self.frame = frame
  }

  private func place(_ point: Point) -> (x: Double, y: Double)? {
    guard let x = x(point.x), let y = y(point.y) else { return nil }
    // Far outside nothing is seen, and such numbers would only be long.
    return (
      frame.left + max(-50, min(50, x)) * frame.width, frame.bottom - max(-50, min(50, y)) * frame.height
    )
  }

  mutating func draw(_ element: Element, into svg: inout SVGText) {
    switch element {
    case .line(let points, let look):
      drawPath(points, look, into: &svg)
      if look.marker != nil { drawMarkers(points, look, into: &svg) { _ in look.colour } }
    case .points(let points, let colours, let look):
      drawMarkers(points, look, into: &svg) { colours.isEmpty ? look.colour : colours[$0 % colours.count] }
    case .boxes(let boxes, _, let look):
      for box in boxes { drawBox(box, look, into: &svg) }
    case .area(let x, let lower, let upper, let look):
      let count = min(x.count, lower.count, upper.count)
      let corners =
        (0..<count).map { Point(x[$0], upper[$0]) } + (0..<count).reversed().map { Point(x[$0], lower[$0]) }
      let path = outline(of: corners)
      if !path.isEmpty { svg.add("path", [("d", path + "Z")] + fill(look)) }
    case .segments(let segments, let look):
      let path = segments.map { outline(of: [$0.start, $0.end]) }.joined()
      if !path.isEmpty { svg.add("path", [("d", path)] + Self.stroke(look)) }
    case .span(let span, let look): drawSpan(span, look, into: &svg)
    case .image(let image): drawImage(image, into: &svg)
    case .text(let label): drawText(label, into: &svg)
    }
  }

  // MARK: Looks

  static func stroke(_ look: Look) -> [(String, String)] {
    var attributes = [
      ("fill", "none"), ("stroke", look.colour.hexadecimal),
      ("stroke-width", SVGText.number(look.lineWidth * SVGPicture.unitsPerInch / 72)),
    ]
    let width = look.lineWidth * SVGPicture.unitsPerInch / 72
    let lengths: [Double] =
      switch look.dashes {
      case .none, .solid: []
      case .dashed: [3.7, 1.6]
      case .dotted: [1, 1.65]
      case .dashDotted: [6.4, 1.6, 1, 1.6]
      }
    if lengths.isEmpty {
      attributes.append(("stroke-linejoin", "round"))
    } else {
      let text = lengths.map { SVGText.number($0 * width) }.joined(separator: " ")
      attributes.append(("stroke-dasharray", text))
    }
    if look.opacity < 1 { attributes.append(("stroke-opacity", SVGText.number(look.opacity))) }
    return attributes
  }

  private func fill(_ look: Look) -> [(String, String)] {
    [("fill", look.colour.hexadecimal)]
      + (look.opacity < 1 ? [("fill-opacity", SVGText.number(look.opacity))] : [])
  }

  // MARK: Shapes

  private func outline(of points: [Point]) -> String {
    var path = ""
    var isDrawing = false
    for point in points {
      guard let place = place(point) else {
        isDrawing = false
        continue
      }
      path += "\(isDrawing ? "L" : "M")\(SVGText.number(place.x)) \(SVGText.number(place.y))"
      isDrawing = true
    }
    return path
  }

  private mutating func drawPath(_ points: [Point], _ look: Look, into svg: inout SVGText) {
    reached += points.compactMap(place)
    guard look.dashes != .none, points.count > 1 else { return }
    let path = outline(of: points)
    if !path.isEmpty { svg.add("path", [("d", path)] + Self.stroke(look)) }
  }

  private mutating func drawMarkers(
    _ points: [Point], _ look: Look, into svg: inout SVGText, colour: (Int) -> Colour
  ) {
    for (index, point) in points.enumerated() {
      guard let place = place(point) else { continue }
      reached.append(place)
      var own = look
      own.colour = colour(index)
      Self.drawMarker(own, at: place, into: &svg)
    }
  }

  /// Draws the marker of a look around a place.
  static func drawMarker(_ look: Look, at place: (x: Double, y: Double), into svg: inout SVGText) {
    let radius = look.markerSize * SVGPicture.unitsPerInch / 144
    func point(_ x: Double, _ y: Double) -> String {
      "\(SVGText.number(place.x + x * radius)) \(SVGText.number(place.y + y * radius))"
    }
    func polygon(_ corners: Int, turned: Double = 0, inner: Double? = nil) -> String {
      let count = inner == nil ? corners : corners * 2
      return "M"
        + (0..<count).map { index in
          let angle = (Double(index) / Double(count) + turned) * 2 * Double.pi
          let length = index % 2 == 1 ? inner ?? 1 : 1
          return point(sin(angle) * length, -cos(angle) * length)
        }.joined(separator: "L") + "Z"
    }
    let colour = look.colour.hexadecimal
    let opacity = look.opacity < 1 ? [("opacity", SVGText.number(look.opacity))] : []
    var path = ""
    var isFilled = true
    switch look.marker ?? .circle {
    case .circle, .point, .pixel:
      let size = look.marker == .pixel ? 0.7 : look.marker == .point ? radius / 2 : radius
      svg.add(
        "circle",
        [
          ("cx", SVGText.number(place.x)), ("cy", SVGText.number(place.y)), ("r", SVGText.number(size)),
          ("fill", colour),
        ] + opacity)
      return
    case .square: path = polygon(4, turned: 0.125)
    case .diamond, .thinDiamond: path = polygon(4)
    case .up: path = polygon(3)
    case .down: path = polygon(3, turned: 0.5)
    case .left: path = polygon(3, turned: 0.75)
    case .right: path = polygon(3, turned: 0.25)
    case .pentagon: path = polygon(5)
    case .hexagon: path = polygon(6)
    case .otherHexagon: path = polygon(6, turned: 1.0 / 12)
    case .octagon: path = polygon(8, turned: 1.0 / 16)
    case .star: path = polygon(5, inner: 0.4)
    default:
      isFilled = false
      path = strokes(of: look.marker ?? .plus).map { "M\(point($0.0, $0.1))L\(point($0.2, $0.3))" }.joined()
    }
    let paint =
      isFilled
      ? [("fill", colour)]
      : [
        ("stroke", colour),
        ("stroke-width", look.marker == .filledPlus || look.marker == .filledCross ? "3" : "1.4"),
      ]
    svg.add("path", [("d", path)] + paint + opacity)
  }

  private static func strokes(of marker: Marker) -> [(Double, Double, Double, Double)] {
    switch marker {
    case .cross, .filledCross: [(-1, -1, 1, 1), (-1, 1, 1, -1)]
    case .vertical: [(0, -1, 0, 1)]
    case .horizontal: [(-1, 0, 1, 0)]
    case .threeDown: [(0, 0, 0, 1), (0, 0, -0.8, -0.5), (0, 0, 0.8, -0.5)]
    case .threeUp: [(0, 0, 0, -1), (0, 0, -0.8, 0.5), (0, 0, 0.8, 0.5)]
    case .threeLeft: [(0, 0, -1, 0), (0, 0, 0.5, -0.8), (0, 0, 0.5, 0.8)]
    case .threeRight: [(0, 0, 1, 0), (0, 0, -0.5, -0.8), (0, 0, -0.5, 0.8)]
    default: [(-1, 0, 1, 0), (0, -1, 0, 1)]
    }
  }

  private mutating func drawBox(_ box: Element.Box, _ look: Look, into svg: inout SVGText) {
    // On a logarithmic axis a bar may start where there is no place: then at the lower edge.
    let low = place(Point(box.x0, box.y0))
    guard let end = place(Point(box.x1, box.y1)) ?? low else { return }
    let start = low ?? (x: x(box.x0).map { frame.left + $0 * frame.width } ?? frame.left, y: frame.bottom)
    let (left, top) = (min(start.x, end.x), min(start.y, end.y))
    reached += [(left, top), (max(start.x, end.x), top), ((start.x + end.x) / 2, (start.y + end.y) / 2)]
    svg.add(
      "rect",
      [
        ("x", SVGText.number(left)), ("y", SVGText.number(top)),
        ("width", SVGText.number(abs(end.x - start.x))), ("height", SVGText.number(abs(end.y - start.y))),
      ] + fill(look))
  }

  private func drawSpan(_ span: Element.Span, _ look: Look, into svg: inout SVGText) {
    guard let from = (span.isHorizontal ? y : x)(span.from), let to = (span.isHorizontal ? y : x)(span.to)
    else { return }
    func corner(_ along: Double, _ across: Double) -> (x: Double, y: Double) {
      let (px, py) = span.isHorizontal ? (along, across) : (across, along)
      return (frame.left + px * frame.width, frame.bottom - max(-50, min(50, py)) * frame.height)
    }
    let (first, last) = (corner(span.start, from), corner(span.end, to))
    if from == to {
      let path =
        "M\(SVGText.number(first.x)) \(SVGText.number(first.y))L\(SVGText.number(last.x)) \(SVGText.number(last.y))"
      svg.add("path", [("d", path)] + Self.stroke(look))
    } else {
      svg.add(
        "rect",
        [
          ("x", SVGText.number(min(first.x, last.x))), ("y", SVGText.number(min(first.y, last.y))),
          ("width", SVGText.number(abs(last.x - first.x))), ("height", SVGText.number(abs(last.y - first.y))),
        ] + fill(look))
    }
  }

  private func drawImage(_ image: Element.Image, into svg: inout SVGText) {
    guard image.rows > 0, image.columns > 0, let start = place(Point(image.left, image.top)),
      let end = place(Point(image.right, image.bottom))
    else { return }
    svg.open("g", [("shape-rendering", "crispEdges")])
    // More fields than can be told apart would only make the picture large.
    let (rows, columns) = (min(image.rows, Self.mostFields), min(image.columns, Self.mostFields))
    let (width, height) = ((end.x - start.x) / Double(columns), (end.y - start.y) / Double(rows))
    for row in 0..<rows {
      for column in 0..<columns {
        let field = row * image.rows / rows * image.columns + column * image.columns / columns
        guard let colour = image.colours[field] else { continue }
        let (left, top) = (start.x + Double(column) * width, start.y + Double(row) * height)
        svg.add(
          "rect",
          [
            ("x", SVGText.number(min(left, left + width))), ("y", SVGText.number(min(top, top + height))),
            ("width", SVGText.number(abs(width) + 0.3)), ("height", SVGText.number(abs(height) + 0.3)),
            ("fill", colour.hexadecimal),
          ])
      }
    }
    svg.close("g")
  }

  private static let mostFields = 200

  private func drawText(_ label: Element.Label, into svg: inout SVGText) {
    let place =
      label.isRelative
      ? (x: frame.left + label.position.x * frame.width, y: frame.bottom - label.position.y * frame.height)
      : place(label.position)
    guard let place else { return }
    if let target = label.target.flatMap({ self.place($0) }) {
      drawArrow(from: place, to: target, into: &svg)
    }
    let lines = Surface.lines(of: label.text)
    let anchor = ["start", "middle", "end"][label.horizontal.rawValue]
    let first =
      place.y
      + [-18 * Double(lines.count - 1), -9 * Double(lines.count - 1) + 5, 12][label.vertical.rawValue]
    for (number, line) in lines.enumerated() {
      svg.add(
        "text",
        [
          ("x", SVGText.number(place.x)), ("y", SVGText.number(first + 18 * Double(number))),
          ("text-anchor", anchor), ("fill", (label.colour ?? .black).hexadecimal),
        ], content: line)
    }
  }

  private func drawArrow(
    from start: (x: Double, y: Double), to end: (x: Double, y: Double), into svg: inout SVGText
  ) {
    let angle = atan2(end.y - start.y, end.x - start.x)
    func wing(_ turn: Double) -> String {
      "L\(SVGText.number(end.x - 9 * cos(angle + turn))) \(SVGText.number(end.y - 9 * sin(angle + turn)))"
    }
    let tip = "\(SVGText.number(end.x)) \(SVGText.number(end.y))"
    let path =
      "M\(SVGText.number(start.x)) \(SVGText.number(start.y))L\(tip)\(wing(0.45))M\(tip)\(wing(-0.45))"
    svg.add("path", [("d", path), ("fill", "none"), ("stroke", "black")])
  }
}
