/// Axes in an SVG picture.
struct SVGAxes {
  private let axes: Axes
  private let number: Int
  private var frame: SVGFrame
  private let view: (x: Interval, y: Interval)
  private let xTicks: Ticks
  private let yTicks: Ticks

  /// The height of a line of text, and the width that a character takes on average.
  private static let line = 18.0
  private static let character = 8.0

  /// - Parameters:
  ///   - outer: What the axes take with all that stands around them.
  ///   - number: The place of the axes in the figure.
  init(_ axes: Axes, in outer: SVGFrame, number: Int) {
    self.axes = axes
    self.number = number
    func titleLines(_ text: String) -> Double { text.isEmpty ? 0 : Double(Surface.lines(of: text).count) }
    let above = 10 + titleLines(axes.title) * 20
    let below = axes.isFramed ? 30 + titleLines(axes.x.label) * Self.line : 10
    var beside = axes.isFramed ? 50.0 : 10
    var inner = outer
    var view = axes.view
    var yTicks = Ticks(values: [], labels: [])
    for _ in 0..<2 {
      inner = SVGFrame(
        left: outer.left + beside, top: outer.top + above,
        width: max(20, outer.width - beside - 22 - (axes.colourBar == nil ? 0 : 80)),
        height: max(20, outer.height - above - below))
      if axes.hasEqualUnits, axes.elements.contains(where: { if case .image = $0 { true } else { false } }) {
        inner = Self.shrunk(inner, to: axes.view)
      }
      view = axes.view(inWidth: inner.width, height: inner.height)
      yTicks = Ticks(axes.y, in: view.y, intervals: Self.intervals(inner.height / 40), unicode: true)
      guard axes.isFramed else { break }
      let widest = yTicks.shown(in: view.y).map(\.label.count).max() ?? 0
      beside = Double(widest) * Self.character + 14 + (axes.y.label.isEmpty ? 0 : Self.line + 6)
    }
    frame = inner
    self.view = view
    self.yTicks = yTicks
    xTicks = Ticks(axes.x, in: view.x, intervals: Self.intervals(inner.width / 50), unicode: true)
  }

  private static func intervals(_ room: Double) -> Int { max(1, min(9, Int(room))) }

  private static func shrunk(_ frame: SVGFrame, to view: (x: Interval, y: Interval)) -> SVGFrame {
    let ratio = (view.x.upper - view.x.lower) / (view.y.upper - view.y.lower)
    guard ratio > 0, ratio.isFinite else { return frame }
    var frame = frame
    let (width, height) = (min(frame.width, frame.height * ratio), min(frame.height, frame.width / ratio))
    frame.left += (frame.width - width) / 2
    frame.top += (frame.height - height) / 2
    frame.width = width
    frame.height = height
    return frame
  }

  func draw(into svg: inout SVGText) {
    let clip = "plot\(number)"
    svg.open("clipPath", [("id", clip)])
    svg.add("rect", place(of: frame))
    svg.close("clipPath")
    drawGrid(into: &svg)
    svg.open("g", [("clip-path", "url(#\(clip))")])
    var elements = SVGElements(axes, view: view, frame: frame)
    for element in axes.elements where !element.isText { elements.draw(element, into: &svg) }
    svg.close("g")
    if axes.isFramed { drawFrame(into: &svg) }
    for element in axes.elements where element.isText { elements.draw(element, into: &svg) }
    drawTitle(into: &svg)
    if let legend = axes.legend { SVGLegend(legend, in: frame).draw(into: &svg, over: elements.reached) }
    if let bar = axes.colourBar { drawBar(bar, into: &svg) }
  }

  // MARK: Frame and ticks

  private func place(of frame: SVGFrame) -> [(String, String)] {
    [
      ("x", SVGText.number(frame.left)), ("y", SVGText.number(frame.top)),
      ("width", SVGText.number(frame.width)), ("height", SVGText.number(frame.height)),
    ]
  }

  /// The ticks of an axis, in units of the picture.
  private func marks(isHorizontal: Bool) -> [(place: Double, label: String)] {
    let projections = axes.projections(of: view)
    let ticks = isHorizontal ? xTicks.shown(in: view.x) : yTicks.shown(in: view.y)
    return ticks.compactMap { value, label in
      guard let part = isHorizontal ? projections.x(value) : projections.y(value) else { return nil }
      return (isHorizontal ? frame.left + part * frame.width : frame.bottom - part * frame.height, label)
    }
  }

  private func drawGrid(into svg: inout SVGText) {
    var path = ""
    if axes.x.hasGrid && axes.isFramed {
      for (x, _) in marks(isHorizontal: true) {
        path += "M\(SVGText.number(x)) \(SVGText.number(frame.top))V\(SVGText.number(frame.bottom))"
      }
    }
    if axes.y.hasGrid && axes.isFramed {
      for (y, _) in marks(isHorizontal: false) {
        path += "M\(SVGText.number(frame.left)) \(SVGText.number(y))H\(SVGText.number(frame.right))"
      }
    }
    if !path.isEmpty { svg.add("path", [("d", path), ("stroke", "#b0b0b0"), ("fill", "none")]) }
  }

  private func drawFrame(into svg: inout SVGText) {
    svg.add("rect", place(of: frame) + [("fill", "none"), ("stroke", "black")])
    var path = ""
    for (x, label) in marks(isHorizontal: true) {
      path += "M\(SVGText.number(x)) \(SVGText.number(frame.bottom))v5"
      add(label, x: x, y: frame.bottom + Self.line, anchor: "middle", to: &svg)
    }
    for (y, label) in marks(isHorizontal: false) {
      path += "M\(SVGText.number(frame.left)) \(SVGText.number(y))h-5"
      add(label, x: frame.left - 9, y: y + 5, anchor: "end", to: &svg)
    }
    if !path.isEmpty { svg.add("path", [("d", path), ("stroke", "black")]) }
    if !xTicks.note.isEmpty {
      add(xTicks.note, x: frame.right, y: frame.bottom + 2 * Self.line - 2, anchor: "end", to: &svg)
    }
    if !yTicks.note.isEmpty { add(yTicks.note, x: frame.left, y: frame.top - 5, anchor: "start", to: &svg) }
    for (number, line) in lines(axes.x.label) {
      let y = frame.bottom + (2.1 + Double(number)) * Self.line
      add(line, x: frame.left + frame.width / 2, y: y, anchor: "middle", to: &svg)
    }
    let label = Surface.lines(of: axes.y.label).joined(separator: " ")
    guard !label.isEmpty else { return }
    let widest = yTicks.shown(in: view.y).map(\.label.count).max() ?? 0
    let x = frame.left - 16 - Double(widest) * Self.character
    let y = frame.top + frame.height / 2
    svg.add(
      "text",
      [
        ("transform", "translate(\(SVGText.number(x)) \(SVGText.number(y))) rotate(-90)"),
        ("text-anchor", "middle"),
      ], content: label)
  }

  private func lines(_ text: String) -> [(Int, String)] {
    text.isEmpty ? [] : Array(Surface.lines(of: text).enumerated())
  }

  private func drawTitle(into svg: inout SVGText) {
    let titles = lines(axes.title)
    for (number, title) in titles {
      let y = frame.top - 8 - 20 * Double(titles.count - 1 - number)
      svg.add(
        "text",
        [
          ("x", SVGText.number(frame.left + frame.width / 2)), ("y", SVGText.number(y)),
          ("text-anchor", "middle"), ("font-size", "17"),
        ], content: title)
    }
  }

  private func add(_ text: String, x: Double, y: Double, anchor: String, to svg: inout SVGText) {
    guard !text.isEmpty else { return }
    svg.add(
      "text", [("x", SVGText.number(x)), ("y", SVGText.number(y)), ("text-anchor", anchor)],
      content: Surface.lines(of: text).joined(separator: " "))
  }

  private func drawBar(_ bar: ColourBar, into svg: inout SVGText) {
    let steps = 64
    let left = frame.right + 20
    for step in 0..<steps {
      let height = frame.height / Double(steps)
      let field = SVGFrame(
        left: left, top: frame.bottom - Double(step + 1) * height, width: 18, height: height + 0.5)
      let colour = bar.map.colour(at: (Double(step) + 0.5) / Double(steps))
      svg.add("rect", place(of: field) + [("fill", colour.hexadecimal)])
    }
    let view = Interval(bar.lower, bar.upper)
    var axis = Axis()
    axis.label = bar.label
    let ticks = Ticks(axis, in: view, intervals: Self.intervals(frame.height / 40), unicode: true)
    let projection = Projection(view, scale: .linear)
    for (value, label) in ticks.shown(in: view) {
      guard let part = projection(value) else { continue }
      add(label, x: left + 24, y: frame.bottom - part * frame.height + 5, anchor: "start", to: &svg)
    }
    add(bar.label, x: left, y: frame.top - 8, anchor: "start", to: &svg)
  }
}

extension Element {
  /// Whether it is a text, which may reach beyond the axes.
  fileprivate var isText: Bool { if case .text = self { true } else { false } }
}
